//! The indexes: names of pages, standing columns, authors, each in the order of the language.

use std::collections::BTreeMap;

use super::listing::{EntryKind, ListEntry};
use super::{MatterContext, VolumePlaces};
use crate::edition::LinkTarget;
use crate::volume::terms::{self, Term};

impl MatterContext<'_> {
    /// Names of pages (版名), and the sheets on which they begin.
    pub(super) fn by_page_name(&self, places: &VolumePlaces) -> Vec<ListEntry> {
        let issue = self.volume.bound().issue();
        let mut found: BTreeMap<&str, Vec<(usize, LinkTarget)>> = BTreeMap::new();
        for page in &issue.pages {
            if let Some(name) = page.name.as_deref().filter(|name| !name.trim().is_empty()) {
                found.entry(name).or_default().extend(places.page(&page.label));
            }
        }
        let mut names: Vec<&str> = found.keys().copied().collect();
        terms::sort(&mut names, &issue.publication.language);
        let entry = |name: &str| ListEntry {
            kind: EntryKind::Term,
            text: name.to_owned(),
            numbers: found.get(name).cloned().unwrap_or_default(),
        };
        names.into_iter().map(entry).collect()
    }

    /// Standing columns (栏目) with their articles.
    pub(super) fn by_column_title(&self, places: &VolumePlaces) -> Vec<ListEntry> {
        let mut entries = Vec::new();
        for Term { name, articles } in terms::by_column_title(self.volume.bound().issue()) {
            entries.push(ListEntry::heading(EntryKind::Heading, name));
            entries.extend(
                articles
                    .into_iter()
                    .map(|article| ListEntry::article(article, places, self.typesetter.words)),
            );
        }
        entries
    }

    /// Authors, and where their articles begin.
    pub(super) fn by_byline(&self, places: &VolumePlaces) -> Vec<ListEntry> {
        let terms = terms::by_byline(self.volume.bound().issue());
        let entry = |Term { name, articles }: Term<'_>| ListEntry {
            kind: EntryKind::Term,
            text: name.to_owned(),
            numbers: articles.iter().filter_map(|article| places.article(&article.id)).collect(),
        };
        terms.into_iter().map(entry).collect()
    }
}
