//! The folder of a site as it is read and changed: what the site knows of its days is read where it is needed, so that
//! a day is added to many without the others being read.

use std::collections::BTreeSet;

use super::data::SiteIssue;
use super::{WebFile, addresses};
use crate::diagnostics::Error;
use crate::model::Date;

/// The folder of a site, on a disk or in memory. Paths are from the root of the site, with `/` between their parts.
pub trait Folder {
    /// A file; `None` if there is none.
    fn read(&self, path: &str) -> Option<Vec<u8>>;

    /// The names in a folder below the root.
    fn names(&self, folder: &str) -> BTreeSet<String>;

    /// Writes a file.
    ///
    /// # Errors
    /// [`Error::Write`] where it cannot be written.
    fn write(&mut self, file: WebFile) -> Result<(), Error>;

    /// Removes a file, if there is one.
    fn remove(&mut self, path: &str);
}

/// The days of a site, in their order: those that it has data of.
pub fn days(folder: &dyn Folder) -> Vec<Date> {
    let names = folder.names(addresses::DATA);
    let days = names.iter().filter_map(|name| name.strip_suffix(".json")?.parse().ok());
    let days: BTreeSet<Date> = days.collect();
    days.into_iter().collect()
}

/// All that a site knows of a day; `None` where that is missing, or no data of a site.
pub fn issue(folder: &dyn Folder, day: Date) -> Option<SiteIssue> {
    parsed(&folder.read(&addresses::data(day))?)
}

/// What lists need of a day ([`SiteIssue::brief`]). A site of an older version has the whole alone.
pub(crate) fn brief(folder: &dyn Folder, day: Date) -> Option<SiteIssue> {
    let kept = folder.read(&addresses::brief(day)).and_then(|bytes| parsed(&bytes));
    kept.or_else(|| issue(folder, day).map(|issue| issue.brief()))
}

/// What lists need of some days; those without data are left out.
pub(crate) fn briefs(folder: &dyn Folder, days: impl IntoIterator<Item = Date>) -> Vec<SiteIssue> {
    days.into_iter().filter_map(|day| brief(folder, day)).collect()
}

fn parsed(bytes: &[u8]) -> Option<SiteIssue> {
    serde_json::from_slice(bytes).ok()
}
