//! A site on disk that is read back.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::check::CheckedIssue;
use crate::diagnostics::{Diagnostic, Error};
use crate::files::changes::is_of_changes;
use crate::files::{self, RECORD_LIMIT};
use crate::source::folder::ISSUE_NAME;
use crate::web;

/// The document that every site has.
const WAY_IN: &str = "paperindex.htm";

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
        if is_of_changes(&entry.file_name().to_string_lossy()) {
            continue;
        }
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
