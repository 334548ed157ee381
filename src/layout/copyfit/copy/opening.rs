//! The first paragraph of an article, where it opens with a large character (首字下沉; CLREQ, Line Head Indentation and
//! Drop Caps): the lines beside it are shorter by whole em, so that their characters stay under each other.

use super::items::TextManner;
use crate::edition::Frame;
use crate::geometry::{Length, Point};
use crate::layout::copyfit::strip::{SetLine, Strip};
use crate::layout::grid::paper::Paper;
use crate::layout::style::typesetter::Typesetter;
use crate::text::{Align, Breaking, Line, Paragraph, Setting, StyledText};
use crate::unicode::is_han;

/// Fewest em of a line beside the character: in narrower legs it takes fewer rows, or there is none.
const LEAST_BESIDE: i32 = 7;

/// Fewest rows of the character.
const FEWEST_ROWS: u8 = 2;

/// Fewest lines under those beside the character.
const LEAST_UNDER: usize = 1;

/// Fewest characters of a paragraph with a large one, for each row of it.
const CHARACTERS_A_ROW: usize = 14;

/// A paragraph that opens with a large character.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// The character.
    cap: String,
    /// All of the paragraph, and what follows the character.
    whole: Paragraph,
    rest: StyledText,
    manner: TextManner,
}

/// The lines of a part of the paragraph, with what filling them took.
struct SetLines {
    lines: Vec<Line>,
    texts: Vec<SetLine>,
}

impl Opening {
    /// Takes the first character from a text; none where the theme draws none, the text begins with anything but a
    /// Han character, or is too short.
    pub(super) fn of(typesetter: &Typesetter<'_>, text: &StyledText, manner: &TextManner) -> Option<Self> {
        let rows = usize::from(typesetter.theme.drop_cap.rows);
        let first = text.text.chars().next().filter(|&c| rows > 0 && is_han(c))?;
        let is_marked = text.readings.first().is_some_and(|reading| reading.base.start == 0)
            || text.runs.first().is_some_and(|(_, style)| style.link.is_some() || style.mark.is_some());
        if is_marked || text.text.chars().nth(rows * CHARACTERS_A_ROW).is_none() {
            return None;
        }
        let rest = text.part(first.len_utf8()..text.text.len());
        let whole = typesetter.paragraph(text);
        Some(Self { cap: first.to_string(), whole, rest, manner: manner.clone() })
    }

    /// The fewest rows that it can take in a column, or not much more.
    pub(super) fn least_rows(&self, measure: Length) -> u32 {
        (self.whole.natural_width().millipoints() / measure.millipoints().max(1)).max(1) as u32
    }

    /// The paragraph at a measure, a strip for each line; the lines beside the character stay together.
    pub(super) fn strips(&self, typesetter: &Typesetter<'_>, paper: &Paper, measure: Length) -> Vec<Strip> {
        self.beside(typesetter, paper, measure).unwrap_or_else(|| {
            let setting = Setting { measure, indent: self.manner.indent, align: self.manner.align };
            let lines = self.set(typesetter, &self.whole, &self.whole.broken(&setting), &setting);
            self.strips_of(typesetter, paper, lines, Length::ZERO)
        })
    }

    /// The lines beside the character, of as many rows as the theme wants and the measure has room for, and those
    /// under it; none in a measure that is too narrow, or of a text that is too short.
    fn beside(&self, typesetter: &Typesetter<'_>, paper: &Paper, measure: Length) -> Option<Vec<Strip>> {
        let body = paper.body;
        let room = |rows: u8| body * cap_size(paper, rows).ceil_times(body);
        let fits = |rows: &u8| measure - room(*rows) >= body * LEAST_BESIDE;
        let cap_rows = (FEWEST_ROWS..=typesetter.theme.drop_cap.rows).rev().find(fits)?;
        let (rows, room) = (usize::from(cap_rows), room(cap_rows));
        let narrow = Setting { measure: measure - room, indent: Length::ZERO, align: self.manner.align };
        let paragraph = typesetter.paragraph(&self.rest);
        let all = paragraph.broken(&narrow);
        let next = all.lines.get(rows).filter(|_| all.lines.len() >= rows + LEAST_UNDER)?;
        let at = paragraph.shaped.bytes(next.clusters.clone()).start;
        let first = Breaking { lines: all.lines[..rows].to_vec(), ..all };
        let lines = self.set(typesetter, &paragraph, &first, &narrow);
        let mut strips = self.strips_of(typesetter, paper, lines, room);
        strips.iter_mut().for_each(|strip| strip.keeps_with_next = true);
        let cap = self.cap_frames(typesetter, cap_size(paper, cap_rows));
        strips.first_mut()?.frames.splice(0..0, cap);
        let under = typesetter.paragraph(&self.rest.part(at..self.rest.text.len()));
        let full = Setting { measure, ..narrow };
        let lines = self.set(typesetter, &under, &under.broken(&full), &full);
        strips.extend(self.strips_of(typesetter, paper, lines, Length::ZERO));
        Some(strips)
    }

    fn set(
        &self,
        typesetter: &Typesetter<'_>,
        paragraph: &Paragraph,
        breaking: &Breaking,
        setting: &Setting,
    ) -> SetLines {
        typesetter.judged(breaking.judged);
        let lines = paragraph.set(breaking, setting);
        let text = |line: &Line| SetLine {
            text: paragraph.shaped.text[line.bytes.clone()].to_owned(),
            measure: setting.measure,
            adjustment: line.adjustment,
            violation: line.violation,
        };
        SetLines { texts: lines.iter().map(text).collect(), lines }
    }

    fn strips_of(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        SetLines { lines, texts }: SetLines,
        left: Length,
    ) -> Vec<Strip> {
        let TextManner { role, size, ref tag, .. } = self.manner;
        let corner = Point::new(left, (paper.body - size) / 2);
        let strip = |(line, text): (&Line, SetLine)| Strip {
            rows: 1,
            tag: tag.clone(),
            frames: typesetter.line_at(line, corner, role, size),
            keeps_with_next: false,
            blank: false,
            line: Some(text),
        };
        lines.iter().zip(texts).map(strip).collect()
    }

    /// The character: its em box from the top of the first line beside it to the foot of the last.
    fn cap_frames(&self, typesetter: &Typesetter<'_>, size: Length) -> Vec<Frame> {
        let theme = &typesetter.theme.drop_cap;
        let lines = typesetter.set_in(theme.colour, &self.cap, (theme.face, size), size * 2, Align::Start);
        let corner = Point::default();
        lines.iter().flat_map(|line| typesetter.line_at(line, corner, theme.face, size)).collect()
    }
}

/// The size of the character: as high as so many lines beside it.
fn cap_size(paper: &Paper, rows: u8) -> Length {
    paper.row * (i32::from(rows) - 1) + paper.body
}
