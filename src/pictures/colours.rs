//! Profiles of colours (ICC.1), and the way from them to sRGB.
//!
//! Pixels are computed in 64-bit numbers: the vector units of processors, which round in different ways,
//! have no part in what is written.

use std::sync::Arc;

use image::{ColorType, DynamicImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformF64Executor, TransformOptions};

/// A conversion that moves no colour by more than this, of 255, is none: profiles of sRGB differ in
/// their last digits.
const SAME: f64 = 1.5;

/// Steps of a channel by which two profiles are compared.
const STEPS: usize = 9;

/// Whether a profile is one of a device or space with the channels that pictures have, as PDF/A asks
/// (ISO 19005-2, 6.2.4.2; ICC.1, 7.2).
pub(super) fn describes_device(profile: &[u8]) -> bool {
    let tag = |at: usize| profile.get(at..at + 4).unwrap_or_default();
    let known_class = [&b"scnr"[..], b"mntr", b"prtr", b"spac"].contains(&tag(12));
    let known_space = [&b"RGB "[..], b"GRAY"].contains(&tag(16));
    let version = profile.get(8).copied().unwrap_or(u8::MAX);
    known_class && known_space && tag(36) == b"acsp" && version <= 4
}

/// The way from the colours of a profile to sRGB.
pub(super) enum ToSrgb {
    /// They are sRGB already.
    Same,
    /// The profile cannot be used, or is none for these pixels: it is left out and the colours stay.
    Dropped,
    /// A grey for each grey.
    Gray(Box<[u8; 256]>),
    /// Red, green and blue.
    Rgb(Arc<TransformF64Executor>),
}

impl ToSrgb {
    /// The way from a profile, for pixels of a kind.
    pub(super) fn of(profile: &[u8], pixels: ColorType) -> Self {
        let found = ColorProfile::new_from_slice(profile).ok();
        let found = found.filter(|profile| match profile.color_space {
            DataColorSpace::Rgb => pixels.has_color(),
            DataColorSpace::Gray => !pixels.has_color(),
            _ => false,
        });
        // Tables are computed by vector units; what such a profile says besides has to do.
        let bare = found.map(|mut profile| {
            profile.lut_a_to_b_perceptual = None;
            profile.lut_a_to_b_colorimetric = None;
            profile.lut_a_to_b_saturation = None;
            profile
        });
        bare.and_then(|profile| Self::from_profile(&profile)).unwrap_or(Self::Dropped)
    }

    fn from_profile(profile: &ColorProfile) -> Option<Self> {
        let layout = if profile.color_space == DataColorSpace::Gray { Layout::Gray } else { Layout::Rgb };
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_f64(layout, &srgb, Layout::Rgb, options).ok()?;
        if layout == Layout::Rgb {
            let steps = || (0..STEPS).map(|step| step as f64 / (STEPS - 1) as f64);
            let colours = steps().flat_map(|red| steps().map(move |green| [red, green]));
            let colours: Vec<f64> =
                colours.flat_map(|[red, green]| steps().flat_map(move |blue| [red, green, blue])).collect();
            let moved = transformed(&*transform, &colours, colours.len())?;
            let farthest = colours.iter().zip(&moved).map(|(own, moved)| (own - moved).abs());
            let is_same = farthest.fold(0.0, f64::max) * 255.0 <= SAME;
            return Some(if is_same { Self::Same } else { Self::Rgb(transform) });
        }
        let grays: Vec<f64> = (0..=255).map(|gray| f64::from(gray) / 255.0).collect();
        let moved = transformed(&*transform, &grays, 3 * grays.len())?;
        let mut table = Box::new([0; 256]);
        moved.chunks_exact(3).zip(table.iter_mut()).for_each(|(moved, gray)| *gray = byte(moved[1]));
        let moves = |(own, gray): (usize, &u8)| own.abs_diff(usize::from(*gray)) as f64 > SAME;
        Some(if table.iter().enumerate().any(moves) { Self::Gray(table) } else { Self::Same })
    }

    /// The picture in sRGB.
    pub(super) fn applied(&self, image: DynamicImage) -> DynamicImage {
        match (self, image) {
            (Self::Gray(table), DynamicImage::ImageLuma8(mut pixels)) => {
                pixels.pixels_mut().for_each(|pixel| pixel[0] = table[usize::from(pixel[0])]);
                pixels.into()
            }
            (Self::Gray(table), DynamicImage::ImageLumaA8(mut pixels)) => {
                pixels.pixels_mut().for_each(|pixel| pixel[0] = table[usize::from(pixel[0])]);
                pixels.into()
            }
            (Self::Rgb(transform), image) => {
                let mut pixels = image.into_rgb8();
                let row = 3 * pixels.width() as usize;
                for row in pixels.chunks_exact_mut(row.max(1)) {
                    let own: Vec<f64> = row.iter().map(|&value| f64::from(value) / 255.0).collect();
                    // A transform takes all rows or none.
                    let Some(moved) = transformed(&**transform, &own, own.len()) else { break };
                    row.iter_mut().zip(moved).for_each(|(value, moved)| *value = byte(moved));
                }
                pixels.into()
            }
            (_, image) => image,
        }
    }
}

fn transformed(transform: &TransformF64Executor, from: &[f64], length: usize) -> Option<Vec<f64>> {
    let mut to = vec![0.0; length];
    transform.transform(from, &mut to).ok()?;
    Some(to)
}

/// A channel from 0 to 1 as a byte; the colours of a wide profile may lie outside.
fn byte(value: f64) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    fn conversion(profile: &ColorProfile, pixels: ColorType) -> ToSrgb {
        ToSrgb::of(&profile.encode().unwrap(), pixels)
    }

    fn converted(profile: &ColorProfile, colour: [u8; 3]) -> [u8; 3] {
        let image = RgbImage::from_pixel(3, 2, Rgb(colour));
        conversion(profile, ColorType::Rgb8).applied(image.into()).into_rgb8().get_pixel(2, 1).0
    }

    #[test]
    fn the_profile_of_srgb_is_no_reason_to_change_a_picture() {
        assert!(matches!(conversion(&ColorProfile::new_srgb(), ColorType::Rgb8), ToSrgb::Same));
    }

    #[test]
    fn colours_of_wider_profiles_are_those_of_srgb() {
        // Adobe RGB (1998), 4.3.5.2 to sRGB by hand: pure red leaves sRGB, a muted green moves.
        let adobe = ColorProfile::new_adobe_rgb();
        assert_eq!(converted(&adobe, [255, 255, 255]), [255, 255, 255]);
        assert_eq!(converted(&adobe, [0, 0, 0]), [0, 0, 0]);
        let [red, green, blue] = converted(&adobe, [100, 150, 100]);
        assert!(
            red < 90 && (149..=153).contains(&green) && (95..=101).contains(&blue),
            "{red} {green} {blue}"
        );
        assert_eq!(
            converted(&ColorProfile::new_display_p3(), [255, 0, 0]),
            [255, 0, 0],
            "cut off at the edge"
        );
    }

    #[test]
    fn greys_of_another_gamma_move() {
        let linear = conversion(&ColorProfile::new_gray_with_gamma(1.0), ColorType::L8);
        let ToSrgb::Gray(table) = linear else { panic!("not a table of greys") };
        // IEC 61966-2-1: a fifth of the light is 48 % of the range.
        assert_eq!((table[0], table[51], table[255]), (0, 124, 255));
    }

    #[test]
    fn profiles_that_do_not_fit_are_dropped() {
        assert!(matches!(conversion(&ColorProfile::new_srgb(), ColorType::L8), ToSrgb::Dropped));
        let gray = ColorProfile::new_gray_with_gamma(2.2);
        assert!(matches!(conversion(&gray, ColorType::Rgb8), ToSrgb::Dropped));
        assert!(matches!(ToSrgb::of(b"no profile", ColorType::Rgb8), ToSrgb::Dropped));
    }

    #[test]
    fn only_profiles_of_devices_are_kept() {
        let mut profile = ColorProfile::new_srgb().encode().unwrap();
        assert!(describes_device(&profile));
        profile[12..16].copy_from_slice(b"abst");
        assert!(!describes_device(&profile));
    }
}
