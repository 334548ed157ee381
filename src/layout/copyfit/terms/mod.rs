//! A list of terms as its page draws it (数字、时间线): figures over their labels, days along a line, terms in cells.
//!
//! The recipe: terms and texts are shaped once. At a measure [`figures`] and [`cells`] stand side by side, as many
//! as have room, each row of them one strip; a [`timeline`] runs in the legs line by line, as text does. Rules and
//! grounds are ornaments; what is read is a list with its terms.

mod cells;
mod figures;
mod timeline;

use std::sync::Arc;

use super::strip::Strip;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point};
use crate::ink::Ink;
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::typesetter::Typesetter;
use crate::model::walk::plain_text;
use crate::model::{Block, Inline, ListManner, MOST_TERMS, Term};
use crate::text::{Align, FontRole, Paragraph, Setting};
use crate::wording::NoteNumbers;

/// Size of labels and of the text in cells, in hundredths of the body.
const LABEL: i32 = 95;

/// A list of terms, shaped once.
#[derive(Clone, Debug)]
pub struct TermsCopy<'a> {
    /// The list.
    block: &'a Block,
    manner: ListManner,
    terms: Vec<ShapedTerm>,
}

/// A term and its text.
#[derive(Clone, Debug)]
struct ShapedTerm {
    /// The characters of the term.
    printed: String,
    name: Paragraph,
    text: Paragraph,
    /// Whether something is said of it.
    has_text: bool,
}

/// Where lines are set: their width and how they stand in it.
#[derive(Clone, Copy)]
struct Lines {
    measure: Length,
    align: Align,
}

impl<'a> TermsCopy<'a> {
    /// Shapes a list; none of a block that is no list to be drawn, or cannot be drawn (A113).
    pub fn of(
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        block: &'a Block,
        notes: &Arc<NoteNumbers>,
    ) -> Option<Self> {
        let Block::List { start, manner: Some(manner), items } = block else { return None };
        let terms = Term::all(*manner, *start, items).ok()?;
        let shape = |term: &Term| shaped(typesetter, paper, *manner, term, notes);
        Some(Self { block, manner: *manner, terms: terms.iter().map(shape).collect() })
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether it is this list.
    pub fn is_of(&self, block: &Block) -> bool {
        std::ptr::eq(self.block, block)
    }

    /// Whether its terms are figures.
    pub fn is_figures(&self) -> bool {
        self.manner == ListManner::Figures
    }

    /// Whether it runs in the legs, line by line.
    pub fn runs_in_legs(&self) -> bool {
        self.manner == ListManner::Timeline
    }

    /// Width at which its items stand well beside each other: of several rows of many items, that of one.
    pub fn natural_measure(&self, paper: &Paper) -> Length {
        let (width, most) = match self.manner {
            ListManner::Figures => (figures::NATURAL, 4),
            ListManner::Cells => (cells::NATURAL, 3),
            ListManner::Timeline => return Length::ZERO,
        };
        paper.body.scaled(width, 100) * self.terms.len().min(most) as i32
    }

    /// All of it over a measure as strips. Its items have numbers from `first` on.
    pub fn strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        first: u32,
        measure: Length,
    ) -> Vec<Strip> {
        let set = SetTerms { copy: self, typesetter, paper, first, measure };
        match self.manner {
            ListManner::Figures => set.figures(),
            ListManner::Cells => set.cells(),
            ListManner::Timeline => set.timeline(),
        }
    }

    /// The number of the first item of a list with a number of its own.
    pub fn first_item(number: u32) -> u32 {
        number.saturating_mul(MOST_TERMS as u32)
    }
}

fn shaped(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    manner: ListManner,
    term: &Term,
    notes: &NoteNumbers,
) -> ShapedTerm {
    let (role, size) = text_style(paper, manner);
    let paragraph = |inlines: &[Inline], role, em, is_term: bool| {
        let mut styled = typesetter.styled(inlines, role, Leading { em, pitch: paper.row }, notes);
        if is_term {
            styled.print_in(term_ink(typesetter));
        }
        typesetter.paragraph(&styled)
    };
    ShapedTerm {
        printed: plain_text(&term.name),
        name: paragraph(&term.name, FontRole::Label, paper.body, true),
        text: paragraph(&term.text, role, size, false),
        has_text: !term.text.is_empty(),
    }
}

/// Face and size of the texts.
fn text_style(paper: &Paper, manner: ListManner) -> (FontRole, Length) {
    match manner {
        ListManner::Timeline => (FontRole::Body, paper.body),
        ListManner::Figures | ListManner::Cells => (FontRole::Caption, paper.body.scaled(LABEL, 100)),
    }
}

fn term_ink(typesetter: &Typesetter<'_>) -> Ink {
    Ink::BLACK.or(typesetter.theme.terms.colour)
}

/// How many items stand side by side in a measure, of which each needs a width and a gap parts any two; and the width
/// that each has. The rows of them have about as many.
fn shared_out(items: usize, measure: Length, least: Length, gap: Length) -> (usize, Length) {
    let width = |count: usize| (measure - gap * (count as i32 - 1)) / count.max(1) as i32;
    let most = (1..=items).rev().find(|&count| width(count) >= least).unwrap_or(1);
    let count = items.div_ceil(items.div_ceil(most).max(1)).max(1);
    (count, width(count))
}

/// A list of terms at a measure.
struct SetTerms<'a, 't> {
    copy: &'t TermsCopy<'a>,
    typesetter: &'t Typesetter<'t>,
    paper: &'t Paper,
    first: u32,
    measure: Length,
}

impl SetTerms<'_, '_> {
    /// The tags of the term of an item and of its text.
    fn tags(&self, item: usize) -> (Tag, Tag) {
        let number = self.first.saturating_add(item as u32);
        (Tag::ListTerm(number), Tag::ListItem(number))
    }

    /// Lines of a paragraph, one on each row, the first on the row that begins at `corner`.
    fn lines(
        &self,
        text: &Paragraph,
        lines: Lines,
        (role, size): (FontRole, Length),
        corner: Point,
    ) -> Vec<Frame> {
        let Lines { measure, align } = lines;
        let setting = Setting { measure, indent: Length::ZERO, align };
        let down = (self.paper.row - size) / 2;
        let row = |line: usize| corner.y + self.paper.row * line as i32 + down;
        text.lines(&setting)
            .iter()
            .enumerate()
            .flat_map(|(number, line)| {
                self.typesetter.line_at(line, Point::new(corner.x, row(number)), role, size)
            })
            .collect()
    }

    /// How many rows a paragraph takes.
    fn rows_of(&self, text: &Paragraph, lines: Lines) -> usize {
        let Lines { measure, align } = lines;
        text.lines(&Setting { measure, indent: Length::ZERO, align }).len()
    }

    /// Rows of the text of an item.
    fn text_rows(&self, term: &ShapedTerm, lines: Lines) -> usize {
        if term.has_text { self.rows_of(&term.text, lines) } else { 0 }
    }

    /// Several items as one piece: what is drawn behind them, then each with its term and its text.
    fn strip(&self, rows: usize, drawn: Vec<Frame>, items: Vec<Frame>, keeps_with_next: bool) -> Strip {
        let ornaments = Frame::Group { tag: Tag::Artifact, frames: drawn };
        Strip {
            rows: u16::try_from(rows).unwrap_or(u16::MAX),
            tag: Tag::List,
            frames: std::iter::once(ornaments).chain(items).collect(),
            keeps_with_next,
            blank: false,
            line: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_share_the_measure_in_rows_of_about_as_many() {
        let points = Length::from_points;
        let shared = |items, measure| {
            let (count, width) = shared_out(items, points(measure), points(50), points(10));
            (count, width.millipoints() / 1000)
        };
        assert_eq!(shared(4, 230), (4, 50));
        assert_eq!(shared(4, 229), (2, 109), "three and one would not be even");
        assert_eq!(shared(5, 229), (3, 69));
        assert_eq!(shared(3, 109), (1, 109));
        assert_eq!(shared(2, 20), (1, 20), "one stands in any measure");
    }
}
