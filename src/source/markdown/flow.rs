//! One run of inline text: a paragraph, a subhead, a cell.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::model::walk::plain_text;
use crate::model::{Inline, NoteId};
use crate::source::normal::Text;

use super::html::InlineElement;

/// An image of the text, before it is known whether it stands alone.
#[derive(Clone, Debug)]
pub(super) struct TextImage {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) range: Range<usize>,
}

/// What a part of the text that is not closed yet will become.
#[derive(Debug)]
pub(super) enum PartKind {
    /// The whole run.
    Root,
    Strong,
    Emphasis,
    Subscript,
    Superscript,
    Link(String),
    Image {
        path: String,
        title: String,
    },
    /// Strong, emphasised, low or high text or a proper name that a tag opened.
    Element(InlineElement),
}

impl PartKind {
    fn belongs_to_the_one_before(&self) -> bool {
        matches!(
            self,
            Self::Subscript
                | Self::Superscript
                | Self::Element(InlineElement::Subscript | InlineElement::Superscript)
        )
    }
}

/// A part of the text that is not closed yet.
#[derive(Debug)]
pub(super) struct OpenPart {
    pub(super) kind: PartKind,
    /// Place of what opened it.
    pub(super) range: Range<usize>,
    text: Text,
    /// For an image: the state around it, which its description does not change.
    around: Option<State>,
}

/// The context by which the next characters are judged.
#[derive(Clone, Debug)]
struct State {
    /// The last character, to judge line ends between lines of one paragraph.
    last: Option<char>,
    /// A line end whose neighbour to the right is not known yet, and the part it is in.
    line_end: Option<(usize, Range<usize>)>,
    /// Whether nothing visible stands in it yet.
    fresh: bool,
}

/// A `<ruby>` that is not closed yet.
#[derive(Debug)]
pub(super) struct OpenRuby {
    /// Place of its first tag.
    pub(super) range: Range<usize>,
    pairs: Vec<(TextPiece, TextPiece)>,
    base: TextPiece,
    reading: Option<TextPiece>,
    /// What an open `<rp>` holds.
    bracket: Option<String>,
    /// Length of the base where an `<rp>` after it ended, else 0.
    bracketed: usize,
}

type TextPiece = (String, Range<usize>);

/// Inline text while its events come in. Ranges are those of the parsed text; `place` maps
/// them to the file.
#[derive(Debug)]
pub(super) struct Flow {
    frames: Vec<OpenPart>,
    pub(super) ruby: Option<OpenRuby>,
    /// Whether ruby was given up, so that its last tags are not reported once more.
    pub(super) had_broken_ruby: bool,
    state: State,
    /// How many open parts are ignored because they are nested too deep.
    passed: usize,
    /// An image with nothing before it.
    lone: Option<TextImage>,
    /// Whether a lone image can become a figure: paragraphs only.
    takes_figures: bool,
    /// Whether its lines are verse.
    pub(super) is_verse: bool,
}

impl Flow {
    pub(super) fn new(takes_figures: bool) -> Self {
        Self {
            frames: vec![OpenPart { kind: PartKind::Root, range: 0..0, text: Text::default(), around: None }],
            ruby: None,
            had_broken_ruby: false,
            state: State { last: None, line_end: None, fresh: true },
            passed: 0,
            lone: None,
            takes_figures,
            is_verse: false,
        }
    }

    /// Whether it is a paragraph, which may have several lines.
    pub(super) fn is_paragraph(&self) -> bool {
        self.takes_figures
    }

    /// How many parts are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// What the innermost open part is.
    pub(super) fn innermost(&self) -> &OpenPart {
        self.frames.last().expect("the root is never closed while text comes in")
    }

    /// Whether a part that `element` opened is still open.
    pub(super) fn is_in(&self, element: InlineElement) -> bool {
        self.frames.iter().any(|frame| matches!(frame.kind, PartKind::Element(open) if open == element))
    }

    /// Whether nothing visible stands in it yet, so that indents can be dropped.
    pub(super) fn is_fresh(&self) -> bool {
        self.state.fresh && self.ruby.is_none()
    }

    /// Adds characters.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        match &mut self.ruby {
            Some(ruby) => ruby.push(text, range),
            None => {
                self.resolve_line_end(text.chars().next());
                self.state.last = text.chars().next_back();
                self.state.fresh = false;
                self.top().push(text, range);
            }
        }
    }

    /// Ignores the marks of a part that is nested too deep: its content goes into the surrounding
    /// part. Returns how many were ignored before it.
    pub(super) fn pass(&mut self) -> usize {
        self.passed += 1;
        self.passed - 1
    }

    /// Whether the innermost mark is ignored.
    pub(super) fn is_passing(&self) -> bool {
        self.passed > 0
    }

    /// Opens a part.
    pub(super) fn open(&mut self, kind: PartKind, range: Range<usize>) {
        if kind.belongs_to_the_one_before() {
            self.state.line_end = None;
        }
        let around = matches!(kind, PartKind::Image { .. }).then(|| {
            let inside = State { last: None, line_end: None, fresh: false };
            std::mem::replace(&mut self.state, inside)
        });
        self.frames.push(OpenPart { kind, range, text: Text::default(), around });
    }

    /// Closes the innermost part. An image is returned, all others go into the surrounding part.
    pub(super) fn close(&mut self) -> Option<TextImage> {
        if self.passed > 0 {
            self.passed -= 1;
            return None;
        }
        if self.frames.len() < 2 {
            return None;
        }
        let OpenPart { kind, range, text, around } = self.frames.pop()?;
        self.state = around.unwrap_or_else(|| self.state.clone());
        match kind {
            PartKind::Root => self.top().append(text),
            PartKind::Strong | PartKind::Element(InlineElement::Strong) => self.top().strong(text),
            PartKind::Element(InlineElement::ProperName) => self.top().proper_name(text),
            PartKind::Subscript | PartKind::Element(InlineElement::Subscript) => self.top().subscript(text),
            PartKind::Superscript | PartKind::Element(InlineElement::Superscript) => {
                self.top().superscript(text);
            }
            PartKind::Emphasis | PartKind::Element(_) => self.top().emphasis(text),
            PartKind::Link(url) => {
                if text.is_empty() {
                    self.resolve_line_end(None);
                }
                self.state.fresh = false;
                self.top().link(url, text);
            }
            PartKind::Image { path, title } => {
                return Some(TextImage { path, title, alt: plain_text(text.inlines()), range });
            }
        }
        None
    }

    /// Turns an element that was opened by a tag into plain text: its tag, then what it holds.
    pub(super) fn dissolve(&mut self, tag: &str, range: Range<usize>) {
        if self.frames.len() < 2 {
            return;
        }
        if let Some(frame) = self.frames.pop() {
            self.top().push(tag, range);
            self.top().append(frame.text);
            self.state.fresh = false;
        }
    }

    /// Adds a note mark.
    pub(super) fn note_mark(&mut self, note: NoteId) {
        // A mark belongs to the word before it, whatever the line end between them.
        if self.state.line_end.is_some() {
            self.resolve_line_end(self.state.last);
        }
        self.state.fresh = false;
        self.top().note_mark(note);
    }

    /// Adds a line break the author wants.
    pub(super) fn line_break(&mut self) {
        self.state.line_end = None;
        self.state.last = None;
        self.top().line_break();
    }

    /// Notes the end of a line inside a paragraph.
    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        if self.ruby.is_none() {
            self.state.line_end = Some((self.frames.len() - 1, range));
        }
    }

    /// Keeps an image aside if it may still be alone in its paragraph, else returns it.
    pub(super) fn keep_lone(&mut self, image: TextImage) -> Option<TextImage> {
        if self.takes_figures && self.state.fresh && self.frames.len() == 1 && self.lone.is_none() {
            self.lone = Some(image);
            return None;
        }
        Some(image)
    }

    /// The image that was kept aside, since something else follows it.
    pub(super) fn take_lone(&mut self) -> Option<TextImage> {
        self.lone.take()
    }

    /// The text, and the image it consists of if there is one.
    pub(super) fn finish(mut self) -> (Text, Option<TextImage>) {
        self.passed = 0;
        while self.frames.len() > 1 {
            self.close();
        }
        (self.frames.swap_remove(0).text, self.lone)
    }

    /// Begins ruby.
    pub(super) fn open_ruby(&mut self, range: Range<usize>) {
        self.ruby = Some(OpenRuby {
            range,
            pairs: Vec::new(),
            base: TextPiece::default(),
            reading: None,
            bracket: None,
            bracketed: 0,
        });
    }

    /// Begins a reading; false where ruby has no base for it.
    pub(super) fn open_reading(&mut self) -> bool {
        let Some(ruby) = &mut self.ruby else { return false };
        let fits = ruby.is_between_parts() && !ruby.base.0.is_empty();
        if fits {
            ruby.reading = Some(TextPiece::default());
        }
        fits
    }

    /// Ends a reading; false where it is empty or none was begun.
    pub(super) fn close_reading(&mut self) -> bool {
        let Some(ruby) = &mut self.ruby else { return false };
        match ruby.reading.take() {
            Some(reading) if !reading.0.is_empty() => {
                ruby.pairs.push((std::mem::take(&mut ruby.base), reading));
                ruby.bracketed = 0;
                true
            }
            reading => {
                ruby.reading = reading;
                false
            }
        }
    }

    /// Begins what stands around a reading where ruby cannot be shown; false where it is neither
    /// before nor after a reading.
    pub(super) fn open_bracket(&mut self) -> bool {
        let Some(ruby) = &mut self.ruby else { return false };
        let fits = ruby.is_between_parts() && !(ruby.base.0.is_empty() && ruby.pairs.is_empty());
        if fits {
            ruby.bracket = Some(String::new());
        }
        fits
    }

    /// Ends it, and drops its content. False if none was begun, or if the content is more than
    /// brackets: letters would be lost.
    pub(super) fn close_bracket(&mut self) -> bool {
        let Some(ruby) = &mut self.ruby else { return false };
        let is_read = ruby.bracket.take_if(|held| !held.contains(char::is_alphanumeric)).is_some();
        if is_read {
            ruby.bracketed = ruby.base.0.len();
        }
        is_read
    }

    /// Ends ruby; false where it is not whole, and it stays open then.
    pub(super) fn close_ruby(&mut self) -> bool {
        let whole =
            |ruby: &mut OpenRuby| ruby.is_between_parts() && ruby.base.0.is_empty() && !ruby.pairs.is_empty();
        let Some(ruby) = self.ruby.take_if(whole) else { return false };
        for (base, reading) in ruby.pairs {
            self.resolve_line_end(base.0.chars().next());
            self.state.last = base.0.chars().next_back();
            self.state.fresh = false;
            self.top().ruby(base, reading);
        }
        true
    }

    fn top(&mut self) -> &mut Text {
        &mut self.frames.last_mut().expect("the root is never closed while text comes in").text
    }

    /// A line end between two full-width characters is dropped, any other becomes a blank. It goes
    /// where it stood: before a part that was opened after it.
    fn resolve_line_end(&mut self, next: Option<char>) {
        let Some((frame, range)) = self.state.line_end.take() else { return };
        let joined = self.state.last.is_none_or(is_full_width) && next.is_none_or(is_full_width);
        if self.state.last.is_some() && !joined {
            let frame = frame.min(self.frames.len() - 1);
            self.frames[frame].text.push(" ", range);
        }
    }
}

impl OpenRuby {
    /// Whether neither a reading nor a bracket is open, and no base goes on after a bracket.
    fn is_between_parts(&self) -> bool {
        let is_base_whole = self.bracketed == 0 || self.bracketed == self.base.0.len();
        self.reading.is_none() && self.bracket.is_none() && is_base_whole
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if let Some(bracket) = &mut self.bracket {
            bracket.push_str(text);
            return;
        }
        let piece = self.reading.as_mut().unwrap_or(&mut self.base);
        if piece.0.is_empty() {
            piece.1 = range;
        } else {
            piece.1.end = range.end;
        }
        piece.0.push_str(text);
    }
}

/// Whether lines are joined without a blank at this character: Han characters, full-width marks
/// and the marks Chinese shares with other scripts. Hangul is wide but uses blanks.
fn is_full_width(c: char) -> bool {
    let hangul = matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}');
    (c.width() == Some(2) && !hangul) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// The characters that authors indent a paragraph with.
pub(super) fn is_indent(c: char) -> bool {
    matches!(c, '\u{3000}' | ' ' | '\t' | '\u{a0}')
}

/// Inline text without marks, for descriptions.
pub(super) fn plain(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}
