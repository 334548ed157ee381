//! The colours of a sheet by their names.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Color, Ink};

/// The name of a colour, as a theme uses it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ColorName {
    /// No colour: black, or the grey that the place has without colours.
    #[default]
    Black,
    /// The colour of the paper, or of a section.
    Accent,
    /// A second colour beside it.
    Second,
    /// A third one.
    Third,
    /// What heads are printed in.
    Ink,
    /// What lies under boxed articles.
    Tint,
    /// What lies under the index box.
    TintIndex,
}

impl ColorName {
    /// Its name in themes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::Accent => "accent",
            Self::Second => "second",
            Self::Third => "third",
            Self::Ink => "ink",
            Self::Tint => "tint",
            Self::TintIndex => "tint_index",
        }
    }
}

/// The colours of a sheet. A name without a colour is printed in the black of its [`Ink`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Palette(BTreeMap<ColorName, Color>);

impl Palette {
    /// A palette of these colours.
    pub fn new(colors: impl IntoIterator<Item = (ColorName, Color)>) -> Self {
        Self(colors.into_iter().filter(|&(name, _)| name != ColorName::Black).collect())
    }

    /// The colour of an ink; none where it is printed in its black.
    pub fn color(&self, ink: Ink) -> Option<Color> {
        self.0.get(&ink.color).copied()
    }

    /// What a screen shows of an ink.
    pub fn shown(&self, ink: Ink) -> [u8; 3] {
        self.color(ink).map_or([ink.level(); 3], |color| color.rgb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_colour_is_printed_in_its_black() {
        let red = Color::of_screen([200, 16, 46]);
        let palette = Palette::new([(ColorName::Accent, red), (ColorName::Black, red)]);
        assert_eq!(palette.shown(Ink::black(60).or(ColorName::Accent)), [200, 16, 46]);
        assert_eq!(palette.shown(Ink::black(60).or(ColorName::Second)), [102; 3]);
        assert_eq!(palette.shown(Ink::WHITE), [255; 3]);
        assert_eq!(palette.color(Ink::BLACK), None);
    }
}
