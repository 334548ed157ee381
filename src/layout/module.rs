//! An article in a rectangle of columns: its head over its legs, its figures at their top.

use super::edition::{Frame, Tag};
use super::figure::{FigureBox, figure_box, placement};
use super::head::{Head, head};
use super::paper::Paper;
use super::story::{StoryMaker, wide_tables};
use super::strip::Strip;
use super::table::{natural_measure, table_rows};
use super::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::geometry::{Length, Point, Rect};
use crate::model::{Article, Rank};

/// Numbers of wide tables begin here, so that they differ from those of the tables in the legs.
const WIDE_NUMBERS: u32 = 1 << 16;

/// An article with its text set in rows; how wide it stands is still open.
pub struct Story<'a> {
    /// The article.
    pub article: &'a Article,
    /// Faces of its language.
    typesetter: Typesetter<'a>,
    /// Its weight.
    pub rank: Rank,
    /// Its text.
    pub strips: Vec<Strip>,
    /// Whether its head is so long that it runs in the legs, as part of the strips.
    head_in_legs: bool,
}

/// Most rows of a page a head may take, in hundredths. A longer one runs in the legs.
const TALLEST_HEAD: u16 = 30;

impl<'a> Story<'a> {
    /// Sets the text of an article. Where its rank is not given, its place on the page decides.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &Paper,
        issue: &CheckedIssue,
        article: &'a Article,
        number: usize,
    ) -> Self {
        let typesetter = typesetter.speaking(article.lang.as_ref());
        let rank = article.rank.unwrap_or(match number {
            0 => Rank::Lead,
            1 => Rank::Major,
            2..=4 => Rank::Middle,
            _ => Rank::Minor,
        });
        let over_page = head(&typesetter, paper, article, rank, paper.span(paper.columns));
        let head_in_legs = paper.rows_for(over_page.height) > paper.rows * TALLEST_HEAD / 100;
        let maker = StoryMaker::new(&typesetter, paper, issue, article);
        let strips = if head_in_legs { maker.with_head().strips() } else { maker.strips() };
        Self { article, typesetter, rank, strips, head_in_legs }
    }
}

/// Part of a story in a rectangle of the grid. Rows and columns count from its top left corner.
#[derive(Clone, Debug)]
pub struct Module {
    /// Width in columns.
    pub columns: u16,
    /// Height in rows.
    pub rows: u16,
    /// Number of its first strip in the story.
    pub from: usize,
    /// Number of the first strip behind it; that of all strips where it ends the story.
    pub rest: usize,
    head: Option<Head>,
    head_rows: u16,
    figures: Vec<(u16, u16, FigureBox)>,
    legs: Vec<Leg>,
    tables: Vec<FootTable>,
}

/// A wide table at the foot of a module.
#[derive(Clone, Debug)]
struct FootTable {
    /// First of its columns.
    column: u16,
    /// Rows from its head to the foot of the module.
    above_foot: u16,
    strips: Vec<Strip>,
}

/// The strips of one column: rows where they begin, and their numbers.
#[derive(Clone, Debug, Default)]
struct Leg {
    strips: Vec<(u16, usize)>,
}

/// What a module is made from.
pub struct ModuleMaker<'a> {
    /// Faces and sizes.
    pub typesetter: &'a Typesetter<'a>,
    /// The grid.
    pub paper: &'a Paper,
    /// The pictures.
    pub issue: &'a CheckedIssue,
}

impl ModuleMaker<'_> {
    /// A story from strip `from` on in `columns` columns, as low as its text allows, at most
    /// `limit` rows. The head and the placed figures stand in the part that begins the story.
    pub fn module(&self, story: &Story<'_>, from: usize, columns: u16, limit: u16) -> Module {
        let width = self.paper.span(columns);
        let begins = from == 0;
        let head = (begins && !story.head_in_legs)
            .then(|| head(&story.typesetter, self.paper, story.article, story.rank, width));
        let head_rows = head.as_ref().map_or(0, |head| match head.height {
            Length::ZERO => 0,
            height => self.paper.rows_for(height + self.paper.row.scaled(4, 5)),
        });
        let mut tops = vec![head_rows; usize::from(columns)];
        let figures = if begins { self.figures(story, columns, &mut tops) } else { Vec::new() };
        let mut foots = vec![0; usize::from(columns)];
        let tables = if begins { self.tables(story, columns, &mut foots) } else { Vec::new() };
        let strips = &story.strips[from..];
        let low = tops.iter().zip(&foots).map(|(top, foot)| top + foot).max().unwrap_or(0);
        let text: u32 = strips.iter().map(|strip| u32::from(strip.rows)).sum();
        let taken: u32 = tops.iter().chain(&foots).map(|&rows| u32::from(rows)).sum();
        let limit = limit.max(low);
        let least = (text + taken).div_ceil(u32::from(columns)).min(u32::from(limit)) as u16;
        let mut rows = least.max(low);
        loop {
            let (legs, placed) = fill(strips, from, &tops, &foots, rows);
            if placed == strips.len() || rows >= limit {
                return Module {
                    columns,
                    rows,
                    from,
                    rest: from + placed,
                    head,
                    head_rows,
                    figures,
                    legs,
                    tables,
                };
            }
            rows += 1;
        }
    }

    /// Places wide tables at the foot of the legs, from the right, and takes their rows from them.
    fn tables(&self, story: &Story<'_>, columns: u16, foots: &mut [u16]) -> Vec<FootTable> {
        let mut placed = Vec::new();
        let notes = &story.article.notes;
        for (number, table) in
            wide_tables(&story.typesetter, self.paper, story.article).into_iter().enumerate()
        {
            let need = natural_measure(&story.typesetter, table, notes);
            let span = (1..columns).find(|&span| self.paper.span(span) >= need).unwrap_or(columns);
            let (number, measure) = (WIDE_NUMBERS + number as u32, self.paper.span(span));
            let strips = table_rows(&story.typesetter, self.paper, table, notes, number, measure);
            let column = columns - span;
            let legs = &mut foots[usize::from(column)..];
            let below = legs.iter().copied().max().unwrap_or(0);
            let above_foot = below + strips.len() as u16;
            // A blank row parts the table from the text above it.
            legs.fill(above_foot + 1);
            placed.push(FootTable { column, above_foot, strips });
        }
        placed
    }

    /// Places the figures that the page may place at the top of the legs, from the right, and
    /// moves the tops of those legs below them.
    fn figures(&self, story: &Story<'_>, columns: u16, tops: &mut [u16]) -> Vec<(u16, u16, FigureBox)> {
        let figures = placement(self.typesetter, self.paper, self.issue, story.article).standing;
        let count = figures.len() as u16;
        let span = match (story.rank, count) {
            (Rank::Photo, 1) => columns,
            (_, 0 | 1) if columns <= 2 => columns,
            (_, 0 | 1) => columns.div_ceil(2),
            _ => (columns / (count + 1)).max(1),
        };
        let mut placed = Vec::new();
        let mut right = columns;
        for figure in figures {
            if right < span {
                right = columns;
            }
            let column = right - span;
            right = column;
            let legs = &mut tops[usize::from(column)..usize::from(column + span)];
            let row = legs.iter().copied().max().unwrap_or(0);
            let boxed = figure_box(
                self.typesetter,
                self.paper,
                self.issue,
                figure,
                &story.article.notes,
                self.paper.span(span),
            );
            let bottom = row + self.paper.rows_for(boxed.height + self.paper.row / 2);
            legs.fill(bottom);
            placed.push((column, row, boxed));
        }
        placed
    }
}

/// Fills legs with strips, top to bottom and left to right; returns how many strips found room.
/// A blank at the head of a leg is dropped, a strip that keeps with the next does not end a leg.
fn fill(strips: &[Strip], from: usize, tops: &[u16], foots: &[u16], rows: u16) -> (Vec<Leg>, usize) {
    let mut legs = vec![Leg::default(); tops.len()];
    let mut next = 0;
    for ((leg, &top), &foot) in legs.iter_mut().zip(tops).zip(foots) {
        let rows = rows.saturating_sub(foot);
        let mut row = top;
        while let Some(strip) = strips.get(next) {
            if strip.blank && row == top {
                next += 1;
                continue;
            }
            let follower = strips.get(next + 1).filter(|_| strip.keeps_with_next);
            let needed = strip.rows + follower.map_or(0, |strip| strip.rows);
            // What is taller than a whole leg is cut nowhere: it gets the leg for itself.
            let hopeless =
                row == top && needed > rows.saturating_sub(top) && strip.rows <= rows.saturating_sub(top);
            if row + needed > rows && !hopeless {
                break;
            }
            leg.strips.push((row, from + next));
            row += strip.rows;
            next += 1;
        }
    }
    (legs, next)
}

impl Module {
    /// Whether it has no row of text.
    pub fn is_empty(&self) -> bool {
        self.head_rows == 0 && self.legs.iter().all(|leg| leg.strips.is_empty())
    }

    /// Rows of text in its longest leg.
    pub fn leg_rows(&self) -> u16 {
        let rows = |leg: &Leg| match (leg.strips.first(), leg.strips.last()) {
            (Some(&(first, _)), Some(&(last, _))) => last - first + 1,
            _ => 0,
        };
        self.legs.iter().map(rows).max().unwrap_or(0)
    }

    /// The frames of the module with its top left corner at a column and row of the page.
    pub fn frames(&self, story: &Story<'_>, paper: &Paper, column: u16, row: u16) -> Frame {
        let corner = |c: u16, r: u16| Point::new(paper.column_left(column + c), paper.row_top(row + r));
        let mut frames = Vec::new();
        if let Some(head) = &self.head {
            let spare = paper.row * i32::from(self.head_rows) - head.height;
            let origin = corner(0, 0);
            let top = Point::new(origin.x, origin.y + spare.scaled(2, 5).max(Length::ZERO));
            frames.extend(head.frames.iter().cloned().map(|frame| frame.moved(top)));
        }
        for (c, r, figure) in &self.figures {
            frames.extend(figure.frames.iter().cloned().map(|frame| frame.moved(corner(*c, *r))));
        }
        for (c, leg) in self.legs.iter().enumerate() {
            for &(r, number) in &leg.strips {
                let strip = &story.strips[number];
                let moved = strip.frames.iter().cloned().map(|frame| frame.moved(corner(c as u16, r)));
                add_to_group(&mut frames, &strip.tag, moved.collect());
            }
        }
        for table in &self.tables {
            for (line, strip) in table.strips.iter().enumerate() {
                let place = corner(table.column, self.rows - table.above_foot + line as u16);
                let moved = strip.frames.iter().cloned().map(|frame| frame.moved(place));
                add_to_group(&mut frames, &strip.tag, moved.collect());
            }
        }
        Frame::Group { tag: Tag::Article(story.article.id.clone()), frames }
    }

    /// The box around the module, in the blanks around it.
    pub fn box_rect(&self, paper: &Paper, column: u16, row: u16) -> Rect {
        let side = paper.gutter / 2;
        let left = paper.column_left(column) - side;
        let width = paper.span(self.columns) + side * 2;
        let top = paper.row_top(row) - paper.row / 4;
        Rect::new(left, top, width, paper.row * i32::from(self.rows) + paper.row / 2)
    }
}

/// Adds frames to the last group if it means the same, else in a new group.
fn add_to_group(frames: &mut Vec<Frame>, tag: &Tag, more: Vec<Frame>) {
    if more.is_empty() {
        return;
    }
    match frames.last_mut() {
        Some(Frame::Group { tag: last, frames }) if last == tag && !matches!(tag, Tag::Figure { .. }) => {
            frames.extend(more);
        }
        _ => frames.push(Frame::Group { tag: tag.clone(), frames: more }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(rows: u16) -> Strip {
        Strip {
            rows,
            tag: Tag::Paragraph(0),
            frames: Vec::new(),
            keeps_with_next: false,
            blank: false,
            line: None,
        }
    }

    fn rows_of(legs: &[Leg]) -> Vec<Vec<usize>> {
        legs.iter().map(|leg| leg.strips.iter().map(|&(_, number)| number).collect()).collect()
    }

    #[test]
    fn legs_take_every_strip_once_and_in_order() {
        let strips = vec![strip(1); 7];
        let (legs, placed) = fill(&strips, 0, &[0, 1, 1], &[0; 3], 3);
        assert_eq!(placed, 7);
        assert_eq!(rows_of(&legs), [vec![0, 1, 2], vec![3, 4], vec![5, 6]]);
    }

    #[test]
    fn a_subhead_does_not_end_a_leg() {
        let mut strips = vec![strip(1); 4];
        strips[1].keeps_with_next = true;
        let (legs, _) = fill(&strips, 0, &[0, 0], &[0; 2], 2);
        assert_eq!(rows_of(&legs), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_blank_at_the_head_of_a_leg_is_dropped() {
        let mut strips = vec![strip(1); 4];
        strips[2].blank = true;
        let (legs, placed) = fill(&strips, 0, &[0, 0], &[0; 2], 2);
        assert_eq!((rows_of(&legs), placed), (vec![vec![0, 1], vec![3]], 4));
    }
}
