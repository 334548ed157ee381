//! The fonts of an edition, opened for the writer.

use std::collections::BTreeMap;

use krilla::text::Font;

use crate::diagnostics::Error;
use crate::edition::{Edition, Frame};
use crate::messages::{Sentence, sentence};
use crate::text::{FaceId, FontLibrary, FontOrigin};

/// Opens every face the edition uses.
pub(super) fn open(edition: &Edition) -> Result<BTreeMap<FaceId, Font>, Error> {
    let mut fonts = BTreeMap::new();
    for sheet in &edition.sheets {
        collect(&sheet.frames, &edition.fonts, &mut fonts)?;
    }
    Ok(fonts)
}

fn collect(frames: &[Frame], library: &FontLibrary, fonts: &mut BTreeMap<FaceId, Font>) -> Result<(), Error> {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => collect(frames, library, fonts)?,
            Frame::Glyphs(run) if !fonts.contains_key(&run.face) => {
                let face = library.face(run.face);
                let font = face.data().and_then(|data| Font::new(data.into(), face.index));
                let font = font.ok_or_else(|| Error::Font {
                    name: face.family.clone(),
                    reason: not_embeddable(&face.origin),
                })?;
                fonts.insert(run.face, font);
            }
            _ => {}
        }
    }
    Ok(())
}

fn not_embeddable(origin: &FontOrigin) -> Sentence {
    match origin {
        FontOrigin::Bundled(name) => sentence!("embedded-font.bundled", name),
        FontOrigin::File(path) => sentence!("embedded-font", path = path.display()),
    }
}
