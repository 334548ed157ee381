//! Where a line may end, and what it costs.
//!
//! The recipe: [`unicode`] applies UAX #14 to marks with the classes they have in Chinese,
//! [`line_edge_rules`] forbids what Chinese forbids at the beginning and end of a line, [`links`]
//! cuts addresses, [`tokens`] keeps numbers whole, [`words`] hyphenates, [`soft`] adds costs to line ends that should be avoided.

mod line_edge_rules;
mod links;
#[cfg(test)]
mod properties;
mod soft;
#[cfg(test)]
mod tests;
mod tokens;
mod unicode;
mod words;

use std::ops::Range;

use super::context::Character;
use super::locale::{Locale, Region};

/// Which marks may not begin or end a line (CLREQ, Prohibition Rules for Line Start and Line End).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum LineEdgeRules {
    /// No rules, as in newspapers of Taiwan and Hong Kong.
    None,
    /// Pause marks, closing brackets, connectors, interpuncts and solidi begin no line, opening
    /// brackets end none.
    Basic,
    /// As basic, and a solidus ends no line (GB/T 15834 5.1.9).
    #[default]
    Gb,
    /// As GB, and neither a dash nor an ellipsis begins a line.
    Strict,
}

/// What may happen after a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A line never ends here.
    Never,
    /// A line may end here at this cost.
    May(u16),
    /// A line may end here with a hyphen added, at this cost.
    Hyphen(u16),
    /// The author ends the line here.
    Must,
}

/// The rules by which lines are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct BreakRules {
    /// Which marks may not begin or end a line.
    pub line_edge_rules: LineEdgeRules,
    /// Whose habits to follow, and in which language to hyphenate.
    pub locale: Locale,
    /// Whether it is a headline, where no line should begin with a particle (的 了 着 过 吗 呢 得) nor
    /// end with a conjunction (和 与 及).
    pub headline: bool,
}

/// Where the lines of a text may end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEnds {
    /// What may happen after each character; the last is `Must`.
    pub after: Vec<Break>,
    /// Ranges of characters, in ascending order, that no line parts unless one of them is longer than
    /// the line: numbers, and the parts of addresses.
    pub whole: Vec<Range<usize>>,
}

/// Where the lines of a text with these `characters` may end.
pub fn breaks(text: &str, characters: &[Character], rules: BreakRules) -> LineEnds {
    let mut after = unicode::breaks(characters, rules.line_edge_rules);
    line_edge_rules::correct(&mut after, characters, rules.line_edge_rules);
    let links = links::correct(&mut after, characters);
    let whole = tokens::correct(&mut after, characters, &links);
    words::correct(&mut after, text, characters, &links, rules.locale.hyphens);
    if rules.locale.region != Region::Japan {
        soft::add(&mut after, characters, rules.headline);
    }
    if let Some(last) = after.last_mut() {
        *last = Break::Must;
    }
    LineEnds { after, whole }
}
