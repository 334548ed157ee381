//! A QR code as SVG: black on white on a page of any colour.

use std::fmt::Write;

use super::xml;
use crate::links::qr::QrCode;

/// The code of an address as an `svg` element with a title; none where there is none.
pub(crate) fn svg(url: &str, title: &str) -> Option<String> {
    let code = QrCode::of(url)?;
    let side = code.modules();
    let mut path = String::new();
    for (x, y, width) in code.dark() {
        let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"code\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
         shape-rendering=\"crispEdges\">\n<title>{}</title>\n<rect width=\"{side}\" height=\"{side}\" \
         fill=\"#fff\"/>\n<path d=\"{path}\" fill=\"#000\"/>\n</svg>",
        xml::escaped(title)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::document::walk;

    #[test]
    fn a_code_is_well_formed_black_on_white_and_has_a_title() {
        let markup = svg("https://example.org/a&b", "a&b").unwrap();
        walk(&markup, &mut |_| Ok(())).unwrap();
        assert!(markup.contains("<title>a&amp;b</title>"), "{markup}");
        let (white, black) = (markup.find("fill=\"#fff\"").unwrap(), markup.find("fill=\"#000\"").unwrap());
        assert!(white < black, "the ground is drawn first");
        assert_eq!(svg("example.org", ""), None);
    }
}
