//! What the templates can use, field by field. A field that may be missing is `none`, never
//! undefined, so that a misspelt name in a template is an error and not an empty place.

use minijinja::Value;
use serde::Serialize;

use super::options::Target;
use crate::html::Conventions;
use crate::html::context::{FigureCode, Note};
use crate::html::dialect::XHTML;
use crate::html::pictures::Image;
use crate::html::templates::Markup;
use crate::html::writing::Writing;
use crate::model::{HeadManner, NoticeKind, Rank};
use crate::wording::Words;

/// The book, known to every template as `book`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Book {
    /// Paper and day: `溪湾报 2026年3月20日`.
    pub title: String,
    /// The paper: `溪湾报`.
    pub paper: String,
    /// Language as a BCP 47 tag.
    pub language: String,
    /// Day as the paper prints it: `2026年3月20日`; of a volume what it covers: `2026年3月`.
    pub date: String,
    /// Weekday as the paper prints it: `星期五`; empty for a volume.
    pub weekday: &'static str,
    /// Day as machines read it: `2026-03-20`; of a volume its first.
    pub iso_date: String,
    /// Whether it is a volume of several issues.
    pub bound: bool,
    /// The unique identifier, `urn:uuid:…`.
    pub identifier: String,
    /// Fixed words in the language of the paper.
    pub words: Words,
    /// Which way its lines run: `horizontal` or `vertical`.
    pub writing: Writing,
    /// Which reading systems it is for: `epub` or `duokan`.
    pub target: Target,
    /// The picture on its cover, or none.
    pub cover: Option<Image>,
}

impl Book {
    /// The settings that all its texts are written with.
    pub(crate) fn conventions(&self) -> Conventions<'_> {
        Conventions { dialect: &XHTML, language: &self.language, writing: self.writing, words: self.words }
    }
}

/// All that `cover.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct CoverDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
}

/// All that `title.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct TitleDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// Masthead and imprint.
    pub front: &'a TitlePage,
}

/// All that `nav.xhtml` and `toc.ncx` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct ContentsDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// Where the parts of the book are.
    pub contents: Contents,
    /// The days of a volume; one day for an issue.
    pub days: &'a [Day],
    /// The newspaper pages.
    pub pages: &'a [Page],
}

/// All that `calendar.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct CalendarDocument<'a> {
    /// The volume.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// The months, in order.
    pub months: &'a [Month],
}

/// All that `indexes.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct IndexesDocument<'a> {
    /// The volume.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// The indexes that have terms.
    pub indexes: &'a [Index],
}

/// A day of a volume.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Day {
    /// Id of its entry in the contents.
    pub id: String,
    /// `3月20日 星期五 第12期`.
    pub title: String,
    /// The day itself, as a number.
    pub day: i8,
    /// Number of its issue: `第12期`, or none.
    pub number: Option<String>,
    /// Where its first page is; that of the contents where it has none.
    pub file: String,
    /// Its first page among those of the book, and the first that is not of it.
    pub from: usize,
    /// See `from`.
    pub to: usize,
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Month {
    /// `2026年3月`.
    pub title: String,
    /// Its weeks from Monday, each of seven days.
    pub weeks: Vec<Vec<CalendarDay>>,
}

/// A day of the calendar; with neither for a day of another month.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct CalendarDay {
    /// Its number, or none.
    pub day: Option<i8>,
    /// Its issue, or none.
    pub issue: Option<Day>,
}

/// An index of a volume.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Index {
    /// Id of its heading.
    pub id: String,
    /// Its heading.
    pub title: &'static str,
    /// Its terms, in the order of the language.
    pub terms: Vec<IndexTerm>,
}

/// A term of an index.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndexTerm {
    /// The words.
    pub name: String,
    /// Where it leads.
    pub links: Vec<Neighbour>,
}

/// All that `chapter.xhtml` can use, and `article.xhtml`, which it includes.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct ChapterDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// The newspaper page.
    pub page: &'a Page,
}

/// All that `single.xhtml` can use: an article that is a file of its own.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArticleDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// Title of the document.
    pub title: &'a str,
    /// The newspaper page that it is on, a [`Page`] that was made ready once for all its articles.
    pub page: Value,
    /// The article.
    pub article: &'a Article,
}

/// All that `figure.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct FigureDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// The figure.
    pub figure: &'a Figure,
}

/// All that `figures.xhtml` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct FiguresDocument<'a> {
    /// The book.
    pub book: &'a Book,
    /// The figures of the group, each written.
    pub figures: &'a [Markup],
}

/// The title page: masthead and imprint.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TitlePage {
    /// Picture of the name, or none.
    pub masthead: Option<Image>,
    /// Numbers of the issue: `第12期`, `总第3456期`.
    pub numbers: Vec<String>,
    /// Further words of the masthead.
    pub notes: Vec<String>,
    /// The imprint, entry by entry.
    pub imprint: Vec<ImprintEntry>,
    /// Places on the web.
    pub links: Vec<WebLink>,
    /// File of the contents.
    pub contents: &'static str,
}

/// An entry of the imprint.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ImprintEntry {
    /// What it says: `主办`.
    pub label: String,
    /// The words, several where there are several bodies.
    pub values: Vec<String>,
}

/// A place on the web.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WebLink {
    /// What the reader sees.
    pub label: String,
    /// Where it leads; none where the address is broken, then `url` should be seen.
    pub href: Option<String>,
    /// The address as it was written.
    pub url: String,
    /// Its QR code as SVG, or none.
    pub code: Option<Markup>,
}

/// A newspaper page (版).
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Page {
    /// Id of the page break.
    pub id: String,
    /// File of the chapter.
    pub file: String,
    /// Label as written: `A01`.
    pub label: String,
    /// Label as a heading says it: `第A01版`.
    pub heading: String,
    /// Name of the page, or none: `要闻`.
    pub name: Option<String>,
    /// Heading and name: `第A01版 要闻`.
    pub title: String,
    /// The day of its issue as the paper prints it.
    pub date: String,
    /// The weekday.
    pub weekday: &'static str,
    /// Day and title in a volume whose contents have no level for days: `3月20日 第A01版 要闻`.
    pub dated_title: String,
    /// Who made the page.
    pub editors: Vec<Editor>,
    /// Whether its articles are files of their own.
    pub split: bool,
    /// The articles in their order.
    pub articles: Vec<Article>,
}

/// People who made a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Editor {
    /// What they did: `责任编辑`.
    pub role: String,
    /// Who they are.
    pub names: Vec<String>,
}

/// The kind of an article that is not news.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Notice {
    /// `advertisement` or `announcement`.
    pub kind: NoticeKind,
    /// What readers see of it: `广告`, `公告`.
    pub label: &'static str,
}

/// An article of a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Article {
    /// Id of the article, one of its kind in the book.
    pub id: String,
    /// File of the article: that of its page, or its own.
    pub file: String,
    /// Where the article is, seen from any document of the book.
    pub href: String,
    /// Its line in the index of its page, seen from any document.
    pub line: String,
    /// The beginning of its text, for the index; none where it has no text.
    pub opening: Option<String>,
    /// Characters of its text, without blanks.
    pub characters: usize,
    /// Whether the links to other articles stand under its head, and below it.
    pub navigation: NavigationShown,
    /// Language where it is not the paper's, or none.
    pub lang: Option<String>,
    /// Weight: `lead`, `major`, `middle`, `minor`, `brief`, `photo`, or none.
    pub rank: Option<Rank>,
    /// Its kind if it is not news: an advertisement or an announcement, or none.
    pub notice: Option<Notice>,
    /// Whether a box is drawn around it.
    pub boxed: bool,
    /// How its head is set on a page, where its author says so: left, centred, reversed, two-deck; or none.
    pub head: Option<HeadManner>,
    /// Headline in one line, or the first words; never empty.
    pub title: String,
    /// Title of its column (栏目), or none.
    pub column_title: Option<String>,
    /// Lines above the headline (引题).
    pub kicker: Vec<String>,
    /// Lines of the headline (主题).
    pub headline: Vec<String>,
    /// Lines below the headline (副题).
    pub deck: Vec<String>,
    /// What it says in short sentences (提要题), or none.
    pub summary: Option<Markup>,
    /// Words that the article makes known, which no line of a head parts.
    pub vocabulary: Value,
    /// Byline where it stands under the head, or none.
    pub byline: Option<String>,
    /// The figure, or the group of figures, to be shown under the head, or none.
    pub lead_figure: Option<Markup>,
    /// The text.
    pub body: Markup,
    /// What is to be shown after the text: a figure, or a group of them.
    pub figures: Vec<Markup>,
    /// Who signs at the end, or none.
    pub sign_off: Option<String>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// The article before, or none.
    pub previous: Option<Neighbour>,
    /// The article after, or none.
    pub next: Option<Neighbour>,
    /// Its line in the contents.
    pub contents: String,
}

/// Where the links to other articles stand.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct NavigationShown {
    /// Under the head.
    pub top: bool,
    /// Below the article.
    pub bottom: bool,
}

/// An article before or after.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Neighbour {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: String,
}

/// A picture with its words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figure {
    /// Id of the figure, one of its kind in the book.
    pub id: String,
    /// The picture; none where it is lost, or where there is a code.
    pub image: Option<Image>,
    /// The QR code that stands in its place, or none.
    pub code: Option<FigureCode>,
    /// What is printed under it, or none.
    pub caption: Option<Markup>,
    /// Who made it, or none.
    pub credit: Option<String>,
}

/// Where the parts of the book are.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Contents {
    /// File of the title page.
    pub title_page: &'static str,
    /// File of the contents.
    pub contents: &'static str,
    /// Levels of the contents: 3 where days stand above pages, 2 where articles stand below their
    /// pages, else 1.
    pub depth: u8,
    /// File of the calendar of a volume, or none.
    pub calendar: Option<&'static str>,
    /// File of the indexes of a volume, or none.
    pub indexes: Option<&'static str>,
}
