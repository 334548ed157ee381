//! The report of a run over many issues, as a file for programs (`--report`).

use std::path::Path;

use paiban::diagnostics::Error;
use paiban::diagnostics::render::Counts;
use paiban::model::Issue;
use paiban::package::FileDigest;
use paiban::press::record::inputs;
use paiban::press::{OutputFile, ReadIssue};
use paiban::volume::CheckedVolume;
use paiban::wording::Words;
use serde::Serialize;

/// Version of the format of the file.
const VERSION: u32 = 1;

/// The report of a run.
#[derive(Debug, Serialize)]
pub(crate) struct RunSummary {
    report: u32,
    program: &'static str,
    /// Every issue that was read, in the order of reading.
    issues: Vec<IssueSummary>,
    /// What was made; `None` if nothing was.
    volume: Option<Made>,
    /// Errors in all, and those of issues that were left out.
    errors: usize,
    left_out: usize,
    /// Warnings and advice in all: a quiet run shows neither.
    warnings: usize,
    advice: usize,
}

/// An issue that was read.
#[derive(Debug, Serialize)]
struct IssueSummary {
    path: String,
    date: String,
    status: &'static str,
    pages: usize,
    articles: usize,
    figures: usize,
    characters: usize,
    inputs: Vec<FileDigest>,
}

/// A volume that was made.
#[derive(Debug, Serialize)]
pub(crate) struct Made {
    name: String,
    first: String,
    last: String,
    issues: usize,
    pages: usize,
    articles: usize,
    characters: usize,
    outputs: Vec<FileDigest>,
}

impl RunSummary {
    /// Of a run that begins.
    pub(crate) fn new() -> Self {
        let program = concat!("paiban ", env!("CARGO_PKG_VERSION"));
        Self {
            report: VERSION,
            program,
            issues: Vec::new(),
            volume: None,
            errors: 0,
            left_out: 0,
            warnings: 0,
            advice: 0,
        }
    }

    /// Adds an issue of the volume.
    pub(crate) fn bound(&mut self, read: &ReadIssue) {
        self.issues.push(IssueSummary::of(read, "bound"));
    }

    /// Adds an issue that was left out, with the number of its errors.
    pub(crate) fn left_out(&mut self, read: &ReadIssue, errors: usize) {
        self.issues.push(IssueSummary::of(read, "left-out"));
        self.left_out += errors;
    }

    /// Errors that do not keep the volume from being made.
    pub(crate) fn tolerated(&self) -> usize {
        self.left_out
    }

    /// The volume was made.
    pub(crate) fn made(&mut self, volume: &CheckedVolume, files: &[OutputFile]) {
        let (first, last) = volume.range();
        let issue = volume.bound().issue();
        self.volume = Some(Made {
            name: volume.file_stem(),
            first: first.to_string(),
            last: last.to_string(),
            issues: volume.days().len(),
            pages: issue.pages.len(),
            articles: issue.articles().count(),
            characters: characters(issue),
            outputs: files
                .iter()
                .map(|file| FileDigest::of(file.path.to_string_lossy(), &file.bytes))
                .collect(),
        });
    }

    /// Sets the numbers of what was found, at the end of the run.
    pub(crate) fn ended(&mut self, counts: Counts) {
        Counts { errors: self.errors, warnings: self.warnings, advice: self.advice } = counts;
    }

    /// As a file.
    pub(crate) fn file(&self, path: &Path) -> Result<OutputFile, Error> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::Writer { format: "report", reason: error.to_string() })?;
        bytes.push(b'\n');
        Ok(OutputFile::new(path, bytes))
    }
}

impl IssueSummary {
    fn of(read: &ReadIssue, status: &'static str) -> Self {
        let issue = read.issue.issue();
        let mut figures = 0;
        issue.articles().for_each(|article| article.each_figure(|_, _| figures += 1));
        Self {
            path: read.path.display().to_string(),
            date: issue.date.to_string(),
            status,
            pages: issue.pages.len(),
            articles: issue.articles().count(),
            figures,
            characters: characters(issue),
            inputs: inputs(&read.path, &read.issue, &read.files),
        }
    }
}

/// Characters of all articles of an issue, without blanks (字数).
fn characters(issue: &Issue) -> usize {
    let words = Words::of(&issue.publication.language);
    issue.articles().map(|article| words.characters_of(article)).sum()
}
