//! What a character is to Chinese typesetting (CLREQ, Categories and Usage of Punctuation Marks).

use super::locale::Region;

/// The class of a character, or of a cluster by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Opening bracket or quotation mark.
    Open,
    /// Closing bracket or quotation mark.
    Close,
    /// Full stop 。 ．.
    Stop,
    /// Comma ， and 、.
    Comma,
    /// Colon ： and semicolon ；.
    Colon,
    /// Exclamation and question mark.
    Exclamation,
    /// Interpunct.
    Dot,
    /// Dash of two em: ⸺, or each of a pair of U+2014.
    Dash,
    /// Ellipsis.
    Ellipsis,
    /// Connector: – — alone, ～ 〜, hyphens.
    Connector,
    /// Solidus ／ /.
    Solidus,
    /// Mark that belongs beside a line and not in it: ＿ ﹏.
    Interlinear,
    /// Sign before a number: ￥ $ № #.
    Prefix,
    /// Sign after a number: % ℃ °.
    Postfix,
    /// Han character, kana, full-width letter or digit: one em, no blank of its own.
    Ideograph,
    /// Symbol that is set like an ideograph: ① ● ▲ ※.
    Symbol,
    /// Letter of a script that is spaced by words.
    Latin,
    /// Digit of such a script.
    Number,
    /// Blank (U+0020, U+00A0).
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// Blank before the ink.
    pub lead: u8,
    /// Ink.
    pub core: u8,
    /// Blank after the ink.
    pub trail: u8,
    /// Whether the blanks may give way (CLREQ, Punctuation Adjustment Space).
    pub adjustable: bool,
}

impl Class {
    /// The class of a character by itself. Quotation marks are taken for Chinese ones, a dash for
    /// a connector: [`super::context`] decides by the neighbours.
    pub fn of(c: char) -> Self {
        match c {
            '\n' => Self::LineBreak,
            ' ' | '\u{A0}' => Self::Space,
            '\u{3000}' => Self::IdeographicSpace,
            '‘' | '“' | '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '（' | '［' | '｛'
            | '｟' | '〝' => Self::Open,
            '’' | '”' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '）' | '］' | '｝'
            | '｠' | '〞' | '〟' => Self::Close,
            '。' | '．' => Self::Stop,
            '，' | '、' => Self::Comma,
            '：' | '；' => Self::Colon,
            '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => Self::Exclamation,
            '·' | '・' | '‧' | '•' | '･' => Self::Dot,
            '—' | '–' | '～' | '〜' => Self::Connector,
            '⸺' => Self::Dash,
            '…' | '⋯' => Self::Ellipsis,
            '／' => Self::Solidus,
            '0'..='9' => Self::Number,
            _ if is_ideograph(c) => Self::Ideograph,
            _ if c.is_alphabetic() => Self::Latin,
            _ => Self::Other,
        }
    }

    /// How the body of a mark of this class is divided; nothing for what is no full-width mark.
    pub fn body(self, _c: char, _region: Region, _direction: Direction) -> Option<Body> {
        match self {
            Self::Open => Some(Body { lead: 2, core: 2, trail: 0, adjustable: true }),
            Self::Close | Self::Stop | Self::Comma | Self::Colon | Self::Exclamation => {
                Some(Body { lead: 0, core: 2, trail: 2, adjustable: true })
            }
            _ => None,
        }
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

/// Han characters, kana and the full-width forms that are set like them (CSS Text 4, "ideographs").
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30FA | 0x30FC..=0x30FF
        | 0x3105..=0x312F | 0x31A0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A | 0x20000..=0x3FFFD)
}
