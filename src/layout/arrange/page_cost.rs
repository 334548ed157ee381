//! The price of a whole page, now that all places are known.

use std::cmp::Ordering;

use super::prepared::Prepared;
use super::tree::Spot;
use super::{Cost, HeadSpot, MOST_ITEMS, price};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::bill::{PageBill, PageTerm};
use crate::layout::plan::limits::{DOMINANT_PICTURE, MOST_BOXES};

/// Prices pages of one problem.
pub(super) struct PageCost<'a> {
    prepared: &'a Prepared<'a>,
    lead: Option<u8>,
    /// The forms of every bit.
    seen: Vec<Vec<SeenForm>>,
    /// Level of every bit; none for what is no article.
    levels: Vec<Option<u8>>,
    /// The same for its pictures.
    picture_levels: Vec<Option<u8>>,
    is_masthead: Vec<bool>,
    /// Whether the picture of every bit is to be the largest of the page.
    is_dominant: Vec<bool>,
    /// Whether every bit is a notice that names no place.
    is_loose_notice: Vec<bool>,
    /// How much larger the head of a level is than that of each lesser one, in hundredths.
    steps: [[i64; 5]; 5],
}

/// A form as its neighbours see it.
#[derive(Clone, Copy, Debug, Default)]
struct SeenForm {
    cost: Cost,
    head: Option<HeadSpot>,
    picture: Option<CellRect>,
    /// The largest of its pictures, in hundredths of cells.
    largest_picture: u32,
    boxed: bool,
}

/// A module as its neighbours see it.
#[derive(Clone, Copy, Debug, Default)]
struct SeenModule {
    cells: CellRect,
    level: Option<u8>,
    picture_level: Option<u8>,
    form: SeenForm,
}

/// Rows from one to below the last, and columns, of what stands there.
type Extent = (u16, u16, u16, u16, bool);

impl<'a> PageCost<'a> {
    /// For the pages of a problem.
    pub(super) fn new(prepared: &'a Prepared<'a>) -> Self {
        let ranked = (0..prepared.items.len() as u8).filter(|&bit| prepared.level(1 << bit) < u8::MAX);
        let lead = ranked.min_by_key(|&bit| (prepared.level(1 << bit), prepared.items[usize::from(bit)]));
        let items = || prepared.items.iter().map(|&item| &prepared.problem.items[item]);
        let seen = items().map(|item| {
            let form = |form: &super::Form| SeenForm {
                cost: price::of_form(form),
                head: form.look.head.filter(|head| head.size.millipoints() > 0),
                picture: form.look.picture,
                largest_picture: form.look.largest_picture,
                boxed: form.look.boxed,
            };
            item.forms.iter().map(form).collect()
        });
        let levels = items().map(|item| item.rank.map(price::level)).collect();
        let picture_levels =
            items().map(|item| item.rank.map(|rank| price::picture_level(rank, item))).collect();
        Self {
            prepared,
            lead,
            seen: seen.collect(),
            levels,
            picture_levels,
            is_masthead: items().map(|item| item.is_masthead).collect(),
            is_dominant: items().map(|item| item.is_dominant).collect(),
            is_loose_notice: items().map(|item| item.is_loose_notice).collect(),
            steps: prepared.problem.asked.heads.map(price::steps).unwrap_or_default(),
        }
    }

    /// What a form of a bit costs.
    pub(super) fn form(&self, bit: u8, form: u32) -> Cost {
        self.seen[usize::from(bit)][form as usize].cost
    }

    /// What a page costs, term by term.
    pub(super) fn bill(&self, spots: &[Spot]) -> PageBill {
        self.bill_below(spots, Cost::MAX).unwrap_or_default()
    }

    /// What a page costs, if it costs less than a limit.
    pub(super) fn total_below(&self, spots: &[Spot], limit: Cost) -> Option<Cost> {
        self.bill_below(spots, limit).map(|bill| bill.total())
    }

    /// The bill of a page that costs less than a limit. Only forms can have a price below nothing: they
    /// are counted first, then what takes least time.
    fn bill_below(&self, spots: &[Spot], limit: Cost) -> Option<PageBill> {
        let mut bill = PageBill::default();
        bill.add(PageTerm::Forms, spots.iter().map(|spot| self.form(spot.bit, spot.form)).sum());
        bill.add(PageTerm::Cuts, price::CUT * (spots.len() as Cost - 1).max(0));
        bill.add(PageTerm::Position, self.position(spots));
        bill.add(PageTerm::LeadPlace, self.lead_place(spots));
        bill.add(PageTerm::Lock, self.out_of_lock(spots));
        if bill.total() >= limit {
            return None;
        }
        let mut seen = [SeenModule::default(); MOST_ITEMS];
        let mut extents = [Extent::default(); MOST_ITEMS];
        for ((seen, extent), spot) in seen.iter_mut().zip(&mut extents).zip(spots) {
            *seen = self.seen(spot);
            let cells = spot.cells;
            let is_masthead = self.is_masthead[usize::from(spot.bit)];
            *extent = (cells.row, cells.bottom(), cells.column, cells.right(), is_masthead);
        }
        let (seen, extents) = (&seen[..spots.len()], &mut extents[..spots.len()]);
        extents.sort_unstable();
        bill.add(PageTerm::Gutter, self.gutters(extents));
        let (mid_cuts, strips) = self.through_cuts(extents);
        bill.add(PageTerm::MidCut, mid_cuts);
        bill.add(PageTerm::EdgeStrip, strips);
        bill.add(PageTerm::WidthVariety, widths(seen));
        let boxes = seen.iter().filter(|module| module.form.boxed).count() as Cost;
        let beside = seen.iter().filter(|module| module.form.head.is_some_and(|head| head.beside));
        bill.add(PageTerm::Boxes, price::FURTHER_BOX * (boxes - MOST_BOXES as Cost).max(0));
        bill.add(PageTerm::HeadsBeside, price::SECOND_BESIDE * (beside.count() as Cost - 1).max(0));
        let lacking = Cost::from(self.prepared.problem.asked.lacking_entries) - boxes;
        bill.add(PageTerm::Entries, price::LACKING_ENTRY * lacking.max(0));
        bill.add(PageTerm::NoticeZone, self.notices_inside(spots));
        bill.add(PageTerm::PicturePlace, self.low_picture(spots, seen));
        for (index, a) in seen.iter().enumerate() {
            if bill.total() >= limit {
                return None;
            }
            for b in &seen[index + 1..] {
                self.sizes(a, b, &mut bill);
                pictures(a, b, &mut bill);
                if touch(a.cells, b.cells) {
                    neighbours(a, b, &mut bill);
                }
            }
        }
        (bill.total() < limit).then_some(bill)
    }

    fn seen(&self, spot: &Spot) -> SeenModule {
        let form = self.seen[usize::from(spot.bit)][spot.form as usize];
        let cells = spot.cells;
        let head =
            form.head.map(|head| HeadSpot { cells: head.cells.moved(cells.column, cells.row), ..head });
        let picture = form.picture.map(|picture| picture.moved(cells.column, cells.row));
        SeenModule {
            cells,
            level: self.levels[usize::from(spot.bit)],
            picture_level: self.picture_levels[usize::from(spot.bit)],
            form: SeenForm { head, picture, ..form },
        }
    }

    fn position(&self, spots: &[Spot]) -> Cost {
        let (rows, columns) = (self.prepared.rows as i64, self.prepared.columns as i64);
        let (mut sum, mut pulls) = (0, 0);
        for spot in spots {
            let Some(level) = self.levels[usize::from(spot.bit)] else { continue };
            let down = price::DOWN * i64::from(spot.cells.row) * 100 / rows;
            let right = price::RIGHTWARDS * i64::from(spot.cells.column) * 100 / columns;
            sum += price::pull(level) * (down + right);
            pulls += price::pull(level);
        }
        (price::POSITION * sum / (10_000 * pulls.max(1))) as Cost
    }

    fn lead_place(&self, spots: &[Spot]) -> Cost {
        let Some(lead) = spots.iter().find(|spot| Some(spot.bit) == self.lead) else { return 0 };
        let mut mastheads = spots.iter().filter(|spot| self.is_masthead[usize::from(spot.bit)]).peekable();
        let has_masthead = mastheads.peek().is_some();
        let below_masthead = mastheads.any(|masthead| masthead.cells.is_right_above(&lead.cells));
        let height = match (lead.cells.row == 0, below_masthead, has_masthead) {
            (_, true, _) | (true, _, false) => 0,
            (true, false, true) => price::LEAD_NOT_BELOW_MASTHEAD,
            (false, false, _) => price::LEAD_NOT_AT_TOP,
        };
        height + if lead.cells.column > 0 { price::LEAD_NOT_LEFT } else { 0 }
    }

    /// Locked items that stand elsewhere, by how far.
    fn out_of_lock(&self, spots: &[Spot]) -> Cost {
        let away = |spot: &Spot| {
            let locked = self.prepared.problem.items[self.prepared.items[usize::from(spot.bit)]].locked?;
            let cells = spot.cells;
            Some(locked.column.abs_diff(cells.column) + locked.row.abs_diff(cells.row))
        };
        spots.iter().filter_map(away).map(|cells| price::OUT_OF_LOCK * Cost::from(cells)).sum()
    }

    /// Every line between columns, by the longest way down it that no module crosses.
    fn gutters(&self, sorted: &[Extent]) -> Cost {
        let (rows, columns) = (self.prepared.rows as i64, self.prepared.columns as i64);
        let mut cost = 0;
        for line in 1..self.prepared.columns as u16 {
            let free = longest_free(sorted, line, self.prepared.rows as u16);
            cost += price::of_gutter(i64::from(free), i64::from(line), (rows, columns));
        }
        cost
    }

    /// Cuts through the whole width: those that divide the page, those that cut off a strip.
    fn through_cuts(&self, sorted: &[Extent]) -> (Cost, Cost) {
        let rows = self.prepared.rows;
        let (mut mid_cuts, mut strips) = (0, 0);
        let (mut reach, mut only_mastheads) = (0, true);
        for &(top, bottom, _, _, is_masthead) in sorted {
            let (top, bottom) = (usize::from(top), usize::from(bottom));
            if top == reach && top > 0 && !only_mastheads {
                match price::of_through_cut(top, rows) {
                    None => strips += price::EDGE_STRIP,
                    Some(cost) => mid_cuts += cost,
                }
            }
            only_mastheads &= is_masthead;
            reach = reach.max(bottom);
        }
        (mid_cuts, strips)
    }

    /// Heads against the weights of their articles.
    fn sizes(&self, a: &SeenModule, b: &SeenModule, bill: &mut PageBill) {
        let (Some(a_level), Some(b_level), Some(a_head), Some(b_head)) =
            (a.level, b.level, a.form.head, b.form.head)
        else {
            return;
        };
        let (weighty, lesser, levels) = match a_level.cmp(&b_level) {
            Ordering::Equal => return,
            Ordering::Less => (a_head.size, b_head.size, (a_level, b_level)),
            Ordering::Greater => (b_head.size, a_head.size, (b_level, a_level)),
        };
        match lesser.cmp(&weighty) {
            Ordering::Greater => bill.add(PageTerm::Inversion, price::INVERSION),
            Ordering::Equal => bill.add(PageTerm::EqualSize, price::EQUAL_SIZE),
            Ordering::Less => {}
        }
        let step = self.steps[usize::from(levels.0.min(4))][usize::from(levels.1.min(4))];
        bill.add(PageTerm::Ladder, price::of_creeping(weighty, lesser, step, levels.0 == 0));
    }

    /// Notices that name no place and stand at no outer edge, where they should.
    fn notices_inside(&self, spots: &[Spot]) -> Cost {
        if !self.prepared.problem.asked.notices_in_corners {
            return 0;
        }
        let columns = self.prepared.columns as u16;
        let is_inside = |spot: &&Spot| {
            let at_edge = spot.cells.column == 0 || spot.cells.right() == columns;
            self.is_loose_notice[usize::from(spot.bit)] && !at_edge
        };
        price::NOTICE_INSIDE * spots.iter().filter(is_inside).count() as Cost
    }

    /// The dominant picture below the fold, where it should stand above it, and below other pictures.
    fn low_picture(&self, spots: &[Spot], seen: &[SeenModule]) -> Cost {
        let dominant = spots.iter().position(|spot| self.is_dominant[usize::from(spot.bit)]);
        let picture = |module: &SeenModule| module.level.and(module.form.picture);
        let Some(own) = dominant.and_then(|number| picture(&seen[number])) else { return 0 };
        let below = seen.iter().filter_map(picture).filter(|other| other.row < own.row).count() as Cost;
        let middle = 2 * i64::from(own.row) + i64::from(own.rows);
        let low = match self.prepared.problem.asked.picture_at_top {
            true => price::of_low_picture(middle, self.prepared.rows as i64),
            false => 0,
        };
        low + below * price::DOMINANT_BELOW
    }
}

/// The longest part of a line between columns that no module crosses.
fn longest_free(sorted: &[Extent], line: u16, rows: u16) -> u16 {
    let (mut longest, mut reach) = (0, 0);
    for &(top, bottom, left, right, _) in sorted {
        if left < line && line < right {
            longest = longest.max(top.saturating_sub(reach));
            reach = bottom;
        }
    }
    longest.max(rows.saturating_sub(reach))
}

/// Pictures against the weights of their articles, and against their places.
fn pictures(a: &SeenModule, b: &SeenModule, bill: &mut PageBill) {
    let (Some(first), Some(second)) = (a.form.picture, b.form.picture) else { return };
    let (Some(a_level), Some(b_level)) = (a.picture_level, b.picture_level) else { return };
    let key = |level: u8, picture: CellRect| (level, picture.row);
    let weighty_first = key(a_level, first) <= key(b_level, second);
    let (first, second) = (u64::from(a.form.largest_picture), u64::from(b.form.largest_picture));
    let (weighty, lesser) = if weighty_first { (first, second) } else { (second, first) };
    let has_dominant = a_level.min(b_level) == price::DOMINANT_LEVEL && a_level != b_level;
    let is_larger = match has_dominant {
        true => lesser * u64::from(DOMINANT_PICTURE) > weighty * 100,
        false => lesser * 100 > weighty * price::LARGER_PICTURE,
    };
    if is_larger {
        let is_inverted = a_level != b_level;
        let price = if is_inverted { price::PICTURE_INVERSION } else { price::LARGER_PICTURE_BELOW };
        bill.add(PageTerm::PictureOrder, price);
    }
}

/// Whether two rectangles have a side or a corner in common, or all but.
fn touch(a: CellRect, b: CellRect) -> bool {
    a.column <= b.right() && b.column <= a.right() && a.row <= b.bottom() + 1 && b.row <= a.bottom() + 1
}

/// The costs of two modules that touch.
fn neighbours(a: &SeenModule, b: &SeenModule, bill: &mut PageBill) {
    let (left, right) = if a.cells.column <= b.cells.column { (a, b) } else { (b, a) };
    let (upper, lower) = if a.cells.row <= b.cells.row { (a, b) } else { (b, a) };
    if let (Some(above), Some(below)) = (upper.form.head, lower.form.head) {
        let touches = upper.cells.is_right_above(&lower.cells);
        let ranked = upper.level.is_some() && lower.level.is_some();
        if touches && ranked && below.size > above.size {
            bill.add(PageTerm::LargerBelow, price::LARGER_BELOW);
        }
    }
    bill.add(PageTerm::ButtingHeads, butting_heads(left, right));
    if let (Some(first), Some(second)) = (a.form.picture, b.form.picture) {
        // The row of the article rule may lie between them.
        let apart = first.column > second.right()
            || second.column > first.right()
            || first.row > second.bottom() + 1
            || second.row > first.bottom() + 1;
        bill.add(PageTerm::PicturesAdjacent, if apart { 0 } else { price::PICTURES_ADJACENT });
    }
    let corner = |a: CellRect, b: CellRect| (a.right(), a.bottom()) == (b.column, b.row);
    let crosses = corner(a.cells, b.cells) || corner(b.cells, a.cells);
    bill.add(PageTerm::FourCorners, if crosses { price::FOUR_CORNERS } else { 0 });
}

/// Two heads in the same rows with nothing between them.
fn butting_heads(left: &SeenModule, right: &SeenModule) -> Cost {
    let (Some(first), Some(second)) = (left.form.head, right.form.head) else { return 0 };
    let meets = first.cells.right() == second.cells.column && first.cells.common_rows(&second.cells) > 0;
    if !meets || first.vertical || second.vertical {
        return 0;
    }
    price::of_like_heads([first.size, second.size], [left.form.boxed, right.form.boxed])
}

fn widths(seen: &[SeenModule]) -> Cost {
    let ranked = seen.iter().filter(|module| module.level.is_some());
    let (mut widths, mut modules) = (0u64, 0);
    for module in ranked {
        widths |= 1 << module.cells.columns.min(63);
        modules += 1;
    }
    match widths.count_ones() {
        1 if modules > 2 => price::ONE_WIDTH,
        2 if modules > 2 => price::TWO_WIDTHS,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Form, Item, Look, Problem, Sides};
    use super::*;
    use crate::geometry::Length;
    use crate::layout::arrange::AskedPage;
    use crate::layout::grid::cells::CellRect;
    use crate::model::{PictureSize, Rank};

    /// An article of one form; its head of `size` points takes the first two rows.
    fn article(rank: Rank, columns: u16, rows: u16, size: i32) -> Item {
        let cells = CellRect::new(0, 0, columns, 2);
        let head = HeadSpot { size: Length::from_points(size), cells, beside: false, vertical: false };
        let look = Look { head: Some(head), ..Look::default() };
        Item {
            rank: Some(rank),
            picture: None,
            is_dominant: false,
            is_loose_notice: false,
            forms: vec![Form { columns, rows, cost: 0, off_plan: 0, look, id: 0 }],
            sides: Sides::default(),
            is_masthead: false,
            optional: false,
            group: None,
            locked: None,
        }
    }

    /// What a page of items at the given columns and rows costs for one reason.
    fn term(wanted: PageTerm, size: (u16, u16), items: &[Item], at: &[(u16, u16)]) -> Cost {
        asked_term(wanted, AskedPage::default(), size, items, at)
    }

    /// The same on a page of which something is asked.
    fn asked_term(
        wanted: PageTerm,
        asked: AskedPage,
        (columns, rows): (u16, u16),
        items: &[Item],
        at: &[(u16, u16)],
    ) -> Cost {
        let problem = Problem { columns, rows, items: items.to_vec(), asked };
        let prepared = Prepared::new(&problem);
        let spots: Vec<Spot> = (0..items.len())
            .map(|bit| {
                let form = &items[prepared.items[bit]].forms[0];
                let (column, row) = at[prepared.items[bit]];
                let cells = CellRect::new(column, row, form.columns, form.rows);
                Spot { cells, bit: bit as u8, form: 0 }
            })
            .collect();
        let bill = PageCost::new(&prepared).bill(&spots).terms();
        bill.iter().find(|(term, _)| *term == wanted).map_or(0, |(_, cost)| *cost)
    }

    #[test]
    fn heads_side_by_side_differ_by_size_box_or_direction() {
        let size = (4, 10);
        let at = [(0, 0), (2, 0)];
        let cost = |items: &[Item]| term(PageTerm::ButtingHeads, size, items, &at);
        let pair = |a, b| [article(Rank::Major, 2, 10, a), article(Rank::Minor, 2, 10, b)];
        let lacking = |hundredths: i64| (price::BUTTING_HEADS * hundredths / 100) as Cost;
        assert_eq!(cost(&pair(20, 20)), lacking(35));
        assert_eq!(cost(&pair(24, 20)), lacking(15));
        assert_eq!(cost(&pair(27, 20)), 0);
        let mut boxed = pair(20, 20);
        boxed[0].forms[0].look.boxed = true;
        assert_eq!(i64::from(cost(&boxed)), i64::from(lacking(35)) * price::BUTTING_HEADS_ONE_BOX / 100);
        let mut vertical = pair(20, 20);
        vertical[1].forms[0].look.head.as_mut().unwrap().vertical = true;
        assert_eq!(cost(&vertical), 0);
        let mut parted = pair(20, 20);
        parted[0].forms[0].look.head.as_mut().unwrap().cells.columns = 1;
        assert_eq!(cost(&parted), 0);
        let lower = [article(Rank::Major, 2, 10, 20), article(Rank::Minor, 2, 6, 20)];
        assert_eq!(term(PageTerm::ButtingHeads, size, &lower, &[(0, 0), (2, 4)]), 0);
    }

    #[test]
    fn a_lesser_article_has_no_larger_head() {
        let cost = |name, a, b| {
            let items = [article(Rank::Lead, 2, 5, a), article(Rank::Minor, 2, 5, b)];
            term(name, (2, 10), &items, &[(0, 0), (0, 5)])
        };
        assert_eq!(cost(PageTerm::Inversion, 20, 24), price::INVERSION);
        assert_eq!(cost(PageTerm::Inversion, 24, 24), 0);
        assert_eq!(cost(PageTerm::EqualSize, 24, 24), price::EQUAL_SIZE);
        assert_eq!(cost(PageTerm::LargerBelow, 20, 24), price::LARGER_BELOW);
        assert_eq!(cost(PageTerm::LargerBelow, 24, 20), 0);
    }

    #[test]
    fn a_line_through_the_page_costs_most_in_its_middle() {
        let gutter = |left: u16| {
            let items = [article(Rank::Lead, left, 20, 30), article(Rank::Minor, 8 - left, 20, 20)];
            term(PageTerm::Gutter, (8, 20), &items, &[(0, 0), (left, 0)])
        };
        assert!(gutter(4) > gutter(2) && gutter(2) > gutter(1) && gutter(1) > 0);
        assert_eq!(gutter(4), (price::GUTTER + price::THROUGH) as Cost);
        let cut = |name, above: u16| {
            let items = [article(Rank::Lead, 2, above, 30), article(Rank::Minor, 2, 20 - above, 20)];
            term(name, (2, 20), &items, &[(0, 0), (0, above)])
        };
        assert_eq!(cut(PageTerm::MidCut, 10), price::MID_CUT as Cost);
        assert!(cut(PageTerm::MidCut, 6) < cut(PageTerm::MidCut, 9) && cut(PageTerm::MidCut, 6) > 0);
        assert_eq!((cut(PageTerm::MidCut, 4), cut(PageTerm::EdgeStrip, 4)), (0, price::EDGE_STRIP));
    }

    #[test]
    fn a_masthead_over_the_whole_page_is_no_strip() {
        let mut masthead = article(Rank::Brief, 2, 4, 10);
        (masthead.rank, masthead.is_masthead) = (None, true);
        let items = [article(Rank::Lead, 2, 16, 30), masthead];
        for name in [PageTerm::EdgeStrip, PageTerm::MidCut, PageTerm::LeadPlace] {
            assert_eq!(term(name, (2, 20), &items, &[(0, 4), (0, 0)]), 0, "{name:?}");
        }
    }

    #[test]
    fn the_lead_stands_at_the_top_left_below_the_masthead() {
        let mut masthead = article(Rank::Brief, 2, 4, 10);
        (masthead.rank, masthead.is_masthead) = (None, true);
        let items = [
            masthead,
            article(Rank::Lead, 2, 6, 30),
            article(Rank::Minor, 2, 4, 20),
            article(Rank::Minor, 2, 6, 20),
        ];
        let cost = |at: &[(u16, u16)]| term(PageTerm::LeadPlace, (4, 10), &items, at);
        assert_eq!(cost(&[(0, 0), (0, 4), (2, 0), (2, 4)]), 0);
        assert_eq!(cost(&[(2, 0), (2, 4), (0, 0), (0, 4)]), price::LEAD_NOT_LEFT);
        assert_eq!(cost(&[(0, 0), (2, 4), (2, 0), (0, 4)]), price::LEAD_NOT_AT_TOP + price::LEAD_NOT_LEFT);
        assert_eq!(
            cost(&[(0, 0), (2, 0), (2, 6), (0, 4)]),
            price::LEAD_NOT_BELOW_MASTHEAD + price::LEAD_NOT_LEFT
        );
    }

    #[test]
    fn pictures_of_two_articles_keep_apart() {
        let cost = |picture_row: u16| {
            let mut items = [article(Rank::Lead, 2, 10, 30), article(Rank::Minor, 2, 10, 20)];
            items[0].forms[0].look.picture = Some(CellRect::new(1, 3, 1, 3));
            items[1].forms[0].look.picture = Some(CellRect::new(0, picture_row, 1, 2));
            term(PageTerm::PicturesAdjacent, (4, 10), &items, &[(0, 0), (2, 0)])
        };
        assert_eq!(cost(4), price::PICTURES_ADJACENT);
        assert_eq!(cost(6), price::PICTURES_ADJACENT, "corner to corner");
        assert_eq!(cost(8), 0);
    }

    /// Gives the form of an item one picture.
    fn show(item: &mut Item, cells: CellRect) {
        let look = &mut item.forms[0].look;
        (look.picture, look.largest_picture) = (Some(cells), cells.area() * 100);
    }

    #[test]
    fn the_larger_picture_is_that_of_the_weightier_article_or_of_the_upper() {
        let cost = |ranks: [Rank; 2], upper: u16, lower: u16| {
            let mut items = ranks.map(|rank| article(rank, 4, 10, 20));
            for (item, rows) in items.iter_mut().zip([upper, lower]) {
                show(item, CellRect::new(0, 3, 2, rows));
            }
            term(PageTerm::PictureOrder, (4, 20), &items, &[(0, 0), (0, 10)])
        };
        assert_eq!(cost([Rank::Lead, Rank::Middle], 5, 5), 0);
        assert_eq!(cost([Rank::Lead, Rank::Middle], 4, 6), price::PICTURE_INVERSION);
        assert_eq!(cost([Rank::Middle, Rank::Lead], 6, 4), price::PICTURE_INVERSION);
        assert_eq!(cost([Rank::Middle, Rank::Middle], 4, 6), price::LARGER_PICTURE_BELOW);
        assert_eq!(cost([Rank::Middle, Rank::Middle], 6, 4), 0);
        assert_eq!(cost([Rank::Photo, Rank::Middle], 4, 6), price::PICTURE_INVERSION);
    }

    #[test]
    fn the_dominant_picture_is_half_as_large_again_as_any_other() {
        let cost = |wanted: [Option<PictureSize>; 2], lead: u16, minor: u16| {
            let mut items = [Rank::Lead, Rank::Minor].map(|rank| article(rank, 4, 10, 20));
            for ((item, wanted), rows) in items.iter_mut().zip(wanted).zip([lead, minor]) {
                item.picture = wanted;
                show(item, CellRect::new(0, 3, 2, rows));
            }
            term(PageTerm::PictureOrder, (4, 20), &items, &[(0, 0), (0, 10)])
        };
        let dominant = Some(PictureSize::Dominant);
        assert_eq!(cost([None, dominant], 4, 6), 0);
        assert_eq!(cost([None, dominant], 4, 5), price::PICTURE_INVERSION);
        assert_eq!(cost([dominant, None], 6, 5), price::PICTURE_INVERSION);
        assert_eq!(cost([Some(PictureSize::Small), Some(PictureSize::Medium)], 2, 6), 0, "as was asked");
    }

    #[test]
    fn heads_jump_by_the_ladder_of_the_page() {
        let ladder = [50, 25, 20, 15, 10].map(Length::from_points);
        let cost = |a, b, ranks: [Rank; 2]| {
            let items = [article(ranks[0], 2, 5, a), article(ranks[1], 2, 5, b)];
            let asked = AskedPage { heads: Some(ladder), ..AskedPage::default() };
            asked_term(PageTerm::Ladder, asked, (2, 10), &items, &[(0, 0), (0, 5)])
        };
        let lead = [Rank::Lead, Rank::Major];
        assert_eq!((cost(50, 25, lead), cost(48, 28, lead)), (0, 0), "seven tenths of the step are enough");
        assert!(cost(30, 26, lead) > cost(36, 26, lead) && cost(36, 26, lead) > 0, "creeping");
        assert!(cost(22, 20, [Rank::Major, Rank::Middle]) < cost(30, 26, lead), "a lead has to lead");
        assert_eq!(cost(20, 20, [Rank::Minor, Rank::Minor]), 0);
        assert_eq!(term(PageTerm::Ladder, (2, 10), &[article(Rank::Lead, 2, 10, 20)], &[(0, 0)]), 0);
    }

    #[test]
    fn the_dominant_picture_stands_above_the_fold_and_above_others() {
        let cost = |at_top: bool, dominant: usize, ranks: [Rank; 2]| {
            let mut items = ranks.map(|rank| article(rank, 4, 10, 20));
            items[dominant].is_dominant = true;
            show(&mut items[0], CellRect::new(0, 3, 2, 2));
            show(&mut items[1], CellRect::new(0, 3, 2, 6));
            let asked = AskedPage { picture_at_top: at_top, ..AskedPage::default() };
            asked_term(PageTerm::PicturePlace, asked, (4, 20), &items, &[(0, 0), (0, 10)])
        };
        let equals = [Rank::Middle, Rank::Middle];
        assert_eq!(cost(true, 0, equals), 0);
        assert_eq!(cost(false, 1, equals), price::DOMINANT_BELOW);
        assert!(cost(true, 1, equals) > price::DOMINANT_BELOW);
    }

    #[test]
    fn a_dominant_picture_is_the_largest_by_half_whatever_its_rank() {
        let mut items = [Rank::Lead, Rank::Minor].map(|rank| article(rank, 4, 10, 20));
        items[1].is_dominant = true;
        show(&mut items[0], CellRect::new(0, 3, 2, 5));
        show(&mut items[1], CellRect::new(0, 3, 2, 6));
        let at = [(0, 0), (0, 10)];
        assert_eq!(term(PageTerm::PictureOrder, (4, 20), &items, &at), price::PICTURE_INVERSION);
        show(&mut items[0], CellRect::new(0, 3, 2, 4));
        assert_eq!(term(PageTerm::PictureOrder, (4, 20), &items, &at), 0);
    }

    #[test]
    fn boxes_make_up_for_entry_points_and_notices_stand_at_the_edges() {
        let mut items = [2, 4, 4].map(|rows| article(Rank::Minor, 4, rows, 20));
        let at = [(0, 0), (0, 2), (0, 6)];
        let asked = AskedPage { lacking_entries: 3, ..AskedPage::default() };
        let entries = |items: &[Item]| asked_term(PageTerm::Entries, asked, (4, 10), items, &at);
        assert_eq!(entries(&items), 3 * price::LACKING_ENTRY);
        items[0].forms[0].look.boxed = true;
        assert_eq!(entries(&items), 2 * price::LACKING_ENTRY);
        let mut items = [1, 2, 1].map(|columns| article(Rank::Minor, columns, 10, 20));
        items[1].is_loose_notice = true;
        let zone = |notices_in_corners: bool, at: [(u16, u16); 3]| {
            let asked = AskedPage { notices_in_corners, ..AskedPage::default() };
            asked_term(PageTerm::NoticeZone, asked, (4, 10), &items, &at)
        };
        assert_eq!(zone(true, [(0, 0), (1, 0), (3, 0)]), price::NOTICE_INSIDE);
        assert_eq!(zone(false, [(0, 0), (1, 0), (3, 0)]), 0);
        assert_eq!(zone(true, [(0, 0), (2, 0), (1, 0)]), 0);
    }

    #[test]
    fn modules_of_one_width_that_meet_in_a_point_are_monotonous() {
        let four = |rows: [u16; 4]| rows.map(|rows| article(Rank::Minor, 1, rows, 20));
        let crossing = [(0, 0), (1, 0), (0, 5), (1, 5)];
        assert_eq!(term(PageTerm::FourCorners, (2, 10), &four([5, 5, 5, 5]), &crossing), price::FOUR_CORNERS);
        assert_eq!(term(PageTerm::WidthVariety, (2, 10), &four([5, 5, 5, 5]), &crossing), price::ONE_WIDTH);
        let shifted = [(0, 0), (1, 0), (0, 4), (1, 5)];
        assert_eq!(term(PageTerm::FourCorners, (2, 10), &four([4, 5, 6, 5]), &shifted), 0);
    }

    #[test]
    fn two_boxes_and_one_head_beside_are_enough() {
        let mut items = [2, 3, 5].map(|rows| article(Rank::Minor, 2, rows, 20));
        for item in &mut items {
            item.forms[0].look.boxed = true;
            item.forms[0].look.head.as_mut().unwrap().beside = true;
        }
        let at = [(0, 0), (0, 2), (0, 5)];
        assert_eq!(term(PageTerm::Boxes, (2, 10), &items, &at), price::FURTHER_BOX);
        assert_eq!(term(PageTerm::HeadsBeside, (2, 10), &items, &at), 2 * price::SECOND_BESIDE);
    }
}
