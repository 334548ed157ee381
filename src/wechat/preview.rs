//! The page that shows the articles to the desk, and the list of all headlines (今日看点).

use serde::Serialize;

use super::Options;
use super::cover::{SQUARE_FILE, WIDE_FILE};
use super::draft::Plan;
use super::finished::{Finished, Place, accent_of};
use super::kept::{kept, plain};
use super::limits::{FACTOR, Level, Measured};
use super::style::DIALECT;
use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::html::templates::{Markup, TemplateSet};
use crate::html::writing::Writing;
use crate::html::{Conventions, xml};
use crate::model::Issue;
use crate::wording::Words;
use crate::wording::wechat::WechatWords;

/// The template of the page.
const BUNDLED: [(&str, &str); 1] = [("index.html", include_str!("../../templates/wechat/index.html"))];

/// All that the template can use.
#[derive(Debug, Serialize)]
struct Page<'a> {
    language: &'a str,
    paper: &'a str,
    date: String,
    words: &'static WechatWords,
    messages: Vec<Message>,
    highlights: Markup,
    highlights_text: String,
}

/// A message.
#[derive(Debug, Serialize)]
struct Message {
    /// Its number, or what it is.
    name: String,
    /// How many articles or pictures it has.
    count: String,
    articles: Vec<Article>,
}

/// An article.
#[derive(Debug, Serialize)]
struct Article {
    id: String,
    folder: String,
    title: String,
    author: String,
    digest: String,
    characters: usize,
    /// Its covers, where it has some.
    wide: Option<String>,
    square: Option<String>,
    /// Left, top, width and height of the square on the wide cover, in hundredths.
    frame: Option<[u32; 4]>,
    /// How the worst check came out.
    level: Level,
    /// Checks that pass, and those to see.
    passed: usize,
    to_see: usize,
    checks: Vec<Check>,
    /// Its markup, with pictures where this page finds them.
    content: Markup,
    plain: String,
    /// What stands before the paths of its pictures when it is copied.
    public: String,
    /// How many pictures it has.
    pictures: usize,
}

/// A line of the list.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    level: Level,
    value: String,
    /// Hundredths of the limit, where there is one.
    share: Option<usize>,
    note: Option<String>,
}

/// The page for the desk.
pub(super) fn page(
    checked: &CheckedIssue,
    finished: &[Finished],
    plan: Plan<'_>,
    highlights: &str,
    options: &Options,
) -> Result<String, Error> {
    let Issue { publication, date, .. } = checked.issue();
    let words = Words::of(&publication.language);
    let own = words.wechat();
    let article = |&number: &usize| of_article(&finished[number], own, options);
    let news =
        plan.messages.iter().enumerate().map(|(place, numbers)| Message {
            name: [own.message[0], &(place + 1).to_string(), own.message[1]]
                .join(if own.message[1].is_empty() { "" } else { " " }),
            count: format!("{}{}", numbers.len(), unit(numbers.len(), own.articles)),
            articles: numbers.iter().map(article).collect(),
        });
    let stories = plan.stories.iter().map(|number| Message {
        name: own.picture_message.to_owned(),
        count: format!(
            "{}{}",
            finished[*number].pictures.len(),
            unit(finished[*number].pictures.len(), own.images)
        ),
        articles: vec![article(number)],
    });
    let page = Page {
        language: publication.language.as_str(),
        paper: &publication.title,
        date: words.day(*date),
        words: own,
        messages: news.chain(stories).collect(),
        highlights: Markup::from_safe_string(highlights.to_owned()),
        highlights_text: plain(highlights),
    };
    let templates = TemplateSet::bundled(&BUNDLED);
    let conventions = conventions(publication.language.as_str(), words);
    let engine = templates.engine(&conventions);
    let page = engine.and_then(|engine| engine.render("index.html", page));
    page.map_err(|fault| Error::Writer { format: "WeChat", reason: fault.message.english() })
}

/// A word behind a number; English has one for one.
fn unit(count: usize, word: &str) -> &str {
    if count == 1 && word.is_ascii() { word.trim_end_matches('s') } else { word }
}

fn conventions<'a>(language: &'a str, words: &Words) -> Conventions<'a> {
    Conventions { dialect: &DIALECT, language, writing: Writing::Horizontal, words: *words }
}

fn of_article(one: &Finished, words: &WechatWords, options: &Options) -> Article {
    let mut checks = checks(one, words);
    let to_see = checks.iter().filter(|check| check.level != Level::Ok).count();
    let passed = checks.len() - to_see;
    let level = checks.iter().map(|check| check.level).max().unwrap_or(Level::Ok);
    checks.sort_by_key(|check| std::cmp::Reverse(check.level));
    let covers = one.covers.as_ref();
    let file = |name: &str| covers.map(|_| format!("{}/{name}", one.folder));
    Article {
        id: one.folder.clone(),
        folder: one.folder.clone(),
        title: one.title.clone(),
        author: one.author.clone(),
        digest: one.digest.clone(),
        characters: one.title.chars().count(),
        wide: file(WIDE_FILE),
        square: file(SQUARE_FILE),
        frame: covers.and_then(|covers| covers.frame),
        level,
        passed,
        to_see,
        checks,
        content: Markup::from_safe_string(one.content_at(&format!("{}/", one.folder))),
        plain: plain(&one.content),
        public: one.public(options),
        pictures: one.pictures.len(),
    }
}

/// What is checked, in the order of the editor.
fn checks(one: &Finished, words: &WechatWords) -> Vec<Check> {
    let measures = &one.measures;
    let title = measured(words.title, measures.title);
    let title_note = (title.level != Level::Ok).then(|| words.title_note.to_owned());
    let digest = measured(words.digest, measures.digest);
    let digest_level = if one.digest_cut { Level::Look } else { digest.level };
    let factor = measures.content.found * 10 / one.characters.max(1);
    let factor = format!("{}{}.{}{}", words.factor[0], factor / 10, factor % 10, words.factor[1]);
    let bytes: usize = one.pictures.iter().map(|picture| picture.bytes.len()).sum();
    let count = one.pictures.len();
    let mut all = vec![
        Check { note: title_note, ..title },
        measured(words.author, measures.author),
        Check { level: digest_level, note: one.digest_cut.then(|| words.digest_note.to_owned()), ..digest },
        Check {
            note: Some(factor).filter(|_| one.characters > 0),
            ..measured(words.content, measures.content)
        },
        said(words.pictures, format!("{count}{} {} KB", unit(count, words.images), bytes.div_ceil(1024))),
        covers(one, words),
        said(
            words.links,
            if one.links == 0 { words.no_links.into() } else { format!("{}{}", one.links, words.noted) },
        ),
        said(words.dark, words.readable.into()),
        complete(one, words),
        original(one, words),
    ];
    if !one.tables.is_empty() {
        all.push(said(words.tables, format!("{}{}", one.tables.len(), words.table_note)));
    }
    all
}

fn measured(name: &'static str, measured: Measured) -> Check {
    let value = format!("{} / {}", grouped(measured.found), grouped(measured.limit));
    Check { name, level: measured.level, value, share: Some(measured.share()), note: None }
}

fn said(name: &'static str, value: String) -> Check {
    Check { name, level: Level::Ok, value, share: None, note: None }
}

fn covers(one: &Finished, words: &WechatWords) -> Check {
    let margins = one.covers.as_ref().is_some_and(|covers| covers.margins);
    let level = if margins || one.covers.is_none() { Level::Look } else { Level::Ok };
    let value = if one.covers.is_some() { "900 × 383, 1 : 1".to_owned() } else { "0".to_owned() };
    Check { level, note: margins.then(|| words.cover_note.to_owned()), ..said(words.covers, value) }
}

fn complete(one: &Finished, words: &WechatWords) -> Check {
    match one.missing {
        0 => said(words.complete, words.all_there.into()),
        missing => {
            Check { level: Level::Fault, ..said(words.complete, format!("{missing}{}", words.missing)) }
        }
    }
}

fn original(one: &Finished, words: &WechatWords) -> Check {
    if one.address.is_empty() {
        // It is said once of the whole issue (G109).
        return Check { note: Some(words.no_original.into()), ..said(words.original, "0".into()) };
    }
    let level = one.measures.address.level;
    Check { level, note: Some(one.address.clone()), ..measured(words.original, one.measures.address) }
}

/// A number with a comma at its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// All headlines by pages, in the markup that the editor keeps.
pub(super) fn highlights(issue: &Issue, finished: &[Finished]) -> Result<String, Error> {
    let words = Words::of(&issue.publication.language);
    let mut out = String::new();
    let line = |element: &str, class: &str, text: &str, out: &mut String| {
        DIALECT.start(element, &[("class", class)], out);
        out.push_str(&format!("{}</{element}>", xml::escaped(text)));
    };
    DIALECT.start("section", &[("class", "article")], &mut out);
    let mut places = Place::all(issue).into_iter().zip(finished).peekable();
    for page in &issue.pages {
        if page.articles.is_empty() {
            continue;
        }
        let label = words.page(&page.label);
        let heading = page.name.as_ref().map_or_else(|| label.clone(), |name| format!("{label} {name}"));
        line("h2", "subhead", &heading, &mut out);
        while let Some((_, one)) = places.next_if(|(place, _)| std::ptr::eq(place.page, page)) {
            line("p", "p", &one.title, &mut out);
        }
    }
    let day = words.date(issue.date);
    line("p", "source", &words.wechat_source(&[&issue.publication.title, &day]), &mut out);
    out.push_str("</section>");
    kept(&out, accent_of(issue.publication.accent))
        .map_err(|reason| Error::Writer { format: "WeChat", reason: reason.english() })
}

/// How many times its text the markup of an article may have, for the page.
const _: () = assert!(FACTOR == 3, "the words of the preview say it");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [0, 120, 3912, 20_000, 1_000_000].map(grouped),
            ["0", "120", "3,912", "20,000", "1,000,000"]
        );
    }
}
