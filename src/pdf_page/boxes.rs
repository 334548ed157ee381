//! What of a page is shown: its size after trimming, else what viewers show, else all of it (ISO 32000-1,
//! 14.11.2).

use hayro_interpret::hayro_syntax::object::Rect;
use hayro_interpret::hayro_syntax::page::{Page, Rotation};

/// The longest side of a page in units of its own (ISO 32000-1, annex C.2).
const LONGEST_SIDE: f64 = 14_400.0;

/// What is shown of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// In units of the page.
    pub rect: Rect,
    /// Points across and down, as the page is turned.
    pub size: (f64, f64),
    /// The same among what viewers show.
    pub part: ShownPart,
}

/// What is shown of what viewers show of a page, as parts of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ShownPart {
    /// From the left edge.
    pub left: f32,
    /// From the upper edge.
    pub top: f32,
    /// Of the width.
    pub width: f32,
    /// Of the height.
    pub height: f32,
}

impl ShownPart {
    /// All of it.
    pub(crate) const WHOLE: Self = Self { left: 0.0, top: 0.0, width: 1.0, height: 1.0 };
}

/// What is shown of a page; nothing if it has no size, or one that no page has.
pub(super) fn shown(page: &Page<'_>) -> Option<Shown> {
    let viewed = page.intersected_crop_box();
    let trimmed = page.raw().get::<Rect>(b"TrimBox").map(|trim| trim.intersect(viewed));
    let rect = trimmed.filter(|rect| has_size(*rect)).unwrap_or(viewed);
    if !has_size(rect) {
        return None;
    }
    // From the left, the top, the right and the bottom, as the page stands before it is turned.
    let [left, top, right, bottom] = [
        (rect.x0 - viewed.x0) / viewed.width(),
        (viewed.y1 - rect.y1) / viewed.height(),
        (viewed.x1 - rect.x1) / viewed.width(),
        (rect.y0 - viewed.y0) / viewed.height(),
    ]
    .map(|part| part as f32);
    let [left, top, right, bottom] = match page.rotation() {
        Rotation::None => [left, top, right, bottom],
        Rotation::Horizontal => [bottom, left, top, right],
        Rotation::Flipped => [right, bottom, left, top],
        Rotation::FlippedHorizontal => [top, right, bottom, left],
    };
    let part = ShownPart { left, top, width: 1.0 - left - right, height: 1.0 - top - bottom };
    let unit = page.raw().get::<f64>(b"UserUnit").filter(|unit| (0.01..=100.0).contains(unit)).unwrap_or(1.0);
    let (width, height) = (rect.width() * unit, rect.height() * unit);
    let is_turned = matches!(page.rotation(), Rotation::Horizontal | Rotation::FlippedHorizontal);
    let size = if is_turned { (height, width) } else { (width, height) };
    Some(Shown { rect, size, part })
}

fn has_size(rect: Rect) -> bool {
    rect.width().min(rect.height()) >= 1.0 && rect.width().max(rect.height()) <= LONGEST_SIDE
}

#[cfg(test)]
mod tests {
    use hayro_interpret::hayro_syntax::Pdf;

    use super::super::samples::with_page;
    use super::*;

    fn shown_of(entries: &str) -> Option<((f64, f64), ShownPart)> {
        let pdf = Pdf::new(with_page(entries, "")).unwrap();
        shown(pdf.pages().first().unwrap()).map(|shown| (shown.size, shown.part))
    }

    #[test]
    fn a_page_is_what_it_is_trimmed_to_turned_and_in_its_units() {
        let part = |left, top, width, height| ShownPart { left, top, width, height };
        let trim = "/MediaBox [0 0 200 100] /TrimBox [20 20 180 90]";
        for (entries, size, expected) in [
            ("/MediaBox [0 0 200 100]", (200.0, 100.0), ShownPart::WHOLE),
            ("/MediaBox [-50 -50 200 100] /CropBox [0 0 200 100]", (200.0, 100.0), ShownPart::WHOLE),
            (trim, (160.0, 70.0), part(0.1, 0.1, 0.8, 0.7)),
            (&format!("{trim} /Rotate 90"), (70.0, 160.0), part(0.2, 0.1, 0.7, 0.8)),
            (&format!("{trim} /Rotate 180"), (160.0, 70.0), part(0.1, 0.2, 0.8, 0.7)),
            (&format!("{trim} /Rotate 270"), (70.0, 160.0), part(0.1, 0.1, 0.7, 0.8)),
            (&format!("{trim} /UserUnit 2.5"), (400.0, 175.0), part(0.1, 0.1, 0.8, 0.7)),
            // A trimmed size that lies beside the page is none.
            ("/MediaBox [0 0 200 100] /TrimBox [300 300 400 400]", (200.0, 100.0), ShownPart::WHOLE),
        ] {
            let (found_size, found) = shown_of(entries).unwrap();
            assert_eq!(found_size, size, "{entries}");
            let pairs = [
                (found.left, expected.left),
                (found.top, expected.top),
                (found.width, expected.width),
                (found.height, expected.height),
            ];
            assert!(
                pairs.iter().all(|(found, expected)| (found - expected).abs() < 1e-6),
                "{entries}: {found:?}"
            );
        }
        assert_eq!(shown_of("/MediaBox [0 0 14401 20]"), None);
    }
}
