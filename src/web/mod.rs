//! The web edition (数字报): a site of plain files that works on any server, from a folder, without scripts.
//!
//! Two stages. [`issue_files`] makes what is of one issue alone: its articles, pictures, files to be taken home, and what the
//! site must know of it ([`data`]). [`update`] makes of these data alone what depends on other issues: newspaper
//! pages, which lead to their neighbours, back issues, columns, people. So a day is added without the others being set
//! or read again, and the site is the same as if all had been made at once. The recipe:
//!
//! * `options`, `addresses`: what is wanted, and where documents stand
//! * `pictures`, [`cards`]: pages in several widths, pictures of articles, those that others show for links
//! * [`data`], `issue`, `texts`: what the site knows of an issue
//! * `context`, `templates`, `dialect`, `sheets`: what documents are written with
//! * `article`: the document of an article
//! * `around`, `page`, `calendar`: the document of a newspaper page
//! * `back`, `listing`, `period`, `plain`: back issues, columns and people, months for programs, the way in
//! * [`search`]: the search of the site, without a server
//! * [`feeds`]: what other programs read of a site
//! * [`scripts`]: what runs in browsers, and what it says
//! * [`folder`], `parts`, `past`, [`update`]: the folder of a site, what a change of days reaches, and what it leaves behind
//! * [`opened`], `read`: a finished site, read back and compared with its issues
//!
//! No clock, no random numbers: same input, same bytes.

mod addresses;
mod around;
mod article;
mod back;
mod calendar;
pub mod cards;
mod context;
pub mod data;
mod dialect;
pub mod feeds;
pub mod folder;
mod issue;
mod listing;
pub mod opened;
mod options;
mod page;
mod parts;
mod past;
mod period;
mod pictures;
mod plain;
mod read;
#[cfg(test)]
mod sample;
pub mod scripts;
pub mod search;
mod sheets;
mod templates;
mod texts;
pub mod update;

use std::sync::Arc;

use crate::addresses::Numbers;
use crate::diagnostics::{Checked, Diagnostic, Error, has_errors};
use crate::edition::Edition;
use crate::html::templates::Engine;
use crate::model::PageLabel;
use crate::wording::Words;
use data::SiteIssue;
use dialect::WEB;
use issue::Known;
pub use options::{Options, sound_base_url};
use pictures::Photos;
pub use templates::Templates;

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebFile {
    /// Path from the root of the site, with `/` between its parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl WebFile {
    /// A file of text.
    fn new(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), bytes: text.into_bytes().into() }
    }
}

impl From<search::File> for WebFile {
    fn from((path, bytes): search::File) -> Self {
        Self { path, bytes: bytes.into() }
    }
}

/// Files of an issue to be taken home, where they were made.
#[derive(Clone, Debug, Default)]
pub struct Downloads {
    /// The PDF of the issue.
    pub pdf: Option<Vec<u8>>,
    /// The EPUB.
    pub epub: Option<Vec<u8>>,
    /// The PDFs of its newspaper pages.
    pub page_pdfs: Vec<(PageLabel, Vec<u8>)>,
}

/// What is made of one issue.
#[derive(Clone, Debug)]
pub struct MadeIssue {
    /// What the site must know of it.
    pub issue: SiteIssue,
    /// Its files.
    pub files: Vec<WebFile>,
}

/// What is of one issue alone: articles, pictures, files to be taken home, data. `before` is what the site had of the day:
/// its numbers stay. `cards` are those that [`cards::to_draw`] asks for, `digest` says what all of it was made from.
///
/// Templates of the paper's own that fail are diagnostics (T102); there is no value then.
///
/// # Errors
/// [`Error::Writer`] where a picture cannot be made: faults of this program.
pub fn issue_files(
    edition: &Edition,
    before: Option<&SiteIssue>,
    (cards, downloads): (&[WebFile], &Downloads),
    digest: &str,
    templates: &Templates,
    options: &Options,
) -> Result<Checked<Option<MadeIssue>>, Error> {
    let checked = &edition.issue;
    let numbers = Numbers::of(checked.issue(), &before.map(SiteIssue::numbers).unwrap_or_default());
    let regions = edition.regions();
    let names = issue::sheet_names(edition, &numbers);
    let (sheets, mut files) = pictures::of_pages(edition, checked.issue().date, &names, options.page_widths)?;
    let photos = Photos::of(checked)?;
    let known = Known {
        edition,
        regions: &regions,
        numbers: &numbers,
        sheets: &sheets,
        photos: &photos,
        cards,
        downloads,
        options,
    };
    let site = known.issue(digest);
    let written = with_engine(&site, templates, |engine| article::documents(known, &site, engine));
    let Checked { value: documents, diagnostics } = written;
    let value = documents.map(|documents| {
        files.extend(photos.files());
        files.extend(cards.iter().cloned());
        files.extend(documents);
        files.extend(taken_home(&site, downloads));
        files.extend(data::files(&site));
        files.extend(search::day_files(&site, &regions).into_iter().map(WebFile::from));
        files.extend(feeds::day_files(&site, options.base_url.as_deref()).into_iter().map(WebFile::from));
        MadeIssue { issue: site, files }
    });
    Ok(Checked { value, diagnostics })
}

/// Writes documents with the templates; where these have faults there are no documents.
fn with_engine<T>(
    issue: &SiteIssue,
    templates: &Templates,
    write: impl FnOnce(&Engine<'_>) -> Result<T, Box<Diagnostic>>,
) -> Checked<Option<T>> {
    let mut diagnostics = templates.set().faults().to_vec();
    if has_errors(&diagnostics) {
        return Checked { value: None, diagnostics };
    }
    let words = Words::of(&issue.language);
    let conventions = context::conventions(issue.language.as_str(), words, &WEB);
    let written = templates.set().engine(&conventions).and_then(|engine| write(&engine));
    let value = written.map_err(|fault| diagnostics.push(*fault)).ok();
    Checked { value, diagnostics }
}

/// The files of an issue that readers take home.
fn taken_home(site: &SiteIssue, downloads: &Downloads) -> Vec<WebFile> {
    let file = |of: &data::SiteFile, bytes: &Vec<u8>| WebFile {
        path: of.address.clone(),
        bytes: bytes.as_slice().into(),
    };
    let whole = [(&site.pdf, &downloads.pdf), (&site.epub, &downloads.epub)];
    let whole = whole.into_iter().filter_map(|(of, bytes)| Some(file(of.as_ref()?, bytes.as_ref()?)));
    let pages = site.pages.iter().filter_map(|page| {
        let (_, bytes) = downloads.page_pdfs.iter().find(|(label, _)| *label == page.label)?;
        Some(file(page.pdf.as_ref()?, bytes))
    });
    whole.chain(pages).collect()
}
