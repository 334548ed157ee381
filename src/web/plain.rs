//! The way in, for old links and for servers, the search, the accessibility statement, scripts and the stylesheet: what a
//! site has once.

use super::context::{PlainDocument, Shell};
use super::data::SiteIssue;
use super::options::Options;
use super::templates::Templates;
use super::{WebFile, addresses, scripts};
use crate::diagnostics::Diagnostic;
use crate::html::templates::Engine;
use crate::wording::Words;

/// What a site has once, made of its newest issue, which is the last one.
pub(crate) fn documents(
    issues: &[SiteIssue],
    engine: &Engine<'_>,
    templates: &Templates,
    options: &Options,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let Some(newest) = issues.last() else { return Ok(Vec::new()) };
    let words = Words::of(&newest.language);
    let target = newest.pages.first().map(|page| page.address.as_str());
    let statement = format!("{} {}", words.web().accessibility, newest.paper);
    let search = format!("{} {}", words.web().search, newest.paper);
    let mut files = Vec::new();
    for (address, template, kind, title, target) in [
        (addresses::ENTRY, "entry.html", "entry", newest.paper.clone(), target),
        (addresses::INDEX, "entry.html", "entry", newest.paper.clone(), target),
        (addresses::SEARCH, "search.html", "search", search, None),
        (addresses::STATEMENT, "statement.html", "statement", statement, None),
    ] {
        let site = Shell::of(newest, kind, address, options);
        files.push(WebFile::new(address, engine.render(template, PlainDocument { site, title, target })?));
    }
    files.extend(scripts::files(words).into_iter().map(WebFile::from));
    let accent = newest.accent.unwrap_or(options.accent);
    files.push(WebFile::new(addresses::STYLESHEET, templates.stylesheet(accent)));
    Ok(files)
}
