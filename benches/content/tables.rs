//! Tables on pages: whether their numbers are whole, and how they are parted.

use std::collections::BTreeMap;

use paiban::edition::{Edition, Frame, GlyphRun, Tag};
use paiban::geometry::Length;
use paiban::model::ArticleId;

use crate::places::each;

/// Tables of fewer rows are never parted.
const LEAST_PARTED: u32 = 12;

/// What is counted of the tables of an edition.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    /// Numbers that go on on another line of their cell.
    pub(crate) broken_numbers: usize,
    /// Tables of few rows of which parts stand apart.
    pub(crate) parted: usize,
    /// Parts of tables that do not begin with the head.
    pub(crate) headless: usize,
}

/// Where a row stands: its sheet, its left and its top.
type Place = (usize, Length, Length);

/// Looks at all tables.
pub(crate) fn faults(edition: &Edition) -> Faults {
    let mut faults = Faults::default();
    let mut rows: BTreeMap<(ArticleId, u32), Vec<(u32, Place)>> = BTreeMap::new();
    let mut repeated: Vec<Place> = Vec::new();
    for (number, sheet) in edition.sheets.iter().enumerate() {
        for frame in &sheet.frames {
            let Frame::Group { tag: Tag::Article(id), frames } = frame else { continue };
            walk(frames, &mut |tag, frames| match tag {
                Tag::TableRow(table, row) => {
                    if let Some((left, top)) = corner(frames) {
                        rows.entry((id.clone(), *table)).or_default().push((*row, (number, left, top)));
                    }
                }
                Tag::Cell(_) => faults.broken_numbers += broken_numbers(frames),
                Tag::Artifact => repeated.extend(corner(frames).map(|(left, top)| (number, left, top))),
                _ => {}
            });
        }
    }
    for table in rows.values() {
        let count = table.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        let mut parts = 0;
        for pair in table.windows(2) {
            let ((_, above), (row, below)) = (&pair[0], &pair[1]);
            let goes_on = above.0 == below.0 && below.2 >= above.2;
            if goes_on {
                continue;
            }
            parts += usize::from(*row > 0);
            let has_head = repeated.iter().any(|head| {
                head.0 == below.0 && head.2 < below.2 && (head.1 - below.1).millipoints().abs() < 40_000
            });
            faults.headless += usize::from(!has_head);
        }
        faults.parted += usize::from(parts > 0 && count < LEAST_PARTED);
    }
    faults
}

fn walk<'a>(frames: &'a [Frame], visit: &mut dyn FnMut(&'a Tag, &'a [Frame])) {
    for frame in frames {
        if let Frame::Group { tag, frames } = frame {
            visit(tag, frames);
            walk(frames, visit);
        }
    }
}

/// Where the first glyphs of some frames stand.
fn corner(frames: &[Frame]) -> Option<(Length, Length)> {
    let mut corner: Option<(Length, Length)> = None;
    each(frames, None, &mut |frame, _| {
        if let Frame::Glyphs(run) = frame {
            let (left, top) = corner.unwrap_or((run.origin.x, run.origin.y));
            corner = Some((left.min(run.origin.x), top.min(run.origin.y)));
        }
    });
    corner
}

/// Places in a cell where a line ends in a number and the next goes on with it.
fn broken_numbers(frames: &[Frame]) -> usize {
    let mut runs: Vec<&GlyphRun> = Vec::new();
    each(frames, None, &mut |frame, _| {
        if let Frame::Glyphs(run) = frame {
            runs.push(run);
        }
    });
    let is_number = |c: char| c.is_ascii_digit() || ".,%".contains(c);
    let broken = |pair: &&[&GlyphRun]| {
        let (above, below) = (pair[0], pair[1]);
        below.origin.y > above.origin.y + above.size / 2
            && above.text.ends_with(is_number)
            && below.text.starts_with(is_number)
    };
    runs.windows(2).filter(broken).count()
}
