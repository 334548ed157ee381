//! What a newspaper issue is, with no word about how it looks.
//!
//! Plain data that serialises to and from `issue.json`. Nothing here reads a file, and nothing
//! here knows a font, a size or a page format.
//!
//! * [`publication`]: the paper, the same in every issue
//! * [`issue`]: one issue: date, numbers, pages (版) in order
//! * [`article`]: one article (稿件): heads, byline, figures, body
//! * [`block`]: paragraphs, lists, tables and the inline text in them
//! * [`id`]: names that tie the parts together
//! * [`date`]: calendar days
//! * [`schema`]: the JSON Schema of `issue.json`
//! * [`walk`]: every piece of text of an issue, in reading order

pub mod article;
pub mod block;
pub mod date;
pub mod id;
pub mod issue;
pub mod publication;
pub mod schema;
pub mod walk;

pub use article::{Article, Byline, Figure, Focus, Notice, NoticeKind, Pin, Rank};
pub use block::{Alignment, Block, Inline, ListItem, Note, Table};
pub use date::Date;
pub use id::{ArticleId, GroupId, ImagePath, Language, NoteId, PageLabel, Slug};
pub use issue::{Editor, Issue, Page, Paging};
pub use publication::{Accessibility, Filler, Kind, Link, Publication};
