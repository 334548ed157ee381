//! The text of an article for the editor: what stands around its headline, its figures, its text, its notes.
//!
//! The headline is the title of the article in WeChat, which shows it above the text, so it is not in the text again.

use super::kept::kept;
use super::pictures::ArticlePicture;
use super::style::DIALECT;
use crate::diagnostics::Error;
use crate::html::writer::{ArticleWriter, printed_lines};
use crate::html::writing::Writing;
use crate::html::{Conventions, xml};
use crate::ink::Color;
use crate::messages::Sentence;
use crate::model::{Article, Figure, Page, Rank};
use crate::wording::Words;

/// A picture of fewer pixels across is not made as wide as the text.
const NARROW: u32 = 560;

/// What an article is written with.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub language: &'a str,
    pub words: &'a Words,
    pub accent: Color,
    /// Name of the paper.
    pub paper: &'a str,
    /// Day as the paper prints it.
    pub day: &'a str,
}

/// The markup of an article that is prepared, with its pictures at their paths in its folder.
///
/// # Errors
/// [`Error::Writer`] for markup that is not well formed: a fault of this program.
pub(super) fn content(
    article: &Article,
    page: &Page,
    pictures: &[ArticlePicture],
    context: Context<'_>,
) -> Result<String, Error> {
    let conventions = Conventions {
        dialect: &DIALECT,
        language: context.language,
        writing: Writing::Horizontal,
        words: *context.words,
    };
    let mut write_figure = |figure: &Figure, caption: Option<String>| {
        Ok(figure_markup(figure, caption, pictures, context.words))
    };
    let mut writer = ArticleWriter::new(conventions, &mut write_figure, article, "article");
    let written = parts(&mut writer, article, page, context).map_err(|fault| refused(&fault.message))?;
    kept(&written, context.accent).map_err(|reason| refused(&reason))
}

/// All parts in their order. Of the figures that a page may place the first stands before the text; those of a photo
/// story all do.
fn parts(
    writer: &mut ArticleWriter<'_>,
    article: &Article,
    page: &Page,
    context: Context<'_>,
) -> Result<String, Box<crate::diagnostics::Diagnostic>> {
    let words = context.words;
    let mut out = String::new();
    start("section", "article", &mut out);
    if let Some(title) = article.column_title.as_ref().filter(|title| !title.trim().is_empty()) {
        line("column", title, &mut out);
    }
    if let Some(notice) = &article.notice {
        line("notice", words.label_of(notice.kind), &mut out);
    }
    printed_lines(&article.kicker).iter().for_each(|text| line("kicker", text, &mut out));
    let deck = printed_lines(&article.deck);
    if !deck.is_empty() {
        start("section", "deck", &mut out);
        deck.iter().for_each(|text| line("summary-item", text, &mut out));
        out.push_str("</section>");
    }
    out.extend(writer.summary());
    if let Some(byline) = words.standing_byline(article) {
        line("byline", &byline, &mut out);
    }
    let figures: Vec<&Figure> = article.artwork().into_iter().chain(&article.figures).collect();
    let leading = if article.rank == Some(Rank::Photo) { figures.len() } else { figures.len().min(1) };
    let (leading, others) = figures.split_at(leading);
    for figure in leading {
        out.push_str(&writer.figure(figure)?);
    }
    out.push_str(&writer.body()?);
    for figure in others {
        out.push_str(&writer.figure(figure)?);
    }
    let sign_off = words.sign_off(article);
    if !sign_off.is_empty() {
        line("sign-off", &sign_off, &mut out);
    }
    let notes = writer.notes()?;
    if !notes.is_empty() {
        start("section", "notes", &mut out);
        notes.iter().for_each(|note| out.push_str(&note.body));
        out.push_str("</section>");
    }
    let label = words.page(&page.label);
    let label = page.name.as_ref().map_or_else(|| label.clone(), |name| format!("{label} {name}"));
    line("source", &words.wechat_source(&[context.paper, context.day, &label]), &mut out);
    out.push_str("</section>");
    Ok(out)
}

/// A picture with its caption and its credit.
fn figure_markup(
    figure: &Figure,
    caption: Option<String>,
    pictures: &[ArticlePicture],
    words: &Words,
) -> String {
    let mut out = String::new();
    start("section", "figure", &mut out);
    if let Some(picture) = of_figure(figure, pictures) {
        let described = figure.alt.clone().or_else(|| figure.qr.as_ref().map(|url| words.qr_code(url)));
        let alt = described.unwrap_or_default();
        let class = if picture.width < NARROW { "narrow" } else { "wide" };
        let attributes = [("class", class), ("src", &picture.path), ("alt", alt.trim())];
        DIALECT.void("img", &attributes, &mut out);
    }
    let credit = figure.credit.as_deref().filter(|credit| !credit.trim().is_empty());
    if caption.is_some() || credit.is_some() {
        start("p", "caption", &mut out);
        let between = if caption.is_some() && credit.is_some() { " " } else { "" };
        out.extend(caption);
        out.push_str(between);
        out.push_str(&xml::escaped(credit.unwrap_or_default()));
        out.push_str("</p>");
    }
    out.push_str("</section>\n");
    out
}

/// The picture of a figure; none of one that was lost.
fn of_figure<'a>(figure: &Figure, pictures: &'a [ArticlePicture]) -> Option<&'a ArticlePicture> {
    pictures.iter().find(|picture| match (&figure.image, &figure.qr) {
        (Some(path), _) => picture.source.as_ref() == Some(path),
        (None, Some(url)) => picture.code.as_ref() == Some(url),
        (None, None) => false,
    })
}

/// A paragraph of plain text of a class.
fn line(class: &str, text: &str, out: &mut String) {
    start("p", class, out);
    out.push_str(&xml::escaped(text));
    out.push_str("</p>");
}

fn start(element: &str, class: &str, out: &mut String) {
    DIALECT.start(element, &[("class", class)], out);
}

fn refused(reason: &Sentence) -> Error {
    Error::Writer { format: "WeChat", reason: reason.english() }
}
