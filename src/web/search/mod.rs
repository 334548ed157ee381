//! The search of a site without a server: an index of pairs of characters in small files, from which a script reads
//! only what a query asks for. What it finds is what a plain search in the text finds, no more and no less.
//!
//! The recipe, for the files of a day ([`day_files`]) and for those of a quarter ([`quarter_files`]):
//!
//! * [`pieces`]: what of an article is searched; texts in groups
//! * [`fold`]: which texts are the same for the search
//! * [`lines`]: where the lines of the texts stand on the pictures of pages
//! * [`documents`]: the table of documents, with what facets need
//! * [`postings`]: pairs of characters with the documents that hold them
//! * [`bits`]: numbers in as few bits as they need
//! * [`shard`], `wide`: the file of a shard, bytes as its text
//! * [`find`]: reads all of that again
//!
//! A document has its number within its quarter, so that a day that is added changes the files of its quarter and
//! the [`Catalogue`], and no others. All files depend on the issues alone: adding days one by one makes the same
//! bytes as making the site at once.

pub mod bits;
pub mod documents;
pub mod find;
pub mod fold;
pub mod lines;
pub mod pieces;
pub mod postings;
pub mod shard;
#[cfg(test)]
mod tests;
mod wide;

use serde::{Deserialize, Serialize};

use crate::edition::SheetRegions;
use crate::model::Date;
use crate::web::data::SiteIssue;

/// Name of the shard with the [`Catalogue`].
pub const CATALOGUE: &str = "index";

/// Number of the format of the index.
const FORMAT: u32 = 1;

/// What the index has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Number of its format.
    pub format: u32,
    /// Its quarters, the oldest first.
    pub quarters: Vec<Quarter>,
}

/// A quarter of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quarter {
    /// `2026-q1`.
    pub name: String,
    /// Bits of the classes of first characters ([`postings::shard_of`]).
    pub bits: u32,
    /// How many documents it has.
    pub documents: u32,
}

impl Quarter {
    /// How many shards of postings it has.
    pub(crate) fn shards(&self) -> u32 {
        postings::SECOND_CLASSES << self.bits
    }
}

/// The name of the table of documents in the folder of a quarter.
pub(crate) const DOCUMENTS: &str = "documents";

/// A file by its path from the root of the site.
pub type File = (String, Vec<u8>);

/// The files of a day: its texts in groups, and where the lines of each of its pages stand. `sheets` are the sheets
/// of its pages, in their order. The folder `search/2026-03-20/` has these files and no others.
pub fn day_files(issue: &SiteIssue, sheets: &[SheetRegions]) -> Vec<File> {
    let groups = pieces::groups(issue);
    let day = documents::key(issue.date);
    let lines = lines::page_lines(issue, &groups, sheets);
    let texts = groups.iter().enumerate().map(|(group, texts)| json_shard(&group_name(&day, group), texts));
    let pages = issue.pages.iter().zip(&lines);
    let lines = pages.map(|(page, lines)| json_shard(&lines_name(&day, page.number), lines));
    texts.chain(lines).collect()
}

/// The paths of the files of a day.
pub(crate) fn day_paths(issue: &SiteIssue) -> Vec<String> {
    let day = documents::key(issue.date);
    let texts = (0..pieces::groups(issue).len()).map(|group| group_name(&day, group));
    let lines = issue.pages.iter().map(|page| lines_name(&day, page.number));
    texts.chain(lines).map(|name| shard::path(&name)).collect()
}

/// The catalogue of a site; `None` where there is none that can be read.
pub(crate) fn read_catalogue(read: find::Reader<'_>) -> Option<Catalogue> {
    let bytes = shard::read(CATALOGUE, &read(&shard::path(CATALOGUE))?).ok()?;
    let catalogue: Catalogue = serde_json::from_slice(&bytes).ok()?;
    (catalogue.format == FORMAT).then_some(catalogue)
}

/// The name of the quarter of a day, which is the name of its folder in `search/`.
pub fn quarter_of(date: Date) -> String {
    documents::quarter(date)
}

/// The files of a quarter, made of all its issues in the order of their days, and its entry in the catalogue. The
/// folder `search/2026-q1/` has these files and no others.
pub fn quarter_files(issues: &[SiteIssue]) -> (Quarter, Vec<File>) {
    let name = issues.first().map(|issue| quarter_of(issue.date)).unwrap_or_default();
    let with_groups: Vec<_> = issues.iter().map(|issue| (issue, pieces::groups(issue))).collect();
    let mut postings = postings::Postings::default();
    let texts = with_groups.iter().flat_map(|(_, groups)| groups.iter().flatten());
    let mut documents = 0;
    for (document, text) in (0..postings::MOST_DOCUMENTS).zip(texts) {
        for piece in &text.pieces {
            postings.add(document, &fold::folded(piece));
        }
        documents = document + 1;
    }
    let (bits, shards) = postings.shards(documents);
    let table = documents::documents(&with_groups);
    let mut files = vec![json_shard(&documents_name(&name), &table)];
    let numbered = (0..).zip(&shards);
    files.extend(numbered.map(|(number, bytes)| shard::written(&postings_name(&name, number), bytes)));
    (Quarter { name, bits, documents }, files)
}

/// The file of the catalogue.
pub fn catalogue_file(quarters: Vec<Quarter>) -> File {
    json_shard(CATALOGUE, &Catalogue { format: FORMAT, quarters })
}

/// The catalogue and the files of all quarters. `issues` are in the order of their days.
pub fn site_files(issues: &[SiteIssue]) -> Vec<File> {
    let quarters = issues.chunk_by(|a, b| quarter_of(a.date) == quarter_of(b.date));
    let (quarters, files): (Vec<_>, Vec<_>) = quarters.map(quarter_files).unzip();
    files.into_iter().flatten().chain([catalogue_file(quarters)]).collect()
}

fn documents_name(quarter: &str) -> String {
    format!("{quarter}/{DOCUMENTS}")
}

fn postings_name(quarter: &str, shard: u32) -> String {
    format!("{quarter}/{shard}")
}

fn group_name(day: &str, group: usize) -> String {
    format!("{day}/text-{group}")
}

fn lines_name(day: &str, page: u32) -> String {
    format!("{day}/lines-{page}")
}

fn json_shard<T: Serialize + ?Sized>(name: &str, value: &T) -> File {
    // Plain data with texts for keys: writing it to memory does not fail.
    shard::written(name, &serde_json::to_vec(value).unwrap_or_default())
}
