//! Paragraphs in lines.

use std::sync::OnceLock;

use paiban::geometry::Length;
use paiban::model::Language;
use paiban::text::class::Direction;
use paiban::text::{
    Align, FontLibrary, FontRole, FontSpec, Locale, Manner, Paragraph, Setting, StyledText, TextStyle,
};

/// Bytes as a paragraph: the first ones choose measure, direction and rules, the others are its
/// text, of which no byte is lost in lines.
pub(crate) fn lines(bytes: &[u8]) {
    static FONTS: OnceLock<FontLibrary> = OnceLock::new();
    let fonts = FONTS.get_or_init(FontLibrary::bundled);
    let Some((&[measure, choice], text)) = bytes.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(text);
    let bit = |number: u8| choice >> number & 1 == 1;
    let language = Language::from(["zh-Hans-CN", "zh-Hant-TW", "ja", "en"][usize::from(choice & 3)]);
    let em = Length::from_points(9);
    let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
    let styled = StyledText::plain(&text, TextStyle::new(chain, em, Locale::of(&language)));
    let direction = if bit(2) { Direction::Vertical } else { Direction::Horizontal };
    let manner = Manner { direction, hanging: bit(3), grid: bit(4), headline: bit(5), ..Manner::default() };
    let align = if bit(6) { Align::Center } else { Align::Justify };
    let setting = Setting { measure: em * i32::from(measure), indent: Length::ZERO, align };
    let lines = Paragraph::new(&styled, &manner, fonts).lines(&setting);
    let joined: String = lines.iter().map(|line| &text[line.bytes.clone()]).collect();
    assert_eq!(joined, text);
}
