//! Where a fault of a page begins to show: what the search avoids and what lint reports, in one
//! place. Each is the rule of an editor's handbook or was tuned by eye; see `docs/tuning.md`.

/// Ratio of the sizes of two heads side by side, in hundredths, from which readers tell them apart.
pub const UNLIKE_HEADS: u32 = 135;

/// Part of the height, in hundredths, from which a free line between columns parts the page (通线).
pub const LONG_GUTTER: u32 = 80;

/// Part of the height above and below which a cut through the whole width only parts off a strip,
/// in hundredths; between them it breaks the page in two (断版).
pub const STRIP: u32 = 25;

/// Most boxes on a page.
pub const MOST_BOXES: usize = 2;

/// How much larger than any other the dominant picture of a page is, in hundredths.
pub const DOMINANT_PICTURE: u32 = 150;
