//! The folio (报眉) over every page, and the imprint under the last.

use crate::edition::{Frame, Tag};
use crate::geometry::Length;
use crate::ink::ColorName;
use crate::layout::style::context::Context;
use crate::layout::style::theme::FrontFolio;
use crate::layout::style::typesetter::sizes_down;
use crate::model::Page;
use crate::text::{Align, FontRole};

use super::lines::{Lines, SMALLEST};

/// A text of the folio, and the part of page or paper that it comes from.
pub(super) struct FolioText {
    pub(super) text: String,
    pub(super) role: FontRole,
    color: ColorName,
    align: Align,
    /// The key of the page, or of the publication, that decides its length.
    pub(super) key: &'static str,
}

/// How the texts of a folio stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FolioSetting {
    size: Length,
    /// Whether each has a line of its own.
    stacked: bool,
}

/// Least blank above the folio, and below the imprint.
pub(super) const EDGE: Length = Length::from_points(8);

/// The smallest size of an imprint that is one line by that, in hundredths of the size of the theme. Tuned by eye
/// on the two examples; see docs/tuning.md.
const ONE_LINE: i32 = 78;

impl Context<'_> {
    /// The folio (报眉) above the type area: label and name of the page, paper and day, editors.
    pub fn folio(&self, page: &Page, sheet: usize) -> Vec<Frame> {
        let area = self.paper.type_area();
        let line = self.typesetter.theme.furniture.line_size.em();
        let (left, width) = (area.left(), area.size.width);
        let top = area.top() - line.scaled(23, 10);
        let texts = self.folio_texts(page, sheet);
        let setting = self.folio_setting(&texts).unwrap_or(FolioSetting { size: SMALLEST, stacked: true });
        let size = setting.size;
        let mut frames = Vec::new();
        for (number, one) in (1..).zip(&texts) {
            let above = if setting.stacked { texts.len() as i32 - number } else { 0 };
            let top = top + (line - size) - size.scaled(5, 4) * above;
            let (role, align) = (one.role, one.align);
            let text = self.text_in(one.color, &one.text, role, size);
            frames.extend(self.lines(&Lines { left, top, width, role, size, align, text: &text }).0);
        }
        let under = top + line.scaled(16, 10);
        if self.names_page_alone(page, sheet) {
            return vec![Frame::Group { tag: Tag::Artifact, frames }];
        }
        let rules = &self.typesetter.theme.rules;
        let (color, style) = (rules.folio_colour, rules.folio_style);
        frames.extend(self.styled_rule((color, style), (left, under), width, rules.folio));
        vec![Frame::Group { tag: Tag::Artifact, frames }]
    }

    /// The texts of the folio that are not empty.
    pub(super) fn folio_texts(&self, page: &Page, sheet: usize) -> Vec<FolioText> {
        let issue = self.issue.issue();
        let words = self.typesetter.words;
        let mut label = words.page_title(page);
        if sheet > 0 {
            label.push_str(words.continued);
        }
        let day = words.folio_day(&issue.publication.title, issue.date);
        let (role, color) = (FontRole::Caption, ColorName::Black);
        let accent = self.typesetter.theme.furniture.folio_colour;
        let texts = [
            FolioText {
                text: label,
                role: FontRole::Strong,
                color: accent,
                align: Align::Start,
                key: "name",
            },
            FolioText { text: day, role, color, align: Align::Center, key: "title" },
            FolioText { text: words.editors(&page.editors), role, color, align: Align::End, key: "editors" },
        ];
        let is_said = |one: &FolioText| one.key == "title" && self.names_page_alone(page, sheet);
        texts.into_iter().filter(|one| !one.text.trim().is_empty() && !is_said(one)).collect()
    }

    /// Whether a sheet is under the masthead, which says what paper and day it is of.
    fn names_page_alone(&self, page: &Page, sheet: usize) -> bool {
        let front = self.issue.issue().pages.first();
        let is_front = sheet == 0 && front.is_some_and(|front| front.label == page.label);
        is_front && self.typesetter.theme.furniture.front_folio == FrontFolio::Page
    }

    /// How the texts of a folio stand: side by side, at least an em apart; where they would touch,
    /// smaller; where that does not help, each on a line of its own, as large as it can be. None if one of
    /// them fits no line, or the paper has no room for so many.
    pub(super) fn folio_setting(&self, texts: &[FolioText]) -> Option<FolioSetting> {
        let line = self.typesetter.theme.furniture.line_size.em();
        let area = self.paper.type_area();
        let width = area.size.width;
        let wide = |one: &FolioText, size| self.typesetter.width(&one.text, one.role, size);
        let apart = |&size: &Length| {
            let spans: Vec<(Length, Length)> = texts
                .iter()
                .map(|one| {
                    let wide = wide(one, size);
                    let left = match one.align {
                        Align::Center => (width - wide) / 2,
                        Align::End => width - wide,
                        Align::Start | Align::Justify => Length::ZERO,
                    };
                    (left, left + wide)
                })
                .collect();
            let inside = spans.iter().all(|&(left, right)| left >= Length::ZERO && right <= width);
            inside && spans.windows(2).all(|pair| pair[0].1 + size <= pair[1].0)
        };
        if let Some(size) = sizes_down(line, SMALLEST).find(apart) {
            return Some(FolioSetting { size, stacked: false });
        }
        let fits = |&size: &Length| {
            let lines = texts.len() as i32 - 1;
            let top = area.top() - line.scaled(23, 10) + (line - size) - size.scaled(5, 4) * lines;
            top >= EDGE && texts.iter().all(|one| wide(one, size) <= width)
        };
        let size = sizes_down(line, SMALLEST).find(fits)?;
        Some(FolioSetting { size, stacked: true })
    }

    /// The imprint under the last page: publisher, addresses, printer, price.
    pub fn imprint(&self) -> Vec<Frame> {
        let text = self.typesetter.words.imprint_line(self.issue.issue());
        if text.is_empty() {
            return Vec::new();
        }
        let area = self.paper.type_area();
        let size = self.imprint_size(&text).unwrap_or(SMALLEST);
        let (left, width, role) = (area.left(), area.size.width, FontRole::Caption);
        let top = area.bottom() + self.paper.row;
        let text = self.text(&text, role, size);
        let (frames, _) =
            self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text });
        let rules = &self.typesetter.theme.rules;
        let rule = self.rule(rules.folio_colour, (left, top - size / 2), width, rules.folio);
        vec![
            Frame::Group { tag: Tag::Imprint, frames },
            Frame::Group { tag: Tag::Artifact, frames: vec![rule] },
        ]
    }

    /// The size at which the lines of the imprint end above the foot of the page: that of the theme, else
    /// a smaller one.
    pub(super) fn imprint_size(&self, text: &str) -> Option<Length> {
        let wanted = self.typesetter.theme.furniture.imprint_size.em();
        let one_line = |&size: &Length| self.imprint_height(text, size) <= size.scaled(3, 2);
        let smaller = sizes_down(wanted, wanted.scaled(ONE_LINE, 100)).find(one_line);
        let fits = |&size: &Length| self.imprint_height(text, size) <= self.imprint_room();
        smaller.filter(fits).or_else(|| sizes_down(wanted, SMALLEST).find(fits))
    }

    /// Height of the lines of the imprint.
    pub(super) fn imprint_height(&self, text: &str, size: Length) -> Length {
        let (role, align) = (FontRole::Caption, Align::Center);
        let (left, top, width) = (Length::ZERO, Length::ZERO, self.paper.type_area().size.width);
        let text = self.text(text, role, size);
        self.lines(&Lines { left, top, width, role, size, align, text: &text }).1
    }

    /// Height from the top of the imprint to the foot of the page.
    pub(super) fn imprint_room(&self) -> Length {
        self.paper.trim.height - EDGE - (self.paper.type_area().bottom() + self.paper.row)
    }
}
