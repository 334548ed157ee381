//! What is counted of set lines.

use std::fmt;

use paiban::geometry::Length;
use paiban::text::class::Class;
use paiban::text::{Align, Breaking, Line, Paragraph, Setting};

/// How lines are found.
pub(crate) type Method = fn(&Paragraph, &Setting) -> Breaking;

/// What is counted for one measure and method.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Lines.
    pub(crate) lines: usize,
    /// Lines with more than 0.05 em between letters.
    pub(crate) over_05: usize,
    /// Lines with more than 0.10 em between letters.
    pub(crate) over_10: usize,
    /// Most letter-space, in em.
    pub(crate) widest: f32,
    /// Lines whose blanks gave way.
    pub(crate) squeezed: usize,
    /// Lines whose gaps grew.
    pub(crate) stretched: usize,
    /// Last lines of a single character.
    pub(crate) one_char: usize,
    /// Lines that begin with a mark that may not.
    pub(crate) bad_starts: usize,
    /// Lines that end with a mark that may not.
    pub(crate) bad_ends: usize,
    /// Lines that could not be set by the rules.
    pub(crate) violations: usize,
    /// Neighbouring marks, and those that were not squeezed.
    pub(crate) pairs: (usize, usize),
    /// Lines that end with a mark, and those whose mark kept its blank.
    pub(crate) ends: (usize, usize),
    /// Lines that begin with an opening mark, and those whose mark kept its blank.
    pub(crate) starts: (usize, usize),
}

impl Row {
    /// Sets a paragraph at a measure in em and counts.
    pub(crate) fn add(&mut self, paragraph: &Paragraph, measure: i32, broken: Method) {
        let em = Length::from_points(crate::sample::BODY);
        let setting = Setting { measure: em * measure, indent: em * 2, align: Align::Justify };
        let lines = paragraph.set(&broken(paragraph, &setting), &setting);
        for (i, line) in lines.iter().enumerate() {
            let space = line.adjustment.letter_space.points() / em.points();
            self.lines += 1;
            self.over_05 += usize::from(space > 0.05);
            self.over_10 += usize::from(space > 0.10);
            self.widest = self.widest.max(space);
            self.squeezed += usize::from(line.adjustment.squeezed > Length::ZERO);
            self.stretched += usize::from(line.adjustment.stretched > Length::ZERO);
            self.violations += usize::from(line.violation.is_some());
            let text = &paragraph.shaped.text[line.bytes.clone()];
            let letters =
                text.chars().filter(|&c| !Class::of(c).is_mark() && !Class::of(c).is_blank()).count();
            self.one_char += usize::from(i > 0 && i + 1 == lines.len() && letters <= 1);
            let next = lines.get(i + 1).map(|next| &paragraph.shaped.text[next.bytes.clone()]);
            self.bad_ends +=
                usize::from(next.is_some() && text.ends_with(|c| "（《〈「『【〔〖“‘／".contains(c)));
            self.bad_starts +=
                usize::from(text.starts_with(|c| "，。、；：？！）》〉」』】〕〗”’·％%℃‰～／".contains(c)));
            self.marks(line, text, em, i + 1 == lines.len());
        }
    }

    /// Looks at where the glyphs of a line stand: neighbouring marks take at most one and a half
    /// em, the mark at the end of a full line half an em, and the ink of an opening mark at its
    /// start begins where the line does.
    fn marks(&mut self, line: &Line, text: &str, em: Length, last: bool) {
        let glyphs: Vec<Length> =
            line.runs.iter().flat_map(|run| run.glyphs.iter().map(|g| g.along)).collect();
        let characters: Vec<char> = text.chars().collect();
        if glyphs.len() != characters.len() {
            return;
        }
        let mark = |c: char| Class::of(c).is_mark() && Class::of(c) != Class::Dot;
        for i in 1..characters.len() {
            if mark(characters[i - 1]) && mark(characters[i]) {
                let end = glyphs.get(i + 1).copied().unwrap_or(line.start + line.width);
                self.pairs.0 += 1;
                let spaced = line.adjustment.letter_space * 2;
                self.pairs.1 += usize::from(end - glyphs[i - 1] > em * 3 / 2 + spaced + em / 100);
            }
        }
        let (Some(&first), Some(&end)) = (characters.first(), characters.last()) else { return };
        if Class::of(first) == Class::Open {
            self.starts.0 += 1;
            self.starts.1 += usize::from(glyphs[0] > line.start - em / 2);
        }
        if mark(end) && Class::of(end) != Class::Open && !last {
            self.ends.0 += 1;
            let width = line.start + line.width - glyphs[glyphs.len() - 1];
            self.ends.1 += usize::from(width > em / 2 + em / 100);
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |(all, bad): (usize, usize)| format!("{bad}/{all}");
        write!(
            f,
            "{:>5}  {:>13}  {:>13}  {:>6.3}  {:>8}  {:>9}  {:>13}  {:>10}  {:>8}  {:>7}  {:>10}  {:>9}  {:>16}",
            self.lines,
            self.over_05,
            self.over_10,
            self.widest,
            self.squeezed,
            self.stretched,
            self.one_char,
            self.bad_starts,
            self.bad_ends,
            self.violations,
            of(self.pairs),
            of(self.ends),
            of(self.starts),
        )
    }
}
