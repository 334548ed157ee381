//! What the blocks of an issue are, article by article: the logical map before it is written.

use super::labels::Labels;
use super::order;
use super::page::AltoPage;
use super::roles::{Element, PartName, Role};
use crate::edition::{Edition, HeadOf, SheetPart, Tag, TextBlock};
use crate::model::{Article, ArticleId};

/// What an article is made of.
#[derive(Debug)]
pub(super) struct ArticleContents<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its head.
    pub head: Vec<Element>,
    /// Its text and pictures.
    pub body: Vec<Element>,
}

/// What an issue is made of.
#[derive(Debug)]
pub(super) struct Contents<'a> {
    /// Parts of masthead, index and imprint, and titles over several articles, each with its role.
    pub furniture: Vec<(&'static str, PartName)>,
    /// The articles of each newspaper page, in the order of the issue.
    pub pages: Vec<Vec<ArticleContents<'a>>>,
}

/// The contents of an edition, whose sheets are these.
pub(super) fn of<'a>(edition: &'a Edition, sheets: &[AltoPage]) -> Contents<'a> {
    let all = || {
        let parts = sheets.iter().enumerate();
        parts.flat_map(|(sheet, page)| page.parts.iter().map(move |(name, part)| (sheet, name, part)))
    };
    let named = |sheet, name: &String, part: &SheetPart| {
        let cell = match part {
            SheetPart::Text(TextBlock { tag: Tag::Cell(cell), lines, .. }) => {
                Some((*cell, lines.iter().map(|line| line.text.as_str()).collect()))
            }
            _ => None,
        };
        PartName { sheet, name: name.clone(), cell }
    };
    let furniture = all().filter_map(|(sheet, name, part)| Some((of_page(part)?, named(sheet, name, part))));
    let contents = |article: &'a Article| {
        let mut elements: Vec<Element> = Vec::new();
        let mut labels = Labels::new(article);
        for (sheet, name, part) in all().filter(|(.., part)| article_of(part) == Some(&article.id)) {
            let Some(role) = role_of(part) else { continue };
            let named = named(sheet, name, part);
            match element_of(&mut elements, &role, &named) {
                Some(element) => element.parts.push(named),
                None => {
                    let label = labels.next(&role, part);
                    elements.push(Element { role, label, parts: vec![named] });
                }
            }
        }
        labels.stanzas(&mut elements, |name| text_of(name, sheets));
        let head = elements.iter().take_while(|element| element.role.is_head()).count();
        let mut body = elements.split_off(head);
        order::tables(article, &mut body);
        ArticleContents { article, head: elements, body }
    };
    let pages = &edition.issue.issue().pages;
    Contents {
        furniture: furniture.collect(),
        pages: pages.iter().map(|page| page.articles.iter().map(contents).collect()).collect(),
    }
}

/// The characters of a part.
fn text_of(part: &PartName, sheets: &[AltoPage]) -> String {
    let found = sheets[part.sheet].parts.iter().find(|(name, _)| *name == part.name);
    match found {
        Some((_, SheetPart::Text(block))) => block.lines.iter().map(|line| line.text.as_str()).collect(),
        _ => String::new(),
    }
}

/// The element that a part of a role is more of.
fn element_of<'a>(elements: &'a mut [Element], role: &Role, part: &PartName) -> Option<&'a mut Element> {
    match role {
        Role::Image => None,
        Role::Table => elements.last_mut().filter(|element| element.role == *role && goes_on(element, part)),
        _ if role.is_one() => elements.iter_mut().find(|element| element.role == *role),
        _ => elements.last_mut().filter(|element| element.role == *role),
    }
}

/// Whether a cell is of the table before it: of a further cell, more of the last one, or a head that
/// stands once more over a further leg.
fn goes_on(table: &Element, part: &PartName) -> bool {
    let Some((cell, text)) = &part.cell else { return true };
    let known = table.parts.iter().filter_map(|other| other.cell.as_ref());
    let mut same = known.filter(|(other, _)| (other.row, other.column) == (cell.row, cell.column));
    let is_last =
        || table.parts.last().is_some_and(|last| last.cell.as_ref().is_some_and(|(own, _)| own == cell));
    match same.next() {
        None => true,
        Some((_, other)) => is_last() || (cell.head == Some(HeadOf::Column) && other == text),
    }
}

/// What a part of the furniture is.
fn of_page(part: &SheetPart) -> Option<&'static str> {
    let SheetPart::Text(block) = part else { return None };
    match block.tag {
        Tag::Masthead => Some("TITLE_SECTION"),
        Tag::Index => Some("TABLE_OF_CONTENTS"),
        Tag::Imprint => Some("IMPRINT"),
        // The title over several articles.
        _ if block.article.is_none() => role_of(part).map(|role| role.name()),
        _ => None,
    }
}

fn article_of(part: &SheetPart) -> Option<&ArticleId> {
    match part {
        SheetPart::Text(block) => block.article.as_ref(),
        SheetPart::Picture(shown) => shown.article.as_ref(),
        SheetPart::Rule(_) => None,
    }
}

/// The role of a part; none for what is of the page, such as jump lines.
fn role_of(part: &SheetPart) -> Option<Role> {
    let block = match part {
        SheetPart::Text(block) => block,
        SheetPart::Picture(_) => return Some(Role::Image),
        SheetPart::Rule(_) => return None,
    };
    match &block.tag {
        Tag::ColumnTitle => Some(Role::ColumnTitle),
        Tag::Kicker => Some(Role::Overline),
        Tag::Headline => Some(Role::Title),
        Tag::Deck => Some(Role::Subheadline),
        Tag::Summary(number) => Some(Role::Summary(*number)),
        Tag::Byline => Some(Role::Author),
        // A term and what is said of it are one item.
        Tag::ListTerm(number) => Some(Role::Paragraph(Tag::ListItem(*number))),
        Tag::Paragraph(_) | Tag::ListItem(_) | Tag::List | Tag::Quote(_) => {
            Some(Role::Paragraph(block.tag.clone()))
        }
        Tag::Subhead(_) => Some(Role::CrossHeading),
        Tag::TableCaption(number) => Some(Role::TableCaption(*number)),
        Tag::TableRow(..) | Tag::Cell(_) => Some(Role::Table),
        Tag::Caption | Tag::Figure { .. } => Some(Role::Caption),
        Tag::PullQuote | Tag::PullQuoteBy => Some(Role::PullQuote),
        Tag::Note(number) => Some(Role::Footnote(*number)),
        Tag::Artifact | Tag::Masthead | Tag::Index | Tag::Imprint | Tag::Article(_) => None,
    }
}
