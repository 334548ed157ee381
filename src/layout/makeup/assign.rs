//! Which articles stand on which sheet.
//!
//! The recipe: a page with far too much demand gives articles to a later page with room
//! ([`Distribution::give_away`]); one with a little too much lets them jump there
//! ([`Distribution::jump_targets`]). What still has no room takes more sheets, those of one page
//! first, then such as several pages share after the last one, each as full as the others
//! ([`Distribution::spread`]).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Demand and space of a newspaper page, in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Cells of each article, in their order.
    pub articles: Vec<u32>,
    /// Whether each may stand on a later page.
    pub may_move: Vec<bool>,
    /// Whether each was booked for its page or has a place on it, so that it stands on the first sheet of it.
    pub is_booked: Vec<bool>,
    /// Free cells of its first sheet.
    pub first: u32,
    /// Free cells of every further sheet.
    pub next: u32,
    /// Whether articles may go on elsewhere.
    pub may_jump: bool,
    /// The fewest articles that its first sheet keeps where it has more sheets, as far as they have room.
    pub least: usize,
    /// Number of its theme: articles stay on pages of one.
    pub theme: usize,
}

/// An article, by its page and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The page it is listed on.
    pub page: usize,
    /// Its number among the articles of that page.
    pub article: usize,
}

/// A sheet and what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLoad {
    /// Number of its newspaper page.
    pub page: usize,
    /// Number among the sheets of that page.
    pub number: usize,
    /// The articles, in their order.
    pub articles: Vec<Listed>,
    /// The sheet on which articles may go on.
    pub goes_on: Option<usize>,
}

/// The fullest a sheet may be before articles jump, in thousandths of its cells (measured; see
/// docs/tuning.md).
const FULL: u32 = 1080;

/// The fullest that sheets are planned, and the most that jumps can carry away (measured; see
/// docs/tuning.md).
const PLANNED: u32 = 1040;
const JUMPS_CARRY: u32 = 1450;

/// The fullest that a page becomes by what comes to it, in hundredths (measured; see
/// docs/tuning.md).
const WELCOME: u32 = 103;

/// Sheets with less demand than this, in thousandths, cannot all be filled without forced forms
/// (measured; see docs/tuning.md).
pub(super) const NEARLY_FULL: u32 = 700;

/// What is left of a page has a sheet of its own where it fills this part of it, in thousandths.
/// Tuned by eye on the two examples; see docs/tuning.md.
const OWN: u32 = 850;

/// Above this, in thousandths, articles move even where some of them could jump: two jumps cannot
/// carry so much away (measured; see docs/tuning.md).
const MOVES_FIRST: u32 = 1300;

/// The part of a page by which what moves may be more than what is too much, in hundredths. Tuned
/// by eye on the two examples; see docs/tuning.md.
const MOVES_MORE: u32 = 8;

impl Load {
    fn demand(&self) -> u32 {
        self.articles.iter().sum()
    }

    /// Its demand in thousandths of its first sheet.
    pub fn demand_thousandths(&self) -> u32 {
        thousandths(self.demand(), self.first)
    }
}

impl SheetLoad {
    /// The same sheet, where pages have these numbers and so many sheets stand before those of its pages.
    fn renumbered(self, numbers: &[usize], before: usize) -> Self {
        let listed = |one: Listed| Listed { page: numbers[one.page], ..one };
        Self {
            page: numbers[self.page],
            number: self.number,
            articles: self.articles.into_iter().map(listed).collect(),
            goes_on: self.goes_on.map(|target| before + target),
        }
    }
}

fn thousandths(demand: u32, free: u32) -> u32 {
    (u64::from(demand) * 1000 / u64::from(free.max(1))).min(u64::from(u32::MAX)) as u32
}

/// So many thousandths of some cells.
fn part(cells: u32, thousandths: u32) -> u32 {
    (u64::from(cells) * u64::from(thousandths) / 1000) as u32
}

/// Shares the articles of all pages out over sheets.
pub fn assign(pages: &[Load]) -> Vec<SheetLoad> {
    assign_down_to(pages, NEARLY_FULL)
}

/// The same, with the least demand of sheets that pages share, in thousandths.
pub(super) fn assign_down_to(pages: &[Load], emptiest: u32) -> Vec<SheetLoad> {
    let themes: BTreeSet<usize> = pages.iter().map(|page| page.theme).collect();
    let mut sheets: Vec<SheetLoad> = Vec::new();
    for theme in themes {
        let numbers: Vec<usize> = (0..pages.len()).filter(|&page| pages[page].theme == theme).collect();
        let own: Vec<Load> = numbers.iter().map(|&page| pages[page].clone()).collect();
        let before = sheets.len();
        let of_theme = assign_in_one_theme(&own, emptiest).into_iter();
        sheets.extend(of_theme.map(|sheet| sheet.renumbered(&numbers, before)));
    }
    sheets
}

fn assign_in_one_theme(pages: &[Load], emptiest: u32) -> Vec<SheetLoad> {
    let mut distribution = Distribution::as_listed(pages);
    distribution.give_away();
    let targets = distribution.jump_targets();
    let spread = distribution.spread(&targets, emptiest);
    sheets(&distribution, &targets, &spread)
}

/// Which page each article is on, while articles are shared out.
struct Distribution<'a> {
    loads: &'a [Load],
    /// The articles of each page.
    on: Vec<Vec<Listed>>,
    /// Sheets of each page.
    sheets: Vec<u32>,
}

/// Sheets after the last page.
#[derive(Debug, Default)]
struct Spread {
    /// The pages that share them.
    from: Vec<usize>,
    /// What stands on each.
    after: Vec<Vec<Listed>>,
}

impl<'a> Distribution<'a> {
    fn as_listed(loads: &'a [Load]) -> Self {
        let listed = |(page, load): (usize, &Load)| {
            (0..load.articles.len()).map(|article| Listed { page, article }).collect()
        };
        Self { loads, on: loads.iter().enumerate().map(listed).collect(), sheets: vec![1; loads.len()] }
    }

    fn area(&self, one: Listed) -> u32 {
        self.loads[one.page].articles[one.article]
    }

    fn demand(&self, page: usize) -> u32 {
        self.on[page].iter().map(|&one| self.area(one)).sum()
    }

    /// Cells of all sheets of a page.
    fn free(&self, page: usize) -> u32 {
        self.loads[page].first + (self.sheets[page] - 1) * self.loads[page].next
    }

    /// Cells that a page can take besides its own articles.
    fn room(&self, page: usize) -> u32 {
        (self.loads[page].first / 100 * WELCOME).saturating_sub(self.demand(page))
    }

    /// Whether an article may leave a page: it has not moved, and its editor does not bind it.
    fn may_leave(&self, page: usize, one: Listed) -> bool {
        one.page == page && self.loads[page].may_move[one.article]
    }

    /// Gives articles of pages that are far too full to later pages, as far as those have room.
    fn give_away(&mut self) {
        for from in 0..self.on.len() {
            while let Some((article, to)) = self.next_to_give(from) {
                let one = self.on[from].remove(article);
                self.on[to].push(one);
            }
        }
    }

    /// The next article that leaves a page: the one nearest in size to what is too much, to the
    /// page with most room.
    fn next_to_give(&self, from: usize) -> Option<(usize, usize)> {
        let (page, demand) = (&self.loads[from], self.demand(from));
        let over = demand.saturating_sub(page.first);
        let later = || from + 1..self.on.len();
        let jumps = page.may_jump && later().any(|to| self.room(to) >= over);
        let ratio = thousandths(demand, page.first);
        if ratio <= FULL || ratio <= MOVES_FIRST && jumps {
            return None;
        }
        let to = later().max_by_key(|&to| (self.room(to), usize::MAX - to))?;
        let most = (over + page.first * MOVES_MORE / 100).min(self.room(to));
        let area = |article: usize| self.area(self.on[from][article]);
        let fits = |&article: &usize| self.may_leave(from, self.on[from][article]) && area(article) <= most;
        let nearest = |&article: &usize| (area(article).abs_diff(over), usize::MAX - article);
        let article = (0..self.on[from].len()).filter(fits).min_by_key(nearest)?;
        Some((article, to))
    }

    /// The later page to which the articles of each page jump: one that has room for all that is
    /// too much.
    fn jump_targets(&self) -> Vec<Option<usize>> {
        let mut room: Vec<u32> = (0..self.on.len()).map(|page| self.room(page)).collect();
        let target = |from: usize| {
            let (page, demand) = (&self.loads[from], self.demand(from));
            let jumps = page.may_jump && (FULL + 1..=JUMPS_CARRY).contains(&thousandths(demand, page.first));
            let over = demand.saturating_sub(page.first);
            let to = (from + 1..room.len()).find(|&to| jumps && room[to] >= over)?;
            room[to] -= over;
            Some(to)
        };
        (0..self.on.len()).map(target).collect()
    }

    /// Gives more sheets to what still has no room: to pages that fill one of their own, and after
    /// the last page for what is left of several.
    fn spread(&mut self, targets: &[Option<usize>], emptiest: u32) -> Spread {
        let mut over: Vec<usize> = (0..self.on.len())
            .filter(|&page| targets[page].is_none())
            .filter(|&page| thousandths(self.demand(page), self.loads[page].first) > FULL)
            .collect();
        for &page in &over {
            let (next, spare) = (self.loads[page].next.max(1), self.demand(page) - self.loads[page].first);
            let most = self.on[page].len().max(1) as u32;
            // A sheet that is nearly full is one of its own.
            self.sheets[page] = (1 + (spare + next * (1000 - OWN) / 1000) / next).min(most);
        }
        over.retain(|&page| self.demand(page) > part(self.free(page), PLANNED));
        let Some(&first) = over.first() else { return Spread::default() };
        let next = self.loads[first].next;
        let demand: u32 = over.iter().map(|&page| self.demand(page)).sum();
        let free: u32 = over.iter().map(|&page| self.free(page)).sum();
        let too_much = demand.saturating_sub(part(free, PLANNED));
        let added = too_much.div_ceil(part(next, PLANNED).max(1)).max(1);
        let level = self.level(&mut over, targets, added * next, emptiest);
        let mut left = Vec::new();
        for &page in &over {
            left.extend(self.leave(page, part(self.free(page), level)));
        }
        left.sort_unstable();
        let areas: Vec<u32> = left.iter().map(|&one| self.area(one)).collect();
        let shares = shares(&areas, &vec![next; (added as usize).min(left.len().max(1))], level < 1000);
        Spread { from: over, after: shares.into_iter().map(|share| left[share].to_vec()).collect() }
    }

    /// How full the pages that are too full and the sheets they share become, in thousandths: all
    /// alike, where that leaves none too empty; other pages help with theirs, the fullest first.
    fn level(&self, over: &mut Vec<usize>, targets: &[Option<usize>], added: u32, emptiest: u32) -> u32 {
        let level = |pages: &[usize]| {
            let (demand, free) = pages
                .iter()
                .fold((0, added), |sum, &page| (sum.0 + self.demand(page), sum.1 + self.free(page)));
            thousandths(demand, free)
        };
        let bound = |page: usize| targets.contains(&Some(page)) || targets[page].is_some();
        let mut others: Vec<usize> =
            (0..self.on.len()).filter(|&page| !over.contains(&page) && !bound(page)).collect();
        others.sort_by_key(|&page| thousandths(self.demand(page), self.free(page)));
        let mut helped = over.clone();
        while level(&helped) < emptiest {
            let Some(page) = others.pop() else { return 1000 };
            helped.push(page);
        }
        *over = helped;
        over.sort_unstable();
        level(over)
    }

    /// Takes articles from a page until its demand is about so much: of its last ones those that
    /// come nearest.
    fn leave(&mut self, page: usize, kept: u32) -> Vec<Listed> {
        let wanted = self.demand(page).saturating_sub(kept);
        let may = self.on[page].iter().skip(1).filter(|&&one| self.may_leave(page, one));
        let may: Vec<Listed> = may.rev().take(MOST_WEIGHED).copied().collect();
        let chosen = |choice: u32| (0..may.len()).filter(move |one| choice & 1 << one != 0);
        let area = |choice: u32| chosen(choice).map(|one| self.area(may[one])).sum::<u32>();
        let choices = 0..1_u32 << may.len();
        let best = choices.min_by_key(|&choice| (area(choice).abs_diff(wanted), choice)).unwrap_or(0);
        let left: Vec<Listed> = chosen(best).map(|one| may[one]).collect();
        self.on[page].retain(|one| !left.contains(one));
        left
    }
}

/// The part of a sheet that a first article takes there if it goes on elsewhere, and what an article costs that
/// stands on it in place of one listed before, both in thousandths. Tuned by eye on the examples on tabloids;
/// see docs/tuning.md.
const JUMPING: u32 = 500;
const LATE: u32 = 20;

/// Most articles of a page of which every choice is weighed.
const MOST_WEIGHED: usize = 12;

/// The sheets of all pages, then those that pages share, and where each lets articles go on: on the
/// page that has room, on the next sheet of its page, or after the last page.
fn sheets(distribution: &Distribution<'_>, targets: &[Option<usize>], spread: &Spread) -> Vec<SheetLoad> {
    let mut sheets: Vec<SheetLoad> = Vec::new();
    for (page, on) in distribution.on.iter().enumerate() {
        let load = &distribution.loads[page];
        let is_booked = |one: &Listed| distribution.loads[one.page].is_booked[one.article];
        let (booked, others): (Vec<Listed>, Vec<Listed>) = on.iter().partition(|one| is_booked(one));
        let taken: u32 = booked.iter().map(|&one| distribution.area(one)).sum();
        let areas: Vec<u32> = others.iter().map(|&one| distribution.area(one)).collect();
        let first = load.first.saturating_sub(taken);
        let free: Vec<u32> =
            (0..distribution.sheets[page]).map(|sheet| if sheet == 0 { first } else { load.next }).collect();
        let place_on: BTreeMap<Listed, usize> = on.iter().copied().zip(0..).collect();
        let least = load.least.saturating_sub(booked.len());
        for (number, share) in own_shares(&areas, &free, least, load.may_jump).into_iter().enumerate() {
            let mut articles: Vec<Listed> = share.into_iter().map(|one| others[one]).collect();
            if number == 0 {
                articles.extend(&booked);
                articles.sort_by_key(|one| place_on.get(one));
            }
            sheets.push(SheetLoad { page, number, articles, goes_on: None });
        }
    }
    let (last, own) = (distribution.on.len().saturating_sub(1), sheets.len());
    let numbers = distribution.sheets.last().map_or(0, |&sheets| sheets as usize);
    sheets.extend(spread.after.iter().enumerate().map(|(i, articles)| SheetLoad {
        page: last,
        number: numbers + i,
        articles: articles.clone(),
        goes_on: None,
    }));
    for i in 0..sheets.len() {
        let first_of = |page: usize| sheets.iter().position(|sheet| sheet.page == page);
        let same = sheets.get(i + 1).is_some_and(|next| next.page == sheets[i].page);
        let shares = spread.from.contains(&sheets[i].page);
        let goes_on = targets[sheets[i].page].and_then(first_of);
        let next = same && (i + 1 != own || shares);
        let goes_on = goes_on.or(next.then_some(i + 1)).or((shares && i < own).then_some(own));
        sheets[i].goes_on = goes_on;
    }
    sheets
}

/// The articles of a page over its own sheets, by their areas: in their order, but for a first sheet that would
/// have fewer than `least`. A reader is to find there what the page is about.
fn own_shares(areas: &[u32], free: &[u32], least: usize, may_jump: bool) -> Vec<Vec<usize>> {
    let in_order: Vec<Vec<usize>> = shares(areas, free, true).into_iter().map(Range::collect).collect();
    let (Some(first), Some((&room, later))) = (in_order.first(), free.split_first()) else { return in_order };
    if later.is_empty() || first.len() >= least.min(areas.len()) {
        return in_order;
    }
    let kept = many(areas, room, least, may_jump);
    let left: Vec<usize> = (0..areas.len()).filter(|one| !kept.contains(one)).collect();
    let areas: Vec<u32> = left.iter().map(|&one| areas[one]).collect();
    let rest = shares(&areas, later, true).into_iter().map(|share| left[share].to_vec());
    std::iter::once(kept).chain(rest).collect()
}

/// The first of some articles and so many of the others as fill a sheet best: `least` if they have room, and
/// rather early ones. A first one that may jump takes no more than its part of the sheet.
fn many(areas: &[u32], room: u32, least: usize, may_jump: bool) -> Vec<usize> {
    let Some((&first, others)) = areas.split_first() else { return Vec::new() };
    let first = if may_jump { first.min(part(room, JUMPING)) } else { first };
    let weighed = others.len().min(MOST_WEIGHED);
    let chosen = |choice: u32| (0..weighed).filter(move |one| choice & 1 << one != 0);
    let sum = |choice: u32| first + chosen(choice).map(|one| others[one]).sum::<u32>();
    let price = |&choice: &u32| {
        let lacking = (least.saturating_sub(1) as u32).saturating_sub(choice.count_ones());
        let late = chosen(choice).sum::<usize>() as u32 * part(room, LATE);
        (lacking, sum(choice).abs_diff(room) + late, choice)
    };
    let fits = |&choice: &u32| choice == 0 || sum(choice) <= part(room, PLANNED);
    let best = (0..1_u32 << weighed).filter(fits).min_by_key(price).unwrap_or(0);
    std::iter::once(0).chain(chosen(best).map(|one| one + 1)).collect()
}

/// A row of areas over sheets with so much room each, in their order: each with its part of the
/// demand, or with as much as it holds; no sheet is without an article.
fn shares(areas: &[u32], free: &[u32], even: bool) -> Vec<Range<usize>> {
    let all: u64 = free.iter().map(|&free| u64::from(free)).sum();
    let demand: u64 = areas.iter().map(|&area| u64::from(area)).sum();
    let (mut from, mut before, mut wanted) = (0, 0_u64, 0_u64);
    let mut shares = Vec::with_capacity(free.len());
    for (sheet, &room) in free.iter().enumerate() {
        let room = u64::from(room);
        wanted += if even { demand * room / all.max(1) } else { room };
        let later = free.len() - sheet - 1;
        let last = areas.len() - later.min(areas.len());
        let wanted = if later > 0 { wanted } else { u64::MAX };
        let (to, sum) = share_end(&areas[..last.max(from)], from, before, wanted);
        before = sum;
        shares.push(from..to);
        from = to;
    }
    shares
}

/// Where a share of a row of areas ends that begins at one of them, with the sum of all areas to
/// there: as near to the sum that is wanted as can be, after one area at least. `before` is the sum
/// of those before it.
pub(super) fn share_end(areas: &[u32], from: usize, mut before: u64, wanted: u64) -> (usize, u64) {
    let mut to = from;
    while to < areas.len() {
        let next = before + u64::from(areas[to]);
        // An article stands where the greater part of it belongs.
        if to > from && next.saturating_sub(wanted) > wanted.saturating_sub(before) {
            break;
        }
        before = next;
        to += 1;
    }
    (to, before)
}

/// The pages that articles move or jump between, as the first page of each group.
pub(super) fn linked(pages: usize, sheets: &[SheetLoad]) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..pages).collect();
    for sheet in sheets {
        let moved = sheet.articles.iter().map(|one| one.page);
        for page in moved.chain(sheet.goes_on.map(|target| sheets[target].page)) {
            let (one, other) = (groups[sheet.page].min(groups[page]), groups[sheet.page].max(groups[page]));
            groups.iter_mut().filter(|group| **group == other).for_each(|group| *group = one);
        }
    }
    groups
}

#[cfg(test)]
pub(super) mod sample {
    use super::Load;

    /// A page that holds a thousand cells, with articles of so many.
    pub fn load(articles: &[u32]) -> Load {
        let may_move = vec![true; articles.len()];
        let is_booked = vec![false; articles.len()];
        Load {
            articles: articles.to_vec(),
            may_move,
            is_booked,
            first: 1000,
            next: 1000,
            may_jump: true,
            least: 0,
            theme: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sample::load;
    use super::*;

    /// What stands on each sheet: page and number of the articles.
    fn distribution(pages: &[Load]) -> Vec<Vec<(usize, usize)>> {
        let listed = |sheet: SheetLoad| sheet.articles.iter().map(|one| (one.page, one.article)).collect();
        assign(pages).into_iter().map(listed).collect()
    }

    #[test]
    fn a_page_that_is_full_keeps_its_articles() {
        assert_eq!(distribution(&[load(&[400, 400, 250])]), [[(0, 0), (0, 1), (0, 2)]]);
        assert_eq!(assign(&[load(&[400, 400, 250])])[0].goes_on, None);
    }

    #[test]
    fn what_is_a_little_too_much_jumps_to_the_next_page_with_room() {
        let sheets = assign(&[load(&[700, 500]), load(&[950]), load(&[600])]);
        assert_eq!(sheets.iter().map(|sheet| sheet.goes_on).collect::<Vec<_>>(), [Some(2), None, None]);
        assert_eq!(sheets.len(), 3);
    }

    #[test]
    fn what_is_far_too_much_goes_to_later_pages_whole() {
        let far_too_full = load(&[600, 300, 400, 100]);
        assert_eq!(
            distribution(&[far_too_full.clone(), load(&[500])]),
            [vec![(0, 0), (0, 1), (0, 3)], vec![(1, 0), (0, 2)]],
            "400 are too much, 1000 stay"
        );
        let bound = Load { may_move: vec![false; 4], ..far_too_full.clone() };
        assert!(distribution(&[bound, load(&[500])])[0].len() > 3, "its editor wants them there");
        assert_eq!(distribution(&[load(&[700, 500]), load(&[600])])[0].len(), 2, "a jump carries it away");
    }

    #[test]
    fn what_finds_no_room_takes_another_sheet() {
        let sheets = assign(&[load(&[500, 500, 300, 300])]);
        assert_eq!(sheets.len(), 2);
        assert_eq!((sheets[0].articles.len(), sheets[1].articles.len()), (2, 2));
        assert_eq!(sheets[0].goes_on, Some(1));
    }

    #[test]
    fn a_first_sheet_keeps_as_many_articles_as_it_should_and_its_lead_goes_on() {
        let page = |least: usize| Load { least, ..load(&[900, 500, 200, 150, 120, 130]) };
        assert_eq!(distribution(&[page(0)]), [vec![(0, 0)], vec![(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]]);
        let four = distribution(&[page(4)]);
        assert_eq!(four[0], [(0, 0), (0, 2), (0, 3), (0, 4)], "half of the lead, and 470 beside it");
        assert_eq!(four[1], [(0, 1), (0, 5)]);
        let whole = Load { may_jump: false, ..page(4) };
        assert_eq!(distribution(&[whole])[0], [(0, 0), (0, 4)], "there is no room for more");
    }

    #[test]
    fn what_was_booked_for_a_page_stands_on_its_first_sheet() {
        let mut page = load(&[500, 400, 400, 300, 350]);
        (page.is_booked[4], page.may_move[4]) = (true, false);
        let sheets = distribution(&[page]);
        assert_eq!(sheets.len(), 2);
        assert!(sheets[0].contains(&(0, 4)) && sheets[0].contains(&(0, 0)), "{sheets:?}");
    }

    #[test]
    fn pages_share_a_sheet_for_what_none_has_room_for() {
        let sheets = assign(&[load(&[500, 400, 300, 200]), load(&[600, 500, 300]), load(&[950])]);
        assert_eq!(sheets.len(), 4);
        assert_eq!((sheets[3].page, sheets[3].number), (2, 1), "after the last page");
        let from: Vec<usize> = sheets[3].articles.iter().map(|one| one.page).collect();
        assert!(from.contains(&0) && from.contains(&1) && from.is_sorted());
        assert_eq!(
            sheets.iter().map(|sheet| sheet.goes_on).collect::<Vec<_>>(),
            [Some(3), Some(3), None, None]
        );
    }

    #[test]
    fn full_pages_help_those_that_would_leave_a_sheet_empty() {
        let sheets = assign(&[load(&[400, 300, 300, 300]), load(&[400, 300, 200, 100])]);
        assert_eq!(sheets.len(), 3);
        let area = |one: &Listed| [[400, 300, 300, 300], [400, 300, 200, 100]][one.page][one.article];
        let demand: Vec<u32> = sheets.iter().map(|sheet| sheet.articles.iter().map(area).sum()).collect();
        assert!(demand.iter().all(|demand| (600..900).contains(demand)), "{demand:?}");
    }

    #[test]
    fn articles_stay_on_pages_of_one_theme() {
        let supplement = Load { theme: 1, ..load(&[300]) };
        let sheets = assign(&[load(&[700, 500]), supplement.clone(), load(&[600])]);
        let place = |sheet: &SheetLoad| (sheet.page, sheet.number);
        assert_eq!(sheets.iter().map(place).collect::<Vec<_>>(), [(0, 0), (2, 0), (1, 0)]);
        assert_eq!(sheets.iter().map(|sheet| sheet.goes_on).collect::<Vec<_>>(), [Some(1), None, None]);
        let sheets = assign(&[load(&[600, 300, 400, 100]), supplement]);
        assert!(sheets.iter().flat_map(|sheet| &sheet.articles).any(|one| one.page == 1));
        assert!(sheets.iter().all(|sheet| sheet.articles.iter().all(|one| one.page == sheet.page)));
    }

    #[test]
    fn a_page_that_fills_two_sheets_has_both() {
        let sheets = assign(&[load(&[500, 500, 500, 450]), load(&[900])]);
        let of: Vec<(usize, usize)> = sheets.iter().map(|sheet| (sheet.page, sheet.number)).collect();
        assert_eq!(of, [(0, 0), (0, 1), (1, 0)]);
    }

    #[test]
    fn every_article_stands_on_one_sheet() {
        for count in 1..40 {
            let areas: Vec<u32> = (0..count).map(|i| 100 + i * 37 % 400).collect();
            let (one, other) = areas.split_at(areas.len() / 3);
            let mut found: Vec<(usize, usize)> = distribution(&[load(one), load(other)]).concat();
            found.sort_unstable();
            let all = |page: usize, areas: &[u32]| (0..areas.len()).map(move |article| (page, article));
            assert_eq!(found, all(0, one).chain(all(1, other)).collect::<Vec<_>>());
        }
    }
}
