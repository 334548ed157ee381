//! What fits is what the forms say.

use std::path::Path;

use super::{Fit, suggestions};
use crate::check::{self, CheckedIssue};
use crate::layout::plan::ModuleContent;
use crate::layout::{Composed, Paper, Theme};
use crate::model::{Article, ArticleId, Block, Inline};
use crate::press::Press;
use crate::preview::hand::Act;
use crate::source;
use crate::text::FontLibrary;

fn press() -> Press {
    let paper = Paper::find("tabloid-5").unwrap();
    Press::new(Theme::bundled("party").unwrap(), paper, FontLibrary::bundled())
}

/// The example with so many paragraphs more in the first article.
fn longer(paragraphs: usize) -> CheckedIssue {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/luqiao/2026-03-20");
    let mut draft = source::load(&path).unwrap().value;
    let body = &mut draft.issue.pages[0].articles[0].body;
    for number in 0..paragraphs {
        let text =
            "窗口前排起了队，老人把饭卡放在桌上，一样一样地点菜，热气从后厨飘出来。".repeat(2 + number % 3);
        body.insert(1 + number, Block::Paragraph { text: vec![Inline::text(text)] });
    }
    check::check(&draft, &|_| true).value
}

fn composed(press: &Press, issue: &CheckedIssue) -> Composed {
    press.set(issue.clone()).unwrap().value
}

fn goes_on(composed: &Composed, id: &ArticleId) -> bool {
    let mut modules = composed.plans.iter().flat_map(|plan| &plan.modules);
    modules.any(|module| module.holds == ModuleContent::Continuation && module.article.as_ref() == Some(id))
}

/// The first number of paragraphs with which the first article goes on elsewhere.
fn too_long(press: &Press) -> (CheckedIssue, Composed, Fit, ArticleId) {
    (6..40)
        .step_by(3)
        .find_map(|paragraphs| {
            let issue = longer(paragraphs);
            let id = issue.issue().articles().next().unwrap().id.clone();
            let composed = composed(press, &issue);
            let fit = suggestions(press, &issue, &composed, &id)?;
            goes_on(&composed, &id).then_some((issue, composed, fit, id))
        })
        .expect("an article that is long enough goes on elsewhere")
}

#[test]
fn characters_too_many_are_those_that_go_on_elsewhere() {
    let press = press();
    let (issue, composed, fit, id) = too_long(&press);
    let article = issue.issue().articles().next().unwrap();
    assert!(fit.over > 0 && fit.over < 4000, "{fit:?}");
    assert!(fit.words.english().starts_with(&format!("{} characters over", fit.over)));
    assert!(!fit.ways.is_empty() && fit.ways.len() <= 5, "{fit:?}");
    for way in &fit.ways {
        assert!(!way.words.english().is_empty() && !way.gives.english().is_empty());
        match &way.act {
            Some(Act::Size { article, .. } | Act::Rank { article, .. } | Act::Page { article, .. }) => {
                assert_eq!(*article, id);
            }
            Some(act) => panic!("{act:?}"),
            None => {}
        }
    }
    // A paragraph whose cut is said to be enough is enough.
    let cut = fit.ways.iter().find_map(|way| way.paragraph.filter(|_| way.spare >= 0));
    let cut = cut.expect("some paragraph is long enough, or all from one on");
    let is_alone = fit.ways.iter().any(|way| way.words.english().starts_with("cut paragraph"));
    let numbers: Vec<usize> = (0..article.body.len())
        .filter(|&number| matches!(article.body[number], Block::Paragraph { .. }))
        .collect();
    let mut shorter: Article = article.clone();
    if is_alone {
        shorter.body.remove(numbers[cut - 1]);
    } else {
        shorter.body.truncate(numbers[cut - 1]);
    }
    let tried = issue.clone().tried(shorter);
    let stands = composed.plans.iter().flat_map(|plan| plan.modules.iter().map(move |one| (plan, one)));
    let (plan, module) = stands.into_iter().find(|(_, one)| one.article.as_ref() == Some(&id)).unwrap();
    let forms = crate::layout::form_sizes(&tried, &press.theme, &press.paper, &press.fonts, (&id, plan.body));
    let cells = module.cells;
    assert!(
        forms.iter().any(|form| form.is_whole && form.columns == cells.columns && form.rows <= cells.rows)
    );
}

#[test]
fn an_article_that_fits_needs_nothing() {
    let press = press();
    let issue = longer(0);
    let composed = composed(&press, &issue);
    for article in issue.issue().articles() {
        let Some(fit) = suggestions(&press, &issue, &composed, &article.id) else { continue };
        if fit.over == 0 && fit.spare == 0 {
            assert!(fit.ways.is_empty(), "{}: {fit:?}", article.id);
        }
    }
    assert_eq!(suggestions(&press, &issue, &composed, &ArticleId::from("none")), None);
}
