//! How the articles of a page belong together: the lead, and documents that accompany a report.

use std::collections::BTreeMap;

use crate::model::{Article, ArticleId, Rank};

use super::article::BuiltArticle;

/// Most bytes of a title between `《` and `》`.
const LONGEST_TITLE: usize = 400;

/// Fewest characters of a title that identifies a document.
const SHORTEST_TITLE: usize = 4;

/// Ranks the lead: the only article of its page whose headline is a heading of level 1.
pub(in crate::source::import) fn rank_lead(page: &mut [BuiltArticle]) {
    let mut top = page.iter_mut().filter(|built| built.level == 1 && built.article.rank.is_none());
    if let (Some(lead), None) = (top.next(), top.next()) {
        lead.article.rank = Some(Rank::Lead);
    }
}

/// Ties a document to the report it accompanies: the report stands before it on the page and
/// quotes its title as `《…》`, and the document is written by `我们` with no reporter named.
pub(in crate::source::import) fn tie_documents(page: &mut [BuiltArticle]) {
    let mut reports: BTreeMap<String, ArticleId> = BTreeMap::new();
    for built in page {
        let article = &mut built.article;
        let title = plain(&article.headline.concat());
        if title.chars().count() >= SHORTEST_TITLE && is_document(article) {
            article.companion_of = reports.get(&title).cloned();
        }
        let article = &built.article;
        article.each_text(|place, text| {
            if place.starts_with("body/") {
                for quoted in quoted_titles(text) {
                    reports.entry(plain(quoted)).or_insert_with(|| article.id.clone());
                }
            }
        });
    }
}

fn is_document(article: &Article) -> bool {
    let mut first_person = false;
    article.each_text(|place, text| first_person |= place.starts_with("body/") && text.contains('我'));
    first_person && article.byline.is_empty() && article.dateline.is_none()
}

/// The titles between `《` and `》`.
fn quoted_titles(text: &str) -> impl Iterator<Item = &str> {
    let titles = text.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
    titles.map(|(title, _)| title).filter(|title| title.len() <= LONGEST_TITLE)
}

/// A title without blanks, and with one form of each quotation mark: a heading and a quotation
/// of it differ in both.
fn plain(title: &str) -> String {
    let fold = |c: char| match c {
        '“' | '”' | '「' | '」' => '"',
        '‘' | '’' | '『' | '』' => '\'',
        c => c,
    };
    title.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline};

    fn built(id: &str, level: u8, headline: &[&str], body: &str) -> BuiltArticle {
        let article = Article {
            id: id.into(),
            headline: headline.iter().map(|&line| line.into()).collect(),
            body: vec![Block::Paragraph { text: vec![Inline::text(body)] }],
            ..Article::default()
        };
        BuiltArticle { article, places: Vec::new(), level, pictures: Vec::new() }
    }

    #[test]
    fn a_document_is_tied_to_the_report_that_quotes_its_title() {
        let document = || built("01/02", 2, &["坚持“三治”", "守护一湾清水"], "我们的做法是。");
        let mut page = [built("01/01", 1, &["治水"], "作题为《坚持“三治”守护一湾清水》的发言。"), document()];
        tie_documents(&mut page);
        assert_eq!(page[1].article.companion_of, Some("01/01".into()));

        let mut page = [document(), built("01/01", 1, &["治水"], "《坚持“三治”守护一湾清水》")];
        tie_documents(&mut page);
        assert_eq!(page[0].article.companion_of, None, "the report comes after it");

        let mut page = [built("01/01", 1, &["治水"], "《坚持“三治”守护一湾清水》"), document()];
        page[1].article.dateline = Some("本报讯".into());
        tie_documents(&mut page);
        assert_eq!(page[1].article.companion_of, None, "a report is no document");
    }

    #[test]
    fn only_one_headline_of_level_one_is_the_lead() {
        let mut page = [built("01/01", 1, &["甲"], "。"), built("01/02", 2, &["乙"], "。")];
        rank_lead(&mut page);
        assert_eq!(page.each_ref().map(|built| built.article.rank), [Some(Rank::Lead), None]);

        let mut page = [built("01/01", 1, &["甲"], "。"), built("01/02", 1, &["乙"], "。")];
        rank_lead(&mut page);
        assert_eq!(page.each_ref().map(|built| built.article.rank), [None, None]);
    }
}
