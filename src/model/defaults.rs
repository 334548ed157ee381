//! What a paper, or one of its issues, asks of the commands where their options are not given.

use super::{EditionKind, Issue, Publication};

/// What commands do where their options are not given: what the issue says, else its publication. Where
/// both are silent, the built-in default holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults<'a> {
    /// Paper profile of the pages.
    pub paper: Option<&'a str>,
    /// Theme of the pages.
    pub theme: Option<&'a str>,
    /// Look of the book.
    pub look: Option<&'a str>,
    /// What the PDF is for.
    pub profile: Option<&'a str>,
    /// What is made; nothing where that is left open.
    pub editions: &'a [EditionKind],
    /// Whether faces are looked for in photographs; they are where nothing is said.
    pub faces: Option<bool>,
}

impl<'a> Defaults<'a> {
    /// Those of a paper, for every issue that says nothing else.
    pub fn of_publication(publication: &'a Publication) -> Self {
        Self {
            paper: publication.paper.as_deref(),
            theme: publication.theme.as_deref(),
            look: publication.look.as_deref(),
            profile: publication.profile.as_deref(),
            editions: &publication.editions,
            faces: publication.faces,
        }
    }

    /// Those of an issue.
    pub fn of(issue: &'a Issue) -> Self {
        let paper = Self::of_publication(&issue.publication);
        Self {
            paper: issue.paper.as_deref().or(paper.paper),
            theme: issue.theme.as_deref().or(paper.theme),
            look: issue.look.as_deref().or(paper.look),
            profile: issue.profile.as_deref().or(paper.profile),
            editions: if issue.editions.is_empty() { paper.editions } else { &issue.editions },
            faces: issue.faces.or(paper.faces),
        }
    }

    /// Those of a volume: what all its issues agree on; where they differ, what the paper of the last of
    /// them says, because an issue speaks for its day alone.
    pub fn agreed(issues: &[&'a Issue]) -> Self {
        let all: Vec<Self> = issues.iter().map(|issue| Self::of(issue)).collect();
        let paper = issues.last().map(|issue| Self::of_publication(&issue.publication)).unwrap_or_default();
        Self {
            paper: common(&all, |one| one.paper).unwrap_or(paper.paper),
            theme: common(&all, |one| one.theme).unwrap_or(paper.theme),
            look: common(&all, |one| one.look).unwrap_or(paper.look),
            profile: common(&all, |one| one.profile).unwrap_or(paper.profile),
            editions: common(&all, |one| one.editions).unwrap_or(paper.editions),
            faces: common(&all, |one| one.faces).unwrap_or(paper.faces),
        }
    }

    /// Whether an edition is made where no option names one: EPUB and PDF are where nothing is said.
    pub fn makes(&self, edition: EditionKind) -> bool {
        let usual = self.editions.is_empty() && matches!(edition, EditionKind::Epub | EditionKind::Pdf);
        usual || self.editions.contains(&edition)
    }
}

impl Issue {
    /// What commands do where their options are not given.
    pub fn defaults(&self) -> Defaults<'_> {
        Defaults::of(self)
    }
}

/// The value that all have.
fn common<'a, T: PartialEq>(all: &[Defaults<'a>], value: impl Fn(&Defaults<'a>) -> T) -> Option<T> {
    let (first, rest) = all.split_first()?;
    rest.iter().all(|one| value(one) == value(first)).then(|| value(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn issue(paper: Option<&str>, of_paper: Option<&str>) -> Issue {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let publication = Publication { paper: text(of_paper), ..Publication::default() };
        Issue { paper: text(paper), ..Issue::new(publication, Date::new(2026, 3, 20).unwrap()) }
    }

    #[test]
    fn the_day_comes_before_the_paper() {
        for (day, paper, expected) in [
            (None, None, None),
            (None, Some("a4-4"), Some("a4-4")),
            (Some("tabloid-5"), None, Some("tabloid-5")),
            (Some("tabloid-5"), Some("a4-4"), Some("tabloid-5")),
        ] {
            assert_eq!(Defaults::of(&issue(day, paper)).paper, expected);
        }
    }

    #[test]
    fn a_volume_is_made_as_its_issues_agree_or_as_the_paper_says() {
        let (usual, odd) = (issue(None, Some("a4-4")), issue(Some("tabloid-5"), Some("a4-4")));
        let paper = |issues: &[&Issue]| Defaults::agreed(issues).paper.map(str::to_owned);
        assert_eq!(paper(&[]), None);
        assert_eq!(paper(&[&odd, &odd]).as_deref(), Some("tabloid-5"));
        assert_eq!(paper(&[&usual, &odd]).as_deref(), Some("a4-4"), "the last day is odd");
        assert_eq!(paper(&[&odd, &usual]).as_deref(), Some("a4-4"));
    }

    #[test]
    fn book_and_pages_are_made_where_none_is_named() {
        let made = |editions: &[EditionKind]| {
            let defaults = Defaults { editions, ..Defaults::default() };
            [EditionKind::Epub, EditionKind::Pdf, EditionKind::Wechat].map(|edition| defaults.makes(edition))
        };
        assert_eq!(made(&[]), [true, true, false]);
        assert_eq!(made(&[EditionKind::Epub]), [true, false, false]);
        assert_eq!(made(&[EditionKind::Wechat, EditionKind::Pdf]), [false, true, true]);
    }
}
