//! What a page draws: characters with their places, pictures, rules.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use hayro_interpret::font::{FontQuery, Glyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt as _, interpret_page,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};

use super::ground::Ground;
use super::pictures::{self, DrawnPicture, Pictures};
use super::work::Budget;

/// Most things that a page draws: a page of the fullest newspapers has some ten thousand characters.
const MOST_DRAWN: usize = 400_000;

/// Most rules of a page; what has more is a drawing.
const MOST_RULES: usize = 400;

/// Points that a rule is thick at most, and long at least.
const RULE: (f64, f64) = (3.0, 20.0);

/// What is drawn of a page, in points from its top left corner.
pub(super) struct DrawnPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<DrawnGlyph>,
    pub(super) fonts: Vec<DrawnFont>,
    pub(super) rules: Vec<Rect>,
    pub(super) pictures: Vec<DrawnPicture>,
    /// What is below the characters.
    pub(super) ground: Ground,
    pub(super) told: Vec<(&'static str, String)>,
}

/// A character, or several that are one glyph.
#[derive(Clone, Debug)]
pub(super) struct DrawnGlyph {
    pub(super) text: String,
    /// Where it begins, on its baseline.
    pub(super) origin: Point,
    /// Which way its line runs: across, or up or down where it is turned.
    pub(super) turn: Turn,
    /// How far the next is, in points; 0 where the font is set from top to bottom.
    pub(super) advance: f64,
    /// Height of the em.
    pub(super) size: f64,
    /// Its font.
    pub(super) font: usize,
    /// Its colour.
    pub(super) color: [u8; 3],
    /// Whether it is drawn at all.
    pub(super) is_drawn: bool,
    /// How many things were painted before it.
    pub(super) painted: u32,
}

/// How a glyph is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    Upright,
    /// Its line runs downwards.
    Down,
    /// Its line runs upwards.
    Up,
    /// Upside down, or at an angle.
    Askew,
}

/// A font.
#[derive(Clone, Debug, Default)]
pub(super) struct DrawnFont {
    pub(super) name: String,
    pub(super) is_bold: bool,
}

/// Reads a page; none if it draws more than a page can have.
pub(super) fn page(page: &Page<'_>, budget: &mut Budget) -> Option<DrawnPage> {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut reader = Reader {
        page: DrawnPage {
            width,
            height,
            glyphs: Vec::new(),
            fonts: Vec::new(),
            rules: Vec::new(),
            pictures: Vec::new(),
            ground: Ground::new(width, height),
            told: Vec::new(),
        },
        clips: vec![Rect::new(0.0, 0.0, width, height)],
        fonts: BTreeMap::new(),
        uncoded: BTreeMap::new(),
        pictures: Pictures::default(),
        budget,
        drawn: 0,
        enough: false,
    };
    let missing = Arc::new(Mutex::new(BTreeSet::new()));
    let found = Arc::clone(&missing);
    let settings = InterpreterSettings {
        font_resolver: Arc::new(move |query| {
            found.lock().unwrap_or_else(PoisonError::into_inner).insert(font_name(query));
            Some((Arc::new(stand_in()), 0))
        }),
        warning_sink: Arc::new(|_| {}),
        render_annotations: false,
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let initial = page.initial_transform(true).to_kurbo();
    let canvas = Rect::new(0.0, 0.0, width, height);
    let mut context = Context::new(initial, canvas, &cache, page.xref(), settings);
    let ended = catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut reader)));
    if let Err(panic) = ended {
        if reader.enough {
            return None;
        }
        resume_unwind(panic);
    }
    Some(reader.finish())
}

struct Reader<'b> {
    page: DrawnPage,
    clips: Vec<Rect>,
    fonts: BTreeMap<u128, usize>,
    /// Glyphs without a character, by the names of their fonts.
    uncoded: BTreeMap<String, usize>,
    pictures: Pictures,
    budget: &'b mut Budget,
    drawn: usize,
    enough: bool,
}

impl Reader<'_> {
    fn count(&mut self) {
        self.drawn += 1;
        if self.drawn > MOST_DRAWN {
            self.enough = true;
            resume_unwind(Box::new(()));
        }
    }

    fn finish(mut self) -> DrawnPage {
        for (name, count) in &self.uncoded {
            self.page.told.push(("not-imported-uncoded", format!("{name} × {count}")));
        }
        let Pictures { found, told, .. } = self.pictures;
        self.page.pictures = found;
        self.page.told.extend(told);
        self.page
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or_default()
    }

    fn font(&mut self, glyph: &Glyph<'_>) -> usize {
        let (key, data) = match glyph {
            Glyph::Outline(outline) => (outline.font_cache_key(), outline.font_data()),
            Glyph::Type3(_) => (0, None),
        };
        if let Some(known) = self.fonts.get(&key) {
            return *known;
        }
        let name = data.as_ref().and_then(|data| data.postscript_name.clone()).unwrap_or_default();
        let heavy = data.and_then(|data| data.weight).is_some_and(|weight| weight >= 600);
        self.page.fonts.push(DrawnFont { is_bold: heavy || is_bold(&name), name });
        self.fonts.insert(key, self.page.fonts.len() - 1);
        self.page.fonts.len() - 1
    }

    /// Takes a rule, or something that hides what is below it.
    fn filled(&mut self, path: &BezPath, color: Option<[u8; 3]>) {
        let bounds = path.bounding_box();
        let shown = bounds.intersect(self.clip());
        if shown.width() <= 0.0 && shown.height() <= 0.0 {
            return;
        }
        let straight =
            path.elements().iter().all(|part| !matches!(part, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
        self.rule(shown);
        if straight && path.elements().len() <= 6 {
            self.page.ground.paint(shown, color);
        }
    }

    fn rule(&mut self, area: Rect) {
        let (thin, long) = (area.width().min(area.height()), area.width().max(area.height()));
        if thin <= RULE.0 && long >= RULE.1 && self.page.rules.len() < MOST_RULES {
            self.page.rules.push(area);
        }
    }

    /// Takes the straight lines of an outline.
    fn stroked(&mut self, path: &BezPath) {
        let clip = self.clip();
        for segment in path.segments() {
            if let kurbo::PathSeg::Line(line) = segment {
                let area = Rect::from_points(line.p0, line.p1);
                let shown = area.intersect(clip);
                let is_inside = shown.width() >= 0.0 && shown.height() >= 0.0;
                if is_inside && (area.width() <= RULE.0 || area.height() <= RULE.0) {
                    self.rule(shown.inflate(0.1, 0.1));
                }
            }
        }
    }

    /// Whether a character stands where the one before it, or another of its kind, is drawn already: outlines, shadows,
    /// false bold type.
    fn is_drawn_again(&self, glyph: &DrawnGlyph) -> bool {
        self.page.glyphs.iter().rev().take(64).any(|other| {
            let apart = glyph.origin.distance(other.origin);
            other.text == glyph.text && apart < glyph.size * 0.12 && !glyph.text.trim().is_empty()
        })
    }
}

impl<'a> Device<'a> for Reader<'_> {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.count();
        let placed = transform * path;
        match mode {
            PathDrawMode::Fill(_) => self.filled(&placed, opaque(paint)),
            PathDrawMode::Stroke(_) => self.stroked(&placed),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count();
        let inside = clip.path.bounding_box().intersect(self.clip());
        self.clips.push(inside);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.count();
        let font = self.font(glyph);
        let [a, b, c, d, x, y] = (transform * glyph_transform).as_coeffs();
        let size = 1000.0 * c.hypot(d);
        if !(size.is_finite() && x.is_finite() && y.is_finite()) || size < 0.5 {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => plain(&c.to_string()),
            Some(BfString::String(text)) => plain(&text),
            None => None,
        };
        let text = text.unwrap_or_else(|| {
            *self.uncoded.entry(self.page.fonts[font].name.clone()).or_default() += 1;
            UNCODED.to_owned()
        });
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map(|width| f64::from(width) * a.hypot(b)),
            Glyph::Type3(_) => None,
        };
        let is_wide = text.chars().any(|c| u32::from(c) > 0x2E7F);
        let advance = advance.unwrap_or(if is_wide { size } else { size / 2.0 });
        let glyph = DrawnGlyph {
            text,
            origin: Point::new(x, y),
            turn: turn(a, b),
            advance: if advance.is_finite() { advance } else { size },
            size,
            font,
            color: color(paint),
            is_drawn: !matches!(mode, GlyphDrawMode::Invisible) && opaque(paint).is_some_and(|_| true),
            painted: self.page.ground.painted(),
        };
        if !self.is_drawn_again(&glyph) {
            self.page.glyphs.push(glyph);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        self.count();
        let (width, height) = (image.width(), image.height());
        let whole = transform * Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1);
        let area = whole.bounding_box().intersect(self.clip());
        if area.width() <= 0.0 || area.height() <= 0.0 {
            return;
        }
        self.page.ground.paint(area, None);
        pictures::take(image, transform, area, &mut self.pictures, self.budget);
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}
}

/// What stands for a glyph whose font does not say which character it is.
pub(super) const UNCODED: &str = "〓";

fn font_name(query: &FontQuery) -> String {
    match query {
        FontQuery::Standard(font) => font.postscript_name().to_owned(),
        FontQuery::Fallback(font) => font.post_script_name.clone().unwrap_or_default(),
    }
}

/// A font without glyphs, for those that a file does not contain: its characters are known without. It has a header
/// that says of how many units the em is (OpenType, `head`), and nothing else.
fn stand_in() -> Vec<u8> {
    const HEAD: u32 = 54;
    let mut font = vec![0, 1, 0, 0, 0, 1, 0, 16, 0, 0, 0, 0];
    font.extend(b"head\0\0\0\0");
    font.extend(28_u32.to_be_bytes());
    font.extend(HEAD.to_be_bytes());
    let mut head = [0; HEAD as usize];
    head[1] = 1;
    head[12..16].copy_from_slice(&0x5F0F_3CF5_u32.to_be_bytes());
    head[18..20].copy_from_slice(&1000_u16.to_be_bytes());
    font.extend(head);
    font
}

/// Whether the name of a font says that it is bold.
fn is_bold(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "bold",
        "heavy",
        "black",
        "semibold",
        "hei",
        "黑",
        "粗",
        "大标宋",
        "小标宋",
        "dabiaosong",
        "xiaobiaosong",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// The characters of a glyph as they are written: ligatures of letters taken apart, radicals that stand for characters
/// as these, nothing that no paper prints.
fn plain(text: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut found = String::new();
    for c in text.chars() {
        match u32::from(c) {
            0xFB00..=0xFB06 | 0x2E80..=0x2FDF => found.extend(std::iter::once(c).nfkc()),
            0xAD | 0x200B..=0x200D | 0xFEFF => {}
            0xFFFD | 0xE000..=0xF8FF => return None,
            _ if c.is_control() => found.push(' '),
            _ => found.push(c),
        }
    }
    Some(found)
}

fn turn(a: f64, b: f64) -> Turn {
    match (a, b) {
        (a, b) if a > 0.0 && b.abs() < a * 0.1 => Turn::Upright,
        (a, b) if b > 0.0 && a.abs() < b * 0.1 => Turn::Down,
        (a, b) if b < 0.0 && a.abs() < -b * 0.1 => Turn::Up,
        _ => Turn::Askew,
    }
}

fn color(paint: &Paint<'_>) -> [u8; 3] {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, _] = color.to_rgba().to_rgba8();
            [red, green, blue]
        }
        Paint::Pattern(_) => [0; 3],
    }
}

/// The colour of what hides all below it; white for patterns would be wrong, so these have that of nothing.
fn opaque(paint: &Paint<'_>) -> Option<[u8; 3]> {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, opacity] = color.to_rgba().to_rgba8();
            (opacity > 100).then_some([red, green, blue])
        }
        Paint::Pattern(_) => Some([127; 3]),
    }
}
