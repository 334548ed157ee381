//! A page of a PDF file, as an advertiser sends it, drawn in pixels.
//!
//! The recipe: its streams are unpacked once to know how large they are ([`size`]); its colours must be such
//! as all machines make the same bytes of ([`colours`]); the interpreter of `hayro` reads what is drawn, and
//! [`paint`] draws that with the rasterizer of covers, which is built without vector units. `hayro` has a
//! rasterizer of its own, but that takes the vector units it finds, and other machines make other pixels.
//!
//! Files of others may be faulty in any way: all runs in a thread of its own ([`apart`]) with room for deep
//! nesting, where a fault of the interpreter ends the thread and not the program.

mod apart;
mod colours;
mod paint;
#[cfg(test)]
pub(crate) mod samples;
mod size;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hayro_interpret::font::FontQuery;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page};
use kurbo::{Affine, Rect};

use paint::Painter;

pub use apart::THREAD;
pub(crate) use apart::apart;

/// Pixels an inch of a page in its own size: those of a press with 150 lines an inch.
const PIXELS_PER_INCH: f64 = 300.0;
/// The fewest pixels of the longer side: a small page may be shown large.
const FEWEST_PIXELS: f64 = 2400.0;
/// The most pixels in all: a tabloid page at 300 an inch has 16 million.
const MOST_AREA: f64 = 24_000_000.0;
/// The most pixels of a side.
const LARGEST_SIDE: f64 = 20_000.0;
/// The longest side of a page in points (ISO 32000-1, annex C.2).
const LONGEST_SIDE: f32 = 14_400.0;

/// The first page of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DrawnPage {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green and blue of each pixel on white paper, row by row from the top left.
    pub rgb: Vec<u8>,
    /// Whether a photograph is on it, or another picture in pixels.
    pub has_pictures: bool,
    /// The pages of the file.
    pub pages: usize,
}

/// Why no page of a file can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PageFault {
    /// It is no PDF file, or is damaged.
    Damaged,
    /// It is encrypted.
    Encrypted,
    /// It has no page, or one without a size.
    NoPage,
    /// A font or picture of the page cannot be decoded.
    Part,
    /// The page takes too long, or too much memory.
    TooMuch,
    /// The file does not contain fonts that the page uses: their names.
    Fonts(Vec<String>),
    /// The page has colours that not all machines make the same bytes of.
    Colours,
}

/// Whether a file says that it is one of PDF (ISO 32000-1, 7.5.2).
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether a file says that it is encrypted (ISO 32000-1, 7.5.5).
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|key| key == b"/Encrypt")
}

/// Draws the first page of a file.
///
/// # Errors
/// See [`PageFault`].
pub(crate) fn drawn(bytes: &Arc<[u8]>) -> Result<DrawnPage, PageFault> {
    if !size::is_bounded(bytes) {
        return Err(PageFault::TooMuch);
    }
    apart(|| first_page(bytes)).unwrap_or(Err(PageFault::Damaged))
}

fn first_page(bytes: &Arc<[u8]>) -> Result<DrawnPage, PageFault> {
    // A file that opens without a password is encrypted too, and other programs may ask for one.
    if is_encrypted(bytes) {
        return Err(PageFault::Encrypted);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PageFault::Encrypted,
        LoadPdfError::Invalid => PageFault::Damaged,
    })?;
    let page = pdf.pages().first().ok_or(PageFault::NoPage)?;
    let (across, down) = pixels(page)?;
    if !colours::are_alike_everywhere(&pdf, page) {
        return Err(PageFault::Colours);
    }
    let found = Arc::new(Found::default());
    let mut painter = Painter::new(across, down).ok_or(PageFault::TooMuch)?;
    draw(page, (across, down), &found, &mut painter);
    if painter.has_stopped() {
        return Err(PageFault::TooMuch);
    }
    let fonts = found.fonts.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if !fonts.is_empty() {
        return Err(PageFault::Fonts(fonts.into_iter().collect()));
    }
    if found.fault.load(Ordering::Relaxed) {
        return Err(PageFault::Part);
    }
    let has_pictures = painter.has_pictures();
    let rgb = painter.on_white().ok_or(PageFault::TooMuch)?;
    Ok(DrawnPage { width: across, height: down, rgb, has_pictures, pages: pdf.pages().len() })
}

/// How many pixels a page is drawn in.
fn pixels(page: &Page<'_>) -> Result<(u32, u32), PageFault> {
    let (width, height) = page.render_dimensions();
    if !(width.min(height) >= 1.0 && width.max(height) <= LONGEST_SIDE) {
        return Err(PageFault::NoPage);
    }
    let (width, height) = (f64::from(width), f64::from(height));
    let scale = (PIXELS_PER_INCH / 72.0).max(FEWEST_PIXELS / width.max(height));
    let most = (MOST_AREA / (width * height)).sqrt().min(LARGEST_SIDE / width.max(height));
    let scale = scale.min(most);
    let whole = |length: f64| (length * scale).round().max(1.0) as u32;
    Ok((whole(width), whole(height)))
}

/// What the interpreter could not do.
#[derive(Default)]
struct Found {
    /// Names of fonts that are not in the file.
    fonts: Mutex<BTreeSet<String>>,
    /// Whether a font or picture could not be decoded.
    fault: AtomicBool,
}

fn draw<'a>(page: &'a Page<'a>, (across, down): (u32, u32), found: &Arc<Found>, painter: &mut Painter) {
    let (missing, faulty) = (Arc::clone(found), Arc::clone(found));
    let settings = InterpreterSettings {
        font_resolver: Arc::new(move |query| {
            missing.fonts.lock().unwrap_or_else(PoisonError::into_inner).insert(font_name(query));
            None
        }),
        warning_sink: Arc::new(move |_| faulty.fault.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let (width, height) = page.render_dimensions();
    let scale =
        Affine::scale_non_uniform(f64::from(across) / f64::from(width), f64::from(down) / f64::from(height));
    let initial = scale * page.initial_transform(true).to_kurbo();
    let canvas = Rect::new(0.0, 0.0, f64::from(across), f64::from(down));
    let cache = InterpreterCache::new();
    let mut context = Context::new(initial, canvas, &cache, page.xref(), settings);
    painter.interpret(|painter| interpret_page(page, &mut context, painter));
}

fn font_name(query: &FontQuery) -> String {
    let name = match query {
        FontQuery::Standard(font) => Some(font.postscript_name().to_owned()),
        FontQuery::Fallback(font) => font.post_script_name.clone().or_else(|| font.font_name.clone()),
    };
    name.unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use super::samples::{pdf_page, with_content};
    use super::*;

    fn drawn(bytes: &[u8]) -> Result<DrawnPage, PageFault> {
        super::drawn(&bytes.into())
    }

    /// A pixel of a page of 200 by 100 points, by its place in points.
    fn pixel(page: &DrawnPage, (x, y): (f64, f64)) -> [u8; 3] {
        let across = (x / 200.0 * f64::from(page.width)) as usize;
        let down = (y / 100.0 * f64::from(page.height)) as usize;
        let at = (down * page.width as usize + across) * 3;
        [page.rgb[at], page.rgb[at + 1], page.rgb[at + 2]]
    }

    #[test]
    fn colours_land_where_the_page_has_them_and_the_same_each_time() {
        let file = pdf_page(1);
        let page = drawn(&file).unwrap();
        assert_eq!((page.width, page.height, page.pages), (2400, 1200, 1));
        assert!(!page.has_pictures);
        // A red field over the left half, a blue line along the foot, black type on the right.
        for corner in [(0.1, 0.1), (99.5, 0.1), (0.1, 94.0), (99.5, 50.0)] {
            assert_eq!(pixel(&page, corner), [220, 30, 40], "{corner:?}");
        }
        assert_eq!(pixel(&page, (100.5, 10.0)), [255; 3]);
        assert_eq!((pixel(&page, (0.1, 99.5)), pixel(&page, (199.8, 96.5))), ([0, 60, 200], [0, 60, 200]));
        let is_ink = |x: i32, y: i32| pixel(&page, (f64::from(x) / 4.0, f64::from(y) / 4.0)) == [0; 3];
        let ink = (440..760).flat_map(|x| (120..280).map(move |y| (x, y))).filter(|&(x, y)| is_ink(x, y));
        assert!(ink.count() > 500, "type is drawn");
        assert_eq!(drawn(&file).unwrap(), page);
    }

    #[test]
    fn shadings_tiles_groups_clips_and_pictures_are_drawn() {
        let content = "q 0 0 50 100 re W n /Sh1 sh Q \
            /Pattern cs /P1 scn 50 0 50 100 re f \
            q /G1 gs 0 0 1 rg 100 0 50 100 re f Q \
            q 40 0 0 80 155 10 cm BI /W 2 /H 1 /CS /RGB /BPC 8 /F /AHx ID ff000000ff00> EI Q";
        let page = drawn(&with_content(content)).unwrap();
        assert!(page.has_pictures);
        let [near, far] = [2.0, 48.0].map(|x| pixel(&page, (x, 50.0)));
        assert!(near[0] < 20 && far[0] > 235 && near[2] == 0, "black to red: {near:?} {far:?}");
        let tile = |x: f64| pixel(&page, (x, 52.5));
        assert_eq!((tile(52.5), tile(57.5)), ([0, 255, 0], [255; 3]), "tiles of 10 points, half green");
        let [red, green, blue] = pixel(&page, (125.0, 50.0));
        assert!(red.abs_diff(127) < 3 && green.abs_diff(127) < 3 && blue == 255, "half blue");
        assert_eq!((pixel(&page, (157.0, 50.0)), pixel(&page, (193.0, 50.0))), ([255, 0, 0], [0, 255, 0]));
        assert_eq!(pixel(&page, (152.0, 50.0)), [255; 3]);
    }

    #[test]
    fn files_that_no_page_can_be_drawn_of_are_told_apart() {
        let page = pdf_page(1);
        assert_eq!(drawn(&pdf_page(3)).map(|page| page.pages), Ok(3));
        assert_eq!(drawn(b"%PDF-1.7\nnothing"), Err(PageFault::Damaged));
        assert_eq!(drawn(&page[..page.len() / 3]).map(|_| ()), Err(PageFault::Damaged));
        let encrypted = [&page[..], b"\ntrailer <</Encrypt 3 0 R>>"].concat();
        assert_eq!(drawn(&encrypted), Err(PageFault::Encrypted));
        let fonts = drawn(&with_content("BT /F1 20 Tf 10 10 Td (A) Tj ET"));
        assert_eq!(fonts, Err(PageFault::Fonts(vec!["Helvetica".to_owned()])));
        for inks in ["0 1 1 0 k 0 0 10 10 re f", "/DeviceCMYK cs 0 1 1 0 sc 0 0 10 10 re f"] {
            assert_eq!(drawn(&with_content(inks)), Err(PageFault::Colours), "{inks}");
        }
    }

    #[test]
    fn large_and_small_pages_have_a_bounded_number_of_pixels() {
        let size = |width: &str, height: &str| {
            drawn(&samples::of_size(width, height)).map(|page| (page.width, page.height))
        };
        assert_eq!(size("720", "360"), Ok((3000, 1500)), "300 an inch");
        assert_eq!(size("10", "20"), Ok((1200, 2400)));
        let (across, down) = size("14400", "14400").unwrap();
        assert!(across == down && across * down <= 24_010_000);
        assert_eq!(size("14401", "20"), Err(PageFault::NoPage));
        assert!(size("14400", "1").is_ok_and(|(across, down)| across <= 20_000 && down >= 1));
    }
}
