//! Printed words stand in `src/wording` and nowhere else.

use std::fs;
use std::path::Path;

use crate::root;
use crate::source::rust_files;

/// Files and folders of the source whose string literals may hold Han characters: printed words, messages
/// in Chinese, and tables of data about Chinese.
const HAN_LITERALS: &[&str] = &[
    "wording/",
    // Cues by which importers read pages.
    "source/import/",
    // Classes of characters, words that lean on others.
    "text/",
    // Words that an internal publication must not use, words beside names, words that brackets and widths are judged by.
    "check/imprint/",
    "check/word_lists/cues.rs",
    "check/text/",
    // Names of the sizes of type.
    "layout/grid/size.rs",
    // What is said in Chinese about codes.
    "diagnostics/chinese.rs",
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
    let mut found = Vec::new();
    for file in rust_files(&src) {
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
