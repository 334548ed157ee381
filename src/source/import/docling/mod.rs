//! Documents of Docling (`DoclingDocument`) as boxed blocks.
//!
//! The order is that of the references from `body`; each item has a place (`prov`) with an origin of its own. What is
//! in `furniture` stands at the edges of the pages.

use std::collections::BTreeMap;

use serde_json::Value;

use super::boxes::{BoxKind, BoxSource, BoxedPage, BoxedPages, Corners, PageBox, PageUnit, VERSION};
use super::values::{number, some_text, text};

/// Deepest nesting of groups; references that lead back to a group end there.
const DEEPEST: usize = 64;

/// Whether a value is a document.
pub fn is_docling(value: &Value) -> bool {
    value.get("schema_name").and_then(Value::as_str) == Some("DoclingDocument")
        || (value.get("body").is_some_and(|body| body.get("children").is_some())
            && value.get("texts").is_some())
}

/// Reads a document.
///
/// # Errors
/// Where it has no item with a page.
pub fn read(value: &Value) -> Result<BoxedPages, String> {
    let mut reading = Reading { value, pages: pages(value), order: 0, seen: BTreeMap::new() };
    reading.children(&value["body"], None, 0);
    reading.rest();
    if reading.pages.is_empty() {
        return Err("`pages`".into());
    }
    let version = some_text(value.get("version"));
    let source = BoxSource { engine: Some("Docling".into()), version, ..BoxSource::default() };
    Ok(BoxedPages { version: VERSION, source, pages: reading.pages.into_values().collect() })
}

/// The pages by their numbers, with their sizes.
fn pages(value: &Value) -> BTreeMap<u32, BoxedPage> {
    let pages = value.get("pages").and_then(Value::as_object).into_iter().flatten();
    pages
        .filter_map(|(number, page)| {
            let number: u32 = number.parse().ok()?;
            let size = |key: &str| page["size"].get(key).and_then(Value::as_f64).unwrap_or_default();
            let page = BoxedPage {
                index: number.saturating_sub(1),
                width: size("width"),
                height: size("height"),
                unit: PageUnit::Point,
                image: some_text(page["image"].get("uri")).filter(|uri| !uri.starts_with("data:")),
                ..BoxedPage::default()
            };
            Some((number, page))
        })
        .collect()
}

struct Reading<'a> {
    value: &'a Value,
    pages: BTreeMap<u32, BoxedPage>,
    order: u32,
    /// Items that were read.
    seen: BTreeMap<String, ()>,
}

impl<'a> Reading<'a> {
    /// Reads what an item refers to.
    fn children(&mut self, item: &'a Value, of: Option<&str>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in item.get("children").and_then(Value::as_array).into_iter().flatten() {
            let Some(name) = reference(child) else { continue };
            let Some(item) = name.strip_prefix('#').and_then(|path| self.value.pointer(path)) else {
                continue;
            };
            if self.seen.insert(name.to_owned(), ()).is_some() {
                continue;
            }
            let captions: Vec<&str> = item
                .get("captions")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(reference)
                .collect();
            self.item(name, item, of);
            for caption in captions {
                if let Some(words) = caption.strip_prefix('#').and_then(|path| self.value.pointer(path))
                    && self.seen.insert(caption.to_owned(), ()).is_none()
                {
                    self.item(caption, words, Some(name));
                }
            }
            self.children(item, of, depth + 1);
        }
    }

    /// Items that nothing refers to: the edges of the pages in older files.
    fn rest(&mut self) {
        for list in ["texts", "pictures", "tables"] {
            for (at, item) in self.value.get(list).and_then(Value::as_array).into_iter().flatten().enumerate()
            {
                let name = format!("#/{list}/{at}");
                if self.seen.insert(name.clone(), ()).is_none() {
                    self.item(&name, item, None);
                }
            }
        }
    }

    fn item(&mut self, name: &str, item: &Value, caption_of: Option<&str>) {
        let label = item.get("label").and_then(Value::as_str).unwrap_or_default();
        let furniture = item.get("content_layer").and_then(Value::as_str) == Some("furniture");
        let kind = match (kind(label), caption_of) {
            (kind, _) if furniture && kind == BoxKind::Text => BoxKind::Header,
            (BoxKind::Text, Some(_)) => BoxKind::Caption,
            (kind, _) => kind,
        };
        if name.starts_with("#/groups/") {
            return;
        }
        let running = matches!(kind, BoxKind::Title | BoxKind::Text | BoxKind::Table);
        let places = item.get("prov").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let whole: Vec<char> = text(item.get("text")).chars().collect();
        let parts = places.len().max(1);
        let first = self.pages.keys().next().copied().unwrap_or(1);
        for part in 0..parts {
            let place = places.get(part);
            let number = number(place.and_then(|place| place.get("page_no"))).unwrap_or(first);
            let page = self.pages.entry(number).or_insert_with(|| BoxedPage {
                index: number.saturating_sub(1),
                unit: PageUnit::Point,
                ..BoxedPage::default()
            });
            let id = if part == 0 { name.to_owned() } else { format!("{name}.{part}") };
            let before =
                (part > 0).then(|| if part == 1 { name.to_owned() } else { format!("{name}.{}", part - 1) });
            page.blocks.push(PageBox {
                id,
                kind,
                corners: place.and_then(|place| corners(&place["bbox"], page.height)),
                text: part_of(&whole, places, part),
                order: if running { Some(self.order) } else { None },
                level: item.get("level").and_then(Value::as_u64).and_then(|level| u8::try_from(level).ok()),
                continues: before,
                caption_of: caption_of.map(str::to_owned),
                image: some_text(item["image"].get("uri"))
                    .filter(|uri| kind == BoxKind::Image && !uri.starts_with("data:")),
                cells: if kind == BoxKind::Table { Some(table(&item["data"])) } else { None },
                origin: Some(name.to_owned()),
                ..PageBox::default()
            });
            self.order += u32::from(running);
        }
    }
}

/// The text at one of several places: the characters that `charspan` names, all of it where there is one place.
fn part_of(whole: &[char], places: &[Value], part: usize) -> String {
    let span = |at: usize| {
        let span = places[at].get("charspan")?.as_array()?;
        let [start, end] = [span.first()?, span.get(1)?]
            .map(|edge| edge.as_u64().and_then(|edge| usize::try_from(edge).ok()));
        Some((start?, end?))
    };
    if places.len() < 2 {
        return whole.iter().collect();
    }
    // Spans that leave a gap or overlap would lose or double characters.
    let spans: Option<Vec<(usize, usize)>> = (0..places.len()).map(span).collect();
    let fits = |spans: &Vec<(usize, usize)>| {
        spans[0].0 == 0
            && spans.iter().all(|(start, end)| start <= end)
            && spans.windows(2).all(|pair| pair[1].0 >= pair[0].1 && pair[1].0 - pair[0].1 <= 1)
            && spans[spans.len() - 1].1 == whole.len()
    };
    match spans.filter(fits) {
        Some(spans) => {
            let end = spans.get(part + 1).map_or(whole.len(), |next| next.0);
            whole[spans[part].0..end].iter().collect()
        }
        None if part == 0 => whole.iter().collect(),
        None => String::new(),
    }
}

fn reference(value: &Value) -> Option<&str> {
    value.get("$ref").or_else(|| value.get("cref")).and_then(Value::as_str)
}

/// Corners from the top left of the page, whatever the origin of the box.
fn corners(place: &Value, height: f64) -> Option<Corners> {
    let edge = |key: &str| place.get(key).and_then(Value::as_f64);
    let (left, top, right, lower) = (edge("l")?, edge("t")?, edge("r")?, edge("b")?);
    let from_bottom = place.get("coord_origin").and_then(Value::as_str) == Some("BOTTOMLEFT");
    Some(if from_bottom { [left, height - top, right, height - lower] } else { [left, top, right, lower] })
}

fn kind(label: &str) -> BoxKind {
    match label {
        "title" | "section_header" => BoxKind::Title,
        "picture" | "chart" => BoxKind::Image,
        "table" | "document_index" => BoxKind::Table,
        "caption" => BoxKind::Caption,
        "page_header" => BoxKind::Header,
        "page_footer" => BoxKind::Footer,
        _ => BoxKind::Text,
    }
}

/// A table of cells as HTML.
fn table(data: &Value) -> String {
    let mut html = String::from("<table>");
    for row in data.get("grid").and_then(Value::as_array).into_iter().flatten().enumerate() {
        html.push_str("<tr>");
        for (column, cell) in row.1.as_array().into_iter().flatten().enumerate() {
            let at = |key: &str| number(cell.get(key)).map(|number| number as usize);
            // A cell of several rows or columns stands in all of them.
            if at("start_row_offset_idx").is_some_and(|start| start != row.0)
                || at("start_col_offset_idx").is_some_and(|start| start != column)
            {
                continue;
            }
            let name = if cell["column_header"] == true { "th" } else { "td" };
            let span = |key: &str, name: &str| match number(cell.get(key)) {
                Some(span) if span > 1 => format!(" {name}=\"{span}\""),
                _ => String::new(),
            };
            let words = text(cell.get("text")).replace('&', "&amp;").replace('<', "&lt;").replace('\n', " ");
            html += &format!(
                "<{name}{}{}>{words}</{name}>",
                span("row_span", "rowspan"),
                span("col_span", "colspan")
            );
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn place(page: u32, edges: [f64; 4], origin: &str) -> Value {
        let [left, top, right, lower] = edges;
        json!({"page_no": page, "bbox": {"l": left, "t": top, "r": right, "b": lower, "coord_origin": origin}, "charspan": [0, 2]})
    }

    #[test]
    fn references_give_the_order_and_origins_are_turned() {
        let document = json!({
            "schema_name": "DoclingDocument", "version": "1.7.0",
            "body": {"children": [{"$ref": "#/texts/1"}, {"$ref": "#/groups/0"}, {"cref": "#/pictures/0"}, {"$ref": "#/texts/9"}]},
            "groups": [{"children": [{"$ref": "#/texts/0"}, {"$ref": "#/groups/0"}], "label": "list"}],
            "texts": [
                {"label": "text", "text": "正文", "prov": [place(1, [1.0, 150.0, 9.0, 100.0], "BOTTOMLEFT")]},
                {"label": "section_header", "text": "治水", "level": 1, "prov": [place(1, [1.0, 10.0, 9.0, 20.0], "TOPLEFT")]},
                {"label": "caption", "text": "春茶", "prov": [place(1, [1.0, 60.0, 9.0, 70.0], "TOPLEFT")]},
                {"label": "page_header", "text": "第2版", "content_layer": "furniture", "prov": [place(1, [1.0, 0.0, 9.0, 5.0], "TOPLEFT")]}],
            "pictures": [{"label": "picture", "captions": [{"$ref": "#/texts/2"}], "prov": [place(1, [1.0, 40.0, 9.0, 60.0], "TOPLEFT")]}],
            "pages": {"1": {"size": {"width": 100.0, "height": 200.0}, "page_no": 1}}});
        assert!(is_docling(&document));
        let pages = read(&document).unwrap();
        let blocks = &pages.pages[0].blocks;
        let found: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BoxKind::Title, "治水"),
            (BoxKind::Text, "正文"),
            (BoxKind::Image, ""),
            (BoxKind::Caption, "春茶"),
            (BoxKind::Header, "第2版"),
        ];
        assert_eq!(found, expected);
        assert_eq!(blocks[1].corners, Some([1.0, 50.0, 9.0, 100.0]));
        assert_eq!(blocks[3].caption_of.as_ref(), Some(&blocks[2].id));
    }

    #[test]
    fn a_text_of_two_places_is_two_blocks_that_go_on() {
        let mut one = place(1, [1.0, 10.0, 9.0, 20.0], "TOPLEFT");
        let mut two = place(1, [11.0, 10.0, 19.0, 20.0], "TOPLEFT");
        (one["charspan"], two["charspan"]) = (json!([0, 2]), json!([2, 4]));
        let document = json!({"body": {"children": [{"$ref": "#/texts/0"}]},
            "texts": [{"label": "text", "text": "春茶开采", "prov": [one, two]}], "pages": {"1": {"size": {"width": 20, "height": 30}}}});
        let blocks = read(&document).unwrap().pages.remove(0).blocks;
        assert_eq!(blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), ["春茶", "开采"]);
        assert_eq!(blocks[1].continues.as_ref(), Some(&blocks[0].id));
    }

    #[test]
    fn tables_keep_their_spans() {
        let data = json!({"grid": [
            [{"text": "村", "row_span": 2, "col_span": 1, "start_row_offset_idx": 0, "start_col_offset_idx": 0, "column_header": true},
             {"text": "渠<米>", "start_row_offset_idx": 0, "start_col_offset_idx": 1}],
            [{"text": "村", "row_span": 2, "col_span": 1, "start_row_offset_idx": 0, "start_col_offset_idx": 0},
             {"text": "12", "start_row_offset_idx": 1, "start_col_offset_idx": 1}]]});
        let expected =
            "<table><tr><th rowspan=\"2\">村</th><td>渠&lt;米></td></tr><tr><td>12</td></tr></table>";
        assert_eq!(table(&data), expected);
    }
}
