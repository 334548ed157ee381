//! The colours that text and rules are drawn in.

use std::str::FromStr;

use krilla::color::{Color as Paint, cmyk, luma};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};

use crate::diagnostics::Error;
use crate::messages::sentence;
use crate::text::Ink;

/// The colours of a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Pictures in grey too.
    Gray,
    /// Text in grey, pictures in their colours.
    #[default]
    Rgb,
    /// Text in black ink alone, for a press; pictures in their colours. No standard for archives
    /// allows it without the profile of the press.
    Cmyk,
}

impl Color {
    /// Names of the colours, in their order.
    pub const NAMES: [&'static str; 3] = ["gray", "rgb", "cmyk"];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// How an ink is filled.
    pub(super) fn fill(self, Ink(ink): Ink) -> Fill {
        let part = u32::from(ink.min(100)) * 255 / 100;
        let paint: Paint = match self {
            Self::Cmyk => cmyk::Color::new(0, 0, 0, part as u8).into(),
            Self::Gray | Self::Rgb => luma::Color::new(255 - part as u8).into(),
        };
        Fill { paint: paint.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
    }
}

impl FromStr for Color {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Self::Gray, Self::Rgb, Self::Cmyk];
        all.into_iter().find(|color| color.name() == name).ok_or_else(|| Error::UnknownName {
            what: sentence!("kind-colour"),
            name: name.to_owned(),
            known: Self::NAMES.map(str::to_owned).to_vec(),
        })
    }
}
