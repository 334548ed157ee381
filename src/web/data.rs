//! What a site knows of each of its issues: plain data that the site keeps beside its documents
//! (`data/2026-03-20.json`), so that a day is added without the others being set again. All that is made of many
//! issues is made of these data alone.
//!
//! Addresses are paths from the root of the site, with `/` between the parts and no `/` before them.

use serde::{Deserialize, Serialize};

use super::{WebFile, addresses};
use crate::addresses::Numbers;
use crate::ink::ColorOrNone;
use crate::model::{ArticleId, Date, Language, NoticeKind, PageLabel, Rank, Slug};

/// Characters of a text that stands for a summary.
pub(crate) const SUMMARY_CHARACTERS: usize = 120;

/// An issue of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteIssue {
    /// What it was made from, and by which version of the program, as a digest in hexadecimal digits.
    pub digest: String,
    /// Name of the paper.
    pub paper: String,
    /// Short name of the paper in the names of files.
    pub slug: Slug,
    /// Language of all text that says no other.
    pub language: Language,
    /// Colour of the paper, where it names one.
    pub accent: Option<ColorOrNone>,
    /// The day on its masthead.
    pub date: Date,
    /// Its number within the year (期号).
    pub number: Option<u32>,
    /// Its number since the paper began (总期号).
    pub total_number: Option<u32>,
    /// The unique identifier, as a URN.
    pub identifier: String,
    /// The imprint as short texts: serial number, publisher, address.
    pub imprint: Vec<String>,
    /// The newspaper pages, in their order; never empty.
    pub pages: Vec<SitePage>,
    /// The articles in their order: those of the first page, then of the second.
    pub articles: Vec<SiteArticle>,
    /// The PDF of the whole issue, if there is one.
    pub pdf: Option<SiteFile>,
    /// The EPUB, if there is one.
    pub epub: Option<SiteFile>,
}

/// A newspaper page (版).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePage {
    /// Its number in its address, from 1; it never changes.
    pub number: u32,
    /// Its document.
    pub address: String,
    /// Label as written: `A01`.
    pub label: PageLabel,
    /// Label as a folio prints it: `A01`, `第1版`.
    pub folio: String,
    /// Its own name: `要闻`.
    pub name: Option<String>,
    /// Who made it, in one line; may be empty.
    pub editors: String,
    /// Its first sheet, small enough for a strip of pages.
    pub thumbnail: SitePicture,
    /// Its sheets; more than one where the page has more text than one sheet holds.
    pub sheets: Vec<SiteSheet>,
    /// The picture that others show for a link to it.
    #[serde(default)]
    pub card: Option<SitePicture>,
    /// The PDF of the page, if there is one.
    pub pdf: Option<SiteFile>,
}

/// A sheet of a newspaper page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteSheet {
    /// Width and height in thousandths of a point: the units of `areas`.
    pub size: (i32, i32),
    /// What its pictures show of it: left, top, width and height in the same units. Blank margins are cut off.
    #[serde(default)]
    pub shown: Option<(i32, i32, i32, i32)>,
    /// Its picture in three widths, the smallest first.
    pub pictures: Vec<SitePicture>,
    /// Where its articles stand, in reading order.
    pub areas: Vec<SiteArea>,
}

/// Where an article, or the part of it on a sheet, stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteArea {
    /// Number of the article.
    pub article: u32,
    /// Closed outlines with right angles, in thousandths of a point from the top left corner of the sheet.
    pub polygons: Vec<Vec<(i32, i32)>>,
}

/// A picture file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePicture {
    /// Its file.
    pub address: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows; empty where nobody said, and for pictures of pages.
    pub alt: String,
}

/// A file to be taken home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteFile {
    /// Its file.
    pub address: String,
    /// How large it is, in bytes.
    pub bytes: u64,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteArticle {
    /// Its number in its address, the only one of its day; it never changes.
    pub number: u32,
    /// Its name in the issue.
    pub id: ArticleId,
    /// Its document.
    pub address: String,
    /// Number of the newspaper page that it begins on ([`SitePage::number`]).
    pub page: u32,
    /// Language where it is not the paper's.
    pub lang: Option<Language>,
    /// Weight, where the issue names one.
    pub rank: Option<Rank>,
    /// What it is if it is no news.
    pub notice: Option<NoticeKind>,
    /// Headline in one line, or the first words; never empty.
    pub title: String,
    /// Title of its standing column (栏目).
    pub column_title: Option<String>,
    /// Lines above the headline (引题).
    pub kicker: Vec<String>,
    /// Lines of the headline (主题).
    pub headline: Vec<String>,
    /// Lines below the headline (副题).
    pub deck: Vec<String>,
    /// What it says in short sentences (提要题).
    pub summary: Vec<String>,
    /// Who wrote, as it is printed; may be empty.
    pub byline: String,
    /// The names of those who wrote.
    pub authors: Vec<String>,
    /// Its text, a piece of text for each paragraph, subhead, cell, caption, credit and note, in reading order,
    /// without markup.
    pub texts: Vec<String>,
    /// The picture that others show for a link to it.
    #[serde(default)]
    pub card: Option<SitePicture>,
    /// Its first picture.
    pub picture: Option<SitePicture>,
    /// The same small enough for a list.
    pub thumbnail: Option<SitePicture>,
    /// Other pictures, in their order.
    pub more_pictures: Vec<SitePicture>,
    /// Numbers of the articles that stand with it: the one it accompanies, those that accompany it, its group.
    pub companions: Vec<u32>,
}

impl SiteIssue {
    /// The numbers of its pages and articles.
    pub(crate) fn numbers(&self) -> Numbers {
        let pages = self.pages.iter().map(|page| (page.label.clone(), page.number));
        Numbers::known(pages, self.articles.iter().map(|article| (article.id.clone(), article.number)))
    }

    /// An article by its number.
    pub fn article(&self, number: u32) -> Option<&SiteArticle> {
        self.articles.iter().find(|article| article.number == number)
    }

    /// The articles that begin on a page, in their order.
    pub fn articles_of(&self, page: &SitePage) -> impl Iterator<Item = &SiteArticle> {
        let number = page.number;
        self.articles.iter().filter(move |article| article.page == number)
    }

    /// The files of the issue alone.
    pub fn addresses(&self) -> Vec<String> {
        let mut found = Vec::new();
        found.extend([&self.pdf, &self.epub].into_iter().flatten().map(|file| file.address.clone()));
        for page in &self.pages {
            found.extend([page.address.clone(), page.thumbnail.address.clone()]);
            found.extend(page.pdf.iter().map(|file| file.address.clone()));
            found.extend(page.card.iter().map(|card| card.address.clone()));
            let pictures = page.sheets.iter().flat_map(|sheet| &sheet.pictures);
            found.extend(pictures.map(|picture| picture.address.clone()));
        }
        for article in &self.articles {
            found.push(article.address.clone());
            let pictures = [&article.picture, &article.thumbnail, &article.card].into_iter().flatten();
            let pictures = pictures.chain(&article.more_pictures);
            found.extend(pictures.map(|picture| picture.address.clone()));
        }
        found
    }

    /// The issue with no more than lists need: without areas, and of its texts what a summary shows.
    pub fn brief(&self) -> Self {
        let mut brief = self.clone();
        brief.pages.iter_mut().flat_map(|page| &mut page.sheets).for_each(|sheet| sheet.areas.clear());
        for article in &mut brief.articles {
            article.texts.truncate(usize::from(article.deck.is_empty() && article.summary.is_empty()));
            if let Some(text) = article.texts.first_mut() {
                *text = text.chars().take(SUMMARY_CHARACTERS + 1).collect();
            }
            article.more_pictures.clear();
            article.companions.clear();
        }
        brief
    }

    /// A page by its number.
    pub fn page(&self, number: u32) -> Option<&SitePage> {
        self.pages.iter().find(|page| page.number == number)
    }
}

impl SiteSheet {
    /// What its pictures show of it: left, top, width and height in thousandths of a point.
    pub fn window(&self) -> (i32, i32, i32, i32) {
        self.shown.unwrap_or((0, 0, self.size.0, self.size.1))
    }
}

impl SitePage {
    /// Label and name: `A01 要闻`.
    pub fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("{} {name}", self.folio),
            None => self.folio.clone(),
        }
    }
}

/// The data of an issue as the files that the site keeps: all of them, and what lists need.
pub(crate) fn files(issue: &SiteIssue) -> [WebFile; 2] {
    let file = |path: String, issue: &SiteIssue| {
        // Plain data with names as keys: it can always be written.
        let text = serde_json::to_string(issue).unwrap_or_default();
        WebFile::new(&path, text + "\n")
    };
    [file(addresses::data(issue.date), issue), file(addresses::brief(issue.date), &issue.brief())]
}
