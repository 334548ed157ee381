//! The words, numbers, marks and blanks of a headline.

use std::ops::Range;

use super::words::Words;
use crate::text::breaks::Break;
use crate::text::class::Class;
use crate::text::context::Character;
use crate::text::shape::{Cluster, Shaped};

/// What is never parted: a cluster of a text that is shaped, a character of one that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    /// Its first character.
    pub(super) char: char,
    /// What it is in its place.
    pub(super) class: Class,
    /// What may happen after it.
    pub(super) after: Break,
}

/// The clusters of a text.
pub(super) fn clusters(shaped: &Shaped) -> Vec<Atom> {
    let atom = |cluster: &Cluster| Atom {
        char: shaped.first_char(cluster),
        class: cluster.class,
        after: cluster.after,
    };
    shaped.clusters.iter().map(atom).collect()
}

/// The characters of a text, with what may happen after each.
pub(super) fn atoms(characters: &[Character], after: &[Break]) -> Vec<Atom> {
    let atom = |(c, &after): (&Character, &Break)| Atom { char: c.char, class: c.class, after };
    characters.iter().zip(after).map(atom).collect()
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Chinese word.
    Word,
    /// Digits.
    Number,
    /// Letters of a script that is spaced by words.
    Letters,
    /// Blanks.
    Blank,
    /// A mark or symbol, or each of a row.
    Mark(Class),
}

/// Atoms that are one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its atoms.
    pub(super) atoms: Range<usize>,
    /// What it is.
    pub(super) kind: TokenKind,
}

/// The tokens of a text, without holes.
pub(super) struct Tokens {
    /// The tokens.
    pub(super) all: Vec<Token>,
    /// The character of each atom.
    chars: Vec<char>,
}

const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";
/// Measure words and units of one character.
const UNITS: &str = "年月日时分秒点岁次个名位人口户家亿万千百元角吨克斤两米里亩升度倍成折届期版号条件项种场座幢\
                     栋辆架艘台只支套枚票间层楼室路天周代级部张把份笔批起站块扇棵株盏对组轮杯所省市县区方";
/// Those of two characters and more.
const LONG_UNITS: [&str; 27] = [
    "季度",
    "人次",
    "公里",
    "厘米",
    "毫米",
    "千米",
    "小时",
    "分钟",
    "秒钟",
    "公斤",
    "公顷",
    "平米",
    "年代",
    "年级",
    "月份",
    "周年",
    "周岁",
    "摄氏",
    "平方",
    "立方",
    "千瓦",
    "平方米",
    "立方米",
    "摄氏度",
    "百分",
    "百分点",
    "单元",
];
/// What stands between a number and its unit: 三百多扇.
const ABOUT: &str = "多余来几";
/// Units that a period is counted in: 14个月, 两年半.
const PERIODS: &str = "年月日天周个";
/// What comes before a period: 下周一, 本月, 每天.
const NEXT: &str = "上下本今明去前后每";

impl Tokens {
    /// Finds the tokens.
    pub(super) fn new(atoms: &[Atom], words: &Words<'_>) -> Self {
        let chars: Vec<char> = atoms.iter().map(|atom| atom.char).collect();
        let mut all = Vec::new();
        let mut start = 0;
        while start < chars.len() {
            let kind = kind(atoms[start].class);
            let row = atoms[start..].iter().take_while(|atom| self::kind(atom.class) == kind);
            let end = start + row.count();
            match kind {
                TokenKind::Word => {
                    for length in words.lengths(&chars[start..end]) {
                        all.push(Token { atoms: start..start + length, kind });
                        start += length;
                    }
                }
                TokenKind::Mark(_) => all.extend((start..end).map(|at| Token { atoms: at..at + 1, kind })),
                TokenKind::Number | TokenKind::Letters | TokenKind::Blank => {
                    all.push(Token { atoms: start..end, kind })
                }
            }
            start = end;
        }
        Self { all, chars }
    }

    /// The characters of a Chinese word; none of anything else.
    pub(super) fn word(&self, number: usize) -> &[char] {
        match self.all.get(number) {
            Some(Token { atoms, kind: TokenKind::Word }) => &self.chars[atoms.clone()],
            _ => &[],
        }
    }

    /// Last character of a token.
    pub(super) fn last_char(&self, number: usize) -> Option<char> {
        self.all.get(number).map(|token| self.chars[token.atoms.end - 1])
    }

    /// Whether a blank marks a turn: text stands on both sides, and not both of it is Western.
    pub(super) fn is_turn(&self, blank: usize) -> bool {
        let western = |number: usize| {
            self.all
                .get(number)
                .is_some_and(|token| matches!(token.kind, TokenKind::Number | TokenKind::Letters))
        };
        blank > 0
            && blank + 1 < self.all.len()
            && !(western(blank - 1) && western(blank + 1) && self.last_char(blank) != Some('\u{3000}'))
    }

    /// The character of a word of one character that is no part of a number with its unit.
    pub(super) fn alone(&self, number: usize) -> Option<char> {
        let whole = || self.is_whole(number) || number > 0 && self.is_whole(number - 1);
        match self.word(number) {
            [one] if !whole() => Some(*one),
            _ => None,
        }
    }

    /// Whether the token and the next one are one thing that is not cut, like a word: 第42届,
    /// 三百多扇, 4月15日, 14个月, 两年半, 2比1, 2026—2028, 下周一.
    pub(super) fn is_whole(&self, number: usize) -> bool {
        let (this, next) = (self.word(number), self.word(number + 1));
        if let ([one], [period] | [period, _]) = (this, next)
            && NEXT.contains(*one)
            && "年月周".contains(*period)
        {
            return true;
        }
        let counted = number > 0 && self.is_numeral(number - 1);
        let connects = self.all[number].kind == TokenKind::Mark(Class::Connector);
        if this == ['第'] || connects && counted {
            return self.begins_with_numeral(number + 1);
        }
        if self.is_numeral(number) {
            let more = self.begins_with_numeral(number + 1) || matches!(next, [c] if ABOUT.contains(*c));
            let ratio = next == ['比'] && self.begins_with_numeral(number + 2);
            return !next.is_empty() && (more || ratio || is_unit(next));
        }
        match (this, next) {
            ([about], next) if counted && ABOUT.contains(*about) => is_unit(next),
            (['比'], _) if counted => self.begins_with_numeral(number + 1),
            ([unit], ['半']) if PERIODS.contains(*unit) => counted,
            (['个'], next) if counted => is_unit(next) || next == ['百', '分', '点'],
            ([.., '月'], _) if counted || self.begins_with_numeral(number) => {
                self.is_numeral(number + 1) && matches!(self.word(number + 2), ['日' | '号', ..])
            }
            _ => false,
        }
    }

    /// Whether a token is a number and nothing else, 第 before it included.
    fn is_numeral(&self, number: usize) -> bool {
        if self.all[number].kind == TokenKind::Number {
            return true;
        }
        let word = self.word(number);
        let digits = word.strip_prefix(&['第']).unwrap_or(word);
        !digits.is_empty() && digits.iter().all(|&c| NUMERALS.contains(c))
    }

    fn begins_with_numeral(&self, number: usize) -> bool {
        self.all.get(number).is_some_and(|token| {
            token.kind == TokenKind::Number
                || self.word(number).first().is_some_and(|&c| NUMERALS.contains(c))
        })
    }
}

fn is_unit(word: &[char]) -> bool {
    match word {
        [one] => UNITS.contains(*one),
        [about, one] if ABOUT.contains(*about) && UNITS.contains(*one) => true,
        _ => LONG_UNITS.iter().any(|unit| unit.chars().eq(word.iter().copied())),
    }
}

fn kind(class: Class) -> TokenKind {
    match class {
        Class::Ideograph => TokenKind::Word,
        Class::Number => TokenKind::Number,
        Class::Latin => TokenKind::Letters,
        Class::Space | Class::IdeographicSpace | Class::LineBreak => TokenKind::Blank,
        class => TokenKind::Mark(class),
    }
}
