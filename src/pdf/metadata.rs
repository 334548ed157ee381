//! Document information.

use krilla::metadata::{DateTime, Metadata};

use super::strings;
use crate::edition::Edition;
use crate::model::{Date, Issue, Language};

/// The program, as the tool that made a file.
pub(super) const CREATOR: &str = concat!("paiban ", env!("CARGO_PKG_VERSION"));

/// Who is named as the author: the publisher, else the paper.
pub(super) fn author(issue: &Issue) -> &str {
    issue.publication.publisher.as_deref().unwrap_or(&issue.publication.title)
}

/// A well-formed language tag: the paper's, or "undetermined" (ISO 639-2) if that one is malformed.
pub(super) fn language(language: &Language) -> String {
    let tag = language.to_string();
    if language.is_well_formed() && strings::fits(&tag) { tag } else { "und".to_owned() }
}

/// Title, author, language and day of an edition.
pub(super) fn of(edition: &Edition, language: &str) -> Metadata {
    let issue = edition.issue.issue();
    Metadata::new()
        .title(strings::title(&edition.title))
        .language(language.to_owned())
        .authors(vec![strings::title(author(issue))])
        .creator(CREATOR.to_owned())
        .creation_date(midnight(issue.date))
        .document_id(strings::title(&edition.file_stem))
}

/// The first moment of a day, UTC: the clock of the machine never gets into the file.
pub(super) fn midnight(date: Date) -> DateTime {
    DateTime::new(date.year().unsigned_abs())
        .month(date.month().unsigned_abs())
        .day(date.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_malformed_language_is_written_as_undetermined() {
        // ISO 19005-2, 6.7.4: a tag that is not sound breaks the standard.
        assert_eq!(language(&Language::from("zh-Hans-CN")), "zh-Hans-CN");
        assert_eq!(language(&Language::from("zh_CN")), "und");
    }
}
