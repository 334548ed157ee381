//! The proof before the archive is written: every document is well formed, every article of the
//! issue is present and listed, with every character, figure, picture and note; every link has
//! a target, no id is used twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{CONTENTS, NCX};
use crate::html::document::{Document, MarkupNode, walk};
use crate::html::xml;
use crate::messages::{Sentence, sentence};
use crate::model::Article;
use crate::volume::Content;
use crate::wording::Words;

/// What a document holds, as far as the proof needs it.
#[derive(Default)]
struct Outline {
    /// Ids of its elements.
    ids: BTreeSet<String>,
    /// Values of `href` and `src`.
    references: BTreeSet<String>,
    /// Its articles, in their order.
    articles: Vec<FoundArticle>,
}

/// An article as a document holds it.
#[derive(Default)]
struct FoundArticle {
    id: String,
    /// Its characters without blanks.
    text: String,
    figures: usize,
    pictures: usize,
    notes: usize,
}

/// A fault of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BookFault {
    /// Path of the document it is in, if it is in one.
    pub(crate) document: Option<String>,
    /// The message.
    pub(crate) message: Sentence,
}

impl BookFault {
    fn within(document: &str, message: Sentence) -> Self {
        Self { document: Some(document.to_owned()), message }
    }
}

/// All faults of the book; empty for a complete book. `files` are the paths of the files that
/// are not documents.
pub(crate) fn faults(content: Content<'_>, documents: &[&Document], files: &[&str]) -> Vec<BookFault> {
    let mut faults = Vec::new();
    let outlines: Vec<_> =
        documents.iter().map(|document| (document.path.as_str(), outline(document, &mut faults))).collect();
    if faults.is_empty() {
        find_articles(content, &outlines, &mut faults);
        follow_links(&outlines, files, &mut faults);
    }
    faults
}

/// The faults of a book that can be found without its issue.
pub(crate) fn own_faults(documents: &[&Document], files: &[&str]) -> Vec<BookFault> {
    let mut faults = Vec::new();
    let outlines: Vec<_> =
        documents.iter().map(|document| (document.path.as_str(), outline(document, &mut faults))).collect();
    follow_links(&outlines, files, &mut faults);
    for (path, found) in
        outlines.iter().flat_map(|(path, outline)| outline.articles.iter().map(move |a| (path, a)))
    {
        list_article(path, found, &outlines, &mut faults);
    }
    faults
}

/// The articles of the issue are those of the chapters, one by one, each whole and an entry of both
/// contents.
fn find_articles(content: Content<'_>, outlines: &[(&str, Outline)], faults: &mut Vec<BookFault>) {
    let found: Vec<(&str, &FoundArticle)> = outlines
        .iter()
        .flat_map(|(path, outline)| outline.articles.iter().map(move |article| (*path, article)))
        .collect();
    let expected: Vec<&Article> = content.issue().articles().collect();
    let words = Words::of(&content.issue().publication.language);
    if found.len() != expected.len() {
        let (in_issue, in_book) = (expected.len(), found.len());
        let message = sentence!("broken-book.articles", in_issue, in_book);
        faults.push(BookFault { document: None, message });
    }
    let pictures = content.picture_counts();
    for ((article, pictures), (path, found)) in expected.into_iter().zip(pictures.iter()).zip(found) {
        faults.extend(missing(article, words, *pictures, found).into_iter().map(|what| {
            let title = words.title_of(article);
            BookFault::within(path, sentence!("broken-book", path, what, title))
        }));
        list_article(path, found, outlines, faults);
    }
}

/// An article is an entry of both contents.
fn list_article(path: &str, found: &FoundArticle, outlines: &[(&str, Outline)], faults: &mut Vec<BookFault>) {
    let href = format!("{path}#{}", found.id);
    for list in [CONTENTS, NCX] {
        let listed = outlines.iter().filter(|(path, _)| *path == list);
        if !listed.into_iter().any(|(_, outline)| outline.references.contains(&href)) {
            faults.push(BookFault::within(list, sentence!("broken-book.unlisted", list, href)));
        }
    }
}

/// What the book lacks of an article: texts, figures, pictures (`pictures` of them), notes.
fn missing(article: &Article, words: &Words, pictures: usize, found: &FoundArticle) -> Vec<Sentence> {
    let mut missing = Vec::new();
    let mut rest = found.text.as_str();
    let mut after = 0;
    let mut characters = 0;
    words.each_text(article, |place, text| {
        let text = without_blanks(&xml::allowed(text));
        characters += text.chars().count();
        // The texts of the body must follow each other; the other texts may be anywhere, most of
        // them after the one before.
        let at = if place.starts_with("body/") {
            let at = rest.find(&text);
            at.inspect(|at| rest = &rest[at + text.len()..])
        } else {
            let at = found.text[after..].find(&text).map(|at| after + at).or_else(|| found.text.find(&text));
            at.inspect(|at| after = at + text.len())
        };
        if at.is_none() {
            missing.push(sentence!("broken-book.text", text = shortened(&text), place));
        }
    });
    let counted = found.text.chars().count();
    if missing.is_empty() && counted < characters {
        let fewer = characters - counted;
        missing.push(sentence!("broken-book.characters", missing = fewer, all = characters));
    }
    let mut figures = 0;
    article.each_figure(|_, _| figures += 1);
    let counts = [
        ("broken-book.figures", figures, found.figures),
        ("broken-book.pictures", pictures, found.pictures),
        ("broken-book.notes", article.notes.len(), found.notes),
    ];
    let fewer = counts.into_iter().filter(|(_, expected, found)| found < expected);
    missing.extend(
        fewer.map(|(key, expected, found)| sentence!(key, missing = expected - found, all = expected)),
    );
    missing
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every link inside the book leads to a file and, where it names one, to an id in it.
fn follow_links(outlines: &[(&str, Outline)], files: &[&str], faults: &mut Vec<BookFault>) {
    let documents: BTreeMap<&str, &Outline> =
        outlines.iter().map(|(path, outline)| (*path, outline)).collect();
    let files: BTreeSet<&str> = files.iter().copied().chain(documents.keys().copied()).collect();
    for (path, outline) in outlines {
        for reference in outline.references.iter().filter(|reference| !leads_out(reference)) {
            let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if file.is_empty() { path } else { file };
            let found = fragment.is_empty()
                || documents.get(file).is_some_and(|target| target.ids.contains(fragment));
            if !files.contains(file) || !found {
                let message = sentence!("broken-book.link", path, reference);
                faults.push(BookFault::within(path, message));
            }
        }
    }
}

fn leads_out(reference: &str) -> bool {
    ["http:", "https:", "mailto:"].iter().any(|scheme| reference.starts_with(scheme))
}

/// Reads a document; where it is not well formed, that is a fault.
fn outline(document: &Document, faults: &mut Vec<BookFault>) -> Outline {
    let mut reader = OutlineReader::default();
    if let Err(reason) = walk(&document.text, &mut |node| reader.node(node)) {
        let message = sentence!("broken-book.xml", path = &document.path, reason);
        faults.push(BookFault::within(&document.path, message));
    }
    reader.outline
}

/// Fills an outline node by node.
#[derive(Default)]
struct OutlineReader {
    outline: Outline,
    /// Elements that are open.
    open: usize,
    /// How deep the article is that the reader is in.
    article: Option<usize>,
    /// How deep the drawing is that the reader is in: its words stand in for no text.
    drawing: Option<usize>,
}

impl OutlineReader {
    fn node(&mut self, node: MarkupNode<'_>) -> Result<(), Sentence> {
        match node {
            MarkupNode::Start { element, attributes } => {
                self.open += 1;
                if element == "svg" && self.drawing.is_none() {
                    self.drawing = Some(self.open);
                }
                self.element(element, attributes)
            }
            MarkupNode::End => {
                if self.drawing == Some(self.open) {
                    self.drawing = None;
                }
                if self.article == Some(self.open) {
                    self.article = None;
                }
                self.open = self.open.saturating_sub(1);
                Ok(())
            }
            MarkupNode::Text(_) if self.drawing.is_some() => Ok(()),
            MarkupNode::Text(text) => {
                if let Some(found) = self.current() {
                    found.text.extend(text.chars().filter(|c| !c.is_whitespace()));
                }
                Ok(())
            }
        }
    }

    /// The article that the reader is in.
    fn current(&mut self) -> Option<&mut FoundArticle> {
        self.article.and_then(|_| self.outline.articles.last_mut())
    }

    /// Notes what an element is and leads to.
    fn element(&mut self, element: &str, attributes: &[(String, String)]) -> Result<(), Sentence> {
        let mut id = None;
        let (mut footnote, mut group) = (false, false);
        for (name, value) in attributes {
            match name.as_str() {
                "id" => {
                    if !self.outline.ids.insert(value.clone()) {
                        return Err(sentence!("xml-duplicate-id", id = value));
                    }
                    id = Some(value);
                }
                "href" | "src" => drop(self.outline.references.insert(value.clone())),
                "epub:type" => footnote = value == "footnote",
                "class" => group = value == "group",
                _ => {}
            }
        }
        if let Some(found) = self.current() {
            found.figures += usize::from(element == "figure" && !group);
            found.pictures += usize::from(element == "img");
            found.notes += usize::from(footnote);
        } else if element == "article" {
            self.article = Some(self.open);
            self.outline
                .articles
                .push(FoundArticle { id: id.cloned().unwrap_or_default(), ..FoundArticle::default() });
        }
        Ok(())
    }
}
