//! What the book offers to readers who cannot see or turn pages, computed from its content
//! (EPUB Accessibility 1.1 §2.2; words of the schema.org accessibility vocabulary).

use crate::check::CheckedIssue;
use crate::model::{Block, Inline};
use crate::wording::Words;

/// Facts about the content that the claims rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Access {
    pictures: usize,
    undescribed: usize,
    ruby: bool,
    pages: bool,
}

impl Access {
    /// Looks through the issue. Only pictures that are in the book count.
    pub(crate) fn of(checked: &CheckedIssue) -> Self {
        let issue = checked.issue();
        let mut facts = Self { pages: !issue.pages.is_empty(), ..Self::default() };
        let masthead = issue.publication.masthead.as_ref().and_then(|path| checked.picture(path));
        if masthead.is_some() {
            // Its description is the name of the paper.
            facts.pictures += 1;
            facts.undescribed += usize::from(issue.publication.title.trim().is_empty());
        }
        for article in issue.articles() {
            article.each_figure(|place, figure| {
                if figure.image.as_ref().and_then(|path| checked.picture(path)).is_some() {
                    facts.pictures += 1;
                    facts.undescribed += usize::from(!article.describes(place, figure));
                }
                facts.ruby |= has_ruby(&figure.caption);
            });
            let notes = article.notes.iter().flat_map(|note| &note.blocks);
            facts.ruby |= article.body.iter().chain(notes).any(block_has_ruby);
        }
        facts
    }

    /// Whether the text alone is sufficient.
    fn is_described(self) -> bool {
        self.undescribed == 0
    }

    /// The claims, as properties and values of the package's metadata.
    pub(crate) fn claims(self, words: &Words) -> Vec<(&'static str, String)> {
        let mut claims = vec![("schema:accessMode", "textual")];
        if self.pictures > 0 {
            claims.push(("schema:accessMode", "visual"));
        }
        if self.is_described() {
            claims.push(("schema:accessModeSufficient", "textual"));
        }
        if self.pictures > 0 {
            claims.push(("schema:accessModeSufficient", "textual,visual"));
        }
        claims.extend(self.features().into_iter().map(|feature| ("schema:accessibilityFeature", feature)));
        claims.push(("schema:accessibilityHazard", "none"));
        let mut claims: Vec<_> = claims.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        let summary = words.accessibility_summary(self.pictures, self.undescribed);
        claims.push(("schema:accessibilitySummary", summary));
        claims
    }

    fn features(self) -> Vec<&'static str> {
        let mut features =
            vec!["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"];
        if self.pages {
            features.extend(["pageNavigation", "pageBreakMarkers"]);
        }
        if self.pictures > 0 && self.is_described() {
            features.push("alternativeText");
        }
        if self.ruby {
            features.push("rubyAnnotations");
        }
        features
    }
}

fn block_has_ruby(block: &Block) -> bool {
    match block {
        Block::Paragraph { text }
        | Block::Verse { text }
        | Block::Interview { text }
        | Block::Subhead { text, .. } => has_ruby(text),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.blocks).any(block_has_ruby),
        Block::Quote { blocks } => blocks.iter().any(block_has_ruby),
        Block::Table(table) => has_ruby(&table.caption) || table.cells().any(|cell| has_ruby(&cell.text)),
        // The captions of all figures are looked at where the figures are.
        Block::Figure(_) | Block::Break => false,
    }
}

fn has_ruby(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Ruby { .. } => true,
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::ProperName { content }
        | Inline::Subscript { content }
        | Inline::Superscript { content }
        | Inline::Link { content, .. } => has_ruby(content),
        Inline::Text { .. } | Inline::NoteMark { .. } | Inline::LineBreak => false,
    })
}
