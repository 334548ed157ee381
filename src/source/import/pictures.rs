//! Pictures that an importer names and does not read.

use std::sync::Arc;

use crate::diagnostics::{Checked, Code, Diagnostic, Span};
use crate::messages::{Sentence, sentence};
use crate::model::{ArticleId, Figure, ImagePath, Issue};

use super::super::Draft;
use super::cuts;

/// Endings of files of pictures that an issue may have.
const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// A picture of an imported page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedPicture {
    /// What the issue calls it.
    pub image: ImagePath,
    /// Its path as the page writes it, beside the file of the page.
    pub source: String,
    /// Where the page names it.
    pub place: Span,
}

impl WantedPicture {
    /// The name of the picture of an article with a number from 0: `photos/01-02-1.jpg`.
    pub(super) fn name(article: &ArticleId, number: usize, source: &str) -> ImagePath {
        let ending = source.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        // A part that is cut out of a picture is a JPEG.
        let known = ENDINGS.iter().find(|known| **known == ending && !cuts::is_part(source));
        let ending = known.unwrap_or(&"jpg");
        let article = article.as_str().replace('/', "-");
        ImagePath::from(format!("photos/{article}-{}.{ending}", number + 1))
    }
}

/// An issue whose pictures are still where its pages have them.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The issue.
    pub draft: Draft,
    /// Its pictures.
    pub pictures: Vec<WantedPicture>,
}

impl Imported {
    /// Gives the issue the pictures that are found. Of one that is not, the words stay, with a diagnostic.
    pub fn with_pictures(self, mut find: impl FnMut(&WantedPicture) -> Option<Arc<[u8]>>) -> Checked<Draft> {
        let Self { mut draft, pictures } = self;
        let mut diagnostics = Vec::new();
        for picture in pictures {
            match find(&picture) {
                Some(bytes) => {
                    draft.pictures.insert(picture.image, bytes);
                }
                None => {
                    forget(&mut draft.issue, &picture.image);
                    let message = sentence!("picture-not-beside-page", path = &picture.source);
                    let help = Sentence::new("picture-not-beside-page.help");
                    let missing = Diagnostic::new(Code::PictureNotBesidePage, message);
                    diagnostics.push(missing.at(picture.place).help(help).data("path", picture.source));
                }
            }
        }
        Checked { value: draft, diagnostics }
    }
}

/// Takes a picture off the figure that names it.
fn forget(issue: &mut Issue, image: &ImagePath) {
    let articles = issue.pages.iter_mut().flat_map(|page| &mut page.articles);
    let is_it = |figure: &&mut Figure| figure.image.as_ref() == Some(image);
    for figure in articles.flat_map(|article| &mut article.figures).filter(is_it) {
        figure.image = None;
    }
}
