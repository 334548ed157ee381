//! The pictures of the book: each once, under a name that every reading system can open.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{CheckedIssue, PictureKind};
use crate::epub::context;
use crate::epub::options::Cover;
use crate::model::ImagePath;

/// A picture file of the book.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
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
pub(crate) struct Pictures {
    files: Vec<PictureFile>,
    by_path: BTreeMap<ImagePath, usize>,
    by_bytes: BTreeMap<*const [u8], usize>,
    cover: Option<usize>,
}

impl Pictures {
    /// Collects the cover, the masthead and the pictures of all figures. Those that are lost are left
    /// out. `cover` comes before the one that the issue names.
    pub(crate) fn of(checked: &CheckedIssue, cover: Option<&Cover>) -> Self {
        let issue = checked.issue();
        let mut pictures = Self::default();
        match (cover, &issue.cover) {
            (Some(Cover { bytes, kind }), _) => {
                let path = format!("images/cover.{}", kind.extension());
                // Nobody asks how large it is: it fills the page.
                let file = PictureFile { path, kind: *kind, bytes: Arc::clone(bytes), width: 0, height: 0 };
                pictures.files.push(file);
                pictures.cover = Some(0);
            }
            (None, Some(path)) => {
                pictures.add(checked, path);
                pictures.cover = pictures.by_path.get(path).copied();
            }
            (None, None) => {}
        }
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
        // Issues of a volume share their pictures.
        if let Some(&known) = self.by_bytes.get(&Arc::as_ptr(&picture.bytes)) {
            self.by_path.insert(path.clone(), known);
            return;
        }
        self.by_bytes.insert(Arc::as_ptr(&picture.bytes), self.files.len());
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
    pub(crate) fn files(&self) -> &[PictureFile] {
        &self.files
    }

    /// The file of the cover.
    pub(crate) fn cover_file(&self) -> Option<&PictureFile> {
        self.files.get(self.cover?)
    }

    /// The cover as templates know it.
    pub(crate) fn cover(&self, alt: &str) -> Option<context::Image> {
        self.cover_file().map(|file| file.image(alt))
    }

    /// A picture as templates know it; nothing where it is lost.
    pub(crate) fn image(&self, path: &ImagePath, alt: &str) -> Option<context::Image> {
        Some(self.files.get(*self.by_path.get(path)?)?.image(alt))
    }
}

impl PictureFile {
    fn image(&self, alt: &str) -> context::Image {
        context::Image {
            src: self.path.clone(),
            alt: alt.trim().to_owned(),
            width: self.width,
            height: self.height,
        }
    }
}
