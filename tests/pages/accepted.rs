//! Pages that an editor accepted stay as they are, whatever is mended in their texts, and nothing is
//! lost where they cannot.

use std::panic::{AssertUnwindSafe, catch_unwind};

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::{Checked, Code, SourceMap};
use paiban::layout::plan::{Plan, PlannedModule};
use paiban::layout::{Composed, Paper, Theme, compose};
use paiban::model::{AcceptedLayout, AcceptedModule, Article, Block, Inline, Issue, ModuleContent, Paging};
use paiban::press::Press;
use paiban::source::{Draft, Origins};

use crate::editions::{Set, fonts, sets};
use crate::generator::{Generated, Random};
use crate::promises::PROMISES;

/// The same issue with another text, and the pages that were accepted.
fn edited(set: &Set, edit: impl FnOnce(&mut Issue)) -> CheckedIssue {
    let issue = &set.generated.issue;
    let mut changed = issue.issue().clone();
    edit(&mut changed);
    let pictures = issue.pictures().iter().map(|(path, picture)| (path.clone(), picture.bytes.clone()));
    let draft = Draft {
        issue: changed,
        pictures: pictures.collect(),
        accepted: AcceptedLayout { sheets: set.composed.value.accepted(set.generated.paper) },
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    check::check(&draft, &|_| true).value
}

fn set_again(set: &Set, issue: &CheckedIssue) -> Checked<Composed> {
    let paper = Paper::find(set.generated.paper).unwrap();
    compose(issue, &Theme::bundled(set.generated.theme).unwrap(), &paper, fonts()).unwrap()
}

fn has(composed: &Checked<Composed>, code: Code) -> bool {
    composed.diagnostics.iter().any(|one| one.code == code)
}

/// Columns, width and order of what stands on every sheet: what an editor calls the same page.
fn skeleton(composed: &Composed) -> Vec<(String, u16, u16)> {
    let of_plan = |plan: &Plan| {
        let mut modules: Vec<_> = plan.modules.iter().filter(|module| module.article.is_some()).collect();
        modules.sort_by_key(|module| module.cells);
        let of = |module: &&PlannedModule| {
            (format!("{:?} {:?}", module.holds, module.article), module.cells.column, module.cells.columns)
        };
        modules.iter().map(of).collect::<Vec<_>>()
    };
    composed.plans.iter().flat_map(of_plan).collect()
}

/// Some paragraph of an issue.
fn paragraph<'i>(issue: &'i mut Issue, random: &mut Random) -> &'i mut Vec<Inline> {
    let articles = issue.pages.iter_mut().flat_map(|page| &mut page.articles);
    let mut texts: Vec<&mut Vec<Inline>> = articles
        .flat_map(|article: &mut Article| &mut article.body)
        .filter_map(|block| match block {
            Block::Paragraph { text } => Some(text),
            _ => None,
        })
        .collect();
    let at = random.between(0, texts.len() as u32 - 1) as usize;
    texts.swap_remove(at)
}

/// Every promise about pages holds of an issue that was set again.
fn assert_whole(set: &Set, issue: CheckedIssue, again: &Checked<Composed>, why: &str) {
    let generated = Generated { issue, ratios: set.generated.ratios.clone(), ..set.generated };
    for (name, promise) in PROMISES {
        let broken = promise(&generated, again);
        assert!(broken.is_empty(), "{name}: {} {why}", broken.join("\n"));
    }
}

#[test]
fn an_accepted_page_is_the_same_page() {
    for set in sets() {
        let again = set_again(set, &edited(set, |_| {}));
        let name = format!("issue {} on {}", set.generated.seed, set.generated.paper);
        assert!(
            !has(&again, Code::LayoutGivenUp) && !has(&again, Code::MovedModules),
            "{name}: {:?}",
            again.diagnostics
        );
        let (now, before) = (again.value.edition.dump(), set.composed.value.edition.dump());
        assert!(now == before, "{name}: {}", crate::golden::difference(&before, &now));
    }
}

#[test]
fn a_mended_character_moves_nothing_and_a_new_sentence_no_column() {
    let mut random = Random::new(18);
    let (mut kept, mut tried) = (0, 0);
    for set in sets() {
        for words in ["改", "这一句是校对时加上去的，约有二十来个字。"] {
            let issue = edited(set, |issue| {
                paragraph(issue, &mut random).push(Inline::text(words));
            });
            let again = set_again(set, &issue);
            tried += 1;
            if has(&again, Code::LayoutGivenUp) {
                continue;
            }
            kept += 1;
            assert_eq!(skeleton(&again.value), skeleton(&set.composed.value), "issue {}", set.generated.seed);
        }
    }
    assert!(kept * 100 >= tried * 95, "kept {kept} of {tried}");
}

#[test]
fn a_page_is_accepted_with_those_that_share_its_articles() {
    for set in sets().iter().step_by(4) {
        for page in &set.generated.issue.issue().pages {
            let accepted =
                set.composed.value.accepted_pages(set.generated.paper, std::slice::from_ref(&page.label));
            assert!(accepted.iter().any(|sheet| sheet.page == page.label));
            let again = set_again(set, &edited(set, |_| {}).accepting(AcceptedLayout { sheets: accepted }));
            let name =
                format!("page {} of issue {} on {}", page.label, set.generated.seed, set.generated.paper);
            let kept = !has(&again, Code::LayoutGivenUp) && !has(&again, Code::MovedModules);
            assert!(kept, "{name}: {:?}", again.diagnostics);
        }
    }
}

#[test]
fn a_page_is_arranged_around_what_is_locked() {
    let mut random = Random::new(24);
    let (mut kept, mut tried) = (0, 0);
    for set in sets().iter().step_by(2) {
        let mut sheets = set.composed.value.accepted(set.generated.paper);
        sheets.retain(|sheet| {
            sheet.modules.iter().filter(|module| module.holds == ModuleContent::Article).count() > 3
        });
        let Some(mut sheet) = sheets.into_iter().next() else { continue };
        sheet.modules.retain(|module| module.holds == ModuleContent::Article && module.jumps_to.is_none());
        let number = random.between(0, sheet.modules.len() as u32 - 1) as usize;
        let lock = AcceptedModule { locked: true, ..sheet.modules.swap_remove(number) };
        sheet.modules = vec![lock.clone()];
        let issue = edited(set, |issue| {
            let mut articles = issue.pages.iter_mut().flat_map(|page| &mut page.articles);
            let other = articles.find(|article| lock.article.as_ref() != Some(&article.id)).unwrap();
            other.body.push(Block::Paragraph {
                text: vec![Inline::text("锁住的不动，别的让一让。".repeat(9))],
            });
        });
        let issue = issue.accepting(AcceptedLayout { sheets: vec![sheet] });
        let again = set_again(set, &issue);
        let stands = again.value.plans.iter().flat_map(|plan| &plan.modules).any(|module| {
            let cells = module.cells;
            (&module.article, module.holds) == (&lock.article, lock.holds)
                && (cells.column, cells.row, cells.columns, cells.rows)
                    == (lock.column, lock.row, lock.columns, lock.rows)
        });
        assert!(stands || has(&again, Code::LayoutGivenUp), "issue {}: said", set.generated.seed);
        assert_whole(set, issue, &again, "");
        (tried, kept) = (tried + 1, kept + usize::from(stands));
    }
    assert!(tried > 5 && kept * 100 >= tried * 85, "kept {kept} of {tried}");
}

#[test]
fn an_article_less_or_another_page_gives_a_page_up_and_loses_nothing() {
    for set in sets().iter().step_by(3) {
        let issue = edited(set, |issue| {
            let page = &mut issue.pages[0];
            if page.articles.len() > 1 {
                page.articles.pop();
            }
        });
        let less = issue.issue().articles().count() < set.generated.issue.issue().articles().count();
        let again = set_again(set, &issue);
        assert!(!less || has(&again, Code::LayoutGivenUp), "issue {}", set.generated.seed);
        assert_whole(set, issue, &again, "");
    }
}

#[test]
fn whatever_a_file_says_a_page_is_whole() {
    let mut random = Random::new(7);
    for set in sets().iter().step_by(4) {
        for _ in 0..3 {
            let mut layout = AcceptedLayout { sheets: set.composed.value.accepted(set.generated.paper) };
            for _ in 0..random.between(1, 4) {
                let sheet = random.between(0, layout.sheets.len() as u32 - 1) as usize;
                let sheet = &mut layout.sheets[sheet];
                let last = sheet.modules.len() as u32 - 1;
                let (one, other) = (random.between(0, last) as usize, random.between(0, last) as usize);
                let value = [0, 1, 3, 17, 9_999][random.between(0, 4) as usize];
                match random.between(0, 8) {
                    0 => sheet.modules[one].column = value,
                    1 => sheet.modules[one].row = value,
                    2 => sheet.modules[one].columns = value.max(1),
                    3 => sheet.modules[one].rows = value.max(1),
                    4 => sheet.modules[one].article = sheet.modules[other].article.clone(),
                    5 => sheet.modules[one].holds = sheet.modules[other].holds,
                    6 => sheet.sheet = usize::from(value),
                    7 => sheet.modules.iter_mut().skip(one).for_each(|module| module.locked = true),
                    _ => drop(sheet.modules.remove(one)),
                }
                if sheet.modules.is_empty() {
                    break;
                }
            }
            let issue = edited(set, |_| {}).accepting(layout.clone());
            let again = catch_unwind(AssertUnwindSafe(|| set_again(set, &issue)))
                .unwrap_or_else(|_| panic!("{layout:?}"));
            assert_whole(set, issue, &again, &format!("{layout:?}"));
        }
    }
}

#[test]
fn pages_that_the_program_makes_keep_their_articles_once_they_are_accepted() {
    let set = sets().iter().max_by_key(|set| set.generated.issue.issue().articles().count()).unwrap();
    let paper = Paper::find("tabloid-5").unwrap();
    let press = Press::new(Theme::bundled(Theme::DEFAULT).unwrap(), paper, fonts().clone());
    let pages = |composed: &Composed| {
        let pages = &composed.edition.issue.issue().pages;
        let ids = pages.iter().map(|page| page.articles.iter().map(|article| article.id.clone()).collect());
        ids.collect::<Vec<Vec<_>>>()
    };
    let auto = |accepted: AcceptedLayout, words: usize| {
        let issue = edited(set, |issue| {
            issue.paging = Paging::Auto;
            let first = &mut issue.pages[0].articles[0].body;
            let text = "这一段是定版以后加上去的，写得很长，第一版因此排不下原来的稿件。".repeat(words);
            first.insert(0, Block::Paragraph { text: vec![Inline::text(format!("开头。{text}"))] });
        });
        press.set(issue.accepting(accepted)).unwrap().value
    };
    let before = auto(AcceptedLayout::default(), 0);
    assert!(before.plans.len() > 1, "there are pages");
    let accepted = AcceptedLayout { sheets: before.accepted("tabloid-5") };
    let moved =
        (1..40).map(|words| auto(AcceptedLayout::default(), words)).find(|one| pages(one) != pages(&before));
    assert!(moved.is_some(), "some words more put an article on another page");
    for words in [0, 5, 20] {
        assert_eq!(pages(&auto(accepted.clone(), words)), pages(&before));
    }
}
