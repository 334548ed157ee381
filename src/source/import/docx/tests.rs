//! Files of Word built here, a construct a test.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Inline};
use crate::source::normal_issue;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A file of Word in the making.
#[derive(Default)]
struct Made {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Made {
    fn with(mut self, kind: &str, name: &str, content: &str) -> Self {
        let id = self.parts.len();
        self.relations += &format!("<Relationship Id=\"x{id}\" Type=\"http://a/{kind}\" Target=\"{name}\"/>");
        self.parts.push((format!("word/{name}"), content.replace("NAMES", NAMES).into_bytes()));
        self
    }

    fn picture(mut self, id: &str, name: &str, bytes: &[u8]) -> Self {
        self.relations +=
            &format!("<Relationship Id=\"{id}\" Type=\"http://a/image\" Target=\"media/{name}\"/>");
        self.parts.push((format!("word/media/{name}"), bytes.to_vec()));
        self
    }

    fn outside(mut self, id: &str, url: &str) -> Self {
        self.relations += &format!(
            "<Relationship Id=\"{id}\" Type=\"http://a/hyperlink\" Target=\"{url}\" TargetMode=\"External\"/>"
        );
        self
    }

    fn body(mut self, body: &str) -> Vec<u8> {
        let document = format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>");
        let relations = |inner: &str| {
            let names = "http://schemas.openxmlformats.org/package/2006/relationships";
            format!("<Relationships xmlns=\"{names}\">{inner}</Relationships>").into_bytes()
        };
        let main = "<Relationship Id=\"r\" Type=\"http://a/officeDocument\" Target=\"word/document.xml\"/>";
        self.parts.push(("_rels/.rels".to_owned(), relations(main)));
        self.parts.push(("word/_rels/document.xml.rels".to_owned(), relations(&self.relations)));
        self.parts.push(("word/document.xml".to_owned(), document.into_bytes()));
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

fn options() -> ImportOptions {
    let publication =
        Publication { title: "溪湾晨讯".into(), slug: "xiwan".into(), ..Publication::default() };
    ImportOptions { date: Date::new(2026, 3, 20).unwrap(), publication, plan: None }
}

fn imported(bytes: Vec<u8>) -> Checked<Draft> {
    import(&[WordFile { name: "稿.docx".into(), bytes }], &options())
}

/// The article of a file, and what is said of it: `place: code text`.
fn read(bytes: Vec<u8>) -> (Article, Vec<String>) {
    let Checked { value, diagnostics } = imported(bytes);
    assert_eq!(normal_issue(&value.issue), value.issue, "the normal form");
    let said = diagnostics.iter().map(|diagnostic| {
        let span = diagnostic.labels[0].span().unwrap();
        let line = value.files.position(span).line;
        format!("{line}: {} {}", diagnostic.code, diagnostic.message.english())
    });
    (value.issue.articles().next().unwrap().clone(), said.collect())
}

/// A paragraph of one run with properties of both.
fn paragraph(paragraph: &str, run: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn plain(text: &str) -> String {
    paragraph("", "", text)
}

const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// The body as lines: paragraphs, `# ` before subheads.
fn body(article: &Article) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph { text } | Block::Interview { text } | Block::Verse { text } => plain_text(text),
        Block::Subhead { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), plain_text(text)),
        Block::Table(table) => {
            let rows = table.head_rows().chain(&table.rows).map(|row| {
                let cell = |cell: &crate::model::Cell| {
                    format!("{}:{}x{}", plain_text(&cell.text), cell.span.columns, cell.span.rows)
                };
                row.iter().map(cell).collect::<Vec<_>>().join("|")
            });
            rows.collect::<Vec<_>>().join("/")
        }
        other => format!("{other:?}"),
    };
    article.body.iter().map(line).collect()
}

const TEXT: &str = "入春以来，溪湾镇组织村民清理淤泥、加固堤岸，渠道已经修好，水到田头，农事渐忙。";

#[test]
fn heads_are_told_by_size_and_place() {
    let large = "<w:sz w:val=\"36\"/>";
    let (article, said) = read(
        Made::default().body(
            &[
                paragraph(CENTRED, "<w:sz w:val=\"28\"/>", "全镇春耕现场会召开"),
                paragraph(CENTRED, large, "春水润田"),
                paragraph(CENTRED, large, "农事渐忙"),
                paragraph(CENTRED, "<w:sz w:val=\"24\"/>", "各村提前检修渠道"),
                paragraph(CENTRED, "", "本报记者 程溪 通讯员 余湾"),
                plain(&format!("　　{TEXT}")),
                paragraph("", "<w:b/>", "一、水到田头"),
                plain(TEXT),
                plain("程溪 余湾/文"),
            ]
            .concat(),
        ),
    );
    assert_eq!(article.kicker, ["全镇春耕现场会召开"]);
    assert_eq!(article.headline, ["春水润田", "农事渐忙"]);
    assert_eq!(article.deck, ["各村提前检修渠道"]);
    assert_eq!(article.byline.len(), 2);
    assert_eq!(body(&article), [TEXT, "# 一、水到田头", TEXT]);
    assert_eq!(article.sign_off[0].names, ["程溪", "余湾"]);
    let kinds: Vec<&str> =
        said.iter().filter_map(|line| line.split_once("read as ").map(|(_, kind)| kind)).collect();
    assert_eq!(kinds.len(), 3, "{said:?}");
    assert!(said[2].starts_with("7: I105"), "{said:?}");
}

#[test]
fn heads_are_told_by_styles_first() {
    let styles = "<w:styles NAMES><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"x\"/><w:basedOn w:val=\"1\"/></w:style></w:styles>";
    let style = |id: &str| format!("<w:pStyle w:val=\"{id}\"/>");
    let (article, said) = read(
        Made::default().with("styles", "styles.xml", styles).body(
            &[
                paragraph(&style("T"), "", "春水润田"),
                paragraph(&style("x"), "", "水到田头。"),
                plain(TEXT),
                paragraph(&style("1"), "", "农事渐忙"),
                plain(TEXT),
            ]
            .concat(),
        ),
    );
    assert_eq!(article.headline, ["春水润田"]);
    assert_eq!(body(&article), ["# 水到田头。", TEXT, "# 农事渐忙", TEXT]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn a_text_without_any_look_has_a_short_first_line_as_headline() {
    let (article, said) = read(Made::default().body(&[plain("春水润田"), plain(TEXT)].concat()));
    assert_eq!((article.headline, said.len()), (vec!["春水润田".to_owned()], 1));
    let opening = "本报讯（记者 程溪）昨日，全镇春耕现场会召开。";
    let (article, _) = read(Made::default().body(&[plain(opening), plain(TEXT)].concat()));
    assert!(article.headline.is_empty());
    assert_eq!(article.dateline.as_deref(), Some("本报讯"));
    assert_eq!(article.byline[0].names, ["程溪"]);
    assert_eq!(body(&article), ["昨日，全镇春耕现场会召开。", TEXT]);
}

#[test]
fn tracked_changes_keep_what_stands_after_them() {
    let (article, said) = read(Made::default().body(
        "<w:p><w:r><w:t>渠道</w:t></w:r><w:del><w:r><w:delText>尚未</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>已经</w:t></w:r></w:ins><w:r><w:t>修好，</w:t></w:r></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>水到</w:t></w:r></w:p><w:p><w:r><w:t>田头。</w:t></w:r></w:p>\
         <w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来。</w:t></w:r></w:moveTo></w:p>",
    ));
    assert_eq!(body(&article), ["渠道已经修好，", "水到田头。", "移来。"]);
    assert!(said[0].contains("I201 a deletion that was tracked is not in the issue: `尚未`"), "{said:?}");
    assert!(said.iter().any(|line| line.starts_with("1: I203 an insertion")), "{said:?}");
    assert!(said.iter().any(|line| line.starts_with("3: I201") && line.contains("移走")), "{said:?}");
}

#[test]
fn alternatives_are_taken_once_and_text_boxes_follow_their_paragraph() {
    let text_box = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>";
    let (article, said) = read(Made::default().body(&format!(
        "<w:p><w:r><w:t>正文甲。</w:t></w:r><w:r><mc:AlternateContent>\
         <mc:Choice Requires=\"wps\"><w:drawing>{text_box}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox>{text_box}</v:textbox></v:shape></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>{}",
        plain("正文乙。")
    )));
    let mut found = body(&article);
    found.sort();
    assert_eq!(found, ["框里的话。", "正文乙。", "正文甲。"]);
    assert!(said.iter().any(|line| line.contains("I203 a text box")), "{said:?}");
}

#[test]
fn automatic_numbers_become_text() {
    let numbering = "<w:numbering NAMES><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let list = |level: u8| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr>");
    let (article, said) = read(
        Made::default().with("numbering", "numbering.xml", numbering).body(
            &[
                plain("这次会议要求各村做好以下几件事情。"),
                paragraph(&list(0), "", "修好水渠。"),
                paragraph(&list(1), "", "清理淤泥。"),
                paragraph(&list(1), "", "加固堤岸。"),
                paragraph(&list(0), "", "备足肥料。"),
                paragraph(&list(1), "", "送到田头。"),
            ]
            .concat(),
        ),
    );
    assert_eq!(
        body(&article)[1..],
        ["一、修好水渠。", "（1）清理淤泥。", "（2）加固堤岸。", "二、备足肥料。", "（1）送到田头。"]
    );
    assert_eq!(said.iter().filter(|line| line.contains("I203 the automatic number")).count(), 5);
}

#[test]
fn pictures_come_out_with_their_captions() {
    let drawing = "<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"茶园\"/><a:blip r:embed=\"p1\"/></w:drawing></w:r></w:p>";
    let file = Made::default().picture("p1", "a.png", PNG).picture("p2", "b.emf", b"emf").body(&format!(
        "{}{drawing}{}{}<w:p><w:r><w:pict><v:imagedata r:id=\"p2\"/></w:pict></w:r></w:p>{}",
        plain(TEXT),
        plain("茶农正在采茶。 余湾/摄"),
        plain(TEXT),
        plain("正文还有一段，它说了一些别的事情，与图片没有什么关系，也不是说明。"),
    ));
    let draft = imported(file.clone()).value;
    let paths: Vec<&str> = draft.pictures.keys().map(|path| path.as_str()).collect();
    assert_eq!(paths, ["01/01-1.png", "01/01-2.emf"]);
    let (article, said) = read(file);
    let [first, second] = &article.figures[..] else { panic!("{:?}", article.figures) };
    assert_eq!(first.image.as_ref().map(|path| path.as_str()), Some("01/01-1.png"));
    assert_eq!(
        (plain_text(&first.caption).as_str(), first.credit.as_deref()),
        ("茶农正在采茶。", Some("余湾/摄"))
    );
    assert_eq!(first.alt.as_deref(), Some("茶园"));
    assert_eq!((&second.image, second.caption.len()), (&None, 0));
    assert!(said.iter().any(|line| line.contains("01/01-2.emf")), "{said:?}");
    assert_eq!(body(&article).len(), 3);
}

#[test]
fn tables_keep_their_spans() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(text));
    let (restart, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "村"),
        cell("<w:gridSpan w:val=\"2\"/>", "水渠"),
        cell(restart, "上湾"),
        cell("", "3"),
        cell("", "4"),
        cell(goes_on, ""),
        cell("", "5"),
        cell("", "6"),
    );
    let frame = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", plain("框里的话。"));
    let (article, said) = read(Made::default().body(&[plain(TEXT), table, frame].concat()));
    assert_eq!(body(&article)[1..], ["村:1x1|水渠:2x1/上湾:1x2|3:1x1|4:1x1/5:1x1|6:1x1", "框里的话。"]);
    assert!(said.iter().any(|line| line.contains("a table of a single cell")), "{said:?}");
}

#[test]
fn notes_comments_headers_and_hidden_text_are_carried_or_told() {
    let file = Made::default()
        .with(
            "footnotes",
            "footnotes.xml",
            "<w:footnotes NAMES><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
             <w:footnote w:id=\"2\"><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote>\
             <w:footnote w:id=\"3\"><w:p><w:r><w:t>没有注号。</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
        .with(
            "comments",
            "comments.xml",
            "<w:comments NAMES><w:comment w:id=\"1\"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment></w:comments>",
        )
        .with("header", "header1.xml", "<w:hdr NAMES><w:p><w:r><w:t>投稿</w:t></w:r></w:p></w:hdr>")
        .body(
            "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
             <w:r><w:t>。</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>",
        );
    let (article, said) = read(file);
    assert_eq!(body(&article), ["正文。"]);
    assert_eq!(article.notes.len(), 1);
    let Block::Paragraph { text } = &article.notes[0].blocks[0] else { panic!("{:?}", article.notes) };
    assert_eq!(plain_text(text), "脚注。");
    for words in ["请核对。", "投稿", "隐藏", "没有注号。"] {
        assert!(said.iter().any(|line| line.contains("I201") && line.contains(words)), "{words}: {said:?}");
    }
}

#[test]
fn characters_have_their_marks() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let (article, _) = read(Made::default().outside("h", "https://a.cn/").body(&format!(
        "<w:p>{}{}{}{}<w:hyperlink r:id=\"h\">{}{}</w:hyperlink><w:r><w:ruby><w:rt><w:r><w:t>xī</w:t></w:r></w:rt>\
         <w:rubyBase><w:r><w:t>溪</w:t></w:r></w:rubyBase></w:ruby><w:tab/><w:t>湾</w:t><w:br/><w:t>镇</w:t></w:r></w:p>",
        run("", "水"),
        run("<w:b/>", "重"),
        run("<w:vertAlign w:val=\"subscript\"/>", "2"),
        run("<w:em w:val=\"dot\"/>", "点"),
        run("", "链"),
        run("<w:b/>", "接"),
    )));
    let Block::Paragraph { text } = &article.body[0] else { panic!("{:?}", article.body) };
    let one = |text: &str| vec![Inline::text(text)];
    assert_eq!(
        text[..],
        [
            Inline::text("水"),
            Inline::Strong { content: one("重") },
            Inline::Subscript { content: one("2") },
            Inline::Emphasis { content: one("点") },
            Inline::Link {
                url: "https://a.cn/".into(),
                content: vec![Inline::text("链"), Inline::Strong { content: one("接") }]
            },
            Inline::Ruby { base: "溪".into(), reading: "xī".into() },
            Inline::text(" 湾"),
            Inline::LineBreak,
            Inline::text("镇"),
        ]
    );
}

#[test]
fn fields_formulas_and_symbols_are_carried_or_told() {
    let code = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let (article, said) = read(Made::default().body(&format!(
        "<w:p>{}{}{}<w:r><w:t>链接</w:t></w:r>{}<w:r><w:t>，</w:t></w:r>{}{}{}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0D8\"/></w:r></w:p>",
        code("begin"),
        instruction("HYPERLINK \"https://a.cn/\""),
        code("separate"),
        code("end"),
        code("begin"),
        instruction("EQ \\* jc2 \\o\\ad(\\s\\up 9(xī),溪)"),
        code("end"),
    )));
    assert_eq!(body(&article), ["链接，a+b\u{F0D8}"]);
    let Block::Paragraph { text } = &article.body[0] else { panic!("{:?}", article.body) };
    assert!(matches!(&text[0], Inline::Link { url, .. } if url == "https://a.cn/"), "{text:?}");
    for words in ["EQ", "a+b", "Wingdings"] {
        assert!(said.iter().any(|line| line.contains(words)), "{words}: {said:?}");
    }
}

#[test]
fn a_plan_says_which_file_stands_where() {
    let file =
        |name: &str| WordFile { name: format!("in/{name}"), bytes: Made::default().body(&plain(TEXT)) };
    let plan = "[[page]]\nlabel = \"A01\"\nname = \"要闻\"\narticles = [\"b.docx\", \"no.docx\"]\n\
                [[page]]\nlabel = \"A02\"\narticles = [\"a.docx\", \"b.docx\"]\n";
    let options = ImportOptions { plan: Some(("plan.toml".into(), plan.into())), ..options() };
    let made = import(&[file("a.docx"), file("b.docx"), file("c.docx")], &options);
    let pages: Vec<(&str, usize)> =
        made.value.issue.pages.iter().map(|page| (page.label.as_str(), page.articles.len())).collect();
    assert_eq!(pages, [("A01", 1), ("A02", 1)]);
    let codes: Vec<&str> = made.diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect();
    assert_eq!(codes, ["M101", "M201", "I201"]);
}

/// Each ends in an error in little time, and none takes much memory.
#[test]
fn hostile_files_are_refused() {
    let circle = "<w:styles NAMES><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>";
    let entity =
        "<!DOCTYPE w:styles [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:styles NAMES>&x;</w:styles>";
    let bomb = " ".repeat(33 << 20);
    let deep = ["<w:sdt>".repeat(200), "</w:sdt>".repeat(200)].concat();
    for (file, words) in [
        (Made::default().with("styles", "styles.xml", circle).body(""), "based on itself"),
        (Made::default().with("styles", "styles.xml", entity).body(""), "entities"),
        (Made::default().with("styles", "styles.xml", &bomb).body(""), "32 MiB"),
        (Made::default().body(&deep), "deep"),
        (b"PK\x03\x04".to_vec(), "no file of Word"),
        (Vec::new(), "no file of Word"),
    ] {
        let made = imported(file);
        let [found] = &made.diagnostics[..] else { panic!("{:?}", made.diagnostics) };
        assert_eq!(found.code, Code::UnreadableDocument);
        assert!(found.message.english().contains(words), "{}", found.message.english());
    }
}
