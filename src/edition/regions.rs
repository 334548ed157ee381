//! Which article stands where on each sheet, and where every line of text stands with its
//! characters: what hot areas of page pictures, search hits and METS/ALTO need.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::outline::outlines;
use super::{Edition, Frame, GlyphRun, RunDirection, Sheet, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::model::ArticleId;

/// A sheet as regions and lines. All lengths are in thousandths of a point, measured from its top
/// left corner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetRegions {
    /// Size after trimming.
    pub size: Size,
    /// The articles on it, in reading order. Regions do not overlap; neighbours share their edges.
    pub regions: Vec<ArticleRegion>,
    /// All lines of text in reading order, those of the furniture too.
    pub lines: Vec<TextLine>,
}

/// Where an article, or the part of it on a sheet, stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleRegion {
    /// The article.
    pub article: ArticleId,
    /// Index of the part: 0 where the article begins, one more after each jump.
    pub part: usize,
    /// Closed outlines with right angles, clockwise from the top left corner of each; the last
    /// corner is not repeated. One, except for a brief that goes from the foot of a leg to the top
    /// of the next.
    pub polygons: Vec<Vec<Point>>,
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

impl Edition {
    /// Regions and lines of every sheet, in order.
    pub fn regions(&self) -> Vec<SheetRegions> {
        let mut parts: BTreeMap<ArticleId, usize> = BTreeMap::new();
        self.sheets.iter().map(|sheet| sheet_regions(sheet, &mut parts)).collect()
    }
}

/// `parts` counts the parts of each article on the sheets before.
fn sheet_regions(sheet: &Sheet, parts: &mut BTreeMap<ArticleId, usize>) -> SheetRegions {
    let region = |area: &super::Area| {
        let seen = parts.entry(area.article.clone()).or_default();
        let part = *seen;
        *seen += 1;
        ArticleRegion { article: area.article.clone(), part, polygons: outlines(&area.rects) }
    };
    let regions = sheet.areas.iter().map(region).collect();
    let mut reader = LineReader::default();
    reader.read(&sheet.frames, None, LineKind::Artifact);
    reader.end_line();
    SheetRegions { size: sheet.size, regions, lines: reader.lines }
}

/// Reads lines from frames, one run after the other.
#[derive(Default)]
struct LineReader {
    lines: Vec<TextLine>,
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

impl LineReader {
    fn read(&mut self, frames: &[Frame], article: Option<&ArticleId>, kind: LineKind) {
        for frame in frames {
            match frame {
                Frame::Group { tag, frames } => {
                    self.end_line();
                    let article = if let Tag::Article(id) = tag { Some(id) } else { article };
                    let kind = kind_of(tag);
                    self.read(frames, article, kind);
                    self.end_line();
                }
                Frame::Glyphs(run) => self.run(run, article, kind),
                Frame::Rule { .. }
                | Frame::Dot { .. }
                | Frame::Tiles { .. }
                | Frame::Line { .. }
                | Frame::Image { .. }
                | Frame::Link { .. } => {}
            }
        }
    }

    fn run(&mut self, run: &GlyphRun, article: Option<&ArticleId>, kind: LineKind) {
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
            let line = TextLine {
                article: article.cloned(),
                kind,
                vertical,
                rect,
                text: String::new(),
                characters: Vec::new(),
            };
            self.open = Some(OpenLine { line, baseline, end });
        }
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
        self.lines.extend(self.open.take().map(|open| open.line));
    }
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
        Tag::Paragraph(_) | Tag::ListItem(_) | Tag::Quote(_) => LineKind::Text,
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
