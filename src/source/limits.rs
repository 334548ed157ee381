//! The limits of what is read, checked and set, in one place. Within them time and memory grow with
//! the input and no faster; beyond them there is a diagnostic that names the limit. `docs/limits.md`
//! tells the user the same numbers.

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};

/// A limit of the input. Its sentences are named by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What refuses more.
    pub message: &'static str,
    /// What is counted: `characters of an article`.
    pub what: &'static str,
    /// The most that is taken.
    pub most: usize,
    /// What to do with more.
    pub way_out: &'static str,
}

/// Characters of the text of an article.
pub const ARTICLE_CHARACTERS: Limit = Limit {
    message: "over-limit-article-characters",
    what: "over-limit-article-characters.what",
    most: 2_000_000,
    way_out: "over-limit-article-characters.help",
};

/// Characters of all articles of an issue.
pub const ISSUE_CHARACTERS: Limit = Limit {
    message: "over-limit-issue-characters",
    what: "over-limit-issue-characters.what",
    most: 5_000_000,
    way_out: "over-limit-issue-characters.help",
};

/// Pages of an issue.
pub const PAGES: Limit = Limit {
    message: "over-limit-pages",
    what: "over-limit-pages.what",
    most: 1_000,
    way_out: "over-limit-pages.help",
};

/// Articles of an issue.
pub const ARTICLES: Limit = Limit {
    message: "over-limit-articles",
    what: "over-limit-articles.what",
    most: 2_000,
    way_out: "over-limit-articles.help",
};

/// Articles of a page.
pub const PAGE_ARTICLES: Limit = Limit {
    message: "over-limit-page-articles",
    what: "over-limit-page-articles.what",
    most: 1_000,
    way_out: "over-limit-page-articles.help",
};

/// Footnotes of an article.
pub const NOTES: Limit = Limit {
    message: "over-limit-notes",
    what: "over-limit-notes.what",
    most: 10_000,
    way_out: "over-limit-notes.help",
};

/// Figures of an article.
pub const FIGURES: Limit = Limit {
    message: "over-limit-figures",
    what: "over-limit-figures.what",
    most: 1_000,
    way_out: "over-limit-figures.help",
};

/// Cells of all tables of an article.
pub const CELLS: Limit = Limit {
    message: "over-limit-cells",
    what: "over-limit-cells.what",
    most: 50_000,
    way_out: "over-limit-cells.help",
};

/// Columns of a table.
pub const COLUMNS: Limit = Limit {
    message: "over-limit-columns",
    what: "over-limit-columns.what",
    most: 1_000,
    way_out: "over-limit-columns.help",
};

/// People of a byline or sign-off.
pub const PEOPLE: Limit = Limit {
    message: "over-limit-people",
    what: "over-limit-people.what",
    most: 1_000,
    way_out: "over-limit-people.help",
};

/// Lines of kicker, headline, deck and summary together.
pub const HEAD_LINES: Limit = Limit {
    message: "over-limit-head-lines",
    what: "over-limit-head-lines.what",
    most: 100,
    way_out: "over-limit-head-lines.help",
};

/// Fillers of a publication.
pub const FILLERS: Limit = Limit {
    message: "over-limit-fillers",
    what: "over-limit-fillers.what",
    most: 1_000,
    way_out: "over-limit-fillers.help",
};

/// Words that a publication prints on its pages: sponsors, links, notes of the masthead together.
pub const PUBLICATION_LINES: Limit = Limit {
    message: "over-limit-publication-lines",
    what: "over-limit-publication-lines.what",
    most: 200,
    way_out: "over-limit-publication-lines.help",
};

/// Characters of a text that is no paragraph of an article: a caption, a cell, a line of a head, a
/// name.
pub const LINE_CHARACTERS: Limit = Limit {
    message: "over-limit-line-characters",
    what: "over-limit-line-characters.what",
    most: 100_000,
    way_out: "over-limit-line-characters.help",
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
        (found > self.most).then(|| {
            let message = sentence!(self.message, found = grouped(found), most = grouped(self.most));
            Diagnostic::new(Code::OverLimit, message)
                .help(Sentence::new(self.way_out))
                .data("count", found)
                .data("limit", self.most)
        })
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
    use crate::messages::MessageLanguage;

    #[test]
    fn the_limit_itself_is_taken_and_one_more_is_refused_with_a_way_out() {
        for limit in ALL {
            assert_eq!(limit.refuse(limit.most), None, "{}", limit.message);
            let fault = limit.refuse(limit.most + 1).unwrap();
            let message = fault.message.english();
            assert!(message.contains(&grouped(limit.most)), "{message}");
            assert_eq!(fault.help, [Sentence::new(limit.way_out)]);
        }
    }

    #[test]
    fn the_documentation_has_every_limit() {
        let page = include_str!("../../docs/limits.md");
        for limit in ALL {
            let [what, way_out] = [limit.what, limit.way_out].map(|key| Sentence::new(key).english());
            let row = format!("| {what} | {} | {way_out} |", grouped(limit.most));
            assert!(page.contains(&row), "docs/limits.md lacks\n{row}");
        }
    }

    #[test]
    fn the_documentation_in_chinese_has_every_limit() {
        let page = include_str!("../../docs/limits.zh-CN.md");
        for limit in ALL {
            let chinese = |key| Sentence::new(key).in_language(MessageLanguage::Chinese);
            let start = format!("| {} | ", chinese(limit.what));
            let end = format!(" | {} |", chinese(limit.way_out));
            let has_row = page.lines().any(|line| line.starts_with(&start) && line.ends_with(&end));
            assert!(has_row, "docs/limits.zh-CN.md lacks\n{start}…{end}");
        }
    }
}
