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
pub const FULL: u32 = 1080;

/// The fullest that sheets are planned, and the most that jumps can carry away (measured).
const PLANNED: u32 = 1040;
const JUMPS_CARRY: u32 = 1450;

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

    /// Sheets it needs, at least one.
    fn sheets(&self) -> u32 {
        let most = self.articles.len().max(1) as u32;
        let part = |sheets: u32| u64::from(if sheets == 1 { FULL } else { PLANNED });
        let room = |sheets: u32| u64::from(self.first + (sheets - 1) * self.next) * part(sheets);
        let asked = u64::from(self.asked()) * 1000;
        (1..=most).find(|&sheets| asked <= room(sheets)).unwrap_or(most)
    }
}

/// Shares the articles of all pages out over sheets.
pub fn assign(pages: &[Load]) -> Vec<SheetLoad> {
    let mut room: Vec<u32> = pages.iter().map(|page| page.first.saturating_sub(page.asked())).collect();
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
/// asked; no sheet is without an article.
fn shares(page: &Load, sheets: u32) -> Vec<std::ops::Range<usize>> {
    let sheets = sheets as usize;
    let free = |sheet: usize| u64::from(if sheet == 0 { page.first } else { page.next });
    let all: u64 = (0..sheets).map(free).sum();
    let asked = u64::from(page.asked());
    let (mut from, mut before, mut wanted) = (0, 0_u64, 0_u64);
    let mut shares = Vec::with_capacity(sheets);
    for sheet in 0..sheets {
        wanted += asked * free(sheet) / all.max(1);
        let mut to = from;
        let last = page.articles.len() - (sheets - sheet - 1).min(page.articles.len());
        while to < last {
            let next = before + u64::from(page.articles[to]);
            // An article goes where the greater part of it belongs.
            let over = next.saturating_sub(wanted) > wanted.saturating_sub(before);
            if sheet + 1 < sheets && to > from && over {
                break;
            }
            before = next;
            to += 1;
        }
        shares.push(from..to);
        from = to;
    }
    shares
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
        Load { articles: articles.to_vec(), first: 1000, next: 1000, may_jump: true }
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
