//! From OCR pages to an issue.
//!
//! A page is Markdown as OCR programs write it: headings, paragraphs, blank lines where a picture
//! was. Its role in the newspaper is recognised by cues, each in the file of its step:
//!
//! * `lines`: text into headings and paragraphs, with places
//! * `masthead`, `imprint`, `publication`: name, labels, links, sponsors
//! * `heads`, `headline`: kicker, headline, deck, title of a standing column, subhead
//! * `article`: one article, by the steps
//!   `byline` (dateline and reporters), `captions` and `credits` (lost pictures, who wrote,
//!   who photographed), `paragraphs` (torn at the foot of a column), `markup` and `html_table` (tables, lists)
//! * `companions`: the lead, documents that accompany a report
//! * `suspects`: words to compare with the page
//!
//! Nothing is corrected and nothing is lost: every character of a page is in the issue, is
//! markup, or is named in a diagnostic. Where a cue is uncertain, a diagnostic reports the decision.

mod article;
mod byline;
mod captions;
mod characters;
mod companions;
mod credits;
mod headline;
mod heads;
mod html_table;
mod imprint;
mod lines;
mod markup;
mod masthead;
mod paragraphs;
mod publication;
mod suspects;

use crate::diagnostics::{Checked, Code, Diagnostic, FileId, SourceMap, Span};
use crate::messages::Sentence;
use crate::model::{AcceptedLayout, ArticleId, Date, Issue, Page, PageLabel, Publication};

use crate::source::{Draft, Origins, PictureFiles, Scope};
use crate::wording::Words;
use article::BuiltArticle;
use lines::PageExcerpt;

/// What the pages themselves do not say.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The day of the issue. It is never guessed from the text.
    pub date: Date,
    /// The paper; what it leaves empty is taken from the masthead. Without it, it is made from
    /// the masthead alone.
    pub publication: Option<Publication>,
    /// Words to report, that the OCR program is known to misread.
    pub suspects: Vec<String>,
    /// Labels of the pages (版次), in order; pages without one are numbered.
    pub labels: Vec<String>,
}

/// Makes an issue of OCR pages, each a name for messages and a text. Every page becomes a page of
/// the issue, every headline an article `01/01`, `01/02` … The origins of the draft point into
/// the pages; it has no pictures, for OCR loses them.
///
/// Without a masthead and without a publication the title stays empty, and a diagnostic says so.
pub fn import(pages: &[(String, String)], options: &ImportOptions) -> Checked<Draft> {
    let mut import = Import::new(options);
    for (number, (name, text)) in pages.iter().enumerate() {
        let file = import.draft.files.add(name.as_str(), text.as_str());
        import.page(number, PageExcerpt::page(file, text), file);
    }
    import.finish()
}

/// The words of the papers whose pages are read: cues are Simplified Chinese.
fn words() -> &'static Words {
    Words::of(&"zh-Hans".into())
}

/// An import in progress.
struct Import<'a> {
    options: &'a ImportOptions,
    draft: Draft,
    first_page: Option<FileId>,
    articles: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Import<'a> {
    fn new(options: &'a ImportOptions) -> Self {
        let publication = options.publication.clone().unwrap_or_else(publication::unknown);
        let draft = Draft {
            issue: Issue::new(publication, options.date),
            pictures: PictureFiles::new(),
            accepted: AcceptedLayout::default(),
            origins: Origins::default(),
            files: SourceMap::default(),
        };
        Self { options, draft, first_page: None, articles: 0, diagnostics: Vec::new() }
    }

    /// Adds one page of the newspaper; `number` counts from 0.
    fn page(&mut self, number: usize, page: PageExcerpt<'_>, file: FileId) {
        self.first_page.get_or_insert(file);
        self.draft.origins.insert(Scope::Page(number), "", page.span());
        let mut blocks = lines::blocks(page);
        self.masthead(&mut blocks);
        let mut built = Vec::new();
        for (i, story) in heads::stories(blocks).into_iter().enumerate() {
            let id = ArticleId::from(format!("{:02}/{:02}", number + 1, i + 1));
            built.push(article::build(id, story, &mut self.diagnostics));
        }
        companions::rank_lead(&mut built);
        companions::tie_documents(&mut built);
        self.diagnostics.extend(suspects::find(page, &self.options.suspects));
        self.add(number, built);
    }

    /// Takes the masthead off the page and completes the publication by it.
    fn masthead(&mut self, blocks: &mut Vec<lines::PageBlock<'_>>) {
        let publication = &mut self.draft.issue.publication;
        if let Some(masthead) = masthead::take(blocks, Some(publication)) {
            publication::complete(publication, &masthead, &mut self.draft.origins, &mut self.diagnostics);
        }
    }

    /// Adds the articles of a page to the issue, and their places.
    fn add(&mut self, number: usize, built: Vec<BuiltArticle>) {
        let label = self.options.labels.get(number).cloned().unwrap_or_else(|| (number + 1).to_string());
        let mut page = Page {
            label: PageLabel::from(label),
            name: None,
            plan: None,
            theme: None,
            editors: Vec::new(),
            articles: Vec::new(),
        };
        for BuiltArticle { article, places, .. } in built {
            for (place, span) in places {
                self.draft.origins.insert(Scope::Article(self.articles), place, span);
            }
            page.articles.push(article);
            self.articles += 1;
        }
        self.draft.issue.pages.push(page);
    }

    fn finish(mut self) -> Checked<Draft> {
        if let Some(file) = self.first_page.filter(|_| self.draft.issue.publication.title.is_empty()) {
            let diagnostic = Diagnostic::new(Code::NoMasthead, Sentence::new("no-masthead"))
                .at(Span::new(file, 0..0))
                .help(Sentence::new("no-masthead.help"));
            self.diagnostics.insert(0, diagnostic);
        }
        Checked { value: self.draft, diagnostics: self.diagnostics }
    }
}
