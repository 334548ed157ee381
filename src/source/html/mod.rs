//! HTML in the files of an issue: its pieces, and the tables they make.
//!
//! Only tables are read here. What else stands in HTML is the reader's, piece by piece.
//!
//! * [`lines`]: HTML whose lines do not follow each other
//! * [`mod@pieces`]: tags, texts and comments, with their places
//! * [`references`]: character references
//! * [`table`]: a table out of its pieces

mod lines;
mod pieces;
mod references;
mod table;

pub use lines::HtmlLines;
pub use pieces::{HtmlPiece, PieceKind, pieces};
pub use references::each_reference;
/// Elements that OCR programs put around tables, which say nothing.
pub const AROUND_TABLES: [&str; 4] = ["html", "body", "div", "center"];

pub use table::{HtmlCell, HtmlRow, HtmlTable, TableFault, read_table};
