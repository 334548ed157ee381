//! What a library asks of the outputs of an issue before it takes them.
//!
//! The questions are those of legal deposit and of newspaper programmes, with their sources at [`Asked`]. Answers come
//! from the files: the records and bags, what PDFs say of themselves in XMP, the issue that is packed with them.

use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Error};
use crate::files::{self, BOOK_LIMIT, OUTPUT_LIMIT, RECORD_LIMIT, Unreadable, files_below, unportable};
use crate::messages::{Sentence, is_of_machine, list, sentence};
use crate::package::bag::DECLARATION;
use crate::package::record::ENDING as RECORD_ENDING;
use crate::package::{Record, verify};
use crate::press::record::faults_of_bag;

/// Most names of files in an answer.
const MOST_NAMED: usize = 3;

/// The namespaces of METS (loc.gov/standards/mets): a file that has it is one.
const METS: &[u8] = b"http://www.loc.gov/METS/";

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Where it came from: inputs, program and options (实施条例 of 档案法, art. 39 to 41: reliable source, regular
    /// procedure).
    Provenance,
    /// Whether it is what was made (the same: integrity).
    Integrity,
    /// A PDF for archives (GB/T 23286; ISO 19005).
    Archival,
    /// Text that can be searched (ISO 19005, levels u and a).
    Searchable,
    /// No password (ISO 19005; NDNP PDF profile).
    Unlocked,
    /// What a paper must print: 报纸出版形式差错数计算方法 (2020), 出版管理条例 art. 28.
    Imprint,
    /// The issue as data: in the PDF (ISO 19005-3) or in the bag.
    Source,
    /// Reading order and descriptions (ISO 14289-1).
    Accessible,
    /// The book edition.
    Book,
    /// A PDF of each page (NDNP).
    PagePdfs,
    /// METS/ALTO (BnL, Princeton, NDNP).
    MetsAlto,
    /// A bag (RFC 8493).
    Packed,
    /// Names that every system can have.
    Names,
}

impl Asked {
    /// All questions: those that a deposit needs, then those that are advised.
    pub const ALL: [Self; 13] = [
        Self::Provenance,
        Self::Integrity,
        Self::Archival,
        Self::Searchable,
        Self::Unlocked,
        Self::Imprint,
        Self::Source,
        Self::Accessible,
        Self::Book,
        Self::PagePdfs,
        Self::MetsAlto,
        Self::Packed,
        Self::Names,
    ];

    /// The name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Provenance => "provenance",
            Self::Integrity => "integrity",
            Self::Archival => "archival-pdf",
            Self::Searchable => "searchable-text",
            Self::Unlocked => "unlocked",
            Self::Imprint => "imprint",
            Self::Source => "source",
            Self::Accessible => "accessible",
            Self::Book => "epub",
            Self::PagePdfs => "page-pdfs",
            Self::MetsAlto => "mets-alto",
            Self::Packed => "bag",
            Self::Names => "file-names",
        }
    }

    /// Whether a library refuses what has it not; else it would like to have it.
    pub fn is_required(self) -> bool {
        let required = [
            Self::Provenance,
            Self::Integrity,
            Self::Archival,
            Self::Searchable,
            Self::Unlocked,
            Self::Imprint,
        ];
        required.contains(&self)
    }

    /// The question.
    pub fn question(self) -> Sentence {
        Sentence::new(match self {
            Self::Provenance => "deposit-provenance",
            Self::Integrity => "deposit-integrity",
            Self::Archival => "deposit-archival-pdf",
            Self::Searchable => "deposit-searchable-text",
            Self::Unlocked => "deposit-unlocked",
            Self::Imprint => "deposit-imprint",
            Self::Source => "deposit-source",
            Self::Accessible => "deposit-accessible",
            Self::Book => "deposit-epub",
            Self::PagePdfs => "deposit-page-pdfs",
            Self::MetsAlto => "deposit-mets-alto",
            Self::Packed => "deposit-bag",
            Self::Names => "deposit-file-names",
        })
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// To what.
    pub asked: Asked,
    /// Whether it is so.
    pub is_yes: bool,
    /// Why.
    pub why: Sentence,
}

/// What was found in the folder.
struct Found {
    files: Vec<PathBuf>,
    /// The records, each with its path.
    records: Vec<(PathBuf, Record)>,
    /// Names of what is broken, missing or not in any record.
    faults: Vec<String>,
    pdfs: Vec<FoundPdf>,
    bags: usize,
    mets: usize,
    /// The issues that are packed with it.
    issues: Vec<PathBuf>,
}

/// What a PDF says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct FoundPdf {
    name: String,
    /// Part and level of PDF/A: `3`, `U`.
    archival: Option<(String, String)>,
    is_accessible: bool,
    is_locked: bool,
    has_attachment: bool,
}

/// The questions that a folder of outputs answers. `issue` is what the check of the issue found, where the caller knows
/// it; else that of a packed `issue.json` is asked by `check_issue`.
///
/// # Errors
/// A folder cannot be read, or the machine fails.
pub fn checklist(
    out: &Path,
    issue: Option<&[Diagnostic]>,
    check_issue: &dyn Fn(&Path) -> Result<Vec<Diagnostic>, Error>,
) -> Result<Vec<Answer>, Error> {
    let found = look(out)?;
    let of_issue = match issue {
        Some(found) => Some(found.to_vec()),
        None if found.issues.is_empty() => None,
        None => {
            let checked = found.issues.iter().map(|path| check_issue(path)).collect::<Result<Vec<_>, _>>()?;
            Some(checked.concat())
        }
    };
    Ok(Asked::ALL.into_iter().map(|asked| answer(asked, &found, of_issue.as_deref())).collect())
}

fn look(out: &Path) -> Result<Found, Error> {
    let files = files_below(out)?;
    let shown = |path: &Path| path.strip_prefix(out).unwrap_or(path).display().to_string();
    let mut found = Found {
        files: Vec::new(),
        records: Vec::new(),
        faults: Vec::new(),
        pdfs: Vec::new(),
        bags: 0,
        mets: 0,
        issues: Vec::new(),
    };
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(RECORD_ENDING) {
            match read(path, RECORD_LIMIT)?.and_then(|json| Record::parse(&json).ok()) {
                Some(record) => found.records.push((path.clone(), record)),
                None => found.faults.push(shown(path)),
            }
        } else if name == DECLARATION {
            found.bags += 1;
            let faults = faults_of_bag(path.parent().unwrap_or(out))?;
            found.faults.extend((!faults.is_empty()).then(|| shown(path)));
        } else if name == "issue.json" {
            found.issues.push(path.clone());
        } else if name.to_lowercase().ends_with(".pdf") {
            let bytes = read(path, BOOK_LIMIT)?.unwrap_or_default();
            found.pdfs.push(FoundPdf { name: shown(path), ..pdf(&bytes) });
        } else if name.to_lowercase().ends_with("mets.xml") {
            let bytes = read(path, RECORD_LIMIT)?.unwrap_or_default();
            found.mets += usize::from(has(&bytes, METS));
        }
    }
    for (path, record) in &found.records {
        let folder = path.parent().unwrap_or(out);
        let open = |name: &str| -> std::io::Result<Box<dyn std::io::Read>> {
            Ok(Box::new(files::open(&folder.join(name), OUTPUT_LIMIT).map_err(Unreadable::into_io)?))
        };
        let changed = verify::outputs(record, None, "", &open);
        let names = changed.iter().filter_map(|one| one.data.get("path")?.as_str().map(str::to_owned));
        found.faults.extend(names);
    }
    found.files = files;
    Ok(found)
}

/// The bytes of a file; nothing where it cannot be read, unless the machine is at fault.
fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, Error> {
    match files::read(path, limit) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Unreadable::Refused(error)) if is_of_machine(&error) => {
            Err(Error::Read { path: path.to_owned(), source: error })
        }
        Err(_) => Ok(None),
    }
}

/// What a PDF says: its metadata are not compressed where it is one for archives (ISO 19005-2, 6.6.2).
fn pdf(bytes: &[u8]) -> FoundPdf {
    let part = value(bytes, "pdfaid:part");
    let level = value(bytes, "pdfaid:conformance").unwrap_or_default();
    FoundPdf {
        name: String::new(),
        archival: part.map(|part| (part, level)),
        is_accessible: value(bytes, "pdfuaid:part").is_some(),
        is_locked: has(bytes, b"/Encrypt"),
        has_attachment: has(bytes, b"/EmbeddedFile"),
    }
}

/// The value of a property of XMP, as an element or as an attribute.
fn value(bytes: &[u8], property: &str) -> Option<String> {
    let start = [format!("<{property}>"), format!("{property}=\"")];
    let at = start.iter().find_map(|start| position(bytes, start.as_bytes()).map(|at| at + start.len()))?;
    let rest = bytes.get(at..)?;
    let end = rest.iter().take(16).position(|byte| matches!(byte, b'<' | b'"'))?;
    Some(String::from_utf8_lossy(&rest[..end]).trim().to_owned())
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    position(bytes, part).is_some()
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, part)
}

fn answer(asked: Asked, found: &Found, issue: Option<&[Diagnostic]>) -> Answer {
    let (is_yes, why) = match asked {
        Asked::Provenance => provenance(found),
        Asked::Integrity => integrity(found),
        Asked::Archival => of_pdfs(
            found,
            |pdf| pdf.archival.is_some(),
            ["deposit-archival-pdf.yes", "deposit-archival-pdf.no"],
        ),
        Asked::Searchable => {
            let is_level = |level: &str| level.eq_ignore_ascii_case("u") || level.eq_ignore_ascii_case("a");
            let is_searchable = |pdf: &FoundPdf| {
                pdf.archival.as_ref().is_some_and(|(part, level)| part == "4" || is_level(level))
            };
            of_pdfs(found, is_searchable, ["deposit-searchable-text.yes", "deposit-searchable-text.no"])
        }
        Asked::Unlocked => {
            of_pdfs(found, |pdf| !pdf.is_locked, ["deposit-unlocked.yes", "deposit-unlocked.no"])
        }
        Asked::Imprint => imprint(issue),
        Asked::Source => source(found),
        Asked::Accessible => {
            let is_tagged = |pdf: &FoundPdf| {
                let is_a = |(_, level): &(String, String)| level.eq_ignore_ascii_case("a");
                pdf.is_accessible || pdf.archival.as_ref().is_some_and(is_a)
            };
            of_pdfs(found, is_tagged, ["deposit-accessible.yes", "deposit-accessible.no"])
        }
        Asked::Book => counted(endings(found, "epub"), ["deposit-epub.yes", "deposit-epub.no"]),
        Asked::PagePdfs => {
            let pages = found.pdfs.iter().filter(|pdf| is_of_page(&pdf.name)).count();
            counted(pages, ["deposit-page-pdfs.yes", "deposit-page-pdfs.no"])
        }
        Asked::MetsAlto => counted(found.mets, ["deposit-mets-alto.yes", "deposit-mets-alto.no"]),
        Asked::Packed => counted(found.bags, ["deposit-bag.yes", "deposit-bag.no"]),
        Asked::Names => names(found),
    };
    Answer { asked, is_yes, why }
}

fn provenance(found: &Found) -> (bool, Sentence) {
    match found.records.first() {
        Some((_, record)) => {
            let (count, program) = (found.records.len(), record.program.as_str());
            (true, sentence!("deposit-provenance.yes", count, program))
        }
        None => (false, Sentence::new("deposit-provenance.no")),
    }
}

fn integrity(found: &Found) -> (bool, Sentence) {
    if !found.faults.is_empty() {
        return (false, sentence!("deposit-integrity.no", files = listed(found.faults.iter())));
    }
    let files: usize = found.records.iter().map(|(_, record)| record.outputs.len()).sum();
    match files {
        0 => (false, Sentence::new("deposit-integrity.none")),
        files => (true, sentence!("deposit-integrity.yes", files)),
    }
}

/// An answer that all PDFs have to give.
fn of_pdfs(
    found: &Found,
    is_so: impl Fn(&FoundPdf) -> bool,
    [yes, no]: [&'static str; 2],
) -> (bool, Sentence) {
    let others: Vec<&String> = found.pdfs.iter().filter(|pdf| !is_so(pdf)).map(|pdf| &pdf.name).collect();
    let levels = found.pdfs.iter().filter_map(|pdf| pdf.archival.as_ref());
    let mut levels: Vec<String> =
        levels.map(|(part, level)| format!("PDF/A-{part}{}", level.to_lowercase())).collect();
    levels.sort();
    levels.dedup();
    match (found.pdfs.is_empty(), others.is_empty()) {
        (true, _) => (false, Sentence::new("deposit-no-pdf")),
        (_, false) => (false, Sentence::new(no).with("files", listed(others.into_iter()))),
        (_, true) => (true, Sentence::new(yes).with("levels", list(levels))),
    }
}

fn imprint(issue: Option<&[Diagnostic]>) -> (bool, Sentence) {
    let codes = [Code::MissingImprint, Code::InvalidSerial, Code::PermitPosesAsPress];
    let Some(issue) = issue else { return (false, Sentence::new("deposit-imprint.unknown")) };
    match issue.iter().find(|found| codes.contains(&found.code)) {
        Some(fault) => (false, sentence!("deposit-imprint.no", fault = &fault.message, code = fault.code)),
        None => (true, Sentence::new("deposit-imprint.yes")),
    }
}

fn source(found: &Found) -> (bool, Sentence) {
    if !found.issues.is_empty() {
        return (true, Sentence::new("deposit-source.bag"));
    }
    if found.pdfs.iter().any(|pdf| pdf.has_attachment) {
        return (true, Sentence::new("deposit-source.pdf"));
    }
    (false, Sentence::new("deposit-source.no"))
}

fn names(found: &Found) -> (bool, Sentence) {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_plain = |name: &String| unportable(name).is_none() && name.is_ascii() && !name.contains(' ');
    let odd: Vec<String> = found.files.iter().map(name).filter(|name| !is_plain(name)).collect();
    match odd.is_empty() {
        true => (true, Sentence::new("deposit-file-names.yes")),
        false => (false, sentence!("deposit-file-names.no", files = listed(odd.iter()))),
    }
}

fn counted(count: usize, [yes, no]: [&'static str; 2]) -> (bool, Sentence) {
    match count {
        0 => (false, Sentence::new(no)),
        count => (true, Sentence::new(yes).with("count", count)),
    }
}

fn endings(found: &Found, ending: &str) -> usize {
    let is = |path: &&PathBuf| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    found.files.iter().filter(is).count()
}

/// Whether a PDF is of one newspaper page: `xiwan-2026-03-20_A01.pdf`.
fn is_of_page(name: &str) -> bool {
    let stem = name.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem);
    let label = stem.and_then(|stem| stem.rsplit_once('_')).map(|(_, label)| label);
    // A volume of several months has a day there.
    label.is_some_and(|label| label.parse::<crate::model::Date>().is_err())
}

/// A few names.
fn listed<'a>(names: impl Iterator<Item = &'a String>) -> crate::messages::Argument {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.len() > MOST_NAMED {
        names.truncate(MOST_NAMED);
        names.push("…".to_owned());
    }
    list(names)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::press::record::record;
    use crate::press::{OutputFile, write};

    const ARCHIVAL: &[u8] =
        b"%PDF-1.7 <pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>/EmbeddedFile";

    fn made(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let mut made: Vec<OutputFile> =
            files.iter().map(|(name, bytes)| OutputFile::new(*name, bytes.to_vec())).collect();
        made.push(record("xiwan-2026-03-20".into(), BTreeMap::new(), Vec::new(), &made).unwrap());
        write(dir.path(), &made, &[]).unwrap();
        dir
    }

    fn answers(dir: &Path, issue: Option<&[Diagnostic]>) -> Vec<(Asked, bool)> {
        let answers = checklist(dir, issue, &|_| Ok(Vec::new())).unwrap();
        assert_eq!(answers.len(), Asked::ALL.len());
        answers.into_iter().map(|answer| (answer.asked, answer.is_yes)).collect()
    }

    fn lacking(dir: &Path, issue: Option<&[Diagnostic]>) -> Vec<Asked> {
        answers(dir, issue).into_iter().filter(|(_, is_yes)| !is_yes).map(|(asked, _)| asked).collect()
    }

    #[test]
    fn what_a_library_asks_is_answered_by_the_files() {
        let dir = made(&[("xiwan-2026-03-20.pdf", ARCHIVAL), ("xiwan-2026-03-20.epub", b"")]);
        let advised = [Asked::Accessible, Asked::PagePdfs, Asked::MetsAlto, Asked::Packed];
        assert_eq!(lacking(dir.path(), Some(&[])), advised);
        assert_eq!(lacking(dir.path(), None)[0], Asked::Imprint, "no issue is known");
        let fault = Diagnostic::new(Code::InvalidSerial, Sentence::verbatim("x"));
        assert_eq!(lacking(dir.path(), Some(&[fault]))[0], Asked::Imprint);
        fs::write(dir.path().join("xiwan-2026-03-20.pdf"), "").unwrap();
        let lacks = lacking(dir.path(), Some(&[]));
        assert_eq!(lacks[..3], [Asked::Integrity, Asked::Archival, Asked::Searchable]);
    }

    #[test]
    fn a_locked_pdf_and_an_odd_name_are_refused() {
        let locked = [ARCHIVAL, b"/Encrypt"].concat();
        let dir = made(&[("\u{6eaa}.pdf", locked.as_slice()), ("xiwan-2026-03-20_A01.pdf", ARCHIVAL)]);
        let lacks = lacking(dir.path(), Some(&[]));
        assert!(lacks.contains(&Asked::Unlocked) && lacks.contains(&Asked::Names));
        assert!(!lacks.contains(&Asked::PagePdfs));
    }

    #[test]
    fn an_empty_folder_has_nothing_to_hand_over() {
        let dir = tempfile::tempdir().unwrap();
        let yes: Vec<_> = answers(dir.path(), None).into_iter().filter(|(_, is_yes)| *is_yes).collect();
        assert_eq!(yes, [(Asked::Names, true)]);
    }

    #[test]
    fn pdfs_are_read_as_they_are_written() {
        let attributes = b"<rdf:Description pdfaid:part=\"2\" pdfaid:conformance=\"A\" pdfuaid:part=\"1\"/>";
        let found = pdf(attributes);
        assert_eq!(found.archival, Some(("2".to_owned(), "A".to_owned())));
        assert!(found.is_accessible && !found.is_locked && !found.has_attachment);
        assert_eq!(pdf(b"%PDF-1.7").archival, None);
        assert_eq!(pdf(b"<pdfaid:part>").archival, None);
    }
}
