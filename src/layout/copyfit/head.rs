//! The head of an article: column title, kicker, headline, deck, byline, over the width of its
//! legs, with the summary beside it or under it.

use std::borrow::Cow;

use super::byline_mark;
use super::column_title::column_title;
use super::jump_head::jump_head;
use super::summary::Summary;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::grid::paper::Paper;
use crate::layout::grid::size::TypeSize;
use crate::layout::style::theme::BylineMark;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, HeadManner, NoticeKind, Rank};
use crate::text::{Align, FontRole, Headline, Manner, Punctuation, TextStyle, Vocabulary};
use crate::wording::Words;

/// A head, measured for a width.
#[derive(Clone, Debug)]
pub struct Head {
    /// Height of its lines and of the blanks between them.
    pub height: Length,
    /// What is drawn, from its own top left corner.
    pub frames: Vec<Frame>,
}

/// The room that a head stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadRoom {
    /// Its width.
    pub width: Length,
    /// Width of a summary in it at the right, and the blank before that; none where it is too narrow for one.
    pub beside: Option<(Length, Length)>,
}

impl HeadRoom {
    /// A room in which a summary stands under the head alone.
    pub fn of(width: Length) -> Self {
        Self { width, beside: None }
    }
}

/// Where the summary stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryPlace {
    /// In the last column of the head, at its right.
    Beside,
    /// In a band under the head.
    Under,
}

/// Distance of the lines of a head, in hundredths of their size. Tuned by eye on the two examples;
/// see docs/tuning.md.
const LEADING: i32 = 122;

/// A way to set a head over a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadChoice {
    /// Size of the headline.
    pub size: TypeSize,
    /// Its number among the sizes of the rank, from the largest.
    pub step: u16,
    /// Lines of the headline.
    pub lines: u16,
    /// Size of the deck.
    pub deck: TypeSize,
    /// Whether a line of the deck that its author gave is turned so that the deck is larger.
    pub turns_deck: bool,
    /// Where the summary stands, if there is one.
    pub summary: Option<SummaryPlace>,
    /// Width that its lines stand in.
    pub width: Length,
    /// Height of the whole head.
    pub height: Length,
    /// What its lines are lower than the summary beside them.
    pub blank: Length,
    /// Width of the characters of the headline in hundredths of their own: 80 narrow (长体) to 110 wide (扁体).
    pub scale: u16,
    /// Part of the width that the lines of the headline fill, in thousandths.
    pub fill: u16,
    /// Whether a word does not fit and is cut.
    pub cuts_word: bool,
}

/// How many sizes of one number of lines are tried. Two steps below the largest a head begins to
/// look lost (tuned by eye on the two examples; see docs/tuning.md).
const SIZES_OF_A_COUNT: usize = 3;

/// The widths of characters that are tried in place of their own, in hundredths: narrower ones where they save a
/// line, wider ones where the largest size leaves its width empty (house style of Chinese dailies: steps of five
/// from 80 to 110).
const NARROW: [u16; 4] = [95, 90, 85, 80];
const WIDE: [u16; 2] = [110, 105];

/// Part of its width below which a headline in the largest size may be wider, in thousandths.
const EMPTY: u16 = 800;

/// Size of kicker and deck in hundredths of the headline, at most and at least (house style of Chinese dailies:
/// 0.4 to 0.5; 0.3 under the largest heads, where more would outweigh the heads of majors).
const LARGEST_PART: i32 = 50;
const SMALLEST_PART: i32 = 30;

/// The blank between a head and the summary under it, in hundredths of a row.
const OVER_SUMMARY: i32 = 60;

/// The size at which heads are measured.
const MEASURED: Length = Length::from_points(100);

/// The part of the width that a head may fill, in hundredths: two that stand side by side would
/// read as one if both filled theirs. Tuned by eye on the two examples; see docs/tuning.md.
const FILLED: i32 = 96;

/// A head whose words are found and shaped once, to be set for any width.
#[derive(Clone)]
pub struct HeadMaker<'a> {
    typesetter: Typesetter<'a>,
    paper: &'a Paper,
    column_title: Option<&'a str>,
    /// Whether the column title is a label of the program and not part of the article.
    label: bool,
    sizes: &'a [TypeSize],
    /// Whether a short headline is spaced.
    is_spaced: bool,
    manner: HeadManner,
    kicker: HeadPart,
    headline: HeadPart,
    deck: HeadPart,
    byline: HeadPart,
    summary: Option<Summary>,
}

/// Faces and ink of a part.
#[derive(Clone, Copy)]
struct PartLook {
    role: FontRole,
    second: Option<FontRole>,
    ink: Ink,
}

/// Lines of one role.
#[derive(Clone)]
struct HeadPart {
    lines: Vec<Headline>,
    role: FontRole,
    /// Face of the lines after the first, where it is another.
    second: Option<FontRole>,
}

/// Most characters of a head that is set by itself. A longer one is text and runs in the legs: measured
/// at a hundred points its width would be too large a number.
const MOST_CHARACTERS: usize = 10_000;

/// Sizes of the head of a later part: 三号 and 小三, whatever its article weighs (house style of Chinese
/// dailies).
const SIZES_OF_JUMP_HEADS: [TypeSize; 2] = [TypeSize::SAN_HAO, TypeSize::XIAO_SAN];

impl<'a> HeadMaker<'a> {
    /// Shapes the parts of a head; none if it is too long to be one.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        article: &'a Article,
        rank: Rank,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let byline = typesetter.words.standing_byline(article);
        let title = article.column_title.as_deref();
        let lines = article.kicker.iter().chain(&article.headline).chain(&article.deck);
        let lines = lines.chain(&article.summary).chain(&byline);
        let characters: usize = lines.map(String::as_str).chain(title).map(|line| line.chars().count()).sum();
        if characters > MOST_CHARACTERS {
            return None;
        }
        let label = notice_label(typesetter.words, article);
        let theme: &'a crate::layout::style::theme::Heads = &typesetter.theme.heads;
        let manner = manner_of(article, theme.of(rank).manner);
        let second = Some(theme.parts.second_deck).filter(|_| manner == HeadManner::TwoDeck);
        let ink = |color: ColorName| match manner {
            HeadManner::Reversed => Ink::WHITE,
            _ => Ink::BLACK.or(color),
        };
        let part = |texts: &[String], (role, color): (FontRole, ColorName), second| {
            let look = PartLook { role, second, ink: ink(color) };
            HeadPart::new(typesetter, texts, look, &headline_manner(), vocabulary)
        };
        Some(Self {
            typesetter: typesetter.clone(),
            paper,
            column_title: title.or(label),
            label: title.is_none() && label.is_some(),
            sizes: &theme.of(rank).sizes,
            is_spaced: true,
            manner,
            kicker: part(&article.kicker, (theme.parts.kicker, theme.parts.kicker_colour), None),
            headline: part(&headline_lines(article, manner), (theme.of(rank).face, ColorName::Ink), second),
            deck: part(&article.deck, (theme.parts.deck, ColorName::Black), None),
            byline: HeadPart::of_people(typesetter, byline.as_slice(), typesetter.theme.text.byline),
            summary: Summary::new(typesetter, paper.body, article),
        })
    }

    /// The same without the summary; none if it has none.
    pub fn without_summary(&self) -> Option<Self> {
        self.summary.as_ref().map(|_| Self { summary: None, ..self.clone() })
    }

    /// The head of a later part of an article: where it came from, over a short head.
    pub fn continued(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        article: &Article,
        vocabulary: &Vocabulary,
        from: String,
    ) -> Self {
        let theme: &'a crate::layout::style::theme::Heads = &typesetter.theme.heads;
        let (plain, manner) = (Manner::default(), headline_manner());
        let (kicker, headline) = (theme.parts.kicker_colour, ColorName::Ink);
        let part = |texts: &[String], role, color, manner: &Manner| {
            let look = PartLook { role, second: None, ink: Ink::BLACK.or(color) };
            HeadPart::new(typesetter, texts, look, manner, vocabulary)
        };
        let head = jump_head(article, typesetter.locale(), vocabulary);
        Self {
            typesetter: typesetter.clone(),
            paper,
            column_title: None,
            label: false,
            sizes: &SIZES_OF_JUMP_HEADS,
            is_spaced: false,
            manner: HeadManner::Left,
            kicker: part(&[from], theme.parts.kicker, kicker, &plain),
            headline: part(&[head], theme.of(Rank::Minor).face, headline, &manner),
            deck: part(&[], theme.parts.deck, ColorName::Black, &manner),
            byline: part(&[], typesetter.theme.text.byline, ColorName::Black, &plain),
            summary: None,
        }
    }

    /// The label of a notice whose head runs in its legs, if it has one.
    pub fn of_notice(typesetter: &Typesetter<'a>, paper: &'a Paper, article: &Article) -> Option<Self> {
        notice_label(typesetter.words, article).map(|label| Self::label(typesetter, paper, label))
    }

    /// The same in the box of a notice, which has sizes of its own and its label in a corner.
    #[must_use]
    pub fn of_box(self, sizes: &'a [TypeSize]) -> Self {
        let column_title = self.column_title.filter(|_| !self.label);
        Self { column_title, label: false, sizes, is_spaced: false, manner: HeadManner::Centred, ..self }
    }

    /// A head that is only a label.
    pub fn label(typesetter: &Typesetter<'a>, paper: &'a Paper, label: &'a str) -> Self {
        let heads: &'a crate::layout::style::theme::Heads = &typesetter.theme.heads;
        let none = |role: FontRole| HeadPart { lines: Vec::new(), role, second: None };
        Self {
            typesetter: typesetter.clone(),
            paper,
            column_title: Some(label),
            label: true,
            sizes: &heads.brief.sizes,
            is_spaced: true,
            manner: HeadManner::Left,
            kicker: none(heads.parts.kicker),
            headline: none(heads.brief.face),
            deck: none(heads.parts.deck),
            byline: none(typesetter.theme.text.byline),
            summary: None,
        }
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        let parts = [&self.kicker, &self.headline, &self.deck, &self.byline];
        self.column_title.is_none()
            && self.summary.is_none()
            && parts.iter().all(|part| part.lines.is_empty())
    }

    /// The ways to set the head in a room, with its summary under it and, where there is room for that, beside it.
    pub fn choices(&self, room: HeadRoom) -> Vec<HeadChoice> {
        let Some(summary) = &self.summary else { return self.choices_over(room.width) };
        let under = |choice: HeadChoice| {
            let height = choice.height + self.over_summary(choice.height) + summary.height(room.width);
            HeadChoice { summary: Some(SummaryPlace::Under), height, ..choice }
        };
        let mut choices: Vec<HeadChoice> = self.choices_over(room.width).into_iter().map(under).collect();
        if let Some((measure, gutter)) = room.beside {
            let tall = summary.height(measure);
            let beside = |choice: HeadChoice| HeadChoice {
                summary: Some(SummaryPlace::Beside),
                height: choice.height.max(tall),
                blank: (tall - choice.height).max(Length::ZERO),
                ..choice
            };
            choices.extend(self.choices_over(room.width - measure - gutter).into_iter().map(beside));
        }
        choices
    }

    /// The blank between lines of a height and the summary under them.
    fn over_summary(&self, lines: Length) -> Length {
        if lines == Length::ZERO { Length::ZERO } else { self.paper.row.scaled(OVER_SUMMARY, 100) }
    }

    /// The blank between the edges of a bar and the words in it.
    fn margin(&self) -> Length {
        if self.manner == HeadManner::Reversed { self.paper.body } else { Length::ZERO }
    }

    /// Where its lines stand.
    fn align(&self) -> Align {
        if self.manner == HeadManner::Centred { Align::Center } else { Align::Start }
    }

    /// The ways to set the lines of the head over a width: for each number of headline lines the largest size
    /// that takes no more and the two below it, the largest whose characters take no more where they are narrower,
    /// and the largest of all with wider ones; each of them also with a larger deck that is turned. Where a word
    /// fits at no size, the smallest.
    fn choices_over(&self, outer: Length) -> Vec<HeadChoice> {
        let width = outer - self.margin() * 2;
        let mut choices: Vec<HeadChoice> = Vec::new();
        for (step, &size) in self.sizes.iter().enumerate() {
            let lines = self.takes(size, 100, width);
            let narrow = NARROW.iter().find_map(|&scale| {
                let fewer = self.takes(size, scale, width)?;
                lines.is_none_or(|lines| fewer < lines).then_some((scale, fewer))
            });
            if let Some((scale, fewer)) = narrow
                && !choices.iter().any(|one| one.lines == fewer)
            {
                choices.push(self.choice((size, step), fewer, scale, width));
            }
            let Some(lines) = lines else { continue };
            let same = choices.iter().filter(|one| one.lines == lines && one.scale >= 100).count();
            if same < SIZES_OF_A_COUNT {
                choices.push(self.choice((size, step), lines, 100, width));
            }
            if self.headline.lines.is_empty() {
                break;
            }
            choices.extend(self.wider(choices.last().copied(), width));
        }
        if choices.is_empty() {
            let step = self.sizes.len().saturating_sub(1);
            let size = self.sizes.last().copied().unwrap_or(TypeSize::SMALLEST_OF_HEADS);
            let lines = self.headline.line_count(size.em(), width);
            choices
                .push(HeadChoice { cuts_word: true, ..self.choice((size, step), lines as u16, 100, width) });
        }
        let turned: Vec<HeadChoice> =
            choices.iter().filter_map(|choice| self.with_turned_deck(choice)).collect();
        choices.extend(turned);
        choices
    }

    /// The same with its deck as large as can be, each of its lines turned into two at most; none where that
    /// is no larger.
    fn with_turned_deck(&self, choice: &HeadChoice) -> Option<HeadChoice> {
        let deck = largest_part(choice.size);
        let room = choice.width.scaled(FILLED, 100);
        let lines = self.deck.takes(deck, room)?;
        (deck > choice.deck && lines <= self.deck.lines.len() * 2).then(|| {
            let turned = HeadChoice { deck, turns_deck: true, ..*choice };
            HeadChoice { height: self.height(&turned), ..turned }
        })
    }

    /// A headline in the largest size that leaves much of its width empty, with wider characters.
    fn wider(&self, choice: Option<HeadChoice>, width: Length) -> Option<HeadChoice> {
        let HeadChoice { size, step, lines, scale, fill, .. } = choice?;
        let has_room = step == 0 && scale == 100 && fill < EMPTY;
        let scale =
            WIDE.into_iter().find(|&wide| has_room && self.takes(size, wide, width) == Some(lines))?;
        Some(self.choice((size, usize::from(step)), lines, scale, width))
    }

    /// Lines of the headline with characters of a width; none if a word is too wide.
    fn takes(&self, size: TypeSize, scale: u16, width: Length) -> Option<u16> {
        let room = unscaled(width.scaled(FILLED, 100), scale);
        self.headline.takes(size, room).and_then(|lines| u16::try_from(lines).ok())
    }

    fn choice(&self, (size, step): (TypeSize, usize), lines: u16, scale: u16, width: Length) -> HeadChoice {
        let widest = self.headline.lines.iter().map(|line| line.width(size.em())).max().unwrap_or(width);
        let per_line = self.headline.lines.len().max(1) as i32;
        let turned = (i32::from(lines) / per_line).max(1);
        let filled = widest.scaled(i32::from(scale), 100) / turned;
        let fill = (filled.millipoints() / (width.millipoints() / 1000).max(1)).clamp(0, 1000) as u16;
        let choice = HeadChoice {
            size,
            step: step as u16,
            lines,
            deck: self.deck.minor_size(size, width.scaled(FILLED, 100)),
            turns_deck: false,
            summary: None,
            width,
            height: Length::ZERO,
            blank: Length::ZERO,
            scale,
            fill,
            cuts_word: false,
        };
        HeadChoice { height: self.height(&choice), ..choice }
    }

    /// Height of the lines of a head.
    fn height(&self, choice: &HeadChoice) -> Length {
        let width = choice.width;
        let kicker = self.kicker.minor_size(choice.size, width.scaled(FILLED, 100));
        let mut height = choice.size.em().scaled(LEADING, 100) * i32::from(choice.lines);
        for (part, size) in [(&self.kicker, kicker), (&self.deck, choice.deck)] {
            let size = size.em();
            height += size.scaled(LEADING, 100) * part.line_count(size, width);
        }
        height += self.margin();
        let width = width + self.margin() * 2;
        if !self.byline.lines.is_empty() {
            let body = self.paper.body;
            height += self.paper.row / 3 + body.scaled(LEADING, 100) * self.byline.line_count(body, width);
        }
        if self.column_title.is_some() {
            height += self.title_height(width);
        }
        height
    }

    /// Height of the column title with its rule.
    fn title_height(&self, width: Length) -> Length {
        let mut stack = Stack::new(&self.typesetter, width, self.align());
        if let Some(title) = self.column_title {
            stack.label(title, self.paper);
        }
        stack.y
    }

    /// The head in a room, in a way that was chosen.
    pub fn head(&self, room: HeadRoom, choice: &HeadChoice) -> Head {
        let lines = self.lines(choice);
        let Some((summary, place)) = self.summary.as_ref().zip(choice.summary) else { return lines };
        let mut frames = Vec::new();
        let (down, corner, size) = match (place, room.beside) {
            // Lines that are lower stand a little above the middle of the summary.
            (SummaryPlace::Beside, Some((measure, _))) => {
                let down = (choice.height - lines.height).scaled(2, 5);
                (down, Point::new(room.width - measure, Length::ZERO), Size::new(measure, choice.height))
            }
            _ => {
                let top = lines.height + self.over_summary(lines.height);
                let size = Size::new(room.width, choice.height - top);
                (Length::ZERO, Point::new(Length::ZERO, top), size)
            }
        };
        let moved = |corner: Point| move |frame: Frame| frame.moved(corner);
        frames.extend(lines.frames.into_iter().map(moved(Point::new(Length::ZERO, down))));
        frames.extend(summary.frames(&self.typesetter, size).into_iter().map(moved(corner)));
        Head { height: choice.height, frames }
    }

    /// The lines of a head.
    fn lines(&self, choice: &HeadChoice) -> Head {
        let (size, width) = (choice.size, choice.width);
        let room = width.scaled(FILLED, 100);
        let outer = width + self.margin() * 2;
        let mut stack = Stack::new(&self.typesetter, outer, self.align());
        if let Some(title) = self.column_title {
            stack.label(title, self.paper);
            if self.label {
                let frames = std::mem::take(&mut stack.frames);
                stack.frames.push(Frame::Group { tag: Tag::Artifact, frames });
            }
        }
        let top = stack.y;
        stack.set_in_bar(self.margin());
        stack.part(&self.kicker, self.kicker.minor_size(size, room).em(), Length::ZERO, Tag::Kicker);
        let is_spaced = self.is_spaced && choice.scale == 100;
        let tracking = if is_spaced { self.headline.tracking(size, room) } else { Length::ZERO };
        stack.scaled_part(&self.headline, size.em(), (tracking, choice.scale), Tag::Headline);
        stack.part(&self.deck, choice.deck.em(), Length::ZERO, Tag::Deck);
        stack.out_of_bar(self.margin(), top);
        if !self.byline.lines.is_empty() {
            stack.y += self.paper.row / 3;
            stack.mark_byline(self.byline_mark(outer), self.paper.body);
            stack.part(&self.byline, self.paper.body, Length::ZERO, Tag::Byline);
        }
        Head { height: stack.y, frames: stack.frames }
    }
}

impl HeadMaker<'_> {
    /// The mark before its byline: at the left edge, where it takes no line more beside it.
    fn byline_mark(&self, width: Length) -> BylineMark {
        let (mark, body) = (self.typesetter.theme.heads.parts.byline_mark, self.paper.body);
        let beside = width - byline_mark::width(mark, body);
        let fits = self.byline.line_count(body, beside) == self.byline.line_count(body, width);
        if fits && self.align() == Align::Start { mark } else { BylineMark::None }
    }
}

/// What an advertisement is marked with, as the law requires (Advertising Law of the PRC, article
/// 14).
fn notice_label(words: &Words, article: &Article) -> Option<&'static str> {
    let kind = article.notice.as_ref()?.kind;
    (kind == NoticeKind::Advertisement).then_some(words.advertisement)
}

/// How the head of an article is set. That of a notice stands in the middle of its box.
fn manner_of(article: &Article, of_theme: HeadManner) -> HeadManner {
    let of_rank = if article.notice.is_some() { HeadManner::Centred } else { of_theme };
    article.head.unwrap_or(of_rank)
}

/// The lines of a headline: in two decks one that its author turns at a blank is two.
fn headline_lines(article: &Article, manner: HeadManner) -> Cow<'_, [String]> {
    match article.headline.as_slice() {
        [line] if manner == HeadManner::TwoDeck => match line.trim().split_once(char::is_whitespace) {
            Some((first, second)) => vec![first.to_owned(), second.trim_start().to_owned()].into(),
            None => article.headline.as_slice().into(),
        },
        lines => lines.into(),
    }
}

/// How the lines of a head are set.
fn headline_manner() -> Manner {
    Manner { headline: true, punctuation: Punctuation::Banjiao, ..Manner::default() }
}

impl HeadPart {
    /// Shapes the lines of a role.
    fn new(
        typesetter: &Typesetter<'_>,
        texts: &[String],
        PartLook { role, second, ink }: PartLook,
        manner: &Manner,
        vocabulary: &Vocabulary,
    ) -> Self {
        let measured = |(number, text): (usize, &String)| {
            let role = second.filter(|_| number > 0).unwrap_or(role);
            let style = TextStyle { ink, ..typesetter.style(role, MEASURED) };
            Headline::new(text, style, manner, vocabulary, typesetter.fonts)
        };
        Self { lines: texts.iter().enumerate().map(measured).collect(), role, second }
    }

    /// Shapes lines of names.
    fn of_people(typesetter: &Typesetter<'_>, texts: &[String], role: FontRole) -> Self {
        let style = typesetter.style(role, MEASURED);
        let measured =
            |text: &String| Headline::people(text, style.clone(), &Manner::default(), typesetter.fonts);
        Self { lines: texts.iter().map(measured).collect(), role, second: None }
    }

    /// Number of its lines at a size; none if a word is too wide.
    fn takes(&self, size: TypeSize, width: Length) -> Option<usize> {
        self.lines.iter().map(|line| line.fewest_lines(size.em(), width)).sum()
    }

    /// The largest of some sizes at which it takes no more lines than that.
    fn largest(&self, sizes: &[TypeSize], lines: usize, width: Length) -> Option<TypeSize> {
        let takes = |size: TypeSize| self.takes(size, width).is_some_and(|takes| takes <= lines);
        sizes.iter().copied().find(|&size| takes(size))
    }

    /// Number of its lines at a size, each in the room that [`room_of`] gives it.
    fn line_count(&self, size: Length, width: Length) -> i32 {
        let room = width.scaled(FILLED, 100);
        let forced = |line: &Headline| line.broken(size, width).lines.len();
        let count = |line: &Headline| line.fewest_lines(size, room).unwrap_or_else(|| forced(line));
        self.lines.iter().map(count).sum::<usize>() as i32
    }

    /// The size of kicker or deck with a headline of a size: so small that each line the author
    /// gave stays one line, but not smaller than may be; where that does not help, the largest with the same
    /// number of lines.
    fn minor_size(&self, headline: TypeSize, width: Length) -> TypeSize {
        let largest = largest_part(headline);
        let least = headline.em().scaled(SMALLEST_PART, 100).max(TypeSize::SMALLEST_OF_HEADS.em());
        let mut sizes = vec![largest];
        let mut smallest = largest;
        while smallest.steps_down(1).em() >= least && smallest.steps_down(1) < smallest {
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

/// The largest size of kicker and deck with a headline of a size.
fn largest_part(headline: TypeSize) -> TypeSize {
    let half = headline.em().scaled(LARGEST_PART, 100);
    let down = |size: &TypeSize| Some(size.steps_down(1)).filter(|smaller| smaller < size);
    let fits = |size: &TypeSize| size.em() <= half;
    let found = std::iter::successors(Some(headline), down).find(fits);
    found.unwrap_or(headline).max(TypeSize::SMALLEST_OF_HEADS).min(headline)
}

/// The room of a line of a head in a width. A word that needs the whole width gets it.
fn room_of(line: &Headline, size: Length, width: Length) -> Length {
    let room = width.scaled(FILLED, 100);
    if line.fewest_lines(size, room).is_some() { room } else { width }
}

/// Lines put under each other.
struct Stack<'a> {
    typesetter: &'a Typesetter<'a>,
    left: Length,
    width: Length,
    align: Align,
    y: Length,
    frames: Vec<Frame>,
}

/// The width whose characters, each so many hundredths as wide, fill some width.
fn unscaled(width: Length, scale: u16) -> Length {
    width.scaled(100, i32::from(scale))
}

impl<'a> Stack<'a> {
    fn new(typesetter: &'a Typesetter<'a>, width: Length, align: Align) -> Self {
        Self { typesetter, left: Length::ZERO, width, align, y: Length::ZERO, frames: Vec::new() }
    }

    /// Begins a bar with so much blank at its sides and half of it over and under its words.
    fn set_in_bar(&mut self, margin: Length) {
        self.left += margin;
        self.width -= margin * 2;
        self.y += margin / 2;
    }

    /// Ends the bar, whose top is known, and puts its ground under what stands in it.
    fn out_of_bar(&mut self, margin: Length, top: Length) {
        self.left -= margin;
        self.width += margin * 2;
        if margin == Length::ZERO {
            return;
        }
        self.y += margin - margin / 2;
        let rect = Rect::new(self.left, top, self.width, self.y - top);
        let ground = Frame::Rule { rect, ink: Ink::BLACK.or(ColorName::Accent) };
        self.frames.insert(0, Frame::Group { tag: Tag::Artifact, frames: vec![ground] });
    }

    fn part(&mut self, part: &HeadPart, size: Length, tracking: Length, tag: Tag) {
        self.scaled_part(part, size, (tracking, 100), tag);
    }

    /// The same with characters of so many hundredths of their width.
    fn scaled_part(&mut self, part: &HeadPart, size: Length, (tracking, scale): (Length, u16), tag: Tag) {
        let mut frames = Vec::new();
        let lead = size.scaled(LEADING - 100, 200);
        let width = unscaled(self.width, scale);
        for (number, headline) in part.lines.iter().enumerate() {
            let role = part.second.filter(|_| number > 0).unwrap_or(part.role);
            let room = room_of(headline, size, width);
            let left = if self.align == Align::Center { (width - room) / 2 } else { Length::ZERO };
            for line in headline.aligned_lines(size, tracking, (room, self.align), self.typesetter.fonts) {
                let corner = Point::new(left, self.y + lead);
                frames.extend(self.typesetter.line_at(&line, corner, role, size));
                self.y += size.scaled(LEADING, 100);
            }
        }
        if scale != 100 {
            frames = frames.into_iter().map(|frame| frame.as_wide(scale)).collect();
        }
        let right = Point::new(self.left, Length::ZERO);
        frames = frames.into_iter().map(|frame| frame.moved(right)).collect();
        if !frames.is_empty() {
            self.frames.push(Frame::Group { tag, frames });
        }
    }

    /// Draws a mark before the next part, which stands beside it.
    fn mark_byline(&mut self, mark: BylineMark, size: Length) {
        let corner = Point::new(self.left, self.y + size.scaled(LEADING - 100, 200));
        self.frames.extend(byline_mark::frame(mark, size, corner));
        let width = byline_mark::width(mark, size);
        self.left += width;
        self.width -= width;
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
mod tests;
