//! The pictures that others show for links to the articles and newspaper pages of an issue: which are wanted. They are
//! drawn by who knows the theme.

use super::addresses;
use super::data::SiteIssue;
use super::options::Options;
use crate::addresses::Numbers;
use crate::edition::{Edition, Sheet};
use crate::model::{Article, Page};
use crate::wording::Words;
use crate::wording::page::PageForm;

/// Pixels of a card, across and down: those of Open Graph (ogp.me) as its readers want them.
pub const PIXELS: (u16, u16) = (1200, 630);

/// A card to be drawn.
#[derive(Clone, Debug)]
pub struct CardToDraw<'a> {
    /// Its file, as a path from the root of the site.
    pub path: String,
    /// The article, or the first of the page.
    pub article: &'a Article,
    /// Label and name of the page: `A01 要闻`.
    pub page: String,
    /// The first sheet of the page, where the card is for that.
    pub sheet: Option<&'a Sheet>,
    /// The complete address of the document, where somebody said where the site stands.
    pub url: Option<String>,
}

/// The cards of an issue: one for each page with an article, one for each article. `before` is what the site had of the
/// day.
pub fn to_draw<'a>(
    edition: &'a Edition,
    before: Option<&SiteIssue>,
    options: &Options,
) -> Vec<CardToDraw<'a>> {
    let issue = edition.issue.issue();
    let numbers = Numbers::of(issue, &before.map(SiteIssue::numbers).unwrap_or_default());
    let words = Words::of(&issue.publication.language);
    let (date, urls) = (issue.date, options.urls);
    let title = |page: &Page| {
        let folio = words.page_name(&page.label, PageForm::Folio);
        let name = page.name.as_deref().filter(|name| !name.trim().is_empty());
        name.map_or(folio.clone(), |name| format!("{folio} {name}"))
    };
    let mut wanted = Vec::new();
    for page in &issue.pages {
        let number = numbers.page(&page.label);
        let sheet = edition.sheets.iter().find(|sheet| sheet.label == page.label);
        wanted.extend(page.articles.first().map(|article| CardToDraw {
            path: addresses::page_card(date, number),
            article,
            page: title(page),
            sheet,
            url: options.absolute(&addresses::page(urls, date, number)),
        }));
        wanted.extend(page.articles.iter().map(|article| {
            let number = numbers.article(&article.id);
            CardToDraw {
                path: addresses::article_card(date, number),
                article,
                page: title(page),
                sheet: None,
                url: options.absolute(&addresses::article(urls, date, number)),
            }
        }));
    }
    wanted
}
