//! Lines with every glyph in its place.

use std::ops::Range;

use super::adjust::{Adjustment, adjust, width as width_of};
use super::badness::Escape;
use super::class::Class;
use super::paragraph::{Align, Breaking, BrokenLine, Paragraph, Setting};
use super::readings::SetReading;
use super::shape::Shaped;
use super::spacing::Space;
use super::style::Beside;
use super::vertical::Orientation;
use super::{FaceId, Ink};
use crate::geometry::Length;

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
    /// What it does that no line should.
    pub escape: Option<Escape>,
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
    /// How dark it is.
    pub ink: Ink,
    /// Where it leads.
    pub link: Option<String>,
    /// How its characters stand.
    pub orientation: Orientation,
    /// Mark beside it.
    pub beside: Option<Beside>,
    /// Its characters. A hyphen that was added is a soft hyphen (U+00AD).
    pub text: String,
    /// Its glyphs.
    pub glyphs: Vec<LineGlyph>,
    /// Where it ends, from the start of the measure, with the gap behind it.
    pub end: Length,
    /// Where its last character ends, without blank and gap.
    pub ink_end: Length,
}

/// A glyph on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineGlyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Place of its origin along the line, from the start of the measure.
    pub along: Length,
    /// Place of its origin above the baseline; in a vertical line, to the right of its axis.
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

    /// Fills one line and puts its glyphs in their places.
    fn set_line(&self, line: &BrokenLine, setting: &Setting, first: bool) -> Line {
        let indent = if first { setting.indent } else { Length::ZERO };
        let room = setting.measure - indent;
        let (spaces, adjustment) = adjust(self, line, room, setting.align);
        let hyphen = if line.hyphenated { self.hyphen_behind(line.printed - 1) } else { None };
        let hyphen_width = hyphen.map_or(Length::ZERO, |hyphen| hyphen.width);
        let width = Length::from_millipoints(width_of(&spaces)) + hyphen_width;
        let spare = (room - width).max(Length::ZERO);
        let start = indent
            + match setting.align {
                Align::Justify | Align::Start => Length::ZERO,
                Align::Center => spare / 2,
                Align::End => spare,
            };
        let mut placing = Placing { shaped: &self.shaped, runs: Vec::new(), x: start, last: None };
        for (i, cluster) in line.clusters.clone().enumerate() {
            placing.cluster(cluster, spaces.get(i));
            if let Some(reading) = self.readings.iter().find(|reading| reading.base.end == cluster + 1) {
                let from = reading.base.start.max(line.clusters.start) - line.clusters.start;
                let base = Length::from_millipoints(spaces.get(from..=i).map_or(0, width_of));
                placing.reading(reading, base, spaces.get(i).map_or(0, |space| space.gap));
            }
        }
        if let Some(hyphen) = hyphen {
            placing.hyphen(hyphen.glyph, hyphen.width);
        }
        Line {
            bytes: self.shaped.bytes(line.clusters.clone()),
            start,
            width,
            adjustment,
            escape: line.escape,
            runs: placing.runs,
        }
    }
}

/// A line in the making.
struct Placing<'a> {
    shaped: &'a Shaped,
    runs: Vec<LineRun>,
    x: Length,
    /// Number of the run of the paragraph that the last run of the line comes from.
    last: Option<u16>,
}

impl Placing<'_> {
    /// Places the glyphs of a cluster; a trailing blank has no space and takes no room.
    fn cluster(&mut self, number: usize, space: Option<&Space>) {
        let shaped = self.shaped;
        let cluster = &shaped.clusters[number];
        let (shift, width) = space.map_or((0, 0), |space| (space.shift, space.width()));
        let blank = Length::from_millipoints(space.map_or(0, |space| space.trail + space.gap));
        let mut pen = self.x + Length::from_millipoints(shift);
        self.x += Length::from_millipoints(width);
        let end = self.x;
        if cluster.class == Class::LineBreak {
            return;
        }
        let run = self.run(cluster.run);
        let from = run.text.len();
        run.text.push_str(&shaped.text[shaped.bytes(number..number + 1)]);
        for glyph in &shaped.glyphs[shaped.glyphs_of(number)] {
            run.glyphs.push(LineGlyph {
                id: glyph.id,
                along: pen + glyph.along,
                across: glyph.across,
                text: from..run.text.len(),
            });
            pen += glyph.advance;
        }
        run.end = end;
        run.ink_end = end - blank;
    }

    /// The run a cluster goes on, or a new one. Neighbouring names have lines of their own.
    fn run(&mut self, number: u16) -> &mut LineRun {
        let run = self.shaped.runs[usize::from(number)];
        let style = &self.shaped.styles[usize::from(run.style)];
        if self.last != Some(number) || self.runs.is_empty() {
            let link = style.link.map(|link| self.shaped.links[usize::from(link)].clone());
            let goes_on = self.last.is_some()
                && style.beside.is_none()
                && self.runs.last().is_some_and(|last| {
                    last.face == run.face
                        && last.size == style.size
                        && last.ink == style.ink
                        && last.orientation == run.orientation
                        && last.beside.is_none()
                        && last.link == link
                });
            if !goes_on {
                self.runs.push(LineRun {
                    face: run.face,
                    size: style.size,
                    ink: style.ink,
                    link,
                    orientation: run.orientation,
                    beside: style.beside,
                    text: String::new(),
                    glyphs: Vec::new(),
                    end: self.x,
                    ink_end: self.x,
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
        // The reading stands on the top of the em box, its descenders in the lower fifth of its
        // own.
        let rise = em.scaled(88, 100) + em.scaled(12, 200);
        let mut placing = Placing { shaped: &reading.shaped, runs: Vec::new(), x: start, last: None };
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
    fn hyphen(&mut self, glyph: u32, width: Length) {
        let x = self.x;
        if let Some(run) = self.runs.last_mut() {
            let from = run.text.len();
            run.text.push('\u{AD}');
            run.glyphs.push(LineGlyph {
                id: glyph,
                along: x,
                across: Length::ZERO,
                text: from..run.text.len(),
            });
            (run.end, run.ink_end) = (x + width, x + width);
        }
    }
}
