//! Text of the model into lines in the styles of the theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::interlinear::{Leading, Marks};
use super::lines::line_frames;
use super::theme::Theme;
use super::work::Work;
use crate::edition::Frame;
use crate::geometry::{Length, Point};
use crate::ink::{ColorName, Ink};
use crate::model::{Inline, Language};
use crate::text::{
    Align, BaselineShift, FaceId, FontLibrary, FontRole, InterlinearMark, Line, Locale, Paragraph, Region,
    Setting, ShiftKind, StyledText, TextStyle,
};
use crate::wording::{NoteNumbers, Words};

/// The faces of a theme for one language, and how to set text with them.
#[derive(Clone, Debug)]
pub struct Typesetter<'a> {
    /// The fonts.
    pub fonts: &'a FontLibrary,
    /// The theme.
    pub theme: &'a Theme,
    /// The words of the paper, in its language.
    pub words: &'static Words,
    chains: BTreeMap<FontRole, Arc<[FaceId]>>,
    locale: Locale,
    /// Where its work is counted, if it is.
    work: Option<&'a Work>,
}

impl<'a> Typesetter<'a> {
    /// Resolves the faces of a theme.
    pub fn new(fonts: &'a FontLibrary, theme: &'a Theme, language: &Language) -> Self {
        let chain = |role: FontRole| (role, fonts.chain(&theme.font(role), language).into());
        Self {
            fonts,
            theme,
            words: Words::of(language),
            chains: FontRole::ALL.into_iter().map(chain).collect(),
            locale: Locale::of(language),
            work: None,
        }
    }

    /// The same typesetter, whose work is counted.
    #[must_use]
    pub fn counted(self, work: Option<&'a Work>) -> Self {
        Self { work, ..self }
    }

    /// Counts lines that were measured to find the best.
    pub fn judged(&self, lines: u64) {
        self.work.into_iter().for_each(|work| work.judge(lines));
    }

    /// Counts slots that were made and forms that were tried.
    pub fn attempted(&self, tries: usize) {
        self.work.into_iter().for_each(|work| work.attempt(tries));
    }

    /// The same typesetter for another language, if the text names one. The words stay those of the
    /// paper.
    #[must_use]
    pub fn speaking(&self, language: Option<&Language>) -> Self {
        let other = |language| {
            let Self { words, work, .. } = *self;
            Self { words, work, ..Self::new(self.fonts, self.theme, language) }
        };
        language.map_or_else(|| self.clone(), other)
    }

    /// Whose rules its texts follow.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A style of a role.
    pub fn style(&self, role: FontRole, size: Length) -> TextStyle {
        TextStyle::new(self.chains[&role].clone(), size, self.locale)
    }

    /// A style of a role in a colour.
    pub fn style_in(&self, color: ColorName, role: FontRole, size: Length) -> TextStyle {
        TextStyle { ink: Ink::BLACK.or(color), ..self.style(role, size) }
    }

    /// Where the lines of running text stand: at both edges, in a Western language at the start,
    /// for a newspaper column has too few words on a line to space them evenly. Tuned by eye on the
    /// two examples; see docs/tuning.md.
    pub fn running(&self) -> Align {
        if self.locale.region == Region::Western { Align::Start } else { Align::Justify }
    }

    /// A paragraph in the manner of the theme.
    pub fn paragraph(&self, text: &StyledText) -> Paragraph {
        self.work.into_iter().for_each(|work| work.shape(text.text.len()));
        Paragraph::new(text, &self.theme.text.manner(), self.fonts)
    }

    /// A paragraph in one style.
    pub fn plain(&self, text: &str, role: FontRole, size: Length) -> Paragraph {
        self.paragraph(&StyledText::plain(text, self.style(role, size)))
    }

    /// Width of text in one style on one line.
    pub fn width(&self, text: &str, role: FontRole, size: Length) -> Length {
        self.plain(text, role, size).natural_width()
    }

    /// The largest size, not above `wanted`, at which text in one style is one line of a width: by half
    /// points smaller, but not below `least`. None if it does not fit at that size.
    pub fn one_line_size(
        &self,
        text: &str,
        role: FontRole,
        (wanted, least): (Length, Length),
        width: Length,
    ) -> Option<Length> {
        sizes_down(wanted, least).find(|&size| self.width(text, role, size) <= width)
    }

    /// Sets text in one style.
    pub fn set_plain(
        &self,
        text: &str,
        role: FontRole,
        size: Length,
        measure: Length,
        align: Align,
    ) -> Vec<Line> {
        self.plain(text, role, size).lines(&Setting { measure, indent: Length::ZERO, align })
    }

    /// Sets text of a role and size in a colour.
    pub fn set_in(
        &self,
        color: ColorName,
        text: &str,
        (role, size): (FontRole, Length),
        measure: Length,
        align: Align,
    ) -> Vec<Line> {
        let text = StyledText::plain(text, self.style_in(color, role, size));
        self.paragraph(&text).lines(&Setting { measure, indent: Length::ZERO, align })
    }

    /// Height of the baseline below the top of the em box of a face.
    pub fn ascent(&self, role: FontRole, size: Length) -> Length {
        let face = self.fonts.face(self.chains[&role][0]);
        size.scaled(i32::from(face.em_top()), i32::from(face.units_per_em()))
    }

    /// The frames of a line whose em box has its top left corner at `corner`.
    pub fn line_at(&self, line: &Line, corner: Point, role: FontRole, size: Length) -> Vec<Frame> {
        line_frames(line, Point::new(corner.x, corner.y + self.ascent(role, size)), size)
    }

    /// Inline text with its styles. Footnote marks become numbers by the order of the notes. Marks
    /// between the rows are set where the rows leave room for them.
    pub fn styled(
        &self,
        inlines: &[Inline],
        role: FontRole,
        leading: Leading,
        notes: &NoteNumbers,
    ) -> StyledText {
        let mut text = StyledText::default();
        let marks = Marks::of(inlines).fit(leading);
        self.push(&mut text, inlines, &self.style(role, leading.em), &InlineContext { notes, marks });
        text
    }

    fn push(&self, text: &mut StyledText, inlines: &[Inline], style: &TextStyle, around: &InlineContext<'_>) {
        let in_role = |role: FontRole| TextStyle { chain: self.chains[&role].clone(), ..style.clone() };
        for inline in inlines {
            match inline {
                Inline::Text { text: piece } => text.push(piece, style.clone()),
                Inline::Strong { content } => self.push(text, content, &in_role(FontRole::Strong), around),
                Inline::Emphasis { content } if around.marks => {
                    let dotted = TextStyle { mark: Some(InterlinearMark::Dots), ..style.clone() };
                    self.push(text, content, &dotted, around);
                }
                Inline::Emphasis { content } => {
                    self.push(text, content, &in_role(self.theme.text.emphasis), around);
                }
                Inline::Ruby { base, reading } if around.marks && stands_over(base, reading) => {
                    text.push_with_reading(base, reading, style.clone());
                }
                Inline::ProperName { content } => {
                    let mark = around.marks.then_some(InterlinearMark::NameLine);
                    self.push(text, content, &TextStyle { mark, ..style.clone() }, around);
                }
                Inline::Subscript { content } => {
                    self.push(text, content, &self.shifted(style, ShiftKind::Subscript), around);
                }
                Inline::Superscript { content } => {
                    self.push(text, content, &self.shifted(style, ShiftKind::Superscript), around);
                }
                Inline::Ruby { base, reading } => {
                    text.push(base, style.clone());
                    let Words { open, close, .. } = self.words;
                    text.push_mark(&format!("{open}{reading}{close}"), style.clone());
                }
                Inline::Link { url, content } => {
                    let link = Some(text.links.len() as u32);
                    text.links.push(url.clone());
                    self.push(text, content, &TextStyle { link, ..style.clone() }, around);
                }
                Inline::NoteMark { note } => {
                    text.push_mark(&self.words.note_mark(note, around.notes), style.clone());
                }
                Inline::LineBreak => text.end_line(),
            }
        }
    }

    /// The style of low or high characters of a text, by the measures of its first face. They have no
    /// marks between the rows.
    fn shifted(&self, style: &TextStyle, kind: ShiftKind) -> TextStyle {
        let measures = self.fonts.face(style.chain[0]).shift(kind);
        let below = style.shift.map_or(Length::ZERO, |shift| shift.rise);
        let shift = BaselineShift { rise: below + measures.rise(style.size), around: style.line_size() };
        TextStyle { size: measures.size(style.size), shift: Some(shift), mark: None, ..style.clone() }
    }
}

/// Whether a reading can stand over its base: the two are never parted at the end of a line, so they have
/// to be narrower than any column. A longer one follows its base in parentheses.
fn stands_over(base: &str, reading: &str) -> bool {
    base.chars().count() <= WIDEST_BASE && reading.chars().count() <= WIDEST_READING
}

/// Most characters of a base with a reading over it, and of the reading, which has half their size: the
/// narrowest column has eleven em.
const WIDEST_BASE: usize = 9;
const WIDEST_READING: usize = 32;

/// A size, and those below it by half points down to the least.
pub fn sizes_down(wanted: Length, least: Length) -> impl Iterator<Item = Length> {
    let smaller = move |&size: &Length| (size > least).then(|| (size - STEP).max(least));
    std::iter::successors(Some(wanted), smaller)
}

/// The steps in which a line becomes smaller until it fits its place.
const STEP: Length = Length::from_millipoints(500);

/// What decides, besides its style, how inline text is set.
struct InlineContext<'a> {
    notes: &'a NoteNumbers,
    /// Whether there is room for marks between the rows.
    marks: bool,
}
