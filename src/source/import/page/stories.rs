//! Units as stories: the form that articles are built from.

use super::super::boxes::{BoxKind, BoxedPage};
use super::super::ocr::{Heading, PageParagraph, PagePicture, Story, StoryPart};
use super::figures::PageFigure;
use super::measure::MeasuredPage;
use super::text::PageText;
use super::units::{Unit, UnitPart};

/// Marks that a paragraph ends with.
const FINAL: [char; 12] = ['。', '！', '？', '…', '：', '；', '”', '’', '）', '》', '!', '?'];

/// What a story is made of.
pub(super) struct Material<'a> {
    pub(super) page: &'a BoxedPage,
    pub(super) measured: &'a MeasuredPage,
    pub(super) text: &'a PageText,
    pub(super) figures: &'a [PageFigure],
}

impl<'a> Material<'a> {
    /// The story of a unit; `level` is that of its head, 1 for the lead.
    pub(super) fn story(&self, unit: &Unit, level: u8) -> Story<'a> {
        let mut story = Story { level, ..Story::default() };
        for &at in &unit.column {
            story.column_title.extend(self.text.lines(at));
        }
        for &at in &unit.kicker {
            story.kicker.extend(self.text.lines(at));
        }
        let headline: Vec<_> = unit.headline.iter().flat_map(|&at| self.text.lines(at)).collect();
        match headline[..] {
            [only] => story.headline(only),
            _ => story.headline.extend(headline),
        }
        for &at in &unit.deck {
            story.deck.extend(self.text.lines(at));
        }
        let heads = [&unit.column, &unit.kicker, &unit.headline, &unit.deck];
        for at in heads.into_iter().flatten() {
            story.reach(self.text.block(*at));
        }
        let mut before: Option<usize> = None;
        for part in &unit.text {
            match *part {
                UnitPart::Text(at) => {
                    self.paragraphs(at, before, &mut story);
                    before = Some(at);
                }
                UnitPart::Subhead(at) => {
                    for line in self.text.lines(at) {
                        story.subhead(Heading { level: level + 1, words: line, gap: 1 });
                    }
                    before = None;
                }
                UnitPart::Figure(number) => self.figure(&self.figures[number], unit, &mut story),
            }
        }
        story
    }

    /// Adds the paragraphs of a block. The first goes on with the block before it where a column ends between them.
    fn paragraphs(&self, at: usize, before: Option<usize>, story: &mut Story<'a>) {
        let goes_on = before.and_then(|before| self.goes_on(before, at));
        for (number, mut paragraph) in self.text.paragraphs(at).into_iter().enumerate() {
            paragraph.goes_on = if number == 0 { goes_on } else { Some(false) };
            story.reach(paragraph.first());
            story.reach(paragraph.last());
            story.text.push(StoryPart::Paragraph(paragraph));
        }
    }

    /// Whether a block goes on with the one before it, as far as their places tell that.
    fn goes_on(&self, before: usize, at: usize) -> Option<bool> {
        let (one, two) = (&self.page.blocks[before], &self.page.blocks[at]);
        if two.continues.as_ref().is_some_and(|id| *id == one.id) {
            return Some(true);
        }
        if one.kind != BoxKind::Text || two.kind != BoxKind::Text {
            return Some(false);
        }
        let (first, second) = (&self.measured.pieces[before], &self.measured.pieces[at]);
        let (above, below) = (first.area?, second.area?);
        let body = self.measured.body;
        let same_column =
            (above.left - below.left).abs() < 3 * body || (above.right - below.right).abs() < 3 * body;
        if same_column && below.top >= above.lower - body && below.top - above.lower < 3 * body {
            return Some(false);
        }
        if second.ends.is_some_and(|ends| ends.indent > body * 6 / 5) {
            return Some(false);
        }
        // A last line that leaves much of its column ends a paragraph, whatever its mark.
        if first.ends.is_some_and(|ends| ends.rest > 2 * body) {
            return Some(false);
        }
        // Where paragraphs are indented, one that is not has begun in the column before.
        if self.measured.indented && second.ends.is_some_and(|ends| ends.is_of_column) {
            return Some(true);
        }
        let ends = one.text.trim_end().ends_with(FINAL);
        if ends {
            return None;
        }
        Some(!two.text.starts_with(char::is_whitespace))
    }

    fn figure(&self, figure: &PageFigure, unit: &Unit, story: &mut Story<'a>) {
        let words = self.text.block(figure.image);
        let path = words.part(4..words.text.len() - 1);
        let captions = figure.captions.iter().filter(|at| !unit.headline.contains(at));
        let caption: Vec<PageParagraph<'a>> = captions.flat_map(|&at| self.text.paragraphs(at)).collect();
        for paragraph in &caption {
            story.reach(paragraph.last());
        }
        story.text.push(StoryPart::Picture(PagePicture { words, path, alt: path.head(0), caption }));
    }
}
