//! A job for many things in all threads, with its progress.

use std::sync::mpsc;
use std::thread;

use rayon::prelude::*;

use super::console::Progress;
use super::failure::Failure;
use super::report::Report;

/// Runs a job for many issues in all threads and shows the progress; `pages` counts the pages of
/// a result.
pub(crate) fn in_parallel<T: Send, R: Send>(
    stage: &'static str,
    things: Vec<T>,
    report: &mut Report<'_>,
    work: impl Fn(T) -> R + Sync,
    pages: impl Fn(&R) -> Option<usize> + Sync,
) -> Result<Vec<R>, Failure> {
    report.stage(stage)?;
    let of = things.len();
    let (done, finished) = mpsc::channel();
    let (work, pages) = (&work, &pages);
    thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let one = |(done, thing): (mpsc::Sender<Option<usize>>, T)| {
                let result = work(thing);
                // The receiver may have stopped because messages cannot be written any more.
                let _ = done.send(pages(&result));
                result
            };
            let things: Vec<_> = things.into_iter().map(|thing| (done.clone(), thing)).collect();
            drop(done);
            things.into_par_iter().map(one).collect::<Vec<R>>()
        });
        let mut pages_done = None;
        let shown = (1..=of).try_for_each(|issues| match finished.recv() {
            Ok(pages) => {
                pages_done = pages.map(|pages| pages + pages_done.unwrap_or(0)).or(pages_done);
                report.progress(stage, Progress { issues, of, pages: pages_done })
            }
            Err(_) => Ok(()),
        });
        let results = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        shown.map(|()| results)
    })
}
