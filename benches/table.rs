//! How well paragraphs are set at newspaper measures, as a table: `cargo bench --bench table`.
//!
//! Optimal lines against first fit, indent 2 em, kinsoku level gb. `PAIBAN_OCR_PAGE` may name a
//! page of an OCR program to take the paragraphs from.

#![allow(clippy::print_stdout, reason = "the table is printed")]

mod sample;

use paiban::geometry::Length;
use paiban::text::class::Class;
use paiban::text::{Align, Breaking, FontLibrary, Line, Manner, Paragraph, Setting};

const MEASURES: [i32; 4] = [11, 13, 17, 20];
const HEAD: &str = "measure  method    lines  spaced>0.05em  spaced>0.10em  widest  squeezed  stretched  one-char-last  bad-starts  bad-ends  escapes  pairs-open  ends-full  starts-untrimmed";

fn main() {
    let (name, texts) = sample::paragraphs();
    let fonts = FontLibrary::bundled();
    let manner = Manner::default();
    let paragraphs: Vec<Paragraph> =
        texts.iter().map(|text| Paragraph::new(&sample::styled(text, &fonts), &manner, &fonts)).collect();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!(
        "{name}: {} paragraphs, {characters} characters, {} pt, indent 2 em, gb",
        texts.len(),
        sample::BODY
    );
    println!("{HEAD}");
    for measure in MEASURES {
        for (method, broken) in [
            ("first-fit", Paragraph::first_fit as fn(&Paragraph, &Setting) -> Breaking),
            ("total-fit", Paragraph::broken),
        ] {
            let mut row = Row::default();
            for paragraph in &paragraphs {
                row.add(paragraph, measure, broken);
            }
            println!("{measure:>4} em  {method}  {row}");
        }
    }
}

/// What is counted for one measure and method.
#[derive(Default)]
struct Row {
    lines: usize,
    over_05: usize,
    over_10: usize,
    widest: f32,
    squeezed: usize,
    stretched: usize,
    one_char: usize,
    bad_starts: usize,
    bad_ends: usize,
    escapes: usize,
    pairs: (usize, usize),
    ends: (usize, usize),
    starts: (usize, usize),
}

impl Row {
    fn add(&mut self, paragraph: &Paragraph, measure: i32, broken: fn(&Paragraph, &Setting) -> Breaking) {
        let em = Length::from_points(sample::BODY);
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
            self.escapes += usize::from(line.escape.is_some());
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

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
            self.escapes,
            of(self.pairs),
            of(self.ends),
            of(self.starts),
        )
    }
}
