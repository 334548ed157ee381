//! Documents of other programs.

use paiban::model::{Date, Publication};
use paiban::source::import::docx::{self, WordFile};
use paiban::source::normal_issue;

use super::books::archive;
use super::packed;

/// Bytes as a file of Word: those of an archive, or of the files to put in one. What is read is in normal form.
pub(crate) fn docx(bytes: &[u8]) {
    let bytes = match bytes.starts_with(b"=== ") {
        true => archive(&packed::files(bytes)),
        false => bytes.to_vec(),
    };
    let publication =
        Publication { title: "溪湾晨讯".into(), slug: "xiwan".into(), ..Publication::default() };
    let date = Date::new(2026, 3, 20).expect("the day is one of the calendar");
    let options = docx::ImportOptions { date, publication, plan: None };
    let issue = docx::import(&[WordFile { name: "a.docx".into(), bytes }], &options).value.issue;
    assert_eq!(normal_issue(&issue), issue);
}
