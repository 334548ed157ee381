//! What a line measures, from prefix sums over the text: any two breakpoints give the width of the
//! line between them without a walk over its characters.

use super::breaks::Break;
use super::class::Class;
use super::manner::{LineEnd, Manner, Punctuation};
use super::shape::Shaped;
use super::spacing::{Space, Step};

/// Widths up to a place of the text, in thousandths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Natural width.
    pub(super) width: i32,
    /// What each step of reduction can give up.
    pub(super) gives: [i32; Step::COUNT],
    /// How much word spaces and mixed gaps may grow.
    pub(super) grows: [i32; 2],
    /// Places where letter-space may be added.
    pub(super) letters: i32,
    /// Word spaces.
    pub(super) words: i32,
    /// Clusters that are neither marks nor blanks.
    pub(super) bodies: i32,
}

impl Sums {
    /// Adds a cluster, or takes it out again with a `sign` of −1.
    fn add(&mut self, space: &Space, sign: i32) {
        self.width += sign * space.width();
        self.gives[space.mark as usize] += sign * (space.lead_gives + space.trail_gives);
        self.gives[space.between as usize] += sign * space.gap_gives;
        self.grows[usize::from(space.between == Step::Mixed)] += sign * space.gap_grows;
        self.letters += sign * i32::from(space.letters);
        self.words += sign * i32::from(space.gap_grows > 0 && space.between == Step::Word);
    }
}

/// A breakpoint: where a line may end and the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breakpoint {
    /// Number of the first cluster of the next line.
    pub(super) cluster: u32,
    /// Number of clusters up to the last printed one of the line that ends here.
    pub(super) printed: u32,
    /// What happens here.
    pub(super) kind: Break,
    /// Sums of a line that ends here.
    pub(super) end: Sums,
    /// Sums of a line that begins here.
    pub(super) start: Sums,
    /// Width of the hyphen that is added.
    pub(super) hyphen: i32,
    /// What the mark at the end may hang beyond the measure.
    pub(super) hangs: i32,
    /// Blank of the mark at the end that a line has room for where it may.
    pub(super) regains: i32,
}

impl Breakpoint {
    /// Sums of a line from `start` to here, without the hyphen.
    #[inline]
    pub(super) fn natural_from(&self, start: &Self) -> i32 {
        self.end.width - start.start.width
    }

    /// What a line from `start` to here can give up in a step.
    #[inline]
    pub(super) fn gives_from(&self, start: &Self, step: usize) -> i32 {
        self.end.gives[step] - start.start.gives[step]
    }

    /// What it can give up in all.
    #[inline]
    pub(super) fn all_gives_from(&self, start: &Self) -> i32 {
        (0..Step::COUNT).map(|step| self.gives_from(start, step)).sum()
    }
}

/// A longer row of blanks is cut at its end only: blanks at the end of a line take no room, so a line
/// could end after any of them.
const MOST_BLANKS: usize = 8;

/// The breakpoints where a line may end, and with `all` every other place between two clusters; the
/// first is the beginning of the text, the last its end.
pub(super) fn breakpoints(
    shaped: &Shaped,
    spaces: &[Space],
    manner: &Manner,
    hyphen: impl Fn(usize) -> i32,
    all: bool,
) -> Vec<Breakpoint> {
    let mut breakpoints = Vec::with_capacity(spaces.len() + 1);
    let mut walk = Walk { sums: Sums::default(), printed: 0, printed_sums: Sums::default() };
    breakpoints.push(Breakpoint {
        cluster: 0,
        printed: 0,
        kind: Break::Never,
        end: Sums::default(),
        start: opening(&Sums::default(), spaces.first()),
        hyphen: 0,
        hangs: 0,
        regains: 0,
    });
    let mut blanks = 0;
    for (i, (cluster, space)) in shaped.clusters.iter().zip(spaces).enumerate() {
        walk.pass(i, space, cluster.class);
        blanks = if cluster.class.is_blank() { blanks + 1 } else { 0 };
        let goes_on = || shaped.clusters.get(i + 1).is_some_and(|next| next.class.is_blank());
        let in_row = cluster.after != Break::Must && blanks >= MOST_BLANKS && goes_on();
        if in_row || cluster.after == Break::Never && !all {
            continue;
        }
        let last = walk.printed.checked_sub(1).map(|last| (&spaces[last], &shaped.clusters[last]));
        let (end, regains) = match last {
            Some((space, _)) => closing(&walk.printed_sums, space, manner.line_end),
            None => (walk.printed_sums, 0),
        };
        breakpoints.push(Breakpoint {
            cluster: i as u32 + 1,
            printed: walk.printed as u32,
            kind: cluster.after,
            end,
            start: opening(&walk.sums, spaces.get(i + 1)),
            hyphen: if matches!(cluster.after, Break::Hyphen(_)) { hyphen(i) } else { 0 },
            hangs: last.map_or(0, |(space, cluster)| hang(space, cluster.class, manner)),
            regains,
        });
    }
    breakpoints
}

/// A walk over the clusters of a text.
struct Walk {
    sums: Sums,
    /// Clusters up to the last one that is no blank.
    printed: usize,
    printed_sums: Sums,
}

impl Walk {
    fn pass(&mut self, i: usize, space: &Space, class: Class) {
        self.sums.add(space, 1);
        self.sums.bodies += i32::from(!class.is_mark() && !class.is_blank());
        if !class.is_blank() {
            self.printed = i + 1;
            self.printed_sums = self.sums;
        }
    }
}

/// Sums of a line that begins with a cluster.
fn opening(sums: &Sums, first: Option<&Space>) -> Sums {
    let mut sums = *sums;
    if let Some(space) = first {
        sums.add(space, 1);
        sums.add(&space.begins_line(), -1);
    }
    sums
}

/// Sums of a line that ends with a cluster, and the blank that the line may regain.
fn closing(sums: &Sums, last: &Space, line_end: LineEnd) -> (Sums, i32) {
    let mut sums = *sums;
    let (trimmed, whole) = (last.ends_line(line_end), last.ends_line(LineEnd::Full));
    sums.add(last, -1);
    sums.add(&trimmed, 1);
    (sums, if line_end == LineEnd::Auto { whole.width() - trimmed.width() } else { 0 })
}

/// How far a mark may hang: the whole of a pause mark whose blank is at its right side, none of
/// a mark in the middle of its body (CLREQ, Hanging Punctuation).
fn hang(last: &Space, class: Class, manner: &Manner) -> i32 {
    let may = manner.hanging
        && manner.punctuation != Punctuation::Plain
        && matches!(class, Class::Stop | Class::Comma)
        && last.lead == 0;
    if may { last.core } else { 0 }
}
