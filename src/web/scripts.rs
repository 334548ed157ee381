//! The scripts of a site. They are classic scripts, for browsers load no modules from a folder (`file://`). The
//! sources carry types in comments (`templates/web/scripts/`, read by `tsc --checkJs`); a site gets them without.

use crate::web::search::File;
use crate::wording::Words;

/// The scripts by their names, without comments; and what they say.
pub fn files(words: &Words) -> Vec<File> {
    let scripts = SCRIPTS.map(|(name, source)| (path(name), plain(source).into_bytes()));
    // Fixed texts: writing them to memory does not fail.
    let said = serde_json::to_string(words.scripts()).unwrap_or_default();
    let said = (path("words.js"), format!("window.paibanWords={said};\n").into_bytes());
    scripts.into_iter().chain([said]).collect()
}

const SCRIPTS: [(&str, &str); 3] = [
    ("index.js", include_str!("../../templates/web/scripts/index.js")),
    ("search.js", include_str!("../../templates/web/scripts/search.js")),
    ("reader.js", include_str!("../../templates/web/scripts/reader.js")),
];

fn path(name: &str) -> String {
    format!("scripts/{name}")
}

/// A script without comments, empty lines and blanks at the beginning of lines. It is not a parser of the language:
/// no text of our scripts holds what begins a comment, or more than one line.
pub(crate) fn plain(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/**") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after.strip_prefix(' ').unwrap_or(after));
    }
    code.push_str(rest);
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn comments_are_left_out_and_nothing_else() {
        let source =
            "// @ts-check\n\n/** A\n * B. */\nlet a = /** @type {B} */ (\"x // y\");\n  // c\n  f(a);\n";
        assert_eq!(plain(source), "let a = (\"x // y\");\nf(a);\n");
    }

    #[test]
    fn scripts_are_small() {
        let files = files(Words::of(&Language::from("zh-Hans")));
        let size = |name: &str| files.iter().find(|(path, _)| path == name).unwrap().1.len();
        assert!(size("scripts/search.js") <= 12 << 10);
        assert!(
            size("scripts/reader.js") + size("scripts/words.js") <= 20 << 10,
            "what every document loads"
        );
        assert!(files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() <= 32 << 10);
        assert!(files.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("/**")));
    }
}
