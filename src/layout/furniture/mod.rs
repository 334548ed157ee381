//! What stands on a page besides articles: masthead and index box, folio, imprint, rules.

use std::collections::BTreeMap;

use super::grid::cells::CellRect;
use super::grid::paper::Paper;
use super::makeup::module::Module;
use super::plan::{Holds, Plan, PlannedModule};
use super::style::theme::RoleName;
use super::style::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::edition::{Frame, LinkTarget, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::model::{ArticleId, Issue, Page, PageLabel};
use crate::text::{Align, Ink, Setting, StyledText};

/// Draws the furniture of an issue.
#[derive(Clone, Copy)]
pub struct Furniture<'a> {
    /// Faces and sizes.
    pub typesetter: &'a Typesetter<'a>,
    /// The grid.
    pub paper: &'a Paper,
    /// The issue.
    pub issue: &'a CheckedIssue,
    /// Articles that stand on other pages than they are listed on, with the labels of those.
    pub moved: &'a BTreeMap<ArticleId, PageLabel>,
}

/// A height in which any index stands.
const TALL: Length = Length::from_points(100_000);

/// Size of the lines of a filler, in hundredths of the body. Taste of this project.
const FILLER_SIZE: i32 = 150;

/// The largest rectangle of a picture's shape in the middle of another.
pub fn contained(room: Rect, (across, down): (u32, u32)) -> Rect {
    let (wide, tall) = (f64::from(room.size.width.points()), f64::from(room.size.height.points()));
    let scale = (wide / f64::from(across.max(1))).min(tall / f64::from(down.max(1))).max(0.0);
    let size = |pixels: u32| Length::from_points_f64(f64::from(pixels) * scale);
    let (width, height) = (size(across), size(down));
    let left = room.left() + (room.size.width - width) / 2;
    Rect::new(left, room.top() + (room.size.height - height) / 2, width, height)
}

/// Text on lines of one size under each other.
struct Lines<'a> {
    left: Length,
    top: Length,
    width: Length,
    role: RoleName,
    size: Length,
    align: Align,
    text: &'a StyledText,
}

impl Furniture<'_> {
    /// Frames of text and the height they take.
    fn lines(&self, lines: &Lines<'_>) -> (Vec<Frame>, Length) {
        let setting = Setting { measure: lines.width, indent: Length::ZERO, align: lines.align };
        let set = self.typesetter.paragraph(lines.text).lines(&setting);
        let leading = lines.size.scaled(5, 4);
        let mut frames = Vec::new();
        for (i, line) in set.iter().enumerate() {
            let corner = Point::new(lines.left, lines.top + leading * i as i32);
            frames.extend(self.typesetter.line_at(line, corner, lines.role, lines.size));
        }
        (frames, leading * set.len() as i32)
    }

    fn text(&self, text: &str, role: RoleName, size: Length) -> StyledText {
        StyledText::plain(text, self.typesetter.style(role, size))
    }

    fn rule(&self, left: Length, top: Length, width: Length, points: f32) -> Frame {
        let thickness = Length::from_points_f64(f64::from(points));
        let ink = Ink(self.typesetter.theme.rules.ink);
        Frame::Rule { rect: Rect::new(left, top, width, thickness), ink }
    }

    /// Rows that a masthead over so many columns takes, with that of the rule below it: those of
    /// the paper, more where its lines need them.
    pub fn masthead_rows(&self, columns: u16) -> u16 {
        let size = self.typesetter.theme.furniture.line_size.em();
        let width = self.paper.span(columns);
        let lines = self.typesetter.words.masthead_lines(self.issue.issue());
        let lines: Length = lines.iter().map(|text| self.line_block(text, width, size, Length::ZERO).1).sum();
        let least = lines + self.paper.name_size + self.paper.row * 3;
        self.paper.rows_for(least).max(self.paper.masthead_rows)
    }

    /// Columns that the index box takes beside the masthead (报眼); none without one.
    pub fn index_columns(&self) -> u16 {
        let has_index = self.paper.columns >= 4 && !self.index_entries().is_empty();
        if has_index { (self.paper.columns / 3).max(1) } else { 0 }
    }

    /// A line of the masthead, centred under the name.
    fn line_block(&self, text: &str, width: Length, size: Length, top: Length) -> (Vec<Frame>, Length) {
        let role = RoleName::Caption;
        let styled = self.linked(text, role, size);
        let left = self.paper.type_area().left();
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &styled })
    }

    /// The masthead in the top left corner of the first page, over so many columns: name, numbers,
    /// bodies, links.
    pub fn masthead(&self, columns: u16) -> Vec<Frame> {
        let issue = self.issue.issue();
        let area = self.paper.type_area();
        let height = self.paper.row * i32::from(self.masthead_rows(columns));
        let size = self.typesetter.theme.furniture.line_size.em();
        let name_width = self.paper.span(columns);

        let mut words = Vec::new();
        let mut y = area.top() + height - self.paper.row;
        for text in self.typesetter.words.masthead_lines(issue).iter().rev() {
            let (_, taken) = self.line_block(text, name_width, size, Length::ZERO);
            y -= taken;
            words.push(self.line_block(text, name_width, size, y).0);
        }
        let rule_y = y - size / 2;
        let mut frames =
            self.name(issue, Rect::new(area.left(), area.top(), name_width, rule_y - area.top()));
        frames.extend(words.into_iter().rev().flatten());
        let mut all = vec![Frame::Group { tag: Tag::Masthead, frames }];
        let rules = &self.typesetter.theme.rules;
        let foot = area.top() + height - self.paper.row / 2;
        all.push(Frame::Group {
            tag: Tag::Artifact,
            frames: vec![
                self.rule(area.left(), rule_y, name_width, rules.article),
                self.rule(area.left(), foot, name_width, rules.folio * 2.0),
            ],
        });
        all
    }

    /// The paper's name in a rectangle: its picture, or its title spaced out in type.
    fn name(&self, issue: &Issue, room: Rect) -> Vec<Frame> {
        if let Some(path) = &issue.publication.masthead
            && let Some(picture) = self.issue.picture(path)
        {
            let rect = contained(room, (picture.width, picture.height));
            let tag = Tag::Figure { alt: Some(issue.publication.title.clone()) };
            return vec![Frame::Group {
                tag,
                frames: vec![Frame::Image { path: path.clone(), rect, whole: rect }],
            }];
        }
        let role = self.typesetter.theme.furniture.masthead;
        let natural = self.typesetter.width(&issue.publication.title, role, self.paper.name_size);
        let wide = room.size.width.scaled(9, 10);
        let size = if natural > wide {
            self.paper.name_size.scaled(wide.millipoints(), natural.millipoints())
        } else {
            self.paper.name_size
        };
        let size = size.min(room.size.height.scaled(9, 10));
        let text = self.text(&issue.publication.title, role, size);
        let top = room.top() + (room.size.height - size) / 2;
        let (left, width) = (room.left(), room.size.width);
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text }).0
    }

    /// Text in which the addresses of the publication's links lead there.
    fn linked(&self, text: &str, role: RoleName, size: Length) -> StyledText {
        let mut styled = StyledText::default();
        let mut rest = text;
        let style = self.typesetter.style(role, size);
        for link in &self.issue.issue().publication.links {
            if let Some((before, after)) = rest.split_once(&link.url) {
                styled.push(before, style.clone());
                let number = Some(styled.links.len() as u16);
                styled.links.push(link.url.clone());
                styled.push(&link.url, crate::text::TextStyle { link: number, ..style.clone() });
                rest = after;
            }
        }
        styled.push(rest, style);
        styled
    }

    /// Rows that an index box over so many columns asks for, with that of the rule below it.
    pub fn index_rows(&self, columns: u16) -> u16 {
        let rect = Rect::new(Length::ZERO, Length::ZERO, self.paper.span(columns), TALL);
        let (_, height) = self.index_lines(rect);
        self.paper.rows_for(height + self.paper.body) + 1
    }

    /// The index box (导读) in some cells: the first articles of the other pages, as many as fit.
    pub fn index_box(&self, cells: CellRect) -> Vec<Frame> {
        let rect = self.box_rect(cells);
        let (frames, _) = self.index_lines(rect);
        let around = Frame::Group { tag: Tag::Artifact, frames: self.around(rect) };
        vec![Frame::Group { tag: Tag::Index, frames }, around]
    }

    /// Title and entries of the index in a rectangle, and the height they take.
    fn index_lines(&self, rect: Rect) -> (Vec<Frame>, Length) {
        let inset = self.paper.body / 2;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let (role, size) = (RoleName::Caption, self.paper.body);
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
        let mut y = rect.top() + inset + taken + inset;
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
            y += taken + size / 3;
        }
        (frames, y - rect.top())
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
                    entries.push((words.index_line(label, &words.title_of(article)), target));
                }
            }
        }
        entries
    }

    /// A filler of the paper (补白) in some cells: its picture as large as they allow over its
    /// lines, in a box. It is the paper's own and no part of the text.
    pub fn filler(&self, number: usize, cells: CellRect) -> Vec<Frame> {
        let Some(filler) = self.issue.issue().publication.fillers.get(number) else { return Vec::new() };
        let rect = self.box_rect(cells);
        let inset = self.paper.body;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let (role, size) = (RoleName::Headline, self.paper.body.scaled(FILLER_SIZE, 100));
        let words: Vec<StyledText> = filler.text.iter().map(|line| self.text(line, role, size)).collect();
        let at = |top: Length, text| Lines { left, top, width, role, size, align: Align::Center, text };
        let height: Length = words.iter().map(|text| self.lines(&at(Length::ZERO, text)).1).sum();
        let room = Rect::new(left, rect.top() + inset, width, rect.size.height - inset * 2 - height);
        let mut frames = self.around(rect);
        let mut top = rect.top() + (rect.size.height - height) / 2;
        if let Some((path, picture)) =
            filler.image.as_ref().and_then(|path| Some((path, self.issue.picture(path)?)))
        {
            let window = contained(room, (picture.width, picture.height));
            let tag = Tag::Figure { alt: filler.alt.clone() };
            let image = Frame::Image { path: path.clone(), rect: window, whole: window };
            frames.push(Frame::Group { tag, frames: vec![image] });
            top = rect.bottom() - inset - height;
        }
        for text in &words {
            let (line, taken) = self.lines(&at(top, text));
            frames.extend(line);
            top += taken;
        }
        vec![Frame::Group { tag: Tag::Artifact, frames }]
    }

    /// The folio (报眉) above the type area: label and name of the page, paper and day, editors.
    pub fn folio(&self, page: &Page, sheet: usize) -> Vec<Frame> {
        let issue = self.issue.issue();
        let area = self.paper.type_area();
        let size = self.typesetter.theme.furniture.line_size.em();
        let top = area.top() - size.scaled(23, 10);
        let (left, width, role) = (area.left(), area.size.width, RoleName::Caption);
        let words = self.typesetter.words;
        let mut label = words.page_title(page);
        if sheet > 0 {
            label.push_str(words.continued);
        }
        let mut frames = Vec::new();
        for (text, role, align) in [
            (label, RoleName::Strong, Align::Start),
            (words.folio_day(&issue.publication.title, issue.date), role, Align::Center),
            (words.editors(&page.editors), role, Align::End),
        ] {
            let text = self.text(&text, role, size);
            frames.extend(self.lines(&Lines { left, top, width, role, size, align, text: &text }).0);
        }
        let under = top + size.scaled(16, 10);
        frames.push(self.rule(left, under, width, self.typesetter.theme.rules.folio));
        vec![Frame::Group { tag: Tag::Artifact, frames }]
    }

    /// The imprint under the last page: publisher, addresses, printer, price.
    pub fn imprint(&self) -> Vec<Frame> {
        let text = self.typesetter.words.imprint_line(self.issue.issue());
        if text.is_empty() {
            return Vec::new();
        }
        let area = self.paper.type_area();
        let size = self.typesetter.theme.furniture.imprint_size.em();
        let (left, width, role) = (area.left(), area.size.width, RoleName::Caption);
        let top = area.bottom() + self.paper.row;
        let text = self.text(&text, role, size);
        let (frames, _) =
            self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text });
        let rule = self.rule(left, top - size / 2, width, self.typesetter.theme.rules.folio);
        vec![
            Frame::Group { tag: Tag::Imprint, frames },
            Frame::Group { tag: Tag::Artifact, frames: vec![rule] },
        ]
    }

    /// Rules between the modules of a sheet: one below each that does not end the page, one
    /// between any two side by side. A box brings its own.
    pub fn rules(&self, plan: &Plan) -> Vec<Frame> {
        let rules = &self.typesetter.theme.rules;
        let paper = self.paper;
        let mut frames = Vec::new();
        let blank = |one: &&PlannedModule| one.boxed || one.holds == Holds::Blank;
        for one in plan.modules.iter().filter(|one| one.cells.bottom() < plan.rows && !blank(one)) {
            let below = |other: &&PlannedModule| {
                other.cells.row == one.cells.bottom() && other.cells.common_columns(&one.cells) > 0
            };
            if plan.modules.iter().filter(below).all(|other| other.boxed) {
                continue;
            }
            let top = paper.row_top(one.cells.bottom()) - paper.row / 2;
            let left = paper.column_left(one.cells.column);
            frames.push(self.rule(left, top, paper.span(one.cells.columns), rules.article));
        }
        for right in plan.modules.iter().filter(|one| !blank(one)) {
            let left_of = |left: &&PlannedModule| left.cells.right() == right.cells.column && !blank(left);
            for left in plan.modules.iter().filter(left_of) {
                let rows = left.cells.common_rows(&right.cells);
                if rows < 2 {
                    continue;
                }
                let row = left.cells.row.max(right.cells.row);
                let x = paper.column_left(right.cells.column) - paper.gutter / 2;
                let thickness = Length::from_points_f64(f64::from(rules.column));
                // Both end above the row of the article rule, or one of them goes on.
                let foot = left.cells.bottom().min(right.cells.bottom());
                let both = left.cells.bottom() == right.cells.bottom();
                let height = paper.row * i32::from(foot - row - u16::from(both));
                let rect = Rect::new(x - thickness / 2, paper.row_top(row), thickness, height);
                frames.push(Frame::Rule { rect, ink: Ink(rules.ink) });
            }
        }
        frames
    }

    /// The four rules of the box around a module, if it has one.
    pub fn box_of(&self, module: &Module<'_, '_>) -> Vec<Frame> {
        if !module.is_boxed() {
            return Vec::new();
        }
        self.around(self.box_rect(module.cells))
    }

    /// The four rules around a rectangle.
    fn around(&self, rect: Rect) -> Vec<Frame> {
        let rules = &self.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.r#box));
        rect.edges(thickness).into_iter().map(|rect| Frame::Rule { rect, ink: Ink(rules.ink) }).collect()
    }

    /// The tint under a boxed module, if the theme has one.
    pub fn tint_of(&self, module: &Module<'_, '_>) -> Option<Frame> {
        let tint = self.typesetter.theme.boxes.tint;
        (module.is_boxed() && tint > 0)
            .then(|| Frame::Rule { rect: self.box_rect(module.cells), ink: Ink(tint) })
    }

    /// The room of a box: its cells without the row of their article rule.
    fn box_rect(&self, cells: CellRect) -> Rect {
        let paper = self.paper;
        let (left, top) = (paper.column_left(cells.column), paper.row_top(cells.row));
        Rect::new(left, top, paper.span(cells.columns), paper.row * i32::from(cells.rows - 1))
    }
}
