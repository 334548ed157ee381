//! The contents: day by day, page by page, every article.

use super::listing::{EntryKind, ListEntry};
use super::{MatterContext, VolumePlaces};
use crate::volume::Binding;

impl MatterContext<'_> {
    /// The entries of the contents.
    pub(super) fn contents(&self, places: &VolumePlaces) -> Vec<ListEntry> {
        let pages = &self.volume.bound().issue().pages;
        let words = self.typesetter.words;
        let mut entries = Vec::new();
        for day in self.volume.days() {
            let binding = Binding { day: day.date };
            entries.push(ListEntry::heading(EntryKind::Heading, words.day_and_number(day.date, day.number)));
            for page in &pages[day.pages.clone()] {
                entries.push(ListEntry {
                    kind: EntryKind::Subheading,
                    text: words.bound_page(&binding.own_label(&page.label), page.name.as_deref()),
                    numbers: places.page(&page.label).into_iter().collect(),
                });
                entries
                    .extend(page.articles.iter().map(|article| ListEntry::article(article, places, words)));
            }
        }
        entries
    }
}
