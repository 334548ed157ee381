//! Runs the case folders of `tests/cases/<topic>/<case>/`.
//!
//! A case is an input with what the program says about it. Its folder is copied to a temporary
//! one, the lines of its file `cmd` are carried out there, and what comes out is compared with
//! its file `expect.txt`. A line of `cmd` is one of
//!
//! * the arguments of a call of `paiban`, parted by blanks; `"…"` holds blanks. Commands with
//!   messages get `--message-format short` unless they name a format,
//! * `page PATH`: judges a page that is written down in a file, one module a line (see `written`):
//!   faults that the program takes care not to make,
//! * `fill PATH BYTES`: makes a file of that many letters, for what is too large to be kept.
//!
//! `UPDATE_CASES=1 cargo test --test cases` writes all `expect.txt` anew; read the difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use paiban::diagnostics::Code;
use rayon::prelude::*;

#[path = "cases/explained.rs"]
mod explained;
#[path = "support/golden.rs"]
mod golden;
#[path = "cases/written_page.rs"]
mod written_page;

use written_page::judged;

const COMMAND_FILE: &str = "cmd";
const EXPECTED_FILE: &str = "expect.txt";

/// How a call ends when the program is at fault. No case may expect it.
const BUG: &str = "\nexit: 101\n";

#[test]
fn every_case_says_what_is_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = run(&case);
        let path = case.join(EXPECTED_FILE);
        if found.contains(BUG) {
            wrong.push(format!("{}: a bug\n{found}", case.display()));
            continue;
        }
        if update_wanted() {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            wrong.push(format!("{}\n{}", case.display(), difference(&expected, &found)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases differ; UPDATE_CASES=1 rewrites them\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_code_has_a_case_that_triggers_it() {
    let expected: String =
        cases().iter().map(|case| fs::read_to_string(case.join(EXPECTED_FILE)).unwrap_or_default()).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !expected.contains(&format!("[{code}]"))).collect();
    assert!(missing.is_empty(), "no case triggers {missing:?}");
}

#[test]
fn every_page_about_a_code_shows_it_and_how_it_is_fixed() {
    let wrong: Vec<String> = Code::ALL.par_iter().filter_map(|code| explained::check(*code).err()).collect();
    assert!(wrong.is_empty(), "{} pages are wrong\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_document_of_diagnostics_is_made_of_the_pages() {
    if let Err(difference) = explained::document() {
        panic!("{difference}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders of all cases, in order of their paths.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    entries(&root).iter().filter(|path| path.is_dir()).flat_map(|topic| entries(topic)).collect()
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// What comes out of a case: for each call its exit code, what it said, what it printed, and
/// which files it made.
fn run(case: &Path) -> String {
    let sandbox = tempfile::tempdir().unwrap();
    let (work, home) = (sandbox.path().join("work"), sandbox.path().join("home"));
    fs::create_dir(&home).unwrap();
    copy(case, &work);
    let commands = fs::read_to_string(case.join(COMMAND_FILE)).unwrap();
    let mut found = String::new();
    for line in commands.lines() {
        let words = words(line);
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["fill", path, bytes] => fs::write(work.join(path), vec![b'a'; bytes.parse().unwrap()]).unwrap(),
            ["page", path] => found.push_str(&judged(line, &fs::read_to_string(work.join(path)).unwrap())),
            _ => found.push_str(&call(line, &words, &work, &home)),
        }
    }
    found
}

/// One call of the program in the folder `work`.
fn call(line: &str, words: &[String], work: &Path, home: &Path) -> String {
    let before = files(work);
    let mut command = cargo_bin_cmd!("paiban");
    command.args(words).current_dir(work).env_clear().env("HOME", home).env("NO_COLOR", "1");
    let has_messages = matches!(words[0].as_str(), "check" | "build" | "compile" | "import");
    if has_messages && !words.iter().any(|word| word.starts_with("--message-format")) {
        command.args(["--message-format", "short"]);
    }
    let output = command.output().unwrap();
    let code = output.status.code().expect("the program was not killed");
    let mut found = format!("$ paiban {line}\nexit: {code}\n{}", String::from_utf8(output.stderr).unwrap());
    if !output.stdout.is_empty() {
        found += &format!("stdout:\n{}", String::from_utf8(output.stdout).unwrap());
    }
    let made: Vec<_> = files(work).difference(&before).map(|path| format!("  {path}\n")).collect();
    if !made.is_empty() {
        found += &format!("made:\n{}", made.concat());
    }
    found.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// The paths of all files below a folder, with `/` between their parts.
fn files(dir: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in entries(dir) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.insert(name);
        }
    }
    found
}

/// Copies a case without the files of this runner; symbolic links stay links.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for path in entries(from) {
        let name = path.file_name().unwrap();
        let target = to.join(name);
        if path.is_symlink() {
            link(&fs::read_link(&path).unwrap(), &target);
        } else if path.is_dir() {
            copy(&path, &target);
        } else if name != COMMAND_FILE && name != EXPECTED_FILE {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(windows)]
fn link(to: &Path, at: &Path) {
    std::os::windows::fs::symlink_file(to, at).unwrap();
}

/// The words of a line; blanks between quotation marks part none.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always one").push(c),
        }
    }
    words
}

/// The lines that are in one of the texts only.
fn difference(expected: &str, found: &str) -> String {
    let missing = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
    let added = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
    missing.map(|line| format!("- {line}\n")).chain(added.map(|line| format!("+ {line}\n"))).collect()
}

#[expect(clippy::disallowed_methods, reason = "how the one who runs the tests asks for new texts")]
fn update_wanted() -> bool {
    std::env::var_os("UPDATE_CASES").is_some()
}
