//! What batch systems rely on: nothing is done twice, exit codes, plans, catalogues, deposits.

use std::fs;
use std::path::Path;

use crate::{files, paiban, paper, printed};

/// A report of a run.
fn report(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_second_run_does_nothing_and_says_so() {
    let (dir, issue) = paper();
    let (out, of_run) = (dir.path().join("成 品"), dir.path().join("last.json"));
    let state = |more: &[&str]| {
        let mut args =
            vec!["build", &issue, "-o", out.to_str().unwrap(), "--epub", "--cover", "none", "--quiet"];
        args.extend(["--if-changed", "--report", of_run.to_str().unwrap()]);
        args.extend(more);
        paiban(&args).assert().success().stdout("").stderr("");
        report(&of_run)["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&[]), "made");
    let before = files(&out);
    assert_eq!(state(&[]), "kept");
    assert_eq!(report(&of_run)["outputs"].as_array().unwrap().len(), 1);
    assert_eq!(files(&out), before);
    assert_eq!(state(&["--vertical"]), "made", "another option");
    assert_eq!(state(&["--vertical", "--deny", "S102"]), "made", "what is denied may refuse it");
    assert_eq!(state(&[]), "made");
    let epub = out.join("xiwan-2026-03-20.epub");
    fs::write(&epub, "touched by hand").unwrap();
    assert_eq!(state(&[]), "made");
    let record = out.join("xiwan-2026-03-20.record.json");
    for broken in ["", "{\"record\": 1"] {
        fs::write(&record, broken).unwrap();
        assert_eq!(state(&[]), "made");
    }
    // The record and the outputs are those of the first run.
    assert_eq!(files(&out), before);
    let article = Path::new(&issue).join("01/lead.md");
    fs::write(&article, fs::read_to_string(&article).unwrap() + "又一段。\n").unwrap();
    assert_eq!(state(&[]), "made");
    fs::write(Path::new(&issue).join("issue.toml"), "date = ").unwrap();
    let mut args = vec!["build", &issue, "-o", out.to_str().unwrap(), "--epub", "--quiet", "--if-changed"];
    args.extend(["--report", of_run.to_str().unwrap()]);
    paiban(&args).assert().code(1);
    let refused = report(&of_run);
    assert_eq!(refused["state"], "refused");
    assert!(
        refused["errors"].as_u64().unwrap() > 0 && !refused["diagnostics"].as_array().unwrap().is_empty()
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_no_fault_where_nothing_is_to_be_done() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    let args =
        ["build", &issue, "-o", out.to_str().unwrap(), "--epub", "--cover", "none", "--if-changed", "-q"];
    paiban(&args).assert().success();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o500)).unwrap();
    paiban(&args).assert().success();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_75_and_leaves_everything_as_it_was() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    let args =
        ["build", &issue, "-o", out.to_str().unwrap(), "--epub", "--cover", "none", "--report", "/dev/full"];
    paiban(&args).assert().code(75);
    assert!(!out.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn no_file_handles_are_a_fault_of_the_machine_and_not_of_the_issue() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    let program = assert_cmd::cargo::cargo_bin!("paiban");
    let mut codes = Vec::new();
    for handles in 3..10 {
        let call = format!(
            "ulimit -n {handles}; exec {} build '{issue}' -o '{}' --epub --cover none -q",
            program.display(),
            out.display()
        );
        let mut shell = std::process::Command::new("sh");
        let status = shell.args(["-c", &call]).stderr(std::process::Stdio::null()).status().unwrap();
        codes.extend(status.code());
    }
    // Where not even libraries can be opened the system ends it before it begins.
    assert!(codes.iter().all(|code| matches!(code, 0 | 75 | 127)), "{codes:?}");
    assert!(codes.contains(&75), "{codes:?}");
}

#[test]
fn what_a_dead_run_left_is_swept_by_the_next_and_nothing_else() {
    let (dir, issue) = paper();
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    for name in [".paiban-Abc123.lock", ".paiban-Abc123-xyz789", ".paiban-mine", "notes"] {
        fs::write(out.join(name), if name.ends_with("lock") { "" } else { "x" }).unwrap();
    }
    paiban(&["build", &issue, "-o", out.to_str().unwrap(), "--epub", "--cover", "none"]).assert().success();
    let names: Vec<String> = files(&out).into_keys().collect();
    assert_eq!(names, [".paiban-mine", "notes", "xiwan-2026-03-20.epub", "xiwan-2026-03-20.record.json"]);
}

#[test]
fn own_editions_are_those_of_a_build_from_one_setting() {
    let (dir, issue) = paper();
    let (one, each) = (dir.path().join("one"), dir.path().join("each"));
    let options = ["--epub", "--cover", "none", "--quiet"];
    let call = |command: &str, from: &str, out: &Path, more: &[&str]| {
        let args = [&[command, from, "-o", out.to_str().unwrap()], options.as_slice(), more].concat();
        paiban(&args).assert().success();
    };
    call("build", &issue, &one, &[]);
    let of_run = dir.path().join("unit.report.json");
    let more = ["--each", "--if-changed", "--report", of_run.to_str().unwrap()];
    call("compile", &issue, &each, &more);
    let made = files(&each);
    assert_eq!(made.len(), 4);
    for (name, bytes) in files(&one) {
        assert_eq!(Some(&bytes), made.get(&name), "{name}");
    }
    assert_eq!(report(&of_run)["issues"][0]["state"], "made");
    call("compile", &issue, &each, &more);
    assert_eq!(report(&of_run)["issues"][0]["state"], "kept");
    assert_eq!(report(&of_run)["volume"]["state"], "kept");
    assert_eq!(files(&each), made);
    fs::remove_file(each.join("xiwan-2026-03-20.epub")).unwrap();
    call("compile", &issue, &each, &more);
    assert_eq!(report(&of_run)["issues"][0]["state"], "made");
    assert_eq!(report(&of_run)["volume"]["state"], "kept");
    assert_eq!(files(&each), made);
}

#[test]
fn a_plan_is_made_and_its_archive_catalogued() {
    let (dir, _) = paper();
    let corpus = dir.path().join("xiwan");
    let plan = printed(&["plan", corpus.to_str().unwrap()]);
    let lines: Vec<&str> = plan.lines().collect();
    assert!(
        lines[0].starts_with("unit\ttitle\tyear\tmonth\tfrom\tto\tissues\tpages\tdigest\tfolder"),
        "{plan}"
    );
    assert!(lines[1].starts_with("xiwan-2026-03\txiwan\t2026\t03\t2026-03-01\t2026-03-31\t1\t"), "{plan}");
    let json = printed(&["plan", corpus.to_str().unwrap(), "--unit", "year", "--format", "json"]);
    assert!(json.starts_with("{\"unit\":\"xiwan-2026\","), "{json}");
    let table = dir.path().join("plan.tsv");
    fs::write(&table, &plan).unwrap();
    let out = dir.path().join("out");
    let args = [
        "compile",
        corpus.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
        "--epub",
        "--cover",
        "none",
        "--each",
    ];
    paiban(&args).assert().success();
    let catalogue = ["catalogue", out.to_str().unwrap(), "--plan", table.to_str().unwrap(), "--opds", "-q"];
    paiban(&catalogue).assert().code(1);
    let of_run = out.join("xiwan-2026-03.report.json");
    paiban(&[&args[..], &["--if-changed", "--report", of_run.to_str().unwrap()]].concat()).assert().success();
    paiban(&catalogue).assert().success();
    let csv = fs::read_to_string(out.join("catalogue.csv")).unwrap();
    assert_eq!(csv.lines().count(), 5, "{csv}");
    assert!(csv.contains("xiwan-2026-03-20.epub,xiwan,2026-03-20,issue,epub,made,"), "{csv}");
    let before = files(&out.join("opds"));
    assert_eq!(before.keys().collect::<Vec<_>>(), ["xiwan-2026.xml"]);
    paiban(&catalogue).assert().success();
    assert_eq!(fs::read_to_string(out.join("catalogue.csv")).unwrap(), csv, "it does not list itself");
}
