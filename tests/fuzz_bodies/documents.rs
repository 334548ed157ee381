//! Documents of other programs.

use paiban::model::{Date, Publication};
use paiban::source::import::docx::{self, WordFile};
use paiban::source::import::epaper::{self, SavedSite};
use paiban::source::import::page::{self, PageContent, TrustOrder};
use paiban::source::import::{ocr, pdf};
use paiban::source::normal_issue;

use super::books::archive;
use super::packed;

/// Bytes as a file of Word: those of an archive, or of the files to put in one. What is read is in normal form.
pub(crate) fn docx(bytes: &[u8]) {
    let bytes = match bytes.starts_with(b"=== ") {
        true => archive(&packed::files(bytes)),
        false => bytes.to_vec(),
    };
    let options = docx::ImportOptions { date: day(), publication: paper(), plan: None };
    let issue = docx::import(&[WordFile { name: "a.docx".into(), bytes }], &options).value.issue;
    assert_eq!(normal_issue(&issue), issue);
}

/// Bytes as the files of a saved site. What is read is in normal form.
pub(crate) fn epaper(bytes: &[u8]) {
    let files = packed::files(bytes);
    let read = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.clone());
    let paths = files.iter().map(|(name, _)| name.clone()).collect();
    let site = SavedSite { name: "site".into(), paths, read: &read };
    let options = epaper::ImportOptions { date: day(), publication: paper() };
    let issue = epaper::import(&site, &options).value.issue;
    assert_eq!(normal_issue(&issue), issue);
}

fn day() -> Date {
    Date::new(2026, 3, 20).expect("the day is one of the calendar")
}

fn paper() -> Publication {
    Publication { title: "溪湾晨讯".into(), slug: "xiwan".into(), ..Publication::default() }
}

/// Bytes as a PDF file with text. Every picture that its blocks name is there.
pub(crate) fn import_pdf(bytes: &[u8]) {
    let Ok(read) = pdf::read(&bytes.into()) else { return };
    let blocks = read.pages.pages.iter().flat_map(|page| &page.blocks);
    let mut images = blocks.filter_map(|block| block.image.as_ref());
    assert!(images.all(|image| read.pictures.contains_key(image)));
    if read.pages.pages.iter().map(|page| page.blocks.len()).sum::<usize>() > page::MOST_BLOCKS {
        return;
    }
    let options =
        ocr::ImportOptions { date: day(), publication: None, suspects: Vec::new(), labels: Vec::new() };
    page::import(&[("a.pdf".to_owned(), PageContent::Pdf(read))], &options, TrustOrder::Agreement);
}
