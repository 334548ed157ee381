//! Pictures on a page in the red, green and blue of a screen.
//!
//! Pictures in grey or in red, green and blue stay as they are coded; all others are decoded once, and written
//! with a byte a channel. So inks and spot colours need not be computed anew whenever the picture is drawn.

use hayro_interpret::hayro_syntax::object::stream::ImageDecodeParams;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream};

use super::super::PageFault;
use super::spaces::{Space, named_in};
use crate::pixels::jpeg_channels;

/// The most pixels of a picture: a tabloid page in 600 an inch has 70 million.
const MOST_PIXELS: usize = 100_000_000;

/// A picture on a page.
pub(super) enum Pictured {
    /// It stays as it is coded.
    Same,
    /// In red, green and blue.
    Made { width: usize, height: usize, rgb: Vec<u8>, opacity: Option<Vec<u8>> },
}

/// The picture of a stream in the colours of a screen.
///
/// # Errors
/// It cannot be decoded, or machines differ in what they make of it.
pub(super) fn in_rgb(stream: &Stream<'_>) -> Result<Pictured, PageFault> {
    let dict = stream.dict();
    let (width, height) = size(dict)?;
    if width.checked_mul(height).is_none_or(|pixels| pixels > MOST_PIXELS) {
        return Err(PageFault::TooMuch);
    }
    if let Some(coding) = codings(dict).iter().find_map(|coding| refused(coding)) {
        return Err(PageFault::Coding(coding));
    }
    let is_stencil = flag(dict, b"ImageMask", b"IM");
    let space = match named_in(dict).filter(|_| !is_stencil) {
        Some(object) => Space::of(&object)?,
        None if !is_stencil && jpeg_channels(&stream.raw_data()) == Some(4) => Space::Inks,
        None => Space::Gray,
    };
    if matches!(space, Space::Gray | Space::Rgb) {
        return if is_bounded(stream, width * height) { Ok(Pictured::Same) } else { Err(PageFault::TooMuch) };
    }
    let samples = Samples::of(stream, &space, (width, height))?;
    let opacity = dict.get::<Array<'_>>(b"Mask").map(|keys| samples.unmasked(&keys));
    let ranges = ranges(dict, &space, samples.bits);
    let (width, height) = (samples.width, samples.height);
    Ok(Pictured::Made { width, height, rgb: samples.rgb(&space, &ranges), opacity })
}

/// Codings of pictures that are not decoded: JPEG 2000 in numbers that vector units round, JBIG2 without a
/// bound of what a picture may take.
fn refused(coding: &[u8]) -> Option<&'static str> {
    match coding {
        b"JPXDecode" => Some("JPEG 2000"),
        b"JBIG2Decode" => Some("JBIG2"),
        _ => None,
    }
}

/// How a stream is packed, the outermost first (7.4).
fn codings<'a>(dict: &Dict<'a>) -> Vec<Name<'a>> {
    let key = if dict.contains_key(b"Filter") { &b"Filter"[..] } else { b"F" };
    match dict.get::<Array<'_>>(key) {
        Some(several) => several.iter::<Name<'_>>().collect(),
        None => dict.get::<Name<'_>>(key).into_iter().collect(),
    }
}

/// Whether a picture that stays as it is has about as many bytes as its pixels need: it is unpacked whenever it
/// is drawn.
fn is_bounded(stream: &Stream<'_>, pixels: usize) -> bool {
    let has_size =
        |name: &Name<'_>| matches!(name.as_ref(), b"DCTDecode" | b"DCT" | b"CCITTFaxDecode" | b"CCF");
    codings(stream.dict()).iter().any(has_size)
        || stream.decoded().map_or(true, |bytes| bytes.len() <= 8 * pixels + 64 * 1024)
}

/// Pixels across and down.
pub(super) fn size(dict: &Dict<'_>) -> Result<(usize, usize), PageFault> {
    let side = |long: &[u8], short: &[u8]| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
    match (side(b"Width", b"W"), side(b"Height", b"H")) {
        (Some(width), Some(height)) => Ok((width as usize, height as usize)),
        _ => Err(PageFault::Part),
    }
}

fn flag(dict: &Dict<'_>, long: &[u8], short: &[u8]) -> bool {
    dict.get::<bool>(long).or_else(|| dict.get::<bool>(short)).unwrap_or(false)
}

/// The least and most of each number of a pixel.
fn ranges(dict: &Dict<'_>, space: &Space, bits: u8) -> Vec<(f32, f32)> {
    let given = dict.get::<Array<'_>>(b"Decode").or_else(|| dict.get::<Array<'_>>(b"D"));
    let given: Vec<f32> = given.map(|array| array.iter::<f32>().collect()).unwrap_or_default();
    let pairs: Vec<(f32, f32)> = given.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    if pairs.len() == space.components() { pairs } else { space.decode(bits) }
}

/// The numbers of the pixels of a picture, with 8 bits at most.
struct Samples {
    width: usize,
    height: usize,
    /// How many numbers a pixel has.
    components: usize,
    /// Bits of each, as the file has them; of more than 8 the upper.
    bits: u8,
    values: Vec<u8>,
}

impl Samples {
    fn of(stream: &Stream<'_>, space: &Space, (width, height): (usize, usize)) -> Result<Self, PageFault> {
        let dict = stream.dict();
        let bits = dict.get::<u8>(b"BitsPerComponent").or_else(|| dict.get::<u8>(b"BPC"));
        let components = space.components();
        let wanted = ImageDecodeParams {
            is_indexed: matches!(space, Space::Indexed { .. }),
            bpc: bits,
            num_components: u8::try_from(components).ok(),
            target_dimension: None,
            width: width as u32,
            height: height as u32,
        };
        let decoded = stream.decoded_image(&wanted).map_err(|_| PageFault::Part)?;
        let (width, height, bits) = match &decoded.image_data {
            Some(data) => (data.width as usize, data.height as usize, data.bits_per_component),
            None => (width, height, bits.unwrap_or(8)),
        };
        if !matches!(bits, 1 | 2 | 4 | 8 | 16) {
            return Err(PageFault::Part);
        }
        let row = width * components;
        let mut values = Vec::with_capacity(row * height);
        for line in decoded.data.chunks((row * usize::from(bits)).div_ceil(8).max(1)).take(height) {
            unpack(line, bits, row, &mut values);
        }
        // What is missing at the end has no ink.
        values.resize(row * height, 0);
        Ok(Self { width, height, components, bits: bits.min(8), values })
    }

    /// Where a picture is seen: not where every number is within its pair of keys (8.9.6.4).
    fn unmasked(&self, keys: &Array<'_>) -> Vec<u8> {
        let keys: Vec<u16> = keys.iter::<u16>().collect();
        let is_within = |pixel: &[u8]| {
            let mut pairs = pixel.iter().zip(keys.chunks_exact(2));
            pairs.all(|(value, pair)| (pair[0]..=pair[1]).contains(&u16::from(*value)))
        };
        self.values
            .chunks_exact(self.components)
            .map(|pixel| if is_within(pixel) { 0 } else { 255 })
            .collect()
    }

    /// Red, green and blue of each pixel.
    fn rgb(&self, space: &Space, ranges: &[(f32, f32)]) -> Vec<u8> {
        let most = ((1_u32 << self.bits) - 1) as f32;
        let tables: Vec<Vec<f32>> = ranges
            .iter()
            .map(|(from, to)| (0..=255).map(|value| from + value as f32 / most * (to - from)).collect())
            .collect();
        let colour = |pixel: &[u8]| {
            let values: Vec<f32> =
                pixel.iter().zip(&tables).map(|(value, table)| table[usize::from(*value)]).collect();
            space.srgb(&values)
        };
        if self.components == 1 {
            let colours: Vec<[u8; 3]> = (0..=255).map(|value| colour(&[value])).collect();
            return self.values.iter().flat_map(|value| colours[usize::from(*value)]).collect();
        }
        let mut known = (&self.values[..0], [0; 3]);
        let mut rgb = Vec::with_capacity(self.width * self.height * 3);
        for pixel in self.values.chunks_exact(self.components) {
            if known.0 != pixel {
                known = (pixel, colour(pixel));
            }
            rgb.extend_from_slice(&known.1);
        }
        rgb
    }
}

/// The numbers of a row of pixels.
fn unpack(line: &[u8], bits: u8, number: usize, out: &mut Vec<u8>) {
    let end = out.len() + number;
    match bits {
        8 => out.extend(line.iter().take(number)),
        16 => out.extend(line.iter().step_by(2).take(number)),
        _ => {
            let part = |byte: u8| (0..8 / bits).rev().map(move |at| byte >> (at * bits) & ((1 << bits) - 1));
            out.extend(line.iter().flat_map(|byte| part(*byte)).take(number));
        }
    }
    out.resize(end, 0);
}
