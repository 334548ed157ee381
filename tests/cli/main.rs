//! The program as it is called: help, exit codes, the two streams, what it prints for other
//! programs. What it says about issues is in `tests/cases/`.

mod batch;
#[cfg(windows)]
mod windows;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use assert_cmd::cargo::{cargo_bin, cargo_bin_cmd};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Name, Object};
use paiban::diagnostics::Code;
use paiban::messages::MessageLanguage;

const COMMANDS: [&str; 16] = [
    "new",
    "import",
    "check",
    "build",
    "preview",
    "act",
    "compile",
    "site",
    "verify",
    "plan",
    "catalogue",
    "schema",
    "explain",
    "fonts",
    "completions",
    "man",
];

/// A call of the program with nothing in its environment.
fn paiban(args: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("paiban");
    command.env_clear().args(args);
    command
}

/// What a call prints to stdout. It has to succeed and say nothing on stderr.
fn printed(args: &[&str]) -> String {
    let output = paiban(args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The exit code of a call and what it says on stderr. It must print nothing to stdout.
fn refused(args: &[&str]) -> (Option<i32>, String) {
    let output = paiban(args).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{args:?}");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// A paper made by `paiban new`, and the folder of its issue.
fn paper() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("xiwan");
    paiban(&["new", folder.to_str().unwrap(), "--date", "2026-03-20"]).assert().success();
    let issue = folder.join("2026-03-20").to_str().unwrap().to_owned();
    (dir, issue)
}

/// The files of a folder and their bytes.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
    entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect()
}

#[test]
fn help_is_printed_for_the_program_and_each_command() {
    let help = printed(&["--help"]);
    assert!(help.contains("Exit codes:"));
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in the help");
        let help = printed(&[command, "--help"]);
        assert!(help.contains(&format!("Usage: paiban {command}")), "{help}");
    }
    assert_eq!(printed(&["--version"]), concat!("paiban ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn usage_errors_exit_with_2_and_a_reason() {
    for (args, expected) in [
        (&[][..], "Usage: paiban [OPTIONS] <COMMAND>"),
        (&["chek"], "unrecognized subcommand 'chek'"),
        (&["new"], "<DIR>"),
        (&["new", "x", "--date", "2026-02-30"], "the calendar has no such day"),
        (&["import", "x.md", "-o", "x"], "the date of the issue is missing"),
        (&["check", "x", "--allow", "S1O2"], "did you mean `S102`?"),
        (&["check", "x", "--allow", "S102", "--deny", "missing-alt-text"], "both allowed and denied"),
        (&["compile", "x", "--from", "2026-03-31", "--to", "2026-03-01"], "exchange the two days"),
        (&["explain", "missing-alt-txt"], "did you mean `missing-alt-text`?"),
        (&["completions", "cmd.exe"], "possible values: bash"),
    ] {
        let (code, message) = refused(args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(message.contains(expected), "{args:?}: {message}");
    }
}

#[test]
fn every_code_is_explained_by_its_id_and_its_slug() {
    let list = printed(&["explain"]);
    assert_eq!(list.lines().filter(|line| line.starts_with("  ")).count(), Code::ALL.len());
    for code in Code::ALL {
        let text = printed(&["explain", code.id()]);
        assert!(text.starts_with(&format!("{code} {} ({})\n", code.slug(), code.severity())), "{text}");
        assert_eq!(printed(&["explain", code.slug()]), text);
        assert!(list.contains(code.summary(MessageLanguage::English)));
    }
}

#[test]
fn codes_are_explained_in_chinese_where_that_is_asked_for() {
    let chinese = printed(&["explain", "M101", "--lang", "zh"]);
    assert!(
        chinese.starts_with("M101 missing-file（错误）\n\n本期用到的文件读不到。\n\n## 问题\n"),
        "{chinese}"
    );
    let of_locale = |locale: &str| {
        let output = paiban(&["explain", "M101"]).env("LANG", locale).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(of_locale("zh_CN.UTF-8"), chinese);
    assert_eq!(of_locale("C.UTF-8"), printed(&["explain", "M101"]));
}

#[test]
fn the_schema_is_the_one_that_is_kept() {
    assert!(printed(&["schema"]) == include_str!("../../templates/issue.schema.json"));
    let chinese = printed(&["schema", "--lang", "zh"]);
    assert!(chinese.contains("\"description\": \"报纸的一期。\""), "{chinese}");
}

#[test]
fn every_shell_gets_completions_of_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not complete {command}");
        }
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let dir = tempfile::tempdir().unwrap();
    paiban(&["man", "--dir", dir.path().to_str().unwrap()]).assert().success().stdout("");
    let pages = files(dir.path());
    assert_eq!(pages.len(), COMMANDS.len() + 1);
    assert_eq!(String::from_utf8_lossy(&pages["paiban.1"]), printed(&["man"]));
    for command in COMMANDS {
        let page = String::from_utf8_lossy(&pages[&format!("paiban-{command}.1")]);
        assert!(page.contains(&format!("paiban {command}").replace('-', "\\-")), "{page}");
    }
}

#[test]
fn a_closed_pipe_is_not_a_fault() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = std::process::Command::new(cargo_bin!("paiban"));
    let output = command.arg("schema").stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_fault() {
    let mut command = std::process::Command::new(cargo_bin!("paiban"));
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = command.arg("schema").stdout(full).output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(75));
    assert!(message.starts_with("error: cannot write `standard output`: "), "{message}");
}

#[test]
fn colours_are_for_terminals_or_on_request() {
    let colored = |variables: &[(&str, &str)]| {
        let output = paiban(&["explain", "X999"]).envs(variables.iter().copied()).output().unwrap();
        output.stderr.contains(&0x1b)
    };
    assert!(!colored(&[]), "stderr is not a terminal");
    assert!(colored(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]), "an empty variable is not set");
}

#[test]
fn a_new_paper_is_without_fault_and_builds_the_same_bytes_twice() {
    let (dir, issue) = paper();
    paiban(&["check", &issue, "--deny", "warnings"]).assert().success().stderr("nothing to report\n");
    let build = |name: &str| {
        let out = dir.path().join(name);
        paiban(&["build", &issue, "-o", out.to_str().unwrap()]).assert().success();
        files(&out)
    };
    let (first, second) = (build("first"), build("second"));
    let names = ["xiwan-2026-03-20.epub", "xiwan-2026-03-20.pdf", "xiwan-2026-03-20.record.json"];
    assert_eq!(first.keys().collect::<Vec<_>>(), names);
    assert!(first == second, "two runs differ");
    assert!(first["xiwan-2026-03-20.pdf"].starts_with(b"%PDF-"));
    assert!(first["xiwan-2026-03-20.epub"].starts_with(b"PK"));
}

#[test]
fn a_new_paper_needs_no_answers_and_its_pages_are_full() {
    let dir = tempfile::tempdir().unwrap();
    for args in [&["new", "xiwan"][..], &["build", "xiwan", "-o", "out"]] {
        let output = paiban(args).current_dir(dir.path()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
        let only_told = |line: &str| line.starts_with("wrote ") || line.starts_with("next: ");
        assert!(said.lines().all(only_told), "{args:?}: {said}");
    }
    let pages = paiban(&["build", "xiwan", "--emit", "layout"]).current_dir(dir.path()).output().unwrap();
    let pages = String::from_utf8(pages.stdout).unwrap();
    assert_eq!(pages.lines().filter(|line| line.starts_with("sheet ")).count(), 2);
}

/// A paper of which a file was changed, and the folder of its issue.
fn changed_paper(file: &str, from: &str, to: &str) -> (tempfile::TempDir, String) {
    let (dir, issue) = paper();
    let path = Path::new(&issue).join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    fs::write(&path, text.replace(from, to)).unwrap();
    (dir, issue)
}

#[test]
fn the_paper_of_the_pages_is_that_of_the_publication_the_issue_or_the_command_line() {
    let size = |issue: &str, args: &[&str]| {
        let dump = paiban(&[&["build", issue, "--emit", "layout"], args].concat()).output().unwrap();
        let dump = String::from_utf8(dump.stdout).unwrap();
        dump.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned()
    };
    let (a4, tabloid, broadsheet) = ("595.276x841.89", "779.528x1105.512", "1105.512x1559.055");
    let (_dir, issue) = paper();
    assert_eq!(size(&issue, &[]), a4, "as `paiban new` writes it");
    assert_eq!(size(&issue, &["--paper", "tabloid-5"]), tabloid);
    let (_dir, issue) = changed_paper("../publication.toml", "paper = \"a4-4\"", "");
    assert_eq!(size(&issue, &[]), broadsheet, "built in");
    let (_dir, issue) = changed_paper("issue.toml", "# paper = ", "paper = ");
    assert_eq!(size(&issue, &[]), tabloid, "the day comes before the paper");
    assert_eq!(size(&issue, &["--paper", "broadsheet-8"]), broadsheet);
}

#[test]
fn editions_and_profile_are_made_as_the_files_say_unless_the_command_line_does() {
    let made = |command: &str, issue: &str, args: &[&str]| {
        let out = tempfile::tempdir().unwrap();
        let out_arg = ["-o", out.path().to_str().unwrap()];
        let output = paiban(&[&[command, issue], args, &out_arg].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let files = files(out.path());
        let record = files.iter().find(|(name, _)| name.ends_with(".record.json")).unwrap();
        let record: serde_json::Value = serde_json::from_slice(record.1).unwrap();
        let endings: Vec<_> = files.keys().map(|name| name.rsplit('.').next().unwrap().to_owned()).collect();
        (endings, record["options"]["profile"].as_str().unwrap().to_owned())
    };
    for file in ["../publication.toml", "issue.toml"] {
        let (_dir, issue) = changed_paper(file, "# editions = [\"epub\", \"pdf\"]", "editions = [\"pdf\"]");
        for command in ["build", "compile"] {
            assert_eq!(made(command, &issue, &[]).0, ["pdf", "json"], "{command} {file}");
            assert_eq!(made(command, &issue, &["--epub"]).0, ["epub", "json"], "{command} {file}");
        }
    }
    let (_dir, issue) =
        changed_paper("../publication.toml", "# profile = \"archive\"", "profile = \"deposit\"");
    for command in ["build", "compile"] {
        assert_eq!(made(command, &issue, &["--pdf"]).1, "deposit", "{command}");
        assert_eq!(made(command, &issue, &["--pdf", "--profile", "web"]).1, "web", "{command}");
    }
}

#[test]
fn a_value_that_there_is_not_has_its_place_and_the_choices() {
    for (file, from, to, line) in [
        (
            "../publication.toml",
            "paper = \"a4-4\"",
            "paper = \"a5\"",
            "`paper` is `a5`, expected one of `broadsheet-8`",
        ),
        (
            "../publication.toml",
            "theme = \"party\"",
            "theme = \"noir\"",
            "`theme` is `noir`, expected one of `party`, `metro`",
        ),
        (
            "issue.toml",
            "# profile = \"web\"",
            "profile = \"print\"",
            "`profile` is `print`, expected one of `web`",
        ),
        ("issue.toml", "# look = \"plain\"", "look = \"plian\"", "did you mean `plain`?"),
        (
            "issue.toml",
            "# editions = [\"epub\", \"pdf\"]",
            "editions = [\"print\"]",
            "expected one of `epub`, `pdf`",
        ),
    ] {
        let (_dir, issue) = changed_paper(file, from, to);
        for command in ["check", "build"] {
            let (code, message) = refused(&[command, &issue, "--message-format", "short"]);
            let name = file.trim_start_matches("../");
            assert_eq!(code, Some(1), "{command} {to}: {message}");
            assert!(message.contains(line) && message.contains(&format!("{name}:")), "{message}");
        }
    }
}

#[test]
fn a_quiet_run_says_nothing_if_all_is_well_and_errors_if_not() {
    let (dir, issue) = paper();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (out, book) = (path("out"), path("out/xiwan-2026-03-20.epub"));
    for args in [
        &["new", &path("new")][..],
        &["check", &issue],
        &["build", &issue, "-o", &out],
        &["build", &issue, "-o", &out, "--paper", "broadsheet-8"],
        &["check", &book, "--issue", &issue],
        &["verify", &book],
        &["compile", &issue, "-o", &out],
        &["man", "--dir", &path("man")],
    ] {
        for quiet in ["-q", "--quiet"] {
            let args = [args, &[quiet]].concat();
            if args[0] == "new" && quiet == "--quiet" {
                continue;
            }
            assert_eq!(printed(&args), "", "{args:?}");
        }
    }
    let (_dir, issue) = changed_paper("01/brief.md", "rank = \"brief\"", "rank = \"breif\"\npin = \"top\"");
    let (code, message) = refused(&["check", &issue, "-q", "--message-format", "short"]);
    assert_eq!(code, Some(1));
    assert!(message.lines().all(|line| line.contains(": error[")) && message.contains("M107"), "{message}");
}

#[test]
fn a_new_paper_does_not_overwrite_an_existing_one() {
    let (dir, issue) = paper();
    let (before, folder) = (files(Path::new(&issue).join("01").as_path()), dir.path().join("xiwan"));
    let (code, message) = refused(&["new", folder.to_str().unwrap(), "--date", "2026-03-20"]);
    assert_eq!(code, Some(2));
    assert!(message.contains("already exists"), "{message}");
    assert_eq!(files(Path::new(&issue).join("01").as_path()), before);
}

#[test]
fn programs_read_lines_from_start_to_summary() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    let lines = printed(&["build", &issue, "-o", out.to_str().unwrap(), "--message-format", "json"]);
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<_> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("start", "summary"));
    let made: Vec<_> = lines.iter().filter(|line| line["kind"] == "artifact").collect();
    assert_eq!(made.len(), 3);
    for artifact in made {
        let path = Path::new(artifact["path"].as_str().unwrap());
        assert_eq!(artifact["bytes"].as_u64(), Some(fs::metadata(path).unwrap().len()));
    }
    assert_eq!(lines[lines.len() - 1]["artifacts"], 3);
}

#[test]
fn stdout_carries_only_the_requested_data() {
    let (_dir, issue) = paper();
    let output = paiban(&["check", &issue, "--emit", "json", "--message-format", "json"]).output().unwrap();
    let issue_json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(issue_json["date"], "2026-03-20");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.lines().all(|line| line.starts_with("{\"kind\":")), "{message}");
}

#[test]
fn pages_can_be_printed_as_text_and_nothing_is_written() {
    let (dir, issue) = paper();
    let output = paiban(&["build", &issue, "--emit", "layout"]).current_dir(dir.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("春水"));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn pages_are_put_on_office_paper() {
    let (_dir, issue) = paper();
    let first_line = |args: &[&str]| {
        let dump = paiban(&[&["build", &issue, "--emit", "layout"], args].concat()).output().unwrap();
        String::from_utf8(dump.stdout).unwrap().lines().next().unwrap().to_owned()
    };
    // Broadsheet pages of 390 by 550 mm, and A4.
    assert!(first_line(&["--paper", "broadsheet-8"]).ends_with("1105.512x1559.055"));
    assert!(first_line(&["--paper", "broadsheet-8", "--sheet", "a4"]).ends_with("595.276x841.89"));
    let (code, message) = refused(&["build", &issue, "--sheet", "a5"]);
    assert_eq!(code, Some(2));
    assert!(message.contains("a3, a4"), "{message}");
}

#[test]
fn a_publication_names_its_theme() {
    let (dir, issue) = paper();
    let pages = |args: &[&str]| {
        let output = paiban(&[&["build", &issue, "--emit", "layout"], args].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let (party, metro) = (pages(&[]), pages(&["--theme", "metro"]));
    assert!(party != metro);
    let file = dir.path().join("xiwan/publication.toml");
    let publication = fs::read_to_string(&file).unwrap();
    fs::write(&file, publication.replace("theme = \"party\"", "theme = \"metro\"")).unwrap();
    assert!(pages(&[]) == metro && pages(&["--theme", "party"]) == party);
}

#[test]
fn the_explanation_of_the_pages_is_written_to_the_requested_file() {
    let (dir, issue) = paper();
    let (out, why) = (dir.path().join("out"), dir.path().join("pages.json"));
    let args = ["build", &issue, "--epub", "-o", out.to_str().unwrap(), "--explain", why.to_str().unwrap()];
    paiban(&args).assert().success();
    let explained: serde_json::Value = serde_json::from_slice(&fs::read(&why).unwrap()).unwrap();
    assert!(explained["sheets"].is_array(), "{explained}");
    let names = ["xiwan-2026-03-20.epub", "xiwan-2026-03-20.record.json"];
    assert_eq!(files(&out).keys().collect::<Vec<_>>(), names, "no PDF was asked for");
}

#[test]
fn an_explanation_in_a_missing_folder_leaves_nothing_written() {
    let (dir, issue) = paper();
    let (out, why) = (dir.path().join("out"), dir.path().join("why/pages.json"));
    let args = ["build", &issue, "--epub", "-o", out.to_str().unwrap(), "--explain", why.to_str().unwrap()];
    let (code, message) = refused(&args);
    assert_eq!(code, Some(2));
    assert!(message.contains("its folder is missing"), "{message}");
    assert!(!out.exists() && !dir.path().join("why").exists());
}

#[test]
fn the_editions_of_a_build_come_together_or_not_at_all() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    // A folder has the name of the PDF.
    fs::create_dir_all(out.join("xiwan-2026-03-20.pdf")).unwrap();
    fs::write(out.join("xiwan-2026-03-20.epub"), "the old one").unwrap();
    let (code, message) = refused(&["build", &issue, "-o", out.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(message.contains("xiwan-2026-03-20.pdf`: it is a folder"), "{message}");
    let names: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(fs::read(out.join("xiwan-2026-03-20.epub")).unwrap(), b"the old one");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_is_written_to_what_is_no_file_and_never_in_its_place() {
    use std::os::unix::fs::FileTypeExt as _;
    let (dir, issue) = paper();
    let (out, link) = (dir.path().join("out"), dir.path().join("null"));
    std::os::unix::fs::symlink("/dev/null", &link).unwrap();
    let compile = |report: &Path| {
        let (out, report) = (out.to_str().unwrap(), report.to_str().unwrap());
        paiban(&["compile", &issue, "--epub", "--cover", "none", "-q", "-o", out, "--report", report])
    };
    compile(&link).assert().success();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let printed = compile(Path::new("/dev/stdout")).output().unwrap().stdout;
    let report: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    assert!(report["volume"].is_object(), "{report}");
    // Redirected to a file, `/dev/stdout` is a link that leads to it.
    let redirected = dir.path().join("redirected");
    let file = fs::File::create(&redirected).unwrap();
    let mut command = std::process::Command::new(cargo_bin!("paiban"));
    let args = ["compile", &issue, "--epub", "--cover", "none", "-q", "--report", "/dev/stdout", "-o"];
    assert!(command.args(args).arg(&out).stdout(file).status().unwrap().success());
    assert_eq!(fs::read(&redirected).unwrap(), printed);
    assert!(fs::symlink_metadata("/dev/stdout").unwrap().is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_beyond_the_largest_size_of_files_is_an_error_and_leaves_nothing() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -f 4; exec \"$0\" \"$@\""]).arg(cargo_bin!("paiban"));
    let output = command.args(["build", &issue, "-o"]).arg(&out).output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("File too large"), "{message}");
    assert!(!out.exists(), "the folder was made for the files");
}

/// Links and files of this ending that cannot be read as files: a device without end, a pipe without a
/// writer, a socket, a folder.
#[cfg(unix)]
fn no_files(dir: &Path, ending: &str) -> Vec<String> {
    let at = |name: &str| dir.join(format!("{name}.{ending}"));
    std::os::unix::fs::symlink("/dev/zero", at("endless")).unwrap();
    std::os::unix::fs::symlink(at("pipe"), at("link")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    drop(std::os::unix::net::UnixListener::bind(at("socket")).unwrap());
    fs::create_dir(at("folder")).unwrap();
    ["endless", "link", "pipe", "socket", "folder"].map(|name| at(name).to_str().unwrap().to_owned()).into()
}

#[cfg(unix)]
#[test]
fn a_file_that_is_named_and_is_none_is_refused_at_once() {
    let (dir, issue) = paper();
    let root = dir.path();
    let page = root.join("page.md").to_str().unwrap().to_owned();
    fs::write(&page, "# 报\n\n文。\n").unwrap();
    let out = root.join("out").to_str().unwrap().to_owned();
    let import = ["import", &page, "--date", "2026-03-20", "-o", &out];
    let calls = [
        ("toml", vec!["build", &issue, "--pdf", "-o", &out, "--theme"], vec![]),
        ("toml", [&import[..], &["--publication"]].concat(), vec![]),
        ("txt", [&import[..], &["--suspects"]].concat(), vec![]),
        ("md", vec!["import"], import[2..].to_vec()),
        ("json", vec!["import"], vec!["-o", &out]),
        ("json", vec!["check"], vec![]),
        ("epub", vec!["check"], vec![]),
        ("record.json", vec!["verify"], vec![]),
    ];
    for (number, (ending, before, after)) in calls.into_iter().enumerate() {
        // Paths of sockets are short.
        let special = root.join(number.to_string());
        fs::create_dir(&special).unwrap();
        for path in no_files(&special, ending) {
            let args = [&before[..], &[path.as_str()], &after[..]].concat();
            let output = paiban(&args).timeout(std::time::Duration::from_secs(20)).output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(1 | 2)), "{args:?}: {message}");
            assert!(!Path::new(&out).exists(), "{args:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_an_issue_that_is_none_is_refused_at_once() {
    let (dir, issue) = paper();
    let root = dir.path();
    let (issue, fonts) = (Path::new(&issue), root.join("fonts"));
    let templates = root.join("templates");
    fs::create_dir(&fonts).unwrap();
    fs::create_dir(&templates).unwrap();
    let pipes = root.join("pipes");
    fs::create_dir(&pipes).unwrap();
    let places = [
        issue.join("issue.toml"),
        issue.join("01/lead.md"),
        root.join("xiwan/publication.toml"),
        fonts.join("a.ttf"),
        templates.join("chapter.xhtml"),
    ];
    let folder = |path: &Path| path.to_str().unwrap().to_owned();
    for target in no_files(&pipes, "any") {
        for place in &places {
            let kept = fs::read(place).ok();
            let _ = fs::remove_file(place);
            std::os::unix::fs::symlink(&target, place).unwrap();
            let (font_dir, template_dir) = (folder(&fonts), folder(&templates));
            let mut args = vec!["build", issue.to_str().unwrap(), "--epub", "-o", "out"];
            if place.starts_with(&fonts) {
                args.extend(["--font-dir", &font_dir]);
            } else if place.starts_with(&templates) {
                args.extend(["--templates", &template_dir]);
            }
            let mut command = paiban(&args);
            let output =
                command.current_dir(root).timeout(std::time::Duration::from_secs(20)).output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            assert!(
                matches!(output.status.code(), Some(1 | 2)),
                "{target} as {}: {message}",
                place.display()
            );
            fs::remove_file(place).unwrap();
            if let Some(bytes) = kept {
                fs::write(place, bytes).unwrap();
            }
        }
    }
    assert!(!root.join("out").exists());
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (dir, issue) = paper();
    let made = |threads: &str| {
        let out = dir.path().join(format!("out {threads}"));
        let mut command = paiban(&["build", &issue, "--epub", "-o", out.to_str().unwrap()]);
        command.env("RAYON_NUM_THREADS", threads).timeout(std::time::Duration::from_secs(60));
        command.assert().success();
        files(&out)
    };
    let one = made("1");
    for threads in ["3", "99999999", "0", "many"] {
        assert!(made(threads) == one, "{threads}");
    }
}

#[test]
fn an_output_folder_that_is_a_file_is_a_usage_error() {
    let (dir, issue) = paper();
    let file = dir.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let (code, message) = refused(&["build", &issue, "-o", file.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(message.contains("cannot write"), "{message}");
    assert_eq!(fs::read(&file).unwrap(), b"in the way");
}

/// The widths of the pictures in a PDF of the issue whose advertisement is a PDF file in inks, and whether the
/// operators of that file are in it.
fn advertisement(profile: &str) -> (Vec<u32>, bool) {
    let issue = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/picture/pdf-in-inks");
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().to_str().unwrap();
    let args = ["build", issue, "--pdf", "--profile", profile, "--paper", "tabloid-6", "-o", out];
    paiban(&args).assert().success();
    let made = files(dir.path()).into_iter().find(|(name, _)| name.ends_with(".pdf")).unwrap().1;
    let pdf = Pdf::new(made).unwrap();
    let (mut widths, mut has_operators) = (Vec::new(), false);
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => widths.extend(stream.dict().get::<u32>(b"Width")),
            Some(b"Form") => {
                let operators = String::from_utf8_lossy(&stream.decoded().unwrap()).into_owned();
                has_operators |= operators.contains("1 0.6 0 0.2 k 0 0 340 227 re f");
            }
            _ => {}
        }
    }
    (widths, has_operators)
}

#[test]
fn an_advertisement_in_pdf_stays_lines_for_a_screen_and_is_a_picture_in_archives() {
    assert_eq!(advertisement("web"), (vec![], true));
    // 120 mm in 300 pixels an inch.
    for profile in ["archive", "deposit"] {
        assert_eq!(advertisement(profile), (vec![1418], false), "{profile}");
    }
}
