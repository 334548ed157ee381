//! Pictures of a page as files: JPEG as it is, others as PNG with what is transparent in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::{CacheKey as _, Image, ImageData, LumaData, Paint, RasterImage, StencilImage};
use image::{DynamicImage, RgbaImage, imageops};
use kurbo::{Affine, Rect};

use super::work::Budget;
use crate::pixels::{coded, jpeg_channels};

/// Most pictures of a page; what has more is a drawing made of small ones.
const MOST_PICTURES: usize = 400;

/// Points that a picture is wide or high at least.
const SMALLEST: f64 = 4.0;

/// A picture with its place.
pub(super) struct DrawnPicture {
    /// What of it is seen, in points.
    pub(super) area: Rect,
    pub(super) number: usize,
    pub(super) ending: &'static str,
    pub(super) bytes: Arc<[u8]>,
}

/// The ending of a file and its bytes.
type PictureFile = (&'static str, Arc<[u8]>);

/// The pictures of a page.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) found: Vec<DrawnPicture>,
    /// What could not be read.
    pub(super) told: Vec<(&'static str, String)>,
    /// Those that were read, by what they are and how they are turned.
    known: BTreeMap<(u128, [bool; 3]), Option<PictureFile>>,
}

/// Takes a picture that is seen in an area.
pub(super) fn take(
    image: Image<'_, '_>,
    transform: Affine,
    area: Rect,
    pictures: &mut Pictures,
    budget: &mut Budget,
) {
    if area.width() < SMALLEST || area.height() < SMALLEST {
        return;
    }
    if pictures.found.len() == MOST_PICTURES {
        pictures.told.push(("not-imported-picture", format!("{}×{}", image.width(), image.height())));
        return;
    }
    let turn = Turning::of(transform);
    let key = match &image {
        Image::Stencil(stencil) => stencil.cache_key(),
        Image::Raster(raster) => raster.cache_key(),
    };
    let size = (image.width(), image.height());
    let known = pictures.known.get(&(key, turn.sides())).cloned();
    let read = known.unwrap_or_else(|| {
        let read = match image {
            Image::Raster(raster) => raster_file(&raster, turn, budget),
            Image::Stencil(stencil) => stencil_file(&stencil, turn, budget),
        };
        pictures.known.insert((key, turn.sides()), read.clone());
        read
    });
    match read {
        Some((ending, bytes)) => {
            pictures.found.push(DrawnPicture { area, number: pictures.found.len(), ending, bytes });
        }
        None => pictures.told.push(("not-imported-picture", format!("{}×{}", size.0, size.1))),
    }
}

/// How a picture stands on its page: turned by quarters, and mirrored.
#[derive(Clone, Copy)]
struct Turning {
    is_aside: bool,
    flips_across: bool,
    flips_down: bool,
}

impl Turning {
    fn of(transform: Affine) -> Self {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let is_aside = b.abs() > a.abs();
        let (across, down) = if is_aside { (c, b) } else { (a, d) };
        Self { is_aside, flips_across: across < 0.0, flips_down: down < 0.0 }
    }

    fn sides(self) -> [bool; 3] {
        [self.is_aside, self.flips_across, self.flips_down]
    }

    fn is_upright(self) -> bool {
        !(self.is_aside || self.flips_across || self.flips_down)
    }

    fn turned(self, mut picture: RgbaImage) -> RgbaImage {
        if self.is_aside {
            // Rows become columns.
            picture = imageops::flip_horizontal(&imageops::rotate90(&picture));
        }
        if self.flips_across {
            imageops::flip_horizontal_in_place(&mut picture);
        }
        if self.flips_down {
            imageops::flip_vertical_in_place(&mut picture);
        }
        picture
    }
}

fn raster_file(raster: &RasterImage<'_>, turn: Turning, budget: &mut Budget) -> Option<PictureFile> {
    if let Some(bytes) = jpeg(raster.stream()).filter(|_| turn.is_upright()) {
        return Some(("jpg", bytes.into()));
    }
    if !budget.takes_picture(raster.width(), raster.height()) {
        return None;
    }
    let mut picture = None;
    raster.with_rgba(|data, opacity| picture = rgba(data, opacity), None);
    png(turn.turned(picture?))
}

/// The bytes of a JPEG file that is the picture: in grey or red, green and blue, without a mask.
fn jpeg(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let dict = stream.dict();
    let is_changed = ["SMask", "Mask"].iter().any(|key| dict.contains_key(key))
        || dict.get::<Array<'_>>("Decode").is_some_and(|decode| decode.iter::<f32>().next() != Some(0.0));
    if is_changed || !matches!(stream.filters()[..], [Filter::DctDecode]) {
        return None;
    }
    let bytes = stream.raw_data().into_owned();
    let channels = jpeg_channels(&bytes)?;
    // Colours of four inks, and tables of colours, are not those that viewers take them for.
    matches!(channels, 1 | 3).then_some(bytes)
}

fn stencil_file(stencil: &StencilImage<'_, '_>, turn: Turning, budget: &mut Budget) -> Option<PictureFile> {
    if !budget.takes_picture(stencil.width(), stencil.height()) {
        return None;
    }
    let mut picture = None;
    stencil.with_stencil(
        |data, paint| {
            let [red, green, blue, _] = match paint {
                Paint::Color(color) => color.to_rgba().to_rgba8(),
                Paint::Pattern(_) => [0, 0, 0, u8::MAX],
            };
            let pixels = data.data.iter().flat_map(|set| [red, green, blue, *set]).collect();
            picture = RgbaImage::from_raw(data.width, data.height, pixels);
        },
        None,
    );
    png(turn.turned(picture?))
}

/// The pixels of a picture with their opacity; a mask of another size is laid over it by the nearest.
fn rgba(data: ImageData, opacity: Option<LumaData>) -> Option<RgbaImage> {
    let (width, height) = (data.width(), data.height());
    let mask = |at: usize| {
        let Some(mask) = &opacity else { return u8::MAX };
        let (x, y) = (at % width as usize, at / width as usize);
        let x = x * mask.width as usize / width.max(1) as usize;
        let y = y * mask.height as usize / height.max(1) as usize;
        mask.data.get(y * mask.width as usize + x).copied().unwrap_or(u8::MAX)
    };
    let pixels = match &data {
        ImageData::Rgb(rgb) => {
            let pixels = rgb.data.chunks_exact(3).enumerate();
            pixels.flat_map(|(at, rgb)| [rgb[0], rgb[1], rgb[2], mask(at)]).collect()
        }
        ImageData::Luma(luma) => {
            luma.data.iter().enumerate().flat_map(|(at, grey)| [*grey, *grey, *grey, mask(at)]).collect()
        }
    };
    RgbaImage::from_raw(width, height, pixels)
}

/// A PNG file of pixels, without the opacity where all are opaque.
fn png(picture: RgbaImage) -> Option<PictureFile> {
    let is_opaque = picture.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let picture = DynamicImage::from(picture);
    let picture = if is_opaque { picture.into_rgb8().into() } else { picture };
    coded(&picture, None, None).ok().map(|bytes| ("png", bytes.into()))
}
