//! Blocks in the order of reading into units: the heads, texts and pictures of one article each.

use std::collections::BTreeMap;

use super::super::boxes::{BoxKind, BoxedPage, HeadRole};
use super::super::ocr::{begins_report, continues_from, is_numbered};
use super::area::Area;
use super::figures::PageFigure;
use super::measure::MeasuredPage;
use super::owners::Owned;

/// A heading of at least so many tenths of the body is a headline, whatever follows it.
const HEADLINE: i64 = 18;

/// A heading of at least so many tenths of the body is a headline where a report begins after it.
const SMALL_HEADLINE: i64 = 11;

/// A text of at least so many tenths of the body, in a line or two, is a heading that the program did not see.
const UNSEEN_HEADING: i64 = 20;

/// Most half characters of such a text.
const LONGEST_HEADING: usize = 80;

/// Tenths of the body that a quotation set large has at least, and its half characters at most.
const QUOTE: i64 = 12;
const LONGEST_QUOTE: usize = 160;

/// Most half characters of a part of the title of a standing column.
const COLUMN_TITLE: usize = 16;

/// Lines of a headline differ by so many hundredths at most.
const SAME_SIZE: i64 = 12;

/// Headings of one head are at most so many of their heights apart.
const STACKED: i64 = 2;

/// A part of the text of a unit, by the number of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitPart {
    Text(usize),
    Subhead(usize),
    Figure(usize),
}

/// What was guessed of a unit or a block of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Subhead,
    SmallHeadline,
    UnseenHeading,
    NoHead,
    Continued,
    PhotoStory,
    FigureNearby,
}

/// One article of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    pub(super) column: Vec<usize>,
    pub(super) kicker: Vec<usize>,
    pub(super) headline: Vec<usize>,
    pub(super) deck: Vec<usize>,
    pub(super) text: Vec<UnitPart>,
    /// The article that the file says it is.
    pub(super) part_of: Option<String>,
    /// Tenths of the body that its headline has.
    pub(super) size: i64,
    /// All of its places.
    pub(super) area: Option<Area>,
    /// What was guessed, and of which block.
    pub(super) guesses: Vec<(Guess, usize)>,
    /// Whether it is an advertisement.
    pub(super) is_advert: bool,
}

impl Unit {
    fn reach(&mut self, area: Option<Area>) {
        self.area = self.area.map_or(area, |own| Some(area.map_or(own, |area| own.with(area))));
    }

    /// Whether it has text, so that another opening cannot be its own.
    fn has_text(&self) -> bool {
        self.text.iter().any(|part| matches!(part, UnitPart::Text(_)))
    }
}

/// The units of blocks in the order of reading.
///
/// `owners` has for each block the head that owns it by its place, where that is known.
pub(super) fn units(
    page: &BoxedPage,
    measured: &MeasuredPage,
    order: &[usize],
    owners: &[Option<Owned>],
) -> Vec<Unit> {
    let headline = smallest_headline(measured);
    let (units, parts, open) = (Vec::new(), BTreeMap::new(), None);
    let mut making = Making { page, measured, headline, owners, open, units, parts };
    // Rules have done their part in the order.
    let order: Vec<usize> =
        order.iter().copied().filter(|&at| page.blocks[at].kind != BoxKind::Separator).collect();
    let mut rest = &order[..];
    while let Some(&first) = rest.first() {
        let heads = making.head_length(rest);
        let (head, after) = rest.split_at(heads.max(1));
        match heads {
            0 => making.text(first),
            _ => making.head(head, after.first().copied()),
        }
        rest = after;
    }
    making.units
}

/// Tenths of the body from which a heading is a headline. Where the smallest headings are as small as the body, they
/// are the subheads, and all larger ones are headlines.
pub(super) fn smallest_headline(measured: &MeasuredPage) -> i64 {
    let titles = measured.pieces.iter().filter(|piece| piece.kind == BoxKind::Title && piece.size > 0);
    let smallest = titles.map(|piece| piece.size).min().unwrap_or_default();
    if 10 * smallest < SMALL_HEADLINE * measured.body { SMALL_HEADLINE } else { HEADLINE }
}

/// Whether a block is a heading, whatever the program called it.
pub(super) fn is_heading(page: &BoxedPage, measured: &MeasuredPage, at: usize) -> bool {
    let (block, piece) = (&page.blocks[at], &measured.pieces[at]);
    match (block.role, block.kind) {
        (Some(role), _) => role != HeadRole::Byline,
        (None, BoxKind::Title) => true,
        (None, BoxKind::Text) => {
            let short = piece.halves <= LONGEST_HEADING;
            let ends = block.text.trim_end().ends_with(['。', '，', '；']);
            let large = 10 * piece.size >= UNSEEN_HEADING * measured.body;
            short && !ends && large && continues_from(&block.text).is_none()
        }
        _ => false,
    }
}

/// Whether a text is a quotation set large, to which the article around it belongs and not the other way round.
pub(super) fn is_quote(measured: &MeasuredPage, at: usize) -> bool {
    let piece = &measured.pieces[at];
    piece.kind == BoxKind::Text && piece.halves <= LONGEST_QUOTE && 10 * piece.size >= QUOTE * measured.body
}

struct Making<'a> {
    page: &'a BoxedPage,
    measured: &'a MeasuredPage,
    /// Tenths of the body from which a heading is a headline.
    headline: i64,
    /// The head that owns each block.
    owners: &'a [Option<Owned>],
    /// The head of the article that was opened last, where places told it.
    open: Option<usize>,
    units: Vec<Unit>,
    /// The units of articles that the file knows.
    parts: BTreeMap<String, usize>,
}

impl Making<'_> {
    fn tenths(&self, at: usize) -> i64 {
        10 * self.measured.pieces[at].size / self.measured.body
    }

    fn owner(&self, at: usize) -> Option<usize> {
        self.owners[at].map(|owned| owned.by)
    }

    /// How many headings at the beginning of some blocks are one head.
    fn head_length(&self, blocks: &[usize]) -> usize {
        let mut length = 0;
        for &at in blocks {
            let is_head = |at: usize| self.owners[at].is_none_or(|owned| owned.is_head);
            let joins =
                length == 0 || (is_head(blocks[0]) == is_head(at) && self.is_stacked(&blocks[..length], at));
            if !is_heading(self.page, self.measured, at) || !joins {
                break;
            }
            length += 1;
        }
        length
    }

    /// Whether a heading stands with those before it.
    fn is_stacked(&self, head: &[usize], at: usize) -> bool {
        let own = &self.measured.pieces[at];
        let same_part = self.page.blocks[head[0]].part_of == self.page.blocks[at].part_of;
        let near = head.iter().any(|&other| {
            let other = &self.measured.pieces[other];
            let (Some(one), Some(two)) = (other.area, own.area) else { return true };
            let reach = STACKED * other.size.max(own.size);
            (one.across(two) > 0 && -one.down(two) <= reach)
                || (one.down(two) > 0 && -one.across(two) <= 2 * reach)
        });
        same_part && near && self.owner(head[0]) == self.owner(at)
    }

    /// A head: the beginning of an article, or subheads of the one that is open.
    fn head(&mut self, head: &[usize], next: Option<usize>) {
        let part_of = self.page.blocks[head[0]].part_of.clone();
        let roles = |role| head.iter().any(|&at| self.page.blocks[at].role == Some(role));
        let largest = head.iter().map(|&at| self.tenths(at)).max().unwrap_or_default();
        let unplaced = head.iter().all(|&at| self.measured.pieces[at].size == 0);
        let report = next.is_some_and(|at| self.begins_article(at));
        let open = self.units.last().filter(|unit| unit.part_of == part_of);
        let owner = self.owner(head[0]);
        let is_subhead = if roles(HeadRole::Subhead) && open.is_some() {
            true
        } else if owner.is_some() {
            owner == self.open
        } else if roles(HeadRole::Headline)
            || open.is_none()
            || (part_of.is_some() && !self.parts.contains_key(&part_of.clone().unwrap_or_default()))
        {
            false
        } else {
            let numbered = head.len() == 1 && is_numbered(&self.page.blocks[head[0]].text);
            let large = largest >= self.headline || unplaced;
            let small_own = report && largest >= SMALL_HEADLINE;
            let has_text = open.is_some_and(Unit::has_text);
            numbered || (!large && !small_own && (has_text || largest < SMALL_HEADLINE))
        };
        if is_subhead {
            for &at in head {
                self.add(at, UnitPart::Subhead(at));
                self.guess(Guess::Subhead, at);
            }
            return;
        }
        self.open(part_of);
        self.open = owner;
        self.one_head(head, largest);
        if largest < self.headline && !unplaced {
            self.guess(Guess::SmallHeadline, head[0]);
        }
        for &at in head.iter().filter(|&&at| self.page.blocks[at].kind == BoxKind::Text) {
            if self.page.blocks[at].role.is_none() {
                self.guess(Guess::UnseenHeading, at);
            }
        }
    }

    /// Gives the headings of a head their parts: the largest is the headline.
    fn one_head(&mut self, head: &[usize], largest: i64) {
        let pieces = &self.measured.pieces;
        let size = |at: usize| pieces[at].size;
        let main = head.iter().copied().enumerate().max_by_key(|&(i, at)| (size(at), usize::MAX - i));
        let Some((main, main_block)) = main else { return };
        let is_line = |at: usize| 100 * (size(main_block) - size(at)) <= SAME_SIZE * size(main_block);
        let roles: Vec<_> = head.iter().map(|&at| self.page.blocks[at].role).collect();
        let columns = self.columns(head, main);
        let mut unit = Unit { size: largest, ..Unit::default() };
        for (i, &at) in head.iter().enumerate() {
            let list = match roles[i] {
                Some(HeadRole::Column) => &mut unit.column,
                Some(HeadRole::Kicker) => &mut unit.kicker,
                Some(HeadRole::Deck) => &mut unit.deck,
                Some(_) => &mut unit.headline,
                None if i < columns => &mut unit.column,
                None if is_line(at) => &mut unit.headline,
                None if i < main => &mut unit.kicker,
                None => &mut unit.deck,
            };
            list.push(at);
        }
        if let Some(open) = self.units.last_mut() {
            let Unit { column, kicker, headline, deck, size, .. } = unit;
            (open.column, open.kicker, open.headline, open.deck, open.size) =
                (column, kicker, headline, deck, size);
            head.iter().for_each(|&at| open.reach(pieces[at].area));
        }
    }

    /// How many of the first headings are the title of a standing column: short ones over the headline, side by side
    /// or alone.
    fn columns(&self, head: &[usize], main: usize) -> usize {
        let pieces = &self.measured.pieces;
        let short = |at: usize| pieces[at].halves <= COLUMN_TITLE && pieces[at].halves > 0;
        let above: Vec<usize> = head[..main].iter().copied().take_while(|&at| short(at)).collect();
        let (Some(&first), Some(main)) = (above.first(), pieces[head[main]].area) else { return 0 };
        let Some(area) = pieces[first].area else { return 0 };
        let row =
            above.iter().take_while(|&&at| pieces[at].area.is_some_and(|other| other.down(area) > 0)).count();
        // A kicker is nearly as wide as its headline; what is half as wide and of a word or two is a title.
        let narrow =
            row > 1 || (2 * area.width() < main.width() && pieces[first].halves <= COLUMN_TITLE / 2 + 4);
        if narrow { row } else { 0 }
    }

    /// Whether an article begins with a block, by its words.
    fn begins_article(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        block.role == Some(HeadRole::Byline)
            || begins_report(&block.text)
            || continues_from(&block.text).is_some()
    }

    fn text(&mut self, at: usize) {
        let block = &self.page.blocks[at];
        let (part_of, kind) = (block.part_of.clone(), block.kind);
        if kind == BoxKind::Separator {
            return;
        }
        if kind == BoxKind::Advert {
            self.open(part_of);
            self.add(at, UnitPart::Text(at));
            if let Some(unit) = self.units.last_mut() {
                unit.is_advert = true;
            }
            return;
        }
        let known = part_of.as_ref().and_then(|part| self.parts.get(part).copied());
        let open = self.units.last().filter(|unit| unit.part_of == part_of && !unit.is_advert);
        let continued = continues_from(&block.text).is_some() && part_of.is_none();
        match (known, open) {
            (Some(unit), _) if part_of.is_some() => {
                self.units[unit].text.push(UnitPart::Text(at));
                self.units[unit].reach(self.measured.pieces[at].area);
                return;
            }
            (_, Some(unit)) if !(continued && unit.has_text()) => {}
            (_, open) => {
                let guess = if continued && open.is_some() { Guess::Continued } else { Guess::NoHead };
                self.open(part_of);
                self.guess(guess, at);
            }
        }
        self.add(at, UnitPart::Text(at));
    }

    fn open(&mut self, part_of: Option<String>) {
        if let Some(part) = &part_of {
            self.parts.insert(part.clone(), self.units.len());
        }
        self.units.push(Unit { part_of, ..Unit::default() });
    }

    fn add(&mut self, at: usize, part: UnitPart) {
        if let Some(unit) = self.units.last_mut() {
            unit.text.push(part);
            unit.reach(self.measured.pieces[at].area);
        }
    }

    fn guess(&mut self, guess: Guess, at: usize) {
        if let Some(unit) = self.units.last_mut() {
            unit.guesses.push((guess, at));
        }
    }
}

/// Gives every picture to the unit around it; one that stands alone with words of its own is a photo story.
/// `figures` have numbers of their own in [`UnitPart::Figure`].
pub(super) fn add_figures(
    units: &mut Vec<Unit>,
    figures: &[PageFigure],
    page: &BoxedPage,
    measured: &MeasuredPage,
) {
    for (number, figure) in figures.iter().enumerate().filter(|(_, figure)| !figure.is_ornament) {
        let told = page.blocks[figure.image].part_of.as_ref();
        let at = match told {
            Some(part) => units.iter().position(|unit| unit.part_of.as_ref() == Some(part)),
            None => figure.area.and_then(|area| around(units, area)),
        };
        if let Some(at) = at {
            units[at].text.push(UnitPart::Figure(number));
            continue;
        }
        let has_words = figure.captions.iter().map(|&at| measured.pieces[at].halves).sum::<usize>() > 20;
        match figure.area.and_then(|area| nearest(units, area)).filter(|_| !has_words) {
            Some(at) => {
                units[at].text.push(UnitPart::Figure(number));
                units[at].guesses.push((Guess::FigureNearby, figure.image));
            }
            None => photo_story(units, number, figure, page, measured),
        }
    }
}

/// The unit whose places are around the middle of an area: the smallest such.
fn around(units: &[Unit], area: Area) -> Option<usize> {
    let size = |unit: &Unit| unit.area.map(|own| own.width() * own.height());
    let holds = |unit: &Unit| unit.area.is_some_and(|own| own.holds(area.middle()));
    let found = units.iter().enumerate().filter(|(_, unit)| holds(unit));
    found.min_by_key(|(at, unit)| (size(unit), *at)).map(|(at, _)| at)
}

fn nearest(units: &[Unit], area: Area) -> Option<usize> {
    let distance = |unit: &Unit| unit.area.map(|own| own.distance(area));
    let placed = units.iter().enumerate().filter_map(|(at, unit)| Some((distance(unit)?, at)));
    placed.min().map(|(_, at)| at)
}

/// A picture with its words as a unit, before the first unit that begins under it.
fn photo_story(
    units: &mut Vec<Unit>,
    number: usize,
    figure: &PageFigure,
    page: &BoxedPage,
    measured: &MeasuredPage,
) {
    let mut unit =
        Unit { area: figure.area, part_of: page.blocks[figure.image].part_of.clone(), ..Unit::default() };
    unit.text.push(UnitPart::Figure(number));
    if let Some(&title) = title_of(figure, page, measured) {
        unit.headline.push(title);
        unit.size = 10 * measured.pieces[title].size / measured.body;
    }
    unit.guesses.push((Guess::PhotoStory, figure.image));
    let is_under = |other: &Unit| match (other.area, figure.area) {
        (Some(other), Some(own)) => other.top >= own.top && other.across(own) > 0,
        _ => false,
    };
    let at = units.iter().position(is_under).unwrap_or(units.len());
    units.insert(at, unit);
}

/// The title of a photo story: the first of several captions, short and without a final mark.
fn title_of<'a>(figure: &'a PageFigure, page: &BoxedPage, measured: &MeasuredPage) -> Option<&'a usize> {
    let first = figure.captions.first().filter(|_| figure.captions.len() > 1)?;
    let text = page.blocks[*first].text.trim();
    let is_title = measured.pieces[*first].halves <= 50 && !text.ends_with(['。', '）', '，']);
    is_title.then_some(first)
}
