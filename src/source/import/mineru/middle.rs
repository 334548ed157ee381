//! `*_middle.json`: blocks, lines and spans with places in points. Geometry comes from `preproc_blocks`; where they
//! are absent, from `para_blocks`, of which some stand for blocks of two columns or pages.

use serde_json::Value;

use super::super::boxes::{BoxKind, BoxedLine, BoxedPage, PageBox, PageUnit};
use super::super::values::{corners, number, some_text};
use super::kind;

/// Whether a value is such a file.
pub(super) fn is_middle(value: &Value) -> bool {
    value.get("pdf_info").is_some_and(Value::is_array)
}

/// The pages of a file.
pub(super) fn read(value: &Value) -> Vec<BoxedPage> {
    let pages = value.get("pdf_info").and_then(Value::as_array).into_iter().flatten();
    pages.enumerate().map(|(index, page)| one(page, index)).collect()
}

fn one(page: &Value, index: usize) -> BoxedPage {
    let size = |at: usize| page["page_size"].get(at).and_then(Value::as_f64).unwrap_or_default();
    let list = |key: &str| page.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let own = if list("preproc_blocks").is_empty() { "para_blocks" } else { "preproc_blocks" };
    let mut blocks = Vec::new();
    for (key, edge) in [(own, false), ("discarded_blocks", true)] {
        for (at, block) in list(key).iter().enumerate() {
            add(block, &format!("{key}/{at}"), edge, &mut blocks);
        }
    }
    BoxedPage {
        index: number(page.get("page_idx")).unwrap_or(u32::try_from(index).unwrap_or(u32::MAX)),
        width: size(0),
        height: size(1),
        unit: PageUnit::Point,
        blocks,
        ..BoxedPage::default()
    }
}

/// Adds a block, and those in it: pictures and tables have bodies and captions.
fn add(value: &Value, origin: &str, edge: bool, blocks: &mut Vec<PageBox>) {
    let name = value.get("type").and_then(Value::as_str).unwrap_or_default();
    let kind = match kind(name) {
        BoxKind::Text if edge => BoxKind::Header,
        kind => kind,
    };
    let id = origin.to_owned();
    if let Some(inner) = value.get("blocks").and_then(Value::as_array) {
        let body = blocks.len();
        for (at, part) in inner.iter().enumerate() {
            add(part, &format!("{origin}/{at}"), edge, blocks);
        }
        let of = blocks[body..].iter().find(|part| part.kind == BoxKind::Image).map(|part| part.id.clone());
        for caption in blocks[body..].iter_mut().filter(|part| part.kind == BoxKind::Caption) {
            caption.caption_of.clone_from(&of);
        }
        return;
    }
    let lines = value.get("lines").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let spans = || lines.iter().flat_map(|line| line["spans"].as_array().into_iter().flatten());
    let texts: Vec<String> = lines.iter().map(line_text).collect();
    let own = texts.iter().zip(lines).filter_map(|(text, line)| {
        Some(BoxedLine { corners: corners(line.get("bbox"))?, text: Some(text.clone()) })
    });
    blocks.push(PageBox {
        id,
        kind,
        corners: corners(value.get("bbox")),
        lines: own.collect(),
        text: if kind == BoxKind::Image { String::new() } else { texts.join("\n") },
        order: match kind {
            BoxKind::Title | BoxKind::Text | BoxKind::Table => number(value.get("index")),
            _ => None,
        },
        image: spans().find_map(|span| some_text(span.get("image_path"))).filter(|_| kind == BoxKind::Image),
        cells: spans().find_map(|span| some_text(span.get("html"))),
        origin: Some(origin.to_owned()),
        ..PageBox::default()
    });
}

fn line_text(line: &Value) -> String {
    let spans = line["spans"].as_array().into_iter().flatten();
    spans.filter_map(|span| span.get("content").and_then(Value::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn blocks_lines_and_spans_are_read() {
        let line = |text: &str| json!({"bbox": [1, 2, 9, 4], "spans": [{"type": "text", "content": text}]});
        let file = json!({"pdf_info": [{"page_idx": 0, "page_size": [100, 200],
            "preproc_blocks": [
                {"type": "title", "bbox": [1, 2, 9, 4], "index": 1, "lines": [line("治水")]},
                {"type": "image", "bbox": [1, 5, 9, 9], "index": 2, "blocks": [
                    {"type": "image_body", "bbox": [1, 5, 9, 8], "lines": [{"bbox": [1, 5, 9, 8], "spans": [{"type": "image", "image_path": "a.jpg"}]}]},
                    {"type": "image_caption", "bbox": [1, 8, 9, 9], "lines": [line("春茶")]}]},
                {"type": "text", "bbox": [1, 10, 9, 20], "index": 3, "lines": [line("正"), line("文")]}],
            "discarded_blocks": [{"type": "discarded", "bbox": [1, 0, 9, 1], "lines": [line("第2版")]}]}]});
        assert!(is_middle(&file));
        let page = &read(&file)[0];
        let found: Vec<_> = page.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BoxKind::Title, "治水"),
            (BoxKind::Image, ""),
            (BoxKind::Caption, "春茶"),
            (BoxKind::Text, "正\n文"),
            (BoxKind::Header, "第2版"),
        ];
        assert_eq!(found, expected);
        assert_eq!(page.blocks[2].caption_of.as_ref(), Some(&page.blocks[1].id));
        assert_eq!(page.blocks[1].image.as_deref(), Some("a.jpg"));
        assert_eq!((page.width, page.height, page.blocks[3].lines.len()), (100.0, 200.0, 2));
    }
}
