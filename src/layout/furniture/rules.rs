//! Rules between modules, boxes around them, tints under them.

use crate::edition::Frame;
use crate::geometry::{Length, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::layout::style::context::Context;
use crate::layout::style::theme::Theme;

impl Context<'_> {
    /// Rules between the modules of a sheet: one below each that does not end the page, one
    /// between any two side by side. A box brings its own.
    pub fn rules(&self, plan: &Plan) -> Vec<Frame> {
        let rules = &self.typesetter.theme.rules;
        let paper = self.paper;
        let mut frames = Vec::new();
        let blank = |one: &&PlannedModule| one.boxed || one.holds == ModuleContent::Blank;
        for one in plan.modules.iter().filter(|one| one.cells.bottom() < plan.rows && !blank(one)) {
            let below = |other: &&PlannedModule| one.cells.is_right_above(&other.cells);
            if plan.modules.iter().filter(below).all(|other| other.boxed) {
                continue;
            }
            let top = paper.row_top(one.cells.bottom()) - paper.row / 2;
            let left = paper.column_left(one.cells.column);
            let width = paper.span(one.cells.columns);
            let (color, style) = (rules.article_colour, rules.article_style);
            frames.extend(self.styled_rule((color, style), (left, top), width, rules.article));
        }
        for right in plan.modules.iter().filter(|one| !blank(one)) {
            let left_of = |left: &&PlannedModule| left.cells.right() == right.cells.column && !blank(left);
            for left in plan.modules.iter().filter(left_of) {
                let rows = left.cells.common_rows(&right.cells);
                if rows < 2 {
                    continue;
                }
                let row = left.cells.row.max(right.cells.row);
                let x = paper.column_left(right.cells.column) - paper.gutter / 2;
                let thickness = Length::from_points_f64(f64::from(rules.column));
                // Both end above the row of the article rule, or one of them goes on.
                let foot = left.cells.bottom().min(right.cells.bottom());
                let both = left.cells.bottom() == right.cells.bottom();
                let height = paper.row * i32::from(foot - row - u16::from(both));
                let rect = Rect::new(x - thickness / 2, paper.row_top(row), thickness, height);
                frames.push(Frame::Rule { rect, ink: Ink::black(rules.ink) });
            }
        }
        frames
    }

    /// The frame of a box around a module.
    pub fn box_around(&self, cells: CellRect) -> Vec<Frame> {
        let Theme { rules, boxes, .. } = self.typesetter.theme;
        let thin = Length::from_points_f64(f64::from(rules.r#box));
        boxes.frame.frames(self.box_rect(cells), thin, Ink::black(rules.ink).or(rules.box_colour))
    }

    /// The four rules around a rectangle.
    pub(super) fn around(&self, rect: Rect) -> Vec<Frame> {
        let rules = &self.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.r#box));
        let ink = Ink::black(rules.ink).or(rules.box_colour);
        rect.edges(thickness).into_iter().map(|rect| Frame::Rule { rect, ink }).collect()
    }

    /// The tint under a boxed module, if the theme has one.
    pub fn tint_under(&self, cells: CellRect) -> Option<Frame> {
        let (black, tint) = (self.typesetter.theme.boxes.tint, self.typesetter.theme.colours.tint);
        let ink = Ink::black(black).or(ColorName::Tint);
        (black > 0 || !tint.is_none()).then(|| Frame::Rule { rect: self.box_rect(cells), ink })
    }

    /// The room of a box: its cells without the row of their article rule.
    pub(super) fn box_rect(&self, cells: CellRect) -> Rect {
        let paper = self.paper;
        let (left, top) = (paper.column_left(cells.column), paper.row_top(cells.row));
        Rect::new(left, top, paper.span(cells.columns), paper.row * i32::from(cells.rows - 1))
    }
}
