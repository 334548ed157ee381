//! The pictures of an article side by side, cut to one height.

use super::legs::LegGrid;
use crate::geometry::Length;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::figure::Photo;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::bill::{FormBill, FormTerm};

/// Pictures side by side over some legs, with the captions under them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRow {
    /// Legs it takes.
    pub legs: u16,
    /// Rows it takes, with the captions.
    pub rows: u16,
    /// Rows of the pictures.
    pub picture_rows: u16,
    /// First leg and number of legs of each picture.
    pub spans: Vec<(u16, u16)>,
    /// Whether the pictures are shown whole, with blanks beside or above them, and not cut.
    pub whole: bool,
    /// What cutting them costs.
    pub bill: FormBill,
}

/// The most of a picture that is cut off, in hundredths (measured, see docs/tuning.md: more shows).
pub const MOST_CUT: i32 = 16;
/// The same limit on a page of few articles, which has few other ways to be filled.
pub const MOST_CUT_OF_FEW: i32 = 20;

/// Price of a cut, for the square of the part that is cut or added.
const CUT: f64 = 9000.0;

/// The tallest picture, in hundredths of the rows of a page. Tuned by eye on the two examples; see
/// docs/tuning.md.
const TALLEST: i32 = 45;

/// The ways to set pictures over so many legs, one for each height they can be cut to by so many
/// hundredths at most.
pub fn photo_rows(
    photos: &[Photo<'_>],
    paper: &Paper,
    grid: &LegGrid,
    legs: u16,
    most_cut: i32,
) -> Vec<PhotoRow> {
    let mut found: Vec<PhotoRow> = Vec::new();
    for spans in splits(photos.len() as u16, legs) {
        let heights: Vec<i32> = photos
            .iter()
            .zip(&spans)
            .map(|(photo, &(_, legs))| hundredth_rows(photo, paper, grid.span(legs)))
            .collect();
        let least = heights.iter().map(|tall| -(-tall * (100 - most_cut)).div_euclid(10_000)).max();
        let most = heights.iter().map(|tall| tall / (100 - most_cut)).min();
        let (Some(least), Some(most)) = (least, most) else { continue };
        let most = most.min(i32::from(paper.rows) * TALLEST / 100);
        let captions =
            photos.iter().zip(&spans).map(|(photo, &(_, legs))| photo.caption_rows(grid.span(legs)));
        let captions = captions.max().unwrap_or(0);
        for rows in least.max(2)..=most {
            let cost = heights.iter().map(|&tall| cut_price(rows * 100, tall)).sum();
            let picture_rows = rows as u16;
            let bill = FormBill::of(FormTerm::Crop, cost);
            let spans = spans.clone();
            let row =
                PhotoRow { legs, rows: picture_rows + captions, picture_rows, spans, whole: false, bill };
            match found.iter_mut().find(|known| known.rows == row.rows) {
                Some(known) if known.bill.total() <= cost => {}
                Some(known) => *known = row,
                None => found.push(row),
            }
        }
    }
    found.sort_by_key(|row| row.rows);
    found
}

/// The ways to show pictures whole over so many legs, in as few rows as they need or fewer, of `most`
/// rows: for pictures whose shape no cut makes fit.
pub fn whole_rows(
    photos: &[Photo<'_>],
    paper: &Paper,
    grid: &LegGrid,
    legs: u16,
    most: u16,
) -> Vec<PhotoRow> {
    let Some(spans) = even_spans(photos.len() as u16, legs) else { return Vec::new() };
    let tall = photos.iter().zip(&spans).map(|(photo, &(_, legs))| {
        let rows = hundredth_rows(photo, paper, grid.span(legs)) / 100 + 1;
        (rows, photo.caption_rows(grid.span(legs)))
    });
    let (tallest, captions) = tall.fold((0, 0), |(tall, words), one| (one.0.max(tall), one.1.max(words)));
    let most = tallest.clamp(LEAST_WHOLE, i32::from(most.max(LEAST_WHOLE as u16))) as u16;
    let row = |picture_rows: u16| {
        let smaller = (tallest - i32::from(picture_rows)).max(0) * 100 / tallest.max(1);
        let bill = FormBill::of(FormTerm::PictureWidth, WHOLE + smaller * SMALLER);
        let spans = spans.clone();
        PhotoRow { legs, rows: picture_rows + captions, picture_rows, spans, whole: true, bill }
    };
    (LEAST_WHOLE as u16..=most).map(row).collect()
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
