//! What a character is to Chinese typesetting (CLREQ, Categories and Usage of Punctuation Marks).
//!
//! The recipe: `classes.tsv` lists the characters whose class no property of Unicode tells, with
//! the division of their bodies; the test `classes` joins it with the properties of all other code
//! points and writes `table.rs`; the functions here look things up in that, in two steps and
//! without a search.

mod table;

use super::locale::Region;

/// The class of a character, or of a cluster by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Opening bracket or quotation mark: 「 （ “.
    Open,
    /// Closing bracket or quotation mark: 」 ） ”.
    Close,
    /// Full stop 。 ．.
    Stop,
    /// Comma ， and 、.
    Comma,
    /// Colon ： and semicolon ；.
    Colon,
    /// Exclamation and question mark: ！ ？ ‼.
    Exclamation,
    /// Interpunct: · ・ ‧.
    Dot,
    /// Dash of two em: ⸺, each of a pair of U+2014, U+2015.
    Dash,
    /// Ellipsis: each of a pair of … or ⋯, or a single one.
    Ellipsis,
    /// Connector: – — alone, ～ 〜, hyphens.
    Connector,
    /// Solidus ／ /.
    Solidus,
    /// Mark that belongs beside a line and not in it: ＿ ﹏.
    Interlinear,
    /// Sign before a number: ￥ $ № # ±.
    Prefix,
    /// Sign after a number: % ℃ ° ㎡.
    Postfix,
    /// Han character, kana, other letter of East Asian width, full-width letter or digit: one em,
    /// no blank of its own.
    Ideograph,
    /// Symbol that is set like an ideograph: ① ● ▲ ※.
    Symbol,
    /// Letter of a script that is spaced by words.
    Latin,
    /// Digit of such a script.
    Number,
    /// Blank between words (U+0020, U+00A0 and the other space separators).
    Space,
    /// Full-width blank (U+3000).
    IdeographicSpace,
    /// A line end that the author wants.
    LineBreak,
    /// Anything else.
    Other,
}

/// Along which axis characters follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// From left to right.
    #[default]
    Horizontal,
    /// From top to bottom.
    Vertical,
}

/// How the full-width body of a mark is divided along the line, in quarters of an em.
///
/// The three sum up to the room the standards give the mark: four, or two for a mark of half an em.
/// They apply to a glyph that is one em wide; another has the room its font gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// Blank before the ink.
    pub lead: u8,
    /// Ink, and all of the room that must stay. A mark whose blanks may not give way has no lead
    /// and trail: 4 is a whole em, 2 the middle half of the glyph.
    pub core: u8,
    /// Blank after the ink.
    pub trail: u8,
    /// Whether the blanks may give way (CLREQ, Punctuation Adjustment Space).
    pub adjustable: bool,
}

/// How a character stands in a vertical line (UAX #50, Vertical_Orientation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerticalOrientation {
    /// Upright.
    Upright,
    /// Rotated clockwise by a quarter.
    Rotated,
    /// By a glyph of its own; upright where the font has none.
    TransformedUpright,
    /// By a glyph of its own; turned where the font has none.
    TransformedRotated,
}

/// How a character stands in a vertical line, as UAX #50 says; but ： and ； stand upright, which it
/// turns after Japanese habit where the font has no glyph for them: pause and stop marks are never
/// turned in Chinese (CLREQ, Table of Pause or Stop Punctuation Marks). The glyph for vertical
/// lines of a Japanese font goes before that, since it is chosen for upright characters too.
pub fn vertical_orientation(c: char) -> VerticalOrientation {
    Row::of(c).orientation
}

/// The entry of a code point in the table.
struct Row {
    class: Class,
    orientation: VerticalOrientation,
    /// Index into [`table::DIVISIONS`].
    division: u8,
}

/// Divisions of a body, by the group of regions (see [`Class::body`]) and the direction.
type Division = [[Option<Body>; 2]; 3];

/// A body whose blanks may give way.
const fn giving(lead: u8, core: u8, trail: u8) -> Option<Body> {
    Some(Body { lead, core, trail, adjustable: true })
}

/// A body that keeps its width.
const fn fixed(core: u8) -> Option<Body> {
    Some(Body { lead: 0, core, trail: 0, adjustable: false })
}

impl Row {
    fn of(c: char) -> &'static Self {
        let code = c as usize;
        let block = usize::from(table::BLOCK_OF[code / table::BLOCK]);
        &table::ROWS[usize::from(table::BLOCKS[block][code % table::BLOCK])]
    }
}

impl Class {
    /// The class of a character by itself, which is the same in every region.
    ///
    /// Quotation marks are taken for Chinese ones, a dash for a connector, kana for ideographs also
    /// in Chinese text (CSS Text 4): [`super::context`] decides by the neighbours, [`Class::body`]
    /// by the region.
    pub fn of(c: char) -> Self {
        Row::of(c).class
    }

    /// How the body of a mark is divided where its glyph is one em wide; nothing for what is no
    /// full-width mark, for a glyph that is narrower or wider by design (｢, ⸺, ASCII), and for a
    /// character that its context took out of its class.
    ///
    /// Marks that keep one em, as ！ in Taiwan and in vertical lines, are all ink (0, 4, 0), so that
    /// no sum of blanks counts theirs; marks of half an em are (0, 2, 0). Connectors, single dashes
    /// and ellipses have such bodies too. Text of other languages is set as in mainland China, Hong
    /// Kong as Taiwan (CLREQ, Punctuation Adjustment Space; JLREQ, Positioning of Punctuation
    /// Marks).
    pub fn body(self, c: char, region: Region, direction: Direction) -> Option<Body> {
        let row = Row::of(c);
        let paired = self == Self::Dash && row.class == Self::Connector;
        if row.class != self && !paired {
            return None;
        }
        let group = match region {
            Region::Mainland | Region::Western => 0,
            Region::Taiwan | Region::HongKong => 1,
            Region::Japan => 2,
        };
        let along = match direction {
            Direction::Horizontal => 0,
            Direction::Vertical => 1,
        };
        table::DIVISIONS[usize::from(row.division)][group][along]
    }

    /// Whether it is a full-width mark with blanks of its own.
    pub fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Close | Self::Stop | Self::Comma | Self::Colon | Self::Exclamation | Self::Dot
        )
    }

    /// Whether it is a letter or digit that is spaced from Chinese text.
    pub fn is_western(self) -> bool {
        matches!(self, Self::Latin | Self::Number)
    }

    /// Whether it is a blank that vanishes at the end of a line.
    pub fn is_blank(self) -> bool {
        matches!(self, Self::Space | Self::IdeographicSpace | Self::LineBreak)
    }
}
