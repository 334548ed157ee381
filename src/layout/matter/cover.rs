//! Cover and colophon of a volume.

use super::MatterContext;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::copyfit::crop::contained;
use crate::text::{Align, FontRole};

/// The name of the paper at most, what the volume is, its month, further lines. Tuned by eye; see
/// docs/tuning.md.
const NAME: Length = Length::from_points(110);
const KIND: Length = Length::from_points(40);
const SPAN: Length = Length::from_points(30);
const LINE: Length = Length::from_points(15);
const ENTRY: Length = Length::from_points(13);
/// Room for the longest label, which has ten characters.
const LABEL: Length = Length::from_points(156);
const HAIRLINE: Length = Length::from_millipoints(500);

impl MatterContext<'_> {
    /// The cover: paper, month, numbers, publisher.
    pub(super) fn cover(&self) -> Vec<Frame> {
        let publication = &self.volume.bound().issue().publication;
        let area = self.paper.type_area();
        let room = Rect::new(area.left(), area.top() + area.size.height / 5, area.size.width, NAME);
        let mut frames = vec![Frame::Group { tag: Tag::Subhead(0), frames: self.name(room) }];
        let mut top = room.bottom() + KIND;
        let rule = |top: Length, thickness: Length| Frame::Rule {
            rect: Rect::new(area.left(), top, area.size.width, thickness),
            ink: Ink::BLACK.or(self.typesetter.theme.rules.masthead_colour),
        };
        let rules = vec![rule(top, HAIRLINE * 6), rule(top + HAIRLINE * 10, HAIRLINE)];
        frames.push(Frame::Group { tag: Tag::Artifact, frames: rules });
        top += KIND;
        let mut number = 0;
        let mut line = |text: &str, role: FontRole, size: Length, top: Length| {
            let rect = Rect::new(area.left(), top, area.size.width, size);
            number += 1;
            Frame::Group { tag: Tag::Paragraph(number), frames: self.one_line(text, role, size, rect) }
        };
        frames.push(line(self.typesetter.words.volume_title, FontRole::Headline, KIND, top));
        top += KIND * 2;
        frames.push(line(&self.typesetter.words.span(self.volume.range()), FontRole::Headline, SPAN, top));
        top += SPAN * 2;
        for text in self.extent() {
            frames.push(line(&text, FontRole::Caption, LINE, top));
            top += LINE.scaled(8, 5);
        }
        if let Some(publisher) = &publication.publisher {
            frames.push(line(publisher, FontRole::Strong, LINE.scaled(6, 5), area.bottom() - LINE * 3));
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
        let color = self.typesetter.theme.furniture.masthead_colour;
        self.centered_in(color, &publication.title, (role, size), room)
    }

    /// Numbers of the issues, how many there are, and what they hold.
    fn extent(&self) -> Vec<String> {
        let (days, issue) = (self.volume.days(), self.volume.bound().issue());
        let words = self.typesetter.words;
        let mut lines = Vec::new();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let numbers = first.number.zip(last.number).map(|(first, last)| words.numbers(first, last));
            let totals = first.total_number.zip(last.total_number);
            let totals = totals.map(|(first, last)| words.total_numbers(first, last));
            lines.push(words.line(&numbers.into_iter().chain(totals).collect::<Vec<_>>()));
        }
        lines.push(words.line(&words.counts(days.len(), issue.pages.len(), issue.articles().count())));
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The colophon: the imprint of the paper, and what the volume holds, on as many sheets as it takes.
    pub(super) fn colophon(&self) -> Vec<Vec<Frame>> {
        let words = self.typesetter.words;
        let area = self.paper.type_area();
        let first = area.top() + Length::from_points(70);
        let mut sheets = vec![self.title(words.colophon, area)];
        let mut top = first;
        let issue = self.volume.bound().issue();
        let entries = words.colophon_entries(issue, self.volume.range(), &self.extent());
        for (number, (label, value)) in (1u32..).zip(entries) {
            let labels = self.left(label, FontRole::Strong, (area.left(), LABEL));
            let values = self.left(&value, FontRole::Body, (area.left() + LABEL, area.size.width - LABEL));
            for row in 0..labels.len().max(values.len()).max(1) {
                if top + ENTRY > area.bottom() {
                    sheets.push(self.title(words.colophon, area));
                    top = first;
                }
                let row = [&labels, &values].into_iter().filter_map(|lines| lines.get(row)).flatten();
                let row = row.map(|frame| frame.clone().moved(Point::new(Length::ZERO, top))).collect();
                if let Some(sheet) = sheets.last_mut() {
                    add(sheet, &Tag::Paragraph(number), row);
                }
                top += ENTRY.scaled(8, 5);
            }
            top += ENTRY / 3;
        }
        sheets
    }

    /// The lines of a text, each at the top of a row.
    fn left(&self, text: &str, role: FontRole, (left, width): (Length, Length)) -> Vec<Vec<Frame>> {
        let lines = self.typesetter.set_plain(text, role, ENTRY, width, Align::Start);
        let corner = Point::new(left, Length::ZERO);
        lines.iter().map(|line| self.typesetter.line_at(line, corner, role, ENTRY)).collect()
    }
}

/// Adds a row to the last group of a sheet, if it is of the same entry.
fn add(sheet: &mut Vec<Frame>, entry: &Tag, row: Vec<Frame>) {
    match sheet.last_mut() {
        Some(Frame::Group { tag, frames }) if tag == entry => frames.extend(row),
        _ => sheet.push(Frame::Group { tag: entry.clone(), frames: row }),
    }
}
