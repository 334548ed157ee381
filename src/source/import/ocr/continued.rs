//! Articles that go on on another page: parts whose jumps name each other are one article again.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::{Sentence, sentence};
use crate::model::{Article, Block, Inline};

use super::article::BuiltArticle;
use super::characters::ends_finally;
use super::cues::{continues_from, continues_on, same_label};

/// A page with its articles.
#[derive(Debug)]
pub(in crate::source::import) struct BuiltPage {
    /// Its label.
    pub(in crate::source::import) label: String,
    /// Its name, where something other than its words says it.
    pub(in crate::source::import) name: Option<String>,
    /// The articles in their order.
    pub(in crate::source::import) articles: Vec<BuiltArticle>,
    /// The whole of the page in its file.
    pub(in crate::source::import) place: Span,
}

/// Joins the parts of articles that name each other; tells of those whose other part is missing.
pub(super) fn join(pages: &mut [BuiltPage], diagnostics: &mut Vec<Diagnostic>) {
    let mut at = (0, 0);
    while at.0 < pages.len() {
        let (page, article) = at;
        let Some(built) = pages[page].articles.get(article) else {
            at = (page + 1, 0);
            continue;
        };
        at.1 += 1;
        let Some(from) =
            first_text(&built.article).and_then(continues_from).map(|(label, _)| label.to_owned())
        else {
            continue;
        };
        match beginning(pages, page, article, &from) {
            Some(first) => {
                at.1 -= 1;
                let second = pages[page].articles.remove(article);
                diagnostics.push(remark(&second, "joined-jump", &from));
                append(&mut pages[first.0].articles[first.1], second);
            }
            None => diagnostics.push(remark(&pages[page].articles[article], "jump-without-beginning", &from)),
        }
    }
}

fn remark(built: &BuiltArticle, key: &'static str, label: &str) -> Diagnostic {
    let place = built.places.iter().find(|(name, _)| name == "body/0").map(|(_, span)| span.clone());
    let head = built.article.headline.concat();
    let message = sentence!(key, label, head, has_head = if head.is_empty() { "no" } else { "yes" });
    Diagnostic::new(Code::UnsureLayout, message)
        .at_option(place)
        .help(Sentence::new("unsure-layout.help"))
        .in_article(&built.article.id)
}

/// The only article of the named page that goes on on this one, or the one with the same head.
fn beginning(pages: &[BuiltPage], page: usize, article: usize, from: &str) -> Option<(usize, usize)> {
    let here = &pages[page];
    let mut found = Vec::new();
    for (i, other) in
        pages.iter().enumerate().filter(|(i, other)| *i != page && same_label(&other.label, from))
    {
        for (j, built) in other.articles.iter().enumerate() {
            let on = last_text(&built.article).and_then(continues_on);
            if on.is_some_and(|(label, _)| same_label(&here.label, label)) {
                found.push((i, j));
            }
        }
    }
    if let [only] = found[..] {
        return Some(only);
    }
    let own = here.articles[article].article.headline.concat();
    let alike = |&(i, j): &(usize, usize)| {
        let head = pages[i].articles[j].article.headline.concat();
        !own.is_empty() && (head.contains(&own) || own.contains(&head)) && !head.is_empty()
    };
    let mut alike = found.into_iter().filter(alike);
    alike.next().filter(|_| alike.next().is_none())
}

fn first_text(article: &Article) -> Option<&str> {
    match article.body.first()? {
        Block::Paragraph { text } => match text.first()? {
            Inline::Text { text } => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn last_text(article: &Article) -> Option<&str> {
    match article.body.last()? {
        Block::Paragraph { text } => match text.last()? {
            Inline::Text { text } => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Adds the second part to the first, without the two marks.
fn append(first: &mut BuiltArticle, mut second: BuiltArticle) {
    cut_end(first);
    cut_start(&mut second);
    let (one, two) = (&mut first.article, second.article);
    let heads: Vec<String> = [two.kicker, two.headline, two.deck].concat();
    let head = heads.join(" ");
    if !head.is_empty() && head != one.headline.join(" ") {
        one.jump_head = Some(head);
    }
    let offsets = [
        ("body/", count(&first.places, "body/")),
        ("figures/", one.figures.len()),
        ("sign_off/", one.sign_off.len()),
        ("byline/", one.byline.len()),
    ];
    first.places.extend(second.places.into_iter().filter_map(|(name, span)| {
        let (part, offset) = offsets.iter().find(|(part, _)| name.starts_with(part))?;
        Some((moved(&name, part, |number| number + offset)?, span))
    }));
    let mut body = two.body.into_iter().peekable();
    let torn = last_text(one).is_some_and(|text| !ends_finally(text));
    if let (true, Some(Block::Paragraph { text })) = (torn, one.body.last_mut())
        && let Some(Block::Paragraph { text: rest }) =
            body.next_if(|block| matches!(block, Block::Paragraph { .. }))
    {
        text.extend(rest);
    }
    one.body.extend(body);
    one.figures.extend(two.figures);
    one.sign_off.extend(two.sign_off);
    one.byline.extend(two.byline);
    first.pictures.extend(second.pictures);
}

/// `body/3/x` with another number.
fn moved(name: &str, part: &str, number: impl Fn(usize) -> usize) -> Option<String> {
    let rest = name.strip_prefix(part)?;
    let digits = rest.find('/').unwrap_or(rest.len());
    let old: usize = rest[..digits].parse().ok()?;
    Some(format!("{part}{}{}", number(old), &rest[digits..]))
}

fn count(places: &[(String, Span)], part: &str) -> usize {
    places.iter().filter(|(name, _)| name.starts_with(part)).count()
}

/// Takes `（下转第三版）` off the end of a text.
fn cut_end(built: &mut BuiltArticle) {
    let Some(Block::Paragraph { text }) = built.article.body.last_mut() else { return };
    let Some(Inline::Text { text: words }) = text.last_mut() else { return };
    let Some((_, start)) = continues_on(words) else { return };
    words.truncate(words[..start].trim_end().len());
    if words.is_empty() {
        text.pop();
        let last = count(&built.places, "body/").saturating_sub(1);
        built.places.retain(|(name, _)| *name != format!("body/{last}"));
        if text.is_empty() {
            built.article.body.pop();
        }
    }
}

/// Takes `（上接第一版）` off the beginning of a text.
fn cut_start(built: &mut BuiltArticle) {
    let Some(Block::Paragraph { text }) = built.article.body.first_mut() else { return };
    let Some(Inline::Text { text: words }) = text.first_mut() else { return };
    let Some((_, end)) = continues_from(words) else { return };
    *words = words[end..].trim_start().to_owned();
    if words.is_empty() {
        text.remove(0);
        if text.is_empty() {
            built.article.body.remove(0);
        }
        let places = std::mem::take(&mut built.places);
        let others = places.into_iter().filter(|(name, _)| name != "body/0");
        built.places = others
            .map(|(name, span)| (moved(&name, "body/", |number| number - 1).unwrap_or(name), span))
            .collect();
    }
}
