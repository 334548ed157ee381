//! One article with everything that WeChat wants of it, and what was found on the way.

use std::collections::BTreeSet;

use super::article::{Context, content};
use super::cover::{self, Covers, SQUARE_FILE, WIDE_FILE};
use super::digest::digest;
use super::kept::plain;
use super::limits::{DIGEST, Measures, Texts};
use super::pictures::{self, ArticlePicture};
use super::prepared::{Prepared, places_of_drawn};
use super::style::on_both_grounds;
use super::{DrawnPictures, Options, WechatFile, in_folder};
use crate::addresses::{self, Numbers};
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic, Error};
use crate::files::portable;
use crate::ink::{Color, ColorOrNone};
use crate::messages::sentence;
use crate::model::walk::plain_text;
use crate::model::{Article, Issue, Page, Table};
use crate::wording::Words;

/// The colour of a paper that names none.
const USUAL_ACCENT: [u8; 3] = [0xc8, 0x10, 0x2e];

/// Most characters of the part of a folder's name that is the article's own.
const LONGEST_NAME: usize = 40;

/// An article and where it stands in its issue.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    /// Its number in the web edition.
    pub number: u32,
    pub page: &'a Page,
    pub article: &'a Article,
    /// Its folder: page, number on the page, name.
    pub folder: String,
}

impl<'a> Place<'a> {
    /// All articles of an issue, in folders that every system can have and tell apart.
    pub(super) fn all(issue: &'a Issue) -> Vec<Self> {
        let mut taken = BTreeSet::new();
        let mut places = Vec::new();
        let numbers = Numbers::of(issue, &Numbers::default());
        for page in &issue.pages {
            for (on_page, article) in page.articles.iter().enumerate() {
                let name = safe(article.id.as_str().rsplit('/').next().unwrap_or_default());
                let name: String = name.chars().take(LONGEST_NAME).collect();
                let mut folder = format!("{}-{:02}-{name}", safe(page.label.as_str()), on_page + 1);
                while !taken.insert(portable::folded(&folder)) {
                    folder.push('_');
                }
                places.push(Self { number: numbers.article(&article.id), page, article, folder });
            }
        }
        places
    }
}

/// A name without the characters that a folder cannot have, or an address.
fn safe(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
}

/// How an article is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub options: &'a Options,
    /// Whether it goes out as pictures with plain text.
    pub is_picture_message: bool,
}

impl Wanted<'_> {
    /// What WeChat gets as content of an article in a folder.
    fn sent(self, folder: &str, content: &str) -> String {
        match self.is_picture_message {
            true => plain(content),
            false => with_pictures_at(content, &public(self.options, folder)),
        }
    }
}

/// What stands before the paths of pictures of a folder where they are public; nothing else.
fn public(options: &Options, folder: &str) -> String {
    let base = options.image_base.as_ref().map(|base| base.trim_end_matches('/'));
    base.map_or_else(String::new, |base| format!("{base}/{folder}/"))
}

/// Markup with something before the paths of its pictures. Text has no quotation mark that is not escaped.
fn with_pictures_at(content: &str, before: &str) -> String {
    content.replace("src=\"images/", &format!("src=\"{before}images/"))
}

/// A table that is a picture, in words.
pub(super) type TableText = Vec<Vec<String>>;

/// An article as it goes to WeChat.
#[derive(Clone, Debug)]
pub(super) struct Finished {
    pub folder: String,
    pub id: String,
    /// The page that it stands on, as the paper prints it.
    pub page: String,
    pub title: String,
    pub author: String,
    pub digest: String,
    /// Its markup, with pictures at their paths in its folder.
    pub content: String,
    /// The address of the original; empty where the paper has none.
    pub address: String,
    pub pictures: Vec<ArticlePicture>,
    pub covers: Option<Covers>,
    pub measures: Measures,
    /// Characters of its text without blanks, and how many of its texts are missing.
    pub characters: usize,
    pub missing: usize,
    /// Addresses that became notes.
    pub links: usize,
    /// What its tables say that are pictures.
    pub tables: Vec<TableText>,
    /// Whether its digest ends inside a sentence.
    pub digest_cut: bool,
    pub found: Vec<Diagnostic>,
}

/// Makes all of an article.
pub(super) fn finished(
    checked: &CheckedIssue,
    place: &Place<'_>,
    drawn: &DrawnPictures,
    wanted: Wanted<'_>,
) -> Result<Finished, Error> {
    let Issue { publication, date, .. } = checked.issue();
    let (article, words) = (place.article, Words::of(&publication.language));
    let id = article.id.to_string();
    let is_drawn = |number: usize| drawn.tables.contains_key(&(id.clone(), number));
    let prepared = Prepared::of(article, words, &is_drawn);
    let pictures = pictures::of_article(checked, &prepared.article, drawn, &id)?;
    let day = words.date(*date);
    let context = Context {
        language: publication.language.as_str(),
        words,
        accent: accent_of(publication.accent_of(place.page.name.as_deref())),
        paper: &publication.title,
        day: &day,
    };
    let content = content(&prepared.article, place.page, &pictures, context)?;
    let covers = covers(checked, article, &pictures, drawn)?;
    let account = publication.wechat.as_ref().and_then(|account| account.author.clone());
    let author = account.clone().unwrap_or_else(|| names(article));
    let digest = digest(article, words, &publication.language);
    let (title, address) = (words.name_of(article), address(checked.issue(), place.number));
    let sent = wanted.sent(&place.folder, &content);
    let texts =
        Texts { title: &title, author: &author, digest: &digest.text, content: &sent, address: &address };
    let measures = Measures::of(texts);
    let mut found = measures.faults(article, account.is_some());
    if let Some((part, characters)) = digest.cut {
        let message = sentence!("cut-digest", found = characters, limit = DIGEST);
        let fault = Diagnostic::new(Code::CutDigest, message).help(sentence!("cut-digest.help"));
        found.push(fault.in_article(&article.id).data("part", part));
    }
    if !prepared.tables.is_empty() {
        let places = places_of_drawn(article);
        let remarks = prepared.tables.iter().zip(&places);
        found.extend(remarks.map(|((_, table), place)| table_remark(article, table, place)));
    }
    if covers.as_ref().is_some_and(|covers| covers.margins) {
        let fault = Diagnostic::new(Code::CoverMargins, sentence!("cover-margins"));
        found.push(
            fault.help(sentence!("cover-margins.help")).in_article(&article.id).data("part", "headline/0"),
        );
    }
    let tables: Vec<TableText> = prepared.tables.iter().map(|(_, table)| table_text(table)).collect();
    let missing = missing(article, words, &[&title, &plain(&content)], &tables);
    if missing > 0 {
        let reason = format!("article `{id}`: {missing} texts are missing");
        return Err(Error::Writer { format: "WeChat", reason });
    }
    Ok(Finished {
        folder: place.folder.clone(),
        page: words.page(&place.page.label),
        characters: words.characters_of(article),
        links: prepared.links,
        digest_cut: digest.cut.is_some(),
        digest: digest.text,
        id,
        title,
        author,
        content,
        address,
        pictures,
        covers,
        measures,
        missing,
        tables,
        found,
    })
}

/// The covers of an article: of its first picture, else of its card.
fn covers(
    checked: &CheckedIssue,
    article: &Article,
    pictures: &[ArticlePicture],
    drawn: &DrawnPictures,
) -> Result<Option<Covers>, Error> {
    if let Some((figure, picture, subjects)) = cover::shown(checked, article, pictures) {
        return cover::of_picture(figure, picture, subjects).map(Some);
    }
    drawn.cards.get(article.id.as_str()).map(cover::of_card).transpose()
}

/// The names of a byline, without what they did.
fn names(article: &Article) -> String {
    let names: Vec<&str> =
        article.byline.iter().flat_map(|byline| byline.names.iter().map(String::as_str)).collect();
    names.join(" ")
}

/// The colour of the paper as it can be read in the light and in the dark; grey for a paper that is black alone.
pub(super) fn accent_of(named: Option<ColorOrNone>) -> Color {
    on_both_grounds(match named {
        None => Color::of_screen(USUAL_ACCENT),
        Some(ColorOrNone::Color(color)) => color,
        Some(ColorOrNone::None) => Color::of_screen([0; 3]),
    })
}

/// Where an article stands in the web edition; empty where there is none.
pub(super) fn address(issue: &Issue, number: u32) -> String {
    let Some(site) = &issue.publication.site else { return String::new() };
    let base = site.base_url.trim().trim_end_matches('/');
    format!("{base}/{}", addresses::article(site.urls, issue.date, number))
}

fn table_remark(article: &Article, table: &Table, place: &str) -> Diagnostic {
    let columns = table.grid().columns;
    let (message, help) = match table.chart {
        Some(_) => (sentence!("table-as-picture.chart"), sentence!("table-as-picture.help-chart")),
        None => (sentence!("table-as-picture", columns), sentence!("table-as-picture.help")),
    };
    let remark = Diagnostic::new(Code::TableAsPicture, message).help(help);
    remark.in_article(&article.id).data("part", place)
}

/// The caption of a table as a row of its own, and its rows.
fn table_text(table: &Table) -> TableText {
    let caption = Some(plain_text(&table.caption)).filter(|caption| !caption.trim().is_empty());
    let rows = table.all_rows().map(|cells| cells.iter().map(|cell| plain_text(&cell.text)).collect());
    caption.map(|caption| vec![caption]).into_iter().chain(rows).collect()
}

/// How many texts of an article stand in none of some texts, nor in a table.
pub(super) fn missing(article: &Article, words: &Words, texts: &[&str], tables: &[TableText]) -> usize {
    let packed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let cells = tables.iter().flatten().flatten().map(String::as_str);
    let all: String = texts.iter().copied().chain(cells).map(|text| packed(text) + "\n").collect();
    let (mut from, mut missing) = (0, 0);
    words.each_text(article, |_, piece| {
        let piece = packed(piece);
        // Texts mostly stand in the order of the article.
        match all[from..].find(&piece) {
            Some(at) => from += at + piece.len(),
            None if all.contains(&piece) => {}
            None => missing += 1,
        }
    });
    missing
}

impl Finished {
    /// Its markup, pictures and covers as files.
    pub(super) fn files(&self, options: &Options) -> Vec<WechatFile> {
        let file = |name: &str, bytes: Vec<u8>| in_folder(format!("{}/{name}", self.folder), bytes);
        let mut files = vec![file("article.html", self.content_at(&self.public(options)).into_bytes())];
        files.extend(self.covers.iter().flat_map(|covers| {
            [file(WIDE_FILE, covers.wide.clone()), file(SQUARE_FILE, covers.square.clone())]
        }));
        files.extend(self.pictures.iter().map(|picture| file(&picture.path, picture.bytes.clone())));
        files
    }

    /// What stands before the paths of pictures where they are public; nothing else.
    pub(super) fn public(&self, options: &Options) -> String {
        public(options, &self.folder)
    }

    /// Its markup with something before the paths of its pictures.
    pub(super) fn content_at(&self, before: &str) -> String {
        with_pictures_at(&self.content, before)
    }

    /// A file of its folder.
    pub(super) fn bytes_of(&self, file: &str) -> &[u8] {
        let covers = self.covers.as_ref();
        match file {
            WIDE_FILE => covers.map_or(&[], |covers| &covers.wide),
            SQUARE_FILE => covers.map_or(&[], |covers| &covers.square),
            _ => self
                .pictures
                .iter()
                .find(|picture| picture.path == file)
                .map_or(&[], |picture| &picture.bytes),
        }
    }
}
