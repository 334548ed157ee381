//! Lines cut into strings: at blanks, so that Han characters, which have none between them, are one string as long as
//! the line allows. A word that a hyphen cuts knows the whole of itself.

use crate::edition::{CharacterPlace, SheetPart, Tag, TextBlock, TextLine};
use crate::geometry::Rect;
use crate::model::ArticleId;

/// A line as strings and blanks.
#[derive(Debug, PartialEq)]
pub(super) struct CutLine<'a> {
    /// Where it stands and what it says.
    pub line: &'a TextLine,
    /// Its strings and the blanks between them.
    pub pieces: Vec<Piece<'a>>,
    /// The hyphen at its end, which is no character of the text.
    pub hyphen: Option<Rect>,
}

/// A piece of a line.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<'a> {
    /// Its characters.
    pub text: &'a str,
    /// Their em boxes together.
    pub rect: Rect,
    /// The whole word, where the piece is a part of one, and which part, 1 or 2.
    pub part_of: Option<(u8, String)>,
}

impl Piece<'_> {
    /// Whether it is a blank between strings.
    pub(super) fn is_blank(&self) -> bool {
        self.text.starts_with(char::is_whitespace)
    }
}

/// The lines of each part of a sheet; none of a part that is not text.
pub(super) fn cut<'a>(parts: &'a [SheetPart]) -> Vec<Vec<CutLine<'a>>> {
    let lines_of = |part: &'a SheetPart| match part {
        SheetPart::Text(block) => block.lines.iter().map(cut_line).collect(),
        SheetPart::Picture(_) | SheetPart::Rule(_) => Vec::new(),
    };
    let mut cut: Vec<Vec<CutLine<'_>>> = parts.iter().map(lines_of).collect();
    join_cut_words(parts, &mut cut);
    cut
}

fn cut_line(line: &TextLine) -> CutLine<'_> {
    let (characters, hyphen) = without_hyphen(line);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut start = 0;
    for (at, c) in line.text.char_indices() {
        let end = at + c.len_utf8();
        let ends =
            line.text[end..].chars().next().is_none_or(|next| next.is_whitespace() != c.is_whitespace());
        if ends {
            let inside = characters.iter().filter(|character| (start..end).contains(&character.text.start));
            let rect = inside.map(|character| character.rect).reduce(|a, b| a.united(&b));
            pieces.push(Piece {
                text: &line.text[start..end],
                rect: rect.unwrap_or(line.rect),
                part_of: None,
            });
            start = end;
        }
    }
    CutLine { line, pieces, hyphen }
}

/// The characters of a line, and the hyphen at its end: it stands for the last letter once more.
fn without_hyphen(line: &TextLine) -> (&[CharacterPlace], Option<Rect>) {
    match line.characters.as_slice() {
        [before @ .., letter, hyphen] if letter.text == hyphen.text && !line.vertical => {
            (&line.characters[..before.len() + 1], Some(hyphen.rect))
        }
        all => (all, None),
    }
}

/// Tells both parts of a word that a hyphen cuts what the whole word is, where both are on the sheet.
fn join_cut_words(parts: &[SheetPart], cut: &mut [Vec<CutLine<'_>>]) {
    let places: Vec<(usize, usize)> = cut
        .iter()
        .enumerate()
        .flat_map(|(part, lines)| (0..lines.len()).map(move |line| (part, line)))
        .collect();
    for (at, &(part, line)) in places.iter().enumerate() {
        if cut[part][line].hyphen.is_none() {
            continue;
        }
        let same = |&&(other, _): &&(usize, usize)| meaning(&parts[other]) == meaning(&parts[part]);
        let Some(&(next_part, next_line)) = places[at + 1..].iter().find(same) else { continue };
        let first = cut[part][line].pieces.last().map(|piece| piece.text);
        let second = cut[next_part][next_line].pieces.first().map(|piece| piece.text);
        let (Some(first), Some(second)) = (first, second) else { continue };
        let whole = format!("{first}{second}");
        if let Some(piece) = cut[part][line].pieces.last_mut() {
            piece.part_of = Some((1, whole.clone()));
        }
        if let Some(piece) = cut[next_part][next_line].pieces.first_mut() {
            piece.part_of = Some((2, whole));
        }
    }
}

/// What a block of text belongs to: parts of one paragraph in several legs are one.
fn meaning(part: &SheetPart) -> Option<(&Option<ArticleId>, &Tag)> {
    match part {
        SheetPart::Text(TextBlock { article, tag, .. }) => Some((article, tag)),
        SheetPart::Picture(_) | SheetPart::Rule(_) => None,
    }
}
