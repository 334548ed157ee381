//! What the logical map says of elements that their blocks do not show: attributes `LABEL`.
//!
//! | element | label |
//! |---|---|
//! | head, stanza | its lines as the author turned them, with ` / ` between |
//! | picture | what it shows |
//! | caption | the credit, which stands at its end |
//! | item of a list of terms | the term |

use super::roles::{Element, PartName, Role};
use crate::edition::{SheetPart, ShownPicture, Tag, TextBlock};
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Figure, Inline, turned_lines};

/// What stands between lines.
const TURN: &str = " / ";

/// The labels of the elements of an article.
pub(super) struct Labels<'a> {
    article: &'a Article,
    /// The figure whose picture was last, whose caption follows.
    figure: Option<&'a Figure>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self { article, figure: None }
    }

    /// The label of the next element, which begins with a part.
    pub(super) fn next(&mut self, role: &Role, part: &SheetPart) -> Option<String> {
        if let SheetPart::Picture(ShownPicture { path: Some(path), alt, .. }) = part {
            self.article.each_figure(|_, figure| {
                if figure.image.as_ref() == Some(path) {
                    self.figure = Some(figure);
                }
            });
            return alt.clone();
        }
        if let SheetPart::Text(TextBlock { tag: Tag::ListTerm(_), lines, .. }) = part {
            return Some(lines.iter().map(|line| line.text.as_str()).collect());
        }
        let article = self.article;
        match role {
            Role::Caption => self.figure.take()?.credit.clone(),
            Role::Overline => joined(&article.kicker),
            Role::Title => joined(&article.headline),
            Role::Subheadline => joined(&article.deck),
            Role::ColumnTitle => article.column_title.clone(),
            _ => None,
        }
    }

    /// Labels stanzas of verse: paragraphs of the same characters.
    pub(super) fn stanzas(&self, elements: &mut [Element], text: impl Fn(&PartName) -> String) {
        let mut stanzas = Vec::new();
        find_stanzas(&self.article.body, &mut stanzas);
        if stanzas.is_empty() {
            return;
        }
        for element in
            elements.iter_mut().filter(|element| matches!(element.role, Role::Paragraph(Tag::Paragraph(_))))
        {
            let own: String = element.parts.iter().map(&text).collect();
            let found = stanzas.iter().find(|stanza| bare(&plain_text(stanza)) == bare(&own));
            element.label =
                found.and_then(|stanza| joined(&turned_lines(stanza).map(plain_text).collect::<Vec<_>>()));
        }
    }
}

fn find_stanzas<'a>(blocks: &'a [Block], found: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Verse { text } => found.push(text),
            Block::Quote { blocks } => find_stanzas(blocks, found),
            _ => {}
        }
    }
}

/// Lines in one, unless it could not be parted again.
fn joined(lines: &[String]) -> Option<String> {
    let is_plain = lines.iter().all(|line| !line.contains(TURN) && line.trim() == line);
    (is_plain && !lines.is_empty()).then(|| lines.join(TURN))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
