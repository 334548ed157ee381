//! The blocks of a page in one measure: places, sizes of type, the size of the body.

use super::super::boxes::{BoxKind, BoxedPage, PageBox, PageUnit};
use super::area::{Area, PAGE_HEIGHT};

/// How far a block may reach over the edge of its page, in hundredths, before the size of the page is doubted.
const OVER_EDGE: f64 = 1.02;

/// Height of a sheet by its width, where the numbers of a page have lost its shape.
const SHEET_SHAPE: f64 = 1.414;

/// Rows are one and a half of their characters apart in the columns of a newspaper.
const PITCH: f64 = 1.5;

/// The height of a box around a line, by the width of a Han character.
const LINE_BOX: f64 = 1.2;

/// Fewest half characters of a block of running text.
const RUNNING: usize = 60;

/// Fewest characters of a vertical head, and how much higher than wide it is.
const VERTICAL_HEAD: (usize, f64) = (3, 2.5);

/// What was odd about the places of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    /// Width and height were swapped.
    Swapped,
    /// The page has another size than it says.
    Outside,
    /// The shape of the page is not known.
    Shapeless,
}

/// A block with its measures.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it is, if that is known.
    pub(super) area: Option<Area>,
    /// What it is.
    pub(super) kind: BoxKind,
    /// Height of its lines; 0 where it is not known.
    pub(super) size: i64,
    /// Whether its lines run from top to bottom.
    pub(super) vertical: bool,
    /// Half characters of its text.
    pub(super) halves: usize,
    /// Width of the first line's indent and what the last line leaves, where lines are known.
    pub(super) ends: Option<LineEnds>,
}

/// How the first and the last line of a block stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineEnds {
    /// Left of the first line.
    pub(super) indent: i64,
    /// Right of the last line.
    pub(super) rest: i64,
    /// How many lines there are.
    pub(super) lines: usize,
    /// Whether the indent is one: other lines show where the column begins.
    pub(super) is_of_column: bool,
}

/// A page with its measures. Pieces have the numbers of the blocks.
#[derive(Debug)]
pub(super) struct MeasuredPage {
    /// The blocks.
    pub(super) pieces: Vec<Piece>,
    /// Height of a line of the body.
    pub(super) body: i64,
    /// What was odd.
    pub(super) oddities: Vec<Oddity>,
    /// Blocks whose places are no places.
    pub(super) unplaced: Vec<usize>,
    /// Whether the page reads in columns from the right.
    pub(super) vertical: bool,
    /// Width of the page, where it is known.
    pub(super) width: Option<i64>,
    /// Whether paragraphs begin with an indent, as far as lines show it.
    pub(super) indented: bool,
}

/// Measures a page.
pub(super) fn measure(page: &BoxedPage) -> MeasuredPage {
    let mut oddities = Vec::new();
    let Factors { across, down, width } = factors(page, &mut oddities);
    let mut unplaced = Vec::new();
    let mut pieces: Vec<Piece> = Vec::with_capacity(page.blocks.len());
    for (at, block) in page.blocks.iter().enumerate() {
        let area = block.corners.and_then(|corners| Area::of(corners, across, down));
        if block.corners.is_some() && area.is_none() {
            unplaced.push(at);
        }
        pieces.push(piece(block, area, across, down));
    }
    let vertical = is_vertical(&pieces);
    if vertical {
        for piece in &mut pieces {
            piece.area = piece.area.map(Area::turned);
        }
    }
    let body = body(&pieces);
    indent_lines(&mut pieces, body);
    let indented = is_indented(&pieces, body);
    MeasuredPage { pieces, body, oddities, unplaced, vertical, width, indented }
}

/// What the numbers of a page are multiplied by.
struct Factors {
    across: f64,
    down: f64,
    width: Option<i64>,
}

fn factors(page: &BoxedPage, oddities: &mut Vec<Oddity>) -> Factors {
    let known = |size: f64| size.is_finite() && size > 0.0 && size < 1e9;
    let (mut width, mut height) = (page.width, page.height);
    let corners = page.blocks.iter().filter_map(|block| block.corners);
    let finite = corners.filter(|corners| corners.iter().all(|edge| known(edge.abs() + 1.0)));
    let (right, lower) = finite.fold((0.0_f64, 0.0_f64), |(right, lower), [x0, y0, x1, y1]| {
        (right.max(x0).max(x1), lower.max(y0).max(y1))
    });
    if !(known(width) && known(height)) {
        (width, height) = (right, lower);
    }
    let fits = |width: f64, height: f64| right <= width * OVER_EDGE && lower <= height * OVER_EDGE;
    if !fits(width, height) {
        if fits(height, width) {
            (width, height) = (height, width);
            oddities.push(Oddity::Swapped);
        } else {
            (width, height) = (width.max(right), height.max(lower));
            oddities.push(Oddity::Outside);
        }
    }
    let one = |size: f64| PAGE_HEIGHT as f64 / if known(size) { size } else { 1.0 };
    if page.unit == PageUnit::Thousandth {
        oddities.push(Oddity::Shapeless);
    }
    let down = one(height);
    let across = if page.unit == PageUnit::Thousandth { one(width) / SHEET_SHAPE } else { down };
    let width = Area::of([0.0, 0.0, width, height], across, down).map(Area::width).filter(|width| *width > 0);
    Factors { across, down, width }
}

fn piece(block: &PageBox, area: Option<Area>, across: f64, down: f64) -> Piece {
    let halves = halves(&block.text);
    let lines: Vec<Area> =
        block.lines.iter().filter_map(|line| Area::of(line.corners, across, down)).collect();
    let vertical = block.vertical.unwrap_or_else(|| match (area, lines.first()) {
        (_, Some(line)) => halves >= 8 && line.height() > 2 * line.width(),
        (Some(area), None) => stands(block, area, halves),
        _ => false,
    });
    let sizes = lines.iter().map(|line| if vertical { line.width() } else { line.height() });
    let told = block.size.and_then(|size| Area::of([0.0, 0.0, 0.0, size], across, down)).map(Area::height);
    let size = told
        .filter(|size| *size > 0)
        .or_else(|| median(sizes.collect()))
        .or_else(|| area.map(|area| estimated(area, halves, vertical)));
    let ends = match (lines.first(), lines.last(), area) {
        (Some(first), Some(last), Some(area)) if !vertical => Some(LineEnds {
            indent: first.left - area.left,
            rest: area.right - last.right,
            lines: lines.len(),
            is_of_column: lines.len() > 1,
        }),
        _ => None,
    };
    Piece { area, kind: block.kind, size: size.unwrap_or(0), vertical, halves, ends }
}

/// Whether a head stands upright by its shape.
#[allow(clippy::cast_precision_loss, reason = "edges of a page")]
fn stands(block: &PageBox, area: Area, halves: usize) -> bool {
    let (characters, shape) = VERTICAL_HEAD;
    let is_head = matches!(block.kind, BoxKind::Title | BoxKind::Caption);
    is_head && halves >= 2 * characters && area.height() as f64 >= shape * area.width() as f64
}

/// Half characters of a text: those of Chinese are two.
pub(super) fn halves(text: &str) -> usize {
    let width = |c: char| if c.is_ascii() { 1 } else { 2 };
    text.chars().filter(|c| !c.is_control()).map(width).sum()
}

/// The height of a line of a block, by the room that its characters have.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "edges of a page"
)]
fn estimated(area: Area, halves: usize, vertical: bool) -> i64 {
    let (long, short) = (area.width().max(1) as f64, area.height().max(1) as f64);
    let (long, short) = if vertical { (short, long) } else { (long, short) };
    let characters = (halves as f64 / 2.0).max(1.0);
    if halves >= RUNNING {
        return ((long * short / characters / PITCH).sqrt() * LINE_BOX) as i64;
    }
    let rows = (short * characters / (PITCH * long)).sqrt();
    let skew = |rows: f64| {
        let by_advance = (short / rows) / (long / (characters / rows).ceil()) / PITCH;
        by_advance.max(1.0 / by_advance)
    };
    let (fewer, more) = (rows.floor().max(1.0), rows.ceil().max(1.0));
    let rows = if skew(fewer) <= skew(more) { fewer } else { more };
    let pitch = short / rows;
    if rows < 2.0 { pitch as i64 } else { (pitch / PITCH * LINE_BOX * 1.1) as i64 }
}

/// The height of a line of the body: that of most of its characters.
fn body(pieces: &[Piece]) -> i64 {
    let text = |least: usize| {
        let is_text = move |piece: &&Piece| {
            piece.kind == BoxKind::Text && piece.area.is_some() && piece.halves >= least && piece.size > 0
        };
        let mut sizes: Vec<(i64, usize)> =
            pieces.iter().filter(is_text).map(|piece| (piece.size, piece.halves.max(1))).collect();
        sizes.sort_unstable();
        let half = sizes.iter().map(|(_, halves)| halves).sum::<usize>() / 2;
        let mut sum = 0;
        sizes.into_iter().find(|(_, halves)| {
            sum += halves;
            sum > half
        })
    };
    let found = text(RUNNING).or_else(|| text(0));
    found.map_or(PAGE_HEIGHT / 150, |(size, _)| size).max(1)
}

/// Gives blocks of one line the indent that they have in their column, as the blocks around them show it.
fn indent_lines(pieces: &mut [Piece], body: i64) {
    let text = |piece: &&Piece| piece.kind == BoxKind::Text;
    let edges: Vec<i64> = pieces.iter().filter(text).filter_map(|piece| Some(piece.area?.left)).collect();
    let single = pieces.iter_mut().filter(|piece| piece.kind == BoxKind::Text);
    for piece in single {
        let (Some(area), Some(ends)) = (piece.area, piece.ends.as_mut().filter(|ends| ends.lines == 1))
        else {
            continue;
        };
        let near = edges.iter().filter(|edge| (0..3 * body).contains(&(area.left - **edge)));
        ends.indent = near.map(|edge| area.left - edge).max().unwrap_or_default();
        ends.is_of_column = ends.indent > 0
            || edges.iter().filter(|edge| (**edge - area.left).abs() < body * 4 / 5).count() > 1;
    }
}

/// Whether most blocks of several lines begin with an indent. Those that do not are the second halves of torn ones.
fn is_indented(pieces: &[Piece], body: i64) -> bool {
    let text = pieces.iter().filter(|piece| piece.kind == BoxKind::Text);
    let several = text.filter_map(|piece| piece.ends).filter(|ends| ends.lines > 1);
    let (all, indented) = several
        .fold((0, 0), |(all, indented), ends| (all + 1, indented + usize::from(ends.indent > body * 6 / 5)));
    2 * indented > all
}

/// Whether most of the running text stands upright.
fn is_vertical(pieces: &[Piece]) -> bool {
    let text = |upright: bool| {
        let those = pieces.iter().filter(|piece| piece.kind == BoxKind::Text && piece.vertical == upright);
        those.map(|piece| piece.halves).sum::<usize>()
    };
    text(true) > text(false)
}

fn median(mut sizes: Vec<i64>) -> Option<i64> {
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BoxKind, corners: [f64; 4], characters: usize) -> PageBox {
        PageBox { kind, corners: Some(corners), text: "字".repeat(characters), ..PageBox::default() }
    }

    fn page(width: f64, height: f64) -> BoxedPage {
        let blocks = vec![
            block(BoxKind::Title, [47.0, 89.0, 680.0, 145.0], 14),
            block(BoxKind::Text, [0.0, 188.0, 173.0, 257.0], 123),
            block(BoxKind::Title, [3.0, 405.0, 169.0, 419.0], 16),
            block(BoxKind::Title, [933.0, 79.0, 980.0, 560.0], 15),
            block(BoxKind::Text, [800.0, 1300.0, 973.0, 1410.0], 200),
        ];
        BoxedPage { width, height, blocks, ..BoxedPage::default() }
    }

    #[test]
    fn heads_are_measured_by_the_body() {
        let measured = measure(&page(992.0, 1419.0));
        let tenths: Vec<_> = measured.pieces.iter().map(|piece| 10 * piece.size / measured.body).collect();
        assert!(tenths[0] > 45 && (11..18).contains(&tenths[2]) && tenths[3] > 35, "{tenths:?}");
        assert!(measured.pieces[3].vertical && !measured.vertical);
        assert_eq!(measured.oddities, []);
    }

    #[test]
    fn swapped_sides_and_lost_shapes_are_noticed() {
        assert_eq!(measure(&page(1419.0, 992.0)).oddities, [Oddity::Swapped]);
        assert_eq!(measure(&page(500.0, 500.0)).oddities, [Oddity::Outside]);
        assert_eq!(measure(&page(0.0, f64::NAN)).oddities, []);
        let shapeless = BoxedPage { unit: PageUnit::Thousandth, ..page(1419.0, 1419.0) };
        assert_eq!(measure(&shapeless).oddities, [Oddity::Shapeless]);
    }

    #[test]
    fn places_that_are_no_numbers_are_no_places() {
        let mut page = page(992.0, 1419.0);
        page.blocks[1].corners = Some([f64::NAN, 0.0, 1.0, 1.0]);
        page.blocks[2].corners = Some([0.0, 0.0, f64::INFINITY, 1.0]);
        assert_eq!(measure(&page).unplaced, [1, 2]);
    }
}
