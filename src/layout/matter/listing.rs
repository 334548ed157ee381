//! Lists in columns: an entry a line, with the numbers of the sheets it leads to at its end.

use super::{MatterContext, VolumePlaces};
use crate::edition::{Frame, LinkTarget, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::model::Article;
use crate::text::{Align, FontRole, Line};
use crate::wording::Words;

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ListEntry {
    /// What it is.
    pub kind: EntryKind,
    /// Its words.
    pub text: String,
    /// Where its words and its numbers lead: sheets, from 0, each with its place.
    pub numbers: Vec<(usize, LinkTarget)>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// A heading of a list among others.
    Part,
    /// A heading above others, such as a day.
    Heading,
    /// A heading below that, such as a newspaper page.
    Subheading,
    /// An entry below headings.
    Item,
    /// An entry with all its numbers, of an index.
    Term,
}

impl ListEntry {
    /// A heading.
    pub(super) fn heading(kind: EntryKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), numbers: Vec::new() }
    }

    /// An article, where it begins.
    pub(super) fn article(article: &Article, places: &VolumePlaces, words: &Words) -> Self {
        let text = words.name_of(article);
        Self { kind: EntryKind::Item, text, numbers: places.article(&article.id).into_iter().collect() }
    }
}

/// Narrowest column, blank between two, em and rows of lists; the heading of a sheet. Tuned by eye;
/// see docs/tuning.md.
const COLUMN: Length = Length::from_points(195);
const GUTTER: Length = Length::from_points(21);
const EM: Length = Length::from_millipoints(9500);
const ROW: Length = Length::from_points(15);
const TITLE: Length = Length::from_points(26);
pub(super) const TITLE_ROOM: Length = Length::from_points(60);

/// Least distance of the dots that lead from words to a number.
const HAIR: Length = Length::from_millipoints(100);

/// Rows above a heading, and above that of a list.
const ABOVE: i32 = 1;
const FAR_ABOVE: i32 = 2;

/// An entry that is set: its rows, and whether the next one has to stand in the same column.
struct SetEntry {
    rows: Vec<Vec<Frame>>,
    above: i32,
    keeps: bool,
}

impl MatterContext<'_> {
    /// The frames of the sheets that a list takes, column after column; each sheet has the title.
    pub(super) fn list(&self, title: &str, entries: &[ListEntry]) -> Vec<Vec<Frame>> {
        let area = self.paper.type_area();
        let columns = ((area.size.width + GUTTER).millipoints() / (COLUMN + GUTTER).millipoints()).max(1);
        let measure = (area.size.width - GUTTER * (columns - 1)) / columns;
        let rows = (area.size.height - TITLE_ROOM).millipoints() / ROW.millipoints();
        let pieces: Vec<SetEntry> =
            (0u32..).zip(entries).map(|(n, entry)| self.piece(n, entry, measure)).collect();
        let mut sheets = vec![self.title(title, area)];
        let (mut column, mut row) = (0, 0);
        for (number, piece) in pieces.into_iter().enumerate() {
            let above = if row == 0 { 0 } else { piece.above };
            let follows = i32::from(piece.keeps && number + 1 < entries.len()) * 2;
            let needed = above + piece.rows.len() as i32 + follows;
            if row > 0 && row + needed > rows {
                (column, row) = (column + 1, 0);
            } else {
                row += above;
            }
            for frames in piece.rows {
                if row >= rows {
                    (column, row) = (column + 1, 0);
                }
                if column == columns {
                    column = 0;
                    sheets.push(self.title(title, area));
                }
                let left = area.left() + (measure + GUTTER) * column;
                let corner = Point::new(left, area.top() + TITLE_ROOM + ROW * row);
                if let Some(sheet) = sheets.last_mut() {
                    sheet.extend(frames.into_iter().map(|frame| frame.moved(corner)));
                }
                row += 1;
            }
        }
        sheets
    }

    /// The title of a sheet over a rule.
    pub(super) fn title(&self, title: &str, area: Rect) -> Vec<Frame> {
        let lines =
            self.typesetter.set_plain(title, FontRole::Headline, TITLE, area.size.width, Align::Center);
        let corner = Point::new(area.left(), area.top());
        let words = lines
            .iter()
            .flat_map(|line| self.typesetter.line_at(line, corner, FontRole::Headline, TITLE))
            .collect();
        let thickness = Length::from_millipoints(500);
        let rule = |below: i32| Frame::Rule {
            rect: Rect::new(
                area.left(),
                area.top() + TITLE + Length::from_points(below),
                area.size.width,
                thickness,
            ),
            ink: Ink::BLACK,
        };
        vec![
            Frame::Group { tag: Tag::Subhead(0), frames: words },
            Frame::Group { tag: Tag::Artifact, frames: vec![rule(13), rule(16)] },
        ]
    }

    fn piece(&self, number: u32, entry: &ListEntry, measure: Length) -> SetEntry {
        let (role, indent, above) = match entry.kind {
            EntryKind::Part => (FontRole::Headline, 0, FAR_ABOVE),
            EntryKind::Heading => (FontRole::Strong, 0, ABOVE),
            EntryKind::Subheading => (FontRole::Caption, 0, 0),
            EntryKind::Item => (FontRole::Body, 1, 0),
            EntryKind::Term => (FontRole::Body, 0, 0),
        };
        let keeps = matches!(entry.kind, EntryKind::Part | EntryKind::Heading | EntryKind::Subheading);
        let tag = match entry.kind {
            EntryKind::Part => Tag::Subhead(1),
            EntryKind::Heading => Tag::Subhead(2),
            EntryKind::Subheading | EntryKind::Item | EntryKind::Term => Tag::Paragraph(number),
        };
        let indent = EM * indent;
        let numbers = self.numbers(entry);
        let room = if entry.numbers.is_empty() { Length::ZERO } else { EM * 3 };
        let words = self.typesetter.set_plain(&entry.text, role, EM, measure - indent - room, Align::Start);
        let target = entry.numbers.first().map(|(_, target)| target.clone());
        let mut rows: Vec<Vec<Frame>> = words
            .iter()
            .map(|line| {
                linked(
                    self.words(line, indent, role),
                    target.clone(),
                    Rect::new(indent, Length::ZERO, measure - indent - room, ROW),
                )
            })
            .collect();
        // Numbers need a row also where words have nothing to show.
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        self.add_numbers(&mut rows, &words, numbers, (indent, measure));
        let rows = rows.into_iter().map(|frames| vec![Frame::Group { tag: tag.clone(), frames }]).collect();
        SetEntry { rows, above, keeps }
    }

    fn words(&self, line: &Line, left: Length, role: FontRole) -> Vec<Frame> {
        self.typesetter.line_at(line, Point::new(left, (ROW - EM) / 2), role, EM)
    }

    /// The numbers of an entry as they are printed: sheets from 1, each once.
    fn numbers(&self, entry: &ListEntry) -> Vec<(String, LinkTarget)> {
        let mut numbers: Vec<(String, LinkTarget)> = Vec::new();
        for (sheet, target) in &entry.numbers {
            let number = (sheet + 1).to_string();
            if numbers.last().is_none_or(|(last, _)| *last != number) {
                numbers.push((number, target.clone()));
            }
        }
        numbers
    }

    /// Adds numbers at the end of the last row, and rows below it for those that find no room.
    fn add_numbers(
        &self,
        rows: &mut Vec<Vec<Frame>>,
        words: &[Line],
        numbers: Vec<(String, LinkTarget)>,
        (indent, measure): (Length, Length),
    ) {
        let taken = words.last().map_or(Length::ZERO, |line| line.width);
        let blank = EM / 2;
        let begun = indent + taken + EM;
        let mut row = rows.len() - 1;
        let width = |text: &str| self.typesetter.width(text, FontRole::Caption, EM);
        let total = numbers.iter().fold(Length::ZERO, |sum, (text, _)| sum + width(text) + blank) - blank;
        // Numbers that have room stand at the end of the row, others begin below the words.
        let mut left = (measure - total).max(begun);
        if numbers.len() == 1 {
            rows[row].extend(self.leader(begun, left - blank));
        }
        for (text, target) in numbers {
            let wide = width(&text);
            if left + wide > measure {
                rows.push(Vec::new());
                row = rows.len() - 1;
                left = indent + EM;
            }
            let lines = self.typesetter.set_plain(&text, FontRole::Caption, EM, wide, Align::Start);
            let frames = lines.iter().flat_map(|line| self.words(line, left, FontRole::Caption)).collect();
            rows[row].extend(linked(frames, Some(target), Rect::new(left, Length::ZERO, wide, ROW)));
            left += wide + blank;
        }
    }

    /// Dots between words and a number.
    fn leader(&self, from: Length, to: Length) -> Vec<Frame> {
        let wide = |text: &str| self.typesetter.width(text, FontRole::Caption, EM);
        // A blank at the end of a text has no width.
        let pitch = ((wide(". . . . .") - wide(".")) / 4).max(HAIR);
        let count = ((to - from - wide(".")).millipoints() / pitch.millipoints() + 1).max(0);
        let text = vec!["."; count as usize].join(" ");
        let width = wide(&text);
        let lines = self.typesetter.set_plain(&text, FontRole::Caption, EM, width, Align::Start);
        let dots: Vec<Frame> =
            lines.iter().flat_map(|line| self.words(line, to - width, FontRole::Caption)).collect();
        if dots.is_empty() { dots } else { vec![Frame::Group { tag: Tag::Artifact, frames: dots }] }
    }
}

/// Frames that lead somewhere, if they do.
pub(super) fn linked(frames: Vec<Frame>, target: Option<LinkTarget>, rect: Rect) -> Vec<Frame> {
    match target {
        Some(target) => {
            let mut link = vec![Frame::Link { rect, target, covers: frames.len() }];
            link.extend(frames);
            link
        }
        None => frames,
    }
}
