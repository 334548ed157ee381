//! Vertical lines: how each character stands in them (CLREQ, Mixed Text Composition in Vertical
//! Writing Mode; UAX #50).

use super::context::Character;

/// How characters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Orientation {
    /// Upright.
    #[default]
    Upright,
    /// Turned by a quarter clockwise, in a vertical line.
    Turned,
    /// Side by side in one em of a vertical line.
    Combined,
}

/// How each character stands in a vertical line.
pub(super) fn orientations(characters: &[Character]) -> Vec<Orientation> {
    characters.iter().map(|_| Orientation::Upright).collect()
}
