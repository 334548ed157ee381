//! The pictures of an edition: each once, under a name that every reading system can open.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::check::{CheckedIssue, Picture, PictureKind};
use crate::model::ImagePath;

/// The folder that pictures are in.
const FOLDER: &str = "images";

/// A picture file of an edition.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
    /// Path inside the edition: `images/image-001.jpg`.
    pub path: String,
    /// The path by which its issue knows it; `None` for a picture that is not part of an issue.
    pub source: Option<ImagePath>,
    /// What it shows.
    pub picture: Picture,
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
        let picture = Picture { kind, width: 0, height: 0, bytes, page: None, subjects: None };
        self.files.push(PictureFile { path, source: None, picture });
        self.files.len() - 1
    }

    /// Replaces the pictures of issues by what `adapt` makes of them; `None` leaves a picture as it is.
    pub(crate) fn adapt<E: Send>(
        &mut self,
        adapt: impl Fn(&ImagePath, &Picture) -> Result<Option<Picture>, E> + Sync,
    ) -> Result<(), E> {
        self.files.par_iter_mut().try_for_each(|file| {
            let Some(source) = &file.source else { return Ok(()) };
            if let Some(picture) = adapt(source, &file.picture)? {
                let (stem, _) = file.path.rsplit_once('.').unwrap_or((&file.path, ""));
                file.path = format!("{stem}.{}", picture.kind.extension());
                file.picture = picture;
            }
            Ok(())
        })
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
            source: Some(path.clone()),
            picture: picture.clone(),
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
        let Picture { width, height, .. } = self.picture;
        Image { src: self.path.clone(), alt: alt.trim().to_owned(), width, height }
    }
}
