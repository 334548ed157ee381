//! Pages with themes of their own in an issue that has another.

use std::path::Path;

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::SourceMap;
use paiban::edition::{Frame, Sheet, Tag};
use paiban::geometry::Rect;
use paiban::ink::Ink;
use paiban::layout::plan::ModuleContent;
use paiban::layout::{Paper, Theme, compose};

use crate::editions::{examples, fonts, set};
use crate::places::{bounds, each, grids};

/// The community paper, whose second page has a theme; no article goes on elsewhere.
fn issue(theme: Option<&str>) -> CheckedIssue {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/luqiao/2026-03-20");
    let mut draft = paiban::source::load(&path).unwrap().value;
    for page in &mut draft.issue.pages {
        page.articles.iter_mut().for_each(|article| article.may_jump = Some(false));
    }
    draft.issue.pages[1].theme = theme.map(str::to_owned);
    check::check(&draft, &|_| true).value
}

fn sheets(issue: &CheckedIssue, theme: &str) -> Vec<Sheet> {
    set(issue, "tabloid-5", theme).value.edition.sheets
}

#[test]
fn a_page_with_a_theme_looks_as_in_an_issue_of_that_theme_and_the_others_do_not() {
    let mixed = sheets(&issue(Some("weekend")), "party");
    let (party, weekend) = (sheets(&issue(None), "party"), sheets(&issue(None), "weekend"));
    let of = |sheets: &[Sheet], page: &str| -> Vec<Sheet> {
        sheets.iter().filter(|sheet| sheet.label.as_str() == page).cloned().collect()
    };
    assert_eq!(of(&mixed, "01"), of(&party, "01"));
    assert_eq!(of(&mixed, "02"), of(&weekend, "02"));
    assert_ne!(of(&party, "02"), of(&weekend, "02"));
}

#[test]
fn a_page_of_the_theme_of_its_issue_is_as_without_it() {
    assert_eq!(sheets(&issue(Some("metro")), "metro"), sheets(&issue(None), "metro"));
}

#[test]
fn a_masthead_in_a_band_is_white_on_its_colour_and_says_what_one_without_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("band.toml");
    std::fs::write(&path, "base = \"party\"\nname = \"band\"\n[masthead]\nmake = \"band\"\n").unwrap();
    let band = Theme::read(&path, &mut SourceMap::default()).unwrap();
    assert_eq!(band.diagnostics, []);
    let (issue, paper) = (issue(None), Paper::find("tabloid-5").unwrap());
    let front = compose(&issue, &band.value, &paper, fonts()).unwrap().value.edition.sheets.remove(0);
    let [mut said, mut plain] = [String::new(), String::new()];
    text_of(&front.frames, &Tag::Masthead, false, &mut said);
    text_of(&sheets(&issue, "party")[0].frames, &Tag::Masthead, false, &mut plain);
    assert_eq!(said, plain);
    let (mut white, mut grounds) = (String::new(), 0);
    each(&front.frames, None, &mut |frame, _| match frame {
        Frame::Glyphs(run) if run.ink == Ink::WHITE => white.push_str(&run.text),
        Frame::Rule { rect, .. } => grounds += usize::from(rect.size.height > paper.row * 4),
        _ => {}
    });
    let title = &issue.issue().publication.title;
    assert!(white.starts_with(title.as_str()) && white.contains("20"), "{white}");
    assert!(grounds > 0, "the band");
}

/// The text of the frames of a tag, without blanks.
fn text_of(frames: &[Frame], wanted: &Tag, inside: bool, into: &mut String) {
    for frame in frames {
        match frame {
            Frame::Group { tag, frames } => text_of(frames, wanted, inside || tag == wanted, into),
            Frame::Glyphs(run) if inside => into.extend(run.text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
}

#[test]
fn every_make_of_masthead_says_day_numbers_bodies_and_links_on_every_paper() {
    for one in examples() {
        let front = &one.composed.edition.sheets[0];
        let mut said = String::new();
        text_of(&front.frames, &Tag::Masthead, false, &mut said);
        let issue = one.composed.edition.issue.issue();
        let paper = &issue.publication;
        let mut wanted = vec![paper.title.clone(), "星期五".to_owned(), "2026年3月".to_owned()];
        wanted.extend(issue.total_number.map(|number| format!("总第{number}期")));
        wanted.extend([&paper.cn, &paper.permit, &paper.postal_code].into_iter().flatten().cloned());
        wanted.extend([&paper.supervisor, &paper.sponsor, &paper.organizer].into_iter().flatten().cloned());
        wanted.extend(paper.links.iter().map(|link| link.url.clone()));
        for words in wanted {
            let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(said.contains(&words), "{} {} {}: {words} in {said}", one.name, one.paper, one.theme);
        }
    }
}

#[test]
fn an_index_box_is_full_and_shows_a_picture_of_what_it_lists() {
    let mut pictures = 0;
    for one in examples() {
        let name = format!("{} {} {}", one.name, one.paper, one.theme);
        for (sheet, paper) in grids(&one.composed, one.paper, one.theme) {
            let Some((mut drawn, images)) = index_of(&sheet.frames) else { continue };
            let plan = one.composed.plans.iter().find(|plan| plan.label == sheet.label && plan.sheet == 0);
            let module = plan.unwrap().modules.iter().find(|module| module.holds == ModuleContent::Index);
            let rows = module.map_or(plan.unwrap().taken, |module| module.cells.rows);
            let height = paper.row * i32::from(rows - 1);
            let whole = drawn.drain(..).reduce(|a, b| a.united(&b)).unwrap().size.height;
            assert!(whole.scaled(100, 1) >= height * 78, "{name}: {whole} of {height}");
            pictures += images;
        }
    }
    assert!(pictures > 0);
}

/// The places of what the index box of a sheet shows, and how many pictures are among it.
fn index_of(frames: &[Frame]) -> Option<(Vec<Rect>, usize)> {
    frames.iter().find_map(|frame| {
        let Frame::Group { tag, frames } = frame else { return None };
        if *tag != Tag::Index {
            return index_of(frames);
        }
        let (mut places, mut images) = (Vec::new(), 0);
        each(frames, None, &mut |frame, _| {
            places.extend(bounds(frame));
            images += usize::from(matches!(frame, Frame::Image { .. }));
        });
        Some((places, images))
    })
}
