//! Files that hold what a test expects.
//!
//! `PAIBAN_ACCEPT=1 cargo test` writes them anew from what is found; read `git diff` before you
//! keep it.

#![allow(dead_code, reason = "every test program uses its own part of this")]

use std::fs;
use std::path::Path;

use similar::TextDiff;

/// Most lines of a difference that a failure shows, and the equal lines around each change.
const SHOWN: usize = 40;
const CONTEXT: usize = 2;

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

/// The first lines of a unified difference of two texts.
pub(crate) fn difference(kept: &str, found: &str) -> String {
    let diff = TextDiff::from_lines(kept, found);
    let hunks = diff.unified_diff().context_radius(CONTEXT).to_string();
    let mut lines = hunks.lines();
    let mut shown: String = lines.by_ref().take(SHOWN).map(|line| format!("{line}\n")).collect();
    let left = lines.count();
    if left > 0 {
        shown += &format!("… and {left} more lines\n");
    }
    shown
}
