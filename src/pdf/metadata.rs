//! Document information.

use krilla::metadata::{DateTime, Metadata};

use crate::layout::Edition;
use crate::model::Issue;

/// Title, publisher, language and day of an issue. The day is that of the issue, at midnight
/// UTC: the clock of the machine never gets into the file.
pub(super) fn of(edition: &Edition, issue: &Issue) -> Metadata {
    let date = edition.date;
    let created = DateTime::new(date.year().unsigned_abs())
        .month(date.month().unsigned_abs())
        .day(date.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let publication = &issue.publication;
    let author = publication.publisher.clone().unwrap_or_else(|| publication.title.clone());
    Metadata::new()
        .title(edition.title.clone())
        .language(edition.language.clone())
        .authors(vec![author])
        .creator(concat!("paiban ", env!("CARGO_PKG_VERSION")).to_owned())
        .creation_date(created)
        .document_id(issue.file_stem())
}
