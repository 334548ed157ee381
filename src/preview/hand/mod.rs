//! Acts of the editor as edits of the issue's own files: front matter, `issue.toml`, `issue.json`, `layout.json`.
//!
//! An edit replaces the bytes of one value, or those of a line that a key needs; all others stay as they are:
//! comments, order, line ends, byte order mark, the end of the file. No word of a text is ever touched. Several files
//! are written together or not at all, and never over what somebody else wrote since the page was composed.
//!
//! The recipe: an [`act`] comes from the browser; the issue is [`opened`] as it is now; the act becomes an [`edit`] of
//! each file ([`document`]: what it says and where, [`headline`]: where its lines end, [`splice`]: which bytes change),
//! or of the [`kept_pages`]; what cannot be done is [`refused`], what was done is [`said`]; the [`journal`] writes it and
//! takes it back.
#![expect(clippy::result_large_err, reason = "what is refused is rare, and says all about it")]

mod act;
mod document;
mod edit;
mod headline;
mod journal;
mod kept_pages;
mod labels;
mod opened;
mod refused;
pub(in crate::preview) mod said;
#[cfg(test)]
mod sample;
mod splice;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostics::{Checked, Diagnostic, Error, SourceMap};
use crate::messages::{Sentence, list, sentence};
use crate::model::{AcceptedLayout, AcceptedSheet, PageLabel};
use crate::package::sha256;
use crate::source::accepted;

use document::Document;
use edit::Edit;
use journal::{Change, Step, bytes_of};
use opened::Opened;

pub use act::Act;
pub use labels::LABELS;

/// The editor's hand on one issue: what was done, and what was undone.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    /// Digests of the texts of the shown pages, by the names of their files.
    seen: BTreeMap<String, String>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What an act did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The files that were written; none where everything was as the act asks.
    pub files: Vec<PathBuf>,
    /// What was done, in words of the newsroom.
    pub words: Sentence,
}

/// So many acts can be undone; the files before and after each are kept.
const MOST_STEPS: usize = 1000;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Act {
    /// Reads an act as the browser sends it.
    ///
    /// # Errors
    /// It is none (E101).
    pub fn from_json(json: &[u8]) -> Result<Self, Diagnostic> {
        serde_json::from_slice(json).map_err(refused::no_act)
    }
}

impl Hand {
    /// Takes note of the files that the shown pages were made of: an act on another text is refused.
    pub fn look(&mut self, files: &SourceMap) {
        self.seen = files.iter().map(|(name, text)| (name.to_owned(), sha256(text.as_bytes()))).collect();
    }

    /// Does an act to the issue at a path, whose pages stand as `standing` says
    /// ([`crate::layout::Composed::accepted`]). What cannot be done is a diagnostic, and nothing is written.
    ///
    /// # Errors
    /// A file cannot be read or written; everything is as it was then.
    pub fn apply(
        &mut self,
        issue: &Path,
        act: &Act,
        standing: &[AcceptedSheet],
    ) -> Result<Checked<Option<Done>>, Error> {
        let opened = Opened::read(issue)?;
        if let Some(planned) = kept_pages::planned(&opened, act, standing) {
            return match planned {
                Ok((kept, words)) => self.keep(issue, &opened, &kept, words),
                Err(refused) => Ok(nothing(refused)),
            };
        }
        let (edits, words) = match edit::planned(&opened, act) {
            Ok(planned) => planned,
            Err(refused) => return Ok(nothing(refused)),
        };
        let mut changes = Vec::with_capacity(edits.len());
        for Edit { document, text } in edits {
            match self.change(&document, &text)? {
                Ok(change) => changes.push(change),
                Err(refused) => return Ok(nothing(refused)),
            }
        }
        self.write(Step { changes, words })
    }

    /// Writes `layout.json` with the sheets of a page instead of those that it has of it: the chosen page is
    /// accepted.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn accept(
        &mut self,
        issue: &Path,
        sheets: Vec<AcceptedSheet>,
    ) -> Result<Checked<Option<Done>>, Error> {
        let opened = Opened::read(issue)?;
        let pages: BTreeSet<&PageLabel> = sheets.iter().map(|sheet| &sheet.page).collect();
        let words = sentence!("hand-accept", page = list(pages));
        let kept = opened.draft.accepted.clone().with(sheets);
        self.keep(issue, &opened, &kept, words)
    }

    /// Takes back the last act that was not undone, byte for byte; nothing where there is none. A file that somebody
    /// changed since is a diagnostic, and nothing is written.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn undo(&mut self) -> Result<Checked<Option<Done>>, Error> {
        let Some(step) = self.done.last().cloned() else { return Ok(no_step()) };
        let back = step.reversed();
        if let Err(refused) = back.write()? {
            return Ok(nothing(refused));
        }
        self.see(&back);
        self.undone.extend(self.done.pop());
        Ok(done(paths(&back), sentence!("hand-undo", words = &back.words)))
    }

    /// Does again what was undone last, byte for byte.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn redo(&mut self) -> Result<Checked<Option<Done>>, Error> {
        let Some(step) = self.undone.last().cloned() else { return Ok(no_step()) };
        if let Err(refused) = step.write()? {
            return Ok(nothing(refused));
        }
        self.see(&step);
        self.done.extend(self.undone.pop());
        Ok(done(paths(&step), sentence!("hand-redo", words = &step.words)))
    }

    /// How many acts can be undone, and how many done again.
    pub fn steps(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// The change of a file whose text the shown pages were made of.
    fn change(&self, document: &Document, text: &str) -> Result<Result<Change, Diagnostic>, Error> {
        let path = &document.path;
        let before = bytes_of(path)?;
        let written = before.as_deref().map(|bytes| bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes));
        let seen = self.seen.get(&document.name());
        let is_seen = seen.is_none_or(|seen| *seen == sha256(document.text.as_bytes()));
        if !is_seen || written != Some(document.text.as_bytes()) {
            return Ok(Err(refused::changed(path)));
        }
        let has_mark = before.as_deref().is_some_and(|bytes| bytes.starts_with(BYTE_ORDER_MARK));
        let mark = if has_mark { BYTE_ORDER_MARK } else { b"" };
        let after = [mark, text.as_bytes()].concat();
        // What could not be read again is never written.
        if document.with(text).is_none() {
            return Ok(Err(refused::unreadable(&document.name())));
        }
        Ok(Ok(Change { path: path.clone(), before, after: Some(after) }))
    }

    /// Writes the pages that are kept.
    fn keep(
        &mut self,
        issue: &Path,
        opened: &Opened,
        kept: &AcceptedLayout,
        words: Sentence,
    ) -> Result<Checked<Option<Done>>, Error> {
        let path = kept_pages::path(issue);
        let before = bytes_of(&path)?;
        // A file that could not be read says nothing that may be lost.
        let known = opened.draft.files.iter().find(|(name, _)| Path::new(name) == path);
        let seen = self.seen.get(&path.display().to_string());
        let is_seen = known.is_none_or(|(_, text)| seen.is_none_or(|seen| *seen == sha256(text.as_bytes())));
        let is_sound = known.is_none_or(|(_, text)| accepted::is_sound(text));
        if !is_seen {
            return Ok(nothing(refused::changed(&path)));
        } else if !is_sound {
            return Ok(nothing(refused::unreadable(&path.display().to_string())));
        }
        let is_same = *kept == opened.draft.accepted;
        let after = (!kept.sheets.is_empty()).then(|| accepted::text_of(kept).into_bytes());
        let changes = if is_same { Vec::new() } else { vec![Change { path, before, after }] };
        self.write(Step { changes, words })
    }

    /// Writes a step, and remembers it.
    fn write(&mut self, step: Step) -> Result<Checked<Option<Done>>, Error> {
        if step.changes.is_empty() {
            return Ok(done(Vec::new(), sentence!("hand-nothing")));
        }
        if let Err(refused) = step.write()? {
            return Ok(nothing(refused));
        }
        self.see(&step);
        let done = done(paths(&step), step.words.clone());
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
        Ok(done)
    }

    /// What the hand wrote it has seen.
    fn see(&mut self, step: &Step) {
        for change in &step.changes {
            let name = change.path.display().to_string();
            match &change.after {
                Some(bytes) => {
                    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
                    self.seen.insert(name, sha256(text));
                }
                None => {
                    self.seen.remove(&name);
                }
            }
        }
    }
}

fn paths(step: &Step) -> Vec<PathBuf> {
    step.changes.iter().map(|change| change.path.clone()).collect()
}

fn done(files: Vec<PathBuf>, words: Sentence) -> Checked<Option<Done>> {
    Checked { value: Some(Done { files, words }), diagnostics: Vec::new() }
}

/// There is nothing to undo, or to do again.
fn no_step() -> Checked<Option<Done>> {
    Checked { value: None, diagnostics: Vec::new() }
}

fn nothing(refused: Diagnostic) -> Checked<Option<Done>> {
    Checked { value: None, diagnostics: vec![refused] }
}
