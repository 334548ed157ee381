//! Names of files that some systems tell apart and others do not.

use std::fs;
use std::path::Path;

use paiban::diagnostics::{Code, Diagnostic};
use paiban::source::{self, Draft};

/// A folder with a publication and an issue in `day/`; further files by their paths.
fn folder(issue: &str, publication: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let head = "title = \"溪湾日报\"\nslug = \"xiwan\"\nlanguage = \"zh-Hans-CN\"\nkind = \"other\"\n";
    let publication = format!("{head}{publication}");
    let own = [("publication.toml", publication.as_str()), ("day/issue.toml", issue)];
    for (path, text) in own.iter().chain(files) {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn load(path: &Path) -> (Draft, Vec<Diagnostic>) {
    let checked = source::load(&path.join("day")).unwrap();
    (checked.value, checked.diagnostics)
}

const ISSUE: &str = "date = 2026-03-20\n[[page]]\nlabel = \"1\"\narticles = [\"a.md\"]\n";

#[test]
fn pictures_of_the_publication_and_of_the_issue_stay_apart_on_every_system() {
    let article = "+++\nheadline = \"题\"\n[[figure]]\nimage = \"photos/a.jpg\"\n+++\n\n文。\n";
    for (name, is_own) in [("A.JPG", false), ("a.jpg", true)] {
        let publication = format!("masthead = \"photos/{name}\"\n");
        let picture = format!("photos/{name}");
        let content = if is_own { "issue" } else { "publication" };
        let files = [("day/a.md", article), ("day/photos/a.jpg", "issue"), (picture.as_str(), content)];
        let dir = folder(ISSUE, &publication, &files);
        let (draft, _) = load(dir.path());
        let masthead = draft.issue.publication.masthead.expect("a masthead");
        let expected = if is_own { picture } else { format!("publication/{picture}") };
        assert_eq!(masthead.as_str(), expected);
        assert_eq!(&*draft.pictures[&masthead], content.as_bytes());
        assert_eq!(&*draft.pictures[&"photos/a.jpg".into()], b"issue");
    }
}

#[test]
fn an_article_that_is_spelled_otherwise_is_not_told_to_be_listed() {
    let dir = folder(ISSUE, "", &[("day/A.md", "+++\nheadline = \"题\"\n+++\n\n文。\n"), ("day/b.md", "")]);
    let (_, diagnostics) = load(dir.path());
    let unlisted: Vec<String> = diagnostics
        .iter()
        .filter(|fault| fault.code == Code::UnlistedArticle)
        .map(|fault| fault.message.english())
        .collect();
    assert_eq!(unlisted, ["no page lists the article `b.md`"]);
    // Missing on Linux; elsewhere it is read, and its name is a fault.
    let found = |fault: &Diagnostic| matches!(fault.code, Code::MissingFile | Code::UnportableName);
    let fault = diagnostics.iter().find(|fault| found(fault)).expect("a fault");
    let said = format!("{}{}", fault.message.english(), fault.help[0].english());
    assert!(said.contains("A.md"), "{said}");
}

#[test]
fn a_name_with_its_marks_apart_is_said_to_be_so() {
    let issue = ISSUE.replace("a.md", "l\u{FC}.md");
    let dir = folder(&issue, "", &[("day/lu\u{308}.md", "+++\nheadline = \"题\"\n+++\n\n文。\n")]);
    let (_, diagnostics) = load(dir.path());
    let found = |fault: &&Diagnostic| matches!(fault.code, Code::MissingFile | Code::UnportableName);
    let fault = diagnostics.iter().find(found).expect("a fault");
    let said = format!("{}{}", fault.message.english(), fault.help[0].english());
    assert!(said.contains("letters and their marks apart"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_article_beside_one_that_differs_in_case_is_told_to_be_unlisted() {
    let text = "+++\nheadline = \"题\"\n+++\n\n文。\n";
    let dir = folder(ISSUE, "", &[("day/a.md", text), ("day/A.md", text)]);
    let (_, diagnostics) = load(dir.path());
    let said: Vec<String> = diagnostics.iter().map(|fault| fault.message.english()).collect();
    assert!(said.iter().any(|said| said == "no page lists the article `A.md`"), "{said:?}");
}
