//! Squares of a picture that may be faces, in every size.

use crate::view::{Answers, View};
use crate::{Face, Grey, SMALLEST};

/// Pixels from a square to the next, in each size of the picture.
const STEP: usize = 4;

/// Each size of the picture as a part of the one before it.
const SMALLER: f32 = 0.8;

/// The squares of a picture that may be faces, of each view.
pub(crate) fn squares(picture: &Grey<'_>, views: &[View]) -> Vec<Vec<Face>> {
    let mut found = vec![Vec::new(); views.len()];
    let mut scale = 1.0_f32;
    loop {
        let part = |side: u32| (side as f32 * scale) as u32;
        let (width, height) = (part(picture.width()), part(picture.height()));
        if width.min(height) < SMALLEST {
            return found;
        }
        let pixels = picture.scaled((0, 0), (picture.width(), picture.height()), (width, height));
        if let Some(smaller) = Grey::new(&pixels, width, height) {
            of_size(&smaller, views, scale, &mut found);
        }
        scale *= SMALLER;
    }
}

fn of_size(picture: &Grey<'_>, views: &[View], scale: f32, found: &mut [Vec<Face>]) {
    let answers = Answers::of(picture);
    let whole = |pixels: u32| (pixels as f32 / scale + 0.5) as i32;
    for y in (0..=picture.height() - SMALLEST).step_by(STEP) {
        for x in (0..=picture.width() - SMALLEST).step_by(STEP) {
            for (view, found) in views.iter().zip(&mut *found) {
                let Some(score) = view.score(&answers, x, y).filter(|_| answers.shows(x, y)) else {
                    continue;
                };
                found.push(Face { left: whole(x), top: whole(y), side: whole(SMALLEST), score });
            }
        }
    }
}
