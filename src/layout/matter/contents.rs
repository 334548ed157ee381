//! The contents: day by day, page by page, every article.

use super::listing::{Entry, Kind};
use super::{Desk, Places, binding};
use crate::model::Page;
use crate::volume::Binding;

impl Desk<'_> {
    /// The entries of the contents.
    pub(super) fn contents(&self, places: &Places) -> Vec<Entry> {
        let pages = &self.volume.bound().issue().pages;
        let mut entries = Vec::new();
        for day in self.volume.days() {
            let binding = Binding { day: day.date };
            entries.push(Entry::heading(Kind::Heading, binding::section(day)));
            for page in &pages[day.pages.clone()] {
                entries.push(Entry {
                    kind: Kind::Subheading,
                    text: page_words(page, binding),
                    numbers: places.page(&page.label).into_iter().collect(),
                });
                entries.extend(page.articles.iter().map(|article| Entry::article(article, places)));
            }
        }
        entries
    }
}

/// `第A01版 要闻`.
fn page_words(page: &Page, binding: Binding) -> String {
    let label = binding.own_label(&page.label);
    let name = page.name.as_deref().filter(|name| !name.trim().is_empty());
    let name = name.map(|name| format!("　{name}")).unwrap_or_default();
    format!("第{label}版{name}")
}
