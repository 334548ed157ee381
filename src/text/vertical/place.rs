//! Where glyphs of a vertical line stand across its axis.

use crate::geometry::Length;
use crate::text::Face;
use crate::text::class::Direction;
use crate::text::context::Character;

/// Height of the middle of the em box above the baseline, in units of the em.
pub(in crate::text) fn em_middle(face: &Face) -> i32 {
    i32::from(face.em_top()) - i32::from(face.units_per_em()) / 2
}

/// Place of the baseline of turned glyphs, to the right of the axis: the middle of their em box
/// stands on it.
pub(in crate::text) fn turned_baseline(face: &Face, size: Length) -> Length {
    -size.scaled(em_middle(face), i32::from(face.units_per_em()))
}

/// How far turned characters are moved to the right of the place of words, in units of the em:
/// hyphens that stand by themselves, as between upright numbers, have their ink on the axis.
pub(in crate::text) fn lift(face: &Face, characters: &[Character]) -> i32 {
    let is_hyphen = |c: &Character| matches!(c.char, '-' | '\u{2010}' | '\u{2011}' | '–');
    match characters {
        [first, rest @ ..] if is_hyphen(first) && rest.iter().all(is_hyphen) => {
            let blanks = face.blanks(first.char, Direction::Vertical);
            (i32::from(blanks.ink_lead) - i32::from(blanks.ink_trail)) / 2
        }
        _ => 0,
    }
}

/// Advance and offset of a quotation mark or an apostrophe of Western text. Chinese fonts give it a
/// whole em with the ink on one side: it keeps the blank of that side on both.
pub(in crate::text) fn narrow_quote(face: &Face, quote: char, advance: i32, along: i32) -> (i32, i32) {
    let blanks = face.blanks(quote, Direction::Horizontal);
    let (lead, trail) = (i32::from(blanks.ink_lead), i32::from(blanks.ink_trail));
    let full = advance == i32::from(face.units_per_em());
    let excess = (lead - trail).abs().min(if full { advance } else { 0 });
    (advance - excess, if lead > trail { along - excess } else { along })
}
