//! Results of PaddleOCR (PP-StructureV3, PaddleOCR-VL) as boxed blocks.
//!
//! A page is an object with `parsing_res_list`; servers wrap it, so it is taken wherever it is. Boxes are pixels of the
//! picture as the program prepared it. Text that was joined stands in the first block of a group, and the others are
//! empty; those keep their places and are no blocks of the issue.

use serde_json::Value;

use super::boxes::{BoxKind, BoxSource, BoxedLine, BoxedPage, BoxedPages, PageBox, PageUnit, VERSION};
use super::values::{corners, number, objects_with, some_text, text};

/// The key that tells the format.
const KEY: &str = "parsing_res_list";

/// Whether a value is a result, or holds some.
pub fn is_paddle(value: &Value) -> bool {
    objects_with(value, KEY).iter().any(|page| page[KEY].is_array())
}

/// Reads the pages of a result.
///
/// # Errors
/// Where it has no page.
pub fn read(value: &Value) -> Result<BoxedPages, String> {
    let found = objects_with(value, KEY);
    let pages: Vec<BoxedPage> = found.iter().enumerate().map(|(index, value)| page(value, index)).collect();
    if pages.is_empty() {
        return Err(format!("`{KEY}`"));
    }
    let source = BoxSource { engine: Some("PaddleOCR".into()), ..BoxSource::default() };
    Ok(BoxedPages { version: VERSION, source, pages })
}

fn page(value: &Value, index: usize) -> BoxedPage {
    let size = |key: &str| value.get(key).and_then(Value::as_f64).unwrap_or_default();
    let list = value[KEY].as_array().map(Vec::as_slice).unwrap_or_default();
    // Without numbers in the list its order is that of reading (PP-StructureV3).
    let numbered = list.iter().any(|block| !block["block_order"].is_null());
    let lines = lines(value);
    let blocks = list.iter().enumerate().map(|(at, value)| block(value, at, numbered, &lines)).collect();
    BoxedPage {
        index: number(value.get("page_index")).unwrap_or(u32::try_from(index).unwrap_or(u32::MAX)),
        width: size("width"),
        height: size("height"),
        unit: PageUnit::Pixel,
        image: some_text(value.get("input_path")),
        blocks,
        ..BoxedPage::default()
    }
}

fn block(value: &Value, at: usize, numbered: bool, lines: &[BoxedLine]) -> PageBox {
    let label = text(value.get("block_label"));
    let content = text(value.get("block_content"));
    let kind = kind(&label);
    let at_number = u32::try_from(at).ok();
    let order = match kind {
        BoxKind::Title | BoxKind::Text | BoxKind::Table | BoxKind::Advert if numbered => {
            number(value.get("block_order"))
        }
        BoxKind::Title | BoxKind::Text | BoxKind::Table | BoxKind::Advert => at_number,
        _ => None,
    };
    let corners = corners(value.get("block_bbox"));
    let own = |line: &&BoxedLine| {
        corners.is_some_and(|[left, top, right, lower]| {
            let [x0, y0, x1, y1] = line.corners;
            let (across, down) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
            across >= left && across <= right && down >= top && down <= lower
        })
    };
    let is_text = matches!(kind, BoxKind::Text | BoxKind::Title | BoxKind::Caption);
    PageBox {
        id: number(value.get("block_id")).or(at_number).map(|id| id.to_string()).unwrap_or_default(),
        kind,
        corners,
        lines: if is_text { lines.iter().filter(own).cloned().collect() } else { Vec::new() },
        vertical: (label == "vertical_text").then_some(true),
        order,
        image: if kind == BoxKind::Image { image(value, &content) } else { None },
        cells: (kind == BoxKind::Table && content.contains("<table")).then(|| content.clone()),
        // The content of a picture is its path, or words that were read in it.
        text: if kind == BoxKind::Image && content.contains('<') { String::new() } else { content },
        origin: Some(format!("{KEY}/{at}")),
        ..PageBox::default()
    }
}

/// What a label means. One that is not known is text, so that nothing of it is lost.
fn kind(label: &str) -> BoxKind {
    match label {
        "doc_title" | "paragraph_title" | "content_title" | "abstract_title" | "reference_title" => {
            BoxKind::Title
        }
        "image" | "figure" | "chart" | "seal" => BoxKind::Image,
        "figure_title" | "table_title" | "chart_title" | "figure_table_chart_title" => BoxKind::Caption,
        "table" => BoxKind::Table,
        "header" | "header_image" => BoxKind::Header,
        "footer" | "footer_image" => BoxKind::Footer,
        "number" | "page_number" => BoxKind::Number,
        _ => BoxKind::Text,
    }
}

/// The picture of a block: its path in the content, or in keys that some versions write.
fn image(value: &Value, content: &str) -> Option<String> {
    let written = content.find("src=\"").map(|at| &content[at + 5..]).and_then(|rest| rest.split('"').next());
    let key = || ["image_path", "img_path"].into_iter().find_map(|key| some_text(value.get(key)));
    written.filter(|path| !path.is_empty()).map(str::to_owned).or_else(key)
}

/// The lines that were read before blocks were found.
fn lines(page: &Value) -> Vec<BoxedLine> {
    let all = page.get("overall_ocr_res");
    let boxes = all.and_then(|all| all.get("rec_boxes")).and_then(Value::as_array);
    let boxes = boxes.map(Vec::as_slice).unwrap_or_default();
    boxes.iter().filter_map(|value| Some(BoxedLine { corners: corners(Some(value))?, text: None })).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn labels_become_kinds_and_wrapped_results_are_found() {
        let list = json!([
            {"block_label": "paragraph_title", "block_content": "治水", "block_bbox": [1, 2, 30, 40], "block_id": 7, "block_order": 2},
            {"block_label": "text", "block_content": "正文", "block_bbox": [1, 50, 30, 90], "block_order": 1},
            {"block_label": "image", "block_content": "<div><img src=\"imgs/a.jpg\"/></div>", "block_bbox": [40, 2, 80, 40], "block_order": null},
            {"block_label": "header", "block_content": "第2版", "block_bbox": [0, 0, 9, 1]},
            {"block_label": "new_label", "block_content": "新", "block_bbox": null},
        ]);
        let wrapped = json!({"result": {"layoutParsingResults": [{"prunedResult":
            {"width": 100, "height": 200, "parsing_res_list": list,
             "overall_ocr_res": {"rec_boxes": [[1, 50, 30, 60], [1, 62, 30, 72]]}}}]}});
        assert!(is_paddle(&wrapped) && !is_paddle(&json!({"pages": []})));
        let pages = read(&wrapped).unwrap();
        let page = &pages.pages[0];
        assert_eq!((page.width, page.height), (100.0, 200.0));
        let kinds: Vec<_> = page.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BoxKind::Title, BoxKind::Text, BoxKind::Image, BoxKind::Header, BoxKind::Text]);
        assert_eq!(
            page.blocks.iter().map(|block| block.order).collect::<Vec<_>>(),
            [Some(2), Some(1), None, None, None]
        );
        assert_eq!(page.blocks[2].image.as_deref(), Some("imgs/a.jpg"));
        assert_eq!((page.blocks[0].id.as_str(), page.blocks[1].lines.len()), ("7", 2));
        assert_eq!(page.blocks[4].corners, None);
    }
}
