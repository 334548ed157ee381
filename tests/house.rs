//! Rules of the house that no compiler checks: the order of the stages, the digests of the fonts.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages from the lowest: a file may name only stages of a lower rank, and its own.
const STAGES: &[(&str, u8)] = &[
    ("geometry", 0),
    ("unicode", 0),
    ("diagnostics", 0),
    ("model", 1),
    ("wording", 2),
    ("source", 3),
    ("text", 3),
    ("check", 4),
    ("html", 5),
    ("volume", 5),
    ("edition", 6),
    ("layout", 7),
    ("package", 7),
    ("epub", 8),
    ("pdf", 8),
    ("raster", 9),
    ("press", 10),
    ("cli", 11),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(dir: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn rank(stage: &str) -> Option<u8> {
    STAGES.iter().find(|(name, _)| *name == stage).map(|&(_, rank)| rank)
}

/// The stages a source file names as `crate::stage` (in the binary: `paiban::stage`).
fn named_stages(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for root in ["crate::", "paiban::"] {
            for (at, _) in line.match_indices(root) {
                let rest = &line[at + root.len()..];
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                found.push(rest[..end].to_owned());
            }
        }
    }
    found
}

/// Every import against the order of the stages, as `file: stage`.
fn upward_imports(src: &Path) -> Vec<String> {
    let mut files = Vec::new();
    rust_files(src, &mut files);
    let mut upward = Vec::new();
    for file in files {
        let below = file.strip_prefix(src).unwrap();
        let stage = below.iter().next().unwrap().to_str().unwrap();
        let Some(own) = rank(stage) else { continue };
        for named in named_stages(&fs::read_to_string(&file).unwrap()) {
            if named != stage && rank(&named).is_some_and(|other| other >= own) {
                upward.push(format!("{}: {named}", below.display()));
            }
        }
    }
    upward
}

#[test]
fn stages_import_only_from_lower_stages() {
    assert_eq!(upward_imports(&root().join("src")), Vec::<String>::new());
}

#[test]
fn an_upward_import_would_be_found() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("model")).unwrap();
    fs::write(dir.path().join("model/mod.rs"), "use crate::{a};\nuse crate::layout::Edition;\n").unwrap();
    assert_eq!(upward_imports(dir.path()), ["model/mod.rs: layout"]);
}

/// Files and folders of the source whose string literals may hold Han characters: printed words, and
/// tables of data about Chinese.
const HAN_LITERALS: &[&str] = &[
    "wording/",
    // Cues by which importers read pages.
    "source/import/",
    // Classes of characters, words that lean on others.
    "text/",
    // Words that an internal publication must not use, words that brackets and widths are judged by.
    "check/imprint/",
    "check/text/",
    // Names of the sizes of type.
    "layout/grid/size.rs",
    // Explanations of codes show examples.
    "diagnostics/code.rs",
    // The title of a new paper, for its owner to change.
    "cli/commands/new.rs",
    // An example in a message.
    "source/markdown/inline.rs",
];

/// Lines of code with a Han character in a string literal, without comments and tests.
fn han_literals(code: &str) -> Vec<usize> {
    let code = code.split("\n#[cfg(test)]\nmod ").next().unwrap_or(code);
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{3ffff}').contains(&c);
    let mut found = Vec::new();
    let (mut in_string, mut line) = (false, 1);
    let mut characters = code.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' => line += 1,
            '\\' if in_string => {
                // An escaped line end counts as a line.
                line += usize::from(characters.next() == Some('\n'));
            }
            '"' => in_string = !in_string,
            // A quotation mark as a character opens no string.
            '\'' if !in_string && characters.peek() == Some(&'"') => {
                characters.next();
            }
            '/' if !in_string && characters.peek() == Some(&'/') => {
                while characters.peek().is_some_and(|&c| c != '\n') {
                    characters.next();
                }
            }
            _ if in_string && is_han(c) && found.last() != Some(&line) => found.push(line),
            _ => {}
        }
    }
    found
}

/// Whether a file holds nothing but tests and what they need.
fn is_of_tests(below: &Path) -> bool {
    let name = below.to_string_lossy();
    name.contains("/tests/") || ["tests.rs", "sample.rs"].iter().any(|end| name.ends_with(end))
}

#[test]
fn printed_words_stand_in_the_wording_only() {
    let src = root().join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let mut found = Vec::new();
    for file in files {
        let below = file.strip_prefix(&src).unwrap();
        let name = below.to_string_lossy().replace('\\', "/");
        if is_of_tests(below) || HAN_LITERALS.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        let lines = han_literals(&fs::read_to_string(&file).unwrap());
        found.extend(lines.into_iter().map(|line| format!("{name}:{line}")));
    }
    assert_eq!(found, Vec::<String>::new(), "string literals with Han characters");
}

#[test]
fn a_printed_word_elsewhere_would_be_found() {
    let code = "// \"注\"\nlet a = '\"';\nlet b = \"x\\\"期\"; // y\n#[cfg(test)]\nmod tests { \"版\" }";
    assert_eq!(han_literals(code), [3]);
    assert_eq!(han_literals("/// 第\nconst A: &str = \"Page\";"), Vec::<usize>::new());
}

#[test]
fn every_folder_of_the_source_has_a_rank() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let stage = path.file_name().unwrap().to_str().unwrap();
            assert!(rank(stage).is_some(), "`src/{stage}` has no place in the order of the stages");
        }
    }
}

#[test]
fn fonts_are_the_ones_their_digests_name() {
    let fonts = root().join("fonts");
    let sums = fs::read_to_string(fonts.join("SHA256SUMS")).unwrap();
    let mut listed = Vec::new();
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let bytes = fs::read(fonts.join(name)).unwrap();
        assert_eq!(paiban::package::sha256(&bytes), digest, "{name}");
        listed.push(name.to_owned());
    }
    let is_face = |name: &String| name.ends_with(".otf") || name.ends_with(".ttf");
    let mut there: Vec<String> = fs::read_dir(&fonts)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(is_face)
        .collect();
    there.sort();
    listed.sort();
    assert_eq!(listed, there, "every face has a digest, every digest a face");
}

#[test]
fn every_font_has_its_licence_beside_it() {
    for name in ["OFL-Noto.txt", "OFL-LXGWWenKai.txt"] {
        let text = fs::read_to_string(root().join("fonts").join(name)).unwrap();
        assert!(text.contains("SIL OPEN FONT LICENSE Version 1.1"), "{name}");
        assert!(text.contains("Copyright"), "{name}");
    }
}
