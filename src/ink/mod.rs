//! What text, rules and grounds are printed in.
//!
//! A frame says its [`Ink`]: the name of a colour, and how much black stands for it where the paper prints black
//! alone. The [`Palette`] of a sheet says what the names are. A [`Color`] is a colour of screens with its twin in
//! the inks of a press ([`color`]); [`contrast`] says whether text in it can be read.

pub mod color;
pub mod contrast;
mod palette;

use serde::{Deserialize, Serialize};

pub use color::{Color, ColorOrNone};
pub use palette::{ColorName, Palette};

/// What something is printed in: a colour of the [`Palette`] of its sheet, or hundredths of black.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ink {
    /// Hundredths of black, from white (0) to black (100), where the palette has no such colour.
    pub black: u8,
    /// The colour.
    pub color: ColorName,
}

impl Ink {
    /// Black.
    pub const BLACK: Self = Self::black(100);

    /// The white of the paper.
    pub const WHITE: Self = Self::black(0);

    /// So many hundredths of black.
    pub const fn black(hundredths: u8) -> Self {
        Self { black: hundredths, color: ColorName::Black }
    }

    /// The same in a colour, where the palette has it.
    #[must_use]
    pub const fn or(self, color: ColorName) -> Self {
        Self { color, ..self }
    }

    /// What a screen shows of its black: 0 for black to 255 for white.
    pub fn level(self) -> u8 {
        255 - (u32::from(self.black.min(100)) * 255 / 100) as u8
    }
}
