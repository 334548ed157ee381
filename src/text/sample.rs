//! Faces, styles and generated text for the tests of this folder.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::locale::Locale;
use super::{FontLibrary, FontRole, FontSpec, StyledText, TextStyle};
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
