//! Sites: that of one issue, and that of a paper, which grows day by day.
//!
//! The site keeps what it knows of each issue (`data/`), and with it the digest of what the issue was made from. An issue
//! that is as it was is not set again; a file that is as it was is not written again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::outputs::{Request, WebRequest, downloads};
use super::set::Press;
use super::write::{OutputFile, write};
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Diagnostic, Error};
use crate::edition::Edition;
use crate::files::{self, RECORD_LIMIT};
use crate::model::Date;
use crate::package::hexadecimal;
use crate::source::folder::ISSUE_NAME;
use crate::web::data::SiteIssue;
use crate::web::{self, Downloads, MadeIssue, WebFile};

/// The document that every site has.
const WAY_IN: &str = "paperindex.htm";

/// Bytes of issues that wait to be written with the lists of the site; when there are more, those that wait are
/// written first, so that a site of any size can be made.
const MOST_WAITING: usize = 256 << 20;

impl Press {
    /// The site of one issue, below a folder of its own.
    pub(super) fn site_of_one(
        &self,
        edition: &Edition,
        downloads: &Downloads,
        request: &WebRequest<'_>,
    ) -> Result<Checked<Vec<OutputFile>>, Error> {
        let made = self.issue_of_site(edition, None, downloads, "", request)?;
        let Checked { value: Some(MadeIssue { issue, mut files }), mut diagnostics } = made else {
            return Ok(Checked { value: Vec::new(), diagnostics: made.diagnostics });
        };
        let days = BTreeSet::from([issue.date]);
        let lists = web::site_files(&[issue], &days, request.templates, &self.accented(request))?;
        files.extend(lists.take(&mut diagnostics));
        let folder = PathBuf::from(format!("{}_web", edition.file_stem));
        let files = files.into_iter().map(|file| output(&folder, file)).collect();
        Ok(Checked { value: files, diagnostics })
    }

    /// What is of one issue alone, with its PDFs and its EPUB where the request names them. `before` is what the site
    /// had of its day, `digest` what it is made from.
    ///
    /// # Errors
    /// Those of [`Self::outputs`] and of [`web::issue_files`].
    pub fn site_issue(
        &self,
        edition: &Edition,
        before: Option<&SiteIssue>,
        request: &Request<'_>,
        digest: &str,
        web: &WebRequest<'_>,
    ) -> Result<Checked<Option<MadeIssue>>, Error> {
        let front = edition.sheets.first();
        let mut found = Vec::new();
        let mut made = Vec::new();
        for output in self.outputs((&edition.issue).into(), Some(edition), front, request)? {
            found.extend(output.diagnostics);
            made.extend(output.value);
        }
        let downloads = downloads(edition, &made);
        let mut issue = self.issue_of_site(edition, before, &downloads, digest, web)?;
        issue.diagnostics.splice(0..0, found);
        Ok(issue)
    }

    /// What is of one issue alone.
    fn issue_of_site(
        &self,
        edition: &Edition,
        before: Option<&SiteIssue>,
        downloads: &Downloads,
        digest: &str,
        request: &WebRequest<'_>,
    ) -> Result<Checked<Option<MadeIssue>>, Error> {
        web::issue_files(edition, before, downloads, digest, request.templates, &self.accented(request))
    }

    /// The options with the colour of the theme.
    fn accented(&self, request: &WebRequest<'_>) -> web::Options {
        web::Options { accent: self.theme.colours.accent, ..request.options.clone() }
    }
}

fn output(folder: &Path, file: WebFile) -> OutputFile {
    OutputFile::new(folder.join(&file.path), file.bytes.to_vec())
}

/// What the documents of an issue depend on, as a digest: the issue, its pictures, what is wanted, the program.
///
/// # Errors
/// [`Error::Writer`] where the issue cannot be written down: a fault of this program.
pub fn digest_of(issue: &CheckedIssue, wanted: &[String]) -> Result<String, Error> {
    let json = serde_json::to_vec(issue.issue())
        .map_err(|error| Error::Writer { format: "web", reason: error.to_string() })?;
    let accepted = serde_json::to_vec(issue.accepted())
        .map_err(|error| Error::Writer { format: "web", reason: error.to_string() })?;
    let mut digest = Sha256::new();
    for part in [env!("CARGO_PKG_VERSION").as_bytes(), &json, &accepted] {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    for (path, picture) in issue.pictures() {
        digest.update(path.as_str());
        digest.update(Sha256::digest(&picture.bytes));
    }
    wanted.iter().for_each(|text| digest.update(Sha256::digest(text)));
    Ok(hexadecimal(&digest.finalize()))
}

/// Whether a folder is a site: it has the way into one, and is no issue.
pub fn is_site(path: &Path) -> bool {
    path.join(WAY_IN).is_file() && !path.join(ISSUE_NAME).exists()
}

/// What a site on disk lacks ([`web::opened::faults`]).
///
/// # Errors
/// [`Error::Read`] where a folder of it cannot be read.
pub fn faults_of_site(dir: &Path, issue: Option<&CheckedIssue>) -> Result<Vec<Diagnostic>, Error> {
    let mut files = BTreeSet::new();
    list(dir, "", &mut files)?;
    let read = |path: &str| files::read(&dir.join(path), RECORD_LIMIT).ok();
    let name = dir.display().to_string();
    Ok(web::opened::faults(&web::opened::OpenedSite { name: &name, files: &files, read: &read }, issue))
}

/// The paths of all files below a folder, with `/` between their parts.
fn list(dir: &Path, prefix: &str, found: &mut BTreeSet<String>) -> Result<(), Error> {
    let read = |source| Error::Read { path: dir.to_owned(), source };
    for entry in fs::read_dir(dir).map_err(read)? {
        let entry = entry.map_err(read)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // Links are not followed: they may lead in a circle.
        if entry.file_type().map_err(read)?.is_dir() {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.insert(path);
        }
    }
    Ok(())
}

/// A site on disk that is being made or updated.
#[derive(Debug)]
pub struct Site {
    dir: PathBuf,
    /// What it has of each day, in their order.
    issues: Vec<SiteIssue>,
    /// The days that are new or made anew.
    changed: BTreeSet<Date>,
    /// Files that wait to be written with the lists.
    waiting: Vec<OutputFile>,
    /// Files of before that may be there no more.
    before: BTreeSet<String>,
}

impl Site {
    /// The site in a folder; an empty one where there is none yet.
    ///
    /// # Errors
    /// [`Error::Read`] where the folder is there and cannot be read. Data that are no data of a site count as missing:
    /// the day is made anew.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let data = dir.join("data");
        let mut issues: Vec<SiteIssue> = Vec::new();
        if data.is_dir() {
            let read = |source| Error::Read { path: data.clone(), source };
            for entry in fs::read_dir(&data).map_err(read)? {
                let path = entry.map_err(read)?.path();
                let found = files::read(&path, RECORD_LIMIT).ok();
                issues.extend(found.and_then(|bytes| serde_json::from_slice(&bytes).ok()));
            }
        }
        issues.sort_by_key(|issue| issue.date);
        let dir = dir.to_owned();
        Ok(Self { dir, issues, changed: BTreeSet::new(), waiting: Vec::new(), before: BTreeSet::new() })
    }

    /// What it has of a day.
    pub fn issue(&self, date: Date) -> Option<&SiteIssue> {
        self.issues.iter().find(|issue| issue.date == date)
    }

    /// The days it has.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.issues.iter().map(|issue| issue.date)
    }

    /// Adds an issue, or puts it in place of the one of its day.
    ///
    /// # Errors
    /// [`Error::Write`] where so much waits that it is written at once, and cannot be.
    pub fn add(&mut self, made: MadeIssue) -> Result<(), Error> {
        let MadeIssue { issue, files } = made;
        self.changed.insert(issue.date);
        self.waiting.extend(files.into_iter().map(|file| output(Path::new(""), file)));
        match self.issues.binary_search_by_key(&issue.date, |one| one.date) {
            Ok(place) => {
                let old = std::mem::replace(&mut self.issues[place], issue);
                self.before.extend(old.addresses());
            }
            Err(place) => self.issues.insert(place, issue),
        }
        if self.waiting.iter().map(|file| file.bytes.len()).sum::<usize>() > MOST_WAITING {
            // Data come last, with the lists: a day whose data are missing is made again.
            let (data, ready) = self.waiting.drain(..).partition(is_data);
            self.waiting = data;
            self.write(&ready)?;
        }
        Ok(())
    }

    /// Makes the documents of several issues, and writes all that changed: all of it, or nothing. Returns the files that
    /// were written.
    ///
    /// # Errors
    /// [`Error::Write`] with the file that could not be written.
    pub fn finish(
        mut self,
        press: &Press,
        request: &WebRequest<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<OutputFile>, Error> {
        let options = press.accented(request);
        let lists = web::site_files(&self.issues, &self.changed, request.templates, &options)?;
        let lists = lists.take(diagnostics);
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let (data, mut files): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(is_data);
        files.extend(lists.into_iter().map(|file| output(Path::new(""), file)));
        files.extend(data);
        let written = self.write(&files)?;
        self.remove_stale();
        let mut written = written;
        files.retain(|file| written.remove(&file.path));
        Ok(files)
    }

    /// Writes the files that are not on disk as they are; returns their paths.
    fn write(&self, files: &[OutputFile]) -> Result<BTreeSet<PathBuf>, Error> {
        let is_new = |file: &&OutputFile| {
            let limit = file.bytes.len() as u64;
            files::read(&self.dir.join(&file.path), limit).map_or(true, |found| found != file.bytes)
        };
        let changed: Vec<OutputFile> = files
            .iter()
            .filter(is_new)
            .map(|file| OutputFile::new(file.path.clone(), file.bytes.clone()))
            .collect();
        write(&self.dir, &changed, &[])?;
        Ok(changed.into_iter().map(|file| file.path).collect())
    }

    /// Removes files of issues that were made anew and do not have them any more, such as an article that was withdrawn.
    fn remove_stale(&self) {
        let kept: BTreeSet<String> = self.issues.iter().flat_map(SiteIssue::addresses).collect();
        for address in self.before.difference(&kept) {
            // What cannot be removed is led to by nothing.
            let _ = fs::remove_file(self.dir.join(address));
        }
    }
}

fn is_data(file: &OutputFile) -> bool {
    file.path.starts_with("data")
}
