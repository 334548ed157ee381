//! The folio (报眉) over every page, and the imprint under the last.

use crate::edition::{Frame, Tag};
use crate::layout::style::context::Context;
use crate::layout::style::theme::RoleName;
use crate::model::Page;
use crate::text::Align;

use super::lines::Lines;

impl Context<'_> {
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
}
