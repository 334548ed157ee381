//! The head of an article: column title, kicker, headline, deck, byline, over the width of its legs.

use super::column_title::column_title;
use super::edition::{Frame, Tag};
use super::paper::Paper;
use super::size::TypeSize;
use super::theme::RoleName;
use super::typesetter::Typesetter;
use crate::geometry::{Length, Point};
use crate::model::{Article, Rank};
use crate::text::{Headline, Manner, Punctuation};

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

/// The size at which heads are measured.
const MEASURED: Length = Length::from_points(100);

/// A headline keeps its lines as long as they need not be smaller than this part of the largest
/// size of its rank, in hundredths; then it turns rather than shrinks. Taste of this project.
const LEAST_SIZE: i32 = 60;

/// The part of the width that a head may fill, in hundredths: two that stand side by side would
/// read as one if both filled theirs. Taste of this project.
const FILLED: i32 = 96;

/// Sets a head for a width.
pub fn head(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    article: &Article,
    rank: Rank,
    width: Length,
) -> Head {
    HeadMaker::new(typesetter, paper, article, rank).head(width)
}

/// A head whose words are found and shaped once, to be set for any width.
pub struct HeadMaker<'a> {
    typesetter: &'a Typesetter<'a>,
    paper: &'a Paper,
    article: &'a Article,
    sizes: &'a [TypeSize],
    kicker: Part,
    headline: Part,
    deck: Part,
    byline: Part,
}

/// Lines of one role.
struct Part {
    lines: Vec<Headline>,
    role: RoleName,
}

impl<'a> HeadMaker<'a> {
    /// Shapes the parts of a head.
    pub fn new(typesetter: &'a Typesetter<'a>, paper: &'a Paper, article: &'a Article, rank: Rank) -> Self {
        let theme = &typesetter.theme.heads;
        let sized = theme.of(rank);
        let manner = Manner { headline: true, punctuation: Punctuation::Banjiao, ..Manner::default() };
        let part = |texts: &[String], role: RoleName, manner: &Manner| {
            let style = typesetter.style(role, MEASURED);
            let measured = |text: &String| Headline::new(text, style.clone(), manner, typesetter.fonts);
            Part { lines: texts.iter().map(measured).collect(), role }
        };
        let byline = article.standing_byline();
        Self {
            typesetter,
            paper,
            article,
            sizes: &sized.sizes,
            kicker: part(&article.kicker, theme.parts.kicker, &manner),
            headline: part(&article.headline, sized.face, &manner),
            deck: part(&article.deck, theme.parts.deck, &manner),
            byline: part(byline.as_slice(), typesetter.theme.text.byline, &Manner::default()),
        }
    }

    /// The head for a width.
    pub fn head(&self, width: Length) -> Head {
        let theme = self.typesetter.theme;
        let room = width.scaled(FILLED, 100);
        let size = self.headline.size(self.sizes, room);
        let minor = size.steps_down(theme.heads.parts.steps);
        let mut stack = Stack { typesetter: self.typesetter, width, y: Length::ZERO, frames: Vec::new() };
        if let Some(title) = &self.article.column_title {
            stack.label(title, self.paper);
        }
        stack.part(&self.kicker, self.kicker.minor_size(minor, room).em(), Length::ZERO, Tag::Kicker);
        stack.part(&self.headline, size.em(), self.headline.tracking(size, room), Tag::Headline);
        stack.part(&self.deck, self.deck.minor_size(minor, room).em(), Length::ZERO, Tag::Deck);
        if !self.byline.lines.is_empty() {
            stack.y += self.paper.row / 3;
            stack.part(&self.byline, self.paper.body, Length::ZERO, Tag::Byline);
        }
        Head { height: stack.y, frames: stack.frames }
    }
}

impl Part {
    /// Number of its lines at a size; none if a word is too wide.
    fn takes(&self, size: TypeSize, width: Length) -> Option<usize> {
        self.lines.iter().map(|line| line.fewest_lines(size.em(), width)).sum()
    }

    /// The largest of some sizes at which it takes no more lines than that.
    fn largest(&self, sizes: &[TypeSize], lines: usize, width: Length) -> Option<TypeSize> {
        let takes = |size: TypeSize| self.takes(size, width).is_some_and(|takes| takes <= lines);
        sizes.iter().copied().find(|&size| takes(size))
    }

    /// The size of a headline: the largest at which it takes no more lines than its author gave
    /// it; if that is the smallest or too far from the largest, the largest at which it takes one
    /// more, and so on. Where a word fits at no size, the smallest.
    fn size(&self, sizes: &[TypeSize], width: Length) -> TypeSize {
        let smallest = sizes.last().copied().unwrap_or(TypeSize::SMALLEST_OF_HEADS);
        let least = sizes.first().map_or(Length::ZERO, |size| size.em().scaled(LEAST_SIZE, 100));
        let given = self.lines.len();
        let kept = self.largest(sizes, given, width);
        let most = self.takes(smallest, width).unwrap_or(0);
        kept.filter(|&size| size > smallest && size.em() >= least)
            .or_else(|| (given + 1..=most.max(given + 1)).find_map(|more| self.largest(sizes, more, width)))
            .or_else(|| sizes.iter().copied().find(|&size| self.takes(size, width).is_some()))
            .unwrap_or(smallest)
    }

    /// The size of kicker or deck: not above `largest`, and so small that each line the author
    /// gave stays one line, but not below the smallest size of a head; where that does not help,
    /// the largest with the same number of lines.
    fn minor_size(&self, largest: TypeSize, width: Length) -> TypeSize {
        let mut sizes = vec![largest];
        let mut smallest = largest;
        while smallest.steps_down(1) >= TypeSize::SMALLEST_OF_HEADS && smallest.steps_down(1) < smallest {
            smallest = smallest.steps_down(1);
            sizes.push(smallest);
        }
        let most = self.takes(smallest, width).unwrap_or(0);
        self.largest(&sizes, most, width).unwrap_or(smallest)
    }

    /// The blank between the characters of a short headline of one line.
    fn tracking(&self, size: TypeSize, width: Length) -> Length {
        match self.lines.as_slice() {
            [line] => line.short_tracking(size.em(), width),
            _ => Length::ZERO,
        }
    }
}

/// Lines put under each other.
struct Stack<'a> {
    typesetter: &'a Typesetter<'a>,
    width: Length,
    y: Length,
    frames: Vec<Frame>,
}

impl Stack<'_> {
    fn part(&mut self, part: &Part, size: Length, tracking: Length, tag: Tag) {
        let mut frames = Vec::new();
        let lead = size.scaled(LEADING - 100, 200);
        for headline in &part.lines {
            // A word that needs the whole width gets it.
            let room = Some(self.width.scaled(FILLED, 100));
            let room = room.filter(|&room| headline.fewest_lines(size, room).is_some()).unwrap_or(self.width);
            let left = (self.width - room) / 2;
            for line in headline.lines(size, tracking, room, self.typesetter.fonts) {
                let corner = Point::new(left, self.y + lead);
                frames.extend(self.typesetter.line_at(&line, corner, part.role, size));
                self.y += size.scaled(LEADING, 100);
            }
        }
        if !frames.is_empty() {
            self.frames.push(Frame::Group { tag, frames });
        }
    }

    /// Title of a standing column.
    fn label(&mut self, text: &str, paper: &Paper) {
        let (frames, height) = column_title(self.typesetter, text, self.width);
        let down = Point::new(Length::ZERO, self.y);
        self.frames.extend(frames.into_iter().map(|frame| frame.moved(down)));
        self.y += height + paper.row / 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::theme::Theme;
    use crate::model::Language;
    use crate::text::FontLibrary;

    /// The texts of the lines of a headline in sizes of a theme for a width, and the size taken.
    fn set(headline: &str, sizes: &[&str], width: i32) -> (Vec<String>, Length) {
        let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
        let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
        let article: Article =
            serde_json::from_value(serde_json::json!({ "id": "01/01", "headline": [headline], "body": [] }))
                .unwrap();
        let paper = Paper::find("broadsheet-8").unwrap();
        let sizes: Vec<TypeSize> = sizes.iter().map(|name| TypeSize::named(name).unwrap()).collect();
        let maker = HeadMaker { sizes: &sizes, ..HeadMaker::new(&typesetter, &paper, &article, Rank::Major) };
        let head = maker.head(Length::from_points(width));
        let runs = head.frames.iter().flat_map(|frame| match frame {
            Frame::Group { frames, .. } => frames.clone(),
            _ => Vec::new(),
        });
        let lines: Vec<(String, Length)> = runs
            .filter_map(|frame| match frame {
                Frame::Glyphs(run) => Some((run.text, run.size)),
                _ => None,
            })
            .collect();
        let size = lines[0].1;
        (lines.into_iter().map(|(text, _)| text).collect(), size)
    }

    #[test]
    fn a_smaller_size_is_taken_rather_than_a_word_cut() {
        let (lines, size) = set("哈萨克斯坦", &["小初", "一号", "小二"], 100);
        assert_eq!((lines, size), (vec!["哈萨克斯坦".to_owned()], Length::from_points(18)));
        let (lines, _) = set("哈萨克斯坦", &["小初", "一号"], 100);
        assert_eq!(lines.len(), 2, "no size of the list is small enough");
    }

    #[test]
    fn a_headline_keeps_to_its_lines_until_it_would_be_too_small() {
        let text = "老浴室里飘出饭菜香";
        let one = vec![text.to_owned()];
        let two = vec!["老浴室里".to_owned(), "飘出饭菜香".to_owned()];
        assert_eq!(set(text, &["小初", "一号", "小二"], 260), (one, Length::from_points(26)));
        assert_eq!(set(text, &["小初", "一号", "小二"], 200), (two, Length::from_points(36)));
    }

    #[test]
    fn heads_of_neighbours_do_not_touch() {
        let exact = set("老浴室里飘出饭菜香", &["小二", "三号", "四号"], 162);
        assert_eq!(exact.1, Length::from_points(16));
    }
}
