//! What is wanted of a book.

use std::sync::Arc;

use crate::check::PictureKind;
use crate::html::choice::choice;
use crate::html::writing::Writing;
use crate::ink::{Color, ColorOrNone};
use crate::pixels::QUALITY;

/// What is wanted of a book. The default is one for every reading system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How it looks; none for what fits the theme of the publication.
    pub look: Option<Look>,
    /// Which way its lines run.
    pub writing: Writing,
    /// What is a file of its own.
    pub split: Split,
    /// Where the links to the articles around an article stand.
    pub navigation: Navigation,
    /// Which reading systems it is for.
    pub target: Target,
    /// Most levels of its contents, at least 1; deeper entries are moved up to the last level.
    pub depth: u8,
    /// Whether fonts with the characters that it uses are embedded.
    pub fonts: bool,
    /// The picture on its cover; none for that of the issue.
    pub cover: Option<Cover>,
    /// Whether pictures stay as they are in the issue, byte for byte: turned by their metadata, in CMYK,
    /// transparent, of any size.
    pub original_pictures: bool,
    /// Quality of a JPEG that has to be coded anew, from 1 to 100.
    pub picture_quality: u8,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            look: None,
            writing: Writing::default(),
            split: Split::default(),
            navigation: Navigation::default(),
            target: Target::default(),
            depth: 3,
            fonts: false,
            cover: None,
            original_pictures: false,
            picture_quality: QUALITY,
        }
    }
}

/// A picture for a cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// How it is coded.
    pub kind: PictureKind,
}

choice! {
    /// How a book looks.
    Look, "kind-look":
    /// Centred heads, double rules, column titles in frames: like the theme of the same name.
    #[default]
    Party = "party",
    /// Heads at the start of the line, column titles white on black: like the theme of that name.
    Metro = "metro",
    /// Light heads, air, few rules: like the theme of that name.
    Weekend = "weekend",
    /// Black heads at the start of the line, bars of colour: like the theme of that name.
    Campus = "campus",
    /// No ornaments.
    Plain = "plain",
}

choice! {
    /// What is a file of its own. Pages of very much text are split by articles in any case: some
    /// reading systems cut long files short.
    Split, "kind-split":
    /// Every newspaper page.
    #[default]
    Page = "page",
    /// Every article.
    Article = "article",
}

choice! {
    /// Where the links to the articles around an article stand.
    Navigation, "kind-navigation":
    /// Under its head.
    Top = "top",
    /// Below it.
    #[default]
    Bottom = "bottom",
    /// In both places.
    Both = "both",
}

choice! {
    /// Which reading systems a book is for.
    Target, "kind-target":
    /// All: what EPUB 3.3 allows and no more.
    #[default]
    Epub = "epub",
    /// Those of Duokan too: a cover over the whole screen and notes in its bubbles. The package has
    /// a property that EPUB does not know.
    Duokan = "duokan",
}

impl Look {
    /// The accent of its rules where the paper has none of its own: that of the theme of the same name.
    pub(crate) fn accent(self) -> ColorOrNone {
        let color = |rgb: [u8; 3]| ColorOrNone::Color(Color::of_screen(rgb));
        match self {
            Self::Party => color([0xc8, 0x10, 0x2e]),
            Self::Metro => color([0x00, 0x67, 0xb1]),
            Self::Weekend => color([0x3d, 0x6a, 0x60]),
            Self::Campus => color([0x12, 0x7d, 0x76]),
            Self::Plain => ColorOrNone::None,
        }
    }
}

impl Navigation {
    pub(crate) fn at_top(self) -> bool {
        self != Self::Bottom
    }

    pub(crate) fn at_bottom(self) -> bool {
        self != Self::Top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for name in Look::NAMES {
            assert_eq!(name.parse::<Look>().map(Look::name).ok(), Some(*name));
        }
        assert_eq!(Look::NAMES, crate::model::choices::LOOKS, "what a publication may ask for");
        assert_eq!("both".parse::<Navigation>().ok(), Some(Navigation::Both));
        assert!("fancy".parse::<Look>().is_err());
    }
}
