//! What a character is to Chinese typesetting (CLREQ, Categories and Usage of Punctuation Marks).

/// The class of a character, with the blank of its full-width body on the mainland (GB) side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Opening bracket or quotation mark: the left half is blank.
    Open,
    /// Closing bracket or quotation mark: the right half is blank.
    Close,
    /// Full stop 。 ．: the right half is blank and is kept inside a line.
    Stop,
    /// Comma ， 、, colon ：, semicolon ；: the right half is blank.
    Pause,
    /// Exclamation and question mark: the right half is blank.
    Exclamation,
    /// Interpunct.
    Dot,
    /// Dash, ellipsis, connector.
    Connector,
    /// Solidus.
    Solidus,
    /// Han character or another one that fills its em and may be broken around.
    Han,
    /// Letter of a script that is spaced by words.
    Latin,
    /// Digit.
    Digit,
    /// Blank (U+0020, U+00A0).
    Space,
    /// Full-width blank (U+3000).
    IdeographicSpace,
    /// A line end that the author wants.
    LineBreak,
    /// Anything else.
    Other,
}

impl Class {
    /// The class of a character in Chinese text.
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
            '，' | '、' | '：' | '；' => Self::Pause,
            '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => Self::Exclamation,
            '·' | '・' | '‧' | '•' | '･' => Self::Dot,
            '—' | '⸺' | '…' | '⋯' | '–' | '～' | '〜' => Self::Connector,
            '／' => Self::Solidus,
            '0'..='9' => Self::Digit,
            _ if is_han(c) => Self::Han,
            _ if c.is_alphabetic() => Self::Latin,
            _ => Self::Other,
        }
    }

    /// Whether the left half of the full-width body is blank.
    pub fn has_blank_before(self) -> bool {
        self == Self::Open
    }

    /// Whether the right half of the full-width body is blank.
    pub fn has_blank_after(self) -> bool {
        matches!(self, Self::Close | Self::Stop | Self::Pause | Self::Exclamation)
    }

    /// Whether the character is written without blanks around it and is spaced from Chinese text.
    pub fn is_western(self) -> bool {
        matches!(self, Self::Latin | Self::Digit)
    }

    /// Whether it may not begin a line (CLREQ, Prohibition Rules, level GB).
    pub fn is_barred_from_start(self) -> bool {
        self.has_blank_after() || matches!(self, Self::Dot | Self::Solidus)
    }

    /// Whether it may not end a line (CLREQ, Prohibition Rules, level GB).
    pub fn is_barred_from_end(self) -> bool {
        matches!(self, Self::Open | Self::Solidus)
    }
}

/// Han characters, kana and the full-width forms that are set like them (CSS Text 4, "ideographs").
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30FA | 0x30FC..=0x30FF
        | 0x3105..=0x312F | 0x31A0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A | 0x20000..=0x3FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_the_classes_of_clreq() {
        for (marks, class) in [
            ("“‘（《〈「『【〔", Class::Open),
            ("”’）》〉」』】〕", Class::Close),
            ("。．", Class::Stop),
            ("，、：；", Class::Pause),
            ("！？", Class::Exclamation),
            ("中国〇々ぁア１Ａ", Class::Han),
            ("aZé", Class::Latin),
            ("09", Class::Digit),
        ] {
            for c in marks.chars() {
                assert_eq!(Class::of(c), class, "{c}");
            }
        }
    }
}
