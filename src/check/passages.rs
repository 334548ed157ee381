//! Every text of an issue, cut into passages: pieces that a reader sees as one text and that
//! brackets, widths and normal form are judged over.

mod collect;

use std::ops::Range;

use super::ListedArticle;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::Sentence;
use crate::model::{ArticleId, Issue, Language, PageLabel};
use crate::source::{Draft, Scope};
use crate::wording::Words;
use collect::Collector;

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PassageRole {
    /// Printed, and no paragraph: heads, bylines, captions, cells, the imprint.
    Line,
    /// A paragraph of running text.
    Paragraph,
    /// Not printed, for those who cannot see a picture.
    Description,
    /// Not printed, for programs: ids and addresses.
    Address,
}

impl PassageRole {
    /// Whether the passage is set in a font.
    pub(super) fn is_printed(self) -> bool {
        matches!(self, Self::Line | Self::Paragraph)
    }
}

/// What a passage belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    pub(super) scope: Scope,
    pub(super) page: Option<&'a PageLabel>,
    pub(super) article: Option<&'a ArticleId>,
    pub(super) language: &'a Language,
}

impl<'a> Owner<'a> {
    /// The publication.
    pub(super) fn publication(issue: &'a Issue) -> Self {
        let language = &issue.publication.language;
        Self { scope: Scope::Publication, page: None, article: None, language }
    }

    /// The issue itself.
    pub(super) fn issue(issue: &'a Issue) -> Self {
        Self { scope: Scope::Issue, ..Self::publication(issue) }
    }

    /// An article of the issue.
    pub(super) fn article(issue: &'a Issue, placed: ListedArticle<'a>) -> Self {
        Self {
            scope: Scope::Article(placed.number),
            page: Some(&placed.page.label),
            article: Some(&placed.article.id),
            language: placed.article.lang.as_ref().unwrap_or(&issue.publication.language),
        }
    }

    /// A diagnostic about the owner, still without a place.
    pub(super) fn diagnostic(&self, code: Code, message: Sentence) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(code, message);
        if let Some(article) = self.article {
            diagnostic = diagnostic.in_article(article);
        }
        if let Some(page) = self.page {
            diagnostic = diagnostic.on_page(page);
        }
        diagnostic
    }
}

/// A text that is read as one.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) owner: Owner<'a>,
    pub(super) role: PassageRole,
    /// Its characters, the pieces one after another.
    pub(super) text: String,
    /// Where each piece begins in the text, and its path for [`crate::source::Origins`].
    /// Never empty; the first piece begins at 0.
    pieces: Vec<(usize, String)>,
}

impl Passage<'_> {
    /// Paths and texts of the pieces.
    #[cfg(test)]
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&str, &str)> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
        self.pieces.iter().zip(ends).map(|((start, path), end)| (path.as_str(), &self.text[*start..end]))
    }

    /// Path of the part of the article that the passage belongs to: `body`, `notes/1`.
    pub(super) fn part(&self) -> &str {
        let path = &self.pieces[0].1;
        path.rsplit_once('/').map_or(path, |(part, _)| part)
    }

    /// Path of the first piece: `body/7`.
    pub(super) fn path(&self) -> &str {
        &self.pieces[0].1
    }

    /// Where the characters at `range` of the text stand in the input; as far as they are one
    /// piece.
    pub(super) fn locate(&self, draft: &Draft, range: Range<usize>) -> Option<Span> {
        let number = self.pieces.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        let (start, path) = self.pieces.get(number)?;
        let end = self.pieces.get(number + 1).map_or(self.text.len(), |(start, _)| *start);
        let around = draft.origins.find(self.owner.scope, path)?;
        let piece = &self.text[*start..end];
        if let Some(offset) = draft.files.slice(&around).find(piece) {
            let base = around.range.start + offset;
            return Some(Span::new(
                around.file,
                base + range.start - start..base + range.end.min(end) - start,
            ));
        }
        // The input writes the piece in another way, with escapes or keys between its parts.
        let needle = self.text[range.start..].chars().next()?;
        let nth = self.text[*start..range.start].matches(needle).count();
        Some(draft.files.locate(&around, needle, nth))
    }
}

/// All passages of an issue: publication, pages, articles, each in reading order.
pub(super) fn of(issue: &Issue) -> Vec<Passage<'_>> {
    let mut collector = Collector { owner: Owner::publication(issue), passages: Vec::new() };
    collector.publication(issue);
    let words = Words::of(&issue.publication.language);
    for (number, page) in issue.pages.iter().enumerate() {
        collector.owner.page = Some(&page.label);
        collector.owner.scope = Scope::Page(number);
        collector.page(page);
    }
    for placed in ListedArticle::all(issue) {
        collector.owner = Owner::article(issue, placed);
        collector.article(placed.article, words);
    }
    collector.passages
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::sample;
    use crate::model::{Article, Block, Byline, Cell, Figure, Inline, ListItem, Note, PullQuote, Table};

    /// An article with text in every place there is.
    fn full_article() -> Article {
        let text = |t: &str| vec![Inline::text(t)];
        let caption = vec![
            Inline::text("图"),
            Inline::Ruby { base: "溪".into(), reading: "xī".into() },
            Inline::ProperName { content: text("菱河") },
            Inline::Link { url: "https://a.example".into(), content: text("湾") },
        ];
        let figure = Figure {
            caption: caption.clone(),
            credit: Some("甲/摄".into()),
            alt: Some("描述".into()),
            ..Figure::default()
        };
        let byline = vec![Byline { role: "记者".into(), affiliation: None, names: vec!["甲".into()] }];
        Article {
            id: "01/full".into(),
            column_title: Some("栏目".into()),
            kicker: vec!["引题".into()],
            headline: vec!["主题一".into(), "主题二".into()],
            deck: vec!["副题".into()],
            summary: vec!["提要一".into(), "提要二".into()],
            quote: Some(PullQuote { text: "引语".into(), by: Some("乙".into()) }),
            dateline: Some("本地讯".into()),
            byline: byline.clone(),
            sign_off: byline,
            figures: vec![figure.clone()],
            body: vec![
                Block::Paragraph { text: caption.clone() },
                Block::Subhead { level: 1, text: text("小标题") },
                Block::List {
                    start: None,
                    manner: None,
                    items: vec![ListItem { blocks: vec![sample::paragraph("项")] }],
                },
                Block::Quote { blocks: vec![sample::paragraph("引")] },
                Block::Table(Table {
                    caption: text("表"),
                    head: vec![Cell::of(text("头"))],
                    lower_head: vec![vec![Cell::of(text("下"))]],
                    rows: vec![vec![Cell::of(text("格")), Cell::of(caption)]],
                    ..Table::default()
                }),
                Block::Figure(figure),
                Block::Break,
            ],
            notes: vec![Note { id: "1".into(), blocks: vec![sample::paragraph("注")] }],
            ..Article::default()
        }
    }

    #[test]
    fn every_text_of_an_article_is_in_a_passage_at_the_same_place() {
        let issue = sample::issue(vec![full_article()]);
        let mut expected = BTreeSet::new();
        Words::of(&issue.publication.language).each_text(&issue.pages[0].articles[0], |place, text| {
            expected.insert((place.to_owned(), text.to_owned()));
        });
        let passages = of(&issue);
        let of_article = passages.iter().filter(|p| p.owner.article.is_some() && p.role.is_printed());
        let found: BTreeSet<_> =
            of_article.flat_map(Passage::pieces).map(|(p, t)| (p.to_owned(), t.to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn descriptions_and_addresses_are_read_but_not_printed() {
        let issue = sample::issue(vec![full_article()]);
        let passages = of(&issue);
        let unprinted: Vec<_> = passages.iter().filter(|p| !p.role.is_printed()).map(|p| &*p.text).collect();
        assert_eq!(unprinted.iter().filter(|t| **t == "描述").count(), 2);
        assert_eq!(unprinted.iter().filter(|t| **t == "https://a.example").count(), 4);
    }

    #[test]
    fn a_place_is_found_in_its_own_piece() {
        let mut article = sample::article("01/a");
        let strong = Inline::Strong { content: vec![Inline::text("丙甲")] };
        article.body = vec![Block::Paragraph { text: vec![Inline::text("甲乙"), strong] }];
        let draft = sample::draft(sample::issue(vec![article]));
        let passages = of(&draft.issue);
        let body = passages.iter().find(|p| p.text == "甲乙丙甲").unwrap();
        let second = body.locate(&draft, 9..12).unwrap();
        let first = body.locate(&draft, 0..3).unwrap();
        assert_eq!((draft.files.slice(&first), draft.files.slice(&second)), ("甲", "甲"));
        assert!(first.range.start < second.range.start);
        assert_eq!(draft.files.slice(&body.locate(&draft, 3..12).unwrap()), "乙", "not past its piece");
    }
}
