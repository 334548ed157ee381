//! The data of a newspaper issue, independent of its appearance.
//!
//! Plain data that serialises to and from `issue.json`. Nothing here reads a file or knows
//! a font, a size or a page format.
//!
//! * [`accepted`]: the pages an editor accepted, beside the issue
//! * [`publication`]: the paper, the same in every issue
//! * [`issue`]: one issue: date, numbers, pages (版) in order
//! * [`article`]: one article (稿件): heads, byline, figures, body
//! * [`block`]: paragraphs, lists, tables and the inline text in them
//! * [`chart`]: what a table says as a chart
//! * [`choices`]: names of papers, themes and other things that an issue can be made with
//! * [`defaults`]: what a paper or an issue asks of the commands
//! * [`id`]: names that tie the parts together
//! * [`date`]: calendar days
//! * [`print_size`]: sizes on paper as they are sold
//! * [`mod@format`]: the number of the format of `issue.json`
//! * [`table`]: the rows of a table, and the grid that its cells make
//! * [`terms`]: what a list of terms says that is drawn
//! * [`schema`]: the JSON Schema of `issue.json`
//! * [`walk`]: every piece of text of an issue, in reading order
//! * `rewrite`: every text of an issue, to be changed
//!
//! ```
//! use paiban::model::{Article, Date, Issue};
//!
//! let article = Article { id: "01/lead".into(), headline: vec!["河道通水".into()], ..Article::default() };
//! assert_eq!(article.headline.join(" "), "河道通水");
//! let day: Date = "2026-03-20".parse().expect("it is a day");
//! assert_eq!(day.weekday(), 5);
//! # let _: Option<Issue> = None;
//! ```

pub mod accepted;
pub(crate) mod article;
pub(crate) mod block;
pub(crate) mod chart;
pub mod choices;
pub(crate) mod date;
pub(crate) mod defaults;
pub(crate) mod format;
pub(crate) mod id;
pub(crate) mod issue;
pub(crate) mod print_size;
pub(crate) mod publication;
pub(crate) mod rewrite;
pub(crate) mod schema;
pub(crate) mod table;
pub(crate) mod terms;
pub mod walk;

pub use accepted::{AcceptedLayout, AcceptedModule, AcceptedSheet, ModuleContent};
pub use article::{
    Article, Byline, Crop, Figure, Focus, HeadManner, Keep, Notice, NoticeKind, PictureSize, Pin, PullQuote,
    Rank,
};
pub use block::{
    Alignment, Block, Cell, CellSpan, ChartKind, Inline, ListItem, ListManner, Note, Table, turned_lines,
};
pub use chart::{
    Chart, ChartFault, ChartNumber, ChartSeries, ChartValue, MOST_CHART_LABELS, MOST_CHART_SERIES, Scale,
};
pub use choices::EditionKind;
pub use date::Date;
pub use defaults::Defaults;
pub use format::IssueFormat;
pub use id::{ArticleId, GroupId, ImagePath, Language, NoteId, PageLabel, Slug};
pub use issue::{Editor, Issue, Page, Paging, PlanKind};
pub use print_size::{PrintSize, PrintSizeError};
pub use schema::json_schema;
pub use table::{Grid, GridCell, GridRow, MOST_SPAN, SpanCut};
pub use terms::{FEWEST_TERMS, MOST_TERMS, Term, TermFault};

pub use publication::{
    Accessibility, Filler, Link, Publication, PublicationKind, Section, Site, SiteUrls, WechatAccount,
};
