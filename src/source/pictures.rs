//! The pictures an issue names: where, and their bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Scope;
use super::unread::Unread;
use super::used_names::UsedNames;
use crate::diagnostics::{Diagnostic, Span};
use crate::files::{Folder, PICTURE_LIMIT};
use crate::model::{ImagePath, Issue, Publication};

/// The pictures an issue names, with the scope and the place that names each.
pub(super) fn places(issue: &Issue) -> Vec<(ImagePath, Scope, String)> {
    let mut places = of_issue(issue);
    let of_publication = of_publication(&issue.publication).into_iter();
    places.extend(of_publication.map(|(path, place)| (path, Scope::Publication, place)));
    places
}

/// The pictures the issue and its articles name, with the scope and the place that names each.
pub(super) fn of_issue(issue: &Issue) -> Vec<(ImagePath, Scope, String)> {
    let mut places = Vec::new();
    places.extend(issue.cover.iter().map(|path| (path.clone(), Scope::Issue, "cover".to_owned())));
    for (number, article) in issue.articles().enumerate() {
        article.each_figure(|place, figure| {
            if let Some(image) = &figure.image {
                places.push((image.clone(), Scope::Article(number), format!("{place}/image")));
            }
        });
    }
    places
}

/// The pictures a publication names, with the place that names each: masthead, then fillers.
pub(super) fn of_publication(publication: &Publication) -> Vec<(ImagePath, String)> {
    let mut places = Vec::new();
    places.extend(publication.masthead.iter().map(|path| (path.clone(), "masthead".to_owned())));
    for (i, filler) in publication.fillers.iter().enumerate() {
        places.extend(filler.image.iter().map(|path| (path.clone(), format!("fillers/{i}/image"))));
    }
    places
}

/// Gives the pictures of a publication other paths, in the order of [`of_publication`].
pub(super) fn rename(publication: &mut Publication, paths: Vec<ImagePath>) {
    let fillers = publication.fillers.iter_mut().map(|filler| &mut filler.image);
    let named = [&mut publication.masthead].into_iter().chain(fillers).flatten();
    for (named, path) in named.zip(paths) {
        *named = path;
    }
}

/// Reads pictures of a folder. A picture that is named several times is read once.
pub(super) struct PictureReader<'a> {
    folder: &'a Folder,
    /// The existing files.
    listing: &'a [String],
    read: BTreeMap<ImagePath, Arc<[u8]>>,
    unread: Unread,
    names: UsedNames,
}

impl<'a> PictureReader<'a> {
    pub(super) fn new(folder: &'a Folder, listing: &'a [String]) -> Self {
        let (unread, names) = (Unread::default(), UsedNames::default());
        Self { folder, listing, read: BTreeMap::new(), unread, names }
    }

    /// Reads a picture that `at` names.
    pub(super) fn read(
        &mut self,
        path: &ImagePath,
        at: Option<Span>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<[u8]>> {
        if let Some(known) = self.read.get(path) {
            return Some(known.clone());
        }
        match self.folder.read(path.as_str(), PICTURE_LIMIT) {
            Ok(bytes) => {
                diagnostics
                    .extend(self.names.take(path.as_str(), self.listing).map(|fault| fault.at_option(at)));
                let bytes: Arc<[u8]> = bytes.into();
                self.read.insert(path.clone(), bytes.clone());
                Some(bytes)
            }
            Err(fault) => {
                self.unread.report(&fault, path.as_str(), at, self.listing, diagnostics);
                None
            }
        }
    }

    /// Reports the pictures that could not be read and are not listed one by one.
    pub(super) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        self.unread.finish(diagnostics);
    }
}
