//! METS (Library of Congress) of one newspaper issue, with its ALTO files.
//!
//! * `package`: the file itself: which files there are, the pages in their order, the logical map
//! * `records`: what MODS says of the issue and of its articles
//! * `map`: the logical map as articles whose parts have roles
//! * `areas`: areas of the map as blocks and lines of the pages
//! * `lists`, `tables`: parts that belong together
//! * `people`: who wrote, as the record and the page say it
//! * `article`: an article of the map as an article of the issue
//! * `issue`: all of it as pages of an issue
//!
//! Roles are those of the National Library of Luxembourg (BnL): SECTION, ARTICLE, HEADING, OVERLINE, TITLE, SUBHEADLINE,
//! AUTHOR, BODY, PARAGRAPH, ILLUSTRATION, CAPTION, ADVERTISEMENT, and those that [`crate::alto`] adds. Where the map has
//! articles it is believed. A package without them, as that of the National Digital Newspaper Program (NDNP), is
//! pages with places.

mod areas;
mod article;
mod issue;
mod lists;
mod map;
mod package;
mod people;
mod records;
mod tables;

use crate::messages::{Sentence, sentence};
use crate::model::Date;

use super::alto::layout::{self, AltoFile, AltoPage};
use super::boxes::BoxedPages;
use super::xml;
use package::Package;

pub(super) use issue::add;

/// An issue that a logical map describes.
#[derive(Clone, Debug)]
pub struct MappedIssue {
    pages: Vec<MappedPage>,
    articles: Vec<map::MapArticle>,
    /// Areas of the page that belong to no article.
    furniture: Vec<map::MapArea>,
    record: records::IssueRecord,
}

/// A page of it.
#[derive(Clone, Debug)]
struct MappedPage {
    /// The name of its ALTO file in the map.
    file: String,
    /// Its path.
    path: String,
    label: Option<String>,
    page: AltoPage,
}

/// The pages of a package.
#[derive(Clone, Debug)]
pub enum MetsContent {
    /// Pages with places, of which no articles are known.
    Pages(BoxedPages),
    /// An issue whose articles are described.
    Issue(Box<MappedIssue>),
}

/// What was read of a package.
#[derive(Debug)]
pub struct MetsIssue {
    /// Its pages.
    pub content: MetsContent,
    /// The day that it says it is of.
    pub date: Option<Date>,
    /// The paths of its ALTO files.
    pub files: Vec<String>,
    /// Files that it names and that could not be read, each with the reason.
    pub unread: Vec<(String, Sentence)>,
}

impl MappedIssue {
    /// How many pages it has.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }
}

/// Whether a file is METS, by the name of its outermost element.
pub fn is_mets(bytes: &[u8]) -> bool {
    xml::root_name(bytes).is_some_and(|name| name.eq_ignore_ascii_case("mets"))
}

/// Reads a package: the METS file, and the files that it names, by their paths beside it.
///
/// # Errors
/// Why it cannot be read, or that none of its pages can be.
pub fn read(bytes: &[u8], file: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<MetsIssue, Sentence> {
    let package = Package::read(bytes)?;
    let (mut pages, mut unread, mut files) = (Vec::new(), Vec::new(), Vec::new());
    let mut engine = None;
    for page in &package.pages {
        files.push(page.path.clone());
        let read = file(&page.path).ok_or_else(|| sentence!("unreadable-pages.missing"));
        match read.and_then(|bytes| layout::read(&bytes)) {
            Ok(AltoFile { engine: own, pages: found }) => {
                engine = engine.or(own);
                pages.extend(found.into_iter().map(|found| mapped(page, found)));
            }
            Err(why) => unread.push((page.path.clone(), why)),
        }
    }
    if pages.is_empty() {
        let first = unread.into_iter().next().map(|(_, why)| why);
        return Err(first.unwrap_or_else(|| sentence!("unreadable-pages.no-page")));
    }
    let record = records::of_issue(&package);
    let date = record.date;
    let map = map::of(&package);
    let content = match map.articles.is_empty() {
        true => {
            let alone: Vec<AltoPage> = pages.into_iter().map(|page| page.page).collect();
            MetsContent::Pages(super::alto::of_pages(&alone, engine))
        }
        false => MetsContent::Issue(Box::new(MappedIssue {
            pages,
            articles: map.articles,
            furniture: map.furniture,
            record,
        })),
    };
    Ok(MetsIssue { content, date, files, unread })
}

/// A page of a file, with what the package says of it.
fn mapped(page: &package::PackagePage, found: AltoPage) -> MappedPage {
    let image = page.image.clone().or_else(|| found.image.clone());
    let label = page.label.clone().or_else(|| found.label.clone());
    let own = AltoPage { image, label: label.clone(), ..found };
    MappedPage { file: page.file.clone(), path: page.path.clone(), label, page: own }
}
