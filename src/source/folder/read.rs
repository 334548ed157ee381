//! A folder into an issue: `issue.toml`, the publication, the articles, the pictures; then the files that
//! are not listed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::{Checked, Code, Diagnostic, Error, FileId, Repeats, SourceMap, Span};
use crate::files::{self, Folder, TEXT_LIMIT, Unreadable, portable};
use crate::messages::{Sentence, count, sentence};
use crate::model::{Article, ArticleId, ImagePath, Issue, Page, Paging};
use crate::source::pictures::{self, PictureReader};
use crate::source::record::{Faults, Fields, PartPlaces, toml};
use crate::source::unread::Unread;
use crate::source::used_names::UsedNames;
use crate::source::{Draft, Origins, PictureFiles, Scope, accepted, fields, limits};

use super::article::{self, ReadArticle};
use super::{publication, sections};

/// Reads the issue whose `issue.toml` is in a folder.
///
/// # Errors
/// Where the folder or its `issue.toml` cannot be read at all. Everything else is a diagnostic.
pub fn read(path: &Path) -> Result<Checked<Draft>, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let folder = Folder::open(path).map_err(failed)?;
    let mut reader = FolderReader {
        listing: folder.listing(),
        folder,
        issue: fields::issue::empty(),
        pictures: PictureFiles::new(),
        origins: Origins::default(),
        files: SourceMap::default(),
        diagnostics: Vec::new(),
        articles: BTreeMap::new(),
        article_count: 0,
        listed: 0,
        first_over: None,
        unread: Unread::default(),
        names: UsedNames::default(),
    };
    reader.issue(path)?;
    let publication_folder = reader.publication(path);
    reader.pictures(publication_folder.as_ref());
    let accepted =
        accepted::read(&reader.folder, accepted::LAYOUT_NAME, &mut reader.files, &mut reader.diagnostics);
    reader.over_limit();
    reader.unlisted();
    reader.unread.finish(&mut reader.diagnostics);
    Ok(Checked {
        value: Draft {
            issue: reader.issue,
            pictures: reader.pictures,
            accepted,
            origins: reader.origins,
            files: reader.files,
        },
        diagnostics: reader.diagnostics,
    })
}

/// Name of the file that makes a folder the folder of an issue.
pub(crate) const ISSUE_NAME: &str = "issue.toml";

struct FolderReader {
    folder: Folder,
    /// The existing files.
    listing: Vec<String>,
    issue: Issue,
    pictures: PictureFiles,
    origins: Origins,
    files: SourceMap,
    diagnostics: Vec<Diagnostic>,
    /// Articles that were read, by path; one that two pages list is read once.
    articles: BTreeMap<String, Option<(ReadArticle, FileId)>>,
    article_count: usize,
    /// Articles that are listed so far, and the place of the first that is one too many.
    listed: usize,
    first_over: Option<Span>,
    unread: Unread,
    names: UsedNames,
}

impl FolderReader {
    fn issue(&mut self, path: &Path) -> Result<(), Error> {
        let path = path.join(ISSUE_NAME);
        let bytes = match files::read(&path, TEXT_LIMIT) {
            Ok(bytes) => bytes,
            Err(Unreadable::Missing) => return Err(Error::NotAnIssue { path, issues: Vec::new() }),
            Err(fault) => {
                let fault = fault.into_error(&path)?;
                self.diagnostics.push(fault.diagnostic(&path.display().to_string(), None, &[]));
                self.origins.insert_unread(Scope::Issue, ISSUE_NAME);
                return Ok(());
            }
        };
        let name = path.display().to_string();
        let (file, text) = files::add_text(&name, bytes, &mut self.files, &mut self.diagnostics);
        let mut faults = Faults::new(file);
        let entries = toml::parse(&text, 0, &mut faults);
        let mut fields = Fields::new(entries, 0..0, &mut faults);
        self.issue = fields::issue::read(&mut fields);
        self.issue.paging = fields.choice("pages", &[("auto", Paging::Auto)]).unwrap_or_default();
        let mut unpaged = (Vec::new(), Vec::new());
        if self.issue.paging == Paging::Auto {
            unpaged = (fields.texts("articles"), fields.texts("sections"));
        }
        let mut pages: Vec<(Page, Vec<String>)> = Vec::new();
        let nodes = fields.list("page");
        if !nodes.is_empty() && !unpaged.0.is_empty() {
            let message = Sentence::new("invalid-value.both-lists");
            fields.refuse(Code::InvalidValue, "articles", message, None);
        }
        let mut page_places: Vec<PartPlaces> = Vec::new();
        for node in nodes {
            let Some(mut page) = Fields::open(node, "page", fields.faults) else { continue };
            let read = fields::issue::read_page(&mut page);
            let paths = page.texts("articles");
            page_places.push(page.finish());
            pages.push((read, paths));
        }
        let issue_places = fields.finish();
        issue_places.clone().note(&mut self.origins, Scope::Issue, file);
        self.diagnostics.extend(faults.into_diagnostics());
        if pages.is_empty() {
            self.pages_by_section(&unpaged.0, &unpaged.1, &issue_places, file);
        }
        for (number, ((mut page, paths), places)) in pages.into_iter().zip(page_places).enumerate() {
            for (i, path) in paths.iter().enumerate() {
                let at = places.get(&format!("articles/{i}")).map(|range| Span::new(file, range));
                if let Some(read) = self.listed_article(path, at) {
                    page.articles.push(self.placed(read));
                }
            }
            places.note(&mut self.origins, Scope::Page(number), file);
            self.issue.pages.push(page);
        }
        self.diagnostics.extend(self.names.take(ISSUE_NAME, &self.listing));
        Ok(())
    }

    /// The pages of an issue that lists its articles without pages.
    fn pages_by_section(&mut self, paths: &[String], order: &[String], places: &PartPlaces, file: FileId) {
        let place = |path: &str| places.get(path).map(|range| Span::new(file, range));
        let mut read = Vec::new();
        for (i, path) in paths.iter().enumerate() {
            read.extend(self.listed_article(path, place(&format!("articles/{i}"))));
        }
        let articles: Vec<&Article> = read.iter().map(|(read, _)| &read.article).collect();
        for (index, (name, numbers)) in sections::groups(&articles, order).into_iter().enumerate() {
            let named = order.iter().position(|section| Some(section) == name.as_ref());
            let mut page = sections::page(index, name);
            page.articles = numbers.into_iter().map(|number| self.placed(read[number].clone())).collect();
            for (part, at) in [
                ("", place("articles")),
                ("name", named.and_then(|number| place(&format!("sections/{number}")))),
            ] {
                at.into_iter().for_each(|at| self.origins.insert(Scope::Page(index), part, at));
            }
            self.issue.pages.push(page);
        }
    }

    /// An article at its place on a page: its parts are noted under the next number.
    fn placed(&mut self, (read, file): (ReadArticle, FileId)) -> Article {
        read.places.note(&mut self.origins, Scope::Article(self.article_count), file);
        self.article_count += 1;
        read.article
    }

    /// The next article that the issue lists, at a path that `at` names. More than the limit are
    /// not read; the fault is reported at the first of them.
    fn listed_article(&mut self, path: &str, at: Option<Span>) -> Option<(ReadArticle, FileId)> {
        self.listed += 1;
        if self.listed > limits::ARTICLES.most {
            if self.listed == limits::ARTICLES.most + 1 {
                self.first_over = at;
            }
            return None;
        }
        self.article(path, at)
    }

    /// Reports that more articles are listed than are read.
    fn over_limit(&mut self) {
        let fault = limits::ARTICLES.refuse(self.listed);
        self.diagnostics.extend(fault.map(|fault| fault.at_option(self.first_over.take())));
    }

    /// The article at a path that `at` names.
    fn article(&mut self, path: &str, at: Option<Span>) -> Option<(ReadArticle, FileId)> {
        let read = match files::clean(path) {
            Ok(cleaned) => self.article_at(cleaned, at),
            Err(how) => {
                let fault = Unreadable::Outside(how);
                self.unread.report(&fault, path, at, &[], &mut self.diagnostics);
                None
            }
        };
        if read.is_none() {
            // Pages are read one after the other.
            let page = Scope::Page(self.issue.pages.len());
            self.origins.insert_unread(page, path.strip_suffix(".md").unwrap_or(path));
        }
        read
    }

    /// The article at a path below the folder, which is read once.
    fn article_at(&mut self, path: String, at: Option<Span>) -> Option<(ReadArticle, FileId)> {
        match self.articles.get(&path) {
            Some(known) => known.clone(),
            None => {
                let read = self.read_article(&path, at);
                self.articles.insert(path, read.clone());
                read
            }
        }
    }

    fn read_article(&mut self, path: &str, at: Option<Span>) -> Option<(ReadArticle, FileId)> {
        let bytes = match self.folder.read(path, TEXT_LIMIT) {
            Ok(bytes) => bytes,
            Err(fault) => {
                self.unread.report(&fault, path, at, &self.listing, &mut self.diagnostics);
                return None;
            }
        };
        self.diagnostics.extend(self.names.take(path, &self.listing).map(|fault| fault.at_option(at)));
        let name = self.folder.name(path);
        let (file, text) = files::add_text(&name, bytes, &mut self.files, &mut self.diagnostics);
        let id = ArticleId::from(path.strip_suffix(".md").unwrap_or(path));
        Some((article::read(&text, file, id).take(&mut self.diagnostics), file))
    }

    /// Reads the publication and gives the folder its masthead is in.
    fn publication(&mut self, path: &Path) -> Option<Folder> {
        let Some(found) = publication::nearest(path) else {
            let message = sentence!("no-publication", name = publication::NAME);
            let fault = Diagnostic::new(Code::NoPublication, message);
            let at = self.origins.find(Scope::Issue, "");
            self.diagnostics.push(fault.at_option(at).help(Sentence::new("no-publication.help")));
            self.origins.insert_unread(Scope::Publication, publication::NAME);
            return None;
        };
        let folder = Folder::open(&found).ok()?;
        let path = found.join(publication::NAME);
        match publication::parse(&path, &mut self.files, &mut self.diagnostics) {
            Ok((publication, places, file)) => {
                self.issue.publication = publication;
                places.note(&mut self.origins, Scope::Publication, file);
            }
            Err(fault) => {
                self.diagnostics.push(fault.diagnostic(&folder.name(publication::NAME), None, &[]));
                self.origins.insert_unread(Scope::Publication, publication::NAME);
            }
        }
        Some(folder)
    }

    fn pictures(&mut self, publication_folder: Option<&Folder>) {
        let mut reader = PictureReader::new(&self.folder, &self.listing);
        for (path, scope, place) in pictures::of_issue(&self.issue) {
            let at = self.origins.find(scope, &place);
            let found = reader.read(&path, at, &mut self.diagnostics);
            self.pictures.extend(found.map(|bytes| (path, bytes)));
        }
        reader.finish(&mut self.diagnostics);
        let Some(folder) = publication_folder else { return };
        let listing = folder.listing();
        let mut reader = PictureReader::new(folder, &listing);
        self.diagnostics.extend(UsedNames::default().take(publication::NAME, &listing));
        let mut taken =
            self.pictures.keys().map(|path| (portable::folded(path.as_str()), path.clone())).collect();
        let mut paths = Vec::new();
        for (path, place) in pictures::of_publication(&self.issue.publication) {
            let at = self.origins.find(Scope::Publication, &place);
            let found = reader.read(&path, at, &mut self.diagnostics);
            paths.push(match found {
                Some(bytes) => self.publication_picture(path, bytes, &mut taken),
                None => path,
            });
        }
        reader.finish(&mut self.diagnostics);
        pictures::rename(&mut self.issue.publication, paths);
    }

    /// The pictures of the publication come from its folder, and may have the path of another
    /// picture in the folder of the issue, or one that some systems do not tell apart from it. In the issue
    /// they then have a path of their own. `taken` are the paths of pictures by what those systems compare.
    fn publication_picture(
        &mut self,
        mut path: ImagePath,
        bytes: Arc<[u8]>,
        taken: &mut BTreeMap<String, ImagePath>,
    ) -> ImagePath {
        let is_other = |other: &ImagePath, path: &ImagePath| other != path || self.pictures[other] != bytes;
        while taken.get(&portable::folded(path.as_str())).is_some_and(|other| is_other(other, &path)) {
            path = ImagePath::from(format!("publication/{path}"));
        }
        taken.insert(portable::folded(path.as_str()), path.clone());
        self.pictures.insert(path.clone(), bytes);
        path
    }

    /// Articles in the folder that no page lists. Where the issue lists more than are read, the
    /// others are among them.
    fn unlisted(&mut self) {
        if !self.origins.is_whole(Scope::Issue) {
            return;
        }
        let at = self.origins.find(Scope::Issue, "");
        let is_article = |path: &&String| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.ends_with(".md") && !name.eq_ignore_ascii_case("readme.md")
        };
        // A file that the issue lists in another spelling has a message of its own (M101, M113).
        let listed = self.articles.keys().filter(|path| self.listing.binary_search(path).is_err());
        let misspelled: BTreeSet<String> = listed.map(|path| portable::folded(path)).collect();
        let is_listed =
            |path: &String| self.articles.contains_key(path) || misspelled.contains(&portable::folded(path));
        let unlisted = self.listing.iter().filter(is_article).filter(|path| !is_listed(path));
        let mut repeats = Repeats::default();
        for path in unlisted {
            if repeats.lists(at.as_ref()) {
                let fault = Diagnostic::new(Code::UnlistedArticle, sentence!("unlisted-article", path))
                    .at_option(at.clone())
                    .help(sentence!("unlisted-article.help", path));
                self.diagnostics.push(fault);
            }
        }
        self.diagnostics.extend(repeats.rest(|more| {
            let message = sentence!("unlisted-article.more", count = count(more));
            Diagnostic::new(Code::UnlistedArticle, message)
        }));
    }
}
