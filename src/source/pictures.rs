//! The pictures an issue names: where, and their bytes.

use std::sync::Arc;

use super::Scope;
use super::files::{Folder, PICTURE_LIMIT};
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{ImagePath, Issue};

/// The pictures an issue names, with the scope and the place that names each.
pub(super) fn places(issue: &Issue) -> Vec<(ImagePath, Scope, String)> {
    let mut places = Vec::new();
    for (number, article) in issue.articles().enumerate() {
        article.each_figure(|place, figure| {
            if let Some(image) = &figure.image {
                places.push((image.clone(), Scope::Article(number), format!("{place}/image")));
            }
        });
    }
    let masthead = issue.publication.masthead.iter();
    places.extend(masthead.map(|path| (path.clone(), Scope::Publication, "masthead".to_owned())));
    places
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
