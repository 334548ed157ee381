//! What a volume prints about its issues.

use super::{Words, counted};
use crate::model::{Date, Issue};

impl Words {
    /// What a volume is called: `溪湾报 2026年3月 合订本`.
    pub fn volume_of(&self, paper: &str, range: (Date, Date)) -> String {
        format!("{paper} {} {}", self.span(range), self.volume)
    }

    /// How many issues, pages and articles a volume has: `22期`, `88版`, `528篇`.
    pub fn counts(&self, issues: usize, pages: usize, articles: usize) -> Vec<String> {
        if self.is_latin() {
            vec![counted(issues, "issue"), self.pages(pages), counted(articles, "article")]
        } else {
            vec![format!("{issues}期"), self.pages(pages), format!("{articles}篇")]
        }
    }

    /// A number of pages: `4版`.
    pub fn pages(&self, pages: usize) -> String {
        if self.is_latin() { counted(pages, "page") } else { format!("{pages}版") }
    }

    /// Unrelated parts of a line, in one line.
    pub fn line(&self, parts: &[String]) -> String {
        parts.join(self.signs.gap)
    }

    /// Numbers of the first and the last issue, within the year: `第45—66期`.
    pub fn numbers(&self, first: u32, last: u32) -> String {
        self.numbered(first, last, ["第", "第", "No. "])
    }

    /// Numbers of the first and the last issue, since the paper began: `总第3456—3477期`.
    pub fn total_numbers(&self, first: u32, last: u32) -> String {
        let before = if first == last || !self.is_latin() { "Issue " } else { "Issues " };
        self.numbered(first, last, ["总第", "總第", before])
    }

    fn numbered(&self, first: u32, last: u32, [simplified, traditional, english]: [&str; 3]) -> String {
        let before = self.choose(simplified, traditional, english);
        let after = self.choose("期", "期", "");
        if first == last {
            format!("{before}{first}{after}")
        } else {
            format!("{before}{first}{}{last}{after}", self.signs.range)
        }
    }

    /// The colophon of a volume as labels and values: name of the paper, its imprint, the days and
    /// the issues that the volume holds. `extent` is what [`Words::numbers`] and [`Words::counts`] give.
    pub fn colophon_entries(
        &self,
        issue: &Issue,
        range: (Date, Date),
        extent: &[String],
    ) -> Vec<(&'static str, String)> {
        let mut entries = vec![(self.labels.title, issue.publication.title.clone())];
        entries
            .extend(self.imprint(issue).into_iter().map(|entry| (entry.label, self.listed(&entry.values))));
        entries.push((self.labels.covers, self.from_to(range)));
        entries.push((self.labels.issues, self.line(extent)));
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_numbers_read_as_papers_print_them() {
        for (tag, counts, numbers, totals) in [
            ("zh-Hans", "1期　88版　528篇", "第45—66期", "总第3456—3477期"),
            ("zh-Hant", "1期　88版　528篇", "第45—66期", "總第3456—3477期"),
            ("en", "1 issue · 88 pages · 528 articles", "No. 45–66", "Issues 3456–3477"),
        ] {
            let words = Words::of(&tag.into());
            assert_eq!(words.line(&words.counts(1, 88, 528)), counts);
            assert_eq!(words.numbers(45, 66), numbers);
            assert_eq!(words.total_numbers(3456, 3477), totals);
            assert_eq!(words.numbers(45, 45), words.number(45));
            assert_eq!(words.total_numbers(7, 7), words.total_number(7));
        }
    }
}
