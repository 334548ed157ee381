//! What the blocks of an issue are, article by article: the logical map before it is written.

use super::page::AltoPage;
use crate::edition::{Edition, SheetPart, Tag};
use crate::model::{Article, ArticleId};

/// A part of a sheet, by the sheet and the name it has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartName {
    /// Number of the sheet, from 0.
    pub sheet: usize,
    /// Its name in the ALTO of the sheet.
    pub name: String,
}

/// Something of one role, in one or several parts of sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What it is.
    pub role: Role,
    /// Where it stands, in reading order.
    pub parts: Vec<PartName>,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Title of a standing column.
    ColumnTitle,
    /// Kicker.
    Overline,
    /// Headline.
    Title,
    /// Deck.
    Subheadline,
    /// An item of the summary.
    Summary(u32),
    /// Byline or sign-off.
    Author,
    /// A paragraph, a list item or a quotation, by what the frames call it.
    Paragraph(Tag),
    /// A heading in the text.
    CrossHeading,
    /// A table.
    Table,
    /// A picture.
    Image,
    /// Caption and credit of the picture before it.
    Caption,
    /// Words of the text that stand large (a pull quote), and who said them.
    PullQuote,
    /// A footnote.
    Footnote(u32),
}

impl Role {
    /// What METS calls it: a role of BnL, or one of ours where there is none.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::ColumnTitle => "COLUMN_TITLE",
            Self::Overline => "OVERLINE",
            Self::Title => "TITLE",
            Self::Subheadline => "SUBHEADLINE",
            Self::Summary(_) => "SUMMARY",
            Self::Author => "AUTHOR",
            Self::Paragraph(_) => "PARAGRAPH",
            Self::CrossHeading => "CROSSHEADING",
            Self::Table => "TABLE",
            Self::Image => "IMAGE",
            Self::Caption => "CAPTION",
            Self::PullQuote => "PULL_QUOTE",
            Self::Footnote(_) => "FOOTNOTE",
        }
    }

    /// Whether it is of the head when it stands before the text.
    fn is_head(&self) -> bool {
        matches!(
            self,
            Self::ColumnTitle
                | Self::Overline
                | Self::Title
                | Self::Subheadline
                | Self::Summary(_)
                | Self::Author
        )
    }

    /// Whether further parts of the role are more of the same thing wherever they stand: what has a number, and what
    /// an article has once. Cross headings, tables and captions are so only next to each other.
    fn is_one(&self) -> bool {
        matches!(
            self,
            Self::ColumnTitle
                | Self::Overline
                | Self::Title
                | Self::Subheadline
                | Self::Summary(_)
                | Self::Paragraph(_)
                | Self::Footnote(_)
        )
    }
}

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
    let named = |sheet, name: &String| PartName { sheet, name: name.clone() };
    let furniture = all().filter_map(|(sheet, name, part)| Some((of_page(part)?, named(sheet, name))));
    let contents = |article: &'a Article| {
        let mut elements: Vec<Element> = Vec::new();
        for (sheet, name, part) in all().filter(|(.., part)| article_of(part) == Some(&article.id)) {
            let Some(role) = role_of(part) else { continue };
            match element_of(&mut elements, &role) {
                Some(element) => element.parts.push(named(sheet, name)),
                None => elements.push(Element { role, parts: vec![named(sheet, name)] }),
            }
        }
        let head = elements.iter().take_while(|element| element.role.is_head()).count();
        let body = elements.split_off(head);
        ArticleContents { article, head: elements, body }
    };
    let pages = &edition.issue.issue().pages;
    Contents {
        furniture: furniture.collect(),
        pages: pages.iter().map(|page| page.articles.iter().map(contents).collect()).collect(),
    }
}

/// The element that a part of a role is more of.
fn element_of<'a>(elements: &'a mut [Element], role: &Role) -> Option<&'a mut Element> {
    match role {
        Role::Image => None,
        _ if role.is_one() => elements.iter_mut().find(|element| element.role == *role),
        _ => elements.last_mut().filter(|element| element.role == *role),
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
        Tag::Paragraph(_) | Tag::ListItem(_) | Tag::ListTerm(_) | Tag::List | Tag::Quote(_) => {
            Some(Role::Paragraph(block.tag.clone()))
        }
        Tag::Subhead(_) => Some(Role::CrossHeading),
        Tag::TableRow(..) | Tag::Cell(_) | Tag::TableCaption(_) => Some(Role::Table),
        Tag::Caption | Tag::Figure { .. } => Some(Role::Caption),
        Tag::PullQuote | Tag::PullQuoteBy => Some(Role::PullQuote),
        Tag::Note(number) => Some(Role::Footnote(*number)),
        Tag::Artifact | Tag::Masthead | Tag::Index | Tag::Imprint | Tag::Article(_) => None,
    }
}
