//! What sizes of type say of blocks: which is the body, which are heads.

use std::collections::BTreeMap;

use super::layout::{AltoBlock, AltoPage};

/// Hundredths of the body from which type is that of a head.
const HEAD: f64 = 1.15;

/// The type of most characters of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct BodyType {
    /// Size in points, where blocks have sizes.
    size: Option<f64>,
    bold: bool,
    /// Units of the page in a point, as lines show it.
    unit: Option<f64>,
}

/// The type of most characters of a page.
pub(super) fn body(page: &AltoPage) -> BodyType {
    let mut counts: BTreeMap<(u64, bool), usize> = BTreeMap::new();
    for block in &page.blocks {
        if let Some(size) = block.size {
            *counts.entry((size.to_bits(), block.bold)).or_default() += block.lines.len();
        }
    }
    let most = counts.into_iter().max_by_key(|(_, lines)| *lines);
    let (size, bold) = most.map_or((None, false), |((size, bold), _)| (Some(f64::from_bits(size)), bold));
    BodyType { size, bold, unit: unit(page) }
}

/// Units of the page in a point: the middle one of the heights of lines by their sizes.
fn unit(page: &AltoPage) -> Option<f64> {
    let mut found: Vec<f64> = page
        .blocks
        .iter()
        .filter_map(|block| {
            let size = block.size?;
            let [_, top, _, lower] = block.lines.first()?.corners?;
            Some((lower - top) / size).filter(|unit| unit.is_finite() && *unit > 0.0)
        })
        .collect();
    found.sort_by(f64::total_cmp);
    found.get(found.len() / 2).copied()
}

impl BodyType {
    /// Whether the type of a block is that of a head.
    pub(super) fn is_head(self, block: &AltoBlock) -> bool {
        let larger = block.size.zip(self.size).is_some_and(|(own, body)| own >= body * HEAD);
        larger || (self.size.is_some() && block.size >= self.size && block.bold && !self.bold)
    }

    /// The size of a block in units of the page.
    pub(super) fn size_of(self, block: &AltoBlock) -> Option<f64> {
        Some(block.size? * self.unit?)
    }
}
