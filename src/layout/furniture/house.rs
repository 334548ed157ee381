//! House fillers: the name of the paper and how it is reached, in room that nothing else fills.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::typesetter::sizes_down;
use crate::text::{Align, FontRole};

use super::lines::Lines;

/// The smallest room that a house filler takes, in columns and rows; less of it nobody misses. Tuned by eye on
/// generated pages; see docs/tuning.md.
const LEAST_COLUMNS: u16 = 2;
const LEAST_ROWS: u16 = 9;

/// The part of a page, one in so many, that it is high at most.
const TALLEST_PART: u16 = 4;

/// The parts of its width and of its height that the name takes at most, in hundredths, and the size of the lines
/// below it, in hundredths of the body. Tuned by eye on generated pages; see docs/tuning.md.
const NAME_WIDTH: i32 = 40;
const NAME_HEIGHT: i32 = 34;
const LINE_SIZE: i32 = 130;

impl Context<'_> {
    /// The cells that a house filler takes of some room: the lowest. None where the room is too small.
    pub fn house_cells(&self, room: CellRect) -> Option<CellRect> {
        let rows = room.rows.min(self.paper.rows / TALLEST_PART);
        let cells = CellRect::new(room.column, room.bottom() - rows, room.columns, rows);
        (cells.columns >= LEAST_COLUMNS.min(self.paper.columns) && rows >= LEAST_ROWS).then_some(cells)
    }

    /// A house filler between two rules: the name, and under it how readers reach the paper. As a filler it is no part of the text.
    pub fn house_filler(&self, cells: CellRect) -> Vec<Frame> {
        let rect = self.box_rect(cells);
        let rules = &self.typesetter.theme.rules;
        let mut frames = vec![
            self.rule(rules.masthead_colour, (rect.left(), rect.top()), rect.size.width, rules.folio * 2.0),
            self.rule(rules.masthead_colour, (rect.left(), rect.bottom()), rect.size.width, rules.article),
        ];
        let inset = self.paper.body;
        let (width, height) = (rect.size.width - inset * 2, rect.size.height - inset * 2);
        let blocks = self.house_blocks(Rect::new(rect.left() + inset, Length::ZERO, width, height));
        let height: Length = blocks.iter().map(|block| block.1).sum();
        let mut down = rect.top() + (rect.size.height - height) / 2;
        for (lines, height) in blocks {
            frames.extend(lines.into_iter().map(|line| line.moved(Point::new(Length::ZERO, down))));
            down += height;
        }
        vec![Frame::Group { tag: Tag::Artifact, frames }]
    }

    /// The name and the lines of a house filler in some room, each from its own top, with their heights. Lines
    /// that find no room are left out: the imprint of the issue has them.
    fn house_blocks(&self, room: Rect) -> Vec<(Vec<Frame>, Length)> {
        let issue = self.issue.issue();
        let (left, width) = (room.left(), room.size.width);
        let block = |text: &str, role: FontRole, size: Length| {
            let text = &self.text(text, role, size);
            self.lines(&Lines { left, top: Length::ZERO, width, role, size, align: Align::Center, text })
        };
        let (role, title) = (self.typesetter.theme.furniture.masthead, &issue.publication.title);
        let sizes = (room.size.height.scaled(NAME_HEIGHT, 100), self.paper.body);
        let size = self.typesetter.one_line_size(title, role, sizes, width.scaled(NAME_WIDTH, 100));
        let name = block(title, role, size.unwrap_or(self.paper.body));
        let left_over = room.size.height - name.1;
        let lines = self.typesetter.words.house_lines(issue);
        let set = |size: Length| -> Vec<_> {
            lines.iter().map(|line| block(line, FontRole::Caption, size)).collect()
        };
        let wanted = self.paper.body.scaled(LINE_SIZE, 100);
        let least = self.typesetter.theme.furniture.line_size.em().min(wanted);
        let mut sets = sizes_down(wanted, least).map(set);
        let fits =
            |set: &Vec<(Vec<Frame>, Length)>| set.iter().map(|line| line.1).sum::<Length>() <= left_over;
        [name].into_iter().chain(sets.find(fits).unwrap_or_default()).collect()
    }
}
