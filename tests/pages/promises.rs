//! What is promised of every page: each returns its violations, none if it is kept.

use std::collections::{BTreeMap, BTreeSet};

use paiban::diagnostics::{Checked, Severity};
use paiban::edition::{Frame, GlyphRun, RunDirection, Sheet, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::CellRect;
use paiban::layout::Composed;
use paiban::layout::Paper;
use paiban::layout::plan::lint::Measures;
use paiban::layout::plan::{Plan, PlannedModule};
use paiban::model::ArticleId;

use crate::generator::Generated;
use crate::judge;
use crate::measures::Figures;
use crate::places::{body_size, bounds, each, grids};
use crate::words::{Words, printed};

/// A promise of the pages of an issue.
pub(crate) type Promise = fn(&Generated, &Checked<Composed>) -> Vec<String>;

/// All promises, by name.
pub(crate) const PROMISES: [(&str, Promise); 12] = [
    ("every article is printed once, whole and in order", words),
    ("every picture is printed once", pictures),
    ("everything stands on its page", on_page),
    ("articles stand inside the type area", inside),
    ("modules tile their grid", tiled),
    ("parts of a module stand inside it and apart", parts),
    ("no text stands over a picture", apart),
    ("no text stands over other text or outside of its place", in_place),
    ("every character is printed as often as it was written", complete),
    ("every baseline of running text is on the grid of rows", baselines),
    ("every sheet has its plan and nothing is an error", planned),
    ("figures of pages are those of another count", figures),
];

fn modules(composed: &Composed) -> impl Iterator<Item = &PlannedModule> {
    composed.plans.iter().flat_map(|plan| &plan.modules)
}

pub(crate) fn words(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let articles = generated.issue.issue().articles();
    let wanted: BTreeMap<String, Words> =
        articles.map(|article| (article.id.to_string(), Words::of(article))).collect();
    let found = printed(&composed.value.edition);
    let strangers = found.keys().filter(|id| !wanted.contains_key(*id)).map(|id| format!("no article {id}"));
    let broken = wanted.iter().filter(|(id, words)| found.get(*id) != Some(words));
    let broken = broken.map(|(id, words)| format!("article {id}: {words:?}, not {:?}", found.get(id)));
    strangers.chain(broken).collect()
}

/// The pictures of frames. The index box shows once more a picture of the page that it leads to.
fn images(frames: &[Frame], found: &mut Vec<String>) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Index, .. } => {}
            Frame::Group { frames, .. } => images(frames, found),
            Frame::Image { path, .. } => found.push(path.to_string()),
            _ => {}
        }
    }
}

pub(crate) fn pictures(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let mut found = Vec::new();
    composed.value.edition.sheets.iter().for_each(|sheet| images(&sheet.frames, &mut found));
    found.sort();
    let wanted: Vec<String> = generated.issue.pictures().keys().map(ToString::to_string).collect();
    if found == wanted { Vec::new() } else { vec![format!("pictures {found:?}, not {wanted:?}")] }
}

pub(crate) fn on_page(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let mut broken = Vec::new();
    for sheet in &composed.value.edition.sheets {
        let page = Rect::new(Length::ZERO, Length::ZERO, sheet.size.width, sheet.size.height);
        each(&sheet.frames, None, &mut |frame, _| {
            if !bounds(frame).is_none_or(|rect| page.contains(&rect)) {
                broken.push(format!("{}: {frame:?} leaves the page", sheet.title));
            }
        });
    }
    broken
}

pub(crate) fn inside(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let sheets = grids(&composed.value, generated.paper, generated.theme);
    sheets.iter().flat_map(|(sheet, paper)| inside_of(sheet, paper)).collect()
}

/// The width of the em of a run; characters of a headline may be set wider.
fn wide_em(run: &GlyphRun) -> Length {
    match run.direction {
        RunDirection::Narrowed(thousandths) => run.size.scaled(i32::from(thousandths), 1000),
        _ => run.size,
    }
}

fn inside_of(sheet: &Sheet, paper: &Paper) -> Vec<String> {
    let area = paper.type_area();
    // An opening mark without its blank begins half an em of its size before its line.
    let room = |frame: &Frame| {
        let em = match frame {
            Frame::Glyphs(run) => wide_em(run).max(paper.body),
            _ => paper.body,
        };
        Rect::new(area.left() - em / 2, area.top(), area.size.width + em, area.size.height)
    };
    let mut broken = Vec::new();
    for group in &sheet.frames {
        let Frame::Group { tag: Tag::Article(id), frames } = group else { continue };
        each(frames, None, &mut |frame, tag| {
            let is_printed = !matches!(tag, Some(Tag::Artifact));
            let room = room(frame);
            if is_printed && !bounds(frame).is_none_or(|rect| room.contains(&rect)) {
                broken.push(format!("article {id}: {frame:?} leaves {room:?}"));
            }
        });
    }
    broken
}

pub(crate) fn tiled(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let mut broken = Vec::new();
    for plan in &composed.value.plans {
        let named = format!("page {}-{}", plan.label, plan.sheet);
        let cells: Vec<CellRect> = plan.modules.iter().map(|module| module.cells).collect();
        for (i, one) in cells.iter().enumerate() {
            let inside = one.right() <= plan.columns && one.bottom() <= plan.rows && one.row >= plan.taken;
            if !inside || one.area() == 0 {
                broken.push(format!("{named}: {one:?} leaves the grid"));
            }
            let over = cells[i + 1..].iter().filter(|other| one.overlaps(other));
            broken.extend(over.map(|other| format!("{named}: {one:?} lies over {other:?}")));
        }
        let area: u32 = cells.iter().map(CellRect::area).sum();
        if area != plan.free_cells() {
            broken.push(format!("{named}: {area} cells of {}", plan.free_cells()));
        }
    }
    broken
}

pub(crate) fn parts(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    modules(&composed.value).flat_map(parts_of).collect()
}

fn parts_of(module: &PlannedModule) -> Vec<String> {
    let legs = module.legs.iter().map(|leg| leg.cells);
    let head = module.head.iter().map(|head| head.cells);
    let parts: Vec<CellRect> = legs.chain(head).chain(module.pictures.iter().copied()).collect();
    let mut broken = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let inside = part.column >= module.cells.column
            && part.row >= module.cells.row
            && part.right() <= module.cells.right()
            && part.bottom() < module.cells.bottom();
        if !inside {
            broken.push(format!("{part:?} leaves {module:?}"));
        }
        // Legs that are not columns of the page (破栏) are given in whole columns.
        let exact = !module.form.contains("broken-columns");
        let over = parts[i + 1..].iter().filter(|other| exact && part.overlaps(other));
        broken.extend(over.map(|other| format!("{part:?} lies over {other:?} of {module:?}")));
    }
    let overfull = module.legs.iter().filter(|leg| leg.filled > leg.cells.rows);
    broken.extend(overfull.map(|leg| format!("{leg:?} is overfull in {module:?}")));
    broken
}

pub(crate) fn apart(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let mut broken = Vec::new();
    for sheet in &composed.value.edition.sheets {
        let (mut pictures, mut text) = (Vec::new(), Vec::new());
        each(&sheet.frames, None, &mut |frame, _| match frame {
            Frame::Image { rect, .. } => pictures.push(*rect),
            Frame::Glyphs(run) => text.extend(bounds(frame).map(|rect| (rect, run))),
            _ => {}
        });
        for picture in &pictures {
            let over = |rect: &Rect| {
                // The em box of a line may touch a picture; ink does not.
                let touch = rect.size.height / 4;
                rect.left() + touch < picture.right()
                    && picture.left() + touch < rect.right()
                    && rect.top() + touch < picture.bottom()
                    && picture.top() + touch < rect.bottom()
            };
            let over = text.iter().filter(|(rect, _)| over(rect));
            broken.extend(over.map(|(_, run)| format!("{}: {} over {picture:?}", sheet.title, run.text)));
        }
    }
    broken
}

pub(crate) fn in_place(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    judge::misplaced(&composed.value.edition)
}

pub(crate) fn complete(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    judge::lost(generated.issue.issue(), &composed.value.edition)
}

/// All baselines are as far from the top of the type area, over whole rows.
pub(crate) fn baselines(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    // What stands in the box of a notice has its own lines.
    let notices: BTreeSet<&ArticleId> = generated
        .issue
        .issue()
        .articles()
        .filter(|article| article.notice.is_some())
        .map(|article| &article.id)
        .collect();
    let sheets = grids(&composed.value, generated.paper, generated.theme);
    let phases: Vec<BTreeSet<i32>> =
        sheets.iter().map(|(sheet, paper)| phases_of(sheet, paper, &notices)).collect();
    if phases.iter().all(BTreeSet::is_empty) {
        return vec!["no running text".to_owned()];
    }
    let broken = sheets.iter().zip(&phases).filter(|(_, phases)| phases.len() > 1);
    broken
        .map(|((sheet, paper), phases)| {
            format!("{}: baselines {phases:?} of rows of {}", sheet.title, paper.row)
        })
        .collect()
}

/// How far below their rows the baselines of running text stand that is of no notice, in thousandths of a point.
fn phases_of(sheet: &Sheet, paper: &Paper, notices: &BTreeSet<&ArticleId>) -> BTreeSet<i32> {
    let (top, row) = (paper.type_area().top(), paper.row);
    let mut phases = BTreeSet::new();
    for frame in &sheet.frames {
        if matches!(frame, Frame::Group { tag: Tag::Article(id), .. } if notices.contains(id)) {
            continue;
        }
        each(std::slice::from_ref(frame), None, &mut |frame, tag| {
            if let (Frame::Glyphs(run), Some(Tag::Paragraph(_))) = (frame, tag)
                && run.size == paper.body
            {
                phases.insert((run.origin.y - top).millipoints() % row.millipoints());
            }
        });
    }
    phases
}

pub(crate) fn planned(generated: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let errors = composed.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut broken: Vec<String> = errors.map(|error| error.message.english()).collect();
    let sheets = grids(&composed.value, generated.paper, generated.theme);
    if let Some(body) = body_size(&composed.value.edition.sheets)
        && sheets.iter().all(|(_, paper)| paper.body != body)
    {
        broken.push(format!("body {body} is none of paper and theme"));
    }
    for (number, (sheet, paper)) in sheets.iter().enumerate() {
        let of_sheet = |plan: &Plan| {
            let grid = (plan.columns, plan.rows) == (paper.columns, paper.rows + 1);
            grid && plan.label == sheet.label && plan.sheet == sheet.number
        };
        if !composed.value.plans.get(number).is_some_and(of_sheet) {
            broken.push(format!("{}, sheet {} has no plan of it", sheet.title, sheet.number));
        }
    }
    broken
}

pub(crate) fn figures(_: &Generated, composed: &Checked<Composed>) -> Vec<String> {
    let mut broken = Vec::new();
    for plan in &composed.value.plans {
        let (own, product) = (Figures::of(plan), Measures::of(plan));
        // What the product does not count is kept.
        let other = Figures {
            filled: product.filled,
            worst_blank: product.worst_blank,
            worst_cost: product.worst_cost,
            mid_cuts: product.mid_cuts,
            edge_cuts: product.edge_cuts,
            gutter: product.longest_gutter,
            butting_heads: product.butting_heads,
            jumps: product.jumps,
            heads_cut: product.heads_cut,
            subheads_at_foot: product.subheads_at_foot,
            ragged: product.ragged_feet,
            ..own
        };
        if own != other {
            broken.push(format!("page {}-{}: {own:?}, not {other:?}", plan.label, plan.sheet));
        }
    }
    broken
}
