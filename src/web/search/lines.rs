//! Where the lines of a page stand on its picture, told by places in the texts that are searched: so a hit that
//! goes on into the next line lights both, and no text is kept twice.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fold::fold_into;
use super::pieces::{Text, pieces};
use crate::edition::{LineKind, SheetRegions, TextLine};
use crate::geometry::Rect;
use crate::model::ArticleId;
use crate::web::data::{SiteIssue, SiteSheet};

/// Thousandths of a point in the unit of rectangles, a tenth of a point.
const UNIT: i32 = 100;

/// The lines of a newspaper page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLines {
    /// Its sheets in their order.
    pub sheets: Vec<SheetLines>,
}

/// The lines of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLines {
    /// What the picture of the sheet shows: left, top, width and height in tenths of a point.
    pub window: (i32, i32, i32, i32),
    /// The articles on it, in reading order.
    pub articles: Vec<ArticleLines>,
}

/// The lines of an article on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleLines {
    /// Group of its texts, and its place in it.
    pub text: (usize, usize),
    /// Of each line, or each part of a line that is of one piece: the piece; the first of its characters when
    /// folded, and how many; left, top, width and height in tenths of a point.
    pub spans: Vec<[i32; 7]>,
}

/// The lines of every page of an issue. `sheets` are the sheets of its pages in their order.
pub fn page_lines(issue: &SiteIssue, groups: &[Vec<Text>], sheets: &[SheetRegions]) -> Vec<PageLines> {
    let places =
        groups.iter().enumerate().flat_map(|(group, texts)| (0..texts.len()).map(move |at| (group, at)));
    let mut articles: BTreeMap<&ArticleId, Aligner> = BTreeMap::new();
    for (article, place) in issue.articles.iter().zip(places) {
        articles.insert(&article.id, Aligner::new(&pieces(article), place));
    }
    let mut sheets = sheets.iter();
    let pages = issue.pages.iter();
    pages
        .map(|page| {
            let of_page = page.sheets.iter().zip(sheets.by_ref());
            PageLines { sheets: of_page.map(|(of, sheet)| sheet_lines(of, sheet, &mut articles)).collect() }
        })
        .collect()
}

fn sheet_lines(
    of: &SiteSheet,
    sheet: &SheetRegions,
    articles: &mut BTreeMap<&ArticleId, Aligner>,
) -> SheetLines {
    let mut found: Vec<(&ArticleId, ArticleLines)> = Vec::new();
    let is_text = |line: &&TextLine| line.kind != LineKind::Artifact;
    for line in sheet.lines.iter().filter(is_text) {
        let Some(id) = &line.article else { continue };
        let Some(aligner) = articles.get_mut(id) else { continue };
        if found.last().is_none_or(|(last, _)| *last != id) {
            let before = found.iter().position(|(known, _)| *known == id);
            let lines = before.map(|at| found.remove(at).1);
            let none = ArticleLines { text: aligner.place, spans: Vec::new() };
            found.push((id, lines.unwrap_or(none)));
        }
        if let Some((_, lines)) = found.last_mut() {
            lines.spans.extend(aligner.spans(line));
        }
    }
    let (left, top, width, height) = of.window();
    let window = (left / UNIT, top / UNIT, width / UNIT, height / UNIT);
    SheetLines { window, articles: found.into_iter().map(|(_, lines)| lines).collect() }
}

/// Finds the lines of an article in its pieces: both are in reading order, but for heads and captions, which may
/// stand elsewhere.
struct Aligner {
    /// Group of texts and place in it.
    place: (usize, usize),
    /// The pieces, folded.
    pieces: Vec<Vec<char>>,
    /// How far each piece has been found in lines.
    read: Vec<usize>,
    /// Pieces that are not begun, by their first character.
    beginnings: BTreeMap<char, BTreeSet<usize>>,
    /// Pieces that are begun and not ended, the last one last.
    open: Vec<usize>,
}

/// A character of a line, folded.
struct LineCharacter {
    character: char,
    rect: Rect,
}

impl Aligner {
    fn new(pieces: &[String], place: (usize, usize)) -> Self {
        let pieces: Vec<_> = pieces.iter().map(|piece| super::fold::folded(piece)).collect();
        let mut beginnings: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            if let Some(&first) = piece.first() {
                beginnings.entry(first).or_default().insert(at);
            }
        }
        Self { place, read: vec![0; pieces.len()], pieces, beginnings, open: Vec::new() }
    }

    /// The parts of a line that are of one piece each. What is in no piece is passed: brackets around a byline, the
    /// hyphen of a divided word.
    fn spans(&mut self, line: &TextLine) -> Vec<[i32; 7]> {
        let characters = characters(line);
        let mut spans = Vec::new();
        let mut at = 0;
        while at < characters.len() {
            let Some((piece, length)) = self.next_piece(&characters[at..]) else {
                at += 1;
                continue;
            };
            let start = self.read[piece];
            self.advance(piece, length);
            let rects = characters[at..at + length].iter().map(|character| character.rect);
            if let Some(rect) = rects.reduce(|a, b| a.united(&b)) {
                spans.push(span(piece, start, length, rect));
            }
            at += length;
        }
        spans
    }

    /// The piece that goes on, or begins, with the most of these characters. A piece that does with a single one
    /// must end there, or the line.
    fn next_piece(&self, characters: &[LineCharacter]) -> Option<(usize, usize)> {
        let unbegun = self.beginnings.get(&characters.first()?.character);
        let candidates = self.open.iter().rev().chain(unbegun.into_iter().flatten());
        let common = |piece: usize| {
            let rest = &self.pieces[piece][self.read[piece]..];
            rest.iter().zip(characters).take_while(|(a, b)| **a == b.character).count()
        };
        let is_whole = |piece: usize, length: usize| {
            length == characters.len() || self.read[piece] + length == self.pieces[piece].len()
        };
        let mut best = None;
        for &piece in candidates.take(MOST_CANDIDATES) {
            let length = common(piece);
            let counts = length > 1 || (length == 1 && is_whole(piece, length));
            if counts && best.is_none_or(|(_, longest)| length > longest) {
                best = Some((piece, length));
            }
            if length == characters.len() {
                break;
            }
        }
        best
    }

    fn advance(&mut self, piece: usize, length: usize) {
        if self.read[piece] == 0
            && let Some(unbegun) = self.beginnings.get_mut(&self.pieces[piece][0])
        {
            unbegun.remove(&piece);
        }
        self.read[piece] += length;
        self.open.retain(|&open| open != piece);
        if self.read[piece] < self.pieces[piece].len() {
            self.open.push(piece);
        }
    }
}

/// Pieces that are compared with the rest of a line, at most: those that begin with the same character, in a
/// table of numbers very many.
const MOST_CANDIDATES: usize = 32;

fn characters(line: &TextLine) -> Vec<LineCharacter> {
    let mut found = Vec::new();
    for place in &line.characters {
        let mut folded = Vec::new();
        let text = line.text.get(place.text.clone()).unwrap_or_default();
        text.chars().for_each(|c| fold_into(c, &mut folded));
        found.extend(folded.into_iter().map(|character| LineCharacter { character, rect: place.rect }));
    }
    found
}

fn span(piece: usize, start: usize, length: usize, rect: Rect) -> [i32; 7] {
    let [left, top, right, bottom] =
        [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|length| length.millipoints() / UNIT);
    [piece as i32, start as i32, length as i32, left, top, right - left, bottom - top]
}
