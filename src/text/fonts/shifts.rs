//! Size and place of low and high characters (subscripts and superscripts) in a face.

use skrifa::FontRef;
use skrifa::raw::TableProvider;

use crate::geometry::Length;

/// Which way characters leave the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShiftKind {
    /// Below it, as in H₂O.
    Subscript,
    /// Above it, as in m².
    Superscript,
}

/// How low or high characters of a face are set, in thousandths of the em of the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShiftMetrics {
    size: i32,
    rise: i32,
}

/// A low character stands at least this far below the line: many faces give less, and an index at
/// 8 points is then not seen to be one. Tuned by eye; see docs/tuning.md.
const LEAST_DROP: i32 = 125;

impl ShiftMetrics {
    /// What most faces for Chinese say.
    pub(super) const fn usual(kind: ShiftKind) -> Self {
        match kind {
            ShiftKind::Subscript => Self { size: 600, rise: -LEAST_DROP },
            ShiftKind::Superscript => Self { size: 600, rise: 350 },
        }
    }

    /// What a face says (ISO/IEC 14496-22, OS/2: `ySubscriptYSize`, `ySubscriptYOffset`,
    /// `ySuperscriptYSize`, `ySuperscriptYOffset`), as far as it can be: a size from 2/5 to 4/5 and a
    /// place of at most 3/5 of the em.
    pub(super) fn of(font: &FontRef<'_>, kind: ShiftKind, units_per_em: u16) -> Self {
        let said = font.os2().ok().map(|os2| match kind {
            ShiftKind::Subscript => (os2.y_subscript_y_size(), os2.y_subscript_y_offset()),
            ShiftKind::Superscript => (os2.y_superscript_y_size(), os2.y_superscript_y_offset()),
        });
        let thousandths = |units: i16| i32::from(units) * 1000 / i32::from(units_per_em);
        said.map(|(size, offset)| (thousandths(size), thousandths(offset)))
            .filter(|(size, offset)| (400..=800).contains(size) && (0..=600).contains(offset))
            .map_or(Self::usual(kind), |(size, offset)| match kind {
                ShiftKind::Subscript => Self { size, rise: -offset.max(LEAST_DROP) },
                ShiftKind::Superscript => Self { size, rise: offset },
            })
    }

    /// Size of the em of characters that leave a text of `size`.
    pub(crate) fn size(self, size: Length) -> Length {
        size.scaled(self.size, 1000)
    }

    /// Height of their baseline above that of a text of `size`.
    pub(crate) fn rise(self, size: Length) -> Length {
        size.scaled(self.rise, 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::{fonts, style};

    #[test]
    fn low_and_high_characters_stand_where_the_face_says_and_are_smaller() {
        let face = fonts().face(style("zh-Hans-CN").chain[0]);
        let em = Length::from_points(10);
        let place = |kind| (face.shift(kind).size(em), face.shift(kind).rise(em));
        // OS/2 of the bundled faces: size 600, 75 below, 350 above.
        let points = Length::from_millipoints;
        assert_eq!(place(ShiftKind::Superscript), (points(6000), points(3500)));
        assert_eq!(
            place(ShiftKind::Subscript),
            (points(6000), points(-1250)),
            "at least an eighth of the em"
        );
    }
}
