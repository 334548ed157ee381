//! Parts of pictures of pages: `page.jpg#xywh=10,20,300,400`, in pixels (W3C Media Fragments 1.0 §4.2.2).

use std::io::Cursor;

use image::{ImageReader, Limits};

use crate::pixels;

/// What parts a path from the part of the picture.
const FRAGMENT: &str = "#xywh=";

/// Most memory that a picture of a page takes while it is cut: one of 200 million grey pixels.
const MOST_MEMORY: u64 = 600 << 20;

/// Quality of the JPEG of a part.
const QUALITY: u8 = 92;

/// A path without the part, and the part: left edge, top edge, width and height.
pub fn parted(source: &str) -> (&str, Option<[u32; 4]>) {
    let Some((path, part)) = source.split_once(FRAGMENT) else { return (source, None) };
    let numbers: Vec<f64> = part.split(',').map_while(|number| number.trim().parse().ok()).collect();
    let sound = |number: &f64| number.is_finite() && (0.0..1e6).contains(number);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by the line before")]
    let whole = |number: f64| number.round() as u32;
    match numbers[..] {
        [left, top, width, height] if numbers.iter().all(sound) => {
            (path, Some([left, top, width, height].map(whole)))
        }
        _ => (path, None),
    }
}

/// The path of a picture with a part of it.
pub(super) fn part_of(path: &str, [left, top, right, lower]: [f64; 4]) -> String {
    format!("{path}{FRAGMENT}{left},{top},{},{}", right - left, lower - top)
}

/// Whether a path names a part of a picture.
pub(super) fn is_part(source: &str) -> bool {
    source.contains(FRAGMENT)
}

/// The part of a picture, as a JPEG; none where the picture cannot be read or the part is outside of it.
pub fn cut(picture: &[u8], [left, top, width, height]: [u32; 4]) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(picture)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let whole = reader.decode().ok()?;
    let (right, lower) =
        (left.saturating_add(width).min(whole.width()), top.saturating_add(height).min(whole.height()));
    if right <= left || lower <= top {
        return None;
    }
    let part = whole.crop_imm(left, top, right - left, lower - top);
    let part = if part.color().has_color() {
        part.into_rgb8().into()
    } else {
        image::DynamicImage::from(part.into_luma8())
    };
    pixels::coded(&part, Some(QUALITY), None).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_as_fragments() {
        for (source, expected) in [
            ("a.jpg", ("a.jpg", None)),
            ("a.jpg#xywh=1,2,3,4", ("a.jpg", Some([1, 2, 3, 4]))),
            ("a.jpg#xywh=1.6,2,3,NaN", ("a.jpg", None)),
            ("a.jpg#xywh=1,-2,3,4", ("a.jpg", None)),
        ] {
            assert_eq!(parted(source), expected, "{source}");
        }
        assert_eq!(parted(&part_of("b/p.png", [1.0, 2.0, 31.0, 42.0])), ("b/p.png", Some([1, 2, 30, 40])));
    }

    #[test]
    fn a_part_has_the_pixels_of_its_place() {
        let grey = image::GrayImage::from_fn(40, 30, |x, _| image::Luma([if x < 20 { 0 } else { 255 }]));
        let page = pixels::coded(&grey.into(), None, None).unwrap();
        let part = image::load_from_memory(&cut(&page, [20, 10, 100, 10]).unwrap()).unwrap();
        assert_eq!((part.width(), part.height()), (20, 10));
        assert!(part.into_luma8().pixels().all(|pixel| pixel.0[0] > 250));
        assert_eq!(cut(&page, [40, 0, 5, 5]), None);
        assert_eq!(cut(b"no picture", [0, 0, 1, 1]), None);
    }
}
