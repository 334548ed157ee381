//! The pictures of the book: each once, under a name that every reading system can open.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context;
use crate::check::{CheckedIssue, PictureKind};
use crate::model::ImagePath;

/// A picture file of the book.
#[derive(Clone, Debug)]
pub(super) struct PictureFile {
    /// Path inside the book: `images/image-001.jpg`.
    pub path: String,
    /// How it is coded.
    pub kind: PictureKind,
    /// The file as it was read.
    pub bytes: Arc<[u8]>,
    width: u32,
    height: u32,
}

/// The pictures that the issue shows, numbered in the order they are first shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures {
    files: Vec<PictureFile>,
    by_path: BTreeMap<ImagePath, usize>,
}

impl Pictures {
    /// Collects the masthead and the pictures of all figures. Those that are lost are left out.
    pub(super) fn of(checked: &CheckedIssue) -> Self {
        let issue = checked.issue();
        let mut pictures = Self::default();
        if let Some(path) = &issue.publication.masthead {
            pictures.add(checked, path);
        }
        for article in issue.articles() {
            article.each_figure(|_, figure| {
                if let Some(path) = &figure.image {
                    pictures.add(checked, path);
                }
            });
        }
        pictures
    }

    fn add(&mut self, checked: &CheckedIssue, path: &ImagePath) {
        if self.by_path.contains_key(path) {
            return;
        }
        let Some(picture) = checked.picture(path) else { return };
        let number = self.files.len() + 1;
        self.by_path.insert(path.clone(), self.files.len());
        self.files.push(PictureFile {
            path: format!("images/image-{number:03}.{}", picture.kind.extension()),
            kind: picture.kind,
            bytes: Arc::clone(&picture.bytes),
            width: picture.width,
            height: picture.height,
        });
    }

    /// The files, in the order of their numbers.
    pub(super) fn files(&self) -> &[PictureFile] {
        &self.files
    }

    /// A picture as templates know it; nothing where it is lost.
    pub(super) fn image(&self, path: &ImagePath, alt: &str) -> Option<context::Image> {
        let file = self.files.get(*self.by_path.get(path)?)?;
        Some(context::Image {
            src: file.path.clone(),
            alt: alt.trim().to_owned(),
            width: file.width,
            height: file.height,
        })
    }
}
