//! `*_content_list_v2.json`: a list of contents for each page. Its shape is declared unstable, so that texts are taken
//! wherever they stand in a content.

use serde_json::Value;

use super::super::boxes::{BoxKind, BoxedPage, PageBox, PageUnit};
use super::super::values::{corners, some_text};
use super::{caption, kind};

/// Deepest nesting of a content.
const DEEPEST: usize = 16;

/// Whether a value is such a list.
pub(super) fn is_pages(value: &Value) -> bool {
    let pages = value.as_array().filter(|pages| !pages.is_empty());
    let items = pages.map(|pages| pages.iter().filter_map(Value::as_array).collect::<Vec<_>>());
    items.is_some_and(|items| {
        items.len() == value.as_array().map_or(0, Vec::len)
            && items.iter().flat_map(|page| page.iter()).all(|item| item.get("type").is_some())
            && items.iter().any(|page| page.iter().any(|item| item.get("content").is_some()))
    })
}

/// The pages of a list.
pub(super) fn read(value: &Value) -> Vec<BoxedPage> {
    let pages = value.as_array().into_iter().flatten().enumerate();
    pages
        .map(|(index, items)| {
            let mut blocks = Vec::new();
            items
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
                .for_each(|(at, item)| add(item, at, &mut blocks));
            BoxedPage {
                index: u32::try_from(index).unwrap_or(u32::MAX),
                width: 1000.0,
                height: 1000.0,
                unit: PageUnit::Thousandth,
                blocks,
                ..BoxedPage::default()
            }
        })
        .collect()
}

fn add(item: &Value, at: usize, blocks: &mut Vec<PageBox>) {
    let name = item.get("type").and_then(Value::as_str).unwrap_or_default();
    let content = item.get("content").unwrap_or(&Value::Null);
    let kind = kind(name);
    let mut words = Vec::new();
    let mut captions = Vec::new();
    collect(content, 0, &mut words, &mut captions);
    let cells = find(content, &["html", "table_body"]).filter(|_| kind == BoxKind::Table);
    let block = PageBox {
        id: at.to_string(),
        kind,
        corners: corners(item.get("bbox")),
        text: if kind == BoxKind::Image || cells.is_some() { String::new() } else { words.concat() },
        order: if matches!(kind, BoxKind::Title | BoxKind::Text | BoxKind::Table) {
            u32::try_from(at).ok()
        } else {
            None
        },
        image: find(content, &["path", "img_path", "image_path"]).filter(|_| kind == BoxKind::Image),
        cells,
        origin: Some(at.to_string()),
        ..PageBox::default()
    };
    let captions: Vec<PageBox> =
        captions.into_iter().enumerate().map(|(number, words)| caption(&block, number, words)).collect();
    blocks.push(block);
    blocks.extend(captions);
}

/// The texts in a content, those under a key of captions apart.
fn collect(value: &Value, depth: usize, words: &mut Vec<String>, captions: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::String(text) if depth == 0 => words.push(text.clone()),
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, depth + 1, words, captions)),
        Value::Object(members) => {
            for (key, member) in members {
                if key.contains("caption") || key.contains("footnote") {
                    let (mut own, mut none) = (Vec::new(), Vec::new());
                    collect(member, depth + 1, &mut own, &mut none);
                    let own = own.concat();
                    captions.extend((!own.trim().is_empty()).then_some(own));
                } else if let (true, Value::String(text)) = (key == "content" || key == "text", member) {
                    words.push(text.clone());
                } else {
                    collect(member, depth + 1, words, captions);
                }
            }
        }
        _ => {}
    }
}

/// The first text under one of some keys.
fn find(value: &Value, keys: &[&str]) -> Option<String> {
    match value {
        Value::Object(members) => keys
            .iter()
            .find_map(|key| some_text(members.get(*key)))
            .or_else(|| members.values().find_map(|member| find(member, keys))),
        Value::Array(parts) => parts.iter().find_map(|part| find(part, keys)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn contents_are_read_wherever_their_texts_are() {
        let list = json!([[
            {"type": "title", "content": {"title_content": [{"type": "text", "content": "治水"}], "level": 1}, "bbox": [1, 2, 3, 4]},
            {"type": "paragraph", "content": {"paragraph_content": [{"type": "text", "content": "正"}, {"type": "text", "content": "文"}]}},
            {"type": "image", "content": {"image_source": {"path": "images/a.jpg"}, "image_caption": [{"type": "text", "content": "春茶"}]}},
        ], []]);
        assert!(is_pages(&list));
        let pages = read(&list);
        let texts: Vec<_> = pages[0].blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (BoxKind::Title, "治水"),
                (BoxKind::Text, "正文"),
                (BoxKind::Image, ""),
                (BoxKind::Caption, "春茶")
            ]
        );
        assert_eq!(pages[0].blocks[2].image.as_deref(), Some("images/a.jpg"));
        assert_eq!(pages.len(), 2);
    }
}
