//! A page of a PDF file, as an advertiser sends it, drawn in pixels.
//!
//! The recipe: its streams are unpacked once to know how large they are ([`size`]); what the page shows is
//! chosen among its boxes ([`boxes`]) and written as a file of its own in colours of a screen ([`screen`]); the
//! interpreter of `hayro` reads what is drawn, and [`paint`] draws that with the rasterizer of covers, which is
//! built without vector units. `hayro` has a rasterizer of its own, but that takes the vector units it finds,
//! and other machines make other pixels.
//!
//! Files of others may be faulty in any way: all runs in a thread of its own ([`mod@apart`]) with room for deep
//! nesting, where a fault of the interpreter ends the thread and not the program. What is drawn is counted, so
//! that a page that would never end is given up.

mod apart;
mod boxes;
mod paint;
#[cfg(test)]
pub(crate) mod samples;
mod screen;
mod size;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hayro_interpret::font::FontQuery;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page};
use kurbo::{Affine, Rect};

use paint::{Painter, Weights};

pub use apart::THREAD;
pub(crate) use apart::apart;
pub(crate) use boxes::ShownPart;
pub(crate) use size::is_bounded;

/// Pixels an inch of a page in its own size: those of a press with 150 lines an inch.
const PIXELS_PER_INCH: f64 = 300.0;
/// The fewest pixels of the longer side: a small page may be shown large.
const FEWEST_PIXELS: f64 = 2400.0;
/// The most pixels in all: a tabloid page at 300 an inch has 16 million.
const MOST_AREA: f64 = 24_000_000.0;
/// The most pixels of a side.
const LARGEST_SIDE: f64 = 20_000.0;

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
    /// Not all machines make the same colours of it.
    Colours,
    /// A picture on it is coded in a way that is not read: its name.
    Coding(&'static str),
}

/// Whether a file says that it is one of PDF (ISO 32000-1, 7.5.2).
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether a file says that it is encrypted (ISO 32000-1, 7.5.5).
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"/Encrypt").is_some()
}

/// Draws the first page of a file.
///
/// # Errors
/// See [`PageFault`].
pub(crate) fn drawn(bytes: &Arc<[u8]>) -> Result<DrawnPage, PageFault> {
    if !is_bounded(bytes) {
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
    let is_whole = memchr::memmem::rfind(bytes, b"%%EOF").is_some();
    let none = if is_whole { PageFault::NoPage } else { PageFault::Damaged };
    let page = pdf.pages().first().ok_or_else(|| none.clone())?;
    let shown = boxes::shown(page).ok_or(none)?;
    let screen = screen::of_page(&pdf, page, shown.rect)?;
    let (across, down) = pixels(shown.size);
    let found = Arc::new(Found::default());
    let mut painter = Painter::new(across, down, Weights::of(&screen)).ok_or(PageFault::TooMuch)?;
    let drawn = Pdf::new(screen.bytes).map_err(|_| PageFault::Damaged)?;
    draw(drawn.pages().first().ok_or(PageFault::Damaged)?, (across, down), &found, &mut painter);
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

/// What is shown of what viewers show of the first page of a file.
pub(crate) fn shown_part(pdf: &Pdf) -> Option<ShownPart> {
    Some(boxes::shown(pdf.pages().first()?)?.part)
}

/// How many pixels a page of so many points is drawn in.
fn pixels((width, height): (f64, f64)) -> (u32, u32) {
    let scale = (PIXELS_PER_INCH / 72.0).max(FEWEST_PIXELS / width.max(height));
    let most = (MOST_AREA / (width * height)).sqrt().min(LARGEST_SIDE / width.max(height));
    let scale = scale.min(most);
    let whole = |length: f64| (length * scale).round().max(1.0) as u32;
    (whole(width), whole(height))
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
        // Those of other programs that embed the page do not show them either.
        render_annotations: false,
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
    use super::samples::{pdf_page, stream, with_content, with_objects, with_page};
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
    }

    /// The colour of a field that is filled by these operators, with resources and objects from 6 on.
    fn field(operators: &str, resources: &str, objects: &[String]) -> Result<[u8; 3], PageFault> {
        let content = format!("{operators} 0 0 200 100 re f");
        let page = drawn(&with_objects("/MediaBox [0 0 200 100]", resources, &content, objects))?;
        Ok(pixel(&page, (150.0, 50.0)))
    }

    #[test]
    fn inks_spot_colours_and_profiles_are_drawn_in_the_colours_of_a_screen() {
        let profile = |number: u8| stream(&format!("/N {number}"), "none");
        let function = "<</FunctionType 2/Domain [0 1]/C0 [0 0 0 0]/C1 [0 1 1 0]/N 1>>";
        let two = stream(
            "/FunctionType 4/Domain [0 1 0 1]/Range [0 1 0 1 0 1 0 1]",
            "{ 0 exch 3 -1 roll 0 exch 3 1 roll exch }",
        );
        let spot = format!("/ColorSpace <</C [/Separation/Red/DeviceCMYK {function}]>>");
        let square = "<</FunctionType 2/Domain [0 1]/C0 [0 0 0]/C1 [1 1 1]/N 2>>";
        let squared = format!("/ColorSpace <</C [/Separation/Grey/DeviceRGB {square}]>>");
        let lab = "[/Lab <</WhitePoint [0.9642 1 0.8249]/Range [-128 127 -128 127]>>]";
        let in_lab = "<</FunctionType 2/Domain [0 1]/C0 [100 0 0]/C1 [54 81 70]/N 1>>";
        for (operators, resources, object, expected) in [
            ("0 0 0 1 k", "", None, [0, 0, 0]),
            ("0 0 0 0 k", "", None, [255, 255, 255]),
            ("0 1 1 0 k", "", None, [234, 0, 5]),
            ("/DeviceCMYK cs", "", None, [0, 0, 0]),
            ("/DeviceCMYK cs 1 0 0 0 sc", "", None, [0, 163, 237]),
            ("/C cs 0 0 1 0 sc", "/ColorSpace <</C/DeviceCMYK>>", None, [255, 240, 0]),
            ("/C cs 1 0 1 0 scn", "/ColorSpace <</C [/ICCBased 6 0 R]>>", Some(profile(4)), [0, 154, 55]),
            (
                "/C cs 0.2 0.4 0.6 scn",
                "/ColorSpace <</C [/ICCBased 6 0 R]>>",
                Some(profile(3)),
                [51, 102, 153],
            ),
            ("/C cs 0.2 scn", "/ColorSpace <</C [/ICCBased 6 0 R]>>", Some(profile(1)), [51, 51, 51]),
            (
                "/C cs 0.6 scn",
                "/ColorSpace <</C [/CalGray <</WhitePoint [1 1 1]/Gamma 2>>]>>",
                None,
                [153; 3],
            ),
            ("/C cs 1 scn", &spot, None, [234, 0, 5]),
            ("/C cs 0 scn", &spot, None, [255, 255, 255]),
            ("/C cs 0.5 scn", &squared, None, [64, 64, 64]),
            (
                "/C cs 1 0 scn",
                "/ColorSpace <</C [/DeviceN [/A/B]/DeviceCMYK 6 0 R]>>",
                Some(two.clone()),
                [233, 0, 123],
            ),
            ("/C cs 60 20 30 sc", &format!("/ColorSpace <</C {lab}>>"), None, [190, 131, 92]),
            (
                "/C cs 1 sc",
                &format!("/ColorSpace <</C [/Separation/Warm {lab} {in_lab}]>>"),
                None,
                [255, 0, 0],
            ),
            (
                "/C cs 1 sc",
                "/ColorSpace <</C [/Indexed/DeviceCMYK 1 <00000000ff000000>]>>",
                None,
                [0, 163, 237],
            ),
        ] {
            let found = field(operators, resources, &Vec::from_iter(object)).unwrap();
            let is_near = found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 4);
            assert!(is_near, "{operators} {resources}: {found:?}, {expected:?}");
        }
        let sine = stream("/FunctionType 4/Domain [0 1]/Range [0 1]", "{ 90 mul sin }");
        let spot = "/ColorSpace <</C [/Separation/Wave/DeviceGray 6 0 R]>>";
        assert_eq!(field("/C cs 1 scn", spot, &[sine]), Err(PageFault::Colours));
    }

    /// The colour of a picture of one pixel.
    fn pictured(entries: &str, data: &str) -> Result<[u8; 3], PageFault> {
        let head = format!("/Subtype/Image/Width 1/Height 1/Filter/ASCIIHexDecode{entries}");
        let objects = [stream(&head, &format!("{data}>"))];
        let content = "q 200 0 0 100 0 0 cm /X Do Q";
        let page =
            drawn(&with_objects("/MediaBox [0 0 200 100]", "/XObject <</X 6 0 R>>", content, &objects))?;
        Ok(pixel(&page, (150.0, 50.0)))
    }

    #[test]
    fn pictures_are_drawn_in_the_colours_of_a_screen() {
        let indexed = "/ColorSpace [/Indexed/DeviceCMYK 1 <00000000ff000000>]/BitsPerComponent 1";
        for (entries, data, expected) in [
            ("/ColorSpace/DeviceCMYK/BitsPerComponent 8", "00ff00 00", [233, 0, 123]),
            ("/ColorSpace/DeviceCMYK/BitsPerComponent 8/Decode [1 0 1 0 1 0 1 0]", "ff00ffff", [233, 0, 123]),
            ("/ColorSpace/DeviceCMYK/BitsPerComponent 4", "000f", [0, 0, 0]),
            ("/ColorSpace/DeviceCMYK/BitsPerComponent 16", "0000000000000000", [255, 255, 255]),
            ("/ColorSpace/DeviceCMYK/BitsPerComponent 8/Mask [0 0 255 255 0 0 0 0]", "00ff0000", [255; 3]),
            (indexed, "80", [0, 163, 237]),
            ("/ColorSpace/DeviceRGB/BitsPerComponent 8", "102030", [16, 32, 48]),
            ("/ColorSpace/DeviceGray/BitsPerComponent 8", "40", [64, 64, 64]),
        ] {
            assert_eq!(pictured(entries, data), Ok(expected), "{entries} {data}");
        }
        let head =
            "/Subtype/Image/Width 1/Height 1/Filter/ASCIIHexDecode/ColorSpace/DeviceRGB/BitsPerComponent 8";
        let two = ["ff0000>", "0000ff>"].map(|data| stream(head, data));
        let content = "q 100 0 0 100 0 0 cm /X Do Q q 100 0 0 100 100 0 cm /Y Do Q";
        let resources = "/XObject <</X 6 0 R/Y 7 0 R>>";
        let page = drawn(&with_objects("/MediaBox [0 0 200 100]", resources, content, &two)).unwrap();
        assert_eq!([50.0, 150.0].map(|x| pixel(&page, (x, 50.0))), [[255, 0, 0], [0, 0, 255]]);
        let coded = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/JPXDecode";
        assert_eq!(pictured(coded, "00"), Err(PageFault::Coding("JPEG 2000")));
    }

    #[test]
    fn what_never_ends_is_given_up_and_a_large_advertisement_is_drawn() {
        let form = |head: &str, content: &str| {
            let xobjects =
                "/Resources <</XObject <</X 6 0 R/Y 7 0 R>>/Shading <</S 8 0 R>>/Pattern <</P 9 0 R>>>>";
            stream(&format!("/Subtype/Form/BBox [0 0 200 100]{xobjects}{head}"), content)
        };
        let group = "/Group <</S/Transparency/CS/DeviceRGB>>";
        let resources = "/XObject <</X 6 0 R/Y 7 0 R>>/ExtGState <</M <</SMask <</S/Luminosity/G 6 0 R>>>>>>";
        let nothing = || "null".to_owned();
        let stitched = |of: usize| {
            let parts = format!("{of} 0 R ").repeat(10);
            format!(
                "<</FunctionType 3/Domain [0 1]/Functions [{parts}]/Bounds [.1 .2 .3 .4 .5 .6 .7 .8 .9]\
                /Encode [0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1]>>"
            )
        };
        let axial = |function: usize| {
            format!("<</ShadingType 2/ColorSpace/DeviceGray/Coords [0 0 200 0]/Function {function} 0 R>>")
        };
        let mesh = |length: usize| {
            let head = "/ShadingType 4/ColorSpace/DeviceGray/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8/Decode [0 900000 -900000 0 0 1]";
            stream(head, &"\u{0}\u{0}\u{0}1\u{0}\u{7f}\u{0}1\u{0}\u{0}\u{7f}1".repeat(length))
        };
        let picture = stream(
            "/Subtype/Image/Width 500/Height 500/ColorSpace/DeviceGray/BitsPerComponent 8",
            &"a".repeat(250_000),
        );
        let many = |operators: &str, number: usize| operators.repeat(number);
        let cases: [(&str, String, Vec<String>); 11] = [
            ("forms in forms", "/X Do".into(), vec![form("", &many("/X Do ", 20))]),
            ("long forms", many("/X Do ", 9999), vec![form("", &many("q 1 0 0 1 0 0 cm Q ", 20_000))]),
            ("groups", many("/X Do ", 999), vec![form(group, "0 0 9 9 re f")]),
            ("groups in groups", "/X Do".into(), vec![form(group, "/X Do /X Do")]),
            (
                "masks",
                "/M gs 0 0 200 100 re f".into(),
                vec![form(group, "/M gs 0 0 200 100 re f /X Do /X Do")],
            ),
            (
                "functions in functions",
                "/X Do".into(),
                vec![
                    form("", "/S sh"),
                    nothing(),
                    axial(9),
                    stitched(10),
                    stitched(11),
                    stitched(12),
                    stitched(13),
                    stitched(14),
                    stitched(15),
                    "<</FunctionType 2/Domain [0 1]/N 1>>".into(),
                ],
            ),
            ("meshes", "/X Do".into(), vec![form("", &many("/S sh ", 99)), nothing(), mesh(100)]),
            ("pictures", many("q 200 0 0 100 0 0 cm /X Do Q ", 9999), vec![picture.clone()]),
            ("pixels", many("0 0 200 100 re f ", 9999), vec![]),
            ("clips", many("q 0 0 m 200 0 l 90 90 l h W n 0 0 200 100 re f Q ", 9999), vec![]),
            ("dashes", format!("[.001 .001] 0 d {}", many("0 0 m 200 100 l S ", 999)), vec![]),
        ];
        for (name, content, objects) in cases {
            let found = drawn(&with_objects("/MediaBox [0 0 200 100]", resources, &content, &objects));
            assert_eq!(found.map(|_| ()), Err(PageFault::TooMuch), "{name}");
        }
        for (name, content, objects) in [
            (
                "segments",
                format!("0 0 m {} 0 0 1 1 k f", many("1 2 3 4 5 6 c 7 8 9 9 99 99 c ", 25_000)),
                vec![],
            ),
            ("pictures", many("q 20 0 0 10 0 0 cm /X Do Q ", 200), vec![picture]),
            (
                "words",
                many("q 0 0 m 2 1 l 1 5 l h f 0 0 9 9 re W n .1 .2 .3 rg 1 1 2 2 re f Q ", 10_000),
                vec![],
            ),
        ] {
            let found = drawn(&with_objects("/MediaBox [0 0 842 1191]", resources, &content, &objects));
            assert!(found.is_ok(), "{name}");
        }
    }

    #[test]
    fn the_trimmed_page_fills_the_picture() {
        let boxes = "/MediaBox [0 0 300 200]/TrimBox [50 50 250 150]";
        let content = "0 0 1 rg 0 0 300 200 re f 1 0 0 rg 50 50 100 50 re f";
        let page = drawn(&with_page(boxes, content)).unwrap();
        assert_eq!((page.width, page.height), (2400, 1200));
        assert_eq!([(1.0, 99.0), (99.0, 51.0)].map(|at| pixel(&page, at)), [[255, 0, 0]; 2]);
        assert_eq!([(1.0, 1.0), (101.0, 99.0)].map(|at| pixel(&page, at)), [[0, 0, 255]; 2]);
        // A quarter to the right: what was at the lower left is at the upper left.
        let turned = drawn(&with_page(&format!("{boxes}/Rotate 90"), content)).unwrap();
        assert_eq!((turned.width, turned.height), (1200, 2400));
        assert_eq!((pixel(&turned, (5.0, 2.0)), pixel(&turned, (190.0, 90.0))), ([255, 0, 0], [0, 0, 255]));
        let large = drawn(&with_page("/MediaBox [0 0 72 36]/UserUnit 10", "")).unwrap();
        assert_eq!((large.width, large.height), (3000, 1500));
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
