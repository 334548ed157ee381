//! Covers: 900 × 383 pixels and a square, cut from a picture so that neither a face nor what must be kept is cut, or
//! from the card that was drawn.

use image::{DynamicImage, GenericImage as _, Rgb, RgbImage};

use super::pictures::{ArticlePicture, decoded, fault};
use super::{CARD_SIGN, Drawn};
use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::model::{Article, Figure, Focus, Keep};
use crate::pixels::{QUALITY, coded, resized};
use crate::subjects::Subjects;
use crate::subjects::interest::start;

/// Pixels of the covers, across and down.
pub(super) const WIDE: (u32, u32) = (900, 383);
pub(super) const SQUARE: (u32, u32) = (200, 200);

/// Names of their files.
pub(super) const WIDE_FILE: &str = "cover-900x383.jpg";
pub(super) const SQUARE_FILE: &str = "cover-200.jpg";

/// The spot of a picture of which nothing is known: heads of people stand above the middle.
const USUAL: Focus = Focus(50, 42);

/// A part of a picture in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// The covers of an article.
#[derive(Clone, Debug)]
pub(super) struct Covers {
    pub wide: Vec<u8>,
    pub square: Vec<u8>,
    /// The file that draft/add cuts both from.
    pub file: String,
    /// What it cuts for either: `X1_Y1_X2_Y2` in parts of one.
    pub crops: [String; 2],
    /// The square on the wide cover in hundredths of it, where it is a part of it: left, top, width, height.
    pub frame: Option<[u32; 4]>,
    /// Whether what must be kept was too large, so that a cover has margins.
    pub margins: bool,
}

/// What says which part of a picture is shown.
#[derive(Clone, Copy, Debug)]
struct Wish<'a> {
    pixels: (u32, u32),
    focus: Option<Focus>,
    keep: Option<Keep>,
    subjects: Option<&'a Subjects>,
}

/// Pixels of a picture that makes a cover, across and down: of a smaller one nothing could be told. Tuned by eye; see
/// docs/tuning.md.
const LEAST: (u32, u32) = (400, 200);

/// Whether a picture is large enough to make a cover.
fn makes_cover(width: u32, height: u32) -> bool {
    width >= LEAST.0 && height >= LEAST.1
}

/// Whether an article has a picture that makes a cover.
pub(super) fn has_picture(checked: &CheckedIssue, article: &Article) -> bool {
    let mut has = false;
    article.each_figure(|_, figure| {
        let picture = figure.image.as_ref().and_then(|path| checked.picture(path));
        has |= picture.is_some_and(|picture| makes_cover(picture.width, picture.height));
    });
    has
}

/// The first picture of an article that makes a cover, with what its author says of it.
pub(super) fn shown<'a>(
    checked: &'a CheckedIssue,
    article: &'a Article,
    pictures: &'a [ArticlePicture],
) -> Option<(&'a Figure, &'a ArticlePicture, Option<&'a Subjects>)> {
    let mut found = None;
    article.each_figure(|_, figure| {
        let Some(path) = figure.image.as_ref().filter(|_| found.is_none()) else { return };
        let Some(own) = checked.picture(path).filter(|own| makes_cover(own.width, own.height)) else {
            return;
        };
        let of_issue = pictures.iter().find(|picture| picture.source.as_ref() == Some(path));
        found = of_issue.map(|picture| (figure, picture, own.subjects.as_deref()));
    });
    found
}

/// Covers of a picture.
pub(super) fn of_picture(
    figure: &Figure,
    picture: &ArticlePicture,
    subjects: Option<&Subjects>,
) -> Result<Covers, Error> {
    let image = DynamicImage::from(decoded(&picture.bytes)?.into_rgb8());
    let pixels = (image.width(), image.height());
    // Where the author says something, nothing is guessed.
    let is_named = figure.focus.is_some() || !figure.keep.is_empty();
    let subjects = subjects.filter(|_| !is_named);
    let keep = Keep::around(subjects.map_or(figure.keep.as_slice(), |subjects| &subjects.faces));
    let wish = Wish { pixels, focus: figure.focus, keep, subjects };
    let (wide, wide_whole) = wish.part(WIDE);
    let (square, square_whole) = square_part(&wish, wide, wide_whole);
    let covers = Covers {
        wide: cut(&image, wide, WIDE)?,
        square: cut(&image, square, SQUARE)?,
        file: picture.path.clone(),
        crops: [fractions(wide, pixels), fractions(square, pixels)],
        frame: inside(square, wide),
        margins: !(wide_whole && square_whole),
    };
    // The interface cannot leave margins, so it takes the cover as it is.
    Ok(if wide_whole { covers } else { Covers { file: WIDE_FILE.into(), crops: whole_cover(), ..covers } })
}

/// Covers of a card that was drawn: its left square is the small one.
pub(super) fn of_card(card: &Drawn) -> Result<Covers, Error> {
    let image = DynamicImage::from(decoded(&card.png)?.into_rgb8());
    let all = Part { left: 0, top: 0, width: image.width(), height: image.height() };
    let side = (image.width() as f64 * CARD_SIGN).round() as u32;
    let sign = Part { width: side.min(all.height), ..all };
    Ok(Covers {
        wide: cut(&image, all, WIDE)?,
        square: cut(&image, sign, SQUARE)?,
        file: WIDE_FILE.into(),
        crops: ["0_0_1_1".into(), fractions(sign, (all.width, all.height))],
        frame: inside(sign, all),
        margins: false,
    })
}

/// The square is a part of the wide cover where that has all that is kept, so that both show the same.
fn square_part(wish: &Wish<'_>, wide: Part, wide_whole: bool) -> (Part, bool) {
    let (square, whole) = wish.part(SQUARE);
    let side = wide.height.min(wide.width);
    let left = (square.left + square.width / 2).saturating_sub(side / 2);
    let left = left.clamp(wide.left, wide.left + wide.width - side);
    let within = Part { left, top: wide.top, width: side, height: side };
    let fits = wide_whole && wish.kept().is_none_or(|kept| holds(within, kept));
    if fits { (within, true) } else { (square, whole) }
}

/// The centre of a cover that is taken as it is.
fn whole_cover() -> [String; 2] {
    let left = (WIDE.0 - WIDE.1) / 2;
    let middle = Part { left, top: 0, width: WIDE.1, height: WIDE.1 };
    ["0_0_1_1".into(), fractions(middle, WIDE)]
}

impl Wish<'_> {
    /// What must be kept, in pixels, with no part of one left out.
    fn kept(&self) -> Option<Part> {
        let keep = self.keep?;
        let down = |side: u32, part: u8| side * u32::from(part.min(100)) / 100;
        let up = |side: u32, part: u8| (side * u32::from(part.min(100))).div_ceil(100);
        let (left, top) = (down(self.pixels.0, keep.0), down(self.pixels.1, keep.1));
        let (right, bottom) = (up(self.pixels.0, keep.right()), up(self.pixels.1, keep.bottom()));
        Some(Part {
            left,
            top,
            width: right.saturating_sub(left).max(1),
            height: bottom.saturating_sub(top).max(1),
        })
    }

    /// The largest part of a shape, about what matters; whether it holds what is kept. Where none can, what is kept
    /// with all that stands beside it, in another shape.
    fn part(&self, shape: (u32, u32)) -> (Part, bool) {
        let (across, down) = (u64::from(self.pixels.0), u64::from(self.pixels.1));
        let (wide, high) = (u64::from(shape.0), u64::from(shape.1));
        let (width, height) = match across * high >= down * wide {
            true => ((down * wide / high).max(1) as u32, self.pixels.1),
            false => (self.pixels.0, (across * high / wide).max(1) as u32),
        };
        let kept = self.kept();
        if let Some(kept) = kept.filter(|kept| kept.width > width || kept.height > height) {
            let part = match kept.width > width {
                true => Part { top: 0, height: self.pixels.1, ..kept },
                false => Part { left: 0, width: self.pixels.0, ..kept },
            };
            return (part, false);
        }
        let focus = self.focus.or(self.keep.map(middle));
        let interest = self.subjects.map(|subjects| &subjects.interest);
        let place = |whole: u32,
                     window: u32,
                     spot: Option<u8>,
                     usual: u8,
                     seen: Option<&[u16]>,
                     kept: Option<(u32, u32)>| {
            let about =
                |spot: u8| (whole * u32::from(spot) / 100).saturating_sub(window / 2).min(whole - window);
            let from = match (spot, seen) {
                (Some(spot), _) => about(spot),
                (None, Some(seen)) => most_to_see(seen, whole, window, about(usual)),
                (None, None) => about(usual),
            };
            let (least, most) = kept.map_or((0, whole - window), |(first, length)| {
                ((first + length).saturating_sub(window), first.min(whole - window))
            });
            from.min(most).max(least)
        };
        let seen_across = interest.map(|interest| interest.across.as_slice());
        let seen_down = interest.map(|interest| interest.down.as_slice());
        let kept_across = kept.map(|kept| (kept.left, kept.width));
        let kept_down = kept.map(|kept| (kept.top, kept.height));
        let left = place(self.pixels.0, width, focus.map(|spot| spot.0), USUAL.0, seen_across, kept_across);
        let top = place(self.pixels.1, height, focus.map(|spot| spot.1), USUAL.1, seen_down, kept_down);
        (Part { left, top, width, height }, true)
    }
}

/// Where a window shows most, in pixels.
fn most_to_see(seen: &[u16], whole: u32, window: u32, usual: u32) -> u32 {
    let hundredths = |length: u32| (length * 100 / whole.max(1)) as usize;
    let begins = hundredths(usual);
    let best = start(seen, hundredths(window), begins);
    if best == begins { usual } else { (whole * best as u32 / 100).min(whole - window) }
}

fn middle(keep: Keep) -> Focus {
    Focus(keep.0.midpoint(keep.right()), keep.1.midpoint(keep.bottom()))
}

fn holds(part: Part, other: Part) -> bool {
    part.left <= other.left
        && part.top <= other.top
        && part.left + part.width >= other.left + other.width
        && part.top + part.height >= other.top + other.height
}

/// A part on another in hundredths of it, where it holds it.
fn inside(part: Part, whole: Part) -> Option<[u32; 4]> {
    holds(whole, part).then(|| {
        let of = |length: u32, all: u32| (length * 100 + all / 2) / all.max(1);
        [
            of(part.left - whole.left, whole.width),
            of(part.top - whole.top, whole.height),
            of(part.width, whole.width),
            of(part.height, whole.height),
        ]
    })
}

/// `X1_Y1_X2_Y2` in parts of one, to six places.
fn fractions(part: Part, (across, down): (u32, u32)) -> String {
    let of = |length: u32, all: u32| {
        let millionths = u64::from(length) * 1_000_000 / u64::from(all.max(1));
        match millionths {
            0 => "0".to_owned(),
            1_000_000.. => "1".to_owned(),
            _ => format!("0.{millionths:06}").trim_end_matches('0').to_owned(),
        }
    };
    let Part { left, top, width, height } = part;
    [of(left, across), of(top, down), of(left + width, across), of(top + height, down)].join("_")
}

/// A part in the pixels of a cover; one of another shape stands whole in the middle, on its own mean colour.
fn cut(image: &DynamicImage, part: Part, (width, height): (u32, u32)) -> Result<Vec<u8>, Error> {
    let failed = |error: image::ImageError| fault("cover", &error);
    let shown = image.crop_imm(part.left, part.top, part.width, part.height);
    let scale = (f64::from(width) / f64::from(part.width)).min(f64::from(height) / f64::from(part.height));
    let near = |length: u32, most: u32| {
        let scaled = (f64::from(length) * scale).round() as u32;
        if most.abs_diff(scaled) <= 3 { most } else { scaled.max(1) }
    };
    let (across, down) = (near(part.width, width), near(part.height, height));
    let small = resized(&shown, (across, down)).map_err(failed)?;
    if (across, down) == (width, height) {
        return coded(&small, Some(QUALITY), None).map_err(failed);
    }
    let mean = resized(&small, (1, 1)).map_err(failed)?.into_rgb8();
    let Rgb(mean) = *mean.get_pixel(0, 0);
    let mut ground = RgbImage::from_pixel(width, height, Rgb(mean));
    ground.copy_from(&small.into_rgb8(), (width - across) / 2, (height - down) / 2).map_err(failed)?;
    coded(&ground.into(), Some(QUALITY), None).map_err(failed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(pixels: (u32, u32)) -> Wish<'static> {
        Wish { pixels, focus: None, keep: None, subjects: None }
    }

    #[test]
    fn a_cover_is_the_largest_part_about_the_spot_that_matters() {
        let (part, whole) = wish((900, 600)).part(WIDE);
        assert_eq!((part, whole), (Part { left: 0, top: 61, width: 900, height: 383 }, true));
        let foot = Wish { focus: Some(Focus(50, 100)), ..wish((900, 600)) };
        assert_eq!(foot.part(WIDE).0.top, 217);
        let kept = Wish { keep: Some(Keep(0, 70, 10, 30)), ..foot };
        assert_eq!(kept.part(WIDE).0.top, 217);
        let tall = Wish { keep: Some(Keep(10, 0, 20, 100)), ..wish((900, 600)) };
        assert_eq!(tall.part(WIDE), (Part { left: 0, top: 0, width: 900, height: 600 }, false));
    }

    #[test]
    fn parts_are_told_in_parts_of_one() {
        let part = Part { left: 0, top: 61, width: 900, height: 383 };
        assert_eq!(fractions(part, (900, 600)), "0_0.101666_1_0.74");
        assert_eq!(whole_cover(), ["0_0_1_1".to_owned(), "0.286666_0_0.712222_1".to_owned()]);
    }

    proptest! {
        #[test]
        fn no_cover_cuts_what_is_kept(
            pixels in (200..1080_u32, 200..1500_u32),
            keep in (0..90_u8, 0..90_u8, 1..100_u8, 1..100_u8),
            focus in proptest::option::of((0..=100_u8, 0..=100_u8)),
        ) {
            let keep = Keep(keep.0, keep.1, keep.2.min(100 - keep.0), keep.3.min(100 - keep.1));
            let focus = focus.map(|(x, y)| Focus(x, y));
            let wish = Wish { pixels, focus, keep: Some(keep), subjects: None };
            let kept = wish.kept().unwrap();
            let (wide, whole) = wish.part(WIDE);
            let (square, _) = square_part(&wish, wide, whole);
            for part in [wide, square] {
                prop_assert!(holds(part, kept), "{part:?} {kept:?}");
                prop_assert!(part.left + part.width <= pixels.0 && part.top + part.height <= pixels.1);
            }
        }
    }
}
