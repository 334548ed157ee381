//! Where faces are in a photograph: the detector of SeetaFace with its model for frontal faces.
//!
//! The recipe: [`views`] go over the picture in every size, for faces seen from three sides, and keep what
//! may be one ([`view`]); [`network`]s look closer at each of these, drop most and move the others
//! ([`patches`] is what they look at); [`overlap`] makes one of many about the same face. The model
//! ([`model`]) was learned by others, see the `README.md`.
//!
//! The same picture has the same faces on every machine: sums of floating point numbers stand in one order,
//! and the one function that the machines disagree about is computed here.
//!
//! After S. Wu, M. Kan, Z. He, S. Shan, X. Chen: Funnel-structured cascade for multi-view face detection with
//! alignment-awareness, Neurocomputing 221 (2017).

pub mod drawn;
mod grey;
mod model;
mod network;
mod overlap;
mod patches;
mod view;
mod views;

use std::sync::OnceLock;

pub use grey::Grey;
use model::Model;
use overlap::merged;

/// The model, as SeetaFace gives it out.
const MODEL: &[u8] = include_bytes!("../seeta_fd_frontal_v1.0.bin");

/// The side of the square that the model was learned for, in pixels: no smaller one is looked at.
pub const SMALLEST: u32 = 40;

/// A face: a square from the brows to the chin, about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Its left edge in pixels; it may lie outside the picture.
    pub left: i32,
    /// Its top edge in pixels; it may lie outside the picture.
    pub top: i32,
    /// Its side in pixels.
    pub side: i32,
    /// How sure that is: about how many of the places tried around it show a face.
    pub score: f32,
}

/// How much squares have in common before they count as one, after every step but the last, and after that.
const NEARLY_ONE: f32 = 0.8;
const ONE_FACE: f32 = 0.3;

/// Most squares that are looked at closer, of each view: a photograph has some hundreds, and more would only
/// take time.
const MOST_SQUARES: usize = 3000;

/// The faces of a picture with a score of at least `least`, the surest first. Of more squares that may be
/// faces than a photograph has, the least likely are left out, so that time grows with the pixels alone.
pub fn find(picture: &Grey<'_>, least: f32) -> Vec<Face> {
    static KNOWN: OnceLock<Option<Model>> = OnceLock::new();
    // The model is the one of the package: it can be read, as a test says.
    let Some(model) = KNOWN.get_or_init(|| Model::read(MODEL)) else { return Vec::new() };
    let squares = views::squares(picture, &model.views);
    let mut squares: Vec<Face> =
        squares.into_iter().flat_map(|view| merged(view, NEARLY_ONE, MOST_SQUARES)).collect();
    for (number, network) in model.networks.iter().enumerate() {
        squares = squares.iter().filter_map(|square| patches::judged(picture, square, network)).collect();
        // Between the last two nothing is merged: the last looks at every square the one before it leaves.
        match model.networks.len() - number {
            1 => squares = merged(squares, ONE_FACE, MOST_SQUARES),
            2 => {}
            _ => squares = merged(squares, NEARLY_ONE, MOST_SQUARES),
        }
    }
    squares.retain(|face| face.score >= least);
    squares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_the_package_can_be_read() {
        let model = Model::read(MODEL).unwrap();
        assert_eq!((model.views.len(), model.networks.len()), (3, 3));
    }

    #[test]
    fn a_face_is_found_where_it_is() {
        for (left, top, side) in [(60.0, 60.0, 80.0), (200.0, 40.0, 60.0), (130.0, 100.0, 100.0)] {
            let pixels = drawn::picture((320, 240), (left, top, side));
            let faces = find(&Grey::new(&pixels, 320, 240).unwrap(), 2.0);
            assert_eq!(faces.len(), 1, "{left} {top} {side}: {faces:?}");
            let near = |found: i32, drawn: f64| (f64::from(found) - drawn).abs() < side / 4.0;
            assert!(near(faces[0].left, left) && near(faces[0].top, top), "{faces:?}");
        }
    }

    #[test]
    fn nothing_is_found_where_there_is_nothing() {
        for (width, height) in [(320, 240), (40, 40), (39, 500), (1, 1), (0, 0)] {
            for grey in [0, 128, 255] {
                let pixels = vec![grey; width as usize * height as usize];
                assert_eq!(find(&Grey::new(&pixels, width, height).unwrap(), 1.0), []);
            }
        }
    }

    #[test]
    fn noise_of_all_kinds_is_no_trouble() {
        let mut state = 7_u32;
        let mut random = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for coarse in [1, 4, 16] {
            let cells: Vec<u8> = (0..200 * 200).map(|_| random()).collect();
            let at = |x: usize, y: usize| cells[y / coarse * 200 + x / coarse];
            let pixels: Vec<u8> = (0..150 * 200).map(|place| at(place % 200, place / 200)).collect();
            find(&Grey::new(&pixels, 200, 150).unwrap(), 0.1);
        }
    }

    #[test]
    fn a_face_at_an_edge_is_found_or_not_and_stays_near_the_picture() {
        for (left, top) in [(-30.0, 40.0), (270.0, 40.0), (100.0, -30.0), (100.0, 180.0), (240.0, 160.0)] {
            let pixels = drawn::picture((320, 240), (left, top, 80.0));
            for face in find(&Grey::new(&pixels, 320, 240).unwrap(), 0.1) {
                assert!(
                    (-face.side..320).contains(&face.left) && (-face.side..240).contains(&face.top),
                    "{face:?}"
                );
            }
        }
    }
}
