//! Classes of characters that do not belong to typesetting alone.
//!
//! [`no_ink`] has the characters that print nothing, and what becomes of each.

pub(crate) mod no_ink;

/// Ideographs of Han: the blocks of the property `Unified_Ideograph` (UAX #44), with the places in
/// them that Unicode keeps for more. A line may end between any two of them (UAX #14, class ID).
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFD}' | '\u{30000}'..='\u{3FFFD}')
}

/// Han characters and what is set like them (CSS Text 4, "ideographs"): ideographs, compatibility
/// ideographs, radicals, strokes, `〇 々 〆`. These are the script Han (UAX #24) and `〆`, without
/// the numerals of Suzhou.
pub(crate) fn is_han(c: char) -> bool {
    is_ideograph(c)
        || matches!(c,
            '\u{2E80}'..='\u{2FDF}' | '々'..='〇' | '\u{31C0}'..='\u{31EF}' | '\u{F900}'..='\u{FAFF}')
}

/// Letters and digits of alphabetic scripts: nothing from the East Asian blocks.
pub(crate) fn is_alphabetic_word(c: char) -> bool {
    c < '\u{2E80}' && c.is_alphanumeric()
}

/// Characters that never stand for text: C0 and C1 controls other than tab and line ends (which XML
/// 1.0 counts as white space), the line and paragraph separators, and Unicode's noncharacters.
pub(crate) fn is_control(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{2028}' | '\u{2029}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ => c.is_control() || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

/// Private-use characters: those of the basic plane and planes 15 and 16.
pub(crate) fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A character as messages name it: `U+4E00`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_xml_is_not_a_control_character() {
        for blank in ['\t', '\n', '\r', ' ', '\u{A0}', '\u{3000}'] {
            assert!(!is_control(blank), "{blank:?}");
        }
        for control in ['\0', '\u{1B}', '\u{7F}', '\u{85}', '\u{2028}', '\u{FFFE}', '\u{FDD0}', '\u{10FFFF}']
        {
            assert!(is_control(control), "{control:?}");
        }
    }

    #[test]
    fn classes_end_where_unicode_ends_them() {
        assert!(['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'].into_iter().all(is_private_use));
        assert!(!['\u{D7FF}', '\u{F900}', '\u{FFFFE}'].into_iter().any(is_private_use));
        assert!("一𠀀〇々㐀豈".chars().all(is_han));
        assert!(!"あア，。A１、“䷀〡".chars().any(is_han));
        assert!("一龥鿿㐀䶿𠀀𰀀".chars().all(is_ideograph));
        assert!(!"〇々〆⼀\u{F900}䷀".chars().any(is_ideograph));
    }
}
