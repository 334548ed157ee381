//! Copy broken at a measure: slots of whole rows, and how they could be fewer or more.

use std::sync::Arc;

use super::items::{TextManner, TextPlace};
use super::units::{BodyCopy, Matter, TextUnit, Unit};
use crate::geometry::{Length, Point};
use crate::layout::arrange::Cost;
use crate::layout::copyfit::figure::figure_strips;
use crate::layout::copyfit::strip::{SetLine, Strip};
use crate::model::Article;
use crate::text::{Breaking, BrokenLine, Setting, Violation};

/// The place of a strip in a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Number of its unit.
    pub unit: u32,
    /// Number of the line, or of the part, in its unit.
    pub line: u32,
    /// Height in rows.
    pub rows: u16,
    /// Whether it may not be the last of a leg.
    pub keeps_with_next: bool,
    /// Whether it is blank, and dropped at the head of a leg.
    pub blank: bool,
    /// Whether its unit can be cut before it, as a row of a table or a caption can; texts are cut when
    /// they become units.
    pub parts_unit: bool,
}

/// Slots in their order, with what filling legs needs to know of them: all of a text, or those
/// before a cut and the row of the jump line after them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    table: Arc<SlotTable>,
    /// How many of the table they are.
    count: usize,
    /// Whether a row for a jump line follows.
    jumps: bool,
}

/// The slots of a whole text.
#[derive(Debug, Default, PartialEq, Eq)]
struct SlotTable {
    list: Vec<Slot>,
    /// Rows above each slot, and of all at the end.
    above: Vec<u32>,
    /// For each number of slots the most that can stand in a leg that could take so many.
    ends: Vec<u32>,
    /// Blanks among the slots before each.
    blanks: Vec<u32>,
}

impl SlotTable {
    fn new(list: Vec<Slot>) -> Self {
        let (mut above, mut ends, mut blanks) = (vec![0], vec![0], vec![0]);
        let mut kept = 0;
        for (i, slot) in list.iter().enumerate() {
            above.push(above[i] + u32::from(slot.rows));
            blanks.push(blanks[i] + u32::from(slot.blank));
            // A single row under a subhead is as bad as none.
            let under_subhead = i > 0 && list[i - 1].keeps_with_next;
            let goes_on = list.get(i + 1).is_some_and(|next| next.unit == slot.unit);
            let bars = slot.keeps_with_next || slot.blank || under_subhead && goes_on;
            let last = i + 1 == list.len();
            // What is taller than a leg is cut anywhere rather than not at all; a picture, which no leg can
            // part, counts as one row of it.
            kept = if bars { kept + 1 } else { 0 };
            let bars = bars && !last && kept <= MOST_KEPT;
            ends.push(if bars { ends[i] } else { i as u32 + 1 });
        }
        Self { list, above, ends, blanks }
    }
}

impl Slots {
    /// Slots in this order.
    pub fn new(list: Vec<Slot>) -> Self {
        let count = list.len();
        Self { table: Arc::new(SlotTable::new(list)), count, jumps: false }
    }

    /// Number of slots.
    pub fn len(&self) -> usize {
        self.count + usize::from(self.jumps)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The slots, without that of a jump line.
    pub fn list(&self) -> &[Slot] {
        &self.table.list[..self.count]
    }

    /// A slot.
    pub fn get(&self, number: usize) -> Option<Slot> {
        let (keeps_with_next, blank, parts_unit) = (false, false, false);
        let jump = || Slot { unit: JUMP, line: 0, rows: 1, keeps_with_next, blank, parts_unit };
        let is_jump = self.jumps && number == self.count;
        self.list().get(number).copied().or_else(|| is_jump.then(jump))
    }

    /// Rows above a slot, or of all at the end.
    fn above(&self, number: usize) -> u32 {
        self.table.above.get(number.min(self.count)).copied().unwrap_or(0) + u32::from(number > self.count)
    }

    /// Rows of the slots from one to before another.
    pub fn rows(&self, from: usize, to: usize) -> u32 {
        self.above(to) - self.above(from)
    }

    /// Rows of all slots.
    pub fn all_rows(&self) -> u32 {
        self.above(self.len())
    }

    /// The first slot from here on that is not blank.
    pub(super) fn after_blanks(&self, from: usize) -> usize {
        from + self.list().iter().skip(from).take_while(|slot| slot.blank).count()
    }

    /// The slot after the last that stands in a leg of so many rows, from the first of the leg.
    pub(super) fn leg_end(&self, first: usize, rows: u16) -> usize {
        let limit = self.above(first) + u32::from(rows);
        let above = &self.table.above[..(self.count + 1).min(self.table.above.len())];
        let most = above.partition_point(|&above| above <= limit).saturating_sub(1);
        if self.jumps && most == self.count && self.above(self.len()) <= limit {
            return self.len();
        }
        (self.table.ends.get(most).map_or(0, |&end| end as usize)).max(first)
    }

    /// Blanks inside a leg that can be opened by a row.
    pub(super) fn openings(&self, first: usize, end: usize) -> u16 {
        let blanks = |number: usize| self.table.blanks.get(number.min(self.count)).copied().unwrap_or(0);
        (blanks(end) - blanks(first)).min(u32::from(u16::MAX)) as u16
    }

    /// Whether there is a blank among them, as over a subhead.
    pub fn has_blanks(&self) -> bool {
        self.openings(0, self.len()) > 0
    }

    /// The numbers of slots before which a text can be cut that goes on elsewhere, as far as those before
    /// them take so many rows at most: those that begin a unit, and `inside` units those before which
    /// they can be cut.
    pub fn cuts(&self, rows: u32, inside: bool) -> Vec<usize> {
        let (list, ends) = (self.list(), &self.table.ends);
        let may = |i: usize| list[i - 1].unit != list[i].unit || inside && list[i].parts_unit;
        let is_end = |i: &usize| may(*i) && ends[*i] as usize == *i;
        let near = |i: &usize| self.above(*i) <= rows;
        (1..list.len()).take_while(near).filter(is_end).collect()
    }

    /// The slots before a cut, and a row for the jump line after them.
    #[must_use]
    pub fn before(&self, cut: usize) -> Self {
        Self { table: self.table.clone(), count: cut, jumps: true }
    }
}

/// Most lines that are kept together in a leg.
const MOST_KEPT: u32 = 16;

/// The unit of the row that says where an article goes on.
pub const JUMP: u32 = u32::MAX;

/// Copy set a little tighter or looser than is best.
#[derive(Clone, Debug)]
pub struct Version {
    /// What it costs to have more rows than the best, or fewer.
    pub cost: Cost,
    /// For each unit the lines it takes: the best, one less or one more.
    set: Vec<Count>,
    /// The slots.
    pub slots: Slots,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    Best,
    Less,
    More,
}

/// What a row costs that is gained by looser lines, and one that is lost by tighter ones. Tuned by
/// eye on the two examples, after the price of a blank row; see docs/tuning.md.
const LOOSER: Cost = 150;
const TIGHTER: Cost = 250;

/// Most rows that an article is loosened by.
const MOST_LOOSENED: usize = 3;

/// Fewest characters of a last line that begins a leg: fewer look lost at its head.
const FEWEST_OF_LEG: usize = 4;

/// Em by which what is turned of a line of verse hangs.
const VERSE_HANGS: i32 = 2;

/// How exactly copy is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// As it is printed, and how it could be shorter or longer.
    Set,
    /// Only to count the rows it takes (casting off).
    CastOff,
}

/// A line that breaks a rule.
#[derive(Clone, Copy, Debug)]
pub struct ForcedLine<'a> {
    /// The rule.
    pub violation: Violation,
    /// What stands on it.
    pub text: &'a str,
    /// The article it belongs to.
    pub article: &'a Article,
    /// Where its paragraph stands in the article.
    pub place: TextPlace,
}

/// Copy at a measure.
#[derive(Clone, Debug)]
pub struct Galley<'a> {
    measure: Length,
    units: Vec<SetUnit>,
    /// The best first, then those with other numbers of rows.
    pub versions: Vec<Version>,
    copy: Arc<BodyCopy<'a>>,
}

#[derive(Clone, Debug)]
enum SetUnit {
    Lines { best: Breaking, less: Option<Breaking>, more: Option<Breaking> },
    Strips(Vec<Strip>),
}

impl<'a> Galley<'a> {
    /// Breaks copy at a measure.
    pub fn new(copy: &Arc<BodyCopy<'a>>, measure: Length, exactness: Exactness) -> Self {
        Self::with_units(copy, measure, exactness, Vec::new())
    }

    /// The galley at the same measure of what is left of its copy from a line of a unit on. Units that both
    /// have are not broken again.
    #[must_use]
    pub fn after(&self, (unit, line): (usize, usize), copy: &Arc<BodyCopy<'a>>) -> Self {
        let mut units = self.units[unit..].to_vec();
        if let Some(SetUnit::Strips(strips)) = units.first_mut() {
            strips.drain(..line.min(strips.len()));
        }
        Self::with_units(copy, self.measure, Exactness::Set, units)
    }

    fn with_units(
        copy: &Arc<BodyCopy<'a>>,
        measure: Length,
        exactness: Exactness,
        mut units: Vec<SetUnit>,
    ) -> Self {
        let known = units.len();
        let set = |unit: &Unit<'a>| Self::set(copy, unit, measure, exactness);
        units.extend(copy.units[known..].iter().map(set));
        let mut galley = Self { measure, units, versions: Vec::new(), copy: copy.clone() };
        galley.versions = galley.all_versions();
        galley
    }

    fn set(copy: &BodyCopy<'a>, unit: &Unit<'a>, measure: Length, exactness: Exactness) -> SetUnit {
        let (typesetter, paper) = (&copy.typesetter, copy.paper);
        match &unit.matter {
            Matter::Text(text) if text.manner.running && exactness == Exactness::Set => {
                let variants = text.paragraph.variants(&text.setting(measure));
                typesetter.judged(variants.best.judged);
                SetUnit::Lines { best: variants.best, less: variants.shorter, more: variants.longer }
            }
            Matter::Text(text) => {
                let best = text.paragraph.broken(&text.setting(measure));
                typesetter.judged(best.judged);
                SetUnit::Lines { best, less: None, more: None }
            }
            Matter::Table(table, number, rows) => {
                let strips = table.strips(typesetter, paper, *number, rows.clone(), measure);
                SetUnit::Strips(unit.rest_of(strips))
            }
            Matter::Opening(opening) => {
                SetUnit::Strips(unit.rest_of(opening.strips(typesetter, paper, measure)))
            }
            Matter::Terms(terms, first) => {
                SetUnit::Strips(unit.rest_of(terms.strips(typesetter, paper, *first, measure)))
            }
            Matter::Figure(figure) => {
                let notes = &unit.notes;
                let strips = figure_strips(typesetter, paper, copy.issue, figure, notes, measure);
                SetUnit::Strips(unit.rest_of(strips))
            }
            Matter::Blank => SetUnit::Strips(vec![Strip::blank()]),
        }
    }

    /// The copy.
    pub fn copy(&self) -> &BodyCopy<'a> {
        &self.copy
    }

    /// The lines of the best version that break rules.
    pub fn forced_lines(&self) -> Vec<ForcedLine<'_>> {
        let mut found = Vec::new();
        for (set, unit) in self.units.iter().zip(&self.copy.units) {
            let (SetUnit::Lines { best, .. }, Matter::Text(text)) = (set, &unit.matter) else { continue };
            let forced = best.lines.iter().filter_map(|line| Some((line.violation?, line)));
            found.extend(forced.map(|(violation, line)| ForcedLine {
                violation,
                text: text.paragraph.text_of(line),
                article: unit.article,
                place: unit.place,
            }));
        }
        found
    }

    /// The best version, then looser ones, then a tighter one.
    fn all_versions(&self) -> Vec<Version> {
        let best = vec![Count::Best; self.units.len()];
        let mut versions = vec![self.version(0, best.clone())];
        let mut looser = best.clone();
        let by_cost = self.by_cost(|more, _| more);
        for (i, &unit) in by_cost.iter().take(MOST_LOOSENED).enumerate() {
            looser[unit] = Count::More;
            let rows = i as i32 + 1;
            versions.push(self.version(LOOSER * rows, looser.clone()));
        }
        if let Some(&unit) = self.by_cost(|_, less| less).first() {
            let mut tighter = best;
            tighter[unit] = Count::Less;
            versions.push(self.version(TIGHTER, tighter));
        }
        versions
    }

    /// The units that can be loosened or tightened, the cheapest first.
    fn by_cost<'b>(
        &'b self,
        which: impl Fn(Option<&'b Breaking>, Option<&'b Breaking>) -> Option<&'b Breaking>,
    ) -> Vec<usize> {
        let harm = |(i, unit): (usize, &'b SetUnit)| {
            let SetUnit::Lines { best, less, more } = unit else { return None };
            let other = which(more.as_ref(), less.as_ref())?;
            let lines = other.lines.len().max(1) as u64;
            Some((other.cost.saturating_sub(best.cost) / lines, i))
        };
        let mut found: Vec<(u64, usize)> = self.units.iter().enumerate().filter_map(harm).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, unit)| unit).collect()
    }

    fn version(&self, cost: Cost, set: Vec<Count>) -> Version {
        let mut list = Vec::new();
        for (unit, (set_unit, count)) in self.units.iter().zip(&set).enumerate() {
            let unit_number = unit as u32;
            match set_unit {
                SetUnit::Lines { .. } => {
                    let keeps = match &self.copy.units[unit].matter {
                        Matter::Text(text) => text.manner.keeps,
                        _ => 0,
                    };
                    let breaking = set_unit.lines(*count);
                    let lines = breaking.map_or(0, |breaking| breaking.lines.len()) as u32;
                    let strays = breaking.is_some_and(|breaking| self.ends_with_stray(unit, breaking));
                    list.extend((0..lines).map(|line| Slot {
                        unit: unit_number,
                        line,
                        rows: 1,
                        keeps_with_next: lines - line <= keeps || strays && line + 2 == lines,
                        blank: false,
                        parts_unit: false,
                    }));
                }
                SetUnit::Strips(strips) => {
                    list.extend(strips.iter().enumerate().map(|(line, strip)| Slot {
                        unit: unit_number,
                        line: line as u32,
                        rows: strip.rows,
                        keeps_with_next: strip.keeps_with_next,
                        blank: strip.blank,
                        parts_unit: true,
                    }));
                }
            }
        }
        self.copy.typesetter.attempted(list.len());
        Version { cost, set, slots: Slots::new(list) }
    }

    /// Whether the last line of a paragraph may not begin a leg, because too few characters stand in it.
    fn ends_with_stray(&self, unit: usize, breaking: &Breaking) -> bool {
        let Matter::Text(text) = &self.copy.units[unit].matter else { return false };
        let is_short = |last: &BrokenLine| {
            text.paragraph.text_of(last).trim_end().chars().nth(FEWEST_OF_LEG - 1).is_none()
        };
        text.manner.running && breaking.lines.last().is_some_and(is_short)
    }

    /// The strips of some slots of a version, in their order. The row of a jump line is not
    /// among them.
    pub fn strips(&self, version: &Version, slots: &[Slot]) -> Vec<Strip> {
        let mut strips = Vec::with_capacity(slots.len());
        let mut rest = slots;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|slot| slot.unit == first.unit).count();
            let (of_unit, others) = rest.split_at(count);
            rest = others;
            if first.unit == JUMP {
                continue;
            }
            let unit = first.unit as usize;
            match (&self.units[unit], &self.copy.units[unit].matter) {
                (SetUnit::Strips(all), _) => {
                    strips.extend(of_unit.iter().filter_map(|slot| all.get(slot.line as usize)).cloned());
                }
                (set, Matter::Text(text)) => {
                    let lines = set.lines(version.set[unit]).map(|lines| self.line_strips(text, lines));
                    let lines = lines.unwrap_or_default();
                    strips.extend(of_unit.iter().filter_map(|slot| lines.get(slot.line as usize)).cloned());
                }
                _ => {}
            }
        }
        strips
    }

    /// The lines of a unit of text as strips.
    fn line_strips(&self, text: &TextUnit, breaking: &Breaking) -> Vec<Strip> {
        let setting = text.setting(self.measure);
        let TextManner { size, role, .. } = text.manner;
        let left = text.inset(self.measure) + text.hang(self.measure);
        let corner = Point::new(left, (self.copy.paper.body - size) / 2);
        let lines = text.paragraph.set(breaking, &setting);
        let count = lines.len() as u32;
        let strip = |(line, number): (&crate::text::Line, u32)| Strip {
            rows: 1,
            tag: text.manner.tag.clone(),
            frames: self.copy.typesetter.line_at(line, corner, role, size),
            keeps_with_next: count - number <= text.manner.keeps,
            blank: false,
            line: Some(SetLine {
                text: text.paragraph.shaped.text[line.bytes.clone()].to_owned(),
                measure: setting.measure,
                adjustment: line.adjustment,
                violation: line.violation,
            }),
        };
        lines.iter().zip(0..).map(strip).collect()
    }
}

impl SetUnit {
    fn lines(&self, count: Count) -> Option<&Breaking> {
        match (self, count) {
            (Self::Lines { best, .. }, Count::Best) => Some(best),
            (Self::Lines { less, .. }, Count::Less) => less.as_ref(),
            (Self::Lines { more, .. }, Count::More) => more.as_ref(),
            (Self::Strips(_), _) => None,
        }
    }
}

impl TextUnit {
    /// How it is set at a measure.
    pub(super) fn setting(&self, measure: Length) -> Setting {
        let TextManner { indent, align, .. } = self.manner;
        let inset = self.inset(measure);
        let hang = self.hang(measure);
        Setting { measure: measure - inset - hang, indent: indent - hang, align }
    }

    /// Blank before its lines, but for what a line of verse hangs.
    fn inset(&self, measure: Length) -> Length {
        let TextManner { inset, verse, .. } = self.manner;
        inset + verse.map_or(Length::ZERO, |widest| ((measure - inset - widest) / 2).max(Length::ZERO))
    }

    /// What turned lines of verse stand further in; none where no line is turned.
    fn hang(&self, measure: Length) -> Length {
        let is_turned =
            self.manner.verse.is_some() && self.paragraph.natural_width() > measure - self.inset(measure);
        if is_turned { self.manner.size * VERSE_HANGS } else { Length::ZERO }
    }
}
