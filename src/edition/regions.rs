//! Which article stands where on each sheet, and where every line of text stands with its
//! characters: what hot areas of page pictures, search hits and METS/ALTO need.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::outline::outlines;
use super::{Edition, Sheet, SheetPart, Tag};
use crate::geometry::{Point, Rect, Size};
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
    let texts = sheet.parts().into_iter().filter_map(|part| match part {
        SheetPart::Text(block) => Some(block),
        SheetPart::Picture(_) | SheetPart::Rule(_) => None,
    });
    let lines = texts.flat_map(|block| block.lines).collect();
    SheetRegions { size: sheet.size, regions, lines }
}

/// The kind of the lines in a group with this tag.
pub(super) fn kind_of(tag: &Tag) -> LineKind {
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
