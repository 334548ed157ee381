//! What marks become, in whole texts.

use proptest::prelude::*;
use pulldown_cmark::{Options, Parser};

use super::*;

/// A paragraph with its marks as elements, and the marks that stay text after a bar.
fn shown(text: &str) -> String {
    let (html, idle) = read(text);
    let idle: Vec<_> = idle.into_iter().map(|mark| &text[mark.range]).collect();
    if idle.is_empty() { html } else { format!("{html} | {}", idle.join(" ")) }
}

fn read(text: &str) -> (String, Vec<IdleMark>) {
    let events: Vec<_> = Parser::new_ext(text, Options::empty())
        .into_offset_iter()
        .filter(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
        .collect();
    let resolved = resolve(&RawText::of(text, &events), events);
    let mut html = String::new();
    for (event, range) in resolved.events {
        assert!(text.get(range).is_some(), "{text}");
        html.push_str(&match event {
            Event::Text(text) => text.into_string(),
            Event::Code(code) => format!("`{code}`"),
            Event::Start(tag) => format!("<{}>", name(&tag.to_end())),
            Event::End(tag) => format!("</{}>", name(&tag)),
            Event::InlineHtml(html) => html.into_string(),
            Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
            other => panic!("{other:?}"),
        });
    }
    (html, resolved.idle)
}

fn name(tag: &TagEnd) -> &'static str {
    match tag {
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "b",
        TagEnd::Link | TagEnd::Image => "a",
        TagEnd::Subscript => "sub",
        TagEnd::Superscript => "sup",
        other => panic!("{other:?}"),
    }
}

#[test]
fn emphasis_beside_chinese_marks_is_what_was_meant() {
    for (text, expected) in [
        (
            "**答：**装电梯。他说**“好”**，是**《书》**的**重点。**",
            "<b>答：</b>装电梯。他说<b>“好”</b>，是<b>《书》</b>的<b>重点。</b>",
        ),
        ("**问：**答", "<b>问：</b>答"),
        ("**（一）**加强*《书》*和*“引”*。", "<b>（一）</b>加强<em>《书》</em>和<em>“引”</em>。"),
        ("第**“三”**名", "第<b>“三”</b>名"),
        ("他说**“好”**3次", "他说<b>“好”</b>3次"),
        ("甲***重点。***乙", "甲<em><b>重点。</b></em>乙"),
        ("**甲*乙。*丙：**丁", "<b>甲<em>乙。</em>丙：</b>丁"),
        ("这个**`码`**吗", "这个<b>`码`</b>吗"),
        ("见**[书](http://a.cn)**的", "见<b><a>书</a></b>的"),
        ("[**书：**目](http://a.cn)", "<a><b>书：</b>目</a>"),
        ("共**300**万，2024**年度**报告", "共<b>300</b>万，2024<b>年度</b>报告"),
        ("**一**二**三**", "<b>一</b>二<b>三</b>"),
        ("**重\n点。**后", "<b>重\n点。</b>后"),
        ("**이 용어(This term)**를", "<b>이 용어(This term)</b>를"),
        ("**強調ができます！**問題なし", "<b>強調ができます！</b>問題なし"),
        ("，__好__。", "，<b>好</b>。"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn emphasis_of_western_text_is_that_of_commonmark() {
    // CommonMark 0.31 §6.2.
    for (text, expected) in [
        ("*foo bar*", "<em>foo bar</em>"),
        ("a * foo bar*", "a * foo bar* | * *"),
        ("a*\"foo\"*", "a*\"foo\"* | * *"),
        ("foo*bar*", "foo<em>bar</em>"),
        ("_foo bar_", "<em>foo bar</em>"),
        ("foo_bar_", "foo_bar_ | _"),
        ("foo-_(bar)_", "foo-<em>(bar)</em>"),
        ("_foo*", "_foo* | _ *"),
        ("**foo bar**", "<b>foo bar</b>"),
        ("foo__bar__", "foo__bar__ | __"),
        ("*foo [bar](/url)*", "<em>foo <a>bar</a></em>"),
        ("*foo**bar**baz*", "<em>foo<b>bar</b>baz</em>"),
        ("*foo**bar*", "<em>foo**bar</em> | **"),
        ("***foo** bar*", "<em><b>foo</b> bar</em>"),
        ("foo***bar***baz", "foo<em><b>bar</b></em>baz"),
        ("**foo*", "*<em>foo</em> | **"),
        ("*foo\\**", "<em>foo*</em>"),
        ("*[bar*](/url)", "*<a>bar*</a> | * *"),
        ("*a `*`*", "<em>a `*`</em>"),
        ("**a<http://foo.bar/?q=**>", "**a<a>http://foo.bar/?q=**</a> | ** **"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn nothing_is_marked_where_nobody_can_tell_what_was_meant() {
    for (text, expected) in [
        ("**甲 **乙**丙**", "**甲 **乙**丙** | ** ** ** **"),
        ("*甲 *乙*丙*", "*甲 *乙*丙* | * * * *"),
        ("****甲****", "****甲**** | **** ****"),
        ("*(*foo*)*", "*(*foo*)* | * * * *"),
        ("3*甲*4", "3*甲*4 | * *"),
        ("又**没有写完", "又**没有写完 | **"),
        ("** 重点 **文", "** 重点 **文 | ** **"),
        ("**重点*后", "**重点*后 | ** *"),
        ("说__“好”__，", "说__“好”__， | __ __"),
        ("重_点_词", "重_点_词 | _ _"),
        ("*注：甲", "*注：甲 | *"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn stars_between_numbers_are_signs() {
    for (text, expected) in [
        ("3*4*5", "3*4*5"),
        ("2**10**3", "2**10**3"),
        ("1920*1080*60", "1920*1080*60"),
        ("2*3=6，4*5=20", "2*3=6，4*5=20"),
        ("长3*宽4*高5", "长3*宽4*高5 | * *"),
        ("长3米*宽4米*高5米", "长3米*宽4米*高5米 | * *"),
        ("3m*4m*5m", "3m*4m*5m | * *"),
        ("2**x**3", "2**x**3 | ** **"),
        ("3*a*4", "3*a*4 | * *"),
        ("**3*4**", "<b>3*4</b>"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn low_and_high_characters_are_marked_and_ranges_are_not() {
    for (text, expected) in [
        ("H~2~O", "H<sub>2</sub>O"),
        ("300m^2^。", "300m<sup>2</sup>。"),
        ("**CO~2~**", "<b>CO<sub>2</sub></b>"),
        ("[H~2~O](http://a.cn)", "<a>H<sub>2</sub>O</a>"),
        ("3~5月和6~8月", "3~5月和6~8月"),
        ("H\\~2\\~O，m\\^2\\^", "H~2~O，m^2^"),
        ("`H~2~O`", "`H~2~O`"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn long_texts_of_marks_take_time_in_proportion() {
    // The work of a closing run is bounded by what was not searched before; a quadratic search of
    // these would not end.
    for piece in
        ["*a ", "a* ", "*a_ ", "**甲 *乙 ", "甲*乙**丙", "_(", ")*", "~a", "^a", "*a**b***c", "**甲**"]
    {
        let text = piece.repeat(30_000);
        let (html, _) = read(&text);
        assert!(html.len() >= text.replace(['*', '_', '~', '^'], "").len(), "{piece}");
    }
}

proptest! {
    /// No character but a mark is lost, no element is left open, and every mark that is left is told
    /// or certainly text.
    #[test]
    fn marks_become_elements_or_stay(text in "[甲乙a1*][甲乙。“”：a1 *_~^\\\\`]{0,40}") {
        let text = text.trim();
        prop_assume!(!text.starts_with("* ") && text.contains(char::is_alphanumeric));
        let (html, idle) = read(text);
        let plain = |text: &str| text.chars().filter(|c| ('一'..='龥').contains(c)).collect::<String>();
        prop_assert_eq!(plain(&html), plain(text));
        for tag in ["b", "em", "sub", "sup"] {
            let count = |tag: String| html.matches(&tag).count();
            prop_assert_eq!(count(format!("<{tag}>")), count(format!("</{tag}>")));
        }
        prop_assert!(idle.iter().all(|mark| text[mark.range.clone()].chars().all(|c| c == '*' || c == '_')));
    }
}
