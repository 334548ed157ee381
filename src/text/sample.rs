//! Faces, styles and generated text for the tests of this folder.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::locale::Locale;
use super::{BaselineShift, FontLibrary, FontRole, FontSpec, ShiftKind, StyledText, TextStyle};
use crate::geometry::Length;
use crate::model::Language;

/// Size of the sample text.
pub(super) const EM: Length = Length::from_points(9);

/// The bundled faces.
pub(super) fn fonts() -> &'static FontLibrary {
    static FONTS: OnceLock<FontLibrary> = OnceLock::new();
    FONTS.get_or_init(FontLibrary::bundled)
}

/// The style of running text in a language.
pub(super) fn style(language: &str) -> TextStyle {
    let language = Language::from(language);
    let chain = fonts().chain(&FontSpec::of(FontRole::Body), &language);
    TextStyle::new(chain, EM, Locale::of(&language))
}

/// Running text of the mainland.
pub(super) fn styled(text: &str) -> StyledText {
    StyledText::plain(text, style("zh-Hans-CN"))
}

/// Running text of the mainland in which `^…^` stands high and `~…~` low.
pub(super) fn with_shifts(text: &str) -> StyledText {
    let mut made = StyledText::default();
    let mut kind = None;
    for part in text.split_inclusive(['^', '~']) {
        let mut style = style("zh-Hans-CN");
        if let Some(kind) = kind {
            let measures = fonts().face(style.chain[0]).shift(kind);
            style.shift = Some(BaselineShift { rise: measures.rise(EM), around: EM });
            style.size = measures.size(EM);
        }
        made.push(part.trim_end_matches(['^', '~']), style);
        kind = match (kind, part.chars().next_back()) {
            (None, Some('^')) => Some(ShiftKind::Superscript),
            (None, Some('~')) => Some(ShiftKind::Subscript),
            _ => None,
        };
    }
    made
}

/// Text that is mostly Chinese, with every mark of CLREQ, kana, Latin words, numbers, emoji,
/// variation selectors, combining marks and addresses.
pub(super) fn mixed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => "[一-龥]{1,8}",
        5 => "[，。、；：？！”’）》】」』〉〕〗·％℃～／]",
        3 => "[“‘（《【「『〈〔〖]",
        2 => "[A-Za-z]{1,12}",
        2 => "[0-9]{1,6}(\\.[0-9])?%?",
        1 => "[ぁ-んァ-ヶー]{1,4}",
        1 => "[①②●▲※々〇‼⁉–—…⋯・‧〜]",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        1 => Just(" ".to_owned()),
        1 => Just("\u{3000}".to_owned()),
        1 => Just("https://www.xiwan.example/news/a-b_c?d=e&f=1".to_owned()),
        1 => Just("葛\u{E0100}".to_owned()),
        1 => Just("e\u{301}".to_owned()),
        1 => Just("👨\u{200D}👩\u{200D}👧".to_owned()),
        1 => Just("it’s".to_owned()),
        1 => Just("Straße-Ω".to_owned()),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}
