//! Places in the input for what later stages find: they know pages and articles by name only.

use std::collections::BTreeMap;

use crate::diagnostics::{Checked, Diagnostic, Label, Place, Severity, Span};
use crate::model::ArticleId;
use crate::source::{Draft, Origins, Scope};

/// The key of [`Diagnostic::data`] that names the part of an article, a page or the publication that a
/// diagnostic is about, by its path in [`Origins`].
const PART: &str = "part";

/// What stands for an article of which a diagnostic names no part: the line of its headline; of an article
/// without one, where it begins.
const OF_ARTICLE: &str = "headline/0";

/// Where the parts of an issue stand in its files.
#[derive(Clone, Debug, Default)]
pub struct InputPlaces {
    origins: Origins,
    /// Numbers of pages and articles in the input, by label and id. The program may put articles on other pages.
    pages: BTreeMap<String, usize>,
    articles: BTreeMap<String, usize>,
}

impl InputPlaces {
    /// The places of a draft.
    pub(super) fn of(draft: &Draft) -> Self {
        let pages = draft.issue.pages.iter().map(|page| page.label.to_string());
        let articles = draft.issue.articles().map(|article| article.id.to_string());
        Self {
            pages: pages.enumerate().map(|(number, label)| (label, number)).collect(),
            articles: articles.enumerate().map(|(number, id)| (id, number)).collect(),
            origins: draft.origins.clone(),
        }
    }

    /// Where an article stands in its file: the line of its headline, or where it begins.
    pub fn of_article(&self, id: &ArticleId) -> Option<Span> {
        self.origins.find(Scope::Article(*self.articles.get(id.as_str())?), OF_ARTICLE)
    }

    /// The same value with places added to the diagnostics that have none in a file and are errors, are
    /// about an article, or name the part they are about. A place in a file comes before one on a page.
    pub fn located<T>(&self, checked: Checked<T>) -> Checked<T> {
        let diagnostics = checked.diagnostics.into_iter().map(|one| self.with_place(one)).collect();
        Checked { diagnostics, ..checked }
    }

    fn with_place(&self, diagnostic: Diagnostic) -> Diagnostic {
        let part = diagnostic.data.get(PART).and_then(|part| part.as_str());
        let about_article = diagnostic.subject.article.is_some();
        let wanted = part.is_some() || about_article || diagnostic.code.severity() == Severity::Error;
        if !wanted || diagnostic.labels.iter().any(|label| matches!(label.place, Place::Span(_))) {
            return diagnostic;
        }
        let part = part.unwrap_or(if about_article { OF_ARTICLE } else { "" });
        let span = self.scope(&diagnostic).and_then(|scope| self.origins.find(scope, part));
        let mut diagnostic = diagnostic;
        let label = span.map(|span| Label { place: Place::Span(span), text: None });
        diagnostic.labels.splice(0..0, label);
        diagnostic
    }

    /// What a diagnostic is about: its article, else its page, else the publication.
    fn scope(&self, diagnostic: &Diagnostic) -> Option<Scope> {
        let subject = &diagnostic.subject;
        match (&subject.article, &subject.page) {
            (Some(article), _) => self.articles.get(article).copied().map(Scope::Article),
            (None, Some(page)) => self.pages.get(page).copied().map(Scope::Page),
            (None, None) => diagnostic.data.contains_key(PART).then_some(Scope::Publication),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::diagnostics::{Code, PageArea};
    use crate::messages::Sentence;

    #[test]
    fn what_is_found_of_pages_leads_to_the_part_of_the_input_it_is_about() {
        let draft = sample::draft(sample::issue(vec![sample::article("01/a"), sample::article("01/b")]));
        let places = InputPlaces::of(&draft);
        let on = |diagnostic: Diagnostic| {
            let located = places.located(Checked { value: (), diagnostics: vec![diagnostic] });
            located.diagnostics[0].labels.first().and_then(|label| label.span().cloned())
        };
        let error = || Diagnostic::new(Code::NoRoom, Sentence::verbatim(""));
        let article = on(error().in_article("01/b").data("part", "id"));
        assert_eq!(article, draft.origins.find(Scope::Article(1), "id"));
        assert!(article.is_some());
        assert_eq!(on(error().data("part", "title")), draft.origins.find(Scope::Publication, "title"));
        assert_eq!(on(error()), None, "it is about the issue as a whole");
        let remark = || Diagnostic::new(Code::UntidyLegs, Sentence::verbatim(""));
        let headline = draft.origins.find(Scope::Article(1), "headline/0");
        assert!(headline.is_some());
        assert_eq!(on(remark().in_article("01/b")), headline, "of an article");
        assert_eq!(on(remark().on_page("1")), None, "of a page");
        let area = PageArea { page: "1".into(), sheet: 0, left: 0, top: 0, right: 1, bottom: 1 };
        assert_eq!(on(remark().on_area(area).in_article("01/b")), headline, "before the place on the page");
    }
}
