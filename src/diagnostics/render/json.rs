//! JSON lines for programs: one object per line, distinguished by `kind`.
//!
//! | kind | when | fields |
//! | --- | --- | --- |
//! | `start` | first line | `schema`, `version` |
//! | `progress` | a stage begins, or makes progress | `stage`; of a volume also `done`, `of`: issues, and `pages` |
//! | `diagnostic` | for each fault or remark | `code`, `slug`, `severity`, `message`, `subject`, `labels`, `help`, `data` |
//! | `artifact` | for each file that was made | `path`, `media_type`, `bytes`, `pages`, `sha256` |
//! | `failure` | last line, where the program could not go on | `message`, `help`, `exit` |
//! | `summary` | last line in all other cases | `errors`, `warnings`, `advice`, `artifacts`, `exit` |
//!
//! A label has `text`, the message, and `place`, the kind of place:
//!
//! | place | what it is | fields |
//! | --- | --- | --- |
//! | `span` | characters of an input file | `file`; `start` and `end` in bytes; of the start `line`, `column` (display cells), `character` and `utf16`, all from 1 |
//! | `area` | a rectangle of a page | `page`, its label; `sheet`, from 0; `box`: left, top, right, bottom in thousandths of the page |
//! | `member` | a file in an archive | `archive`, its path; `member`, the path inside of it |
//!
//! Fields and kinds of places may be added without a new schema number, so readers skip what they
//! do not know.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Diagnostic, Label, Place, Severity, SourceMap, Subject};
use super::{Artifact, Counts};
use crate::messages::{MessageLanguage, Sentence};

/// Version of this format; a change that breaks readers raises it.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonLine<'a> {
    Start {
        schema: u32,
        version: &'a str,
    },
    Progress {
        stage: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        done: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pages: Option<usize>,
    },
    Diagnostic {
        code: &'a str,
        slug: &'a str,
        severity: Severity,
        message: String,
        subject: SubjectFields<'a>,
        labels: Vec<LabelFields<'a>>,
        help: Vec<String>,
        data: &'a BTreeMap<Cow<'static, str>, serde_json::Value>,
    },
    Artifact(&'a Artifact),
    Failure {
        message: &'a str,
        help: &'a [String],
        exit: u8,
    },
    Summary {
        #[serde(flatten)]
        counts: Counts,
        artifacts: usize,
        exit: u8,
    },
}

/// A subject without what it does not name.
#[derive(Serialize)]
struct SubjectFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
}

impl<'a> SubjectFields<'a> {
    fn new(subject: &'a Subject) -> Self {
        let Subject { issue, page, article } = subject;
        Self { issue: issue.as_deref(), page: page.as_deref(), article: article.as_deref() }
    }
}

#[derive(Serialize)]
struct LabelFields<'a> {
    #[serde(flatten)]
    place: PlaceFields<'a>,
    text: String,
}

#[derive(Serialize)]
#[serde(tag = "place", rename_all = "lowercase")]
enum PlaceFields<'a> {
    Span {
        file: &'a str,
        start: usize,
        end: usize,
        line: usize,
        column: usize,
        character: usize,
        utf16: usize,
    },
    Area {
        page: &'a str,
        sheet: usize,
        r#box: [u16; 4],
    },
    Member {
        archive: &'a str,
        member: &'a str,
    },
}

impl<'a> LabelFields<'a> {
    fn new(label: &'a Label, files: &'a SourceMap, language: MessageLanguage) -> Self {
        let place = match &label.place {
            Place::Span(span) => {
                let at = files.position(span);
                PlaceFields::Span {
                    file: files.name(span.file),
                    start: span.range.start,
                    end: span.range.end,
                    line: at.line,
                    column: at.column,
                    character: at.character,
                    utf16: at.utf16,
                }
            }
            Place::Area(area) => PlaceFields::Area {
                page: &area.page,
                sheet: area.sheet,
                r#box: [area.left, area.top, area.right, area.bottom],
            },
            Place::Member(member) => PlaceFields::Member { archive: &member.archive, member: &member.path },
        };
        let text = label.text.as_ref().map(|text| text.in_language(language)).unwrap_or_default();
        Self { place, text }
    }
}

impl JsonLine<'_> {
    fn render(&self) -> String {
        // Keys are strings and every value can be serialised, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// The first line: the version of the format, and of the program that wrote it.
pub fn start(version: &str) -> String {
    JsonLine::Start { schema: SCHEMA, version }.render()
}

/// A stage of the program begins.
pub fn progress(stage: &str) -> String {
    JsonLine::Progress { stage, done: None, of: None, pages: None }.render()
}

/// Progress of a stage: issues done, of all issues; pages done.
pub fn progress_of(stage: &str, done: usize, of: usize, pages: usize) -> String {
    JsonLine::Progress { stage, done: Some(done), of: Some(of), pages: Some(pages) }.render()
}

/// A fault or remark, with its sentences in a language.
pub fn diagnostic(diagnostic: &Diagnostic, files: &SourceMap, language: MessageLanguage) -> String {
    let said = |sentence: &Sentence| sentence.in_language(language);
    let label = |label| LabelFields::new(label, files, language);
    JsonLine::Diagnostic {
        code: diagnostic.code.id(),
        slug: diagnostic.code.slug(),
        severity: diagnostic.severity,
        message: said(&diagnostic.message),
        subject: SubjectFields::new(&diagnostic.subject),
        labels: diagnostic.labels.iter().map(label).collect(),
        help: diagnostic.help.iter().map(said).collect(),
        data: &diagnostic.data,
    }
    .render()
}

/// A file was made.
pub fn artifact(artifact: &Artifact) -> String {
    JsonLine::Artifact(artifact).render()
}

/// What stopped the program; `exit` is its exit code.
pub fn failure(message: &str, help: &[String], exit: u8) -> String {
    JsonLine::Failure { message, help, exit }.render()
}

/// What was found and made in all; `exit` is the exit code.
pub fn summary(counts: Counts, artifacts: usize, exit: u8) -> String {
    JsonLine::Summary { counts, artifacts, exit }.render()
}
