//! Folders with an input and the expected messages of the program.
//!
//! A case is the folder `tests/cases/<topic>/<case>/`. It is copied to a temporary folder, the lines
//! of its file `cmd` are carried out there, and what comes out is compared with its file
//! `expect.txt`. Then all is done once more in Chinese, and compared with `expect.zh.txt`, which is there
//! where the program says anything. A line of `cmd` is one of
//!
//! * the arguments of a call of `paiban`, separated by blanks; `"…"` holds blanks. Commands with
//!   messages get `--message-format short` unless they name a format,
//! * `page PATH`: lints a page that a file describes ([`crate::written_page`]): faults
//!   that the program takes care not to make,
//! * `fill PATH BYTES`: makes a file of that many letters, for what is too large to be kept; `append`
//!   adds them to a file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use paiban::diagnostics::Code;

use crate::written_page::judged;
use crate::{entries, file_name, golden, root};

const COMMAND_FILE: &str = "cmd";
pub(crate) const EXPECTED_FILE: &str = "expect.txt";
const EXPECTED_CHINESE_FILE: &str = "expect.zh.txt";

/// How a call ends when the program is at fault. No case may expect it.
const BUG: &str = "\nexit: 101\n";

/// The folders of all cases, in order of their paths.
pub(crate) fn cases() -> Vec<PathBuf> {
    let topics = entries(&root().join("tests/cases")).into_iter().filter(|path| path.is_dir());
    topics.flat_map(|topic| entries(&topic)).collect()
}

/// Cases with links, which Windows lets nobody make without a right to it.
const WITH_LINKS: [&str; 2] = ["source/link-that-leads-outside", "source/links-that-lead-nowhere"];

/// Whether this system can run a case.
pub(crate) fn can_run(case: &Path) -> bool {
    cfg!(unix) || !WITH_LINKS.contains(&name(case).as_str())
}

/// The cases that Windows leaves out are those with links.
#[cfg(unix)]
pub(crate) fn links() -> Result<(), String> {
    fn has_links(folder: &Path) -> bool {
        entries(folder).iter().any(|path| path.is_symlink() || path.is_dir() && has_links(path))
    }
    let found: Vec<String> = cases().iter().filter(|case| has_links(case)).map(|case| name(case)).collect();
    if found == WITH_LINKS { Ok(()) } else { Err(format!("cases with links: {found:?}")) }
}

/// `<topic>/<case>`.
pub(crate) fn name(case: &Path) -> String {
    format!("{}/{}", file_name(case.parent().expect("a case is in a topic")), file_name(case))
}

/// Runs a case in both languages and compares what comes out with what is expected.
pub(crate) fn check(case: &Path) -> Result<(), String> {
    let english = run(case, "C.UTF-8");
    if english.contains(BUG) {
        return Err(format!("the program has a bug\n{english}"));
    }
    compare(&case.join(EXPECTED_FILE), &english)?;
    let chinese = run(case, "zh_CN.UTF-8");
    let expected = case.join(EXPECTED_CHINESE_FILE);
    if chinese != english {
        compare(&expected, &chinese)?;
    } else if expected.exists() {
        return Err(format!("{} is not needed: nothing is said", expected.display()));
    }
    let [english, chinese] = [english, chinese].map(|found| without_words(&found));
    if english == chinese { Ok(()) } else { Err(format!("in English\n{english}\nin Chinese\n{chinese}")) }
}

/// Compares what comes out with what is expected; on Windows without regard to separators of paths and to the
/// words of the system, which are others there.
fn compare(path: &Path, found: &str) -> Result<(), String> {
    let same = |kept: &str| of_every_system(kept) == of_every_system(found);
    if cfg!(windows) && fs::read_to_string(path).is_ok_and(|kept| same(&kept)) {
        return Ok(());
    }
    golden::compare(path, found)
}

/// A text with `/` for every `\`, and without what the system says of a fault, nor the Chinese for its kind,
/// which stands before that: `：找不到（No such file or directory (os error 2)）`.
fn of_every_system(text: &str) -> String {
    let line = |line: &str| {
        let Some(end) = line.find(" (os error ") else { return line.to_owned() };
        let start = [": ", "："].iter().filter_map(|sign| line[..end].rfind(sign)).max().unwrap_or(end);
        let rest = line[end..].find(')').map_or("", |close| &line[end + close + 1..]);
        format!("{}{}", &line[..start], rest.trim_start_matches('）'))
    };
    let lines: Vec<String> = text.replace("\\\\", "/").replace('\\', "/").lines().map(line).collect();
    lines.join("\n")
}

/// What no language changes: calls, how they end, which files they made, codes of messages in their order.
fn without_words(found: &str) -> String {
    let mut is_of_files = false;
    let mut kept = String::new();
    for line in found.lines() {
        is_of_files = line == "made:" || is_of_files && line.starts_with("  ");
        if is_of_files || line.starts_with("$ ") || line.starts_with("exit: ") {
            kept += &format!("{line}\n");
        }
        for code in line.split('[').skip(1).filter_map(|rest| Code::find(rest.split_once(']')?.0)) {
            kept += &format!("{code}\n");
        }
    }
    kept
}

/// What comes out of a case where the environment has this locale: for each call its exit code, messages,
/// output, and which files it made.
fn run(case: &Path, locale: &str) -> String {
    let sandbox = tempfile::tempdir().unwrap();
    let (work, home) = (sandbox.path().join("work"), sandbox.path().join("home"));
    fs::create_dir(&home).unwrap();
    copy(case, &work);
    let commands = fs::read_to_string(case.join(COMMAND_FILE)).unwrap();
    let mut found = String::new();
    for line in commands.lines() {
        let words = words(line);
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [how @ ("fill" | "append"), path, bytes] => {
                let path = work.join(path);
                let mut content = if how == "append" { fs::read(&path).unwrap() } else { Vec::new() };
                content.resize(content.len() + bytes.parse::<usize>().unwrap(), b'a');
                fs::write(path, content).unwrap();
            }
            ["page", path] => found.push_str(&judged(line, &fs::read_to_string(work.join(path)).unwrap())),
            _ => found.push_str(&call(line, &words, &work, &home, locale)),
        }
    }
    found
}

/// One call of the program in the folder `work`.
fn call(line: &str, words: &[String], work: &Path, home: &Path, locale: &str) -> String {
    let before = files(work);
    let mut command = cargo_bin_cmd!("paiban");
    command.args(words).current_dir(work).env_clear().env("HOME", home).env("NO_COLOR", "1");
    command.env("LC_ALL", locale);
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
        let name = file_name(&path).to_owned();
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
        let name = file_name(&path);
        let target = to.join(name);
        if path.is_symlink() {
            link(&fs::read_link(&path).unwrap(), &target);
        } else if path.is_dir() {
            copy(&path, &target);
        } else if ![COMMAND_FILE, EXPECTED_FILE, EXPECTED_CHINESE_FILE].contains(&name) {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, at: &Path) {
    panic!("{}: cases with links are left out", at.display());
}

/// The words of a line; blanks between quotation marks of one kind do not separate, nor do marks of the other kind.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = None;
    for c in line.chars() {
        match (quoted, c) {
            (None, '"' | '\'') => quoted = Some(c),
            (Some(mark), c) if mark == c => quoted = None,
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().expect("there is always one").push(c),
        }
    }
    words
}
