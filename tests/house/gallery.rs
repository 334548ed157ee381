//! The gallery shows the pages that its list names, with their captions, and no other pictures lie beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// Most bytes of a picture, and of all of them: a clone of the repository has them, too.
const LARGEST: u64 = 200_000;
const LARGEST_OF_ALL: u64 = 5_000_000;

/// The documents, and the language of their captions.
const DOCUMENTS: [(&str, &str); 2] = [("docs/gallery.md", "en"), ("docs/gallery.zh-CN.md", "zh")];

/// A picture of the list.
struct Listed {
    file: String,
    /// What its caption has, by language.
    words: [Vec<String>; 2],
    /// What the head over it has.
    paper: String,
}

/// What differs between the list and what lies in the repository.
pub(crate) fn differences(root: &Path) -> Vec<String> {
    let text = fs::read_to_string(root.join("examples/gallery.toml")).unwrap();
    let pictures = listed(&text.parse::<Table>().unwrap());
    let mut found = Vec::new();
    for (number, (name, _)) in DOCUMENTS.iter().enumerate() {
        let document = fs::read_to_string(root.join(name)).unwrap();
        found.extend(in_document(&document, &pictures, number).map(|what| format!("{name}: {what}")));
    }
    found.extend(files(&root.join("docs/gallery"), &pictures));
    found
}

fn listed(list: &Table) -> Vec<Listed> {
    let mut pictures = Vec::new();
    let text = |value: &Value, key: &str| value[key].as_str().unwrap().to_owned();
    for issue in list["issue"].as_array().unwrap() {
        for look in issue["looks"].as_array().unwrap() {
            let (theme, paper) = (text(look, "theme"), text(look, "paper"));
            for page in issue["pages"].as_array().unwrap() {
                let label = text(page, "label");
                let words = ["en", "zh"].map(|language| {
                    vec![text(&issue["title"], language), text(page, language), theme.clone()]
                });
                let file = format!("{}-{theme}-{}.jpg", text(issue, "name"), label.to_lowercase());
                pictures.push(Listed { file, words, paper: paper.clone() });
            }
        }
    }
    pictures
}

/// The first picture of a document that is not that of the list.
fn in_document(document: &str, pictures: &[Listed], language: usize) -> Option<String> {
    let mut head = "";
    let mut expected = pictures.iter();
    for line in document.lines() {
        if line.starts_with("## ") {
            head = line;
        }
        let Some((alt, file)) = line.strip_prefix("![").and_then(|line| line.split_once("](gallery/")) else {
            continue;
        };
        let Some(next) = expected.next() else { return Some(format!("{line} is not in the list")) };
        let is_said = next.words[language].iter().all(|word| alt.contains(word.as_str()));
        if file.strip_suffix(')') != Some(&next.file)
            || !is_said
            || !head.contains(&format!("`{}`", next.paper))
        {
            return Some(format!("{line} under {head} is not {}", next.file));
        }
    }
    expected.next().map(|next| format!("{} is missing", next.file))
}

fn files(folder: &Path, pictures: &[Listed]) -> Vec<String> {
    let (mut found, mut sizes) = (Vec::new(), 0);
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (name, size) =
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().len());
        sizes += size;
        if size > LARGEST {
            found.push(format!("docs/gallery/{name} has {size} bytes"));
        }
        there.insert(name);
    }
    let wanted: BTreeSet<String> = pictures.iter().map(|picture| picture.file.clone()).collect();
    found.extend(
        there.symmetric_difference(&wanted).map(|name| format!("docs/gallery/{name}: in one place alone")),
    );
    if sizes > LARGEST_OF_ALL {
        found.push(format!("docs/gallery has {sizes} bytes"));
    }
    found
}

#[test]
fn what_differs_is_found() {
    let list = r#"
[[issue]]
name = "x"
title = { en = "Daily", zh = "日报" }
looks = [{ theme = "party", paper = "tabloid-6" }]
pages = [{ label = "A01", en = "front", zh = "头版" }, { label = "A02", en = "inside", zh = "内页" }]
"#;
    let pictures = listed(&list.parse().unwrap());
    let head = "## Daily in `party`, on `tabloid-6`\n";
    let (one, two) = (
        "![Daily, front, party](gallery/x-party-a01.jpg)\n",
        "![Daily, inside, party](gallery/x-party-a02.jpg)\n",
    );
    let of = |text: String| in_document(&text, &pictures, 0);
    assert_eq!(of(format!("{head}{one}{two}")), None);
    assert!(of(format!("{head}{one}")).is_some_and(|what| what.contains("missing")));
    assert!(of(format!("{head}{two}{one}")).is_some(), "the order");
    assert!(of(format!("{head}{one}{two}{two}")).is_some(), "one more");
    assert!(of(format!("{one}{two}")).is_some(), "without its head");
}
