//! The saved site of a newspaper.

use std::path::PathBuf;

use paiban::diagnostics::Checked;
use paiban::files;
use paiban::source::Draft;
use paiban::source::import::epaper::{self, SavedSite};

use super::super::super::failure::Failure;
use super::super::super::report::Report;
use super::{ImportArgs, given_date, given_publication, opened};

/// Whether a saved site is what is named.
pub(super) fn is_site(inputs: &[PathBuf]) -> Result<bool, Failure> {
    match inputs {
        [path] if path.is_dir() => Ok(epaper::is_site(&opened(path)?.listing())),
        _ => Ok(false),
    }
}

/// Reads a saved site. Nothing if another file could not be read, which was reported.
pub(super) fn read(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    let date = given_date(args)?;
    let (publication, pictures) = given_publication(args, report)?;
    if report.refuses() {
        return Ok(None);
    }
    report.stage("import")?;
    let folder = opened(&args.inputs[0])?;
    let site = SavedSite {
        name: args.inputs[0].display().to_string(),
        paths: folder.listing(),
        read: &|path| folder.read(path, files::PICTURE_LIMIT).ok(),
    };
    let mut imported = epaper::import(&site, &epaper::ImportOptions { date, publication });
    imported.value.pictures.extend(pictures);
    Ok(Some(imported))
}
