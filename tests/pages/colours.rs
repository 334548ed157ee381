//! Colours of pages: where they are, how much there is of them, and pages in black alone.

use image::RgbaImage;
use paiban::check::CheckedIssue;
use paiban::edition::{Edition, Frame, Tag};
use paiban::geometry::Length;
use paiban::ink::{ColorName, ColorOrNone, Ink, Palette};
use paiban::layout::{Front, Theme, cover};
use paiban::model::Section;
use paiban::raster::Drawing;

use crate::editions::{example_with, examples, fonts, set};
use crate::places::each;

/// Pixels across a sheet.
const ACROSS: u32 = 400;

/// Most of a page in strong colour, in hundredths of it: more looks like advertising.
const MOST_COLOUR: usize = 3;

/// An example whose paper has an accent.
fn xiwan(accent: ColorOrNone) -> CheckedIssue {
    example_with("xiwan/2026-03-20", |publication| publication.accent = Some(accent))
}

fn color(text: &str) -> ColorOrNone {
    ColorOrNone::Color(text.parse().unwrap())
}

/// Frames without pictures.
fn without_pictures(frames: &[Frame]) -> Vec<Frame> {
    let kept = |frame: &Frame| match frame {
        Frame::Image { .. } => None,
        Frame::Group { tag, frames } => {
            Some(Frame::Group { tag: tag.clone(), frames: without_pictures(frames) })
        }
        other => Some(other.clone()),
    };
    frames.iter().filter_map(kept).collect()
}

/// Every sheet as pixels, without its pictures.
fn drawn(edition: &Edition) -> Vec<RgbaImage> {
    let mut edition = edition.clone();
    edition.sheets.iter_mut().for_each(|sheet| sheet.frames = without_pictures(&sheet.frames));
    let picture = |sheet| {
        let picture = Drawing::of(&edition).picture(sheet, ACROSS).unwrap();
        RgbaImage::from_raw(picture.width, picture.height, picture.rgba).unwrap()
    };
    (0..edition.sheets.len()).map(picture).collect()
}

/// How far the parts of a pixel are apart: nothing in grey, little in tints.
fn strength(pixel: &image::Rgba<u8>) -> u8 {
    let [red, green, blue, _] = pixel.0;
    red.max(green).max(blue) - red.min(green).min(blue)
}

#[test]
fn no_page_has_so_much_colour_that_it_looks_like_advertising() {
    for one in examples() {
        for (number, picture) in drawn(&one.composed.edition).iter().enumerate() {
            let strong = picture.pixels().filter(|pixel| strength(pixel) > 100).count();
            let all = picture.pixels().len();
            let place = format!("{} {} {} sheet {}", one.name, one.paper, one.theme, number + 1);
            assert!(strong * 100 <= all * MOST_COLOUR, "{place}: {strong} of {all} pixels");
            // The green of a supplement is quiet.
            assert!(picture.pixels().any(|pixel| strength(pixel) > 40), "{place}: no colour");
        }
    }
}

#[test]
fn a_paper_without_accent_is_black_alone_and_stands_as_it_does_in_colour() {
    for theme in ["party", "metro"] {
        let black = set(&xiwan(ColorOrNone::None), "a4-4", theme).value.edition;
        for (number, picture) in drawn(&black).iter().enumerate() {
            assert!(picture.pixels().all(|pixel| strength(pixel) == 0), "{theme} sheet {}", number + 1);
        }
        let usual = &examples()
            .iter()
            .find(|one| (one.name, one.paper, one.theme) == ("xiwan", "a4-4", theme))
            .unwrap()
            .composed
            .edition;
        for (black, usual) in black.sheets.iter().zip(&usual.sheets) {
            assert_eq!((black.frames == usual.frames, &black.palette), (true, &Palette::default()));
        }
    }
}

#[test]
fn the_pages_of_a_section_have_its_colour() {
    let issue = example_with("xiwan/2026-03-20", |publication| {
        publication.accent = Some(color("#127d76"));
        publication.sections = vec![Section { name: "民生".to_owned(), accent: color("#3d6a60") }];
    });
    let edition = set(&issue, "tabloid-6", "party").value.edition;
    let mut seen = [false; 2];
    for sheet in &edition.sheets {
        let accent = sheet.palette.color(Ink::BLACK.or(ColorName::Accent)).unwrap().to_string();
        let of_section = sheet.title.ends_with("民生");
        seen[usize::from(of_section)] = true;
        assert_eq!(accent, if of_section { "#3d6a60" } else { "#127d76" }, "{}", sheet.title);
    }
    assert_eq!(seen, [true; 2]);
}

#[test]
fn running_text_is_black() {
    for one in examples().iter().filter(|one| one.paper == "tabloid-6") {
        for sheet in &one.composed.edition.sheets {
            each(&sheet.frames, None, &mut |frame, tag| {
                if let (Frame::Glyphs(run), Some(Tag::Paragraph(_) | Tag::Caption | Tag::Cell(_))) =
                    (frame, tag)
                    // A large first character is an ornament, too.
                    && run.size < Length::from_points(20)
                {
                    assert_eq!(run.ink, Ink::BLACK, "{} {}: {}", one.name, one.theme, run.text);
                }
            });
        }
    }
}

#[test]
fn the_cover_of_a_book_has_the_colours_of_its_front_page() {
    let theme = Theme::bundled("party").unwrap();
    let issue = xiwan(color("#0067b1"));
    let cover = cover(&issue, &theme, fonts(), Front::Headlines);
    let accent = cover.sheets[0].palette.color(Ink::BLACK.or(ColorName::Accent)).unwrap();
    assert_eq!(accent.to_string(), "#0067b1");
    let mut colors = Vec::new();
    each(&cover.sheets[0].frames, None, &mut |frame, tag| {
        if let (Frame::Glyphs(run), Some(Tag::Masthead)) = (frame, tag) {
            colors.push(run.ink.color);
        }
    });
    assert!(colors.contains(&ColorName::Accent), "{colors:?}");
}
