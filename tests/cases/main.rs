//! Tests that are files: each is a test of its own, by the path of its folder or file.
//!
//! | name | what it is |
//! |---|---|
//! | `<topic>/<case>` | a folder beside this file: an input, calls of the program, what comes out ([`commands`]) |
//! | `explained/<code>` | the page about a code: its example shows it, the fixed one does not ([`explained`]) |
//! | `ocr/<page>` | a page of `tests/ocr` and the issue it becomes ([`ocr`]) |
//! | `corpus/<target>/<file>` | a file of the fuzz corpus through its target ([`corpus`]) |
//!
//! `cargo test --test cases issue/addresses` runs one, `cargo test --test cases -- --list` lists
//! all, `PAIBAN_ACCEPT=1` before it accepts what is found.

mod commands;
mod corpus;
mod explained;
#[path = "../fuzz_bodies/mod.rs"]
mod fuzz_bodies;
#[path = "../support/golden.rs"]
mod golden;
mod key_words;
mod keys;
mod ocr;
mod places;
mod written_page;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use paiban::diagnostics::Code;

fn main() -> ExitCode {
    let cases = commands::cases();
    let mut trials = vec![
        trial("every_code_has_a_case_that_triggers_it", every_code_has_a_case),
        trial("every_kind_of_test_has_its_files", every_kind_has_its_files),
        trial("what_is_said_of_pages_begins_with_its_place", places::check),
        trial("the_documents_of_diagnostics_are_made_of_the_pages", explained::documents),
        trial("the_documents_of_keys_are_made_of_the_schema", keys::documents),
        trial("the_documents_of_keys_list_those_that_the_reader_knows", keys::known_keys),
    ];
    #[cfg(unix)]
    trials.push(trial("only_cases_with_links_are_left_out_on_windows", commands::links));
    trials.extend(
        cases
            .into_iter()
            .filter(|case| commands::can_run(case))
            .map(|case| trial(&commands::name(&case), move || commands::check(&case))),
    );
    trials.extend(
        Code::ALL.iter().map(|&code| trial(&format!("explained/{code}"), move || explained::check(code))),
    );
    trials.extend(ocr::trials());
    trials.extend(corpus::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test by its name; the message of a failure is shown verbatim.
fn trial(name: &str, test: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(name, || test().map_err(Failed::from))
}

fn every_code_has_a_case() -> Result<(), String> {
    let expected: String = commands::cases()
        .iter()
        .map(|case| fs::read_to_string(case.join(commands::EXPECTED_FILE)).unwrap_or_default())
        .collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !expected.contains(&format!("[{code}]"))).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case triggers {missing:?}")) }
}

/// A folder that was moved must not remove its tests silently.
fn every_kind_has_its_files() -> Result<(), String> {
    let counts = [commands::cases().len(), ocr::trials().len(), corpus::trials().len()];
    let least = [100, 5, 50];
    if counts.iter().zip(least).all(|(found, least)| *found >= least) {
        Ok(())
    } else {
        Err(format!("{counts:?} tests of commands, OCR pages and the corpus; at least {least:?} expected"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a folder holds, in order.
fn entries(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut entries: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// The last part of a path.
fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("names of test files are UTF-8")
}
