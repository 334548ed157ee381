//! Which place of which file a part of an issue came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Span;

/// The part of an issue a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The publication.
    Publication,
    /// The issue itself.
    Issue,
    /// A page, by its number in the issue, from 0.
    Page(usize),
    /// An article, by its number in the issue, from 0, page after page.
    Article(usize),
}

/// Places of the parts of an issue. The model itself holds none, so that it stays plain data.
///
/// A part is named by its scope and a path: a key of its table (`date`, `label`, `rank`), or a
/// text place of [`crate::model::walk`] (`headline/0`, `body/7`, `figures/0/caption/1`). The
/// empty path is the whole of the scope.
///
/// They also know which files could not be read: what a part of the issue lacks because of them is no
/// fault of its own.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    spans: BTreeMap<(Scope, String), Span>,
    unread: BTreeSet<(Scope, String)>,
}

impl Origins {
    /// Notes where a part came from.
    pub fn insert(&mut self, scope: Scope, path: impl Into<String>, span: Span) {
        self.spans.insert((scope, path.into()), span);
    }

    /// Notes that a file of a part could not be read: an article by its id.
    pub fn insert_unread(&mut self, scope: Scope, name: impl Into<String>) {
        self.unread.insert((scope, name.into()));
    }

    /// Whether every file that a part is made of was read.
    pub fn is_whole(&self, scope: Scope) -> bool {
        !self.unread.iter().any(|(other, _)| *other == scope)
    }

    /// Whether a file of this name could not be read.
    pub fn is_unread(&self, name: &str) -> bool {
        self.unread.iter().any(|(_, unread)| unread == name)
    }

    /// Where a part came from: the nearest part around it that is known, so `byline/2` falls
    /// back to `byline`, and any path to the whole of its scope.
    pub fn find(&self, scope: Scope, path: &str) -> Option<Span> {
        let mut path = path;
        loop {
            if let Some(span) = self.spans.get(&(scope, path.to_owned())) {
                return Some(span.clone());
            }
            if path.is_empty() {
                return None;
            }
            path = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    #[test]
    fn unknown_parts_fall_back_to_what_is_around_them() {
        let file = SourceMap::default().add("a.md", "");
        let mut origins = Origins::default();
        origins.insert(Scope::Article(0), "", Span::new(file, 0..9));
        origins.insert(Scope::Article(0), "byline", Span::new(file, 3..5));
        assert_eq!(origins.find(Scope::Article(0), "byline/2").unwrap().range, 3..5);
        assert_eq!(origins.find(Scope::Article(0), "deck/0").unwrap().range, 0..9);
        assert_eq!(origins.find(Scope::Article(1), "deck/0"), None);
    }
}
