//! Acts on `layout.json`: what is locked, and which pages are accepted.

use std::collections::BTreeSet;
use std::path::Path;

use super::act::Act;
use super::opened::Opened;
use super::refused::{self, refused};
use super::said;
use crate::diagnostics::Diagnostic;
use crate::messages::{Sentence, sentence};
use crate::model::{AcceptedLayout, AcceptedModule, AcceptedSheet, ArticleId, ModuleContent};

/// The pages as they are kept after an act, and what it did in words; none for an act on other files.
///
/// # Errors
/// What cannot be done, and why.
pub(super) fn planned(
    opened: &Opened,
    act: &Act,
    standing: &[AcceptedSheet],
) -> Option<Result<(AcceptedLayout, Sentence), Diagnostic>> {
    let kept = opened.draft.accepted.clone();
    Some(match act {
        Act::Lock { article } => locked(opened, kept, article, standing),
        Act::Unlock { article } => unlocked(opened, kept, article),
        Act::Recompose { page } => {
            let pages = || opened.draft.issue.pages.iter().map(|page| &page.label);
            if !pages().any(|label| label == page) {
                return Some(Err(refused::unknown_page(page, pages())));
            }
            let papers: BTreeSet<String> = kept.sheets.iter().map(|sheet| sheet.paper.clone()).collect();
            let kept = papers.iter().fold(kept, |kept, paper| kept.with_locks_alone(paper, page));
            Ok((kept, sentence!("hand-recompose", page)))
        }
        _ => return None,
    })
}

/// The file with what is kept; none where nothing is.
pub(super) fn path(issue: &Path) -> std::path::PathBuf {
    crate::source::accepted::path_beside(issue)
}

/// Whether a module is the one of an article.
fn is_of(module: &AcceptedModule, article: &ArticleId) -> bool {
    module.article.as_ref() == Some(article) && module.holds != ModuleContent::Continuation
}

/// A sheet that was accepted whole has its module marked; of another one the module alone is kept.
fn locked(
    opened: &Opened,
    mut kept: AcceptedLayout,
    id: &ArticleId,
    standing: &[AcceptedSheet],
) -> Result<(AcceptedLayout, Sentence), Diagnostic> {
    let (_, article) = opened.article(id)?;
    if article.notice.is_some() {
        return Err(refused::booked(id));
    }
    let stands = standing.iter().find_map(|sheet| {
        let module = sheet.modules.iter().find(|module| is_of(module, id))?;
        Some((sheet, module))
    });
    let Some((sheet, module)) = stands else {
        let help = sentence!("refused-act.help-not-standing");
        return Err(refused(id, sentence!("refused-act.not-standing", article = id), help));
    };
    let module = AcceptedModule { locked: true, ..module.clone() };
    let is_same = |one: &&mut AcceptedSheet| {
        (&one.paper, &one.page, one.sheet) == (&sheet.paper, &sheet.page, sheet.sheet)
    };
    match kept.sheets.iter_mut().find(is_same) {
        Some(known) => match known.modules.iter_mut().find(|module| is_of(module, id)) {
            Some(own) => *own = module,
            None => known.modules.push(module),
        },
        None => {
            let mut sheets: Vec<AcceptedSheet> = kept
                .sheets
                .iter()
                .filter(|one| one.page == sheet.page && one.paper == sheet.paper)
                .cloned()
                .collect();
            sheets.push(AcceptedSheet { modules: vec![module], ..sheet.clone() });
            kept = kept.with(sheets);
        }
    }
    Ok((kept, sentence!("hand-lock", article = said::name(article))))
}

/// A module that alone was kept is kept no more.
fn unlocked(
    opened: &Opened,
    mut kept: AcceptedLayout,
    id: &ArticleId,
) -> Result<(AcceptedLayout, Sentence), Diagnostic> {
    let (_, article) = opened.article(id)?;
    for sheet in &mut kept.sheets {
        if sheet.is_whole() {
            sheet
                .modules
                .iter_mut()
                .filter(|module| is_of(module, id))
                .for_each(|module| module.locked = false);
        } else {
            sheet.modules.retain(|module| !is_of(module, id));
        }
    }
    kept.sheets.retain(|sheet| !sheet.modules.is_empty());
    Ok((kept, sentence!("hand-unlock", article = said::name(article))))
}
