//! The pictures of an edition: each once, under a name that every reading system can open.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::check::{CheckedIssue, PictureKind};
use crate::model::ImagePath;

/// The folder that pictures are in.
const FOLDER: &str = "images";

/// A picture file of an edition.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
    /// Path inside the edition: `images/image-001.jpg`.
    pub path: String,
    /// How it is coded.
    pub kind: PictureKind,
    /// The file as it was read.
    pub bytes: Arc<[u8]>,
    width: u32,
    height: u32,
}

/// A picture as templates know it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Image {
    /// Where it is.
    pub src: String,
    /// Description (alt text); empty where there is none.
    pub alt: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Pictures, numbered in the order they were added. The path of each is the name that its issue
/// knows it by; two paths with the same bytes in memory are one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pictures {
    files: Vec<PictureFile>,
    by_path: BTreeMap<ImagePath, usize>,
    by_bytes: BTreeMap<*const [u8], usize>,
}

impl Pictures {
    /// Adds a picture that is not part of an issue, under a name without folder and extension. Its
    /// width and height are not recorded.
    pub(crate) fn add_named(&mut self, name: &str, kind: PictureKind, bytes: Arc<[u8]>) -> usize {
        let path = format!("{FOLDER}/{name}.{}", kind.extension());
        self.files.push(PictureFile { path, kind, bytes, width: 0, height: 0 });
        self.files.len() - 1
    }

    /// Adds the masthead of an issue and the pictures of all its figures.
    pub(crate) fn add_issue(&mut self, checked: &CheckedIssue) {
        let issue = checked.issue();
        if let Some(path) = &issue.publication.masthead {
            self.add(checked, path);
        }
        for article in issue.articles() {
            article.each_figure(|_, figure| {
                if let Some(path) = &figure.image {
                    self.add(checked, path);
                }
            });
        }
    }

    /// Adds a picture of an issue if it is new, and returns the index of its file; `None` if the picture is
    /// missing.
    pub(crate) fn add(&mut self, checked: &CheckedIssue, path: &ImagePath) -> Option<usize> {
        if let Some(&known) = self.by_path.get(path) {
            return Some(known);
        }
        let picture = checked.picture(path)?;
        // Issues of a volume share their pictures.
        if let Some(&known) = self.by_bytes.get(&Arc::as_ptr(&picture.bytes)) {
            self.by_path.insert(path.clone(), known);
            return Some(known);
        }
        let place = self.files.len();
        self.by_bytes.insert(Arc::as_ptr(&picture.bytes), place);
        self.by_path.insert(path.clone(), place);
        self.files.push(PictureFile {
            path: format!("{FOLDER}/image-{:03}.{}", place + 1, picture.kind.extension()),
            kind: picture.kind,
            bytes: Arc::clone(&picture.bytes),
            width: picture.width,
            height: picture.height,
        });
        Some(place)
    }

    /// The files, in the order of their numbers.
    pub(crate) fn files(&self) -> &[PictureFile] {
        &self.files
    }

    /// A picture of an issue as templates know it; `None` if it is missing.
    pub(crate) fn image(&self, path: &ImagePath, alt: &str) -> Option<Image> {
        Some(self.files.get(*self.by_path.get(path)?)?.image(alt))
    }
}

impl PictureFile {
    /// The picture as templates know it.
    pub(crate) fn image(&self, alt: &str) -> Image {
        Image { src: self.path.clone(), alt: alt.trim().to_owned(), width: self.width, height: self.height }
    }
}
