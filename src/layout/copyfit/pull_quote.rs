//! The pull quote of an article (引语): words of its text that are shown large between the legs, over one of them or
//! two. Its rows are part of what makes the height of a form exact: it may be a little higher than it must be.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::edition::{Frame, Sheet, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::grid::paper::Paper;
use crate::layout::style::theme::QuoteStyle;
use crate::layout::style::typesetter::Typesetter;
use crate::messages::sentence;
use crate::model::{Article, Issue};
use crate::text::{Align, FontRole, Headline, Line, Manner, Vocabulary};

/// A pull quote, shaped once for any width.
#[derive(Clone)]
pub struct PullQuote<'a> {
    typesetter: Typesetter<'a>,
    paper: &'a Paper,
    words: Headline,
    by: Option<&'a str>,
    /// Whether it begins with a quotation mark, so that the theme draws none.
    is_marked: bool,
}

/// The words in a size, at a width.
struct SizedWords {
    size: Length,
    lines: i32,
}

/// Fewest characters of a text that stands around a pull quote: in any legs a shorter one has too few rows.
const FEWEST_CHARACTERS: usize = 150;

/// The size at which the words are measured.
const MEASURED: Length = Length::from_points(100);

/// Sizes of the words in hundredths of the body, the largest first, in one leg and in several; the words stand in the
/// largest that takes no more lines than that.
const SIZES_IN_A_LEG: [i32; 4] = [170, 155, 140, 125];
const SIZES_IN_LEGS: [i32; 4] = [215, 190, 165, 140];
const MOST_LINES_IN_A_LEG: usize = 5;
const MOST_LINES_IN_LEGS: usize = 3;

/// Distance of the lines, in hundredths of their size, and size of the name under them, in hundredths of the body.
const LEADING: i32 = 145;
const BY: i32 = 90;

/// The blank outside of the rules and inside of them, in hundredths of a row.
const OUTSIDE: i32 = 55;
const INSIDE: i32 = 80;

/// Rules over and under the words.
const CAP: Length = Length::from_millipoints(1600);
const FOOT: Length = Length::from_millipoints(400);

/// The mark that a theme draws: what it is, its size and the room it takes at the left, in hundredths of the body.
const MARK: &str = "“";
const MARK_SIZE: i32 = 480;
const MARK_ROOM: i32 = 420;
/// How far the ink of the mark stands below the top of its em, in hundredths of its size.
const MARK_TOP: i32 = 12;

/// Quotation marks that an author may begin with.
const OPENING_MARKS: [char; 8] = ['“', '‘', '「', '『', '"', '«', '„', '《'];

/// The blank at the sides of a tint, in hundredths of the body.
const BESIDE: i32 = 90;

impl<'a> PullQuote<'a> {
    /// Shapes the pull quote of an article; none where it has none, or a text too short to stand around one.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        article: &'a Article,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let quote = article.quote.as_ref().filter(|quote| !quote.text.trim().is_empty())?;
        let mut characters = 0;
        let mut count = |text: &str| characters += text.chars().count();
        article.body.iter().for_each(|block| block.each_text(&mut count));
        if characters < FEWEST_CHARACTERS {
            return None;
        }
        let theme = &typesetter.theme.quote;
        let style = typesetter.style_in(theme.colour, theme.face, MEASURED);
        let manner = Manner { headline: true, ..Manner::default() };
        Some(Self {
            words: Headline::new(&quote.text, style, &manner, vocabulary, typesetter.fonts),
            by: quote.by.as_deref().filter(|by| !by.trim().is_empty()),
            is_marked: quote.text.trim_start().starts_with(OPENING_MARKS),
            typesetter: typesetter.clone(),
            paper,
        })
    }

    /// The fewest rows that it takes over so many legs of a width; none where its words fit no size.
    pub fn rows(&self, legs: u16, width: Length) -> Option<u16> {
        let words = self.sized(legs, width)?;
        let inside = self.height_of(&words, width);
        let around = self.paper.row.scaled(OUTSIDE + INSIDE, 100) * 2 + CAP + FOOT;
        u16::try_from((inside + around).ceil_times(self.paper.row)).ok()
    }

    /// What it shows over so many legs, in a room of whole rows.
    pub fn frames(&self, legs: u16, room: Size) -> Vec<Frame> {
        let Some(words) = self.sized(legs, room.width) else { return Vec::new() };
        let outside = self.paper.row.scaled(OUTSIDE, 100);
        let ground = Rect::new(Length::ZERO, outside, room.width, room.height - outside * 2);
        let mut frames = vec![self.ground(ground)];
        let size = words.size;
        let height = self.height_of(&words, room.width);
        let top = ground.top() + (ground.size.height - height + CAP - FOOT) / 2;
        let measure = self.measure(legs, room.width);
        let left = if self.has_mark(legs) { room.width - measure } else { (room.width - measure) / 2 };
        if self.has_mark(legs) {
            frames.push(self.mark(Point::new(Length::ZERO, ground.top() + CAP + self.paper.row / 3)));
        }
        let face = self.typesetter.theme.quote.face;
        let lines = self.lines(&words, measure, legs);
        let corner = |line: usize| Point::new(left, top + size.scaled(LEADING, 100) * line as i32);
        let text = lines
            .iter()
            .enumerate()
            .flat_map(|(number, line)| self.typesetter.line_at(line, corner(number), face, size));
        frames.push(Frame::Group { tag: Tag::PullQuote, frames: text.collect() });
        frames.extend(self.by_frames(Point::new(left, corner(lines.len()).y), measure, legs));
        frames
    }

    fn lines(&self, words: &SizedWords, measure: Length, legs: u16) -> Vec<Line> {
        let room = (measure, self.align(legs));
        self.words.aligned_lines(words.size, Length::ZERO, room, self.typesetter.fonts)
    }

    /// Where the lines stand: in the middle, beside a mark at the start.
    fn align(&self, legs: u16) -> Align {
        if self.has_mark(legs) { Align::Start } else { Align::Center }
    }

    /// Who says it, under the words.
    fn by_frames(&self, corner: Point, measure: Length, legs: u16) -> Option<Frame> {
        let (role, size) = (FontRole::Caption, self.by_size());
        let lines = self.typesetter.set_plain(self.by?, role, size, measure, self.align(legs));
        let at = |line: usize| Point::new(corner.x, corner.y + size.scaled(LEADING, 100) * line as i32);
        let frames =
            lines.iter().enumerate().flat_map(|(n, line)| self.typesetter.line_at(line, at(n), role, size));
        Some(Frame::Group { tag: Tag::PullQuoteBy, frames: frames.collect() })
    }

    /// The words in the largest size that takes few lines, else in the smallest in which no word is cut.
    fn sized(&self, legs: u16, width: Length) -> Option<SizedWords> {
        let (sizes, most) = match legs {
            0 | 1 => (SIZES_IN_A_LEG, MOST_LINES_IN_A_LEG),
            _ => (SIZES_IN_LEGS, MOST_LINES_IN_LEGS),
        };
        let measure = self.measure(legs, width);
        let sized = |part: i32| {
            let size = self.paper.body.scaled(part, 100);
            Some(SizedWords { size, lines: self.words.fewest_lines(size, measure)? as i32 })
        };
        let all: Vec<SizedWords> = sizes.into_iter().filter_map(sized).collect();
        let few = all.iter().position(|words| words.lines <= most as i32);
        let last = all.len().checked_sub(1)?;
        all.into_iter().nth(few.unwrap_or(last))
    }

    /// The width that its lines have.
    fn measure(&self, legs: u16, width: Length) -> Length {
        let body = self.paper.body;
        match (self.has_mark(legs), self.typesetter.theme.quote.style) {
            (true, _) => width - body.scaled(MARK_ROOM, 100),
            (false, QuoteStyle::Tint) => width - body.scaled(BESIDE, 100) * 2,
            (false, _) => width,
        }
    }

    /// Whether a mark stands beside its words: there is room for one over two legs.
    fn has_mark(&self, legs: u16) -> bool {
        self.typesetter.theme.quote.style == QuoteStyle::Mark && legs > 1 && !self.is_marked
    }

    /// Height of the words and of the name under them.
    fn height_of(&self, words: &SizedWords, width: Length) -> Length {
        let lead = words.size.scaled(LEADING, 100);
        let size = self.by_size();
        let set =
            |by: &str| self.typesetter.plain(by, FontRole::Caption, size).natural_width().ceil_times(width);
        let by = self.by.map_or(Length::ZERO, |by| size.scaled(LEADING, 100) * set(by));
        lead * words.lines - (lead - words.size) / 2 + by
    }

    fn by_size(&self) -> Length {
        self.paper.body.scaled(BY, 100)
    }

    /// The mark of the theme.
    fn mark(&self, corner: Point) -> Frame {
        let theme = &self.typesetter.theme.quote;
        let (role, size) = (FontRole::HeadlineHeavy, self.paper.body.scaled(MARK_SIZE, 100));
        let lines = self.typesetter.set_in(theme.colour, MARK, (role, size), size, Align::Start);
        let corner = Point::new(corner.x, corner.y - size.scaled(MARK_TOP, 100));
        let frames =
            lines.iter().flat_map(|line| self.typesetter.line_at(line, corner, role, size)).collect();
        Frame::Group { tag: Tag::Artifact, frames }
    }

    /// Two rules, or a tint under a rule.
    fn ground(&self, rect: Rect) -> Frame {
        let theme = &self.typesetter.theme;
        let strip = |top: Length, height: Length| Rect::new(rect.left(), top, rect.size.width, height);
        let ink = Ink::BLACK.or(theme.quote.rule_colour);
        let cap = Frame::Rule { rect: strip(rect.top(), CAP), ink };
        let second = match theme.quote.style {
            QuoteStyle::Tint => {
                Frame::Rule { rect, ink: Ink::black(theme.boxes.tint.max(TINT)).or(ColorName::Tint) }
            }
            QuoteStyle::Rules | QuoteStyle::Mark => {
                Frame::Rule { rect: strip(rect.bottom() - FOOT, FOOT), ink }
            }
        };
        Frame::Group { tag: Tag::Artifact, frames: vec![second, cap] }
    }
}

/// The tint of black where a theme has none, in hundredths.
const TINT: u8 = 6;

/// A remark on each article whose pull quote stands on no sheet (L123).
pub fn left_out(issue: &Issue, sheets: &[Sheet]) -> Vec<Diagnostic> {
    let is_quote = |frame: &Frame| matches!(frame, Frame::Group { tag: Tag::PullQuote, .. });
    let with_quote = |frame: &Frame| match frame {
        Frame::Group { tag: Tag::Article(id), frames } if frames.iter().any(is_quote) => Some(id.clone()),
        _ => None,
    };
    let shown: BTreeSet<_> = sheets.iter().flat_map(|sheet| &sheet.frames).filter_map(with_quote).collect();
    let lacks = |article: &&Article| article.quote.is_some() && !shown.contains(&article.id);
    let remark = |article: &Article| {
        Diagnostic::new(Code::QuoteLeftOut, sentence!("quote-left-out"))
            .in_article(&article.id)
            .help(sentence!("quote-left-out.help"))
            .data("part", "quote/text")
    };
    issue.articles().filter(lacks).map(remark).collect()
}
