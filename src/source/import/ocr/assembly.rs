//! Articles of pages into an issue: what importers of pages have in common.

use crate::diagnostics::{Checked, Code, Diagnostic, FileId, SourceMap, Span};
use crate::messages::Sentence;
use crate::model::{AcceptedLayout, Issue, Page, PageLabel, Publication};

use super::super::pictures::{Imported, WantedPicture};
use super::article::BuiltArticle;
use super::continued::{self, BuiltPage};
use super::lines::PageBlock;
use super::{ImportOptions, masthead, publication};
use crate::source::{Draft, Origins, PictureFiles, Scope};

/// An import in progress.
pub(in crate::source::import) struct Assembly<'a> {
    /// What the pages do not say.
    pub(in crate::source::import) options: &'a ImportOptions,
    /// What was found.
    pub(in crate::source::import) diagnostics: Vec<Diagnostic>,
    draft: Draft,
    first_page: Option<FileId>,
    pages: Vec<BuiltPage>,
    articles: usize,
    pictures: Vec<WantedPicture>,
}

impl<'a> Assembly<'a> {
    pub(in crate::source::import) fn new(options: &'a ImportOptions) -> Self {
        let publication = options.publication.clone().unwrap_or_else(publication::unknown);
        let draft = Draft {
            issue: Issue::new(publication, options.date),
            pictures: PictureFiles::new(),
            accepted: AcceptedLayout::default(),
            origins: Origins::default(),
            files: SourceMap::default(),
        };
        let (pages, pictures) = (Vec::new(), Vec::new());
        Self { options, draft, first_page: None, pages, articles: 0, pictures, diagnostics: Vec::new() }
    }

    /// Adds the text of a page, to which places point.
    pub(in crate::source::import) fn file(&mut self, name: &str, text: &str) -> FileId {
        let file = self.draft.files.add(name, text);
        self.first_page.get_or_insert(file);
        file
    }

    /// Number of the next page, from 0.
    pub(in crate::source::import) fn number(&self) -> usize {
        self.pages.len()
    }

    /// The label of the next page: as it was given, as the page says, else its number.
    pub(in crate::source::import) fn label(&self, own: Option<&str>) -> String {
        let number = self.number();
        let given = self.options.labels.get(number).map(String::as_str);
        given.or(own).map_or_else(|| (number + 1).to_string(), str::to_owned)
    }

    /// Takes the masthead off the page and completes the publication by it.
    pub(in crate::source::import) fn masthead(&mut self, blocks: &mut Vec<PageBlock<'_>>) {
        let publication = &mut self.draft.issue.publication;
        if let Some(masthead) = masthead::take(blocks, Some(publication)) {
            publication::complete(publication, &masthead, &mut self.draft.origins, &mut self.diagnostics);
        }
    }

    /// Completes publication and numbers by what something other than the pages says.
    pub(in crate::source::import) fn told(
        &mut self,
        told: &Publication,
        number: Option<u32>,
        total_number: Option<u32>,
    ) {
        let issue = &mut self.draft.issue;
        issue.number = issue.number.or(number);
        issue.total_number = issue.total_number.or(total_number);
        let own = &mut issue.publication;
        if own.title.is_empty() {
            own.title.clone_from(&told.title);
        }
        let complete = |own: &mut Option<String>, told: &Option<String>| {
            if own.is_none() {
                own.clone_from(told);
            }
        };
        complete(&mut own.publisher, &told.publisher);
        complete(&mut own.cn, &told.cn);
        complete(&mut own.issn, &told.issn);
        complete(&mut own.permit, &told.permit);
    }

    /// Adds a page.
    pub(in crate::source::import) fn page(&mut self, page: BuiltPage) {
        self.pages.push(page);
    }

    /// The issue: jumps joined, articles numbered.
    pub(in crate::source::import) fn finish(mut self) -> Checked<Imported> {
        let mut pages = std::mem::take(&mut self.pages);
        continued::join(&mut pages, &mut self.diagnostics);
        for (number, page) in pages.into_iter().enumerate() {
            self.add(number, page);
        }
        if let Some(file) = self.first_page.filter(|_| self.draft.issue.publication.title.is_empty()) {
            let diagnostic = Diagnostic::new(Code::NoMasthead, Sentence::new("no-masthead"))
                .at(Span::new(file, 0..0))
                .help(Sentence::new("no-masthead.help"));
            self.diagnostics.insert(0, diagnostic);
        }
        let value = Imported { draft: self.draft, pictures: self.pictures };
        Checked { value, diagnostics: self.diagnostics }
    }

    /// Adds the articles of a page to the issue, and their places.
    fn add(&mut self, number: usize, built: BuiltPage) {
        self.draft.origins.insert(Scope::Page(number), "", built.place);
        let mut page = Page {
            label: PageLabel::from(built.label),
            name: built.name,
            plan: None,
            theme: None,
            editors: Vec::new(),
            articles: Vec::new(),
        };
        for BuiltArticle { article, places, pictures, .. } in built.articles {
            for (place, span) in places {
                self.draft.origins.insert(Scope::Article(self.articles), place, span);
            }
            self.pictures.extend(pictures);
            page.articles.push(article);
            self.articles += 1;
        }
        self.draft.issue.pages.push(page);
    }
}
