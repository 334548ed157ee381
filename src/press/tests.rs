//! Nothing of an issue is lost on its way through a volume.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::Press;
use crate::check::{self, CheckedIssue};
use crate::diagnostics::SourceMap;
use crate::edition::Frame;
use crate::epub::{self, Templates};
use crate::layout::{self, Paper, Theme};
use crate::model::{
    AcceptedLayout, Article, Block, Date, Figure, Inline, Issue, ListItem, Note, Page, Publication,
};
use crate::pdf;
use crate::source::{Draft, Origins, PictureFiles};
use crate::text::FontLibrary;
use crate::volume::CheckedVolume;

/// A picture for every place that an article can have one in.
const PLACES: [&str; 7] = ["placed", "placed-second", "body", "quote", "item", "note", "nested"];

fn path(place: &str) -> String {
    format!("photos/{place}.png")
}

fn figure(place: &str) -> Figure {
    Figure { image: Some(path(place).into()), alt: Some(place.to_owned()), ..Figure::default() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

fn article() -> Article {
    let in_body = |place| Block::Figure(figure(place));
    let item = ListItem { blocks: vec![paragraph("一项。"), in_body("item")] };
    let nested = Block::List {
        start: None,
        manner: None,
        items: vec![ListItem { blocks: vec![Block::Quote { blocks: vec![in_body("nested")] }] }],
    };
    let mark = Inline::NoteMark { note: "a".into() };
    Article {
        id: "01/a".into(),
        headline: vec!["溪湾的照片".into()],
        figures: vec![figure("placed"), figure("placed-second")],
        body: vec![
            Block::Paragraph {
                text: vec![Inline::text("运河边的照片都在这里。".repeat(12)), mark]
            },
            in_body("body"),
            Block::Quote { blocks: vec![paragraph("引文。"), in_body("quote")] },
            Block::List { start: Some(1), manner: None, items: vec![item] },
        ],
        notes: vec![Note { id: "a".into(), blocks: vec![paragraph("注。"), in_body("note"), nested] }],
        ..Article::default()
    }
}

/// An issue of a day, with a picture of its own colour for every place.
fn issue(day: i8) -> CheckedIssue {
    let picture = |(number, place): (usize, &&str)| {
        let colour = Rgb([number as u8 * 30, day as u8 * 8, 120]);
        let mut bytes = Cursor::new(Vec::new());
        let pixels = DynamicImage::ImageRgb8(RgbImage::from_pixel(600, 400, colour));
        pixels.write_to(&mut bytes, ImageFormat::Png).unwrap();
        (path(place).as_str().into(), bytes.into_inner().into())
    };
    let pictures: PictureFiles = PLACES.iter().enumerate().map(picture).collect();
    let page = Page {
        label: "A01".into(),
        name: None,
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles: vec![article()],
    };
    let publication = Publication {
        title: "溪湾报".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        ..Publication::default()
    };
    let issue = Issue { pages: vec![page], ..Issue::new(publication, Date::new(2026, 3, day).unwrap()) };
    let accepted = AcceptedLayout::default();
    let draft = Draft { issue, pictures, accepted, origins: Origins::default(), files: SourceMap::default() };
    let checked = check::check(&draft, &|_| true).value;
    assert_eq!(checked.pictures().len(), PLACES.len(), "every picture is sound");
    checked
}

fn volume() -> CheckedVolume {
    CheckedVolume::of(vec![issue(20), issue(21)]).unwrap()
}

#[test]
fn pictures_of_every_place_are_in_the_book_of_a_volume() {
    let volume = volume();
    let fonts = FontLibrary::bundled();
    let made = epub::export(&volume, &Templates::bundled(), &fonts, &epub::Options::default()).unwrap();
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    assert_eq!(epub::opened::faults("volume.epub", &made.value, None), []);
    let book = rbook::Epub::options().read(Cursor::new(made.value)).unwrap();
    let files = book.manifest().iter().filter(|entry| entry.href().as_str().contains("images/")).count();
    assert_eq!(files, 2 * PLACES.len());
    for page in ["page-001", "page-002"] {
        let text = book.read_resource_str(format!("/EPUB/{page}.xhtml").as_str()).unwrap();
        for place in PLACES {
            assert!(text.contains(&format!("alt=\"{place}\"")), "{place} in {text}");
        }
    }
}

#[test]
fn pictures_of_every_place_are_on_the_pages_of_a_volume() {
    let theme = Theme::bundled("party").unwrap();
    let press = Press::new(theme, Paper::find("tabloid-6").unwrap(), FontLibrary::bundled());
    let editions: Vec<_> = [20, 21].map(|day| press.set(issue(day)).unwrap().value.edition).into();
    let volume = CheckedVolume::of(editions.iter().map(|edition| edition.issue.clone()).collect()).unwrap();
    let edition = layout::bind(&volume, editions, &press.theme, &press.paper, &press.fonts);
    let mut shown = Vec::new();
    edition.sheets.iter().for_each(|sheet| pictures(&sheet.frames, &mut shown));
    for day in [20, 21] {
        for place in PLACES {
            let path = format!("2026-03-{day}/photos/{place}.png");
            assert!(shown.contains(&path), "{path} in {shown:?}");
            assert!(volume.bound().picture(&path.as_str().into()).is_some(), "{path} has a picture");
        }
    }
    let made = pdf::export(&edition, &pdf::Options::default()).unwrap();
    let file = String::from_utf8_lossy(&made.value);
    let images = file.matches("/Subtype/Image").count() + file.matches("/Subtype /Image").count();
    assert_eq!(images, 2 * PLACES.len());
}

/// The paths of the pictures in frames.
fn pictures(frames: &[Frame], into: &mut Vec<String>) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => pictures(frames, into),
            Frame::Image { path, .. } => into.push(path.to_string()),
            _ => {}
        }
    }
}
