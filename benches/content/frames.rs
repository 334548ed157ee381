//! Lines and pictures of a sheet as they stand on paper.

use paiban::edition::{Frame, GlyphRun, RunDirection, Sheet, Tag};
use paiban::geometry::{Length, Rect};
use paiban::model::{ArticleId, ImagePath};

use crate::places::{bounds, each};

/// A picture and its caption.
pub(crate) struct Picture<'a> {
    pub(crate) article: Option<&'a ArticleId>,
    pub(crate) path: &'a ImagePath,
    pub(crate) rect: Rect,
    /// What the words of its caption take; none without a caption in its group.
    pub(crate) caption: Option<Rect>,
}

/// Glyphs that stand on one line, of one kind of text of one article.
pub(crate) struct Line<'a> {
    pub(crate) article: &'a ArticleId,
    pub(crate) tag: &'a Tag,
    pub(crate) runs: Vec<&'a GlyphRun>,
}

impl Line<'_> {
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Blank between neighbouring ideographs beyond their em, in hundredths of an em: the mean of the line.
    pub(crate) fn letter_space(&self) -> i32 {
        let (mut spaces, mut count) = (0, 0);
        for run in self.runs.iter().filter(|run| run.direction == RunDirection::Right) {
            for (glyph, next) in run.glyphs.iter().zip(run.glyphs.iter().skip(1)) {
                if is_han(&run.text[glyph.text.clone()]) && is_han(&run.text[next.text.clone()]) {
                    let beyond = glyph.advance.millipoints() - run.size.millipoints();
                    spaces += i64::from(beyond) * 100 / i64::from(run.size.millipoints());
                    count += 1;
                }
            }
        }
        i32::try_from(spaces / i64::from(count.max(1))).unwrap_or(0)
    }
}

fn is_han(text: &str) -> bool {
    text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The pictures of a sheet.
pub(crate) fn pictures(sheet: &Sheet) -> Vec<Picture<'_>> {
    let mut found = Vec::new();
    for frame in &sheet.frames {
        let Frame::Group { tag, frames } = frame else { continue };
        let article = if let Tag::Article(id) = tag { Some(id) } else { None };
        collect_pictures(frames, article, &mut found);
    }
    found
}

fn collect_pictures<'a>(frames: &'a [Frame], article: Option<&'a ArticleId>, found: &mut Vec<Picture<'a>>) {
    let mut open: Option<usize> = None;
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Caption, frames } => {
                let words = around(frames);
                if let Some(number) = open {
                    let picture: &mut Picture<'_> = &mut found[number];
                    picture.caption = match (picture.caption, words) {
                        (Some(one), Some(other)) => Some(both(&one, &other)),
                        (one, other) => one.or(other),
                    };
                }
            }
            Frame::Group { frames, .. } => {
                let before = found.len();
                collect_pictures(frames, article, found);
                open = if found.len() > before { Some(found.len() - 1) } else { open };
            }
            Frame::Image { path, rect, .. } => {
                open = Some(found.len());
                found.push(Picture { article, path, rect: *rect, caption: None });
            }
            _ => {}
        }
    }
}

/// The rectangle around all glyphs.
fn around(frames: &[Frame]) -> Option<Rect> {
    let mut whole: Option<Rect> = None;
    each(frames, None, &mut |frame, _| {
        if let Some(rect) = bounds(frame) {
            whole = Some(whole.map_or(rect, |one| both(&one, &rect)));
        }
    });
    whole
}

fn both(a: &Rect, b: &Rect) -> Rect {
    let (left, top) = (a.left().min(b.left()), a.top().min(b.top()));
    let (right, bottom) = (a.right().max(b.right()), a.bottom().max(b.bottom()));
    Rect::new(left, top, right - left, bottom - top)
}

/// The lines of a sheet's articles in the order of reading; marks that only repeat something are left out.
pub(crate) fn lines(sheet: &Sheet) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for frame in &sheet.frames {
        let Frame::Group { tag: Tag::Article(article), frames } = frame else { continue };
        let mut last: Option<(Length, Length)> = None;
        each(frames, None, &mut |frame, tag| {
            let (Frame::Glyphs(run), Some(tag)) = (frame, tag) else { return };
            if *tag == Tag::Artifact
                || !matches!(run.direction, RunDirection::Right | RunDirection::Narrowed(_))
            {
                return;
            }
            let continues = |line: &Line<'_>| {
                line.article == article
                    && line.tag == tag
                    && last.is_some_and(|(x, y)| {
                        (y - run.origin.y).millipoints().abs() < run.size.millipoints() / 2
                            && run.origin.x >= x
                    })
            };
            match found.last_mut() {
                Some(line) if continues(line) => line.runs.push(run),
                _ => found.push(Line { article, tag, runs: vec![run] }),
            }
            last = Some((run.origin.x, run.origin.y));
        });
    }
    found
}
