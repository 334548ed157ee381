//! Reading boxed blocks from their JSON.

use serde_json::Value;

use super::{BoxedPages, VERSION};

/// Whether a value has the keys of boxed blocks.
pub fn is_boxes(value: &Value) -> bool {
    let pages = value.get("pages").and_then(Value::as_array);
    value.get("version").is_some_and(Value::is_u64)
        && pages.is_some_and(|pages| pages.iter().all(|page| page.get("blocks").is_some()))
}

/// Reads boxed blocks.
///
/// # Errors
/// What is wrong, in the words of the reader of JSON, where the value has another shape or a newer number.
pub fn from_json(value: Value) -> Result<BoxedPages, String> {
    let pages: BoxedPages = serde_json::from_value(value).map_err(|error| error.to_string())?;
    match pages.version {
        VERSION => Ok(pages),
        other => Err(format!("version {other}, expected {VERSION}")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{BoxKind, PageUnit};
    use super::*;

    #[test]
    fn what_is_absent_has_a_default_and_other_shapes_are_refused() {
        let value = json!({"version": 1, "pages": [{"width": 10, "height": 20, "blocks": [
            {"id": "a", "kind": "title", "box": [1, 2, 3, 4], "text": "治水"}, {"text": "正文"}]}]});
        assert!(is_boxes(&value));
        let pages = from_json(value).unwrap();
        assert_eq!(pages.pages[0].unit, PageUnit::Pixel);
        let kinds: Vec<_> = pages.pages[0].blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BoxKind::Title, BoxKind::Text]);
        assert_eq!(pages.pages[0].blocks[0].corners, Some([1.0, 2.0, 3.0, 4.0]));
        assert!(from_json(json!({"version": 2, "pages": []})).unwrap_err().contains("version 2"));
        assert!(from_json(json!({"version": 1, "pages": [{"blocks": [{"box": [1]}]}]})).is_err());
    }
}
