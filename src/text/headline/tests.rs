//! Properties of headlines: whole words, the author's turns, lines of about one length.

use proptest::prelude::*;

use super::*;
use crate::text::manner::Punctuation;
use crate::text::sample::{fonts, mixed_text, style};

const EM: Length = Length::from_points(10);

fn headline(text: &str) -> Headline {
    let manner = Manner { headline: true, punctuation: Punctuation::Banjiao, ..Manner::default() };
    Headline::new(text, style("zh-Hans-CN"), &manner, &Vocabulary::default(), fonts())
}

/// The lines of a headline at a width in em, with bars between them.
fn turned(text: &str, em: i32) -> String {
    let headline = headline(text);
    let breaking = headline.broken(EM, EM * em);
    let lines =
        breaking.lines.iter().map(|line| &text[headline.paragraph.shaped.bytes(line.clusters.clone())]);
    lines.collect::<Vec<_>>().join("/")
}

#[test]
fn headlines_turn_where_a_compositor_would() {
    let rows = [
        ("what fits is not turned", 10, "老浴室里飘出饭菜香"),
        ("a blank is kept on one line", 12, "少画一条线 多走一遍路"),
        ("a blank is where the headline turns", 9, "一根晾衣竿 /议了两小时"),
        ("also an ideographic one", 11, "三年治理通过验收　/水上巴士明日试航"),
        ("even if the lines differ", 10, "匡福来： /修了一千二百扇窗"),
        ("of two blanks the balanced one", 10, "八元一餐 热汤上门 /老人足不出户吃饭"),
        ("a blank beside Western text too", 10, "全区停课一天 /5G信号恢复"),
        ("blanks between Western words are no turns", 8, "Boats of Xiwan: /A Short Guide"),
        ("words stay whole", 8, "结婚的和尚未/结婚的都来了"),
        ("a word the dictionary lacks", 8, "区图书馆夜间/开放至22时"),
        ("the longer line comes first", 6, "新增充电桩/三千八百"),
        ("names of three characters stay whole", 8, "区委书记陈建国/走访慰问困难群众"),
        ("two names part between them", 6, "沈砚秋顾一鸣/获评全市/十佳记者"),
        ("a name after a title", 8, "责任规划师/蒲若安："),
        ("a foreign name", 6, "哈萨克斯坦/总统托卡耶夫/抵达北京"),
        ("an interpunct begins no line", 8, "克里斯蒂娜·/罗塞蒂诗选出版"),
        ("a number keeps its unit", 8, "周日招聘会提供/岗位1860个"),
        ("a number in words too", 6, "夜里亮着的窗/从三百多扇/回到六百扇"),
        ("about so many", 12, "市民卡可以在全国/三百多个城市乘公交了"),
        ("results of matches", 12, "欧洲杯：西班牙队2比1/战胜英格兰队夺冠"),
        ("the word before a bound", 12, "全市一季度规模以上/工业增加值增长8.2%"),
        ("a family name begins a line", 6, "区委书记/陈建国走访/慰问困难群众"),
        ("months and days", 8, "第3届社区/邻里节将于/4月15日开幕"),
        ("ordinals", 6, "第十四届/全国运动会/在西安开幕"),
        ("periods", 9, "计划两年半完工/涉及居民千户"),
        ("per cent", 11, "2026年一季度GDP/同比增长6.5%"),
        ("short quotations stay whole", 8, "二十处“边角料”/今年变口袋公园"),
        ("titles stay whole", 8, "《红楼梦》展览/在区图书馆开幕"),
        ("no particle begins a line", 5, "楼梯上的/声音"),
        ("no conjunction ends a line", 8, "我区与浙江大学/签署战略合作协议"),
        ("a pause is a good end", 11, "小区停车难怎么破？/他们这样做"),
        ("a phrase begins with its preposition", 9, "第42家社区食堂/在芦桥开张"),
        ("a phrase begins with its time", 12, "地铁5号线二期工程/今日开通试运营"),
        ("what follows the next week", 8, "三条“微公交”/下周一开跑"),
        ("a suffix stays with its word", 8, "旁听一场/街坊议事会"),
    ];
    let set = rows.map(|(rule, em, expected)| (rule, turned(&expected.replace('/', ""), em)));
    let wanted = rows.map(|(rule, _, expected)| (rule, expected.replace([' ', '\u{3000}'], "")));
    let set = set.map(|(rule, lines)| (rule, lines.replace([' ', '\u{3000}'], "")));
    assert_eq!(set, wanted);
}

#[test]
fn titles_in_a_list_turn_between_words_and_at_the_author_s_turns_where_that_costs_no_line() {
    let listed = |text: &str, em: i32| {
        let lines = headline(text).listed().listed_lines(EM, EM * em, fonts());
        let line = |line: &Line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>();
        lines.iter().map(line).collect::<Vec<_>>().join("/")
    };
    for (text, em, expected) in [
        ("二楼图书角晚上也亮灯", 8, "二楼图书角/晚上也亮灯"),
        ("少画一条线 多走一遍路", 12, "少画一条线 多走一遍路"),
        ("楼道里坐下来谈 一部电梯谈了四十七回", 9, "楼道里坐下来谈 /一部电梯谈了/四十七回"),
        ("三年治理通过验收 水上巴士试航", 10, "三年治理通过验收 /水上巴士试航"),
        ("匡福来： 修了一千二百扇窗", 7, "匡福来： 修了/一千二百扇窗"),
        ("七米小车开进窄巷子 最短间隔十分钟", 8, "七米小车/开进窄巷子 /最短间隔十分钟"),
    ] {
        assert_eq!(listed(text, em).replace(' ', ""), expected.replace(' ', ""), "{text}");
    }
}

#[test]
fn a_word_is_cut_only_where_it_is_wider_than_the_line_and_the_line_says_so() {
    let name = headline("哈萨克斯坦");
    assert_eq!(name.fewest_lines(EM, EM * 2), None);
    let violations = |headline: &Headline, em: i32| {
        headline.broken(EM, EM * em).lines.iter().map(|line| line.violation).collect::<Vec<_>>()
    };
    assert_eq!(violations(&name, 2), [Some(Violation::WordCut), Some(Violation::WordCut), None]);
    assert_eq!(violations(&name, 5), [None]);
    assert_eq!(violations(&headline("Constantinople"), 3).first(), Some(&Some(Violation::WordCut)));
}

#[test]
fn no_line_of_a_headline_parts_a_number_that_fits() {
    for token in ["1,000.5", "2026-03-20", "10:30", "C++", "２０２６", "1.2万", "3—5", "100%+", "H₂O"]
    {
        for offset in 0..8 {
            let before: String = "全市今年一季度共有".chars().take(offset).collect();
            let text = format!("{before}{token}户居民搬进新家");
            let lines = turned(&text, 8);
            assert!(lines.replace(['/', ' '], "").len() == text.len() && lines.contains(token), "{lines}");
        }
    }
}

#[test]
fn a_character_wider_than_the_line_stands_alone_and_says_so() {
    let lines = headline("水上").broken(EM, EM / 2).lines;
    assert_eq!(lines.iter().map(|line| line.violation).collect::<Vec<_>>(), [Some(Violation::Overfull); 2]);
}

#[test]
fn a_blank_of_the_author_is_one_em_wide() {
    for text in ["少画一条线 多走一遍路", "少画一条线　多走一遍路", "少画一条线 5走一遍路"]
    {
        let without: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let parts = if text.contains('5') { 9 } else { 10 };
        let digit = headline(&without).width(EM) - EM * parts;
        let gaps = if text.contains('5') { EM / 4 } else { Length::ZERO };
        assert_eq!(headline(text).width(EM), EM * (parts + 1) + digit - gaps, "{text}");
    }
}

#[test]
fn short_headlines_are_spaced_where_there_is_room() {
    let quarters =
        |text: &str, em: i32| headline(text).short_tracking(EM, EM * em).millipoints() * 4 / EM.millipoints();
    let rows = [
        ("春分", 12, 8),
        ("春分", 6, 8),
        ("春分", 5, 6),
        ("春分", 4, 0),
        ("末班船", 12, 4),
        ("末班船", 6, 0),
        ("今日天气", 10, 2),
        ("今日天气", 9, 2),
        ("今日天气", 7, 0),
        ("最后一树梅", 12, 1),
        ("最后一树梅", 7, 0),
        ("橹声是有颜色的", 30, 0),
        ("说“埭”", 30, 0),
        ("一 二", 30, 0),
        ("春", 30, 0),
    ];
    assert_eq!(rows.map(|(text, em, _)| quarters(text, em)), rows.map(|(_, _, expected)| expected));
    let lines = headline("末班船").lines(EM, EM, EM * 12, fonts());
    assert_eq!(lines.iter().map(|line| line.width).collect::<Vec<_>>(), [EM * 5]);
}

#[test]
fn a_headline_without_end_is_still_set() {
    let text = "水上巴士明日试航".repeat(500);
    let lines = headline(&text).broken(EM, EM * 30).lines;
    assert_eq!(lines.last().map(|line| line.clusters.end), Some(4000));
}

/// What may stand in a headline.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        10 => "[一-龥]{1,4}",
        10 => "(居民|小区|改造|图书馆|今日|三千八百|的|在|和)",
        2 => "[，：？！”》]",
        2 => "[“《]",
        1 => "[A-Za-z]{1,6}",
        2 => "[0-9]{1,3}",
        2 => "[ 　]",
    ];
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn lines_follow_each_other_and_fit(text in prop_oneof![text(), mixed_text()], em in 1..30i32) {
        let headline = headline(&text);
        let (size, width) = (EM * 2, EM * em);
        let broken = headline.broken(size, width);
        let mut end = 0;
        for line in &broken.lines {
            prop_assert_eq!(line.clusters.start, end);
            prop_assert!(line.clusters.end > end);
            end = line.clusters.end;
        }
        prop_assert_eq!(end, headline.paragraph.shaped.clusters.len());
        // Advances are rounded at each size.
        let slack = Length::from_millipoints(end as i32 + 1);
        for line in headline.lines(size, Length::ZERO, width, fonts()) {
            let fits = line.width <= width + slack || line.violation == Some(Violation::Overfull);
            prop_assert!(fits, "{} at {}: {}", &text[line.bytes], width, line.width);
        }
    }

    #[test]
    fn lines_are_counted_as_they_are_found(text in prop_oneof![text(), mixed_text()], em in 1..30i32) {
        let headline = headline(&text);
        let balance = headline.balance(EM, EM * em);
        for level in [Level::Good, Level::Awkward] {
            prop_assert_eq!(balance.fewest_count(level), balance.fewest(level).map(|way| way.len()));
        }
    }

    #[test]
    fn no_word_is_cut_where_whole_words_fit(text in text(), em in 2..20i32) {
        let headline = headline(&text);
        let broken = headline.broken(EM, EM * em);
        let cut = broken.lines.iter().any(|line| line.violation.is_some());
        prop_assert_eq!(headline.fewest_lines(EM, EM * em), (!cut).then_some(broken.lines.len()));
        for line in broken.lines.iter().filter(|line| line.violation.is_none() && !line.ends_text) {
            prop_assert!(headline.joints[line.clusters.end - 1].level <= Level::Awkward);
        }
    }

    #[test]
    fn a_turn_of_the_author_is_taken_first(before in "[一-龥]{2,9}", after in "[一-龥]{2,9}", em in 3..12i32) {
        let headline = headline(&format!("{before} {after}"));
        let lines = headline.broken(EM, EM * em).lines;
        let turn = before.chars().count() + 1;
        prop_assert!(lines.len() == 1 || lines.iter().any(|line| line.clusters.end == turn
            || line.violation.is_some()));
    }

    #[test]
    fn more_width_never_takes_more_lines_that_end_as_well(text in text(), em in 2..20i32) {
        let headline = headline(&text);
        // Lines that end well may be more than those that part a title, which a narrow width forces.
        for level in [Level::Good, Level::Awkward] {
            if let Some(narrow) = headline.balance(EM, EM * em).fewest_count(level) {
                let wide = headline.balance(EM, EM * (em + 1)).fewest_count(level);
                prop_assert!(wide.is_some_and(|wide| wide <= narrow));
            }
        }
    }
}
