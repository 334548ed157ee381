//! Lines for a measure: first fit, squeezed before stretched (CLREQ, Line Adjustment).
//!
//! A mark keeps its full-width body inside a line and gives up its blank half at the ends of the
//! line and beside another mark (GB/T 15834 5.1.10; CLREQ, Compression). What is left over is
//! taken from, or given to, the gaps of the line.

use super::breaks::Opportunity;
use super::class::Class;
use super::shape::{Cluster, ShapedText};
use super::{FaceId, Ink, TextStyle};
use crate::geometry::Length;

/// How the lines of a paragraph are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Length of a full line.
    pub measure: Length,
    /// Blank before the first line.
    pub indent: Length,
    /// Where lines stand in their measure.
    pub align: Align,
}

/// Where lines stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges, the last line at the start.
    Justify,
    /// At the start.
    Start,
    /// In the middle.
    Center,
    /// At the end.
    End,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its characters, those of trailing blanks included.
    pub text: String,
    /// Distance of its first glyph from the start of the measure.
    pub start: Length,
    /// Width of what is printed.
    pub width: Length,
    /// Runs of one face and one style.
    pub runs: Vec<LineRun>,
}

/// A run of glyphs of one face and one style on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRun {
    /// The face.
    pub face: FaceId,
    /// Size of the em.
    pub size: Length,
    /// How dark it is.
    pub ink: Ink,
    /// Where it leads.
    pub link: Option<String>,
    /// Its characters.
    pub text: String,
    /// Its glyphs.
    pub glyphs: Vec<LineGlyph>,
    /// Where the next run begins, from the start of the measure.
    pub end: Length,
}

/// A glyph on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineGlyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Place of its origin from the start of the measure.
    pub x: Length,
    /// Height of its origin above the baseline.
    pub y: Length,
    /// Bytes of the run's text it stands for.
    pub text: std::ops::Range<usize>,
}

/// Sets a text in lines. A cluster that is wider than the measure gets a line of its own.
pub fn set_lines(shaped: &ShapedText, setting: &Setting) -> Vec<Line> {
    let bodies = bodies(shaped);
    let mut lines = Vec::new();
    let mut from = 0;
    while from < bodies.len() {
        let indent = if from == 0 { setting.indent } else { Length::ZERO };
        let measure = setting.measure - indent;
        let to = fit(&bodies, from, measure);
        let ends = to == bodies.len() || bodies[to - 1].after == Opportunity::Must;
        lines.push(adjust(shaped, &bodies, from..to, Setting { measure, indent, ..*setting }, ends));
        from = to;
    }
    lines
}

/// Width of a text in one line, its marks squeezed.
pub fn natural_width(shaped: &ShapedText) -> Length {
    let bodies = bodies(shaped);
    if bodies.is_empty() { Length::ZERO } else { Candidate::of(&bodies, 0..bodies.len()).natural }
}

/// A cluster with the blanks that may be taken from it and the gap behind it.
#[derive(Clone, Copy, Debug)]
struct Body {
    /// Blank half before the ink, as far as it is kept.
    lead: Length,
    /// Ink and all that cannot be squeezed.
    core: Length,
    /// Blank half behind the ink, as far as it is kept.
    trail: Length,
    /// Blank half before the ink that was given up to the neighbour.
    trimmed: Length,
    /// Gap to the next cluster.
    gap: Length,
    /// What the lead, the trail and the gap may give up, in order.
    shrink: [Length; 3],
    class: Class,
    after: Opportunity,
    /// Whether the gap behind may grow.
    stretches: bool,
}

impl Body {
    fn width(&self) -> Length {
        self.lead + self.core + self.trail
    }
}

/// Clusters with their blanks after squeezing of neighbouring marks (CLREQ, Compression of
/// Consecutive Punctuation Marks): two marks that would take 2 em take 1.5 em.
fn bodies(shaped: &ShapedText) -> Vec<Body> {
    let mut bodies: Vec<Body> = shaped.clusters.iter().map(|cluster| body(shaped, cluster)).collect();
    for i in 1..bodies.len() {
        let (before, after) = (bodies[i - 1], bodies[i]);
        if blank_after(before.class) && (blank_after(after.class) || after.class == Class::Open) {
            bodies[i - 1].trail = Length::ZERO;
            bodies[i - 1].shrink[1] = Length::ZERO;
        } else if before.class == Class::Open && after.class == Class::Open {
            bodies[i].trimmed = after.lead;
            bodies[i].lead = Length::ZERO;
            bodies[i].shrink[0] = Length::ZERO;
        }
        set_gap(&mut bodies, i, &shaped.clusters, shaped);
    }
    bodies
}

fn body(shaped: &ShapedText, cluster: &Cluster) -> Body {
    let em = shaped.em(cluster);
    let half = if cluster.advance == em { em / 2 } else { Length::ZERO };
    let lead = if cluster.class == Class::Open { half } else { Length::ZERO };
    let trail = if blank_after(cluster.class) { half } else { Length::ZERO };
    let core = match cluster.class {
        Class::LineBreak => Length::ZERO,
        _ => cluster.advance - lead - trail,
    };
    // The stop keeps its blank inside a line (JLREQ, Reduction; many Chinese houses alike).
    let trail_shrink = if matches!(cluster.class, Class::Close | Class::Comma | Class::Colon) {
        trail
    } else {
        Length::ZERO
    };
    Body {
        lead,
        core,
        trail,
        trimmed: Length::ZERO,
        gap: Length::ZERO,
        shrink: [lead, trail_shrink, Length::ZERO],
        class: cluster.class,
        after: cluster.after,
        stretches: false,
    }
}

/// Sets the gap between cluster `i - 1` and cluster `i`: a quarter em between Chinese and
/// Western characters (CLREQ, Mixed Text Composition), half an em for a blank between Chinese
/// ones, a quarter for one between Chinese and Western ones.
fn set_gap(bodies: &mut [Body], i: usize, clusters: &[Cluster], shaped: &ShapedText) {
    let em = shaped.em(&clusters[i - 1]);
    let (before, after) = (bodies[i - 1].class, bodies[i].class);
    let mixed =
        before == Class::Ideograph && after.is_western() || before.is_western() && after == Class::Ideograph;
    if mixed {
        bodies[i - 1].gap = em / 4;
        bodies[i - 1].shrink[2] = em / 8;
    }
    if before == Class::Space && i >= 2 {
        let around = (bodies[i - 2].class, after);
        let western = |class: Class| class.is_western() || class == Class::Other;
        let width = match around {
            (a, b) if western(a) && western(b) => em / 3,
            (a, b) if western(a) || western(b) => em / 4,
            _ => em / 2,
        };
        bodies[i - 1].core = width;
        bodies[i - 1].shrink[2] = width / 4;
    }
    bodies[i - 1].stretches = stretches(before, after);
}

/// Gaps that may grow: not inside Western words and numbers, not inside dashes, not after an
/// opening or before a closing mark.
fn stretches(before: Class, after: Class) -> bool {
    let inside_word = before.is_western() && (after.is_western() || after == Class::Other)
        || before == Class::Other && after.is_western();
    let bound = before == Class::Open
        || (blank_after(after) || after == Class::Dot || after == Class::Solidus)
        || before == Class::Connector && after == Class::Connector;
    !inside_word && !bound && after != Class::LineBreak
}

fn blank_after(class: Class) -> bool {
    matches!(class, Class::Close | Class::Stop | Class::Comma | Class::Colon | Class::Exclamation)
}

/// The width of a stretch of clusters as a line.
struct Candidate {
    /// Width with nothing squeezed but the ends.
    natural: Length,
    /// What it can give up.
    shrink: Length,
    /// The clusters without trailing blanks.
    printed: std::ops::Range<usize>,
}

impl Candidate {
    fn of(bodies: &[Body], range: std::ops::Range<usize>) -> Self {
        let blank = |b: &Body| matches!(b.class, Class::Space | Class::IdeographicSpace | Class::LineBreak);
        let end = range.clone().rev().find(|&i| !blank(&bodies[i])).map_or(range.start, |i| i + 1);
        let printed = range.start..end;
        let mut candidate = Self { natural: Length::ZERO, shrink: Length::ZERO, printed };
        if range.start == end {
            return candidate;
        }
        for body in &bodies[range.start..end] {
            candidate.natural += body.width() + body.gap;
            candidate.shrink += body.shrink.iter().copied().sum();
        }
        let (first, last) = (&bodies[range.start], &bodies[end - 1]);
        candidate.natural -= first.lead + last.trail + last.gap;
        candidate.shrink -= first.shrink[0] + last.shrink[1];
        if last.gap > Length::ZERO || last.class == Class::Space {
            candidate.shrink -= last.shrink[2];
        }
        candidate
    }
}

/// Where the line that begins at `from` ends: after the last cluster that fits, squeezed if
/// need be, and after which a line may end.
fn fit(bodies: &[Body], from: usize, measure: Length) -> usize {
    let mut fitting = None;
    let mut emergency = from + 1;
    for to in from + 1..=bodies.len() {
        let candidate = Candidate::of(bodies, from..to);
        if candidate.natural - candidate.shrink > measure {
            break;
        }
        emergency = to;
        match bodies[to - 1].after {
            Opportunity::Must => return to,
            Opportunity::May => fitting = Some(to),
            Opportunity::Never if to == bodies.len() => fitting = Some(to),
            Opportunity::Never => {}
        }
    }
    fitting.unwrap_or(emergency)
}

/// Sets one line: squeezes or stretches it to the measure and places its glyphs.
fn adjust(
    shaped: &ShapedText,
    bodies: &[Body],
    range: std::ops::Range<usize>,
    setting: Setting,
    ends: bool,
) -> Line {
    let candidate = Candidate::of(bodies, range.clone());
    let mut placed: Vec<Body> = bodies[range.clone()].to_vec();
    let printed = candidate.printed.len();
    if printed > 0 {
        let first = &mut placed[0];
        first.trimmed += first.lead;
        first.lead = Length::ZERO;
        first.shrink[0] = Length::ZERO;
        let last = &mut placed[printed - 1];
        last.trail = Length::ZERO;
        last.gap = Length::ZERO;
        last.shrink = [last.shrink[0], Length::ZERO, Length::ZERO];
    }
    let spare = setting.measure - candidate.natural;
    if spare < Length::ZERO {
        squeeze(&mut placed[..printed], -spare, candidate.shrink);
    } else if setting.align == Align::Justify && !ends {
        stretch(&mut placed[..printed], spare);
    }
    let width: Length = placed[..printed].iter().map(|b| b.width() + b.gap).sum();
    let spare = (setting.measure - width).max(Length::ZERO);
    let start = setting.indent
        + match setting.align {
            Align::Justify | Align::Start => Length::ZERO,
            Align::Center => spare / 2,
            Align::End => spare,
        };
    place(shaped, &placed, range.start, printed, start, width)
}

/// Takes `wanted` from the blanks of a line, from each in proportion to what it can give.
fn squeeze(line: &mut [Body], wanted: Length, capacity: Length) {
    let mut left = wanted.min(capacity);
    let mut capacity = capacity;
    for body in line {
        for part in 0..3 {
            let can = body.shrink[part];
            if can == Length::ZERO || capacity == Length::ZERO {
                continue;
            }
            let gives = left.scaled(can.millipoints(), capacity.millipoints());
            capacity -= can;
            left -= gives;
            match part {
                0 => {
                    body.lead -= gives;
                    body.trimmed += gives;
                }
                1 => body.trail -= gives,
                _ if body.gap > Length::ZERO => body.gap -= gives,
                _ => body.core -= gives,
            }
        }
    }
}

/// Gives `spare` to the gaps of a line that may grow, the same to each.
fn stretch(line: &mut [Body], spare: Length) {
    let inner = line.len().saturating_sub(1);
    let mut growing = line[..inner].iter().filter(|body| body.stretches).count() as i32;
    let mut left = spare;
    for body in &mut line[..inner] {
        if body.stretches {
            let share = left / growing;
            body.gap += share;
            left -= share;
            growing -= 1;
        }
    }
}

/// Puts the glyphs of a line in their places.
fn place(
    shaped: &ShapedText,
    line: &[Body],
    first: usize,
    printed: usize,
    start: Length,
    width: Length,
) -> Line {
    let clusters = &shaped.clusters[first..first + line.len()];
    let mut runs: Vec<LineRun> = Vec::new();
    let mut x = start;
    for (i, (cluster, body)) in clusters.iter().zip(line).enumerate() {
        if cluster.class == Class::LineBreak {
            continue;
        }
        let style = &shaped.styles[cluster.style];
        let run = run_for(&mut runs, shaped, cluster, style);
        let text_start = run.text.len();
        run.text.push_str(&shaped.text[cluster.range.clone()]);
        let mut pen = x - body.trimmed;
        for glyph in &shaped.glyphs[cluster.glyphs.clone()] {
            run.glyphs.push(LineGlyph {
                id: glyph.id,
                x: pen + glyph.x_offset,
                y: glyph.y_offset,
                text: text_start..run.text.len(),
            });
            pen += glyph.advance;
        }
        if i < printed {
            x += body.width() + body.gap;
        }
        run.end = x;
    }
    let text = match (clusters.first(), clusters.last()) {
        (Some(a), Some(b)) => shaped.text[a.range.start..b.range.end].to_owned(),
        _ => String::new(),
    };
    Line { text, start, width, runs }
}

/// The run a cluster goes on, or a new one.
fn run_for<'a>(
    runs: &'a mut Vec<LineRun>,
    shaped: &ShapedText,
    cluster: &Cluster,
    style: &TextStyle,
) -> &'a mut LineRun {
    let link = style.link.map(|i| shaped.links[usize::from(i)].clone());
    let goes_on = runs.last().is_some_and(|run| {
        run.face == cluster.face && run.size == style.size && run.ink == style.ink && run.link == link
    });
    if !goes_on {
        runs.push(LineRun {
            face: cluster.face,
            size: style.size,
            ink: style.ink,
            link,
            text: String::new(),
            glyphs: Vec::new(),
            end: Length::ZERO,
        });
    }
    let last = runs.len() - 1;
    &mut runs[last]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Language;
    use crate::text::{FontLibrary, FontRole, FontSpec, StyledText, shape};

    const EM: Length = Length::from_points(9);

    fn fonts() -> &'static FontLibrary {
        static FONTS: std::sync::OnceLock<FontLibrary> = std::sync::OnceLock::new();
        FONTS.get_or_init(FontLibrary::bundled)
    }

    fn shaped(text: &str) -> ShapedText {
        let chain = fonts().chain(&FontSpec::of(FontRole::Body), &Language::from("zh-Hans-CN"));
        let style = TextStyle { chain: chain.into(), size: EM, ink: Ink::BLACK, link: None };
        shape(&StyledText::plain(text, style), fonts())
    }

    fn justified(measure: i32, indent: i32) -> Setting {
        Setting { measure: EM * measure, indent: EM * indent, align: Align::Justify }
    }

    fn texts(text: &str, measure: i32) -> Vec<String> {
        set_lines(&shaped(text), &justified(measure, 0)).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_mark_that_fits_at_half_width_is_pushed_in() {
        // CLREQ, Compression at line end: the stop takes half an em there.
        assert_eq!(texts("一二三，四五六七八。九", 10), ["一二三，四五六七八。", "九"]);
    }

    #[test]
    fn neighbouring_marks_take_one_and_a_half_em() {
        // CLREQ, Compression of Consecutive Punctuation Marks.
        let pair = shaped("》。一");
        assert_eq!(natural_width(&pair), EM + EM + EM / 2);
        let apart = shaped("》（一");
        assert_eq!(natural_width(&apart), EM * 5 / 2);
    }

    #[test]
    fn an_opening_mark_at_line_start_gives_up_its_blank() {
        let lines = set_lines(&shaped("“一二三四五六七八九"), &justified(5, 2));
        let first = &lines[0].runs[0].glyphs;
        assert_eq!(first[0].x, EM * 2 - EM / 2, "ink begins at the indent");
        assert_eq!(first[1].x, EM * 2 + EM / 2);
    }

    #[test]
    fn chinese_and_western_characters_stand_a_quarter_em_apart() {
        let typed = natural_width(&shaped("中 A 中"));
        let plain = natural_width(&shaped("中A中"));
        assert_eq!(typed, plain);
    }

    fn newspaper_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            8 => "[一-龥]{1,8}",
            4 => "[，。、；：？！”’）》】·]",
            3 => "[“‘（《【]",
            2 => "[A-Za-z]{1,9}",
            2 => "[0-9]{1,6}(\\.[0-9])?%?",
            1 => Just("——".to_owned()),
            1 => Just("……".to_owned()),
            1 => Just(" ".to_owned()),
            1 => Just("https://www.xiwan.example/a/b?c=d".to_owned()),
        ];
        prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn lines_concatenate_to_the_text(text in newspaper_text(), measure in 3..60i32) {
            prop_assert_eq!(texts(&text, measure).concat(), text);
        }

        #[test]
        fn no_line_is_wider_than_its_measure(text in newspaper_text(), measure in 3..60i32) {
            for line in set_lines(&shaped(&text), &justified(measure, 2)) {
                let measure = EM * measure;
                // A long dash is one cluster of two em: behind the indent it may not fit at all.
                let single = line.text.chars().count() == 1 || line.text == "——";
                prop_assert!(line.start + line.width <= measure || single, "{:?}", line.text);
            }
        }

        #[test]
        fn forbidden_marks_begin_or_end_a_line_only_where_no_line_could_end_before(
            text in newspaper_text(), measure in 12..60i32,
        ) {
            let allowed = super::super::breaks::opportunities(&text);
            let mut at = 0;
            for line in texts(&text, measure) {
                let start = at;
                at += line.len();
                let could_end_earlier = allowed.iter().any(|&b| b > start && b < at);
                prop_assert!(allowed.contains(&at) || !could_end_earlier, "{line:?} of {text:?}");
            }
        }
    }
}
