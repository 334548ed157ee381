//! The issue that more is added to.

use std::path::PathBuf;

use paiban::files::{self, Folder, Folders, NewFile, RECORD_LIMIT};
use paiban::messages::{Sentence, sentence};
use paiban::press::OutputFile;
use paiban::source::{self, Draft, folder};

use super::super::super::failure::Failure;
use super::super::super::report::Report;
use super::ImportArgs;

/// The file of an issue in its folder.
const ISSUE: &str = "issue.toml";

/// The issue in the folder. One with errors is reported and is none.
pub(super) fn existing(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Draft>, Failure> {
    let read = source::load(&args.output)?;
    let (has_errors, draft) = (read.has_errors(), read.value);
    // What is odd about it is for `check` to say.
    if has_errors {
        report.add(read.diagnostics, &draft.files)?;
        return Ok(None);
    }
    Ok(Some(draft))
}

/// Writes what is new.
pub(super) fn write(
    args: &ImportArgs,
    existing: &Draft,
    new: &Draft,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    report.stage("output")?;
    let dir = &args.output;
    let opened =
        Folder::open(dir).map_err(|source| paiban::diagnostics::Error::Read { path: dir.clone(), source })?;
    let issue_path = dir.join(ISSUE);
    let bytes = files::read_named(&issue_path, RECORD_LIMIT)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let merge = folder::merge(&existing.issue, (&text, &opened.listing()), &new.issue, &new.pictures);
    let no_lists = || Failure::usage(sentence!("import-no-lists", file = issue_path.display()));
    let merge = merge.ok_or_else(|| no_lists().help(Sentence::new("import-no-lists.help")))?;
    let mut written: Vec<(PathBuf, &[u8])> =
        merge.files.iter().map(|(path, bytes)| (dir.join(path), bytes.as_slice())).collect();
    if let Some((path, _)) = written.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(paiban::diagnostics::Error::Exists { path: path.clone() }.into());
    }
    written.push((issue_path, merge.issue_file.as_bytes()));
    let all: Vec<NewFile<'_>> =
        written.iter().map(|(path, bytes)| NewFile { path, bytes, folders: Folders::Made }).collect();
    files::write(&all)?;
    for (old, new) in &merge.renamed {
        report.tell(&sentence!("import-renamed", old, new));
    }
    let (articles, pages) = (merge.new_articles, merge.new_pages);
    report.tell(&sentence!("import-merged", folder = dir.display(), articles, pages));
    let made = merge.files.into_iter().chain([(PathBuf::from(ISSUE), merge.issue_file.into_bytes())]);
    for (path, bytes) in made {
        report.artifact_for_programs(&OutputFile::new(path, bytes).artifact(dir))?;
    }
    Ok(())
}
