//! Pages to choose from stand as they are accepted, and around what is locked.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Choice, choices};
use crate::check::{self, CheckedIssue};
use crate::diagnostics::Code;
use crate::layout::{Composed, Paper, Theme};
use crate::model::{AcceptedLayout, AcceptedModule, AcceptedSheet, ModuleContent, PageLabel};
use crate::press::Press;
use crate::source;
use crate::text::FontLibrary;

/// A page of eight articles.
const PAPER: &str = "broadsheet-8";
const PAGE: usize = 2;

fn page() -> (Press, CheckedIssue, PageLabel) {
    let paper = Paper::find(PAPER).unwrap();
    let press = Press::new(Theme::bundled("party").unwrap(), paper, FontLibrary::bundled());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xiwan/2026-03-20");
    let issue = check::check(&source::load(&path).unwrap().value, &|_| true).value;
    let page = issue.issue().pages[PAGE].label.clone();
    (press, issue, page)
}

fn found(press: &Press, issue: &CheckedIssue, page: &PageLabel) -> (Composed, Vec<Choice>) {
    let composed = press.set_page(issue.clone(), PAGE).unwrap().value;
    let choices = choices(press, issue, &composed, page).unwrap();
    (composed, choices)
}

/// The places of everything on some sheets.
fn places(sheets: &[AcceptedSheet]) -> BTreeSet<String> {
    let of = |module: &AcceptedModule| {
        format!(
            "{:?} {:?} {} {} {} {}",
            module.holds, module.article, module.column, module.row, module.columns, module.rows
        )
    };
    sheets.iter().flat_map(|sheet| sheet.modules.iter().map(of)).collect()
}

#[test]
fn a_choice_is_another_page_and_stands_once_it_is_accepted() {
    let (press, issue, page) = page();
    let (composed, choices) = found(&press, &issue, &page);
    assert!((1..=5).contains(&choices.len()), "{}", choices.len());
    let mut seen = BTreeSet::from([places(&composed.accepted_pages(PAPER, std::slice::from_ref(&page)))]);
    for choice in &choices {
        assert!(seen.insert(places(&choice.sheets)), "no two are the same page");
        assert!(!choice.moved.is_empty() && !choice.words.is_empty() && choice.words.len() <= 3);
        assert!(choice.picture.starts_with(b"\x89PNG"));
        let accepted = issue.clone().accepting(AcceptedLayout::default().with(choice.sheets.clone()));
        let set = press.set_page(accepted, PAGE).unwrap();
        assert!(!set.diagnostics.iter().any(|one| one.code == Code::LayoutGivenUp), "{:?}", set.diagnostics);
        let stands = set.value.accepted_pages(PAPER, std::slice::from_ref(&page));
        assert_eq!(places(&stands), places(&choice.sheets));
        let cost: i32 =
            set.value.plans.iter().filter(|plan| plan.label == page).map(|plan| plan.cost()).sum();
        assert_eq!(cost, choice.cost);
    }
}

#[test]
fn what_is_locked_stands_in_all_of_them() {
    let (press, issue, page) = page();
    let (composed, free) = found(&press, &issue, &page);
    let sheet = composed.accepted(PAPER).into_iter().find(|sheet| sheet.page == page).unwrap();
    let moved: BTreeSet<_> =
        free.iter().flat_map(|choice| &choice.moved).map(|(_, id, _)| id.clone()).collect();
    // One that would go elsewhere in some of them.
    let is_it = |module: &&AcceptedModule| {
        module.holds == ModuleContent::Article && module.article.as_ref().is_some_and(|id| moved.contains(id))
    };
    let lock = AcceptedModule { locked: true, ..sheet.modules.iter().find(is_it).unwrap().clone() };
    let locks = AcceptedSheet { modules: vec![lock.clone()], ..sheet };
    let locked = issue.accepting(AcceptedLayout { sheets: vec![locks] });
    for choice in found(&press, &locked, &page).1 {
        let stands =
            choice.sheets.iter().flat_map(|sheet| &sheet.modules).find(|one| one.article == lock.article);
        let stands = stands.unwrap();
        assert_eq!(
            (stands.column, stands.row, stands.columns, stands.rows, stands.locked),
            (lock.column, lock.row, lock.columns, lock.rows, true)
        );
        assert!(choice.moved.iter().all(|(_, id, _)| Some(id) != lock.article.as_ref()));
    }
}
