//! Runs of one style, face, script and orientation.

use std::ops::Range;

use harfrust::{Script, script};

use super::class::{Class, Direction};
use super::context::{Character, is_curly, joins_the_one_before};
use super::fonts::PlainGlyph;
use super::vertical::{Orientation, needs_form, orientations, stand_in};
use super::{FaceId, FontLibrary, StyledText, TextStyle};
use crate::unicode::no_ink::{InkRule, NoInk, has_ink, is_blank};

/// What stands for a character that no face has: 〓, as Chinese and Japanese printers put it, or
/// what is nearest to it.
const REPLACEMENTS: [char; 3] = ['\u{3013}', '\u{25A1}', '?'];

/// Characters that are shaped together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShapingItem {
    /// Numbers of the characters.
    pub(super) characters: Range<usize>,
    /// Number of the style.
    pub(super) style: usize,
    /// What they have in common.
    pub(super) kind: ItemKind,
}

/// What the characters of an item have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ItemKind {
    /// The face.
    pub(super) face: FaceId,
    /// The script.
    pub(super) script: Script,
    /// How the characters stand.
    pub(super) orientation: Orientation,
    /// Whether each character is one glyph, whatever stands beside it.
    pub(super) plain: bool,
    /// What is shown for a character that no face has.
    pub(super) replacement: Option<char>,
}

/// Cuts a text into runs.
pub(super) fn itemize(
    styled: &StyledText,
    characters: &[Character],
    direction: Direction,
    fonts: &FontLibrary,
) -> Vec<ShapingItem> {
    let orientations = match direction {
        Direction::Horizontal => Vec::new(),
        Direction::Vertical => {
            let shifted: Vec<_> = styled.shifted().collect();
            orientations(characters, &boundaries(styled), &shifted)
        }
    };
    let mut items = Vec::new();
    let mut kinds = Vec::new();
    let mut from = 0;
    for (style, (range, look)) in styled.runs.iter().enumerate() {
        let to = characters[from..].partition_point(|c| (c.at as usize) < range.end) + from;
        let run = &characters[from..to];
        kinds.clear();
        for (i, &character) in run.iter().enumerate() {
            let marks = joined_to(&run[i + 1..]);
            let mut kind = kind(character, marks, kinds.last().copied(), look, fonts);
            if let Some(&orientation) = orientations.get(from + i) {
                stand(&mut kind, character, orientation, look, fonts);
            }
            kinds.push(kind);
        }
        widen_shaped(&mut kinds);
        group(&kinds, from, style, &mut items);
        from = to;
    }
    items
}

/// The characters that join the one before them.
fn joined_to(rest: &[Character]) -> &[Character] {
    let marks = rest.iter().take_while(|c| joins_the_one_before(c.char)).take(MOST_MARKS).count();
    &rest[..marks]
}

/// Marks of one character that its face is chosen for; UAX #15 allows thirty in running text.
const MOST_MARKS: usize = 30;

/// Face, script and manner of one character with its marks, which may go on as the one before it
/// does.
fn kind(
    character: Character,
    marks: &[Character],
    before: Option<ItemKind>,
    style: &TextStyle,
    fonts: &FontLibrary,
) -> ItemKind {
    let script = script_of(character, before);
    let region = style.locale.region;
    let has = |face: FaceId| fonts.face(face).plain(character.char, region) != PlainGlyph::Missing;
    let joined = before.filter(|before| match NoInk::of(character.char) {
        Some(no_ink) => no_ink.rule != InkRule::Blank,
        None => joins_the_one_before(character.char) && has(before.face),
    });
    let found = match joined {
        Some(before) => Chosen { face: before.face, plain: false, replacement: None },
        None => choose(character, marks, style, fonts),
    };
    let Chosen { face, plain, replacement } = found;
    let script = if replacement.is_some() { script::HAN } else { script };
    let plain = plain && script == script::HAN;
    ItemKind { face, script, orientation: Orientation::Upright, plain, replacement }
}

/// Places at which a text may not be set as one piece: ends of lines that the author wants, other
/// styles, bases of readings.
fn boundaries(styled: &StyledText) -> Vec<usize> {
    let styles = styled.runs.iter().map(|(range, _)| range.start);
    let readings = styled.readings.iter().flat_map(|reading| [reading.base.start, reading.base.end]);
    styled.forced_breaks.iter().copied().chain(styles).chain(readings).collect()
}

/// How a character stands in a face: turned if the face has no form of it for vertical lines
/// (UAX #50, Tr). Digits and letters in one em are shaped in one run.
fn stand(
    kind: &mut ItemKind,
    character: Character,
    wanted: Orientation,
    style: &TextStyle,
    fonts: &FontLibrary,
) {
    (kind.orientation, kind.plain) = (wanted, false);
    if kind.replacement.is_some() {
        kind.orientation = Orientation::Upright;
        return;
    }
    let region = style.locale.region;
    let has_form = || fonts.face(kind.face).has_vertical_form(stand_in(character.char, region), region);
    if wanted == Orientation::Upright && needs_form(character) && !has_form() {
        kind.orientation = Orientation::Rotated;
    }
    if wanted == Orientation::Combined {
        kind.script = script::LATIN;
    }
}

/// The face of a character.
struct Chosen {
    face: FaceId,
    /// Whether it is one glyph, whatever stands beside it.
    plain: bool,
    /// What is shown in its place, where no face has it.
    replacement: Option<char>,
}

/// The first face of the chain that has the character and its marks, else the first that has the
/// character. Marks that Chinese and Western writing share come from a Chinese face in Chinese
/// surroundings (CLREQ, Mixed Text Composition).
fn choose(character: Character, marks: &[Character], style: &TextStyle, fonts: &FontLibrary) -> Chosen {
    let region = style.locale.region;
    let chinese = is_shared(character.char) && !matches!(character.class, Class::Other | Class::Latin);
    let mut first = None;
    for &id in style.chain.iter() {
        let face = fonts.face(id);
        let glyph = face.plain(character.char, region);
        if glyph == PlainGlyph::Missing || chinese && !face.is_cjk() {
            continue;
        }
        // A Western quotation mark may have to be trimmed.
        let trimmed = is_curly(character.char) && character.class == Class::Other;
        let plain = matches!(glyph, PlainGlyph::Glyph { .. }) && !trimmed;
        let chosen = Chosen { face: id, plain, replacement: None };
        let has =
            |mark: &Character| !has_ink(mark.char) || face.plain(mark.char, region) != PlainGlyph::Missing;
        if marks.iter().all(has) {
            return chosen;
        }
        first.get_or_insert(chosen);
    }
    first.unwrap_or_else(|| replaced(character.char, style, fonts))
}

/// What stands for a character that no face has: a blank for a blank, else a mark. What has no ink
/// needs no glyph.
fn replaced(c: char, style: &TextStyle, fonts: &FontLibrary) -> Chosen {
    let shown: &[char] = match c {
        _ if is_blank(c) => &[' '],
        _ if has_ink(c) => &REPLACEMENTS,
        _ => &[],
    };
    let found = shown.iter().find_map(|&shown| {
        let has = |id: &&FaceId| fonts.face(**id).plain(shown, style.locale.region) != PlainGlyph::Missing;
        Some((*style.chain.iter().find(has)?, shown))
    });
    let (face, replacement) = found.map_or((style.chain[0], None), |(face, shown)| (face, Some(shown)));
    Chosen { face, plain: false, replacement }
}

/// Marks that both writings use, each with its own width.
fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '—' | '–' | '…' | '·' | '′' | '″' | '°' | '×')
}

/// Han characters and Chinese marks are shaped as Han, letters in their script; what all scripts
/// share goes with the character before it (UAX #24, Common and Inherited).
fn script_of(character: Character, before: Option<ItemKind>) -> Script {
    let goes_on = before.map_or(script::HAN, |kind| kind.script);
    match character.class {
        Class::Latin if is_latin(character.char) => script::LATIN,
        Class::Latin => script::UNKNOWN,
        Class::Number | Class::Space | Class::Other | Class::Prefix | Class::Postfix => goes_on,
        _ if joins_the_one_before(character.char) => goes_on,
        _ => script::HAN,
    }
}

/// Letters of the Latin blocks.
fn is_latin(c: char) -> bool {
    matches!(u32::from(c), 0x41..=0x24F | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF)
}

/// A plain character beside one that is shaped may be its context and is shaped with it.
fn widen_shaped(kinds: &mut [ItemKind]) {
    let alike = |a: ItemKind, b: ItemKind| a.face == b.face && a.script == b.script;
    let mut shaped_before = false;
    for i in 0..kinds.len() {
        let this = kinds[i];
        let after = kinds.get(i + 1).is_some_and(|&next| !next.plain && alike(this, next));
        let before = shaped_before && alike(kinds[i - 1], this);
        shaped_before = !this.plain;
        kinds[i].plain &= !before && !after;
    }
}

/// Joins neighbours of one kind.
fn group(kinds: &[ItemKind], from: usize, style: usize, items: &mut Vec<ShapingItem>) {
    let mut start = 0;
    for end in 1..=kinds.len() {
        if end == kinds.len() || kinds[end - 1] != kinds[end] {
            items.push(ShapingItem { characters: from + start..from + end, style, kind: kinds[start] });
            start = end;
        }
    }
}
