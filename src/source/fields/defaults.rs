//! The keys of a publication and of an issue that stand for options of the commands.

use crate::model::EditionKind;
use crate::model::choices::{LOOKS, PAPERS, PROFILES, THEMES};
use crate::source::record::Fields;

const EDITIONS: [(&str, EditionKind); 4] = [
    ("epub", EditionKind::Epub),
    ("pdf", EditionKind::Pdf),
    ("web", EditionKind::Web),
    ("wechat", EditionKind::Wechat),
];

/// The paper profile.
pub fn paper(fields: &mut Fields<'_>) -> Option<String> {
    word(fields, "paper", PAPERS)
}

/// The theme of the pages.
pub fn theme(fields: &mut Fields<'_>) -> Option<String> {
    word(fields, "theme", THEMES)
}

/// The look of the book.
pub fn look(fields: &mut Fields<'_>) -> Option<String> {
    word(fields, "look", LOOKS)
}

/// What the PDF is for.
pub fn profile(fields: &mut Fields<'_>) -> Option<String> {
    word(fields, "profile", &PROFILES)
}

/// What is made, each once.
pub fn editions(fields: &mut Fields<'_>) -> Vec<EditionKind> {
    let mut editions = Vec::new();
    for node in fields.list("editions") {
        let edition = fields.choice_of("editions", node, &EDITIONS);
        editions.extend(edition.filter(|edition| !editions.contains(edition)));
    }
    editions
}

/// The name of an edition in files.
pub fn edition_word(edition: EditionKind) -> &'static str {
    EDITIONS.iter().find(|(_, other)| *other == edition).map_or("", |(word, _)| word)
}

fn word(fields: &mut Fields<'_>, key: &'static str, words: &[&'static str]) -> Option<String> {
    let words: Vec<(&'static str, &'static str)> = words.iter().map(|&word| (word, word)).collect();
    fields.choice(key, &words).map(str::to_owned)
}
