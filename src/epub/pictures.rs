//! The pictures of a book, and which of them is on its cover.
//!
//! A reading system shows pictures on a page of any colour, turns none, may know neither profiles nor
//! CMYK, and has little memory: [`pictures`](crate::pictures) makes them so.

use std::sync::Arc;

use super::options::{Cover, Options};
use crate::check::{CheckedIssue, Picture};
use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::html::pictures::{Image, PictureFile, Pictures};
use crate::messages::{Argument, Sentence, count, list, sentence};
use crate::model::ImagePath;
use crate::pictures::{Size, Wanted, adapted};

/// Most pixels of the longer side of a picture: what the largest e-readers show.
const LONGEST_SIDE: u32 = 2048;
/// Most pixels in all: some shops refuse books with more (Apple Books Asset Guide, images).
const LARGEST_AREA: u64 = 4_000_000;

/// Pictures that are named in a message.
const MOST_NAMED: usize = 5;

/// The pictures of a book.
#[derive(Clone, Debug)]
pub(crate) struct BookPictures {
    /// All of them; that of the cover is the first.
    pub all: Pictures,
    cover: Option<usize>,
}

impl BookPictures {
    /// Collects the cover, the masthead and the pictures of all figures, made ready for e-readers unless
    /// the originals are wanted. Missing ones are left out. The cover of the options is preferred to the
    /// one that the issue names. Pictures that have fewer pixels than before are reported (B104).
    pub(crate) fn of(checked: &CheckedIssue, options: &Options) -> Result<Checked<Self>, Error> {
        let mut all = Pictures::default();
        let cover = match (&options.cover, &checked.issue().cover) {
            (Some(Cover { bytes, kind }), _) => Some(all.add_named("cover", *kind, Arc::clone(bytes))),
            (None, Some(path)) => all.add(checked, path),
            (None, None) => None,
        };
        all.add_issue(checked);
        let mut diagnostics = Vec::new();
        if !options.original_pictures {
            all.adapt(|path, picture| made_ready(path, picture, options.picture_quality))?;
            diagnostics.extend(reduced(checked, all.files()));
        }
        Ok(Checked { value: Self { all, cover }, diagnostics })
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

/// A picture as e-readers can show it; `None` if it already is.
fn made_ready(path: &ImagePath, picture: &Picture, quality: u8) -> Result<Option<Picture>, Error> {
    let size = Size::Within { side: LONGEST_SIDE, area: LARGEST_AREA };
    let wanted = Wanted { size, gray: false, any_page: true, quality };
    let adapted = adapted(picture, &wanted)
        .map_err(|error| Error::Writer { format: "EPUB", reason: format!("picture `{path}`: {error}") })?;
    Ok(adapted.map(Picture::from))
}

/// B104 pictures that have fewer pixels than in the issue.
fn reduced(checked: &CheckedIssue, files: &[PictureFile]) -> Option<Diagnostic> {
    let reduced = files.iter().filter_map(|PictureFile { source, picture: new, .. }| {
        let path = source.as_ref()?;
        let old = checked.picture(path)?;
        ((old.width, old.height) != (new.width, new.height)).then(|| change(path, old, new))
    });
    let reduced: Vec<Sentence> = reduced.collect();
    if reduced.is_empty() {
        return None;
    }
    let more = (reduced.len() > MOST_NAMED).then(|| Argument::from("…"));
    let message = sentence!(
        "reduced-picture",
        count = count(reduced.len()),
        side = LONGEST_SIDE,
        million = LARGEST_AREA / 1_000_000,
        named = list(reduced.iter().take(MOST_NAMED).map(Argument::from).chain(more)),
    );
    let pictures: Vec<String> = reduced.iter().map(Sentence::english).collect();
    Some(
        Diagnostic::new(Code::ReducedPicture, message)
            .help(sentence!("reduced-picture.help"))
            .data("pictures", pictures),
    )
}

/// From how many pixels to how many a picture was reduced.
fn change(path: &ImagePath, old: &Picture, new: &Picture) -> Sentence {
    sentence!(
        "reduced-picture.size",
        path,
        old_width = old.width,
        old_height = old.height,
        width = new.width,
        height = new.height,
    )
}
