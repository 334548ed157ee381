//! From styled characters to lines for any measure.
//!
//! The recipe of a [`Paragraph`]: [`style`] holds text with its styles, [`context`] gives each
//! character its [`class`], `itemize` cuts runs of one face and script, [`mod@shape`] makes glyph
//! clusters of them, [`breaks`] says where a line may end, [`spacing`] how wide each blank is and
//! how far it gives way; `sums` and [`badness`] measure any line between two breakpoints. All that
//! is done once. For each measure `total_fit` then finds the lines that are best together, `adjust`
//! fills them and [`lines`] puts the glyphs in their places. A [`headline`] is broken by its words
//! instead. Nothing here depends on pages.
//!
//! In vertical lines [`vertical`] says which characters stand upright, which are turned and which
//! share an em.
//!
//! [`fonts`] finds the faces; [`locale`] and [`manner`] are the choices that change the rules.
//! Rules: CLREQ and JLREQ (W3C, Requirements for Chinese / Japanese Text Layout), GB/T 15834—2011,
//! UAX #14, UAX #50.
//!
//! ```
//! use paiban::geometry::Length;
//! use paiban::text::{Align, FontLibrary, FontRole, FontSpec, Locale, Manner};
//! use paiban::text::{Paragraph, Setting, StyledText, TextStyle};
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let (fonts, language, em) = (FontLibrary::bundled(), "zh-Hans-CN".into(), Length::from_points(9));
//! let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
//! let style = TextStyle::new(chain, em, Locale::of(&language));
//! let text = StyledText::plain("清晨六点，水上巴士“春归号”准时离岸。", style);
//! let paragraph = Paragraph::new(&text, &Manner::default(), &fonts);
//! let setting = Setting { measure: em * 10, indent: em * 2, align: Align::Justify };
//! assert_eq!(paragraph.lines(&setting).len(), 2);
//! # Ok(())
//! # }
//! ```

mod adjust;
pub(crate) mod badness;
pub(crate) mod breaks;
pub mod class;
pub(crate) mod context;
mod first_fit;
pub(crate) mod fonts;
pub(crate) mod headline;
mod itemize;
pub(crate) mod lines;
pub mod locale;
pub(crate) mod manner;
pub(crate) mod paragraph;
mod readings;
#[cfg(test)]
mod sample;
pub(crate) mod shape;
pub(crate) mod spacing;
pub(crate) mod style;
mod sums;
mod total_fit;
pub(crate) mod vertical;

pub use adjust::Adjustment;
pub use badness::Violation;
pub(crate) use fonts::ShiftKind;
pub use fonts::{Face, FaceId, FontData, FontLibrary, FontOrigin, FontRole, FontSpec};

pub(crate) use headline::turns;
pub use headline::{Headline, Vocabulary};
pub use lines::{Line, LineGlyph, LineRun};
pub use locale::{Locale, Region};
pub use manner::{LineEnd, Manner, Punctuation};
pub use paragraph::{Align, Breaking, BrokenLine, Paragraph, Setting, Variants};
pub use style::{BaselineShift, InterlinearMark, StyledText, TextStyle};
pub use vertical::Orientation;
