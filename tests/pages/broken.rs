//! Each promise is broken once: it must be reported.

use paiban::diagnostics::{Checked, Code, Diagnostic, Severity};
use paiban::edition::{Frame, Tag};
use paiban::geometry::{Length, Point};
use paiban::layout::CellRect;
use paiban::layout::Composed;
use paiban::layout::plan::{ModuleContent, Plan};
use paiban::messages::Sentence;

use crate::editions::{Set, sets};
use crate::measures::Figures;
use crate::places::grids;
use crate::promises::{self, Promise};

/// An issue with a picture on its first sheet.
fn one() -> &'static Set {
    let has_picture = |set: &&Set| {
        let plan = &set.composed.value.plans[0];
        plan.modules.iter().any(|module| !module.pictures.is_empty())
    };
    sets().iter().find(has_picture).unwrap()
}

/// Whether a promise is kept by a set and broken by a change of it.
fn breaks(promise: Promise, change: impl FnOnce(&mut Checked<Composed>)) -> bool {
    let set = one();
    assert!(promise(&set.generated, &set.composed).is_empty());
    let mut composed = set.composed.clone();
    change(&mut composed);
    !promise(&set.generated, &composed).is_empty()
}

/// The frames of the first article.
fn first_article(composed: &mut Checked<Composed>) -> &mut Vec<Frame> {
    let mut frames = composed.value.edition.sheets[0].frames.iter_mut();
    frames.find_map(|frame| article(frame)).unwrap()
}

fn article(frame: &mut Frame) -> Option<&mut Vec<Frame>> {
    match frame {
        Frame::Group { tag: Tag::Article(_), frames } => Some(frames),
        _ => None,
    }
}

/// Numbers of the frames that are paragraphs.
fn paragraphs(frames: &[Frame]) -> Vec<usize> {
    let is = |frame: &Frame| matches!(frame, Frame::Group { tag: Tag::Paragraph(_), .. });
    (0..frames.len()).filter(|&i| is(&frames[i])).collect()
}

fn moved_by(composed: &mut Checked<Composed>, by: Point) {
    let frames = first_article(composed);
    *frames = std::mem::take(frames).into_iter().map(|frame| frame.moved(by)).collect();
}

fn plan(composed: &mut Checked<Composed>) -> &mut Plan {
    &mut composed.value.plans[0]
}

#[test]
fn lost_doubled_and_swapped_words_are_reported() {
    assert!(breaks(promises::words, |composed| first_article(composed).clear()));
    assert!(breaks(promises::words, |composed| {
        let frames = first_article(composed);
        let last = paragraphs(frames).pop().unwrap();
        frames.remove(last);
    }));
    assert!(breaks(promises::words, |composed| {
        let frames = first_article(composed);
        let again = frames[paragraphs(frames)[0]].clone();
        frames.push(again);
    }));
    assert!(breaks(promises::words, |composed| {
        let frames = first_article(composed);
        let places = paragraphs(frames);
        frames.swap(places[0], places[1]);
    }));
}

#[test]
fn a_lost_picture_is_reported() {
    assert!(breaks(promises::pictures, |composed| {
        let articles = composed.value.edition.sheets[0].frames.iter_mut().filter_map(article);
        articles
            .for_each(|frames| frames.retain(|f| !matches!(f, Frame::Group { tag: Tag::Figure { .. }, .. })));
    }));
}

#[test]
fn frames_outside_of_the_type_area_are_reported() {
    let far = Point::new(Length::ZERO, Length::from_points(-3000));
    assert!(breaks(promises::on_page, |composed| moved_by(composed, far)));
    let near = Point::new(Length::from_points(-20), Length::ZERO);
    assert!(breaks(promises::inside, |composed| moved_by(composed, near)));
}

#[test]
fn modules_that_overlap_or_leave_a_hole_are_reported() {
    assert!(breaks(promises::tiled, |composed| plan(composed).modules[0].cells.rows += 1));
    assert!(breaks(promises::tiled, |composed| plan(composed).modules[0].cells.rows -= 1));
    assert!(breaks(promises::tiled, |composed| drop(plan(composed).modules.pop())));
}

#[test]
fn parts_that_overlap_or_leave_their_module_are_reported() {
    let leg = |composed: &mut Checked<Composed>, change: &dyn Fn(&mut CellRect)| {
        let module = plan(composed).modules.iter_mut().find(|module| module.legs.len() > 1).unwrap();
        change(&mut module.legs[0].cells);
    };
    assert!(breaks(promises::parts, |composed| leg(composed, &|cells| cells.column += 1)));
    assert!(breaks(promises::parts, |composed| leg(composed, &|cells| cells.rows += 9)));
    assert!(breaks(promises::parts, |composed| {
        let module = plan(composed).modules.iter_mut().find(|module| !module.legs.is_empty()).unwrap();
        module.legs[0].filled = module.legs[0].cells.rows + 1;
    }));
}

#[test]
fn text_over_a_picture_is_reported() {
    assert!(breaks(promises::apart, |composed| {
        let articles = composed.value.edition.sheets[0].frames.iter_mut().filter_map(article);
        for frame in articles.flatten() {
            let Frame::Group { tag: Tag::Figure { .. }, frames } = frame else { continue };
            for frame in frames {
                if let Frame::Image { rect, .. } = frame {
                    rect.size.height = rect.size.height * 2;
                }
            }
        }
    }));
}

#[test]
fn text_over_text_and_text_out_of_its_place_are_reported() {
    let down = Point::new(Length::ZERO, Length::from_points(200));
    assert!(breaks(promises::in_place, |composed| moved_by(composed, down)));
    let left = Point::new(Length::from_points(-300), Length::ZERO);
    assert!(breaks(promises::in_place, |composed| moved_by(composed, left)));
    assert!(breaks(promises::in_place, |composed| {
        let folio = composed.value.edition.sheets[0].frames[0].clone();
        composed.value.edition.sheets[0].frames.push(folio);
    }));
}

#[test]
fn a_character_that_is_printed_too_seldom_is_reported() {
    assert!(breaks(promises::complete, |composed| {
        let frames = first_article(composed);
        let last = paragraphs(frames).pop().unwrap();
        frames.remove(last);
    }));
}

#[test]
fn text_between_rows_is_reported() {
    let (_, paper) = grids(&one().composed.value, one().generated.paper, one().generated.theme).remove(0);
    let rows = |tenths: i32| Point::new(Length::ZERO, paper.row.scaled(tenths, 10));
    assert!(breaks(promises::baselines, |composed| moved_by(composed, rows(5))));
    assert!(!breaks(promises::baselines, |composed| moved_by(composed, rows(10))));
}

#[test]
fn errors_and_sheets_of_another_grid_are_reported() {
    assert!(breaks(promises::planned, |composed| {
        let mut error = Diagnostic::new(Code::UnfollowedWish, Sentence::verbatim("a fault"));
        error.severity = Severity::Error;
        composed.diagnostics.push(error);
    }));
    assert!(breaks(promises::planned, |composed| plan(composed).columns += 1));
    assert!(breaks(promises::planned, |composed| drop(composed.value.plans.remove(0))));
}

#[test]
fn the_largest_blank_is_a_rectangle_of_cells() {
    let mut plan = one().composed.value.plans[0].clone();
    let mut text = plan.modules.iter().find(|module| module.holds == ModuleContent::Article).unwrap().clone();
    text.legs.clear();
    (plan.columns, plan.rows, plan.taken) = (5, 20, 0);
    let at = |cells: CellRect| {
        let mut module = text.clone();
        module.cells = cells;
        module
    };
    // A hole of two columns and ten rows, and a blank foot of one column and four rows beside it.
    plan.modules = vec![
        at(CellRect::new(0, 0, 5, 10)),
        at(CellRect::new(0, 10, 2, 10)),
        at(CellRect::new(4, 10, 1, 10)),
    ];
    assert_eq!(Figures::of(&plan).largest_blank, 200);
    plan.modules[2].cells.rows = 6;
    assert_eq!((Figures::of(&plan).largest_blank, Figures::of(&plan).filled), (200, 760));
    plan.modules[1].cells.rows = 4;
    assert_eq!(Figures::of(&plan).largest_blank, 240, "four columns by six rows");
}
