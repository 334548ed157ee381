//! Where a line may end, and what it costs.
//!
//! The recipe: [`unicode`] asks UAX #14 about marks as what they are in Chinese, [`kinsoku`] forbids
//! what Chinese forbids at the beginning and end of a line, [`links`] cuts addresses, [`words`]
//! hyphenates, [`soft`] makes dear what a careful compositor avoids.

mod kinsoku;
mod links;
#[cfg(test)]
mod properties;
mod soft;
#[cfg(test)]
mod tests;
mod unicode;
mod words;

use super::context::Character;
use super::locale::{Locale, Region};

/// Which marks may not begin or end a line (CLREQ, Prohibition Rules for Line Start and Line End).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kinsoku {
    /// All may, as in newspapers of Taiwan and Hong Kong.
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

/// What may happen behind a character.
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
    pub kinsoku: Kinsoku,
    /// Whose habits to follow, and in which language to hyphenate.
    pub locale: Locale,
    /// Whether it is a headline, where no line should begin with a particle (的 了 着 过 吗 呢 得) nor
    /// end with a conjunction (和 与 及).
    pub headline: bool,
}

/// What may happen behind each character of a text: one for each of `characters`, the last `Must`.
pub fn breaks(text: &str, characters: &[Character], rules: BreakRules) -> Vec<Break> {
    let mut found = unicode::breaks(characters, rules.kinsoku);
    kinsoku::correct(&mut found, characters, rules.kinsoku);
    let links = links::correct(&mut found, characters);
    words::correct(&mut found, text, characters, &links, rules.locale.hyphens);
    if rules.locale.region != Region::Japan {
        soft::add(&mut found, characters, rules.headline);
    }
    if let Some(last) = found.last_mut() {
        *last = Break::Must;
    }
    found
}

// until lines.rs moves over
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::class::Class;
/// What may happen between two clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opportunity {
    /// They stay on one line.
    Never,
    /// A line may end here.
    May,
    /// The author ends the line here.
    Must,
}

/// Byte offsets at which a line may end, in ascending order; the end of the text is one of them.
///
/// UAX #14 leaves three things open that Chinese needs: curly quotes may be broken around on
/// their outer side, interpuncts and connectors may not begin a line, a solidus neither begins
/// nor ends one (CLREQ, Prohibition Rules, level GB; GB/T 15834 5.1.9).
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut unicode = segmenter.segment_str(text).peekable();
    let mut found = Vec::new();
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, after)) = rest.next() {
        while unicode.next_if(|&b| b < at).is_some() {}
        let by_unicode = unicode.next_if_eq(&at).is_some();
        let next = rest.peek().map(|&(_, c)| c);
        if let Some(before) = before
            && (by_unicode || adds(before, after))
            && !removes(before, after, next)
        {
            found.push(at);
        }
        before = Some(after);
    }
    if !text.is_empty() {
        found.push(text.len());
    }
    found
}

/// Breaks that UAX #14 misses: around the outer side of curly quotes between Chinese characters.
fn adds(before: char, after: char) -> bool {
    let chinese = |c: char| {
        matches!(
            Class::of(c),
            Class::Ideograph | Class::Close | Class::Stop | Class::Comma | Class::Colon | Class::Exclamation
        )
    };
    (chinese(before) && matches!(after, '‘' | '“'))
        || (matches!(before, '’' | '”') && matches!(Class::of(after), Class::Ideograph | Class::Open))
}

/// Breaks that UAX #14 allows and Chinese does not. `next` follows `after`: a dash of two em
/// may begin a line, a single one is a connector and may not.
fn removes(before: char, after: char, next: Option<char>) -> bool {
    let connector = matches!(after, '～' | '〜') || after == '—' && before != '—' && next != Some('—');
    let pair_is_cut = before == after && matches!(before, '—' | '…' | '⋯');
    matches!(
        Class::of(after),
        Class::Close
            | Class::Stop
            | Class::Comma
            | Class::Colon
            | Class::Exclamation
            | Class::Dot
            | Class::Solidus
    ) || matches!(Class::of(before), Class::Open | Class::Solidus)
        || connector
        || pair_is_cut
}
