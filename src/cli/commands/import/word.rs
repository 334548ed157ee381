//! Files of word processors, an article each.

use std::path::{Path, PathBuf};

use paiban::diagnostics::Checked;
use paiban::files;
use paiban::source::Draft;
use paiban::source::import::docx::{self, WordFile};

use super::super::super::failure::Failure;
use super::super::super::report::Report;
use super::{ImportArgs, given_date, given_publication, opened, read_text};

/// Endings of the files of word processors; those that cannot be read are refused with the way to convert them.
const ENDINGS: [&str; 6] = ["docx", "docm", "doc", "wps", "wpt", "rtf"];

/// Whether a Word file is named, or is in a folder that is.
pub(super) fn is_there(inputs: &[PathBuf]) -> Result<bool, Failure> {
    for path in inputs {
        if is_word(path) || (path.is_dir() && !in_folder(path)?.is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_word(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    !path.is_dir() && ending.is_some_and(|own| ENDINGS.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// The Word files of a folder, not of the folders in it.
fn in_folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    // Word keeps the name of who edits a file in a file beside it.
    let own = |name: &String| !name.contains('/') && !name.starts_with("~$");
    let listing = opened(path)?.listing().into_iter().filter(own);
    Ok(listing.map(|name| path.join(name)).filter(|path| is_word(path)).collect())
}

/// Reads Word files. Nothing if another file could not be read, which was reported.
pub(super) fn read(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    let date = given_date(args)?;
    let (publication, pictures) = given_publication(args, report)?;
    let plan = match &args.plan {
        Some(path) => read_text(path, report)?.map(|text| (path.display().to_string(), text)),
        None => None,
    };
    let mut word_files = Vec::new();
    for path in paths(&args.inputs)? {
        let bytes = files::read_named(&path, files::BOOK_LIMIT)?;
        word_files.push(WordFile { name: path.display().to_string(), bytes });
    }
    if report.refuses() {
        return Ok(None);
    }
    report.stage("import")?;
    let mut imported = docx::import(&word_files, &docx::ImportOptions { date, publication, plan });
    imported.value.pictures.extend(pictures);
    Ok(Some(imported))
}

/// The files that are named, and those of the folders that are.
fn paths(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for path in inputs {
        match path.is_dir() {
            true => paths.extend(in_folder(path)?),
            false => paths.push(path.clone()),
        }
    }
    Ok(paths)
}
