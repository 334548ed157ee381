//! The index box (导读): the first articles of the other pages.

use serde::Serialize;

use crate::edition::{Frame, LinkTarget, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::typesetter::sizes_down;
use crate::model::{Article, PageLabel};
use crate::text::{Align, FontRole, Headline, Vocabulary};
use crate::wording::shortened;

use super::lines::Lines;

/// The part of a page that an index box takes at most is one in so many.
const TALLEST_PART: i32 = 3;

/// Most characters of a title in the index box.
const MOST_OF_TITLE: usize = 120;

/// Most articles of a page.
const MOST_OF_PAGE: usize = 3;

/// The largest type of the entries, in hundredths of the body, and the most that they stand apart, in
/// hundredths of their size. Tuned by eye on the two examples; see docs/tuning.md.
const LARGEST_INDEX: i32 = 160;
const MOST_APART: i32 = 90;

/// The size at which titles are measured; the larger, the finer.
const MEASURED: Length = Length::from_points(100);

/// The widest label that stands beside its title, in hundredths of the line; a wider one stands over it.
/// Tuned by eye; see docs/tuning.md.
const WIDEST_LABEL: i32 = 33;

/// An entry of the index box: an article of another page.
#[derive(Clone, Debug, Serialize)]
pub struct IndexEntry {
    /// The label of its page as written.
    label: PageLabel,
    /// Its title, and those words of it that the article makes known.
    title: String,
    words: Vocabulary,
    /// Where it leads to.
    target: LinkTarget,
}

/// An entry whose title is shaped.
struct ShapedEntry {
    entry: IndexEntry,
    title: Headline,
}

/// The lines of an index box.
struct IndexLines {
    frames: Vec<Frame>,
    height: Length,
    /// Entries that fit.
    entries: usize,
}

impl Context<'_> {
    /// Columns that the index box takes beside the masthead (报眼); none without one.
    pub fn index_columns(&self) -> u16 {
        let has_index = self.paper.columns >= 4 && self.indexed().next().is_some();
        if has_index { (self.paper.columns / 3).max(1) } else { 0 }
    }

    /// Rows that an index box over so many columns takes, with that of the rule below it: those of its
    /// entries, but no more than a third of the page.
    pub fn index_rows(&self, columns: u16) -> u16 {
        let most = self.paper.row * i32::from(self.paper.rows) / TALLEST_PART;
        let rect = Rect::new(Length::ZERO, Length::ZERO, self.paper.span(columns), most);
        let set = self.index_lines(&self.shaped_entries(), rect, self.paper.body, Length::ZERO);
        self.paper.rows_for(set.height + self.paper.body) + 1
    }

    /// The index box (导读) in some cells: the first articles of the other pages, as many as fit in the size of
    /// the body, in type as large as the box allows and as far apart.
    pub fn index_box(&self, cells: CellRect) -> Vec<Frame> {
        let rect = self.box_rect(cells);
        let body = self.paper.body;
        let shaped = self.shaped_entries();
        let set = |size: Length| self.index_lines(&shaped, rect, size, Length::ZERO);
        let entries = set(body).entries;
        let larger = sizes_down(body.scaled(LARGEST_INDEX, 100), body).find(|&size| {
            let set = set(size);
            set.entries == entries && set.height <= rect.size.height
        });
        let size = larger.unwrap_or(body);
        let spare = rect.size.height - set(size).height - body / 2;
        let apart = (spare / (entries.max(1) as i32 + 1)).clamp(Length::ZERO, size.scaled(MOST_APART, 100));
        let frames = self.index_lines(&shaped, rect, size, apart).frames;
        let artifact = |frames| Frame::Group { tag: Tag::Artifact, frames };
        let ink = Ink::WHITE.or(ColorName::TintIndex);
        let tint = (!self.typesetter.theme.colours.tint_index.is_none())
            .then(|| artifact(vec![Frame::Rule { rect, ink }]));
        let around = artifact(self.around(rect));
        tint.into_iter().chain([Frame::Group { tag: Tag::Index, frames }, around]).collect()
    }

    /// Title and entries of the index in a rectangle, so much further apart than they need.
    fn index_lines(&self, entries: &[ShapedEntry], rect: Rect, size: Length, apart: Length) -> IndexLines {
        let inset = self.paper.body / 2;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let title_size = size.scaled(4, 3);
        let color = self.typesetter.theme.furniture.index_colour;
        let title = self.text_in(color, self.typesetter.words.inside, FontRole::Strong, title_size);
        let head = Lines {
            left,
            top: rect.top() + inset,
            width,
            role: FontRole::Strong,
            size: title_size,
            align: Align::Center,
            text: &title,
        };
        let (mut frames, taken) = self.lines(&head);
        let mut y = rect.top() + inset + taken + inset + apart;
        let mut fitting = 0;
        for shaped in entries {
            let (entry, taken) = self.index_entry(shaped, Point::new(left, y), width, size);
            if y + taken + inset > rect.top() + rect.size.height {
                break;
            }
            let rect = Rect::new(left, y, width, taken);
            frames.push(Frame::Link { rect, target: shaped.entry.target.clone(), covers: entry.len() });
            frames.extend(entry);
            y += taken + size / 3 + apart;
            fitting += 1;
        }
        IndexLines { frames, height: y - rect.top(), entries: fitting }
    }

    /// An entry and its height: the label of the page, and beside it the title, turned between words.
    fn index_entry(
        &self,
        shaped: &ShapedEntry,
        corner: Point,
        width: Length,
        size: Length,
    ) -> (Vec<Frame>, Length) {
        let (role, leading) = (FontRole::Caption, size.scaled(5, 4));
        let color = self.typesetter.theme.furniture.index_colour;
        let label = self.text_in(color, shaped.entry.label.as_str(), role, size);
        let label_width = self.typesetter.paragraph(&label).natural_width();
        let is_beside = label_width <= width.scaled(WIDEST_LABEL, 100);
        let lines =
            Lines { left: corner.x, top: corner.y, width, role, size, align: Align::Start, text: &label };
        let (mut frames, taken) = self.lines(&lines);
        let (indent, mut y) = match is_beside {
            true => (label_width + size / 2, corner.y),
            false => (Length::ZERO, corner.y + taken),
        };
        for line in shaped.title.listed_lines(size, width - indent, self.typesetter.fonts) {
            let corner = Point::new(corner.x + indent, y);
            frames.extend(self.typesetter.line_at(&line, corner, role, size));
            y += leading;
        }
        (frames, y - corner.y)
    }

    fn shaped_entries(&self) -> Vec<ShapedEntry> {
        let style = self.typesetter.style(FontRole::Caption, MEASURED);
        let manner = self.typesetter.theme.text.manner();
        let shaped = |entry: IndexEntry| {
            let title =
                Headline::new(&entry.title, style.clone(), &manner, &entry.words, self.typesetter.fonts);
            ShapedEntry { title: title.listed(), entry }
        };
        self.index_entries().into_iter().map(shaped).collect()
    }

    /// The entries of the index box.
    pub fn index_entries(&self) -> Vec<IndexEntry> {
        let words = self.typesetter.words;
        let entry = |(label, article): (&PageLabel, &Article)| {
            let label = self.moved.get(&article.id).unwrap_or(label);
            let title = shortened(&words.title_of(article), MOST_OF_TITLE).into_owned();
            IndexEntry {
                label: label.clone(),
                words: Vocabulary::of(article).within(&title),
                title,
                target: LinkTarget::Article(article.id.clone()),
            }
        };
        self.indexed().map(entry).collect()
    }

    /// The articles of the index box, with the labels of the pages that list them: three of each page but the
    /// front page, the first of each page first.
    fn indexed(&self) -> impl Iterator<Item = (&PageLabel, &Article)> {
        let inner = self.issue.issue().pages.get(1..).unwrap_or_default();
        let at = |number: usize| {
            inner.iter().filter_map(move |page| Some((&page.label, page.articles.get(number)?)))
        };
        (0..MOST_OF_PAGE).flat_map(at)
    }
}
