//! Nothing lost, nothing invented: the characters of a page are those of the issue made of it.
//!
//! Both sides are counted as multisets of characters that are not blank. The page is counted
//! without its markup: `#` before headings, rules, marks of lists and tables, a byte order mark.
//! The issue is counted as it prints: `（` `）` around bylines and `/` before roles come from the
//! model's own texts; the words for duties in the line of the sponsors are counted on neither side.

use std::collections::BTreeMap;

use paiban::model::{Article, Block, Issue, Publication};
use paiban::source::{Draft, Scope};
use paiban::wording::Words;

type Count = BTreeMap<char, isize>;

/// Fails if the only page of `issue`, made of `text`, has other characters than the text.
pub(crate) fn assert_nothing_lost(name: &str, text: &str, issue: &Issue) {
    let mut difference = Count::new();
    count(&page_without_markup(text, issue), 1, &mut difference);
    count(&printed(issue), -1, &mut difference);
    difference.retain(|_, n| *n != 0);
    assert!(difference.is_empty(), "{name}: lost (+) or invented (-): {difference:?}\n{text:?}\n{issue:#?}");
}

fn count(text: &str, step: isize, into: &mut Count) {
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *into.entry(c).or_default() += step;
    }
}

/// The page without its markup, and its masthead, if it has one, without the words for duties.
/// The masthead reaches to the second heading.
fn page_without_markup(text: &str, issue: &Issue) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut headings = 0;
    let mut page = String::new();
    for line in text.split(['\n', '\r']).map(str::trim) {
        let words = line_without_markup(line);
        headings += usize::from(line.starts_with('#') && words != line);
        let in_masthead = !issue.publication.title.is_empty() && headings < 2;
        page += &if in_masthead { without_duties(&words) } else { words };
    }
    page
}

fn line_without_markup(line: &str) -> String {
    let rest = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(char::is_whitespace) {
        return rest.to_owned();
    }
    let is_rule = line.len() >= 3 && ['-', '*', '_'].iter().any(|sign| line.chars().all(|c| c == *sign));
    let is_table_rule = line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
    if is_rule || is_table_rule { String::new() } else { line.to_owned() }
}

/// The line without the words that say who does what, and the marks between names.
fn without_duties(line: &str) -> String {
    let words = ["主管", "主办", "承办", "出版", "单位", "：", ":", "、"];
    words.iter().fold(line.to_owned(), |line, word| line.replace(word, ""))
}

/// Everything an issue prints.
fn printed(issue: &Issue) -> String {
    let mut text = without_duties(&masthead(&issue.publication));
    issue.articles().for_each(|article| text += &article_text(article));
    text
}

fn masthead(publication: &Publication) -> String {
    let lists =
        [&publication.supervisor, &publication.sponsor, &publication.organizer, &publication.masthead_notes];
    let words = lists.into_iter().flatten().chain(&publication.publisher).map(String::as_str);
    let links = publication.links.iter().flat_map(|link| [link.label.as_str(), link.url.as_str()]);
    [publication.title.as_str()].into_iter().chain(words).chain(links).collect::<Vec<_>>().join(" ")
}

fn article_text(article: &Article) -> String {
    let words = Words::of(&"zh-Hans".into());
    let mut text = words.run_in(article).unwrap_or_default().text();
    text += &words.standing_byline(article).unwrap_or_default();
    text += &words.sign_off(article);
    article.each_text(|place, words| {
        if !["dateline", "byline/", "sign_off/"].iter().any(|part| place.starts_with(part)) {
            text += words;
        }
    });
    article.body.iter().for_each(|block| text += &marks(block));
    text
}

/// The marks of lists and tables that outputs draw.
fn marks(block: &Block) -> String {
    match block {
        Block::List { start: Some(start), items, .. } => {
            items.iter().zip(*start..).map(|(_, number)| format!("{number}.")).collect()
        }
        Block::List { start: None, items, .. } => "-".repeat(items.len()),
        Block::Table(table) => "|".repeat(table.all_rows().count() * (table.columns.len() + 1)),
        _ => String::new(),
    }
}

/// Fails if the place of a text of an article holds other characters than the text. Only a
/// paragraph that was torn around a caption has more between its two parts.
pub(crate) fn assert_places_hold_their_text(name: &str, draft: &Draft) {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    for (number, article) in draft.issue.articles().enumerate() {
        Words::of(&"zh-Hans".into()).each_text(article, |place, text| {
            let span = draft.origins.find(Scope::Article(number), place).expect("every text has a place");
            let (source, text) = (solid(draft.files.slice(&span)), solid(text));
            let around_caption = !article.figures.is_empty() && place.starts_with("body/");
            // Markup of programs may stand between the characters.
            let has_markup = source.iter().any(|c| "\\*_`<>&$[]!".contains(*c));
            let same = source == text
                || (around_caption && holds(&source, &text))
                || (has_markup && is_left_of(&source, &text));
            assert!(same, "{name}: {} {place}: {source:?} is not {text:?}", article.id);
        });
    }
}

/// Whether `text` is what is left of `source` when some of its characters are taken out.
fn is_left_of(source: &[char], text: &[char]) -> bool {
    let mut source = source.iter();
    text.iter().all(|c| source.any(|other| other == c))
}

/// Whether `parts` is `whole` but for something left out between its first and last character.
fn holds(whole: &[char], parts: &[char]) -> bool {
    let mut rest = whole.iter();
    whole.first() == parts.first()
        && whole.last() == parts.last()
        && parts.iter().all(|c| rest.any(|w| w == c))
}
