//! From styled characters to lines for any measure.
//!
//! The recipe: [`fonts`] finds the faces, [`style`] holds text with its styles, [`mod@shape`] makes
//! glyph clusters of it once, [`breaks`] says where a line may end, [`lines`] sets lines for a
//! measure as often as asked. Nothing here knows a page.
//!
//! Rules: CLREQ (W3C, Requirements for Chinese Text Layout) and GB/T 15834—2011.

pub mod breaks;
pub mod class;
pub mod context;
pub mod fonts;
pub mod lines;
pub mod locale;
pub mod shape;
pub mod style;

pub use fonts::{Face, FaceId, FontData, FontLibrary, FontOrigin, FontRole, FontSpec};
pub use lines::{Align, Line, LineGlyph, LineRun, Setting, set_lines};
pub use shape::{ShapedText, shape};
pub use style::{Ink, StyledText, TextStyle};
