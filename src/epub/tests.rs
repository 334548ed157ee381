//! Books are opened again and compared with the issues they were made from.

mod opened;
mod sample;

use std::fs;

use opened::Opened;
use proptest::prelude::*;

use super::{Cover, Look, Navigation, Options, Split, Target, Templates, Writing, export};
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code};
use crate::model::{Article, Block, Figure, Filler, HeadManner, Inline, Notice, NoticeKind, PullQuote, Rank};
use crate::text::FontLibrary;
use crate::volume::CheckedVolume;
use crate::wording::Words;

fn book(checked: &CheckedIssue) -> Vec<u8> {
    let Checked { value, diagnostics } =
        export(checked, &Templates::bundled(), &FontLibrary::bundled(), &Options::default())
            .expect("the book is whole");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    value
}

fn book_with(checked: &CheckedIssue, options: &Options) -> Opened {
    let built = export(checked, &Templates::bundled(), &FontLibrary::bundled(), options);
    let Checked { value, diagnostics } = built.expect("the book is whole");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    Opened::new(value)
}

/// With `PAIBAN_SAMPLE_BOOKS` set to a folder the books are written there, for checks with other
/// tools.
#[test]
fn two_builds_give_the_same_bytes() {
    #[allow(clippy::disallowed_methods, reason = "the folder for the books is set from outside")]
    let folder = std::env::var_os("PAIBAN_SAMPLE_BOOKS");
    for (name, checked) in sample::all() {
        let first = book(&checked);
        assert!(first == book(&checked), "{name}");
        if let Some(folder) = &folder {
            let path = std::path::Path::new(folder).join(name).with_extension("epub");
            fs::write(path, first).expect("the folder can be written");
        }
    }
}

#[test]
fn the_archive_begins_with_its_type_and_holds_only_what_the_manifest_lists() {
    let bytes = book(&sample::checked(sample::rich()));
    // EPUB 3.3 §4.2.4: the first entry is `mimetype`, stored.
    assert_eq!(
        (&bytes[..4], &bytes[8..10], &bytes[30..38]),
        (&b"PK\x03\x04"[..], &[0, 0][..], &b"mimetype"[..])
    );
    let files: Vec<_> = Opened::new(bytes).hrefs();
    let expected = [
        "title.xhtml",
        "nav.xhtml",
        "page-001.xhtml",
        "page-002.xhtml",
        "page-003.xhtml",
        "toc.ncx",
        "style.css",
        "images/image-001.jpg",
        "images/image-002.webp",
        "images/image-003.png",
    ];
    assert_eq!(files, expected);
}

#[test]
fn every_character_of_every_article_is_in_its_chapter_in_reading_order() {
    for (name, checked) in sample::all() {
        let opened = Opened::new(book(&checked));
        let mut number = 0;
        for (i, page) in checked.issue().pages.iter().enumerate() {
            let chapter = opened.text(&format!("page-{:03}.xhtml", i + 1));
            for article in &page.articles {
                number += 1;
                let text = opened::element_text(&chapter, &format!("article-{number}"));
                let mut rest = text.as_str();
                for piece in printed(article) {
                    let at = rest
                        .find(&piece)
                        .unwrap_or_else(|| panic!("{name}, {}: {piece:?} in {rest:?}", article.id));
                    rest = &rest[at + piece.len()..];
                }
            }
        }
    }
}

/// What an article prints, in the order of the book: heads, standing byline, first figure, body,
/// other figures, sign-off, notes.
fn printed(article: &Article) -> Vec<String> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    Words::of(&"zh-Hans".into()).each_text(article, |place, text| {
        let part = place.split('/').next().unwrap_or_default();
        let order = match part {
            "byline" if article.dateline.is_none() => 1,
            "figures" if place.starts_with("figures/0/") => 2,
            "dateline" | "byline" => 3,
            "body" => 4,
            "figures" => 5,
            "sign_off" => 6,
            "notes" => 7,
            _ => 0,
        };
        pieces.push((order, text.replace('\u{8}', "\u{FFFD}")));
    });
    pieces.sort_by_key(|(order, _)| *order);
    pieces.into_iter().map(|(_, text)| text).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn the_contents_list_pages_and_articles_by_their_titles() {
    let checked = sample::checked(sample::rich());
    let opened = Opened::new(book(&checked));
    let expected: Vec<(usize, String)> = vec![
        (1, "溪湾报 2026年3月20日".into()),
        (1, "第A01版 要闻".into()),
        (2, "运河两岸春意浓 十里水岸换新颜".into()),
        (2, "<标题> & \"引号\" '单引号'".into()),
        (2, "图书馆周末延时开放".into()),
        (1, "第02版 民生 & 文化".into()),
        (2, "各种正文".into()),
        (2, "Canal walk opens & welcomes visitors".into()),
        (2, "春到溪湾。己庚/摄".into()),
        (2, "小标题没有标题的短讯，\"引号\"&…".into()),
        (1, "第A03版".into()),
    ];
    let trimmed: Vec<_> =
        expected.into_iter().map(|(depth, title)| (depth, title.trim().to_owned())).collect();
    assert_eq!(opened.contents(), trimmed);
    assert_eq!(opened.page_list(), ["A01", "02版", "A03"]);
    assert_eq!(opened.landmarks(), ["报头", "目录", "正文"]);
}

#[test]
fn metadata_name_paper_day_and_numbers() {
    let opened = Opened::new(book(&sample::checked(sample::rich())));
    for (property, values) in [
        ("dc:title", &["溪湾报 2026年3月20日"][..]),
        ("dc:language", &["zh-Hans-CN"]),
        ("dc:date", &["2026-03-20"]),
        ("dcterms:modified", &["2026-03-20T00:00:00Z"]),
        ("dc:publisher", &["溪湾报社"]),
        ("dc:type", &["newspaper"]),
        ("dc:source", &["溪湾报 2026年3月20日印刷版"]),
        ("pageBreakSource", &["溪湾报 2026年3月20日印刷版"]),
        ("belongs-to-collection", &["溪湾报"]),
        ("calibre:series_index", &["20260320"]),
        ("schema:accessMode", &["textual", "visual"]),
        // Pictures without description: text alone does not suffice.
        ("schema:accessModeSufficient", &["textual,visual"]),
    ] {
        assert_eq!(opened.metadata(property), values, "{property}");
    }
    let identifiers = opened.metadata("dc:identifier");
    assert_eq!((identifiers.len(), identifiers[1].as_str()), (2, "urn:issn:1234-5679"));
    assert!(
        identifiers[0].starts_with("urn:uuid:") && identifiers[0].as_bytes()[23] == b'5',
        "version 5 of RFC 9562"
    );
    assert!(opened.metadata("dc:description")[0].starts_with("运河两岸春意浓 十里水岸换新颜；<标题> &"));
    let features = opened.metadata("schema:accessibilityFeature");
    assert!(!features.contains(&"alternativeText".into()) && features.contains(&"rubyAnnotations".into()));
    assert!(opened.metadata("schema:accessibilitySummary")[0].ends_with("1幅图片缺少替代文字。"));
}

#[test]
fn the_identifier_stays_when_the_text_is_corrected() {
    let identifier = |issue| Opened::new(book(&sample::checked(issue))).metadata("dc:identifier")[0].clone();
    let mut corrected = sample::rich();
    corrected.pages[0].articles[0].headline = vec!["更正".into()];
    assert_eq!(identifier(sample::rich()), identifier(corrected));
    let mut next_day = sample::rich();
    next_day.date = "2026-03-21".parse().expect("a date");
    assert_ne!(identifier(sample::rich()), identifier(next_day));
}

#[test]
fn claims_follow_the_content() {
    let opened = Opened::new(book(&sample::checked(sample::traditional())));
    assert!(opened.metadata("schema:accessibilityFeature").contains(&"alternativeText".into()));
    assert_eq!(opened.metadata("schema:accessModeSufficient"), ["textual", "textual,visual"]);
    // EPUB Accessibility 1.1 §3.3: a source of the page breaks, but no print source where a print edition is unknown.
    assert_eq!(opened.metadata("pageBreakSource"), ["灣岸週報 2026年3月20日版面"]);
    assert_eq!(opened.metadata("dc:source"), [""; 0]);
    assert!(opened.metadata("schema:accessibilitySummary")[0].ends_with("圖片均有替代文字。"));
    let opened = Opened::new(book(&sample::checked(sample::bare())));
    assert_eq!(opened.metadata("schema:accessMode"), ["textual"]);
    assert!(!opened.metadata("schema:accessibilityFeature").contains(&"alternativeText".into()));
}

#[test]
fn the_title_page_prints_the_imprint_of_its_kind() {
    let text = |issue| opened::plain(&Opened::new(book(&sample::checked(issue))).text("title.xhtml"));
    let paper = text(sample::rich());
    for words in [
        "2026年3月20日",
        "星期五",
        "第12期",
        "总第3456期",
        "国内统一连续出版物号",
        "CN 33-0123",
        "1234-5679",
        "31-123",
        "溪湾区新闻工作者协会",
        "每份1.00元",
        "数字报",
        "旧址 example.org",
        "扫一扫 看<溪湾>",
    ] {
        assert!(paper.contains(words), "{words} in {paper}");
    }
    let internal = text(sample::permit());
    for words in ["准印证", "浙内准字第A001号", "发送对象", "印数", "5000份", "编印单位", "印刷日期"]
    {
        assert!(internal.contains(words), "{words} in {internal}");
    }
    assert!(!internal.contains("刊号") && !internal.contains("出版"));
}

#[test]
fn markup_means_what_the_text_means() {
    let opened = Opened::new(book(&sample::checked(sample::rich())));
    let (first, second) = (opened.text("page-001.xhtml"), opened.text("page-002.xhtml"));
    for markup in [
        "<p><span class=\"run-in\">本报讯（记者 甲乙 通讯员 己庚）</span>昨天",
        "<p><span class=\"run-in\">本报讯</span></p>\n<ul>",
        // The marks of notes in a link stand after it.
        "<a href=\"https://example.org/a%20b?x=1&amp;y=2\">空格地址<strong>粗后</strong></a><sup",
        "坏地址（javascript:alert(1)）<a href=\"https://example.org\">https://example.org</a>",
        "<a href=\"https://example.org/1\">里</a><sup class=\"note-mark\">[没有]</sup>",
        "id=\"article-2-mark-1-2\" href=\"#article-2-note-1\"",
        "<span class=\"note-number\">2</span></p>\n<blockquote>",
        "<img src=\"images/image-002.webp\" alt=\"\"/>",
        "role=\"doc-pagebreak\" aria-label=\"A01\"",
        "<a class=\"next\" href=\"page-002.xhtml#article-4\" title=\"各种正文\">下一篇</a>",
    ] {
        assert!(first.contains(markup), "{markup} in {first}");
    }
    for markup in [
        "<ruby>溪<rp>（</rp><rt>xī</rt><rp>）</rp></ruby>",
        "<h3 class=\"subhead\">先深</h3>",
        "<h3 class=\"subhead\">后浅</h3>\n<h4 class=\"subhead\">再深</h4>\n<ol start=\"3\">",
        "<table>\n<caption>两年的工程</caption>\n<thead>\n<tr><td colspan=\"2\" rowspan=\"2\" class=\"align-center\"></td>",
        "<th scope=\"col\" colspan=\"2\" class=\"align-center\">公里</th></tr>\n<tr><th scope=\"col\" class=\"align-center\">2024年",
        "</thead>\n<tbody>\n<tr><th scope=\"row\" rowspan=\"2\">运河</th><td>河道</td><td class=\"align-center\">4</td>",
        "<tr><th scope=\"row\" colspan=\"2\">合计</th><td class=\"align-center\">9</td>",
        "<em class=\"dots\">着重</em><u>溪湾</u>",
        "<u>溪湾</u><a href=\"https://example.org/n\"><u class=\"next\">鹭埭</u></a>和<u>菱河</u><br/>",
        "The walk is <em>open</em>.",
        "<hr class=\"break\"/>",
        "lang=\"en\" xml:lang=\"en\">",
        "<figure id=\"figure-4\" class=\"lost\">\n<figcaption>",
        "aria-label=\"春到溪湾。己庚/摄\"",
        "<h2 class=\"subhead\">小标题</h2>",
    ] {
        assert!(second.contains(markup), "{markup} in {second}");
    }
    assert_eq!(
        first.matches("上一篇").count() + second.matches("上一篇").count(),
        6,
        "none before the first"
    );
    assert_eq!(first.matches("下一篇").count() + second.matches("下一篇").count(), 6, "none after the last");
    assert!(opened.text("page-003.xhtml").contains("第A03版"));
}

#[test]
fn lines_of_heads_end_between_the_words_of_dictionary_and_article() {
    let mut issue = sample::rich();
    let article = &mut issue.pages[0].articles[0];
    article.kicker = vec!["三年清淤截污十二公里".into()];
    article.headline = vec!["邻里食堂开张".into(), "在芦桥<一号>".into()];
    article.deck = vec!["老房子漏雨怎么办".into()];
    article.body.push(Block::Paragraph { text: vec![Inline::text("大家叫它“邻里食堂”。")] });
    let opened = Opened::new(book(&sample::checked(issue)));
    let page = opened.text("page-001.xhtml");
    for head in [
        "<p class=\"kicker\"><span class=\"line\">三年<wbr/>清淤<wbr/>截污<wbr/>十二公里</span></p>",
        "<span class=\"line\">邻里食堂<wbr/>开张</span> <span class=\"line\">在芦桥",
        "<p class=\"deck\"><span class=\"line\">老房子<wbr/>漏雨<wbr/>怎么办</span></p>",
    ] {
        assert!(page.contains(head), "{head} in {page}");
    }
    for contents in ["nav.xhtml", "toc.ncx"] {
        let text = opened.text(contents);
        assert!(text.contains("邻里食堂开张") && !text.contains("<wbr"), "{contents}");
    }
}

#[test]
fn a_summary_stands_under_the_head_and_is_in_every_book() {
    let mut issue = sample::rich();
    let article = &mut issue.pages[0].articles[0];
    article.summary = vec!["水清了".into(), "1 < 2".into()];
    for options in [Options::default(), Options { writing: Writing::Vertical, ..Options::default() }] {
        let opened = book_with(&sample::checked(issue.clone()), &options);
        let page = opened.text("page-001.xhtml");
        let (_, after_head) = page.split_once("</hgroup>").unwrap();
        let parts = ["class=\"summary\" role=\"doc-abstract\"", ">提要</p>", ">水清了</p>", "</header>"];
        let places = parts.map(|part| after_head.find(part).unwrap_or_else(|| panic!("{part}: {page}")));
        assert!(places.is_sorted(), "{page}");
        assert!(opened.text("style.css").contains(".summary"));
    }
}

#[test]
fn pull_quotes_and_manners_of_heads_are_in_every_book() {
    let mut issue = sample::rich();
    let article = &mut issue.pages[0].articles[0];
    article.quote = Some(PullQuote { text: "水清了".into(), by: Some("甲 < 乙".into()) });
    article.head = Some(HeadManner::TwoDeck);
    for options in [Options::default(), Options { writing: Writing::Vertical, ..Options::default() }] {
        let opened = book_with(&sample::checked(issue.clone()), &options);
        let page = opened.text("page-001.xhtml");
        assert!(page.contains(" head-two-deck"), "{page}");
        let parts = [
            "</header>",
            "<aside class=\"pull-quote\" role=\"doc-pullquote\">",
            ">水清了</p>",
            "甲 &lt; 乙</p>",
        ];
        let places = parts.map(|part| page.find(part).unwrap_or_else(|| panic!("{part}: {page}")));
        assert!(places.is_sorted(), "{page}");
    }
}

#[test]
fn advertisements_and_announcements_say_what_they_are() {
    let mut issue = sample::traditional();
    let notice = |kind| Some(Notice { kind, size: None, columns: None, rows: None, artwork: None });
    let first = Article { notice: notice(NoticeKind::Advertisement), ..issue.pages[0].articles[0].clone() };
    let untitled = Article {
        id: "b".into(),
        headline: Vec::new(),
        notice: notice(NoticeKind::Announcement),
        ..first.clone()
    };
    issue.pages[0].articles = vec![first, untitled];
    let opened = Opened::new(book(&sample::checked(issue)));
    let chapter = opened.text("page-001.xhtml");
    for markup in [
        "class=\"article notice advertisement\" aria-labelledby=\"article-1-notice article-1-title\"",
        "<p id=\"article-1-notice\" class=\"notice-label\" lang=\"zh-Hant-TW\" xml:lang=\"zh-Hant-TW\"><span>廣告</span></p>",
        "class=\"article notice announcement\" aria-label=\"公告",
    ] {
        assert!(chapter.contains(markup), "{markup} in {chapter}");
    }
    assert!(opened.text("style.css").contains(".notice-label"));
}

#[test]
fn fillers_are_not_content_of_the_book() {
    let with = |fillers| {
        let mut issue = sample::traditional();
        issue.publication.fillers = fillers;
        book(&sample::checked(issue))
    };
    let filler = Filler {
        image: Some("photos/canal.jpg".into()),
        alt: None,
        text: vec!["愛護河道".to_owned()],
        columns: 2,
        rows: 8,
    };
    assert_eq!(with(vec![filler]), with(Vec::new()));
}

fn with_template(name: &str, text: &str) -> Checked<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), text).expect("the folder can be written");
    let templates = Templates::with_overrides(folder.path()).expect("the folder can be read");
    export(&sample::checked(sample::bare()), &templates, &FontLibrary::bundled(), &Options::default())
        .expect("templates of a paper are no fault of the program")
}

#[test]
fn pictures_that_stand_together_are_a_group_and_notices_are_boxes_with_their_kind() {
    let figure = |image: &str| Figure { image: Some(image.into()), ..Figure::default() };
    let pictures = ["photos/canal.jpg", "photos/chart.png", "photos/bridge.webp"].map(figure);
    let page = |rank: Option<Rank>, notice: Option<Notice>| {
        let figures = if notice.is_some() { Vec::new() } else { pictures.to_vec() };
        let mut issue = sample::bare();
        let body = vec![Block::Paragraph { text: vec![Inline::text("字")] }];
        let article = Article { id: "01/a".into(), rank, notice, figures, body, ..Article::default() };
        issue.pages[0].articles = vec![article];
        let book = book_with(&sample::checked(issue), &Options::default());
        book.text("page-001.xhtml").replace('\n', "")
    };
    let parts = |page: &str| {
        let group = page.find("<figure class=\"group\">").expect("a group");
        let first = page.find("<figure id=\"figure-1\">").expect("the first picture");
        (group < first, group < page.find("<p>字").expect("the text"), page.matches("<figure id=").count())
    };
    assert_eq!(parts(&page(Some(Rank::Photo), None)), (true, true, 3), "a photo story");
    assert_eq!(parts(&page(Some(Rank::Lead), None)), (false, false, 3), "two after the text");
    let artwork = Some(figure("photos/canal.jpg"));
    let kind = NoticeKind::Advertisement;
    let notice = page(None, Some(Notice { kind, size: None, columns: None, rows: None, artwork }));
    let order = ["class=\"article notice advertisement\"", "class=\"notice-label\"", "<figure id=", "<p>字"];
    let places = order.map(|part| notice.find(part).unwrap_or_else(|| panic!("{part}: {notice}")));
    assert!(places.is_sorted(), "{notice}");
    assert!(!notice.contains("class=\"group\""));
}

#[test]
fn a_paper_replaces_templates_by_name() {
    let built = with_template(
        "figure.xhtml",
        "<figure id=\"{{ figure.id }}\" class=\"own\"><p>{{ book.paper }}</p></figure>",
    );
    assert!(built.diagnostics.is_empty(), "{:?}", built.diagnostics);
    let built = with_template("style.css", "p { text-indent: 1em }");
    assert_eq!(Opened::new(built.value).text("style.css"), "p { text-indent: 1em }");
    let built = with_template(
        "title.xhtml",
        "{% extends \"document.xhtml\" %}{% block body %}<h1>{{ book.paper }}！</h1>{% endblock %}",
    );
    assert!(Opened::new(built.value).text("title.xhtml").contains("<h1>小报！</h1>"));
}

#[test]
fn templates_that_fail_are_reported_with_file_and_line() {
    for (name, text, expected) in [
        ("title.xhtml", "\n{% if %}", "title.xhtml`, line 2: syntax error"),
        ("title.xhtml", "\n\n{{ book.papr }}", "title.xhtml`, line 3: undefined value"),
        ("article.xhtml", "{{ article.titel }}", "article.xhtml`, line 1: undefined value"),
        ("chapter.xhtml", "{% extends \"documents.xhtml\" %}", "chapter.xhtml`, line 1: template not found"),
        ("titel.xhtml", "", "titel.xhtml` is not the name of a template"),
        ("title.xhtml", "<p>&nbsp;</p>", "`title.xhtml` is not well-formed XML: XML has no entity `&nbsp;`"),
        ("title.xhtml", "<p>", "`title.xhtml` is not well-formed XML: an element is not closed"),
        ("title.xhtml", "<p id='a'/><p id='a'/>", "`title.xhtml` is not well-formed XML: duplicate id `a`"),
        (
            "title.xhtml",
            "<a href='no.xhtml'/>",
            "`title.xhtml` links to `no.xhtml`, which is missing in the book",
        ),
        ("chapter.xhtml", "<p/>", "the issue has 1 articles, the book 0 `article` elements"),
        ("toc.ncx", "<ncx/>", "`toc.ncx` does not list `page-001.xhtml#article-1`"),
    ] {
        let built = with_template(name, text);
        assert!(built.value.is_empty(), "{name}: {text}");
        let messages: Vec<_> = built.diagnostics.iter().map(|d| d.message.english()).collect();
        assert!(messages.iter().any(|message| message.contains(expected)), "{expected} in {messages:?}");
        assert!(built.diagnostics.iter().all(|d| d.code == Code::InvalidTemplate));
    }
}

#[test]
fn a_missing_folder_of_templates_stops_the_program() {
    assert!(Templates::with_overrides("/no/such/folder".as_ref()).is_err());
}

#[test]
fn an_issue_without_pages_and_with_malformed_languages_is_still_a_book() {
    let mut issue = sample::bare();
    issue.publication.language = "中文".into();
    issue.pages.clear();
    let opened = Opened::new(book(&sample::checked(issue)));
    assert_eq!(opened.metadata("dc:language"), ["und"]);
    assert_eq!(opened.hrefs(), ["title.xhtml", "nav.xhtml", "toc.ncx", "style.css"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The proof inside of `export` refuses documents that are not well formed.
    #[test]
    fn no_character_of_any_field_breaks_the_book(texts in prop::collection::vec(any::<String>(), 12)) {
        let mut issue = sample::rich();
        let publication = &mut issue.publication;
        publication.title = texts[0].clone();
        publication.publisher = Some(texts[1].clone());
        publication.links[0].url = format!("https://{}", texts[2]);
        let page = &mut issue.pages[0];
        page.label = texts[3].as_str().into();
        page.name = Some(texts[4].clone());
        page.editors[0].names = vec![texts[5].clone()];
        let article = &mut page.articles[0];
        article.headline = vec![texts[6].clone(), texts[7].clone()];
        article.dateline = Some(texts[8].clone());
        article.figures[0].alt = Some(texts[9].clone());
        article.figures[0].credit = Some(texts[10].clone());
        article.column_title = Some(texts[11].clone());
        let opened = Opened::new(book(&sample::checked(issue)));
        prop_assert_eq!(opened.contents().len(), 11);
    }
}

#[test]
fn articles_may_be_files_of_their_own() {
    let options = Options { split: Split::Article, ..Options::default() };
    let opened = book_with(&sample::checked(sample::rich()), &options);
    let page = opened.text("page-001.xhtml");
    assert!(page.contains("<a href=\"article-0001.xhtml#article-1\">"), "{page}");
    assert!(!page.contains("<article"));
    let article = opened.text("article-0001.xhtml");
    assert!(
        article.contains("<article id=\"article-1\"")
            && article.contains("href=\"page-001.xhtml#line-article-1\"")
    );
}

#[test]
fn a_very_long_page_is_split_without_an_option() {
    let mut issue = sample::bare();
    let long = "字".repeat(60_000);
    let block = crate::model::Block::Paragraph { text: vec![crate::model::Inline::text(&long)] };
    issue.pages[0].articles[0].body = vec![block.clone(), block];
    let opened = book_with(&sample::checked(issue), &Options::default());
    assert!(!opened.text("page-001.xhtml").contains("<article"));
    assert!(opened.text("article-0001.xhtml").contains(&long));
}

#[test]
fn contents_have_as_many_levels_as_are_wanted() {
    let nested = |depth| {
        let options = Options { depth, ..Options::default() };
        let opened = book_with(&sample::checked(sample::rich()), &options);
        (
            opened.text("nav.xhtml").contains("class=\"flat\""),
            opened.text("toc.ncx").contains("\"dtb:depth\" content=\"2\""),
        )
    };
    assert_eq!(nested(1), (true, false));
    assert_eq!(nested(2), (false, true));
    assert_eq!(nested(3), (false, true), "an issue has no third level");
}

#[test]
fn vertical_books_say_so_everywhere() {
    let options = Options { writing: Writing::Vertical, ..Options::default() };
    let opened = book_with(&sample::checked(sample::rich()), &options);
    let package = opened.text("package.opf");
    assert!(package.contains("page-progression-direction=\"rtl\""), "{package}");
    assert!(package.contains("name=\"primary-writing-mode\" content=\"vertical-rl\""));
    assert!(opened.text("style.css").contains("writing-mode: vertical-rl"));
    assert!(opened.text("title.xhtml").contains("class=\"upright\">20</span>日"));
}

#[test]
fn links_to_other_articles_stand_where_they_are_wanted() {
    let count = |navigation| {
        let options = Options { navigation, ..Options::default() };
        let opened = book_with(&sample::checked(sample::rich()), &options);
        opened.text("page-001.xhtml").matches("class=\"ways\"").count()
    };
    assert_eq!((count(Navigation::Bottom), count(Navigation::Top), count(Navigation::Both)), (3, 3, 6));
}

#[test]
fn a_look_adds_to_the_stylesheet_and_a_stylesheet_of_the_papers_own_gets_none() {
    let css = |look| {
        let options = Options { look: Some(look), ..Options::default() };
        book_with(&sample::checked(sample::bare()), &options).text("style.css")
    };
    assert_ne!(css(Look::Party), css(Look::Metro));
    assert_ne!(css(Look::Party), css(Look::Plain));
    let built = with_template("style.css", "p { margin: 0 }");
    assert_eq!(Opened::new(built.value).text("style.css"), "p { margin: 0 }");
}

#[test]
fn fonts_have_the_characters_of_the_book() {
    let options = Options { fonts: true, ..Options::default() };
    let opened = book_with(&sample::checked(sample::rich()), &options);
    assert!(opened.text("style.css").contains("@font-face"));
    assert!(opened.text("package.opf").contains("media-type=\"font/otf\""));
}

#[test]
fn a_cover_is_the_first_document_and_its_picture_is_named_in_every_way() {
    let cover = Cover { bytes: sample::cover(), kind: crate::check::PictureKind::Jpeg };
    let options = Options { cover: Some(cover), target: Target::Duokan, ..Options::default() };
    let opened = book_with(&sample::checked(sample::bare()), &options);
    let package = opened.text("package.opf");
    for expected in [
        "properties=\"cover-image\"",
        "<meta name=\"cover\" content=\"images-cover-jpg\"",
        "properties=\"duokan-page-fullscreen\"",
        "type=\"cover\"",
    ] {
        assert!(package.contains(expected), "{expected} in {package}");
    }
    assert!(opened.text("nav.xhtml").contains("epub:type=\"cover\" href=\"cover.xhtml\""));
}

#[test]
fn a_claim_of_conformance_is_the_papers_own() {
    let mut issue = sample::bare();
    let claims = |issue: &crate::model::Issue| {
        Opened::new(book(&sample::checked(issue.clone()))).text("package.opf").contains("conformsTo")
    };
    assert!(!claims(&issue));
    issue.publication.accessibility = Some(crate::model::Accessibility {
        conforms_to: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA".to_owned(),
        certified_by: Some("甲乙".to_owned()),
    });
    assert!(claims(&issue));
}

#[test]
fn a_volume_has_days_a_calendar_and_indexes() {
    let mut second = sample::rich();
    second.date = second.date.tomorrow().unwrap();
    let (first, second) = (sample::checked(sample::rich()), sample::checked(second));
    let volume = CheckedVolume::of(vec![second, first]).unwrap();
    let made =
        || export(&volume, &Templates::bundled(), &FontLibrary::bundled(), &Options::default()).unwrap();
    let Checked { value, diagnostics } = made();
    assert!(diagnostics.is_empty() && value == made().value);
    let opened = Opened::new(value);
    let (nav, calendar) = (opened.text("nav.xhtml"), opened.text("calendar.xhtml"));
    assert!(nav.contains("<li class=\"day\"><a id=\"nav-day-1\" href=\"page-001.xhtml\">"), "{nav}");
    assert!(nav.contains(">2026-03-20 A01</a>") && nav.contains(">2026-03-21 A01</a>"), "labels are unique");
    assert!(calendar.contains("<a href=\"page-001.xhtml\" aria-label=\"3月20日 星期五"), "{calendar}");
    assert!(opened.text("indexes.xhtml").contains("id=\"index-authors\""));
    assert!(opened.text("page-001.xhtml").contains("2026年3月20日 星期五"));
    let pictures = opened.text("package.opf").matches("media-type=\"image/").count();
    let alone = Opened::new(book(&sample::checked(sample::rich())));
    assert_eq!(
        pictures,
        alone.text("package.opf").matches("media-type=\"image/").count(),
        "pictures are shared"
    );
}

#[test]
fn a_volume_that_loses_a_picture_of_a_note_is_refused() {
    let mut issue = sample::traditional();
    let figure = crate::model::Figure { image: Some("photos/chart.png".into()), ..Default::default() };
    let blocks = vec![crate::model::Block::Figure(figure)];
    issue.pages[0].articles[0].notes = vec![crate::model::Note { id: "a".into(), blocks }];
    let volume = CheckedVolume::of(vec![sample::checked(issue)]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("figure.xhtml"),
        "<figure id=\"{{ figure.id }}\">{{ figure.caption }}</figure>",
    )
    .unwrap();
    let templates = Templates::with_overrides(folder.path()).unwrap();
    let built = export(&volume, &templates, &FontLibrary::bundled(), &Options::default()).unwrap();
    let messages: Vec<_> = built.diagnostics.iter().map(|d| d.message.english()).collect();
    assert_eq!(messages, ["`page-001.xhtml` lacks 2 of 2 pictures of `一则消息`"]);
}
