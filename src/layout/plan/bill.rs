//! What forms and pages cost, term by term, in hundredths.

use serde::{Deserialize, Serialize};

/// A price, in hundredths.
pub type Cost = i32;

/// Declares the terms of a bill: an enum with the name of each term in explanations, and the bill.
macro_rules! bill {
    (
        $(#[$term_doc:meta])* $term:ident,
        $(#[$bill_doc:meta])* $bill:ident,
        $($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?
    ) => {
        $(#[$term_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $term { $($(#[$doc])* $variant),* }

        impl $term {
            /// Every term, in the order of explanations.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in explanations.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }

        $(#[$bill_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $bill([Cost; $term::ALL.len()]);

        impl $bill {
            /// Adds a price.
            pub fn add(&mut self, term: $term, cost: Cost) {
                self.0[term as usize] += cost;
            }

            /// The sum of its prices.
            pub fn total(&self) -> Cost {
                self.0.iter().sum()
            }

            /// The terms that cost something, in their order.
            pub fn terms(&self) -> Vec<($term, Cost)> {
                let priced = $term::ALL.iter().map(|&term| (term, self.0[term as usize]));
                priced.filter(|&(_, cost)| cost != 0).collect()
            }
        }
    };
}

bill! {
    /// A reason for the price of a page.
    PageTerm,
    /// What a page costs.
    PageBill,
    /// The prices of the forms on it.
    Forms = "forms",
    /// Every cut.
    Cuts = "cuts",
    /// Weighty articles low on the page or far to the right.
    Position = "position",
    /// The lead neither at the top nor below the masthead, or not at the left.
    LeadPlace = "lead place",
    /// A lesser article with the larger head.
    Inversion = "inversion",
    /// Heads that are larger than those of lesser articles by less than a step of the ladder.
    Ladder = "ladder",
    /// Heads of one size for articles of unlike weight.
    EqualSize = "equal size",
    /// A larger head directly below a smaller one.
    LargerBelow = "larger below",
    /// Two heads side by side that read as one (碰题).
    ButtingHeads = "tombstone",
    /// A line between columns that no module crosses (通线).
    Gutter = "gutter",
    /// A cut through the whole width in the middle of the page (断版).
    MidCut = "mid cut",
    /// A strip over the whole width at the top or the foot.
    EdgeStrip = "edge strip",
    /// Pictures of two articles that touch.
    PicturesAdjacent = "pictures adjacent",
    /// A lesser article with the larger picture, or a lower one of equal weight.
    PictureOrder = "picture order",
    /// The dominant picture below the fold, or below another picture.
    PicturePlace = "picture place",
    /// Four modules that meet in one point.
    FourCorners = "four corners",
    /// Articles all of one width, or of two.
    WidthVariety = "variety of widths",
    /// More boxes than a page bears.
    Boxes = "boxes",
    /// More heads beside their text than a page bears.
    HeadsBeside = "heads beside",
    /// Fewer heads, pictures, subheads and boxes than the page wants.
    Entries = "entry points",
    /// A notice that names no place inside the page.
    NoticeZone = "notice zone",
    /// A locked module that stands elsewhere.
    Lock = "lock",
}

bill! {
    /// A reason for the price of a form.
    FormTerm,
    /// What a form costs.
    FormBill,
    /// Wider or narrower than the rank wants.
    Width = "width",
    /// Headline larger or smaller than the rank wants.
    Size = "size",
    /// More headline lines than two.
    Lines = "lines",
    /// Headline much shorter than its width.
    Fill = "fill",
    /// A deck that is turned so that it is larger.
    Deck = "deck",
    /// A summary under the head, or higher than the head beside it.
    Summary = "summary",
    /// A pull quote that is left out.
    Quote = "pull-quote",
    /// A word of the headline cut.
    WordCut = "word-cut",
    /// Air around the head.
    Gap = "gap",
    /// Head deeper than the text under it.
    Deep = "deep-head",
    /// Picture cropped.
    Crop = "crop",
    /// Picture much narrower or wider than its article wants.
    PictureWidth = "picture-width",
    /// Picture too large for its page, or for its text.
    PictureArea = "picture-area",
    /// Pictures smaller or narrower than the plan of the page asks.
    SmallPicture = "small-picture",
    /// Headline of a lead smaller, or of more lines, than the plan of the page asks.
    LeadHead = "lead-head",
    /// Blank at the foot of the last leg.
    Blank = "blank",
    /// Legs that end at different rows.
    Ragged = "ragged",
    /// Legs too short or too long.
    Leg = "leg",
    /// Lines loosened or tightened.
    Looseness = "looseness",
    /// A long grey text without subhead.
    Grey = "grey",
    /// A box that was not requested.
    Box = "box",
    /// Legs other than the columns of the page.
    Broken = "broken-columns",
    /// A head beside its text.
    HeadBeside = "beside",
    /// A jump.
    Jump = "jump",
    /// Space taken by something that is not an article.
    Filler = "filler",
}

impl FormBill {
    /// What it costs that the form does not keep to the plan of the page.
    pub fn off_plan(&self) -> Cost {
        [FormTerm::SmallPicture, FormTerm::LeadHead].into_iter().map(|term| self.0[term as usize]).sum()
    }

    /// A bill with one price.
    pub fn of(term: FormTerm, cost: Cost) -> Self {
        Self::default().and(term, cost)
    }

    /// The bill with a price added.
    #[must_use]
    pub fn and(mut self, term: FormTerm, cost: Cost) -> Self {
        self.add(term, cost);
        self
    }

    /// Both bills as one.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(cost, more)| *cost += more);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bills_add_up() {
        let bill =
            FormBill::of(FormTerm::Crop, 120).and(FormTerm::Gap, 80).plus(&FormBill::of(FormTerm::Gap, 20));
        assert_eq!((bill.total(), bill.terms()), (220, vec![(FormTerm::Gap, 100), (FormTerm::Crop, 120)]));
    }

    #[test]
    fn names_of_terms_are_unique() {
        let mut names: Vec<_> = FormTerm::ALL.iter().map(|term| term.name()).collect();
        names.extend(PageTerm::ALL.iter().map(|term| term.name()));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
