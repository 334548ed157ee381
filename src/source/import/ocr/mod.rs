//! From OCR pages to an issue.
//!
//! A page is Markdown as OCR programs write it: headings, paragraphs, blank lines where a picture
//! was. Its role in the newspaper is recognised by cues, each in the file of its step:
//!
//! * `constructs` and `formulas`: the markup of programs, taken off, with `places` of what is left
//! * `lines`: text into headings, pictures and paragraphs, with places
//! * `masthead`, `imprint`, `publication`: name, labels, links, sponsors
//! * `left_out`: numbers, dates and running heads at the edges of pages
//! * `photos`: pictures and the words under them
//! * `flat`: levels for headings that all have one
//! * `heads`, `headline`: kicker, headline, deck, title of a standing column, subhead
//! * `article`: one article, by the steps
//!   `byline` (dateline and reporters), `captions` and `credits` (lost pictures, who wrote,
//!   who photographed), `paragraphs` (torn at the foot of a column), `markup` and `html_table` (tables, lists)
//! * `continued`: articles that go on on another page
//! * `assembly`: articles of all pages into the issue
//! * `cues`: what importers ask of words that know more of a page
//! * `companions`: the lead, documents that accompany a report
//! * `suspects`: words to compare with the page
//! * `report_cues`: bylines, credits and captions in lines of other documents
//!
//! Nothing is corrected and nothing is lost: every character of a page is in the issue, is
//! markup, or is named in a diagnostic. Where a cue is uncertain, a diagnostic reports the decision.

mod article;
mod assembly;
mod byline;
mod captions;
mod characters;
mod companions;
mod constructs;
mod continued;
mod credits;
mod cues;
mod flat;
mod formulas;
mod headline;
mod heads;
mod html_table;
mod imprint;
mod left_out;
mod lines;
mod markup;
mod masthead;
mod paragraphs;
mod photos;
mod places;
mod publication;
pub(super) mod report_cues;
mod suspects;

use crate::diagnostics::Checked;
use crate::model::{ArticleId, Date, Publication};

use super::pictures::Imported;
use crate::source::Draft;
use crate::wording::Words;

pub(super) use article::{BuiltArticle, build};
pub(super) use assembly::Assembly;
pub(super) use companions::{rank_lead, tie_documents};
pub(super) use constructs::clean;
pub(super) use continued::BuiltPage;
pub(super) use cues::{begins_report, continues_from, is_caption, is_folio};
pub(super) use heads::{Story, StoryPart, is_numbered};
pub(super) use left_out::left_out;
pub(super) use lines::{Heading, PageBlock, PageExcerpt, PageLine, PageParagraph, PagePicture};
pub(super) use suspects::find as find_suspects;

/// What the pages themselves do not say.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The day of the issue. It is never guessed from the text.
    pub date: Date,
    /// The paper; what it leaves empty is taken from the masthead. Without it, it is made from
    /// the masthead alone.
    pub publication: Option<Publication>,
    /// Words to report, that the OCR program is known to misread.
    pub suspects: Vec<String>,
    /// Labels of the pages (版次), in order; pages without one are numbered.
    pub labels: Vec<String>,
}

/// Makes an issue of OCR pages, each a name for messages and a text. Every page becomes a page of
/// the issue, every headline an article `01/01`, `01/02` … The origins of the draft point into
/// the pages; of pictures it has the words alone ([`read`] gives their names too).
///
/// Without a masthead and without a publication the title stays empty, and a diagnostic says so.
pub fn import(pages: &[(String, String)], options: &ImportOptions) -> Checked<Draft> {
    let Checked { value, mut diagnostics } = read(pages, options);
    let Checked { value, diagnostics: missing } = value.with_pictures(|_| None);
    diagnostics.extend(missing);
    Checked { value, diagnostics }
}

/// The same with the pictures that the pages name, which are still to be found.
pub fn read(pages: &[(String, String)], options: &ImportOptions) -> Checked<Imported> {
    let mut assembly = Assembly::new(options);
    pages.iter().for_each(|(name, text)| add(&mut assembly, name, text));
    assembly.finish()
}

/// Adds one file, which is a page.
pub(super) fn add(assembly: &mut Assembly<'_>, name: &str, text: &str) {
    let file = assembly.file(name, text);
    match constructs::clean(text) {
        None => page(assembly, PageExcerpt::page(file, text)),
        Some(cleaned) => {
            assembly.diagnostics.extend(left_out::constructs(file, text, &cleaned.taken));
            page(assembly, PageExcerpt::cleaned(file, &cleaned.text, &cleaned.places));
        }
    }
}

/// Adds one page of the newspaper.
fn page(assembly: &mut Assembly<'_>, page: PageExcerpt<'_>) {
    let mut blocks = lines::blocks(page);
    assembly.masthead(&mut blocks);
    assembly.diagnostics.extend(left_out::edges(&mut blocks));
    flat::relevel(&mut blocks);
    let blocks = photos::settle(blocks);
    let mut articles = Vec::new();
    for (i, story) in heads::stories(blocks).into_iter().enumerate() {
        let id = ArticleId::from(format!("{:02}/{:02}", assembly.number() + 1, i + 1));
        articles.push(article::build(id, story, &mut assembly.diagnostics));
    }
    companions::rank_lead(&mut articles);
    companions::tie_documents(&mut articles);
    assembly.diagnostics.extend(suspects::find(page, &assembly.options.suspects));
    let label = assembly.label(None);
    assembly.page(BuiltPage { label, name: None, articles, place: page.span() });
}

/// A paper of which nothing is known.
pub fn unknown_paper() -> Publication {
    publication::unknown()
}

/// The words of the papers whose pages are read: cues are Simplified Chinese.
fn words() -> &'static Words {
    Words::of(&"zh-Hans".into())
}
