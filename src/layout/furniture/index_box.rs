//! The index box (导读): the first articles of the other pages, one of them with its picture.

use serde::Serialize;

use crate::edition::{Frame, LinkTarget, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::crop::Cropping;
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::typesetter::sizes_down;
use crate::model::{Article, ImagePath, PageLabel};
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

/// The part of the line that the picture beside a title takes, in hundredths, its least height in hundredths of its
/// width, and the most; the size of that title in hundredths of the others. Tuned by eye on the two examples; see
/// docs/tuning.md.
const PICTURE_PART: i32 = 42;
const PICTURE_HEIGHT: i32 = 62;
const TALLEST_PICTURE: i32 = 100;
const FEATURE_SIZE: i32 = 140;

/// A line shorter than so many em has the picture over the title. Tuned by eye; see docs/tuning.md.
const NARROW: i32 = 14;

/// A picture stands with so many entries at least.
const FEWEST_WITH_PICTURE: usize = 3;

/// An entry of the index box: an article of another page.
#[derive(Clone, Debug, Serialize)]
pub struct IndexEntry {
    /// The label of its page as written.
    label: PageLabel,
    /// Its title, and those words of it that the article makes known.
    title: String,
    words: Vocabulary,
    /// The first picture of the article.
    pub picture: Option<ImagePath>,
    /// Where it leads to.
    target: LinkTarget,
}

/// An entry whose title is shaped.
struct ShapedEntry {
    entry: IndexEntry,
    title: Headline,
    role: FontRole,
}

/// The entries of an index box.
struct IndexContent {
    /// The one that stands first, with its picture so much higher than it is at least.
    feature: Option<ShapedEntry>,
    taller: Length,
    others: Vec<ShapedEntry>,
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
        let set = self.index_lines(&self.index_content(), rect, self.paper.body, Length::ZERO);
        self.paper.rows_for(set.height + self.paper.body) + 1
    }

    /// The index box (导读) in some cells: the first articles of the other pages, as many as fit in the size of
    /// the body, in type as large as the box allows and as far apart; what is left of it is the picture's.
    pub fn index_box(&self, cells: CellRect) -> Vec<Frame> {
        let rect = self.box_rect(cells);
        let body = self.paper.body;
        let mut content = self.index_content();
        if self.index_lines(&content, rect, body, Length::ZERO).entries < FEWEST_WITH_PICTURE {
            content.give_up_picture(self);
        }
        let set = |size: Length| self.index_lines(&content, rect, size, Length::ZERO);
        let entries = set(body).entries;
        let larger = sizes_down(body.scaled(LARGEST_INDEX, 100), body).find(|&size| {
            let set = set(size);
            set.entries == entries && set.height <= rect.size.height
        });
        let size = larger.unwrap_or(body);
        let spare = rect.size.height - set(size).height - body / 2;
        let apart = (spare / (entries.max(1) as i32 + 1)).clamp(Length::ZERO, size.scaled(MOST_APART, 100));
        content.taller = (spare - apart * (entries as i32 + 1)).max(Length::ZERO);
        let frames = self.index_lines(&content, rect, size, apart).frames;
        let artifact = |frames| Frame::Group { tag: Tag::Artifact, frames };
        let ink = Ink::WHITE.or(ColorName::TintIndex);
        let tint = (!self.typesetter.theme.colours.tint_index.is_none())
            .then(|| artifact(vec![Frame::Rule { rect, ink }]));
        let around = artifact(self.around(rect));
        tint.into_iter().chain([Frame::Group { tag: Tag::Index, frames }, around]).collect()
    }

    /// Title and entries of the index in a rectangle, so much further apart than they need.
    fn index_lines(&self, content: &IndexContent, rect: Rect, size: Length, apart: Length) -> IndexLines {
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
        if let Some(shaped) = &content.feature {
            let room = Rect::new(left, y, width, rect.bottom() - inset - y);
            let (feature, taken) = self.index_feature(shaped, room, size, content.taller);
            frames.extend(feature);
            y += taken + size / 2 + apart;
            fitting += 1;
        }
        for shaped in &content.others {
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

    /// The entry that stands first: its picture, and beside it, or below in a narrow box, page and title.
    fn index_feature(
        &self,
        shaped: &ShapedEntry,
        room: Rect,
        size: Length,
        taller: Length,
    ) -> (Vec<Frame>, Length) {
        let width = room.size.width;
        let is_narrow = width < self.paper.body * NARROW;
        let picture_width = if is_narrow { width } else { width.scaled(PICTURE_PART, 100) };
        let height = (picture_width.scaled(PICTURE_HEIGHT, 100) + taller)
            .min(picture_width.scaled(TALLEST_PICTURE, 100));
        let window = Rect::new(room.left(), room.top(), picture_width, height);
        let corner = match is_narrow {
            true => Point::new(room.left(), room.top() + height + size / 2),
            false => Point::new(room.left() + picture_width + size, room.top()),
        };
        let (label, label_height) = self.index_label(&shaped.entry, corner, size);
        let (mut words, mut y) = (label, corner.y + label_height);
        let title_size = size.scaled(FEATURE_SIZE, 100);
        let measure = room.right() - corner.x;
        for line in shaped.title.listed_lines(title_size, measure, self.typesetter.fonts) {
            words.extend(self.typesetter.line_at(&line, Point::new(corner.x, y), shaped.role, title_size));
            y += title_size.scaled(5, 4);
        }
        let taken = (y - room.top()).max(height);
        let mut frames: Vec<Frame> = self.index_picture(&shaped.entry, window).into_iter().collect();
        let target = shaped.entry.target.clone();
        let rect = Rect::new(room.left(), room.top(), width, taken);
        frames.push(Frame::Link { rect, target, covers: words.len() });
        frames.extend(words);
        (frames, taken)
    }

    /// The picture of an entry, cut to a window; the article shows it whole.
    fn index_picture(&self, entry: &IndexEntry, room: Rect) -> Option<Frame> {
        let path = entry.picture.as_ref()?;
        let picture = self.issue.picture(path)?;
        let (pixels, subjects) = ((picture.width, picture.height), picture.subjects.as_deref());
        let shown = Cropping { pixels, focus: None, keep: None, subjects }.shown(room);
        let image = Frame::Image { path: path.clone(), rect: shown.rect, whole: shown.whole };
        Some(Frame::Group { tag: Tag::Artifact, frames: vec![image] })
    }

    /// The label of the page of an entry, and its height.
    fn index_label(&self, entry: &IndexEntry, corner: Point, size: Length) -> (Vec<Frame>, Length) {
        let role = FontRole::Strong;
        let color = self.typesetter.theme.furniture.index_colour;
        let text = self.text_in(color, entry.label.as_str(), role, size);
        let width = self.typesetter.paragraph(&text).natural_width() + size;
        let (left, top) = (corner.x, corner.y);
        self.lines(&Lines { left, top, width, role, size, align: Align::Start, text: &text })
    }

    /// The entries, the first that has a picture before the others where the theme wants that.
    fn index_content(&self) -> IndexContent {
        let mut entries = self.index_entries();
        let shown = |entry: &IndexEntry| {
            entry.picture.as_ref().is_some_and(|path| self.issue.picture(path).is_some())
        };
        let first = entries.iter().position(shown).filter(|_| self.typesetter.theme.furniture.index_picture);
        let feature = first.map(|first| self.shaped_entry(entries.remove(first), FontRole::Headline));
        let others = entries.into_iter().map(|entry| self.shaped_entry(entry, FontRole::Caption)).collect();
        IndexContent { feature, taller: Length::ZERO, others }
    }

    fn shaped_entry(&self, entry: IndexEntry, role: FontRole) -> ShapedEntry {
        let style = self.typesetter.style(role, MEASURED);
        let manner = self.typesetter.theme.text.manner();
        let title = Headline::new(&entry.title, style, &manner, &entry.words, self.typesetter.fonts);
        ShapedEntry { title: title.listed(), entry, role }
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
                picture: first_picture(article),
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

impl IndexContent {
    /// Lists the entry that stands first like the others.
    fn give_up_picture(&mut self, context: &Context<'_>) {
        if self.feature.take().is_some() {
            let entries = context.index_entries().into_iter();
            self.others = entries.map(|entry| context.shaped_entry(entry, FontRole::Caption)).collect();
        }
    }
}

/// The first picture of an article.
fn first_picture(article: &Article) -> Option<ImagePath> {
    let mut found = None;
    article.each_figure(|_, figure| {
        if found.is_none() {
            found.clone_from(&figure.image);
        }
    });
    found
}
