//! Which file stands on which page: an `issue.toml` whose articles are Word files.

use std::collections::BTreeMap;

use super::WordFile;
use crate::diagnostics::{Code, Diagnostic, FileId};
use crate::messages::sentence;
use crate::model::{Page, PageLabel};
use crate::source::fields;
use crate::source::record::{Faults, Fields, RecordValue, toml};

/// Pages with the numbers of their files.
pub(super) type PlannedPages = Vec<(Page, Vec<usize>)>;

/// All files on one page.
pub(super) fn one_page(files: &[WordFile]) -> PlannedPages {
    let page = Page {
        label: PageLabel::from("1"),
        name: None,
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles: Vec::new(),
    };
    vec![(page, (0..files.len()).collect())]
}

/// Reads a plan. Files that it names and that are not there, and those that are there and not named, are reported.
pub(super) fn read(
    text: &str,
    file: FileId,
    files: &[WordFile],
    found: &mut Vec<Diagnostic>,
) -> PlannedPages {
    let mut faults = Faults::new(file);
    let entries = toml::parse(text, 0, &mut faults);
    let mut fields = Fields::new(entries, 0..0, &mut faults);
    let by_name: BTreeMap<&str, usize> =
        files.iter().enumerate().map(|(number, file)| (base_name(&file.name), number)).collect();
    let mut is_listed = vec![false; files.len()];
    let mut pages = Vec::new();
    for node in fields.required_list("page") {
        let Some(mut page) = Fields::open(node, "page", fields.faults) else { continue };
        let read = fields::issue::read_page(&mut page);
        let mut numbers = Vec::new();
        for node in page.list("articles") {
            let range = node.range.clone();
            let RecordValue::Text(name) = &node.value else {
                page.text_of("articles", node);
                continue;
            };
            match by_name.get(base_name(name)) {
                Some(&number) if !is_listed[number] => {
                    is_listed[number] = true;
                    numbers.push(number);
                }
                Some(_) => {
                    page.faults.report(
                        Code::DuplicateArticle,
                        sentence!("planned-twice", path = name),
                        range,
                    );
                }
                None => page.faults.report(Code::MissingFile, sentence!("missing-file", path = name), range),
            }
        }
        page.finish();
        pages.push((read, numbers));
    }
    fields.finish();
    for (file, _) in files.iter().zip(&is_listed).filter(|(_, is_listed)| !**is_listed) {
        let help = Some(sentence!("left-out-of-import.help-unplanned"));
        let message = sentence!("left-out-of-import.unplanned", path = &file.name);
        faults.report_with(Code::LeftOutOfImport, message, 0..0, help);
    }
    found.extend(faults.into_diagnostics());
    pages
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
