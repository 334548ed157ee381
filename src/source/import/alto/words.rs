//! Words as text. Programs differ in what they write between them:
//!
//! * some write a blank (`SP`) wherever one is printed, also at line ends;
//! * some write one between all words, also between those of Chinese, where none is printed;
//! * some write none at all.
//!
//! Which of these it is shows in all pages together.

use super::layout::{AltoLine, AltoPage, AltoWord};
use crate::unicode::is_han;

/// Most characters on average of a string of Han that was cut into words.
const WORD: usize = 3;

/// What blanks mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) struct Manner {
    /// Whether blanks between Han characters are printed.
    between_han: bool,
    /// Whether there are blanks at all.
    has_blanks: bool,
    /// Whether blanks at line ends are written.
    at_ends: bool,
}

/// What blanks mean in some pages.
pub(in crate::source::import) fn manner(pages: &[AltoPage]) -> Manner {
    let lines = || pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.lines);
    let words = || lines().flat_map(|line| &line.words);
    let han = words().filter_map(|word| match word {
        AltoWord::Characters { text, .. } => Some(text.chars().filter(|c| is_han(*c)).count()),
        _ => None,
    });
    let (strings, characters) =
        han.filter(|count| *count > 0).fold((0, 0), |(all, sum), count| (all + 1, sum + count));
    Manner {
        between_han: characters > WORD * strings,
        has_blanks: words().any(|word| *word == AltoWord::Blank),
        at_ends: lines().any(|line| line.words.last() == Some(&AltoWord::Blank)),
    }
}

impl Manner {
    /// The text of a line, with the blank at its end if that is printed.
    pub(in crate::source::import) fn line(self, line: &AltoLine) -> String {
        let mut text = String::new();
        self.add(&line.words, None, &mut text);
        text
    }

    /// The text of lines that run on.
    pub(in crate::source::import) fn running<'a>(
        self,
        lines: impl IntoIterator<Item = &'a AltoLine>,
    ) -> String {
        let mut text = String::new();
        let mut open: Option<&str> = None;
        for line in lines {
            let rest = match (open.take(), line.words.split_first()) {
                // The second part of a word whose whole stands already.
                (Some(whole), Some((AltoWord::Characters { part_of: Some((2, own)), .. }, rest)))
                    if whole == own =>
                {
                    rest
                }
                _ => &line.words[..],
            };
            let is_cut = text.ends_with(HYPHEN);
            if is_cut {
                text.pop();
            }
            let first = rest.iter().find_map(first_character);
            if !is_cut && rest.len() == line.words.len() && self.needs_blank(text.chars().last(), first) {
                text.push(' ');
            }
            open = whole_at_end(rest);
            self.add(rest, open, &mut text);
        }
        text.trim_end_matches(HYPHEN).trim().to_owned()
    }

    /// Whether a blank belongs between the lines that end and begin with some characters.
    fn needs_blank(self, last: Option<char>, first: Option<char>) -> bool {
        !self.at_ends && last.zip(first).is_some_and(|(last, first)| is_western(last) && is_western(first))
    }

    /// Adds words. A hyphen at the end stays as a sign to be taken off; `whole` is what the last word is a part of.
    fn add(self, words: &[AltoWord], whole: Option<&str>, text: &mut String) {
        let begin = text.len();
        for (at, word) in words.iter().enumerate() {
            match word {
                AltoWord::Characters { text: own, .. } => {
                    let last = text[begin..].chars().last();
                    let joined = !self.has_blanks
                        && last.zip(own.chars().next()).is_some_and(|(a, b)| is_western(a) && is_western(b));
                    if joined {
                        text.push(' ');
                    }
                    let is_last = words[at + 1..].iter().all(|word| *word == AltoWord::Hyphen);
                    text.push_str(whole.filter(|_| is_last).unwrap_or(own));
                }
                AltoWord::Blank => {
                    let next = words[at + 1..].iter().find_map(first_character);
                    let is_between = text.chars().last().is_some_and(is_wide) && next.is_some_and(is_wide);
                    if self.between_han || !is_between {
                        text.push(' ');
                    }
                }
                AltoWord::Hyphen if whole.is_none() => {
                    // A hyphen that is a part of the characters, too.
                    if let Some(cut) = text.strip_suffix('-') {
                        text.truncate(cut.len());
                    }
                    text.push(HYPHEN);
                }
                AltoWord::Hyphen => {}
            }
        }
    }
}

/// Stands for the hyphen of a cut word until the next line is known (U+00AD).
const HYPHEN: char = '\u{AD}';

/// The whole word that the last characters of a line are the first part of.
fn whole_at_end(words: &[AltoWord]) -> Option<&str> {
    match words.iter().rev().find(|word| **word != AltoWord::Hyphen) {
        Some(AltoWord::Characters { part_of: Some((1, whole)), .. }) => Some(whole),
        _ => None,
    }
}

fn first_character(word: &AltoWord) -> Option<char> {
    match word {
        AltoWord::Characters { text, .. } => text.chars().next(),
        AltoWord::Blank | AltoWord::Hyphen => None,
    }
}

/// Whether a character is of a script that parts words by blanks, as far as joining lines asks.
fn is_western(c: char) -> bool {
    !is_wide(c) && !c.is_whitespace()
}

/// Whether a character is as wide as a Han character: Han, kana, and their marks.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::super::layout::AltoBlock;
    use super::*;

    /// Lines of words: `_` is a blank, `-` a hyphen, `a>ab` and `b<ab` are parts of `ab`.
    fn page(lines: &[&str]) -> AltoPage {
        let word = |written: &str| match written {
            "_" => AltoWord::Blank,
            "-" => AltoWord::Hyphen,
            _ => {
                let part = |sign, number| {
                    written.split_once(sign).map(|(text, whole)| (text, Some((number, whole.to_owned()))))
                };
                let (text, part_of) = part('>', 1).or_else(|| part('<', 2)).unwrap_or((written, None));
                AltoWord::Characters { text: text.into(), part_of }
            }
        };
        let line =
            |line: &&str| AltoLine { words: line.split(' ').map(word).collect(), ..AltoLine::default() };
        let block = AltoBlock { lines: lines.iter().map(line).collect(), ..AltoBlock::default() };
        AltoPage { blocks: vec![block], ..AltoPage::default() }
    }

    #[test]
    fn blanks_and_hyphens_are_those_that_are_printed() {
        for (lines, expected) in [
            (&["第3期春茶开采 _ 总第27期春茶", "上市"][..], "第3期春茶开采 总第27期春茶上市"),
            (&["今 _ 天 _ 天气", "很 _ 好"], "今天天气很好"),
            (&["今天", "AI", "Lab", "开张"], "今天AI Lab开张"),
            (&["A _ river _ is _", "a _ road"], "A river is a road"),
            (&["0000- _", "55500110 _ 转"], "0000- 55500110 转"),
            (&["by _ boat _ to _ mar>market, -", "ket,<market, _ and"], "by boat to market, and"),
            (&["to _ mar -", "ket _ and"], "to market and"),
            (&["to _ mar- -", "ket _ and"], "to market and"),
            (&["to _ mar>market -"], "to market"),
            (&["说 _ OK _ 了"], "说 OK 了"),
        ] {
            let page = page(lines);
            let found = manner(std::slice::from_ref(&page)).running(&page.blocks[0].lines);
            assert_eq!(found, expected, "{lines:?}");
        }
    }
}
