//! The keys of a figure.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::links::qr::MOST_BYTES;
use crate::messages::{Sentence, sentence};
use crate::model::{Crop, Figure, Focus, ImagePath, Keep, PictureSize};
use crate::source::normal::Text;
use crate::source::record::{Fields, PartPlaces, RecordNode, RecordValue};

use super::check_code;

/// A figure as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadFigure {
    /// The figure.
    pub figure: Figure,
    /// Places of the pieces of its caption.
    pub caption: Vec<Range<usize>>,
    /// Places of its parts.
    pub places: PartPlaces,
}

/// Reads a figure. TOML and JSON write captions in different ways: `caption` reads that key.
pub fn read(mut fields: Fields<'_>, caption: impl FnOnce(&mut Fields<'_>) -> Text) -> ReadFigure {
    let image = fields.text("image").map(ImagePath::from);
    let (caption, pieces) = caption(&mut fields).finish();
    let credit = fields.text("credit");
    let alt = fields.text("alt");
    let focus = focus(&mut fields);
    let keep = keep(&mut fields);
    let crop = fields.choice("crop", &CROPS);
    let size = fields.choice("size", &SIZES);
    let qr = fields.text("qr").filter(|url| is_code(&mut fields, url, image.is_some()));
    fields.places().push_all("caption", pieces.iter().cloned());
    ReadFigure {
        figure: Figure { image, caption, credit, alt, focus, keep, crop, size, qr },
        caption: pieces,
        places: fields.finish(),
    }
}

/// Whether an address is a code in place of a picture.
fn is_code(fields: &mut Fields<'_>, url: &str, has_image: bool) -> bool {
    if has_image {
        let (message, help) =
            (Sentence::new("invalid-value.qr-image"), Sentence::new("invalid-value.help-qr-image"));
        fields.refuse(Code::InvalidValue, "qr", message, Some(help));
    }
    check_code(fields, "qr", url, MOST_BYTES);
    !has_image
}

const SIZES: [(&str, PictureSize); 4] = [
    ("dominant", PictureSize::Dominant),
    ("large", PictureSize::Large),
    ("medium", PictureSize::Medium),
    ("small", PictureSize::Small),
];

/// How the files write how large a picture is wanted.
pub fn size_word(size: PictureSize) -> &'static str {
    SIZES.iter().find(|(_, known)| *known == size).map(|&(word, _)| word).unwrap_or_default()
}

const CROPS: [(&str, Crop); 1] = [("none", Crop::None)];

/// How the files write how much may be cut.
pub fn crop_word(crop: Crop) -> &'static str {
    CROPS.iter().find(|(_, known)| *known == crop).map(|&(word, _)| word).unwrap_or_default()
}

fn focus(fields: &mut Fields<'_>) -> Option<Focus> {
    let RecordNode { value, range } = fields.take("focus")?;
    let numbers = match value {
        RecordValue::List(numbers) if numbers.len() == 2 => numbers,
        _ => {
            let message = Sentence::new("invalid-value.focus");
            let help = Some(Sentence::new("invalid-value.help-focus"));
            fields.faults.report_with(Code::InvalidValue, message, range, help);
            return None;
        }
    };
    let mut hundredths = numbers.into_iter().map(|number| fields.number_of("focus", number, 0..=100));
    let (across, down) = (hundredths.next()??, hundredths.next()??);
    Some(Focus(u8::try_from(across).ok()?, u8::try_from(down).ok()?))
}

/// The parts that must stay: one, or a list of them.
fn keep(fields: &mut Fields<'_>) -> Vec<Keep> {
    let Some(RecordNode { value, range }) = fields.take("keep") else { return Vec::new() };
    let is_list = |node: &RecordNode| matches!(node.value, RecordValue::List(_));
    let parts = match value {
        RecordValue::List(parts) if parts.iter().all(is_list) => parts,
        one => vec![RecordNode { value: one, range }],
    };
    parts.into_iter().filter_map(|part| kept_part(fields, part)).collect()
}

fn kept_part(fields: &mut Fields<'_>, RecordNode { value, range }: RecordNode) -> Option<Keep> {
    let numbers = match value {
        RecordValue::List(numbers) if numbers.len() == 4 => numbers,
        _ => {
            let help = Some(Sentence::new("invalid-value.help-keep"));
            fields.faults.report_with(Code::InvalidValue, Sentence::new("invalid-value.keep"), range, help);
            return None;
        }
    };
    let limits = [0..=99, 0..=99, 1..=100, 1..=100];
    let read =
        numbers.into_iter().zip(limits).map(|(number, limits)| fields.number_of("keep", number, limits));
    // Every fault of the four is reported.
    let read: Vec<Option<u8>> =
        read.map(|number| number.and_then(|number| u8::try_from(number).ok())).collect();
    let &[Some(left), Some(top), Some(width), Some(height)] = read.as_slice() else { return None };
    let keep = Keep(left, top, width, height);
    let (right, bottom) = (keep.right(), keep.bottom());
    if right > 100 || bottom > 100 {
        let message = sentence!("invalid-value.keep-outside", right, bottom);
        let help = Some(Sentence::new("invalid-value.help-keep"));
        fields.faults.report_with(Code::InvalidValue, message, range, help);
        return None;
    }
    Some(keep)
}
