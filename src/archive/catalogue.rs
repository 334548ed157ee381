//! The catalogue of an archive: every file with its title, its day, its kind, its state, its length and its digest.
//!
//! It is made of the records beside the outputs and of the reports of the units (`NAME.report.json`), and of the files
//! themselves. The same archive gives the same catalogue, whichever machines made it in how many runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostic, Error};
use crate::files::{self, OUTPUT_LIMIT, RECORD_LIMIT, Unreadable, files_below};
use crate::messages::{is_of_machine, sentence};
use crate::model::Date;
use crate::package::record::ENDING as RECORD_ENDING;
use crate::package::{FileDigest, Record};

/// How the names of the reports of units end.
pub const REPORT_ENDING: &str = ".report.json";

/// What the names of catalogues begin with: none is listed.
pub const STEM: &str = "catalogue";

/// The folder of further OPDS documents, and the first of them.
pub const OPDS_FOLDER: &str = "opds";
/// See [`OPDS_FOLDER`].
pub const OPDS_FILE: &str = "opds.xml";

/// A file of an archive, or an issue that was refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Entry {
    /// Its path from the folder of the archive, with `/`; that of a refused issue is where it was read.
    pub path: String,
    /// The slug of the paper; empty where no record names the file.
    pub title: String,
    /// The day; of a volume its month (`2026-03`), or its days (`2026-01-05/2026-03-31`).
    pub day: String,
    /// What it is of, or is.
    pub kind: Kind,
    /// Its format, by its ending: `pdf`.
    pub format: String,
    /// How it is.
    pub state: State,
    /// Its length.
    pub bytes: u64,
    /// SHA-256, in hexadecimal; empty where the file is missing.
    pub sha256: String,
}

/// What a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An issue.
    Issue,
    /// A volume.
    Volume,
    /// Neither, as far as a record says.
    Other,
}

/// How a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it was made.
    Made,
    /// It has changed since.
    Changed,
    /// The file is missing.
    Missing,
    /// The issue has errors: nothing is made of it.
    Refused,
    /// It was made of an issue that is refused now.
    Stale,
    /// No record names it.
    Unknown,
}

/// The words of the enums in CSV, as in JSON.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A catalogue, with what was found on the way to it.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Its entries, by their paths.
    pub entries: Vec<Entry>,
    /// The names of the papers, by their slugs, as reports say them.
    pub papers: BTreeMap<String, String>,
    /// What is missing, has changed, or is refused.
    pub diagnostics: Vec<Diagnostic>,
}

/// A unit that an archive has to have, of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PlannedUnit {
    /// Its name; its report is `NAME.report.json`.
    pub unit: String,
    /// How many issues it has.
    pub issues: usize,
}

/// The part of a unit's report that is needed.
#[derive(Debug, Deserialize)]
struct UnitReport {
    issues: Vec<ReportedIssue>,
}

#[derive(Debug, Deserialize)]
struct ReportedIssue {
    path: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    slug: String,
    date: String,
    status: String,
}

/// Reads the units of a plan: the table or the lines of JSON that `paiban plan` prints.
///
/// # Errors
/// The number of the line that is none of a plan, from 1.
pub fn read_plan(text: &str) -> Result<Vec<PlannedUnit>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let lines = lines.filter(|(_, line)| !line.starts_with("unit\t"));
    let read = |(number, line): (usize, &str)| {
        let unit = match line.starts_with('{') {
            true => serde_json::from_str(line).ok(),
            false => of_columns(&line.split('\t').collect::<Vec<_>>()),
        };
        unit.ok_or(number + 1)
    };
    lines.map(read).collect()
}

fn of_columns(columns: &[&str]) -> Option<PlannedUnit> {
    let (unit, issues) = (columns.first()?, columns.get(6)?.parse().ok()?);
    Some(PlannedUnit { unit: (*unit).to_owned(), issues })
}

/// The catalogue of the files below a folder. Where `by_size` is set, files are not read: one that has the length that
/// its record says is taken for what was made.
///
/// # Errors
/// A folder cannot be read, or the machine fails.
pub fn catalogue(root: &Path, plan: &[PlannedUnit], by_size: bool) -> Result<Catalogue, Error> {
    let files: BTreeSet<String> = files_below(root)?
        .iter()
        .filter_map(|path| name_of(root, path))
        .filter(|name| is_listed(name))
        .collect();
    let records: Vec<&String> = files.iter().filter(|name| name.ends_with(RECORD_ENDING)).collect();
    let reports: Vec<&String> = files.iter().filter(|name| name.ends_with(REPORT_ENDING)).collect();
    let mut catalogue = Catalogue::default();
    let read = |name: &&String| json_of::<UnitReport>(&root.join(name.as_str()));
    let read = reports.par_iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    let units = reports.iter().map(|name| unit_of(name));
    let reports: BTreeMap<&str, Option<UnitReport>> = units.zip(read).collect();
    let refused = refused(&reports, &mut catalogue);
    let read = |name: &&String| of_record(root, name, &refused, by_size);
    let of_records = records.par_iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    catalogue.entries.extend(of_records.into_iter().flatten());
    let known: BTreeSet<&str> = catalogue.entries.iter().map(|entry| entry.path.as_str()).collect();
    let unknown: Vec<&String> = files
        .iter()
        .filter(|name| !known.contains(name.as_str()) && !name.ends_with(REPORT_ENDING))
        .collect();
    let unknown =
        unknown.par_iter().map(|name| unknown_file(root, name, by_size)).collect::<Result<Vec<_>, _>>()?;
    catalogue.entries.extend(unknown.into_iter().flatten());
    catalogue.entries.sort();
    catalogue.missing_units(plan, &reports);
    catalogue.changed_files();
    Ok(catalogue)
}

/// The path of a file from the root, with `/`.
fn name_of(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    Some(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// Whether a file is of the archive: neither hidden nor a catalogue of it.
fn is_listed(name: &str) -> bool {
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    let is_catalogue = [".csv", ".jsonl"].iter().any(|ending| name == format!("{STEM}{ending}"));
    let is_opds = name == OPDS_FILE || name.starts_with(&format!("{OPDS_FOLDER}/"));
    !(is_hidden || is_catalogue || is_opds)
}

/// The name of the unit of a report.
fn unit_of(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(REPORT_ENDING).unwrap_or(file)
}

/// A file of JSON; nothing where it is none.
fn json_of<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Option<T>, Error> {
    Ok(or_machine(path, files::read(path, RECORD_LIMIT))?
        .and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

fn or_machine<T>(path: &Path, read: Result<T, Unreadable>) -> Result<Option<T>, Error> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Unreadable::Refused(error)) if is_of_machine(&error) => {
            Err(Error::Read { path: path.to_owned(), source: error })
        }
        Err(_) => Ok(None),
    }
}

/// The refused issues of all reports, which become entries; their stems, as outputs are named after them.
fn refused(reports: &BTreeMap<&str, Option<UnitReport>>, catalogue: &mut Catalogue) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for issue in reports.values().flatten().flat_map(|report| &report.issues) {
        if !issue.slug.is_empty() && !issue.title.is_empty() {
            catalogue.papers.entry(issue.slug.clone()).or_insert_with(|| issue.title.clone());
        }
        if issue.status != "left-out" {
            continue;
        }
        stems.insert(format!("{}-{}", issue.slug, issue.date));
        let message = sentence!("refused-issue", path = &issue.path);
        let refused = Diagnostic::new(Code::LeftOut, message).help(sentence!("left-out.help"));
        catalogue.diagnostics.push(refused);
        catalogue.entries.push(Entry {
            path: issue.path.clone(),
            title: issue.slug.clone(),
            day: issue.date.clone(),
            kind: Kind::Issue,
            format: "source".to_owned(),
            state: State::Refused,
            bytes: 0,
            sha256: String::new(),
        });
    }
    stems
}

/// The entries of a record: its outputs, and itself. One that cannot be read names nothing.
fn of_record(
    root: &Path,
    name: &str,
    refused: &BTreeSet<String>,
    by_size: bool,
) -> Result<Vec<Entry>, Error> {
    let path = root.join(name);
    let Some(json) = or_machine(&path, files::read(&path, RECORD_LIMIT))? else { return Ok(Vec::new()) };
    let Ok(record) = Record::parse(&json) else { return Ok(Vec::new()) };
    let folder = name.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let (title, day, kind) = of_stem(&record.issue);
    let made = if refused.contains(&record.issue) { State::Stale } else { State::Made };
    let entry = |path: String, state, bytes, sha256| Entry {
        format: format_of(&path),
        path,
        title: title.to_owned(),
        day: day.clone(),
        kind,
        state,
        bytes,
        sha256,
    };
    let mut entries = Vec::new();
    for output in &record.outputs {
        let path = format!("{folder}{}", output.path);
        let state = match state_of(&root.join(&path), output, by_size)? {
            State::Made => made,
            other => other,
        };
        entries.push(entry(path, state, output.bytes, output.sha256.clone()));
    }
    let own = FileDigest::of(name, &json);
    entries.push(entry(own.path, made, own.bytes, own.sha256));
    Ok(entries)
}

/// Whether a file is as its record says.
fn state_of(path: &Path, output: &FileDigest, by_size: bool) -> Result<State, Error> {
    let Some(file) = or_machine(path, files::open(path, OUTPUT_LIMIT))? else { return Ok(State::Missing) };
    let length = file.metadata().map(|found| found.len()).map_err(Unreadable::Refused);
    if or_machine(path, length)? != Some(output.bytes) {
        return Ok(State::Changed);
    }
    if by_size {
        return Ok(State::Made);
    }
    let found = FileDigest::of_reader(output.path.as_str(), file).map_err(Unreadable::Refused);
    Ok(if or_machine(path, found)?.as_ref() == Some(output) { State::Made } else { State::Changed })
}

/// A file that no record names; nothing of what is no regular file.
fn unknown_file(root: &Path, name: &str, by_size: bool) -> Result<Option<Entry>, Error> {
    let path = root.join(name);
    let Some(file) = or_machine(&path, files::open(&path, OUTPUT_LIMIT))? else { return Ok(None) };
    let found = match by_size {
        true => file.metadata().map(|found| (found.len(), String::new())),
        false => FileDigest::of_reader(name, file).map(|found| (found.bytes, found.sha256)),
    };
    let found = or_machine(&path, found.map_err(Unreadable::Refused))?;
    Ok(found.map(|(bytes, sha256)| Entry {
        path: name.to_owned(),
        title: String::new(),
        day: String::new(),
        kind: Kind::Other,
        format: format_of(name),
        state: State::Unknown,
        bytes,
        sha256,
    }))
}

/// Paper, day and kind, of the name that outputs are called by: `xiwan-2026-03-20`, `xiwan-2026-03`,
/// `xiwan-2026-01-05_2026-03-31`.
fn of_stem(stem: &str) -> (&str, String, Kind) {
    let cut = |length: usize| {
        let (title, day) = stem.split_at_checked(stem.len().checked_sub(length)?)?;
        Some((title.strip_suffix('-')?, day))
    };
    let is_day = |day: &str| day.parse::<Date>().is_ok();
    if let Some((title, days)) = cut(21)
        && let Some((first, last)) = days.split_once('_')
        && is_day(first)
        && is_day(last)
    {
        return (title, format!("{first}/{last}"), Kind::Volume);
    }
    if let Some((title, day)) = cut(10).filter(|(_, day)| is_day(day)) {
        return (title, day.to_owned(), Kind::Issue);
    }
    if let Some((title, month)) = cut(7).filter(|(_, month)| is_day(&format!("{month}-01"))) {
        return (title, month.to_owned(), Kind::Volume);
    }
    (stem, String::new(), Kind::Other)
}

/// The format of a file, by its ending: `epub`, `pdf`, `record`.
fn format_of(path: &str) -> String {
    if path.ends_with(RECORD_ENDING) {
        return "record".to_owned();
    }
    let ending = Path::new(path).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.unwrap_or_default()
}

impl Catalogue {
    /// The units of a plan of which there is no report, or that of fewer issues.
    fn missing_units(&mut self, plan: &[PlannedUnit], reports: &BTreeMap<&str, Option<UnitReport>>) {
        for PlannedUnit { unit, issues } in plan {
            let message = match reports.get(unit.as_str()).and_then(Option::as_ref) {
                Some(report) if report.issues.len() == *issues => continue,
                Some(report) => sentence!("missing-unit.issues", unit, found = report.issues.len(), issues),
                None => sentence!("missing-unit", unit),
            };
            let missing = Diagnostic::new(Code::MissingUnit, message);
            self.diagnostics.push(missing.help(sentence!("missing-unit.help")).data("unit", unit.as_str()));
        }
    }

    fn changed_files(&mut self) {
        for entry in &self.entries {
            let path = &entry.path;
            let message = match entry.state {
                State::Changed => sentence!("changed-output", path),
                State::Missing => sentence!("changed-output.missing", path),
                _ => continue,
            };
            self.diagnostics.push(Diagnostic::new(Code::ChangedOutput, message).data("path", path.as_str()));
        }
    }

    /// As lines of JSON, one an entry.
    ///
    /// # Errors
    /// [`Error::Writer`] where one cannot be written down: a fault of this program.
    pub fn json_lines(&self) -> Result<Vec<u8>, Error> {
        let failed = |error: serde_json::Error| Error::Writer { format: "JSON", reason: error.to_string() };
        let mut lines = Vec::new();
        for entry in &self.entries {
            serde_json::to_writer(&mut lines, entry).map_err(failed)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    /// As a table of RFC 4180, with a line of names.
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from("path,title,day,kind,format,state,bytes,sha256\r\n");
        for entry in &self.entries {
            let Entry { path, title, day, kind, format, state, bytes, sha256 } = entry;
            let (kind, state, bytes) = (word(kind), word(state), bytes.to_string());
            let cells = [path, title, day, &kind, format, &state, &bytes, sha256];
            text += &cells.map(|cell| quoted(cell)).join(",");
            text += "\r\n";
        }
        text.into_bytes()
    }

    /// The files that a reading system is offered: books and PDFs as they were made.
    pub(super) fn offered(&self) -> impl Iterator<Item = &Entry> {
        let is_offered = |entry: &&Entry| {
            matches!(entry.format.as_str(), "epub" | "pdf")
                && entry.kind != Kind::Other
                && matches!(entry.state, State::Made | State::Stale)
        };
        self.entries.iter().filter(is_offered)
    }
}

/// A cell of a table, in quotation marks where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Where a catalogue's files are written, below its folder.
pub fn path_of(ending: &str) -> PathBuf {
    PathBuf::from(format!("{STEM}.{ending}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::press::record::record;
    use crate::press::{OutputFile, write};

    fn make(root: &Path, folder: &str, stem: &str, bytes: &str) {
        let out = root.join(folder);
        let mut made = vec![OutputFile::new(format!("{stem}.pdf"), bytes.as_bytes().to_vec())];
        made.push(record(stem.to_owned(), BTreeMap::new(), Vec::new(), &made).unwrap());
        write(&out, &made, &[]).unwrap();
    }

    fn states(catalogue: &Catalogue) -> Vec<(&str, State)> {
        catalogue.entries.iter().map(|entry| (entry.path.as_str(), entry.state)).collect()
    }

    #[test]
    fn names_of_outputs_say_paper_day_and_kind() {
        for (stem, expected) in [
            ("xiwan-2026-03-20", ("xiwan", "2026-03-20", Kind::Issue)),
            ("xi-wan-2026-03", ("xi-wan", "2026-03", Kind::Volume)),
            ("溪湾-2026-01-05_2026-03-31", ("溪湾", "2026-01-05/2026-03-31", Kind::Volume)),
            ("xiwan-2026-02-30", ("xiwan-2026-02-30", "", Kind::Other)),
            ("湾", ("湾", "", Kind::Other)),
        ] {
            let (title, day, kind) = of_stem(stem);
            assert_eq!((title, day.as_str(), kind), expected, "{stem}");
        }
    }

    #[test]
    fn every_file_is_listed_with_its_state() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        make(root, "溪 湾", "xiwan-2026-03-20", "a");
        make(root, "溪 湾", "xiwan-2026-03-21", "b");
        make(root, "溪 湾", "xiwan-2026-03", "c");
        fs::write(root.join("溪 湾/note.txt"), "x").unwrap();
        fs::write(root.join(".hidden"), "x").unwrap();
        fs::write(root.join("catalogue.csv"), "x").unwrap();
        fs::write(root.join("broken.record.json"), "").unwrap();
        let report = r#"{"report": 1, "issues": [{"path": "in/2026-03-21", "title": "溪湾报", "slug": "xiwan", "date": "2026-03-21", "status": "left-out"}]}"#;
        fs::write(root.join("溪 湾/xiwan-2026-03.report.json"), report).unwrap();
        let plan = read_plan("unit\ttitle\nxiwan-2026-03\txiwan\t2026\t03\ta\tb\t1\t1\td\tf\n{\"unit\": \"x\", \"issues\": 1}\n").unwrap();
        let found = catalogue(root, &plan, false).unwrap();
        assert_eq!(
            states(&found),
            [
                ("broken.record.json", State::Unknown),
                ("in/2026-03-21", State::Refused),
                ("溪 湾/note.txt", State::Unknown),
                ("溪 湾/xiwan-2026-03-20.pdf", State::Made),
                ("溪 湾/xiwan-2026-03-20.record.json", State::Made),
                ("溪 湾/xiwan-2026-03-21.pdf", State::Stale),
                ("溪 湾/xiwan-2026-03-21.record.json", State::Stale),
                ("溪 湾/xiwan-2026-03.pdf", State::Made),
                ("溪 湾/xiwan-2026-03.record.json", State::Made),
            ]
        );
        let codes: Vec<Code> = found.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::LeftOut, Code::MissingUnit], "the unit `x` is missing");
        assert_eq!(found.papers["xiwan"], "溪湾报");
        assert_eq!(found.json_lines().unwrap().split(|byte| *byte == b'\n').count(), 10);
        assert!(
            String::from_utf8(found.csv())
                .unwrap()
                .contains("溪 湾/xiwan-2026-03.pdf,xiwan,2026-03,volume,pdf,made,1,")
        );
    }

    #[test]
    fn files_that_were_touched_by_hand_are_found() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for day in ["2026-03-20", "2026-03-21", "2026-03-22"] {
            make(root, "", &format!("xiwan-{day}"), "bytes");
        }
        fs::write(root.join("xiwan-2026-03-20.pdf"), "BYTES").unwrap();
        fs::remove_file(root.join("xiwan-2026-03-21.pdf")).unwrap();
        let of = |by_size| {
            let found = catalogue(root, &[], by_size).unwrap();
            let states = states(&found);
            let pdfs = states.into_iter().filter(|(path, _)| path.ends_with("pdf")).map(|(_, state)| state);
            (pdfs.collect::<Vec<_>>(), found.diagnostics.len())
        };
        assert_eq!(of(false), (vec![State::Changed, State::Missing, State::Made], 2));
        assert_eq!(of(true), (vec![State::Made, State::Missing, State::Made], 1));
    }

    #[test]
    fn a_unit_of_fewer_issues_is_not_whole() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a-2026-03.report.json"), r#"{"issues": []}"#).unwrap();
        fs::write(dir.path().join("b-2026-03.report.json"), "{").unwrap();
        let unit = |unit: &str| PlannedUnit { unit: unit.to_owned(), issues: 2 };
        let found = catalogue(dir.path(), &[unit("a-2026-03"), unit("b-2026-03")], false).unwrap();
        assert_eq!(found.diagnostics.len(), 2, "{:?}", found.diagnostics);
        assert_eq!(read_plan("a\tb\n"), Err(1));
        assert_eq!(read_plan("\n{}\n"), Err(2));
    }

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        assert_eq!(quoted("a"), "a");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
