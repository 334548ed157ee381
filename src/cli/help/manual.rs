//! The headings of manual pages.

use paiban::messages::MessageLanguage;

use super::word;

/// The headings that every manual page has, as `clap_mangen` writes them.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "clap-name"),
    ("SYNOPSIS", "clap-synopsis"),
    ("DESCRIPTION", "clap-description"),
    ("OPTIONS", "clap-options"),
    ("EXTRA", "clap-extra"),
    ("VERSION", "clap-version"),
];

/// The page with headings of a language.
pub(crate) fn with_headings(page: String, language: MessageLanguage) -> String {
    match language {
        MessageLanguage::English => page,
        MessageLanguage::Chinese => HEADINGS.iter().fold(page, |page, (english, key)| {
            page.replace(&format!(".SH {english}\n"), &format!(".SH {}\n", word(key)))
        }),
    }
}
