//! Names of what an issue can be made with: they mean something to later stages, here they are words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names of the paper profiles.
pub const PAPERS: &[&str] = &["broadsheet-8", "broadsheet-6", "tabloid-6", "tabloid-5", "a4-4"];

/// Names of the bundled themes of pages.
pub const THEMES: &[&str] = &["party", "metro", "weekend", "campus"];

/// Names of the looks of a book.
pub const LOOKS: &[&str] = &["party", "metro", "weekend", "campus", "plain"];

/// Names of what a PDF can be for.
pub const PROFILES: [&str; 3] = ["web", "archive", "deposit"];

/// What can be made of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Edition")]
pub enum EditionKind {
    /// The EPUB.
    Epub,
    /// The PDF.
    Pdf,
    /// The web edition.
    Web,
    /// The articles for WeChat.
    Wechat,
}

/// The words of a key that may be absent, for the schema.
pub(super) fn optional(words: &[&'static str]) -> Vec<Option<&'static str>> {
    words.iter().copied().map(Some).chain([None]).collect()
}
