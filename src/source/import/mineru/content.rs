//! `*_content_list.json`: what is on the pages, in the order of reading.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::boxes::{BoxKind, BoxedPage, PageBox, PageUnit};
use super::super::values::{corners, number, some_text, text};
use super::{caption, kind};

/// Whether a value is such a list.
pub(super) fn is_content(value: &Value) -> bool {
    let list = value.as_array().filter(|list| !list.is_empty());
    list.is_some_and(|list| {
        list.iter().all(|item| item.get("type").is_some() && item.get("page_idx").is_some())
    })
}

/// The pages of a list.
pub(super) fn read(value: &Value) -> Vec<BoxedPage> {
    let mut pages: BTreeMap<u32, BoxedPage> = BTreeMap::new();
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        let index = number(item.get("page_idx")).unwrap_or_default();
        let page = pages.entry(index).or_insert_with(|| BoxedPage {
            index,
            width: 1000.0,
            height: 1000.0,
            unit: PageUnit::Thousandth,
            ..BoxedPage::default()
        });
        add(item, at, &mut page.blocks);
    }
    pages.into_values().collect()
}

fn add(item: &Value, at: usize, blocks: &mut Vec<PageBox>) {
    let name = text(item.get("type"));
    let level = number(item.get("text_level")).filter(|level| *level > 0);
    let kind = match kind(&name) {
        BoxKind::Text if level.is_some() => BoxKind::Title,
        kind => kind,
    };
    let running = matches!(kind, BoxKind::Title | BoxKind::Text | BoxKind::Table);
    let block = PageBox {
        id: at.to_string(),
        kind,
        corners: corners(item.get("bbox")),
        text: words(item, kind),
        order: if running { u32::try_from(at).ok() } else { None },
        level: level.and_then(|level| u8::try_from(level).ok()),
        image: some_text(item.get("img_path")).filter(|_| kind == BoxKind::Image),
        cells: some_text(item.get("table_body")),
        origin: Some(at.to_string()),
        ..PageBox::default()
    };
    let keys = [
        "image_caption",
        "image_footnote",
        "img_caption",
        "img_footnote",
        "chart_caption",
        "table_caption",
        "table_footnote",
    ];
    let captions = keys.iter().filter_map(|key| item.get(key)).flat_map(|value| match value {
        Value::Array(parts) => parts.iter().map(|part| text(Some(part))).collect(),
        other => vec![text(Some(other))],
    });
    let captions: Vec<PageBox> = captions
        .filter(|words| !words.trim().is_empty())
        .enumerate()
        .map(|(number, words)| caption(&block, number, words))
        .collect();
    blocks.push(block);
    blocks.extend(captions);
}

/// The words of an item, under the keys of its type.
fn words(item: &Value, kind: BoxKind) -> String {
    if kind == BoxKind::Image {
        return String::new();
    }
    let keys = ["text", "code_body", "content", "list_items"];
    keys.iter().find_map(|key| some_text(item.get(key))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn items_become_blocks_of_their_pages() {
        let list = json!([
            {"type": "text", "text": "治水", "text_level": 1, "bbox": [1, 2, 30, 40], "page_idx": 0},
            {"type": "image", "img_path": "", "image_caption": ["春茶", "乙某/摄"], "image_footnote": [], "bbox": [1, 50, 30, 90], "page_idx": 0},
            {"type": "table", "table_body": "<table></table>", "table_caption": [], "page_idx": 1},
            {"type": "list", "list_items": ["一是治水", "二是种树"], "page_idx": 1},
        ]);
        assert!(is_content(&list) && !is_content(&json!([])));
        let pages = read(&list);
        let kinds: Vec<Vec<_>> =
            pages.iter().map(|page| page.blocks.iter().map(|block| block.kind).collect()).collect();
        assert_eq!(kinds[0], [BoxKind::Title, BoxKind::Image, BoxKind::Caption, BoxKind::Caption]);
        assert_eq!(kinds[1], [BoxKind::Table, BoxKind::Text]);
        assert_eq!(pages[0].blocks[3].caption_of.as_deref(), Some("1"));
        assert_eq!(
            (pages[0].blocks[1].image.as_deref(), pages[1].blocks[1].text.as_str()),
            (None, "一是治水\n二是种树")
        );
    }
}
