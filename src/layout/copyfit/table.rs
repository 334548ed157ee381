//! A table: its rows on the rows of the column, widths shared out by what the cells need. Numbers are never
//! parted: where they do not stand side by side, the text is smaller.

use std::ops::Range;
use std::sync::Arc;

use super::strip::Strip;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::theme::RoleName;
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::model::walk::plain_text;
use crate::model::{Alignment, Block, Inline, Table};
use crate::text::{Align, Ink, Paragraph, Setting};
use crate::wording::{NoteNumbers, belongs_to_table};

/// Blank between two columns of a table, in hundredths of the em.
const GAP: i32 = 60;

/// The blank between two columns; with many columns no more than half of the measure in all.
fn gap(em: Length, columns: usize, measure: Length) -> Length {
    em.scaled(GAP, 100).min(measure / (2 * columns.max(1) as i32))
}

/// The smallest size of the text of a table: 八号, the smallest that is named.
const SMALLEST: Length = Length::from_points(5);

/// The smallest size to which the text of a table gives way so that no number is parted: 小六.
const SMALLER: Length = Length::from_millipoints(6500);

/// Most characters of a cell that is a number with its unit, such as 2025年.
const LONGEST_NUMBER: usize = 8;

/// Most lines of a row that is one piece; a taller one is parted between its lines.
const TALLEST_ROW: usize = 12;

/// A table that takes at most one part in so many of the rows of a page is never parted; of a taller one so many
/// rows stay together at either end.
const TALLEST_WHOLE: u16 = 4;
const LEAST_PARTED: usize = 3;

/// The most columns that a table can have over a measure: each has an em of the smallest size.
pub fn most_columns(measure: Length) -> usize {
    (measure.millipoints() / SMALLEST.millipoints()).max(0) as usize
}

/// A table, its cells shaped once.
#[derive(Clone, Debug)]
pub struct TableCopy<'a> {
    table: &'a Table,
    /// The numbers of the notes of its article.
    notes: Arc<NoteNumbers>,
    /// The cells of the head, then those of each row.
    rows: Vec<Vec<Paragraph>>,
    /// What each column needs.
    needs: Vec<ColumnNeed>,
    /// What stands under it: its source, and what is said of it.
    under: Vec<Paragraph>,
}

/// What a column needs, in the usual size of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ColumnNeed {
    /// So that none of its cells takes a second line.
    natural: Length,
    /// So that no number and no word is parted.
    least: Length,
    /// Width of the longest fraction of its numbers, with the point; none where they are not set at the point.
    fraction: Length,
}

/// Most texts that belong to a table, and most characters of each.
const MOST_UNDER: usize = 3;
const LONGEST_UNDER: usize = 120;

/// How many of some blocks belong to the table before them: notes and sources.
pub fn under_table(blocks: &[Block]) -> usize {
    let belongs = |block: &&Block| {
        let Block::Paragraph { text } = block else { return false };
        let text = plain_text(text);
        belongs_to_table(&text) && text.chars().count() <= LONGEST_UNDER
    };
    blocks.iter().take(MOST_UNDER).take_while(belongs).count()
}

impl<'a> TableCopy<'a> {
    /// Shapes the cells of a table, and some texts that stand under it.
    pub fn new(
        typesetter: &Typesetter<'_>,
        table: &'a Table,
        under: &'a [Block],
        notes: &Arc<NoteNumbers>,
    ) -> Self {
        let size = typesetter.theme.text.table_size.em();
        let all = [&table.head].into_iter().chain(&table.rows).enumerate();
        let rows: Vec<Vec<Paragraph>> =
            all.map(|(row, cells)| shaped(typesetter, cells, role_of(row), size, notes)).collect();
        let mut needs = vec![ColumnNeed::default(); table.columns.len()];
        let texts = [&table.head].into_iter().chain(&table.rows);
        for ((number, row), texts) in rows.iter().enumerate().zip(texts) {
            for (column, (need, (cell, text))) in needs.iter_mut().zip(row.iter().zip(texts)).enumerate() {
                let text = plain_text(text);
                let natural = cell.natural_width();
                need.natural = need.natural.max(natural);
                need.least = need.least.max(if is_number(&text) { natural } else { cell.least_width() });
                if number > 0 && table.columns[column] == Alignment::End {
                    need.fraction = need.fraction.max(fraction(typesetter, &text, size));
                }
            }
        }
        let text_of = |block: &'a Block| match block {
            Block::Paragraph { text } => text.as_slice(),
            _ => &[],
        };
        let under: Vec<&[Inline]> = under.iter().map(text_of).collect();
        let leading = Leading { em: size, pitch: size }.solid();
        let styled = |text: &&[Inline]| typesetter.styled(text, RoleName::Body, leading, notes);
        let under = under.iter().map(|text| typesetter.paragraph(&styled(text))).collect();
        let mut copy = Self { table, notes: notes.clone(), rows, needs, under };
        copy.make_room_for_points(typesetter, size);
        copy
    }

    /// Widens the columns whose numbers stand at their points: a long fraction and a long number before the
    /// point need not be of one cell.
    fn make_room_for_points(&mut self, typesetter: &Typesetter<'_>, size: Length) {
        for (column, need) in
            self.needs.iter_mut().enumerate().filter(|(_, need)| need.fraction > Length::ZERO)
        {
            for (row, text) in self.rows.iter().skip(1).zip(&self.table.rows) {
                let (Some(cell), Some(text)) = (row.get(column), text.get(column)) else { continue };
                let own = fraction(typesetter, &plain_text(text), size);
                let width = cell.natural_width() - own + need.fraction;
                need.natural = need.natural.max(width);
                need.least = need.least.max(width);
            }
        }
    }

    /// Whether its columns can stand side by side in a measure.
    pub fn stands_in(&self, measure: Length) -> bool {
        self.needs.len() <= most_columns(measure)
    }

    /// Whether it is this table.
    pub fn is_of(&self, table: &Table) -> bool {
        std::ptr::eq(self.table, table)
    }

    /// Texts that stand under it.
    pub fn texts_under(&self) -> usize {
        self.under.len()
    }

    /// Width it needs so that no cell takes a second line.
    pub fn natural_measure(&self, typesetter: &Typesetter<'_>) -> Length {
        let gap = usual(typesetter).scaled(GAP, 100);
        let natural = self.needs.iter().map(|need| need.natural).sum::<Length>();
        natural + gap * (self.needs.len() as i32 - 1).max(0)
    }

    /// Width of its columns, each as wide as `of` says, in a size of its text.
    fn width_at(
        &self,
        typesetter: &Typesetter<'_>,
        size: Length,
        measure: Length,
        of: impl Fn(&ColumnNeed) -> Length,
    ) -> Length {
        let columns = self.needs.len();
        let part = |need: &ColumnNeed| scaled_to(of(need), size, usual(typesetter));
        self.needs.iter().map(part).sum::<Length>()
            + gap(size, columns, measure) * (columns as i32 - 1).max(0)
    }

    /// The size of its text in a measure: the usual, or as much smaller as parts no number; where none does,
    /// the usual, but no larger than gives each column an em.
    fn size_in(&self, typesetter: &Typesetter<'_>, measure: Length) -> Length {
        let usual = usual(typesetter);
        let fits = |&size: &Length| self.width_at(typesetter, size, measure, |need| need.least) <= measure;
        let smaller = sizes_down(usual, SMALLER.min(usual)).find(fits);
        smaller.unwrap_or(usual.min(measure / self.needs.len().max(1) as i32))
    }

    /// All its rows over a measure as strips, and what stands under it.
    pub fn all_strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        measure: Length,
    ) -> Vec<Strip> {
        let mut strips = self.strips(typesetter, paper, number, 0..self.rows.len(), measure);
        let size = usual(typesetter);
        let setting = Setting { measure, indent: Length::ZERO, align: Align::Start };
        for (place, text) in self.under.iter().enumerate() {
            let tag = Tag::Paragraph(number * (MOST_UNDER as u32 + 1) + place as u32);
            let line = |line: &crate::text::Line| Strip {
                rows: 1,
                tag: tag.clone(),
                frames: typesetter.line_at(line, Point::default(), RoleName::Body, size),
                keeps_with_next: false,
                blank: false,
                line: None,
            };
            strips.extend(text.lines(&setting).iter().map(line));
        }
        strips
    }

    /// Some of its rows over a measure as strips; the head is row 0. It stands over them, too, where they are
    /// not the first. They keep together.
    pub fn strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        rows: Range<usize>,
        measure: Length,
    ) -> Vec<Strip> {
        let size = self.size_in(typesetter, measure);
        let widths = self.column_widths(typesetter, size, measure);
        let set = SetTable { copy: self, typesetter, paper, measure, size, widths, number };
        let mut strips = Vec::new();
        if rows.start > 0 {
            let repeated = set.row(0).into_iter();
            strips.extend(repeated.map(|strip| Strip {
                tag: Tag::Artifact,
                frames: untagged(strip.frames),
                ..strip
            }));
        }
        strips.extend(rows.flat_map(|row| set.row(row)));
        let high: u32 = strips.iter().map(|strip| u32::from(strip.rows)).sum();
        let (last, is_whole) =
            (strips.len().saturating_sub(1), high <= u32::from(paper.rows / TALLEST_WHOLE));
        for (place, strip) in strips.iter_mut().enumerate() {
            let at_edge = place < LEAST_PARTED || place + LEAST_PARTED > last;
            strip.keeps_with_next = place < last && (is_whole || at_edge);
        }
        strips
    }

    /// Shares the measure out: each column gets what its widest cell needs if all fit, else the least that it
    /// needs and a part of the rest.
    fn column_widths(&self, typesetter: &Typesetter<'_>, size: Length, measure: Length) -> Vec<Length> {
        let columns = self.needs.len();
        let part = |length: Length| scaled_to(length, size, usual(typesetter)).max(size);
        let gaps = gap(size, columns, measure) * (columns as i32 - 1).max(0);
        let room = (measure - gaps).max(size);
        let needs: Vec<(Length, Length)> =
            self.needs.iter().map(|need| (part(need.natural), part(need.least))).collect();
        let natural: Length = needs.iter().map(|(natural, _)| *natural).sum();
        let least: Length = needs.iter().map(|(_, least)| *least).sum();
        if natural <= room {
            let spare = (room - natural) / (columns as i32).max(1);
            return needs.into_iter().map(|(natural, _)| natural + spare).collect();
        }
        if least > room {
            let share =
                |(_, need): (Length, Length)| need.scaled(room.millipoints(), least.millipoints().max(1));
            return needs.into_iter().map(share).collect();
        }
        let wants = (natural - least).millipoints().max(1);
        let share = |(natural, need): (Length, Length)| {
            need + (room - least).scaled((natural - need).millipoints(), wants)
        };
        needs.into_iter().map(share).collect()
    }

    /// The cells of a row, shaped in a smaller size.
    fn smaller(&self, typesetter: &Typesetter<'_>, row: usize, size: Length) -> Vec<Paragraph> {
        shaped(typesetter, self.texts(row), role_of(row), size, &self.notes)
    }

    /// The texts of the cells of a row.
    fn texts(&self, row: usize) -> &'a [Vec<Inline>] {
        match row.checked_sub(1) {
            None => &self.table.head,
            Some(row) => self.table.rows.get(row).map_or(&[][..], Vec::as_slice),
        }
    }
}

/// The usual size of the text of tables.
fn usual(typesetter: &Typesetter<'_>) -> Length {
    typesetter.theme.text.table_size.em()
}

/// A length measured in one size, in another.
fn scaled_to(length: Length, size: Length, measured: Length) -> Length {
    length.scaled(size.millipoints(), measured.millipoints().max(1))
}

/// Whether a cell is a number, with its sign and unit or without.
fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().count() <= LONGEST_NUMBER
}

/// Width of what follows the digits before the point of a number; nothing of what is no number.
fn fraction(typesetter: &Typesetter<'_>, text: &str, size: Length) -> Length {
    let text = text.trim();
    let is_figure =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | ',' | '.' | '%' | '‰' | ' ');
    if !text.chars().any(|c| c.is_ascii_digit()) || !text.chars().all(is_figure) {
        return Length::ZERO;
    }
    let whole = text.find(['.', '%', '‰']).unwrap_or(text.len());
    match &text[whole..] {
        "" => Length::ZERO,
        after => typesetter.width(after, RoleName::Body, size),
    }
}

/// The cells of a row, shaped.
fn shaped(
    typesetter: &Typesetter<'_>,
    cells: &[Vec<Inline>],
    role: RoleName,
    size: Length,
    notes: &NoteNumbers,
) -> Vec<Paragraph> {
    let leading = Leading { em: size, pitch: size }.solid();
    cells.iter().map(|cell| typesetter.paragraph(&typesetter.styled(cell, role, leading, notes))).collect()
}

/// The face of a row.
fn role_of(row: usize) -> RoleName {
    if row == 0 { RoleName::Strong } else { RoleName::Body }
}

/// A table over a measure.
struct SetTable<'a, 't> {
    copy: &'t TableCopy<'a>,
    typesetter: &'t Typesetter<'t>,
    paper: &'t Paper,
    measure: Length,
    size: Length,
    widths: Vec<Length>,
    number: u32,
}

impl SetTable<'_, '_> {
    /// A row as one strip, or, where it is very tall, each of its lines as one.
    fn row(&self, row: usize) -> Vec<Strip> {
        let cells = self.cells(row);
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let tag = Tag::TableRow(self.number, row as u32);
        let cell = |lines: &[Vec<Frame>], number: usize| {
            let down = |(line, frames): (usize, &Vec<Frame>)| {
                let down = Point::new(Length::ZERO, self.paper.row * line as i32);
                frames.iter().map(move |frame| frame.clone().moved(down)).collect::<Vec<_>>()
            };
            let frames = lines.iter().enumerate().flat_map(down).collect();
            Frame::Group { tag: Tag::Cell(number as u32), frames }
        };
        let mut strips: Vec<Strip> = Vec::new();
        let whole = height <= TALLEST_ROW;
        let each = if whole { height } else { 1 };
        for from in (0..height).step_by(each) {
            let part = from..from + each;
            let mut frames = Vec::new();
            for (number, lines) in cells.iter().enumerate() {
                let lines = &lines[part.start.min(lines.len())..part.end.min(lines.len())];
                if whole || !lines.is_empty() || part.start == 0 {
                    frames.push(cell(lines, number));
                }
            }
            let rows = part.len() as u16;
            strips.push(Strip {
                rows,
                tag: tag.clone(),
                frames,
                keeps_with_next: true,
                blank: false,
                line: None,
            });
        }
        self.add_rules(row, &mut strips);
        strips
    }

    /// Rules over and under the head, and under the last row.
    fn add_rules(&self, row: usize, strips: &mut [Strip]) {
        if let Some(first) = strips.first_mut().filter(|_| row == 0) {
            first.frames.push(self.rule(Length::ZERO));
        }
        if let Some(last) = strips.last_mut().filter(|_| row == 0 || row + 1 == self.copy.rows.len()) {
            last.frames.push(self.rule(self.paper.row * i32::from(last.rows)));
        }
    }

    /// A rule over the measure, a little above a height.
    fn rule(&self, y: Length) -> Frame {
        let rules = &self.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.column));
        let rect = Rect::new(Length::ZERO, y - self.paper.row / 6, self.measure, thickness);
        Frame::Group { tag: Tag::Artifact, frames: vec![Frame::Rule { rect, ink: Ink(rules.ink) }] }
    }

    /// The lines of the cells of a row.
    fn cells(&self, row: usize) -> Vec<Vec<Vec<Frame>>> {
        let Self { copy, typesetter, size, .. } = *self;
        let smaller = (size < usual(typesetter)).then(|| copy.smaller(typesetter, row, size));
        let cells = smaller.as_deref().unwrap_or(&copy.rows[row]);
        let gap = gap(size, copy.needs.len(), self.measure);
        let mut left = Length::ZERO;
        let mut found = Vec::with_capacity(cells.len());
        for (column, (cell, &width)) in cells.iter().zip(&self.widths).enumerate() {
            let align = match copy.table.columns[column] {
                Alignment::Start => Align::Start,
                Alignment::Center => Align::Center,
                Alignment::End => Align::End,
            };
            let setting = Setting { measure: width, indent: Length::ZERO, align };
            let breaking = cell.broken(&setting);
            typesetter.judged(breaking.judged);
            let x = left - self.to_point(row, column);
            let line = |line: &crate::text::Line| {
                typesetter.line_at(line, Point::new(x, Length::ZERO), role_of(row), size)
            };
            found.push(cell.set(&breaking, &setting).iter().map(line).collect());
            left += width + gap;
        }
        found
    }

    /// How far a number stands left of the end of its column, so that its point is below those of the others.
    fn to_point(&self, row: usize, column: usize) -> Length {
        let longest = scaled_to(self.copy.needs[column].fraction, self.size, usual(self.typesetter));
        let text = self.copy.texts(row).get(column).map(|cell| plain_text(cell));
        match text.filter(|text| row > 0 && longest > Length::ZERO && is_figure(text)) {
            Some(text) => (longest - fraction(self.typesetter, &text, self.size)).max(Length::ZERO),
            None => Length::ZERO,
        }
    }
}

/// Frames without what they mean: they repeat others.
fn untagged(frames: Vec<Frame>) -> Vec<Frame> {
    let inner = |frame| match frame {
        Frame::Group { frames, .. } => untagged(frames),
        frame => vec![frame],
    };
    frames.into_iter().flat_map(inner).collect()
}

/// Whether a cell holds digits, so that it stands at the point of its column.
fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}
