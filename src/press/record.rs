//! What a run read and made, for the record of its outputs.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::kept::kept;
use super::write::OutputFile;
use crate::check::CheckedIssue;
use crate::diagnostics::{Diagnostic, Error, SourceMap};
use crate::files::{self, OUTPUT_LIMIT, TEXT_LIMIT, Unreadable};
use crate::package::bag::PAYLOAD;
use crate::package::record::ENDING;
use crate::package::{FileDigest, Record, bag, verify};
use crate::source::accepted::{self, LAYOUT_NAME};
use crate::source::folder::folder_above;

/// What was made of an issue.
pub struct Provenance<'a> {
    /// The issue as it was named in the call.
    pub source: &'a Path,
    /// The issue.
    pub issue: &'a CheckedIssue,
    /// The texts that were read.
    pub files: &'a SourceMap,
    /// The options of the run.
    pub options: BTreeMap<String, String>,
    /// The `layout.json` that is written beside the issue, if one is.
    pub layout: Option<&'a OutputFile>,
}

impl Provenance<'_> {
    /// What was read.
    pub fn inputs(&self) -> Vec<FileDigest> {
        inputs(self.source, self.issue, self.files)
    }

    /// The record of some outputs.
    ///
    /// # Errors
    /// It cannot be serialised, which is a fault of this program.
    pub fn record(&self, made: &[OutputFile]) -> Result<OutputFile, Error> {
        let mut inputs = self.inputs();
        if let Some(layout) = self.layout {
            let place = place_of(self.source, &layout.path.to_string_lossy());
            inputs.retain(|file| file.path != place);
            inputs.push(FileDigest::of(place, &layout.bytes));
        }
        record(self.issue.issue().file_stem(), self.options.clone(), inputs, made)
    }

    /// The record of the outputs in a folder, or in the bag that is in it, if they are those that would be made
    /// ([`kept()`]).
    ///
    /// # Errors
    /// [`Error::Read`] where the machine fails.
    pub fn kept(&self, dir: &Path, as_bag: bool) -> Result<Option<Record>, Error> {
        let stem = self.issue.issue().file_stem();
        if !as_bag {
            return kept(dir, &stem, &self.options, &self.inputs());
        }
        let folder = dir.join(bag_folder(&stem));
        let found = kept(&folder.join(PAYLOAD), &stem, &self.options, &self.inputs())?;
        let is_whole = found.is_some() && faults_of_bag(&folder)?.is_empty();
        Ok(found.filter(|_| is_whole))
    }

    /// Outputs with their record, the issue as the program reads it, its pictures and the pages that its
    /// editor accepted, as a bag in a folder of its own.
    pub fn bag(&self, made: Vec<OutputFile>) -> Result<Vec<OutputFile>, Error> {
        let issue = self.issue.issue();
        let mut json = serde_json::to_vec_pretty(issue)
            .map_err(|error| Error::Writer { format: "JSON", reason: error.to_string() })?;
        json.push(b'\n');
        let file = |file: OutputFile| (file.path.to_string_lossy().into_owned(), file.bytes);
        let mut payload: Vec<bag::BagFile> = made.into_iter().map(file).collect();
        payload.push(("issue.json".to_owned(), json));
        let accepted = self.issue.accepted();
        let layout = match self.layout {
            Some(layout) => Some(layout.bytes.clone()),
            None => (!accepted.sheets.is_empty()).then(|| accepted::text_of(accepted).into_bytes()),
        };
        payload.extend(layout.map(|bytes| (LAYOUT_NAME.to_owned(), bytes)));
        let pictures = self.issue.pictures().iter();
        payload.extend(pictures.map(|(path, picture)| (path.as_str().to_owned(), picture.bytes.to_vec())));
        let folder = bag_folder(&issue.file_stem());
        let packed = bag::bag(issue, payload).into_iter();
        Ok(packed.map(|(path, bytes)| OutputFile::new(Path::new(&folder).join(path), bytes)).collect())
    }
}

/// The folder of the bag of an issue.
fn bag_folder(stem: &str) -> String {
    format!("{stem}-bag")
}

/// What is wrong with a bag on disk ([`verify::bag`]).
///
/// # Errors
/// [`Error::Read`] where a folder of it cannot be read.
pub fn faults_of_bag(folder: &Path) -> Result<Vec<Diagnostic>, Error> {
    let below = |path: PathBuf| way(folder, &path);
    let present: Vec<String> = files::files_below(folder)?.into_iter().filter_map(below).collect();
    let open = |name: &str| -> io::Result<Box<dyn io::Read>> {
        let file = files::open(&folder.join(name), OUTPUT_LIMIT).map_err(Unreadable::into_io)?;
        Ok(Box::new(file))
    };
    Ok(verify::bag(&present, &open))
}

/// The record of outputs that are named after `stem`.
///
/// # Errors
/// It cannot be serialised, which is a fault of this program.
pub fn record(
    stem: String,
    options: BTreeMap<String, String>,
    inputs: Vec<FileDigest>,
    made: &[OutputFile],
) -> Result<OutputFile, Error> {
    let outputs = made.iter().map(OutputFile::digest);
    let path = format!("{stem}{ENDING}");
    let record = Record::new(stem, options, inputs, outputs.collect());
    let bytes =
        record.to_json().map_err(|error| Error::Writer { format: "record", reason: error.to_string() })?;
    Ok(OutputFile::new(path, bytes))
}

/// What was read of an issue of a volume, by paths from the folder that its own is in.
pub fn named_inputs(source: &Path, issue: &CheckedIssue, files: &SourceMap) -> Vec<FileDigest> {
    let folder = if source.is_dir() { Some(source) } else { source.parent() };
    let folder = folder.and_then(Path::file_name).map(|name| name.to_string_lossy()).unwrap_or_default();
    let named = |file: FileDigest| {
        let path = match file.path.strip_prefix("../") {
            Some(beside) => beside.to_owned(),
            None => format!("{folder}/{}", file.path),
        };
        FileDigest { path, ..file }
    };
    inputs(source, issue, files).into_iter().map(named).collect()
}

/// What was read of an issue, by the paths from its folder.
pub fn inputs(source: &Path, issue: &CheckedIssue, files: &SourceMap) -> Vec<FileDigest> {
    let texts = files.iter().map(|(name, text)| {
        // The text may lack a byte order mark that the file has.
        let read = files::read(Path::new(name), TEXT_LIMIT);
        let bytes = read.unwrap_or_else(|_| text.as_bytes().to_vec());
        FileDigest::of(place_of(source, name), &bytes)
    });
    let pictures = issue.pictures().iter();
    let pictures = pictures.map(|(path, picture)| FileDigest::of(path.as_str(), &picture.bytes));
    texts.chain(pictures).collect()
}

/// The path of a file from the folder of an issue, with `..` for each folder above it, as
/// [`place_from`] finds it again. A file of another disk is named by its name alone.
fn place_of(source: &Path, name: &str) -> String {
    let (folder, file) = (folder_of(source), Path::new(name));
    let whole = || Some((std::path::absolute(&folder).ok()?, std::path::absolute(file).ok()?));
    let found = way(&folder, file).or_else(|| whole().and_then(|(folder, file)| way(&folder, &file)));
    found.unwrap_or_else(|| {
        file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    })
}

/// The folder of an issue that a path names.
pub fn folder_of(source: &Path) -> PathBuf {
    if source.is_file() { source.parent().unwrap_or(Path::new("")) } else { source }.to_owned()
}

/// The way from a folder to a file below it or below one of those above.
fn way(folder: &Path, file: &Path) -> Option<String> {
    let mut above = folder.to_owned();
    for ups in 0..=folder.components().count() {
        if let Ok(below) = file.strip_prefix(&above) {
            let parts =
                std::iter::repeat_n("..".into(), ups).chain(below.iter().map(|part| part.to_string_lossy()));
            return Some(parts.collect::<Vec<_>>().join("/"));
        }
        above = folder_above(&above);
    }
    None
}

/// Where a file of a record is that was read from the folder of an issue.
pub fn place_from(folder: &Path, path: &str) -> PathBuf {
    let (mut folder, mut rest) = (folder.to_owned(), path);
    // Not by `..` of the system, which leads elsewhere where the folder is a link.
    while let Some(below) = rest.strip_prefix("../") {
        (folder, rest) = (folder_above(&folder), below);
    }
    folder.join(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_from_the_folder_of_an_issue_and_back() {
        for (folder, file, place) in [
            ("a/2026-03-20", "a/2026-03-20/01/lead.md", "01/lead.md"),
            ("a/2026-03-20", "a/publication.toml", "../publication.toml"),
            ("a/2026/03/20", "a/publication.toml", "../../../publication.toml"),
            ("a/2026/03/20", "publication.toml", "../../../../publication.toml"),
            ("a", "../publication.toml", "../../publication.toml"),
            (".", "../publication.toml", "../publication.toml"),
            (".", "./issue.toml", "issue.toml"),
            ("..", "../../publication.toml", "../publication.toml"),
            ("/srv/溪湾 报/2026", "/srv/publication.toml", "../../publication.toml"),
            ("/srv/a", "/themes/own.toml", "../../themes/own.toml"),
        ] {
            assert_eq!(place_of(Path::new(folder), file), place, "{folder} {file}");
            let back = place_from(Path::new(folder), place);
            let plain = |path: &Path| path.strip_prefix(".").unwrap_or(path).to_owned();
            assert_eq!(plain(&back), plain(Path::new(file)), "{folder} {place}");
        }
    }
}
