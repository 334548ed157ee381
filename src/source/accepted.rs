//! `layout.json`: the pages that an editor accepted, beside the issue.
//!
//! A line for each module, so that a change of a page shows line by line.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::diagnostics::{Code, Diagnostic, FileId, SourceMap};
use crate::files::{self, Folder, TEXT_LIMIT, Unreadable};
use crate::geometry::Length;
use crate::messages::{Sentence, sentence};
use crate::model::{AcceptedLayout, AcceptedModule, AcceptedSheet, ModuleContent};

use super::record::{Faults, Fields, json};

/// Name of the file beside an `issue.toml` or an `issue.json`.
pub const LAYOUT_NAME: &str = "layout.json";

/// The number of the format of the file.
const FORMAT: u32 = 1;

/// The most columns and rows of a grid, sheets of a page, and thousandths of a point of a size.
const MOST_CELLS: u32 = 10_000;
const MOST_SHEETS: u32 = 10_000;
const LARGEST: f64 = 2000.0;

const CONTENTS: [(&str, ModuleContent); 8] = [
    ("masthead", ModuleContent::Masthead),
    ("index", ModuleContent::Index),
    ("article", ModuleContent::Article),
    ("continuation", ModuleContent::Continuation),
    ("digest", ModuleContent::Digest),
    ("notice", ModuleContent::Notice),
    ("filler", ModuleContent::Filler),
    ("blank", ModuleContent::Blank),
];

/// The path of the file of an issue: of a folder, of its `issue.toml`, or of a JSON file. One of
/// another name than `issue.json` has a file of its own, so that several may stand in one folder.
pub fn path_beside(issue: &Path) -> PathBuf {
    let is = |ending: &str| issue.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    match issue.is_dir() {
        false if is("toml") => issue.with_file_name(LAYOUT_NAME),
        false if is("json") => issue.with_file_name(name_beside(issue)),
        _ => issue.join(LAYOUT_NAME),
    }
}

/// The name of the file of a JSON issue.
pub(super) fn name_beside(issue: &Path) -> String {
    match issue.file_stem().map(|stem| stem.to_string_lossy()) {
        Some(stem) if stem != "issue" => format!("{stem}.{LAYOUT_NAME}"),
        _ => LAYOUT_NAME.to_owned(),
    }
}

/// Reads the file from the folder of an issue. Without it nothing was accepted.
pub(super) fn read(
    folder: &Folder,
    name: &str,
    files: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> AcceptedLayout {
    match folder.read(name, TEXT_LIMIT) {
        Ok(bytes) => {
            let (file, text) = files::add_text(&folder.name(name), bytes, files, diagnostics);
            parse(&text, file, diagnostics)
        }
        Err(Unreadable::Missing) => AcceptedLayout::default(),
        Err(fault) => {
            diagnostics.push(fault.diagnostic(&folder.name(name), None, &[]));
            AcceptedLayout::default()
        }
    }
}

/// Whether the text of the file has no fault, so that nothing of it was left out.
pub fn is_sound(text: &str) -> bool {
    let mut faults = Vec::new();
    parse(text, SourceMap::default().add(LAYOUT_NAME, ""), &mut faults);
    faults.is_empty()
}

/// Reads the text of the file. Faults are reported; what has one is left out.
fn parse(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> AcceptedLayout {
    let mut faults = Faults::new(file);
    let mut layout = AcceptedLayout::default();
    let root = json::parse(text, &mut faults);
    if let Some(mut fields) = root.and_then(|root| Fields::open(root, "layout", &mut faults)) {
        let format = fields.required_number("format", 1..=u32::MAX);
        if let Some(found) = format.filter(|format| *format != FORMAT) {
            let message = sentence!("invalid-value.layout-format", found, known = FORMAT);
            let help = Some(Sentence::new("invalid-value.help-format"));
            fields.refuse(Code::InvalidValue, "format", message, help);
        }
        layout.sheets = fields.tables("sheets", sheet).into_iter().flatten().collect();
        fields.finish();
    }
    diagnostics.extend(faults.into_diagnostics());
    layout
}

/// One sheet; none where a key is missing or wrong.
fn sheet(fields: &mut Fields<'_>) -> Option<AcceptedSheet> {
    let (paper, page) = (fields.required_text("paper"), fields.required_text("page"));
    let number = fields.number("sheet", 1..=MOST_SHEETS).unwrap_or(1);
    let grid = [cells(fields, "columns", 1), cells(fields, "rows", 1)];
    let body = fields.required_text("body");
    let body = points(fields, "body", body);
    let modules: Vec<Option<AcceptedModule>> = fields.tables("modules", module);
    let [Some(columns), Some(rows)] = grid else { return None };
    let modules = modules.into_iter().collect::<Option<Vec<_>>>()?;
    let is_whole = !paper.is_empty() && !page.is_empty();
    let sheet = number as usize - 1;
    is_whole.then_some(AcceptedSheet { paper, page: page.into(), sheet, columns, rows, body: body?, modules })
}

fn module(fields: &mut Fields<'_>) -> Option<AcceptedModule> {
    let holds = fields.required_choice("holds", &CONTENTS);
    let article = fields.text("article").map(Into::into);
    let place = [("column", 0), ("row", 0), ("columns", 1), ("rows", 1)]
        .map(|(key, least)| cells(fields, key, least));
    let form = fields.text("form").unwrap_or_default();
    let head = fields.text("head").and_then(|written| points(fields, "head", written));
    let jumps_to = fields.text("jumps-to").map(Into::into);
    let listed = fields.text("listed").map(Into::into);
    let locked = fields.flag("locked").unwrap_or(false);
    let [Some(column), Some(row), Some(columns), Some(rows)] = place else { return None };
    let holds = holds?;
    Some(AcceptedModule { holds, article, column, row, columns, rows, form, head, jumps_to, listed, locked })
}

/// A number of columns or rows.
fn cells(fields: &mut Fields<'_>, key: &'static str, least: u32) -> Option<u16> {
    fields.required_number(key, least..=MOST_CELLS).map(|number| number as u16)
}

/// A length such as `10.5pt`; an empty text was reported before.
fn points(fields: &mut Fields<'_>, key: &'static str, written: String) -> Option<Length> {
    let points = written.strip_suffix("pt").and_then(|number| number.parse::<f64>().ok());
    let points = points.filter(|points| *points > 0.0 && *points <= LARGEST);
    if points.is_none() && !written.is_empty() {
        let message = sentence!("invalid-value.points", key, found = written);
        fields.refuse(Code::InvalidValue, key, message, None);
    }
    points.map(Length::from_points_f64)
}

/// The text of the file.
pub fn text_of(layout: &AcceptedLayout) -> String {
    let mut text = format!("{{\n  \"format\": {FORMAT},\n  \"sheets\": [");
    for (number, sheet) in layout.sheets.iter().enumerate() {
        let points = |length: Length| json!(format!("{length}pt"));
        let separator = if number == 0 { "\n" } else { ",\n" };
        text.push_str(&format!(
            "{separator}    {{\n      \"paper\": {}, \"page\": {}, \"sheet\": {},\n      \"columns\": {}, \"rows\": {}, \"body\": {},\n      \"modules\": [",
            json!(sheet.paper),
            json!(sheet.page),
            sheet.sheet + 1,
            sheet.columns,
            sheet.rows,
            points(sheet.body),
        ));
        for (number, module) in sheet.modules.iter().enumerate() {
            let mut line = vec![("holds", json!(module.holds))];
            line.extend(module.article.iter().map(|article| ("article", json!(article))));
            let place = [module.column, module.row, module.columns, module.rows];
            line.extend(
                ["column", "row", "columns", "rows"].into_iter().zip(place.map(|cells| json!(cells))),
            );
            line.push(("form", json!(module.form)));
            line.extend(module.head.map(|head| ("head", points(head))));
            line.extend(module.jumps_to.iter().map(|page| ("jumps-to", json!(page))));
            line.extend(module.listed.iter().map(|page| ("listed", json!(page))));
            line.extend(module.locked.then_some(("locked", json!(true))));
            let line: Vec<String> = line.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
            let separator = if number == 0 { "\n" } else { ",\n" };
            text.push_str(&format!("{separator}        {{{}}}", line.join(", ")));
        }
        text.push_str("\n      ]\n    }");
    }
    text.push_str("\n  ]\n}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> AcceptedLayout {
        let module = AcceptedModule {
            holds: ModuleContent::Article,
            article: Some("01/通水 \"首日\"".into()),
            column: 0,
            row: 17,
            columns: 5,
            rows: 48,
            form: "over picture-left".to_owned(),
            head: Some(Length::from_millipoints(36_500)),
            jumps_to: Some("A03".into()),
            listed: Some("A02".into()),
            locked: true,
        };
        let filler = AcceptedModule {
            holds: ModuleContent::Filler,
            article: None,
            form: "filler".to_owned(),
            head: None,
            jumps_to: None,
            listed: None,
            locked: false,
            ..module.clone()
        };
        let sheet = |sheet| AcceptedSheet {
            paper: "broadsheet-8".to_owned(),
            page: "A01".into(),
            sheet,
            columns: 8,
            rows: 121,
            body: Length::from_millipoints(9500),
            modules: vec![module.clone(), filler.clone()],
        };
        AcceptedLayout { sheets: vec![sheet(0), sheet(1)] }
    }

    fn read_text(text: &str) -> (AcceptedLayout, Vec<Diagnostic>) {
        let (mut files, mut found) = (SourceMap::default(), Vec::new());
        let file = files.add(LAYOUT_NAME, text);
        let layout = parse(text, file, &mut found);
        (layout, found)
    }

    #[test]
    fn what_was_written_is_read() {
        let (read, found) = read_text(&text_of(&layout()));
        assert_eq!((read, found), (layout(), Vec::new()));
    }

    #[test]
    fn a_module_has_a_line() {
        let text = text_of(&layout());
        assert_eq!(text.lines().filter(|line| line.contains("\"holds\"")).count(), 4, "{text}");
    }

    #[test]
    fn every_fault_is_reported_at_its_place() {
        let text = text_of(&layout());
        let codes = |from: &str, to: &str| -> Vec<&'static str> {
            read_text(&text.replacen(from, to, 1)).1.iter().map(|fault| fault.code.id()).collect()
        };
        for (from, to, expected) in [
            ("\"format\": 1", "\"format\": 2", "M107"),
            ("\"rows\": 48", "\"rows\": 0", "M107"),
            ("\"row\": 17, ", "", "M106"),
            ("\"holds\": \"article\"", "\"holds\": \"articel\"", "M107"),
            ("\"form\"", "\"from\"", "M104"),
            ("\"9.5pt\"", "\"9.5\"", "M107"),
            ("\"body\": \"9.5pt\",", "", "M106"),
            ("\"36.5pt\"", "36.5", "M105"),
            ("]\n}\n", "", "M103"),
        ] {
            assert!(codes(from, to).contains(&expected), "{from} to {to}: {:?}", codes(from, to));
        }
    }

    #[test]
    fn issues_of_one_folder_have_files_of_their_own() {
        for (issue, beside) in [
            ("a/2026-03-20", "a/2026-03-20/layout.json"),
            ("a/2026-03-20/issue.toml", "a/2026-03-20/layout.json"),
            ("a/issue.json", "a/layout.json"),
            ("a/0320.json", "a/0320.layout.json"),
        ] {
            assert_eq!(path_beside(Path::new(issue)), Path::new(beside));
        }
    }
}
