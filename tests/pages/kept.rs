//! The promises, tried on generated issues that a debug build sets fast enough. The bench tries
//! them on all.

use paiban::layout::plan::{ModuleContent, PlannedModule};
use paiban::layout::{Paper, Theme};

use crate::editions::{Set, set, sets};
use crate::promises::{self, PROMISES, Promise};

fn name(set: &Set) -> String {
    format!("issue {} on {} in {}", set.generated.seed, set.generated.paper, set.generated.theme)
}

fn assert_kept(promise: Promise) {
    for set in sets() {
        let broken = promise(&set.generated, &set.composed);
        assert!(broken.is_empty(), "{}: {}", name(set), broken.join("\n"));
    }
}

/// A test for each promise.
macro_rules! kept {
    ($($name:ident: $promise:ident),* $(,)?) => {
        $(#[test] fn $name() { assert_kept(promises::$promise); })*

        #[test]
        fn every_promise_has_its_test() {
            let tested: Vec<Promise> = vec![$(promises::$promise),*];
            assert_eq!(tested.len(), PROMISES.len());
            for ((_, promise), tested) in PROMISES.iter().zip(tested) {
                assert!(std::ptr::fn_addr_eq(*promise, tested));
            }
        }
    };
}

kept! {
    every_article_is_printed_once_whole_and_in_order: words,
    every_picture_is_printed_once: pictures,
    everything_stands_on_its_page: on_page,
    articles_stand_inside_the_type_area: inside,
    modules_tile_their_grid: tiled,
    parts_of_a_module_stand_inside_it_and_apart: parts,
    no_text_stands_over_a_picture: apart,
    no_text_stands_over_other_text_or_outside_of_its_place: in_place,
    every_character_is_printed_as_often_as_it_was_written: complete,
    every_baseline_of_running_text_is_on_the_grid_of_rows: baselines,
    every_sheet_has_its_plan_and_nothing_is_an_error: planned,
    figures_of_pages_are_those_of_another_count: figures,
}

#[test]
fn two_runs_make_the_same_pages() {
    for one in sets().iter().step_by(6) {
        let generated = &one.generated;
        let again = set(&generated.issue, generated.paper, generated.theme);
        assert!(again.value == one.composed.value, "{}", name(one));
        assert!(again.value.edition.dump() == one.composed.value.edition.dump(), "{}", name(one));
    }
}

#[test]
fn the_tested_issues_have_everything_that_promises_are_about() {
    for paper in Paper::NAMES {
        assert!(sets().iter().any(|set| set.generated.paper == *paper), "{paper}");
    }
    for theme in Theme::BUNDLED {
        assert!(sets().iter().any(|set| set.generated.theme == *theme), "{theme}");
    }
    let plans = || sets().iter().flat_map(|set| &set.composed.value.plans);
    let module = |test: &dyn Fn(&PlannedModule) -> bool| plans().flat_map(|plan| &plan.modules).any(test);
    assert!(plans().any(|plan| plan.sheet > 0), "a sheet was added");
    assert!(module(&|module| module.holds == ModuleContent::Continuation), "an article goes on");
    assert!(module(&|module| module.jumps_to.is_some()), "an article jumps");
    assert!(module(&|module| module.boxed), "a box");
    assert!(module(&|module| !module.pictures.is_empty()), "a picture");
    assert!(module(&|module| module.legs.len() > 2), "legs");
}
