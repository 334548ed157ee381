//! What pages cost: time of the processor by the number of articles, memory.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use paiban::layout::{Paper, Theme, compose};
use paiban::text::FontLibrary;

use crate::generator::Generator;

const ARTICLES: [usize; 4] = [6, 8, 10, 12];
const PAPERS: [&str; 2] = ["broadsheet-8", "tabloid-6"];

/// Pages of each number of articles and paper.
const PAGES: u64 = 4;

/// Prints time and memory.
pub(crate) fn print(generator: &Generator, fonts: &FontLibrary) {
    let theme = Theme::bundled(Theme::DEFAULT).expect("the theme is bundled");
    println!("processor time of a page whose articles ask for all of it, in milliseconds");
    println!("{:<14}{:>10}{:>10}{:>10}", "paper", "articles", "mean", "most");
    for name in PAPERS {
        let paper = Paper::find(name).expect("the profile is bundled");
        for articles in ARTICLES {
            let times: Vec<u64> = (0..PAGES)
                .map(|seed| {
                    let issue = generator.page_of(seed, name, articles).issue;
                    let before = processor_nanoseconds();
                    let _ = black_box(compose(&issue, &theme, &paper, fonts));
                    (processor_nanoseconds() - before) / 1_000_000
                })
                .collect();
            let (sum, most) = (times.iter().sum::<u64>(), times.iter().max().copied().unwrap_or(0));
            println!("{name:<14}{articles:>10}{:>10}{most:>10}", sum / PAGES);
        }
    }
    println!("most memory: {} MB", peak_kilobytes() / 1024);
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
fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("the system is Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("a line about memory");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}
