//! The title of a standing column (栏目) above a head: on a rule, in a bar or in a box.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::style::theme::ColumnTitleStyle;
use crate::layout::style::typesetter::Typesetter;
use crate::text::{Align, Line, Setting, StyledText, TextStyle};

/// Distance of its lines, in hundredths of their size. Tuned by eye on the two examples; see
/// docs/tuning.md.
const LEADING: i32 = 122;

/// Blank around it in a bar or box, in hundredths of its size: above and below, and at the sides.
/// Tuned by eye on the two examples; see docs/tuning.md.
const ABOVE: i32 = 22;
const BESIDE: i32 = 50;

/// The frames of a title in the style of the theme over an article of that width, from their top
/// left corner, and their height.
pub fn column_title(typesetter: &Typesetter<'_>, text: &str, width: Length) -> (Vec<Frame>, Length) {
    let style = typesetter.theme.heads.parts.column_title_style;
    let maker = ColumnTitleMaker {
        typesetter,
        text,
        width,
        size: typesetter.theme.heads.parts.column_title_size.em(),
    };
    match style {
        ColumnTitleStyle::Rule => maker.on_rule(),
        ColumnTitleStyle::Bar => maker.in_bar(),
        ColumnTitleStyle::Box => maker.in_box(),
    }
}

struct ColumnTitleMaker<'a> {
    typesetter: &'a Typesetter<'a>,
    text: &'a str,
    width: Length,
    size: Length,
}

impl ColumnTitleMaker<'_> {
    /// At the left, a rule under it over the whole width.
    fn on_rule(&self) -> (Vec<Frame>, Length) {
        let lines = self.lines(self.width, self.color(Ink::BLACK));
        let height = self.size.scaled(LEADING, 100) * lines.len() as i32;
        let rule = Rect::new(Length::ZERO, height, self.width, self.thickness());
        (vec![self.words(&lines, Point::default()), artifact([rule], self.ink())], height)
    }

    /// White on a black bar that stands on a rule over the whole width.
    fn in_bar(&self) -> (Vec<Frame>, Length) {
        let lines = self.lines(self.width - self.beside() * 2, Ink::WHITE);
        let bar = self.around(&lines);
        let foot = Rect::new(Length::ZERO, bar.bottom() - self.thickness(), self.width, self.thickness());
        let ground = artifact([bar, foot], self.color(Ink::BLACK));
        (vec![ground, self.words(&lines, self.corner())], bar.bottom())
    }

    /// In a box as wide as its words.
    fn in_box(&self) -> (Vec<Frame>, Length) {
        let lines = self.lines(self.width - self.beside() * 2, self.color(Ink::BLACK));
        let rules = self.around(&lines).edges(self.thickness());
        let height = self.around(&lines).bottom();
        (vec![artifact(rules, self.ink()), self.words(&lines, self.corner())], height)
    }

    fn lines(&self, measure: Length, ink: Ink) -> Vec<Line> {
        let role = self.typesetter.theme.heads.parts.column_title;
        let style = TextStyle { ink, ..self.typesetter.style(role, self.size) };
        let setting = Setting { measure, indent: Length::ZERO, align: Align::Start };
        self.typesetter.paragraph(&StyledText::plain(self.text, style)).lines(&setting)
    }

    fn words(&self, lines: &[Line], corner: Point) -> Frame {
        let role = self.typesetter.theme.heads.parts.column_title;
        let at = |i: usize| Point::new(corner.x, corner.y + self.size.scaled(LEADING, 100) * i as i32);
        let line = |(i, line)| self.typesetter.line_at(line, at(i), role, self.size);
        Frame::Group { tag: Tag::ColumnTitle, frames: lines.iter().enumerate().flat_map(line).collect() }
    }

    /// The background of lines that begin at [`Self::corner`].
    fn around(&self, lines: &[Line]) -> Rect {
        let widest = lines.iter().map(|line| line.start + line.width).max().unwrap_or_default();
        let more = self.size.scaled(LEADING, 100) * (lines.len() as i32 - 1).max(0);
        let height = self.size + more + self.corner().y * 2;
        Rect::new(Length::ZERO, Length::ZERO, widest + self.beside() * 2, height)
    }

    fn corner(&self) -> Point {
        Point::new(self.beside(), self.size.scaled(ABOVE, 100))
    }

    fn beside(&self) -> Length {
        self.size.scaled(BESIDE, 100)
    }

    fn thickness(&self) -> Length {
        Length::from_points_f64(f64::from(self.typesetter.theme.rules.r#box))
    }

    /// The ink of its rules.
    fn ink(&self) -> Ink {
        self.color(Ink::black(self.typesetter.theme.rules.ink))
    }

    /// An ink in the colour of column titles.
    fn color(&self, ink: Ink) -> Ink {
        ink.or(self.typesetter.theme.heads.parts.column_title_colour)
    }
}

fn artifact(rects: impl IntoIterator<Item = Rect>, ink: Ink) -> Frame {
    let frames = rects.into_iter().map(|rect| Frame::Rule { rect, ink }).collect();
    Frame::Group { tag: Tag::Artifact, frames }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::ColorName;
    use crate::layout::Theme;
    use crate::model::Language;
    use crate::text::FontLibrary;

    /// Black, in the colour of column titles where there is one.
    const COLORED: Ink = Ink::BLACK.or(ColorName::Accent);

    type Inked<T> = Vec<(T, Ink)>;

    /// The rules and the glyph runs of a title, and its height.
    fn set(style: ColumnTitleStyle, text: &str, width: i32) -> (Inked<Rect>, Inked<Point>, Length) {
        let (fonts, mut theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
        theme.heads.parts.column_title_style = style;
        let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
        let (frames, height) = column_title(&typesetter, text, Length::from_points(width));
        let (mut rules, mut runs) = (Vec::new(), Vec::new());
        for frame in frames {
            let Frame::Group { tag, frames } = frame else { panic!("{frame:?} means nothing") };
            for frame in frames {
                match frame {
                    Frame::Rule { rect, ink } if tag == Tag::Artifact => rules.push((rect, ink)),
                    Frame::Glyphs(run) if tag == Tag::ColumnTitle => runs.push((run.origin, run.ink)),
                    other => panic!("{other:?}"),
                }
            }
        }
        (rules, runs, height)
    }

    #[test]
    fn a_bar_is_as_wide_as_its_words_and_they_are_white() {
        let (rules, runs, height) = set(ColumnTitleStyle::Bar, "老街人物", 300);
        assert_eq!(
            rules[0],
            (Rect::new(Length::ZERO, Length::ZERO, Length::from_points(60), height), COLORED)
        );
        assert_eq!((rules[1].0.size.width, rules[1].0.bottom()), (Length::from_points(300), height));
        assert!(
            runs.iter().all(|&(at, ink)| ink == Ink::WHITE && at.x == Length::from_points(6)),
            "{runs:?}"
        );
    }

    #[test]
    fn a_box_holds_all_lines_of_a_long_title() {
        let (rules, runs, height) = set(ColumnTitleStyle::Box, "老街人物与他们的手艺", 60);
        assert_eq!((rules.len(), runs.len()), (4, 3));
        let inside = |at: &Point| at.y > Length::ZERO && at.y < height && at.x < Length::from_points(60);
        assert!(runs.iter().all(|(at, _)| inside(at)), "{runs:?}");
        assert!(
            rules.iter().all(|(rect, _)| rect.bottom() <= height && rect.right() <= Length::from_points(60))
        );
    }

    #[test]
    fn on_a_rule_nothing_stands_after_the_words() {
        let (rules, runs, height) = set(ColumnTitleStyle::Rule, "老街人物", 300);
        assert_eq!((rules.len(), rules[0].0.top(), runs[0].1), (1, height, COLORED));
    }
}
