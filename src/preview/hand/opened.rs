//! An issue whose files are to be changed: where its articles, pictures and lists stand in them.

use std::path::{Path, PathBuf};

use super::document::{Document, Syntax, Table};
use super::refused;
use crate::diagnostics::{Checked, Diagnostic, Error, FileId};
use crate::files;
use crate::model::{Article, ArticleId, ImagePath, Page, PageLabel};
use crate::source::record::{RecordNode, RecordValue};
use crate::source::{Draft, Scope, load};

/// An issue as it is on disk now.
pub(super) struct Opened {
    pub(super) draft: Draft,
    /// The folder of the issue, as it was typed.
    folder: PathBuf,
}

/// A list of articles: that of a page, or that of an issue whose pages the program makes.
pub(super) struct ArticleList<'d> {
    /// The label of its page.
    pub(super) page: Option<PageLabel>,
    /// The table that has it.
    pub(super) table: Table<'d>,
    /// The list, where there is one.
    pub(super) node: Option<&'d RecordNode>,
}

impl Opened {
    /// Reads an issue. Its faults do not matter as long as the files to be changed can be read.
    ///
    /// # Errors
    /// The path cannot be used.
    pub(super) fn read(issue: &Path) -> Result<Self, Error> {
        let Checked { value: draft, .. } = load(issue)?;
        let folder = if issue.is_dir() { issue } else { issue.parent().unwrap_or(Path::new("")) };
        Ok(Self { draft, folder: folder.to_owned() })
    }

    /// An article with its number in the issue.
    pub(super) fn article(&self, id: &ArticleId) -> Result<(usize, &Article), Diagnostic> {
        let articles = || self.draft.issue.articles();
        let found = articles().enumerate().find(|(_, article)| article.id == *id);
        found.ok_or_else(|| refused::unknown_article(id, articles().map(|article| article.id.as_str())))
    }

    /// The page that lists an article.
    pub(super) fn page_of(&self, id: &ArticleId) -> Option<&Page> {
        let pages = &self.draft.issue.pages;
        pages.iter().find(|page| page.articles.iter().any(|article| article.id == *id))
    }

    /// The file of an article: a JSON file has all of them.
    pub(super) fn document_of(&self, number: usize) -> Result<Document, Diagnostic> {
        let span = self.draft.origins.find(Scope::Article(number), "");
        span.map_or_else(|| Err(refused::unreadable("")), |span| self.document(span.file))
    }

    /// The file that has the lists of articles.
    pub(super) fn lists(&self) -> Result<Document, Diagnostic> {
        let span = self.draft.origins.find(Scope::Issue, "");
        span.map_or_else(|| Err(refused::unreadable("")), |span| self.document(span.file))
    }

    fn document(&self, file: FileId) -> Result<Document, Diagnostic> {
        let (name, text) = (self.draft.files.name(file), self.draft.files.text(file));
        // What is no UTF-8 was replaced.
        let is_whole = !text.contains(char::REPLACEMENT_CHARACTER);
        let document = Document::of(PathBuf::from(name), text, file).filter(|_| is_whole);
        document.ok_or_else(|| refused::unreadable(name))
    }

    /// The path of an article in the lists of a folder.
    pub(super) fn path_of(&self, number: usize) -> Option<String> {
        let span = self.draft.origins.find(Scope::Article(number), "")?;
        let path = Path::new(self.draft.files.name(span.file)).strip_prefix(&self.folder).ok()?;
        let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
        Some(parts.join("/"))
    }

    /// Whether an item of a list is an article.
    pub(super) fn is_listed(&self, document: &Document, item: &RecordNode, number: usize) -> bool {
        match (&item.value, document.syntax) {
            (RecordValue::Text(path), Syntax::Toml) => {
                files::clean(path).ok().is_some_and(|path| Some(path) == self.path_of(number))
            }
            (RecordValue::Table(entries), Syntax::Json) => {
                let id = self.draft.issue.articles().nth(number).map(|article| article.id.as_str());
                let own = entries.iter().find(|entry| entry.key == "id").map(|entry| &entry.node.value);
                matches!((own, id), (Some(RecordValue::Text(own)), Some(id)) if own == id)
            }
            _ => false,
        }
    }
}

/// The table of an article in its document.
pub(super) fn table_of<'d>(document: &'d Document, id: &ArticleId) -> Option<Table<'d>> {
    let root = document.table()?;
    match document.syntax {
        Syntax::Toml => Some(root),
        Syntax::Json => {
            let articles = root.tables("pages").into_iter().flat_map(|page| page.tables("articles"));
            articles.into_iter().find(|article| article.text("id") == Some(id.as_str()))
        }
    }
}

/// The table of a picture among those of its article.
pub(super) fn picture_of<'d>(article: &Table<'d>, picture: &ImagePath) -> Option<Table<'d>> {
    let key = match article.document.syntax {
        Syntax::Toml => "figure",
        Syntax::Json => "figures",
    };
    let is_it = |table: &Table<'_>| table.text("image") == Some(picture.as_str());
    let placed = article.tables(key).into_iter().find(is_it);
    // Blocks of a JSON file have their pictures in them.
    placed.or_else(|| article.value("body").and_then(|body| within(article, body, &is_it)))
}

/// The first table in a value for which something holds.
fn within<'d>(of: &Table<'d>, node: &'d RecordNode, is_it: &dyn Fn(&Table<'_>) -> bool) -> Option<Table<'d>> {
    match &node.value {
        RecordValue::List(nodes) => nodes.iter().find_map(|node| within(of, node, is_it)),
        RecordValue::Table(entries) => {
            let own = of.inner(node).filter(|table| is_it(table));
            own.or_else(|| entries.iter().find_map(|entry| within(of, &entry.node, is_it)))
        }
        _ => None,
    }
}

/// The lists of articles of an issue, page after page.
pub(super) fn article_lists(document: &Document) -> Vec<ArticleList<'_>> {
    let Some(root) = document.table() else { return Vec::new() };
    let pages = match document.syntax {
        Syntax::Toml => root.tables("page"),
        Syntax::Json => root.tables("pages"),
    };
    let of_page = |table: Table<'_>| table.text("label").map(PageLabel::from);
    if pages.is_empty() {
        return vec![ArticleList { page: None, table: root, node: root.value("articles") }];
    }
    let list = |table| ArticleList { page: of_page(table), node: table.value("articles"), table };
    pages.into_iter().map(list).collect()
}
