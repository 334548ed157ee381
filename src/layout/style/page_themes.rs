//! The theme of each page: that of the issue, or the bundled one that the page names, such as that of a supplement.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::theme::Theme;
use super::typesetter::Typesetter;
use super::work::Work;
use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::grid::paper::Paper;
use crate::model::{ArticleId, Language, Page, PageLabel};
use crate::text::FontLibrary;

/// The themes of the pages of an issue.
#[derive(Clone, Debug)]
pub struct PageThemes<'a> {
    of_issue: &'a Theme,
    /// The others, by the names that pages give.
    own: BTreeMap<&'a str, Theme>,
}

/// A typesetter of each theme.
#[derive(Clone, Debug)]
pub struct PageTypesetters<'a> {
    of_issue: Typesetter<'a>,
    own: BTreeMap<&'a str, Typesetter<'a>>,
}

impl<'a> PageThemes<'a> {
    /// Those of an issue that is set in a theme. A page that names just this theme has it, not the bundled one.
    ///
    /// # Errors
    /// A page names a theme that does not exist.
    pub fn of(issue: &'a CheckedIssue, theme: &'a Theme) -> Result<Self, Error> {
        let named = issue.issue().pages.iter().filter_map(|page| page.theme.as_deref());
        let named: BTreeSet<&str> = named.filter(|name| *name != theme.name).collect();
        let own = named.into_iter().map(|name| Ok((name, Theme::bundled(name)?)));
        Ok(Self { of_issue: theme, own: own.collect::<Result<_, Error>>()? })
    }

    /// Their typesetters, whose work is counted in `work`.
    pub fn typesetters(
        &'a self,
        fonts: &'a FontLibrary,
        language: &Language,
        work: Option<&'a Work>,
    ) -> PageTypesetters<'a> {
        let typesetter = |theme: &'a Theme| Typesetter::new(fonts, theme, language).counted(work);
        PageTypesetters {
            of_issue: typesetter(self.of_issue),
            own: self.own.iter().map(|(&name, theme)| (name, typesetter(theme))).collect(),
        }
    }
}

impl<'a> PageTypesetters<'a> {
    /// The typesetter of a page.
    pub fn of(&self, page: &Page) -> &Typesetter<'a> {
        let own = page.theme.as_deref().and_then(|name| self.own.get(name));
        own.unwrap_or(&self.of_issue)
    }

    /// A context for each page of an issue, on one paper.
    pub fn contexts<'s>(
        &'s self,
        issue: &'s CheckedIssue,
        paper: &'s Paper,
        moved: &'s BTreeMap<ArticleId, PageLabel>,
    ) -> Vec<Context<'s>> {
        let context = |page: &Page| Context { typesetter: self.of(page), paper, issue, moved };
        issue.issue().pages.iter().map(context).collect()
    }
}

/// The theme of each of some pages, as the number of the first page that has it.
pub fn theme_numbers(pages: &[Context<'_>]) -> Vec<usize> {
    let same =
        |one: &Context<'_>, other: &Context<'_>| std::ptr::eq(one.typesetter.theme, other.typesetter.theme);
    pages.iter().map(|page| pages.iter().position(|first| same(first, page)).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn a_page_has_the_theme_that_it_names_and_else_that_of_the_issue() {
        let page = |label: &str, theme: Option<&str>| Page {
            theme: theme.map(str::to_owned),
            ..sample::page(label, Vec::new())
        };
        let mut issue = sample::issue(Vec::new());
        issue.pages = vec![page("1", None), page("2", Some("weekend")), page("3", Some("metro"))];
        let issue = CheckedIssue::new(issue, BTreeMap::new());
        let mut metro = Theme::bundled("metro").unwrap();
        metro.end.mark = "※".into();
        let fonts = FontLibrary::bundled();
        let themes = PageThemes::of(&issue, &metro).unwrap();
        let typesetters = themes.typesetters(&fonts, &Language::from("zh-Hans-CN"), None);
        let of = |page: &Page| {
            let theme = typesetters.of(page).theme;
            (theme.name.clone(), theme.end.mark.clone())
        };
        let found: Vec<(String, String)> = issue.issue().pages.iter().map(of).collect();
        let expected = [("metro", "※"), ("weekend", "◆"), ("metro", "※")];
        assert_eq!(found, expected.map(|(name, mark)| (name.to_owned(), mark.to_owned())));
        let (paper, unmoved) = (Paper::find("tabloid-5").unwrap(), BTreeMap::new());
        assert_eq!(theme_numbers(&typesetters.contexts(&issue, &paper, &unmoved)), [0, 1, 0]);
    }

    #[test]
    fn a_theme_that_does_not_exist_is_an_error() {
        let mut issue = sample::issue(Vec::new());
        issue.pages = vec![Page { theme: Some("patry".to_owned()), ..sample::page("1", Vec::new()) }];
        let issue = CheckedIssue::new(issue, BTreeMap::new());
        assert!(PageThemes::of(&issue, &Theme::bundled("party").unwrap()).is_err());
    }
}
