//! The items of an article as units of its text, each shaped once.

use std::ops::Range;
use std::sync::Arc;

use super::items::{Content, CopyItem, ItemMaker, TextManner, TextPlace};
use super::opening::Opening;
use crate::check::CheckedIssue;
use crate::edition::Tag;
use crate::geometry::Length;
use crate::ink::Ink;
use crate::layout::copyfit::figure::Placement;
use crate::layout::copyfit::strip::Strip;
use crate::layout::copyfit::table::TableCopy;
use crate::layout::copyfit::terms::TermsCopy;
use crate::layout::copyfit::wide::{WideCopy, wide_pieces};
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Figure, Rank};
use crate::text::{Align, Paragraph, StyledText};
use crate::wording::NoteNumbers;

/// The text of an article. Of one that is very long only the beginning is shaped, more than the next
/// sheets can take: what it looks like there does not depend on the rest, and what is left of it
/// after a sheet is shaped further ([`BodyCopy::after`]).
#[derive(Clone, Debug)]
pub struct BodyCopy<'a> {
    /// Faces of its language.
    pub(super) typesetter: Typesetter<'a>,
    /// The grid.
    pub(super) paper: &'a Paper,
    /// The pictures.
    pub(super) issue: &'a CheckedIssue,
    /// Its units that are shaped, in their order.
    pub(super) units: Vec<Unit<'a>>,
    /// All that it consists of.
    items: Arc<[CopyItem<'a>]>,
    /// The first item that is not shaped.
    next: usize,
    /// What is left of the item before, where that is a text too long for one unit.
    cut: Option<CutText>,
    /// About how many rows the items take that are not shaped.
    to_come: u32,
    /// Tables and lists that stand at the foot of the module.
    pub wide: Vec<WideCopy<'a>>,
}

/// What of a head runs in the legs, because it is too long to stand over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunsInLegs {
    /// Nothing.
    Nothing,
    /// The summary.
    Summary,
    /// All of it.
    Head,
}

/// A piece of copy: a paragraph, a subhead, a table, a figure.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// The article it belongs to.
    pub(super) article: &'a Article,
    /// Where its text stands in the article.
    pub(super) place: TextPlace,
    /// The numbers of its notes.
    pub(super) notes: Arc<NoteNumbers>,
    pub(super) matter: Matter<'a>,
    /// Number of its strips that stand on an earlier sheet, in the columns of the page.
    pub(super) set: usize,
}

/// What a unit is made of.
#[derive(Clone, Debug)]
pub(super) enum Matter<'a> {
    /// Shaped text.
    Text(Arc<TextUnit>),
    /// Rows of a table with its number, from the first of the head.
    Table(Arc<TableCopy<'a>>, u32, Range<usize>),
    /// A text that opens with a large character.
    Opening(Arc<Opening>),
    /// A list of terms; the number of its first item.
    Terms(Arc<TermsCopy<'a>>, u32),
    /// A figure in the text.
    Figure(&'a Figure),
    /// A blank row.
    Blank,
}

/// Shaped text with how it is set.
#[derive(Clone, Debug)]
pub(super) struct TextUnit {
    pub(super) paragraph: Paragraph,
    pub(super) manner: TextManner,
}

/// What is left of a text that is too long for one unit.
#[derive(Clone, Debug)]
struct CutText {
    styled: Arc<StyledText>,
    /// The byte it begins with.
    from: usize,
    manner: TextManner,
}

/// A paragraph that would take more than one part in this many of a sheet is cut.
const LONGEST_UNIT: usize = 8;

/// How many sheets of text are shaped at first and, when sheets have taken some of it, at least. With
/// two there is more than any form takes, and nothing that is decided for a sheet depends on how
/// much more.
const SHAPED_AT_FIRST: u32 = 4;
const SHAPED_LATER: u32 = 2;

/// Bytes of a full-width character.
const WIDE: usize = 3;

impl<'a> BodyCopy<'a> {
    /// The text of an article: figures that do not stand over the legs, run-in, body, sign-off,
    /// notes. With its head or its summary before it where that runs in the legs. A lead may open with a large
    /// character.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
        in_legs: RunsInLegs,
        figures: &Placement<'a>,
        rank: Rank,
    ) -> Self {
        let notes = Arc::new(NoteNumbers::of(&article.notes));
        let wide = wide_pieces(typesetter, paper, article, &notes);
        let mut maker = ItemMaker::new(typesetter, paper, article, &notes, &wide);
        match in_legs {
            RunsInLegs::Nothing => maker.opens_large = rank == Rank::Lead && figures.before.is_empty(),
            RunsInLegs::Summary => maker.summary(),
            RunsInLegs::Head => maker.head(false),
        }
        maker.body(figures);
        Self { wide, ..Self::of(typesetter, paper, issue, maker.items) }
    }

    /// The texts of several articles under each other (简讯), each with its head before it and its
    /// pictures and tables in it.
    pub fn digest(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        articles: &[&'a Article],
    ) -> Self {
        let mut items = Vec::new();
        for (number, &article) in articles.iter().enumerate() {
            let notes = Arc::new(NoteNumbers::of(&article.notes));
            let mut maker = ItemMaker::new(typesetter, paper, article, &notes, &[]);
            if number > 0 {
                maker.blank_row();
            }
            maker.head(true);
            let all = Placement { after: article.figures.iter().collect(), ..Placement::default() };
            maker.body(&all);
            items.append(&mut maker.items);
        }
        Self::of(typesetter, paper, issue, items)
    }

    /// The same with the lines of its paragraphs not filled, but at the start or in the middle.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        for unit in &mut self.units {
            let Matter::Text(text) = &unit.matter else { continue };
            if matches!(text.manner.tag, Tag::Paragraph(_)) {
                let manner = TextManner { align, indent: Length::ZERO, ..text.manner.clone() };
                let paragraph = text.paragraph.clone();
                unit.matter = Matter::Text(Arc::new(TextUnit { paragraph, manner }));
            }
        }
        self
    }

    /// No text.
    pub fn empty(typesetter: &Typesetter<'a>, paper: &'a Paper, issue: &'a CheckedIssue) -> Self {
        Self::of(typesetter, paper, issue, Vec::new())
    }

    fn of(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        items: Vec<CopyItem<'a>>,
    ) -> Self {
        let to_come = items.iter().fold(0_u32, |sum, item| sum.saturating_add(item.rows(paper)));
        let mut copy = Self {
            typesetter: typesetter.clone(),
            paper,
            issue,
            units: Vec::new(),
            items: items.into(),
            next: 0,
            cut: None,
            to_come,
            wide: Vec::new(),
        };
        copy.shape(copy.sheets(SHAPED_AT_FIRST));
        copy
    }

    /// Rows of so many sheets, in one column.
    fn sheets(&self, sheets: u32) -> u32 {
        u32::from(self.paper.columns) * u32::from(self.paper.rows) * sheets
    }

    /// About how many rows of one column are not shaped; none if all is.
    pub fn rows_to_come(&self) -> u32 {
        if self.is_shaped() { 0 } else { self.to_come.max(1) }
    }

    fn is_shaped(&self) -> bool {
        self.next == self.items.len() && self.cut.is_none()
    }

    /// Whether it begins inside a unit, so that it has to be set in the columns of the page as the part
    /// before it.
    pub fn begins_inside(&self) -> bool {
        self.units.first().is_some_and(|unit| unit.set > 0)
    }

    /// The issue whose pictures it shows.
    pub fn issue(&self) -> &'a CheckedIssue {
        self.issue
    }

    /// The article that a unit belongs to.
    pub fn article_of(&self, unit: usize) -> &'a Article {
        self.units[unit].article
    }

    /// The copy from a line of one of its units on.
    #[must_use]
    pub fn after(&self, (unit, line): (usize, usize)) -> Self {
        let mut copy = Self { units: self.units[unit..].to_vec(), ..self.clone_without_units() };
        copy.units.first_mut().into_iter().for_each(|first| first.set += line);
        copy.shape(copy.sheets(SHAPED_LATER));
        copy
    }

    fn clone_without_units(&self) -> Self {
        Self {
            typesetter: self.typesetter.clone(),
            units: Vec::new(),
            items: self.items.clone(),
            cut: self.cut.clone(),
            wide: self.wide.clone(),
            ..*self
        }
    }

    /// Shapes all of it.
    pub fn shape_all(&mut self) {
        self.shape(u32::MAX);
    }

    /// Shapes items until those that are shaped take so many rows at least.
    fn shape(&mut self, rows: u32) {
        let measure = self.paper.measure;
        let mut shaped: u32 = self.units.iter().map(|unit| unit.least_rows(measure)).sum();
        let mut known = self.units.len();
        while shaped < rows && !self.is_shaped() {
            match self.cut.take() {
                Some(cut) => self.cut = self.shape_cut(cut),
                None => self.shape_next(),
            }
            shaped += self.units[known..].iter().map(|unit| unit.least_rows(measure)).sum::<u32>();
            known = self.units.len();
        }
    }

    fn shape_next(&mut self) {
        let items = self.items.clone();
        let item = &items[self.next];
        self.next += 1;
        self.to_come = self.to_come.saturating_sub(item.rows(self.paper));
        match &item.content {
            Content::Text { before, text, manner } => {
                let mut styled = StyledText::default();
                for (words, role) in before {
                    styled.push_people(words, self.typesetter.style(*role, manner.size));
                }
                let leading = Leading { em: manner.size, pitch: self.paper.row };
                styled.append(self.typesetter.styled(text, manner.role, leading, &item.notes));
                if let Tag::Subhead(_) = manner.tag {
                    styled.print_in(Ink::BLACK.or(self.typesetter.theme.text.subhead_colour));
                }
                let opening = manner.opens.then(|| Opening::of(&self.typesetter, &styled, manner)).flatten();
                if let Some(opening) = opening {
                    return self.push(item, Matter::Opening(Arc::new(opening)));
                }
                let cut = CutText { styled: Arc::new(styled), from: 0, manner: manner.clone() };
                self.cut = self.shape_cut(cut);
            }
            Content::Table(table, number, rows) => {
                self.push(item, Matter::Table(table.clone(), *number, rows.clone()));
            }
            Content::Terms(terms, first) => self.push(item, Matter::Terms(terms.clone(), *first)),
            Content::Figure(figure) => self.push(item, Matter::Figure(figure)),
            Content::Blank => self.push(item, Matter::Blank),
        }
    }

    fn push(&mut self, item: &CopyItem<'a>, matter: Matter<'a>) {
        self.units.push(Unit {
            article: item.article,
            place: item.place,
            notes: item.notes.clone(),
            matter,
            set: 0,
        });
    }

    fn push_text(&mut self, paragraph: Paragraph, manner: TextManner) {
        let items = self.items.clone();
        self.push(&items[self.next - 1], Matter::Text(Arc::new(TextUnit { paragraph, manner })));
    }

    /// Makes a unit of the beginning of a text, cut at a line end of the paper's columns if a sheet
    /// could not take the whole. Returns what is left.
    ///
    /// The lines of a text of up to a sheet are those that are best for all of it; of a longer one
    /// the lines to the cut are looked for in about twice as much text.
    fn shape_cut(&mut self, text: CutText) -> Option<CutText> {
        let paper = self.paper;
        let CutText { styled, from, manner } = text;
        let most = (usize::from(paper.rows) * usize::from(paper.columns) / LONGEST_UNIT).max(1);
        let line = (paper.measure.millipoints() / manner.size.millipoints().max(1)).max(1) as usize;
        let end = styled.text.len();
        let whole = most * LONGEST_UNIT * line * WIDE;
        let mut look = if end - from <= whole { end - from } else { most * 2 * line * WIDE };
        loop {
            let to = styled.text.floor_char_boundary(from.saturating_add(look).min(end));
            let part = styled.part(from..to);
            let paragraph = self.typesetter.paragraph(&part);
            let fits =
                paragraph.natural_width() <= paper.measure * most as i32 && part.forced_breaks.len() < most;
            if fits && to == end {
                self.push_text(paragraph, manner);
                return None;
            }
            let unit = TextUnit { paragraph, manner: manner.clone() };
            let breaking = unit.paragraph.broken(&unit.setting(paper.measure));
            self.typesetter.judged(breaking.judged);
            // The last lines of a part are not those of the text.
            let known = if to == end { most } else { most + most / 2 };
            let line = breaking.lines.get(most).filter(|_| breaking.lines.len() > known);
            match line.map(|line| unit.paragraph.shaped.bytes(line.clusters.clone()).start) {
                Some(at @ 1..) => {
                    let before = self.typesetter.paragraph(&part.part(0..at));
                    self.push_text(before, manner.clone());
                    let manner = TextManner { indent: Length::ZERO, ..manner };
                    return Some(CutText { styled, from: from + at, manner });
                }
                _ if to == end => {
                    self.push_text(unit.paragraph, manner);
                    return None;
                }
                _ => look *= 2,
            }
        }
    }
}

impl Unit<'_> {
    /// What is left of its strips.
    pub(super) fn rest_of(&self, mut strips: Vec<Strip>) -> Vec<Strip> {
        strips.drain(..self.set.min(strips.len()));
        strips
    }

    /// The fewest rows that it can take in a column, or not much more.
    fn least_rows(&self, measure: Length) -> u32 {
        match &self.matter {
            Matter::Text(text) => {
                let width = text.paragraph.natural_width().millipoints();
                (width / measure.millipoints().max(1)).max(1) as u32
            }
            Matter::Table(_, _, rows) => rows.len() as u32,
            Matter::Terms(terms, _) => terms.len() as u32,
            Matter::Opening(opening) => opening.least_rows(measure),
            Matter::Figure(_) | Matter::Blank => 1,
        }
    }
}
