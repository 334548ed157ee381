//! What a photograph shows, as far as cropping it asks: faces, and where there is most to see.
//!
//! The recipe: the picture is made small once; [`faces`] are looked for in its greys, [`interest`] is measured
//! in its colours. Everything is in hundredths of the picture, so that it holds at any size.

mod faces;
pub mod interest;

use image::DynamicImage;
use image::metadata::Orientation;
use serde::Serialize;

use crate::model::Keep;
use interest::Interest;

/// What a photograph shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Subjects {
    /// Its faces, each with the air that a head needs, from the left.
    pub faces: Vec<Keep>,
    /// Where there is most to see.
    pub interest: Interest,
}

/// The longest side of the picture that is looked at, in pixels: a face of a sixteenth of it is found.
const LONGEST: u32 = 512;

/// Looks at a picture that its file turns; for faces only where they are asked for.
pub fn seen(image: &DynamicImage, turned: Orientation, with_faces: bool) -> Subjects {
    let mut small = image.thumbnail(LONGEST, LONGEST);
    small.apply_orientation(turned);
    let faces = if with_faces { faces::found(&small.to_luma8()) } else { Vec::new() };
    Subjects { faces, interest: Interest::of(&small) }
}
