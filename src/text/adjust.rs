//! A line filled to its measure: blanks squeezed step by step, or gaps widened, all places of a
//! step together (CLREQ, Line Adjustment).

use super::badness::Violation;
use super::manner::LineEnd;
use super::paragraph::{Align, BrokenLine, Paragraph};
use super::spacing::{Space, Step};
use crate::geometry::Length;

/// What filling a line took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Adjustment {
    /// Width before.
    pub natural: Length,
    /// What the blanks gave up.
    pub squeezed: Length,
    /// What the gaps took.
    pub stretched: Length,
    /// Letter-space added at each place that takes it.
    pub letter_space: Length,
    /// Squeezed: the part of what the blanks could give up, negative. Stretched: the part of what
    /// the gaps could take with a quarter of the em between letters.
    pub ratio: f32,
}

/// The printed clusters of a line with their blanks, filled to `room`, and what that took.
pub(super) fn adjust(
    paragraph: &Paragraph,
    line: &BrokenLine,
    room: Length,
    align: Align,
) -> (Vec<Space>, Adjustment) {
    let mut spaces = paragraph.spaces[line.clusters.start..line.printed].to_vec();
    let room = room.millipoints();
    let hyphen = paragraph.hyphen_of(line).map_or(0, |hyphen| hyphen.width.millipoints());
    let line_end = paragraph.manner.line_end;
    if let Some(first) = spaces.first_mut() {
        *first = first.begins_line();
    }
    let whole = spaces.last().map(|last| last.ends_line(LineEnd::Full));
    if let Some(last) = spaces.last_mut() {
        *last = last.ends_line(line_end);
    }
    let mut natural = width(&spaces) + hyphen;
    if let (LineEnd::Auto, Some(whole), Some(last)) = (line_end, whole, spaces.last_mut())
        && natural + whole.width() - last.width() == room
    {
        (*last, natural) = (whole, room);
    }
    let mut done = Adjustment { natural: Length::from_millipoints(natural), ..Adjustment::default() };
    if natural > room {
        squeeze(&mut spaces, natural - room, &mut done);
    } else if align == Align::Justify && !line.ends_text {
        let (spare, em) = (room - natural, paragraph.em().millipoints());
        let spare =
            if line.violation == Some(Violation::Loose) { spare.min(most(&spaces, em)) } else { spare };
        stretch(&mut spaces, spare, em, &mut done);
    }
    (spaces, done)
}

/// Part of the em between letters of a line that does not fill its measure.
const LETTERS_OF_UNFILLED: i32 = 20;

/// The most that a line takes which does not fill its measure.
fn most(spaces: &[Space], em: i32) -> i32 {
    let grows: i32 = spaces
        .iter()
        .filter(|space| matches!(space.between, Step::Word | Step::Mixed))
        .map(|space| space.gap_grows)
        .sum();
    let letters = spaces.iter().filter(|space| space.letters).count() as i32;
    grows + letters * em / LETTERS_OF_UNFILLED
}

/// Width of clusters with the gaps after them.
pub(super) fn width(spaces: &[Space]) -> i32 {
    spaces.iter().map(Space::width).sum()
}

/// Takes `wanted` from the blanks, from the first step to the last.
fn squeeze(spaces: &mut [Space], wanted: i32, done: &mut Adjustment) {
    let mut left = wanted;
    let mut all = 0;
    for step in 0..Step::COUNT {
        let mut can: i32 = spaces.iter().map(|space| gives(space, step)).sum();
        all += can;
        let mut takes = left.min(can);
        left -= takes;
        for space in spaces.iter_mut() {
            for part in [BlankPart::Lead, BlankPart::Trail, BlankPart::Gap] {
                let own = part.gives(space, step);
                if own > 0 && can > 0 {
                    let share = (i64::from(takes) * i64::from(own) / i64::from(can)) as i32;
                    part.take(space, share);
                    takes -= share;
                    can -= own;
                }
            }
        }
    }
    done.squeezed = Length::from_millipoints(wanted - left);
    done.ratio = if all > 0 { -((wanted - left) as f32) / all as f32 } else { 0.0 };
}

fn gives(space: &Space, step: usize) -> i32 {
    [BlankPart::Lead, BlankPart::Trail, BlankPart::Gap].iter().map(|part| part.gives(space, step)).sum()
}

/// A blank of a cluster.
#[derive(Clone, Copy)]
enum BlankPart {
    Lead,
    Trail,
    Gap,
}

impl BlankPart {
    fn gives(self, space: &Space, step: usize) -> i32 {
        let (of, gives) = match self {
            Self::Lead => (space.mark, space.lead_gives),
            Self::Trail => (space.mark, space.trail_gives),
            Self::Gap => (space.between, space.gap_gives),
        };
        if of as usize == step { gives } else { 0 }
    }

    fn take(self, space: &mut Space, by: i32) {
        match self {
            Self::Lead => space.cut_lead(by),
            Self::Trail => space.cut_trail(by),
            Self::Gap => space.gap -= by,
        }
    }
}

/// Gives `spare` to word spaces, then to mixed gaps, then to all places between letters alike.
fn stretch(spaces: &mut [Space], spare: i32, em: i32, done: &mut Adjustment) {
    let mut left = spare;
    let mut room = 0;
    for between in [Step::Word, Step::Mixed] {
        let own = |space: &Space| if space.between == between { space.gap_grows } else { 0 };
        let can: i32 = spaces.iter().map(own).sum();
        room += can;
        left -= share_out(spaces, left.min(can), can, own);
    }
    let letters = spaces.iter().filter(|space| space.letters).count() as i32;
    done.letter_space = Length::from_millipoints(if letters > 0 { left / letters } else { 0 });
    left -= share_out(spaces, left, letters, |space| i32::from(space.letters));
    done.stretched = Length::from_millipoints(spare - left);
    let room = room + letters * em / 4;
    done.ratio = if room > 0 { (spare - left) as f32 / room as f32 } else { 0.0 };
}

/// Adds `amount` to the gaps in proportion to their `own` weights, which sum up to `weights`.
fn share_out(spaces: &mut [Space], amount: i32, weights: i32, own: impl Fn(&Space) -> i32) -> i32 {
    let (mut left, mut weights) = (amount, weights);
    for space in spaces.iter_mut() {
        let weight = own(space);
        if weight > 0 {
            let share = (i64::from(left) * i64::from(weight) / i64::from(weights)) as i32;
            space.gap += share;
            left -= share;
            weights -= weight;
        }
    }
    amount - left
}
