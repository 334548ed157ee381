//! The pictures of an article in one block over some legs, cut to whole rows: side by side in one height, or, of
//! three and more, a dominant one with the others beside it and under it.

use std::ops::RangeInclusive;

use super::legs::LegGrid;
use crate::geometry::Length;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::figure::Photo;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::bill::{FormBill, FormTerm};

/// Pictures over some legs, each with its caption under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoBlock {
    /// Legs it takes.
    pub legs: u16,
    /// Rows it takes, with the captions.
    pub rows: u16,
    /// Where each picture stands.
    pub places: Vec<PhotoPlace>,
    /// Whether the pictures are shown whole, with blanks beside or above them, and not cut.
    pub whole: bool,
    /// What cutting them costs.
    pub bill: FormBill,
}

/// A picture in its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoPlace {
    /// Its left edge, from that of the block.
    pub left: Length,
    /// Its width.
    pub width: Length,
    /// First row of the picture.
    pub top: u16,
    /// Rows of the picture, without its caption.
    pub rows: u16,
}

/// The most of a picture that is cut off, in hundredths, where its author names a spot that must stay: more
/// shows (measured, see docs/tuning.md).
const MOST_CUT: i32 = 16;

/// The same of a picture of which nobody said what matters in it.
const MOST_CUT_UNSEEN: i32 = 7;

/// A picture so many hundredths as wide as it is high, or wider, is cut at no side: what it shows stands side by
/// side.
const PANORAMA: i32 = 180;

/// Price of a cut, for the square of the part that is cut or added.
const CUT: f64 = 9000.0;

/// The tallest picture, in hundredths of the rows of a page. Tuned by eye on the two examples; see
/// docs/tuning.md.
const TALLEST: i32 = 45;

/// The same on a sheet of few articles.
const TALLEST_OF_FEW: i32 = 58;

/// Most pictures beside the dominant one of a group, and under it.
const MOST_BESIDE: usize = 3;
const MOST_UNDER: usize = 4;

/// Narrowest picture of a group, in em of the body.
const NARROWEST: i32 = 8;

/// How much larger than any other the dominant picture of a group is, in hundredths, and the price of each
/// hundredth that it lacks.
const DOMINANT: i64 = 180;
const NOT_DOMINANT: i64 = 8;

/// The ways to set pictures over so many legs, one for each height.
/// A sheet of few articles has few other ways to be full, so that more may be cut.
pub fn photo_blocks(
    photos: &[Photo<'_>],
    paper: &Paper,
    grid: &LegGrid,
    legs: u16,
    few: bool,
) -> Vec<PhotoBlock> {
    let photos: Vec<&Photo<'_>> = photos.iter().collect();
    let maker = BlockMaker { photos: &photos, paper, grid, legs, few };
    let mut found = Vec::new();
    maker.rows(&photos, &mut found);
    if photos.len() > 1 {
        maker.justified_row(&photos, &mut found);
        maker.groups(&mut found);
    }
    cheapest_of_each_height(found)
}

/// Makes the blocks of some pictures over so many legs.
struct BlockMaker<'a, 'p> {
    photos: &'p [&'p Photo<'a>],
    paper: &'p Paper,
    grid: &'p LegGrid,
    legs: u16,
    few: bool,
}

impl<'a> BlockMaker<'a, '_> {
    /// Width of all its legs.
    fn width(&self) -> Length {
        self.grid.span(self.legs)
    }

    /// All in one row, over the legs.
    fn rows(&self, photos: &[&Photo<'a>], found: &mut Vec<PhotoBlock>) {
        for spans in splits(photos.len() as u16, self.legs) {
            let edge = |&(leg, legs): &(u16, u16)| {
                ((self.grid.measure + self.grid.gutter) * i32::from(leg), self.grid.span(legs))
            };
            let spans: Vec<(Length, Length)> = spans.iter().map(edge).collect();
            self.row(photos, &spans, found);
        }
    }

    /// All in one row, each as wide as its shape makes it in a height of all.
    fn justified_row(&self, photos: &[&Photo<'a>], found: &mut Vec<PhotoBlock>) {
        let gutters = self.grid.gutter * (photos.len() as i32 - 1).max(0);
        let room = f64::from((self.width() - gutters).points());
        let shapes: f64 = photos.iter().map(|photo| photo.ratio()).sum();
        let mut left = Length::ZERO;
        let mut spans = Vec::with_capacity(photos.len());
        for (number, photo) in photos.iter().enumerate() {
            let width = match number + 1 == photos.len() {
                true => self.width() - left,
                false => Length::from_points_f64(room * photo.ratio() / shapes),
            };
            spans.push((left, width));
            left += width + self.grid.gutter;
        }
        if spans.iter().all(|(_, width)| *width >= self.paper.body * NARROWEST) {
            self.row(photos, &spans, found);
        }
    }

    /// All in one row, in some widths.
    fn row(&self, photos: &[&Photo<'a>], spans: &[(Length, Length)], found: &mut Vec<PhotoBlock>) {
        let heights: Vec<RowRange> =
            photos.iter().zip(spans).map(|(photo, &(_, width))| self.range(photo, width)).collect();
        let captions = photos.iter().zip(spans).map(|(photo, &(_, width))| photo.caption_rows(width));
        let captions = captions.max().unwrap_or(0);
        for rows in common(&heights) {
            let cost = heights.iter().map(|range| cut_price(i32::from(rows) * 100, range.natural)).sum();
            let place = |&(left, width): &(Length, Length)| PhotoPlace { left, width, top: 0, rows };
            found.push(PhotoBlock {
                legs: self.legs,
                rows: rows + captions,
                places: spans.iter().map(place).collect(),
                whole: false,
                bill: FormBill::of(FormTerm::Crop, cost),
            });
        }
    }

    /// The first the largest, some of the others beside it under each other, and the rest in one or two rows
    /// under both, in their order.
    fn groups(&self, found: &mut Vec<PhotoBlock>) {
        let others: Vec<usize> = (1..self.photos.len()).collect();
        let choices = (0..1_u32 << others.len()).filter(|choice| choice.count_ones() as usize <= MOST_BESIDE);
        for choice in choices {
            let (column, rest): (Vec<usize>, Vec<usize>) =
                others.iter().partition(|&&number| choice & 1 << (number - 1) != 0);
            let uppers = self.uppers(&column);
            if uppers.is_empty() {
                continue;
            }
            let order: Vec<usize> = [0].into_iter().chain(column).chain(rest.iter().copied()).collect();
            let lowers = self.lowers(&rest);
            let mut blocks: Vec<PhotoBlock> = match rest.is_empty() {
                true => uppers,
                false => uppers
                    .iter()
                    .flat_map(|upper| lowers.iter().map(move |lower| over(upper, lower)))
                    .collect(),
            };
            blocks.retain(|block| block.rows <= self.paper.rows);
            found.extend(blocks.into_iter().map(|block| self.priced(in_order(block, &order))));
        }
    }

    /// The dominant picture with some others in a column beside it.
    fn uppers(&self, column: &[usize]) -> Vec<PhotoBlock> {
        let column: Vec<&Photo<'a>> = column.iter().map(|&number| self.photos[number]).collect();
        let width = if column.is_empty() { Some(self.width()) } else { self.dominant_width(&column) };
        width.map(|width| self.dominant_beside(width, &column)).unwrap_or_default()
    }

    /// Some pictures in one row or in two, those of each height that are cut least.
    fn lowers(&self, numbers: &[usize]) -> Vec<PhotoBlock> {
        let row = |numbers: &[usize]| {
            let photos: Vec<&Photo<'a>> = numbers.iter().map(|&number| self.photos[number]).collect();
            let mut found = Vec::new();
            if (1..=MOST_UNDER).contains(&photos.len()) {
                self.justified_row(&photos, &mut found);
            }
            found
        };
        let mut found = row(numbers);
        for first in 1..numbers.len() {
            let (upper, lower) = numbers.split_at(first);
            let (upper, lower) = (row(upper), row(lower));
            found.extend(upper.iter().flat_map(|upper| lower.iter().map(move |lower| over(upper, lower))));
        }
        cheapest_of_each_height(found)
    }

    /// The width at which the dominant picture is as high as some others under each other beside it; none where
    /// either would be too narrow.
    fn dominant_width(&self, column: &[&Photo<'a>]) -> Option<Length> {
        let half = (self.width() - self.grid.gutter) / 2;
        let captions: u16 = column.iter().map(|photo| photo.caption_rows(half)).sum();
        let between = captions + column.len() as u16 - 1;
        let own = self.photos[0].caption_rows(half);
        let more = f64::from((self.paper.row * (i32::from(between) - i32::from(own))).points());
        let heights: f64 = column.iter().map(|photo| 1.0 / photo.ratio()).sum();
        let room = f64::from((self.width() - self.grid.gutter).points());
        let width = (room * heights + more) / (1.0 / self.photos[0].ratio() + heights);
        let width = Length::from_points_f64(width.clamp(0.0, room));
        let beside = self.width() - self.grid.gutter - width;
        (width >= half && beside >= self.paper.body * NARROWEST).then_some(width)
    }

    /// The dominant picture in a width, some others in a column beside it.
    fn dominant_beside(&self, width: Length, column: &[&Photo<'a>]) -> Vec<PhotoBlock> {
        let dominant = self.photos[0];
        let range = self.range(dominant, width);
        let caption = dominant.caption_rows(width);
        let mut found = Vec::new();
        for rows in range.rows.clone() {
            let place = PhotoPlace { left: Length::ZERO, width, top: 0, rows };
            let mut block = PhotoBlock {
                legs: self.legs,
                rows: rows + caption,
                places: vec![place],
                whole: false,
                bill: FormBill::of(FormTerm::Crop, cut_price(i32::from(rows) * 100, range.natural)),
            };
            if column.is_empty() || self.fill_column(&mut block, width, column) {
                found.push(block);
            }
        }
        found
    }

    /// Fills the column beside the dominant picture, as high as it is with its caption; false where no cut does.
    fn fill_column(&self, block: &mut PhotoBlock, dominant: Length, column: &[&Photo<'a>]) -> bool {
        let left = dominant + self.grid.gutter;
        let width = self.width() - left;
        let ranges: Vec<RowRange> = column.iter().map(|photo| self.range(photo, width)).collect();
        let captions: Vec<u16> = column.iter().map(|photo| photo.caption_rows(width)).collect();
        let between = column.len() as u16 - 1;
        let Some(room) = block.rows.checked_sub(captions.iter().sum::<u16>() + between) else { return false };
        let sum = |of: &dyn Fn(&RowRange) -> u16| ranges.iter().map(of).sum::<u16>();
        if !(sum(&|range| *range.rows.start())..=sum(&|range| *range.rows.end())).contains(&room) {
            return false;
        }
        // Each as far above its least as the others.
        let mut rows: Vec<u16> = ranges.iter().map(|range| *range.rows.start()).collect();
        for _ in rows.iter().sum::<u16>()..room {
            let lacks = |&number: &usize| {
                let range = &ranges[number];
                let can = *range.rows.end() > rows[number];
                (can, range.natural - i32::from(rows[number]) * 100)
            };
            let Some(next) = (0..rows.len()).max_by_key(lacks) else { return false };
            rows[next] += 1;
        }
        let mut top = 0;
        for ((&rows, range), caption) in rows.iter().zip(&ranges).zip(captions) {
            block.places.push(PhotoPlace { left, width, top, rows });
            let cost = cut_price(i32::from(rows) * 100, range.natural);
            block.bill = block.bill.and(FormTerm::Crop, cost);
            top += rows + caption + 1;
        }
        true
    }

    /// The block with the price of a dominant picture that is none.
    fn priced(&self, block: PhotoBlock) -> PhotoBlock {
        let area = |place: &PhotoPlace| i64::from(place.width.millipoints()) * i64::from(place.rows);
        let dominant = block.places.first().map_or(0, area) * 100;
        let second = block.places.iter().skip(1).map(area).max().unwrap_or(0).max(1);
        let lacks = (DOMINANT - dominant / second).max(0);
        let bill = block.bill.and(FormTerm::PictureArea, (lacks * NOT_DOMINANT) as Cost);
        PhotoBlock { bill, ..block }
    }

    /// The rows to which a picture in a width may be cut.
    fn range(&self, photo: &Photo<'_>, width: Length) -> RowRange {
        let natural = hundredth_rows(photo, self.paper, width);
        let cut = match () {
            () if photo.is_whole() => 0,
            () if photo.has_focus() || self.few => MOST_CUT,
            () => MOST_CUT_UNSEEN,
        };
        // What is kept is never cut, neither its width nor its height.
        let (kept_wide, kept_tall) = photo.kept();
        let (left_wide, left_tall) = ((100 - cut).max(kept_wide), (100 - cut).max(kept_tall));
        let least = -(-natural * left_tall).div_euclid(10_000);
        let most = if photo.shape() >= PANORAMA { natural / 100 } else { natural / left_wide };
        // Half a row nobody sees: every picture has the height next to its own.
        let next = (natural + 50) / 100;
        let tallest = if self.few { TALLEST_OF_FEW } else { TALLEST };
        let tallest = i32::from(self.paper.rows) * tallest / 100;
        let (least, most) = (least.min(next).max(2), most.max(next).min(tallest));
        RowRange { natural, rows: least as u16..=most.max(0) as u16 }
    }
}

/// One block over another.
fn over(upper: &PhotoBlock, lower: &PhotoBlock) -> PhotoBlock {
    let down = upper.rows + 1;
    let moved = lower.places.iter().map(|place| PhotoPlace { top: place.top + down, ..*place });
    PhotoBlock {
        rows: down + lower.rows,
        places: upper.places.iter().copied().chain(moved).collect(),
        bill: upper.bill.plus(&lower.bill),
        ..upper.clone()
    }
}

/// The block with the places of its pictures in the order of the article; `order` are their numbers there.
fn in_order(block: PhotoBlock, order: &[usize]) -> PhotoBlock {
    let mut places: Vec<(usize, PhotoPlace)> = order.iter().copied().zip(block.places).collect();
    places.sort_by_key(|(number, _)| *number);
    PhotoBlock { places: places.into_iter().map(|(_, place)| place).collect(), ..block }
}

/// The cheapest block of each height.
fn cheapest_of_each_height(mut blocks: Vec<PhotoBlock>) -> Vec<PhotoBlock> {
    blocks.sort_by_key(|block| (block.rows, block.bill.total()));
    blocks.dedup_by_key(|block| block.rows);
    blocks
}

/// The rows to which a picture may be cut.
#[derive(Clone, Debug)]
struct RowRange {
    /// Its own height, in hundredths of rows.
    natural: i32,
    rows: RangeInclusive<u16>,
}

/// The rows that some ranges have in common.
fn common(ranges: &[RowRange]) -> RangeInclusive<u16> {
    let least = ranges.iter().map(|range| *range.rows.start()).max().unwrap_or(1);
    let most = ranges.iter().map(|range| *range.rows.end()).min().unwrap_or(0);
    least..=most
}

/// The ways to show pictures whole over so many legs, in as few rows as they need or fewer, of `most`
/// rows: for pictures whose shape no cut makes fit.
pub fn whole_blocks(
    photos: &[Photo<'_>],
    paper: &Paper,
    grid: &LegGrid,
    legs: u16,
    most: u16,
) -> Vec<PhotoBlock> {
    let Some(spans) = even_spans(photos.len() as u16, legs) else { return Vec::new() };
    let tall = photos.iter().zip(&spans).map(|(photo, &(_, legs))| {
        let rows = hundredth_rows(photo, paper, grid.span(legs)) / 100 + 1;
        (rows, photo.caption_rows(grid.span(legs)))
    });
    let (tallest, captions) = tall.fold((0, 0), |(tall, words), one| (one.0.max(tall), one.1.max(words)));
    let most = tallest.clamp(LEAST_WHOLE, i32::from(most.max(LEAST_WHOLE as u16))) as u16;
    let block = |rows: u16| {
        let smaller = (tallest - i32::from(rows)).max(0) * 100 / tallest.max(1);
        let bill = FormBill::of(FormTerm::PictureWidth, WHOLE + smaller * SMALLER);
        let place = |&(leg, legs): &(u16, u16)| PhotoPlace {
            left: (grid.measure + grid.gutter) * i32::from(leg),
            width: grid.span(legs),
            top: 0,
            rows,
        };
        let places = spans.iter().map(place).collect();
        PhotoBlock { legs, rows: rows + captions, places, whole: true, bill }
    };
    (LEAST_WHOLE as u16..=most).map(block).collect()
}

/// Fewest rows of a picture that is shown whole.
const LEAST_WHOLE: i32 = 3;

/// Price of a picture that is not as wide as its legs, and of each hundredth of its size that it
/// loses by that. No form of a picture that can be cut competes with it.
const WHOLE: Cost = 300;
const SMALLER: Cost = 15;

/// Legs shared out evenly among pictures, the first ones wider; none if some would have none.
fn even_spans(pictures: u16, legs: u16) -> Option<Vec<(u16, u16)>> {
    let (each, more) = (legs.checked_div(pictures)?, legs % pictures);
    let first = |number: u16| number * each + number.min(more);
    (each > 0).then(|| (0..pictures).map(|number| (first(number), each + u16::from(number < more))).collect())
}

/// Height of a picture in hundredths of rows: its foot is that of the em boxes of its last row.
fn hundredth_rows(photo: &Photo<'_>, paper: &Paper, width: Length) -> i32 {
    let height = photo.height(width) + (paper.row - paper.body);
    (i64::from(height.millipoints()) * 100 / i64::from(paper.row.millipoints())).min(100_000) as i32
}

fn cut_price(rows: i32, natural: i32) -> Cost {
    let part = f64::from(rows - natural) / f64::from(natural.max(1));
    (CUT * part * part).round() as Cost
}

/// All ways to give each of some pictures one or more of the legs.
fn splits(pictures: u16, legs: u16) -> Vec<Vec<(u16, u16)>> {
    if pictures == 0 || pictures > legs {
        return Vec::new();
    }
    if pictures == 1 {
        return vec![vec![(0, legs)]];
    }
    let mut all = Vec::new();
    for first in 1..=legs - (pictures - 1) {
        for rest in splits(pictures - 1, legs - first) {
            let mut spans = vec![(0, first)];
            spans.extend(rest.into_iter().map(|(leg, legs)| (leg + first, legs)));
            all.push(spans);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_share_the_legs_in_every_way() {
        assert_eq!(splits(1, 4), [vec![(0, 4)]]);
        assert_eq!(splits(2, 3), [vec![(0, 1), (1, 2)], vec![(0, 2), (2, 1)]]);
        assert_eq!(splits(3, 5).len(), 6);
        assert_eq!(splits(3, 2), Vec::<Vec<(u16, u16)>>::new(), "each picture needs a leg");
    }

    #[test]
    fn pictures_shown_whole_share_the_legs_evenly() {
        assert_eq!(even_spans(1, 4), Some(vec![(0, 4)]));
        assert_eq!(even_spans(3, 8), Some(vec![(0, 3), (3, 3), (6, 2)]));
        assert_eq!((even_spans(3, 2), even_spans(0, 2)), (None, None));
    }

    #[test]
    fn a_cut_costs_the_more_the_deeper_it_is() {
        assert_eq!(cut_price(3400, 3400), 0);
        assert_eq!(cut_price(3060, 3400), 90, "a tenth");
        assert!(cut_price(2900, 3400) > 2 * cut_price(3060, 3400));
    }
}
