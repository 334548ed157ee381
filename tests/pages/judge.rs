//! A judge of printed text: no character stands over another, outside of its page or outside of the
//! room of its article, and every character of the input is printed.

use std::collections::BTreeMap;

use paiban::edition::{Edition, Frame, GlyphRun, RunDirection, Sheet, Tag};
use paiban::geometry::{Length, Rect};
use paiban::model::{Article, ArticleId, Issue};

use crate::places::each;

/// A printed character, about where its ink is.
struct Ink<'a> {
    rect: Rect,
    text: &'a str,
}

/// What is printed over something else, or outside of its place.
pub(crate) fn misplaced(edition: &Edition) -> Vec<String> {
    let of_sheet = |sheet: &Sheet| {
        let mut found = overlaps(sheet);
        found.extend(outside(sheet));
        found
    };
    edition.sheets.iter().flat_map(of_sheet).collect()
}

/// Side of the squares in which characters are compared.
const SQUARE: i32 = 24_000;

/// Characters that share ink: more than a hair across and down.
fn overlaps(sheet: &Sheet) -> Vec<String> {
    let mut inked = Vec::new();
    each(&sheet.frames, None, &mut |frame, _| {
        if let Frame::Glyphs(run) = frame {
            inked.extend(ink_of(run));
        }
    });
    let mut squares: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, ink) in inked.iter().enumerate() {
        let square = |length: Length| length.millipoints().div_euclid(SQUARE);
        for x in square(ink.rect.left())..=square(ink.rect.right()) {
            for y in square(ink.rect.top())..=square(ink.rect.bottom()) {
                let here = squares.entry((x, y)).or_default();
                for &other in here.iter().filter(|&&other| over(&ink.rect, &inked[other].rect)) {
                    let other = &inked[other];
                    let places = format!("{:?} over {:?}", ink.rect, other.rect);
                    found.push(format!("{}: `{}` over `{}`, {places}", sheet.title, ink.text, other.text));
                }
                here.push(number);
            }
        }
    }
    found
}

/// Letters, digits and ideographs of a run; marks and blanks share em boxes with their neighbours.
fn ink_of(run: &GlyphRun) -> Vec<Ink<'_>> {
    let place = |place: paiban::edition::CharacterPlace| {
        let text = &run.text[place.text];
        let has_ink = text.chars().any(char::is_alphanumeric);
        has_ink.then(|| Ink { rect: shrunk(place.rect, run), text })
    };
    run.places().into_iter().filter_map(place).collect()
}

/// The ink of an em box: ideographs leave a sixteenth blank on every side, letters more above.
fn shrunk(rect: Rect, run: &GlyphRun) -> Rect {
    let (x, y) = (rect.size.width / 6, run.size / 5);
    let is_across = matches!(run.direction, RunDirection::Right | RunDirection::Narrowed(_));
    let (x, y) = if is_across { (x, y) } else { (run.size / 5, rect.size.height / 6) };
    Rect::new(rect.left() + x, rect.top() + y, rect.size.width - x * 2, rect.size.height - y * 2)
}

fn over(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// Characters that leave the page, and those of articles that leave the room of their article. A line
/// may hang half an em into the blank around it.
fn outside(sheet: &Sheet) -> Vec<String> {
    let page = Rect::new(Length::ZERO, Length::ZERO, sheet.size.width, sheet.size.height);
    let mut found = Vec::new();
    let mut judge = |frames: &[Frame], rooms: &[Rect], what: &str| {
        each(frames, None, &mut |frame, _| {
            let Frame::Glyphs(run) = frame else { return };
            for ink in ink_of(run) {
                let holds = |room: &Rect| {
                    let (x, y) = (room.left() - run.size / 2, room.top() - run.size / 2);
                    Rect::new(x, y, room.size.width + run.size, room.size.height + run.size)
                        .contains(&ink.rect)
                };
                if !rooms.iter().any(holds) || !page.contains(&ink.rect) {
                    found.push(format!("{}: `{}` at {:?} leaves {what}", sheet.title, ink.text, ink.rect));
                }
            }
        });
    };
    for frame in &sheet.frames {
        match frame {
            Frame::Group { tag: Tag::Article(id), frames } => {
                let rooms: Vec<Rect> = sheet
                    .areas
                    .iter()
                    .filter(|area| area.article == *id)
                    .flat_map(|area| area.rects.clone())
                    .collect();
                judge(frames, &rooms, &format!("the room of {id}"));
            }
            other => judge(std::slice::from_ref(other), &[page], "the page"),
        }
    }
    found
}

/// Characters of articles that are printed less often than the input has them. What repeats words, as
/// the head of a later part, does not count.
pub(crate) fn lost(issue: &Issue, edition: &Edition) -> Vec<String> {
    let mut printed: BTreeMap<&ArticleId, BTreeMap<char, i64>> = BTreeMap::new();
    for sheet in &edition.sheets {
        for frame in &sheet.frames {
            if let Frame::Group { tag: Tag::Article(id), frames } = frame {
                count_text(frames, printed.entry(id).or_default());
            }
        }
    }
    let of_article = |article: &Article| {
        let mut left = printed.get(&article.id).cloned().unwrap_or_default();
        article.each_text(|_, text| count(text, &mut left, -1));
        let lost = left.iter().filter(|(_, count)| **count < 0);
        lost.map(|(c, count)| format!("{}: `{c}` is printed {} times too seldom", article.id, -count))
            .collect::<Vec<_>>()
    };
    issue.articles().flat_map(of_article).collect()
}

fn count_text(frames: &[Frame], into: &mut BTreeMap<char, i64>) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Artifact, .. } => {}
            Frame::Group { frames, .. } => count_text(frames, into),
            Frame::Glyphs(run) => count(&run.text, into, 1),
            _ => {}
        }
    }
}

fn count(text: &str, into: &mut BTreeMap<char, i64>, times: i64) {
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *into.entry(c).or_default() += times;
    }
}
