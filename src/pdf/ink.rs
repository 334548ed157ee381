//! The colours that text, rules and grounds are drawn in.

use std::str::FromStr;

use krilla::color::{Color as Paint, cmyk, luma, rgb};
use krilla::icc::ICCProfile;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineJoin, Stroke};

use crate::diagnostics::Error;
use crate::ink::{Ink, Palette, contrast};
use crate::messages::sentence;

/// The colours of a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Everything in grey: a colour is the grey that is as light as it.
    Gray,
    /// Colours of screens (sRGB), black text and rules in grey.
    #[default]
    Rgb,
    /// Inks for a press, black text and rules in black ink alone; pictures in their colours. Files for archives
    /// say what the inks are by a profile ([`press_profile`]).
    Cmyk,
}

impl Color {
    /// Names of the colours, in their order.
    pub const NAMES: [&'static str; 3] = ["gray", "rgb", "cmyk"];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// How an ink of a sheet is filled.
    pub(super) fn fill(self, ink: Ink, palette: &Palette) -> Fill {
        Fill { paint: self.paint(ink, palette).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
    }

    /// How a line of an ink of a sheet and so many points is drawn.
    pub(super) fn stroke(self, (ink, palette): (Ink, &Palette), width: f32) -> Stroke {
        let paint = self.paint(ink, palette).into();
        Stroke { paint, width, line_join: LineJoin::Round, ..Stroke::default() }
    }

    fn paint(self, ink: Ink, palette: &Palette) -> Paint {
        match (self, palette.color(ink)) {
            (Self::Cmyk, None) => cmyk::Color::new(0, 0, 0, 255 - ink.level()).into(),
            (Self::Gray | Self::Rgb, None) => luma::Color::new(ink.level()).into(),
            (Self::Gray, Some(color)) => luma::Color::new(contrast::gray(color)).into(),
            (Self::Rgb, Some(color)) => {
                let [red, green, blue] = color.rgb;
                rgb::Color::new(red, green, blue).into()
            }
            (Self::Cmyk, Some(color)) => {
                let [cyan, magenta, yellow, black] =
                    color.inks().map(|ink| (u32::from(ink.min(100)) * 255 / 100) as u8);
                cmyk::Color::new(cyan, magenta, yellow, black).into()
            }
        }
    }
}

/// What the inks of a file for archives are (ISO 19005-2, 6.2.4.2): CGATS TR 001, offset printing of publications,
/// as the profile `CGATS001Compat-v2-micro` of Compact ICC Profiles, which is in the public domain (CC0 1.0).
pub(super) fn press_profile() -> Option<ICCProfile<4>> {
    ICCProfile::new(include_bytes!("cgats001.icc"))
}

impl FromStr for Color {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Self::Gray, Self::Rgb, Self::Cmyk];
        all.into_iter().find(|color| color.name() == name).ok_or_else(|| Error::UnknownName {
            what: sentence!("kind-colour"),
            name: name.to_owned(),
            known: Self::NAMES.map(str::to_owned).to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::check::sample;
    use crate::edition::{Edition, Frame, Sheet};
    use crate::geometry::{Length, Rect, Size};
    use crate::ink::{Color as Shade, ColorName};
    use crate::pdf::{Options, Profile, export};
    use crate::text::FontLibrary;

    /// A sheet with a red and a black rule.
    fn edition() -> Edition {
        let side = Length::from_points(100);
        let rule = |top: i32, ink| Frame::Rule {
            rect: Rect::new(Length::ZERO, Length::from_points(top), side, Length::from_points(10)),
            ink,
        };
        let frames = vec![rule(0, Ink::BLACK.or(ColorName::Accent)), rule(50, Ink::black(60))];
        let red = Shade { rgb: [200, 16, 46], cmyk: Some([10, 90, 80, 20]) };
        let palette = Palette::new([(ColorName::Accent, red)]);
        let sheet = Sheet { palette, ..Sheet::plain(Size::new(side, side), "A01".into(), "A01", frames) };
        Edition::of_issue(&sample::checked(), &FontLibrary::bundled(), vec![sheet])
    }

    /// The operators that choose colours in a file, with their operands, and whether it names a space of devices.
    fn chosen(color: Color, profile: Profile) -> (Vec<String>, Vec<&'static str>) {
        let bytes = export(&edition(), &Options { profile, color, ..Options::default() }).unwrap().value;
        let mut content = String::new();
        let starts =
            bytes.windows(7).enumerate().filter(|(_, bytes)| bytes == b"stream\n").map(|(at, _)| at + 7);
        for at in starts {
            let mut unpacked = Vec::new();
            if flate2::read::ZlibDecoder::new(&bytes[at..]).read_to_end(&mut unpacked).is_ok() {
                content.push_str(&String::from_utf8_lossy(&unpacked));
                content.push('\n');
            }
        }
        let (mut operands, mut lines) = (Vec::new(), Vec::new());
        for token in content.split_whitespace() {
            match token {
                "g" | "G" | "rg" | "RG" | "k" | "K" | "scn" | "SCN" => {
                    operands.push(token);
                    lines.push(operands.join(" "));
                    operands.clear();
                }
                number if number.parse::<f32>().is_ok() => operands.push(number),
                _ => operands.clear(),
            }
        }
        let all = content + &String::from_utf8_lossy(&bytes);
        (lines, ["DeviceRGB", "DeviceCMYK"].into_iter().filter(|name| all.contains(name)).collect())
    }

    #[test]
    fn grey_has_no_colour_of_screen_or_press() {
        let (lines, spaces) = chosen(Color::Gray, Profile::Web);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.iter().all(|line| line.ends_with(" g")), "{lines:?}");
        assert_eq!(spaces, [""; 0]);
        let (lines, spaces) = chosen(Color::Gray, Profile::Archive);
        assert!(lines.iter().all(|line| line.split(' ').count() <= 2), "one part a colour: {lines:?}");
        assert_eq!(spaces, [""; 0]);
    }

    #[test]
    fn colours_are_those_of_the_screen_and_black_stays_grey() {
        let (lines, _) = chosen(Color::Rgb, Profile::Web);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("0.78") && lines[0].ends_with(" rg"), "{lines:?}");
        assert!(lines[1].ends_with(" g"), "{lines:?}");
    }

    #[test]
    fn a_press_gets_the_inks_as_they_are() {
        let (lines, _) = chosen(Color::Cmyk, Profile::Web);
        let inks = |line: &String| {
            let parts = line.strip_suffix(" k").unwrap().split(' ').map(|part| part.parse::<f32>().unwrap());
            parts.map(|part| (part * 100.0).round() as u8).collect::<Vec<_>>()
        };
        assert_eq!(lines.iter().map(inks).collect::<Vec<_>>(), [[10, 90, 80, 20], [0, 0, 0, 60]]);
    }

    #[test]
    fn an_archive_says_what_the_inks_are() {
        assert!(press_profile().is_some(), "the profile is one of four inks");
        for profile in [Profile::Archive, Profile::Deposit] {
            let found = export(&edition(), &Options { profile, color: Color::Cmyk, ..Options::default() });
            assert_eq!(found.unwrap().diagnostics, []);
            let (lines, spaces) = chosen(Color::Cmyk, profile);
            assert!(
                lines.iter().any(|line| line.split(' ').count() == 5 && line.ends_with(" scn")),
                "{lines:?}"
            );
            assert_eq!(spaces, [""; 0]);
        }
    }
}
