//! What a form costs, term by term, and the prices of its terms.
//!
//! Prices are in hundredths and taste of this project, tuned on pages of one to fourteen
//! articles; 1800 in all is where force begins to show.

use crate::layout::arrange::Cost;

/// A reason for a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Wider or narrower than the rank wants.
    Width,
    /// Headline larger or smaller than the rank wants.
    Size,
    /// More headline lines than two.
    Lines,
    /// Headline much shorter than its width.
    Fill,
    /// A word of the headline cut.
    WordCut,
    /// Air around the head.
    Gap,
    /// Head deeper than the text under it.
    Deep,
    /// Picture cropped.
    Crop,
    /// Picture much narrower or wider than its article wants.
    PictureWidth,
    /// Picture too large for its page, or for its text.
    PictureArea,
    /// Blank at the foot of the last leg.
    Blank,
    /// Legs that end at different rows.
    Ragged,
    /// Legs too short or too long.
    Leg,
    /// Lines loosened or tightened.
    Looseness,
    /// A long grey text without subhead.
    Grey,
    /// A box nobody asked for.
    Box,
    /// Legs other than the columns of the page.
    Broken,
    /// A head beside its text.
    Beside,
    /// A jump.
    Jump,
    /// Place taken by what is no article.
    Filler,
}

/// All terms, with the names they have in explanations.
pub const TERMS: [(Term, &str); 20] = [
    (Term::Width, "width"),
    (Term::Size, "size"),
    (Term::Lines, "lines"),
    (Term::Fill, "fill"),
    (Term::WordCut, "word-cut"),
    (Term::Gap, "gap"),
    (Term::Deep, "deep-head"),
    (Term::Crop, "crop"),
    (Term::PictureWidth, "picture-width"),
    (Term::PictureArea, "picture-area"),
    (Term::Blank, "blank"),
    (Term::Ragged, "ragged"),
    (Term::Leg, "leg"),
    (Term::Looseness, "looseness"),
    (Term::Grey, "grey"),
    (Term::Box, "box"),
    (Term::Broken, "broken-columns"),
    (Term::Beside, "beside"),
    (Term::Jump, "jump"),
    (Term::Filler, "filler"),
];

/// Prices by term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bill([Cost; TERMS.len()]);

impl Bill {
    /// A bill with one price.
    pub fn of(term: Term, cost: Cost) -> Self {
        Self::default().and(term, cost)
    }

    /// The bill with a price added.
    #[must_use]
    pub fn and(mut self, term: Term, cost: Cost) -> Self {
        self.0[term as usize] += cost;
        self
    }

    /// Both bills as one.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(cost, more)| *cost += more);
        self
    }

    /// What it comes to.
    pub fn total(&self) -> Cost {
        self.0.iter().sum()
    }

    /// The terms that cost something, by name.
    pub fn terms(&self) -> Vec<(&'static str, Cost)> {
        let priced = TERMS.iter().map(|&(term, name)| (name, self.0[term as usize]));
        priced.filter(|&(_, cost)| cost != 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_its_name_in_its_place() {
        for (place, (term, _)) in TERMS.iter().enumerate() {
            assert_eq!(*term as usize, place);
        }
    }

    #[test]
    fn bills_add_up() {
        let bill = Bill::of(Term::Crop, 120).and(Term::Gap, 80).plus(&Bill::of(Term::Gap, 20));
        assert_eq!((bill.total(), bill.terms()), (220, vec![("gap", 100), ("crop", 120)]));
    }
}
