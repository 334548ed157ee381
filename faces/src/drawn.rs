//! A made-up face that is found, for tests of this package and of those that use it.

/// A grey picture, row by row, with a face drawn by hand at a place: its left edge, its top, and its side from brows
/// to chin, in pixels.
pub fn picture((width, height): (u32, u32), (left, top, side): (f64, f64, f64)) -> Vec<u8> {
    let shade =
        |x: u32, y: u32| face((f64::from(x) - left) / side, (f64::from(y) - top) / side).unwrap_or(WALL);
    (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| shade(x, y) as u8).collect()
}

/// The grey behind it.
const WALL: f64 = 96.0;

/// The grey of a place of a face, in parts of its side: an oval with hair, brows, eyes, nose and mouth. None
/// beside it.
fn face(x: f64, y: f64) -> Option<f64> {
    let oval = |cx: f64, cy: f64, rx: f64, ry: f64| ((x - cx) / rx).powi(2) + ((y - cy) / ry).powi(2);
    let soft = |r: f64| (1.0 - r).clamp(0.0, 1.0);
    let head = oval(0.5, 0.48, 0.47, 0.68);
    if head > 1.0 {
        return None;
    }
    let mut grey = 205.0 - 55.0 * head;
    if y < -0.02 - 0.1 * (1.0 - (2.0 * x - 1.0).powi(2)) {
        grey = 40.0;
    }
    for cx in [0.29, 0.71] {
        grey -= 120.0 * soft(oval(cx, 0.17, 0.17, 0.05));
        grey -= 60.0 * soft(oval(cx, 0.3, 0.17, 0.11));
        grey -= 130.0 * soft(oval(cx, 0.3, 0.09, 0.06));
    }
    grey += 25.0 * soft(oval(0.5, 0.45, 0.07, 0.25));
    grey -= 70.0 * soft(oval(0.5, 0.62, 0.16, 0.06));
    grey -= 110.0 * soft(oval(0.5, 0.82, 0.24, 0.07));
    Some(grey.clamp(0.0, 255.0))
}
