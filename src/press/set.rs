//! Issues, one by one, from their files to set pages.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::cache::{Cache, Key};
use crate::check::{self, CheckedIssue};
use crate::diagnostics::{Checked, Code, Diagnostic, Error, SourceMap, Subject};
use crate::edition::{Edition, Sheet};
use crate::layout::{self, Paper, Theme};
use crate::source;
use crate::text::{FontLibrary, FontOrigin};

/// An issue that was read and checked, and what was found.
#[derive(Debug)]
pub struct ReadIssue {
    /// Where it was read from.
    pub path: PathBuf,
    /// The issue.
    pub issue: CheckedIssue,
    /// Its texts.
    pub files: SourceMap,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks an issue. `covers` says whether any font has a character.
///
/// # Errors
/// The path cannot be used. Faults of the issue are diagnostics.
pub fn read(path: &Path, covers: &dyn Fn(char) -> bool) -> Result<ReadIssue, Error> {
    let Checked { value: draft, mut diagnostics } = source::load(path)?;
    let checked = check::check(&draft, covers);
    diagnostics.extend(checked.diagnostics);
    Ok(ReadIssue { path: path.to_owned(), issue: checked.value, files: draft.files, diagnostics })
}

/// An issue whose pages are set.
#[derive(Debug)]
pub struct SetIssue {
    /// The issue, with its articles on the pages that they were put on.
    pub issue: CheckedIssue,
    /// Its pages, if they were to be set.
    pub edition: Option<Edition>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// What sets pages: theme, paper, fonts, and where set pages are kept.
#[derive(Debug)]
pub struct Press<'a> {
    theme: &'a Theme,
    paper: &'a Paper,
    fonts: &'a FontLibrary,
    /// Where set pages are kept, if they are, with the digest of the fonts.
    cache: Option<(&'a Cache, Vec<u8>)>,
}

/// Set pages as they are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) sheets: Vec<Sheet>,
    pub(super) remarks: Vec<Remark>,
}

/// What was said of pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remark {
    code: String,
    message: String,
    page: Option<String>,
    article: Option<String>,
    help: Vec<String>,
}

impl<'a> Press<'a> {
    /// A press that keeps set pages in a cache, if there is one.
    pub fn new(theme: &'a Theme, paper: &'a Paper, fonts: &'a FontLibrary, cache: Option<&'a Cache>) -> Self {
        Self { theme, paper, fonts, cache: cache.map(|cache| (cache, fonts_digest(fonts))) }
    }

    /// Puts the articles of an issue on its pages, and sets none of them.
    pub fn leave_unset(&self, issue: CheckedIssue) -> SetIssue {
        let issue = layout::paginate(issue, self.theme, self.paper, self.fonts);
        SetIssue { issue, edition: None, diagnostics: Vec::new() }
    }

    /// Sets the pages of an issue, or takes them from where they are kept.
    ///
    /// # Errors
    /// As `layout::compose`.
    pub fn set(&self, issue: CheckedIssue) -> Result<SetIssue, Error> {
        let issue = layout::paginate(issue, self.theme, self.paper, self.fonts);
        let key = self.cache.as_ref().map(|(cache, fonts)| (*cache, self.key(&issue, fonts)));
        let known = key.as_ref().and_then(|(cache, key)| cache.get(key));
        let mut unkept = None;
        let kept = match known {
            Some(kept) => kept,
            None => {
                let kept = self.compose(&issue)?;
                if let Some((cache, key)) = &key
                    && let Err(error) = cache.put(key, &kept)
                {
                    unkept = Some(not_kept(&error));
                }
                kept
            }
        };
        let day = issue.issue().date.to_string();
        let remarks = kept.remarks.into_iter().filter_map(|remark| remark.diagnostic(&day));
        let diagnostics = remarks.chain(unkept).collect();
        let edition = Some(Edition::of_issue(&issue, kept.sheets));
        Ok(SetIssue { issue, edition, diagnostics })
    }

    fn compose(&self, issue: &CheckedIssue) -> Result<Kept, Error> {
        let composed = layout::compose(issue, self.theme, self.paper, self.fonts)?;
        let remarks = composed.diagnostics.into_iter().map(Remark::of).collect();
        // Plans are for those who ask why a page looks as it does; they are not kept.
        Ok(Kept { sheets: composed.value.edition.sheets, remarks })
    }

    /// Everything that pages depend on.
    fn key(&self, issue: &CheckedIssue, fonts: &[u8]) -> Key {
        let text = serde_json::to_vec(issue.issue()).unwrap_or_default();
        let mut pictures = String::new();
        for (path, picture) in issue.pictures() {
            pictures += &format!("{path}\0{}\0{}\0", picture.width, picture.height);
        }
        let (theme, paper) = (format!("{:?}", self.theme), format!("{:?}", self.paper));
        Key::of([
            env!("CARGO_PKG_VERSION").as_bytes(),
            &text,
            pictures.as_bytes(),
            theme.as_bytes(),
            paper.as_bytes(),
            fonts,
        ])
    }
}

/// Bundled fonts are as old as the program; others are what their bytes are.
fn fonts_digest(fonts: &FontLibrary) -> Vec<u8> {
    let mut digest = Sha256::new();
    for face in fonts.faces() {
        digest.update(face.origin.to_string());
        digest.update(face.index.to_le_bytes());
        if let (FontOrigin::File(_), Some(data)) = (&face.origin, face.data()) {
            digest.update(Sha256::digest(data.as_ref().as_ref()));
        }
    }
    digest.finalize().to_vec()
}

impl Remark {
    fn of(diagnostic: Diagnostic) -> Self {
        let Subject { page, article, .. } = diagnostic.subject;
        Self {
            code: diagnostic.code.id().to_owned(),
            message: diagnostic.message,
            page,
            article,
            help: diagnostic.help,
        }
    }

    fn diagnostic(self, day: &str) -> Option<Diagnostic> {
        let mut diagnostic = Diagnostic::new(Code::find(&self.code)?, self.message);
        diagnostic.subject = Subject { issue: Some(day.to_owned()), page: self.page, article: self.article };
        diagnostic.help = self.help;
        Some(diagnostic)
    }
}

fn not_kept(error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::UnusableCache, format!("set pages cannot be kept: {error}"))
        .help("give `--cache` a folder that can be written to; the volume is made all the same")
}
