//! Pictures that have another size than their editor wants.

use super::piece::Piece;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::copyfit::forms::material::wanted_area;
use crate::layout::plan::limits::DOMINANT_PICTURE;
use crate::layout::plan::{ModuleContent, Plan, PlannedPhoto};
use crate::messages::{Sentence, sentence};
use crate::model::{ImagePath, PictureSize};

/// So many hundredths of the page more or less than was wanted nobody sees.
const NEARLY: i32 = 2;

/// A remark on each picture of a page that has not the size its editor wants (L101).
pub(super) fn other_sizes(plan: &Plan, pieces: &[Piece<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.holds == ModuleContent::Article) {
        for (number, figure) in piece.article.figures.iter().enumerate() {
            let (Some(image), Some(size)) = (&figure.image, figure.size) else { continue };
            let is_shown = piece.material.copy.issue().picture(image).is_some();
            if is_shown && !is_met(plan, image, size) {
                let message = said(plan, image, size);
                let remark = Diagnostic::new(Code::UnfollowedWish, message).in_article(&piece.article.id);
                let remark = remark.on_page(&plan.label).help(sentence!("unfollowed-wish.help-size"));
                let remark = remark.data("part", format!("figures/{number}/size"));
                found.push(remark.data("articles", piece.article.id.as_str()));
            }
        }
    }
    found
}

/// All pictures that the page placed.
fn photos(plan: &Plan) -> impl Iterator<Item = &PlannedPhoto> {
    plan.modules.iter().flat_map(|module| &module.photos)
}

fn part(plan: &Plan, image: &ImagePath) -> u32 {
    photos(plan).find(|photo| photo.image == *image).map_or(0, |photo| photo.part)
}

fn is_met(plan: &Plan, image: &ImagePath, size: PictureSize) -> bool {
    let own = part(plan, image);
    if size == PictureSize::Dominant {
        let mut others = photos(plan).filter(|photo| photo.image != *image);
        return own > 0 && others.all(|other| other.part * DOMINANT_PICTURE <= own * 100);
    }
    let (least, most) = wanted_area(size);
    (least - NEARLY..=most + NEARLY).contains(&(own as i32 / 10))
}

fn said(plan: &Plan, image: &ImagePath, size: PictureSize) -> Sentence {
    let (page, percent) = (&plan.label, part(plan, image) / 10);
    match size {
        PictureSize::Dominant => sentence!("unfollowed-wish.dominant", page, image, percent),
        PictureSize::Large => sentence!("unfollowed-wish.size", page, image, percent, size = "large"),
        PictureSize::Medium => sentence!("unfollowed-wish.size", page, image, percent, size = "medium"),
        PictureSize::Small => sentence!("unfollowed-wish.size", page, image, percent, size = "small"),
    }
}
