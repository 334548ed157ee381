//! The web edition of both examples is read back into the issue that it shows.

use std::collections::BTreeMap;

use paiban::layout::{Paper, Theme};
use paiban::press::{Press, Request, WebRequest};
use paiban::source::import::epaper::{self, ImportOptions, SavedSite};
use paiban::source::normal_issue;
use paiban::web::{Options, Templates};

use crate::editions::{fonts, usual_examples};
use crate::issue_lines::lines_of;

#[test]
fn both_examples_come_back_from_their_sites() {
    for (name, edition) in usual_examples() {
        let (theme, paper) = (Theme::bundled("party").unwrap(), Paper::find(Paper::DEFAULT).unwrap());
        let templates = Templates::bundled();
        // Small pictures of the pages, for a debug build.
        let options = Options { page_widths: [40, 80, 120], ..Options::default() };
        let web = Some(WebRequest { options, templates: &templates });
        let request = Request { web, ..Request::default() };
        let press = Press::new(theme, paper, fonts().clone());
        let made = press.outputs((&edition.issue).into(), Some(edition), None, &request).unwrap();
        let files: BTreeMap<String, Vec<u8>> = made
            .into_iter()
            .flat_map(|made| made.value)
            .map(|file| {
                let path = file.path.to_string_lossy().replace('\\', "/");
                // The site is a folder of its own.
                (path.split_once('/').map_or(path.clone(), |(_, rest)| rest.to_owned()), file.bytes)
            })
            .collect();
        let read = |path: &str| files.get(path).cloned();
        let site = SavedSite { name: (*name).into(), paths: files.keys().cloned().collect(), read: &read };
        let issue = edition.issue.issue();
        let options = ImportOptions { date: issue.date, publication: issue.publication.clone() };
        let found = epaper::import(&site, &options);
        let said: Vec<String> = found.diagnostics.iter().map(|one| one.message.english()).collect();
        let (expected, lines) = (lines_of(issue), lines_of(&found.value.issue));
        let first = expected.iter().zip(&lines).find(|(one, two)| one != two);
        assert!(first.is_none() && expected.len() == lines.len(), "{name}: {first:#?} {said:#?}");
        assert_eq!(said, [""; 0], "{name}");
        assert_eq!(normal_issue(&found.value.issue), found.value.issue, "{name}");
        let numbers = (found.value.issue.number, found.value.issue.total_number);
        assert_eq!(numbers, (issue.number, issue.total_number), "{name}");
        let editors = |issue: &paiban::model::Issue| {
            issue.pages.iter().map(|page| page.editors.clone()).collect::<Vec<_>>()
        };
        assert_eq!(editors(&found.value.issue), editors(issue), "{name}");
        let pictures = |issue: &paiban::model::Issue| {
            issue
                .articles()
                .flat_map(|article| &article.figures)
                .filter(|figure| figure.image.is_some())
                .count()
        };
        assert_eq!(pictures(&found.value.issue), pictures(issue), "{name}");
        // Every article has its areas on the picture of its page.
        let areas = &found.value.pictures[&paiban::model::ImagePath::from("pages/areas.json")];
        let areas = String::from_utf8_lossy(areas).into_owned();
        let without: Vec<String> = issue
            .articles()
            .map(|article| format!("\"article\":\"{}\"", article.id))
            .filter(|words| !areas.contains(words))
            .collect();
        assert!(without.is_empty(), "{name}: {without:?}");
    }
}
