//! The editions that the tests of this program share: set once, on all processors.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::Checked;
use paiban::edition::Edition;
use paiban::layout::{Composed, Paper, Theme, compose};
use paiban::model::Publication;
use paiban::text::FontLibrary;

use crate::generator::{Generated, Generator};

pub(crate) fn fonts() -> &'static FontLibrary {
    static FONTS: OnceLock<FontLibrary> = OnceLock::new();
    FONTS.get_or_init(FontLibrary::bundled)
}

pub(crate) fn set(issue: &CheckedIssue, paper: &str, theme: &str) -> Checked<Composed> {
    let (paper, theme) = (Paper::find(paper).unwrap(), Theme::bundled(theme).unwrap());
    compose(issue, &theme, &paper, fonts()).unwrap()
}

/// A generated issue and what was made of it.
pub(crate) struct Set {
    pub(crate) generated: Generated,
    pub(crate) composed: Checked<Composed>,
}

/// Issues on every paper and in every theme, most of them with so few articles on a page that a
/// debug build sets them fast; the bench sets all.
const SEEDS: [u64; 24] = [
    0, 1, 22, 23, 48, 54, 58, 80, 85, 96, 102, 103, 110, 119, 124, 127, 132, 136, 137, 138, 139, 141, 153,
    175,
];

/// Generated issues on all papers and in all themes.
pub(crate) fn sets() -> &'static [Set] {
    static SETS_MADE: OnceLock<Vec<Set>> = OnceLock::new();
    SETS_MADE.get_or_init(|| {
        let generator = Generator::new();
        in_parallel(SEEDS.to_vec(), |seed| {
            let generated = generator.issue(seed);
            let composed = set(&generated.issue, generated.paper, generated.theme);
            Set { generated, composed }
        })
    })
}

/// An example, set.
pub(crate) struct Example {
    pub(crate) name: &'static str,
    pub(crate) paper: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) composed: Composed,
}

const EXAMPLES: [&str; 2] = ["xiwan/2026-03-20", "luqiao/2026-03-20"];

/// The examples as they are made without options, by their names.
pub(crate) fn usual_examples() -> &'static [(&'static str, Edition)] {
    static USUAL: OnceLock<Vec<(&str, Edition)>> = OnceLock::new();
    USUAL.get_or_init(|| {
        in_parallel(EXAMPLES.to_vec(), |path| {
            let edition = set(&example(path), Paper::DEFAULT, "party").value.edition;
            (path.split('/').next().unwrap_or(path), edition)
        })
    })
}

/// The examples on all papers and in all themes.
pub(crate) fn examples() -> &'static [Example] {
    static EXAMPLES_SET: OnceLock<Vec<Example>> = OnceLock::new();
    EXAMPLES_SET.get_or_init(|| {
        let mut wanted = Vec::new();
        for path in EXAMPLES {
            let issue = example(path);
            for &paper in Paper::NAMES {
                wanted.extend(Theme::BUNDLED.iter().map(|&theme| (path, paper, theme, issue.clone())));
            }
        }
        in_parallel(wanted, |(path, paper, theme, issue)| {
            let composed = set(&issue, paper, theme).value;
            let name = path.split('/').next().unwrap_or(path);
            Example { name, paper, theme, composed }
        })
    })
}

fn example(path: &str) -> CheckedIssue {
    example_with(path, |_| ())
}

/// An example whose paper is changed.
pub(crate) fn example_with(path: &str, change: impl FnOnce(&mut Publication)) -> CheckedIssue {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(path);
    let mut draft = paiban::source::load(&path).unwrap().value;
    change(&mut draft.issue.publication);
    check::check(&draft, &|_| true).value
}

/// Does something with each thing, in their order.
pub(crate) fn in_parallel<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let things: Vec<_> = things.into_iter().map(|thing| Mutex::new(Some(thing))).collect();
    let share = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(number) else { return done };
            let thing = thing.lock().unwrap().take().unwrap();
            done.push((number, work(thing)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(share)).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Every edition that the tests set, with its name.
pub(crate) fn editions() -> impl Iterator<Item = (String, &'static Edition)> {
    let generated = sets().iter().map(|set| {
        let name = format!("issue {} on {}", set.generated.seed, set.generated.paper);
        (name, &set.composed.value.edition)
    });
    let of_examples = examples().iter().map(|example| {
        (format!("{} on {} in {}", example.name, example.paper, example.theme), &example.composed.edition)
    });
    generated.chain(of_examples)
}
