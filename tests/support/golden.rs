//! Files that hold what a test expects.
//!
//! `PAIBAN_ACCEPT=1 cargo test` writes them anew from what is found; read `git diff` before you
//! keep it.

#![allow(dead_code, reason = "every test program uses its own part of this")]

use std::fs;
use std::path::Path;

/// Most lines of a difference that a failure shows, and the equal lines around each change.
const SHOWN: usize = 40;
const CONTEXT: usize = 2;

/// Most lines of each text that are compared, from the first that differs on.
const COMPARED: usize = 2000;

/// Whether the run accepts what it finds.
#[expect(clippy::disallowed_methods, reason = "how whoever runs the tests accepts new goldens")]
pub(crate) fn accepts() -> bool {
    std::env::var_os("PAIBAN_ACCEPT").is_some()
}

/// Compares a text with its golden, or writes the golden where the run accepts what it finds.
///
/// # Errors
/// The difference, and how to accept it.
pub(crate) fn compare(path: &Path, found: &str) -> Result<(), String> {
    if accepts() {
        write(path, found.as_bytes());
        return Ok(());
    }
    let kept = match fs::read_to_string(path) {
        Ok(kept) if kept == found => return Ok(()),
        Ok(kept) => kept,
        Err(error) => return Err(format!("{}: {error}\n{HOW}", path.display())),
    };
    Err(format!("{} differs from what was found:\n{}{HOW}", path.display(), difference(&kept, found)))
}

/// Fails with the difference between a text and its golden.
pub(crate) fn check(path: &Path, found: &str) {
    if let Err(difference) = compare(path, found) {
        panic!("{difference}");
    }
}

/// Writes a golden whose bytes are others, and the folder it stands in.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    if fs::read(path).is_ok_and(|kept| kept == bytes) {
        return;
    }
    let folder = path.parent().expect("a golden stands in a folder");
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// What a failure says after its difference.
pub(crate) const HOW: &str =
    "`PAIBAN_ACCEPT=1 cargo test` accepts what was found; read `git diff` afterwards";

/// The first lines that differ, with equal ones around them: `-` is kept, `+` is found.
pub(crate) fn difference(kept: &str, found: &str) -> String {
    // Line ends are part of a text.
    let kept: Vec<&str> = kept.split_inclusive('\n').collect();
    let found: Vec<&str> = found.split_inclusive('\n').collect();
    let same = kept.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(CONTEXT);
    let upto = |lines: &[&str]| lines.len().min(from + COMPARED);
    let lines = merged(&kept[from..upto(&kept)], &found[from..upto(&found)]);
    let near = |at: usize| {
        let (first, last) = (at.saturating_sub(CONTEXT), (at + CONTEXT).min(lines.len() - 1));
        lines[first..=last].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut shown = format!("@ line {}\n", from + 1);
    let mut count = 0;
    for (at, (mark, line)) in lines.iter().enumerate() {
        if near(at) && count == SHOWN {
            shown += "…\n";
            break;
        }
        if near(at) {
            count += 1;
            shown += &format!("{mark}{}\n", visible(line));
        } else if at > 0 && near(at - 1) {
            shown += "@\n";
        }
    }
    shown
}

/// The lines of both texts in their order, those in both once.
fn merged<'a>(kept: &[&'a str], found: &[&'a str]) -> Vec<(char, &'a str)> {
    // Lines that can be kept of each pair of rests.
    let mut common = vec![vec![0_u32; found.len() + 1]; kept.len() + 1];
    for i in (0..kept.len()).rev() {
        for j in (0..found.len()).rev() {
            common[i][j] = if kept[i] == found[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < kept.len() || j < found.len() {
        if i < kept.len() && j < found.len() && kept[i] == found[j] {
            lines.push((' ', kept[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < kept.len() && (j == found.len() || common[i + 1][j] >= common[i][j + 1]) {
            lines.push(('-', kept[i]));
            i += 1;
        } else {
            lines.push(('+', found[j]));
            j += 1;
        }
    }
    lines
}

/// A line without its end; any other end than a line feed is written out.
fn visible(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.replace('\r', "\\r").replace('\t', "\\t")
}

#[test]
fn a_difference_shows_the_first_changes_with_lines_around_them() {
    let kept = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
    let found = "a\nb\nc\nD\ne\nf\ng\nh\nx\ni\n";
    assert_eq!(difference(kept, found), "@ line 2\n b\n c\n-d\n+D\n e\n f\n g\n h\n+x\n i\n");
    assert_eq!(difference("a\n", "a\r\n"), "@ line 1\n-a\n+a\\r\n");
    let long: String = (0..100).map(|number| format!("{number}\n")).collect();
    assert_eq!(difference("", &long).lines().count(), SHOWN + 2);
}
