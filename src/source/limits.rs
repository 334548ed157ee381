//! The limits of what is read, checked and set, in one place. Within them time and memory grow with
//! the input and no faster; beyond them there is a diagnostic that names the limit. `docs/limits.md`
//! tells the user the same numbers.

use std::fmt;

use crate::diagnostics::{Code, Diagnostic};

/// A limit of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is counted: `characters`, for messages.
    pub unit: &'static str,
    /// What has them: `an article`.
    pub of: &'static str,
    /// The most that is taken.
    pub most: usize,
    /// What to do with more.
    pub way_out: &'static str,
}

/// Characters of the text of an article.
pub const ARTICLE_CHARACTERS: Limit = Limit {
    unit: "characters",
    of: "an article",
    most: 2_000_000,
    way_out: "divide it into several articles, or into several issues",
};

/// Characters of all articles of an issue.
pub const ISSUE_CHARACTERS: Limit = Limit {
    unit: "characters",
    of: "an issue",
    most: 5_000_000,
    way_out: "divide it into several issues and bind them with `paiban compile`",
};

/// Pages of an issue.
pub const PAGES: Limit =
    Limit { unit: "pages", of: "an issue", most: 1_000, way_out: "divide it into several issues" };

/// Articles of an issue.
pub const ARTICLES: Limit =
    Limit { unit: "articles", of: "an issue", most: 2_000, way_out: "divide it into several issues" };

/// Articles of a page.
pub const PAGE_ARTICLES: Limit =
    Limit { unit: "articles", of: "a page", most: 1_000, way_out: "list some of them on other pages" };

/// Footnotes of an article.
pub const NOTES: Limit =
    Limit { unit: "footnotes", of: "an article", most: 10_000, way_out: "divide it into several articles" };

/// Figures of an article.
pub const FIGURES: Limit =
    Limit { unit: "figures", of: "an article", most: 1_000, way_out: "divide it into several articles" };

/// Cells of all tables of an article.
pub const CELLS: Limit = Limit {
    unit: "cells of tables",
    of: "an article",
    most: 50_000,
    way_out: "divide it into several articles",
};

/// Columns of a table.
pub const COLUMNS: Limit =
    Limit { unit: "columns", of: "a table", most: 1_000, way_out: "turn rows and columns, or divide it" };

/// People of a byline or sign-off.
pub const PEOPLE: Limit =
    Limit { unit: "people", of: "an article", most: 1_000, way_out: "name them in the text of the article" };

/// Lines of kicker, headline and deck together.
pub const HEAD_LINES: Limit =
    Limit { unit: "lines", of: "a head", most: 100, way_out: "make them paragraphs of the article" };

/// Fillers of a publication.
pub const FILLERS: Limit =
    Limit { unit: "fillers", of: "a publication", most: 1_000, way_out: "leave some of them out" };

/// Words that a publication prints on its pages: sponsors, links, notes of the masthead together.
pub const PUBLICATION_LINES: Limit = Limit {
    unit: "names, links and notes",
    of: "a publication",
    most: 200,
    way_out: "print them in an article",
};

/// Characters of a text that is no paragraph of an article: a caption, a cell, a line of a head, a
/// name.
pub const LINE_CHARACTERS: Limit = Limit {
    unit: "characters",
    of: "a caption, a cell or a line of a head",
    most: 100_000,
    way_out: "make it paragraphs of an article",
};

/// All limits, in the order of the documentation.
pub const ALL: [Limit; 14] = [
    ARTICLE_CHARACTERS,
    ISSUE_CHARACTERS,
    PAGES,
    ARTICLES,
    PAGE_ARTICLES,
    NOTES,
    FIGURES,
    CELLS,
    COLUMNS,
    PEOPLE,
    HEAD_LINES,
    LINE_CHARACTERS,
    FILLERS,
    PUBLICATION_LINES,
];

impl Limit {
    /// The fault of having more; none within the limit.
    pub fn refuse(&self, found: usize) -> Option<Diagnostic> {
        let Self { unit, of, most, way_out } = self;
        (found > *most).then(|| {
            let message = format!("{} {unit}, but {of} has at most {}", grouped(found), grouped(*most));
            Diagnostic::new(Code::OverLimit, message).help(*way_out).data("count", found).data("limit", *most)
        })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.unit, self.of)
    }
}

/// A number with its thousands apart: `1,000,000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_taken_and_one_more_is_refused_with_a_way_out() {
        for limit in ALL {
            assert_eq!(limit.refuse(limit.most), None, "{limit}");
            let fault = limit.refuse(limit.most + 1).unwrap();
            assert!(fault.message.contains(&grouped(limit.most)), "{}", fault.message);
            assert_eq!(fault.help, [limit.way_out]);
        }
    }

    #[test]
    fn the_documentation_has_every_limit() {
        let page = include_str!("../../docs/limits.md");
        for limit in ALL {
            let row = format!("| {limit} | {} | {} |", grouped(limit.most), limit.way_out);
            assert!(page.contains(&row), "docs/limits.md lacks\n{row}");
        }
    }
}
