//! The head of an article: column title, kicker, headline, deck, byline, over the width of its legs.

use super::edition::{Frame, Tag};
use super::paper::Paper;
use super::size::TypeSize;
use super::theme::RoleName;
use super::typesetter::Typesetter;
use crate::geometry::{Length, Point, Rect};
use crate::model::{Article, Rank};
use crate::text::{Align, Ink, Line};

/// A head, measured for a width.
#[derive(Clone, Debug)]
pub struct Head {
    /// Height of its lines and of the blanks between them.
    pub height: Length,
    /// What is drawn, from its own top left corner.
    pub frames: Vec<Frame>,
}

/// Distance of the lines of a head, in hundredths of their size. Taste of this project.
const LEADING: i32 = 122;

/// Sets a head for a width.
pub fn head(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    article: &Article,
    rank: Rank,
    width: Length,
) -> Head {
    let theme = &typesetter.theme.heads;
    let sized = theme.of(rank);
    let size = headline_size(typesetter, article, &sized.sizes, sized.face, width);
    let minor = size.steps_down(theme.parts.steps);
    let fitted = |lines: &[String], role| fitted_size(typesetter, lines, role, minor, width).em();
    let mut stack = Stack { typesetter, width, y: Length::ZERO, frames: Vec::new() };
    if let Some(title) = &article.column_title {
        stack.label(title, theme.parts.column_title, theme.parts.column_title_size.em(), paper);
    }
    stack.lines(
        &article.kicker,
        theme.parts.kicker,
        fitted(&article.kicker, theme.parts.kicker),
        Tag::Kicker,
    );
    stack.lines(&article.headline, sized.face, size.em(), Tag::Headline);
    stack.lines(&article.deck, theme.parts.deck, fitted(&article.deck, theme.parts.deck), Tag::Deck);
    if let Some(byline) = article.standing_byline() {
        stack.y += paper.row / 3;
        stack.lines(&[byline], typesetter.theme.text.byline, paper.body, Tag::Byline);
    }
    Head { height: stack.y, frames: stack.frames }
}

/// The largest size at which the headline takes no more lines than its author gave it; if only
/// the smallest does, the largest at which it takes one more.
fn headline_size(
    typesetter: &Typesetter<'_>,
    article: &Article,
    sizes: &[TypeSize],
    face: RoleName,
    width: Length,
) -> TypeSize {
    let given = article.headline.len();
    let takes = |size: TypeSize| -> usize {
        article.headline.iter().map(|line| turned(typesetter, line, face, size.em(), width).len()).sum()
    };
    let smallest = sizes.last().copied().unwrap_or(TypeSize::SMALLEST_OF_HEADS);
    let within = |lines: usize| sizes.iter().copied().find(|&size| takes(size) <= lines);
    within(given).filter(|&size| size > smallest).or_else(|| within(given + 1)).unwrap_or(smallest)
}

/// The size of kicker or deck: not above `largest`, and so small that each line the author gave
/// stays one line, but not below the smallest size of a head.
fn fitted_size(
    typesetter: &Typesetter<'_>,
    lines: &[String],
    role: RoleName,
    largest: TypeSize,
    width: Length,
) -> TypeSize {
    let mut size = largest;
    let fits = |size: TypeSize| lines.iter().all(|line| typesetter.width(line, role, size.em()) <= width);
    while size.steps_down(1) >= TypeSize::SMALLEST_OF_HEADS && !fits(size) {
        size = size.steps_down(1);
    }
    size
}

/// The lines of a head: kept in one where it fits, else turned at the author's blanks, else into
/// lines of about the same length.
fn turned(typesetter: &Typesetter<'_>, text: &str, role: RoleName, size: Length, width: Length) -> Vec<Line> {
    let set = |text: &str, measure: Length| typesetter.set_plain(text, role, size, measure, Align::Center);
    let natural = typesetter.width(text, role, size);
    if natural <= width {
        return set(text, width);
    }
    if let Some((first, second)) = halves_at_blank(text) {
        let mut lines = turned(typesetter, first, role, size, width);
        lines.extend(turned(typesetter, second, role, size, width));
        return lines;
    }
    let count = natural.ceil_times(width).max(1);
    let even = (natural / count + size).min(width);
    let balanced = set(text, even);
    if balanced.len() <= count as usize { centred(balanced, width - even) } else { set(text, width) }
}

/// The two parts around the blank nearest to the middle.
fn halves_at_blank(text: &str) -> Option<(&str, &str)> {
    let middle = text.len() / 2;
    let at = text.match_indices([' ', '\u{3000}']).map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle))?;
    let (first, second) = (text[..at].trim(), text[at..].trim());
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// Lines that were centred in a narrower measure, centred in the whole one.
fn centred(lines: Vec<Line>, spare: Length) -> Vec<Line> {
    let shift = |mut line: Line| {
        line.start += spare / 2;
        for run in &mut line.runs {
            run.end += spare / 2;
            run.glyphs.iter_mut().for_each(|glyph| glyph.along += spare / 2);
        }
        line
    };
    lines.into_iter().map(shift).collect()
}

/// Lines put under each other.
struct Stack<'a> {
    typesetter: &'a Typesetter<'a>,
    width: Length,
    y: Length,
    frames: Vec<Frame>,
}

impl Stack<'_> {
    fn lines(&mut self, texts: &[String], role: RoleName, size: Length, tag: Tag) {
        let mut frames = Vec::new();
        for text in texts {
            for line in turned(self.typesetter, text, role, size, self.width) {
                let lead = size.scaled(LEADING - 100, 200);
                frames.extend(self.typesetter.line_at(
                    &line,
                    Point::new(Length::ZERO, self.y + lead),
                    role,
                    size,
                ));
                self.y += size.scaled(LEADING, 100);
            }
        }
        if !frames.is_empty() {
            self.frames.push(Frame::Group { tag, frames });
        }
    }

    /// Title of a standing column: at the left, a rule under it over the whole width.
    fn label(&mut self, text: &str, role: RoleName, size: Length, paper: &Paper) {
        let mut frames = Vec::new();
        for line in self.typesetter.set_plain(text, role, size, self.width, Align::Start) {
            frames.extend(self.typesetter.line_at(&line, Point::new(Length::ZERO, self.y), role, size));
            self.y += size.scaled(LEADING, 100);
        }
        let thickness = Length::from_points_f64(f64::from(self.typesetter.theme.rules.r#box));
        let rect = Rect::new(Length::ZERO, self.y, self.width, thickness);
        self.frames.push(Frame::Group { tag: Tag::ColumnTitle, frames });
        let rule = Frame::Rule { rect, ink: Ink(self.typesetter.theme.rules.ink) };
        self.frames.push(Frame::Group { tag: Tag::Artifact, frames: vec![rule] });
        self.y += paper.row / 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_turn_at_the_blank_nearest_to_the_middle() {
        assert_eq!(halves_at_blank("甲乙 丙丁戊 己庚辛"), Some(("甲乙 丙丁戊", "己庚辛")));
        assert_eq!(halves_at_blank("甲乙丙"), None);
    }
}
