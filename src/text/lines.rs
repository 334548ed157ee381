//! Lines with every glyph in its place.

use std::ops::Range;

use super::FaceId;
use super::adjust::{Adjustment, adjust, width as width_of};
use super::badness::Violation;
use super::class::{Class, Direction};
use super::paragraph::{Align, Breaking, BrokenLine, Hyphen, Paragraph, Setting};
use super::readings::SetReading;
use super::shape::Shaped;
use super::spacing::Space;
use super::style::InterlinearMark;
use super::vertical::Orientation;
use crate::geometry::Length;
use crate::ink::Ink;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its bytes in the paragraph, those of trailing blanks included.
    pub bytes: Range<usize>,
    /// Distance of its first glyph from the start of the measure.
    pub start: Length,
    /// Width of what is printed.
    pub width: Length,
    /// What filling it took.
    pub adjustment: Adjustment,
    /// The rule it breaks, if any.
    pub violation: Option<Violation>,
    /// Runs of one face and one style; a reading follows its base.
    pub runs: Vec<LineRun>,
}

/// A run of glyphs of one face and one style on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRun {
    /// The face.
    pub face: FaceId,
    /// Size of the em.
    pub size: Length,
    /// Width of its glyphs, in thousandths of what they have by themselves.
    pub width: u16,
    /// How dark it is.
    pub ink: Ink,
    /// Where it leads.
    pub link: Option<String>,
    /// How its characters stand.
    pub orientation: Orientation,
    /// Its interlinear mark.
    pub mark: Option<InterlinearMark>,
    /// Its characters. A hyphen that was added stands for none of its own.
    pub text: String,
    /// Its glyphs.
    pub glyphs: Vec<LineGlyph>,
    /// Where it begins, from the start of the measure.
    pub start: Length,
    /// Where it ends, from the start of the measure, with the gap after it.
    pub end: Length,
    /// Where its last character ends, without blank and gap.
    pub ink_end: Length,
}

/// A glyph on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineGlyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Place of its origin along the line, from the start of the measure. In a vertical line an
    /// upright glyph has its origin on its own baseline.
    pub along: Length,
    /// Place of its origin above the baseline; in a vertical line, to the right of the axis, on
    /// which the middle of the em box stands.
    pub across: Length,
    /// Bytes of the run's text it stands for.
    pub text: Range<usize>,
}

impl Paragraph {
    /// The best lines for a measure, set.
    pub fn lines(&self, setting: &Setting) -> Vec<Line> {
        self.set(&self.broken(setting), setting)
    }

    /// Sets lines that were broken for the same setting.
    pub fn set(&self, breaking: &Breaking, setting: &Setting) -> Vec<Line> {
        breaking.lines.iter().enumerate().map(|(i, line)| self.set_line(line, setting, i == 0)).collect()
    }

    /// The reading whose base ends before a cluster; they are in the order of the text.
    fn reading_that_ends(&self, cluster: usize) -> Option<&SetReading> {
        let at = self.readings.partition_point(|reading| reading.base.end < cluster);
        self.readings.get(at).filter(|reading| reading.base.end == cluster)
    }

    /// Fills one line and puts its glyphs in their places.
    fn set_line(&self, line: &BrokenLine, setting: &Setting, first: bool) -> Line {
        let indent = if first { setting.indent } else { Length::ZERO };
        let room = setting.measure - indent;
        let (spaces, adjustment) = adjust(self, line, room, setting.align);
        let hyphen = self.hyphen_of(line);
        let hyphen_width = hyphen.map_or(Length::ZERO, |hyphen| hyphen.width);
        let width = Length::from_millipoints(width_of(&spaces)) + hyphen_width;
        let spare = (room - width).max(Length::ZERO);
        let start = indent
            + match setting.align {
                Align::Justify | Align::Start => Length::ZERO,
                Align::Center => spare / 2,
                Align::End => spare,
            };
        let mut placing = Placing::new(&self.shaped, start, self.manner.direction);
        for (i, cluster) in line.clusters.clone().enumerate() {
            placing.cluster(cluster, spaces.get(i));
            if let Some(reading) = self.reading_that_ends(cluster + 1) {
                let from = reading.base.start.max(line.clusters.start) - line.clusters.start;
                let base = Length::from_millipoints(spaces.get(from..=i).map_or(0, width_of));
                placing.reading(reading, base, spaces.get(i).map_or(0, |space| space.gap));
            }
        }
        if let Some(hyphen) = hyphen {
            placing.hyphen(hyphen);
        }
        Line {
            bytes: self.shaped.bytes(line.clusters.clone()),
            start,
            width,
            adjustment,
            violation: line.violation,
            runs: placing.runs,
        }
    }
}

/// A line in the making.
struct Placing<'a> {
    shaped: &'a Shaped,
    runs: Vec<LineRun>,
    x: Length,
    direction: Direction,
    /// Number of the run of the paragraph that the last run of the line comes from.
    last: Option<u16>,
}

impl<'a> Placing<'a> {
    fn new(shaped: &'a Shaped, x: Length, direction: Direction) -> Self {
        Self { shaped, runs: Vec::new(), x, direction, last: None }
    }

    /// Places the glyphs of a cluster; a trailing blank has no space and takes no room.
    fn cluster(&mut self, number: usize, space: Option<&Space>) {
        let shaped = self.shaped;
        let cluster = &shaped.clusters[number];
        let (shift, width) = space.map_or((0, 0), |space| (space.shift, space.width()));
        let start = self.x;
        let blank = Length::from_millipoints(space.map_or(0, |space| space.trail + space.gap));
        let mut pen = start + Length::from_millipoints(shift);
        self.x += Length::from_millipoints(width);
        let end = self.x;
        if cluster.class == Class::LineBreak {
            return;
        }
        let run = self.run(cluster.run, start);
        let from = run.text.len();
        let text = &shaped.text[shaped.bytes(number..number + 1)];
        run.text.push_str(text);
        let glyphs = &shaped.glyphs[shaped.glyphs_of(number)];
        // Digits in one em are one cluster; a glyph each, they keep their characters.
        let apart = run.orientation == Orientation::Combined && glyphs.len() == text.chars().count();
        let mut ends = text.char_indices().map(|(at, c)| from + at..from + at + c.len_utf8());
        for glyph in glyphs {
            run.glyphs.push(LineGlyph {
                id: glyph.id,
                along: pen + glyph.along,
                across: glyph.across,
                text: ends.next().filter(|_| apart).unwrap_or(from..from + text.len()),
            });
            pen += glyph.advance;
        }
        run.end = end;
        run.ink_end = end - blank;
    }

    /// The run a cluster goes on, or a new one. Neighbouring names have lines of their own.
    fn run(&mut self, number: u16, start: Length) -> &mut LineRun {
        let run = self.shaped.runs[usize::from(number)];
        let style = &self.shaped.styles[usize::from(run.style)];
        if self.last != Some(number) || self.runs.is_empty() {
            let link = style.link.map(|link| self.shaped.links[link as usize].clone());
            let goes_on = self.last.is_some()
                && style.mark.is_none()
                && run.orientation != Orientation::Combined
                && self.runs.last().is_some_and(|last| {
                    last.face == run.face
                        && last.size == run.size
                        && last.ink == style.ink
                        && last.orientation == run.orientation
                        && last.mark.is_none()
                        && last.link == link
                });
            if !goes_on {
                self.runs.push(LineRun {
                    face: run.face,
                    size: run.size,
                    width: run.width,
                    ink: style.ink,
                    link,
                    orientation: run.orientation,
                    mark: style.mark,
                    text: String::new(),
                    glyphs: Vec::new(),
                    start,
                    end: start,
                    ink_end: start,
                });
            }
            self.last = Some(number);
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    /// Places a reading over the middle of its base, which ends where the pen stands.
    fn reading(&mut self, reading: &SetReading, base: Length, gap: i32) {
        let Some(cluster) = self.shaped.clusters.get(reading.base.start) else { return };
        let (em, gap) = (self.shaped.em(cluster), Length::from_millipoints(gap));
        let base = base - gap;
        let start = self.x - gap - base + (base - reading.width) / 2;
        let rise = match self.direction {
            // The reading stands on the top of the em box, its descenders in the lower fifth of
            // its own.
            Direction::Horizontal => em.scaled(88, 100) + em.scaled(12, 200),
            // To the right of the em box, whose middle and its own stand on their axes.
            Direction::Vertical => em.scaled(3, 4),
        };
        let mut placing = Placing::new(&reading.shaped, start, self.direction);
        for (number, cluster) in reading.shaped.clusters.iter().enumerate() {
            let space = Space { core: cluster.advance.millipoints(), ..Space::default() };
            placing.cluster(number, Some(&space));
        }
        for run in &mut placing.runs {
            run.glyphs.iter_mut().for_each(|glyph| glyph.across += rise);
        }
        self.runs.append(&mut placing.runs);
        self.last = None;
    }

    /// Adds a hyphen to the last run.
    fn hyphen(&mut self, hyphen: Hyphen) {
        let x = self.x;
        if let Some(run) = self.runs.last_mut() {
            // It stands for the last letter once more, so that no character is added to the text.
            let text = run.glyphs.last().map_or(0..0, |last| last.text.clone());
            run.glyphs.push(LineGlyph { id: hyphen.glyph, along: x, across: hyphen.across, text });
            (run.end, run.ink_end) = (x + hyphen.width, x + hyphen.width);
        }
    }
}
