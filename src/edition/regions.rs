//! Which article stands where on each sheet, and where every line of text stands with its
//! characters: what hot areas of page pictures, search hits and METS/ALTO need.

use std::collections::BTreeMap;

use serde::Serialize;

use super::outline::outlines;
use super::{Edition, Sheet, SheetPart, TextLine};
use crate::geometry::{Point, Size};
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
