//! An act as edits of files: which bytes of which file become which.

use super::act::Act;
use super::document::{Document, Syntax, Table};
use super::headline::broken;
use super::opened::{ArticleList, Opened, article_lists, picture_of, table_of};
use super::refused::{self, refused};
use super::said;
use super::splice::{Items, Splice, set, spliced};
use crate::diagnostics::Diagnostic;
use crate::messages::{Sentence, sentence};
use crate::model::{Article, ArticleId, ImagePath, Keep, PageLabel, Pin};
use crate::source::fields::article::{head_word, pin_word, rank_word};
use crate::source::fields::figure::size_word;

/// A file that is to be written.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) document: Document,
    /// What it says then.
    pub(super) text: String,
}

/// Edits, and what they are in words.
pub(super) type Planned = (Vec<Edit>, Sentence);

impl Edit {
    /// The edit that makes a document another.
    fn between(document: &Document, after: Document) -> Option<Self> {
        (after.text != document.text).then(|| Self { document: document.clone(), text: after.text })
    }

    /// The edit of some splices; none where they change nothing.
    fn of(document: &Document, splices: Vec<Splice>) -> Option<Self> {
        let text = spliced(&document.text, splices);
        (text != document.text).then(|| Self { document: document.clone(), text })
    }
}

/// The edits of an act on the files of an issue.
///
/// # Errors
/// What cannot be done, and why.
pub(super) fn planned(opened: &Opened, act: &Act) -> Result<Planned, Diagnostic> {
    match act {
        Act::Pin { article, at } => {
            let found = unbooked(opened, article)?;
            is_on_page(opened, article, *at)?;
            let words = said::pin(found, *at);
            key(opened, article, "pin", at.map(pin_word).map(text)).map(|edits| (edits, words))
        }
        Act::Rank { article, value } => {
            let words = said::rank(unbooked(opened, article)?, *value);
            key(opened, article, "rank", value.map(rank_word).map(text)).map(|edits| (edits, words))
        }
        Act::Box { article, on } => {
            let words = said::boxed(opened.article(article)?.1, *on);
            key(opened, article, "boxed", on.then(|| "true".to_owned())).map(|edits| (edits, words))
        }
        Act::Manner { article, value } => {
            let words = said::manner(unbooked(opened, article)?, *value);
            key(opened, article, "head", value.map(head_word).map(text)).map(|edits| (edits, words))
        }
        Act::Break { article, at } => {
            let lines = broken(opened.article(article)?.1, at)?;
            let literal = match &lines[..] {
                [line] => text(line),
                lines => format!("[{}]", lines.iter().map(text).collect::<Vec<_>>().join(", ")),
            };
            let words = sentence!("hand-break", headline = lines.join(" / "));
            key(opened, article, "headline", Some(literal)).map(|edits| (edits, words))
        }
        Act::Size { article, picture, value } => {
            is_placed(opened, article, picture)?;
            let words = said::size(opened.article(article)?.1, *value);
            key_of_picture(opened, (article, picture), "size", value.map(size_word).map(text))
                .map(|edits| (edits, words))
        }
        Act::Focus { article, picture, at } => {
            if let Some(at) = at.filter(|at| at.0 > 100 || at.1 > 100) {
                return Err(refused::off_picture(article, format_args!("[{}, {}]", at.0, at.1)));
            }
            let literal = at.map(|at| format!("[{}, {}]", at.0, at.1));
            let words = said::focus(opened.article(article)?.1, *at);
            key_of_picture(opened, (article, picture), "focus", literal).map(|edits| (edits, words))
        }
        Act::Keep { article, picture, parts } => {
            let words = said::keep(opened.article(article)?.1, parts.len());
            let literal = kept(article, parts)?;
            key_of_picture(opened, (article, picture), "keep", literal).map(|edits| (edits, words))
        }
        Act::Swap { a, b } => swapped(opened, a, b),
        Act::Page { article, page } => to_page(opened, article, page),
        Act::Order { article, before } => ordered(opened, article, before.as_ref()),
        Act::Lock { .. } | Act::Unlock { .. } | Act::Recompose { .. } => {
            // The hand writes these into `layout.json`.
            Ok((Vec::new(), sentence!("hand-nothing")))
        }
    }
}

/// A text as TOML and JSON write it alike.
fn text(text: impl AsRef<str>) -> String {
    serde_json::Value::from(text.as_ref()).to_string()
}

/// An article that is no notice.
fn unbooked<'o>(opened: &'o Opened, id: &ArticleId) -> Result<&'o Article, Diagnostic> {
    let (_, article) = opened.article(id)?;
    if article.notice.is_some() { Err(refused::booked(id)) } else { Ok(article) }
}

/// An ear is beside the masthead, on the front page.
fn is_on_page(opened: &Opened, id: &ArticleId, at: Option<Pin>) -> Result<(), Diagnostic> {
    let front = opened.draft.issue.pages.first().map(|page| &page.label);
    let own = opened.page_of(id).map(|page| &page.label);
    if at == Some(Pin::Ear) && own != front {
        let help = sentence!("refused-act.help-ear");
        return Err(refused(id, sentence!("refused-act.ear"), help));
    }
    Ok(())
}

/// Pictures of the text stand where their author put them.
fn is_placed(opened: &Opened, id: &ArticleId, picture: &ImagePath) -> Result<(), Diagnostic> {
    let (_, article) = opened.article(id)?;
    if article.figures.iter().any(|figure| figure.image.as_ref() == Some(picture)) {
        return Ok(());
    }
    let mut in_text = false;
    article.each_figure(|_, figure| in_text |= figure.image.as_ref() == Some(picture));
    Err(match in_text {
        true => {
            let help = sentence!("refused-act.help-in-text");
            refused(id, sentence!("refused-act.in-text", picture), help)
        }
        false => refused::unknown_picture(id, picture),
    })
}

/// One part stands alone, several as a list.
fn kept(id: &ArticleId, parts: &[Keep]) -> Result<Option<String>, Diagnostic> {
    let written = |part: &Keep| format!("[{}, {}, {}, {}]", part.0, part.1, part.2, part.3);
    let is_inside = |part: &&Keep| part.right() <= 100 && part.bottom() <= 100 && part.2 > 0 && part.3 > 0;
    if let Some(outside) = parts.iter().find(|part| !is_inside(part)) {
        return Err(refused::off_picture(id, written(outside)));
    }
    let list: Vec<String> = parts.iter().map(written).collect();
    Ok((!list.is_empty()).then(|| format!("[{}]", list.join(", "))))
}

/// A key of an article.
fn key(opened: &Opened, id: &ArticleId, key: &str, literal: Option<String>) -> Result<Vec<Edit>, Diagnostic> {
    let document = opened.document_of(opened.article(id)?.0)?;
    let table = table_of(&document, id).ok_or_else(|| refused::unreadable(&document.name()))?;
    Ok(Edit::of(&document, set(&table, key, literal.as_deref()).into_iter().collect()).into_iter().collect())
}

/// A key of a picture of an article.
fn key_of_picture(
    opened: &Opened,
    (id, picture): (&ArticleId, &ImagePath),
    key: &str,
    literal: Option<String>,
) -> Result<Vec<Edit>, Diagnostic> {
    let (number, article) = opened.article(id)?;
    let document = opened.document_of(number)?;
    let table = table_of(&document, id).ok_or_else(|| refused::unreadable(&document.name()))?;
    let splice = match (picture_of(&table, picture), literal) {
        (Some(table), literal) => set(&table, key, literal.as_deref()),
        (None, Some(literal)) if is_in_text(article, picture) && document.syntax == Syntax::Toml => {
            Some(new_picture(&document, picture, &format!("{key} = {literal}")))
        }
        (None, None) if is_in_text(article, picture) => None,
        (None, _) => return Err(refused::unknown_picture(id, picture)),
    };
    Ok(Edit::of(&document, splice.into_iter().collect()).into_iter().collect())
}

/// Whether a picture stands in the text of an article.
fn is_in_text(article: &Article, picture: &ImagePath) -> bool {
    let mut found = false;
    article.each_figure(|place, figure| {
        found |= place.starts_with("body/") && figure.image.as_ref() == Some(picture);
    });
    found
}

/// What the front matter says of a picture of the text, of which it said nothing.
fn new_picture(document: &Document, picture: &ImagePath, line: &str) -> Splice {
    let end = document.line_end();
    let at = document.root.range.end;
    let image = text(picture.as_str());
    Splice { range: at..at, text: format!("[[figure]]{end}image = {image}{end}{line}{end}") }
}

/// Where an article is listed: the list, and its number there.
fn listed<'l, 'd>(
    opened: &Opened,
    lists: &'l [ArticleList<'d>],
    document: &'d Document,
    id: &ArticleId,
) -> Result<(usize, usize, Items<'d>), Diagnostic> {
    let number = opened.article(id)?.0;
    let found = lists.iter().enumerate().find_map(|(which, list): (usize, &'l ArticleList<'d>)| {
        let items = Items::of(document, list.node?);
        let at = items.items.iter().position(|item| opened.is_listed(document, item, number))?;
        Some((which, at, items))
    });
    found.ok_or_else(|| refused::unreadable(&document.name()))
}

/// Two articles change places, and what they are pinned to.
fn swapped(opened: &Opened, a: &ArticleId, b: &ArticleId) -> Result<Planned, Diagnostic> {
    let (first, second) = (unbooked(opened, a)?, unbooked(opened, b)?);
    let words = said::swap(first, second);
    if a == b {
        return Ok((Vec::new(), words));
    }
    let lists_before = opened.lists()?;
    let mut edits: Vec<Edit> = Vec::new();
    let mut document = lists_before.clone();
    if first.pin != second.pin {
        for (id, pin) in [(a, second.pin), (b, first.pin)] {
            let own = opened.document_of(opened.article(id)?.0)?;
            if own.path == document.path {
                document = repinned(&document, id, pin)?;
            } else {
                edits.extend(Edit::between(&own, repinned(&own, id, pin)?));
            }
        }
    }
    let lists = article_lists(&document);
    let (_, at_a, of_a) = listed(opened, &lists, &document, a)?;
    let (_, at_b, of_b) = listed(opened, &lists, &document, b)?;
    let splices = vec![of_a.replace(at_a, of_b.literal(at_b)), of_b.replace(at_b, of_a.literal(at_a))];
    let text = spliced(&document.text, splices);
    edits.push(Edit { document: lists_before, text });
    Ok((edits, words))
}

/// A document in which an article is pinned elsewhere.
fn repinned(document: &Document, id: &ArticleId, pin: Option<Pin>) -> Result<Document, Diagnostic> {
    let unreadable = || refused::unreadable(&document.name());
    let table = table_of(document, id).ok_or_else(unreadable)?;
    let splice = set(&table, "pin", pin.map(pin_word).map(text).as_deref());
    document.with(&spliced(&document.text, splice.into_iter().collect())).ok_or_else(unreadable)
}

/// An article to the end of the list of another page.
fn to_page(opened: &Opened, id: &ArticleId, page: &PageLabel) -> Result<Planned, Diagnostic> {
    let words = said::page(unbooked(opened, id)?, page);
    let document = opened.lists()?;
    let lists = article_lists(&document);
    let (from, at, items) = listed(opened, &lists, &document, id)?;
    if lists[from].page.is_none() {
        let help = sentence!("refused-act.help-paged");
        return Err(refused(id, sentence!("refused-act.paged"), help));
    }
    let Some(to) = lists.iter().position(|list| list.page.as_ref() == Some(page)) else {
        return Err(refused::unknown_page(page, opened.draft.issue.pages.iter().map(|page| &page.label)));
    };
    if from == to {
        return Ok((Vec::new(), words));
    }
    let mut splices = items.remove(at);
    splices.extend(match lists[to].node {
        Some(node) => {
            let target = Items::of(&document, node);
            let (literal, comment) = moved(&items, &target, at);
            target.insert(None, (&literal, &comment))
        }
        None => new_list(&lists[to].table, items.literal(at)),
    });
    Ok((Edit::of(&document, splices).into_iter().collect(), words))
}

/// A list of one article for a page that has none.
fn new_list(table: &Table<'_>, literal: &str) -> Vec<Splice> {
    set(table, "articles", Some(&format!("[{literal}]"))).into_iter().collect()
}

/// An item as it stands in another list: what is said beside it goes along if it has a line there.
fn moved(from: &Items<'_>, to: &Items<'_>, at: usize) -> (String, String) {
    let (literal, comment) = from.with_comment(at);
    (literal, if to.has_lines() { comment } else { String::new() })
}

/// An article to another place in its list.
fn ordered(opened: &Opened, id: &ArticleId, before: Option<&ArticleId>) -> Result<Planned, Diagnostic> {
    let article = opened.article(id)?.1;
    let other = before.map(|before| opened.article(before)).transpose()?.map(|(_, other)| other);
    let words = said::order(article, other);
    let document = opened.lists()?;
    let lists = article_lists(&document);
    let (which, at, items) = listed(opened, &lists, &document, id)?;
    let target = match before {
        None => None,
        Some(before) => {
            let (other, target, _) = listed(opened, &lists, &document, before)?;
            if other != which {
                let help = sentence!("refused-act.help-other-page");
                return Err(refused(id, sentence!("refused-act.other-page", article = before), help));
            }
            Some(target)
        }
    };
    let stays = match target {
        Some(target) => target == at || target == at + 1,
        None => at + 1 == items.items.len(),
    };
    if stays {
        return Ok((Vec::new(), words));
    }
    let mut splices = items.remove(at);
    let (literal, comment) = moved(&items, &items, at);
    splices.extend(items.insert(target, (&literal, &comment)));
    Ok((Edit::of(&document, splices).into_iter().collect(), words))
}
