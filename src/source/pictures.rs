//! The pictures an issue names: where, and their bytes.

use std::sync::Arc;

use super::Scope;
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

/// Reads a picture that `at` names.
pub(super) fn load(
    folder: &Folder,
    path: &ImagePath,
    at: Option<Span>,
    listing: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Arc<[u8]>> {
    match folder.read(path.as_str(), PICTURE_LIMIT) {
        Ok(bytes) => Some(bytes.into()),
        Err(fault) => {
            diagnostics.push(fault.diagnostic(path.as_str(), at, listing));
            None
        }
    }
}
