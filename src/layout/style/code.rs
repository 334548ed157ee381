//! QR codes as frames.

use crate::edition::{Frame, LinkTarget};
use crate::geometry::{Length, Rect};
use crate::ink::Ink;
use crate::links::address;
use crate::links::qr::QrCode;

/// The smallest module that every telephone reads on newsprint: 0.33 mm.
const LEAST_MODULE: Length = Length::from_millipoints(936);

/// The side of a code with its quiet zone, as large as is wanted or as its modules need.
pub fn code_side(url: &str, wanted: Length) -> Option<Length> {
    let code = QrCode::of(url)?;
    Some(module(&code, wanted) * code.modules())
}

fn module(code: &QrCode, wanted: Length) -> Length {
    (wanted / code.modules()).max(LEAST_MODULE)
}

/// The code of an address, black on white, with its quiet zone, as a link; and its side. Nothing where the address has
/// none.
pub fn code_frames(url: &str, wanted: Length) -> Option<(Length, Vec<Frame>)> {
    let code = QrCode::of(url)?;
    let module = module(&code, wanted);
    let side = module * code.modules();
    let rect = |(x, y, width): (i32, i32, i32)| Rect::new(module * x, module * y, module * width, module);
    let whole = Rect::new(Length::ZERO, Length::ZERO, side, side);
    let target = LinkTarget::Url(address::sound(url)?);
    let frames = vec![
        Frame::Link { rect: whole, target, covers: 2 },
        Frame::Rule { rect: whole, ink: Ink::WHITE },
        Frame::Tiles { rects: code.dark().map(rect).collect(), ink: Ink::BLACK },
    ];
    Some((side, frames))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_as_large_as_wanted_or_as_its_modules_need() {
        let side = |url: &str| code_side(url, Length::from_points(68)).unwrap();
        let short = side("https://a.cn");
        assert!(short <= Length::from_points(68) && short > Length::from_points(67), "{short}");
        let long = format!("https://example.org/{}", "x".repeat(260));
        assert_eq!(side(&long), LEAST_MODULE * 73);
        assert_eq!(code_side("example.org", Length::from_points(68)), None);
    }

    #[test]
    fn a_code_is_a_link_on_a_white_ground() {
        let (side, frames) = code_frames("https://example.org/", Length::from_points(68)).unwrap();
        let [
            Frame::Link { covers: 2, .. },
            Frame::Rule { rect, ink: Ink::WHITE },
            Frame::Tiles { rects, ink },
        ] = &frames[..]
        else {
            panic!("{frames:?}");
        };
        assert_eq!((rect.size.width, *ink), (side, Ink::BLACK));
        let quiet = LEAST_MODULE * 4;
        assert!(rects.iter().all(|dark| dark.left() >= quiet && dark.right() <= side - quiet));
    }
}
