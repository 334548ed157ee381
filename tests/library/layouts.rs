//! Pages as libraries and OCR programs keep them: ALTO of all versions, METS without articles, PAGE XML, hOCR; and what
//! hostile files of every format cost.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use paiban::source::import::archive;
use paiban::source::import::boxes::{BoxKind, BoxedPage, PageUnit};
use paiban::source::import::formats::{JSON_FORMATS, MARKUP_FORMATS, json_format, markup_format};
use paiban::source::import::mets::{self, MetsContent};
use paiban::source::import::page::MOST_BLOCKS;

fn page(text: &str) -> BoxedPage {
    let format = markup_format(text.as_bytes()).unwrap_or_else(|| panic!("no format: {text}"));
    (format.read)(text.as_bytes()).unwrap_or_else(|why| panic!("{}", why.english())).pages.remove(0)
}

/// Each block in a line: kind, id, words.
fn shown(page: &BoxedPage) -> Vec<String> {
    page.blocks.iter().map(|block| format!("{:?} {} {}", block.kind, block.id, block.text)).collect()
}

const ALTO: &str = r#"<alto ROOT><Description><MeasurementUnit>UNIT</MeasurementUnit>
 <sourceImageInformation><fileName>p1.jpg</fileName></sourceImageInformation></Description>
 <Styles><TextStyle ID="S1" FONTSIZE="9"/><TextStyle ID="S2" FONTSIZE="27" FONTSTYLE="bold"/></Styles>
 <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" PRINTED_IMG_NR="A01" WIDTH="1200" HEIGHT="2400"><PrintSpace>
 <TextBlock ID="h" STYLEREFS="S2" HPOS="0" VPOS="0" WIDTH="600" HEIGHT="120">
  <TextLine HPOS="0" VPOS="0" WIDTH="600" HEIGHT="60"><String CONTENT="溪湾治水"/></TextLine>
  <TextLine HPOS="0" VPOS="60" WIDTH="600" HEIGHT="60"><String CONTENT="三年见效"/></TextLine></TextBlock>
 <ComposedBlock ID="c" TYPE="Illustration"><Illustration ID="i" HPOS="0" VPOS="120" WIDTH="300" HEIGHT="240"/>
  <TextBlock ID="k" TYPE="caption" STYLEREFS="S1" HPOS="0" VPOS="360" WIDTH="300" HEIGHT="24">
   <TextLine HPOS="0" VPOS="360" WIDTH="300" HEIGHT="20"><String CONTENT="图为水渠。"/></TextLine></TextBlock></ComposedBlock>
 <TextBlock ID="b" STYLEREFS="S1" HPOS="0" VPOS="400" WIDTH="600" HEIGHT="60">
  <TextLine HPOS="0" VPOS="400" WIDTH="600" HEIGHT="20"><String CONTENT="昨"/><SP/><String CONTENT="日"/><SP/><String CONTENT="通水"/></TextLine>
  <TextLine HPOS="0" VPOS="430" WIDTH="300" HEIGHT="20"><String CONTENT="，"/><SP/><String CONTENT="村民"/><SP/><String CONTENT="欢喜。"/></TextLine></TextBlock>
 <GraphicalElement ID="g" HPOS="0" VPOS="470" WIDTH="600" HEIGHT="1"/>
 </PrintSpace></Page></Layout></alto>"#;

#[test]
fn alto_of_every_version_and_unit_is_the_same_page() {
    let expected = [
        "Title h 溪湾治水\n三年见效",
        "Image i ",
        "Caption k 图为水渠。",
        "Text b 昨日通水，村民欢喜。",
        "Separator g ",
    ];
    let roots = [
        "",
        "xmlns=\"http://www.loc.gov/standards/alto/ns-v2#\"",
        "xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"",
        "xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"",
    ];
    for root in roots {
        for (unit, known) in
            [("pixel", PageUnit::Pixel), ("mm10", PageUnit::Mm10), ("inch1200", PageUnit::Point)]
        {
            let page = page(&ALTO.replace("ROOT", root).replace("UNIT", unit));
            assert_eq!(shown(&page), expected, "{root} {unit}");
            assert_eq!((page.unit, page.label.as_deref()), (known, Some("A01")));
            let factor = if unit == "inch1200" { 0.06 } else { 1.0 };
            let corners = page.blocks[1].corners.unwrap().map(|edge| (edge / factor).round());
            assert_eq!((corners, (page.width / factor).round()), ([0.0, 120.0, 300.0, 360.0], 1200.0));
            // A part of the picture can be cut out where numbers are its pixels.
            let cut = (unit == "pixel").then_some("p1.jpg#xywh=0,120,300,240");
            assert_eq!(page.blocks[1].image.as_deref(), cut);
            let sizes = [0, 3].map(|at| page.blocks[at].size.unwrap());
            assert!((sizes[0] / sizes[1] - 3.0).abs() < 0.01, "{sizes:?}");
        }
    }
    let prefixed =
        ALTO.replace("ROOT", "").replace("UNIT", "pixel").replace("</", "</a:").replace('<', "<a:");
    let prefixed = prefixed.replace("<a:/a:", "</a:").replacen("<a:alto", "<a:alto xmlns:a=\"urn:x\"", 1);
    assert_eq!(shown(&page(&prefixed)), expected);
}

#[test]
fn a_package_without_articles_is_pages_in_its_order() {
    let mets = r#"<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mods="http://www.loc.gov/mods/v3">
     <dmdSec ID="issueModsBib"><mdWrap MDTYPE="MODS"><xmlData><mods:mods><mods:originInfo><mods:dateIssued encoding="iso8601">1912-04-16</mods:dateIssued>
     </mods:originInfo></mods:mods></xmlData></mdWrap></dmdSec>
     <fileSec><fileGrp ID="pageFileGrp1"><file ID="masterFile1" MIMETYPE="image/tiff"><FLocat LOCTYPE="OTHER" xlink:href="./0001.tif"/></file>
      <file ID="ocrFile1" MIMETYPE="text/xml"><FLocat xlink:href="./0001.xml"/></file></fileGrp>
      <fileGrp ID="pageFileGrp2"><file ID="ocrFile2" MIMETYPE="text/xml"><FLocat xlink:href="./0002.xml"/></file></fileGrp></fileSec>
     <structMap><div TYPE="np:issue" DMDID="issueModsBib"><div TYPE="np:page" ORDERLABEL="2"><fptr FILEID="ocrFile2"/></div>
      <div TYPE="np:page"><fptr FILEID="masterFile1"/><fptr FILEID="ocrFile1"/></div><div TYPE="np:page"><fptr FILEID="gone"/></div></div></structMap></mets>"#;
    assert!(mets::is_mets(mets.as_bytes()) && markup_format(mets.as_bytes()).is_none());
    let alto = ALTO.replace("ROOT", "").replace("UNIT", "pixel");
    let found = mets::read(mets.as_bytes(), &|path| match path {
        "0001.xml" => Some(alto.replace("溪湾", "上湾").into_bytes()),
        "0002.xml" => Some(alto.clone().into_bytes()),
        _ => None,
    })
    .unwrap();
    assert_eq!(found.date.map(|date| date.to_string()).as_deref(), Some("1912-04-16"));
    assert_eq!(found.files, ["0002.xml", "0001.xml"]);
    let MetsContent::Pages(pages) = found.content else { panic!("pages with places") };
    let heads: Vec<&str> = pages.pages.iter().map(|page| page.blocks[0].text.as_str()).collect();
    assert_eq!(heads, ["溪湾治水\n三年见效", "上湾治水\n三年见效"]);
    assert_eq!(pages.pages[0].label.as_deref(), Some("2"));
    assert_eq!(pages.pages[1].image.as_deref(), Some("0001.tif"));
    assert!(mets::read(mets.as_bytes(), &|_| None).is_err(), "none of its files is there");
}

#[test]
fn page_xml_has_kinds_order_and_lines() {
    let text = r#"<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
     <Metadata><Creator>ocr-d</Creator></Metadata><Page imageFilename="p.jpg" imageWidth="1000" imageHeight="1400">
     <ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="t"/><RegionRefIndexed index="0" regionRef="h"/>
      <UnorderedGroupIndexed index="2" id="u"><RegionRef regionRef="a"/></UnorderedGroupIndexed></OrderedGroup></ReadingOrder>
     <TextRegion id="t" type="paragraph"><Coords points="0,100 400,100 400,300 0,300"/>
      <TextLine id="l1"><Coords points="0,100 400,100 400,120 0,120"/><TextEquiv index="1"><Unicode>错</Unicode></TextEquiv><TextEquiv index="0"><Unicode>昨日通水，</Unicode></TextEquiv></TextLine>
      <TextLine id="l2"><Coords points="0,130 400,130 400,150 0,150"/><Word id="w"><TextEquiv><Unicode>村民欢喜。</Unicode></TextEquiv></Word></TextLine></TextRegion>
     <TextRegion id="h" type="heading"><Coords><Point x="0" y="0"/><Point x="400" y="0"/><Point x="400" y="60"/></Coords><TextEquiv><Unicode>溪湾治水</Unicode></TextEquiv></TextRegion>
     <TextRegion id="a" custom="readingOrder {index:3;} structure {type:advertisement;}"><Coords points="1,1 2,2"/><TextEquiv><Unicode>新茶上市</Unicode></TextEquiv></TextRegion>
     <ImageRegion id="i"><Coords points="500,100 900,100 900,400 500,400"/><TextRegion id="c" type="caption"><Coords points="500,410 900,430"/><TextEquiv><Unicode>图为水渠。</Unicode></TextEquiv></TextRegion></ImageRegion>
     <SeparatorRegion id="s"><Coords points="450,0 452,1400"/></SeparatorRegion></Page></PcGts>"#;
    let page = page(text);
    assert_eq!(
        shown(&page),
        [
            "Text t 昨日通水，\n村民欢喜。",
            "Title h 溪湾治水",
            "Advert a 新茶上市",
            "Image i ",
            "Caption c 图为水渠。",
            "Separator s "
        ]
    );
    let orders: Vec<_> = page.blocks.iter().map(|block| block.order).collect();
    assert_eq!(orders, [Some(1), Some(0), None, None, None, None]);
    assert_eq!(page.blocks[1].corners, Some([0.0, 0.0, 400.0, 60.0]));
    assert_eq!(page.blocks[0].lines.len(), 2);
    assert_eq!(page.blocks[3].image.as_deref(), Some("p.jpg#xywh=500,100,400,300"));
}

const HOCR: &str = r#"<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title><meta name="ocr-system" content="tesseract 5"/></head><body>
 <div class="ocr_page" id="page_1" title='image "p.png"; bbox 0 0 1000 1400; ppageno 0'>
  <div class="ocr_carea" id="block_1" title="bbox 0 0 400 300"><p class="ocr_par" id="par_1" title="bbox 0 0 400 60">
   <span class="ocr_header" id="line_1" title="bbox 0 0 400 20"><span class="ocrx_word" title="bbox 0 0 9 9">第2版</span></span>
   <span class="ocr_line" id="line_2" title="bbox 0 30 400 50; x_size 20"><span class="ocrx_word">昨日</span> <span class="ocrx_word">通水</span> <span class="ocrx_word">AI</span> <span class="ocrx_word">Lab</span></span></p></div>
  <div class="ocr_photo" id="photo" title="bbox 500 100 900 400"></div><div class="ocr_separator" title="bbox 450 0 452 1400"></div>
  <span class="ocr_line" id="line_9" title="bbox 0 500 400 520">村民&nbsp;欢喜</span>
 </div></body></html>"#;

#[test]
fn hocr_has_paragraphs_lines_and_pictures() {
    let expected = [
        "Header line_1 第2版",
        "Text line_2 昨日通水AI Lab",
        "Image photo ",
        "Separator 3 ",
        "Text line_9 村民欢喜",
    ];
    let doctype = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n";
    // As XHTML with its document type, and as HTML that no reader of XML takes.
    for text in [
        format!("{doctype}{HOCR}"),
        HOCR.replace("content=\"tesseract 5\"/>", "content=\"tesseract 5\"><br>"),
    ] {
        let page = page(&text);
        assert_eq!(shown(&page), expected, "{text}");
        assert_eq!(page.blocks[2].image.as_deref(), Some("p.png#xywh=500,100,400,300"));
        assert_eq!((page.width, page.image.as_deref()), (1000.0, Some("p.png")));
    }
}

/// Each format with so many blocks, and with places that are no numbers.
fn flooded(count: usize) -> Vec<(&'static str, String)> {
    let many = |one: &dyn Fn(usize) -> String, between: &str| {
        let mut all = String::new();
        for at in 0..count {
            let _ = write!(all, "{}{}", if at > 0 { between } else { "" }, one(at));
        }
        all
    };
    let alto = many(
        &|at| {
            format!(
                "<TextBlock ID=\"b{at}\" HPOS=\"NaN\" VPOS=\"1e999\" WIDTH=\"1\" HEIGHT=\"1\"><TextLine><String CONTENT=\"水\"/></TextLine></TextBlock>"
            )
        },
        "",
    );
    let page = many(
        &|at| {
            format!(
                "<TextRegion id=\"r{at}\"><Coords points=\"NaN,0 1,inf\"/><TextEquiv><Unicode>水</Unicode></TextEquiv></TextRegion>"
            )
        },
        "",
    );
    let hocr = many(&|_| "<p class=\"ocr_par\" title=\"bbox NaN 0 1 inf\">水</p>".to_owned(), "");
    let boxes = many(&|at| format!("{{\"id\":\"{at}\",\"text\":\"水\"}}"), ",");
    let paddle = many(
        &|_| "{\"block_label\":\"text\",\"block_content\":\"水\",\"block_bbox\":[0,0,1,1]}".to_owned(),
        ",",
    );
    let mineru = many(&|_| "{\"type\":\"text\",\"text\":\"水\",\"page_idx\":0}".to_owned(), ",");
    let docling = many(&|_| "{\"label\":\"text\",\"text\":\"水\"}".to_owned(), ",");
    let children = many(&|at| format!("{{\"$ref\":\"#/texts/{at}\"}}"), ",");
    vec![
        (
            "ALTO",
            format!(
                "<alto><Layout><Page WIDTH=\"10\" HEIGHT=\"10\"><PrintSpace>{alto}</PrintSpace></Page></Layout></alto>"
            ),
        ),
        ("PAGE XML", format!("<PcGts><Page imageWidth=\"10\" imageHeight=\"10\">{page}</Page></PcGts>")),
        (
            "hOCR",
            format!(
                "<html><body><div class=\"ocr_page\" title=\"bbox 0 0 10 10\">{hocr}</div></body></html>"
            ),
        ),
        ("boxes", format!("{{\"version\":1,\"pages\":[{{\"blocks\":[{boxes}]}}]}}")),
        ("PaddleOCR", format!("{{\"parsing_res_list\":[{paddle}]}}")),
        ("MinerU", format!("[{mineru}]")),
        (
            "Docling",
            format!(
                "{{\"schema_name\":\"DoclingDocument\",\"body\":{{\"children\":[{children}]}},\"texts\":[{docling}]}}"
            ),
        ),
    ]
}

/// Reads a text of any format: how many blocks it has, or why it is refused.
fn read(text: &str) -> Result<usize, String> {
    let pages = match markup_format(text.as_bytes()) {
        Some(format) => (format.read)(text.as_bytes()).map_err(|why| why.english()),
        None => {
            let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
            (json_format(&value).ok_or("no format")?.read)(&value)
        }
    };
    pages.map(|pages| pages.pages.iter().map(|page| page.blocks.len()).sum())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the time that hostile files take is measured")]
fn two_hundred_thousand_blocks_are_refused_soon_in_every_format() {
    let small: Vec<_> = flooded(3).iter().map(|(name, text)| (*name, read(text).unwrap())).collect();
    let names: Vec<&str> = JSON_FORMATS
        .iter()
        .map(|format| format.name)
        .chain(MARKUP_FORMATS.iter().map(|format| format.name))
        .collect();
    assert!(small.iter().all(|(name, blocks)| *blocks == 3 && names.contains(name)), "{small:?}");
    assert_eq!(small.len(), names.len(), "every format is in the table");
    for (name, text) in flooded(200_000) {
        let begin = Instant::now();
        // What is read whole is refused by the number of its blocks before any of them is put in order.
        assert!(read(&text).map_or(true, |blocks| blocks > MOST_BLOCKS), "{name}");
        // A release build takes a tenth of that.
        assert!(begin.elapsed() < Duration::from_secs(20), "{name}: {:?}", begin.elapsed());
    }
}

#[test]
fn entities_depth_and_bombs_are_refused() {
    let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]>";
    let deep = "<ComposedBlock>".repeat(5_000);
    let shallow = format!("{}{}", "<div>".repeat(5_000), "</div>".repeat(5_000));
    for text in [
        format!("{entity}<alto><Layout>&y;</Layout></alto>"),
        format!("{entity}<PcGts><Page/></PcGts>"),
        format!("<alto><Layout><Page>{deep}"),
        "<alto><Layout/></alto>".to_owned(),
        "<PcGts/>".to_owned(),
        "<alto>".to_owned(),
        format!("{entity}<html><div class=\"ocr_line\">&x;</div></html><!-- ocr_page -->"),
        format!("<html><!-- ocr_page -->{shallow}</html>"),
    ] {
        let said = read(&text).expect_err(&text[..text.len().min(80)]);
        assert!(!said.contains("root:"), "{said}");
    }
    for text in [
        format!("{entity}<mets/>"),
        "<mets/>".to_owned(),
        "<mets><structMap><div TYPE=\"page\"/></structMap></mets>".to_owned(),
    ] {
        assert!(mets::read(text.as_bytes(), &|_| None).is_err(), "{text}");
    }
    assert!(archive::unpack(b"PK\x03\x04").is_err());
}

/// Files of a package that name each other, and areas that name missing blocks.
#[test]
fn circles_and_names_of_nothing_end() {
    let mets = r#"<mets><fileSec><fileGrp><file ID="A" MIMETYPE="text/xml"><FLocat href="m.xml"/></file></fileGrp></fileSec>
     <structMap TYPE="PHYSICAL"><div TYPE="page"><fptr FILEID="A"/></div></structMap>
     <structMap TYPE="LOGICAL"><div TYPE="ARTICLE"><div TYPE="TITLE"><fptr><area FILEID="A" BEGIN="none"/></fptr></div></div></structMap></mets>"#;
    assert!(
        mets::read(mets.as_bytes(), &|_| Some(mets.as_bytes().to_vec())).is_err(),
        "the file names itself"
    );
    let alto = ALTO.replace("ROOT", "").replace("UNIT", "pixel");
    let found = mets::read(mets.as_bytes(), &|_| Some(alto.clone().into_bytes())).unwrap();
    assert!(matches!(found.content, MetsContent::Issue(_)));
    assert_eq!(page(&alto).blocks.iter().filter(|block| block.kind == BoxKind::Text).count(), 1);
}
