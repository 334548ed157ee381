//! Characters that nobody sees: not drawn, in the colour of what is below them, covered, or beside the page. Where a page
//! has hardly others, they are what a program of OCR read of its picture, and are its text.

use kurbo::Point;

use super::drawn::{DrawnGlyph, DrawnPage, Turn};
use super::ground::Ground;

/// How much two colours differ at least in one of their parts, so that one is seen on the other.
const SEEN: u8 = 12;

/// That the text of a page is what a program of OCR read.
const RECOGNIZED: &str = "unsure-layout.recognized";

/// Takes the glyphs off a page that are no part of its text: those that are told, and those that nobody sees.
pub(super) fn part(page: &mut DrawnPage) -> (Vec<(&'static str, String)>, Vec<DrawnGlyph>) {
    let mut told = Vec::new();
    let (askew, level): (Vec<_>, Vec<_>) =
        std::mem::take(&mut page.glyphs).into_iter().partition(|glyph| glyph.turn == Turn::Askew);
    tell(&mut told, "not-imported-askew", &askew);
    let (inside, outside): (Vec<_>, Vec<_>) =
        level.into_iter().partition(|glyph| page.ground.at(middle(glyph)).is_some());
    tell(&mut told, "not-imported-outside", &outside);
    let (seen, unseen): (Vec<_>, Vec<_>) = inside.into_iter().partition(|glyph| is_seen(&page.ground, glyph));
    if unseen.len() > 8 * seen.len() {
        told.push((RECOGNIZED, String::new()));
        let mut all = seen;
        all.extend(unseen);
        page.glyphs = all;
        return (told, Vec::new());
    }
    page.glyphs = seen;
    (told, unseen)
}

fn tell(told: &mut Vec<(&'static str, String)>, key: &'static str, glyphs: &[DrawnGlyph]) {
    let words: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    if !words.trim().is_empty() {
        told.push((key, words.trim().to_owned()));
    }
}

fn middle(glyph: &DrawnGlyph) -> Point {
    let (half, up) = (glyph.advance.max(glyph.size / 2.0) / 2.0, glyph.size * 0.35);
    match glyph.turn {
        Turn::Down => Point::new(glyph.origin.x + up, glyph.origin.y + half),
        Turn::Up => Point::new(glyph.origin.x - up, glyph.origin.y - half),
        _ => Point::new(glyph.origin.x + half, glyph.origin.y - up),
    }
}

fn is_seen(ground: &Ground, glyph: &DrawnGlyph) -> bool {
    let Some(cell) = ground.at(middle(glyph)) else { return false };
    if !glyph.is_drawn {
        return false;
    }
    // What was painted later lies over it.
    if cell.painted > glyph.painted {
        return false;
    }
    let differs = |color: [u8; 3]| color.iter().zip(glyph.color).any(|(one, two)| one.abs_diff(two) >= SEEN);
    cell.color.is_none_or(differs)
}
