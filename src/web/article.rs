//! The document of an article.

use super::context::{
    self, ArticleDocument, Day, FigureDocument, FiguresDocument, Map, PageHead, Person, Shell, Story,
};
use super::data::{SiteArticle, SiteIssue};
use super::dialect::WEB;
use super::issue::Known;
use super::{WebFile, addresses, sheets};
use crate::diagnostics::Diagnostic;
use crate::html::context::{FigureCode, Note};
use crate::html::pictures::Image;
use crate::html::templates::{Engine, Markup, known_words};
use crate::html::writer::ArticleWriter;
use crate::model::{Article, Figure, Issue, Rank};
use crate::text::Vocabulary;
use crate::wording::Words;

/// Characters of the longest line of a headline, for which the stylesheet has a size of type.
const WIDEST: std::ops::RangeInclusive<usize> = 8..=24;

/// The documents of all articles of an issue.
pub(crate) fn documents(
    known: Known<'_>,
    site: &SiteIssue,
    engine: &Engine<'_>,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let issue = known.edition.issue.issue();
    let articles = issue.articles().zip(&site.articles).enumerate();
    let written = articles.map(|(place, (article, of_site))| {
        let document = Written { known, site, engine, issue }.document(article, of_site, place)?;
        Ok(WebFile::new(&of_site.address, engine.render("article.html", document)?))
    });
    written.collect()
}

/// What an article is written with.
#[derive(Clone, Copy)]
struct Written<'a> {
    known: Known<'a>,
    site: &'a SiteIssue,
    engine: &'a Engine<'a>,
    issue: &'a Issue,
}

impl<'a> Written<'a> {
    fn document(
        self,
        article: &'a Article,
        of_site: &'a SiteArticle,
        place: usize,
    ) -> Result<ArticleDocument<'a>, Box<Diagnostic>> {
        let Self { known, site, .. } = self;
        let words = Words::of(&site.language);
        let all = &site.articles;
        let story = |one: &'a SiteArticle| Story::of(one, false, words);
        let companions = of_site.companions.iter().filter_map(|&number| site.article(number));
        let page = site.page(of_site.page).unwrap_or(&site.pages[0]);
        Ok(ArticleDocument {
            site: Shell::of_article(site, of_site, known.options),
            title: format!("{} {} {}", of_site.title, site.paper, words.date(site.date)),
            day: Day::of(site),
            page: PageHead::of(page),
            article: self.article(article, of_site)?,
            maps: self.maps(of_site),
            place: words.story_of(place + 1, all.len()),
            companions: companions.map(story).collect(),
            previous: place.checked_sub(1).and_then(|before| all.get(before)).map(story),
            next: all.get(place + 1).map(story),
            card: of_site.card.as_ref(),
        })
    }

    /// The sheets that it stands on.
    fn maps(self, article: &SiteArticle) -> Vec<Map<'a>> {
        let mut maps = Vec::new();
        for page in &self.site.pages {
            for sheet in &page.sheets {
                if sheet.areas.iter().any(|area| area.article == article.number) {
                    let drawn = sheets::sheet(self.site, sheet, |area| area.article == article.number);
                    maps.extend(drawn.map(|sheet| Map { page: PageHead::of(page), sheet }));
                }
            }
        }
        maps
    }

    /// The article. The byline stands under the head, with what everybody did; so the text opens with the dateline alone.
    fn article(
        self,
        article: &'a Article,
        of_site: &'a SiteArticle,
    ) -> Result<context::Article<'a>, Box<Diagnostic>> {
        let words = Words::of(&self.site.language);
        let root = addresses::root_of(&of_site.address);
        let mut write_figure = |figure: &Figure, caption: Option<String>| self.figure(figure, caption, &root);
        let without_byline = Article { byline: Vec::new(), ..article.clone() };
        let language = self.site.language.as_str();
        let conventions = context::conventions(language, words, &WEB);
        let mut writer = ArticleWriter::new(conventions, &mut write_figure, &without_byline, "a");
        let markup = Markup::from_safe_string;
        let figures: Vec<&Figure> = article.artwork().into_iter().chain(&article.figures).collect();
        let leading = if article.rank == Some(Rank::Photo) { figures.len() } else { figures.len().min(1) };
        let (leading, others) = figures.split_at(leading);
        let summary = writer.summary().map(markup);
        let lead_figure = self.group(leading, &mut writer)?;
        let body = markup(writer.body()?);
        let figures = self.group(others, &mut writer)?;
        let notes = writer.notes()?.into_iter().map(Note::from).collect();
        let person = |byline| {
            let (before, names, after) = words.people_in_parts(byline);
            Person { before, names, after }
        };
        Ok(context::Article {
            number: of_site.number,
            title: &of_site.title,
            lang: of_site.lang.as_ref().map(|lang| lang.as_str()),
            label: of_site.notice.map(|kind| words.label_of(kind)),
            column_title: of_site.column_title.as_deref(),
            kicker: &of_site.kicker,
            headline: &of_site.headline,
            widest: widest(&of_site.headline),
            deck: &of_site.deck,
            summary,
            vocabulary: known_words(Vocabulary::of(article)),
            byline: article.byline.iter().map(person).collect(),
            authors: &of_site.byline,
            lead_figure,
            body,
            figures,
            sign_off: Some(words.sign_off(article)).filter(|text| !text.is_empty()),
            notes,
        })
    }

    /// A figure by its template.
    fn figure(self, figure: &Figure, caption: Option<String>, root: &str) -> Result<String, Box<Diagnostic>> {
        let alt = figure.alt.as_deref().unwrap_or_default();
        let picture = figure.image.as_ref().and_then(|path| self.known.photos.picture(path, alt));
        let image = picture.map(|picture| Image {
            src: picture.address,
            alt: picture.alt,
            width: picture.width,
            height: picture.height,
        });
        let words = Words::of(&self.issue.publication.language);
        let code = figure.qr.as_deref().and_then(|url| FigureCode::of(url, words));
        let caption = caption.map(Markup::from_safe_string);
        let document =
            FigureDocument { root: root.to_owned(), image, code, caption, credit: figure.credit.clone() };
        self.engine.render("figure.html", document)
    }

    /// Figures that stand together: one as it is, several as a group.
    fn group(
        self,
        figures: &[&Figure],
        writer: &mut ArticleWriter<'_>,
    ) -> Result<Option<Markup>, Box<Diagnostic>> {
        let written = figures.iter().map(|figure| writer.figure(figure).map(Markup::from_safe_string));
        let written: Vec<Markup> = written.collect::<Result<_, _>>()?;
        if written.len() < 2 {
            return Ok(written.into_iter().next());
        }
        let text = self.engine.render("figures.html", FiguresDocument { figures: &written })?;
        Ok(Some(Markup::from_safe_string(text)))
    }
}

/// Characters of the longest line, within what the stylesheet knows.
fn widest(lines: &[String]) -> usize {
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(*WIDEST.start());
    longest.clamp(*WIDEST.start(), *WIDEST.end())
}
