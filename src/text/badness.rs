//! How bad a line is: what it must give up or take to fill its measure, step by step.
//!
//! Squeezing comes before stretching; each step is used up before the next one begins (CLREQ, Line
//! Adjustment). Costs are hundredths of a point of badness in integers, so that every machine
//! chooses the same lines. The weights were tuned on newspaper columns of 11 to 20 em; see
//! docs/tuning.md.

use super::breaks::Break;
use super::spacing::Step;
use super::sums::Breakpoint;
use crate::messages::Sentence;

/// What a line is measured against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// Length of the line, in thousandths of a point.
    pub(super) measure: i32,
    /// Size of the em.
    pub(super) em: i32,
    /// Whether lines fill the measure.
    pub(super) justified: bool,
    /// Whether lines may stay as short of the measure as need be.
    pub(super) any_length: bool,
    /// Whether a single cluster that is too wide gets a line of its own.
    pub(super) overfull: bool,
}

/// A line that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// How bad it is.
    pub(super) cost: u64,
    /// Tight 0, normal 1, loose 2, very loose 3: neighbours should not differ much.
    pub(super) fitness: u8,
    /// The rule it breaks, if any.
    pub(super) violation: Option<Violation>,
}

/// The result of measuring a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It does not fit, however squeezed.
    TooLong,
    /// It would stay far too short, and so would every shorter line that ends at the same breakpoint.
    FarTooLoose,
    /// It can be set.
    Fits(Fit),
}

/// A rule broken because nothing better fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// It does not fill its measure: its letters would stand more than a quarter of the em apart, or its words
    /// more than three fifths.
    Loose,
    /// It ends inside a Western word, without a hyphen.
    WordCut,
    /// It ends between marks of a row of three or more (CLREQ, Prohibition Rules, note).
    MarksCut,
    /// It ends where the line-edge rules forbid it.
    ForbiddenCut,
    /// It parts a number, an address or a note mark from its word, which is longer than a line.
    TokenCut,
    /// It is wider than its measure.
    Overfull,
}

/// Most letter-space of a line that breaks no rule, in thousandths of the em.
const TOLERANCE: i32 = 250;

/// A sixth of what word spaces take beyond what they grow by, in thousandths of the em, where only they can be
/// spaced: half of the em, and a tenth of it more.
const WORDS_ONLY: i64 = 17;

/// Part of its measure by which a line may stay short before shorter ones are tried, in hundredths.
const MOST_UNFILLED: i64 = 60;

/// One more line.
const LINE: u64 = 50;
/// A last line shorter than two em, or of one character with its marks (孤字不成行; CLREQ, Widows and
/// Orphans).
const WIDOW: u64 = 300_000;
/// A mark that hangs.
const HANG: u64 = 500;
/// A line that does not fill its measure.
pub(super) const LOOSE: u64 = 100_000_000;
/// The square of each em that such a line lacks: where one is not to be avoided, it is the one that lacks least.
const UNFILLED: u64 = 20_000;
/// Weights of the steps of reduction.
const GIVES: [u64; Step::COUNT] = [1000, 1000, 1000, 2000, 2000, 4000];
/// Weight of word spaces and mixed gaps that grow.
const GROWS: u64 = 500;
/// Any letter-space at all, and the square of each twentieth of the em.
const LETTERS: (u64, u64) = (500, 800);

/// Letter-space that a reader sees, in thousandths of the em, and what it costs to go beyond.
const SPACED: u64 = 100;
const SPACED_OUT: u64 = 10_000;

/// What ending a line at a breakpoint costs by itself.
pub(super) fn breakpoint_cost(breakpoint: &Breakpoint) -> u64 {
    LINE + match breakpoint.kind {
        Break::May(penalty) | Break::Hyphen(penalty) => u64::from(penalty) * 100,
        Break::Must | Break::Never => 0,
    }
}

/// What it costs that two neighbouring lines differ.
pub(super) fn contrast(before: u8, after: u8) -> u64 {
    match u64::from(before.abs_diff(after)) {
        0 | 1 => 0,
        steps => 300 * steps * steps,
    }
}

/// Most that [`contrast`] can be.
pub(super) const MOST_CONTRAST: u64 = 300 * 9;

/// Measures the line from one breakpoint to another.
#[inline]
pub(super) fn judge(start: &Breakpoint, end: &Breakpoint, target: &Target) -> Outcome {
    let natural = end.natural_from(start);
    let spare = target.measure - natural - end.hyphen;
    let ends_text = end.kind == Break::Must;
    if spare == 0 || spare == end.regains {
        return fits(widow(start, end, target), 1);
    }
    if spare < 0 {
        return squeezed(start, end, -spare, target);
    }
    if ends_text {
        return fits(widow(start, end, target), 1);
    }
    if !target.justified {
        return ragged(spare, target);
    }
    stretched(start, end, spare, target)
}

fn fits(cost: u64, fitness: u8) -> Outcome {
    Outcome::Fits(Fit { cost, fitness, violation: None })
}

/// The cost of a last line that is too short; a text of one line has none.
fn widow(start: &Breakpoint, end: &Breakpoint, target: &Target) -> u64 {
    let begins = start.cluster == 0 || start.kind == Break::Must;
    if end.kind != Break::Must || begins {
        return 0;
    }
    let short = end.natural_from(start) < target.em * 2;
    if short || end.end.bodies - start.start.bodies < 2 { WIDOW } else { 0 }
}

fn squeezed(start: &Breakpoint, end: &Breakpoint, wanted: i32, target: &Target) -> Outcome {
    let gives = end.all_gives_from(start);
    if wanted > gives {
        if end.hangs > 0 && wanted <= end.hangs {
            return fits(HANG, 1);
        }
        let alone = end.printed <= start.cluster + 1 || end.cluster == start.cluster + 1;
        if !(target.overfull && alone) {
            return Outcome::TooLong;
        }
        let cost = Violation::Overfull.cost() + wanted as u64;
        return Outcome::Fits(Fit { cost, fitness: 1, violation: Some(Violation::Overfull) });
    }
    let (mut left, mut cost) = (wanted, 0);
    for (step, weight) in GIVES.iter().enumerate() {
        let can = end.gives_from(start, step);
        if can > 0 && left > 0 {
            let taken = left.min(can);
            left -= taken;
            cost += weight * square(taken) / square(can);
        }
    }
    let widow = widow(start, end, target);
    fits(cost + widow, u8::from(cost < 1000))
}

fn stretched(start: &Breakpoint, end: &Breakpoint, spare: i32, target: &Target) -> Outcome {
    let (mut left, mut cost) = (spare, 0);
    for kind in 0..2 {
        let can = end.end.grows[kind] - start.start.grows[kind];
        if can > 0 && left > 0 {
            let taken = left.min(can);
            left -= taken;
            cost += GROWS * square(taken) / square(can);
        }
    }
    if left == 0 {
        return fits(cost, 1);
    }
    let letters = end.end.letters - start.start.letters;
    let words = end.end.words - start.start.words;
    // Where only words can be spaced, six times the letter-space is as bad; a line without any
    // gap, as of a long address, stays short by as much.
    let gaps = if letters > words.max(0) { letters } else { words.max(1) * 6 };
    let each = i64::from(left) * 1000 / (i64::from(gaps) * i64::from(target.em.max(1)));
    let only_words = letters <= words.max(0);
    let limit = if only_words { WORDS_ONLY } else { i64::from(TOLERANCE) };
    if each > limit {
        return unfilled(left, spare, target);
    }
    let each = each.clamp(0, 1_000_000) as u64;
    cost += LETTERS.0 + LETTERS.1 * each * each / 2500;
    if each > SPACED {
        cost += SPACED_OUT;
    }
    let fitness = match each {
        0..=30 => 1,
        31..=SPACED => 2,
        _ => 3,
    };
    fits(cost, fitness)
}

/// A line whose gaps would become so wide that it stays short of its measure instead.
fn unfilled(left: i32, spare: i32, target: &Target) -> Outcome {
    if !target.any_length && i64::from(spare) * 100 > i64::from(target.measure) * MOST_UNFILLED {
        return Outcome::FarTooLoose;
    }
    let lacks = square(left).saturating_mul(UNFILLED) / square(target.em.max(1)).max(1);
    Outcome::Fits(Fit { cost: LOOSE + lacks.min(LOOSE), fitness: 3, violation: Some(Violation::Loose) })
}

/// A line that need not fill its measure: the square of what it lacks, in em.
fn ragged(spare: i32, target: &Target) -> Outcome {
    let em = target.em.max(1);
    if !target.any_length && spare > (target.measure / 3).max(em * 2) {
        return Outcome::FarTooLoose;
    }
    fits(square(spare) * 100 / square(em), 1)
}

fn square(length: i32) -> u64 {
    let length = u64::from(length.unsigned_abs());
    length * length
}

impl Violation {
    /// The violation as the predicate of a message about the line.
    pub fn message(self) -> Sentence {
        Sentence::new(match self {
            Self::Loose => "forced-line-loose",
            Self::WordCut => "forced-line-word",
            Self::MarksCut => "forced-line-marks",
            Self::ForbiddenCut => "forced-line-forbidden",
            Self::TokenCut => "forced-line-token",
            Self::Overfull => "forced-line-overfull",
        })
    }

    /// What it costs: one of a kind more than all of the kind before it that a paragraph can have.
    pub(super) fn cost(self) -> u64 {
        match self {
            Self::Loose => LOOSE,
            Self::WordCut => 10_000_000_000,
            Self::MarksCut => 1_000_000_000_000,
            Self::ForbiddenCut | Self::TokenCut | Self::Overfull => 100_000_000_000_000,
        }
    }
}
