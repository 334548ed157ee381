//! A table: its rows on the rows of the column, widths shared out by what the cells need. Numbers are never
//! parted: where they do not stand side by side, the text is smaller. Rows that a cell spans stay together.

use std::ops::Range;
use std::sync::Arc;

use super::chart::ChartCopy;
use super::strip::Strip;
use crate::edition::{Frame, HeadOf, TableCell, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::model::walk::plain_text;
use crate::model::{Alignment, Block, Cell, Grid, GridCell, Inline, MOST_SPAN, Table};
use crate::text::{Align, FontRole, Paragraph, Setting};
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
const TALLEST_WHOLE: u16 = 3;
const LEAST_PARTED: usize = 3;

/// Rows that a cell spans stay together where they take at most one part in so many of the rows of a page.
const TALLEST_SPAN: u16 = 3;

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
    /// Where its cells stand.
    grid: Grid,
    /// How many of its rows are its head.
    heads: usize,
    /// For each row the first one after it to which no cell reaches; the rows of the head are one.
    whole_until: Vec<usize>,
    /// Rows and numbers of the cells that span several rows.
    tall: Vec<(usize, usize)>,
    /// The cells of the head, then those of each row, and their text.
    texts: Vec<&'a [Cell]>,
    rows: Vec<Vec<Paragraph>>,
    /// What each column needs.
    needs: Vec<ColumnNeed>,
    /// What is drawn in its place.
    chart: Option<ChartCopy>,
    /// What stands over it.
    caption: Option<Paragraph>,
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
pub const MOST_UNDER: usize = 3;
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
        let heads = table.head_rows().count();
        let texts: Vec<&[Cell]> = table.all_rows().map(Vec::as_slice).collect();
        let rows = texts.iter().enumerate().map(|(row, cells)| {
            cells.iter().map(|cell| shaped(typesetter, cell, row < heads, size, notes)).collect()
        });
        let rows = rows.collect();
        let text_of = |block: &'a Block| match block {
            Block::Paragraph { text } => text.as_slice(),
            _ => &[],
        };
        let under: Vec<&[Inline]> = under.iter().map(text_of).collect();
        let leading = Leading { em: size, pitch: size }.solid();
        let text =
            |text: &[Inline], role| typesetter.paragraph(&typesetter.styled(text, role, leading, notes));
        let under = under.iter().map(|words| text(words, FontRole::Body)).collect();
        let caption = (!table.caption.is_empty()).then(|| text(&table.caption, FontRole::Strong));
        let grid = table.grid();
        let places = grid.rows.iter().enumerate();
        let tall = places
            .flat_map(|(row, places)| {
                places.cells.iter().enumerate().map(move |(cell, place)| (row, cell, place))
            })
            .filter(|(_, _, place)| place.span.rows > 1)
            .map(|(row, cell, _)| (row, cell))
            .collect();
        let (mut whole_until, needs) = (grid.whole_until(), vec![ColumnNeed::default(); grid.columns]);
        // The rows of the head are one.
        whole_until[..heads].fill(heads);
        let notes = notes.clone();
        let chart = ChartCopy::of(typesetter, table);
        let mut copy =
            Self { table, notes, grid, heads, whole_until, tall, texts, rows, needs, chart, caption, under };
        copy.measure_columns(typesetter, size);
        copy.make_room_for_points(typesetter, size);
        copy.make_room_for_spans(size);
        copy
    }

    /// Its cells with their rows and places, and their shaped text.
    fn cells(&self) -> impl Iterator<Item = (usize, GridCell, &'a Cell, &Paragraph)> {
        let rows = self.texts.iter().zip(&self.grid.rows).zip(&self.rows).enumerate();
        rows.flat_map(|(row, ((cells, places), shaped))| {
            cells
                .iter()
                .zip(&places.cells)
                .zip(shaped)
                .map(move |((cell, place), text)| (row, *place, cell, text))
        })
    }

    /// What the columns need for the cells that stand in them alone.
    fn measure_columns(&mut self, typesetter: &Typesetter<'_>, size: Length) {
        let mut needs = std::mem::take(&mut self.needs);
        for (row, place, cell, shaped) in self.cells().filter(|(_, place, ..)| place.span.columns == 1) {
            let need = &mut needs[place.column];
            let (natural, least) = widths_of(cell, shaped);
            need.natural = need.natural.max(natural);
            need.least = need.least.max(least);
            if row >= self.heads && self.table.columns[place.column] == Alignment::End {
                need.fraction = need.fraction.max(fraction(typesetter, &plain_text(&cell.text), size));
            }
        }
        self.needs = needs;
    }

    /// Widens the columns whose numbers stand at their points: a long fraction and a long number before the
    /// point need not be of one cell.
    fn make_room_for_points(&mut self, typesetter: &Typesetter<'_>, size: Length) {
        let mut needs = std::mem::take(&mut self.needs);
        let below = self.cells().filter(|(row, place, ..)| *row >= self.heads && place.span.columns == 1);
        for (_, place, cell, shaped) in below {
            let need = &mut needs[place.column];
            if need.fraction > Length::ZERO {
                let own = fraction(typesetter, &plain_text(&cell.text), size);
                let width = shaped.natural_width() - own + need.fraction;
                need.natural = need.natural.max(width);
                need.least = need.least.max(width);
            }
        }
        self.needs = needs;
    }

    /// Widens the columns under cells that span several, those of few columns first. The blanks between the
    /// columns, which may be narrow, do not count where a number or a word would be parted.
    fn make_room_for_spans(&mut self, size: Length) {
        let mut spanning: Vec<(GridCell, Length, Length)> = self
            .cells()
            .filter(|(_, place, ..)| place.span.columns > 1)
            .map(|(_, place, cell, shaped)| (place, widths_of(cell, shaped)))
            .map(|(place, (natural, least))| (place, natural, least))
            .collect();
        spanning.sort_by_key(|(place, ..)| place.span.columns);
        for (place, natural, least) in spanning {
            let columns = i32::from(place.span.columns);
            let needs = &mut self.needs[place.column..place.column + usize::from(place.span.columns)];
            let gaps = size.scaled(GAP, 100) * (columns - 1);
            let lacks = |has: Length, wants: Length| (wants - has).max(Length::ZERO) / columns;
            let more_least = lacks(needs.iter().map(|need| need.least).sum(), least);
            let more = lacks(needs.iter().map(|need| need.natural).sum::<Length>() + gaps, natural);
            for need in needs {
                need.least += more_least;
                need.natural = (need.natural + more).max(need.least);
            }
        }
    }

    /// Whether a chart is drawn in its place, where there is room: nothing parts it.
    pub fn is_chart(&self) -> bool {
        self.chart.is_some()
    }

    /// How many of its rows are its head.
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// For each row the first one after it to which no cell reaches.
    pub fn whole_until(&self) -> &[usize] {
        &self.whole_until
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
        if let Some(chart) = &self.chart {
            return chart.natural_measure(typesetter);
        }
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
                frames: typesetter.line_at(line, Point::default(), FontRole::Body, size),
                keeps_with_next: false,
                blank: false,
                line: None,
            };
            strips.extend(text.lines(&setting).iter().map(line));
        }
        strips
    }

    /// Some of its rows over a measure as strips, from the first of the head. The head stands over them, too,
    /// where they are not the first. They keep together.
    pub fn strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        rows: Range<usize>,
        measure: Length,
    ) -> Vec<Strip> {
        let is_whole = rows == (0..self.rows.len());
        let chart = self.chart.as_ref().filter(|_| is_whole);
        if let Some(drawn) =
            chart.and_then(|chart| chart.strip(typesetter, paper, measure, self.caption.as_ref()))
        {
            return vec![drawn];
        }
        let size = self.size_in(typesetter, measure);
        let widths = self.column_widths(typesetter, size, measure);
        let gap = gap(size, widths.len(), measure);
        let mut right = -gap;
        let edges = widths.iter().map(|width| {
            let left = right + gap;
            right = left + *width;
            (left, right)
        });
        let edges = edges.collect();
        let set = SetTable { copy: self, typesetter, paper, measure, size, edges, number };
        let mut strips = match rows.start {
            0 => [set.caption(), set.head()].concat(),
            _ => untagged_strips(set.head()),
        };
        let above = strips.len();
        let mut row = rows.start.max(self.heads);
        while row < rows.end {
            let end = self.whole_until[row].min(rows.end);
            strips.extend(set.group(row..end));
            row = end;
        }
        let high: u32 = strips.iter().map(|strip| u32::from(strip.rows)).sum();
        let (last, is_whole) =
            (strips.len().saturating_sub(1), high <= u32::from(paper.rows / TALLEST_WHOLE));
        for (place, strip) in strips.iter_mut().enumerate() {
            let at_edge = place + 1 < above + LEAST_PARTED || place + LEAST_PARTED > last;
            strip.keeps_with_next = place < last && (is_whole || at_edge || strip.keeps_with_next);
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
}

/// The usual size of the text of tables.
fn usual(typesetter: &Typesetter<'_>) -> Length {
    typesetter.theme.text.table_size.em()
}

/// A length measured in one size, in another.
fn scaled_to(length: Length, size: Length, measured: Length) -> Length {
    length.scaled(size.millipoints(), measured.millipoints().max(1))
}

/// Width that a cell needs to stay one line, and so that no number and no word of it is parted.
fn widths_of(cell: &Cell, shaped: &Paragraph) -> (Length, Length) {
    let natural = shaped.natural_width();
    (natural, if is_number(&plain_text(&cell.text)) { natural } else { shaped.least_width() })
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
        after => typesetter.width(after, FontRole::Body, size),
    }
}

/// A cell of the head or below it, shaped.
fn shaped(
    typesetter: &Typesetter<'_>,
    cell: &Cell,
    in_head: bool,
    size: Length,
    notes: &NoteNumbers,
) -> Paragraph {
    let leading = Leading { em: size, pitch: size }.solid();
    typesetter.paragraph(&typesetter.styled(&cell.text, role_of(cell, in_head), leading, notes))
}

/// The face of a cell.
fn role_of(cell: &Cell, in_head: bool) -> FontRole {
    if in_head || cell.is_head { FontRole::Strong } else { FontRole::Body }
}

/// A table over a measure.
struct SetTable<'a, 't> {
    copy: &'t TableCopy<'a>,
    typesetter: &'t Typesetter<'t>,
    paper: &'t Paper,
    measure: Length,
    size: Length,
    /// The left and the right edge of each column.
    edges: Vec<(Length, Length)>,
    number: u32,
}

/// A cell of rows that are set.
struct SetCell {
    /// What it is.
    tag: TableCell,
    /// Its first row and the one after its last, among those that are set.
    rows: Range<usize>,
    /// Its lines, each from its own top.
    lines: Vec<Vec<Frame>>,
    /// Whether it stood before the place where the table was parted, too.
    is_repeated: bool,
}

impl SetTable<'_, '_> {
    /// What stands over the table.
    fn caption(&self) -> Vec<Strip> {
        let Some(caption) = &self.copy.caption else { return Vec::new() };
        let size = usual(self.typesetter);
        let setting = Setting { measure: self.measure, indent: Length::ZERO, align: Align::Center };
        let line = |line: &crate::text::Line| {
            let frames = self.typesetter.line_at(line, Point::default(), FontRole::Strong, size);
            self.strip(1, Tag::TableCaption(self.number), frames, true)
        };
        caption.lines(&setting).iter().map(line).collect()
    }

    /// The rows of the head.
    fn head(&self) -> Vec<Strip> {
        if self.copy.heads == 0 { Vec::new() } else { self.group(0..self.copy.heads) }
    }

    fn strip(&self, rows: u16, tag: Tag, frames: Vec<Frame>, keeps_with_next: bool) -> Strip {
        Strip { rows, tag, frames, keeps_with_next, blank: false, line: None }
    }

    /// Rows that cells hold together: each as one strip, or, where it is very tall, each of its lines as one.
    /// A line of a cell belongs to the strip beside which it stands, so that nothing hangs out of a leg where
    /// the rows are parted after all.
    fn group(&self, rows: Range<usize>) -> Vec<Strip> {
        let mut cells = self.continued(&rows);
        for row in rows.clone() {
            cells.extend((0..self.copy.texts[row].len()).map(|cell| self.cell(row, cell, &rows)));
        }
        let heights = heights(&cells, rows.len());
        let high: usize = heights.iter().sum();
        let is_kept = high <= usize::from(self.paper.rows / TALLEST_SPAN);
        let mut strips: Vec<Strip> = Vec::new();
        let (mut tops, mut starts) = (vec![0], Vec::new());
        for (row, &height) in rows.clone().zip(&heights) {
            let top = tops[tops.len() - 1];
            let each = if height <= TALLEST_ROW { height } else { 1 };
            for start in (top..top + height).step_by(each) {
                let tag = Tag::TableRow(self.number, row as u32);
                let is_inside = start + each < high;
                strips.push(self.strip(each as u16, tag, Vec::new(), is_kept && rows.len() > 1 && is_inside));
                starts.push(start);
            }
            tops.push(top + height);
        }
        for cell in cells {
            let room = tops[cell.rows.end] - tops[cell.rows.start];
            let spans = is_kept && cell.rows.len() > 1;
            let down = if spans { (room - cell.lines.len()) / 2 } else { 0 };
            self.place(cell, &tops, down, &starts, &mut strips);
        }
        self.add_rules(&rows, &tops, &mut strips);
        strips
    }

    /// Puts the lines of a cell, which is so many lines below its top, into the strips beside which they stand.
    fn place(&self, cell: SetCell, tops: &[usize], down: usize, starts: &[usize], strips: &mut [Strip]) {
        let top = tops[cell.rows.start];
        let strip_of = |line: usize| starts.partition_point(|&start| start <= line).saturating_sub(1);
        let own = strip_of(top);
        let mut parts = vec![(own, Vec::new())];
        for (number, frames) in cell.lines.into_iter().enumerate() {
            let line = top + down + number;
            let strip = strip_of(line);
            let moved = Point::new(Length::ZERO, self.paper.row * (line - starts[strip]) as i32);
            let frames = frames.into_iter().map(|frame| frame.moved(moved));
            match parts.last_mut().filter(|(last, _)| *last == strip) {
                Some((_, part)) => part.extend(frames),
                None => parts.push((strip, frames.collect())),
            }
        }
        for (strip, frames) in parts {
            let tag = if cell.is_repeated { Tag::Artifact } else { Tag::Cell(cell.tag) };
            strips[strip].frames.push(Frame::Group { tag, frames });
        }
    }

    /// Rules over the table, under its head and its last row, under heads of several columns, and between rows
    /// that cells hold together and others.
    fn add_rules(&self, rows: &Range<usize>, tops: &[usize], strips: &mut [Strip]) {
        let copy = self.copy;
        let (first, last) = (rows.start == 0, rows.end == copy.rows.len());
        let next = copy.whole_until.get(rows.end).map_or(0, |end| end - rows.end);
        let parts = rows.end == copy.heads || last || rows.start >= copy.heads && rows.len().max(next) > 1;
        if let Some(strip) = strips.first_mut().filter(|_| first) {
            strip.frames.push(self.rule(Length::ZERO, 0..copy.grid.columns));
        }
        if let Some(strip) = strips.last_mut().filter(|_| parts) {
            strip.frames.push(self.rule(self.paper.row * i32::from(strip.rows), 0..copy.grid.columns));
        }
        let heads = rows.clone().take_while(|row| *row < copy.heads);
        for (row, cell) in heads.flat_map(|row| copy.grid.rows[row].cells.iter().map(move |cell| (row, cell)))
        {
            let (right, below) = (usize::from(cell.span.columns), row + usize::from(cell.span.rows));
            let mut top = 0;
            let over = strips.iter_mut().find(|strip| {
                top += usize::from(strip.rows);
                below < copy.heads && top == tops[below - rows.start]
            });
            if let Some(strip) = over.filter(|_| right > 1) {
                let y = self.paper.row * i32::from(strip.rows);
                strip.frames.push(self.rule(y, cell.column..cell.column + right));
            }
        }
    }

    /// A rule over some columns, a little above a height.
    fn rule(&self, y: Length, columns: Range<usize>) -> Frame {
        let rules = &self.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.column));
        let is_whole = columns.len() == self.edges.len();
        let (left, width) = if is_whole { (Length::ZERO, self.measure) } else { self.extent(&columns) };
        let rect = Rect::new(left, y - self.paper.row / 6, width, thickness);
        Frame::Group { tag: Tag::Artifact, frames: vec![Frame::Rule { rect, ink: Ink::black(rules.ink) }] }
    }

    /// Left edge and width of some columns with the blanks between them.
    fn extent(&self, columns: &Range<usize>) -> (Length, Length) {
        let left = self.edges[columns.start].0;
        (left, self.edges[columns.end - 1].1 - left)
    }

    /// Cells from above that reach into a row before which the table was parted, once more.
    fn continued(&self, set: &Range<usize>) -> Vec<SetCell> {
        let copy = self.copy;
        let nearest = set.start.saturating_sub(usize::from(MOST_SPAN));
        let first = copy.tall.partition_point(|(row, _)| *row < nearest);
        let above = copy.tall[first..].iter().take_while(|(row, _)| *row < set.start);
        let reaches = |&&(row, cell): &&(usize, usize)| {
            row + usize::from(copy.grid.rows[row].cells[cell].span.rows) > set.start
        };
        let repeated = |&(row, cell): &(usize, usize)| {
            let cell = self.cell(row, cell, set);
            SetCell { lines: cell.lines.into_iter().map(untagged).collect(), is_repeated: true, ..cell }
        };
        above.filter(reaches).map(repeated).collect()
    }

    /// A cell, by its row and its number in it, of rows that are set.
    fn cell(&self, row: usize, number: usize, set: &Range<usize>) -> SetCell {
        let Self { copy, typesetter, size, .. } = *self;
        let (cell, place, in_head) =
            (&copy.texts[row][number], copy.grid.rows[row].cells[number], row < copy.heads);
        let smaller =
            (size < usual(typesetter)).then(|| shaped(typesetter, cell, in_head, size, &copy.notes));
        let text = smaller.as_ref().unwrap_or(&copy.rows[row][number]);
        let columns = place.column..place.column + usize::from(place.span.columns);
        let align = match copy.table.columns[place.column] {
            _ if in_head && columns.len() > 1 => Align::Center,
            Alignment::Start => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::End => Align::End,
        };
        let (left, measure) = self.extent(&columns);
        let setting = Setting { measure, indent: Length::ZERO, align };
        let breaking = text.broken(&setting);
        typesetter.judged(breaking.judged);
        let corner = Point::new(left - self.to_point(in_head, cell, &columns), Length::ZERO);
        let line = |line: &crate::text::Line| typesetter.line_at(line, corner, role_of(cell, in_head), size);
        let lines = text.set(&breaking, &setting).iter().map(line).collect();
        let head = if in_head { Some(HeadOf::Column) } else { cell.is_head.then_some(HeadOf::Row) };
        let end = (row + usize::from(place.span.rows)).min(set.end) - set.start;
        let tag = TableCell { row: row as u32, column: place.column as u32, span: place.span, head };
        SetCell { tag, rows: row.saturating_sub(set.start)..end, lines, is_repeated: false }
    }

    /// How far a number stands left of the end of its column, so that its point is below those of the others.
    fn to_point(&self, in_head: bool, cell: &Cell, columns: &Range<usize>) -> Length {
        let longest = scaled_to(self.copy.needs[columns.start].fraction, self.size, usual(self.typesetter));
        let text = plain_text(&cell.text);
        if in_head || columns.len() > 1 || longest == Length::ZERO || !is_figure(&text) {
            return Length::ZERO;
        }
        (longest - fraction(self.typesetter, &text, self.size)).max(Length::ZERO)
    }
}

/// Heights of rows in lines: each as tall as its own cells, the last of those that a cell spans as much taller as
/// the cell needs.
fn heights(cells: &[SetCell], rows: usize) -> Vec<usize> {
    let mut heights = vec![1; rows];
    for cell in cells.iter().filter(|cell| cell.rows.len() == 1) {
        let height = &mut heights[cell.rows.start];
        *height = (*height).max(cell.lines.len());
    }
    for cell in cells.iter().filter(|cell| cell.rows.len() > 1) {
        let room: usize = heights[cell.rows.clone()].iter().sum();
        heights[cell.rows.end - 1] += cell.lines.len().saturating_sub(room);
    }
    heights
}

/// Strips without what they mean.
fn untagged_strips(strips: Vec<Strip>) -> Vec<Strip> {
    let untagged = |strip: Strip| Strip { tag: Tag::Artifact, frames: untagged(strip.frames), ..strip };
    strips.into_iter().map(untagged).collect()
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
