//! Made-up issues that use everything a book can hold.

use std::sync::{Arc, LazyLock};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::check::{CheckedIssue, check};
use crate::diagnostics::SourceMap;
use crate::model::{
    AcceptedLayout, Alignment, Article, Block, Byline, Cell, CellSpan, Date, Editor, Figure, Inline, Issue,
    Link, ListItem, Note, Page, Publication, PublicationKind, Rank, Table,
};
use crate::source::{Draft, Origins, PictureFiles};

/// All sample issues with their names.
pub(super) fn all() -> Vec<(&'static str, CheckedIssue)> {
    vec![
        ("rich", checked(rich())),
        ("traditional", checked(traditional())),
        ("permit", checked(permit())),
        ("bare", checked(bare())),
    ]
}

/// The issue, checked, with pictures for `photos/canal.jpg`, `photos/chart.png`,
/// `photos/bridge.webp` and `masthead.png`; `photos/lost.jpg` is lost.
pub(super) fn checked(issue: Issue) -> CheckedIssue {
    let draft = Draft {
        issue,
        pictures: PICTURES.clone(),
        accepted: AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    check(&draft, &|_| true).value
}

static PICTURES: LazyLock<PictureFiles> = LazyLock::new(|| {
    let files = [
        ("photos/canal.jpg", ImageFormat::Jpeg, [90, 140, 150]),
        ("photos/chart.png", ImageFormat::Png, [190, 170, 110]),
        ("photos/bridge.webp", ImageFormat::WebP, [120, 110, 100]),
        ("masthead.png", ImageFormat::Png, [150, 30, 30]),
    ];
    files.into_iter().map(|(path, format, colour)| (path.into(), picture(format, colour))).collect()
});

/// A picture for a cover, JPEG.
pub(super) fn cover() -> Arc<[u8]> {
    picture(ImageFormat::Jpeg, [60, 60, 60])
}

fn picture(format: ImageFormat, colour: [u8; 3]) -> Arc<[u8]> {
    let pixels = RgbImage::from_fn(600, 400, |x, y| {
        Rgb(colour.map(|c| c.saturating_add(((x / 60 + y / 60) % 2) as u8 * 24)))
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).expect("a sound picture is written");
    bytes.into_inner().into()
}

/// Every kind of block, awkward characters in every head, figures of every kind.
pub(super) fn rich() -> Issue {
    let publication = Publication {
        title: "溪湾报".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        kind: PublicationKind::Cn,
        cn: Some("CN 33-0123".into()),
        issn: Some("1234-5679".into()),
        postal_code: Some("31-123".into()),
        supervisor: strings(&["中共溪湾区委宣传部"]),
        sponsor: strings(&["溪湾区融媒体中心", "溪湾区新闻工作者协会"]),
        organizer: strings(&["溪湾传媒有限公司"]),
        publisher: Some("溪湾报社".into()),
        address: Some("溪湾区运河路1号".into()),
        postcode: Some("310000".into()),
        phone: Some("0571-0000 0000".into()),
        printer: Some("溪湾印务中心".into()),
        printer_address: Some("溪湾区工业路2号".into()),
        price: Some("每份1.00元".into()),
        links: vec![
            Link {
                label: "数字报".into(), url: "https://example.org/paper?a=1&b=溪湾".into(), qr: true
            },
            Link { label: "旧址".into(), url: "example.org".into(), qr: false },
        ],
        masthead_notes: strings(&["扫一扫 看<溪湾>"]),
        ..Publication::default()
    };
    let pages = vec![front_page(), inner_page(), page("A03", None, Vec::new())];
    Issue { number: Some(12), total_number: Some(3456), pages, ..Issue::new(publication, day()) }
}

fn front_page() -> Page {
    let mut page = page("A01", Some("要闻"), vec![lead(), awkward(), brief()]);
    page.editors = vec![
        Editor { role: "责任编辑".into(), names: strings(&["甲乙", "丙丁戊"]) },
        Editor { role: "版式".into(), names: strings(&["己庚"]) },
    ];
    page
}

fn inner_page() -> Page {
    page("02版", Some("民生 & 文化"), vec![everything(), english(), photo_story(), no_headline()])
}

fn lead() -> Article {
    Article {
        rank: Some(Rank::Lead),
        column_title: Some("走基层".into()),
        kicker: strings(&["区委常委会召开会议强调"]),
        headline: strings(&["运河两岸春意浓", "十里水岸换新颜"]),
        deck: strings(&["甲某主持并讲话"]),
        dateline: Some("本报讯".into()),
        byline: vec![byline("记者", &["甲乙"]), byline("通讯员", &["己庚"])],
        figures: vec![
            figure(
                Some("photos/canal.jpg"),
                "运河边的步道。",
                Some("甲乙/摄"),
                Some("运河边的步道上有人散步"),
            ),
            figure(Some("photos/bridge.webp"), "新建的桥。", None, None),
        ],
        body: vec![
            text(
                "昨天，运河综合整治工程通过验收。沿岸居民说：“河水清了，路也宽了。”记者在现场看到，步道两侧的樱花已经开放，不少市民带着孩子前来散步。",
            ),
            text("据介绍，工程于2024年动工，总投资1.2亿元，整治河道10公里，新建步道12公里。"),
        ],
        sign_off: vec![byline("文", &["甲乙"]), byline("摄", &["丙丁戊"])],
        ..article("01/lead")
    }
}

fn awkward() -> Article {
    Article {
        rank: Some(Rank::Major),
        boxed: true,
        kicker: strings(&["A & B"]),
        headline: strings(&["<标题> & \"引号\" '单引号'", "   "]),
        deck: strings(&["1 < 2 > 0"]),
        byline: vec![Byline { affiliation: Some("本报".into()), ..byline("记者", &["王&某"]) }],
        body: vec![
            text("控制符\u{8}在此，]]> 也在此，&amp; 不是实体。"),
            Block::Paragraph {
                text: vec![
                    link(
                        "https://example.org/a b?x=1&y=2",
                        vec![
                            Inline::text("空格地址"),
                            mark("甲"),
                            strong(vec![Inline::text("粗"), mark("甲"), Inline::text("后")]),
                        ],
                    ),
                    link("javascript:alert(1)", vec![Inline::text("坏地址")]),
                    link("https://example.org", Vec::new()),
                    link(
                        "https://example.org/1",
                        vec![link("https://example.org/2", vec![Inline::text("里")])],
                    ),
                    mark("没有"),
                ],
            },
        ],
        notes: vec![
            Note { id: "甲".into(), blocks: vec![text("第一条注。"), text("注的第二段。")] },
            Note {
                id: "乙".into(), blocks: vec![Block::Quote { blocks: vec![text("没有记号的注。")] }]
            },
        ],
        ..article("01/awkward")
    }
}

fn brief() -> Article {
    Article {
        rank: Some(Rank::Brief),
        headline: strings(&["图书馆周末延时开放"]),
        dateline: Some("本报讯".into()),
        body: vec![list(None, &["周六至21时", "周日至20时"])],
        ..article("01/brief")
    }
}

fn everything() -> Article {
    Article {
        rank: Some(Rank::Middle),
        headline: strings(&["各种正文"]),
        body: vec![
            Block::Paragraph {
                text: vec![
                    Inline::text("普通，"),
                    strong(vec![Inline::text("重要"), emphasis("重要且着重")]),
                    emphasis("着重"),
                    name(vec![Inline::text("溪湾")]),
                    link("https://example.org/n", vec![name(vec![Inline::text("鹭埭")])]),
                    Inline::text("和"),
                    name(vec![Inline::text("菱河")]),
                    Inline::LineBreak,
                    Inline::Ruby { base: "溪".into(), reading: "xī".into() },
                    Inline::Ruby { base: "湾".into(), reading: "wān".into() },
                    mark("1"),
                    Inline::text("。"),
                ],
            },
            subhead(3, "先深"),
            text("深的一节。"),
            subhead(1, "后浅"),
            subhead(4, "再深"),
            list(Some(3), &["第三", "第四"]),
            list(Some(1), &["第一"]),
            Block::Quote {
                blocks: vec![text("引文一。"), Block::Quote { blocks: vec![text("引文二。")] }]
            },
            table(),
            Block::Break,
            Block::Figure(figure(Some("photos/chart.png"), "图表。", None, Some("三年的数字"))),
            Block::Figure(figure(Some("photos/lost.jpg"), "丢失的照片。", Some("佚名/摄"), Some("看不到"))),
            Block::Figure(Figure::default()),
            text("末段。"),
        ],
        notes: vec![Note { id: "1".into(), blocks: vec![text("古称溪口。")] }],
        ..article("02/everything")
    }
}

fn english() -> Article {
    Article {
        headline: strings(&["Canal walk opens & welcomes visitors"]),
        lang: Some("en".into()),
        byline: vec![byline("By", &["A. Writer"])],
        body: vec![Block::Paragraph {
            text: vec![Inline::text("The walk is "), emphasis("open"), Inline::text(".")],
        }],
        ..article("02/english")
    }
}

fn photo_story() -> Article {
    Article {
        rank: Some(Rank::Photo),
        figures: vec![figure(Some("photos/canal.jpg"), "春到溪湾。", Some("己庚/摄"), Some("河边的花"))],
        ..article("02/photo")
    }
}

fn no_headline() -> Article {
    Article {
        body: vec![subhead(2, "小标题"), text("没有标题的短讯，\"引号\"&符号都在前面。")],
        ..article("02/none")
    }
}

/// A paper in traditional characters of no kind, all pictures described, a masthead picture.
pub(super) fn traditional() -> Issue {
    let mut issue = bare();
    issue.publication.title = "灣岸週報".into();
    issue.publication.language = "zh-Hant-TW".into();
    issue.publication.masthead = Some("masthead.png".into());
    issue.number = Some(7);
    issue.pages[0].articles[0].figures =
        vec![figure(Some("photos/canal.jpg"), "河岸。", None, Some("河岸有人散步"))];
    issue
}

/// An internal publication.
pub(super) fn permit() -> Issue {
    let mut issue = bare();
    issue.publication = Publication {
        title: "溪湾通讯".into(),
        slug: "xiwan-permit".into(),
        language: "zh".into(),
        kind: PublicationKind::Permit,
        permit: Some("浙内准字第A001号".into()),
        audience: Some("本系统内部".into()),
        copies: Some(5000),
        publisher: Some("溪湾街道办事处".into()),
        printer: Some("溪湾印务中心".into()),
        ..Publication::default()
    };
    issue.printed = Some(issue.date);
    issue
}

/// As little as an issue can have.
pub(super) fn bare() -> Issue {
    let article =
        Article { headline: strings(&["一则消息"]), body: vec![text("正文。")], ..article("1/a") };
    let publication = Publication {
        title: "小报".into(),
        slug: "xiaobao".into(),
        language: "zh-Hans".into(),
        ..Publication::default()
    };
    Issue { pages: vec![page("1", None, vec![article])], ..Issue::new(publication, day()) }
}

fn day() -> Date {
    Date::new(2026, 3, 20).expect("a day of the calendar")
}

fn table() -> Block {
    let cell = |text: &str, columns, rows, is_head| Cell {
        text: vec![Inline::text(text)],
        span: CellSpan { columns, rows },
        is_head,
    };
    let row = |cells: &[&str]| cells.iter().map(|&text| cell(text, 1, 1, false)).collect::<Vec<_>>();
    Block::Table(Table {
        caption: vec![Inline::text("两年的工程")],
        columns: vec![Alignment::Start, Alignment::Start, Alignment::Center, Alignment::End],
        head: vec![cell("", 2, 2, false), cell("公里", 2, 1, false)],
        lower_head: vec![row(&["2024年", "2025年"])],
        rows: vec![
            [vec![cell("运河", 1, 2, true)], row(&["河道", "4", "6"])].concat(),
            row(&["步道", "5", "7"]),
            [vec![cell("合计", 2, 1, true)], row(&["9", "13"])].concat(),
        ],
        chart: None,
    })
}

fn page(label: &str, name: Option<&str>, articles: Vec<Article>) -> Page {
    Page {
        label: label.into(),
        name: name.map(Into::into),
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles,
    }
}

fn article(id: &str) -> Article {
    Article { id: id.into(), ..Article::default() }
}

fn byline(role: &str, names: &[&str]) -> Byline {
    Byline { role: role.into(), affiliation: None, names: strings(names) }
}

fn figure(image: Option<&str>, caption: &str, credit: Option<&str>, alt: Option<&str>) -> Figure {
    Figure {
        image: image.map(Into::into),
        caption: vec![Inline::text(caption)],
        credit: credit.map(Into::into),
        alt: alt.map(Into::into),
        focus: None,
        crop: None,
        keep: Vec::new(),
        size: None,
        qr: None,
    }
}

fn text(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

fn subhead(level: u8, text: &str) -> Block {
    Block::Subhead { level, text: vec![Inline::text(text)] }
}

fn list(start: Option<u32>, items: &[&str]) -> Block {
    Block::List {
        start,
        manner: None,
        items: items.iter().map(|item| ListItem { blocks: vec![text(item)] }).collect(),
    }
}

fn strong(content: Vec<Inline>) -> Inline {
    Inline::Strong { content }
}

fn name(content: Vec<Inline>) -> Inline {
    Inline::ProperName { content }
}

fn emphasis(text: &str) -> Inline {
    Inline::Emphasis { content: vec![Inline::text(text)] }
}

fn link(url: &str, content: Vec<Inline>) -> Inline {
    Inline::Link { url: url.into(), content }
}

fn mark(note: &str) -> Inline {
    Inline::NoteMark { note: note.into() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
