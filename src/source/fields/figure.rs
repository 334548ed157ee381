//! The keys of a figure.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::messages::Sentence;
use crate::model::{Crop, Figure, Focus, ImagePath};
use crate::source::normal::Text;
use crate::source::record::{Fields, PartPlaces, RecordNode, RecordValue};

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
    let crop = fields.choice("crop", &CROPS);
    fields.places().push_all("caption", pieces.iter().cloned());
    ReadFigure {
        figure: Figure { image, caption, credit, alt, focus, crop },
        caption: pieces,
        places: fields.finish(),
    }
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
