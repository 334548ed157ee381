use std::sync::Arc;

use super::super::boxes::BoxKind;
use super::*;
use crate::pdf_page::samples::{pdf_page, stream, with_content, with_objects, with_page};

const PAGE: &str = "/MediaBox [0 0 200 100]";

fn read(bytes: Vec<u8>) -> Result<PdfPages, Sentence> {
    super::read(&Arc::from(bytes))
}

/// The words of the blocks of a page, and what is told.
fn words(bytes: Vec<u8>) -> (Vec<String>, Vec<(&'static str, String)>) {
    let read = read(bytes).unwrap();
    let blocks = read.pages.pages.iter().flat_map(|page| &page.blocks);
    let texts = blocks.filter(|block| !block.text.is_empty()).map(|block| block.text.clone()).collect();
    (texts, read.told.into_iter().map(|remark| (remark.key, remark.words)).collect())
}

/// A page with a font of the collection of GB 18030 that is not in the file, `/F2`, and one without characters, `/F3`.
fn chinese(content: &str) -> Vec<u8> {
    let font = |name: &str, encoding: &str, ordering: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts [<</Type/Font\
             /Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo <</Registry(Adobe)/Ordering({ordering})\
             /Supplement 2>>>>]>>"
        )
    };
    let fonts = [font("STSong-Light", "UniGB-UCS2-H", "GB1"), font("NoWords", "Identity-H", "Identity")];
    let across = font("STSong-Light", "UniGB-UCS2-V", "GB1");
    let known = "/Font <</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> /F2 6 0 R /F3 7 0 R /F4 8 0 R>>";
    with_objects(PAGE, known, content, &[fonts[0].clone(), fonts[1].clone(), across])
}

#[test]
fn letters_that_stand_apart_are_words() {
    let content = "BT /F1 12 Tf 10 80 Td (Hello) Tj 32 0 Td (World) Tj ET";
    assert_eq!(words(with_content(content)).0, ["Hello World"]);
    // Far apart they are columns.
    let content = "BT /F1 12 Tf 10 80 Td (Hello) Tj 90 0 Td (World) Tj ET";
    assert_eq!(words(with_content(content)).0, ["Hello", "World"]);
}

#[test]
fn a_font_that_the_file_does_not_contain_is_read_all_the_same() {
    assert_eq!(words(chinese("BT /F2 10 Tf 10 80 Td <6EAA6E7E65E562A5> Tj ET")).0, ["溪湾日报"]);
}

#[test]
fn lines_run_downwards_where_the_font_does() {
    let read = read(chinese("BT /F4 10 Tf 100 90 Td <6EAA6E7E65E562A5> Tj ET")).unwrap();
    let block = &read.pages.pages[0].blocks[0];
    assert_eq!((block.text.as_str(), block.vertical), ("溪湾日报", Some(true)));
}

#[test]
fn a_font_without_characters_is_told_with_its_name() {
    let (texts, told) =
        words(chinese("BT /F2 10 Tf 10 80 Td <6EAA> Tj ET BT /F3 10 Tf 10 40 Td <00010002> Tj ET"));
    assert_eq!(texts, ["溪", "〓〓"]);
    assert_eq!(told, [("not-imported-uncoded", "NoWords × 2".to_owned())]);
}

#[test]
fn words_that_nobody_sees_are_told() {
    let seen = "BT /F1 12 Tf 10 80 Td (Seen words of the page) Tj ET ";
    for unseen in [
        "BT /F1 12 Tf 3 Tr 10 20 Td (gone) Tj ET",
        "BT /F1 12 Tf 1 g 10 20 Td (gone) Tj ET",
        "BT /F1 12 Tf 10 20 Td (gone) Tj ET 1 g 0 0 200 50 re f",
    ] {
        let (texts, told) = words(with_content(&format!("{seen}{unseen}")));
        assert_eq!(texts, ["Seen words of the page"], "{unseen}");
        assert_eq!(told, [("not-imported-unseen", "gone".to_owned())], "{unseen}");
    }
    let (texts, told) =
        words(with_content(&format!("{seen}0 g 0 0 200 50 re f BT /F1 12 Tf 1 g 10 20 Td (white) Tj ET")));
    assert_eq!((texts.len(), told.len()), (2, 0), "white on black is seen");
}

#[test]
fn the_text_under_a_scanned_page_is_its_text() {
    let scan = "q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q ";
    for text in ["BT /F1 12 Tf 3 Tr 10 20 Td (read by a program) Tj ET", ""] {
        let below = "BT /F1 12 Tf 10 20 Td (read by a program) Tj ET ";
        let content = if text.is_empty() { format!("{below}{scan}") } else { format!("{scan}{text}") };
        let (texts, told) = words(with_content(&content));
        assert_eq!(texts, ["read by a program"]);
        assert_eq!(told, [("unsure-layout.recognized", String::new())]);
    }
}

#[test]
fn what_stands_askew_or_beside_the_page_is_told() {
    let content = "BT /F1 12 Tf 10 80 Td (Seen) Tj ET BT /F1 12 Tf 1 1 -1 1 50 20 Tm (askew) Tj ET \
        BT /F1 12 Tf 10 400 Td (beside) Tj ET";
    let (texts, mut told) = words(with_content(content));
    told.sort();
    assert_eq!(texts, ["Seen"]);
    let expected =
        [("not-imported-askew", "askew".to_owned()), ("not-imported-outside", "beside".to_owned())];
    assert_eq!(told, expected);
}

#[test]
fn type_that_is_drawn_twice_is_read_once() {
    let twice = "BT /F1 12 Tf 10 80 Td (Bold) Tj ET BT /F1 12 Tf 10.3 80 Td (Bold) Tj ET";
    assert_eq!(words(with_content(twice)).0, ["Bold"]);
    assert_eq!(words(with_content("BT /F1 12 Tf 2 Tr 10 80 Td (Bold) Tj ET")).0, ["Bold"]);
}

#[test]
fn a_turned_page_is_read_upright() {
    let turned =
        with_page("/MediaBox [0 0 200 100] /Rotate 90", "BT /F1 12 Tf 0 1 -1 0 100 20 Tm (Turned) Tj ET");
    let read = read(turned).unwrap();
    let page = &read.pages.pages[0];
    assert_eq!((page.width, page.height), (100.0, 200.0));
    assert_eq!((page.blocks[0].text.as_str(), page.blocks[0].vertical), ("Turned", Some(false)));
}

#[test]
fn pictures_come_out_and_rules_part() {
    let content = "BT /F1 12 Tf 10 80 Td (Words) Tj ET 10 50 150 1 re f \
        q 40 0 0 30 10 10 cm BI /W 2 /H 1 /CS /RGB /BPC 8 /F /AHx ID ff000000ff00> EI Q";
    let read = read(with_content(content)).unwrap();
    let kinds: Vec<_> = read.pages.pages[0].blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BoxKind::Text, BoxKind::Image, BoxKind::Separator]);
    let picture = image::load_from_memory(&read.pictures["1-1.png"]).unwrap().into_rgb8();
    assert_eq!((picture.dimensions(), picture.get_pixel(0, 0).0), ((2, 1), [255, 0, 0]));
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let key = |bytes: Vec<u8>| read(bytes).unwrap_err();
    assert_eq!(key(b"%PDF-1.7\nnothing".to_vec()), Sentence::new("unreadable-pages.pdf-damaged"));
    assert_eq!(key(with_content("0 0 10 10 re f")), Sentence::new("unreadable-pages.pdf-no-text"));
    assert_eq!(read(pdf_page(3)).map(|read| read.pages.pages.len()), Ok(3));
}

/// Two forms that draw themselves and each other, and one that many others draw.
#[test]
fn files_that_would_never_end_are_given_up() {
    let form = |content: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox [0 0 9 9]/Resources <</XObject <</A 6 0 R/B 7 0 R>>>>",
            content,
        )
    };
    let resources = "/XObject <</A 6 0 R/B 7 0 R>>";
    let circle = with_objects(PAGE, resources, "/A Do", &[form("/A Do /B Do"), form("/B Do /A Do")]);
    assert_eq!(read(circle).unwrap_err(), Sentence::new("unreadable-pages.pdf-too-much"));
    let many =
        with_objects(PAGE, resources, &"/A Do ".repeat(10_000), &[form(&"q Q ".repeat(20_000)), form("")]);
    assert_eq!(read(many).unwrap_err(), Sentence::new("unreadable-pages.pdf-too-much"));
    let glyphs = format!("BT /F1 2 Tf {} ET", "(aaaaaaaaaaaaaaaaaaaa) Tj ".repeat(30_000));
    assert_eq!(read(with_content(&glyphs)).unwrap_err(), Sentence::new("unreadable-pages.pdf-too-much"));
}
