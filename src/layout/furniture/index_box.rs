//! The index box (导读): the first articles of the other pages.

use crate::edition::{Frame, LinkTarget, Tag};
use crate::geometry::{Length, Rect};
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::theme::RoleName;
use crate::layout::style::typesetter::sizes_down;
use crate::text::Align;
use crate::wording::shortened;

use super::lines::Lines;

/// The part of a page that an index box takes at most is one in so many.
const TALLEST_PART: i32 = 3;

/// Most characters of a title in the index box.
const MOST_OF_TITLE: usize = 120;

/// The largest type of the entries, in hundredths of the body, and the most that they stand apart, in
/// hundredths of their size. Tuned by eye on the two examples; see docs/tuning.md.
const LARGEST_INDEX: i32 = 160;
const MOST_APART: i32 = 90;

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
        let has_index = self.paper.columns >= 4 && !self.index_entries().is_empty();
        if has_index { (self.paper.columns / 3).max(1) } else { 0 }
    }

    /// Rows that an index box over so many columns takes, with that of the rule below it: those of its
    /// entries, but no more than a third of the page.
    pub fn index_rows(&self, columns: u16) -> u16 {
        let most = self.paper.row * i32::from(self.paper.rows) / TALLEST_PART;
        let rect = Rect::new(Length::ZERO, Length::ZERO, self.paper.span(columns), most);
        let set = self.index_lines(rect, self.paper.body, Length::ZERO);
        self.paper.rows_for(set.height + self.paper.body) + 1
    }

    /// The index box (导读) in some cells: the first articles of the other pages, as many as fit in the size of
    /// the body, in type as large as the box allows and as far apart.
    pub fn index_box(&self, cells: CellRect) -> Vec<Frame> {
        let rect = self.box_rect(cells);
        let body = self.paper.body;
        let entries = self.index_lines(rect, body, Length::ZERO).entries;
        let set = |size: Length| self.index_lines(rect, size, Length::ZERO);
        let larger = sizes_down(body.scaled(LARGEST_INDEX, 100), body).find(|&size| {
            let set = set(size);
            set.entries == entries && set.height <= rect.size.height
        });
        let size = larger.unwrap_or(body);
        let spare = rect.size.height - set(size).height - body / 2;
        let apart = (spare / (entries.max(1) as i32 + 1)).clamp(Length::ZERO, size.scaled(MOST_APART, 100));
        let frames = self.index_lines(rect, size, apart).frames;
        let around = Frame::Group { tag: Tag::Artifact, frames: self.around(rect) };
        vec![Frame::Group { tag: Tag::Index, frames }, around]
    }

    /// Title and entries of the index in a rectangle, so much further apart than they need.
    fn index_lines(&self, rect: Rect, size: Length, apart: Length) -> IndexLines {
        let inset = self.paper.body / 2;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let role = RoleName::Caption;
        let title_size = size.scaled(4, 3);
        let title = self.text(self.typesetter.words.inside, RoleName::Strong, title_size);
        let head = Lines {
            left,
            top: rect.top() + inset,
            width,
            role: RoleName::Strong,
            size: title_size,
            align: Align::Center,
            text: &title,
        };
        let (mut frames, taken) = self.lines(&head);
        let mut y = rect.top() + inset + taken + inset + apart;
        let mut entries = 0;
        for (text, target) in &self.index_entries() {
            let styled = self.text(text, role, size);
            let align = Align::Start;
            let (entry, taken) = self.lines(&Lines { left, top: y, width, role, size, align, text: &styled });
            if y + taken + inset > rect.top() + rect.size.height {
                break;
            }
            let rect = Rect::new(left, y, width, taken);
            frames.push(Frame::Link { rect, target: target.clone(), covers: entry.len() });
            frames.extend(entry);
            y += taken + size / 3 + apart;
            entries += 1;
        }
        IndexLines { frames, height: y - rect.top(), entries }
    }

    /// Lines of the index box: the articles of the other pages, the first of each page first.
    pub fn index_entries(&self) -> Vec<(String, LinkTarget)> {
        let pages = &self.issue.issue().pages;
        let words = self.typesetter.words;
        let mut entries = Vec::new();
        let inner = &pages[pages.len().min(1)..];
        let most = inner.iter().map(|page| page.articles.len()).max().unwrap_or(0).min(3);
        for number in 0..most {
            for page in inner {
                if let Some(article) = page.articles.get(number) {
                    let target = LinkTarget::Article(article.id.clone());
                    let label = self.moved.get(&article.id).unwrap_or(&page.label);
                    let title = words.title_of(article);
                    entries.push((words.index_line(label, &shortened(&title, MOST_OF_TITLE)), target));
                }
            }
        }
        entries
    }
}
