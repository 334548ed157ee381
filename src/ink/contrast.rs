//! Whether text in a colour can be read on a ground: relative luminance and contrast as WCAG 2.2 defines them, in
//! whole numbers.

use std::fmt;

use super::Color;

/// The least contrast of text on its ground (WCAG 2.2, 1.4.3). Large heads have no lesser one here: newsprint is
/// no screen.
pub const LEAST: Contrast = Contrast(450);

/// Luminance of white; that of black is 0.
const WHITE: u32 = 1_000_000;

/// What is added to both luminances for the light that falls on the page (WCAG 2.2, contrast ratio).
const AROUND: u32 = WHITE / 20;

/// A contrast in hundredths: 450 is 4.5 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contrast(pub u32);

impl fmt::Display for Contrast {
    /// As `4.5`, rounded down to one decimal: what is too little is never shown as enough.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 100, self.0 / 10 % 10)
    }
}

/// The contrast of two colours.
pub fn contrast(one: Color, other: Color) -> Contrast {
    let (one, other) = (luminance(one) + AROUND, luminance(other) + AROUND);
    Contrast(one.max(other) * 100 / one.min(other))
}

/// The colour nearest to one, darker or lighter, that can be read on a ground: all its parts are brought nearer to
/// black, or to white on a ground that is darker than it, in the same proportion.
pub fn readable(color: Color, ground: Color) -> Color {
    let darker = luminance(ground) > WHITE / 5;
    let moved = |step: u32| {
        let moved = |part: u8| {
            let part = u32::from(part);
            let part = if darker { part * (255 - step) / 255 } else { part + (255 - part) * step / 255 };
            part as u8
        };
        Color::of_screen(color.rgb.map(moved))
    };
    (0..=255).map(moved).find(|&one| contrast(one, ground) >= LEAST).unwrap_or_else(|| moved(255))
}

/// The grey that is as light as a colour, from 0 for black to 255 for white.
pub fn gray(color: Color) -> u8 {
    let light = luminance(color);
    let at_least = |level: &u8| linear(*level) >= light;
    (0..=255).find(at_least).unwrap_or(255)
}

/// Relative luminance in millionths (WCAG 2.2).
fn luminance(color: Color) -> u32 {
    let [red, green, blue] = color.rgb.map(|part| u64::from(linear(part)));
    ((red * 2126 + green * 7152 + blue * 722) / 10_000) as u32
}

/// The light of a part of sRGB in millionths: `part / 255 / 12.92`, from 11 on
/// `((part / 255 + 0.055) / 1.055) ^ 2.4` (IEC 61966-2-1).
fn linear(part: u8) -> u32 {
    let part = u128::from(part);
    if part < 11 {
        return (part * 100_000_000 / (255 * 1292)) as u32;
    }
    // The base is 1000 part + 14,025 of 269,025. Its power of 2.4 is its square times the fifth root of its square.
    let millionths = (part * 1000 + 14_025) * 1_000_000 / 269_025;
    let square = millionths * millionths;
    let root = fifth_root(square * 1_000_000_000_000_000_000);
    (square * root / 1_000_000_000_000) as u32
}

/// The largest whole number, up to a million, whose fifth power is not above a number.
fn fifth_root(number: u128) -> u128 {
    let (mut low, mut high) = (0_u128, 1_000_000);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if middle.pow(5) <= number { low = middle } else { high = middle - 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        text.parse().unwrap()
    }

    /// Ratios computed by the formulas of WCAG 2.2 in floating point.
    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", 2100),
            ("#ffffff", "#ffffff", 100),
            ("#767676", "#ffffff", 454),
            ("#777777", "#ffffff", 447),
            ("#c8102e", "#ffffff", 588),
            ("#0067b1", "#ffffff", 587),
            ("#ffd200", "#000000", 1447),
            ("#ffd200", "#ffffff", 145),
            ("#ff0000", "#ffffff", 399),
        ] {
            let found = contrast(color(one), color(other)).0;
            assert!(found.abs_diff(expected) <= 2, "{one} on {other}: {found}");
            assert_eq!(found, contrast(color(other), color(one)).0);
        }
    }

    #[test]
    fn a_colour_that_would_do_is_the_nearest_that_does() {
        let white = color("#ffffff");
        assert_eq!(readable(color("#c8102e"), white), color("#c8102e"), "it does already");
        for pale in ["#ffd200", "#ff0000", "#d8492b", "#ffffff", "#00a0ff"] {
            let found = readable(color(pale), white);
            assert!(contrast(found, white) >= LEAST, "{pale}: {found}");
            assert!(contrast(found, white).0 < LEAST.0 + 15, "{pale}: {found}");
        }
        let dark = color("#000000");
        assert!(contrast(readable(color("#3a0a10"), dark), dark) >= LEAST);
    }

    #[test]
    fn a_grey_is_as_light_as_its_colour() {
        for text in ["#000000", "#ffffff", "#c8102e", "#0067b1", "#ffd200", "#127d76"] {
            let level = gray(color(text));
            let gray = Color::of_screen([level; 3]);
            let (of_gray, of_color) =
                (contrast(gray, color("#fff")).0, contrast(color(text), color("#fff")).0);
            assert!(of_gray.abs_diff(of_color) * 50 <= of_color, "{text}: {of_gray} and {of_color}");
        }
        assert!((0..=255).all(|level| super::gray(Color::of_screen([level; 3])) == level));
    }
}
