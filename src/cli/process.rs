//! What the program sets of its own process before anything else: threads and signals.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

/// Most threads, whatever the environment asks for. Pages gain nothing beyond the cores of a machine.
const MOST_THREADS: usize = 256;

/// Makes the threads of all work, and lets writes fail that would else kill the program.
pub(crate) fn prepare() {
    report_large_files();
    let pool = || rayon::ThreadPoolBuilder::new();
    // Where the system gives no threads, the only one does all the work.
    if pool().num_threads(threads()).build_global().is_err() {
        let _ = pool().num_threads(1).use_current_thread().build_global();
    }
}

/// How many threads there are: as many as `RAYON_NUM_THREADS` says, else as many as the machine has cores.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
fn threads() -> usize {
    let asked = std::env::var("RAYON_NUM_THREADS").ok();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    bounded(asked.as_deref(), cores)
}

fn bounded(asked: Option<&str>, cores: usize) -> usize {
    let asked = asked.and_then(|number| number.trim().parse().ok()).filter(|number| *number > 0);
    asked.unwrap_or(cores).clamp(1, MOST_THREADS)
}

/// Beyond the largest size of files (`ulimit -f`) the system kills a program that takes no notice of the
/// signal, with its temporary files left behind; one that does gets an error from the write.
fn report_large_files() {
    #[cfg(unix)]
    {
        // Without it, all is as before.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::<AtomicBool>::default());
    }
}

/// What is true once the program is told to end (Ctrl-C). Elsewhere than on Unix the system ends it, as it does others;
/// what waits for this leaves nothing half done.
pub(crate) fn interrupted() -> Arc<AtomicBool> {
    let told = Arc::<AtomicBool>::default();
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // Without it, all is as before.
        let _ = signal_hook::flag::register(signal, told.clone());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_environment_asks_for_more_threads_than_a_machine_has() {
        for (asked, expected) in [
            (None, 2),
            (Some("1"), 1),
            (Some(" 8 "), 8),
            (Some("0"), 2),
            (Some("99999999"), 256),
            (Some("99999999999999999999999"), 2),
            (Some("-1"), 2),
            (Some("many"), 2),
            (Some(""), 2),
        ] {
            assert_eq!(bounded(asked, 2), expected, "{asked:?}");
        }
        assert_eq!((bounded(None, 0), bounded(None, 1000)), (1, 256));
    }
}
