//! What the codes of pages point at, and that it is there.
//!
//! A remark about an article leads to its file: to the part of it that is named here, or to the line of its
//! headline. The cases are read again for that, and an example is set, whose remarks are of more kinds.

use std::fs;
use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;
use paiban::diagnostics::Code;
use paiban::diagnostics::code::Family;

use crate::{commands, root};

/// What a code points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// A part of an article, in the file of the article.
    Article(&'static str),
    /// A page, or a rectangle of it.
    Page,
    /// An article, or the page where it is a fault of the page as a whole.
    ArticleOrPage(&'static str),
    /// An article, or a key of the issue where the wish is that of its page.
    ArticleOrKey(&'static str),
    /// A key of the publication or of the issue.
    Key,
}

use Target::{Article, ArticleOrKey, ArticleOrPage, Key, Page};

/// Every code of the family, in its order.
const TARGETS: [(&str, Target); 23] = [
    ("L101", ArticleOrKey("the key that was given up, the size of the picture, or the plan of the page")),
    ("L102", Article("the first paragraph with marks")),
    ("L103", Article("the paragraph of the first line")),
    ("L104", Page),
    ("L105", Article("the headline")),
    ("L106", ArticleOrPage("the headline that is too large")),
    ("L107", Article("the headline")),
    ("L108", Article("the headline")),
    ("L109", Article("the headline")),
    ("L110", Page),
    ("L111", Page),
    ("L112", Article("the headline")),
    ("L113", Page),
    ("L114", Page),
    ("L115", Article("the headline")),
    ("L116", Article("the notice, or the headline")),
    ("L117", Key),
    ("L118", Article("the caption or the cell")),
    ("L119", Article("the table")),
    ("L120", Page),
    ("L121", Page),
    ("L122", Article("the headline")),
    ("L123", Article("the pull quote")),
];

/// The table has every code, and what the cases and an example say of pages begins with its place.
pub(crate) fn check() -> Result<(), String> {
    let known: Vec<&str> = TARGETS.iter().map(|(code, _)| *code).collect();
    let codes: Vec<&str> = Family::PAGES.codes().map(Code::id).collect();
    if known != codes {
        return Err(format!("the table has {known:?}, the family {codes:?}"));
    }
    let mut seen = 0;
    for case in commands::cases() {
        // A made-up page has no files.
        if !commands::name(&case).starts_with("made-up-page/") {
            let expected = fs::read_to_string(case.join(commands::EXPECTED_FILE)).unwrap_or_default();
            seen += judge(&commands::name(&case), &expected)?;
        }
    }
    seen += judge("xiwan", &said_of(&root().join("examples/xiwan/2026-03-20"))?)?;
    if seen < 40 { Err(format!("only {seen} remarks on pages were found")) } else { Ok(()) }
}

/// What is said of the pages of an issue, a line for each remark.
fn said_of(issue: &Path) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut paiban = cargo_bin_cmd!("paiban");
    let call = ["build", "--pdf", "--paper", "tabloid-6", "--message-format", "short", "--lang", "en", "-o"];
    let output =
        paiban.args(call).arg(folder.path()).arg(issue).output().map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// How many lines are remarks on pages with a place; a line without the right one is a fault.
fn judge(name: &str, said: &str) -> Result<usize, String> {
    let mut seen = 0;
    for line in said.lines() {
        let Some((target, place)) = TARGETS.iter().find_map(|&(code, target)| {
            let (before, _) = line.split_once(&format!("[{code}]: "))?;
            Some((target, before.rsplit_once(": ")?.0))
        }) else {
            continue;
        };
        let in_article = is_place_in(place, ".md");
        // In a volume after the day.
        let on_page = place.starts_with("page ") || place.starts_with("issue ") && place.contains(", page ");
        let is_right = match target {
            Article(_) => in_article,
            Page => on_page,
            ArticleOrPage(_) => in_article || on_page,
            ArticleOrKey(_) => in_article || is_place_in(place, ".toml"),
            Key => is_place_in(place, ".toml"),
        };
        if !is_right {
            return Err(format!("{name}: `{line}` points at `{place}`, not at {target:?}"));
        }
        seen += 1;
    }
    Ok(seen)
}

/// Whether it is line and column of a file of a kind.
fn is_place_in(place: &str, kind: &str) -> bool {
    let mut parts = place.rsplitn(3, ':');
    let mut number = || parts.next().is_some_and(|number| number.parse::<usize>().is_ok());
    number() && number() && parts.next().is_some_and(|file| file.ends_with(kind))
}
