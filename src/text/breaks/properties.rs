//! What holds for every text.

use proptest::prelude::*;

use super::*;
use crate::text::class::Class;
use crate::text::context::characters;
use crate::text::locale::Hyphens;

/// Text of Han characters, kana, every mark, words, numbers, addresses and what comes in clusters.
pub(super) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{1,4}",
        2 => "[记者第的了和与及年月亿]{1,3}",
        2 => "[ぁ-ヾー々〻〇]{1,3}",
        6 => "[‘’“”〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠〝〞〟«»。．，、：；！？‼⁇⁈⁉·・‧•･]{1,3}",
        4 => "[—⸺⸻…⋯‥–～〜゠‐／/＿﹏-]{1,4}",
        3 => "[$£¥€№＄￡￥#%‰℃℉°′″¢％￠㎡±]",
        3 => "[0-9]{1,4}",
        1 => "[0-9]{1,2}[.,:/-][0-9]{1,3}",
        3 => "[A-Za-z]{1,12}",
        1 => "[①⑩●○▲△★※□×÷─━→Ⅲ§≥]",
        2 => "[ \u{A0}\u{3000}\u{2060}\u{200B}\u{AD}\u{2011}\n]",
        1 => "[Ａａ１ｱｯ한é\u{301}\u{FE00}\u{FE0F}\u{E0100}\u{200D}]",
        1 => Just("👨\u{200D}👩\u{200D}👧".to_owned()),
        1 => Just("👍\u{1F3FD}".to_owned()),
        1 => Just("🇨🇳".to_owned()),
        1 => "(https?://|www\\.)[a-z]{1,3}\\.cn(/[a-z?&=#_.-]{0,6})?",
        1 => "[a-z]{1,3}@[a-z]{1,3}\\.cn",
        1 => "[!-~]{1,4}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn every_rules() -> impl Strategy<Value = BreakRules> {
    let line_edge_rules = prop::sample::select(
        &[LineEdgeRules::None, LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict][..],
    );
    let regions = [Region::Mainland, Region::Taiwan, Region::HongKong, Region::Japan, Region::Western];
    (line_edge_rules, prop::sample::select(Vec::from(regions)), any::<bool>()).prop_map(
        |(line_edge_rules, region, headline)| {
            let locale = Locale { region, hyphens: Some(Hyphens::English) };
            BreakRules { line_edge_rules, locale, headline }
        },
    )
}

/// The classes that CLREQ keeps from the beginning and from the end of a line.
fn forbidden(line_edge_rules: LineEdgeRules) -> (Vec<Class>, Vec<Class>) {
    use Class::{Close, Colon, Comma, Connector, Dash, Dot, Ellipsis, Exclamation, Open, Solidus, Stop};
    let basic = vec![Stop, Comma, Colon, Exclamation, Close, Connector, Dot, Solidus];
    match line_edge_rules {
        LineEdgeRules::None => (vec![], vec![]),
        LineEdgeRules::Basic => (basic, vec![Open]),
        LineEdgeRules::Gb => (basic, vec![Open, Solidus]),
        LineEdgeRules::Strict => ([basic, vec![Dash, Ellipsis]].concat(), vec![Open, Solidus]),
    }
}

/// Whether the two may stand in an address or at its end, which has rules of its own.
fn is_of_address(pair: &[Character]) -> bool {
    pair[0].char == '/' || pair.iter().all(|c| c.char.is_ascii_graphic())
}

/// Han characters that begin lines, by code point.
fn is_han(c: Character) -> bool {
    matches!(c.char, '一'..='龥' | '〇')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_character_has_an_answer_and_the_last_ends_the_text(text in text(), rules in every_rules()) {
        let all = characters(&text, rules.locale.region);
        let found = breaks(&text, &all, rules).after;
        prop_assert_eq!(found.len(), all.len());
        for (at, c) in all.iter().enumerate() {
            let ends = c.char == '\n' || at + 1 == all.len();
            prop_assert_eq!(found[at] == Break::Must, ends);
            if all.get(at + 1).is_some_and(|next| next.char == '\n') && c.char != '\n' {
                prop_assert_eq!(found[at], Break::Never);
            }
        }
    }

    #[test]
    fn no_line_begins_or_ends_with_what_the_level_forbids(text in text(), rules in every_rules()) {
        let all = characters(&text, rules.locale.region);
        let (begin, end) = forbidden(rules.line_edge_rules);
        for (pair, found) in all.windows(2).zip(breaks(&text, &all, rules).after) {
            if matches!(found, Break::Must | Break::Never) || is_of_address(pair) {
                continue;
            }
            prop_assert!(!begin.contains(&pair[1].class), "{:?}", pair);
            prop_assert!(!end.contains(&pair[0].class), "{:?}", pair);
        }
    }

    #[test]
    fn between_two_han_characters_a_line_may_end(text in text(), rules in every_rules()) {
        let all = characters(&text, rules.locale.region);
        for (pair, found) in all.windows(2).zip(breaks(&text, &all, rules).after) {
            if is_han(pair[0]) && is_han(pair[1]) {
                prop_assert!(matches!(found, Break::May(_)), "{:?}", pair);
            }
        }
    }

    #[test]
    fn numbers_and_words_are_not_cut(text in text(), rules in every_rules()) {
        let all = characters(&text, rules.locale.region);
        let digit = |c: Character| c.char.is_ascii_digit();
        for (pair, found) in all.windows(2).zip(breaks(&text, &all, rules).after) {
            let number = match (pair[0].char, pair[1].char) {
                (_, '%' | '℃' | '‰' | '°') => digit(pair[0]),
                ('￥' | '$' | '№', _) => digit(pair[1]),
                _ => digit(pair[0]) && digit(pair[1]),
            };
            if number {
                prop_assert_eq!(found, Break::Never, "{:?}", pair);
            }
            if pair.iter().all(|c| c.char.is_ascii_alphabetic()) {
                prop_assert!(matches!(found, Break::Never | Break::Hyphen(80)), "{:?}", pair);
            }
            let glue = |c: Character| matches!(c.char, '\u{A0}' | '\u{2060}' | '\u{2011}');
            if glue(pair[0]) && pair[1].char != '\u{200B}' || pair[1].char == '\u{2060}' && pair[0].char != '\u{200B}' {
                prop_assert!(matches!(found, Break::Never | Break::Must), "{:?}", pair);
            }
        }
    }

    #[test]
    fn a_mark_of_two_em_is_not_cut(before in text(), after in text(), rules in every_rules()) {
        for mark in ["——", "……", "⋯⋯"] {
            let next = after.trim_start_matches(['—', '…', '⋯']);
            let text = format!("{}中{mark}{next}", before);
            let at = before.chars().count() + 1;
            let all = characters(&text, rules.locale.region);
            prop_assert_eq!(breaks(&text, &all, rules).after[at], Break::Never);
        }
    }
}
