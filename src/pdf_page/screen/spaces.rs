//! Spaces of colours (ISO 32000-1, 8.6), and the way from each to the red, green and blue of a screen.
//!
//! Calibrated and profiled grey, red, green and blue count as those of the screen; inks are those of one press
//! ([`inks`]), whatever their profile. Spot colours are what their file makes of them.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Object};

use super::super::PageFault;
use super::functions::Exact;
use super::inks;

/// Spaces in each other: an index of spot colours of inks.
const DEEPEST: u8 = 4;

/// A space of colours.
pub(super) enum Space {
    Gray,
    Rgb,
    Inks,
    /// CIE L\*a\*b\*: the least and most of a, then of b.
    Lab {
        range: [f32; 4],
    },
    /// Spot colours: how many, and what they are in another space.
    Spot {
        number: usize,
        tint: Exact,
        other: Box<Space>,
    },
    /// Numbers of colours of another space.
    Indexed {
        colours: Vec<[u8; 3]>,
    },
}

impl Space {
    /// The space that an object names or describes.
    ///
    /// # Errors
    /// It is none ([`PageFault::Part`]), or machines differ in what they make of it.
    pub(super) fn of(object: &Object<'_>) -> Result<Self, PageFault> {
        Self::within(object, DEEPEST)
    }

    fn within(object: &Object<'_>, levels: u8) -> Result<Self, PageFault> {
        let levels = levels.checked_sub(1).ok_or(PageFault::TooMuch)?;
        match object {
            Object::Name(name) => Self::named(name).ok_or(PageFault::Part),
            Object::Array(array) => Self::described(array, levels).unwrap_or(Err(PageFault::Part)),
            _ => Err(PageFault::Part),
        }
    }

    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"DeviceGray" | b"CalGray" | b"G" => Some(Self::Gray),
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(Self::Rgb),
            b"DeviceCMYK" | b"CalCMYK" | b"CMYK" => Some(Self::Inks),
            _ => None,
        }
    }

    /// The space that an array describes; none if something is missing.
    fn described(array: &Array<'_>, levels: u8) -> Option<Result<Self, PageFault>> {
        let mut parts = array.iter::<Object<'_>>();
        let kind = parts.next()?.into_name()?;
        Some(match kind.as_ref() {
            b"ICCBased" => match parts.next()?.into_stream()?.dict().get::<u8>(b"N")? {
                1 => Ok(Self::Gray),
                3 => Ok(Self::Rgb),
                4 => Ok(Self::Inks),
                _ => Err(PageFault::Part),
            },
            b"Lab" => Ok(Self::lab(&parts.next()?.into_dict()?)),
            b"Separation" | b"DeviceN" => {
                let number = parts.next()?.into_array().map_or(1, |names| names.raw_iter().count());
                let other = Self::within(&parts.next()?, levels);
                let tint = Exact::of(&parts.next()?);
                other.and_then(|other| Ok(Self::Spot { number, tint: tint?, other: Box::new(other) }))
            }
            b"Indexed" | b"I" => {
                let base = Self::within(&parts.next()?, levels);
                let _ = parts.next()?;
                let table = match parts.next()? {
                    Object::Stream(table) => table.decoded().ok()?.into_owned(),
                    Object::String(table) => table.as_bytes().to_vec(),
                    _ => return None,
                };
                base.map(|base| {
                    let colours = table.chunks_exact(base.components()).take(256);
                    Self::Indexed { colours: colours.map(|colour| base.of_bytes(colour)).collect() }
                })
            }
            name => Self::named(name).ok_or(PageFault::Part),
        })
    }

    fn lab(dict: &Dict<'_>) -> Self {
        Self::Lab { range: dict.get::<[f32; 4]>(b"Range").unwrap_or([-100.0, 100.0, -100.0, 100.0]) }
    }

    /// How many numbers make a colour.
    pub(super) fn components(&self) -> usize {
        match self {
            Self::Gray | Self::Indexed { .. } => 1,
            Self::Rgb | Self::Lab { .. } => 3,
            Self::Inks => 4,
            Self::Spot { number, .. } => (*number).max(1),
        }
    }

    /// The least and most of each number, as a picture with so many bits has them.
    pub(super) fn decode(&self, bits: u8) -> Vec<(f32, f32)> {
        match self {
            Self::Lab { range: [a, b, c, d] } => vec![(0.0, 100.0), (*a, *b), (*c, *d)],
            Self::Indexed { .. } => vec![(0.0, ((1_u32 << bits.min(16)) - 1) as f32)],
            _ => vec![(0.0, 1.0); self.components()],
        }
    }

    /// A colour whose numbers are bytes between the least and the most.
    fn of_bytes(&self, bytes: &[u8]) -> [u8; 3] {
        let ranges = self.decode(8);
        let parts = bytes.iter().zip(&ranges);
        let values: Vec<f32> =
            parts.map(|(byte, (least, most))| least + f32::from(*byte) / 255.0 * (most - least)).collect();
        self.srgb(&values)
    }

    /// Red, green and blue of a colour.
    pub(super) fn srgb(&self, values: &[f32]) -> [u8; 3] {
        match (self, values) {
            (Self::Gray, [gray, ..]) => [byte(*gray); 3],
            (Self::Rgb, [red, green, blue, ..]) => [byte(*red), byte(*green), byte(*blue)],
            (Self::Inks, [cyan, magenta, yellow, black, ..]) => {
                inks::srgb([byte(*cyan), byte(*magenta), byte(*yellow), byte(*black)])
            }
            (Self::Lab { .. }, [lightness, a, b, ..]) => of_lab([*lightness, *a, *b]),
            (Self::Spot { tint, other, .. }, values) => other.srgb(&tint.values(values)),
            (Self::Indexed { colours }, [number, ..]) => {
                let last = colours.len().saturating_sub(1);
                colours.get(((number.max(0.0) + 0.5) as usize).min(last)).copied().unwrap_or_default()
            }
            _ => [0; 3],
        }
    }
}

/// A part of all as a byte.
fn byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

/// The colour of some L\*a\*b\* (CIE 15, 8.2.1), whose white is that of the screen.
fn of_lab([lightness, a, b]: [f32; 3]) -> [u8; 3] {
    // From XYZ with the white of D50 to the light of sRGB with that of D65, by Bradford's adaptation.
    const TO_RGB: [[f64; 3]; 3] = [
        [3.133_856, -1.616_867, -0.490_615],
        [-0.978_768, 1.916_142, 0.033_454],
        [0.071_945, -0.228_991, 1.405_243],
    ];
    const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
    let middle = (f64::from(lightness.clamp(0.0, 100.0)) + 16.0) / 116.0;
    let places = [middle + f64::from(a) / 500.0, middle, middle - f64::from(b) / 200.0];
    let cube = |place: f64| {
        if place > 6.0 / 29.0 { place * place * place } else { 108.0 / 841.0 * (place - 4.0 / 29.0) }
    };
    let xyz: [f64; 3] = std::array::from_fn(|part| cube(places[part]) * D50[part]);
    TO_RGB.map(|row| encoded(row.iter().zip(xyz).map(|(factor, part)| factor * part).sum()))
}

/// A part of the light of sRGB as its byte (IEC 61966-2-1): the largest whose light is no more, which needs
/// products alone.
fn encoded(light: f64) -> u8 {
    // ((v + 0.055) / 1.055) ^ 2.4 <= light, both to the fifth power.
    let is_reached = |step: u32| {
        let value = (f64::from(step) - 0.5) / 255.0;
        if value <= 0.040_45 {
            return value / 12.92 <= light;
        }
        let [base, wanted] = [(value + 0.055) / 1.055, light];
        let cube = base * base * base;
        let fifth = wanted * wanted * wanted * wanted * wanted;
        cube * cube * cube * cube <= fifth
    };
    let (mut low, mut high) = (0_u32, 255);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if light > 0.0 && is_reached(middle) { low = middle } else { high = middle - 1 }
    }
    low as u8
}

/// The space of colours of a picture in its dictionary, by the long key or that of pictures in the text.
pub(super) fn named_in<'a>(dict: &Dict<'a>) -> Option<Object<'a>> {
    dict.get::<Object<'_>>(b"ColorSpace").or_else(|| dict.get::<Object<'_>>(b"CS"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lab_is_what_the_screen_shows_of_it() {
        // Of D50, by the formulas of CIE 15 and IEC 61966-2-1 in 64-bit numbers.
        for (lab, expected) in [
            ([100.0, 0.0, 0.0], [255, 255, 255]),
            ([0.0, 0.0, 0.0], [0, 0, 0]),
            ([50.0, 0.0, 0.0], [119, 119, 119]),
            ([54.0, 81.0, 70.0], [255, 0, 0]),
            ([30.0, 68.0, -112.0], [0, 0, 255]),
        ] {
            let found = of_lab(lab);
            let off = found.iter().zip(expected).map(|(found, expected): (&u8, u8)| found.abs_diff(expected));
            assert!(off.max() <= Some(5), "{lab:?}: {found:?}, {expected:?}");
        }
    }

    #[test]
    fn light_is_coded_as_the_nearest_byte() {
        for (light, expected) in [(-1.0, 0), (0.0, 0), (0.001, 3), (0.215_861, 128), (0.5, 188), (1.0, 255)] {
            assert_eq!(encoded(light), expected, "{light}");
        }
        assert_eq!((encoded(f64::NAN), encoded(9.0)), (0, 255));
    }
}
