//! Colours: `"#c8102e"`, `"none"`, or a table with the inks of the press.

use crate::diagnostics::Code;
use crate::ink::contrast::{LEAST, contrast, readable};
use crate::ink::{Color, ColorOrNone};
use crate::messages::{Sentence, sentence};
use crate::source::record::{Fields, RecordNode, RecordValue};

/// The white of the paper.
const PAPER: Color = Color::of_screen([255; 3]);

/// An accent: a colour that text is printed in, so one that can be read on white.
pub fn accent(fields: &mut Fields<'_>) -> Option<ColorOrNone> {
    let RecordNode { value, range } = fields.take("accent")?;
    let color = match value {
        RecordValue::Table(entries) => {
            let node = RecordNode { value: RecordValue::Table(entries), range: range.clone() };
            let mut inner = Fields::open(node, "accent", fields.faults)?;
            let color = recipe(&mut inner);
            let places = inner.finish();
            fields.places().nest("accent", places);
            color?
        }
        value => {
            let text = fields.text_of("accent", RecordNode { value, range })?;
            if text == "none" {
                return Some(ColorOrNone::None);
            }
            parsed(fields, "accent", &text)?
        }
    };
    let ratio = contrast(color, PAPER);
    if ratio < LEAST {
        let message = sentence!("pale-colour", color, ratio, least = LEAST);
        let help = sentence!("pale-colour.help", better = readable(color, PAPER));
        fields.refuse(Code::InvalidValue, "accent", message, Some(help));
    }
    Some(ColorOrNone::Color(color))
}

/// What screens show and what a press prints.
fn recipe(fields: &mut Fields<'_>) -> Option<Color> {
    let rgb = fields.required_text("rgb");
    let written = fields.list("cmyk");
    let found = written.len();
    let inks: Vec<u8> = written
        .into_iter()
        .filter_map(|node| fields.number_of("cmyk", node, 0..=100).map(|ink| ink as u8))
        .collect();
    let color = if rgb.is_empty() { None } else { parsed(fields, "rgb", &rgb) };
    if fields.places().get("cmyk").is_none() {
        return color;
    }
    if found != 4 {
        fields.refuse(Code::InvalidValue, "cmyk", sentence!("invalid-value.inks", found), None);
    }
    Some(Color { cmyk: Some(inks.try_into().ok()?), ..color? })
}

/// The colour of a text, or a fault at its key.
fn parsed(fields: &mut Fields<'_>, key: &'static str, text: &str) -> Option<Color> {
    let color = text.parse().ok();
    if color.is_none() {
        let message = sentence!("invalid-value.colour", key, text);
        fields.refuse(Code::InvalidValue, key, message, Some(Sentence::new("invalid-value.help-colour")));
    }
    color
}
