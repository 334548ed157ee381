//! Which articles stand on which sheet.
//!
//! A page that asks for a little too much lets articles jump to a later page that has room; one
//! that asks for far too much, or finds no room, takes more sheets and shares its articles out
//! over them in their order. A page that asks for too little is set larger, with the whole issue.

/// What a newspaper page asks for and has, in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Cells of each article, in their order.
    pub articles: Vec<u32>,
    /// Whether each may stand on a later page.
    pub may_move: Vec<bool>,
    /// Free cells of its first sheet.
    pub first: u32,
    /// Free cells of every further sheet.
    pub next: u32,
    /// Whether articles may go on elsewhere.
    pub may_jump: bool,
}

/// A sheet and what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLoad {
    /// Number of its newspaper page.
    pub page: usize,
    /// Number among the sheets of that page.
    pub number: usize,
    /// The articles: from this one to before that one.
    pub articles: std::ops::Range<usize>,
    /// The sheet on which articles may go on.
    pub goes_on: Option<usize>,
}

/// The fullest a sheet may be before articles jump, in thousandths of what they ask (measured).
const FULL: u32 = 1080;

/// The fullest that sheets are planned, and the most that jumps can carry away (measured).
const PLANNED: u32 = 1040;
const JUMPS_CARRY: u32 = 1450;

/// The fullest that a page becomes by what comes to it, in hundredths (measured).
const WELCOME: u32 = 103;

/// Sheets that ask for less than this, in thousandths, cannot all be filled without force
/// (measured).
const NEARLY_FULL: u32 = 850;

/// Below this an issue is set larger (measured), and the fullest it may become by that.
const EMPTY: u32 = 800;
const ENLARGED: u32 = 1030;

impl Load {
    fn asked(&self) -> u32 {
        self.articles.iter().sum()
    }

    /// What it asks for in thousandths of its first sheet.
    pub fn asked_thousandths(&self) -> u32 {
        (u64::from(self.asked()) * 1000 / u64::from(self.first.max(1))).min(u64::from(u32::MAX)) as u32
    }

    /// Cells that it can take besides its own articles.
    fn room(&self) -> u32 {
        (self.first / 100 * WELCOME).saturating_sub(self.asked())
    }

    /// Sheets it needs, at least one.
    fn sheets(&self) -> u32 {
        let most = self.articles.len().max(1) as u32;
        let part = |sheets: u32| u64::from(if sheets == 1 { FULL } else { PLANNED });
        let room = |sheets: u32| u64::from(self.first + (sheets - 1) * self.next) * part(sheets);
        let asked = u64::from(self.asked()) * 1000;
        (1..=most).find(|&sheets| asked <= room(sheets)).unwrap_or(most)
    }
}

/// An article that goes to a later page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The page it stood on.
    pub from: usize,
    /// Its number there, after the moves before this one.
    pub article: usize,
    /// The page it goes to.
    pub to: usize,
}

/// Above this, in thousandths, articles move even where some of them could jump: two jumps cannot
/// carry so much away (measured).
const MOVES_FIRST: u32 = 1300;

/// The part of a page by which an article that moves may be larger than what is too much, in
/// hundredths. Taste of this project.
const MOVES_MORE: u32 = 8;

/// What has to go to later pages so that the pages are not too full, as far as those have room.
pub fn moves(pages: &[Load]) -> Vec<Move> {
    let mut pages = pages.to_vec();
    let mut moves = Vec::new();
    for from in 0..pages.len() {
        while let Some(one) = next_move(&pages, from) {
            let area = pages[from].articles.remove(one.article);
            pages[from].may_move.remove(one.article);
            pages[one.to].articles.push(area);
            pages[one.to].may_move.push(false);
            moves.push(one);
        }
    }
    moves
}

/// The next article that leaves a page: the one nearest in size to what is too much, to the page
/// with most room.
fn next_move(pages: &[Load], from: usize) -> Option<Move> {
    let page = &pages[from];
    let asked = page.asked_thousandths();
    let over = page.asked().saturating_sub(page.first);
    let jumps = page.may_jump && (from + 1..pages.len()).any(|to| pages[to].room() >= over);
    if asked <= FULL || asked <= MOVES_FIRST && jumps {
        return None;
    }
    let to = (from + 1..pages.len()).max_by_key(|&to| (pages[to].room(), usize::MAX - to))?;
    let most = (over + page.first * MOVES_MORE / 100).min(pages[to].room());
    let fits = |&article: &usize| page.may_move[article] && page.articles[article] <= most;
    let nearest = |&article: &usize| (page.articles[article].abs_diff(over), usize::MAX - article);
    let article = (0..page.articles.len()).filter(fits).min_by_key(nearest)?;
    Some(Move { from, article, to })
}

/// Shares the articles of all pages out over sheets.
pub fn assign(pages: &[Load]) -> Vec<SheetLoad> {
    let mut room: Vec<u32> = pages.iter().map(Load::room).collect();
    let mut targets: Vec<Option<usize>> = vec![None; pages.len()];
    for (number, page) in pages.iter().enumerate() {
        let (asked, first) = (u64::from(page.asked()) * 1000, u64::from(page.first));
        if asked <= first * u64::from(FULL) || asked > first * u64::from(JUMPS_CARRY) || !page.may_jump {
            continue;
        }
        let over = page.asked() - page.first;
        let has_room = |&later: &usize| room[later] >= over;
        if let Some(target) = (number + 1..pages.len()).find(has_room) {
            room[target] -= over;
            targets[number] = Some(target);
        }
    }
    let mut sheets: Vec<SheetLoad> = Vec::new();
    for (number, (page, target)) in pages.iter().zip(&targets).enumerate() {
        let count = if target.is_some() { 1 } else { page.sheets() };
        for (i, articles) in shares(page, count).into_iter().enumerate() {
            sheets.push(SheetLoad { page: number, number: i, articles, goes_on: None });
        }
    }
    aim(&mut sheets, &targets);
    sheets
}

/// Where each sheet lets articles go on: the first sheet of the page that has room, or the next
/// sheet of its own page.
fn aim(sheets: &mut [SheetLoad], targets: &[Option<usize>]) {
    for i in 0..sheets.len() {
        let later = |page: usize| sheets.iter().position(|sheet| sheet.page == page);
        let next = sheets.get(i + 1).filter(|next| next.page == sheets[i].page).map(|_| i + 1);
        let goes_on = targets[sheets[i].page].and_then(later).or(next);
        sheets[i].goes_on = goes_on;
    }
}

/// The articles of a page over so many sheets, in their order, each with its part of what is
/// asked, or, where that would leave them all half empty, with as much as it holds; no sheet is
/// without an article.
fn shares(page: &Load, sheets: u32) -> Vec<std::ops::Range<usize>> {
    let sheets = sheets as usize;
    let free = |sheet: usize| u64::from(if sheet == 0 { page.first } else { page.next });
    let all: u64 = (0..sheets).map(free).sum();
    let asked = u64::from(page.asked());
    // Sheets that cannot all be nearly full are filled one after the other.
    let even = asked * 1000 >= all * u64::from(NEARLY_FULL);
    let (mut from, mut before, mut wanted) = (0, 0_u64, 0_u64);
    let mut shares = Vec::with_capacity(sheets);
    for sheet in 0..sheets {
        wanted += if even { asked * free(sheet) / all.max(1) } else { free(sheet) };
        let last = page.articles.len() - (sheets - sheet - 1).min(page.articles.len());
        let wanted = if sheet + 1 < sheets { wanted } else { u64::MAX };
        let (to, sum) = share_end(&page.articles[..last], from, before, wanted);
        before = sum;
        shares.push(from..to);
        from = to;
    }
    shares
}

/// Where a share of a row of areas ends that begins at one of them, with the sum of all areas to
/// there: as near to the sum that is wanted as can be, behind one area at least. `before` is the
/// sum of those before it.
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

/// The step by which the text of an issue grows: the first size that fills its sheets, else the
/// largest that does not overfill one. `growth` are the parts that the sizes ask for, in
/// thousandths of the smallest.
pub fn body_step(pages: &[Load], growth: &[u32]) -> usize {
    let parts: Vec<(u64, u64)> = assign(pages)
        .iter()
        .map(|sheet| {
            let page = &pages[sheet.page];
            let asked: u32 = page.articles[sheet.articles.clone()].iter().sum();
            (u64::from(asked), u64::from(if sheet.number == 0 { page.first } else { page.next }))
        })
        .collect();
    let (asked, free) = parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    if asked * 1000 >= free * u64::from(EMPTY) {
        return 0;
    }
    let holds = |&step: &usize| {
        let grown = u64::from(growth[step]);
        let fits = |&(asked, free): &(u64, u64)| asked * grown <= free * u64::from(ENLARGED);
        asked * grown <= free * u64::from(ENLARGED) && parts.iter().all(fits)
    };
    (0..growth.len()).rev().find(holds).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(articles: &[u32]) -> Load {
        let may_move = vec![true; articles.len()];
        Load { articles: articles.to_vec(), may_move, first: 1000, next: 1000, may_jump: true }
    }

    #[test]
    fn a_page_that_is_full_keeps_its_articles() {
        let sheets = assign(&[load(&[400, 400, 250])]);
        assert_eq!(sheets, [SheetLoad { page: 0, number: 0, articles: 0..3, goes_on: None }]);
    }

    #[test]
    fn what_is_a_little_too_much_jumps_to_the_next_page_with_room() {
        let sheets = assign(&[load(&[700, 500]), load(&[950]), load(&[600])]);
        assert_eq!(sheets.iter().map(|sheet| sheet.goes_on).collect::<Vec<_>>(), [Some(2), None, None]);
        assert_eq!(sheets.len(), 3);
    }

    #[test]
    fn what_is_far_too_much_goes_to_later_pages_whole() {
        let moves = moves(&[load(&[600, 300, 400, 100]), load(&[500])]);
        assert_eq!(moves, [Move { from: 0, article: 2, to: 1 }], "400 are too much, 1000 stay");
        let bound = Load { may_move: vec![false; 4], ..load(&[600, 300, 400, 100]) };
        assert_eq!(super::moves(&[bound, load(&[500])]), []);
        assert_eq!(super::moves(&[load(&[600, 300, 400, 100]), load(&[1010])]), [], "there is no room");
        assert_eq!(super::moves(&[load(&[700, 500]), load(&[600])]), [], "a jump carries it away");
    }

    #[test]
    fn what_finds_no_room_takes_another_sheet() {
        let sheets = assign(&[load(&[500, 500, 300, 300])]);
        assert_eq!(sheets.iter().map(|sheet| sheet.articles.clone()).collect::<Vec<_>>(), [0..2, 2..4]);
        assert_eq!(sheets[0].goes_on, Some(1));
    }

    #[test]
    fn every_article_stands_on_one_sheet() {
        for count in 1..40 {
            let page = load(&(0..count).map(|i| 100 + i * 37 % 400).collect::<Vec<_>>());
            let sheets = assign(&[page]);
            let mut next = 0;
            for sheet in &sheets {
                assert_eq!(sheet.articles.start, next);
                assert!(!sheet.articles.is_empty());
                next = sheet.articles.end;
            }
            assert_eq!(next, count as usize);
        }
    }

    #[test]
    fn an_issue_with_little_text_is_set_larger_and_no_page_overflows() {
        let growth = [1000, 1110, 1180, 1280];
        assert_eq!(body_step(&[load(&[850])], &growth), 0);
        assert_eq!(body_step(&[load(&[780])], &growth), 3);
        assert_eq!(body_step(&[load(&[500])], &growth), 3);
        assert_eq!(body_step(&[load(&[950]), load(&[500])], &growth), 0);
        assert_eq!(body_step(&[load(&[900]), load(&[500])], &growth), 1);
    }
}
