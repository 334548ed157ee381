//! A head whose lines run downwards beside its text (竖题).

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point};
use crate::layout::grid::size::TypeSize;
use crate::layout::style::lines::vertical_line_frames;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Rank};
use crate::text::class::Direction;
use crate::text::{FontLibrary, Headline, Manner, Punctuation, Vocabulary};

/// A headline downwards, measured for any height.
#[derive(Clone)]
pub struct VerticalHead {
    lines: Vec<Headline>,
}

/// A way to set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerticalChoice {
    /// Size of the headline.
    pub size: TypeSize,
    /// Its number among the sizes of the rank.
    pub step: u16,
    /// Lines of the headline.
    pub lines: u16,
    /// The width it stands in.
    pub width: Length,
}

/// Most letters of a Latin word in a line downwards, and fewest characters of a line that reads as one.
const MOST_LATIN: usize = 2;
const SHORTEST: i32 = 4;

/// The size at which heads are measured.
const MEASURED: Length = Length::from_points(100);

/// Distance of the lines, in hundredths of their size, and the part of the height that they fill at
/// most and at least. Tuned by eye on the two examples; see docs/tuning.md.
const LEADING: i32 = 125;
const MOST: i32 = 94;
const LEAST: i32 = 60;

/// Part of its width that its lines take at least, in hundredths: narrower ones stand in white.
const LEAST_ACROSS: i32 = 55;

impl VerticalHead {
    /// The head of an article, if it is a headline alone: kicker and deck want lines across.
    pub fn new(
        typesetter: &Typesetter<'_>,
        article: &Article,
        rank: Rank,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let alone = article.kicker.is_empty()
            && article.deck.is_empty()
            && article.summary.is_empty()
            && article.head.is_none()
            && article.column_title.is_none()
            && typesetter.words.standing_byline(article).is_none();
        let turns = |line: &String| {
            line.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > MOST_LATIN)
        };
        let has_decimal = |line: &String| {
            let around = line.chars().zip(line.chars().skip(1)).zip(line.chars().skip(2));
            around.into_iter().any(|((a, b), c)| a.is_ascii_digit() && b == '.' && c.is_ascii_digit())
        };
        let reads_down = !article.headline.iter().any(|line| turns(line) || has_decimal(line));
        if !alone || !reads_down || article.headline.is_empty() || rank == Rank::Lead || rank == Rank::Brief {
            return None;
        }
        let role = typesetter.theme.heads.of(rank).face;
        let manner = Manner {
            headline: true,
            direction: Direction::Vertical,
            punctuation: Punctuation::Banjiao,
            ..Manner::default()
        };
        let style = typesetter.style(role, MEASURED);
        let shaped =
            |text: &String| Headline::new(text, style.clone(), &manner, vocabulary, typesetter.fonts);
        Some(Self { lines: article.headline.iter().map(shaped).collect() })
    }

    /// The largest of some sizes at which it stands in a width and fills a height.
    pub fn choice(&self, sizes: &[TypeSize], width: Length, height: Length) -> Option<VerticalChoice> {
        let room = height.scaled(MOST, 100);
        sizes.iter().enumerate().find_map(|(step, &size)| {
            let em = size.em();
            let lines: usize =
                self.lines.iter().map(|line| line.fewest_lines(em, room)).sum::<Option<_>>()?;
            let longest: Length = self.lines.iter().map(|line| line.width(em)).max()?;
            let turned = (lines / self.lines.len().max(1)).max(1) as i32;
            let across = em.scaled(LEADING, 100) * lines as i32;
            let fits = (width.scaled(LEAST_ACROSS, 100)..=width).contains(&across);
            let full = longest / turned >= height.scaled(LEAST, 100).max(em * SHORTEST);
            (fits && full).then_some(VerticalChoice { size, step: step as u16, lines: lines as u16, width })
        })
    }

    /// The lines from right to left in the middle of their width, each in the middle of a height.
    pub fn frames(&self, choice: &VerticalChoice, height: Length, fonts: &FontLibrary) -> Vec<Frame> {
        let em = choice.size.em();
        let lead = em.scaled(LEADING, 100);
        let right = (choice.width + lead * i32::from(choice.lines)) / 2;
        let room = height.scaled(MOST, 100);
        let top = (height - room) / 2;
        let mut frames = Vec::new();
        let lines = self.lines.iter().flat_map(|line| line.lines(em, Length::ZERO, room, fonts));
        for (number, line) in lines.enumerate() {
            let axis = right - lead * number as i32 - lead / 2;
            frames.extend(vertical_line_frames(&line, Point::new(axis, top), em));
        }
        vec![Frame::Group { tag: Tag::Headline, frames }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::style::theme::Theme;
    use crate::model::Language;

    fn head(article: serde_json::Value) -> Option<VerticalHead> {
        let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
        let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
        VerticalHead::new(
            &typesetter,
            &serde_json::from_value(article).unwrap(),
            Rank::Middle,
            &Vocabulary::default(),
        )
    }

    #[test]
    fn a_headline_alone_can_stand_downwards() {
        let alone = serde_json::json!({ "id": "1", "headline": ["河道通水之后"] });
        let with_deck = serde_json::json!({ "id": "1", "headline": ["河道通水之后"], "deck": ["一年回访"] });
        assert!(head(alone).is_some());
        assert!(head(with_deck).is_none());
    }

    #[test]
    fn latin_words_and_decimals_stand_across() {
        let is_vertical =
            |headline: &str| head(serde_json::json!({ "id": "1", "headline": [headline] })).is_some();
        assert!(is_vertical("B2平台的25年") && is_vertical("第42家食堂开张"));
        assert!(!is_vertical("从Made到Created") && !is_vertical("同比增长5.8%"));
    }

    #[test]
    fn the_size_fills_the_height() {
        let head = head(serde_json::json!({ "id": "1", "headline": ["河道通水之后"] })).unwrap();
        let sizes = ["二号", "小二", "三号"].map(|name| TypeSize::named(name).unwrap());
        let choice = |height| head.choice(&sizes, Length::from_points(36), Length::from_points(height));
        assert_eq!(choice(200).map(|choice| (choice.step, choice.lines)), Some((0, 1)));
        assert_eq!(choice(120).map(|choice| (choice.step, choice.lines)), Some((1, 1)));
        assert_eq!(choice(400), None, "it would hang in the air");
    }
}
