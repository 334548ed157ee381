//! Cover and colophon of a volume.

use super::Desk;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::furniture::{contained, imprint_entries};
use crate::layout::style::theme::RoleName;
use crate::text::{Align, Ink};

/// The name of the paper at most, what the volume is, its month, further lines. Taste of this
/// project.
const NAME: Length = Length::from_points(110);
const KIND: Length = Length::from_points(40);
const SPAN: Length = Length::from_points(30);
const LINE: Length = Length::from_points(15);
const ENTRY: Length = Length::from_points(13);
const LABEL: Length = Length::from_points(96);
const HAIRLINE: Length = Length::from_millipoints(500);

impl Desk<'_> {
    /// The cover: paper, month, numbers, publisher.
    pub(super) fn cover(&self) -> Vec<Frame> {
        let publication = &self.volume.bound().issue().publication;
        let area = self.paper.type_area();
        let room = Rect::new(area.left(), area.top() + area.size.height / 5, area.size.width, NAME);
        let mut frames = vec![Frame::Group { tag: Tag::Subhead(0), frames: self.name(room) }];
        let mut top = room.bottom() + KIND;
        let rule = |top: Length, thickness: Length| Frame::Rule {
            rect: Rect::new(area.left(), top, area.size.width, thickness),
            ink: Ink::BLACK,
        };
        let rules = vec![rule(top, HAIRLINE * 6), rule(top + HAIRLINE * 10, HAIRLINE)];
        frames.push(Frame::Group { tag: Tag::Artifact, frames: rules });
        top += KIND;
        let mut number = 0;
        let mut line = |text: &str, role: RoleName, size: Length, top: Length| {
            let rect = Rect::new(area.left(), top, area.size.width, size);
            number += 1;
            Frame::Group { tag: Tag::Paragraph(number), frames: self.centered(text, role, size, rect) }
        };
        frames.push(line("合　订　本", RoleName::Headline, KIND, top));
        top += KIND * 2;
        frames.push(line(&self.volume.span(), RoleName::Headline, SPAN, top));
        top += SPAN * 2;
        for text in self.extent() {
            frames.push(line(&text, RoleName::Caption, LINE, top));
            top += LINE.scaled(8, 5);
        }
        if let Some(publisher) = &publication.publisher {
            frames.push(line(publisher, RoleName::Strong, LINE.scaled(6, 5), area.bottom() - LINE * 3));
        }
        frames
    }

    /// The name of the paper in a rectangle: its picture, or its title as large as it fits.
    fn name(&self, room: Rect) -> Vec<Frame> {
        let publication = &self.volume.bound().issue().publication;
        if let Some(path) = &publication.masthead
            && let Some(picture) = self.volume.bound().picture(path)
        {
            let rect = contained(room, (picture.width, picture.height));
            let frames = vec![Frame::Image { path: path.clone(), rect, whole: rect }];
            return vec![Frame::Group { tag: Tag::Figure { alt: Some(publication.title.clone()) }, frames }];
        }
        let role = self.typesetter.theme.furniture.masthead;
        let natural = self.typesetter.width(&publication.title, role, NAME);
        let wide = room.size.width;
        let size = if natural > wide { NAME.scaled(wide.millipoints(), natural.millipoints()) } else { NAME };
        self.centered(&publication.title, role, size, room)
    }

    /// Numbers of the issues, how many there are, and what they hold.
    fn extent(&self) -> Vec<String> {
        let (days, issue) = (self.volume.days(), self.volume.bound().issue());
        let between = |first: Option<u32>, last: Option<u32>, before: &str| {
            Some(match (first?, last?) {
                (first, last) if first == last => format!("{before}第{first}期"),
                (first, last) => format!("{before}第{first}—{last}期"),
            })
        };
        let mut lines = Vec::new();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let numbers = [
                between(first.number, last.number, ""),
                between(first.total_number, last.total_number, "总"),
            ];
            lines.push(numbers.into_iter().flatten().collect::<Vec<_>>().join("　"));
        }
        lines.push(format!("{}期　{}版　{}篇", days.len(), issue.pages.len(), issue.articles().count()));
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The colophon: what the paper says of itself, and what the volume holds.
    pub(super) fn colophon(&self) -> Vec<Frame> {
        let area = self.paper.type_area();
        let mut frames = self.title("版本记录", area);
        let mut top = area.top() + Length::from_points(70);
        let (first, last) = self.volume.range();
        let mut entries = imprint_entries(self.volume.bound().issue());
        entries.push(("收录".to_owned(), format!("{}至{}", first.chinese(), last.chinese())));
        entries.push(("期数".to_owned(), self.extent().join("　")));
        for (number, (label, value)) in (1u32..).zip(entries) {
            let words = Rect::new(area.left(), top, LABEL, ENTRY);
            let mut row = self.left(&label, RoleName::Strong, words);
            let place = Rect::new(area.left() + LABEL, top, area.size.width - LABEL, ENTRY);
            let lines =
                self.typesetter.set_plain(&value, RoleName::Body, ENTRY, place.size.width, Align::Start);
            row.extend(self.left(&value, RoleName::Body, place));
            frames.push(Frame::Group { tag: Tag::Paragraph(number), frames: row });
            top += ENTRY.scaled(8, 5) * lines.len().max(1) as i32 + ENTRY / 3;
        }
        frames
    }

    fn left(&self, text: &str, role: RoleName, rect: Rect) -> Vec<Frame> {
        let lines = self.typesetter.set_plain(text, role, ENTRY, rect.size.width, Align::Start);
        let line = |(number, line)| {
            let corner = Point::new(rect.left(), rect.top() + ENTRY.scaled(8, 5) * number);
            self.typesetter.line_at(line, corner, role, ENTRY)
        };
        (0i32..).zip(&lines).flat_map(line).collect()
    }
}
