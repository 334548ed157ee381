use super::*;
use crate::html::dialect::tests::{HTML, INLINED};
use crate::html::dialect::{Dialect, XHTML};
use crate::html::writing::Writing;
use crate::messages::Sentence;
use crate::model::{Language, PullQuote};

fn paragraph(text: Vec<Inline>) -> Block {
    Block::Paragraph { text }
}

/// An article with everything that dialects write in different ways.
fn article() -> Article {
    let reading = Inline::Ruby { base: "埭".into(), reading: "dài".into() };
    let emphasis = Inline::Emphasis { content: vec![Inline::text("鹭埭")] };
    let mark = Inline::NoteMark { note: "a".into() };
    Article {
        body: vec![
            paragraph(vec![emphasis, Inline::LineBreak, reading, Inline::text("用WiFi"), mark]),
            Block::Break,
            Block::Quote { blocks: vec![Block::Figure(Figure::default())] },
        ],
        notes: vec![Note { id: "a".into(), blocks: vec![paragraph(vec![Inline::text("注")])] }],
        ..Article::default()
    }
}

#[test]
fn a_pull_quote_is_an_aside_between_two_paragraphs() {
    let quote = Some(PullQuote { text: "水清了".to_owned(), by: Some("船工".to_owned()) });
    let body = ["一", "二", "三"].map(|text| Block::Paragraph { text: vec![Inline::text(text)] }).to_vec();
    let article = Article { quote, body, ..Article::default() };
    let (dialect, writing) = (&XHTML, Writing::Horizontal);
    let words = *Words::of(&Language::from("zh-Hans-CN"));
    let conventions = Conventions { dialect, language: "zh-Hans-CN", writing, words };
    let mut figures = |_: &Figure, _| Ok(String::new());
    let written = ArticleWriter::new(conventions, &mut figures, &article, "x").body().unwrap();
    let expected = "<p>一</p>\n<p>二</p>\n<aside class=\"pull-quote\" role=\"doc-pullquote\">\n\
        <p class=\"quote-text\">水清了</p>\n<p class=\"quote-by\">船工</p>\n</aside>\n<p>三</p>\n";
    assert_eq!(written, expected);
}

#[test]
fn a_summary_stands_under_its_label_and_says_what_it_is() {
    let summary = vec!["水清了".to_owned(), " ".to_owned(), "WiFi通了".to_owned()];
    let summed_up = Article { summary, lang: Some("zh-Hant-TW".into()), ..Article::default() };
    let written = |dialect: &'static Dialect, article: &Article| {
        let words = *Words::of(&Language::from("zh-Hans-CN"));
        let conventions =
            Conventions { dialect, language: "zh-Hans-CN", writing: Writing::Horizontal, words };
        let mut figures = |_: &Figure, _| Ok(String::new());
        ArticleWriter::new(conventions, &mut figures, article, "x").summary()
    };
    assert_eq!(written(&XHTML, &Article::default()), None);
    let expected = "<div class=\"summary\" role=\"doc-abstract\" aria-labelledby=\"x-summary\">\n\
        <p id=\"x-summary\" class=\"summary-label\" lang=\"zh-Hans-CN\" xml:lang=\"zh-Hans-CN\">提要</p>\n\
        <p class=\"summary-item\">水清了</p>\n\
        <p class=\"summary-item\"><span lang=\"en\" xml:lang=\"en\">WiFi</span>通了</p>\n</div>\n";
    assert_eq!(written(&XHTML, &summed_up).as_deref(), Some(expected));
    let expected = "<div role=\"doc-abstract\" aria-label=\"提要\">\n<p lang=\"zh-Hans-CN\">提要</p>\n\
        <p>水清了</p>\n<p><span lang=\"en\">WiFi</span>通了</p>\n</div>\n";
    assert_eq!(written(&INLINED, &summed_up).as_deref(), Some(expected));
}

/// The body and the only note of the article.
fn written(dialect: &'static Dialect) -> (String, WrittenNote) {
    let (article, language) = (article(), Language::from("zh-Hans-CN"));
    let words = *Words::of(&language);
    let conventions =
        Conventions { dialect, language: language.as_str(), writing: Writing::Horizontal, words };
    let mut figures = |_: &Figure, _| Ok("[figure]\n".to_owned());
    let mut writer = ArticleWriter::new(conventions, &mut figures, &article, "x");
    let body = writer.body().unwrap();
    (body, writer.notes().unwrap().remove(0))
}

#[test]
fn xhtml_closes_every_element_and_names_what_notes_are() {
    let (body, note) = written(&XHTML);
    let expected = "<p><em class=\"dots\">鹭埭</em><br/><ruby>埭<rp>（</rp><rt>dài</rt><rp>）</rp></ruby>\
        用<span lang=\"en\" xml:lang=\"en\">WiFi</span><sup class=\"note-mark\">\
        <a epub:type=\"noteref\" role=\"doc-noteref\" id=\"x-mark-1\" href=\"#x-note-1\">1</a></sup></p>\n\
        <hr class=\"break\"/>\n<blockquote>\n[figure]\n</blockquote>\n";
    assert_eq!(body, expected);
    let expected = "<p><a class=\"note-number\" epub:type=\"backlink\" role=\"doc-backlink\" \
        href=\"#x-mark-1\" title=\"返回正文\">1</a>注</p>\n";
    assert_eq!((note.id.as_str(), note.body.as_str()), ("x-note-1", expected));
}

#[test]
fn html_has_no_slashes_and_no_namespaces() {
    let (body, note) = written(&HTML);
    let expected = "<p><em class=\"dots\">鹭埭</em><br><ruby>埭<rp>（</rp><rt>dài</rt><rp>）</rp></ruby>\
        用<span lang=\"en\">WiFi</span><sup class=\"note-mark\">\
        <a role=\"doc-noteref\" id=\"x-mark-1\" href=\"#x-note-1\">1</a></sup></p>\n\
        <hr class=\"break\">\n<blockquote>\n[figure]\n</blockquote>\n";
    assert_eq!(body, expected);
    assert!(note.body.starts_with("<p><a class=\"note-number\" role=\"doc-backlink\" href"), "{note:?}");
}

#[test]
fn inlined_html_has_styles_and_neither_classes_nor_links_inside() {
    let (body, note) = written(&INLINED);
    let expected = "<p><em style=\"text-emphasis: dot\">鹭埭</em><br>埭（dài）\
        用<span lang=\"en\">WiFi</span><sup>1</sup></p>\n<hr>\n\
        <blockquote style=\"margin: 0 1em\">\n[figure]\n</blockquote>\n";
    assert_eq!(body, expected);
    assert_eq!(note.body, "<p><span>1</span>注</p>\n");
}

/// A paragraph of inline text.
fn markup(inlines: Vec<Inline>, dialect: &'static Dialect, writing: Writing) -> String {
    let article = Article { body: vec![paragraph(inlines)], ..Article::default() };
    body(&article, dialect, writing)
}

/// The body of an article that shows no figures.
fn body(article: &Article, dialect: &'static Dialect, writing: Writing) -> String {
    let language = Language::from("zh-Hans-CN");
    let words = *Words::of(&language);
    let conventions = Conventions { dialect, language: language.as_str(), writing, words };
    let mut figures = |_: &Figure, _| Ok(String::new());
    ArticleWriter::new(conventions, &mut figures, article, "x").body().unwrap()
}

#[test]
fn low_and_high_characters_have_elements_and_do_not_stand_upright() {
    let high = |content| Inline::Superscript { content };
    let text = |text: &str| vec![Inline::text(text)];
    let formula = || {
        let low = Inline::Subscript { content: text("2") };
        vec![Inline::text("H"), low, Inline::text("O，10"), high(text("3")), Inline::text("日")]
    };
    for dialect in [&XHTML, &HTML, &INLINED] {
        for writing in [Writing::Horizontal, Writing::Vertical] {
            let expected = "<p>H<sub>2</sub>O，10<sup>3</sup>日</p>\n";
            assert_eq!(markup(formula(), dialect, writing), expected);
        }
    }
    let link = Inline::Link { url: "https://a.example/".into(), content: vec![high(text("1"))] };
    let expected = "<p><a href=\"https://a.example/\"><sup>1</sup></a></p>\n";
    assert_eq!(markup(vec![link], &HTML, Writing::Horizontal), expected);
    let mark = high(vec![Inline::NoteMark { note: "无".into() }]);
    let expected = "<p><sup><sup class=\"note-mark\">[无]</sup></sup></p>\n";
    assert_eq!(markup(vec![mark], &HTML, Writing::Horizontal), expected);
}

#[test]
fn turns_of_an_interview_name_their_speakers() {
    let turn = |text| Block::Interview { text };
    let strong = Inline::Strong { content: vec![Inline::text("沈砚秋：")] };
    let article = Article {
        body: vec![
            turn(vec![Inline::text("问：5G来了吗？")]),
            turn(vec![strong, Inline::Emphasis { content: vec![Inline::text("来了")] }]),
            turn(vec![Inline::text("无人说")]),
        ],
        ..Article::default()
    };
    let expected = "<p class=\"turn question\"><b class=\"speaker\">问：</b>5G来了吗？</p>\n\
        <p class=\"turn answer\"><b class=\"speaker\">沈砚秋：</b><em class=\"dots\">来了</em></p>\n\
        <p>无人说</p>\n";
    assert_eq!(body(&article, &XHTML, Writing::Horizontal), expected);
}

#[test]
fn a_dialect_without_lists_has_sections_that_begin_with_their_signs() {
    let item = |text: &str| ListItem { blocks: vec![paragraph(vec![Inline::text(text)])] };
    let inner =
        ListItem { blocks: vec![Block::List { start: Some(7), manner: None, items: vec![item("二")] }] };
    let article = Article {
        body: vec![Block::List { start: None, manner: None, items: vec![item("一"), inner] }],
        ..Article::default()
    };
    let expected = "<p>• 一</p>\n<section><p>• </p>\n<p>7. 二</p>\n</section>\n";
    assert_eq!(body(&article, &INLINED, Writing::Horizontal), expected);
    assert!(body(&article, &HTML, Writing::Horizontal).starts_with("<ul>"));
}

#[test]
fn a_list_of_terms_has_each_in_a_group_with_what_is_said_of_it() {
    let item = |name: &str, text: &str| {
        let name = Inline::Strong { content: vec![Inline::text(name)] };
        ListItem { blocks: vec![paragraph(vec![name, Inline::text(text)])] }
    };
    let article = |items: Vec<ListItem>| Article {
        body: vec![Block::List { start: None, manner: Some(ListManner::Figures), items }],
        ..Article::default()
    };
    let two = article(vec![item("862个", " 排口"), item("票价", "：五元")]);
    let expected = "<dl class=\"terms figures\">\n\
        <div class=\"term\"><dt>862个</dt><dd>排口</dd></div>\n\
        <div class=\"term\"><dt>票价：</dt><dd>五元</dd></div>\n</dl>\n";
    assert_eq!(body(&two, &XHTML, Writing::Horizontal), expected);
    // A list that cannot be drawn, and a dialect without lists.
    let one = body(&article(vec![item("862个", "排口")]), &XHTML, Writing::Horizontal);
    assert!(one.starts_with("<ul>"), "{one}");
    let flat = body(&two, &INLINED, Writing::Horizontal);
    assert!(flat.starts_with("<p>• <strong>862个</strong> 排口</p>"), "{flat}");
}

#[test]
fn lines_of_subheads_may_end_between_words_whatever_is_marked_in_them() {
    let text = |text: &str| vec![Inline::text(text)];
    let subhead = |text: Vec<Inline>| {
        let article = Article { body: vec![Block::Subhead { level: 1, text }], ..Article::default() };
        let body = body(&article, &XHTML, Writing::Horizontal);
        body.trim_start_matches("<h2 class=\"subhead\">").trim_end_matches("</h2>\n").to_owned()
    };
    let strong = Inline::Strong { content: text("清淤截") };
    let rest = [Inline::NoteMark { note: "无".into() }, Inline::text("十二公里")];
    assert_eq!(
        subhead([text("三年"), vec![strong], text("污"), rest.to_vec()].concat()),
        "三年<strong><wbr/>清淤<wbr/>截</strong>污<sup class=\"note-mark\">[无]</sup><wbr/>十二公里"
    );
    let ruby = |base: &str| Inline::Ruby { base: base.into(), reading: "x".into() };
    let link = Inline::Link { url: "https://a.example/图书馆开放".into(), content: Vec::new() };
    assert_eq!(
        subhead(vec![
            link,
            Inline::text("社区"),
            ruby("食堂"),
            Inline::LineBreak,
            Inline::text("在芦桥开张")
        ]),
        "<a href=\"https://a.example/图书馆开放\">https://a.example/图书馆开放</a>社区\
         <wbr/><ruby>食堂<rp>（</rp><rt>x</rt><rp>）</rp></ruby><br/>在芦桥<wbr/>开张"
    );
}

#[test]
fn a_figure_that_cannot_be_written_stops_the_article() {
    let (article, language) = (article(), Language::from("zh"));
    let conventions = Conventions {
        dialect: &XHTML,
        language: language.as_str(),
        writing: Writing::Horizontal,
        words: *Words::of(&language),
    };
    let message = || Sentence::verbatim("no template");
    let fault = || Diagnostic::new(crate::diagnostics::Code::InvalidTemplate, message());
    let mut figures = |_: &Figure, _| Err(Box::new(fault()));
    let mut writer = ArticleWriter::new(conventions, &mut figures, &article, "x");
    assert_eq!(*writer.body().unwrap_err(), fault());
}
