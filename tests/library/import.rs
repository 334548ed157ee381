//! Pages with places become issues: made-up pages of other layouts, the same page in other shapes, hostile files.
//!
//! With `PAIBAN_IMPORT_PAGES` set to a folder with `nongmin/`, a real page is imported as well.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use paiban::diagnostics::{Checked, Code};
use paiban::model::walk::plain_text;
use paiban::model::{Block, Issue, Rank};
use paiban::source::import::boxes::{BoxKind, BoxedLine, BoxedPage, BoxedPages, PageBox, PageUnit};
use paiban::source::import::formats::{json_format, markup_format};
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, PageContent, TrustOrder, Understood};
use serde_json::{Value, json};

fn options() -> ImportOptions {
    ImportOptions {
        date: "2026-03-20".parse().unwrap(),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    }
}

fn understand(contents: Vec<PageContent>) -> Checked<Understood> {
    let files: Vec<_> =
        contents.into_iter().enumerate().map(|(at, content)| (format!("page{at}.json"), content)).collect();
    page::import(&files, &options(), TrustOrder::Agreement)
}

fn of_pages(pages: Vec<BoxedPage>) -> Checked<Understood> {
    understand(vec![PageContent::Boxes(BoxedPages { version: 1, pages, ..BoxedPages::default() })])
}

/// Each article in a line: its headline, what else its head has, marks for its paragraphs, subheads and pictures.
fn summary(issue: &Issue) -> Vec<String> {
    let one = |article: &paiban::model::Article| {
        let mut line = article.headline.join("/");
        for (sign, part) in [("^", &article.kicker), ("_", &article.deck)] {
            let _ = part.iter().try_for_each(|part| write!(line, " {sign}{part}"));
        }
        if let Some(title) = &article.column_title {
            let _ = write!(line, " @{title}");
        }
        line.push(' ');
        for block in &article.body {
            line.push_str(&match block {
                Block::Subhead { text, .. } => format!("#{}", plain_text(text)),
                Block::Table(_) => "T".to_owned(),
                _ => "¶".to_owned(),
            });
        }
        line.push_str(&"▣".repeat(article.figures.len()));
        line
    };
    issue.articles().map(one).collect()
}

fn shown(checked: &Checked<Understood>) -> Vec<String> {
    summary(&checked.value.imported.draft.issue)
}

fn count(checked: &Checked<Understood>, code: Code) -> usize {
    checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).count()
}

/// A page in the making: columns of 160 with gutters of 12, rows of 14 under characters of 10.
struct Layout {
    blocks: Vec<PageBox>,
    columns: f64,
}

const COLUMN: f64 = 160.0;
const STEP: f64 = 172.0;

impl Layout {
    fn new(columns: f64) -> Self {
        Self { blocks: Vec::new(), columns }
    }

    fn add(&mut self, kind: BoxKind, corners: [f64; 4], text: &str) -> &mut Self {
        let id = self.blocks.len().to_string();
        self.blocks.push(PageBox {
            id,
            kind,
            corners: Some(corners),
            text: text.into(),
            ..PageBox::default()
        });
        self
    }

    /// A heading over some columns, as high as its characters.
    fn head(&mut self, column: f64, columns: f64, top: f64, size: f64, text: &str) -> &mut Self {
        let left = 20.0 + column * STEP;
        let width = (text.chars().count() as f64 * size).min(columns * STEP - 12.0);
        self.add(BoxKind::Title, [left, top, left + width, top + size * 1.15], text)
    }

    /// A paragraph of so many rows in a column. One that is `torn` has no end.
    fn text(&mut self, column: f64, top: f64, rows: usize, begin: &str, torn: bool) -> &mut Self {
        let characters = rows * 16 - if torn { 0 } else { 3 };
        let filler = "溪湾春水渠成茶山新绿村民欢喜";
        let mut text: String = begin.chars().chain(filler.chars().cycle()).take(characters - 1).collect();
        text.push(if torn { '的' } else { '。' });
        let left = 20.0 + column * STEP;
        self.add(BoxKind::Text, [left, top, left + COLUMN, top + rows as f64 * 14.0], &text)
    }

    fn page(&self) -> BoxedPage {
        let width = 40.0 + self.columns * STEP;
        BoxedPage { width, height: width * 1.414, blocks: self.blocks.clone(), ..BoxedPage::default() }
    }
}

/// Four columns: a lead over all with a torn paragraph and subheads, under it two articles side by side.
fn four_columns() -> Layout {
    let mut page = Layout::new(4.0);
    page.head(0.0, 4.0, 40.0, 40.0, "溪湾区全面推进治水工程");
    page.text(0.0, 100.0, 10, "本报讯（记者 王某）昨日", false).text(0.0, 242.0, 6, "渠首", true);
    page.text(1.0, 100.0, 5, "水到", false).head(1.0, 1.0, 176.0, 12.0, "先治水后种树");
    page.text(1.0, 194.0, 9, "先治", false);
    page.text(2.0, 100.0, 16, "山上", false).text(3.0, 100.0, 16, "村里", false);
    page.head(0.0, 2.0, 370.0, 26.0, "图书室周末开放迎来新读者");
    page.text(0.0, 410.0, 12, "本报讯（记者 赵某）文化站", true).text(1.0, 410.0, 12, "图书", false);
    page.head(2.0, 2.0, 370.0, 26.0, "茶农下山学电商卖新茶");
    page.text(2.0, 410.0, 12, "本报讯（记者 钱某）茶农", false).text(3.0, 410.0, 12, "电商", false);
    page
}

const FOUR: [&str; 3] =
    ["溪湾区全面推进治水工程 ¶¶#先治水后种树¶¶¶", "图书室周末开放迎来新读者 ¶", "茶农下山学电商卖新茶 ¶¶"];

/// Five columns with a vertical head, an advertisement, a stacked head and a photo story between the articles.
fn five_columns() -> Layout {
    let mut page = Layout::new(5.0);
    page.head(0.0, 3.0, 40.0, 16.0, "石某某调研河道时强调").head(0.0, 3.0, 66.0, 36.0, "守护一湾清水");
    page.head(0.0, 3.0, 116.0, 18.0, "甲某乙某参加");
    page.text(0.0, 150.0, 20, "本报讯（记者 王某）昨日", false)
        .text(1.0, 150.0, 20, "水到", false)
        .text(2.0, 150.0, 20, "山上", false);
    page.add(BoxKind::Title, [850.0, 40.0, 880.0, 430.0], "今年春茶产量又创新高");
    page.text(3.0, 40.0, 28, "本报讯（记者 赵某）文化站", false);
    page.add(BoxKind::Image, [20.0, 450.0, 352.0, 650.0], "");
    page.add(BoxKind::Caption, [20.0, 655.0, 160.0, 673.0], "春茶开采");
    page.add(
        BoxKind::Caption,
        [20.0, 676.0, 352.0, 704.0],
        "近日，茶农在山上采摘春茶，供应市场，今年的春茶比往年早了五天。 乙某/摄",
    );
    page.head(2.0, 3.0, 470.0, 28.0, "村里来了新老师");
    page.text(2.0, 520.0, 12, "（上接第一版）", false)
        .text(3.0, 520.0, 12, "老师", false)
        .text(4.0, 520.0, 12, "学生", false);
    page.add(BoxKind::Advert, [20.0, 760.0, 880.0, 900.0], "溪湾茶厂新茶上市，欢迎选购。");
    page
}

const FIVE: [&str; 5] = [
    "守护一湾清水 ^石某某调研河道时强调 _甲某乙某参加 ¶¶¶",
    "今年春茶产量又创新高 ¶",
    "村里来了新老师 ¶¶¶",
    "春茶开采 ▣",
    " ¶",
];

#[test]
fn made_up_pages_are_understood_without_an_order() {
    let found = of_pages(vec![four_columns().page()]);
    assert_eq!(shown(&found), FOUR, "{:#?}", found.diagnostics);
    assert_eq!(count(&found, Code::JoinedParagraph), 2);
    let found = of_pages(vec![five_columns().page()]);
    let mut articles = shown(&found);
    articles.sort();
    let mut expected = FIVE.map(str::to_owned);
    expected.sort();
    assert_eq!(articles, expected, "{:#?}", found.diagnostics);
    let issue = &found.value.imported.draft.issue;
    let photo = issue.articles().find(|article| article.rank == Some(Rank::Photo)).unwrap();
    assert_eq!(photo.figures[0].credit.as_deref(), Some("乙某/摄"));
    assert_eq!(issue.articles().filter(|article| article.notice.is_some()).count(), 1);
}

/// Seven narrow columns, each article over one to three of them, with a picture in the text.
#[test]
fn a_picture_between_columns_does_not_part_its_article() {
    let mut page = Layout::new(7.0);
    page.head(0.0, 4.0, 40.0, 36.0, "河道清淤工程提前完成").text(
        0.0,
        100.0,
        30,
        "本报讯（记者 王某）昨日",
        false,
    );
    page.text(1.0, 100.0, 8, "水到", true).text(2.0, 100.0, 8, "渠成", true);
    page.add(BoxKind::Image, [192.0, 220.0, 524.0, 380.0], "");
    page.add(BoxKind::Caption, [192.0, 384.0, 524.0, 398.0], "图为清淤现场。 乙某/摄");
    page.text(1.0, 404.0, 8, "山上", true)
        .text(2.0, 404.0, 8, "村里", false)
        .text(3.0, 100.0, 30, "今年", false);
    page.head(4.0, 3.0, 40.0, 30.0, "老街换新颜");
    for column in [4.0, 5.0, 6.0] {
        page.text(column, 90.0, 31, if column == 4.0 { "新华社溪湾4月18日电" } else { "老街" }, false);
    }
    let found = of_pages(vec![page.page()]);
    assert_eq!(shown(&found), ["河道清淤工程提前完成 ¶¶¶▣", "老街换新颜 ¶¶¶"], "{:#?}", found.diagnostics);
    assert_eq!(count(&found, Code::JoinedParagraph), 3);
}

#[test]
fn jumps_are_joined_across_pages_given_together() {
    let mut first = Layout::new(4.0);
    first.head(0.0, 4.0, 40.0, 40.0, "溪湾区全面推进治水工程").text(
        0.0,
        100.0,
        10,
        "本报讯（记者 王某）昨日",
        false,
    );
    first.add(BoxKind::Text, [20.0, 244.0, 180.0, 258.0], "渠首工程已经（下转第二版）");
    let mut second = Layout::new(4.0);
    second.head(0.0, 2.0, 40.0, 26.0, "推进治水").text(0.0, 100.0, 10, "（上接第一版）完工，", false);
    second.head(2.0, 2.0, 40.0, 26.0, "茶农下山学电商").text(
        2.0,
        100.0,
        10,
        "本报讯（记者 钱某）茶农",
        false,
    );
    let both = of_pages(vec![first.page(), second.page()]);
    assert_eq!(shown(&both), ["溪湾区全面推进治水工程 ¶¶", "茶农下山学电商 ¶"], "{:#?}", both.diagnostics);
    let article = both.value.imported.draft.issue.articles().next().unwrap();
    assert_eq!(article.jump_head.as_deref(), Some("推进治水"));
    let Block::Paragraph { text } = &article.body[1] else { panic!("a paragraph") };
    assert!(plain_text(text).starts_with("渠首工程已经完工，"), "{}", plain_text(text));
    let alone = of_pages(vec![second.page()]);
    assert_eq!(shown(&alone), ["推进治水 ¶", "茶农下山学电商 ¶"]);
    let told = |checked: &Checked<Understood>, word: &str| {
        checked.diagnostics.iter().any(|diagnostic| diagnostic.message.english().contains(word))
    };
    assert!(told(&both, "joined to the part on page 一"));
    assert!(told(&alone, "no article that goes on here was found"));
}

fn changed(page: &BoxedPage, change: impl Fn([f64; 4]) -> [f64; 4]) -> BoxedPage {
    let mut page = page.clone();
    page.blocks.iter_mut().for_each(|block| block.corners = block.corners.map(&change));
    page
}

/// The same page in other numbers is the same issue.
#[test]
fn order_units_and_sides_change_nothing() {
    for (layout, name) in [(four_columns(), "four"), (five_columns(), "five")] {
        let page = layout.page();
        let expected = shown(&of_pages(vec![page.clone()]));
        let mut shuffled = page.clone();
        shuffled.blocks.sort_by_key(|block| (block.text.len() * 7919 % 101, block.id.clone()));
        assert_eq!(shown(&of_pages(vec![shuffled])), expected, "{name} shuffled");
        let mut scaled = changed(&page, |corners| corners.map(|edge| edge * 3.7));
        (scaled.width, scaled.height) = (page.width * 3.7, page.height * 3.7);
        assert_eq!(shown(&of_pages(vec![scaled])), expected, "{name} scaled");
        let mut swapped = page.clone();
        (swapped.width, swapped.height) = (page.height, page.width);
        let found = of_pages(vec![swapped]);
        assert!(shown(&found) == expected || count(&found, Code::OddBoxes) > 0, "{name} swapped");
        let (width, height) = (page.width, page.height);
        let mut thousandths = changed(&page, |[left, top, right, lower]| {
            [left / width, top / height, right / width, lower / height].map(|edge| (edge * 1000.0).round())
        });
        (thousandths.width, thousandths.height, thousandths.unit) = (1000.0, 1000.0, PageUnit::Thousandth);
        assert_eq!(shown(&of_pages(vec![thousandths])), expected, "{name} in thousandths");
    }
}

/// The page of a layout as programs write it.
fn shapes(page: &BoxedPage) -> [(&'static str, Value); 3] {
    let label = |block: &PageBox| match block.kind {
        BoxKind::Title => ("paragraph_title", "section_header"),
        BoxKind::Image => ("image", "picture"),
        BoxKind::Caption => ("figure_title", "caption"),
        _ => ("text", "text"),
    };
    let paddle = page.blocks.iter().enumerate().map(|(at, block)| {
        let order = (!matches!(block.kind, BoxKind::Image | BoxKind::Caption)).then_some(at + 1);
        json!({"block_label": label(block).0, "block_content": block.text, "block_bbox": block.corners, "block_id": at, "block_order": order})
    });
    let paddle =
        json!({"width": page.width, "height": page.height, "parsing_res_list": paddle.collect::<Vec<_>>()});
    let thousandth = |[left, top, right, lower]: [f64; 4]| {
        [left / page.width, top / page.height, right / page.width, lower / page.height]
            .map(|edge| (edge * 1000.0).round())
    };
    let captions: Vec<&str> = page
        .blocks
        .iter()
        .filter(|block| block.kind == BoxKind::Caption)
        .map(|block| block.text.as_str())
        .collect();
    let mineru = page.blocks.iter().filter(|block| block.kind != BoxKind::Caption).map(|block| {
        let place = thousandth(block.corners.unwrap());
        match block.kind {
            BoxKind::Image => json!({"type": "image", "img_path": "", "image_caption": captions, "bbox": place, "page_idx": 0}),
            BoxKind::Title => json!({"type": "text", "text": block.text, "text_level": 1, "bbox": place, "page_idx": 0}),
            _ => json!({"type": "text", "text": block.text, "bbox": place, "page_idx": 0}),
        }
    });
    let mineru = Value::Array(mineru.collect());
    let texts = page.blocks.iter().map(|block| {
        let [left, top, right, lower] = block.corners.unwrap();
        let place = json!({"l": left, "t": page.height - top, "r": right, "b": page.height - lower, "coord_origin": "BOTTOMLEFT"});
        json!({"label": label(block).1, "text": block.text, "prov": [{"page_no": 1, "bbox": place}]})
    });
    let children: Vec<_> =
        (0..page.blocks.len()).map(|at| json!({"$ref": format!("#/texts/{at}")})).collect();
    let docling = json!({"schema_name": "DoclingDocument", "body": {"children": children}, "texts": texts.collect::<Vec<_>>(),
        "pages": {"1": {"size": {"width": page.width, "height": page.height}}}});
    [("PaddleOCR", paddle), ("MinerU", mineru), ("Docling", docling)]
}

/// The page as ALTO: a block a block, of one line, with what it is as a tag.
pub(crate) fn alto_of(page: &BoxedPage) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\n', " ")
    };
    let mut blocks = String::new();
    for (at, block) in page.blocks.iter().enumerate() {
        let [left, top, right, lower] = block.corners.unwrap();
        let place = format!(
            "ID=\"b{at}\" HPOS=\"{left}\" VPOS=\"{top}\" WIDTH=\"{}\" HEIGHT=\"{}\"",
            right - left,
            lower - top
        );
        let tag = match block.kind {
            BoxKind::Title => "TAGREFS=\"T1\"",
            BoxKind::Caption => "TAGREFS=\"T2\"",
            BoxKind::Advert => "TAGREFS=\"T3\"",
            BoxKind::Header => "TAGREFS=\"T4\"",
            BoxKind::Footer => "TAGREFS=\"T5\"",
            BoxKind::Number => "TAGREFS=\"T6\"",
            _ => "",
        };
        let _ = match block.kind {
            BoxKind::Image => write!(blocks, "<Illustration {place}/>"),
            BoxKind::Separator => write!(blocks, "<GraphicalElement {place}/>"),
            _ => {
                let text = escaped(&block.text);
                let own = place.replacen('b', "l", 1);
                write!(
                    blocks,
                    "<TextBlock {place} {tag}><TextLine {own}><String CONTENT=\"{text}\"/></TextLine></TextBlock>"
                )
            }
        };
    }
    format!(
        "<?xml version=\"1.0\"?><alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Description><MeasurementUnit>pixel</MeasurementUnit>\
         </Description><Tags><StructureTag ID=\"T1\" LABEL=\"heading\"/><StructureTag ID=\"T2\" LABEL=\"caption\"/>\
         <StructureTag ID=\"T3\" LABEL=\"advertisement\"/><StructureTag ID=\"T4\" LABEL=\"header\"/>\
         <StructureTag ID=\"T5\" LABEL=\"footer\"/><StructureTag ID=\"T6\" LABEL=\"page_number\"/></Tags><Layout><Page ID=\"p\" PHYSICAL_IMG_NR=\"1\" WIDTH=\"{}\" HEIGHT=\"{}\">\
         <PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>",
        page.width, page.height
    )
}

#[test]
fn every_program_gives_the_same_issue() {
    let mut five = five_columns();
    // None of the three has advertisements.
    five.blocks.retain(|block| block.kind != BoxKind::Advert);
    for page in [four_columns().page(), five.page()] {
        let issue = |value: &Value, name: &str| {
            let format = json_format(value).unwrap();
            assert_eq!(format.name, name);
            understand(vec![PageContent::Boxes((format.read)(value).unwrap())]).value.imported.draft.issue
        };
        let found = shapes(&page).map(|(name, value)| (name, issue(&value, name)));
        for (name, issue) in &found[1..] {
            assert_eq!(issue.pages, found[0].1.pages, "{name}");
        }
        let alto = alto_of(&page);
        let format = markup_format(alto.as_bytes()).unwrap();
        let boxes = (format.read)(alto.as_bytes()).unwrap();
        let issue = understand(vec![PageContent::Boxes(boxes)]).value.imported.draft.issue;
        assert_eq!(issue.pages, found[0].1.pages, "{}", format.name);
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the time that hostile pages take is measured")]
fn hostile_pages_end_soon() {
    let many = |count: usize, place: &dyn Fn(f64) -> [f64; 4]| {
        let block = |at: usize| PageBox {
            id: at.to_string(),
            corners: Some(place(at as f64)),
            text: "水".into(),
            ..PageBox::default()
        };
        BoxedPage { width: 1e4, height: 1e4, blocks: (0..count).map(block).collect(), ..BoxedPage::default() }
    };
    let staircase = many(page::MOST_BLOCKS, &|at| [at, at, at + 40.0, at + 40.0]);
    let stacked = many(page::MOST_BLOCKS, &|_| [0.0, 0.0, 10.0, 10.0]);
    let nowhere = many(50, &|at| {
        if at > 20.0 { [f64::NAN, 0.0, 1.0, f64::INFINITY] } else { [0.0, at * 1e300, 1.0, -at] }
    });
    let negative = many(50, &|at| [-at * 1e3, -1e6, at, 1e-9]);
    for page in [staircase, stacked, nowhere, negative] {
        let begin = Instant::now();
        let blocks = page.blocks.len();
        let found = of_pages(vec![page]);
        let text: usize = found
            .value
            .imported
            .draft
            .issue
            .articles()
            .map(|article| {
                let mut count = 0;
                article.each_text(|_, text| count += text.chars().count());
                count
            })
            .sum();
        assert_eq!(text, blocks, "every character is there");
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    }
}

#[test]
fn lines_tell_where_paragraphs_begin_and_end() {
    let mut layout = Layout::new(2.0);
    layout
        .head(0.0, 2.0, 40.0, 30.0, "老街换新颜")
        .text(0.0, 90.0, 3, "本报讯（记者 王某）昨日", true)
        .text(1.0, 90.0, 3, "老街", false);
    let mut page = layout.page();
    let rows = |left: f64, indent: f64, last: f64| {
        let row = |row: f64| {
            let start = if row == 0.0 { left + indent } else { left };
            let end = if row == 2.0 { left + last } else { left + COLUMN };
            BoxedLine { corners: [start, 90.0 + row * 14.0, end, 100.0 + row * 14.0], text: None }
        };
        vec![row(0.0), row(1.0), row(2.0)]
    };
    for (indent, last, joined) in [(0.0, COLUMN, 1), (20.0, COLUMN, 0), (0.0, 60.0, 0)] {
        page.blocks[1].lines = rows(20.0, 20.0, last);
        page.blocks[2].lines = rows(192.0, indent, COLUMN);
        assert_eq!(count(&of_pages(vec![page.clone()]), Code::JoinedParagraph), joined, "{indent} {last}");
    }
}

#[test]
fn a_real_page_of_another_paper_is_understood() {
    #[allow(clippy::disallowed_methods, reason = "the environment names pages outside of the repository")]
    let Some(folder) = std::env::var_os("PAIBAN_IMPORT_PAGES").map(PathBuf::from) else { return };
    let folder = folder.join("nongmin");
    let mut contents = vec![PageContent::Markdown(std::fs::read_to_string(folder.join("page.md")).unwrap())];
    for name in ["nongmin_paddle_res.json", "nongmin_content_list.json"] {
        let value: Value = serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        contents.push(PageContent::Boxes((json_format(&value).unwrap().read)(&value).unwrap()));
    }
    let PageContent::Boxes(paddle) = &contents[1] else { panic!("boxes") };
    let alto = alto_of(&paddle.pages[0]);
    contents.push(PageContent::Boxes(paiban::source::import::alto::read(alto.as_bytes()).unwrap()));
    let pages = |content: &PageContent| understand(vec![content.clone()]).value.imported.draft.issue.pages;
    assert_eq!(pages(&contents[3]), pages(&contents[1]), "as ALTO");
    for content in contents {
        let is_markdown = matches!(content, PageContent::Markdown(_));
        let found = understand(vec![content]);
        let issue = &found.value.imported.draft.issue;
        assert_eq!(issue.articles().count(), 8, "{:#?}", shown(&found));
        let subheads = issue
            .articles()
            .flat_map(|article| &article.body)
            .filter(|block| matches!(block, Block::Subhead { .. }));
        assert_eq!(subheads.count(), 5);
        assert!(
            is_markdown || count(&found, Code::JoinedParagraph) == 4,
            "four torn paragraphs and no other"
        );
        let photo = issue.articles().find(|article| article.rank == Some(Rank::Photo)).unwrap();
        assert!(photo.headline[0].starts_with("老外") && !photo.figures[0].caption.is_empty());
        assert!(issue.articles().any(|article| article.headline.concat().starts_with("金农工程")));
        assert!(
            issue.articles().any(|article| article.headline.is_empty()),
            "what comes from page one is apart"
        );
    }
}
