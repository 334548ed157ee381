//! The blanks of a text: halves of marks, gaps between Chinese and Western characters, word
//! spaces, and how far each may give way or grow.
//!
//! All this looks at neighbours in the paragraph, never at runs: a mark in another style squeezes
//! its neighbour like any other (CLREQ, Adjustment of Adjacent Punctuation Marks).

use super::FontLibrary;
use super::class::{Body, Class, Direction};
use super::fonts::Blanks;
use super::manner::{LineEnd, Manner, Punctuation};
use super::shape::{Cluster, Shaped};
use super::vertical::{Orientation, stand_in};
use crate::geometry::Length;

/// The steps in which blanks give way, in the order in which they do (CLREQ, Procedures for
/// Reduction).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Step {
    /// Blanks between words, and those an author types between names.
    #[default]
    Word,
    /// The sides of an interpunct.
    Dot,
    /// Before an opening, after a closing bracket or quotation mark.
    Bracket,
    /// After a comma, a colon or a semicolon.
    Comma,
    /// Between Chinese and Western characters.
    Mixed,
    /// After a full stop, an exclamation or a question mark.
    Stop,
}

impl Step {
    /// Number of steps.
    pub const COUNT: usize = 6;
}

/// A cluster with its blanks, in thousandths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// Blank before the ink, as far as it is kept.
    pub lead: i32,
    /// Ink and all that gives nothing.
    pub core: i32,
    /// Blank after the ink, as far as it is kept.
    pub trail: i32,
    /// Gap to the next cluster.
    pub gap: i32,
    /// What the lead may give up.
    pub lead_gives: i32,
    /// What the trail may give up.
    pub trail_gives: i32,
    /// What the gap may give up.
    pub gap_gives: i32,
    /// How much the gap may grow before letters are spaced.
    pub gap_grows: i32,
    /// How far the glyphs stand before (−) or after the beginning of the lead.
    pub shift: i32,
    /// The step in which lead and trail give way.
    pub mark: Step,
    /// The step in which the gap gives way.
    pub between: Step,
    /// Whether letter-space may be added after it.
    pub letters: bool,
}

impl Space {
    /// Width with the gap after it.
    pub fn width(&self) -> i32 {
        self.lead + self.core + self.trail + self.gap
    }

    /// Takes `by` off the blank before the ink.
    pub(super) fn cut_lead(&mut self, by: i32) {
        self.lead -= by;
        self.shift -= by;
        self.lead_gives = self.lead_gives.min(self.lead);
    }

    /// Takes `by` off the blank after the ink.
    pub(super) fn cut_trail(&mut self, by: i32) {
        self.trail -= by;
        self.trail_gives = self.trail_gives.min(self.trail);
    }

    /// As the first of a line: the blank before the ink is dropped (CLREQ, Compression of
    /// Punctuation Marks at Line Start or Line End).
    pub(super) fn begins_line(mut self) -> Self {
        self.cut_lead(self.lead);
        self
    }

    /// As the last of a line: the gap after it is dropped, and the blank after the ink (GB/T 15834
    /// 5.1.10). A mark in the middle of its body gives up both sides.
    pub(super) fn ends_line(mut self, line_end: LineEnd) -> Self {
        (self.gap, self.gap_gives, self.gap_grows, self.letters) = (0, 0, 0, false);
        if self.trail > 0 && line_end != LineEnd::Full {
            self.cut_trail(self.trail);
            self.cut_lead(self.lead);
        }
        self
    }
}

/// The blanks of each cluster of a text.
pub(super) fn spaces(shaped: &Shaped, manner: &Manner, fonts: &FontLibrary) -> Vec<Space> {
    let mut spaces: Vec<Space> = Vec::with_capacity(shaped.clusters.len());
    let mut exclamations = 0;
    for (i, cluster) in shaped.clusters.iter().enumerate() {
        let mut space = space(shaped, cluster, manner, fonts);
        exclamations = if cluster.class == Class::Exclamation { exclamations + 1 } else { 0 };
        if exclamations % 2 == 0 && exclamations > 0 {
            // Two take one em together, three take two (GB/T 15834 5.1.2).
            space.cut_trail(space.trail);
        }
        if let Some(before) = spaces.last_mut() {
            let neighbours = (&shaped.clusters[i - 1], cluster);
            squeeze(shaped, neighbours, before, &mut space);
            open_gap(shaped, neighbours, before, manner);
        }
        spaces.push(space);
        if i >= 2 && shaped.clusters[i - 1].class == Class::Space {
            let around = (shaped.clusters[i - 2].class, cluster.class);
            typed_blank(&mut spaces[i - 1], around, shaped.em(&shaped.clusters[i - 1]), manner.headline);
            if manner.direction == Direction::Vertical {
                drop_upright_gap(shaped, i, &mut spaces[i - 1]);
            }
        }
    }
    if manner.grid {
        pad_to_grid(shaped, &mut spaces);
    }
    spaces
}

/// A cluster by itself.
fn space(shaped: &Shaped, cluster: &Cluster, manner: &Manner, fonts: &FontLibrary) -> Space {
    let advance = cluster.advance.millipoints();
    match cluster.class {
        Class::Ideograph | Class::Latin | Class::Number => Space { core: advance, ..Space::default() },
        Class::LineBreak => Space::default(),
        Class::Space => blank(shaped.em(cluster).millipoints() / 3, Step::Word),
        class => mark(shaped, cluster, manner, fonts).unwrap_or(Space {
            core: advance,
            mark: step(class),
            ..Space::default()
        }),
    }
}

/// A word space of a width: a third of the em, that shrinks to a quarter and grows to a half
/// (JIS X 4051; CLREQ, Procedures for Reduction and Expansion).
fn blank(width: i32, between: Step) -> Space {
    Space { gap: width, gap_gives: width / 4, gap_grows: width / 2, between, ..Space::default() }
}

/// The step in which the sides of a mark give way.
fn step(class: Class) -> Step {
    match class {
        Class::Dot => Step::Dot,
        Class::Comma | Class::Colon => Step::Comma,
        Class::Stop | Class::Exclamation => Step::Stop,
        _ => Step::Bracket,
    }
}

/// A full-width mark; nothing if the cluster is none.
fn mark(shaped: &Shaped, cluster: &Cluster, manner: &Manner, fonts: &FontLibrary) -> Option<Space> {
    let run = shaped.runs[usize::from(cluster.run)];
    let style = shaped.style(cluster);
    let c = shaped.first_char(cluster);
    // A turned mark is that of a horizontal line.
    let along = match run.orientation {
        Orientation::Rotated => Direction::Horizontal,
        Orientation::Upright | Orientation::Combined => manner.direction,
    };
    let shown = match along {
        Direction::Horizontal => c,
        Direction::Vertical => stand_in(c, style.locale.region),
    };
    let body = cluster.class.body(c, style.locale.region, along)?;
    let face = fonts.face(run.face);
    let em = Em { size: style.size.millipoints(), upem: i32::from(face.units_per_em()) };
    let (advance, blanks) = (cluster.advance.millipoints(), face.blanks(shown, along));
    if !body.adjustable || manner.punctuation == Punctuation::Plain {
        return Some(fixed(body, advance, blanks, em, cluster.class));
    }
    let (lead, trail) = if advance == em.size { em.sides(body, blanks) } else { (0, 0) };
    let mut space =
        Space { lead, core: advance - lead - trail, trail, mark: step(cluster.class), ..Space::default() };
    let narrow = match manner.punctuation {
        Punctuation::Kaiming => !matches!(cluster.class, Class::Stop | Class::Exclamation),
        Punctuation::Banjiao => true,
        Punctuation::Quanjiao | Punctuation::Plain => false,
    };
    if narrow {
        space.cut_lead(lead);
        space.cut_trail(trail);
    }
    let gives = space.mark != Step::Stop || manner.squeezes_stops;
    if gives {
        (space.lead_gives, space.trail_gives) = (space.lead, space.trail);
    }
    Some(space)
}

/// A mark whose body has one width: its glyph is centred in it, if there is room.
fn fixed(body: Body, advance: i32, blanks: Blanks, em: Em, class: Class) -> Space {
    let wanted = em.quarters(body.lead + body.core + body.trail);
    let (ink_lead, ink_trail) = (em.length(blanks.ink_lead), em.length(blanks.ink_trail));
    let ink = advance - ink_lead - ink_trail;
    let width = if body.adjustable || ink > wanted + em.slack() { advance } else { wanted };
    Space { core: width, shift: (width - advance) / 2, mark: step(class), ..Space::default() }
}

/// An em of a face.
#[derive(Clone, Copy)]
struct Em {
    size: i32,
    upem: i32,
}

impl Em {
    fn length(self, units: i16) -> i32 {
        (i64::from(units) * i64::from(self.size) / i64::from(self.upem)) as i32
    }

    fn quarters(self, quarters: u8) -> i32 {
        self.size * i32::from(quarters) / 4
    }

    fn slack(self) -> i32 {
        self.size * Blanks::SLACK / 100
    }

    /// The blank sides of a mark: as the font gives them, else as the region expects, where the ink
    /// leaves that much blank.
    fn sides(self, body: Body, blanks: Blanks) -> (i32, i32) {
        if blanks.lead != 0 || blanks.trail != 0 {
            return (self.length(blanks.lead), self.length(blanks.trail));
        }
        let free = |wanted: i32, ink: i16| if self.length(ink) >= wanted - self.slack() { wanted } else { 0 };
        (free(self.quarters(body.lead), blanks.ink_lead), free(self.quarters(body.trail), blanks.ink_trail))
    }
}

/// Two marks that would take two em take one and a half, those that would take one and a half
/// take one (CLREQ, Adjustment of Adjacent Punctuation Marks). Where the sizes differ, the
/// smaller one gives way (CSS Text 4, Fullwidth Punctuation Collapsing).
fn squeeze(shaped: &Shaped, (a, b): (&Cluster, &Cluster), before: &mut Space, after: &mut Space) {
    let raw = before.trail + after.lead;
    let takes_part = |class: Class| class.is_mark() || class == Class::IdeographicSpace;
    if raw == 0 || !takes_part(a.class) || !takes_part(b.class) {
        return;
    }
    let sizes = (shaped.em(a).millipoints(), shaped.em(b).millipoints());
    let opens_after =
        b.class == Class::Open && !matches!(a.class, Class::Open | Class::Dot | Class::IdeographicSpace);
    if opens_after {
        let by = before.trail.min(after.lead);
        if sizes.1 <= sizes.0 {
            after.cut_lead(by)
        } else {
            before.cut_trail(by)
        }
        return;
    }
    let by = raw.min(sizes.0.min(sizes.1) / 2);
    let of_trail = by.min(before.trail);
    before.cut_trail(of_trail);
    after.cut_lead(by - of_trail);
}

/// The gap between two clusters: a quarter of the em between Chinese and Western characters
/// (CLREQ, Mixed Text Composition), and the place where letters are spaced.
fn open_gap(shaped: &Shaped, (a, b): (&Cluster, &Cluster), before: &mut Space, manner: &Manner) {
    if begins_shift(shaped, a, b) {
        return;
    }
    let classes = match manner.direction {
        Direction::Horizontal => (a.class, b.class),
        Direction::Vertical => (upright_class(shaped, a), upright_class(shaped, b)),
    };
    let mixed = classes.0 == Class::Ideograph && classes.1.is_western()
        || classes.0.is_western() && classes.1 == Class::Ideograph;
    if mixed {
        let em = shaped.em(a).min(shaped.em(b)).millipoints();
        // Commonly not above a third (CLREQ, Procedures for Expansion).
        (before.gap, before.gap_gives, before.gap_grows) = (em / 4, em / 8, em / 3 - em / 4);
        before.between = Step::Mixed;
    }
    before.letters = takes_letter_space(classes.0, classes.1);
    if before.letters {
        before.gap += manner.tracking.millipoints();
    }
}

/// Whether low or high text begins with `b`; it stands close to what it belongs to.
fn begins_shift(shaped: &Shaped, a: &Cluster, b: &Cluster) -> bool {
    let style = |cluster: &Cluster| shaped.runs[usize::from(cluster.run)].style;
    style(a) != style(b) && shaped.style(b).shift.is_some()
}

/// What a cluster of a vertical line is to its neighbours: a letter or digit that stands upright in
/// its own em is spaced like a Han character (CLREQ, Mixed Text Composition in Vertical Writing
/// Mode).
fn upright_class(shaped: &Shaped, cluster: &Cluster) -> Class {
    let upright = shaped.runs[usize::from(cluster.run)].orientation != Orientation::Rotated;
    match cluster.class {
        Class::Latin | Class::Number | Class::Other | Class::Prefix | Class::Postfix if upright => {
            Class::Ideograph
        }
        class => class,
    }
}

/// A blank that was typed between upright Western characters and Chinese ones goes: it was typed
/// for the gap that these need in a horizontal line.
fn drop_upright_gap(shaped: &Shaped, after: usize, blank: &mut Space) {
    let (a, b) = (&shaped.clusters[after - 2], &shaped.clusters[after]);
    let needs_none =
        |cluster: &Cluster| cluster.class.is_western() && upright_class(shaped, cluster) == Class::Ideograph;
    if a.class.is_western() != b.class.is_western() && (needs_none(a) || needs_none(b)) {
        *blank = Space { letters: blank.letters, ..Space::default() };
    }
}

/// Whether letter-space may come between two clusters: not inside words and numbers, not after
/// an opening or before a closing or pause mark, not around interpuncts, connectors and solidi
/// (CLREQ, Procedures for Expansion; JLREQ, Not Allow Increase).
fn takes_letter_space(before: Class, after: Class) -> bool {
    let of_word =
        |class: Class| class.is_western() || matches!(class, Class::Other | Class::Prefix | Class::Postfix);
    let bound = |class: Class| matches!(class, Class::Dot | Class::Connector | Class::Solidus);
    let closes =
        matches!(after, Class::Close | Class::Stop | Class::Comma | Class::Colon | Class::Exclamation);
    let pair = before == after && matches!(before, Class::Dash | Class::Ellipsis);
    !(of_word(before) && of_word(after)
        || bound(before)
        || bound(after)
        || before == Class::Open
        || closes
        || pair)
        && !after.is_blank()
}

/// A blank that was typed: between Chinese and Western characters the usual gap, between Chinese
/// ones, as in a row of names, half an em that shrinks to a quarter, else a word space. Beside
/// Chinese characters of a headline it parts what could be two lines, by one em (newspaper use).
fn typed_blank(space: &mut Space, (before, after): (Class, Class), em: Length, headline: bool) {
    let em = em.millipoints();
    let letters = space.letters;
    let chinese = |class: Class| {
        class == Class::Ideograph
            || class == Class::Symbol
            || class.is_mark()
            || matches!(class, Class::Dash | Class::Ellipsis)
    };
    *space = match (chinese(before), chinese(after)) {
        (false, false) => blank(em / 3, Step::Word),
        _ if headline => Space { gap: em, between: Step::Word, ..Space::default() },
        (true, true) => Space { gap: em / 2, gap_gives: em / 4, between: Step::Word, ..Space::default() },
        _ => Space {
            gap: em / 4,
            gap_gives: em / 8,
            gap_grows: em / 3 - em / 4,
            between: Step::Mixed,
            ..Space::default()
        },
    };
    space.letters = letters;
}

/// Pads the gaps around each Western run so that the run takes whole em; the gaps, a quarter of
/// the em by themselves, then lie between nothing and a half and do not change.
fn pad_to_grid(shaped: &Shaped, spaces: &mut [Space]) {
    let mut before = None;
    for i in 0..spaces.len() {
        if spaces[i].between != Step::Mixed || spaces[i].gap == 0 {
            continue;
        }
        let opens = shaped.clusters[i].class == Class::Ideograph;
        match before.take() {
            Some(start) if !opens => {
                let em = shaped.em(&shaped.clusters[i]).millipoints().max(1);
                let width: i32 = spaces[start + 1..i].iter().map(Space::width).sum::<i32>()
                    + spaces[i].width()
                    - spaces[i].gap;
                let pad = (em - width.rem_euclid(em)) % em;
                for (at, gap) in [(start, pad / 2), (i, pad - pad / 2)] {
                    (spaces[at].gap, spaces[at].gap_gives, spaces[at].gap_grows) = (gap, 0, 0);
                }
            }
            _ if opens => before = Some(i),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::breaks::LineEdgeRules;
    use crate::text::sample::{EM, fonts, styled};
    use crate::text::{Paragraph, StyledText};

    fn set(text: &str, punctuation: Punctuation) -> Paragraph {
        let manner = Manner { punctuation, line_edge_rules: LineEdgeRules::Gb, ..Manner::default() };
        Paragraph::new(&styled(text), &manner, fonts())
    }

    /// Width of a text between two Han characters, in hundredths of the em.
    fn width(text: &str, punctuation: Punctuation) -> i32 {
        let paragraph = set(&format!("一{text}一"), punctuation);
        let width = paragraph.natural_width().millipoints() - 2 * EM.millipoints();
        (width * 100 + EM.millipoints() / 2) / EM.millipoints()
    }

    #[test]
    fn neighbouring_marks_of_the_mainland_are_squeezed() {
        // CLREQ, Adjustment of Adjacent Punctuation Marks; GB/T 15834 5.1.2 for ？！.
        for (text, expected) in [
            ("。", 100),
            ("〉》", 150),
            ("」。", 150),
            ("。」", 150),
            ("（《", 150),
            ("》（", 150),
            ("，《", 150),
            ("：“", 150),
            ("·", 50),
            ("·《", 100),
            ("》·", 100),
            ("？！", 100),
            ("！！！", 200),
            ("！”", 150),
            ("，、", 150),
            ("》——", 300),
            ("。”（《", 250),
            ("\u{3000}（", 150),
        ] {
            assert_eq!(width(text, Punctuation::Quanjiao), expected, "{text}");
        }
    }

    #[test]
    fn styles_of_punctuation_differ_in_the_width_of_marks() {
        // CLREQ, Punctuation Width Adjustment.
        use Punctuation::{Banjiao, Kaiming, Plain, Quanjiao};
        for (text, punctuation, expected) in [
            ("，", Quanjiao, 100),
            ("，", Kaiming, 50),
            ("。", Kaiming, 100),
            ("？", Kaiming, 100),
            ("（", Kaiming, 50),
            ("。", Banjiao, 50),
            ("》（", Banjiao, 100),
            ("》（", Plain, 200),
            ("。”", Plain, 200),
        ] {
            assert_eq!(width(text, punctuation), expected, "{text} {punctuation:?}");
        }
    }

    #[test]
    fn marks_in_the_middle_of_their_body_lose_a_quarter_to_a_bracket() {
        // CLREQ, Adjustment of Adjacent Punctuation Marks, for Taiwan and Hong Kong.
        let centred = Space { lead: 250, core: 500, trail: 250, ..Space::default() };
        let opening = Space { lead: 500, core: 500, ..Space::default() };
        let closing = Space { core: 500, trail: 500, ..Space::default() };
        let shaped = |text: &str| {
            let mut styled = styled(text);
            styled.runs[0].1.size = Length::from_points(1);
            Paragraph::new(&styled, &Manner::default(), fonts()).shaped
        };
        for (text, a, b, gap) in [
            ("。」", centred, Space { core: 500, trail: 500, ..Space::default() }, 0),
            ("，《", centred, opening, 500),
            ("」。", closing, centred, 250),
            ("，、", centred, centred, 0),
        ] {
            let (shaped, mut a, mut b) = (shaped(text), a, b);
            squeeze(&shaped, (&shaped.clusters[0], &shaped.clusters[1]), &mut a, &mut b);
            assert_eq!(a.trail + b.lead, gap, "{text}");
        }
    }

    #[test]
    fn a_mark_in_the_middle_of_its_body_gives_up_both_sides_at_the_end_of_a_line() {
        let centred = Space { lead: 250, core: 500, trail: 250, gap: 100, ..Space::default() };
        let widths = [LineEnd::Half, LineEnd::Auto, LineEnd::Full].map(|end| centred.ends_line(end).width());
        assert_eq!(widths, [500, 500, 1000]);
        assert_eq!(centred.begins_line().width(), 850);
    }

    #[test]
    fn the_smaller_of_two_marks_gives_way() {
        // CSS Text 4, Fullwidth Punctuation Collapsing.
        let two_sizes = |first: i32, second: i32| {
            let mut text = StyledText::plain(
                "》",
                crate::text::TextStyle { size: EM * first, ..styled("一").runs[0].1.clone() },
            );
            text.push("（", crate::text::TextStyle { size: EM * second, ..styled("一").runs[0].1.clone() });
            Paragraph::new(&text, &Manner::default(), fonts()).spaces
        };
        let larger_first = two_sizes(2, 1);
        assert_eq!((larger_first[0].trail, larger_first[1].lead), (EM.millipoints(), 0));
        let smaller_first = two_sizes(1, 2);
        assert_eq!((smaller_first[0].trail, smaller_first[1].lead), (0, EM.millipoints()));
    }

    #[test]
    fn squeezing_works_across_a_change_of_style() {
        let mut text = styled("》");
        let bold =
            fonts().chain(&crate::text::FontSpec::of(crate::text::FontRole::Strong), &"zh-Hans-CN".into());
        text.push("（", crate::text::TextStyle { chain: bold.into(), ..text.runs[0].1.clone() });
        let spaces = Paragraph::new(&text, &Manner::default(), fonts()).spaces;
        assert_eq!(spaces[0].trail + spaces[1].lead, EM.millipoints() / 2);
    }

    #[test]
    fn a_typed_blank_between_chinese_and_western_text_is_the_usual_gap() {
        // CLREQ, Mixed Text Composition.
        let width = |text: &str| set(text, Punctuation::Quanjiao).natural_width();
        assert_eq!(width("中 A 中"), width("中A中"));
        assert_eq!(width("第 3 期"), width("第3期"));
        assert_eq!(width("中A中") - width("A"), EM * 2 + EM / 2);
        assert_eq!(width("王国 李民"), EM * 4 + EM / 2, "names stand half an em apart");
        assert_eq!(width("（A）"), width("A") + EM, "no gap beside a mark");
    }

    #[test]
    fn western_runs_take_whole_em_in_a_grid() {
        // CLREQ, Grid Alignment.
        let manner = Manner { grid: true, ..Manner::default() };
        for text in ["中A中", "中2026中", "中PDF中"] {
            let width = Paragraph::new(&styled(text), &manner, fonts()).natural_width();
            assert_eq!(width.millipoints() % EM.millipoints(), 0, "{text}");
        }
    }
}
