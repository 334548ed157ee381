//! Areas of the map as blocks and lines of the pages.

use std::collections::{BTreeMap, BTreeSet};

use super::super::alto::layout::{AltoBlock, AltoLine};
use super::super::alto::words::{self, Manner};
use super::MappedPage;
use super::map::MapArea;

/// A block of a page, or one line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) block: usize,
    pub(super) line: Option<usize>,
}

/// The blocks of all pages by their names.
pub(super) struct AreaIndex<'a> {
    pages: &'a [MappedPage],
    /// The pages of a file.
    files: BTreeMap<&'a str, Vec<usize>>,
    names: BTreeMap<(usize, &'a str), Vec<Spot>>,
    manner: Manner,
    /// The blocks that something was made of.
    used: BTreeSet<(usize, usize)>,
}

impl<'a> AreaIndex<'a> {
    pub(super) fn new(pages: &'a [MappedPage]) -> Self {
        let mut files: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut names: BTreeMap<(usize, &str), Vec<Spot>> = BTreeMap::new();
        for (page, mapped) in pages.iter().enumerate() {
            files.entry(&mapped.file).or_default().push(page);
            for (at, block) in mapped.page.blocks.iter().enumerate() {
                let whole = Spot { page, block: at, line: None };
                for name in block.within.iter().chain([&block.id]).filter(|name| !name.is_empty()) {
                    names.entry((page, name)).or_default().push(whole);
                }
                for (number, line) in block.lines.iter().enumerate().filter(|(_, line)| !line.id.is_empty()) {
                    let spot = Spot { line: Some(number), ..whole };
                    names.entry((page, &line.id)).or_default().push(spot);
                }
            }
        }
        let alone = pages.iter().map(|mapped| mapped.page.clone()).collect::<Vec<_>>();
        Self { pages, files, names, manner: words::manner(&alone), used: BTreeSet::new() }
    }

    /// What some areas point to, and marks it as used.
    pub(super) fn take(&mut self, areas: &[MapArea]) -> Vec<Spot> {
        let spots: Vec<Spot> = areas.iter().flat_map(|area| self.spots(area)).collect();
        self.used.extend(spots.iter().map(|spot| (spot.page, spot.block)));
        spots
    }

    /// The page of the first of some areas.
    pub(super) fn page_of(&self, areas: &[MapArea]) -> Option<usize> {
        areas.iter().find_map(|area| self.spots(area).first().map(|spot| spot.page))
    }

    fn spots(&self, area: &MapArea) -> Vec<Spot> {
        let Some(pages) = self.files.get(area.file.as_str()) else { return Vec::new() };
        let named = |page: &usize| {
            let name = area.begin.as_deref()?;
            self.names.get(&(*page, name)).cloned()
        };
        if area.begin.is_some() {
            return pages.iter().find_map(named).unwrap_or_default();
        }
        let all = |page: usize| {
            let blocks = self.pages[page].page.blocks.iter().enumerate();
            blocks.filter(|(_, block)| is_inside(block, area)).map(move |(block, _)| Spot {
                page,
                block,
                line: None,
            })
        };
        pages.iter().flat_map(|page| all(*page)).collect()
    }

    pub(super) fn block(&self, spot: Spot) -> &'a AltoBlock {
        &self.pages[spot.page].page.blocks[spot.block]
    }

    fn lines(&self, spots: &[Spot]) -> Vec<&'a AltoLine> {
        let of = |spot: &Spot| {
            let lines = &self.pages[spot.page].page.blocks[spot.block].lines;
            match spot.line {
                Some(line) => &lines[line..=line],
                None => &lines[..],
            }
        };
        spots.iter().flat_map(of).collect()
    }

    /// The text of some places, running on.
    pub(super) fn text(&self, spots: &[Spot]) -> String {
        self.manner.running(self.lines(spots))
    }

    /// Their lines as they are turned.
    pub(super) fn turned(&self, spots: &[Spot]) -> Vec<String> {
        let lines = self.lines(spots).into_iter().map(|line| self.manner.running([line]));
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Words of a page that nothing was made of.
    pub(super) fn left(&self, page: usize) -> Vec<String> {
        let blocks = self.pages[page].page.blocks.iter().enumerate();
        let left = blocks.filter(|(at, _)| !self.used.contains(&(page, *at)));
        left.map(|(_, block)| self.manner.running(&block.lines)).filter(|text| !text.is_empty()).collect()
    }
}

/// Whether the middle of a block is in an area; an area without a place is the whole page.
fn is_inside(block: &AltoBlock, area: &MapArea) -> bool {
    let Some([left, top, right, lower]) = area.corners else { return true };
    block.corners.is_some_and(|[x0, y0, x1, y1]| {
        let (across, down) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
        across >= left && across <= right && down >= top && down <= lower
    })
}
