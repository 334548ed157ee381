//! A strip of figures (数字): each number large, its unit small beside it, its label under it, between two rules.

use super::{Lines, SetTerms, ShapedTerm, shared_out, text_style};
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::strip::Strip;
use crate::model::ListManner;
use crate::text::{Align, FontRole};

/// Width at which a figure stands well, in hundredths of the body, and the least that it has.
pub(super) const NATURAL: i32 = 850;
const LEAST: i32 = 500;

/// Sizes of the numbers in hundredths of the body, the largest first; a figure that is narrower than `ROOMY` takes
/// none of the first.
const SIZES: [i32; 11] = [420, 380, 340, 300, 260, 220, 190, 160, 130, 100, 60];
const LARGEST_IN_LITTLE_ROOM: i32 = 300;
const ROOMY: i32 = 800;

/// Size of what stands beside a number, in hundredths of the number, and the blank between them, in hundredths of that.
const UNIT: i32 = 34;
const UNIT_GAP: i32 = 15;

/// Blank between two figures, in the middle of which a rule stands, in hundredths of the body.
const GAP: i32 = 160;

/// Height of the line of a number, in hundredths of it, and the blank above it, in hundredths of a row.
const LEADING: i32 = 112;
const ABOVE: i32 = 60;

/// Rules over and under the figures and between two of them.
const CAP: Length = Length::from_millipoints(1600);
const FOOT: Length = Length::from_millipoints(400);
const BETWEEN: Length = Length::from_millipoints(400);

/// How far the lower rule stands below the labels, in hundredths of a row.
const FOOT_ROOM: i32 = 40;

/// Signs before a number that are as large as it is, and marks inside it.
const SIGNS: [char; 8] = ['+', '-', '−', '±', '¥', '￥', '$', '€'];
const INNER: [char; 14] = ['.', ',', '．', '，', ':', '：', '-', '–', '~', '～', '/', '·', '×', '—'];
const PERCENT: [char; 3] = ['%', '％', '‰'];

/// A figure taken apart: what stands before the number, the number, its unit.
#[derive(Debug, PartialEq, Eq)]
struct Parts<'a> {
    before: &'a str,
    number: &'a str,
    unit: &'a str,
}

impl<'a> Parts<'a> {
    /// The parts of a text; one without digits is all number.
    fn of(text: &'a str) -> Self {
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let Some(first) = text.find(is_digit) else {
            return Self { before: "", number: text.trim(), unit: "" };
        };
        let sign = text[..first].chars().next_back().filter(|sign| SIGNS.contains(sign));
        let start = first - sign.map_or(0, char::len_utf8);
        let mut end = first;
        for (at, c) in text[first..].char_indices().map(|(at, c)| (at + first, c)) {
            match c {
                c if is_digit(c) || PERCENT.contains(&c) => end = at + c.len_utf8(),
                c if INNER.contains(&c) => {}
                _ => break,
            }
        }
        Self { before: text[..start].trim(), number: &text[start..end], unit: text[end..].trim() }
    }

    /// Its parts in their order, each with whether it is the number; those that are empty left out.
    fn all(&self) -> impl Iterator<Item = (&'a str, bool)> {
        let parts = [(self.before, false), (self.number, true), (self.unit, false)];
        parts.into_iter().filter(|(text, _)| !text.is_empty())
    }
}

impl SetTerms<'_, '_> {
    /// The figures in rows, each of them one strip.
    pub(super) fn figures(&self) -> Vec<Strip> {
        let body = self.paper.body;
        let gap = body.scaled(GAP, 100);
        let narrowest = self.widest_figure(body.scaled(190, 100)).max(body.scaled(LEAST, 100));
        let (count, width) = shared_out(self.copy.len(), self.measure, narrowest, gap);
        let roomy = width >= body.scaled(ROOMY, 100);
        let sizes = SIZES.into_iter().filter(|&size| roomy || size <= LARGEST_IN_LITTLE_ROOM);
        let mut sizes = sizes.map(|size| body.scaled(size, 100));
        let smallest = body.scaled(SIZES[SIZES.len() - 1], 100);
        let size = sizes.find(|&size| self.widest_figure(size) <= width).unwrap_or(smallest);
        let rows: Vec<&[ShapedTerm]> = self.copy.terms.chunks(count).collect();
        let row = |(number, terms): (usize, &&[ShapedTerm])| {
            let keeps = number + 1 < rows.len();
            self.row_of_figures(number * count, terms, (width, gap), size, keeps)
        };
        rows.iter().enumerate().map(row).collect()
    }

    /// Width of the widest of all figures in a size.
    fn widest_figure(&self, size: Length) -> Length {
        let width = |term: &ShapedTerm| {
            let parts = Parts::of(&term.printed);
            let widths = parts.all().map(|(text, is_number)| {
                let (role, size) = self.part_style(is_number, size);
                self.typesetter.width(text, role, size)
            });
            let gaps = parts.all().count().saturating_sub(1) as i32;
            widths.sum::<Length>() + self.unit_gap(size) * gaps
        };
        self.copy.terms.iter().map(width).max().unwrap_or_default()
    }

    /// Face and size of a part of a figure.
    fn part_style(&self, is_number: bool, size: Length) -> (FontRole, Length) {
        let small = size.scaled(UNIT, 100).max(self.paper.body.min(size));
        if is_number { (self.typesetter.theme.terms.face, size) } else { (FontRole::Label, small) }
    }

    fn unit_gap(&self, size: Length) -> Length {
        self.part_style(false, size).1.scaled(UNIT_GAP, 100)
    }

    fn row_of_figures(
        &self,
        first: usize,
        terms: &[ShapedTerm],
        (width, gap): (Length, Length),
        size: Length,
        keeps: bool,
    ) -> Strip {
        let row = self.paper.row;
        let lines = Lines { measure: width, align: Align::Start };
        let number_rows = (size.scaled(LEADING, 100) + row.scaled(ABOVE, 100)).ceil_times(row);
        let labels = terms.iter().map(|term| self.text_rows(term, lines)).max().unwrap_or(0);
        let foot = row * (number_rows + labels as i32) + row.scaled(FOOT_ROOM, 100);
        let mut items = Vec::new();
        let mut drawn = vec![
            self.figure_rule(Rect::new(Length::ZERO, Length::ZERO, self.measure, CAP)),
            self.figure_rule(Rect::new(Length::ZERO, foot - FOOT, self.measure, FOOT)),
        ];
        for (place, term) in terms.iter().enumerate() {
            let left = (width + gap) * place as i32;
            let (term_tag, item_tag) = self.tags(first + place);
            // The foot of the digits stands above the first label as far as a line of it does.
            let baseline = row * number_rows - size.scaled(LEADING - 100, 100);
            let frames = self.figure(term, size, Point::new(left, baseline));
            items.push(Frame::Group { tag: term_tag, frames });
            if term.has_text {
                let corner = Point::new(left, row * number_rows);
                let frames =
                    self.lines(&term.text, lines, text_style(self.paper, ListManner::Figures), corner);
                items.push(Frame::Group { tag: item_tag, frames });
            }
            if place > 0 {
                let top = row.scaled(ABOVE, 100);
                let line = Rect::new(
                    left - gap / 2 - BETWEEN / 2,
                    top,
                    BETWEEN,
                    foot - top - row.scaled(FOOT_ROOM, 100),
                );
                drawn.push(Frame::Rule { rect: line, ink: Ink::black(45) });
            }
        }
        self.strip(number_rows as usize + labels + 1, drawn, items, keeps)
    }

    fn figure_rule(&self, rect: Rect) -> Frame {
        Frame::Rule { rect, ink: Ink::BLACK.or(ColorName::Accent) }
    }

    /// A figure from a point on: its parts on one baseline.
    fn figure(&self, term: &ShapedTerm, size: Length, start: Point) -> Vec<Frame> {
        let (mut left, mut frames) = (start.x, Vec::new());
        let color = self.typesetter.theme.terms.colour;
        for (text, is_number) in Parts::of(&term.printed).all() {
            let (role, size_of_part) = self.part_style(is_number, size);
            let width = self.typesetter.width(text, role, size_of_part);
            let lines =
                self.typesetter.set_in(color, text, (role, size_of_part), width + size_of_part, Align::Start);
            let top = start.y - self.typesetter.ascent(role, size_of_part);
            frames.extend(
                lines.iter().flat_map(|line| {
                    self.typesetter.line_at(line, Point::new(left, top), role, size_of_part)
                }),
            );
            left += width + self.unit_gap(size);
        }
        frames
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_with_what_stands_around_it() {
        for (text, before, number, unit) in [
            ("14个月", "", "14", "个月"),
            ("约 11.2 公里", "约", "11.2", "公里"),
            ("−3.5%", "", "−3.5%", ""),
            ("增长+22.4％", "增长", "+22.4％", ""),
            ("7:30—9:00", "", "7:30—9:00", ""),
            ("1,204盏：", "", "1,204", "盏："),
            ("第3。", "第", "3", "。"),
            ("零投诉", "", "零投诉", ""),
            ("８６２个", "", "８６２", "个"),
        ] {
            assert_eq!(Parts::of(text), Parts { before, number, unit }, "{text}");
        }
    }

    #[test]
    fn no_character_of_a_figure_is_lost() {
        for text in ["14个月", "约11.2公里", "5,", "3.", "-", "a1b2", "", "%5", "一二三"] {
            let parts: String = Parts::of(text).all().map(|(part, _)| part).collect();
            assert_eq!(parts, text);
        }
    }
}
