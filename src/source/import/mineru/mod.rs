//! Results of MinerU as boxed blocks: `*_content_list.json`, `*_content_list_v2.json` and `*_middle.json`.
//!
//! * `content`: the flat list of contents; boxes are thousandths of each side
//! * `pages`: the second version of it, a list of contents for each page
//! * `middle`: blocks, lines and spans in points

mod content;
mod middle;
mod pages;

use serde_json::Value;

use super::boxes::{BoxKind, BoxSource, BoxedPages, PageBox, VERSION};

/// Whether a value is one of the three.
pub fn is_mineru(value: &Value) -> bool {
    middle::is_middle(value) || content::is_content(value) || pages::is_pages(value)
}

/// Reads the pages of a result.
///
/// # Errors
/// Where it is none of the three.
pub fn read(value: &Value) -> Result<BoxedPages, String> {
    let pages = if middle::is_middle(value) {
        middle::read(value)
    } else if pages::is_pages(value) {
        pages::read(value)
    } else {
        content::read(value)
    };
    if pages.is_empty() {
        return Err("`page_idx`".into());
    }
    let version = value.get("_version_name").and_then(Value::as_str).map(str::to_owned);
    let source = BoxSource { engine: Some("MinerU".into()), version, ..BoxSource::default() };
    Ok(BoxedPages { version: VERSION, source, pages })
}

/// What a type of content means.
fn kind(name: &str) -> BoxKind {
    match name {
        "title" | "doc_title" | "paragraph_title" => BoxKind::Title,
        "image" | "chart" | "image_body" | "seal" => BoxKind::Image,
        "table" | "table_body" => BoxKind::Table,
        "image_caption" | "table_caption" | "image_footnote" | "table_footnote" | "chart_caption" => {
            BoxKind::Caption
        }
        "header" | "page_header" => BoxKind::Header,
        "footer" | "page_footer" => BoxKind::Footer,
        "page_number" => BoxKind::Number,
        _ => BoxKind::Text,
    }
}

/// A caption of a picture or a table, which has no place of its own.
fn caption(of: &PageBox, number: usize, text: String) -> PageBox {
    PageBox {
        id: format!("{}.{}", of.id, number + 1),
        kind: BoxKind::Caption,
        text,
        caption_of: Some(of.id.clone()),
        ..PageBox::default()
    }
}
