//! What a page draws, painted over what is there.

use std::collections::HashMap;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

use hayro_interpret::font::Glyph;
use hayro_interpret::pattern::{Pattern, ShadingPattern, TilingPattern};
use hayro_interpret::shading::{ShadingType, Triangle};
use hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Device, FillRule, GlyphDrawMode, Image, ImageData, LumaData,
    MaskType, Paint, PathDrawMode, RasterImage, SoftMask, StrokeProps,
};
use image::{DynamicImage, GrayImage, RgbaImage};
use kurbo::{Affine, BezPath, Cap, Join, PathEl, Point, Rect, Shape as _};
use tiny_skia::{
    FilterQuality, IntSize, LineCap, LineJoin, Mask, Path, PathBuilder, Pixmap, PixmapPaint, SpreadMode,
    Stroke, StrokeDash, Transform,
};

use super::screen::{BYTES, LOADS, NUMBER, Screen, WORK};
use crate::pixels::resized;

/// The most pixels that are touched for a page: thirty-six times all of a tabloid page.
const MOST_WORK: f64 = 6e8;
/// Pixels that the smallest thing counts for.
const LEAST_WORK: f64 = 2000.0;
/// Pixels that a form, a tile or a glyph of operators counts for, and each clip about it: it takes with it what it
/// inherits.
const CONTENT_WORK: f64 = 12_000.0;
/// Pixels that a byte of content counts for.
const BYTE_WORK: f64 = 20.0;
/// Pixels that a byte of a picture counts for.
const SAMPLE_WORK: f64 = 8.0;
/// Pixels that one of a mesh counts for.
const MESH_WORK: f64 = 20.0;
/// The most bytes of what is painted apart and of masks.
const MOST_MEMORY: f64 = 768.0 * 1024.0 * 1024.0;
/// The most pixels of a side of a tile.
const LARGEST_TILE: f64 = 3000.0;
/// Tiles and masks in each other.
const DEEPEST: u8 = 8;

/// Ends the interpretation of a page that takes too much. It is caught with the panics of the interpreter, but
/// is none: nothing is reported.
struct Enough;

/// What is painted apart, and how it is laid over the rest.
struct Layer {
    /// None as long as nothing is painted.
    pixels: Option<Pixmap>,
    /// A picture that comes first. The interpreter paints each picture apart; one that stays alone needs no pixels
    /// of its own.
    first: Option<(Rc<RgbaImage>, Affine)>,
    opacity: f32,
    blend: BlendMode,
    mask: Option<Rc<Mask>>,
}

/// What a clip lets through, together with those below it.
struct Clip {
    path: Option<Path>,
    rule: tiny_skia::FillRule,
    /// The rectangle, where all of it is one.
    inside: Option<Rect>,
    /// In pixels, once that is needed.
    mask: Option<Rc<Mask>>,
}

/// What parts of a page weigh that the interpreter does not show.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weights {
    /// The heaviest function or shading.
    heaviest: usize,
    /// The longest tile without colours.
    longest_shape: usize,
}

impl Weights {
    /// Those of a page in colours of a screen.
    pub(super) fn of(screen: &Screen) -> Self {
        Self { heaviest: screen.heaviest, longest_shape: screen.longest_shape }
    }
}

/// Paints a page, a tile or a mask.
pub(super) struct Painter {
    weights: Weights,
    size: IntSize,
    layers: Vec<Layer>,
    clips: Vec<Clip>,
    soft_mask: Option<Rc<Mask>>,
    soft_masks: HashMap<u128, Rc<Mask>>,
    glyphs: HashMap<u128, Rc<BezPath>>,
    /// The pixels of the last picture, which may be drawn again.
    picture: Option<(u32, Rc<RgbaImage>, (f32, f32))>,
    blend: BlendMode,
    work: f64,
    depth: u8,
    has_pictures: bool,
    has_stopped: bool,
}

impl Painter {
    /// An empty canvas; none where there is no memory for it.
    pub(super) fn new(across: u32, down: u32, weights: Weights) -> Option<Self> {
        let size = IntSize::from_wh(across, down)?;
        let pixels = Pixmap::new(across, down)?;
        let bottom =
            Layer { pixels: Some(pixels), first: None, opacity: 1.0, blend: BlendMode::Normal, mask: None };
        Some(Self {
            weights,
            size,
            layers: vec![bottom],
            clips: Vec::new(),
            soft_mask: None,
            soft_masks: HashMap::new(),
            glyphs: HashMap::new(),
            picture: None,
            blend: BlendMode::Normal,
            work: 0.0,
            depth: 0,
            has_pictures: false,
            has_stopped: false,
        })
    }
}

impl Painter {
    /// Runs an interpreter that paints on this, to its end or until that takes too much.
    pub(super) fn interpret(&mut self, run: impl FnOnce(&mut Self)) {
        let ended = catch_unwind(AssertUnwindSafe(|| run(self)));
        match ended {
            Err(end) if end.is::<Enough>() => self.has_stopped = true,
            Err(panic) => resume_unwind(panic),
            Ok(()) => {}
        }
    }

    /// Whether the page took too much, and is not whole.
    pub(super) fn has_stopped(&self) -> bool {
        self.has_stopped
    }

    /// Whether a picture in pixels was painted.
    pub(super) fn has_pictures(&self) -> bool {
        self.has_pictures
    }

    /// Red, green and blue of each pixel on white.
    pub(super) fn on_white(self) -> Option<Vec<u8>> {
        let pixels = self.whole()?;
        let rgb = |pixel: &tiny_skia::PremultipliedColorU8| {
            let white = u8::MAX - pixel.alpha();
            [pixel.red(), pixel.green(), pixel.blue()].map(|part| part.saturating_add(white))
        };
        Some(pixels.pixels().iter().flat_map(rgb).collect())
    }

    /// All that was painted.
    fn whole(mut self) -> Option<Pixmap> {
        while self.layers.len() > 1 {
            self.merge();
        }
        self.layers.pop()?.pixels
    }

    /// The pixels of what is painted apart last, with the picture that comes first.
    fn top(&mut self) -> Option<&mut Pixmap> {
        if self.layers.last()?.pixels.is_none() {
            self.count(self.area() * 3.0);
            let pixels = Pixmap::new(self.size.width(), self.size.height());
            let layer = self.layers.last_mut()?;
            layer.pixels = pixels;
            if let Some((picture, transform)) = layer.first.take() {
                let (blend, soft_mask) = (mem::take(&mut self.blend), self.soft_mask.take());
                self.paint_picture(picture, transform, 1.0);
                (self.blend, self.soft_mask) = (blend, soft_mask);
            }
        }
        self.layers.last_mut()?.pixels.as_mut()
    }

    /// An empty canvas of a size for a part of this one.
    fn part(&self, across: u32, down: u32) -> Option<Self> {
        let mut part = Self::new(across, down, self.weights)?;
        (part.work, part.depth, part.has_pictures) = (self.work, self.depth + 1, self.has_pictures);
        if part.depth > DEEPEST {
            enough();
        }
        Some(part)
    }

    /// Takes over what a part has cost.
    fn count_part(&mut self, part: &Self) {
        (self.work, self.has_pictures) = (part.work, part.has_pictures);
    }

    fn canvas(&self) -> Rect {
        Rect::new(0.0, 0.0, f64::from(self.size.width()), f64::from(self.size.height()))
    }

    fn area(&self) -> f64 {
        self.canvas().area()
    }

    /// Counts pixels that are touched.
    fn count(&mut self, pixels: f64) {
        self.work += pixels + LEAST_WORK;
        let layers = self.layers.iter().filter(|layer| layer.pixels.is_some()).count();
        let memory = layers * 4 + self.clips.iter().filter(|clip| clip.mask.is_some()).count();
        let memory = (memory + self.soft_masks.len()) as f64 * self.area();
        if self.work > MOST_WORK || memory > MOST_MEMORY {
            enough();
        }
    }

    /// Fills a path in pixels of the canvas.
    fn fill(&mut self, path: &BezPath, rule: tiny_skia::FillRule, paint: &tiny_skia::Paint<'_>) {
        let bounds = path.bounding_box();
        let shown = bounds.intersect(self.canvas());
        self.count(shown.area() + path.elements().len() as f64 * 16.0);
        let Some(path) = skia_path(path) else { return };
        let mask = self.mask(bounds);
        let Some(pixels) = self.top() else { return };
        pixels.fill_path(&path, paint, rule, Transform::identity(), mask.as_deref());
    }

    /// What lets a part of the canvas through; none where all of it is.
    fn mask(&mut self, bounds: Rect) -> Option<Rc<Mask>> {
        let clip = self.clip_mask(self.clips.len(), bounds);
        match (clip, self.soft_mask.clone()) {
            (Some(clip), Some(soft)) => {
                self.count(self.area());
                let mut both = (*clip).clone();
                let pairs = both.data_mut().iter_mut().zip(soft.data());
                pairs.for_each(|(clip, soft)| *clip = times(*clip, *soft));
                Some(Rc::new(both))
            }
            (clip, soft) => clip.or(soft),
        }
    }

    /// The mask of so many clips; none where they let a part of the canvas through whole.
    fn clip_mask(&mut self, number: usize, bounds: Rect) -> Option<Rc<Mask>> {
        let clip = self.clips.get(number.checked_sub(1)?)?;
        if clip.inside.is_some_and(|inside| {
            inside.x0 <= bounds.x0
                && inside.y0 <= bounds.y0
                && inside.x1 >= bounds.x1
                && inside.y1 >= bounds.y1
        }) {
            return None;
        }
        if let Some(mask) = &clip.mask {
            return Some(Rc::clone(mask));
        }
        self.count(self.area() * 2.0);
        let (across, down) = (self.size.width(), self.size.height());
        let below = self.clip_mask(number - 1, self.canvas());
        let clip = self.clips.get_mut(number - 1)?;
        let identity = Transform::identity();
        let mask = match (below, &clip.path) {
            (Some(below), Some(path)) => {
                let mut mask = (*below).clone();
                mask.intersect_path(path, clip.rule, true, identity);
                mask
            }
            // A clip without an area lets nothing through.
            (_, path) => {
                let mut mask = Mask::new(across, down)?;
                path.iter().for_each(|path| mask.fill_path(path, clip.rule, true, identity));
                mask
            }
        };
        let mask = Rc::new(mask);
        clip.mask = Some(Rc::clone(&mask));
        Some(mask)
    }

    fn push_clip(&mut self, path: &BezPath, rule: FillRule) {
        self.count(path.elements().len() as f64 * 16.0);
        let below = self.clips.last().map_or(Some(self.canvas().inflate(1e6, 1e6)), |clip| clip.inside);
        let inside = below.and_then(|below| rectangle(path).map(|own| own.intersect(below)));
        self.clips.push(Clip { path: skia_path(path), rule: fill_rule(rule), inside, mask: None });
    }

    /// Fills a path with a paint of the page.
    fn paint<'a>(&mut self, path: &BezPath, rule: tiny_skia::FillRule, paint: &Paint<'a>, is_stroke: bool) {
        let blend_mode = blend_mode(self.blend);
        let with = |shader| tiny_skia::Paint { shader, blend_mode, ..tiny_skia::Paint::default() };
        let pattern = match paint {
            Paint::Color(color) => {
                let [red, green, blue, opacity] = color.to_rgba().to_rgba8();
                let color = tiny_skia::Color::from_rgba8(red, green, blue, opacity);
                return self.fill(path, rule, &with(tiny_skia::Shader::SolidColor(color)));
            }
            Paint::Pattern(pattern) => pattern,
        };
        let spread = match &**pattern {
            Pattern::Shading(_) => SpreadMode::Pad,
            Pattern::Tiling(_) => SpreadMode::Repeat,
        };
        let made = match &**pattern {
            Pattern::Shading(shading) => self.shading(shading, path.bounding_box()),
            Pattern::Tiling(tiling) => self.tile(tiling, is_stroke),
        };
        let Some((pixels, place)) = made else { return };
        let clip = match &**pattern {
            Pattern::Shading(shading) => shading.shading.clip_path.as_ref(),
            Pattern::Tiling(_) => None,
        };
        clip.iter().for_each(|clip| self.push_clip(clip, FillRule::NonZero));
        let shader = tiny_skia::Pattern::new(pixels.as_ref(), spread, FilterQuality::Bilinear, 1.0, place);
        self.fill(path, rule, &with(shader));
        clip.iter().for_each(|_| self.pop_clip_path());
    }

    /// The colours of a shading where it is seen, and their place.
    fn shading(&mut self, shading: &ShadingPattern, bounds: Rect) -> Option<(Pixmap, Transform)> {
        let shown = bounds.intersect(self.canvas()).expand();
        if shown.is_zero_area() || shown.area() < 1.0 || shown.is_nan() {
            return None;
        }
        self.count(shown.area() * 8.0 + self.weights.heaviest as f64);
        self.count_mesh(shading);
        let encoded = shading.encode();
        let mut pixels = Pixmap::new(shown.width() as u32, shown.height() as u32)?;
        let across = pixels.width() as usize;
        for (row, line) in pixels.pixels_mut().chunks_exact_mut(across).enumerate() {
            for (column, pixel) in line.iter_mut().enumerate() {
                let place = Point::new(shown.x0 + column as f64 + 0.5, shown.y0 + row as f64 + 0.5);
                let part = |value: f32| (value.clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
                let [red, green, blue, opacity] = encoded.sample(encoded.base_transform * place).map(part);
                *pixel = tiny_skia::ColorU8::from_rgba(red, green, blue, opacity).premultiply();
            }
        }
        Some((pixels, Transform::from_translate(shown.x0 as f32, shown.y0 as f32)))
    }

    /// Counts the pixels that the triangles of a mesh are computed in, on the canvas or not.
    fn count_mesh(&mut self, shading: &ShadingPattern) {
        let bounds = |triangle: &Triangle| {
            let points =
                [&triangle.p0, &triangle.p1, &triangle.p2].map(|corner| shading.matrix * corner.point);
            let bounds = Rect::from_points(points[0], points[1]).union_pt(points[2]).expand();
            bounds.intersect(Rect::new(0.0, 0.0, f64::from(u16::MAX), f64::from(u16::MAX))).area()
        };
        let count = |this: &mut Self, triangles: &[Triangle]| {
            triangles.iter().for_each(|triangle| this.count(bounds(triangle) * MESH_WORK));
        };
        let mut parts = Vec::new();
        match &*shading.shading.shading_type {
            ShadingType::TriangleMesh { triangles, .. } => count(self, triangles),
            ShadingType::CoonsPatchMesh { patches, .. } => patches.iter().for_each(|patch| {
                parts.clear();
                patch.to_triangles(&mut parts);
                count(self, &parts);
            }),
            ShadingType::TensorProductPatchMesh { patches, .. } => patches.iter().for_each(|patch| {
                parts.clear();
                patch.to_triangles(&mut parts);
                count(self, &parts);
            }),
            _ => {}
        }
    }

    /// The tile of a pattern, and its place.
    fn tile(&mut self, tiling: &TilingPattern<'_>, is_stroke: bool) -> Option<(Pixmap, Transform)> {
        let [a, b, c, d, ..] = tiling.matrix.as_coeffs();
        let step = |step: f32, scale: f64| {
            let step = f64::from(step.abs()).max(f64::MIN_POSITIVE);
            let pixels = (step * scale).round().clamp(1.0, LARGEST_TILE);
            (pixels as u32, pixels / step)
        };
        let (across, scale_x) = step(tiling.x_step, (a * a + b * b).sqrt());
        let (down, scale_y) = step(tiling.y_step, (c * c + d * d).sqrt());
        let own = Affine::scale_non_uniform(scale_x, scale_y)
            * Affine::translate((-tiling.bbox.x0, -tiling.bbox.y0));
        self.count(self.weights.longest_shape as f64 * BYTE_WORK + f64::from(across) * f64::from(down));
        let mut part = self.part(across, down)?;
        tiling.interpret(&mut part, own, is_stroke);
        self.count_part(&part);
        Some((part.whole()?, skia_transform(tiling.matrix * own.inverse())))
    }

    fn stroke<'a>(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, props: &StrokeProps) {
        let scale = transform.determinant().abs().sqrt();
        // The thinnest line is one of a pixel (ISO 32000-1, 8.4.3.2).
        let thinnest = if scale > 0.0 { (1.0 / scale) as f32 } else { 1.0 };
        let stroke = Stroke {
            width: props.line_width.max(thinnest),
            miter_limit: props.miter_limit,
            line_cap: match props.line_cap {
                Cap::Butt => LineCap::Butt,
                Cap::Round => LineCap::Round,
                Cap::Square => LineCap::Square,
            },
            line_join: match props.line_join {
                Join::Bevel => LineJoin::Bevel,
                Join::Miter => LineJoin::Miter,
                Join::Round => LineJoin::Round,
            },
            dash: self.dash(path, props),
        };
        self.count(path.elements().len() as f64 * 64.0);
        let Some(line) = skia_path(path) else { return };
        let line = match &stroke.dash {
            Some(dash) => line.dash(dash, scale as f32),
            None => Some(line),
        };
        let Some(outline) = line.and_then(|line| line.stroke(&stroke, scale as f32)) else { return };
        self.paint(&(transform * bez_path(&outline)), tiny_skia::FillRule::Winding, paint, true);
    }

    /// The dashes of a line; one with very many is drawn through.
    fn dash(&mut self, path: &BezPath, props: &StrokeProps) -> Option<StrokeDash> {
        let mut parts = props.dash_array.to_vec();
        if parts.len() % 2 == 1 {
            parts.extend_from_slice(&props.dash_array);
        }
        let period: f32 = parts.iter().sum();
        let bounds = path.bounding_box();
        let length = (bounds.width() + bounds.height()) * path.elements().len() as f64;
        let number = length / f64::from(period) * parts.len() as f64;
        self.count(if number.is_finite() { number.min(1e6) * 64.0 } else { 0.0 });
        if number < 1e6 { StrokeDash::new(parts, props.dash_offset) } else { None }
    }

    /// Paints a picture whose pixels have the size of the unit of a transform; or keeps it, as the first of what
    /// is painted apart without more ado.
    fn picture(&mut self, picture: Rc<RgbaImage>, transform: Affine) {
        let is_plain = self.blend == BlendMode::Normal && self.soft_mask.is_none();
        match self.layers.last_mut() {
            Some(layer) if is_plain && layer.pixels.is_none() && layer.first.is_none() => {
                layer.first = Some((picture, transform));
            }
            _ => self.paint_picture(picture, transform, 1.0),
        }
    }

    fn paint_picture(&mut self, picture: Rc<RgbaImage>, transform: Affine, opacity: f32) {
        let (wide, high) = picture.dimensions();
        let [a, b, c, d, ..] = transform.as_coeffs();
        let most = f64::from(self.size.width().max(self.size.height()) * 2);
        let fewer = |own: u32, scale: f64| (f64::from(own) * scale).ceil().clamp(1.0, most) as u32;
        let (across, down) =
            (fewer(wide, (a * a + b * b).sqrt()).min(wide), fewer(high, (c * c + d * d).sqrt()).min(high));
        let picture = Rc::unwrap_or_clone(picture);
        let mut bytes = if (across, down) == (wide, high) {
            picture.into_raw()
        } else {
            self.count(f64::from(wide) * f64::from(high));
            let Ok(smaller) = resized(&picture.into(), (across, down)) else { return };
            smaller.into_rgba8().into_raw()
        };
        self.count((bytes.len() / 4) as f64 * SAMPLE_WORK);
        for pixel in bytes.chunks_exact_mut(4) {
            let opacity = pixel[3];
            pixel[..3].iter_mut().for_each(|part| *part = times(*part, opacity));
        }
        let size = IntSize::from_wh(across, down);
        let Some(pixels) = size.and_then(|size| Pixmap::from_vec(bytes, size)) else { return };
        let fit =
            Affine::scale_non_uniform(f64::from(wide) / f64::from(across), f64::from(high) / f64::from(down));
        let paint = tiny_skia::Paint {
            shader: tiny_skia::Pattern::new(
                pixels.as_ref(),
                SpreadMode::Pad,
                FilterQuality::Bilinear,
                opacity,
                skia_transform(transform * fit),
            ),
            blend_mode: blend_mode(self.blend),
            // Strips of a picture lie side by side without a seam.
            anti_alias: false,
            ..tiny_skia::Paint::default()
        };
        let frame = transform * Rect::new(0.0, 0.0, f64::from(wide), f64::from(high)).to_path(0.1);
        self.fill(&frame, tiny_skia::FillRule::Winding, &paint);
    }

    /// The pixels of a picture, and how much larger than a pixel each is.
    fn decoded(&mut self, raster: &RasterImage<'_>) -> Option<(Rc<RgbaImage>, (f32, f32))> {
        // Those within the operators have no number.
        let number = raster.stream().dict().get::<u32>(NUMBER.as_bytes());
        if let Some((known, picture, scale)) = &self.picture
            && Some(*known) == number
        {
            return Some((Rc::clone(picture), *scale));
        }
        let pixels = f64::from(raster.width()) * f64::from(raster.height());
        let work = raster.stream().dict().get::<f64>(WORK.as_bytes()).unwrap_or(0.0);
        self.count(work.max(pixels) * SAMPLE_WORK);
        let mut decoded = None;
        raster.with_rgba(
            |data, opacity| {
                let scale = data.scale_factors();
                decoded = rgba(data, opacity).map(|picture| (Rc::new(picture), scale));
            },
            None,
        );
        let (picture, scale) = decoded?;
        self.picture = number.map(|number| (number, Rc::clone(&picture), scale));
        Some((picture, scale))
    }

    /// Paints a stencil: a colour, or what a pattern shows, where it is set.
    fn stencil<'a>(&mut self, stencil: &LumaData, paint: &Paint<'a>, transform: Affine) {
        let color = match paint {
            Paint::Color(color) => color.to_rgba().to_rgba8(),
            Paint::Pattern(_) => [u8::MAX; 4],
        };
        let [red, green, blue, opacity] = color;
        let pixel = |set: &u8| [red, green, blue, times(*set, opacity)];
        let pixels = stencil.data.iter().flat_map(pixel).collect();
        let Some(picture) = RgbaImage::from_raw(stencil.width, stencil.height, pixels) else { return };
        let picture = Rc::new(picture);
        if let Paint::Color(_) = paint {
            return self.picture(picture, transform);
        }
        let Some(mut part) = self.part(self.size.width(), self.size.height()) else { return };
        part.picture(picture, transform);
        self.count_part(&part);
        let Some(pixels) = part.whole() else { return };
        let mask = Mask::from_pixmap(pixels.as_ref(), tiny_skia::MaskType::Alpha);
        let before = self.soft_mask.replace(Rc::new(mask));
        let frame = transform * Rect::new(0.0, 0.0, stencil.width.into(), stencil.height.into()).to_path(0.1);
        self.paint(&frame, tiny_skia::FillRule::Winding, paint, false);
        self.soft_mask = before;
    }

    /// A soft mask in pixels.
    fn soft_mask(&mut self, mask: &SoftMask<'_>) -> Option<Rc<Mask>> {
        let key = mask.cache_key();
        if let Some(known) = self.soft_masks.get(&key) {
            return Some(Rc::clone(known));
        }
        self.count(self.area() * 4.0);
        let mut part = self.part(self.size.width(), self.size.height())?;
        let is_luminosity = mask.mask_type() == MaskType::Luminosity;
        if is_luminosity {
            let [red, green, blue, _] = mask.background_color().to_rgba().to_rgba8();
            let background = tiny_skia::Color::from_rgba8(red, green, blue, u8::MAX);
            part.top().into_iter().for_each(|pixels| pixels.fill(background));
        }
        mask.interpret(&mut part);
        self.count_part(&part);
        let kind = if is_luminosity { tiny_skia::MaskType::Luminance } else { tiny_skia::MaskType::Alpha };
        let mut made = Mask::from_pixmap(part.whole()?.as_ref(), kind);
        if let Some(function) = mask.transfer_function() {
            let value = |value: usize| (function.apply(value as f32 / 255.0) * 255.0 + 0.5) as u8;
            let table: [u8; 256] = std::array::from_fn(value);
            made.data_mut().iter_mut().for_each(|part| *part = table[usize::from(*part)]);
        }
        let made = Rc::new(made);
        self.soft_masks.insert(key, Rc::clone(&made));
        Some(made)
    }

    /// Lays what was painted last apart over the rest.
    fn merge(&mut self) {
        if self.layers.len() < 2 {
            return;
        }
        let Some(Layer { pixels, first, opacity, blend, mask }) = self.layers.pop() else { return };
        if let Some((picture, transform)) = first {
            let (own_blend, own_mask) = (mem::replace(&mut self.blend, blend), self.soft_mask.take());
            self.soft_mask = mask;
            self.paint_picture(picture, transform, opacity);
            (self.blend, self.soft_mask) = (own_blend, own_mask);
        } else if let Some(pixels) = pixels {
            let paint =
                PixmapPaint { opacity, blend_mode: blend_mode(blend), quality: FilterQuality::Nearest };
            let Some(below) = self.top() else { return };
            below.draw_pixmap(0, 0, pixels.as_ref(), &paint, Transform::identity(), mask.as_deref());
        }
    }
}

impl<'a> Device<'a> for Painter {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.soft_mask = mask.and_then(|mask| self.soft_mask(&mask));
    }

    fn set_blend_mode(&mut self, blend_mode: BlendMode) {
        self.blend = blend_mode;
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, draw_mode: &PathDrawMode) {
        match draw_mode {
            PathDrawMode::Fill(rule) => self.paint(&(transform * path), fill_rule(*rule), paint, false),
            PathDrawMode::Stroke(props) => self.stroke(path, transform, paint, props),
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.push_clip(&clip_path.path, clip_path.fill);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.count(0.0);
        let mask = mask.and_then(|mask| self.soft_mask(&mask));
        self.layers.push(Layer { pixels: None, first: None, opacity, blend, mask });
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        draw_mode: &GlyphDrawMode,
    ) {
        let outline = match glyph {
            Glyph::Outline(outline) => outline,
            Glyph::Type3(drawn) => {
                self.count(0.0);
                if !matches!(draw_mode, GlyphDrawMode::Invisible) {
                    drawn.interpret(self, transform, glyph_transform, paint);
                }
                return;
            }
        };
        let known = self.glyphs.entry(outline.identifier().cache_key());
        let path = Rc::clone(known.or_insert_with(|| Rc::new(outline.outline())));
        match draw_mode {
            GlyphDrawMode::Fill => {
                let placed = transform * glyph_transform * &*path;
                self.paint(&placed, tiny_skia::FillRule::Winding, paint, false);
            }
            GlyphDrawMode::Stroke(props) => self.stroke(&(glyph_transform * &*path), transform, paint, props),
            GlyphDrawMode::Invisible => self.count(0.0),
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        match image {
            Image::Stencil(stencil) => {
                self.count(f64::from(stencil.width()) * f64::from(stencil.height()) * SAMPLE_WORK);
                stencil.with_stencil(
                    |data, paint| self.stencil(&data, paint, scaled(transform, data.scale_factors)),
                    None,
                );
            }
            Image::Raster(raster) => {
                self.has_pictures = true;
                if let Some((picture, scale)) = self.decoded(&raster) {
                    self.picture(picture, scaled(transform, scale));
                }
            }
        }
    }

    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.count(0.0);
        self.merge();
    }

    fn begin_marked_content(&mut self, tag: &[u8], number: Option<i32>) {
        let number = f64::from(number.unwrap_or(0).max(0));
        let work = match tag {
            tag if tag == LOADS.as_bytes() => number * self.weights.heaviest as f64,
            tag if tag == BYTES.as_bytes() => {
                CONTENT_WORK * (1 + self.clips.len()) as f64 + number * BYTE_WORK
            }
            _ => 0.0,
        };
        self.count(work);
    }
}

/// Ends the interpretation, which knows no errors.
fn enough() -> ! {
    resume_unwind(Box::new(Enough))
}

/// A picture with its opacity, in the pixels of the picture.
fn rgba(data: ImageData, opacity: Option<LumaData>) -> Option<RgbaImage> {
    let (width, height) = (data.width(), data.height());
    let opacity = match opacity {
        Some(LumaData { data, width: wide, height: high, .. }) => {
            let own = DynamicImage::from(GrayImage::from_raw(wide, high, data)?);
            Some(if (wide, high) == (width, height) { own } else { resized(&own, (width, height)).ok()? })
        }
        None => None,
    };
    let opacity = opacity.map(|opacity| opacity.into_luma8().into_raw());
    let opacity = |number: usize| opacity.as_ref().map_or(u8::MAX, |opacity| opacity[number]);
    let pixels = match data {
        ImageData::Rgb(rgb) => {
            let pixels = rgb.data.chunks_exact(3).enumerate();
            pixels.flat_map(|(number, rgb)| [rgb[0], rgb[1], rgb[2], opacity(number)]).collect()
        }
        ImageData::Luma(luma) => {
            let pixels = luma.data.iter().enumerate();
            pixels.flat_map(|(number, grey)| [*grey, *grey, *grey, opacity(number)]).collect()
        }
    };
    RgbaImage::from_raw(width, height, pixels)
}

/// The product of two parts of 255.
fn times(one: u8, other: u8) -> u8 {
    ((u16::from(one) * u16::from(other) + 127) / 255) as u8
}

fn scaled(transform: Affine, (x, y): (f32, f32)) -> Affine {
    transform * Affine::scale_non_uniform(f64::from(x), f64::from(y))
}

/// The rectangle that a path is, if it is one with upright sides.
fn rectangle(path: &BezPath) -> Option<Rect> {
    let bounds = path.bounding_box();
    let straight =
        path.elements().iter().all(|part| !matches!(part, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
    let is_all = straight && path.elements().len() <= 6 && (path.area().abs() - bounds.area()).abs() < 1e-3;
    is_all.then_some(bounds)
}

fn skia_path(path: &BezPath) -> Option<Path> {
    let mut out = PathBuilder::new();
    for part in path.elements() {
        let at = |point: Point| (point.x as f32, point.y as f32);
        match *part {
            PathEl::MoveTo(to) => out.move_to(at(to).0, at(to).1),
            PathEl::LineTo(to) => out.line_to(at(to).0, at(to).1),
            PathEl::QuadTo(by, to) => out.quad_to(at(by).0, at(by).1, at(to).0, at(to).1),
            PathEl::CurveTo(by, also, to) => {
                out.cubic_to(at(by).0, at(by).1, at(also).0, at(also).1, at(to).0, at(to).1);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}

fn bez_path(path: &Path) -> BezPath {
    let at = |point: tiny_skia::Point| Point::new(f64::from(point.x), f64::from(point.y));
    let part = |part| match part {
        tiny_skia::PathSegment::MoveTo(to) => PathEl::MoveTo(at(to)),
        tiny_skia::PathSegment::LineTo(to) => PathEl::LineTo(at(to)),
        tiny_skia::PathSegment::QuadTo(by, to) => PathEl::QuadTo(at(by), at(to)),
        tiny_skia::PathSegment::CubicTo(by, also, to) => PathEl::CurveTo(at(by), at(also), at(to)),
        tiny_skia::PathSegment::Close => PathEl::ClosePath,
    };
    path.segments().map(part).collect()
}

fn skia_transform(transform: Affine) -> Transform {
    let [a, b, c, d, e, f] = transform.as_coeffs().map(|part| part as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn fill_rule(rule: FillRule) -> tiny_skia::FillRule {
    match rule {
        FillRule::NonZero => tiny_skia::FillRule::Winding,
        FillRule::EvenOdd => tiny_skia::FillRule::EvenOdd,
    }
}

fn blend_mode(mode: BlendMode) -> tiny_skia::BlendMode {
    use tiny_skia::BlendMode as Skia;
    match mode {
        BlendMode::Normal => Skia::SourceOver,
        BlendMode::Multiply => Skia::Multiply,
        BlendMode::Screen => Skia::Screen,
        BlendMode::Overlay => Skia::Overlay,
        BlendMode::Darken => Skia::Darken,
        BlendMode::Lighten => Skia::Lighten,
        BlendMode::ColorDodge => Skia::ColorDodge,
        BlendMode::ColorBurn => Skia::ColorBurn,
        BlendMode::HardLight => Skia::HardLight,
        BlendMode::SoftLight => Skia::SoftLight,
        BlendMode::Difference => Skia::Difference,
        BlendMode::Exclusion => Skia::Exclusion,
        BlendMode::Hue => Skia::Hue,
        BlendMode::Saturation => Skia::Saturation,
        BlendMode::Color => Skia::Color,
        BlendMode::Luminosity => Skia::Luminosity,
    }
}
