//! The pages that the search found and did not take, each set as it would be accepted.

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Error};
use crate::layout::plan::{FormKind, Plan, RunnerUp};
use crate::layout::{CellRect, Composed};
use crate::model::{AcceptedLayout, AcceptedModule, AcceptedSheet, PageLabel};
use crate::press::Press;

/// The other pages, set with the pages that articles jump between from them.
pub(super) fn others(press: &Press, issue: &CheckedIssue, page: &PageLabel) -> Result<Vec<Composed>, Error> {
    let Some(number) = issue.issue().pages.iter().position(|one| one.label == *page) else {
        return Ok(Vec::new());
    };
    let locks = issue.accepted().clone().with_locks_alone(&press.paper.name, page);
    let locked = issue.clone().accepting(locks.clone());
    let anew = press.set_page(locked.clone(), number)?.value;
    // The best page comes first: the page may stand otherwise now.
    let mut found = vec![anew.clone()];
    for (sheet, runner_up) in runners_up(&anew, page) {
        let chosen = accepted(&anew, (press, page), (sheet, runner_up));
        let Checked { value, diagnostics } =
            press.set_page(locked.clone().accepting(locks.clone().with(chosen)), number)?;
        let stands = !diagnostics.iter().any(|one| one.code == Code::LayoutGivenUp);
        if stands {
            found.push(value);
        }
    }
    found.retain(|one| holds_locks(one, &locks, (press, page)));
    Ok(found)
}

/// The pages that were found besides the best of every sheet of a page, with the numbers of the sheets.
fn runners_up<'c>(composed: &'c Composed, page: &PageLabel) -> impl Iterator<Item = (usize, &'c RunnerUp)> {
    let plans = composed.plans.iter().filter(move |plan: &&Plan| plan.label == *page);
    let all: Vec<_> =
        plans.flat_map(|plan| plan.runners_up.iter().map(|other| (plan.sheet, other))).collect();
    all.into_iter()
}

/// The sheets of a page, and of those that share articles with it, of which one stands as another page that was found.
fn accepted(
    composed: &Composed,
    (press, page): (&Press, &PageLabel),
    (number, runner_up): (usize, &RunnerUp),
) -> Vec<AcceptedSheet> {
    let mut sheets = composed.accepted_pages(&press.paper.name, std::slice::from_ref(page));
    let is_it = |sheet: &&mut AcceptedSheet| sheet.page == *page && sheet.sheet == number;
    for sheet in sheets.iter_mut().filter(is_it) {
        let target = sheet.modules.iter().find_map(|module| module.jumps_to.clone());
        let found = runner_up.places.iter().zip(&runner_up.kinds);
        let placed = sheet.modules.drain(..).zip(found);
        let moved = placed.filter_map(|(module, (place, kind))| {
            let CellRect { column, row, columns, rows } = (*place)?;
            let module = AcceptedModule { column, row, columns, rows, ..module };
            Some(match kind {
                Some(FormKind { form, head, jumps }) => {
                    let jumps_to = target.clone().filter(|_| *jumps);
                    AcceptedModule { form: form.clone(), head: *head, jumps_to, ..module }
                }
                None => module,
            })
        });
        sheet.modules = moved.collect();
    }
    sheets
}

/// Whether all that is locked stands where it was locked.
fn holds_locks(composed: &Composed, locks: &AcceptedLayout, (press, page): (&Press, &PageLabel)) -> bool {
    let place = |module: &AcceptedModule| (module.column, module.row, module.columns, module.rows);
    composed.accepted(&press.paper.name).iter().filter(|sheet| sheet.page == *page).all(|sheet| {
        let own = locks.sheet(&sheet.paper, &sheet.page, sheet.sheet);
        let locked = own.into_iter().flat_map(|own| &own.modules).filter(|module| module.locked);
        locked.into_iter().all(|lock| {
            sheet.modules.iter().any(|one| one.article == lock.article && place(one) == place(lock))
        })
    })
}
