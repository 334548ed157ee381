//! Pictures of few pixels in the shapes that papers print.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};

use super::random::Random;

/// Widths in hundredths of the heights: landscape mostly.
const ASPECTS: [u32; 10] = [150, 150, 150, 133, 133, 160, 178, 100, 75, 66];

/// A picture that is to be printed.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Name of its file.
    pub(crate) name: String,
    /// Width in hundredths of its height.
    pub(crate) aspect: u32,
    /// How its shades begin.
    shade: u8,
}

impl Picture {
    pub(crate) fn new(random: &mut Random, number: usize) -> Self {
        let ending = if random.percent(50) { "jpg" } else { "png" };
        let aspect = *random.pick(&ASPECTS);
        Self { name: format!("{number:02}.{ending}"), aspect, shade: random.between(20, 120) as u8 }
    }

    /// The file: slanting shades, so that a turned or missing picture is seen.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let height = 60;
        let image = GrayImage::from_fn(height * self.aspect / 100, height, |x, y| {
            Luma([self.shade.wrapping_add((x + y * 2) as u8 / 2).clamp(16, 220)])
        });
        let format = if self.name.ends_with("jpg") { ImageFormat::Jpeg } else { ImageFormat::Png };
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("a picture can be coded");
        bytes.into_inner()
    }
}
