//! Where a line may end: UAX #14 by icu_segmenter, corrected for Chinese.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::class::Class;
use super::context::Character;
use super::locale::Locale;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kinsoku {
    None,
    Basic,
    #[default]
    Gb,
    Strict,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    Never,
    May(u16),
    Hyphen(u16),
    Must,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct BreakRules {
    pub kinsoku: Kinsoku,
    pub locale: Locale,
    pub headline: bool,
}
pub fn breaks(text: &str, characters: &[Character], _rules: BreakRules) -> Vec<Break> {
    let at = opportunities(text);
    let mut out: Vec<Break> = characters
        .iter()
        .map(|c| {
            if at.binary_search(&(c.at as usize + c.char.len_utf8())).is_ok() {
                Break::May(0)
            } else {
                Break::Never
            }
        })
        .collect();
    if let Some(l) = out.last_mut() {
        *l = Break::Must
    }
    out
}
