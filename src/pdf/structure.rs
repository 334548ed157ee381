//! The structure tree: the meaning of the marked content of the pages, in reading order (ISO 32000-1,
//! 14.7 and 14.8; PDF/UA-1, 7).
//!
//! Document → Part for each newspaper page → Art for each article, also where it continues on another
//! page → heading, paragraphs, lists, tables, figures, notes. An article has one heading, whose
//! parts are kicker, headline and deck; subheads are one level below, without holes. The tags ride
//! in the frames; nothing here looks at places but the order of articles: by rank, then by position
//! on their page.

use std::collections::BTreeMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use super::strings;
use crate::edition::{HeadOf, TableCell};

/// What a part of the tree is. The same part always has the same role; numbers distinguish
/// parts of the same kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StructureRole {
    /// A newspaper page, by its number in the issue.
    Page(usize),
    /// Masthead, index box or imprint.
    Furniture(StructureFurniture),
    /// An article, by its number in the order of reading.
    Article(usize),
    /// The heading of an article.
    Heading,
    /// A part of the heading.
    HeadingPart(HeadingPart),
    /// A title of a standing column, a byline, or other text.
    Words(TextRole),
    /// The summary.
    Summary,
    /// An item of the summary, by its number.
    SummaryItem(u32),
    /// A pull quote, beside the text that it repeats words of.
    Aside,
    /// A paragraph, by its number in the article.
    Paragraph(u32),
    /// A heading in the text, by its depth and a number.
    Subhead(u8, usize),
    /// A list.
    List,
    /// An item of a list, by its number in the article.
    Item(u32),
    /// The term that an item begins with.
    ItemLabel,
    /// The content of an item.
    ItemBody,
    /// A quotation.
    Quote,
    /// A table, by its number in the article.
    Table(u32),
    /// A row of a table.
    Row(u32),
    /// A cell of a table.
    Cell(TableCell),
    /// A figure, by a number.
    Figure(usize),
    /// Caption and credit.
    Caption,
    /// A footnote, by its number in the article.
    Note(u32),
    /// A link, by a number.
    Link(usize),
}

/// The parts of a page besides its articles, as structure elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StructureFurniture {
    Masthead,
    Index,
    Imprint,
}

/// Parts of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HeadingPart {
    Kicker,
    Headline,
    Deck,
}

/// Kinds of text that form a paragraph of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextRole {
    ColumnTitle,
    PullQuote,
    Byline,
    Other,
}

/// The title and language of an article, which its structure elements carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ArticleDescription {
    /// Its title.
    pub(super) title: String,
    /// Its language, if it is not that of the issue.
    pub(super) language: Option<String>,
}

/// A part of the tree while it grows.
#[derive(Debug)]
struct StructureElement {
    role: StructureRole,
    children: Vec<Child>,
    /// The last child of each role, by its number.
    last_of: BTreeMap<StructureRole, usize>,
    /// The text of a subhead, or the description of a figure.
    text: Option<String>,
    /// The bounding box of a figure.
    bounds: Option<BBox>,
}

#[derive(Debug)]
enum Child {
    Leaf(Identifier),
    Inner(StructureElement),
}

/// The structure of an edition.
#[derive(Debug)]
pub(super) struct Structure {
    root: StructureElement,
}

impl Structure {
    pub(super) fn new() -> Self {
        Self { root: StructureElement::new(StructureRole::Furniture(StructureFurniture::Masthead)) }
    }

    /// Adds a marked piece below a path of roles.
    pub(super) fn add(&mut self, path: &[StructureRole], piece: Identifier) {
        self.root.at(path).children.push(Child::Leaf(piece));
    }

    /// Adds text to a subhead, or to the description of a figure.
    pub(super) fn say(&mut self, path: &[StructureRole], text: &str) {
        self.root.at(path).text.get_or_insert_default().push_str(text);
    }

    /// Sets the sheet and the bounding box of a figure.
    pub(super) fn bound(&mut self, path: &[StructureRole], sheet: usize, rect: Rect) {
        self.root.at(path).bounds = Some(BBox::new(sheet, rect));
    }

    /// The tree. `articles` are in the order of their numbers; `language` is that of the
    /// issue.
    pub(super) fn tree(self, articles: &[ArticleDescription], language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut pages: Vec<StructureElement> = self.root.inner();
        pages.sort_by_key(|page| page.role.order());
        for mut page in pages {
            page.children.sort_by_key(Child::order);
            let mut levels = Levels { articles, article: 0, level: 0 };
            tree.push(levels.group(page));
        }
        tree
    }
}

impl StructureRole {
    /// Place among the parts of the same whole, where that is not the order of drawing.
    fn order(&self) -> (u8, usize) {
        match self {
            Self::Furniture(StructureFurniture::Masthead) => (0, 0),
            Self::Furniture(StructureFurniture::Index) => (1, 0),
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

impl StructureElement {
    fn new(role: StructureRole) -> Self {
        Self { role, children: Vec::new(), last_of: BTreeMap::new(), text: None, bounds: None }
    }

    fn inner(self) -> Vec<Self> {
        let inner = |child| match child {
            Child::Inner(element) => Some(element),
            Child::Leaf(_) => None,
        };
        self.children.into_iter().filter_map(inner).collect()
    }

    /// The part at a path, added if it is missing.
    fn at(&mut self, path: &[StructureRole]) -> &mut Self {
        let Some((role, path)) = path.split_first() else { return self };
        let known = self.last_of.get(role).copied();
        let found = match role {
            // Content between two lists separates them.
            StructureRole::List | StructureRole::Quote => known.filter(|at| at + 1 == self.children.len()),
            _ => known,
        };
        let place = found.unwrap_or_else(|| {
            self.children.push(Child::Inner(Self::new(role.clone())));
            self.last_of.insert(role.clone(), self.children.len() - 1);
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
    articles: &'a [ArticleDescription],
    article: usize,
    level: u16,
}

impl Levels<'_> {
    fn group(&mut self, element: StructureElement) -> TagGroup {
        if let StructureRole::Article(number) = element.role {
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

    fn kind(&mut self, element: &StructureElement) -> TagKind {
        let article = self.articles.get(self.article);
        let text = || element.text.as_deref().filter(|text| !text.is_empty());
        match element.role {
            StructureRole::Page(_) => Tag::Part.into(),
            StructureRole::Furniture(_) => Tag::Section.into(),
            StructureRole::Article(_) => {
                Tag::Article.with_lang(article.and_then(|article| article.language.clone())).into()
            }
            StructureRole::Heading => {
                self.heading(0, article.map(|article| article.title.clone()).unwrap_or_default())
            }
            StructureRole::Subhead(depth, _) => {
                self.heading(u16::from(depth), strings::title(text().unwrap_or_default()))
            }
            StructureRole::HeadingPart(_) => Tag::Span.into(),
            StructureRole::Summary | StructureRole::Aside => Tag::Section.into(),
            StructureRole::Words(_) | StructureRole::SummaryItem(_) | StructureRole::Paragraph(_) => {
                Tag::P.into()
            }
            StructureRole::List => Tag::L(ListNumbering::None).into(),
            StructureRole::Item(_) => Tag::LI.into(),
            StructureRole::ItemLabel => Tag::Lbl.into(),
            StructureRole::ItemBody => Tag::LBody.into(),
            StructureRole::Quote => Tag::BlockQuote.into(),
            StructureRole::Table(_) => Tag::Table.into(),
            StructureRole::Row(_) => Tag::TR.into(),
            StructureRole::Cell(cell) => table_cell(cell),
            StructureRole::Figure(_) => Tag::Figure(text().map(|alt| strings::most_of(alt).into_owned()))
                .with_bbox(element.bounds)
                .into(),
            StructureRole::Caption => Tag::Caption.into(),
            StructureRole::Note(_) => Tag::Note.into(),
            StructureRole::Link(_) => Tag::Link.into(),
        }
    }
}

/// A cell with its spans, and with what it is the head of (ISO 32000-1, 14.8.5.7).
fn table_cell(cell: TableCell) -> TagKind {
    let several = |number: u16| NonZeroU32::new(number.into()).filter(|number| number.get() > 1);
    let (rows, columns) = (several(cell.span.rows), several(cell.span.columns));
    let scope = cell.head.map(|head| match head {
        HeadOf::Column => TableHeaderScope::Column,
        HeadOf::Row => TableHeaderScope::Row,
    });
    match scope {
        Some(scope) => Tag::TH(scope).with_row_span(rows).with_col_span(columns).into(),
        None => Tag::TD.with_row_span(rows).with_col_span(columns).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CellSpan;

    /// Roles of the parts below a path, in their order.
    fn below(structure: &mut Structure, path: &[StructureRole]) -> Vec<StructureRole> {
        let roles = |child: &Child| match child {
            Child::Inner(element) => Some(element.role.clone()),
            Child::Leaf(_) => None,
        };
        structure.root.at(path).children.iter().filter_map(roles).collect()
    }

    #[test]
    fn a_paragraph_that_goes_on_is_one() {
        let mut structure = Structure::new();
        let article = [StructureRole::Page(0), StructureRole::Article(0)];
        for role in [
            StructureRole::Paragraph(1),
            StructureRole::Figure(0),
            StructureRole::Paragraph(2),
            StructureRole::Paragraph(1),
        ] {
            structure.say(&[&article[..], &[role]].concat(), "");
        }
        assert_eq!(
            below(&mut structure, &article),
            [StructureRole::Paragraph(1), StructureRole::Figure(0), StructureRole::Paragraph(2)]
        );
    }

    #[test]
    fn the_items_of_a_summary_are_paragraphs_of_one_section() {
        let mut structure = Structure::new();
        let article = [StructureRole::Page(0), StructureRole::Article(0)];
        for role in [vec![StructureRole::Heading], summary(0), summary(1), summary(1)] {
            structure.say(&[&article[..], &role].concat(), "");
        }
        assert_eq!(below(&mut structure, &article), [StructureRole::Heading, StructureRole::Summary]);
        let items = below(&mut structure, &[&article[..], &[StructureRole::Summary]].concat());
        assert_eq!(items, [StructureRole::SummaryItem(0), StructureRole::SummaryItem(1)]);
        let mut levels = Levels { articles: &[], article: 0, level: 0 };
        let mut kind = |role| levels.kind(&StructureElement::new(role));
        assert!(matches!(kind(StructureRole::Summary), TagKind::Section(_)));
        assert!(matches!(kind(StructureRole::SummaryItem(0)), TagKind::P(_)));
    }

    #[test]
    fn a_pull_quote_and_its_speaker_are_a_section_beside_the_paragraph_that_goes_on_under_it() {
        let mut structure = Structure::new();
        let article = [StructureRole::Page(0), StructureRole::Article(0)];
        let aside = |role| vec![StructureRole::Aside, StructureRole::Words(role)];
        let (words, by) = (aside(TextRole::PullQuote), aside(TextRole::Byline));
        for role in [vec![StructureRole::Paragraph(0)], words, by, vec![StructureRole::Paragraph(0)]] {
            structure.say(&[&article[..], &role].concat(), "");
        }
        assert_eq!(below(&mut structure, &article), [StructureRole::Paragraph(0), StructureRole::Aside]);
        let parts = below(&mut structure, &[&article[..], &[StructureRole::Aside]].concat());
        assert_eq!(parts, [TextRole::PullQuote, TextRole::Byline].map(StructureRole::Words));
        let mut levels = Levels { articles: &[], article: 0, level: 0 };
        assert!(matches!(levels.kind(&StructureElement::new(StructureRole::Aside)), TagKind::Section(_)));
    }

    fn summary(item: u32) -> Vec<StructureRole> {
        vec![StructureRole::Summary, StructureRole::SummaryItem(item)]
    }

    #[test]
    fn items_with_something_between_them_are_two_lists() {
        let mut structure = Structure::new();
        for roles in [
            vec![StructureRole::List, StructureRole::Item(1)],
            vec![StructureRole::Paragraph(2)],
            vec![StructureRole::List, StructureRole::Item(3)],
        ] {
            structure.say(&[&[StructureRole::Page(0)][..], &roles].concat(), "");
        }
        assert_eq!(
            below(&mut structure, &[StructureRole::Page(0)]),
            [StructureRole::List, StructureRole::Paragraph(2), StructureRole::List]
        );
    }

    /// ISO 32000-1, 14.8.4.3.3: LI with Lbl and LBody.
    #[test]
    fn a_term_is_the_label_of_its_item() {
        let mut structure = Structure::new();
        let item = |part| [StructureRole::Page(0), StructureRole::List, StructureRole::Item(3), part];
        for part in [StructureRole::ItemLabel, StructureRole::ItemBody] {
            structure.say(&item(part), "");
        }
        let parts = below(&mut structure, &item(StructureRole::ItemLabel)[..3]);
        assert_eq!(parts, [StructureRole::ItemLabel, StructureRole::ItemBody]);
        let mut levels = Levels { articles: &[], article: 0, level: 0 };
        assert!(matches!(levels.kind(&StructureElement::new(StructureRole::ItemLabel)), TagKind::Lbl(_)));
    }

    /// ISO 32000-1, 14.8.5.7: RowSpan, ColSpan and Scope.
    #[test]
    fn cells_have_their_spans_and_what_they_are_the_heads_of() {
        let cell = |columns, rows, head| {
            table_cell(TableCell { row: 0, column: 0, span: CellSpan { columns, rows }, head })
        };
        let number = |number: Option<NonZeroU32>| number.map_or(1, NonZeroU32::get);
        for (kind, expected) in [
            (cell(1, 1, None), (None, 1, 1)),
            (cell(3, 2, None), (None, 3, 2)),
            (cell(2, 1, Some(HeadOf::Column)), (Some(TableHeaderScope::Column), 2, 1)),
            (cell(1, 4, Some(HeadOf::Row)), (Some(TableHeaderScope::Row), 1, 4)),
        ] {
            let found = match kind {
                TagKind::TH(tag) => (Some(tag.scope()), number(tag.col_span()), number(tag.row_span())),
                TagKind::TD(tag) => (None, number(tag.col_span()), number(tag.row_span())),
                other => panic!("{other:?}"),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn levels_of_headings_have_no_holes() {
        let mut levels = Levels { articles: &[], article: 0, level: 0 };
        let mut level = |depth| match levels.heading(depth, String::new()) {
            TagKind::Hn(tag) => tag.level().get(),
            other => panic!("{other:?}"),
        };
        assert_eq!([level(0), level(2), level(2), level(1)], [1, 2, 3, 2]);
    }
}
