//! Faces, by the detector of `paiban-faces`.

use image::GrayImage;
use paiban_faces::{Face, Grey, SMALLEST, find};

use crate::model::Keep;

/// The least score of a face. What is wrongly taken for one only makes a crop a little smaller.
const LEAST_SCORE: f32 = 2.0;

/// Air around the square from brows to chin, in hundredths of its side: hair, ears, chin and neck.
const ABOVE: i32 = 45;
const BESIDE: i32 = 25;
const BELOW: i32 = 30;

/// The faces of a picture, from the left.
pub(super) fn found(picture: &GrayImage) -> Vec<Keep> {
    let (width, height) = picture.dimensions();
    if width.min(height) < SMALLEST {
        return Vec::new();
    }
    let Some(grey) = Grey::new(picture.as_raw(), width, height) else { return Vec::new() };
    let faces = find(&grey, LEAST_SCORE);
    let mut faces: Vec<Keep> = faces.iter().filter_map(|face| with_air(face, (width, height))).collect();
    faces.sort_by_key(|keep| (keep.0, keep.1, keep.2, keep.3));
    faces
}

/// A face with its air, in hundredths of the picture, rounded outwards; none if it lies beside the picture.
fn with_air(face: &Face, (width, height): (u32, u32)) -> Option<Keep> {
    let air = |part: i32| face.side * part / 100 + 1;
    let across = hundredths(face.left - air(BESIDE), face.left + face.side + air(BESIDE), width)?;
    let down = hundredths(face.top - air(ABOVE), face.top + face.side + air(BELOW), height)?;
    Some(Keep(across.0, down.0, across.1 - across.0, down.1 - down.0))
}

/// A part of a side, as the hundredths from and to which it lies on it.
fn hundredths(from: i32, to: i32, side: u32) -> Option<(u8, u8)> {
    let side = side.min(i32::MAX as u32) as i32;
    let (from, to) = (from.clamp(0, side), to.clamp(0, side));
    let (first, last) = (from * 100 / side, (to * 100 + side - 1) / side);
    (first < last).then_some((first as u8, last as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn air_is_rounded_outwards_and_ends_with_the_picture() {
        let face = Face { left: 100, top: 20, side: 100, score: 9.0 };
        assert_eq!(with_air(&face, (400, 300)), Some(Keep(18, 0, 39, 51)));
        let beside = Face { left: 500, ..face };
        assert_eq!(with_air(&beside, (400, 300)), None);
    }

    #[test]
    fn pictures_without_room_for_a_face_have_none() {
        for (width, height) in [(1, 1), (39, 512), (512, 39), (40, 40)] {
            assert_eq!(found(&GrayImage::new(width, height)), [], "{width} by {height}");
        }
    }
}
