//! Reading `issue.json`: the model as programs write it, and the pictures beside it.

use std::path::Path;

use crate::diagnostics::{Checked, Code, Diagnostic, Error, FileId, SourceMap};
use crate::files::{self, Folder, TEXT_LIMIT, Unreadable};
use crate::messages::Sentence;
use crate::model::{AcceptedLayout, ArticleId, Issue, IssueFormat, Paging};

use super::pictures::{self, PictureReader};
use super::record::{Faults, Fields, json};
use super::{Draft, Origins, PictureFiles, Scope, accepted, fields};

const PAGINGS: [(&str, Paging); 2] = [("given", Paging::Given), ("auto", Paging::Auto)];

/// Reads an `issue.json` and the pictures it names, relative to its folder.
///
/// # Errors
/// Where the file cannot be read at all. Everything else is a diagnostic.
pub fn read(path: &Path) -> Result<Checked<Draft>, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let name = path.display().to_string();
    let bytes = match files::read(path, TEXT_LIMIT) {
        Ok(bytes) => bytes,
        Err(Unreadable::Missing) => {
            return Err(Error::NotAnIssue { path: path.to_owned(), issues: Vec::new() });
        }
        Err(fault) => {
            let fault = fault.into_error(path)?;
            let mut checked = from_bytes(&name, Vec::new());
            checked.diagnostics = vec![fault.diagnostic(&name, None, &[])];
            for scope in [Scope::Issue, Scope::Publication] {
                checked.value.origins.insert_unread(scope, name.as_str());
            }
            return Ok(checked);
        }
    };
    let mut checked = from_bytes(&name, bytes);
    let folder = Folder::open(path.parent().unwrap_or(Path::new(""))).map_err(failed)?;
    let listing = folder.listing();
    let draft = &mut checked.value;
    let mut reader = PictureReader::new(&folder, &listing);
    for (path, scope, place) in pictures::places(&draft.issue) {
        let at = draft.origins.find(scope, &place);
        let found = reader.read(&path, at, &mut checked.diagnostics);
        draft.pictures.extend(found.map(|bytes| (path, bytes)));
    }
    reader.finish(&mut checked.diagnostics);
    let layout = accepted::name_beside(path);
    draft.accepted = accepted::read(&folder, &layout, &mut draft.files, &mut checked.diagnostics);
    Ok(checked)
}

/// Reads an issue from the bytes of an `issue.json`, without its pictures. `name` stands in
/// messages.
pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Checked<Draft> {
    let mut files = SourceMap::default();
    let mut diagnostics = Vec::new();
    let (file, text) = files::add_text(name, bytes, &mut files, &mut diagnostics);
    let mut origins = Origins::default();
    let issue = issue(&text, file, &mut origins, &mut diagnostics);
    let (pictures, accepted) = (PictureFiles::new(), AcceptedLayout::default());
    Checked { value: Draft { issue, pictures, accepted, origins, files }, diagnostics }
}

fn issue(text: &str, file: FileId, origins: &mut Origins, diagnostics: &mut Vec<Diagnostic>) -> Issue {
    let mut faults = Faults::new(file);
    let mut issue = fields::issue::empty();
    let root = json::parse(text, &mut faults);
    if let Some(mut fields) = root.and_then(|root| Fields::open(root, "issue", &mut faults)) {
        check_format(&mut fields);
        issue = fields::issue::read(&mut fields);
        issue.paging = fields.choice("paging", &PAGINGS).unwrap_or_default();
        match fields.take("publication") {
            None => fields.missing("publication"),
            Some(node) => {
                if let Some(mut fields) = Fields::open(node, "publication", fields.faults) {
                    issue.publication =
                        fields::publication::read(&mut fields, &fields::publication::TableKeys::JSON);
                    fields.finish().note(origins, Scope::Publication, file);
                }
            }
        }
        pages(&mut fields, file, origins, &mut issue);
        fields.finish().note(origins, Scope::Issue, file);
    }
    diagnostics.extend(faults.into_diagnostics());
    issue
}

/// Reports a file of a format that this version does not know. Its other keys are read all the same,
/// so that all faults are reported in one run.
fn check_format(fields: &mut Fields<'_>) {
    let number = fields.number("format", 1..=u32::MAX);
    if let Some(Err(fault)) = number.map(IssueFormat::try_from) {
        let help = Some(Sentence::new("invalid-value.help-format"));
        fields.refuse(Code::InvalidValue, "format", fault.sentence(), help);
    }
}

fn pages(fields: &mut Fields<'_>, file: FileId, origins: &mut Origins, issue: &mut Issue) {
    let mut article_count = 0;
    for node in fields.required_list("pages") {
        let Some(mut fields) = Fields::open(node, "pages", fields.faults) else { continue };
        let mut page = fields::issue::read_page(&mut fields);
        for node in fields.required_list("articles") {
            let Some(mut fields) = Fields::open(node, "articles", fields.faults) else { continue };
            let id = ArticleId::from(fields.required_text("id"));
            let mut article = fields::article::read(id, &mut fields);
            let body = fields::body::read(&mut fields);
            let mut places = fields.finish();
            fields::article::fill(&mut article, &mut places, body.figures, body.body, body.notes);
            places.note(origins, Scope::Article(article_count), file);
            article_count += 1;
            page.articles.push(article);
        }
        fields.finish().note(origins, Scope::Page(issue.pages.len()), file);
        issue.pages.push(page);
    }
}
