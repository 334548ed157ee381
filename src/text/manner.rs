//! A newspaper's choices (house style) for setting its text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::breaks::LineEdgeRules;
use super::class::Direction;
use crate::geometry::Length;

/// Width of full-width marks inside a line (CLREQ, Punctuation Width Adjustment).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Punctuation {
    /// 全角式: one em, neighbouring marks together one and a half.
    #[default]
    Quanjiao,
    /// 开明式: one em for what ends a sentence, half an em for all others.
    Kaiming,
    /// 半角式: half an em for all.
    Banjiao,
    /// As the font has them: nothing is trimmed or squeezed, not even at the ends of lines.
    Plain,
}

/// Width of a full-width mark at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LineEnd {
    /// Half an em (GB/T 15834 5.1.10).
    #[default]
    Half,
    /// As inside the line.
    Full,
    /// As inside the line where that fills it exactly, else half an em (CSS Text 4, `allow-end`).
    Auto,
}

/// How a text is set, whatever the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Manner {
    /// Which marks may not begin or end a line.
    pub line_edge_rules: LineEdgeRules,
    /// Width of marks inside a line.
    pub punctuation: Punctuation,
    /// Width of a mark at the end of a line.
    pub line_end: LineEnd,
    /// Whether a pause mark may hang beyond the end of its line (CLREQ, Hanging Punctuation: not a
    /// Chinese custom).
    pub hanging: bool,
    /// Whether the blank after a full stop, an exclamation or a question mark gives way inside a
    /// line; many houses forbid it (CLREQ, Procedures for Reduction).
    pub squeezes_stops: bool,
    /// Whether Western runs are padded to whole em, so that Han characters stand in a grid
    /// (CLREQ, Grid Alignment).
    pub grid: bool,
    /// Whether the softer rules of headlines hold for breaks.
    pub headline: bool,
    /// Which way the line runs.
    pub direction: Direction,
    /// Blank added between characters, as in short headlines.
    pub tracking: Length,
}
