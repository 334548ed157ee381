//! What of an article is searched, and the texts that a search shows: groups of articles of one day, each a shard.

use serde::{Deserialize, Serialize};

use crate::web::data::{SiteArticle, SiteIssue};

/// Characters a group of texts has, at most, unless one article alone has more: a result costs the reader one
/// group. See docs/tuning.md.
const GROUP_CHARACTERS: usize = 3000;

/// An article as a search shows it. Its names are short, for there are many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Its number in its address.
    #[serde(rename = "n")]
    pub number: u32,
    /// Its document.
    #[serde(rename = "a")]
    pub address: String,
    /// Its headline in one line.
    #[serde(rename = "t")]
    pub title: String,
    /// Who wrote, as it is printed.
    #[serde(rename = "b")]
    pub byline: String,
    /// The number of the newspaper page that it begins on.
    #[serde(rename = "p")]
    pub page: u32,
    /// The document of that page.
    #[serde(rename = "l")]
    pub page_address: String,
    /// The smallest picture of that page; may be empty.
    #[serde(rename = "i")]
    pub page_picture: String,
    /// Its pieces, see [`pieces`].
    #[serde(rename = "x")]
    pub pieces: Vec<String>,
}

/// The pieces of an article in which one searches: a query is found where one of them holds it. Lines of a head
/// are one piece, so that a query may go on into the next.
pub fn pieces(article: &SiteArticle) -> Vec<String> {
    let mut pieces: Vec<String> = article.column_title.iter().cloned().collect();
    pieces.extend([&article.kicker, &article.headline, &article.deck].map(|lines| lines.join(" ")));
    pieces.extend(article.summary.iter().cloned());
    pieces.push(article.byline.clone());
    pieces.extend(article.texts.iter().cloned());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The articles of an issue in groups of about [`GROUP_CHARACTERS`] characters, in their order.
pub fn groups(issue: &SiteIssue) -> Vec<Vec<Text>> {
    let mut groups: Vec<Vec<Text>> = Vec::new();
    let mut room = 0;
    for article in &issue.articles {
        let text = text_of(issue, article);
        let characters = text.pieces.iter().map(|piece| piece.chars().count()).sum();
        match groups.last_mut() {
            Some(group) if characters <= room => {
                group.push(text);
                room -= characters;
            }
            _ => {
                groups.push(vec![text]);
                room = GROUP_CHARACTERS.saturating_sub(characters);
            }
        }
    }
    groups
}

fn text_of(issue: &SiteIssue, article: &SiteArticle) -> Text {
    let page = issue.page(article.page);
    let picture = page.and_then(|page| page.sheets.first()).and_then(|sheet| sheet.pictures.first());
    Text {
        number: article.number,
        address: article.address.clone(),
        title: article.title.clone(),
        byline: article.byline.clone(),
        page: article.page,
        page_address: page.map(|page| page.address.clone()).unwrap_or_default(),
        page_picture: picture.map(|picture| picture.address.clone()).unwrap_or_default(),
        pieces: pieces(article),
    }
}
