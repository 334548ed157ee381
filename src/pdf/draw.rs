//! One walk over the frames of a sheet.

use std::collections::BTreeMap;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point as PdfPoint, Rect as PdfRect, Size as PdfSize, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::page::Page;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::places::Places;
use crate::geometry::{Length, Point, Rect};
use crate::layout::{Course, Frame, GlyphRun, LinkTarget, PlacedGlyph, Sheet};
use crate::model::ImagePath;
use crate::text::{FaceId, Ink};

type Fonts = BTreeMap<FaceId, Font>;
type Pictures = BTreeMap<ImagePath, Image>;

/// Draws a sheet and adds its links.
pub(super) fn sheet(page: &mut Page<'_>, sheet: &Sheet, fonts: &Fonts, pictures: &Pictures, places: &Places) {
    let mut surface = page.surface();
    let mut links = Vec::new();
    frames(&mut surface, &sheet.frames, fonts, pictures, &mut links);
    surface.finish();
    for (rect, target) in links {
        if let (Some(rect), Some(target)) = (pdf_rect(rect), link_target(target, places)) {
            page.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), None));
        }
    }
}

fn frames<'a>(
    surface: &mut Surface<'_>,
    list: &'a [Frame],
    fonts: &Fonts,
    pictures: &Pictures,
    links: &mut Vec<(Rect, &'a LinkTarget)>,
) {
    for frame in list {
        match frame {
            Frame::Group { frames: inner, .. } => frames(surface, inner, fonts, pictures, links),
            Frame::Glyphs(run) => glyphs(surface, run, &fonts[&run.face]),
            Frame::Rule { rect, ink } => rule(surface, *rect, *ink),
            Frame::Dot { center, radius, ink } => dot(surface, *center, *radius, *ink),
            Frame::Image { path, rect, whole } => {
                if let Some(image) = pictures.get(path) {
                    picture(surface, *rect, *whole, image);
                }
            }
            Frame::Link { rect, target } => links.push((*rect, target)),
        }
    }
}

fn glyphs(surface: &mut Surface<'_>, run: &GlyphRun, font: &Font) {
    surface.set_fill(Some(fill(run.ink)));
    let (x, y) = (run.origin.x.points(), run.origin.y.points());
    let mut show = |(x, y): (f32, f32), glyphs: &[KrillaGlyph], place: Option<Transform>| {
        place.iter().for_each(|place| surface.push_transform(place));
        let (origin, size) = (PdfPoint::from_xy(x, y), run.size.points());
        surface.draw_glyphs(origin, glyphs, font.clone(), &run.text, size, false);
        place.iter().for_each(|_| surface.pop());
    };
    match run.course {
        Course::Right => show((x, y), &row(run, 1.0), None),
        Course::Down => show((x, y), &column(run), None),
        Course::Turned => {
            let turned = Transform::from_row(0.0, 1.0, -1.0, 0.0, x, y);
            show((0.0, 0.0), &row(run, 1.0), Some(turned));
        }
        Course::Narrowed(width) => {
            let width = f32::from(width) / 1000.0;
            let narrow = Transform::from_row(width, 0.0, 0.0, 1.0, x, y);
            show((0.0, 0.0), &row(run, width), Some(narrow));
        }
    }
}

/// Glyphs to the right of each other, with advances before they are narrowed.
fn row(run: &GlyphRun, width: f32) -> Vec<KrillaGlyph> {
    let size = run.size.points();
    let glyph = |glyph: &PlacedGlyph| KrillaGlyph {
        x_advance: glyph.advance.points() / width / size,
        y_offset: glyph.rise.points() / size,
        ..bare(glyph)
    };
    run.glyphs.iter().map(glyph).collect()
}

/// Upright glyphs below each other.
fn column(run: &GlyphRun) -> Vec<KrillaGlyph> {
    let size = run.size.points();
    let glyph = |glyph: &PlacedGlyph| KrillaGlyph {
        x_offset: glyph.rise.points() / size,
        y_advance: -glyph.advance.points() / size,
        ..bare(glyph)
    };
    run.glyphs.iter().map(glyph).collect()
}

/// A glyph without its place.
fn bare(glyph: &PlacedGlyph) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(glyph.id),
        text_range: glyph.text.clone(),
        x_advance: 0.0,
        x_offset: 0.0,
        y_offset: 0.0,
        y_advance: 0.0,
        location: None,
    }
}

fn rule(surface: &mut Surface<'_>, rect: Rect, ink: Ink) {
    let mut path = PathBuilder::new();
    if let Some(rect) = pdf_rect(rect) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

/// A disc of four curves; each handle is 0.5523 of the radius long, which errs by less than a
/// thousandth of it.
fn dot(surface: &mut Surface<'_>, center: Point, radius: Length, ink: Ink) {
    let (x, y, r) = (center.x.points(), center.y.points(), radius.points());
    let h = r * 0.5523;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

/// A picture seen through a window.
fn picture(surface: &mut Surface<'_>, window: Rect, whole: Rect, image: &Image) {
    let size = PdfSize::from_wh(whole.size.width.points(), whole.size.height.points());
    let mut path = PathBuilder::new();
    pdf_rect(window).into_iter().for_each(|rect| path.push_rect(rect));
    let (Some(size), Some(path)) = (size, path.finish()) else { return };
    let cut = window != whole;
    if cut {
        surface.push_clip_path(&path, &FillRule::NonZero);
    }
    surface.push_transform(&Transform::from_translate(whole.left().points(), whole.top().points()));
    surface.draw_image(image.clone(), size);
    surface.pop();
    if cut {
        surface.pop();
    }
}

fn fill(Ink(ink): Ink) -> Fill {
    let lightness = 255 - (u32::from(ink.min(100)) * 255 / 100) as u8;
    Fill { paint: luma::Color::new(lightness).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn pdf_rect(rect: Rect) -> Option<PdfRect> {
    PdfRect::from_ltrb(
        rect.left().points(),
        rect.top().points(),
        rect.right().points(),
        rect.bottom().points(),
    )
}

fn link_target(target: &LinkTarget, places: &Places) -> Option<Target> {
    match target {
        LinkTarget::Url(url) => Some(Target::Action(Action::Link(LinkAction::new(url.clone())))),
        LinkTarget::Article(id) => place_target(places.get(id)?.first()?),
        LinkTarget::Continuation(id) => place_target(places.get(id)?.last()?),
    }
}

fn place_target((sheet, corner): &(usize, Point)) -> Option<Target> {
    let place = PdfPoint::from_xy(corner.x.points(), corner.y.points());
    Some(Target::Destination(Destination::Xyz(XyzDestination::new(*sheet, place))))
}
