//! What the site knows of an issue, made of the issue and its pages.

use super::data::{SiteArea, SiteArticle, SiteFile, SiteIssue, SitePage, SitePicture, SiteSheet};
use super::options::Options;
use super::pictures::{Photos, SheetPictures};
use super::{Downloads, WebFile, addresses, cards, texts};
use crate::addresses::Numbers;
use crate::edition::{ArticleRegion, Edition, SheetRegions};
use crate::model::{Article, Figure, Issue, Language, Page, PageLabel};
use crate::wording::Words;
use crate::wording::page::PageForm;

/// All that is known while an issue is made.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Its pages.
    pub edition: &'a Edition,
    /// What stands where on them.
    pub regions: &'a [SheetRegions],
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// The pictures of its sheets.
    pub sheets: &'a [SheetPictures],
    /// The pictures of its articles.
    pub photos: &'a Photos,
    /// The pictures that others show for links to its articles and pages.
    pub cards: &'a [WebFile],
    /// Files to be taken home.
    pub downloads: &'a Downloads,
    /// What is wanted.
    pub options: &'a Options,
}

impl Known<'_> {
    /// The issue as the site knows it.
    pub(crate) fn issue(self, digest: &str) -> SiteIssue {
        let issue = self.edition.issue.issue();
        let words = Words::of(&issue.publication.language);
        let paper = &issue.publication;
        let imprint = words.imprint(issue).into_iter();
        let pages = issue.pages.iter().filter_map(|page| self.page(page, issue, words));
        let articles = issue.pages.iter().flat_map(|page| {
            let number = self.numbers.page(&page.label);
            page.articles.iter().map(move |article| self.article(article, number, issue, words))
        });
        SiteIssue {
            digest: digest.to_owned(),
            paper: paper.title.clone(),
            slug: paper.slug.clone(),
            language: paper.language.clone(),
            accent: paper.accent,
            date: issue.date,
            number: issue.number,
            total_number: issue.total_number,
            identifier: issue.identifier(),
            imprint: imprint
                .map(|entry| format!("{} {}", entry.label, words.listed(&entry.values)))
                .collect(),
            pages: pages.collect(),
            articles: articles.collect(),
            pdf: file(issue, &self.downloads.pdf, "pdf"),
            epub: file(issue, &self.downloads.epub, "epub"),
        }
    }

    /// A page; `None` for one without sheets.
    fn page(self, page: &Page, issue: &Issue, words: &Words) -> Option<SitePage> {
        let number = self.numbers.page(&page.label);
        let sheets = self.edition.sheets.iter().zip(self.regions).zip(self.sheets);
        let own: Vec<_> = sheets.filter(|((sheet, _), _)| sheet.label == page.label).collect();
        let (_, first) = own.first()?;
        let pdf = self.downloads.page_pdfs.iter().find(|(label, _)| *label == page.label);
        Some(SitePage {
            number,
            address: addresses::page(self.options.urls, issue.date, number),
            label: page.label.clone(),
            folio: words.page_name(&page.label, PageForm::Folio),
            name: page.name.clone().filter(|name| !name.trim().is_empty()),
            editors: words.editors(&page.editors),
            thumbnail: first.thumbnail.clone(),
            card: self.card(
                &addresses::page_card(issue.date, number),
                words.page_name(&page.label, PageForm::Folio),
            ),
            sheets: own.iter().map(|((_, regions), pictures)| self.sheet(regions, pictures)).collect(),
            pdf: pdf
                .map(|(_, bytes)| SiteFile { address: page_pdf(issue, number), bytes: bytes.len() as u64 }),
        })
    }

    /// The picture that others show for a link, where it was drawn. `title` says for what.
    fn card(self, address: &str, title: String) -> Option<SitePicture> {
        self.cards.iter().find(|card| card.path == address)?;
        let (width, height) = cards::PIXELS;
        let (width, height) = (u32::from(width), u32::from(height));
        let alt = format!("{title} {}", self.edition.issue.issue().publication.title);
        Some(SitePicture { address: address.to_owned(), width, height, alt })
    }

    fn sheet(self, regions: &SheetRegions, pictures: &SheetPictures) -> SiteSheet {
        let area = |region: &ArticleRegion| SiteArea {
            article: self.numbers.article(&region.article),
            polygons: region
                .polygons
                .iter()
                .map(|corners| corners.iter().map(|at| (at.x.millipoints(), at.y.millipoints())).collect())
                .collect(),
        };
        SiteSheet {
            size: (regions.size.width.millipoints(), regions.size.height.millipoints()),
            shown: Some(pictures.window),
            pictures: pictures.pictures.clone(),
            areas: regions.regions.iter().map(area).collect(),
        }
    }

    fn article(self, article: &Article, page: u32, issue: &Issue, words: &Words) -> SiteArticle {
        let number = self.numbers.article(&article.id);
        let mut pictures = Vec::new();
        article.each_figure(|_, figure| pictures.extend(figure.image.as_ref().map(|path| (path, figure))));
        let alt = |figure: &Figure| figure.alt.clone().unwrap_or_default();
        let thumbnail = pictures.first().and_then(|(path, of)| self.photos.thumbnail(path, &alt(of)));
        let mut shown = pictures.iter().filter_map(|(path, of)| self.photos.picture(path, &alt(of)));
        let byline: Vec<String> = article.byline.iter().map(|one| words.people(one)).collect();
        SiteArticle {
            number,
            id: article.id.clone(),
            address: addresses::article(self.options.urls, issue.date, number),
            page,
            lang: foreign(article, issue),
            rank: article.rank,
            notice: article.notice.as_ref().map(|notice| notice.kind),
            title: words.name_of(article),
            column_title: article.column_title.clone().filter(|title| !title.trim().is_empty()),
            kicker: printed(&article.kicker),
            headline: printed(&article.headline),
            deck: printed(&article.deck),
            summary: printed(&article.summary),
            byline: byline.join(" "),
            authors: article.byline.iter().flat_map(|byline| byline.names.clone()).collect(),
            texts: texts::of(article, words),
            card: self.card(&addresses::article_card(issue.date, number), words.name_of(article)),
            picture: shown.next(),
            thumbnail,
            more_pictures: shown.collect(),
            companions: self.companions(article, issue),
        }
    }

    /// The articles that belong to another: the one it accompanies, those that accompany it, its group.
    fn companions(self, article: &Article, issue: &Issue) -> Vec<u32> {
        let belongs = |other: &&Article| {
            other.id != article.id
                && (article.companion_of.as_ref() == Some(&other.id)
                    || other.companion_of.as_ref() == Some(&article.id)
                    || article.group.is_some() && article.group == other.group)
        };
        issue.articles().filter(belongs).map(|other| self.numbers.article(&other.id)).collect()
    }
}

/// The language of an article if it is a well-formed tag and not the paper's.
fn foreign(article: &Article, issue: &Issue) -> Option<Language> {
    let lang = article.lang.as_ref().filter(|lang| lang.is_well_formed())?;
    (!lang.as_str().eq_ignore_ascii_case(issue.publication.language.as_str())).then(|| lang.clone())
}

/// The lines that show anything.
fn printed(lines: &[String]) -> Vec<String> {
    lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect()
}

fn file(issue: &Issue, bytes: &Option<Vec<u8>>, ending: &str) -> Option<SiteFile> {
    let address = format!("{}/{}.{ending}", addresses::files(issue.date), issue.file_stem());
    bytes.as_ref().map(|bytes| SiteFile { address, bytes: bytes.len() as u64 })
}

fn page_pdf(issue: &Issue, number: u32) -> String {
    format!("{}/{}_{number}.pdf", addresses::files(issue.date), issue.file_stem())
}

/// The names of the sheets in their files: the number of their page, and which of its sheets it is.
pub(crate) fn sheet_names(edition: &Edition, numbers: &Numbers) -> Vec<String> {
    let name = |label: &PageLabel, number: usize| match number {
        0 => numbers.page(label).to_string(),
        more => format!("{}-{}", numbers.page(label), more + 1),
    };
    edition.sheets.iter().map(|sheet| name(&sheet.label, sheet.number)).collect()
}
