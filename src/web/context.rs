//! What the templates can use, field by field. A field that may be missing is `none`. Addresses are paths from the root
//! of the site; a template writes `{{ site.root }}` before each.

use serde::Serialize;

use super::data::{SiteArticle, SiteFile, SiteIssue, SitePage, SitePicture};
use super::feeds::{card, structured};
use crate::html::Conventions;
use crate::html::context::{FigureCode, Note};
use crate::html::dialect::Dialect;
use crate::html::pictures::Image;
use crate::html::templates::Markup;
use crate::html::writing::Writing;
use crate::model::Rank;
use crate::wording::{WebWords, Words};

use minijinja::Value;

/// The site around a document, known to every template as `site`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Shell<'a> {
    /// Name of the paper.
    pub paper: &'a str,
    /// Language as a BCP 47 tag.
    pub language: &'a str,
    /// Words that all outputs share.
    pub words: Words,
    /// Words of the web edition.
    pub web: &'static WebWords,
    /// What leads to the root of the site: `../../../`.
    pub root: String,
    /// The complete address of the document, or none.
    pub canonical: Option<String>,
    /// What kind of document it is: `page`, `article`, `back`, `columns`, `authors`, `statement`.
    pub kind: &'static str,
    /// The imprint.
    pub imprint: &'a [String],
    /// The day of a document of an issue, `2026-03-20`, or none.
    pub date: Option<String>,
    /// The card that others show for the document: properties and their contents.
    pub card: Vec<(&'static str, String)>,
    /// What the document says of itself to search engines (JSON-LD), or none.
    pub structured: Option<Markup>,
}

impl<'a> Shell<'a> {
    /// The site around a document of an issue.
    pub(crate) fn of(
        issue: &'a SiteIssue,
        kind: &'static str,
        address: &str,
        options: &super::Options,
    ) -> Self {
        let words = Words::of(&issue.language);
        Self {
            paper: &issue.paper,
            language: issue.language.as_str(),
            words: *words,
            web: words.web(),
            root: super::addresses::root_of(address),
            canonical: options.absolute(address),
            kind,
            imprint: &issue.imprint,
            date: None,
            card: Vec::new(),
            structured: None,
        }
    }

    /// The site around the document of an article.
    pub(crate) fn of_article(issue: &'a SiteIssue, article: &SiteArticle, options: &super::Options) -> Self {
        let complete = |address: &str| options.absolute(address);
        let structured = structured::article(issue, article, &complete);
        Self {
            date: Some(issue.date.to_string()),
            card: card::article(issue, article, &complete),
            structured: Some(Markup::from_safe_string(structured)),
            ..Self::of(issue, "article", &article.address, options)
        }
    }

    /// The site around the document of a newspaper page.
    pub(crate) fn of_page(issue: &'a SiteIssue, page: &SitePage, options: &super::Options) -> Self {
        let complete = |address: &str| options.absolute(address);
        let structured = structured::page(issue, page.number, &complete);
        Self {
            date: Some(issue.date.to_string()),
            card: card::page(issue, page, &complete),
            structured: Some(Markup::from_safe_string(structured)),
            ..Self::of(issue, "page", &page.address, options)
        }
    }
}

/// The settings that the texts of a paper are written with on the web.
pub(crate) fn conventions<'a>(
    language: &'a str,
    words: &Words,
    dialect: &'static Dialect,
) -> Conventions<'a> {
    Conventions { dialect, language, writing: Writing::Horizontal, words: *words }
}

/// A link to a document of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// Where it leads.
    pub address: String,
    /// What the reader sees.
    pub title: String,
}

/// What every document of an issue says about it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Day {
    /// As the paper prints it: `2026年3月20日`.
    pub date: String,
    /// `3 月 20 日`.
    pub short: String,
    /// `2026-03-20`.
    pub iso: String,
    /// `星期五`.
    pub weekday: &'static str,
    /// `周五`.
    pub short_weekday: String,
    /// `第45期`, or none.
    pub number: Option<String>,
    /// `总第3218期`, or none.
    pub total_number: Option<String>,
    /// `4版`.
    pub pages: String,
}

impl Day {
    /// Of an issue.
    pub(crate) fn of(issue: &SiteIssue) -> Self {
        let words = Words::of(&issue.language);
        Self {
            date: words.date(issue.date),
            short: words.short_day(issue.date),
            iso: issue.date.to_string(),
            weekday: words.weekday(issue.date),
            short_weekday: words.short_weekday(issue.date),
            number: issue.number.map(|number| words.number(number)),
            total_number: issue.total_number.map(|number| words.total_number(number)),
            pages: words.pages(issue.pages.len()),
        }
    }
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Story<'a> {
    /// Its number.
    pub number: u32,
    /// Its document.
    pub address: &'a str,
    /// Headline in one line.
    pub title: &'a str,
    /// Lines of the headline; the title where there is none.
    pub lines: Vec<&'a str>,
    /// Lines above the headline.
    pub kicker: &'a [String],
    /// Who wrote; may be empty.
    pub byline: &'a str,
    /// Title of its column, or none.
    pub column_title: Option<&'a str>,
    /// `广告` or `公告`, or none.
    pub label: Option<&'static str>,
    /// How it stands in the list: `lead`, `major`, `other`, `brief`.
    pub weight: &'static str,
    /// Its picture, or none.
    pub picture: Option<&'a SitePicture>,
    /// Its language where it is not the paper's, or none.
    pub lang: Option<&'a str>,
}

impl<'a> Story<'a> {
    /// An article as lists show it; `is_first` of its page.
    pub(crate) fn of(article: &'a SiteArticle, is_first: bool, words: &Words) -> Self {
        let lines: Vec<&str> = article.headline.iter().map(String::as_str).collect();
        let weight = match article.rank {
            Some(Rank::Lead) => "lead",
            None if is_first => "lead",
            Some(Rank::Major | Rank::Middle | Rank::Photo) => "major",
            Some(Rank::Minor) | None => "other",
            Some(Rank::Brief) => "brief",
        };
        Self {
            number: article.number,
            address: &article.address,
            title: &article.title,
            lines: if lines.is_empty() { vec![&article.title] } else { lines },
            kicker: &article.kicker,
            byline: &article.byline,
            column_title: article.column_title.as_deref(),
            label: article.notice.map(|kind| words.label_of(kind)),
            weight,
            picture: article.thumbnail.as_ref(),
            lang: article.lang.as_ref().map(|lang| lang.as_str()),
        }
    }
}

/// A sheet with its areas.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sheet<'a> {
    /// Its pictures, the smallest first.
    pub pictures: &'a [SitePicture],
    /// The one for readers that choose none.
    pub usual: &'a SitePicture,
    /// The largest.
    pub largest: &'a SitePicture,
    /// What the pictures show, in the units of the areas, thousandths of a point: left, top, width and height.
    pub window: String,
    /// The areas, in reading order.
    pub areas: Vec<Area<'a>>,
}

/// Where an article stands on a sheet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Area<'a> {
    /// The article's number.
    pub number: u32,
    /// The article's document.
    pub address: &'a str,
    /// Its accessible name.
    pub title: &'a str,
    /// Outlines as SVG writes them: `0,0 10,0 10,10`.
    pub polygons: Vec<String>,
}

/// A page in the strip of pages.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StripPage<'a> {
    /// Its document.
    pub address: &'a str,
    /// `A01`.
    pub folio: &'a str,
    /// `要闻`, or none.
    pub name: Option<&'a str>,
    /// Its picture.
    pub picture: &'a SitePicture,
    /// Whether it is the page of this document.
    pub current: bool,
}

impl<'a> StripPage<'a> {
    /// The pages of an issue; `current` is the number of the page of this document.
    pub(crate) fn all(issue: &'a SiteIssue, current: u32) -> Vec<Self> {
        let one = |page: &'a SitePage| Self {
            address: &page.address,
            folio: &page.folio,
            name: page.name.as_deref(),
            picture: &page.thumbnail,
            current: page.number == current,
        };
        issue.pages.iter().map(one).collect()
    }
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Month {
    /// `2026 年 3 月`.
    pub title: String,
    /// Its weeks from Monday, each of seven days.
    pub weeks: Vec<Vec<CalendarDay>>,
    /// The back issues of the month.
    pub address: String,
}

/// A day of the calendar; without a number where it is of another month.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct CalendarDay {
    /// Its number, or none.
    pub day: Option<i8>,
    /// Its name for listeners: `3 月 20 日`.
    pub name: String,
    /// Where its issue begins, or none.
    pub address: Option<String>,
    /// Whether it is the day of this document.
    pub current: bool,
}

/// All that `page.html` can use.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PageDocument<'a> {
    /// The site.
    pub site: Shell<'a>,
    /// Title of the document.
    pub title: String,
    /// The day.
    pub day: Day,
    /// The page: `.folio`, `.name`, `.editors`, `.pdf`, `.number`.
    pub page: PageHead<'a>,
    /// Its sheets.
    pub sheets: Vec<Sheet<'a>>,
    /// Its articles but briefs.
    pub stories: Vec<Story<'a>>,
    /// Its briefs.
    pub briefs: Vec<Story<'a>>,
    /// How many articles it has: `14 篇`.
    pub count: String,
    /// All pages of the issue.
    pub strip: Vec<StripPage<'a>>,
    /// The page before, or none.
    pub previous: Option<Link>,
    /// The page after, or none.
    pub next: Option<Link>,
    /// The issue before, or none.
    pub previous_issue: Option<Link>,
    /// The issue after, or none.
    pub next_issue: Option<Link>,
    /// The PDF of the issue, or none.
    pub pdf: Option<&'a SiteFile>,
    /// The EPUB, or none.
    pub epub: Option<&'a SiteFile>,
    /// The month of the issue.
    pub month: Month,
}

/// The head of a page.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct PageHead<'a> {
    /// `A01`.
    pub folio: &'a str,
    /// `要闻`, or none.
    pub name: Option<&'a str>,
    /// Who made it; may be empty.
    pub editors: &'a str,
    /// Its PDF, or none.
    pub pdf: Option<&'a SiteFile>,
    /// Its number.
    pub number: u32,
    /// Its document.
    pub address: &'a str,
}

impl<'a> PageHead<'a> {
    /// Of a page.
    pub(crate) fn of(page: &'a SitePage) -> Self {
        let SitePage { folio, name, editors, pdf, number, address, .. } = page;
        Self { folio, name: name.as_deref(), editors, pdf: pdf.as_ref(), number: *number, address }
    }
}

/// All that `article.html` can use.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArticleDocument<'a> {
    /// The site.
    pub site: Shell<'a>,
    /// Title of the document.
    pub title: String,
    /// The day.
    pub day: Day,
    /// The page that it begins on.
    pub page: PageHead<'a>,
    /// The article.
    pub article: Article<'a>,
    /// Where it stands: a small map of each sheet.
    pub maps: Vec<Map<'a>>,
    /// `第 1 篇，共 14 篇`.
    pub place: String,
    /// Companions.
    pub companions: Vec<Story<'a>>,
    /// The article before, or none.
    pub previous: Option<Story<'a>>,
    /// The article after, or none.
    pub next: Option<Story<'a>>,
    /// The picture that others show for a link to it, or none.
    pub card: Option<&'a SitePicture>,
}

/// Where an article stands on a sheet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Map<'a> {
    /// The page.
    pub page: PageHead<'a>,
    /// The sheet with the areas of the article alone.
    pub sheet: Sheet<'a>,
}

/// An article of `article.html`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Article<'a> {
    /// Its number.
    pub number: u32,
    /// Headline in one line, or the first words; never empty.
    pub title: &'a str,
    /// Its language where it is not the paper's, or none.
    pub lang: Option<&'a str>,
    /// Its kind and label if it is no news, or none.
    pub label: Option<&'static str>,
    /// Title of its column, or none.
    pub column_title: Option<&'a str>,
    /// Lines above the headline.
    pub kicker: &'a [String],
    /// Lines of the headline.
    pub headline: &'a [String],
    /// Characters of the longest line of the headline, 8 to 24.
    pub widest: usize,
    /// Lines below the headline.
    pub deck: &'a [String],
    /// Summary, or none.
    pub summary: Option<Markup>,
    /// Words that no line of a head parts.
    pub vocabulary: Value,
    /// Byline under the head, each by what they did and their names.
    pub byline: Vec<Person>,
    /// The same in one line, for programs; may be empty.
    pub authors: &'a str,
    /// Figure under the head, or none.
    pub lead_figure: Option<Markup>,
    /// The text.
    pub body: Markup,
    /// What follows the text.
    pub figures: Option<Markup>,
    /// Who signs at the end, or none.
    pub sign_off: Option<String>,
    /// Footnotes.
    pub notes: Vec<Note>,
}

/// People of a byline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Person {
    /// The words before their names; may be empty.
    pub before: String,
    /// Their names, as they are printed.
    pub names: String,
    /// The words after their names; may be empty.
    pub after: String,
}

/// All that `figure.html` can use.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureDocument {
    /// What leads to the root of the site.
    pub root: String,
    /// The picture, or none.
    pub image: Option<Image>,
    /// The QR code in its place, or none.
    pub code: Option<FigureCode>,
    /// What is printed under it, or none.
    pub caption: Option<Markup>,
    /// Who made it, or none.
    pub credit: Option<String>,
}

/// All that `figures.html` can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct FiguresDocument<'a> {
    /// The figures, each written.
    pub figures: &'a [Markup],
}

/// All that `back.html` can use: the back issues of a month.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BackDocument<'a> {
    /// The site.
    pub site: Shell<'a>,
    /// Title of the document.
    pub title: String,
    /// The years.
    pub years: Vec<Choice>,
    /// The months of the year.
    pub months: Vec<Choice>,
    /// The month.
    pub month: Month,
    /// The month before that has issues, or none.
    pub before: Option<Month>,
    /// The month before and the month after that have issues.
    pub previous: Option<Link>,
    /// See `previous`.
    pub next: Option<Link>,
    /// How many issues the month has: `15 期`.
    pub count: String,
    /// Its weeks, the last first.
    pub weeks: Vec<Week<'a>>,
}

/// One of several that a reader may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Choice {
    /// What the reader sees.
    pub title: String,
    /// Where it leads; none where there is nothing.
    pub address: Option<String>,
    /// Whether it is that of this document.
    pub current: bool,
}

/// A week of back issues.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Week<'a> {
    /// `3 月 16 日 – 20 日`.
    pub title: String,
    /// Its issues, the last first.
    pub issues: Vec<BackIssue<'a>>,
}

/// A back issue.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BackIssue<'a> {
    /// Where it begins.
    pub address: &'a str,
    /// Its day.
    pub day: Day,
    /// Its front page.
    pub picture: &'a SitePicture,
    /// Its first story, or none.
    pub lead: Option<Story<'a>>,
}

/// All that `listing.html` can use: columns or people of a year.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListingDocument<'a> {
    /// The site.
    pub site: Shell<'a>,
    /// Title of the document.
    pub title: String,
    /// Its heading.
    pub heading: &'static str,
    /// The years.
    pub years: Vec<Choice>,
    /// The columns or people, in the order of the language.
    pub terms: &'a [Term],
}

/// A column or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Term {
    /// The name.
    pub name: String,
    /// `3 篇`.
    pub count: String,
    /// The articles, the newest first.
    pub links: Vec<TermLink>,
}

/// An article of a column or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TermLink {
    /// The article's document.
    pub address: String,
    /// Its title.
    pub title: String,
    /// `3 月 20 日`.
    pub day: String,
}

/// All that `statement.html` and `entry.html` can use.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PlainDocument<'a> {
    /// The site.
    pub site: Shell<'a>,
    /// Title of the document.
    pub title: String,
    /// Where it leads at once, or none.
    pub target: Option<&'a str>,
}
