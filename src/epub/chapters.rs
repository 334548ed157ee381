//! The chapters: newspaper pages with their articles, as the templates know them.

use super::context::{self, Book, NavigationShown, Neighbour};
use super::options::{Options, Split};
use crate::diagnostics::Diagnostic;
use crate::html::context::{FigureCode, Note};
use crate::html::pictures::Pictures;
use crate::html::templates::{Engine, Markup, known_words};
use crate::html::writer::{ArticleWriter, WriteFigure, printed_lines};
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Date, Figure, Issue, Page, Rank};
use crate::text::Vocabulary;
use crate::volume::{Binding, Day};
use crate::wording::Words;

/// More characters than these are too many for one file: some reading systems cut long ones short.
/// A third of what is known to fail; see docs/tuning.md.
const MOST_IN_FILE: usize = 100_000;

/// Characters of an opening, and how far after them a sentence may end. Tuned by eye on the two
/// examples; see docs/tuning.md.
const OPENING: usize = 40;
const OPENING_SLACK: usize = 20;

/// Where an article is in the book; known before any of them is written, because each links to
/// its neighbours.
struct ArticlePlace {
    id: String,
    file: String,
    href: String,
    line: String,
    title: String,
}

/// What all chapters are written with.
#[derive(Clone, Copy)]
pub(crate) struct Shared<'a> {
    /// The templates.
    pub engine: &'a Engine<'a>,
    /// The book.
    pub book: &'a Book,
    /// Its pictures.
    pub pictures: &'a Pictures,
}

impl Shared<'_> {
    /// A figure, the `number`th of the book, by its template.
    fn figure(
        &self,
        number: usize,
        figure: &Figure,
        caption: Option<String>,
    ) -> Result<String, Box<Diagnostic>> {
        let alt = figure.alt.as_deref().unwrap_or_default();
        let context = context::Figure {
            id: format!("figure-{number}"),
            image: figure.image.as_ref().and_then(|path| self.pictures.image(path, alt)),
            code: figure.qr.as_deref().and_then(|url| FigureCode::of(url, &self.book.words)),
            caption: caption.map(Markup::from_safe_string),
            credit: figure.credit.clone(),
        };
        let document = context::FigureDocument { book: self.book, figure: &context };
        self.engine.render("figure.xhtml", document)
    }

    /// Figures that stand together: one as it is, several as a group.
    fn group(&self, figures: Vec<Markup>) -> Result<Option<Markup>, Box<Diagnostic>> {
        if figures.len() < 2 {
            return Ok(figures.into_iter().next());
        }
        let document = context::FiguresDocument { book: self.book, figures: &figures };
        self.engine.render("figures.xhtml", document).map(|text| Some(Markup::from_safe_string(text)))
    }
}

/// All newspaper pages of an issue, their text written.
pub(crate) fn chapters(
    issue: &Issue,
    days: &[Day],
    options: &Options,
    shared: Shared<'_>,
) -> Result<Vec<context::Page>, Box<Diagnostic>> {
    let places = places(issue, shared.book, options);
    let (top, bottom) = (options.navigation.at_top(), options.navigation.at_bottom());
    let navigation = NavigationShown { top, bottom };
    let mut figures = 0;
    let mut write_figure = |figure: &Figure, caption| {
        figures += 1;
        shared.figure(figures, figure, caption)
    };
    let mut articles_before = 0;
    let mut pages = Vec::with_capacity(issue.pages.len());
    for (index, page) in issue.pages.iter().enumerate() {
        let split = is_split(page, &shared.book.words, options);
        let articles = page.articles.iter().zip(articles_before..);
        let articles = articles
            .map(|(one, number)| article(one, &places, number, navigation, shared, &mut write_figure));
        let articles = articles.collect::<Result<_, _>>()?;
        let date = days.iter().find(|day| day.pages.contains(&index)).map_or(issue.date, |day| day.date);
        pages.push(context::Page { split, articles, ..empty_page(page, index, date, shared.book) });
        articles_before += page.articles.len();
    }
    Ok(pages)
}

fn places(issue: &Issue, book: &Book, options: &Options) -> Vec<ArticlePlace> {
    let mut places = Vec::new();
    for (index, page) in issue.pages.iter().enumerate() {
        let split = is_split(page, &book.words, options);
        for article in &page.articles {
            let number = places.len() + 1;
            let id = format!("article-{number}");
            let file = if split { format!("article-{number:04}.xhtml") } else { chapter_file(index) };
            let href = format!("{file}#{id}");
            let line = format!("{}#line-{id}", chapter_file(index));
            places.push(ArticlePlace { id, file, href, line, title: article_title(article, book) });
        }
    }
    places
}

/// Whether the articles of a page are files of their own.
fn is_split(page: &Page, words: &Words, options: &Options) -> bool {
    let characters = || page.articles.iter().map(|article| words.characters_of(article)).sum::<usize>();
    !page.articles.is_empty() && (options.split == Split::Article || characters() > MOST_IN_FILE)
}

fn chapter_file(index: usize) -> String {
    format!("page-{:03}.xhtml", index + 1)
}

/// A page, still without its articles.
fn empty_page(page: &Page, index: usize, date: Date, book: &Book) -> context::Page {
    let heading = book.words.page(&Binding { day: date }.own_label(&page.label));
    let name = page.name.clone().filter(|name| !name.trim().is_empty());
    let title = name.as_ref().map_or_else(|| heading.clone(), |name| format!("{heading} {name}"));
    context::Page {
        id: format!("page-{}", index + 1),
        file: chapter_file(index),
        label: page.label.to_string(),
        dated_title: format!("{} {title}", book.words.day(date)),
        title,
        date: book.words.date(date),
        weekday: book.words.weekday(date),
        heading,
        name,
        editors: page
            .editors
            .iter()
            .map(|editor| context::Editor { role: editor.role.clone(), names: editor.names.clone() })
            .collect(),
        split: false,
        articles: Vec::new(),
    }
}

/// An article. Of the figures that the page may place, the first stands under the head and the
/// others after the text as a group, so that a reader never turns pages of pictures to reach the text.
/// Those of a photo story, where the pictures are what is told, stand under the head together.
fn article(
    article: &Article,
    places: &[ArticlePlace],
    number: usize,
    navigation: NavigationShown,
    shared: Shared<'_>,
    write_figure: &mut WriteFigure<'_>,
) -> Result<context::Article, Box<Diagnostic>> {
    let ArticlePlace { id, file, href, line, title } = &places[number];
    let book = shared.book;
    let neighbour = |place: &ArticlePlace| Neighbour { href: place.href.clone(), title: place.title.clone() };
    let mut writer = ArticleWriter::new(book.conventions(), write_figure, article, id);
    let markup = Markup::from_safe_string;
    // Artwork that its own text describes needs no description of its own.
    let figures: Vec<&Figure> = article.artwork().into_iter().chain(&article.figures).collect();
    let leading = if article.rank == Some(Rank::Photo) { figures.len() } else { figures.len().min(1) };
    let (leading, others) = figures.split_at(leading);
    let written = |figures: &[&Figure], writer: &mut ArticleWriter<'_>| {
        let figures = figures.iter().map(|figure| writer.figure(figure).map(markup));
        shared.group(figures.collect::<Result<_, _>>()?)
    };
    let summary = writer.summary().map(markup);
    let lead_figure = written(leading, &mut writer)?;
    let body = markup(writer.body()?);
    let figures = written(others, &mut writer)?.into_iter().collect();
    let notes = writer.notes()?.into_iter().map(Note::from).collect();
    Ok(context::Article {
        id: id.clone(),
        file: file.clone(),
        href: href.clone(),
        line: line.clone(),
        opening: opening(article),
        characters: book.words.characters_of(article),
        navigation,
        lang: foreign_language(article, book),
        rank: article.rank,
        notice: article.notice.as_ref().map(|notice| {
            let kind = notice.kind;
            context::Notice { kind, label: book.words.label_of(kind) }
        }),
        boxed: article.boxed,
        head: article.head,
        title: title.clone(),
        column_title: article.column_title.clone().filter(|title| !title.trim().is_empty()),
        kicker: printed_lines(&article.kicker),
        headline: printed_lines(&article.headline),
        deck: printed_lines(&article.deck),
        summary,
        vocabulary: known_words(Vocabulary::of(article)),
        byline: book.words.standing_byline(article),
        lead_figure,
        body,
        figures,
        sign_off: Some(book.words.sign_off(article)).filter(|text| !text.is_empty()),
        notes,
        previous: number.checked_sub(1).and_then(|before| places.get(before)).map(neighbour),
        next: places.get(number + 1).map(neighbour),
        contents: format!("{}#nav-{id}", super::CONTENTS),
    })
}

/// The beginning of the first paragraph: to the end of a sentence where one is near, else cut off.
fn opening(article: &Article) -> Option<String> {
    let text = article.body.iter().find_map(|block| match block {
        Block::Paragraph { text } | Block::Verse { text } | Block::Interview { text } => {
            Some(plain_text(text)).filter(|text| !text.trim().is_empty())
        }
        _ => None,
    })?;
    let characters: Vec<char> = text.trim().chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    if characters.len() <= OPENING + OPENING_SLACK {
        return Some(characters.into_iter().collect());
    }
    let ends = |at: &usize| "。！？!?".contains(characters[*at]);
    match (OPENING / 2..OPENING + OPENING_SLACK).find(ends) {
        Some(end) => {
            let closing =
                characters[end + 1..].iter().take_while(|c| "”’」』）】》〉…".contains(**c)).count();
            Some(characters[..=end + closing].iter().collect())
        }
        None => {
            let cut: String = characters[..OPENING].iter().collect();
            Some(format!("{}…", cut.trim_end_matches(|c| "，、；： ".contains(c))))
        }
    }
}

/// What the contents call an article; never empty, because a link must have words.
fn article_title(article: &Article, book: &Book) -> String {
    book.words.name_of(article)
}

/// The language of an article if it is a well-formed tag and not the paper's.
fn foreign_language(article: &Article, book: &Book) -> Option<String> {
    let lang = article.lang.as_ref().filter(|lang| lang.is_well_formed())?;
    (!lang.as_str().eq_ignore_ascii_case(&book.language)).then(|| lang.to_string())
}
