//! A paragraph: shaped, spaced and measured once, broken at any measure.

use std::ops::Range;

use crate::geometry::Length;
use crate::text::badness::{LOOSE, Outcome, Target, Violation, judge};
use crate::text::breaks::{Break, BreakRules, LineEnds, breaks};
use crate::text::class::Class;
use crate::text::context::{Character, characters};
use crate::text::locale::Locale;
use crate::text::manner::Manner;
use crate::text::readings::{SetReading, make_room, set_readings};
use crate::text::shape::{Shaped, shape};
use crate::text::spacing::{Space, spaces};
use crate::text::sums::{Breakpoint, breakpoints};
use crate::text::total_fit::{Targets, Way, Ways, ways};
use crate::text::vertical::{Orientation, turned_baseline};
use crate::text::{FontLibrary, StyledText, TextStyle, first_fit};

/// How the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Length of a full line.
    pub measure: Length,
    /// Blank before the first line.
    pub indent: Length,
    /// Where lines stand in their measure.
    pub align: Align,
}

/// Where lines stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges, the last line at the start.
    Justify,
    /// At the start.
    Start,
    /// In the middle.
    Center,
    /// At the end.
    End,
}

/// A paragraph that can be broken at any measure.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its clusters.
    pub shaped: Shaped,
    /// Their blanks.
    pub(in crate::text) spaces: Vec<Space>,
    /// Readings over their bases.
    pub(in crate::text) readings: Vec<SetReading>,
    /// How it is set.
    pub(in crate::text) manner: Manner,
    breakpoints: Vec<Breakpoint>,
    hyphens: Vec<Option<Hyphen>>,
    /// Clusters that no line parts unless they are longer than it, in order and apart.
    whole: Vec<Range<usize>>,
}

/// The hyphen of a run.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Hyphen {
    pub(in crate::text) glyph: u32,
    pub(in crate::text) width: Length,
    /// Place of its baseline, as in a turned run.
    pub(in crate::text) across: Length,
}

/// The lines of a paragraph at a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaking {
    /// The lines.
    pub lines: Vec<BrokenLine>,
    /// How bad they are together, in hundredths of a point of badness.
    pub cost: u64,
    /// How many lines were measured to find them.
    pub judged: u64,
}

/// A line, not yet filled to its measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its clusters.
    pub clusters: Range<usize>,
    /// The cluster after the last one that is printed: blanks at the end are not.
    pub printed: usize,
    /// Whether a hyphen is added.
    pub hyphenated: bool,
    /// Whether the text, or the part of it before a line end of the author's, ends here.
    pub ends_text: bool,
    /// The rule it breaks, if any.
    pub violation: Option<Violation>,
}

/// How many lines a paragraph may take at a measure, and the lines for one less and one more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variants {
    /// Fewest lines that are bearable.
    pub min: usize,
    /// Most lines that are bearable.
    pub max: usize,
    /// The best lines.
    pub best: Breaking,
    /// The best with one line less.
    pub shorter: Option<Breaking>,
    /// The best with one line more.
    pub longer: Option<Breaking>,
}

impl Paragraph {
    /// Shapes and measures a text.
    pub fn new(styled: &StyledText, manner: &Manner, fonts: &FontLibrary) -> Self {
        let locale = styled.runs.first().map_or_else(Locale::default, |(_, style)| style.locale);
        let characters = characters(&styled.text, locale.region);
        let mut shaped = shape(styled, &characters, manner.direction, fonts);
        let rules = BreakRules { line_edge_rules: manner.line_edge_rules, locale, headline: manner.headline };
        let ends = breaks(&styled.text, &characters, rules);
        mark_breaks(&mut shaped, &characters, &ends.after, styled);
        let whole = whole_clusters(&mut shaped, &characters, &ends, styled);
        let mut spaces = spaces(&shaped, manner, fonts);
        let readings = set_readings(styled, &shaped, manner, fonts);
        make_room(&readings, &mut shaped, &mut spaces);
        let hyphens = hyphens(&shaped, fonts);
        let mut paragraph =
            Self { shaped, spaces, readings, manner: *manner, breakpoints: Vec::new(), hyphens, whole };
        paragraph.breakpoints = paragraph.breakpoints(false);
        paragraph
    }

    /// The breakpoints of the text, with `all` every other place between two clusters too.
    pub(super) fn breakpoints(&self, all: bool) -> Vec<Breakpoint> {
        let width = |i: usize| self.hyphen_after(i).map_or(0, |hyphen| hyphen.width.millipoints());
        breakpoints(&self.shaped, &self.spaces, &self.manner, width, all)
    }

    /// The hyphen that a line ending after a cluster would add.
    fn hyphen_after(&self, cluster: usize) -> Option<Hyphen> {
        self.hyphens[usize::from(self.shaped.clusters[cluster].run)]
    }

    /// The hyphen that a line adds.
    pub(in crate::text) fn hyphen_of(&self, line: &BrokenLine) -> Option<Hyphen> {
        if line.hyphenated { self.hyphen_after(line.printed - 1) } else { None }
    }

    /// Width in one line, squeezed only at its ends.
    pub fn natural_width(&self) -> Length {
        let (Some(first), Some(last)) = (self.breakpoints.first(), self.breakpoints.last()) else {
            return Length::ZERO;
        };
        Length::from_millipoints(last.natural_from(first).max(0))
    }

    /// Width of the widest part that no line parts, as long as lines can end where the rules allow it.
    pub fn least_width(&self) -> Length {
        let parts = self.breakpoints.windows(2).map(|pair| pair[1].natural_from(&pair[0]));
        Length::from_millipoints(parts.max().unwrap_or(0).max(0))
    }

    /// The characters of a line.
    pub fn text_of(&self, line: &BrokenLine) -> &str {
        &self.shaped.text[self.shaped.bytes(line.clusters.clone())]
    }

    /// Size of the em of its first characters.
    pub fn em(&self) -> Length {
        self.shaped.styles.first().map_or(Length::from_points(1), TextStyle::line_size)
    }

    /// The best lines for a measure.
    pub fn broken(&self, setting: &Setting) -> Breaking {
        let best = |breakpoints: &[Breakpoint], targets: &Targets| {
            ways(breakpoints, targets, &|breakpoint| self.cut_cost(breakpoint), false)
        };
        self.through_passes(setting, &best)
    }

    /// Each line as long as it can be, squeezed if need be.
    pub fn first_fit(&self, setting: &Setting) -> Breaking {
        let first = |breakpoints: &[Breakpoint], targets: &Targets| {
            let way = first_fit::way(breakpoints, targets, &|breakpoint| self.cut_cost(breakpoint));
            Ways { found: way.into_iter().collect(), judged: breakpoints.len() as u64 }
        };
        self.through_passes(setting, &first)
    }

    /// How many lines it may take, and the lines for one less and one more than the best.
    pub fn variants(&self, setting: &Setting) -> Variants {
        let targets = self.targets(setting, false, false);
        let Ways { found: ways, judged } =
            ways(&self.breakpoints, &targets, &|breakpoint| self.cut_cost(breakpoint), true);
        let mut best = match ways.iter().min_by_key(|way| way.cost) {
            Some(best) => self.breaking(&self.breakpoints, best, &targets),
            None => self.broken(setting),
        };
        best.judged += judged;
        let count = best.lines.len();
        // A line more or less is worth no line that does not fill its measure.
        let bearable: Vec<&Way> = ways.iter().filter(|way| way.cost < best.cost + LOOSE).collect();
        let with = |lines: usize| {
            let way = bearable.iter().find(|way| way.ends.len() == lines)?;
            Some(self.breaking(&self.breakpoints, way, &targets))
        };
        let fewest = bearable.first().map_or(count, |way| way.ends.len());
        let most = bearable.last().map_or(count, |way| way.ends.len());
        let (shorter, longer) = (with(count.wrapping_sub(1)), with(count + 1));
        Variants { min: fewest, max: most, best, shorter, longer }
    }

    /// Tries from the strictest rules to those that always give lines: lines that fill their measure or stay a
    /// little short, lines as short as need be, cuts inside words and rows of marks (CLREQ, Prohibition
    /// Rules, note: a row of marks may be divided rather than the line overfilled), cuts that the rules
    /// forbid, and last cuts inside numbers and addresses, but only of those that are longer than the line.
    fn through_passes(&self, setting: &Setting, find: &dyn Fn(&[Breakpoint], &Targets) -> Ways) -> Breaking {
        let mut judged = 0;
        for any_length in [false, true] {
            let targets = self.targets(setting, any_length, false);
            let ways = find(&self.breakpoints, &targets);
            judged += ways.judged;
            if let Some(way) = ways.found.first() {
                return Breaking { judged, ..self.breaking(&self.breakpoints, way, &targets) };
            }
        }
        let all = self.breakpoints(true);
        for worst in [Violation::WordCut, Violation::MarksCut, Violation::ForbiddenCut, Violation::TokenCut] {
            let last = worst == Violation::TokenCut;
            let targets = self.targets(setting, true, last);
            let may_end = |breakpoint: &Breakpoint| match self.cut(breakpoint) {
                Some(Violation::TokenCut) => last && self.is_longer_than_line(breakpoint, &all, &targets),
                cut => cut.is_none_or(|cut| cut <= worst),
            };
            let mut breakpoints = all.clone();
            breakpoints.retain(|breakpoint| breakpoint.cluster == 0 || may_end(breakpoint));
            let ways = find(&breakpoints, &targets);
            judged += ways.judged;
            if let Some(way) = ways.found.first() {
                return Breaking { judged, ..self.breaking(&breakpoints, way, &targets) };
            }
        }
        Breaking { lines: Vec::new(), cost: 0, judged }
    }

    /// The clusters around a place that no line should part.
    fn whole_around(&self, cluster: usize) -> Option<&Range<usize>> {
        let at = self.whole.partition_point(|whole| whole.end <= cluster);
        self.whole.get(at).filter(|whole| whole.start < cluster)
    }

    /// Whether the number around a place does not fit in a line, however squeezed; the first of a
    /// text has the first line only. `all` has a breakpoint before each cluster that is no blank.
    fn is_longer_than_line(&self, breakpoint: &Breakpoint, all: &[Breakpoint], targets: &Targets) -> bool {
        let Some(whole) = self.whole_around(breakpoint.cluster as usize) else { return false };
        let at = |cluster: usize| all.partition_point(|breakpoint| (breakpoint.cluster as usize) < cluster);
        let (Some(from), Some(to)) = (all.get(at(whole.start)), all.get(at(whole.end))) else { return false };
        let is_first = self.breakpoints.get(1).is_none_or(|next| next.cluster as usize > whole.start);
        let target = targets.at(if is_first { 0 } else { 1 });
        to.natural_from(from) - to.all_gives_from(from) > target.measure
    }

    fn targets(&self, setting: &Setting, any_length: bool, overfull: bool) -> Targets {
        let others = Target {
            measure: setting.measure.millipoints(),
            em: self.em().millipoints(),
            justified: setting.align == Align::Justify,
            any_length,
            overfull,
        };
        let first = Target { measure: (setting.measure - setting.indent).millipoints(), ..others };
        Targets { first, others }
    }

    /// The rule that a line end at this breakpoint breaks, if any.
    fn cut(&self, breakpoint: &Breakpoint) -> Option<Violation> {
        let (at, clusters) = (breakpoint.cluster as usize, &self.shaped.clusters);
        if breakpoint.kind != Break::Never || at == 0 || at == clusters.len() {
            return None;
        }
        if self.whole_around(at).is_some() {
            return Some(Violation::TokenCut);
        }
        let (before, after) = (clusters[at - 1].class, clusters[at].class);
        let of_word = |class: Class| class.is_western() || class == Class::Other;
        let mark = |i: usize| clusters.get(i).is_some_and(|cluster| cluster.class.is_mark());
        let row = (at.saturating_sub(2)..=at).filter(|&from| (from..from + 3).all(mark)).count();
        Some(match (of_word(before) && of_word(after), row) {
            (true, _) => Violation::WordCut,
            (_, 1..) => Violation::MarksCut,
            _ => Violation::ForbiddenCut,
        })
    }

    fn cut_cost(&self, breakpoint: &Breakpoint) -> u64 {
        self.cut(breakpoint).map_or(0, Violation::cost)
    }

    /// The lines of a way.
    fn breaking(&self, breakpoints: &[Breakpoint], way: &Way, targets: &Targets) -> Breaking {
        let mut start = 0;
        let mut lines = Vec::with_capacity(way.ends.len());
        for &end in &way.ends {
            let (from, to) = (&breakpoints[start], &breakpoints[end as usize]);
            let target = Target { any_length: true, ..*targets.at(start) };
            let stretched = match judge(from, to, &target) {
                Outcome::Fits(fit) => fit.violation,
                Outcome::TooLong | Outcome::FarTooLoose => None,
            };
            lines.push(BrokenLine {
                clusters: from.cluster as usize..to.cluster as usize,
                printed: (to.printed as usize).max(from.cluster as usize),
                hyphenated: matches!(to.kind, Break::Hyphen(_)),
                ends_text: to.kind == Break::Must,
                violation: self.cut(to).max(stretched),
            });
            start = end as usize;
        }
        Breaking { lines, cost: way.cost, judged: 0 }
    }
}

/// Notes after each cluster what may happen there.
fn mark_breaks(shaped: &mut Shaped, characters: &[Character], allowed: &[Break], styled: &StyledText) {
    let mut next = 0;
    for i in 0..shaped.clusters.len() {
        let end = shaped.bytes(i..i + 1).end;
        while characters.get(next).is_some_and(|character| (character.at as usize) < end) {
            next += 1;
        }
        let forced = i + 1 == shaped.clusters.len() || styled.forced_breaks.binary_search(&end).is_ok();
        let by_rule = next.checked_sub(1).map_or(Break::Never, |last| allowed[last]);
        shaped.clusters[i].after = if forced { Break::Must } else { by_rule };
    }
}

/// The clusters of numbers and parts of addresses, of names, and of marks, low and high text with what they
/// belong to, where no line may end inside them.
fn whole_clusters(
    shaped: &mut Shaped,
    characters: &[Character],
    ends: &LineEnds,
    styled: &StyledText,
) -> Vec<Range<usize>> {
    let byte = |character: usize| characters.get(character).map_or(styled.text.len(), |c| c.at as usize);
    let of_bytes = |shaped: &Shaped, bytes: Range<usize>| {
        let at = |byte: usize| shaped.clusters.partition_point(|cluster| (cluster.start as usize) < byte);
        at(bytes.start)..at(bytes.end)
    };
    let tokens = ends.whole.iter().map(|token| of_bytes(shaped, byte(token.start)..byte(token.end)));
    let mut found: Vec<Range<usize>> = tokens.filter(|token| token.len() > 1).collect();
    for mark in styled.marks.iter().cloned().chain(styled.shifted()) {
        let mark = of_bytes(shaped, mark);
        let before = shaped.clusters[..mark.start].iter().rposition(|cluster| !cluster.class.is_blank());
        let Some(base) = before.filter(|_| !mark.is_empty()) else { continue };
        for cluster in &mut shaped.clusters[base..mark.end - 1] {
            if cluster.after != Break::Must {
                cluster.after = Break::Never;
            }
        }
        found.push(base..mark.end);
    }
    for word in &styled.whole {
        let word = of_bytes(shaped, word.clone());
        for cluster in &mut shaped.clusters[word.start..word.end.max(word.start + 1) - 1] {
            if cluster.after != Break::Must {
                cluster.after = Break::Never;
            }
        }
        found.extend((word.len() > 1).then_some(word));
    }
    joined(found)
}

/// Ranges in order, those that overlap as one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut found: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match found.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => found.push(range),
        }
    }
    found
}

/// The hyphen of each run.
fn hyphens(shaped: &Shaped, fonts: &FontLibrary) -> Vec<Option<Hyphen>> {
    let hyphen = |run: &crate::text::shape::Run| {
        let (face, style) = (fonts.face(run.face), &shaped.styles[usize::from(run.style)]);
        let alone = StyledText::plain("-", TextStyle { chain: [run.face].into(), ..style.clone() });
        let direction = crate::text::class::Direction::Horizontal;
        let hyphen = shape(&alone, &characters("-", style.locale.region), direction, fonts);
        let glyph = hyphen.glyphs.first().filter(|glyph| glyph.id != 0)?;
        let width = glyph.advance;
        let across = match run.orientation {
            Orientation::Rotated => turned_baseline(face, style.line_size()),
            Orientation::Upright | Orientation::Combined => Length::ZERO,
        };
        Some(Hyphen { glyph: glyph.id, width, across })
    };
    if shaped.clusters.iter().any(|cluster| matches!(cluster.after, Break::Hyphen(_))) {
        shaped.runs.iter().map(hyphen).collect()
    } else {
        vec![None; shaped.runs.len()]
    }
}

#[cfg(test)]
mod tests;
