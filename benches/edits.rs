//! How long a page takes that is set again after a small change, and how often it stays the page it was:
//! `cargo bench --bench edits`.
//!
//! Of each example: a character changed, or a sentence added, in some article, from the issue as it is; set
//! by a press that keeps in memory what it made, and again with every page accepted.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench measures and prints")]

#[allow(dead_code, reason = "tests draw more kinds of numbers")]
#[path = "../tests/pages/generator/random.rs"]
mod random;

use std::path::Path;
use std::time::{Duration, Instant};

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::{Code, SourceMap};
use paiban::layout::{Composed, Paper, Theme};
use paiban::model::{AcceptedLayout, Block, Inline, Issue};
use paiban::press::{Cache, Press};
use paiban::source::{self, Draft, Origins};
use paiban::text::FontLibrary;
use random::Random;

const EXAMPLES: [(&str, &str); 3] = [
    ("xiwan/2026-03-20", "broadsheet-8"),
    ("xiwan/2026-03-20", "tabloid-6"),
    ("luqiao/2026-03-20", "tabloid-6"),
];
const EDITS: usize = 200;
const SENTENCE: &str = "这一句是校对时加上去的，约有二十来个字。";

fn main() {
    println!("edits: {EDITS} of each kind; milliseconds, real time");
    println!("{:<44}{:<11}{:>8}{:>8}{:>8}{:>9}", "issue", "edit", "mean", "median", "most", "kept");
    for (example, paper) in EXAMPLES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
        let draft = source::load(&path).expect("the example can be read").value;
        for accepts in [false, true] {
            for (kind, edit) in [("character", character as Edit), ("sentence", sentence as Edit)] {
                measure(&draft, (example, paper), accepts, (kind, edit));
            }
        }
    }
}

type Edit = fn(&mut Issue, &mut Random);

/// Edits an issue again and again, each time from what it was.
fn measure(draft: &Draft, (name, paper): (&str, &str), accepts: bool, (kind, edit): (&str, Edit)) {
    let fonts = FontLibrary::bundled();
    let (theme, paper) =
        (Theme::bundled(Theme::DEFAULT).expect("bundled"), Paper::find(paper).expect("bundled"));
    let press = || Press::new(theme.clone(), paper.clone(), fonts.clone());
    let check = |issue: Issue, accepted: AcceptedLayout| -> CheckedIssue {
        let (pictures, origins) = (draft.pictures.clone(), Origins::default());
        let draft = Draft { issue, pictures, accepted, origins, files: SourceMap::default() };
        check::check(&draft, &|c| fonts.covers(c)).value
    };
    let first =
        press().set(check(draft.issue.clone(), AcceptedLayout::default())).expect("it can be set").value;
    let accepted = if accepts {
        AcceptedLayout { sheets: first.accepted(&paper.name) }
    } else {
        AcceptedLayout::default()
    };
    let mut random = Random::new(18);
    let (mut times, mut kept) = (Vec::new(), 0);
    let press = press().with_cache(Some(Cache::in_memory()));
    let whole = check(draft.issue.clone(), accepted.clone());
    press.changed(whole.clone(), None).expect("it can be set");
    for _ in 0..EDITS {
        let mut issue = draft.issue.clone();
        edit(&mut issue, &mut random);
        let issue = check(issue, accepted.clone());
        // The last time is the issue before the edit.
        let before = press.set(whole.clone()).expect("it can be set").value;
        let start = Instant::now();
        let changed = press.changed(issue, Some(&before.edition)).expect("it can be set");
        times.push(start.elapsed());
        let given_up = changed.diagnostics.iter().any(|one| one.code == Code::LayoutGivenUp);
        kept += usize::from(!given_up && stands_as(&changed.value.composed, &before, &paper.name));
    }
    times.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let mean = times.iter().copied().map(milliseconds).sum::<f64>() / EDITS as f64;
    let [median, most] = [times[EDITS / 2], times[EDITS - 1]].map(milliseconds);
    let name = format!("{name} {}{}", paper.name, if accepts { " accepted" } else { "" });
    println!("{name:<44}{kind:<11}{mean:>8.1}{median:>8.1}{most:>8.1}{kept:>5}/{EDITS}");
}

/// Whether every sheet has the same modules in the same columns and order.
fn stands_as(now: &Composed, before: &Composed, paper: &str) -> bool {
    let (now, before) = (now.accepted(paper), before.accepted(paper));
    now.len() == before.len() && now.iter().zip(&before).all(|(now, before)| now.stands_as(before))
}

/// Some text of a paragraph.
fn some_text<'i>(issue: &'i mut Issue, random: &mut Random) -> &'i mut String {
    let blocks =
        issue.pages.iter_mut().flat_map(|page| &mut page.articles).flat_map(|article| &mut article.body);
    let texts = blocks.filter_map(|block| match block {
        Block::Paragraph { text } => Some(text),
        _ => None,
    });
    let mut texts: Vec<&mut String> = texts
        .flatten()
        .filter_map(|inline| match inline {
            Inline::Text { text } => Some(text),
            _ => None,
        })
        .collect();
    let at = random.between(0, texts.len() as u32 - 1) as usize;
    texts.swap_remove(at)
}

/// Changes one character.
fn character(issue: &mut Issue, random: &mut Random) {
    let text = some_text(issue, random);
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.between(0, characters.len() as u32 - 1) as usize;
    characters[at] = if characters[at] == '改' { '正' } else { '改' };
    *text = characters.into_iter().collect();
}

/// Adds a sentence.
fn sentence(issue: &mut Issue, random: &mut Random) {
    some_text(issue, random).push_str(SENTENCE);
}
