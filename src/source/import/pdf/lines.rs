//! Characters into lines: first those that are drawn one after the other, then what stands on one baseline.

use kurbo::{Point, Rect};

use super::drawn::{DrawnFont, DrawnGlyph, Turn};

/// Part of the em above the baseline.
const ASCENT: f64 = 0.88;

/// Points from which type is that of heads.
const HEADS: f64 = 14.0;

/// Ems between characters of a line of a head that are drawn one after the other, of others, and that are a blank
/// between letters; and between what is drawn at different times, less than columns are apart.
const NEXT: f64 = 1.1;
const NEAR: f64 = 0.7;
const BESIDE: f64 = 0.3;
const BLANK: f64 = 0.17;

/// Fewest characters of a line from top to bottom.
const DOWNWARDS: usize = 3;

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct PdfLine {
    pub(super) area: Rect,
    pub(super) text: String,
    /// The em of most of its characters.
    pub(super) size: f64,
    pub(super) is_bold: bool,
    /// Whether it runs from top to bottom, or is turned.
    pub(super) is_vertical: bool,
}

/// A glyph in the direction of its line.
#[derive(Clone)]
struct Placed<'a> {
    glyph: &'a DrawnGlyph,
    start: f64,
    end: f64,
    baseline: f64,
}

impl<'a> Placed<'a> {
    fn of(glyph: &'a DrawnGlyph) -> Self {
        let Point { x, y } = glyph.origin;
        let (start, baseline) = match glyph.turn {
            Turn::Down => (y, -x),
            Turn::Up => (-y, x),
            Turn::Upright | Turn::Askew => (x, y),
        };
        let advance = if glyph.advance > 0.0 || !is_wide(&glyph.text) { glyph.advance } else { glyph.size };
        Self { glyph, start, end: start + advance, baseline }
    }

    fn area(&self) -> Rect {
        let (over, under) =
            (self.baseline - ASCENT * self.glyph.size, self.baseline + (1.0 - ASCENT) * self.glyph.size);
        match self.glyph.turn {
            Turn::Down => Rect::new(-under, self.start, -over, self.end),
            Turn::Up => Rect::new(over, -self.end, under, -self.start),
            Turn::Upright | Turn::Askew => Rect::new(self.start, over, self.end, under),
        }
    }
}

/// Glyphs that follow each other.
struct Run<'a> {
    glyphs: Vec<Placed<'a>>,
    is_downwards: bool,
}

/// The lines of some glyphs, from the top. Rules part what stands on one baseline.
pub(super) fn lines(glyphs: &[DrawnGlyph], fonts: &[DrawnFont], rules: &[Rect]) -> Vec<PdfLine> {
    let (downwards, level): (Vec<_>, Vec<_>) = runs(glyphs).into_iter().partition(|run| run.is_downwards);
    let mut lines: Vec<PdfLine> = downwards.iter().filter_map(|run| line(&run.glyphs, fonts, true)).collect();
    lines.extend(on_baselines(level, rules).iter().filter_map(|run| line(&run.glyphs, fonts, false)));
    lines.sort_by(|one, two| one.area.y0.total_cmp(&two.area.y0).then(one.area.x0.total_cmp(&two.area.x0)));
    lines
}

fn runs<'a>(glyphs: &'a [DrawnGlyph]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for glyph in glyphs {
        let next = Placed::of(glyph);
        match runs.last_mut() {
            Some(run) if !run.is_downwards && goes_on(run, &next, reach(glyph)) => run.glyphs.push(next),
            Some(run) if goes_down(run, &next) => {
                run.is_downwards = true;
                run.glyphs.push(next);
            }
            _ => runs.push(Run { glyphs: vec![next], is_downwards: false }),
        }
    }
    let split = |run: Run<'a>| match run.is_downwards && run.glyphs.len() < DOWNWARDS {
        true => {
            run.glyphs.into_iter().map(|glyph| Run { glyphs: vec![glyph], is_downwards: false }).collect()
        }
        false => vec![run],
    };
    runs.into_iter().flat_map(split).collect()
}

/// Ems up to the next glyph of a line: words of heads are set apart, while columns of text stand near each other.
fn reach(glyph: &DrawnGlyph) -> f64 {
    if glyph.size >= HEADS { NEXT } else { NEAR }
}

/// Whether a glyph stands on the line of a run, right after it.
fn goes_on(run: &Run<'_>, next: &Placed<'_>, reach: f64) -> bool {
    let Some(last) = run.glyphs.last() else { return false };
    let (one, two) = (last.glyph.size, next.glyph.size);
    let (small, large) = (one.min(two), one.max(two));
    let gap = next.start - last.end;
    let rise = (next.baseline - last.baseline).abs();
    let level = rise <= 0.12 * large || (small < 0.8 * large && rise <= 0.6 * large);
    // Marks that are squeezed stand on what is before them.
    let advances = gap > -1.2 * small && next.start > last.start - 0.3 * small;
    last.glyph.turn == next.glyph.turn && large < 2.5 * small && level && advances && gap < reach * large
}

/// Whether a glyph stands under the last of a run, as in a line from top to bottom.
fn goes_down(run: &Run<'_>, next: &Placed<'_>) -> bool {
    let Some(last) = run.glyphs.last() else { return false };
    let size = last.glyph.size;
    let step = next.baseline - last.baseline;
    (run.is_downwards || run.glyphs.len() == 1)
        && last.glyph.turn == Turn::Upright
        && next.glyph.turn == Turn::Upright
        && (next.glyph.size - size).abs() < 0.1 * size
        && ((next.start + next.end) - (last.start + last.end)).abs() < 0.7 * size
        && (0.7..2.0).contains(&(step / size))
        && is_wide(&last.glyph.text)
        && (is_wide(&next.glyph.text) || run.is_downwards)
}

/// Joins runs that stand on one baseline beside each other.
fn on_baselines<'a>(mut runs: Vec<Run<'a>>, rules: &[Rect]) -> Vec<Run<'a>> {
    let first = |run: &Run<'_>| (run.glyphs[0].glyph.turn, run.glyphs[0].baseline, run.glyphs[0].start);
    runs.sort_by(|one, two| {
        let (one, two) = (first(one), first(two));
        one.0.cmp(&two.0).then(one.1.total_cmp(&two.1)).then(one.2.total_cmp(&two.2))
    });
    let mut joined: Vec<Run<'a>> = Vec::with_capacity(runs.len());
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        let (turn, baseline, _) = first(&run);
        let reach = 0.12 * run.glyphs[0].glyph.size;
        let mut row = vec![run];
        while let Some(next) = rest.next_if(|next| {
            let (other, line, _) = first(next);
            other == turn && line - baseline <= reach
        }) {
            row.push(next);
        }
        row.sort_by(|one, two| first(one).2.total_cmp(&first(two).2));
        for run in row {
            match joined.last_mut() {
                Some(before) if joins(before, &run, rules) => before.glyphs.extend(run.glyphs),
                _ => joined.push(run),
            }
        }
    }
    joined
}

fn joins(before: &Run<'_>, run: &Run<'_>, rules: &[Rect]) -> bool {
    let (Some(last), Some(next)) = (before.glyphs.last(), run.glyphs.first()) else { return false };
    let (one, two) = (last.area(), next.area());
    let parts = |rule: &Rect| {
        let middle = rule.center();
        rule.height() > rule.width()
            && middle.x > one.x1 - 1.0
            && middle.x < two.x0 + 1.0
            && rule.y0 < one.y1
            && rule.y1 > one.y0
    };
    goes_on(before, next, BESIDE) && !rules.iter().any(parts)
}

fn line(glyphs: &[Placed<'_>], fonts: &[DrawnFont], is_downwards: bool) -> Option<PdfLine> {
    let area = glyphs.iter().map(Placed::area).reduce(|one, two| one.union(two))?;
    let mut text = String::new();
    for (at, placed) in glyphs.iter().enumerate() {
        if !is_downwards && at > 0 && is_blank(&glyphs[at - 1], placed, &text) {
            text.push(' ');
        }
        text.push_str(&placed.glyph.text);
    }
    let mut sizes: Vec<f64> = glyphs.iter().map(|placed| placed.glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    let bold = |placed: &&Placed<'_>| fonts.get(placed.glyph.font).is_some_and(|font| font.is_bold);
    // A line that begins with bold words is one of text.
    let is_bold = 10 * glyphs.iter().filter(bold).count() >= 9 * glyphs.len();
    let is_vertical = is_downwards || glyphs[0].glyph.turn != Turn::Upright;
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(PdfLine { area, text, size, is_bold, is_vertical })
}

/// Whether there is a blank between two glyphs that the file does not write: between letters alone.
fn is_blank(before: &Placed<'_>, next: &Placed<'_>, text: &str) -> bool {
    let gap = next.start - before.end;
    let ends = text.chars().next_back();
    let starts = next.glyph.text.chars().next();
    let letters = [ends, starts].iter().all(|c| c.is_some_and(|c| !c.is_whitespace() && !is_wide_char(c)));
    letters && gap > BLANK * before.glyph.size
}

fn is_wide(text: &str) -> bool {
    text.chars().any(is_wide_char)
}

/// Whether a character is as wide as it is high in Chinese.
pub(super) fn is_wide_char(c: char) -> bool {
    u32::from(c) > 0x2E7F || ('\u{2010}'..='\u{2027}').contains(&c)
}
