//! Promises that hold for every page.

use std::collections::{BTreeMap, BTreeSet};

use paiban::geometry::{Length, Rect};
use paiban::layout::cells::CellRect;
use paiban::layout::lint::Measures;
use paiban::layout::plan::Plan;
use paiban::layout::{Edition, Frame, Tag};

use crate::editions::{Set, set, sets};
use crate::measures::Figures;
use crate::places::{body_size, bounds, each, grid};
use crate::words::{Words, printed};

/// How a set is named in messages.
fn name(set: &Set) -> String {
    format!("issue {} on {} in {}", set.generated.seed, set.generated.paper, set.generated.theme)
}

fn plans(edition: &Edition) -> impl Iterator<Item = &Plan> {
    edition.sheets.iter().filter_map(|sheet| sheet.plan.as_ref())
}

#[test]
fn every_article_is_printed_once_whole_and_in_order() {
    for set in sets() {
        let articles = set.generated.issue.issue().articles();
        let wanted: BTreeMap<String, Words> =
            articles.map(|article| (article.id.to_string(), Words::of(article))).collect();
        let found = printed(&set.edition.value);
        assert!(found.keys().eq(wanted.keys()), "{}", name(set));
        for (id, words) in &wanted {
            assert_eq!(&found[id], words, "{}, article {id}", name(set));
        }
    }
}

#[test]
fn every_picture_is_printed_once() {
    for set in sets() {
        let mut found = Vec::new();
        for sheet in &set.edition.value.sheets {
            each(&sheet.frames, None, &mut |frame, _| {
                if let Frame::Image { path, .. } = frame {
                    found.push(path.to_string());
                }
            });
        }
        found.sort();
        let wanted: Vec<String> = set.generated.issue.pictures().keys().map(ToString::to_string).collect();
        assert_eq!(found, wanted, "{}", name(set));
    }
}

#[test]
fn everything_stands_on_its_page_and_articles_inside_the_type_area() {
    for set in sets() {
        let paper = grid(&set.edition.value, set.generated.paper, set.generated.theme);
        let area = paper.type_area();
        // An opening mark without its blank begins half an em before its line.
        let slack = paper.body / 2;
        let room = Rect::new(area.left() - slack, area.top(), area.size.width + slack * 2, area.size.height);
        for sheet in &set.edition.value.sheets {
            let page = Rect::new(Length::ZERO, Length::ZERO, sheet.size.width, sheet.size.height);
            each(&sheet.frames, None, &mut |frame, _| {
                let inside = bounds(frame).is_none_or(|rect| page.contains(&rect));
                assert!(inside, "{}, {}: {frame:?} leaves the page", name(set), sheet.title);
            });
            for group in &sheet.frames {
                let Frame::Group { tag: Tag::Article(id), frames } = group else { continue };
                each(frames, None, &mut |frame, tag| {
                    let printed = !matches!(tag, Some(Tag::Artifact));
                    let inside = bounds(frame).is_none_or(|rect| room.contains(&rect));
                    assert!(!printed || inside, "{}, article {id}: {frame:?} leaves {room:?}", name(set));
                });
            }
        }
    }
}

#[test]
fn modules_tile_their_grid() {
    for set in sets() {
        for plan in plans(&set.edition.value) {
            let named = format!("{}, page {}-{}", name(set), plan.label, plan.sheet);
            let cells: Vec<CellRect> = plan.modules.iter().map(|module| module.cells).collect();
            for (i, one) in cells.iter().enumerate() {
                let inside = one.right() <= plan.columns && one.bottom() <= plan.rows && one.row >= plan.taken;
                assert!(inside && one.area() > 0, "{named}: {one:?}");
                assert!(cells[i + 1..].iter().all(|other| !one.overlaps(other)), "{named}: {one:?}");
            }
            let area: u32 = cells.iter().map(CellRect::area).sum();
            assert_eq!(area, plan.free_cells(), "{named}");
        }
    }
}

#[test]
fn parts_of_a_module_stand_inside_it_and_apart() {
    for set in sets() {
        for module in plans(&set.edition.value).flat_map(|plan| &plan.modules) {
            let legs = module.legs.iter().map(|leg| leg.cells);
            let head = module.head.iter().map(|head| head.cells);
            let parts: Vec<CellRect> = legs.chain(head).chain(module.pictures.iter().copied()).collect();
            for (i, part) in parts.iter().enumerate() {
                let inside = part.column >= module.cells.column
                    && part.row >= module.cells.row
                    && part.right() <= module.cells.right()
                    && part.bottom() < module.cells.bottom();
                assert!(inside, "{}: {part:?} leaves {module:?}", name(set));
                let apart = parts[i + 1..].iter().all(|other| !part.overlaps(other));
                assert!(apart, "{}: {part:?} lies over another part of {module:?}", name(set));
            }
            for leg in &module.legs {
                assert!(leg.filled <= leg.cells.rows, "{}: {leg:?} of {module:?}", name(set));
            }
        }
    }
}

/// Distances of the baselines of running text from the top of the type area, over whole rows.
fn phases(set: &Set) -> BTreeSet<i32> {
    let edition = &set.edition.value;
    let paper = grid(edition, set.generated.paper, set.generated.theme);
    let (top, row, body) = (paper.type_area().top(), paper.row, body_size(edition));
    let mut found = BTreeSet::new();
    for sheet in &edition.sheets {
        each(&sheet.frames, None, &mut |frame, tag| {
            if let (Frame::Glyphs(run), Some(Tag::Paragraph(_))) = (frame, tag)
                && run.size == body
            {
                found.insert((run.origin.y - top).millipoints() % row.millipoints());
            }
        });
    }
    found
}

#[test]
fn every_baseline_of_running_text_is_on_the_grid_of_rows() {
    for set in sets() {
        assert_eq!(phases(set).len(), 1, "{}: {:?}", name(set), phases(set));
    }
}

#[test]
fn the_body_is_one_of_those_that_paper_and_theme_allow() {
    for set in sets() {
        let edition = &set.edition.value;
        let paper = grid(edition, set.generated.paper, set.generated.theme);
        assert_eq!(body_size(edition), paper.body, "{}", name(set));
        for plan in plans(edition) {
            assert_eq!((plan.columns, plan.rows), (paper.columns, paper.rows + 1), "{}", name(set));
        }
    }
}

#[test]
fn every_sheet_has_its_plan_and_nothing_is_an_error() {
    for set in sets() {
        assert!(!set.edition.has_errors(), "{}: {:?}", name(set), set.edition.diagnostics);
        for sheet in &set.edition.value.sheets {
            let plan = sheet.plan.as_ref().unwrap();
            assert_eq!((&plan.label, plan.sheet), (&sheet.label, sheet.number), "{}", name(set));
        }
    }
}

#[test]
fn two_runs_make_the_same_pages() {
    for one in sets().iter().step_by(6) {
        let generated = &one.generated;
        let again = set(&generated.issue, generated.paper, generated.theme);
        assert!(again.value == one.edition.value, "{}", name(one));
        assert!(again.value.dump() == one.edition.value.dump(), "{}", name(one));
    }
}

#[test]
fn figures_of_pages_are_those_of_another_count() {
    for set in sets() {
        for plan in plans(&set.edition.value) {
            let (own, other) = (Figures::of(plan), Measures::of(plan));
            let named = format!("{}, page {}-{}", name(set), plan.label, plan.sheet);
            let own_lines = (own.mid_cuts, own.edge_cuts, own.gutter);
            assert_eq!(own_lines, (other.mid_cuts, other.edge_cuts, other.longest_gutter), "{named}");
            let own_costs = (own.worst_cost, own.worst_blank, own.filled);
            assert_eq!(own_costs, (other.worst_cost, other.worst_blank, other.filled), "{named}");
            let own_heads = (own.heads_cut, own.jumps, own.tombstones);
            assert_eq!(own_heads, (other.heads_cut, other.jumps, other.tombstones), "{named}");
            let own_legs = (own.subheads_at_foot, own.ragged);
            assert_eq!(own_legs, (other.subheads_at_foot, other.ragged_feet), "{named}");
            assert!(own.articles > 0 && own.cost >= own.worst_cost, "{named}");
            assert!(own.largest_blank <= 1000, "{named}");
        }
    }
}
