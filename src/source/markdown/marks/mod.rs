//! What the marks of a run of inline text mean: emphasis, low and high characters.
//!
//! The parser finds code, links, tags and escapes; which stars and low lines belong together it
//! decides by rules that fail beside Chinese marks, and it is not asked. Its events of one run come
//! in, and the same events with other marks go out.
//!
//! * [`raw`]: the run as it was typed, with everything hidden that cannot be a mark
//! * [`flanking`]: which runs of stars and low lines may open and close
//! * [`emphasis`]: which of them belong together
//! * [`shifts`]: low and high characters

mod emphasis;
mod flanking;
mod raw;
mod shifts;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use emphasis::{MarkRun, Pair};
use shifts::ShiftedText;

pub(super) use raw::{HIDDEN, RangedEvent, RawText};

/// Why marks stay text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Idle {
    /// They have no partner.
    Alone,
    /// They have one, and nobody can tell what was meant.
    Doubtful,
}

/// Marks that stay text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IdleMark {
    /// Their bytes in the source.
    pub(super) range: Range<usize>,
    /// Why.
    pub(super) why: Idle,
}

/// A run whose marks are decided.
#[derive(Debug, Default)]
pub(super) struct Resolved<'a> {
    /// Its events.
    pub(super) events: Vec<RangedEvent<'a>>,
    /// Stars and low lines that look like marks and stay text.
    pub(super) idle: Vec<IdleMark>,
}

/// Decides what the marks of a run mean.
pub(super) fn resolve<'a>(raw: &RawText<'a>, events: Vec<RangedEvent<'a>>) -> Resolved<'a> {
    if !raw.shown().contains(['*', '_', '~', '^']) {
        return Resolved { events, idle: Vec::new() };
    }
    let mut found = Found::of(raw);
    let pieces = found.cut(raw, events);
    let mut pairs = Vec::new();
    found.pair(&pieces, &mut pairs);
    emphasis::drop_doubtful(&mut pairs, raw.source());
    let mut resolved = Resolved::default();
    for piece in pieces {
        resolved.piece(raw, piece, &found, &pairs);
    }
    resolved
}

/// The bytes of the low and high characters of a text of which only what may be a mark is shown.
pub(super) fn shifted_ranges(shown: &str) -> Vec<Range<usize>> {
    shifts::find(shown).into_iter().map(|found| found.range).collect()
}

/// A piece of a run.
enum Piece<'a> {
    Event(RangedEvent<'a>),
    Text(Range<usize>),
    /// A run of stars or low lines, by its number.
    Marks(usize),
    Shifted(ShiftedText),
}

/// What was found in a run, in its order. Ranges are those of the source.
struct Found {
    runs: Vec<MarkRun>,
    shifted: Vec<ShiftedText>,
}

impl Found {
    fn of(raw: &RawText<'_>) -> Self {
        let shown = raw.shown();
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(next) = shown[at..].find(['*', '_']) {
            let start = at + next;
            let mark = if shown[start..].starts_with('*') { '*' } else { '_' };
            let count = shown[start..].bytes().take_while(|&byte| byte == mark as u8).count();
            at = start + count;
            let flanks = flanking::flanks(raw.before(start), mark, count, raw.after(at));
            runs.push(MarkRun::new(raw.at(start..at), mark, flanks));
        }
        let in_source =
            |found: ShiftedText| ShiftedText { range: raw.at(found.range), is_high: found.is_high };
        Self { runs, shifted: shifts::find(shown).into_iter().map(in_source).collect() }
    }

    /// Cuts the events where marks begin and end.
    fn cut<'a>(&self, raw: &RawText<'a>, events: Vec<RangedEvent<'a>>) -> Vec<Piece<'a>> {
        let mut pieces = Vec::with_capacity(events.len());
        let (mut run, mut shift, mut done) = (0, 0, 0);
        for (event, range) in events {
            let Some(range) = raw.shown_part(&event, &range) else {
                pieces.push(Piece::Event((event, range)));
                continue;
            };
            let mut at = range.start.max(done);
            loop {
                let marks = self.runs.get(run).map_or(usize::MAX, |run| run.range.start);
                let shifted = self.shifted.get(shift).map_or(usize::MAX, |found| found.range.start);
                let start = marks.min(shifted);
                if at < range.end.min(start) {
                    pieces.push(Piece::Text(at..range.end.min(start)));
                }
                if start >= range.end {
                    break;
                }
                if marks < shifted {
                    at = self.runs[run].range.end;
                    pieces.push(Piece::Marks(run));
                    run += 1;
                } else {
                    at = self.shifted[shift].range.end;
                    pieces.push(Piece::Shifted(self.shifted[shift].clone()));
                    shift += 1;
                }
                done = at;
            }
        }
        pieces
    }

    /// Pairs the runs, those in links by themselves.
    fn pair(&mut self, pieces: &[Piece<'_>], pairs: &mut Vec<Pair>) {
        let mut texts: Vec<Vec<usize>> = vec![Vec::new()];
        for piece in pieces {
            match piece {
                Piece::Marks(number) => {
                    if let Some(text) = texts.last_mut() {
                        text.push(*number);
                    }
                }
                Piece::Event((Event::Start(Tag::Link { .. } | Tag::Image { .. }), _)) => {
                    texts.push(Vec::new());
                }
                Piece::Event((Event::End(TagEnd::Link | TagEnd::Image), _)) if texts.len() > 1 => {
                    emphasis::pair(&mut self.runs, &texts.pop().unwrap_or_default(), pairs);
                }
                _ => {}
            }
        }
        for text in texts {
            emphasis::pair(&mut self.runs, &text, pairs);
        }
    }
}

impl<'a> Resolved<'a> {
    fn piece(&mut self, raw: &RawText<'a>, piece: Piece<'a>, found: &Found, pairs: &[Pair]) {
        match piece {
            Piece::Event(event) => self.events.push(event),
            Piece::Text(range) => self.text(raw, range),
            Piece::Marks(number) => self.marks(raw, &found.runs[number], pairs),
            Piece::Shifted(ShiftedText { range, is_high }) => {
                let (start, end) = match is_high {
                    true => (Tag::Superscript, TagEnd::Superscript),
                    false => (Tag::Subscript, TagEnd::Subscript),
                };
                self.events.push((Event::Start(start), range.clone()));
                self.text(raw, range.start + 1..range.end - 1);
                self.events.push((Event::End(end), range));
            }
        }
    }

    fn text(&mut self, raw: &RawText<'a>, range: Range<usize>) {
        if !range.is_empty() {
            self.events.push((Event::Text(CowStr::Borrowed(raw.typed(range.clone()))), range));
        }
    }

    /// The marks of a run: those that close, those that stay text, those that open.
    fn marks(&mut self, raw: &RawText<'a>, run: &MarkRun, pairs: &[Pair]) {
        let mut at = run.range.start;
        for pair in run.closes.iter().map(|&number| &pairs[number]) {
            let width = at..at + pair.width;
            at = width.end;
            match pair.is_dropped {
                true => self.text(raw, width),
                false => self.events.push((Event::End(tags(pair).1), pair.range.clone())),
            }
        }
        self.text(raw, run.left.clone());
        at = run.left.end;
        for pair in run.opens.iter().rev().map(|&number| &pairs[number]) {
            let width = at..at + pair.width;
            at = width.end;
            match pair.is_dropped {
                true => self.text(raw, width),
                false => self.events.push((Event::Start(tags(pair).0), pair.range.clone())),
            }
        }
        let is_doubtful = run.closes.iter().chain(&run.opens).any(|&number| pairs[number].is_dropped);
        if is_doubtful || !run.left.is_empty() && !run.flanks.is_text {
            let why = if is_doubtful { Idle::Doubtful } else { Idle::Alone };
            self.idle.push(IdleMark { range: run.range.clone(), why });
        }
    }
}

fn tags(pair: &Pair) -> (Tag<'static>, TagEnd) {
    match pair.width {
        1 => (Tag::Emphasis, TagEnd::Emphasis),
        _ => (Tag::Strong, TagEnd::Strong),
    }
}

#[cfg(test)]
mod tests;
