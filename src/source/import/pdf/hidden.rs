//! Characters that nobody sees: not drawn, in the colour of what is below them, covered, or beside the page. Where a page
//! has hardly others, they are what a program of OCR read of its picture, and are its text.

use kurbo::{Point, Rect};

use super::drawn::{DrawnGlyph, DrawnPage, Turn};

/// Points of a cell of the ground.
const CELL: f64 = 3.0;

/// Most cells that are painted for a page.
const MOST_PAINTED: usize = 60_000_000;

/// How much two colours differ at least in one of their parts, so that one is seen on the other.
const SEEN: u8 = 12;

/// That the text of a page is what a program of OCR read.
const RECOGNIZED: &str = "unsure-layout.recognized";

/// What is below the characters of a page, in cells: its colour, and when it was painted.
pub(super) struct Ground {
    across: usize,
    down: usize,
    cells: Vec<Cell>,
    painted: u32,
    work: usize,
}

#[derive(Clone, Copy)]
struct Cell {
    /// None where a picture or a pattern is.
    color: Option<[u8; 3]>,
    painted: u32,
}

impl Ground {
    /// White paper.
    pub(super) fn new(width: f64, height: f64) -> Self {
        let cells = |length: f64| (length / CELL).ceil().clamp(1.0, 3000.0) as usize;
        let (across, down) = (cells(width), cells(height));
        let white = Cell { color: Some([u8::MAX; 3]), painted: 0 };
        Self { across, down, cells: vec![white; across * down], painted: 0, work: 0 }
    }

    /// How many things were painted.
    pub(super) fn painted(&self) -> u32 {
        self.painted
    }

    /// Paints cells that lie wholly in an area.
    pub(super) fn paint(&mut self, area: Rect, color: Option<[u8; 3]>) {
        self.painted = self.painted.saturating_add(1);
        let edge = |at: f64, most: usize| at.clamp(0.0, most as f64) as usize;
        let columns = edge((area.x0 / CELL).ceil(), self.across)..edge((area.x1 / CELL).floor(), self.across);
        let rows = edge((area.y0 / CELL).ceil(), self.down)..edge((area.y1 / CELL).floor(), self.down);
        self.work = self.work.saturating_add(columns.len() * rows.len());
        if self.work > MOST_PAINTED || columns.is_empty() {
            return;
        }
        for row in rows {
            let start = row * self.across;
            self.cells[start + columns.start..start + columns.end]
                .fill(Cell { color, painted: self.painted });
        }
    }

    fn at(&self, place: Point) -> Option<Cell> {
        if place.x < 0.0 || place.y < 0.0 {
            return None;
        }
        let (column, row) = ((place.x / CELL) as usize, (place.y / CELL) as usize);
        (column < self.across && row < self.down).then(|| self.cells[row * self.across + column])
    }
}

/// Takes the glyphs off a page that are no part of its text: those that are told, and those that nobody sees.
pub(super) fn part(page: &mut DrawnPage) -> (Vec<(&'static str, String)>, Vec<DrawnGlyph>) {
    let mut told = Vec::new();
    let (askew, level): (Vec<_>, Vec<_>) =
        std::mem::take(&mut page.glyphs).into_iter().partition(|glyph| glyph.turn == Turn::Askew);
    tell(&mut told, "not-imported-askew", &askew);
    let (inside, outside): (Vec<_>, Vec<_>) =
        level.into_iter().partition(|glyph| page.ground.at(middle(glyph)).is_some());
    tell(&mut told, "not-imported-outside", &outside);
    let (seen, unseen): (Vec<_>, Vec<_>) = inside.into_iter().partition(|glyph| is_seen(&page.ground, glyph));
    if unseen.len() > 8 * seen.len() {
        told.push((RECOGNIZED, String::new()));
        let mut all = seen;
        all.extend(unseen);
        page.glyphs = all;
        return (told, Vec::new());
    }
    page.glyphs = seen;
    (told, unseen)
}

fn tell(told: &mut Vec<(&'static str, String)>, key: &'static str, glyphs: &[DrawnGlyph]) {
    let words: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    if !words.trim().is_empty() {
        told.push((key, words.trim().to_owned()));
    }
}

fn middle(glyph: &DrawnGlyph) -> Point {
    let (half, up) = (glyph.advance.max(glyph.size / 2.0) / 2.0, glyph.size * 0.35);
    match glyph.turn {
        Turn::Down => Point::new(glyph.origin.x + up, glyph.origin.y + half),
        Turn::Up => Point::new(glyph.origin.x - up, glyph.origin.y - half),
        _ => Point::new(glyph.origin.x + half, glyph.origin.y - up),
    }
}

fn is_seen(ground: &Ground, glyph: &DrawnGlyph) -> bool {
    let Some(cell) = ground.at(middle(glyph)) else { return false };
    if !glyph.is_drawn {
        return false;
    }
    // What was painted later lies over it.
    if cell.painted > glyph.painted {
        return false;
    }
    let differs = |color: [u8; 3]| color.iter().zip(glyph.color).any(|(one, two)| one.abs_diff(two) >= SEEN);
    cell.color.is_none_or(differs)
}
