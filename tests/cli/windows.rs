//! What is different on Windows: paths, devices, names, files that are open elsewhere, line ends, code pages.

use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::cargo_bin;

/// Longest path that older interfaces take (MAX_PATH).
const LONGEST: usize = 260;

/// A folder with a paper of one issue in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.call(&["new", "报", "--date", "2026-03-20"]).done();
        desk
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A call in the folder of the desk.
    fn call(&self, arguments: &[&str]) -> Called {
        let mut command = Command::new(cargo_bin!("paiban"));
        command.args(arguments).current_dir(self.folder.path()).env("LC_ALL", "C.UTF-8");
        Called::of(command)
    }

    /// The bytes of both editions of an issue.
    fn editions(&self, issue: &str) -> Vec<Vec<u8>> {
        let out = tempfile::tempdir().unwrap();
        self.call(&["build", issue, "-o", out.path().to_str().unwrap()]).done();
        editions_in(out.path())
    }

    /// The texts of the issue, changed.
    fn edit(&self, change: impl Fn(&str) -> String) {
        for path in ["报/publication.toml", "报/2026-03-20/issue.toml", "报/2026-03-20/01/lead.md"] {
            let path = self.at(path);
            fs::write(&path, change(&fs::read_to_string(&path).unwrap())).unwrap();
        }
    }
}

/// What became of a call.
struct Called {
    code: Option<i32>,
    stdout: Vec<u8>,
    said: String,
}

impl Called {
    fn of(mut command: Command) -> Self {
        let Output { status, stdout, stderr } = command.stdin(Stdio::null()).output().unwrap();
        Self { code: status.code(), stdout, said: String::from_utf8(stderr).expect("messages are UTF-8") }
    }

    fn done(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.said);
        self
    }

    fn refused(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.said);
        for words in words {
            assert!(self.said.contains(words), "{words:?} in {}", self.said);
        }
        self
    }
}

fn editions_in(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "epub" || ending == "pdf"));
    paths.sort();
    assert_eq!(paths.len(), 2, "{paths:?}");
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Names in a folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn an_issue_has_the_same_editions_however_its_path_is_written() {
    let desk = Desk::new();
    let expected = desk.editions("报/2026-03-20");
    let whole = desk.at("报").join("2026-03-20");
    let drive = whole.to_str().unwrap().to_owned();
    assert!(drive.as_bytes()[1] == b':', "{drive}");
    let slashes = drive.replace('\\', "/");
    let verbatim = format!(r"\\?\{drive}");
    let small = drive[..1].to_lowercase() + &drive[1..];
    for path in
        [r"报\2026-03-20", r".\报\2026-03-20\", r"报/.\2026-03-20", &drive, &slashes, &verbatim, &small]
    {
        assert!(desk.editions(path) == expected, "{path}");
    }
}

#[test]
fn folders_have_blanks_and_chinese_names() {
    let desk = Desk::new();
    let expected = desk.editions("报/2026-03-20");
    let issue = r"报社 文件\新建文件夹 (2)\第１期";
    copy(&desk.at("报"), &desk.at(r"报社 文件\新建文件夹 (2)"));
    fs::rename(desk.at(r"报社 文件\新建文件夹 (2)\2026-03-20"), desk.at(issue)).unwrap();
    desk.call(&["build", issue, "-o", r"成品 文件\三月"]).done();
    assert!(editions_in(&desk.at(r"成品 文件\三月")) == expected);
}

#[test]
fn paths_may_be_longer_than_260_characters() {
    let desk = Desk::new();
    let expected = desk.editions("报/2026-03-20");
    let deep = desk.at(&[r"很长的文件夹名"; 40].join(r"\"));
    assert!(deep.to_str().unwrap().chars().count() > LONGEST);
    copy(&desk.at("报"), &deep);
    let (issue, out) = (deep.join("2026-03-20"), deep.join("成品"));
    desk.call(&["build", issue.to_str().unwrap(), "-o", out.to_str().unwrap()]).done();
    assert!(editions_in(&out) == expected);
}

#[test]
fn names_that_windows_cannot_have_are_refused() {
    let desk = Desk::new();
    let before = names(desk.folder.path());
    for name in ["CON", "nul", "com1", "LPT¹", "aux.d", r"新报\prn", "报.", "报 ", "报?", "a:b:c"] {
        let called = desk.call(&["new", name, "--date", "2026-03-20"]);
        assert!(matches!(called.code, Some(1 | 2)), "{name}: {}", called.said);
        assert!(called.said.starts_with("error"), "{name}: {}", called.said);
    }
    assert_eq!(names(desk.folder.path()), before);
}

#[test]
fn articles_with_names_of_devices_are_refused() {
    let desk = Desk::new();
    let issue = desk.at("报/2026-03-20/issue.toml");
    let text = fs::read_to_string(&issue).unwrap().replace("01/lead.md", "01/aux.md");
    fs::write(&issue, text).unwrap();
    desk.call(&["check", "报/2026-03-20"]).refused(1, &["M113", "aux.md"]);
}

#[test]
fn windows_line_ends_and_marks_of_byte_order_change_nothing() {
    let desk = Desk::new();
    let expected = desk.editions("报/2026-03-20");
    desk.edit(|text| text.replace('\n', "\r\n"));
    assert!(desk.editions("报/2026-03-20") == expected, "CRLF");
    desk.edit(|text| format!("\u{FEFF}{text}"));
    assert!(desk.editions("报/2026-03-20") == expected, "CRLF and BOM");
}

#[test]
fn an_output_that_a_reader_has_open_is_named_and_stays_whole() {
    let desk = Desk::new();
    desk.call(&["build", "报/2026-03-20", "-o", "out"]).done();
    let out = desk.at("out");
    let (listed, before) = (names(&out), editions_in(&out));
    desk.edit(|text| text.replace("2026", "2025"));
    fs::rename(desk.at("报/2026-03-20"), desk.at("报/2025-03-20")).unwrap();
    let pdf = listed.iter().find(|name| name.ends_with(".pdf")).unwrap();
    for name in &listed {
        fs::copy(out.join(name), out.join(name.replace("2026", "2025"))).unwrap();
    }
    let pdf = out.join(pdf.replace("2026", "2025"));
    // As readers do: others may read, not write or remove.
    let held = OpenOptions::new().read(true).share_mode(1).open(&pdf).unwrap();
    let listed = names(&out);
    let called = desk.call(&["build", "报/2025-03-20", "-o", "out"]);
    called
        .refused(2, &[pdf.file_name().unwrap().to_str().unwrap(), "another program has it open", "close it"]);
    assert_eq!(names(&out), listed, "nothing is left beside them");
    let contents = |name: &String| fs::read(out.join(name)).unwrap();
    let editions = |year: &str| -> Vec<Vec<u8>> {
        listed.iter().filter(|name| name.contains(year) && !name.ends_with(".json")).map(contents).collect()
    };
    assert!(editions("2025") == before, "the old files are whole");
    drop(held);
    desk.call(&["build", "报/2025-03-20", "-o", "out"]).done();
    assert!(editions("2025") != before);
}

#[test]
fn an_output_that_is_closed_to_writing_stays_or_is_replaced_whole() {
    let desk = Desk::new();
    desk.call(&["build", "报/2026-03-20", "--pdf", "-o", "out"]).done();
    let pdf =
        desk.at("out").join(names(&desk.at("out")).into_iter().find(|name| name.ends_with(".pdf")).unwrap());
    fs::write(&pdf, "old").unwrap();
    let mut permissions = fs::metadata(&pdf).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&pdf, permissions.clone()).unwrap();
    // Not every version of the system lets such a file give way.
    let called = desk.call(&["build", "报/2026-03-20", "--pdf", "-o", "out"]);
    let is_old = fs::read(&pdf).unwrap() == b"old";
    assert_eq!(called.code, Some(if is_old { 2 } else { 0 }), "{}", called.said);
    assert!(!called.said.contains("another program"), "{}", called.said);
    if is_old {
        permissions.set_readonly(false);
        fs::set_permissions(&pdf, permissions).unwrap();
    }
}

#[test]
fn an_article_that_an_editor_has_locked_is_named() {
    let desk = Desk::new();
    let held = OpenOptions::new().read(true).share_mode(0).open(desk.at("报/2026-03-20/01/lead.md")).unwrap();
    desk.call(&["check", "报/2026-03-20"]).refused(1, &["01/lead.md"]);
    let called = desk.call(&["check", "报/2026-03-20", "--lang", "zh"]);
    called.refused(1, &["01/lead.md", "别的程序正开着它"]);
    drop(held);
    desk.call(&["check", "报/2026-03-20"]).done();
}

#[test]
fn devices_are_written_to() {
    let desk = Desk::new();
    desk.call(&["build", "报/2026-03-20", "--pdf", "-o", "out", "--explain", "NUL"]).done();
    desk.call(&["compile", "报", "--month", "2026-03", "-o", "out", "--report", r".\nul"]).done();
    assert!(names(desk.folder.path()).iter().all(|name| !name.to_lowercase().starts_with("nul")));
}

#[test]
fn text_is_utf_8_whatever_the_code_page() {
    let desk = Desk::new();
    let script = "@echo off\r\nchcp 936 > nul\r\n%1 check none --lang zh 2> said.txt\r\n%1 check paper --emit json > issue.json\r\n";
    fs::write(desk.at("run.cmd"), script).unwrap();
    copy(&desk.at("报/2026-03-20"), &desk.at("paper"));
    fs::copy(desk.at("报/publication.toml"), desk.at("publication.toml")).unwrap();
    let mut command = Command::new("cmd");
    command.args(["/c", "run.cmd"]).arg(cargo_bin!("paiban")).current_dir(desk.folder.path());
    Called::of(command).done();
    let said = fs::read(desk.at("said.txt")).unwrap();
    assert!(String::from_utf8(said).expect("UTF-8").contains("错误"));
    let issue = fs::read(desk.at("issue.json")).unwrap();
    assert!(String::from_utf8(issue).expect("UTF-8").contains("要闻"));
    let direct = desk.call(&["check", "报/2026-03-20", "--emit", "json"]).done();
    assert!(String::from_utf8(direct.stdout).expect("UTF-8").contains("要闻"));
}

#[test]
fn a_backslash_before_the_closing_quotation_mark_is_explained() {
    let desk = Desk::new();
    // `paiban check "报\2026-03-20\" --deny warnings`, as the system hands it over.
    desk.call(&["check", "报\\2026-03-20\" --deny warnings"]).refused(2, &["backslash"]);
}

#[test]
fn a_run_that_is_ended_leaves_the_old_files_whole() {
    let desk = Desk::new();
    desk.call(&["build", "报/2026-03-20", "-o", "out"]).done();
    let before = editions_in(&desk.at("out"));
    for wait in [0, 20, 60, 120, 250, 500] {
        let mut command = Command::new(cargo_bin!("paiban"));
        command.args(["build", "报/2026-03-20", "-o", "out"]).current_dir(desk.folder.path());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        assert!(editions_in(&desk.at("out")) == before, "after {wait} ms");
    }
    desk.call(&["build", "报/2026-03-20", "-o", "out"]).done();
}

#[test]
fn the_welcome_of_a_double_click_needs_a_window() {
    let desk = Desk::new();
    desk.call(&[]).refused(2, &["Usage"]);
}

#[test]
fn a_file_that_is_open_for_reading_can_be_read() {
    let desk = Desk::new();
    let _held = File::open(desk.at("报/2026-03-20/issue.toml")).unwrap();
    desk.call(&["check", "报/2026-03-20"]).done();
}
