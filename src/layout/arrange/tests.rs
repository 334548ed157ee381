//! Whole searches: compared with every possible page, and checked against the rules of a page.

use super::*;
use crate::geometry::Length;

/// An item with forms of the given columns, rows and costs.
fn item(forms: &[(u16, u16, Cost)]) -> Item {
    let form = |(id, &(columns, rows, cost)): (u32, &(u16, u16, Cost))| {
        let cells = CellRect::new(0, 0, columns, 1);
        let size = Length::from_points(14 + 4 * i32::from(columns));
        let head = HeadSpot { size, cells, beside: false, vertical: false };
        Form { columns, rows, cost, off_plan: 0, look: Look { head: Some(head), ..Look::default() }, id }
    };
    Item {
        rank: None,
        picture: None,
        is_dominant: false,
        is_loose_notice: false,
        forms: (0u32..).zip(forms).map(form).collect(),
        sides: Sides::default(),
        is_masthead: false,
        optional: false,
        group: None,
        locked: None,
    }
}

/// A small page of `count` items, with all forms of five to eight cells a narrow item can have.
fn small(number: u64, count: usize) -> Problem {
    let mut seed = number * 97 + 13;
    let mut next = |end: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    let ranks = [Rank::Lead, Rank::Major, Rank::Minor, Rank::Brief];
    let items = (0..count).map(|index| {
        let mut forms = Vec::new();
        for columns in 1..=4 {
            for rows in 1..=7 {
                if (4..=12).contains(&(columns * rows)) && next(3) > 0 {
                    forms.push((columns, rows, next(3000) as Cost));
                }
            }
        }
        Item { rank: Some(ranks[index]), ..item(&forms) }
    });
    Problem { columns: 4, rows: 7, items: items.collect(), asked: AskedPage::default() }
}

/// Every page of guillotine cuts that fills a rectangle with a set of items, in every order.
fn all_pages(problem: &Problem, room: CellRect, set: u64) -> Vec<Vec<Spot>> {
    let mut pages = Vec::new();
    if set.count_ones() == 1 {
        let bit = set.trailing_zeros() as u8;
        let forms = (0u32..).zip(&problem.items[usize::from(bit)].forms);
        let fits = forms.filter(|(_, form)| (form.columns, form.rows) == (room.columns, room.rows));
        pages.extend(fits.map(|(form, _)| vec![Spot { cells: room, bit, form }]));
        return pages;
    }
    let mut part = (set - 1) & set;
    while part != 0 {
        for cut in 1..room.columns {
            let left = CellRect { columns: cut, ..room };
            let right = CellRect { column: room.column + cut, columns: room.columns - cut, ..room };
            join_pages(problem, (left, part), (right, set ^ part), &mut pages);
        }
        for cut in 1..room.rows {
            let above = CellRect { rows: cut, ..room };
            let below = CellRect { row: room.row + cut, rows: room.rows - cut, ..room };
            join_pages(problem, (above, part), (below, set ^ part), &mut pages);
        }
        part = (part - 1) & set;
    }
    pages
}

fn join_pages(problem: &Problem, a: (CellRect, u64), b: (CellRect, u64), pages: &mut Vec<Vec<Spot>>) {
    let firsts = all_pages(problem, a.0, a.1);
    if firsts.is_empty() {
        return;
    }
    for second in all_pages(problem, b.0, b.1) {
        for first in &firsts {
            let mut page = [first.as_slice(), second.as_slice()].concat();
            page.sort_unstable_by_key(|spot| spot.bit);
            pages.push(page);
        }
    }
}

/// Whether every item touches the sides it has to.
fn touches_sides(problem: &Problem, page: &[(usize, CellRect)]) -> bool {
    page.iter().all(|&(item, cells)| {
        let sides = problem.items[item].sides;
        let below_masthead = page.iter().any(|&(other, above)| {
            problem.items[other].is_masthead
                && above.bottom() == cells.row
                && above.common_columns(&cells) > 0
        });
        (!sides.top || cells.row == 0 || below_masthead)
            && (!sides.bottom || cells.bottom() == problem.rows)
            && (!sides.left || cells.column == 0)
            && (!sides.right || cells.right() == problem.columns)
    })
}

/// The rectangles of an arrangement.
fn rectangles(problem: &Problem, page: &Arrangement) -> Vec<(usize, CellRect)> {
    let placed = page.places.iter().enumerate().filter_map(|(item, place)| Some((item, (*place)?)));
    placed
        .map(|(item, place)| {
            let form = &problem.items[item].forms[place.form];
            (item, CellRect::new(place.column, place.row, form.columns, form.rows))
        })
        .collect()
}

/// What holds of every page of every problem.
fn assert_sound(problem: &Problem, found: &SearchResult) {
    for page in &found.pages {
        let placed = rectangles(problem, page);
        let mut cells = vec![0; usize::from(problem.columns) * usize::from(problem.rows)];
        for (_, place) in &placed {
            for row in place.row..place.bottom() {
                for column in place.column..place.right() {
                    cells[usize::from(row) * usize::from(problem.columns) + usize::from(column)] += 1;
                }
            }
        }
        assert!(cells.iter().all(|&count| count == 1), "tiles the region exactly");
        assert!(touches_sides(problem, &placed), "{placed:?}");
        assert_eq!(page.terms.iter().map(|(_, cost)| cost).sum::<Cost>(), page.cost);
        for (item, place) in problem.items.iter().zip(&page.places) {
            assert!(item.optional || place.is_some());
        }
    }
    assert!(found.pages.is_sorted_by_key(|page| page.cost));
    let reported: Vec<_> = found.pages.iter().map(|page| rectangles(problem, page)).collect();
    assert!((1..reported.len()).all(|index| !reported[..index].contains(&reported[index])), "no page twice");
}

/// An effort that leaves nothing out on a small page.
fn thorough() -> Effort {
    let base = Effort::usual(5);
    Effort { kept: 60, margin: 1_000_000, roots: 4000, local_searches: 4000, ..base }
}

#[test]
fn no_page_of_straight_cuts_is_cheaper_than_what_is_found() {
    let mut feasible = 0;
    for number in 0..80 {
        let mut problem = small(number, 3 + number as usize % 2);
        problem.items[0].sides.top = number % 3 == 0;
        problem.items[1].sides.left = number % 4 == 1;
        problem.items[2].sides.bottom = number % 5 == 1;
        problem.items[2].sides.right = number % 4 == 1;
        let room = CellRect::new(0, 0, 4, 7);
        let prepared = Prepared::new(&problem);
        let page_cost = PageCost::new(&prepared);
        let all = all_pages(&problem, room, prepared.all()).into_iter().filter(|page| {
            let placed: Vec<_> = page.iter().map(|spot| (usize::from(spot.bit), spot.cells)).collect();
            touches_sides(&problem, &placed)
        });
        let cheapest = all.map(|page| page_cost.bill(&page).total()).min();
        let found = search(&problem, &thorough());
        assert_sound(&problem, &found);
        assert_eq!(found.pages.first().map(|page| page.cost), cheapest, "page {number}");
        feasible += usize::from(cheapest.is_some());
    }
    assert!(feasible > 20, "{feasible}");
}

#[test]
fn pages_of_articles_are_tiled_exactly() {
    for number in 0..8 {
        for (columns, rows) in [(8, 104), (6, 74)] {
            let problem = sample::page(number, 5 + number as usize % 3, columns, rows, 980);
            let found = search(&problem, &Effort::usual(problem.items.len()));
            assert_sound(&problem, &found);
            assert!(!found.pages.is_empty(), "page {number}");
            assert_eq!(found, search(&problem, &Effort::usual(problem.items.len())), "the same again");
        }
    }
}

#[test]
fn pages_of_many_items_are_tiled_exactly() {
    for (items, columns, rows) in [(12, 6, 74), (24, 8, 104), (40, 8, 104)] {
        let mut problem = sample::page(items as u64, items, columns, rows, 980);
        problem.items[items - 1].sides.bottom = true;
        problem.items[items / 2].group = Some(3);
        problem.items[items / 2 + 1].group = Some(3);
        let effort = Effort { rounds: 5, ..Effort::usual(items) };
        let found = search(&problem, &effort);
        assert_sound(&problem, &found);
        assert!(!found.pages.is_empty(), "{items} items");
        assert_eq!(found, search(&problem, &effort), "the same again");
        for page in &found.pages {
            let placed = rectangles(&problem, page);
            let (one, other) = (placed[items / 2].1, placed[items / 2 + 1].1);
            let (right, bottom) = (one.right().max(other.right()), one.bottom().max(other.bottom()));
            let (left, top) = (one.column.min(other.column), one.row.min(other.row));
            let around = CellRect::new(left, top, right - left, bottom - top);
            assert_eq!(around.area(), one.area() + other.area(), "a group is one rectangle");
        }
    }
}

#[test]
fn pages_to_choose_from_differ() {
    for number in 0..6 {
        let problem = sample::page(number, 7, 8, 104, 980);
        let found = search(&problem, &Effort::usual(7));
        let pages: Vec<_> = found.pages.iter().map(|page| rectangles(&problem, page)).collect();
        for (index, page) in pages.iter().enumerate() {
            for other in &pages[..index] {
                let common = |((_, a), (_, b)): (&(usize, CellRect), &(usize, CellRect))| {
                    u32::from(a.common_columns(b)) * u32::from(a.common_rows(b))
                };
                let kept: u32 = page.iter().zip(other).map(common).sum();
                assert!(kept * 100 < ALIKE * 8 * 104, "page {number}: {kept} cells are as they were");
            }
        }
    }
}

#[test]
fn more_rounds_lead_to_no_dearer_page() {
    let of = |problem: &Problem, rounds| {
        let found = search(problem, &Effort { rounds, ..Effort::usual(10) });
        found.pages.first().map(|page| page.cost)
    };
    let problems = (0..4).map(|number| sample::page(number, 10, 6, 74, 980));
    let costs: Vec<_> = problems.map(|problem| [0, 60].map(|rounds| of(&problem, rounds))).collect();
    let sum = |at: usize| costs.iter().filter_map(|costs| costs[at]).sum::<Cost>();
    assert!(costs.iter().all(|costs| costs[0].is_some() && costs[1].is_some()), "{costs:?}");
    assert!(sum(1) * 20 < sum(0) * 19, "rounds make pages cheaper: {costs:?}");
}

#[test]
fn furniture_stands_in_its_corners_and_the_lead_below_the_masthead() {
    let mut found_pages = 0;
    for number in 0..6 {
        let mut problem = sample::page(number, 6, 8, 104, 860);
        let masthead = Item {
            is_masthead: true,
            sides: Sides { top: true, left: true, ..Sides::default() },
            ..item(&[(5, 16, 0)])
        };
        let notice = Item {
            sides: Sides { bottom: true, right: true, ..Sides::default() },
            ..item(&[(2, 20, 0), (2, 21, 100), (2, 22, 200)])
        };
        problem.items.insert(3, masthead);
        problem.items.push(notice);
        let found = search(&problem, &Effort::usual(8));
        assert_sound(&problem, &found);
        for page in found.pages.iter().take(1) {
            let placed = rectangles(&problem, page);
            let (lead, masthead) = (placed[0].1, placed[3].1);
            assert_eq!((masthead.column, masthead.row), (0, 0));
            assert!(lead.row == 16 && lead.common_columns(&masthead) > 0, "{lead:?}");
            found_pages += 1;
        }
    }
    assert!(found_pages >= 5, "{found_pages}");
}

#[test]
fn pinned_items_stand_at_their_sides() {
    let mut found_pages = 0;
    for number in 0..30usize {
        let count = 5 + number % 3;
        let mut problem = sample::page(number as u64, count, 6, 74, 980);
        for (pin, sides) in [
            Sides { bottom: true, left: number % 2 == 0, ..Sides::default() },
            Sides { right: true, top: number % 5 == 0, ..Sides::default() },
            Sides { left: true, right: number % 7 == 0, ..Sides::default() },
        ]
        .into_iter()
        .enumerate()
        {
            problem.items[1 + (number / 3 + pin) % (count - 1)].sides = sides;
        }
        let found = search(&problem, &Effort::usual(count));
        assert_sound(&problem, &found);
        found_pages += found.pages.len();
    }
    assert!(found_pages > 50, "{found_pages}");
}

#[test]
fn items_of_a_group_fill_one_rectangle() {
    let mut found_pages = 0;
    for number in 0..12 {
        let mut problem = sample::page(number, 6, 6, 74, 980);
        for index in [1 + number as usize % 3, 5] {
            problem.items[index].group = Some(7);
        }
        let found = search(&problem, &Effort::usual(6));
        assert_sound(&problem, &found);
        for page in &found.pages {
            let group: Vec<CellRect> = rectangles(&problem, page)
                .into_iter()
                .filter(|(item, _)| problem.items[*item].group == Some(7))
                .map(|(_, cells)| cells)
                .collect();
            let (a, b) = (group[0], group[1]);
            let stacked = (a.column, a.columns) == (b.column, b.columns)
                && (a.bottom() == b.row || b.bottom() == a.row);
            let beside =
                (a.row, a.rows) == (b.row, b.rows) && (a.right() == b.column || b.right() == a.column);
            assert!(stacked || beside, "{group:?}");
            found_pages += 1;
        }
    }
    assert!(found_pages >= 12, "{found_pages}");
}

#[test]
fn a_group_may_stand_in_a_stack_of_others() {
    let mut problem = Problem {
        columns: 2,
        rows: 3,
        items: vec![item(&[(2, 1, 0)]), item(&[(2, 1, 0)]), item(&[(2, 1, 0)])],
        asked: AskedPage::default(),
    };
    problem.items[0].group = Some(1);
    problem.items[2].group = Some(1);
    let found = search(&problem, &Effort::usual(3));
    assert!(!found.pages.is_empty());
    for page in &found.pages {
        assert_ne!(page.places[1].unwrap().row, 1);
    }
}

#[test]
fn a_group_of_all_items_has_the_page_to_itself() {
    for (items, effort) in [(6, Effort::usual(6)), (10, Effort { rounds: 8, ..Effort::usual(10) })] {
        let mut problem = sample::page(items as u64, items, 6, 74, 980);
        let alone = search(&problem, &effort);
        problem.items.iter_mut().for_each(|item| item.group = Some(0));
        let grouped = search(&problem, &effort);
        assert_sound(&problem, &grouped);
        assert!(!alone.pages.is_empty(), "{items} items");
        assert_eq!(grouped, alone, "{items} items");
        // A filler stands beside the group, or not at all.
        problem.rows += 4;
        problem.items.push(Item { optional: true, ..item(&[(6, 4, 0)]) });
        let filled = search(&problem, &effort);
        assert_sound(&problem, &filled);
        assert!(!filled.pages.is_empty(), "{items} items and a filler");
        for page in &filled.pages {
            let filler = page.places[items].map(|place| place.row);
            assert!(matches!(filler, None | Some(0 | 74)), "{filler:?}");
        }
    }
}

#[test]
fn what_is_optional_stands_only_where_it_helps() {
    let filler = Item { optional: true, ..item(&[(1, 2, 600)]) };
    let whole = [(2, 4, 2000), (2, 2, 0)];
    let narrow = [(1, 2, 0)];
    let mut problem = Problem {
        columns: 2,
        rows: 4,
        items: vec![item(&whole), filler, item(&narrow)],
        asked: AskedPage::default(),
    };
    let found = search(&problem, &Effort::usual(3));
    assert_sound(&problem, &found);
    assert!(found.pages[0].places.iter().all(Option::is_some), "nothing else fits beside the narrow one");
    problem.items.pop();
    let found = search(&problem, &Effort::usual(2));
    assert_sound(&problem, &found);
    assert_eq!(found.pages.len(), 1);
    assert_eq!(found.pages[0].places[1], None);
}

#[test]
fn a_pinwheel_is_found_where_nothing_else_fits() {
    let forms = [(2, 1), (1, 2), (2, 1), (1, 2), (1, 1)];
    let items = forms.iter().map(|&(columns, rows)| item(&[(columns, rows, 100)]));
    let mut problem = Problem { columns: 3, rows: 3, items: items.collect(), asked: AskedPage::default() };
    problem.items[0].sides.top = true;
    let found = search(&problem, &Effort::usual(5));
    assert_sound(&problem, &found);
    assert!(!found.pages.is_empty());
    let middle = found.pages[0].places[4].unwrap();
    assert_eq!((middle.column, middle.row), (1, 1));
}

#[test]
fn what_cannot_be_is_not_found() {
    let problem = |columns, rows, items| Problem { columns, rows, items, asked: AskedPage::default() };
    let nothing = |problem: &Problem| search(problem, &Effort::usual(problem.items.len())).pages.is_empty();
    let square = || item(&[(2, 2, 0)]);
    assert!(nothing(&problem(0, 0, Vec::new())));
    assert!(nothing(&problem(0, 4, vec![square()])));
    assert!(nothing(&problem(3, 2, vec![square()])), "a cell is left");
    assert!(nothing(&problem(2, 2, vec![square(), square()])), "no room for both");
    assert!(nothing(&problem(2, 2, vec![item(&[])])), "no forms");
    assert!(nothing(&problem(2, 82, vec![square(); 41])), "too many");
    let top = || Item { sides: Sides { top: true, ..Sides::default() }, ..square() };
    assert!(nothing(&problem(2, 4, vec![top(), top()])), "both at the top of one column");
    assert!(!nothing(&problem(4, 2, vec![top(), top()])), "side by side");
    let dear = || item(&[(2, 2, Cost::MAX), (2, 2, Cost::MIN)]);
    assert!(!nothing(&problem(2, 4, vec![dear(), dear()])), "the largest numbers do no harm");
}
