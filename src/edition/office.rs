//! Pages on office paper, for a proof from an office printer.

use crate::edition::{Area, Edition, Frame, GlyphRun, PlacedGlyph, Sheet, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::Ink;

/// Office paper of ISO 216.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficePaper {
    /// 297 by 420 millimetres.
    A3,
    /// 210 by 297 millimetres.
    A4,
}

/// What an office printer leaves blank at each edge.
const MARGIN: f64 = 5.0;

/// Crop marks begin so far from the page and are so long at most, in millimetres; shorter ones than
/// the least are left out. Tuned by eye; see docs/tuning.md.
const MARK_GAP: f64 = 2.0;
const MARK_LENGTH: f64 = 5.0;
const LEAST_MARK: f64 = 1.0;

/// Thickness of crop marks.
const MARK: Length = Length::from_millipoints(250);

impl OfficePaper {
    /// Its size, upright.
    pub fn size(self) -> Size {
        let (width, height) = match self {
            Self::A3 => (297.0, 420.0),
            Self::A4 => (210.0, 297.0),
        };
        Size::new(Length::from_millimetres(width), Length::from_millimetres(height))
    }
}

/// The edition with each page in the middle of a sheet of office paper that lies as the page
/// does: as large as it is where that fits between the margins of the printer, with crop marks;
/// else scaled down until it fits.
#[must_use]
pub fn on_office_paper(edition: Edition, paper: OfficePaper) -> Edition {
    let sheets = edition.sheets.into_iter().map(|sheet| sheet_on(sheet, paper)).collect();
    Edition { sheets, ..edition }
}

fn sheet_on(sheet: Sheet, paper: OfficePaper) -> Sheet {
    let Size { width, height } = paper.size();
    let lies = sheet.size.width > sheet.size.height;
    let size = if lies { Size::new(height, width) } else { Size::new(width, height) };
    let scale = Scale::to_fit(sheet.size, size);
    let shown = Size::new(scale.of(sheet.size.width), scale.of(sheet.size.height));
    let corner = Point::new((size.width - shown.width) / 2, (size.height - shown.height) / 2);
    let frames = sheet.frames.into_iter().map(|frame| scale.frame(frame).moved(corner));
    let mut frames: Vec<Frame> = frames.collect();
    if scale.is_whole() {
        frames.extend(crop_marks(Rect { origin: corner, size: shown }));
    }
    let areas = sheet.areas.into_iter().map(|area| scale.area(area, corner)).collect();
    Sheet { size, areas, frames, ..sheet }
}

/// A scale, as a fraction of two lengths.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Length on the office paper.
    pub shown: Length,
    /// Length on the page.
    pub of: Length,
}

impl Scale {
    /// The largest scale at which a page fits between the margins of a sheet; never above one.
    fn to_fit(page: Size, sheet: Size) -> Self {
        let margins = Length::from_millimetres(MARGIN) * 2;
        let wide = Self { shown: sheet.width - margins, of: page.width };
        let high = Self { shown: sheet.height - margins, of: page.height };
        let whole = Self { shown: page.width, of: page.width };
        [wide, high].into_iter().fold(whole, |least, one| if one.is_below(least) { one } else { least })
    }

    fn is_below(self, other: Self) -> bool {
        let product = |a: Length, b: Length| i64::from(a.millipoints()) * i64::from(b.millipoints());
        product(self.shown, other.of) < product(other.shown, self.of)
    }

    fn is_whole(self) -> bool {
        self.shown == self.of
    }

    fn of(self, length: Length) -> Length {
        if self.is_whole() { length } else { length.scaled(self.shown.millipoints(), self.of.millipoints()) }
    }

    fn point(self, point: Point) -> Point {
        Point::new(self.of(point.x), self.of(point.y))
    }

    /// Edges are scaled, not sizes: what touched touches still.
    fn rect(self, rect: Rect) -> Rect {
        let (corner, end) = (self.point(rect.origin), self.point(Point::new(rect.right(), rect.bottom())));
        Rect { origin: corner, size: Size::new(end.x - corner.x, end.y - corner.y) }
    }

    fn area(self, area: Area, corner: Point) -> Area {
        let rects = area.rects.into_iter().map(|rect| self.rect(rect).moved(corner)).collect();
        Area { rects, ..area }
    }

    /// A frame and what is in it, scaled.
    pub fn frame(self, frame: Frame) -> Frame {
        match frame {
            Frame::Group { tag, frames } => {
                Frame::Group { tag, frames: frames.into_iter().map(|frame| self.frame(frame)).collect() }
            }
            Frame::Glyphs(run) => Frame::Glyphs(self.run(run)),
            Frame::Rule { rect, ink } => Frame::Rule { rect: self.rect(rect), ink },
            Frame::Dot { center, radius, ink } => {
                Frame::Dot { center: self.point(center), radius: self.of(radius), ink }
            }
            Frame::Tiles { rects, ink } => {
                Frame::Tiles { rects: rects.into_iter().map(|rect| self.rect(rect)).collect(), ink }
            }
            Frame::Shapes { outlines, ink } => {
                let outline =
                    |points: Vec<Point>| points.into_iter().map(|point| self.point(point)).collect();
                Frame::Shapes { outlines: outlines.into_iter().map(outline).collect(), ink }
            }
            Frame::Line { points, thickness, ink } => {
                let points = points.into_iter().map(|point| self.point(point)).collect();
                Frame::Line { points, thickness: self.of(thickness), ink }
            }
            Frame::Image { path, rect, whole } => {
                Frame::Image { path, rect: self.rect(rect), whole: self.rect(whole) }
            }
            Frame::Link { rect, target, covers } => Frame::Link { rect: self.rect(rect), target, covers },
        }
    }

    /// A run with its glyphs. Distances from the first are scaled, not advances, so that what is
    /// rounded does not add up along a line.
    fn run(self, run: GlyphRun) -> GlyphRun {
        let (mut along, mut shown) = (Length::ZERO, Length::ZERO);
        let mut glyph = |glyph: PlacedGlyph| {
            along += glyph.advance;
            let advance = self.of(along) - shown;
            shown += advance;
            PlacedGlyph { advance, rise: self.of(glyph.rise), ..glyph }
        };
        let glyphs = run.glyphs.into_iter().map(&mut glyph).collect();
        GlyphRun { origin: self.point(run.origin), size: self.of(run.size), glyphs, ..run }
    }
}

/// Two marks at each corner of a page, outside of it, as far as the printer reaches. The page
/// lies in the middle, so what is left of it is as wide as what is right of it.
fn crop_marks(page: Rect) -> Option<Frame> {
    let millimetres = Length::from_millimetres;
    let gap = millimetres(MARK_GAP);
    let length = |room: Length| {
        let length = (room - millimetres(MARGIN) - gap).min(millimetres(MARK_LENGTH));
        Some(length).filter(|&length| length >= millimetres(LEAST_MARK))
    };
    let mut marks = Vec::new();
    if let Some(length) = length(page.left()) {
        for y in [page.top(), page.bottom()] {
            for x in [page.left() - gap - length, page.right() + gap] {
                marks.push(Rect::new(x, y - MARK / 2, length, MARK));
            }
        }
    }
    if let Some(length) = length(page.top()) {
        for x in [page.left(), page.right()] {
            for y in [page.top() - gap - length, page.bottom() + gap] {
                marks.push(Rect::new(x - MARK / 2, y, MARK, length));
            }
        }
    }
    let frames: Vec<Frame> = marks.into_iter().map(|rect| Frame::Rule { rect, ink: Ink::BLACK }).collect();
    (!frames.is_empty()).then_some(Frame::Group { tag: Tag::Artifact, frames })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::edition::{LinkTarget, RunDirection};
    use crate::text::{FontLibrary, FontRole, FontSpec};

    fn millimetres(width: f64, height: f64) -> Size {
        Size::new(Length::from_millimetres(width), Length::from_millimetres(height))
    }

    /// One page with these frames on office paper.
    fn shown(size: Size, frames: Vec<Frame>, paper: OfficePaper) -> Sheet {
        let sheet = Sheet::plain(size, "A01".into(), "A01", frames);
        let edition = Edition::of_issue(&sample::checked(), &FontLibrary::bundled(), vec![sheet]);
        on_office_paper(edition, paper).sheets.remove(0)
    }

    /// A rule over all of a page.
    fn all(size: Size) -> Frame {
        Frame::Rule { rect: Rect { origin: Point::default(), size }, ink: Ink::BLACK }
    }

    fn rect(frame: &Frame) -> Rect {
        match frame {
            Frame::Rule { rect, .. } | Frame::Link { rect, .. } => *rect,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_large_page_is_scaled_into_the_middle_between_the_margins() {
        let broadsheet = millimetres(390.0, 550.0);
        let sheet = shown(broadsheet, vec![all(broadsheet)], OfficePaper::A3);
        assert_eq!(sheet.size, OfficePaper::A3.size());
        let page = rect(&sheet.frames[0]);
        let margin = Length::from_millimetres(5.0);
        let near = |a: Length, b: Length| (a - b).millipoints().abs() <= 2;
        // 287 of 390 millimetres is less than 410 of 550.
        assert!(near(page.left(), margin) && near(page.right(), sheet.size.width - margin), "{page:?}");
        assert!(near(page.top(), sheet.size.height - page.bottom()), "{page:?}");
        assert_eq!(sheet.frames.len(), 1, "what is scaled is not cut to size");
    }

    #[test]
    fn a_page_that_fits_keeps_its_size_and_gets_crop_marks() {
        let tabloid = millimetres(275.0, 390.0);
        let sheet = shown(tabloid, vec![all(tabloid)], OfficePaper::A3);
        let page = rect(&sheet.frames[0]);
        assert_eq!(page.size, tabloid);
        let Frame::Group { tag: Tag::Artifact, frames } = &sheet.frames[1] else { panic!("{sheet:?}") };
        assert_eq!(frames.len(), 8);
        let margin = Length::from_millimetres(5.0) - Length::from_millipoints(2);
        let printable =
            Rect::new(margin, margin, sheet.size.width - margin * 2, sheet.size.height - margin * 2);
        for mark in frames.iter().map(rect) {
            assert!(printable.contains(&mark), "{mark:?}");
            assert!(
                mark.right() < page.left()
                    || mark.left() > page.right()
                    || mark.bottom() < page.top()
                    || mark.top() > page.bottom()
            );
        }
    }

    #[test]
    fn a_page_with_hardly_any_room_around_it_gets_no_marks() {
        let tight = millimetres(199.0, 286.0);
        assert_eq!(shown(tight, vec![], OfficePaper::A4).frames, []);
    }

    #[test]
    fn paper_lies_as_the_page_does() {
        let wide = millimetres(550.0, 390.0);
        let (a4, lying) = (OfficePaper::A4.size(), shown(wide, vec![], OfficePaper::A4).size);
        assert_eq!((lying.width, lying.height), (a4.height, a4.width));
    }

    #[test]
    fn lines_and_links_shrink_with_the_page_and_rounding_does_not_add_up() {
        let fonts = FontLibrary::bundled();
        let face = fonts.chain(&FontSpec::of(FontRole::Body), &"zh-Hans".into())[0];
        let em = Length::from_points(9);
        let glyph = |_| PlacedGlyph { id: 1, advance: em, rise: Length::ZERO, text: 0..1 };
        let run = GlyphRun {
            origin: Point::new(em, em * 10),
            direction: RunDirection::Right,
            face,
            size: em,
            ink: Ink::BLACK,
            text: "一".repeat(100),
            glyphs: (0..100).map(glyph).collect(),
        };
        let place = Rect::new(em, em * 9, em * 100, em);
        let link = Frame::Link { rect: place, target: LinkTarget::Url(String::new()), covers: 0 };
        let sheet = shown(millimetres(390.0, 550.0), vec![Frame::Glyphs(run), link], OfficePaper::A4);
        let (Frame::Glyphs(run), link) = (&sheet.frames[0], rect(&sheet.frames[1])) else { panic!() };
        let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        assert!((width - link.size.width).millipoints().abs() <= 2, "{width} {link:?}");
        assert!((run.origin.x - link.left()).millipoints().abs() <= 1);
        assert!(run.size < em.scaled(55, 100) && run.size > em / 2, "200 of 390 millimetres");
    }
}
