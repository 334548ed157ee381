//! Headlines: few lines, turned at the author's blanks, then between words, of about one length.
//!
//! The recipe: [`tokens`] finds words, numbers, marks and blanks, with the dictionary of [`words`] and the
//! [`vocabulary`] of the article; [`mod@joints`] says how well a line ends between two of them; [`balance`]
//! finds the lines. A headline is shaped and cut into words once; widths grow with the size, so that it is
//! broken for any size and width without setting it again. What is broken elsewhere, by a browser, is not
//! shaped: [`turns()`] says where its lines may end.
//!
//! Rules: Chinese newspaper practice for turning headlines; CLREQ, Prohibition Rules, holds first.

mod balance;
mod joints;
#[cfg(test)]
mod tests;
mod tokens;
mod turns;
mod vocabulary;
mod words;

use balance::Balance;
use joints::{Joint, Level, joints};
pub(crate) use turns::turns;
pub use vocabulary::Vocabulary;
use words::Words;

use super::class::Class;
use super::paragraph::{Breaking, BrokenLine};
use super::sums::Breakpoint;
use super::{Align, FontLibrary, Line, Manner, Paragraph, Setting, StyledText, TextStyle, Violation};
use crate::geometry::Length;

/// How well lines may end, the best first.
const LEVELS: [Level; 4] = [Level::Good, Level::Awkward, Level::Cut, Level::Forbidden];

/// A headline that can be broken for any size and width.
#[derive(Clone, Debug)]
pub struct Headline {
    paragraph: Paragraph,
    /// Every place between two clusters.
    breakpoints: Vec<Breakpoint>,
    /// What a line end does after each cluster.
    joints: Vec<Joint>,
}

impl Headline {
    /// Shapes a headline and finds its words, with those that its article makes known. The size of the
    /// style is only that at which it is measured: the larger, the finer.
    pub fn new(
        text: &str,
        style: TextStyle,
        manner: &Manner,
        vocabulary: &Vocabulary,
        fonts: &FontLibrary,
    ) -> Self {
        Self::of(&StyledText::plain(text, style), manner, vocabulary, fonts)
    }

    /// The same of the names of people, none of which is parted.
    pub fn people(text: &str, style: TextStyle, manner: &Manner, fonts: &FontLibrary) -> Self {
        let mut styled = StyledText::default();
        styled.push_people(text, style);
        Self::of(&styled, manner, &Vocabulary::default(), fonts)
    }

    fn of(styled: &StyledText, manner: &Manner, vocabulary: &Vocabulary, fonts: &FontLibrary) -> Self {
        let paragraph = Paragraph::new(styled, manner, fonts);
        let joints = joints(&tokens::clusters(&paragraph.shaped), &Words::with(vocabulary));
        Self { breakpoints: paragraph.breakpoints(true), paragraph, joints }
    }

    /// Width in one line at a size.
    pub fn width(&self, size: Length) -> Length {
        self.paragraph.natural_width().scaled(size.millipoints(), self.em())
    }

    /// The fewest lines of whole words at a size and a width; none if a word is too wide.
    pub fn fewest_lines(&self, size: Length, width: Length) -> Option<usize> {
        let balance = self.balance(size, width);
        [Level::Good, Level::Awkward].iter().find_map(|&level| balance.fewest_count(level))
    }

    /// The best lines at a size and a width. The number of lines is the fewest; a word is cut only
    /// if it is wider than the width, and the line says so.
    pub fn broken(&self, size: Length, width: Length) -> Breaking {
        let balance = self.balance(size, width);
        let ends = LEVELS.iter().find_map(|&level| balance.best(level)).unwrap_or_default();
        self.breaking(&balance, &ends)
    }

    /// The lines that end at some clusters.
    fn breaking(&self, balance: &Balance<'_>, ends: &[usize]) -> Breaking {
        let mut start = 0;
        let mut lines = Vec::with_capacity(ends.len());
        for &end in ends {
            lines.push(BrokenLine {
                clusters: start..end,
                printed: (self.breakpoints[end].printed as usize).max(start),
                hyphenated: false,
                ends_text: end == self.joints.len(),
                violation: if balance.fits(start, end) { self.cut(end) } else { Some(Violation::Overfull) },
            });
            start = end;
        }
        Breaking { lines, cost: 0, judged: 0 }
    }

    /// The lines at a size and a width, in the middle of it. `tracking` is added between
    /// characters; the headline is then one line.
    pub fn lines(&self, size: Length, tracking: Length, width: Length, fonts: &FontLibrary) -> Vec<Line> {
        self.aligned_lines(size, tracking, (width, Align::Center), fonts)
    }

    /// The same lines where one wants them in the width.
    pub fn aligned_lines(
        &self,
        size: Length,
        tracking: Length,
        (width, align): (Length, Align),
        fonts: &FontLibrary,
    ) -> Vec<Line> {
        let setting = Setting { measure: width, indent: Length::ZERO, align };
        self.set(&self.broken(size, width), size, tracking, &setting, fonts)
    }

    /// The same as a title in a list, which need not turn where its author turns it: that may cost lines.
    #[must_use]
    pub fn listed(mut self) -> Self {
        self.joints.iter_mut().for_each(|joint| joint.turn = false);
        self
    }

    /// The lines of a title in a list at a size and a width, from its start.
    pub fn listed_lines(&self, size: Length, width: Length, fonts: &FontLibrary) -> Vec<Line> {
        let balance = self.balance(size, width);
        let ends = LEVELS.iter().find_map(|&level| balance.listed(level)).unwrap_or_default();
        let setting = Setting { measure: width, indent: Length::ZERO, align: Align::Start };
        self.set(&self.breaking(&balance, &ends), size, Length::ZERO, &setting, fonts)
    }

    fn set(
        &self,
        breaking: &Breaking,
        size: Length,
        tracking: Length,
        setting: &Setting,
        fonts: &FontLibrary,
    ) -> Vec<Line> {
        let Some(style) = self.paragraph.shaped.styles.first() else { return Vec::new() };
        let styled = StyledText::plain(&self.paragraph.shaped.text, TextStyle { size, ..style.clone() });
        let manner = Manner { tracking, ..self.paragraph.manner };
        Paragraph::new(&styled, &manner, fonts).set(breaking, setting)
    }

    /// The blank between the characters of a short headline at a size, where the width has room:
    /// two characters 1½ to 2 em, three 1 em, four ½ em, five and six ¼ em (Chinese newspaper
    /// practice; the room was tuned by eye; see docs/tuning.md). Nothing for a headline with
    /// anything but Chinese characters.
    pub fn short_tracking(&self, size: Length, width: Length) -> Length {
        let clusters = &self.paragraph.shaped.clusters;
        if clusters.iter().any(|cluster| cluster.class != Class::Ideograph) {
            return Length::ZERO;
        }
        // Quarters of the em, the most that looks well first.
        let wanted: &[i32] = match clusters.len() {
            2 => &[8, 6],
            3 => &[4],
            4 => &[2],
            5 | 6 => &[1],
            _ => &[],
        };
        let gaps = clusters.len() as i32 - 1;
        let spaced = |quarters: i32| self.width(size) + size.scaled(quarters * gaps, 4);
        let fits = |quarters: &&i32| spaced(**quarters) <= width.scaled(3, 4);
        wanted.iter().find(fits).map_or(Length::ZERO, |&quarters| size.scaled(quarters, 4))
    }

    fn em(&self) -> i32 {
        self.paragraph.em().millipoints().max(1)
    }

    fn balance(&self, size: Length, width: Length) -> Balance<'_> {
        let width = width.scaled(self.em(), size.millipoints().max(1));
        Balance {
            breakpoints: &self.breakpoints,
            joints: &self.joints,
            em: self.em(),
            width: width.millipoints(),
        }
    }

    /// What a line that ends before a cluster does.
    fn cut(&self, end: usize) -> Option<Violation> {
        let mark = |i: usize| self.paragraph.shaped.clusters.get(i).is_none_or(|c| c.class.is_mark());
        match self.joints[end - 1].level {
            _ if end == self.joints.len() => None,
            Level::Good | Level::Awkward => None,
            Level::Forbidden if mark(end - 1) || mark(end) => Some(Violation::ForbiddenCut),
            Level::Cut | Level::Forbidden => Some(Violation::WordCut),
        }
    }
}
