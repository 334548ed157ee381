//! A folder into an issue: `issue.toml`, the publication, the articles, the pictures; then what
//! nobody lists.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::{Checked, Code, Diagnostic, Error, FileId, SourceMap, Span};
use crate::model::{ArticleId, ImagePath, Issue, Page};
use crate::source::files::{self, Folder, TEXT_LIMIT, Unreadable};
use crate::source::record::{Faults, Fields, Places, toml};
use crate::source::{Draft, Origins, PictureFiles, Scope, fields, pictures};

use super::article::{self, ReadArticle};
use super::publication;

/// Reads the issue whose `issue.toml` is in a folder.
///
/// # Errors
/// Where the folder or its `issue.toml` cannot be read at all. Everything else is a diagnostic.
pub fn read(path: &Path) -> Result<Checked<Draft>, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let folder = Folder::open(path).map_err(failed)?;
    let mut reader = Reader {
        listing: folder.listing(),
        folder,
        issue: fields::issue::empty(),
        pictures: PictureFiles::new(),
        origins: Origins::default(),
        files: SourceMap::default(),
        diagnostics: Vec::new(),
        articles: BTreeMap::new(),
        article_count: 0,
    };
    reader.issue(path)?;
    let publication_folder = reader.publication(path);
    reader.pictures(publication_folder.as_ref());
    reader.unlisted();
    Ok(Checked {
        value: Draft {
            issue: reader.issue,
            pictures: reader.pictures,
            origins: reader.origins,
            files: reader.files,
        },
        diagnostics: reader.diagnostics,
    })
}

/// Name of the file that makes a folder the folder of an issue.
pub(crate) const ISSUE_NAME: &str = "issue.toml";

struct Reader {
    folder: Folder,
    /// The files there are.
    listing: Vec<String>,
    issue: Issue,
    pictures: PictureFiles,
    origins: Origins,
    files: SourceMap,
    diagnostics: Vec<Diagnostic>,
    /// Articles that were read, by path; one that two pages list is read once.
    articles: BTreeMap<String, Option<(ReadArticle, FileId)>>,
    article_count: usize,
}

impl Reader {
    fn issue(&mut self, path: &Path) -> Result<(), Error> {
        let path = path.join(ISSUE_NAME);
        let bytes = match files::read(&path, TEXT_LIMIT) {
            Ok(bytes) => bytes,
            Err(Unreadable::Refused(source)) => return Err(Error::Read { path, source }),
            Err(Unreadable::Missing | Unreadable::NotAFile) => return Err(Error::NotAnIssue { path }),
            Err(fault) => {
                self.diagnostics.push(fault.diagnostic(&path.display().to_string(), None, &[]));
                return Ok(());
            }
        };
        let name = path.display().to_string();
        let (file, text) = files::add_text(&name, bytes, &mut self.files, &mut self.diagnostics);
        let mut faults = Faults::new(file);
        let entries = toml::parse(&text, 0, &mut faults);
        let mut fields = Fields::new(entries, 0..0, &mut faults);
        self.issue = fields::issue::read(&mut fields);
        let mut pages: Vec<(Page, Vec<String>)> = Vec::new();
        let nodes = fields.list("page");
        let mut page_places: Vec<Places> = Vec::new();
        for node in nodes {
            let Some(mut page) = Fields::open(node, "page", fields.faults) else { continue };
            let read = fields::issue::read_page(&mut page);
            let paths = page.texts("articles");
            page_places.push(page.finish());
            pages.push((read, paths));
        }
        fields.finish().note(&mut self.origins, Scope::Issue, file);
        self.diagnostics.extend(faults.into_diagnostics());
        for (number, ((mut page, paths), places)) in pages.into_iter().zip(page_places).enumerate() {
            for (i, path) in paths.iter().enumerate() {
                let at = places.get(&format!("articles/{i}")).map(|range| Span::new(file, range));
                if let Some(read) = self.article(path, at) {
                    page.articles.push(read.article);
                }
            }
            places.note(&mut self.origins, Scope::Page(number), file);
            self.issue.pages.push(page);
        }
        Ok(())
    }

    /// The article at a path that `at` names, its places noted under the next number.
    fn article(&mut self, path: &str, at: Option<Span>) -> Option<ReadArticle> {
        let cleaned = match files::clean(path) {
            Ok(cleaned) => cleaned,
            Err(how) => {
                self.diagnostics.push(Unreadable::Outside(how).diagnostic(path, at, &[]));
                return None;
            }
        };
        let known = match self.articles.get(&cleaned) {
            Some(known) => known.clone(),
            None => {
                let read = self.read_article(&cleaned, at);
                self.articles.insert(cleaned, read.clone());
                read
            }
        };
        let (read, file) = known?;
        read.places.clone().note(&mut self.origins, Scope::Article(self.article_count), file);
        self.article_count += 1;
        Some(read)
    }

    fn read_article(&mut self, path: &str, at: Option<Span>) -> Option<(ReadArticle, FileId)> {
        let bytes = match self.folder.read(path, TEXT_LIMIT) {
            Ok(bytes) => bytes,
            Err(fault) => {
                self.diagnostics.push(fault.diagnostic(path, at, &self.listing));
                return None;
            }
        };
        let name = self.folder.name(path);
        let (file, text) = files::add_text(&name, bytes, &mut self.files, &mut self.diagnostics);
        let id = ArticleId::from(path.strip_suffix(".md").unwrap_or(path));
        Some((article::read(&text, file, id).take(&mut self.diagnostics), file))
    }

    /// Reads the publication and gives the folder its masthead is in.
    fn publication(&mut self, path: &Path) -> Option<Folder> {
        let Some(found) = publication::nearest(path) else {
            let fault = Diagnostic::new(
                Code::NoPublication,
                format!("there is no `{}` in the folder of the issue or a folder above", publication::NAME),
            );
            let at = self.origins.find(Scope::Issue, "");
            self.diagnostics.push(fault.at_option(at).help("write one to begin with by `paiban new`"));
            return None;
        };
        let folder = Folder::open(&found).ok()?;
        let path = found.join(publication::NAME);
        match publication::parse(&path, &mut self.files, &mut self.diagnostics) {
            Ok((publication, places, file)) => {
                self.issue.publication = publication;
                places.note(&mut self.origins, Scope::Publication, file);
            }
            Err(fault) => self.diagnostics.push(fault.diagnostic(&folder.name(publication::NAME), None, &[])),
        }
        Some(folder)
    }

    fn pictures(&mut self, publication_folder: Option<&Folder>) {
        for (path, scope, place) in pictures::places(&self.issue) {
            let at = self.origins.find(scope, &place);
            let is_masthead = scope == Scope::Publication;
            let folder = if is_masthead { publication_folder } else { None }.unwrap_or(&self.folder);
            let listing = if is_masthead { folder.listing() } else { self.listing.clone() };
            let found = pictures::load(folder, &path, at, &listing, &mut self.diagnostics);
            match found {
                Some(bytes) if is_masthead => self.masthead(path, bytes),
                found => self.pictures.extend(found.map(|bytes| (path, bytes))),
            }
        }
    }

    /// The masthead comes from the folder of the publication, and may have the path of another
    /// picture in the folder of the issue. In the issue it then has a path of its own.
    fn masthead(&mut self, mut path: ImagePath, bytes: Arc<[u8]>) {
        while self.pictures.get(&path).is_some_and(|other| *other != bytes) {
            path = ImagePath::from(format!("masthead/{path}"));
        }
        self.issue.publication.masthead = Some(path.clone());
        self.pictures.insert(path, bytes);
    }

    /// Articles in the folder that no page lists.
    fn unlisted(&mut self) {
        let at = self.origins.find(Scope::Issue, "");
        for path in &self.listing {
            let name = path.rsplit('/').next().unwrap_or(path);
            let is_article = name.ends_with(".md") && !name.eq_ignore_ascii_case("readme.md");
            if is_article && !self.articles.contains_key(path) {
                let fault =
                    Diagnostic::new(Code::UnlistedArticle, format!("no page lists the article `{path}`"))
                        .at_option(at.clone())
                        .help(format!("add `\"{path}\"` to `articles` of a page, or move the file away"));
                self.diagnostics.push(fault);
            }
        }
    }
}
