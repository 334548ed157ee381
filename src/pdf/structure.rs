//! The structure tree: what the marked pieces of the pages say, in reading order (ISO 32000-1,
//! 14.7 and 14.8; PDF/UA-1, 7).
//!
//! Document → Part for each newspaper page → Art for each article, also where it goes on on another
//! page → heading, paragraphs, lists, tables, figures, notes. An article has one heading, whose
//! parts are kicker, headline and deck; subheads are one level below, without holes. The tags ride
//! in the frames; nothing here looks at places but the order of articles: by rank, then by position
//! on their page.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What a part of the tree is. Parts that are found again have the same role; numbers tell those
/// apart that are not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A newspaper page, by its number in the issue.
    Page(usize),
    /// Masthead, index box or imprint.
    Furniture(Furniture),
    /// An article, by its number in the order of reading.
    Article(usize),
    /// The heading of an article.
    Heading,
    /// A part of the heading.
    HeadingPart(HeadingPart),
    /// A title of a standing column, a byline, or words that are nothing else.
    Words(Words),
    /// A paragraph, by its number in the article.
    Paragraph(u32),
    /// A heading in the text, by its depth and a number.
    Subhead(u8, usize),
    /// A list.
    List,
    /// An item of a list, by its number in the article.
    Item(u32),
    /// What an item says.
    ItemBody,
    /// A quotation.
    Quote,
    /// A table, by its number in the article.
    Table(u32),
    /// A row of a table.
    Row(u32),
    /// A cell of the head row, or of another.
    Cell(u32, bool),
    /// A figure, by a number.
    Figure(usize),
    /// Caption and credit.
    Caption,
    /// A footnote, by its number in the article.
    Note(u32),
    /// A link, by a number.
    Link(usize),
}

/// What stands around articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    Masthead,
    Index,
    Imprint,
}

/// Parts of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadingPart {
    Kicker,
    Headline,
    Deck,
}

/// Words with a paragraph of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    ColumnTitle,
    Byline,
    Other,
}

/// What is said of an article once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Its title.
    pub(super) title: String,
    /// Its language, if it is not that of the issue.
    pub(super) language: Option<String>,
}

/// A part of the tree while it grows.
#[derive(Debug)]
struct Element {
    role: Role,
    children: Vec<Child>,
    /// What a subhead says, or the description of a figure.
    text: Option<String>,
    /// Where a figure stands.
    bounds: Option<BBox>,
}

#[derive(Debug)]
enum Child {
    Leaf(Identifier),
    Inner(Element),
}

/// The structure of an edition.
#[derive(Debug)]
pub(super) struct Structure {
    root: Element,
}

impl Structure {
    pub(super) fn new() -> Self {
        Self { root: Element::new(Role::Furniture(Furniture::Masthead)) }
    }

    /// Adds a marked piece below a path of roles.
    pub(super) fn add(&mut self, path: &[Role], piece: Identifier) {
        self.root.at(path).children.push(Child::Leaf(piece));
    }

    /// Says what a subhead says, or what a figure shows, piece by piece.
    pub(super) fn say(&mut self, path: &[Role], text: &str) {
        self.root.at(path).text.get_or_insert_default().push_str(text);
    }

    /// Says on which sheet and where a figure stands.
    pub(super) fn bound(&mut self, path: &[Role], sheet: usize, rect: Rect) {
        self.root.at(path).bounds = Some(BBox::new(sheet, rect));
    }

    /// The tree. `said` are the articles in the order of their numbers; `language` is that of the
    /// issue.
    pub(super) fn tree(self, said: &[Said], language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut pages: Vec<Element> = self.root.inner();
        pages.sort_by_key(|page| page.role.order());
        for mut page in pages {
            page.children.sort_by_key(Child::order);
            let mut levels = Levels { said, article: 0, level: 0 };
            tree.push(levels.group(page));
        }
        tree
    }
}

impl Role {
    /// Place among the parts of the same whole, where that is not the order of drawing.
    fn order(&self) -> (u8, usize) {
        match self {
            Self::Furniture(Furniture::Masthead) => (0, 0),
            Self::Furniture(Furniture::Index) => (1, 0),
            Self::Page(number) | Self::Article(number) => (2, *number),
            _ => (3, 0),
        }
    }
}

impl Child {
    fn order(&self) -> (u8, usize) {
        match self {
            Self::Leaf(_) => (3, 0),
            Self::Inner(element) => element.role.order(),
        }
    }
}

impl Element {
    fn new(role: Role) -> Self {
        Self { role, children: Vec::new(), text: None, bounds: None }
    }

    fn inner(self) -> Vec<Self> {
        let inner = |child| match child {
            Child::Inner(element) => Some(element),
            Child::Leaf(_) => None,
        };
        self.children.into_iter().filter_map(inner).collect()
    }

    /// The part at a path, made where it is not there.
    fn at(&mut self, path: &[Role]) -> &mut Self {
        let Some((role, path)) = path.split_first() else { return self };
        let is = |child: &Child| matches!(child, Child::Inner(element) if element.role == *role);
        let found = match role {
            // Another list begins where something stands between the two.
            Role::List | Role::Quote => self.children.last().is_some_and(is).then(|| self.children.len() - 1),
            _ => self.children.iter().rposition(is),
        };
        let place = found.unwrap_or_else(|| {
            self.children.push(Child::Inner(Self::new(role.clone())));
            self.children.len() - 1
        });
        match &mut self.children[place] {
            Child::Inner(element) => element.at(path),
            Child::Leaf(_) => unreachable!("only parts are found and made"),
        }
    }
}

/// Turns parts into groups, and keeps the levels of headings without holes.
struct Levels<'a> {
    said: &'a [Said],
    article: usize,
    level: u16,
}

impl Levels<'_> {
    fn group(&mut self, element: Element) -> TagGroup {
        if let Role::Article(number) = element.role {
            (self.article, self.level) = (number, 0);
        }
        let kind = self.kind(&element);
        let children = element.children.into_iter().map(|child| match child {
            Child::Leaf(piece) => Node::from(piece),
            Child::Inner(element) => Node::from(self.group(element)),
        });
        TagGroup::with_children(kind, children.collect())
    }

    /// A heading of a depth below that of the article.
    fn heading(&mut self, depth: u16, title: String) -> TagKind {
        self.level = (1 + depth).min(self.level + 1);
        let level = NonZeroU16::new(self.level).unwrap_or(NonZeroU16::MIN);
        Tag::Hn(level, (!title.is_empty()).then_some(title)).into()
    }

    fn kind(&mut self, element: &Element) -> TagKind {
        let said = self.said.get(self.article);
        let text = || element.text.clone().filter(|text| !text.is_empty());
        match element.role {
            Role::Page(_) => Tag::Part.into(),
            Role::Furniture(_) => Tag::Section.into(),
            Role::Article(_) => Tag::Article.with_lang(said.and_then(|said| said.language.clone())).into(),
            Role::Heading => self.heading(0, said.map(|said| said.title.clone()).unwrap_or_default()),
            Role::Subhead(depth, _) => self.heading(u16::from(depth), text().unwrap_or_default()),
            Role::HeadingPart(_) => Tag::Span.into(),
            Role::Words(_) | Role::Paragraph(_) => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::Item(_) => Tag::LI.into(),
            Role::ItemBody => Tag::LBody.into(),
            Role::Quote => Tag::BlockQuote.into(),
            Role::Table(_) => Tag::Table.into(),
            Role::Row(_) => Tag::TR.into(),
            Role::Cell(_, true) => Tag::TH(TableHeaderScope::Column).into(),
            Role::Cell(_, false) => Tag::TD.into(),
            Role::Figure(_) => Tag::Figure(text()).with_bbox(element.bounds).into(),
            Role::Caption => Tag::Caption.into(),
            Role::Note(_) => Tag::Note.into(),
            Role::Link(_) => Tag::Link.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roles of the parts below a path, in their order.
    fn below(structure: &mut Structure, path: &[Role]) -> Vec<Role> {
        let roles = |child: &Child| match child {
            Child::Inner(element) => Some(element.role.clone()),
            Child::Leaf(_) => None,
        };
        structure.root.at(path).children.iter().filter_map(roles).collect()
    }

    #[test]
    fn a_paragraph_that_goes_on_is_one() {
        let mut structure = Structure::new();
        let article = [Role::Page(0), Role::Article(0)];
        for role in [Role::Paragraph(1), Role::Figure(0), Role::Paragraph(2), Role::Paragraph(1)] {
            structure.say(&[&article[..], &[role]].concat(), "");
        }
        assert_eq!(
            below(&mut structure, &article),
            [Role::Paragraph(1), Role::Figure(0), Role::Paragraph(2)]
        );
    }

    #[test]
    fn items_with_something_between_them_are_two_lists() {
        let mut structure = Structure::new();
        for roles in
            [vec![Role::List, Role::Item(1)], vec![Role::Paragraph(2)], vec![Role::List, Role::Item(3)]]
        {
            structure.say(&[&[Role::Page(0)][..], &roles].concat(), "");
        }
        assert_eq!(below(&mut structure, &[Role::Page(0)]), [Role::List, Role::Paragraph(2), Role::List]);
    }

    #[test]
    fn levels_of_headings_have_no_holes() {
        let mut levels = Levels { said: &[], article: 0, level: 0 };
        let mut level = |depth| match levels.heading(depth, String::new()) {
            TagKind::Hn(tag) => tag.level().get(),
            other => panic!("{other:?}"),
        };
        assert_eq!([level(0), level(2), level(2), level(1)], [1, 2, 3, 2]);
    }
}
