//! One walk over the frames of a sheet: content is marked with its meaning.

use std::collections::BTreeMap;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point as PdfPoint, Rect as PdfRect, Size as PdfSize, Transform};
use krilla::page::Page;
use krilla::paint::FillRule;
use krilla::surface::{Location, Surface};
use krilla::tagging::{Artifact, ContentTag, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::apart::stand_apart;
use super::named;
use super::pictures::Opened;
use super::profile::has_text;
use super::roles::Roles;
use super::structure::{Structure, StructureRole, TextRole};
use super::{Options, boxes, strings};
use crate::edition::places::{Places, extent};
use crate::edition::{Frame, GlyphRun, LinkTarget, PlacedGlyph, RunDirection, Sheet, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Palette;
use crate::model::ImagePath;
use crate::pdf_page::ShownPart;
use crate::text::FaceId;

type OpenedFonts = BTreeMap<FaceId, Font>;
type OpenedPictures = BTreeMap<ImagePath, Opened>;

/// The resources that sheets are drawn from.
pub(super) struct Stock<'a> {
    pub(super) fonts: &'a OpenedFonts,
    pub(super) pictures: &'a OpenedPictures,
    pub(super) places: &'a Places,
    pub(super) options: &'a Options,
}

/// Draws a sheet, by its number, adds its links, and adds its content to the structure.
pub(super) fn sheet(
    page: &mut Page<'_>,
    (number, sheet): (usize, &Sheet),
    stock: &Stock<'_>,
    roles: &mut Roles,
    structure: &mut Structure,
) {
    let marks = boxes::marks(sheet.size, stock.options);
    let mut surface = page.surface();
    let mut pen = Pen {
        surface: &mut surface,
        stock,
        palette: &sheet.palette,
        structure,
        sheet: number,
        path: vec![roles.page(sheet)],
        roles,
        artifact: false,
        visit: 0,
        open: None,
        links: Vec::new(),
    };
    pen.frames(&sheet.frames);
    pen.frames(marks.as_slice());
    pen.close();
    let links = pen.links;
    surface.finish();
    for PendingLink { rect, target, path } in links {
        if let (Some(rect), Some(place)) = (pdf_rect(rect), link_target(target, stock.places)) {
            let annotation = LinkAnnotation::new(rect, place);
            let annotation = Annotation::new_link(annotation, Some(roles.description_of_link(target)));
            structure.add(&path, page.add_tagged_annotation(annotation));
        }
    }
}

/// A link of a sheet, and where it stands in the structure.
struct PendingLink<'a> {
    rect: Rect,
    target: &'a LinkTarget,
    path: Vec<StructureRole>,
}

/// What the content that is being drawn is marked as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenMark {
    Artifact,
    /// Content of the path that was taken at this visit.
    Content(usize),
}

/// Draws frames and marks what they mean.
struct Pen<'a, 's, 'p> {
    surface: &'s mut Surface<'p>,
    stock: &'s Stock<'s>,
    palette: &'s Palette,
    roles: &'s mut Roles,
    structure: &'s mut Structure,
    sheet: usize,
    /// Roles of the groups that are open.
    path: Vec<StructureRole>,
    /// Whether one of them is an artifact.
    artifact: bool,
    /// Counts how often the path changed.
    visit: usize,
    open: Option<OpenMark>,
    links: Vec<PendingLink<'a>>,
}

impl<'a> Pen<'a, '_, '_> {
    fn frames(&mut self, list: &'a [Frame]) {
        let mut rest = list;
        while let Some((frame, following)) = rest.split_first() {
            rest = following;
            if let Frame::Link { rect, target, covers } = frame
                && can_lead(target)
            {
                let (covered, following) = rest.split_at((*covers).min(rest.len()));
                let mut path = self.holding();
                path.push(self.roles.link());
                self.links.push(PendingLink { rect: *rect, target, path: path.clone() });
                self.inside(path, covered);
                rest = following;
            } else {
                self.frame(frame);
            }
        }
    }

    fn frame(&mut self, frame: &'a Frame) {
        match frame {
            Frame::Group { tag: Tag::Artifact, frames } => {
                let before = std::mem::replace(&mut self.artifact, true);
                self.frames(frames);
                self.artifact = before;
            }
            Frame::Group { tag, frames } => {
                let path = self.roles.path(tag, &self.path);
                if let (Tag::Figure { alt: Some(alt) }, false) = (tag, self.artifact)
                    && has_text(Some(alt))
                {
                    self.structure.say(&path, alt);
                }
                if let (Tag::Figure { .. }, false) = (tag, self.artifact)
                    && let Some(bounds) = extent(frames).and_then(pdf_rect)
                {
                    self.structure.bound(&path, self.sheet, bounds);
                }
                self.inside(path, frames);
                // An empty cell is still a cell.
                if let (Tag::Cell(_), true) = (tag, frames.is_empty()) {
                    self.empty(tag);
                }
            }
            Frame::Glyphs(run) => {
                let apart = stand_apart(run) && strings::fits(&run.text) && !self.is_artifact();
                if apart {
                    self.say_whole(&run.text);
                } else {
                    self.mark();
                }
                if let (Some(StructureRole::Subhead(..)), false) = (self.path.last(), self.artifact) {
                    self.structure.say(&self.path, &run.text);
                }
                let place = self.place();
                self.surface.set_fill(Some(self.stock.options.color.fill(run.ink, self.palette)));
                glyphs(self.surface, run, &self.stock.fonts[&run.face], place);
                if apart {
                    self.close();
                }
            }
            Frame::Rule { rect, ink } => {
                self.mark();
                self.surface.set_fill(Some(self.stock.options.color.fill(*ink, self.palette)));
                rule(self.surface, *rect);
            }
            Frame::Dot { center, radius, ink } => {
                self.mark();
                self.surface.set_fill(Some(self.stock.options.color.fill(*ink, self.palette)));
                dot(self.surface, *center, *radius);
            }
            Frame::Tiles { rects, ink } => {
                self.mark();
                self.surface.set_fill(Some(self.stock.options.color.fill(*ink, self.palette)));
                tiles(self.surface, rects);
            }
            Frame::Shapes { outlines, ink } => {
                self.mark();
                self.surface.set_fill(Some(self.stock.options.color.fill(*ink, self.palette)));
                shapes(self.surface, outlines);
            }
            Frame::Line { points, thickness, ink } => {
                self.mark();
                self.surface.set_stroke(Some(
                    self.stock.options.color.stroke((*ink, self.palette), thickness.points()),
                ));
                line(self.surface, points);
                self.surface.set_stroke(None);
            }
            Frame::Image { path, rect, whole } => {
                if let Some(opened) = self.stock.pictures.get(path) {
                    self.mark();
                    picture(self.surface, *rect, *whole, opened);
                }
            }
            Frame::Link { .. } => {}
        }
    }

    /// Draws frames below a path.
    fn inside(&mut self, path: Vec<StructureRole>, frames: &'a [Frame]) {
        let before = std::mem::replace(&mut self.path, path);
        self.visit += 1;
        self.locate();
        self.frames(frames);
        self.path = before;
        self.locate();
        self.visit += 1;
    }

    /// Adds an empty piece with the role of a tag.
    fn empty(&mut self, tag: &Tag) {
        self.close();
        let path = self.roles.path(tag, &self.path);
        let piece = self.surface.start_tagged(ContentTag::Other);
        self.surface.end_tagged();
        self.structure.add(&path, piece);
    }

    /// Sets the article for refusals of the writer.
    fn locate(&mut self) {
        match self.place() {
            Some(place) => self.surface.set_location(place),
            None => self.surface.reset_location(),
        }
    }

    /// The article that is being drawn: its number, from 1.
    fn place(&self) -> Option<Location> {
        match self.path.get(1)? {
            StructureRole::Article(number) => Location::new(*number as u64 + 1),
            _ => None,
        }
    }

    /// Marks what is drawn next: as an artifact, or as content of the path.
    fn mark(&mut self) {
        let is_artifact = self.is_artifact();
        let mark = if is_artifact { OpenMark::Artifact } else { OpenMark::Content(self.visit) };
        if self.open == Some(mark) {
            return;
        }
        self.close();
        self.open = Some(mark);
        if is_artifact {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::default()));
            return;
        }
        let piece = self.surface.start_tagged(ContentTag::Other);
        self.structure.add(&self.holding(), piece);
    }

    /// Marks what is drawn next, until it is closed, as content of the path with this actual
    /// text.
    fn say_whole(&mut self, text: &str) {
        self.close();
        let whole = SpanTag::empty().with_actual_text(Some(text));
        let piece = self.surface.start_tagged(ContentTag::Span(whole));
        self.structure.add(&self.holding(), piece);
        self.open = Some(OpenMark::Content(self.visit));
    }

    fn is_artifact(&self) -> bool {
        self.artifact || self.path.len() < 2
    }

    /// The path, down to a part that can hold content.
    fn holding(&self) -> Vec<StructureRole> {
        let mut path = self.path.clone();
        if let Some(StructureRole::Article(_) | StructureRole::Furniture(_)) = path.last() {
            path.push(StructureRole::Words(TextRole::Other));
        }
        path
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
    }
}

fn glyphs(surface: &mut Surface<'_>, run: &GlyphRun, font: &Font, article: Option<Location>) {
    let (x, y) = (run.origin.x.points(), run.origin.y.points());
    let mut show = |(x, y): (f32, f32), glyphs: &[KrillaGlyph], place: Option<Transform>| {
        place.iter().for_each(|place| surface.push_transform(place));
        let (origin, size) = (PdfPoint::from_xy(x, y), run.size.points());
        surface.draw_glyphs(origin, glyphs, font.clone(), &run.text, size, false);
        place.iter().for_each(|_| surface.pop());
    };
    match run.direction {
        RunDirection::Right => show((x, y), &row(run, 1.0, article), None),
        RunDirection::Down => show((x, y), &column(run, article), None),
        RunDirection::Rotated => {
            let turned = Transform::from_row(0.0, 1.0, -1.0, 0.0, x, y);
            show((0.0, 0.0), &row(run, 1.0, article), Some(turned));
        }
        RunDirection::Narrowed(width) => {
            let width = f32::from(width) / 1000.0;
            let narrow = Transform::from_row(width, 0.0, 0.0, 1.0, x, y);
            show((0.0, 0.0), &row(run, width, article), Some(narrow));
        }
    }
}

/// Glyphs to the right of each other, with advances before they are narrowed.
fn row(run: &GlyphRun, width: f32, article: Option<Location>) -> Vec<KrillaGlyph> {
    let size = run.size.points();
    let glyph = |glyph: &PlacedGlyph| KrillaGlyph {
        x_advance: glyph.advance.points() / width / size,
        y_offset: glyph.rise.points() / size,
        ..bare(glyph, article)
    };
    run.glyphs.iter().map(glyph).collect()
}

/// Upright glyphs below each other.
fn column(run: &GlyphRun, article: Option<Location>) -> Vec<KrillaGlyph> {
    let size = run.size.points();
    let glyph = |glyph: &PlacedGlyph| KrillaGlyph {
        x_offset: glyph.rise.points() / size,
        y_advance: -glyph.advance.points() / size,
        ..bare(glyph, article)
    };
    run.glyphs.iter().map(glyph).collect()
}

/// A glyph without its place.
fn bare(glyph: &PlacedGlyph, article: Option<Location>) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(glyph.id),
        text_range: glyph.text.clone(),
        x_advance: 0.0,
        x_offset: 0.0,
        y_offset: 0.0,
        y_advance: 0.0,
        location: article,
    }
}

fn rule(surface: &mut Surface<'_>, rect: Rect) {
    tiles(surface, &[rect]);
}

/// Rectangles as one shape.
fn tiles(surface: &mut Surface<'_>, rects: &[Rect]) {
    let mut path = PathBuilder::new();
    rects.iter().filter_map(|rect| pdf_rect(*rect)).for_each(|rect| path.push_rect(rect));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Shapes as one path, each closed.
fn shapes(surface: &mut Surface<'_>, outlines: &[Vec<Point>]) {
    let mut path = PathBuilder::new();
    for outline in outlines {
        trace(&mut path, outline);
        path.close();
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// A path through points.
fn trace(path: &mut PathBuilder, points: &[Point]) {
    for (number, point) in points.iter().enumerate() {
        let (x, y) = (point.x.points(), point.y.points());
        if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
}

/// A line through points. It is stroked alone: what was filled before is not.
fn line(surface: &mut Surface<'_>, points: &[Point]) {
    let mut path = PathBuilder::new();
    trace(&mut path, points);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.draw_path(&path);
    }
}

/// A disc of four curves; each handle is 0.5523 of the radius long, which errs by less than a
/// thousandth of it.
fn dot(surface: &mut Surface<'_>, center: Point, radius: Length) {
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
        surface.draw_path(&path);
    }
}

/// A picture, clipped to a rectangle; a page with what of it is shown at the place of the whole.
fn picture(surface: &mut Surface<'_>, window: Rect, whole: Rect, picture: &Opened) {
    let (mut left, mut top) = (whole.left().points(), whole.top().points());
    let (mut width, mut height) = (whole.size.width.points(), whole.size.height.points());
    let mut cut = window != whole;
    if let Opened::Page(_, shown) = picture {
        (width, height) = (width / shown.width, height / shown.height);
        (left, top) = (left - width * shown.left, top - height * shown.top);
        cut |= *shown != ShownPart::WHOLE;
    }
    let mut path = PathBuilder::new();
    pdf_rect(window).into_iter().for_each(|rect| path.push_rect(rect));
    let (Some(size), Some(path)) = (PdfSize::from_wh(width, height), path.finish()) else { return };
    if cut {
        surface.push_clip_path(&path, &FillRule::NonZero);
    }
    surface.push_transform(&Transform::from_translate(left, top));
    match picture {
        Opened::Pixels(image) => surface.draw_image(image.clone(), size),
        Opened::Page(page, _) => surface.draw_pdf_page(page, size, 0),
    }
    surface.pop();
    if cut {
        surface.pop();
    }
}

fn pdf_rect(rect: Rect) -> Option<PdfRect> {
    PdfRect::from_ltrb(
        rect.left().points(),
        rect.top().points(),
        rect.right().points(),
        rect.bottom().points(),
    )
}

/// Whether a link can be written: an address may be too long for it.
fn can_lead(target: &LinkTarget) -> bool {
    if let LinkTarget::Url(url) = target { strings::fits(url) } else { true }
}

fn link_target(target: &LinkTarget, places: &Places) -> Option<Target> {
    match target {
        LinkTarget::Url(url) => Some(Target::Action(Action::Link(LinkAction::new(url.clone())))),
        LinkTarget::Article(id) => Some(Target::Destination(Destination::Named(named(id, places)?))),
        LinkTarget::Continuation(id) => place_target(places.get(id)?.last()?),
        LinkTarget::Sheet(number) => place_target(&(*number, Point::default())),
    }
}

fn place_target((sheet, corner): &(usize, Point)) -> Option<Target> {
    let place = PdfPoint::from_xy(corner.x.points(), corner.y.points());
    Some(Target::Destination(Destination::Xyz(XyzDestination::new(*sheet, place))))
}
