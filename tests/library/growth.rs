//! Work grows with the input and no faster: counted in steps, not by a clock.

use std::fs;

use paiban::check::{CheckedIssue, check};
use paiban::diagnostics::Diagnostic;
use paiban::layout::internals::compose_counted;
use paiban::layout::{Paper, Theme};
use paiban::source;
use paiban::text::FontLibrary;

use crate::shapes::{SHAPES, article, sentence};

/// What twice the input may take: twice the work, and a little for the edges.
const MOST: f64 = 2.3;

/// The files of an issue, read and checked, and what was found.
fn read(files: &[(String, String)]) -> (CheckedIssue, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let json = folder.path().join("issue.json");
    let draft = source::load(if json.exists() { &json } else { folder.path() }).unwrap();
    let checked = check(&draft.value, &|_| true);
    (checked.value, [draft.diagnostics, checked.diagnostics].concat())
}

/// Steps of setting an issue on small sheets.
fn steps(files: &[(String, String)]) -> u64 {
    let (issue, _) = read(files);
    let (theme, paper) = (Theme::bundled("party").unwrap(), Paper::find("a4-4").unwrap());
    let (composed, work) = compose_counted(&issue, &theme, &paper, &FontLibrary::bundled()).unwrap();
    assert!(composed.value.edition.sheet_count() > 0);
    work.steps()
}

/// Asserts that the steps of a shape do not grow faster than its size.
fn assert_linear(name: &str, size: usize, files: impl Fn(usize) -> Vec<(String, String)>) {
    let counts = [size, size * 2].map(|size| steps(&files(size)));
    let growth = counts[1] as f64 / counts[0] as f64;
    assert!(growth <= MOST, "{name}: {counts:?}, {growth:.2} times as much for twice the input");
}

#[test]
fn every_shape_takes_twice_the_work_for_twice_the_size() {
    for shape in &SHAPES {
        // Many sheets: up to some the whole of an article is looked at for each of them.
        assert_linear(shape.name, (shape.most / 2).min(40_000), shape.files);
    }
}

#[test]
fn many_small_parts_take_twice_the_work_for_twice_as_many() {
    let many = |name, size, part: fn(usize) -> String| {
        assert_linear(name, size, |size| article(&(0..size).map(part).collect::<String>()));
    };
    many("short paragraphs", 3_000, |_| "字\n\n".to_owned());
    many("items", 2_500, |n| format!("- {}\n", sentence(n)));
    many("lines that the author ends", 3_000, |_| "一行<br>".to_owned());
    many("subheads", 1_000, |n| format!("## 小标题\n\n{}\n\n", sentence(n)));
    many("links", 10_000, |_| "[字](https://a.example)和".to_owned());
    many("readings", 5_000, |_| "<ruby>埭<rt>dài</rt></ruby>".to_owned());
    many("tables", 500, |_| "|甲|乙|\n|-|-|\n|字|字|\n\n文。\n\n".to_owned());
    many("tables of HTML", 500, |_| {
        "<table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>字</td></tr></table>\n\n文。\n\n".to_owned()
    });
    many("marks", 20_000, |_| "，".to_owned());
    many("dashes", 20_000, |_| "—".to_owned());
    many("addresses", 2_000, |_| "https://a.example/b/c 和".to_owned());
}

#[test]
fn many_faults_of_one_kind_are_a_few_messages() {
    for shape in &SHAPES {
        let (_, found) = read(&(shape.files)(shape.most / 20));
        assert!(found.len() < 200, "{}: {} messages", shape.name, found.len());
    }
}
