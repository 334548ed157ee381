//! METS/ALTO of set pages is read back into the issue that was set.

use std::collections::BTreeMap;

use paiban::alto::{self, SheetPicture};
use paiban::edition::Edition;
use paiban::model::Issue;
use paiban::source::import::mets;
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, TrustOrder};

use crate::editions::usual_examples;
use crate::issue_lines::lines_of;

/// The issue that the package of an edition describes, and what was said of it.
fn read_back(edition: &Edition) -> (Issue, Vec<String>) {
    let pixels = |points: f32| (points / 72.0 * 300.0).round() as u32;
    let picture = |sheet: &paiban::edition::Sheet| SheetPicture {
        width: pixels(sheet.size.width.points()),
        height: pixels(sheet.size.height.points()),
        jpeg: Vec::new(),
    };
    let pictures = edition.sheets.iter().map(picture).collect();
    let files: BTreeMap<String, Vec<u8>> =
        alto::package(edition, pictures, None).expect("a package").into_iter().collect();
    let name = alto::names::mets(&edition.file_stem);
    assert!(mets::is_mets(&files[&name]));
    let read = mets::read(&files[&name], &|path| files.get(path).cloned()).expect("a package that is read");
    assert_eq!(read.date, Some(edition.issue.issue().date));
    assert!(read.unread.is_empty());
    let publication = edition.issue.issue().publication.clone();
    let options = ImportOptions {
        date: edition.issue.issue().date,
        publication: Some(publication),
        suspects: Vec::new(),
        labels: Vec::new(),
    };
    let found = page::import(&[(name, read.content.into())], &options, TrustOrder::Agreement);
    let said = found.diagnostics.iter().map(|one| format!("{} {}", one.code, one.message.english()));
    (found.value.imported.draft.issue, said.collect())
}

#[test]
fn both_examples_come_back_as_they_were() {
    // Other papers and themes move readings and tables.
    for (name, edition) in usual_examples() {
        let (issue, said) = read_back(edition);
        let (expected, found) = (lines_of(edition.issue.issue()), lines_of(&issue));
        let first = expected.iter().zip(&found).find(|(one, two)| one != two);
        assert!(first.is_none() && expected.len() == found.len(), "{name}: {first:#?} {said:#?}");
    }
}
