//! The report of a run over one issue or many, as a file for programs (`--report`). No clock is in it.

use std::path::Path;

use paiban::diagnostics::Error;
use paiban::diagnostics::render::Counts;
use paiban::model::Issue;
use paiban::package::FileDigest;
use paiban::package::record::PROGRAM;
use paiban::press::record::inputs;
use paiban::press::{OutputFile, ReadIssue};
use paiban::volume::CheckedVolume;
use paiban::wording::Words;
use serde::Serialize;
use serde_json::Value;

/// Version of the format of the files.
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
    /// Everything that was found.
    diagnostics: Vec<Value>,
}

/// What became of the outputs that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    /// They were made.
    Made,
    /// They were there as they should be.
    Kept,
    /// There are errors: nothing was made, or not all of it.
    Refused,
}

/// The report of `paiban build` about one issue.
#[derive(Debug, Serialize)]
pub(crate) struct IssueReport<'a> {
    report: u32,
    program: &'static str,
    path: String,
    title: &'a str,
    slug: &'a str,
    date: String,
    state: State,
    errors: usize,
    warnings: usize,
    advice: usize,
    diagnostics: &'a [Value],
    outputs: &'a [FileDigest],
}

impl<'a> IssueReport<'a> {
    /// Of an issue, with what was found and what is on disk now.
    pub(crate) fn new(
        (path, issue): (&Path, &'a Issue),
        state: State,
        counts: Counts,
        diagnostics: &'a [Value],
        outputs: &'a [FileDigest],
    ) -> Self {
        let Counts { errors, warnings, advice } = counts;
        let (title, slug) = (issue.publication.title.as_str(), issue.publication.slug.as_str());
        let (path, date) = (path.display().to_string(), issue.date.to_string());
        let (report, program) = (VERSION, PROGRAM);
        Self {
            report,
            program,
            path,
            title,
            slug,
            date,
            state,
            errors,
            warnings,
            advice,
            diagnostics,
            outputs,
        }
    }

    /// As a file.
    pub(crate) fn file(&self, path: &Path) -> Result<OutputFile, Error> {
        file_of(self, path)
    }
}

/// The file of a report.
fn file_of(report: &impl Serialize, path: &Path) -> Result<OutputFile, Error> {
    let mut bytes = serde_json::to_vec_pretty(report)
        .map_err(|error| Error::Writer { format: "report", reason: error.to_string() })?;
    bytes.push(b'\n');
    Ok(OutputFile::new(path, bytes))
}

/// An issue that was read.
#[derive(Debug, Serialize)]
struct IssueSummary {
    path: String,
    title: String,
    slug: String,
    date: String,
    status: &'static str,
    /// What became of its own editions, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    pages: usize,
    articles: usize,
    figures: usize,
    characters: usize,
    inputs: Vec<FileDigest>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    outputs: Vec<FileDigest>,
}

/// A volume that was made.
#[derive(Debug, Serialize)]
pub(crate) struct Made {
    name: String,
    state: State,
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
        Self {
            report: VERSION,
            program: PROGRAM,
            issues: Vec::new(),
            volume: None,
            errors: 0,
            left_out: 0,
            warnings: 0,
            advice: 0,
            diagnostics: Vec::new(),
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

    /// What became of the own editions of an issue.
    pub(crate) fn editions(&mut self, path: &Path, state: State, outputs: Vec<FileDigest>) {
        let path = path.display().to_string();
        if let Some(issue) = self.issues.iter_mut().find(|issue| issue.path == path) {
            (issue.state, issue.outputs) = (Some(state), outputs);
        }
    }

    /// The volume is on disk.
    pub(crate) fn made(&mut self, volume: &CheckedVolume, state: State, outputs: Vec<FileDigest>) {
        let (first, last) = volume.range();
        let issue = volume.bound().issue();
        self.volume = Some(Made {
            name: volume.file_stem(),
            state,
            first: first.to_string(),
            last: last.to_string(),
            issues: volume.days().len(),
            pages: issue.pages.len(),
            articles: issue.articles().count(),
            characters: characters(issue),
            outputs,
        });
    }

    /// Sets what was found, at the end of the run.
    pub(crate) fn ended(&mut self, counts: Counts, diagnostics: &[Value]) {
        Counts { errors: self.errors, warnings: self.warnings, advice: self.advice } = counts;
        self.diagnostics = diagnostics.to_vec();
        self.issues.sort_by(|a, b| (&a.date, &a.path).cmp(&(&b.date, &b.path)));
    }

    /// As a file.
    pub(crate) fn file(&self, path: &Path) -> Result<OutputFile, Error> {
        file_of(self, path)
    }
}

impl IssueSummary {
    fn of(read: &ReadIssue, status: &'static str) -> Self {
        let issue = read.issue.issue();
        let mut figures = 0;
        issue.articles().for_each(|article| article.each_figure(|_, _| figures += 1));
        Self {
            path: read.path.display().to_string(),
            title: issue.publication.title.clone(),
            slug: issue.publication.slug.to_string(),
            date: issue.date.to_string(),
            status,
            state: None,
            pages: issue.pages.len(),
            articles: issue.articles().count(),
            figures,
            characters: characters(issue),
            inputs: inputs(&read.path, &read.issue, &read.files),
            outputs: Vec::new(),
        }
    }
}

/// Characters of all articles of an issue, without blanks (字数).
fn characters(issue: &Issue) -> usize {
    let words = Words::of(&issue.publication.language);
    issue.articles().map(|article| words.characters_of(article)).sum()
}
