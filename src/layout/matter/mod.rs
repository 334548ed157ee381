//! A volume (合订本): the sheets of many editions with the front and back matter.
//!
//! The recipe: [`binding`] gives the sheets of each issue the names they have in the volume;
//! [`cover`] draws cover and colophon; [`calendar`] a grid of days for every month; [`contents`] and
//! [`indexes`] list what is inside, and [`listing`] sets such lists in columns. A [`card`] or a [`share_card`] stands for
//! an article outside of the pages.

mod binding;
pub mod book_cover;
mod calendar;
pub mod card;
mod contents;
mod cover;
mod indexes;
mod listing;
pub mod share_card;

use std::collections::BTreeMap;

use super::grid::paper::Paper;
use super::style::theme::Theme;
use super::style::typesetter::Typesetter;
use crate::edition::{Edition, Frame, LinkTarget, Sheet, Tag};
use crate::model::{ArticleId, PageLabel};
use crate::text::FontLibrary;
use crate::volume::CheckedVolume;

use listing::{EntryKind, ListEntry};

/// Binds editions, in the order of the days of the volume. Their sheets are what they are in an
/// edition of their own.
pub fn bind(
    volume: &CheckedVolume,
    editions: Vec<Edition>,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Edition {
    let publication = &volume.bound().issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let mut issues: Vec<Sheet> = Vec::new();
    for (day, edition) in volume.days().iter().zip(editions) {
        issues.extend(binding::sheets(day, edition, volume, typesetter.words));
    }
    let context = MatterContext { volume, typesetter: &typesetter, paper };
    let mut places = VolumePlaces::of(&issues);
    // How many sheets stand before the issues does not depend on the numbers that are printed on
    // them.
    places.before = context.front(&places).len();
    let mut sheets = context.front(&places);
    sheets.extend(issues);
    sheets.extend(context.back(&places));
    Edition::of_volume(volume, fonts, sheets)
}

/// On which sheets pages and articles of the issues begin, counted from the first of them.
struct VolumePlaces {
    /// Sheets before the issues.
    before: usize,
    pages: BTreeMap<PageLabel, usize>,
    articles: BTreeMap<ArticleId, usize>,
}

impl VolumePlaces {
    fn of(sheets: &[Sheet]) -> Self {
        let mut places = Self { before: 0, pages: BTreeMap::new(), articles: BTreeMap::new() };
        for (number, sheet) in sheets.iter().enumerate() {
            places.pages.entry(sheet.label.clone()).or_insert(number);
            for frame in &sheet.frames {
                if let Frame::Group { tag: Tag::Article(id), .. } = frame {
                    places.articles.entry(id.clone()).or_insert(number);
                }
            }
        }
        places
    }

    /// The sheet on which a page begins, from 0, and the way to it.
    fn page(&self, label: &PageLabel) -> Option<(usize, LinkTarget)> {
        let sheet = self.pages.get(label)? + self.before;
        Some((sheet, LinkTarget::Sheet(sheet)))
    }

    /// The sheet on which an article begins, from 0, and the way to it.
    fn article(&self, id: &ArticleId) -> Option<(usize, LinkTarget)> {
        let number = self.articles.get(id)?;
        Some((number + self.before, LinkTarget::Article(id.clone())))
    }
}

/// What front and back matter is made from.
#[derive(Clone, Copy)]
struct MatterContext<'a> {
    volume: &'a CheckedVolume,
    typesetter: &'a Typesetter<'a>,
    paper: &'a Paper,
}

impl MatterContext<'_> {
    /// Cover, colophon, calendar and contents.
    fn front(&self, places: &VolumePlaces) -> Vec<Sheet> {
        let words = self.typesetter.words;
        let mut sheets = vec![self.sheet(words.cover, 0, self.cover())];
        sheets.extend(self.numbered(words.colophon, self.colophon()));
        sheets.extend(self.numbered(words.calendar, self.calendar(places)));
        sheets.extend(self.listed(words.contents, &self.contents(places)));
        sheets
    }

    /// The indexes, one after the other.
    fn back(&self, places: &VolumePlaces) -> Vec<Sheet> {
        let words = self.typesetter.words;
        let lists = [
            (words.page_names, self.by_page_name(places)),
            (words.column_titles, self.by_column_title(places)),
            (words.authors, self.by_byline(places)),
        ];
        let lists = lists.into_iter().filter(|(_, entries)| !entries.is_empty());
        let part = |title: &str| ListEntry::heading(EntryKind::Part, title);
        let entries: Vec<ListEntry> =
            lists.flat_map(|(title, entries)| [part(title)].into_iter().chain(entries)).collect();
        if entries.is_empty() { Vec::new() } else { self.listed(words.indexes, &entries) }
    }

    /// Sheets with a list.
    fn listed(&self, title: &str, entries: &[ListEntry]) -> Vec<Sheet> {
        self.numbered(title, self.list(title, entries))
    }

    fn numbered(&self, title: &str, sheets: Vec<Vec<Frame>>) -> Vec<Sheet> {
        sheets.into_iter().enumerate().map(|(number, frames)| self.sheet(title, number, frames)).collect()
    }

    fn sheet(&self, title: &str, number: usize, frames: Vec<Frame>) -> Sheet {
        let frames = vec![Frame::Group { tag: Tag::Index, frames }];
        let accent = self.volume.bound().issue().publication.accent;
        let palette = self.typesetter.theme.colours.palette(accent);
        Sheet { number, palette, ..Sheet::plain(self.paper.trim, title.into(), title, frames) }
    }
}
