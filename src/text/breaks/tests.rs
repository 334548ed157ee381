//! Tables of whole texts.

use super::*;
use crate::text::context::characters;
use crate::text::locale::Hyphens;

/// Mainland China, level GB, with English hyphenation.
pub(super) fn rules() -> BreakRules {
    let locale = Locale { region: Region::Mainland, hyphens: Some(Hyphens::English) };
    BreakRules { locale, ..BreakRules::default() }
}

/// The text with `|` where a line may end, `{30}` where that costs, `{-80}` where it costs and adds
/// a hyphen, `‖` where the author ends it; nothing at the end.
pub(super) fn marked(text: &str, rules: BreakRules) -> String {
    let characters = characters(text, rules.locale.region);
    let mut breaks = breaks(text, &characters, rules).after;
    breaks.pop();
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        out.push(c);
        match breaks.get(at) {
            Some(Break::May(0)) => out.push('|'),
            Some(Break::May(cost)) => out.push_str(&format!("{{{cost}}}")),
            Some(Break::Hyphen(cost)) => out.push_str(&format!("{{-{cost}}}")),
            Some(Break::Must) => out.push('‖'),
            Some(Break::Never) | None => {}
        }
    }
    out
}

pub(super) fn marked_by_default(text: &str) -> String {
    marked(text, rules())
}

/// Whether a line may begin with the last character of `text`.
fn may_begin(text: &str, c: char) -> bool {
    let text = format!("{text}{c}字");
    let characters = characters(&text, Region::Mainland);
    let at = characters.len() - 3;
    breaks(&text, &characters, rules()).after[at] != Break::Never
}

#[test]
fn chinese_text_is_broken_where_a_compositor_would() {
    for (text, expected) in [
        ("他说“你好”了。", "他|说|“你|好”|了。"),
        ("说：“好。”他", "说：|“好。”|他"),
        ("“一址”“两街”", "“一|址”|“两|街”"),
        ("‘一’‘二’", "‘一’|‘二’"),
        ("用“A”说", "用|“A”|说"),
        ("克里斯蒂娜·罗塞蒂", "克|里|斯|蒂|娜·|罗|塞|蒂"),
        ("J·K·罗琳", "J·K·|罗|琳"),
        ("1～3月", "1～3{60}月"),
        ("上／下", "上／下"),
        ("上/下", "上/下"),
        ("文/图", "文/图"),
        ("月光 / 疑是", "月|光 / |疑|是"),
        ("北京—上海", "北|京—|上|海"),
        ("样？——别", "样？|——|别"),
        ("剧……后", "剧……|后"),
        ("戏⋯⋯后", "戏⋯⋯|后"),
        ("20%以", "20%|以"),
        ("￥200亿", "￥200亿"),
        ("25℃和", "25℃|和"),
        ("-18度", "-18{60}度"),
        ("比1:2大", "比|1:2|大"),
        ("3.5万", "3.5万"),
        ("4,000吨", "4,000{60}吨"),
        ("2018-2021年", "2018-2021{60}年"),
        ("五％的", "五％|的"),
        ("4月15日", "4{60}月|15{60}日"),
        ("第58次", "第{60}58{60}次"),
        ("（浙报记者 王国防", "（浙|报|记|者 {40}王{40}国{40}防"),
        ("①首先②其", "①|首|先|②|其"),
        ("●要闻▲※", "●|要|闻|▲|※"),
        ("㎡和", "㎡|和"),
        ("甲　乙", "甲　|乙"),
        ("《书》（甲）〈乙〉", "《书》|（甲）|〈乙〉"),
        ("甲：乙；丙", "甲：|乙；|丙"),
        ("！！啊", "！！|啊"),
        ("长3×4米", "长|3×4{60}米"),
        ("数≥5的", "数|≥5|的"),
        ("甲\n乙", "甲\n‖乙"),
        ("", ""),
    ] {
        assert_eq!(marked_by_default(text), expected);
    }
}

#[test]
fn western_text_is_broken_by_words() {
    for (text, expected) in [
        ("it’s his", "it’s |his"),
        ("say “so” to", "say |“so” |to"),
        ("well-known", "well-|known"),
        ("10\u{A0}km", "10\u{A0}km"),
        ("A\u{2060}中", "A\u{2060}中"),
        ("A\u{2011}B", "A\u{2011}B"),
        ("word—word", "word—|word"),
    ] {
        let mut rules = rules();
        rules.locale = Locale { region: Region::Western, hyphens: None };
        assert_eq!(marked(text, rules), expected);
    }
}

/// web-platform-tests, css/css-text/i18n/zh, css-text-line-break-zh-*-strict: what begins no line.
#[test]
fn no_line_begins_with_what_css_forbids_in_strict_chinese() {
    for (set, members) in [
        ("cpm", "\u{30FB}\u{FF1A}\u{FF1B}\u{FF65}\u{203C}\u{2047}\u{2048}\u{2049}\u{FF01}\u{FF1F}"),
        ("hyphens", "\u{2010}\u{2013}\u{301C}\u{30A0}"),
        ("in", "\u{2024}\u{2025}\u{2026}\u{22EF}\u{FE19}\u{10AF6}"),
        ("iteration", "\u{3005}\u{303B}\u{309D}\u{309E}\u{30FD}\u{30FE}"),
        ("po", "\u{B0}\u{2030}\u{2032}\u{2033}\u{2035}\u{2103}\u{2109}\u{FE6A}\u{FF05}\u{FFE0}"),
    ] {
        for c in members.chars() {
            assert!(!may_begin("文文", c), "{set}: U+{:04X}", u32::from(c));
        }
    }
    assert!(may_begin("文文", '文'));
}

#[test]
fn small_kana_begin_no_line() {
    let mut japan = rules();
    japan.locale.region = Region::Japan;
    assert_eq!(marked("コンピューター、ちょっと・時々", japan), "コ|ン|ピュー|ター、|ちょっ|と・|時々");
}

#[test]
fn emoji_and_marks_above_letters_stay_whole() {
    assert_eq!(marked_by_default("好👨\u{200D}👩\u{200D}👧了"), "好|👨\u{200D}👩\u{200D}👧|了");
    assert_eq!(marked_by_default("好👍\u{1F3FD}了"), "好|👍\u{1F3FD}|了");
    assert_eq!(marked_by_default("好✌\u{1F3FD}☝\u{1F3FD}🇨🇳🇨🇳"), "好|✌\u{1F3FD}|☝\u{1F3FD}|🇨🇳|🇨🇳");
    assert_eq!(marked_by_default("葛\u{E0100}城"), "葛\u{E0100}|城");
    assert_eq!(marked_by_default("e\u{301}好。\u{FE00}好"), "e\u{301}|好。\u{FE00}|好");
}

#[test]
fn without_prohibitions_marks_are_as_free_as_ideographs() {
    let free = BreakRules { line_edge_rules: LineEdgeRules::None, ..rules() };
    assert_eq!(marked("他说：“好。”", free), "他|说|：|“|好|。|”");
    assert_eq!(marked("等……——3.5万", free), "等|……|——|3.5万");
    assert_eq!(marked("用word、5％", free), "用|word|、|5％");
    assert_eq!(marked("甲 ，乙", free), "甲 |，|乙");
}

#[test]
fn levels_are_spelled_in_lower_case() {
    let levels: Vec<LineEdgeRules> = serde_json::from_str(r#"["none", "basic", "gb", "strict"]"#).unwrap();
    assert_eq!(levels, [LineEdgeRules::None, LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict]);
}
