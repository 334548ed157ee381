//! What pages cost: time of the processor by the number of articles, memory.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use paiban::check::CheckedIssue;
use paiban::layout::internals::Context;
use paiban::layout::internals::Typesetter;
use paiban::layout::internals::{Effort, search};
use paiban::layout::{Paper, Theme, compose, internals};
use paiban::text::FontLibrary;

use crate::generator::Generator;

const ARTICLES: [usize; 4] = [6, 8, 10, 12];
const PAPERS: [&str; 2] = ["broadsheet-8", "tabloid-6"];

/// Pages of each number of articles and paper.
const PAGES: u64 = 4;

/// Time of the processor for one page, in nanoseconds, by what it goes to.
#[derive(Clone, Copy, Default)]
struct Times {
    /// All of it.
    page: u64,
    /// Shaping of the texts, and the forms of the articles.
    forms: u64,
    /// The search.
    search: u64,
    /// Climbing from the pages that it found.
    local_search: u64,
}

/// Prints time and memory.
pub(crate) fn print(generator: &Generator, fonts: &FontLibrary) {
    println!("Processor time of a page whose articles ask for all of it, and the share of its parts");
    println!(
        "{:<14}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}",
        "paper", "articles", "mean, ms", "most, ms", "forms, %", "search, %", "local, %", "rest, %"
    );
    // What is read once for all pages belongs to none of them.
    of_page(&generator.page_of(0, PAPERS[0], ARTICLES[0]).issue, PAPERS[0], fonts);
    for name in PAPERS {
        for articles in ARTICLES {
            let times: Vec<Times> = (0..PAGES)
                .map(|seed| of_page(&generator.page_of(seed, name, articles).issue, name, fonts))
                .collect();
            let sum = |of: fn(&Times) -> u64| times.iter().map(of).sum::<u64>();
            let (all, most) = (sum(|one| one.page), times.iter().map(|one| one.page).max().unwrap_or(0));
            let parts = [sum(|one| one.forms), sum(|one| one.search), sum(|one| one.local_search)];
            // Each is timed by itself: together they may take a little longer than the page.
            let whole = all.max(parts.iter().sum());
            let share = |part: u64| part * 100 / whole.max(1);
            print!("{name:<14}{articles:>10}{:>10}{:>10}", all / PAGES / MILLISECOND, most / MILLISECOND);
            parts.iter().for_each(|&part| print!("{:>10}", share(part)));
            println!("{:>10}", share(all.saturating_sub(parts.iter().sum())));
        }
    }
    println!("most memory so far: {} MB\n", peak_kilobytes() / 1024);
}

const MILLISECOND: u64 = 1_000_000;

/// Sets a page, then does its parts one by one.
fn of_page(issue: &CheckedIssue, paper: &str, fonts: &FontLibrary) -> Times {
    let theme = Theme::bundled(Theme::DEFAULT).expect("the theme is bundled");
    let paper = Paper::find(paper).expect("the profile is bundled");
    let page = timed(|| compose(issue, &theme, &paper, fonts)).0;
    let typesetter = Typesetter::new(fonts, &theme, &issue.issue().publication.language);
    let moved = BTreeMap::new();
    let context = Context { typesetter: &typesetter, paper: &paper, issue, moved: &moved };
    let (forms, pieces) = timed(|| internals::pieces(&context));
    let problem = internals::first_problem(&context, pieces).expect("the issue has a page");
    let effort = Effort::usual(problem.items.len());
    let without = timed(|| search(&problem, &Effort { local_searches: 0, ..effort })).0;
    let with = timed(|| search(&problem, &effort)).0;
    Times { page, forms, search: without, local_search: with.saturating_sub(without) }
}

/// Runs a job and returns its processor time.
fn timed<T>(work: impl FnOnce() -> T) -> (u64, T) {
    let before = processor_nanoseconds();
    let result = black_box(work());
    (processor_nanoseconds() - before, result)
}

/// Time that all threads of this process have had a processor.
fn processor_nanoseconds() -> u64 {
    let threads = fs::read_dir("/proc/self/task").expect("the system is Linux");
    let of_thread = |path: PathBuf| {
        let stat = fs::read_to_string(path.join("schedstat")).ok()?;
        stat.split(' ').next()?.parse::<u64>().ok()
    };
    threads.filter_map(|thread| of_thread(thread.ok()?.path())).sum()
}

/// Most memory the process has had.
pub(crate) fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("the system is Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("a line about memory");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}
