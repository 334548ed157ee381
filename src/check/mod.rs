//! The checks that an issue must pass before pages are made.
//!
//! The only stage that makes a [`CheckedIssue`]. Its recipe, in order:
//!
//! * `limits`: nothing is larger than pages can be made of
//! * `structure`: ids, labels, references, empty pages and articles
//! * `wishes`: places requested on the pages that no page can provide
//! * `charts`: tables that are to be drawn hold numbers
//! * `lists`: lists that are to be drawn have terms
//! * `quotes`: the words of pull quotes stand in their texts
//! * `lines`: texts that have one line have no line ends
//! * `text`: characters, brackets, widths, normal form
//! * `pictures`: every picture is there, sound and described
//! * `no_ink`: what is left out of the texts, so that no later stage meets it
//! * `coverage`: some font has every character
//! * `imprint`: what the law asks a paper to print, and forbids
//!
//! Lines, text, coverage and imprint read the same `passages`, and so does [`word_lists()`], which compares an issue with the
//! lists of words and people that its paper keeps. All steps report what they find and
//! none stops the next; the caller decides whether to go on after errors.
//!
//! ```
//! use std::path::Path;
//!
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! // Pretends that some font has every character; `FontLibrary::covers` answers for real fonts.
//! let checked = paiban::check::check(&draft, &|_| true);
//! assert!(!checked.has_errors());
//! assert_eq!(checked.value.issue().publication.slug.as_str(), "luqiao-tongxun");
//! # Ok::<(), paiban::diagnostics::Error>(())
//! ```

mod charts;
mod coverage;
mod imprint;
mod limits;
mod lines;
mod lists;
mod no_ink;
mod passages;
mod pictures;
mod quotes;
#[cfg(test)]
pub(crate) mod sample;
mod structure;
mod text;
mod wishes;
mod word_lists;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::pdf_page::THREAD as DRAWING_THREAD;
pub(crate) use pictures::PICTURES_AT_ONCE;
pub use word_lists::word_lists;

use crate::diagnostics::{Checked, Code, Diagnostic, Span};
use crate::messages::Sentence;
use crate::model::{AcceptedLayout, Article, ArticleId, ImagePath, Issue, Page};
use crate::source::{Draft, Scope};
use crate::subjects::Subjects;

/// A picture whose kind and size in pixels are known and sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How the bytes are coded.
    pub kind: PictureKind,
    /// Width in pixels, after turning as the file asks.
    pub width: u32,
    /// Height in pixels, after turning as the file asks.
    pub height: u32,
    /// The file as it was read; of a PDF file what its first page looks like.
    pub bytes: Arc<[u8]>,
    /// The PDF file whose first page it is, for outputs that keep its lines and type.
    pub page: Option<Arc<[u8]>>,
    /// What it shows, where it is a photograph that may be cropped and nobody says what must stay.
    pub subjects: Option<Arc<Subjects>>,
}

/// How a picture is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureKind {
    /// JPEG (ISO/IEC 10918).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP.
    Webp,
}

impl PictureKind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// The kind of a file by its extension, if it is one of these.
    pub fn of_extension(ending: &str) -> Option<Self> {
        match ending {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    /// The usual file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

/// An issue that can be set: ids and labels are unique, references resolve, every picture
/// that is named exists and can be decoded; or the errors about it were allowed. Clones share their data.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedIssue {
    issue: Arc<Issue>,
    pictures: Arc<BTreeMap<ImagePath, Picture>>,
    accepted: Arc<AcceptedLayout>,
}

impl CheckedIssue {
    pub(crate) fn new(issue: Issue, pictures: BTreeMap<ImagePath, Picture>) -> Self {
        Self { issue: Arc::new(issue), pictures: Arc::new(pictures), accepted: Arc::default() }
    }

    /// The issue and its pictures, copied only where others share them.
    pub(crate) fn into_parts(self) -> (Issue, BTreeMap<ImagePath, Picture>) {
        (Arc::unwrap_or_clone(self.issue), Arc::unwrap_or_clone(self.pictures))
    }

    /// The same issue with the pages that its editor accepted.
    #[must_use]
    pub fn accepting(self, accepted: AcceptedLayout) -> Self {
        Self { accepted: Arc::new(accepted), ..self }
    }

    /// The pages that its editor accepted.
    pub fn accepted(&self) -> &AcceptedLayout {
        &self.accepted
    }

    /// The issue.
    pub fn issue(&self) -> &Issue {
        &self.issue
    }

    /// The pictures, by path. A picture with a fault is absent.
    pub fn pictures(&self) -> &BTreeMap<ImagePath, Picture> {
        &self.pictures
    }

    /// The same articles on other pages. Nothing else changes; where `pages` does not hold exactly
    /// the articles of the issue, the issue stays as it is.
    pub fn repaged(mut self, pages: Vec<Page>) -> Self {
        let new: Vec<&Article> = pages.iter().flat_map(|page| &page.articles).collect();
        if same_articles(&new, self.issue.articles().collect()) {
            Arc::make_mut(&mut self.issue).pages = pages;
        }
        self
    }

    /// The issue with another article in place of the one of its id, to see what it would be like: with other
    /// wishes, or with less text.
    #[must_use]
    pub fn tried(mut self, article: Article) -> Self {
        let pages = &mut Arc::make_mut(&mut self.issue).pages;
        let own = pages.iter_mut().flat_map(|page| &mut page.articles).find(|own| own.id == article.id);
        own.into_iter().for_each(|own| *own = article.clone());
        self
    }

    /// A picture by its path.
    pub fn picture(&self, path: &ImagePath) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// How many pictures the figures of each article show, in the order of the articles; pictures
    /// that are absent do not count.
    pub fn picture_counts(&self) -> Vec<usize> {
        let count = |article: &Article| {
            let mut count = 0;
            article.each_figure(|_, figure| {
                count += usize::from(figure.image.as_ref().is_some_and(|path| self.picture(path).is_some()));
            });
            count
        };
        self.issue.articles().map(count).collect()
    }
}

/// Whether two lists hold the same articles, each as often, in whatever order.
fn same_articles(new: &[&Article], mut old: Vec<&Article>) -> bool {
    let mut by_id: BTreeMap<&ArticleId, Vec<&Article>> = BTreeMap::new();
    let count = old.len();
    old.drain(..).for_each(|article| by_id.entry(&article.id).or_default().push(article));
    let all_found = new.iter().all(|article| {
        let Some(rest) = by_id.get_mut(&article.id) else { return false };
        let found = rest.iter().position(|other| other == article);
        found.map(|at| rest.swap_remove(at)).is_some()
    });
    all_found && new.len() == count
}

/// Checks a draft. `covers` tells whether any font has a character; it is called once for each
/// printed character.
///
/// A [`CheckedIssue`] is made from every draft. Where a diagnostic is of severity error, what
/// [`CheckedIssue`] promises does not hold, and the caller decides whether to go on. Its texts are
/// those of the draft without controls, characters of no ink that act on nothing, and blanks at
/// their edges.
pub fn check(draft: &Draft, covers: &dyn Fn(char) -> bool) -> Checked<CheckedIssue> {
    check_again(draft, covers, None)
}

/// Checks an issue that is being edited, again and again: pictures that are as they were `before` are not decoded again.
/// What is found is what [`check`] finds.
pub fn check_again(
    draft: &Draft,
    covers: &dyn Fn(char) -> bool,
    before: Option<&CheckedIssue>,
) -> Checked<CheckedIssue> {
    let mut found = Vec::new();
    let passages = passages::of(&draft.issue);
    let cleaned = no_ink::left_out(draft);
    let printed = cleaned.as_ref().unwrap_or(draft);
    limits::check(printed, &mut found);
    structure::check(printed, &mut found);
    wishes::check(printed, &mut found);
    charts::check(printed, &mut found);
    lists::check(printed, &mut found);
    quotes::check(printed, &mut found);
    lines::check(printed, &passages, &mut found);
    text::check(draft, &passages, &mut found);
    let pictures = pictures::check(printed, before, &mut found);
    coverage::check(draft, &passages, covers, &mut found);
    imprint::check(draft, &passages, &mut found);
    let value = CheckedIssue::new(printed.issue.clone(), pictures).accepting(draft.accepted.clone());
    Checked { value, diagnostics: found }
}

/// Whether the issue was read from an `issue.json`, so that advice speaks of its keys and not of the
/// files of a folder.
fn is_json(draft: &Draft) -> bool {
    let whole = draft.origins.find(Scope::Issue, "");
    whole.is_some_and(|span| draft.files.name(span.file).to_lowercase().ends_with(".json"))
}

/// How many places of one fault are labelled; its data has the count of all.
const MOST_LABELS: usize = 5;

/// An article with its page and its number in the issue.
#[derive(Clone, Copy)]
struct ListedArticle<'a> {
    page: &'a Page,
    number: usize,
    article: &'a Article,
}

impl<'a> ListedArticle<'a> {
    /// Every article of an issue, page after page.
    fn all(issue: &'a Issue) -> impl Iterator<Item = Self> {
        let articles =
            issue.pages.iter().flat_map(|page| page.articles.iter().map(move |article| (page, article)));
        articles.enumerate().map(|(number, (page, article))| Self { page, number, article })
    }

    /// Whether both are on the same page.
    fn is_with(&self, other: &Self) -> bool {
        std::ptr::eq(self.page, other.page)
    }

    /// Where a part of the article came from.
    fn span(&self, draft: &Draft, path: &str) -> Option<Span> {
        draft.origins.find(Scope::Article(self.number), path)
    }

    /// A diagnostic about a part of the article.
    fn diagnostic(&self, draft: &Draft, path: &str, code: Code, message: Sentence) -> Diagnostic {
        Diagnostic::new(code, message)
            .at_option(self.span(draft, path))
            .in_article(&self.article.id)
            .on_page(&self.page.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::has_errors;
    use crate::model::{Figure, PublicationKind};

    /// An issue with a fault for every step.
    fn faulty() -> Draft {
        let mut article = sample::saying("“半句𠮷");
        article.companion_of = Some("01/none".into());
        article.figures =
            vec![Figure { image: Some("a.gif".into()), alt: Some("图".into()), ..Figure::default() }];
        let mut issue = sample::issue(vec![article]);
        issue.publication.kind = PublicationKind::Cn;
        let mut draft = sample::draft(issue);
        draft.pictures.insert("a.gif".into(), b"GIF89a".as_slice().into());
        draft
    }

    #[test]
    fn every_step_reports_and_none_stops_the_next() {
        let draft = faulty();
        let checked = check(&draft, &|c| c != '𠮷');
        let expected = [
            Code::UnknownReference,
            Code::UnbalancedBrackets,
            Code::UnsupportedPicture,
            Code::MissingGlyph,
            Code::MissingImprint,
        ];
        assert_eq!(sample::codes(&checked.diagnostics), expected);
        assert!(has_errors(&checked.diagnostics));
        assert_eq!((checked.value.issue(), checked.value.pictures().len()), (&draft.issue, 0));
    }

    #[test]
    fn articles_move_to_other_pages_and_none_is_lost_or_added() {
        let [a, b, c] = ["a", "b", "c"].map(sample::article);
        let draft = sample::draft(sample::issue(vec![a.clone(), b.clone(), c.clone()]));
        let checked = check(&draft, &|_| true).value;
        let pages = vec![sample::page("01", vec![c.clone(), a.clone()]), sample::page("02", vec![b.clone()])];
        assert_eq!(checked.clone().repaged(pages.clone()).issue().pages, pages);
        let changed = crate::model::Article { boxed: true, ..b.clone() };
        for articles in [
            vec![a.clone(), b.clone()],
            vec![a.clone(), b.clone(), c.clone(), c.clone()],
            vec![a.clone(), c.clone(), c.clone()],
            vec![a, changed, c],
            vec![],
        ] {
            let kept = checked.clone().repaged(vec![sample::page("01", articles)]);
            assert_eq!(kept.issue(), &draft.issue);
        }
    }

    #[test]
    fn the_same_draft_gives_the_same_diagnostics() {
        let covers = |c: char| c.is_ascii();
        let [first, second] = [(); 2].map(|()| check(&faulty(), &covers).diagnostics);
        assert_eq!(first, second);
    }
}
