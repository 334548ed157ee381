//! Characters that do not belong in a text or show nothing in it, and text that is not in normal
//! form.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::TextFindings;
use crate::check::passages::{Passage, PassageRole};
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::unicode::no_ink::{InkRule, NoInk};
use crate::unicode::{code_point, is_control, is_private_use};

/// Reports A201 control characters, A202 private-use characters, A206 U+FFFD, A108 and A109
/// characters of no ink, and A205 text that is not in normalisation form C.
pub(super) fn check<'a>(passage: &Passage<'a>, report: &mut TextFindings<'_, 'a>) {
    let is_name = passage.role == PassageRole::Address;
    for (at, c) in passage.text.char_indices() {
        let Some(fault) = fault_of(&passage.text, at, c, is_name) else { continue };
        let range = at..at + c.len_utf8();
        if let Some(diagnostic) = report.add(passage, range, fault.code, || fault.message(c)) {
            diagnostic.help.push(Sentence::new(fault.help));
            diagnostic.data.insert("character".into(), code_point(c).into());
        }
    }
    for range in not_composed(&passage.text) {
        let message = || not_composed_message(&passage.text[range.clone()]);
        if let Some(diagnostic) = report.add(passage, range.clone(), Code::NotNfc, message) {
            diagnostic.help.push(sentence!("not-nfc.help"));
        }
    }
}

/// What is wrong with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fault {
    code: Code,
    /// Key of the message.
    message: &'static str,
    /// Key of the name of the character, for a message that is not about one kind alone.
    what: Option<&'static str>,
    /// Key of the way out.
    help: &'static str,
}

impl Fault {
    fn message(&self, c: char) -> Sentence {
        let message = sentence!(self.message, character = code_point(c));
        match self.what {
            Some(what) => message.with("what", Sentence::new(what)),
            None => message,
        }
    }
}

/// What is wrong with the character at a byte of a text. In ids and addresses a character of no ink
/// stays and makes them other ones than the eye sees.
fn fault_of(text: &str, at: usize, c: char, is_name: bool) -> Option<Fault> {
    let fault = |code, message, help| Some(Fault { code, message, what: None, help });
    if c == '\u{FFFD}' {
        return fault(Code::ReplacementCharacter, "replacement-character", "replacement-character.help");
    }
    if is_control(c) {
        return fault(Code::ControlCharacter, "control-character", "control-character.help");
    }
    if is_private_use(c) {
        return fault(Code::PrivateUse, "private-use", "private-use.help");
    }
    let row = NoInk::of(c)?;
    let (code, message, help) = match row.rule {
        InkRule::Blank => return None,
        _ if is_name => (Code::InvisibleControl, "invisible-control.in-name", "invisible-control.help"),
        _ if row.is_kept(text, at) => return None,
        InkRule::Forbidden => (Code::InvisibleControl, "invisible-control", "invisible-control.help"),
        _ => (Code::InvisibleCharacter, "invisible-character", "invisible-character.help"),
    };
    Some(Fault { code, message, what: Some(row.name), help })
}

/// The pieces of a text that normalisation form C (UAX #15) would change. A piece begins with a
/// character that cannot be composed with those before it.
fn not_composed(text: &str) -> Vec<Range<usize>> {
    if is_nfc(text) {
        return Vec::new();
    }
    let begins =
        |c| canonical_combining_class(c) == 0 && is_nfc_quick([c].into_iter()) != IsNormalized::Maybe;
    let mut starts: Vec<_> = text.char_indices().filter(|&(_, c)| begins(c)).map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| start..end)
        .filter(|range| !is_nfc(&text[range.clone()]))
        .collect()
}

fn not_composed_message(piece: &str) -> Sentence {
    // Longer pieces are heaps of marks; the first ones are enough for a message.
    const MOST: usize = 4;
    let points =
        |text: &mut dyn Iterator<Item = char>| text.take(MOST).map(code_point).collect::<Vec<_>>().join(" ");
    let (found, expected) = (points(&mut piece.chars()), points(&mut piece.nfc()));
    sentence!("not-nfc", found, expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_recognised_by_kind() {
        // XML 1.0 §2.2 (Char), which EPUB 3.3 builds on; Unicode 16 §23.5, §23.7, §23.8.
        for (c, expected) in [
            ('\u{0}', Some(Code::ControlCharacter)),
            ('\u{1B}', Some(Code::ControlCharacter)),
            ('\u{7F}', Some(Code::ControlCharacter)),
            ('\u{85}', Some(Code::ControlCharacter)),
            ('\u{2028}', Some(Code::ControlCharacter)),
            ('\u{2029}', Some(Code::ControlCharacter)),
            ('\u{FFFE}', Some(Code::ControlCharacter)),
            ('\u{1FFFF}', Some(Code::ControlCharacter)),
            ('\u{FDD0}', Some(Code::ControlCharacter)),
            ('\u{E000}', Some(Code::PrivateUse)),
            ('\u{F8FF}', Some(Code::PrivateUse)),
            ('\u{F0000}', Some(Code::PrivateUse)),
            ('\u{10FFFD}', Some(Code::PrivateUse)),
            ('\u{FFFD}', Some(Code::ReplacementCharacter)),
            ('\t', None),
            ('\n', None),
            ('\u{3000}', None),
            ('\u{200D}', Some(Code::InvisibleCharacter)),
            ('\u{FEFF}', Some(Code::InvisibleCharacter)),
            ('\u{115F}', Some(Code::InvisibleCharacter)),
            ('\u{202E}', Some(Code::InvisibleControl)),
            ('\u{E0001}', Some(Code::InvisibleControl)),
            ('𠮷', None),
            ('龥', None),
        ] {
            let text = format!("中{c}国");
            let code = |is_name| fault_of(&text, 3, c, is_name).map(|fault| fault.code);
            assert_eq!(code(false), expected, "{c:?}");
            let no_ink = NoInk::of(c).is_some_and(|row| row.rule != InkRule::Blank);
            assert_eq!(code(true), if no_ink { Some(Code::InvisibleControl) } else { expected }, "{c:?}");
        }
    }

    #[test]
    fn text_outside_of_normal_form_c_is_found_exactly() {
        // UAX #15: composition, singletons, order of marks, Hangul jamo.
        for (text, expected) in [
            ("é 中文 한", vec![]),
            ("cafe\u{301}。", vec!["e\u{301}"]),
            ("豈\u{F900}\u{F901}更", vec!["\u{F900}", "\u{F901}"]),
            ("a\u{301}\u{323}b", vec!["a\u{301}\u{323}"]),
            ("中\u{1112}\u{1161}\u{11AB}", vec!["\u{1112}\u{1161}\u{11AB}"]),
            ("\u{301}中", vec![]),
            ("\u{212B}", vec!["\u{212B}"]),
        ] {
            let found: Vec<_> = not_composed(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        assert_eq!(
            not_composed_message("e\u{301}").english(),
            "U+0065 U+0301 is not in normalisation form C; expected U+00E9"
        );
    }

    #[test]
    fn no_text_outside_of_normal_form_c_is_passed() {
        // Every character that normalises to another one, alone and after others.
        let changed = ('\0'..=char::MAX).filter(|&c| !is_nfc(c.encode_utf8(&mut [0; 4])));
        let mut count = 0;
        for c in changed {
            for before in ["", "中", "a", "\u{1100}"] {
                assert!(!not_composed(&format!("{before}{c}中")).is_empty(), "{before}{c:?}");
            }
            count += 1;
        }
        assert!(count > 1000, "{count}");
    }
}
