//! The pictures of a book, and which of them is on its cover.

use std::sync::Arc;

use super::options::Cover;
use crate::check::CheckedIssue;
use crate::html::pictures::{Image, PictureFile, Pictures};

/// The pictures of a book.
#[derive(Clone, Debug)]
pub(crate) struct BookPictures {
    /// All of them; that of the cover is the first.
    pub all: Pictures,
    cover: Option<usize>,
}

impl BookPictures {
    /// Collects the cover, the masthead and the pictures of all figures. Missing ones are left
    /// out. `cover` is preferred to the one that the issue names.
    pub(crate) fn of(checked: &CheckedIssue, cover: Option<&Cover>) -> Self {
        let mut all = Pictures::default();
        let cover = match (cover, &checked.issue().cover) {
            (Some(Cover { bytes, kind }), _) => Some(all.add_named("cover", *kind, Arc::clone(bytes))),
            (None, Some(path)) => all.add(checked, path),
            (None, None) => None,
        };
        all.add_issue(checked);
        Self { all, cover }
    }

    /// The file of the cover.
    pub(crate) fn cover_file(&self) -> Option<&PictureFile> {
        self.all.files().get(self.cover?)
    }

    /// The cover as templates know it.
    pub(crate) fn cover(&self, alt: &str) -> Option<Image> {
        self.cover_file().map(|file| file.image(alt))
    }
}
