//! What a language tag means for setting text: region of the punctuation, language system of the
//! font, hyphenation.

use crate::model::Language;

/// Whose conventions place the ink of a mark in its body and say which blanks may give way.
///
/// Chosen by region and not by script: a mainland book in traditional characters still follows
/// GB positions (CLREQ, Basic Features of Typesetting).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Region {
    /// Mainland China, Singapore, Malaysia (GB/T 15834).
    #[default]
    Mainland,
    /// Taiwan: pause marks in the middle of their body.
    Taiwan,
    /// Hong Kong and Macao: as Taiwan.
    HongKong,
    /// Japan (JIS X 4051, JLREQ).
    Japan,
    /// A language that is not written in Han characters; its quotation marks are narrow.
    Western,
}

/// What a language tag means for setting text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Locale {
    /// Conventions of the punctuation.
    pub region: Region,
    /// Language whose hyphenation Latin words follow: English in text of East Asia, the language
    /// itself elsewhere, none where its patterns are unknown.
    pub hyphens: Option<Hyphens>,
}

/// Languages with known hyphenation patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hyphens {
    /// English.
    English,
}

impl Locale {
    /// What a BCP 47 tag means (RFC 5646: script before region, both optional).
    pub fn of(language: &Language) -> Self {
        let tag = language.as_str().to_ascii_lowercase();
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let has = |wanted: &[&str]| tag.split('-').skip(1).any(|subtag| wanted.contains(&subtag));
        let region = match primary {
            "zh" | "yue" | "wuu" | "hak" | "nan" | "lzh" if has(&["hk", "mo"]) => Region::HongKong,
            "zh" | "yue" | "wuu" | "hak" | "nan" | "lzh" if has(&["cn", "sg", "my"]) => Region::Mainland,
            "zh" | "yue" | "wuu" | "hak" | "nan" | "lzh" if has(&["tw", "hant"]) => Region::Taiwan,
            "zh" | "yue" | "wuu" | "hak" | "nan" | "lzh" => Region::Mainland,
            "ja" => Region::Japan,
            _ => Region::Western,
        };
        let hyphens = (region != Region::Western || primary == "en").then_some(Hyphens::English);
        Self { region, hyphens }
    }

    /// Tag of the OpenType language system (OpenType 1.9.1, Language system tags), by its
    /// BCP 47 name.
    pub fn opentype(self) -> &'static str {
        match self.region {
            Region::Mainland | Region::Western => "zh-Hans",
            Region::Taiwan => "zh-Hant",
            Region::HongKong => "zh-HK",
            Region::Japan => "ja",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_goes_before_the_script() {
        for (tag, region) in [
            ("zh-Hans-CN", Region::Mainland),
            ("zh", Region::Mainland),
            ("zh-Hant", Region::Taiwan),
            ("zh-TW", Region::Taiwan),
            ("zh-Hant-HK", Region::HongKong),
            ("zh-MO", Region::HongKong),
            ("zh-Hant-CN", Region::Mainland),
            ("zh-SG", Region::Mainland),
            ("ja-JP", Region::Japan),
            ("en", Region::Western),
            ("", Region::Western),
        ] {
            assert_eq!(Locale::of(&Language::from(tag)).region, region, "{tag}");
        }
    }
}
