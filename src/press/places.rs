//! Places in the input for what later stages find: they know pages and articles by name only.

use std::collections::BTreeMap;

use crate::diagnostics::{Checked, Diagnostic, Place, Severity};
use crate::source::{Draft, Origins, Scope};

/// The key of [`Diagnostic::data`] that names the part of an article, a page or the publication that a
/// diagnostic is about, by its path in [`Origins`].
const PART: &str = "part";

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

    /// The same value with places added to the diagnostics that have none and are errors, or name the
    /// part they are about.
    pub fn located<T>(&self, checked: Checked<T>) -> Checked<T> {
        let diagnostics = checked.diagnostics.into_iter().map(|one| self.with_place(one)).collect();
        Checked { diagnostics, ..checked }
    }

    fn with_place(&self, diagnostic: Diagnostic) -> Diagnostic {
        let part = diagnostic.data.get(PART).and_then(|part| part.as_str());
        let wanted = part.is_some() || diagnostic.code.severity() == Severity::Error;
        if !wanted || diagnostic.labels.iter().any(|label| matches!(label.place, Place::Span(_))) {
            return diagnostic;
        }
        let span = self.scope(&diagnostic).and_then(|scope| self.origins.find(scope, part.unwrap_or("")));
        diagnostic.at_option(span)
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
    use crate::diagnostics::Code;
    use crate::messages::Sentence;

    #[test]
    fn errors_of_pages_lead_to_the_part_of_the_input_they_are_about() {
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
        let remark = Diagnostic::new(Code::MovedArticle, Sentence::verbatim(""));
        assert_eq!(on(remark.in_article("01/b")), None, "a remark");
    }
}
