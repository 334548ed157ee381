//! A site in a folder that grows. New files wait beside those that are there, each from when it is made; so a site of any
//! size is made, and all of it is there at the end, or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::super::outputs::WebRequest;
use super::super::set::Press;
use super::super::write::OutputFile;
use crate::diagnostics::render::Artifact;
use crate::diagnostics::{Diagnostic, Error, has_errors};
use crate::files::changes::Changes;
use crate::messages::{Reason, sentence};
use crate::model::Date;
use crate::web::data::SiteIssue;
use crate::web::folder::{self, Folder};
use crate::web::{MadeIssue, WebFile, update};

/// Names that a site has in its folder, of which a folder of others may have one.
const NAMES: [&str; 6] = ["paperindex.htm", "index.html", "style.css", "html", "data", "search"];

/// A site on disk that is being made or updated.
#[derive(Debug)]
pub struct Site {
    files: OnDisk,
    /// The days that it had.
    before: Vec<Date>,
    /// The days that are new, made anew, or taken out.
    changed: BTreeSet<Date>,
}

/// The folder of a site as it will be.
#[derive(Debug)]
struct OnDisk {
    dir: PathBuf,
    changes: Changes,
    /// The files that are written.
    written: Vec<Artifact>,
}

impl Folder for OnDisk {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.changes.read(path)
    }

    fn names(&self, folder: &str) -> BTreeSet<String> {
        self.changes.names(folder)
    }

    fn write(&mut self, file: WebFile) -> Result<(), Error> {
        if self.changes.write(&file.path, &file.bytes)? {
            self.written.push(OutputFile::new(file.path, file.bytes.to_vec()).artifact(&self.dir));
        }
        Ok(())
    }

    fn remove(&mut self, path: &str) {
        self.changes.remove(path);
    }
}

impl Site {
    /// The site in a folder; an empty one where there is none yet. What an earlier run decided and did not end is ended.
    ///
    /// # Errors
    /// [`Error::Write`] where another run changes the site, or the folder is none of a site and has files that a site
    /// would write over.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let changes = Changes::begin(dir)?;
        let files = OnDisk { dir: dir.to_owned(), changes, written: Vec::new() };
        let before = folder::days(&files);
        if before.is_empty() && NAMES.iter().any(|name| fs::symlink_metadata(dir.join(name)).is_ok()) {
            let source = Reason::error(ErrorKind::AlreadyExists, sentence!("unwritable-not-a-site"));
            return Err(Error::Write { path: dir.to_owned(), source });
        }
        Ok(Self { files, before, changed: BTreeSet::new() })
    }

    /// What it has of a day. Data that are no data of a site count as missing: the day is made anew.
    pub fn issue(&self, date: Date) -> Option<SiteIssue> {
        folder::issue(&self.files, date)
    }

    /// The digest of what the issue of a day was made from.
    pub fn digest(&self, date: Date) -> Option<String> {
        self.issue(date).map(|issue| issue.digest)
    }

    /// The days it has.
    pub fn days(&self) -> Vec<Date> {
        folder::days(&self.files)
    }

    /// Adds an issue, or puts it in place of the one of its day.
    ///
    /// # Errors
    /// [`Error::Write`] where a file of it cannot be written.
    pub fn add(&mut self, made: MadeIssue) -> Result<(), Error> {
        self.changed.insert(made.issue.date);
        update::add(&mut self.files, made)
    }

    /// Takes the issue of a day out; whether there was one.
    pub fn remove(&mut self, date: Date) -> bool {
        let had = update::remove(&mut self.files, date);
        self.changed.extend(had.then_some(date));
        had
    }

    /// Makes the documents of several issues that changed, and puts everything in its place: all of it, or nothing.
    /// Returns the files that are new or others than before.
    ///
    /// # Errors
    /// [`Error::Write`] with the file that could not be written.
    pub fn finish(
        mut self,
        press: &Press,
        request: &WebRequest<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<Artifact>, Error> {
        let options = press.accented(request);
        let found = update::lists(&mut self.files, &self.before, &self.changed, request.templates, &options)?;
        let is_whole = !has_errors(&found);
        diagnostics.extend(found);
        if !is_whole {
            return Ok(Vec::new());
        }
        let OnDisk { changes, mut written, .. } = self.files;
        changes.make()?;
        written.sort_by(|a, b| a.path.cmp(&b.path));
        written.dedup_by(|a, b| a.path == b.path);
        Ok(written)
    }
}
