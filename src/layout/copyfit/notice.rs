//! What stands in a box of its own, a notice or what is pinned to the ear: finished artwork from edge to edge,
//! or words as one block in the middle.
//!
//! The size of the type follows from the box and not from the body of the day: a notice is sold by its room,
//! and the ear is as high as the masthead.

use std::sync::Arc;

use super::copy::{BodyCopy, Exactness, Galley, RunsInLegs};
use super::crop::contained;
use super::figure::Placement;
use super::head::{HeadMaker, HeadRoom};
use super::strip::add_to_group;
use crate::check::CheckedIssue;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::grid::paper::Paper;
use crate::layout::grid::size::TypeSize;
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Figure, ImagePath, Inline, NoticeKind, Pin, Rank};
use crate::text::{Align, FontRole, Headline, Manner, Punctuation, Vocabulary};

/// What stands in the box of a notice, or in the ear.
#[derive(Clone)]
pub struct NoticeBox<'a> {
    typesetter: Typesetter<'a>,
    paper: &'a Paper,
    issue: &'a CheckedIssue,
    article: &'a Article,
    artwork: Option<Artwork<'a>>,
}

/// Finished artwork.
#[derive(Clone)]
struct Artwork<'a> {
    path: &'a ImagePath,
    pixels: (u32, u32),
    /// What it says, for those who cannot see it.
    alt: String,
}

/// Words set in a size, in a block from their own top left corner.
struct WordBlock {
    frames: Vec<Frame>,
    size: Size,
}

/// Most characters of a notice that is one block where its height is not booked; a longer one runs in legs.
const MOST_CHARACTERS: usize = 300;

/// The most em of a line, and the fewest of a line of a text.
const MOST_EM: i32 = 32;
const LEAST_EM: i32 = 8;

/// The largest type of the words, in hundredths of the body: of an advertisement, and of what is read like a
/// text.
const LARGEST: i32 = 240;
const LARGEST_READ: i32 = 140;

/// The type of a notice whose height is not booked, in hundredths of the body.
const NATURAL: i32 = 115;

/// Size of the headline, in hundredths of the words: the largest, and that of a smaller box.
const HEADLINES: [i32; 5] = [260, 220, 190, 160, 130];

/// The size at which words are measured.
const MEASURED: Length = Length::from_points(100);

/// Distance of the lines, in hundredths of their size, and the blank under the head.
const LEADING: i32 = 150;
const UNDER_HEAD: i32 = 70;

/// Lines of a paragraph that is centred; a longer one is set as a text.
const MOST_CENTRED: i32 = 3;

/// Part of the blank above a block that is smaller than its box, in hundredths: the middle that the eye sees
/// lies above the true one.
const ABOVE: i32 = 45;

/// The shapes of artwork and box may differ by so many hundredths: so much nobody sees stretched.
const STRETCHED: f64 = 0.03;

/// Size of the label of an advertisement.
const LABEL: Length = Length::from_millipoints(6500);

impl<'a> NoticeBox<'a> {
    /// The box of a notice or of what is in the ear: with artwork, or with words that can be one block.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
    ) -> Option<Self> {
        let notice = article.notice.as_ref();
        let in_ear = article.pin == Some(Pin::Ear);
        if notice.is_none() && !in_ear {
            return None;
        }
        let artwork = article.artwork().and_then(|figure| artwork(issue, article, figure));
        let has_height =
            in_ear || notice.is_some_and(|notice| notice.size.is_some() || notice.rows.is_some());
        let mut characters = 0;
        article.each_text(|_, text| characters += text.chars().count());
        let is_block = article.figures.is_empty()
            && article.notes.is_empty()
            && article.body.iter().all(|block| matches!(block, Block::Paragraph { .. } | Block::Break))
            && (has_height && characters <= MOST_CHARACTERS * 8 || characters <= MOST_CHARACTERS);
        let typesetter = typesetter.clone();
        (artwork.is_some() || is_block).then_some(Self { typesetter, paper, issue, article, artwork })
    }

    /// Whether it is artwork, which stands in any box.
    pub fn is_artwork(&self) -> bool {
        self.artwork.is_some()
    }

    /// Its height at a width, where that is not booked.
    pub fn natural_height(&self, width: Length) -> Option<Length> {
        match &self.artwork {
            Some(Artwork { pixels: (across, down), .. }) => {
                let height = f64::from(width.points()) * f64::from(*down) / f64::from((*across).max(1));
                Some(Length::from_points_f64(height.min(f64::from(self.paper.trim.height.points()))))
            }
            None => {
                let block = self.block(self.paper.body.scaled(NATURAL, 100), width)?;
                Some(block.size.height + self.inset() * 2)
            }
        }
    }

    /// Whether a box of a size holds it.
    pub fn fits(&self, room: Size) -> bool {
        self.is_artwork() || self.largest_block(room).is_some()
    }

    /// What it shows in a box, with the rules around it and its label.
    pub fn frames(&self, room: Rect) -> Vec<Frame> {
        let mut frames = match &self.artwork {
            Some(artwork) => vec![artwork.frame(room)],
            None => self.words(room),
        };
        let rules = &self.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.r#box));
        let color = if self.article.pin == Some(Pin::Ear) { rules.box_colour } else { ColorName::Black };
        let ink = Ink::black(rules.ink).or(color);
        let edges = room.edges(thickness).into_iter().map(|rect| Frame::Rule { rect, ink });
        let mut furniture: Vec<Frame> = edges.collect();
        furniture.extend(self.label(room));
        frames.push(Frame::Group { tag: Tag::Artifact, frames: furniture });
        frames
    }

    /// The label of an advertisement in the upper right corner, on white where artwork lies under it
    /// (Advertising Law of the People's Republic of China, art. 14).
    fn label(&self, room: Rect) -> Vec<Frame> {
        if !self.is_sold() {
            return Vec::new();
        }
        let (words, role) = (self.typesetter.words.advertisement, FontRole::Caption);
        let width = self.typesetter.width(words, role, LABEL);
        let pad = LABEL / 3;
        let patch = Size::new(width + pad * 2, LABEL + pad);
        let corner = Point::new(room.right() - patch.width - pad, room.top() + pad);
        let mut frames = Vec::new();
        if self.is_artwork() {
            let rect = Rect { origin: corner, size: patch };
            frames.push(Frame::Rule { rect, ink: Ink::WHITE });
        }
        for line in self.typesetter.set_plain(words, role, LABEL, width, Align::Start) {
            let corner = Point::new(corner.x + pad, corner.y + pad / 2);
            frames.extend(self.typesetter.line_at(&line, corner, role, LABEL));
        }
        frames
    }

    /// The blank between the box and what stands in it.
    fn inset(&self) -> Length {
        self.paper.body
    }

    /// The words in the middle of a box.
    fn words(&self, room: Rect) -> Vec<Frame> {
        let Some(block) = self.largest_block(room.size) else { return Vec::new() };
        let left = room.left() + (room.size.width - block.size.width) / 2;
        let top = room.top() + (room.size.height - block.size.height).scaled(ABOVE, 100);
        block.frames.into_iter().map(|frame| frame.moved(Point::new(left, top))).collect()
    }

    /// The words in the largest type at which a box holds them; none if it holds them in no type as large as
    /// the body.
    fn largest_block(&self, room: Size) -> Option<WordBlock> {
        let largest = self.paper.body.scaled(if self.is_sold() { LARGEST } else { LARGEST_READ }, 100);
        let sizes: Vec<Length> = sizes_down(largest, self.paper.body).collect();
        let height = room.height - self.inset() * 2;
        let block = |size: Length| self.block(size, room.width).filter(|block| block.size.height <= height);
        // What fits in a size fits in a smaller one.
        let first = sizes.partition_point(|&size| block(size).is_none());
        block(*sizes.get(first)?)
    }

    /// The words in type of a size, in a box of a width; none where its lines would be too short.
    fn block(&self, size: Length, width: Length) -> Option<WordBlock> {
        let inner = width - self.inset() * 2;
        let em = (inner.millipoints() / size.millipoints()).min(MOST_EM);
        if em < LEAST_EM {
            return None;
        }
        let measure = size * em;
        let row = size.scaled(LEADING, 100);
        let paper = Paper { body: size, row, columns: 1, measure, ..self.paper.clone() };
        let heads: Vec<TypeSize> =
            HEADLINES.iter().filter_map(|part| head_size(size.scaled(*part, 100))).collect();
        let vocabulary = Vocabulary::of(self.article);
        let head = HeadMaker::new(&self.typesetter, &paper, self.article, Rank::Major, &vocabulary)?;
        let head = head.of_box(&heads);
        let lines = u16::try_from(self.article.headline.len()).unwrap_or(u16::MAX);
        let choices =
            head.choices(HeadRoom::of(measure)).into_iter().filter(|choice| choice.lines <= lines.max(2));
        let choice = choices.filter(|choice| !choice.cuts_word).max_by_key(|choice| choice.size);
        // A head that is too long for a box is text, and runs in legs.
        if choice.is_none() && !head.is_empty() {
            return None;
        }
        let mut block = WordBlock { frames: Vec::new(), size: Size::new(measure, Length::ZERO) };
        if let Some(choice) = choice {
            let set = head.head(HeadRoom::of(measure), &choice);
            block.size.height += set.height;
            block.frames.extend(set.frames);
        }
        if !self.article.body.is_empty() && !block.frames.is_empty() {
            block.size.height += size.scaled(UNDER_HEAD, 100);
        }
        match self.is_centred(measure, size) {
            true => self.centred_lines(&mut block, size),
            false => self.running_lines(&mut block, &paper),
        }
        Some(block)
    }

    /// Its paragraphs in the middle of a block, turned between words into lines of about one length.
    fn centred_lines(&self, block: &mut WordBlock, size: Length) {
        let (typesetter, role, measure) = (&self.typesetter, FontRole::Body, block.size.width);
        let manner = Manner { headline: true, punctuation: Punctuation::Banjiao, ..Manner::default() };
        let vocabulary = Vocabulary::of(self.article);
        for (number, paragraph) in (0..).zip(&self.article.body) {
            let Block::Paragraph { text } = paragraph else { continue };
            let style = typesetter.style(role, MEASURED);
            let words = Headline::new(&plain_text(text), style, &manner, &vocabulary, typesetter.fonts);
            let mut frames = Vec::new();
            for line in words.lines(size, Length::ZERO, measure, typesetter.fonts) {
                let corner = Point::new(Length::ZERO, block.size.height);
                frames.extend(typesetter.line_at(&line, corner, role, size));
                block.size.height += size.scaled(LEADING, 100);
            }
            add_to_group(&mut block.frames, &Tag::Paragraph(number), frames);
        }
    }

    /// Its text as a text: that of the ear without indents.
    fn running_lines(&self, block: &mut WordBlock, paper: &Paper) {
        let none = Placement::default();
        let copy = BodyCopy::new(
            &self.typesetter,
            paper,
            self.issue,
            self.article,
            RunsInLegs::Nothing,
            &none,
            Rank::Brief,
        );
        let in_ear = self.article.notice.is_none();
        let copy = Arc::new(if in_ear { copy.aligned(Align::Start) } else { copy });
        let galley = Galley::new(&copy, paper.measure, Exactness::CastOff);
        let version = &galley.versions[0];
        for strip in galley.strips(version, version.slots.list()) {
            let down = Point::new(Length::ZERO, block.size.height);
            let moved = strip.frames.into_iter().map(|frame| frame.moved(down)).collect();
            add_to_group(&mut block.frames, &strip.tag, moved);
            block.size.height += paper.row * i32::from(strip.rows);
        }
    }

    /// Whether it is an advertisement.
    fn is_sold(&self) -> bool {
        self.article.notice.as_ref().is_some_and(|one| one.kind == NoticeKind::Advertisement)
    }

    /// Whether its lines are centred: short lines of plain words that are not announced.
    fn is_centred(&self, measure: Length, size: Length) -> bool {
        let most = (measure * MOST_CENTRED).millipoints() / size.millipoints().max(1);
        let is_plain = |inline: &Inline| matches!(inline, Inline::Text { .. });
        let is_short = |block: &Block| match block {
            Block::Paragraph { text } => {
                text.iter().all(is_plain) && plain_text(text).chars().count() as i32 <= most
            }
            _ => false,
        };
        let article = self.article;
        let is_bare = article.dateline.is_none() && article.sign_off.is_empty();
        (self.is_sold() || article.notice.is_none()) && is_bare && article.body.iter().all(is_short)
    }
}

/// A size as a size of heads.
fn head_size(em: Length) -> Option<TypeSize> {
    Some(TypeSize::of(em)).filter(|size| *size >= TypeSize::SMALLEST_OF_HEADS)
}

/// The artwork of a notice, if there is its picture.
fn artwork<'a>(issue: &'a CheckedIssue, article: &'a Article, figure: &'a Figure) -> Option<Artwork<'a>> {
    let path = figure.image.as_ref()?;
    let picture = issue.picture(path)?;
    let alt = figure.alt.clone().filter(|alt| !alt.trim().is_empty());
    let alt = alt.unwrap_or_else(|| {
        let mut said = Vec::new();
        article.each_text(|_, text| said.push(text.trim().to_owned()));
        said.join(" ")
    });
    Some(Artwork { path, pixels: (picture.width.max(1), picture.height.max(1)), alt })
}

impl Artwork<'_> {
    /// Over the whole box where it has its shape, else whole in its middle: nothing of it is cut.
    fn frame(&self, room: Rect) -> Frame {
        let shape = |across: f64, down: f64| across / down.max(f64::MIN_POSITIVE);
        let own = shape(f64::from(self.pixels.0), f64::from(self.pixels.1));
        let boxed = shape(f64::from(room.size.width.points()), f64::from(room.size.height.points()));
        let rect = if (own / boxed - 1.0).abs() <= STRETCHED { room } else { contained(room, self.pixels) };
        let image = Frame::Image { path: self.path.clone(), rect, whole: rect };
        Frame::Group { tag: Tag::Figure { alt: Some(self.alt.clone()) }, frames: vec![image] }
    }
}
