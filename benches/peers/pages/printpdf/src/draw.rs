//! Frames as operations of printpdf.

use std::collections::BTreeMap;

use paiban::check::CheckedIssue;
use paiban::geometry::{Length, Rect as Frame4};
use paiban::edition::{RunDirection, Edition, Frame, GlyphRun, PlacedGlyph, Sheet};
use paiban::model::ImagePath;
use paiban::ink::Ink;
use paiban::text::{FaceId, FontLibrary};
use printpdf::{
    Codepoint, Color, FontId, Greyscale, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, RawImage, Rect, TextItem, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

/// What is written once for all sheets.
struct Stock {
    fonts: BTreeMap<FaceId, FontId>,
    pictures: BTreeMap<ImagePath, (XObjectId, usize, usize)>,
}

pub(crate) fn pdf(edition: &Edition, issue: &CheckedIssue, library: &FontLibrary) -> Vec<u8> {
    let mut document = PdfDocument::new(&edition.title);
    let mut stock = Stock { fonts: BTreeMap::new(), pictures: BTreeMap::new() };
    for sheet in &edition.sheets {
        collect(&sheet.frames, issue, library, &mut stock, &mut document);
    }
    let pages = edition.sheets.iter().map(|sheet| page(sheet, &stock)).collect();
    document.with_pages(pages).save(&PdfSaveOptions::default(), &mut Vec::new())
}

fn collect(
    frames: &[Frame],
    issue: &CheckedIssue,
    library: &FontLibrary,
    stock: &mut Stock,
    document: &mut PdfDocument,
) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => collect(frames, issue, library, stock, document),
            Frame::Glyphs(run) => {
                stock.fonts.entry(run.face).or_insert_with(|| {
                    let face = library.face(run.face);
                    let data = face.data().expect("a face of the library");
                    let font = ParsedFont::from_bytes(data.as_ref().as_ref(), face.index as usize, &mut Vec::new());
                    document.add_font(&font.expect("a font"))
                });
            }
            Frame::Image { path, .. } if !stock.pictures.contains_key(path) => {
                let Some(picture) = issue.picture(path) else { continue };
                let image = RawImage::decode_from_bytes(&picture.bytes, &mut Vec::new()).expect("a picture");
                let place = (document.add_image(&image), image.width, image.height);
                stock.pictures.insert(path.clone(), place);
            }
            _ => {}
        }
    }
}

fn page(sheet: &Sheet, stock: &Stock) -> PdfPage {
    let mut pen = Pen { stock, height: sheet.size.height.points(), ops: Vec::new() };
    pen.frames(&sheet.frames);
    let size = |length: Length| Mm::from(Pt(length.points()));
    PdfPage::new(size(sheet.size.width), size(sheet.size.height), pen.ops)
}

struct Pen<'a> {
    stock: &'a Stock,
    /// Of the sheet; PDF measures from its foot.
    height: f32,
    ops: Vec<Op>,
}

impl Pen<'_> {
    fn frames(&mut self, frames: &[Frame]) {
        for frame in frames {
            match frame {
                Frame::Group { frames, .. } => self.frames(frames),
                Frame::Glyphs(run) => self.glyphs(run),
                Frame::Rule { rect, ink } => {
                    self.ink(*ink);
                    self.ops.push(Op::DrawRectangle { rectangle: self.rect(*rect, PaintMode::Fill) });
                }
                Frame::Dot { center, radius, ink } => {
                    self.ink(*ink);
                    let polygon = disc(center.x.points(), self.height - center.y.points(), radius.points());
                    self.ops.push(Op::DrawPolygon { polygon });
                }
                Frame::Image { path, rect, whole } => self.picture(path, *rect, *whole),
                Frame::Link { .. } => {}
            }
        }
    }

    fn ink(&mut self, ink: Ink) {
        let percent = 1.0 - f32::from(ink.black) / 100.0;
        self.ops.push(Op::SetFillColor { col: Color::Greyscale(Greyscale::new(percent, None)) });
    }

    fn rect(&self, rect: Frame4, mode: PaintMode) -> Rect {
        Rect {
            x: Pt(rect.left().points()),
            y: Pt(self.height - rect.bottom().points()),
            width: Pt(rect.size.width.points()),
            height: Pt(rect.size.height.points()),
            mode: Some(mode),
            winding_order: Some(WindingOrder::NonZero),
        }
    }

    /// Each glyph at its place, as printpdf's own layout does; it joins them to lines.
    fn glyphs(&mut self, run: &GlyphRun) {
        self.ink(run.ink);
        let font = PdfFontHandle::External(self.stock.fonts[&run.face].clone());
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font, size: Pt(run.size.points()) });
        let (mut x, mut y) = (run.origin.x.points(), self.height - run.origin.y.points());
        for glyph in &run.glyphs {
            let (advance, rise) = (glyph.advance.points(), glyph.rise.points());
            let matrix = match run.direction {
                RunDirection::Right => [1.0, 0.0, 0.0, 1.0, x, y + rise],
                RunDirection::Narrowed(width) => [f32::from(width) / 1000.0, 0.0, 0.0, 1.0, x, y + rise],
                RunDirection::Down => [1.0, 0.0, 0.0, 1.0, x + rise, y],
                RunDirection::Rotated => [0.0, -1.0, 1.0, 0.0, x + rise, y],
            };
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
            self.ops.push(Op::ShowText { items: vec![shown(run, glyph)] });
            match run.direction {
                RunDirection::Right | RunDirection::Narrowed(_) => x += advance,
                RunDirection::Down | RunDirection::Rotated => y -= advance,
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn picture(&mut self, path: &ImagePath, window: Frame4, whole: Frame4) {
        let Some((id, width, height)) = self.stock.pictures.get(path) else { return };
        let transform = XObjectTransform {
            translate_x: Some(Pt(whole.left().points())),
            translate_y: Some(Pt(self.height - whole.bottom().points())),
            scale_x: Some(whole.size.width.points() / *width as f32),
            scale_y: Some(whole.size.height.points() / *height as f32),
            // A pixel is a point, before it is scaled.
            dpi: Some(72.0),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::SaveGraphicsState);
        if window != whole {
            self.ops.push(Op::DrawRectangle { rectangle: self.rect(window, PaintMode::Clip) });
        }
        self.ops.push(Op::UseXobject { id: id.clone(), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

fn shown(run: &GlyphRun, glyph: &PlacedGlyph) -> TextItem {
    let text = run.text.get(glyph.text.clone()).map(str::to_owned);
    TextItem::GlyphIds(vec![Codepoint { gid: glyph.id as u16, offset: 0.0, cid: text }])
}

/// A disc of four curves.
fn disc(x: f32, y: f32, radius: f32) -> Polygon {
    let handle = radius * 0.5523;
    let point = |dx: f32, dy: f32, bezier| LinePoint { p: Point { x: Pt(x + dx), y: Pt(y + dy) }, bezier };
    let (r, h) = (radius, handle);
    let points = [
        (r, 0.0, false),
        (r, h, true),
        (h, r, true),
        (0.0, r, false),
        (-h, r, true),
        (-r, h, true),
        (-r, 0.0, false),
        (-r, -h, true),
        (-h, -r, true),
        (0.0, -r, false),
        (h, -r, true),
        (r, -h, true),
        (r, 0.0, false),
    ];
    let points = points.into_iter().map(|(dx, dy, bezier)| point(dx, dy, bezier)).collect();
    Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    }
}
