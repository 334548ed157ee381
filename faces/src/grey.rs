//! The pixels of a picture in grey.

/// A picture in grey, row by row.
#[derive(Clone, Copy, Debug)]
pub struct Grey<'a> {
    pixels: &'a [u8],
    width: u32,
    height: u32,
}

/// The longest side of a picture: sums of its pixels are far from the largest number.
const LONGEST: u32 = 4096;

impl<'a> Grey<'a> {
    /// A picture of `width` times `height` pixels. None if there are more or fewer of them, or if a side has
    /// more than 4096.
    pub fn new(pixels: &'a [u8], width: u32, height: u32) -> Option<Self> {
        let fits =
            width.max(height) <= LONGEST && pixels.len() as u64 == u64::from(width) * u64::from(height);
        fits.then_some(Self { pixels, width, height })
    }

    /// Pixels across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// A pixel; black beside the picture.
    pub(crate) fn at(&self, x: i64, y: i64) -> u8 {
        let inside = (0..i64::from(self.width)).contains(&x) && (0..i64::from(self.height)).contains(&y);
        if inside { self.pixels[y as usize * self.width as usize + x as usize] } else { 0 }
    }

    /// A rectangle of it in other pixels: between four of its own each. What lies beside it is black.
    pub(crate) fn scaled(&self, (left, top): (i64, i64), from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
        let (across, down) = (steps(from.0, to.0), steps(from.1, to.1));
        let mut pixels = Vec::with_capacity(to.0 as usize * to.1 as usize);
        for &(y, low) in &down {
            for &(x, right) in &across {
                let at = |x: i64, y: i64| f64::from(self.at(left + x, top + y));
                let upper = (1.0 - right) * at(x, y) + right * at(x + 1, y);
                let lower = (1.0 - right) * at(x, y + 1) + right * at(x + 1, y + 1);
                pixels.push(((1.0 - low) * upper + low * lower) as u8);
            }
        }
        pixels
    }
}

/// Where the pixels of a side lie among those of another: the one before each, and how far behind it.
fn steps(from: u32, to: u32) -> Vec<(i64, f64)> {
    let scale = f64::from(from) / f64::from(to.max(1));
    let place = |number: u32| {
        let place = scale * f64::from(number);
        let before = (place as i64).min(i64::from(from) - 2).max(0);
        (before, place - before as f64)
    };
    (0..to).map(place).collect()
}
