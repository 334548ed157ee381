//! What stands on a sheet, part by part, in reading order: blocks of text with their lines, pictures, rules.
//! Regions need its lines; METS/ALTO needs all of it.

use std::ops::Range;

use serde::Serialize;

use super::{Frame, GlyphRun, RunDirection, Sheet, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::model::{ArticleId, ImagePath};
use crate::text::FaceId;

/// A part of a sheet. Lengths are in thousandths of a point, from its top left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetPart {
    /// Lines of text that mean one thing together.
    Text(TextBlock),
    /// A picture, a chart or a QR code.
    Picture(ShownPicture),
    /// A rule, a tint or a dot.
    Rule(Rect),
}

/// Lines that mean one thing together: a headline, a paragraph, or the part of a paragraph that stands in one leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// The article; none for furniture.
    pub article: Option<ArticleId>,
    /// What it is.
    pub tag: Tag,
    /// The face of its first characters.
    pub face: FaceId,
    /// Their size.
    pub size: Length,
    /// Its lines; never empty.
    pub lines: Vec<TextLine>,
}

/// A picture as a sheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPicture {
    /// The article; none for furniture.
    pub article: Option<ArticleId>,
    /// The picture; none for what the program draws.
    pub path: Option<ImagePath>,
    /// What it shows, where the issue says so.
    pub alt: Option<String>,
    /// Its window.
    pub rect: Rect,
    /// Where the whole picture would lie.
    pub whole: Rect,
}

/// A line of text: the runs on one baseline, in one block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextLine {
    /// The article; none for furniture.
    pub article: Option<ArticleId>,
    /// What the block of the line is.
    pub kind: LineKind,
    /// Whether the line runs downwards.
    pub vertical: bool,
    /// The em boxes of its characters together.
    pub rect: Rect,
    /// Its characters.
    pub text: String,
    /// Where they stand.
    pub characters: Vec<CharacterPlace>,
}

/// Where a character stands, or several that are one glyph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CharacterPlace {
    /// Its bytes in the text of the line.
    pub text: Range<usize>,
    /// Its em box: its advance along the line, the font size across it.
    pub rect: Rect,
}

/// What the block of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// Folio, jump line, ornament: repeated or made by the program.
    Artifact,
    /// The masthead.
    Masthead,
    /// The index box.
    Index,
    /// The imprint.
    Imprint,
    /// Title of a standing column, kicker, headline or deck.
    Head,
    /// An item of a summary.
    Summary,
    /// A pull quote, and who says it.
    PullQuote,
    /// Byline or sign-off.
    Byline,
    /// Running text: paragraph, list item, quotation.
    Text,
    /// A heading in the text.
    Subhead,
    /// A cell of a table.
    Table,
    /// Caption and credit.
    Caption,
    /// A footnote.
    Note,
}

/// Part of the em above the baseline, in hundredths: the ascent of the ideographic em box
/// (OpenType `ideo` baseline at -0.12 em).
const ASCENT: i32 = 88;

impl Sheet {
    /// What stands on the sheet, in reading order.
    pub fn parts(&self) -> Vec<SheetPart> {
        let mut reader = Reader::default();
        reader.read(&self.frames, Around { article: None, tag: &Tag::Artifact });
        reader.end_block();
        reader.parts
    }
}

impl TextBlock {
    /// What all of its lines cover.
    pub fn rect(&self) -> Rect {
        let rects = self.lines.iter().map(|line| line.rect);
        rects.reduce(|a, b| a.united(&b)).unwrap_or_default()
    }
}

/// What frames stand in.
#[derive(Clone, Copy)]
struct Around<'a> {
    article: Option<&'a ArticleId>,
    tag: &'a Tag,
}

/// Reads parts from frames, one run after the other.
#[derive(Default)]
struct Reader {
    parts: Vec<SheetPart>,
    block: Option<TextBlock>,
    open: Option<OpenLine>,
}

/// A line that further runs may join.
struct OpenLine {
    line: TextLine,
    /// The coordinate that all its runs share: of the baseline, or of the axis.
    baseline: Length,
    /// Where its last run ends, along the line.
    end: Length,
}

impl Reader {
    fn read(&mut self, frames: &[Frame], around: Around<'_>) {
        for frame in frames {
            match frame {
                Frame::Group { tag, frames } => {
                    self.end_block();
                    let article = if let Tag::Article(id) = tag { Some(id) } else { around.article };
                    self.read(frames, Around { article, tag });
                    self.end_block();
                }
                Frame::Glyphs(run) => self.run(run, around),
                Frame::Image { path, rect, whole } => self.picture(Some(path), (*rect, *whole), around),
                Frame::Tiles { rects, .. } => self.drawn(rects.iter().copied(), around),
                Frame::Line { points, thickness, .. } => {
                    let spot = |at: &Point| Rect::new(at.x, at.y, *thickness, *thickness);
                    self.drawn(points.iter().map(spot), around);
                }
                Frame::Shapes { outlines, .. } => {
                    let spots =
                        outlines.iter().flatten().map(|at| Rect::new(at.x, at.y, Length::ZERO, Length::ZERO));
                    self.drawn(spots, around);
                }
                Frame::Rule { rect, .. } => self.drawn([*rect].into_iter(), around),
                Frame::Dot { center, radius, .. } => {
                    let (x, y) = (center.x - *radius, center.y - *radius);
                    self.drawn([Rect::new(x, y, *radius * 2, *radius * 2)].into_iter(), around);
                }
                Frame::Link { .. } => {}
            }
        }
    }

    /// A picture, or more of the one before it.
    fn picture(&mut self, path: Option<&ImagePath>, (rect, whole): (Rect, Rect), around: Around<'_>) {
        let alt = if let Tag::Figure { alt } = around.tag { alt.clone() } else { None };
        if path.is_none()
            && let Some(SheetPart::Picture(last)) = self.parts.last_mut()
            && last.path.is_none()
            && last.article.as_ref() == around.article
        {
            last.rect = last.rect.united(&rect);
            last.whole = last.rect;
            return;
        }
        let picture =
            ShownPicture { article: around.article.cloned(), path: path.cloned(), alt, rect, whole };
        self.parts.push(SheetPart::Picture(picture));
    }

    /// What the program draws: inside of a figure it is part of a picture, elsewhere a rule.
    fn drawn(&mut self, rects: impl Iterator<Item = Rect>, around: Around<'_>) {
        let Some(rect) = rects.reduce(|a, b| a.united(&b)) else { return };
        match around.tag {
            Tag::Figure { .. } => self.picture(None, (rect, rect), around),
            _ => self.parts.push(SheetPart::Rule(rect)),
        }
    }

    fn run(&mut self, run: &GlyphRun, around: Around<'_>) {
        let places = run.places();
        let Some(rect) = places.iter().map(|place| place.rect).reduce(|a, b| a.united(&b)) else { return };
        let vertical = matches!(run.direction, RunDirection::Down | RunDirection::Rotated);
        let (baseline, start, end) = match vertical {
            true => (run.origin.x, rect.top(), rect.bottom()),
            false => (run.origin.y, rect.left(), rect.right()),
        };
        let joins = |open: &OpenLine| {
            open.line.vertical == vertical
                && open.baseline == baseline
                // A run that begins before the last one ends is of another column or leg.
                && start >= open.end - run.size / 2
                && start <= open.end + run.size * 2
        };
        if !self.open.as_ref().is_some_and(joins) {
            self.end_line();
            if self.block.as_ref().is_some_and(|block| begins_a_leg(block, vertical, rect)) {
                self.end_block();
            }
            let kind = kind_of(around.tag);
            self.open = Some(OpenLine { line: empty_line(around, kind, vertical, rect), baseline, end });
        }
        self.block.get_or_insert_with(|| TextBlock {
            article: around.article.cloned(),
            tag: around.tag.clone(),
            face: run.face,
            size: run.size,
            lines: Vec::new(),
        });
        let Some(open) = &mut self.open else { return };
        let before = open.line.text.len();
        open.line.text.push_str(&run.text);
        open.line.characters.extend(places.into_iter().map(|place| CharacterPlace {
            text: place.text.start + before..place.text.end + before,
            rect: place.rect,
        }));
        open.line.rect = open.line.rect.united(&rect);
        open.end = end;
    }

    fn end_line(&mut self) {
        if let (Some(open), Some(block)) = (self.open.take(), &mut self.block) {
            block.lines.push(open.line);
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        self.parts.extend(self.block.take().map(SheetPart::Text));
    }
}

/// Whether a line stands at the top of another leg than the lines of a block.
fn begins_a_leg(block: &TextBlock, vertical: bool, rect: Rect) -> bool {
    let Some(last) = block.lines.last().map(|line| line.rect) else { return false };
    let is_right = rect.left() >= last.right() && rect.top() < last.top();
    // Readings stand over their lines, but not so far.
    !vertical && (is_right || rect.bottom() + block.size * 2 < last.top())
}

fn empty_line(around: Around<'_>, kind: LineKind, vertical: bool, rect: Rect) -> TextLine {
    let article = around.article.cloned();
    TextLine { article, kind, vertical, rect, text: String::new(), characters: Vec::new() }
}

/// The kind of the lines in a group with this tag.
fn kind_of(tag: &Tag) -> LineKind {
    match tag {
        // What stands in an article outside of its parts is of the page: rules, marks.
        Tag::Artifact | Tag::Article(_) => LineKind::Artifact,
        Tag::Masthead => LineKind::Masthead,
        Tag::Index => LineKind::Index,
        Tag::Imprint => LineKind::Imprint,
        Tag::ColumnTitle | Tag::Kicker | Tag::Headline | Tag::Deck => LineKind::Head,
        Tag::PullQuote | Tag::PullQuoteBy => LineKind::PullQuote,
        Tag::Byline => LineKind::Byline,
        Tag::Summary(_) => LineKind::Summary,
        Tag::Paragraph(_) | Tag::ListItem(_) | Tag::ListTerm(_) | Tag::List | Tag::Quote(_) => LineKind::Text,
        Tag::Subhead(_) => LineKind::Subhead,
        Tag::TableRow(..) | Tag::Cell(_) | Tag::TableCaption(_) => LineKind::Table,
        Tag::Caption | Tag::Figure { .. } => LineKind::Caption,
        Tag::Note(_) => LineKind::Note,
    }
}

impl GlyphRun {
    /// The em boxes of its glyphs, each with the bytes of the run's text that it stands for.
    pub fn places(&self) -> Vec<CharacterPlace> {
        let mut along = Length::ZERO;
        let mut places = Vec::with_capacity(self.glyphs.len());
        for glyph in &self.glyphs {
            let rect = self.em_box(along, glyph.advance, glyph.rise);
            along += glyph.advance;
            places.push(CharacterPlace { text: glyph.text.clone(), rect });
        }
        places
    }

    /// The em box of a glyph, by its distance from the first, its advance and its rise.
    fn em_box(&self, along: Length, advance: Length, rise: Length) -> Rect {
        let (Point { x, y }, size) = (self.origin, self.size);
        let ascent = size.scaled(ASCENT, 100);
        match self.direction {
            RunDirection::Right | RunDirection::Narrowed(_) => {
                Rect::new(x + along, y - rise - ascent, advance, size)
            }
            // The axis goes through the middle of the em boxes.
            RunDirection::Down => Rect::new(x + rise - size / 2, y + along - ascent, size, advance),
            RunDirection::Rotated => Rect::new(x + rise - size / 2, y + along, size, advance),
        }
    }
}
