//! METS: a made-up issue with the roles of BnL.

use std::fmt::Write as _;

use paiban::diagnostics::Checked;
use paiban::model::walk::plain_text;
use paiban::model::{Block, NoticeKind};
use paiban::source::import::mets;
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, TrustOrder, Understood};

/// A page of blocks of one line each, by their names.
fn alto(blocks: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, (id, words)) in blocks.iter().enumerate() {
        let top = at * 20;
        let _ = match *words {
            "" => write!(
                text,
                "<Illustration ID=\"{id}\" HPOS=\"5\" VPOS=\"{top}\" WIDTH=\"30\" HEIGHT=\"20\"/>"
            ),
            words => write!(
                text,
                "<TextBlock ID=\"{id}\" HPOS=\"5\" VPOS=\"{top}\" WIDTH=\"90\" HEIGHT=\"10\"><TextLine ID=\"{id}_L\" HPOS=\"5\" VPOS=\"{top}\" \
                 WIDTH=\"90\" HEIGHT=\"10\"><String CONTENT=\"{words}\"/></TextLine></TextBlock>"
            ),
        };
    }
    format!(
        "<alto><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH=\"100\" HEIGHT=\"900\"><PrintSpace>\
         <ComposedBlock ID=\"all\">{text}</ComposedBlock></PrintSpace></Page></Layout></alto>"
    )
}

/// A part of the map: its role, and the names of its blocks, each with the number of its file.
fn part(role: &str, areas: &[(u8, &str)]) -> String {
    let areas: Vec<String> = areas
        .iter()
        .map(|(file, id)| format!("<area FILEID=\"A{file}\" BETYPE=\"IDREF\" BEGIN=\"{id}\"/>"))
        .collect();
    format!("<div TYPE=\"{role}\"><fptr><seq>{}</seq></fptr></div>", areas.concat())
}

fn package(map: &str) -> String {
    format!(
        "<mets xmlns:xlink=\"http://www.w3.org/1999/xlink\"><dmdSec ID=\"I\"><mdWrap><xmlData><mods><titleInfo><title>溪湾晨讯</title></titleInfo>\
         <originInfo><dateIssued>2026-03-20</dateIssued></originInfo><identifier type=\"cn\">CN 99-0001</identifier>\
         <part><detail type=\"issue\"><number>45</number></detail></part></mods></xmlData></mdWrap></dmdSec>\
         <dmdSec ID=\"R1\"><mdWrap><xmlData><mods><titleInfo><title>春水润田 农事渐忙</title></titleInfo></mods></xmlData></mdWrap></dmdSec>\
         <fileSec><fileGrp USE=\"ALTO\"><file ID=\"A1\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"1.xml\"/></file>\
         <file ID=\"A2\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"2.xml\"/></file></fileGrp>\
         <fileGrp USE=\"Images\"><file ID=\"P1\" MIMETYPE=\"image/tiff\"><FLocat xlink:href=\"1.tif\"/></file>\
         <file ID=\"P2\" MIMETYPE=\"image/jpeg\"><FLocat xlink:href=\"1.jpg\"/></file></fileGrp></fileSec>\
         <structMap TYPE=\"PHYSICAL\"><div TYPE=\"PAGE\" ORDERLABEL=\"A01\"><fptr FILEID=\"P1\"/><fptr FILEID=\"P2\"/><fptr FILEID=\"A1\"/></div>\
         <div TYPE=\"PAGE\" ORDERLABEL=\"A02\"><fptr><par><area FILEID=\"A2\"/></par></fptr></div></structMap>\
         <structMap TYPE=\"LOGICAL\"><div TYPE=\"Newspaper\"><div TYPE=\"ISSUE\" DMDID=\"I\">{map}</div></div></structMap></mets>"
    )
}

fn imported(map: &str, pages: [&[(&str, &str)]; 2]) -> Checked<Understood> {
    let texts = pages.map(alto);
    let read = mets::read(package(map).as_bytes(), &|path| match path {
        "1.xml" => Some(texts[0].clone().into_bytes()),
        "2.xml" => Some(texts[1].clone().into_bytes()),
        _ => None,
    })
    .unwrap();
    let date = read.date.unwrap();
    let options = ImportOptions { date, publication: None, suspects: Vec::new(), labels: Vec::new() };
    page::import(&[("m.xml".into(), read.content.into())], &options, TrustOrder::Agreement)
}

const FIRST: &[(&str, &str)] = &[
    ("m", "溪湾晨讯"),
    ("o", "全镇春耕现场会召开"),
    ("t1", "春水润田"),
    ("t2", "农事渐忙"),
    ("s", "渠道已经修好"),
    ("a", "本报记者 程溪"),
    ("i", ""),
    ("c", "图为修渠。余湾/摄"),
    ("p1", "水到田头，"),
    ("x", "各村备足肥料"),
    ("ad", "新茶上市，欢迎选购。"),
    ("j", "（下转A02版）"),
];

const SECOND: &[(&str, &str)] = &[("p2", "秧苗返青。"), ("q", "图书室开放"), ("r", "从本周起开放。")];

fn lead() -> String {
    let heading = [
        part("OVERLINE", &[(1, "o")]),
        part("TITLE", &[(1, "t1"), (1, "t2")]),
        part("SUBHEADLINE", &[(1, "s")]),
        part("AUTHOR", &[(1, "a")]),
    ]
    .concat();
    let body = [
        format!(
            "<div TYPE=\"ILLUSTRATION\">{}{}</div>",
            part("IMAGE", &[(1, "i")]),
            part("CAPTION", &[(1, "c")])
        ),
        part("PARAGRAPH", &[(1, "p1"), (2, "p2")]),
        part("CROSSHEADING", &[(1, "x")]),
    ]
    .concat();
    format!(
        "<div TYPE=\"ARTICLE\" ID=\"ART1\" DMDID=\"R1\"><div TYPE=\"HEADING\">{heading}</div><div TYPE=\"BODY\"><div TYPE=\"BODY_CONTENT\">\
         {body}</div></div></div>"
    )
}

#[test]
fn roles_of_the_map_are_believed() {
    let map = format!(
        "{}<div TYPE=\"CONTENT\"><div TYPE=\"SECTION\">{}<div TYPE=\"ADVERTISEMENT\">{}</div></div>\
         <div TYPE=\"ARTICLE\">{}{}</div></div>",
        part("TITLE_SECTION", &[(1, "m")]),
        lead(),
        part("PARAGRAPH", &[(1, "ad")]),
        part("TITLE", &[(2, "q")]),
        part("TEXTBLOCK", &[(2, "r_L")]),
    );
    let found = imported(&map, [FIRST, SECOND]);
    let issue = &found.value.imported.draft.issue;
    assert_eq!((issue.publication.title.as_str(), issue.number), ("溪湾晨讯", Some(45)));
    assert_eq!(issue.publication.cn.as_deref(), Some("CN 99-0001"));
    let labels: Vec<(&str, usize)> =
        issue.pages.iter().map(|page| (page.label.as_str(), page.articles.len())).collect();
    assert_eq!(labels, [("A01", 2), ("A02", 1)]);
    let lead = &issue.pages[0].articles[0];
    assert_eq!(
        (lead.kicker.join("|"), lead.headline.join("|"), lead.deck.join("|")),
        ("全镇春耕现场会召开".into(), "春水润田 农事渐忙".into(), "渠道已经修好".into())
    );
    assert_eq!(
        (lead.byline[0].affiliation.as_deref(), lead.byline[0].names.join("")),
        (Some("本报"), "程溪".into())
    );
    assert_eq!(
        (plain_text(&lead.figures[0].caption), lead.figures[0].credit.as_deref()),
        ("图为修渠。".into(), Some("余湾/摄"))
    );
    let [Block::Paragraph { text }, Block::Subhead { text: subhead, .. }] = &lead.body[..] else {
        panic!("{:?}", lead.body)
    };
    assert_eq!(
        (plain_text(text), plain_text(subhead)),
        ("水到田头，秧苗返青。".into(), "各村备足肥料".into())
    );
    let pictures: Vec<&str> = found.value.imported.pictures.iter().map(|one| one.source.as_str()).collect();
    assert_eq!(pictures, ["1.jpg#xywh=5,120,30,20"]);
    let advert = issue.pages[0].articles[1].notice.as_ref().map(|notice| notice.kind);
    assert_eq!(advert, Some(NoticeKind::Advertisement));
    assert_eq!(issue.pages[1].articles[0].headline, ["图书室开放"]);
    let said: Vec<String> = found.diagnostics.iter().map(|one| one.message.english()).collect();
    for words in ["溪湾晨讯", "（下转A02版）"] {
        assert!(said.iter().any(|line| line.contains(words)), "{words}: {said:#?}");
    }
}

#[test]
fn every_block_is_in_the_issue_or_told() {
    // An article that points to a composed block, one of nothing, and parts of no known role.
    let map = "<div TYPE=\"ARTICLE\"><fptr><area FILEID=\"A2\" BEGIN=\"all\"/></fptr></div>\
         <div TYPE=\"ARTICLE\"><fptr><area FILEID=\"A9\" BEGIN=\"x\"/></fptr></div>\
         <div TYPE=\"Article\"><div TYPE=\"STRANGE\"><fptr><area FILEID=\"A1\" COORDS=\"0,195,100,235\" SHAPE=\"RECT\"/></fptr></div></div>";
    let found = imported(map, [FIRST, SECOND]);
    let issue = &found.value.imported.draft.issue;
    let mut all = String::new();
    for article in issue.articles() {
        article.each_text(|_, text| all.push_str(text));
    }
    all.extend(found.diagnostics.iter().map(|one| one.message.english()));
    for (_, words) in FIRST.iter().chain(SECOND) {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(issue.articles().any(|article| {
        let mut text = String::new();
        article.each_text(|_, words| text.push_str(words));
        text.contains("新茶上市，欢迎选购。（下转A02版）")
    }));
}
