//! What the forms of Markdown become, and inputs that nobody would write.

use paiban::diagnostics::{Code, Diagnostic};
use paiban::model::*;
use paiban::source::{folder, json};
use proptest::prelude::*;

fn read(text: &str) -> (Article, Vec<Diagnostic>) {
    let checked = folder::article::from_text(text);
    (checked.value, checked.diagnostics)
}

fn body(text: &str) -> (Vec<Block>, Vec<Code>) {
    let (article, found) = read(&format!("+++\n+++\n{text}"));
    (article.body, found.iter().map(|fault| fault.code).collect())
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

fn lines(lines: &[&str]) -> Block {
    let mut text = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        text.extend((i > 0).then_some(Inline::LineBreak));
        text.extend((!line.is_empty()).then(|| Inline::text(*line)));
    }
    // Three short lines are verse, whatever they were.
    if lines.len() >= 3 && lines.iter().all(|line| !line.is_empty()) {
        return Block::Verse { text };
    }
    Block::Paragraph { text }
}

#[test]
fn lines_that_their_author_turned_are_verse() {
    let verse = |lines: &[&str]| {
        let Block::Verse { text } = self::lines(&[lines, &["x", "x", "x"][lines.len().min(3)..]].concat())
        else {
            panic!("three lines")
        };
        let breaks = lines.len().saturating_sub(1);
        Block::Verse { text: text[..lines.len() + breaks].to_vec() }
    };
    let long = "一".repeat(31);
    for (text, expected) in [
        ("今天\\\n白昼\\\n各分", vec![verse(&["今天", "白昼", "各分"])]),
        (
            "今天\\\n白昼\\\n各分\n\n其后\\\n又三\\\n行",
            vec![verse(&["今天", "白昼", "各分"]), verse(&["其后", "又三", "行"])],
        ),
        ("地址\\\n电话", vec![lines(&["地址", "电话"])]),
        ("| 一行", vec![verse(&["一行"])]),
        // A blank that the author wrote as such, after that of the bar.
        ("| &#32;", vec![verse(&[" "])]),
        ("| &#32;一\n| 二", vec![verse(&[" 一", "二"])]),
        ("| 一\n| 二\n|\n| 三", vec![verse(&["一", "二"]), verse(&["三"])]),
        ("|\n| 一\n|\n|", vec![verse(&["一"])]),
        ("> | 一\n> | 二", vec![Block::Quote { blocks: vec![verse(&["一", "二"])] }]),
        (r"| 一\| 二", vec![verse(&["一| 二"])]),
        // A table whose rule was forgotten is none.
        ("| 一 | 二 |\n| 三 | 四 |", vec![paragraph("| 一 | 二 | | 三 | 四 |")]),
        ("|一\n|二", vec![paragraph("|一 |二")]),
        (&format!("{long}\\\n{long}\\\n{long}"), vec![Block::Paragraph { text: lines_of(&long) }]),
    ] {
        assert_eq!(body(text).0, expected, "{text}");
    }
}

#[test]
fn paragraphs_that_name_their_speakers_are_an_interview() {
    let turn = |text: Vec<Inline>| Block::Interview { text };
    let plain = |text: &str| turn(vec![Inline::text(text)]);
    let named = |name: &str, text: &str| {
        vec![Inline::Strong { content: vec![Inline::text(name)] }, Inline::text(text)]
    };
    for (text, expected) in [
        ("问：甲？\n\n答：乙。", vec![plain("问：甲？"), plain("答：乙。")]),
        (
            "导语。\n\n**记者：**甲？\n\n**沈砚秋**：乙。\n\n丙。",
            vec![
                paragraph("导语。"),
                turn(named("记者：", "甲？")),
                turn(named("沈砚秋", "：乙。")),
                paragraph("丙。"),
            ],
        ),
        (
            "**沈砚秋：**甲\n\n**顾一鸣：**乙\n\n***\n\n**沈砚秋：**丙",
            vec![
                turn(named("沈砚秋：", "甲")),
                turn(named("顾一鸣：", "乙")),
                Block::Break,
                turn(named("沈砚秋：", "丙")),
            ],
        ),
        (
            "**问：甲？**\n\n答：乙。",
            vec![turn(vec![Inline::Strong { content: vec![Inline::text("问：甲？")] }]), plain("答：乙。")],
        ),
        (
            "**时间：**周日\n\n**地点：**渡口",
            vec![
                Block::Paragraph { text: named("时间：", "周日") },
                Block::Paragraph { text: named("地点：", "渡口") },
            ],
        ),
        (
            "问：甲？\n\n> 答：乙。",
            vec![paragraph("问：甲？"), Block::Quote { blocks: vec![paragraph("答：乙。")] }],
        ),
    ] {
        assert_eq!(body(text).0, expected, "{text}");
    }
}

/// Three times a line.
fn lines_of(line: &str) -> Vec<Inline> {
    let turned = || [Inline::text(line), Inline::LineBreak];
    [turned(), turned(), turned()].concat()[..5].to_vec()
}

#[test]
fn what_is_not_carried_is_kept_as_it_was_typed_and_reported() {
    for (text, expected) in [
        ("前`码`后", paragraph("前`码`后")),
        ("```rust\nlet a;\n\nb\n```", lines(&["```rust", "let a;", "", "b", "```"])),
        ("    缩进\n    两行", lines(&["缩进", "两行"])),
        ("<div>\n文\n</div>", lines(&["<div>", "文", "</div>"])),
        ("前<span>文</span>", paragraph("前<span>文</span>")),
        ("~~删~~", paragraph("~~删~~")),
        ("前**“强调”后", paragraph("前**“强调”后")),
        ("[x]{.underline}", paragraph("[x]{.underline}")),
        ("==x==", paragraph("==x==")),
        ("设$x$", paragraph("设$x$")),
        ("m^2", paragraph("m^2")),
        ("::: 提示", paragraph("::: 提示")),
        ("#标题", paragraph("#标题")),
        ("姓名  年龄\n----------", lines(&["姓名  年龄", "----------"])),
        ("----  ----", paragraph("----  ----")),
        ("| 甲 | 乙 |\n----", lines(&["| 甲 | 乙 |", "----"])),
        ("$$x^2$$", paragraph("$$x^2$$")),
        ("前<em>文", paragraph("前<em>文")),
        ("前</strong>文", paragraph("前</strong>文")),
        ("> ```\n> 码\n> ```", Block::Quote { blocks: vec![lines(&["```", "码", "```"])] }),
    ] {
        let (blocks, codes) = body(text);
        assert_eq!(blocks, [expected], "{text}");
        assert!(
            !codes.is_empty() && codes.iter().all(|code| *code == Code::UnsupportedMarkdown),
            "{text}: {codes:?}"
        );
    }
}

#[test]
fn single_tildes_and_dollars_are_plain_text() {
    for text in ["3~5月和6~8月", "US$5到US$6", "5*3=15", "3*4*5", "2**10**3"] {
        assert_eq!(body(text), (vec![paragraph(text)], vec![]));
    }
}

#[test]
fn low_and_high_characters_have_two_ways_in() {
    let content = |text: &str| vec![Inline::text(text)];
    let low = |text: &str| Inline::Subscript { content: content(text) };
    let high = |text: &str| Inline::Superscript { content: content(text) };
    let line = |text| vec![Block::Paragraph { text }];
    for (typed, expected) in [
        ("H~2~O", line(vec![Inline::text("H"), low("2"), Inline::text("O")])),
        ("H<sub>2</sub>O", line(vec![Inline::text("H"), low("2"), Inline::text("O")])),
        ("m^2^", line(vec![Inline::text("m"), high("2")])),
        ("m<SUP>2</SUP>", line(vec![Inline::text("m"), high("2")])),
        ("m\n<sup>2</sup>", line(vec![Inline::text("m"), high("2")])),
        ("x<sub>i<sup>2</sup></sub>", {
            let inner = Inline::Subscript { content: vec![Inline::text("i"), high("2")] };
            line(vec![Inline::text("x"), inner])
        }),
    ] {
        assert_eq!(body(typed), (expected, vec![]), "{typed}");
    }
    assert_eq!(body("m<sup>2"), (vec![paragraph("m<sup>2")], vec![Code::UnsupportedMarkdown]));
    assert_eq!(body("m</sup>2"), (vec![paragraph("m</sup>2")], vec![Code::UnsupportedMarkdown]));
}

#[test]
fn comments_are_never_printed() {
    for (typed, expected) in [
        ("前<!-- 注 -->后", vec![paragraph("前后")]),
        ("前\n<!-- 注 -->", vec![paragraph("前")]),
        ("<!-- 一\n\n二 -->\n\n文", vec![paragraph("文")]),
        (
            "- <!-- 注 -->文",
            vec![Block::List {
                start: None,
                manner: None,
                items: vec![ListItem { blocks: vec![paragraph("文")] }],
            }],
        ),
        ("## 题<!-- 注 -->", vec![Block::Subhead { level: 1, text: vec![Inline::text("题")] }]),
    ] {
        let (blocks, codes) = body(typed);
        assert_eq!(blocks, expected, "{typed}");
        assert!(codes.contains(&Code::HtmlComment), "{typed}: {codes:?}");
    }
    for typed in ["前<!-- 没有写完", "<!-- 没有写完\n\n文"] {
        let (blocks, codes) = body(typed);
        let all: String = blocks.iter().map(characters).collect();
        assert_eq!(all, typed.replace('\n', ""), "what is not closed hides nothing");
        assert_eq!(codes, [Code::HtmlComment], "{typed}");
    }
}

#[test]
fn a_rule_under_a_sentence_is_a_break_and_told() {
    let expected = vec![paragraph("一句话。"), Block::Break, paragraph("又一句。")];
    assert_eq!(body("一句话。\n---\n又一句。"), (expected, vec![Code::UnsupportedMarkdown]));
    assert_eq!(body("一句话。\n==="), (vec![lines(&["一句话。", "==="])], vec![Code::UnsupportedMarkdown]));
    let quoted = Block::Quote { blocks: vec![lines(&["甲  乙", "---"])] };
    assert_eq!(body("> 甲  乙\n> ---"), (vec![quoted], vec![Code::UnsupportedMarkdown]));
}

#[test]
fn many_marks_of_one_kind_are_counted() {
    let (blocks, codes) = body(&"甲 **乙 ".repeat(30));
    assert_eq!(blocks.len(), 1);
    assert_eq!(codes, [Code::UnsupportedMarkdown; 21], "twenty places and the number of the others");
}

#[test]
fn task_lists_keep_their_boxes() {
    let (blocks, codes) = body("- [x] 做完");
    let item = ListItem { blocks: vec![paragraph("[x] 做完")] };
    assert_eq!(blocks, [Block::List { start: None, manner: None, items: vec![item] }]);
    assert_eq!(codes, [Code::UnsupportedMarkdown]);
}

#[test]
fn cells_beyond_the_head_are_kept_in_the_last_cell_and_reported() {
    let (blocks, codes) = body("| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 | 3 |\n");
    let cell = |text: &str| Cell::of(vec![Inline::text(text)]);
    let table = Table {
        columns: vec![Alignment::Center, Alignment::End],
        head: vec![cell("甲"), cell("乙")],
        rows: vec![vec![cell("1"), cell("2 3")]],
        ..Table::default()
    };
    assert_eq!((blocks, codes), (vec![Block::Table(table)], vec![Code::UnsupportedMarkdown]));
}

#[test]
fn subheads_begin_below_the_headline() {
    let (blocks, codes) = body("# 一\n\n## 二\n\n### 三\n\n###### 四\n\n五\n---\n");
    let levels: Vec<_> = blocks
        .iter()
        .map(|block| match block {
            Block::Subhead { level, .. } => *level,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!((levels, codes), (vec![1, 1, 2, 4, 1], vec![]));
}

#[test]
fn ruby_is_whole_or_an_error() {
    let ruby = |base: &str, reading: &str| Inline::Ruby { base: base.into(), reading: reading.into() };
    let (blocks, codes) = body("<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>");
    assert_eq!(blocks, [Block::Paragraph { text: vec![ruby("漢", "hàn"), ruby("字", "zì")] }]);
    assert_eq!(codes, []);
    for text in [
        "<ruby>漢</ruby>后",
        "<ruby>漢<rt></rt></ruby>后",
        "<ruby><rt>hàn</rt></ruby>后",
        "<ruby>漢<rt>hàn</rt>字</ruby>后",
        "<ruby>漢<rt>hàn",
        "<ruby>漢<rt>hàn</rt>",
        "<ruby>*漢*<rt>hàn</rt></ruby>",
        "<rt>hàn</rt>",
    ] {
        let (blocks, codes) = body(text);
        let all: String = blocks.iter().map(characters).collect();
        let kept: String = text.replace('*', "");
        assert_eq!(all, kept, "nothing of it is lost");
        assert!(codes.contains(&Code::InvalidRuby), "{text}: {codes:?}");
    }
}

#[test]
fn brackets_for_readers_without_ruby_are_left_out_of_it() {
    let ruby = |base: &str, reading: &str| Inline::Ruby { base: base.into(), reading: reading.into() };
    let expected = [Block::Paragraph { text: vec![ruby("漢", "hàn"), ruby("字", "zì")] }];
    for text in [
        "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>",
        "<ruby>漢<RP>（</RP><rt>hàn</rt><rp></rp>字<rt>zì</rt><rp> &#41; </rp></ruby>",
    ] {
        assert_eq!(body(text), (expected.to_vec(), vec![]), "{text}");
    }
    for text in [
        "<ruby><rp>(</rp>漢<rt>hàn</rt></ruby>",
        "<ruby>漢<rp>(</rp>字<rt>zì</rt></ruby>",
        "<ruby>漢<rp>(</rp>字<rp>(</rp><rt>zì</rt></ruby>",
        "<ruby>漢<rp>(读</rp><rt>hàn</rt></ruby>",
        "<ruby>漢<rp>(<rt>hàn</rt></ruby>",
        "<ruby>漢<rt>hàn<rp>)</rp></rt></ruby>",
        "<ruby>漢<rt>hàn</rt></rp></ruby>",
        "<ruby>漢<rt>hàn</rt><rp>)</ruby>",
        "<ruby>漢<rp>(</rp></ruby>",
        "<ruby>漢<rp>(",
        "<rp>(</rp>",
    ] {
        let (blocks, codes) = body(text);
        assert_eq!(blocks.iter().map(characters).collect::<String>(), text, "nothing of it is lost");
        assert!(codes.contains(&Code::InvalidRuby), "{text}: {codes:?}");
    }
}

#[test]
fn proper_names_are_whole_or_kept_as_typed_and_reported() {
    let name = |content| Inline::ProperName { content };
    let text = |text: &str| vec![Inline::text(text)];
    let paragraph = |text| vec![Block::Paragraph { text }];
    let sound = [
        ("<u>溪湾</u><U>甲乙</U>", paragraph(vec![name(text("溪湾")), name(text("甲乙"))])),
        ("**<u>溪湾</u>**", paragraph(vec![Inline::Strong { content: vec![name(text("溪湾"))] }])),
        ("前<u></u>后", paragraph(text("前后"))),
    ];
    for (typed, expected) in sound {
        assert_eq!(body(typed), (expected, vec![]), "{typed}");
    }
    let faulty = [
        ("<u>溪湾", 1, paragraph(text("<u>溪湾"))),
        ("溪湾</u>后", 1, paragraph(text("溪湾</u>后"))),
        ("<u class=\"a\">溪湾</u>", 2, paragraph(text("<u class=\"a\">溪湾</u>"))),
        ("<u>溪<u>湾</u>区</u>", 1, paragraph(vec![name(text("溪湾区"))])),
        ("<u>溪\n\n湾</u>", 2, [paragraph(text("<u>溪")), paragraph(text("湾</u>"))].concat()),
    ];
    for (typed, count, expected) in faulty {
        assert_eq!(body(typed), (expected, vec![Code::UnsupportedMarkdown; count]), "{typed}");
    }
}

fn characters(block: &Block) -> String {
    let mut all = String::new();
    block.each_text(&mut |text| all.push_str(text));
    all
}

#[test]
fn pictures_stand_alone_or_are_an_error() {
    let figure = |image: &str, alt: Option<&str>, caption: Option<&str>| {
        Block::Figure(Figure {
            image: Some(image.into()),
            alt: alt.map(Into::into),
            caption: caption.map(Inline::text).into_iter().collect(),
            ..Figure::default()
        })
    };
    assert_eq!(body("![桥](a.png \"说明\")"), (vec![figure("a.png", Some("桥"), Some("说明"))], vec![]));
    let (blocks, codes) = body("- ![](a.png)\n");
    let items = vec![ListItem { blocks: vec![figure("a.png", None, None)] }];
    assert_eq!((blocks, codes), (vec![Block::List { start: None, manner: None, items }], vec![]));
    for text in ["前![桥](a.png)后", "![桥](a.png)后", "**![桥](a.png)**", "![一](a.png)\n![二](b.png)"]
    {
        let (blocks, codes) = body(text);
        assert!(codes.contains(&Code::InlinePicture), "{text}");
        assert!(characters(&blocks[0]).contains("![桥](a.png)") || text.contains("![一]"), "{blocks:?}");
    }
}

#[test]
fn a_figure_of_the_front_matter_moves_to_its_image_with_all_its_fields() {
    let (article, found) = read(
        "+++\n[[figure]]\nimage = \"a.png\"\ncredit = \"甲/摄\"\nfocus = [50, 30]\n\n[[figure]]\nimage = \"b.png\"\n+++\n\n![](a.png)\n",
    );
    assert_eq!(found, []);
    assert_eq!(article.figures.len(), 1);
    assert_eq!(article.figures[0].image, Some("b.png".into()));
    let [Block::Figure(figure)] = article.body.as_slice() else { panic!("{:?}", article.body) };
    assert_eq!((figure.credit.as_deref(), figure.focus), (Some("甲/摄"), Some(Focus(50, 30))));
}

#[test]
fn notes_come_in_the_order_of_their_marks() {
    let (article, found) = read("+++\n+++\n甲[^b]乙[^a]\n\n[^a]: 一\n[^b]: 二\n");
    assert_eq!(found, []);
    assert_eq!(article.notes.iter().map(|note| note.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
}

#[test]
fn addresses_of_mail_get_their_scheme() {
    let (blocks, codes) = body("<a@b.cn> <https://b.cn>");
    let [Block::Paragraph { text }] = blocks.as_slice() else { panic!("{blocks:?}") };
    let urls: Vec<_> = text
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { url, .. } => Some(url.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!((urls, codes), (vec!["mailto:a@b.cn", "https://b.cn"], vec![]));
}

#[test]
fn very_deep_nesting_is_flattened_and_reported() {
    let depth = 100_000;
    for (text, code) in [
        (format!("{}深", ">".repeat(depth)), Some(Code::UnsupportedMarkdown)),
        (format!("{}深", "- ".repeat(2_000)), Some(Code::UnsupportedMarkdown)),
        (format!("{}深{}", "<em>".repeat(2_000), "</em>".repeat(2_000)), Some(Code::UnsupportedMarkdown)),
        (format!("{}深", "[".repeat(depth)), None),
        (format!("{}深", "![".repeat(depth)), None),
        (format!("{}深{}", "**a ".repeat(5_000), " b**".repeat(5_000)), Some(Code::UnsupportedMarkdown)),
    ] {
        let (blocks, codes) = body(&text);
        assert!(blocks.iter().map(characters).any(|text| text.contains('深')), "the text is still there");
        assert!(code.is_none_or(|code| codes.contains(&code)), "{codes:?}");
    }
}

#[test]
fn very_deeply_nested_json_is_refused() {
    let block = "{\"kind\":\"quote\",\"blocks\":[";
    let text = format!(
        "{{\"pages\":[{{\"articles\":[{{\"id\":\"a\",\"body\":[{}{}]}}]}}]}}",
        block.repeat(60),
        "]}".repeat(60)
    );
    let found = json::from_bytes("issue.json", text.into_bytes()).diagnostics;
    let deep: Vec<_> = found.iter().filter(|fault| fault.message.english().contains("nested")).collect();
    assert_eq!(deep.len(), 1);
    assert_eq!(deep[0].code, Code::InvalidValue);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_crashes_the_reader_of_articles(text in any::<String>(), markup in super::any_issue::text()) {
        read(&text);
        read(&format!("+++\n{text}\n+++\n{markup}"));
        read(&format!("+++\nheadline = \"{markup}\"\n+++\n{text}{markup}"));
    }

    #[test]
    fn no_bytes_crash_the_reader_of_json(bytes in any::<Vec<u8>>(), text in "[\\[\\]{}\":,a-c0-9.\\\\u-]{0,60}") {
        json::from_bytes("a.json", bytes);
        json::from_bytes("a.json", text.into_bytes());
    }

    /// No visible character of a text is lost, whatever markup stands around it.
    #[test]
    fn nothing_is_lost(parts in prop::collection::vec(super::any_issue::text(), 1..8)) {
        let text = parts.concat();
        let (article, found) = read(&format!("+++\n+++\n{text}"));
        let mut printed = String::new();
        article.each_text(|_, text| printed.push_str(text));
        article.each_figure(|_, figure| printed.push_str(figure.alt.as_deref().unwrap_or_default()));
        if found.is_empty() {
            for c in text.chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)) {
                prop_assert!(printed.contains(c), "{c} of {text:?} is not in {:?}", article.body);
            }
        }
    }
}
