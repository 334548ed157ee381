//! Inline text: marks, elements, ruby, links, images, note marks.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::model::NoteId;
use crate::source::fields::body::DEEPEST;
use crate::source::fields::is_whole_address;
use crate::source::normal::Text;

use super::flow::{Flow, PartKind, TextImage, is_indent};
use super::html::{self, ElementTag, InlineElement};
use super::marks::{Idle, IdleMark, RawText};
use super::reader::MarkdownReader;
use super::unknown::{self, Unknown};

impl MarkdownReader<'_> {
    /// The run of inline text that is open; one is opened where the parser did not say so, as
    /// in short list items.
    pub(super) fn inline(&mut self) -> &mut Flow {
        self.flow.get_or_insert_with(|| Flow::new(true))
    }

    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if let Some(pieces) = &mut self.verbatim {
            pieces.push(range);
            return;
        }
        self.demote_image();
        self.find_undefined_mark(&range);
        let indent = match self.inline().is_fresh() && self.source.get(range.clone()) == Some(text) {
            true => text.len() - text.trim_start_matches(is_indent).len(),
            false => 0,
        };
        let place = self.file_range(range.start + indent..range.end);
        self.inline().push(&text[indent..], place);
    }

    /// Adds characters that Markdown reads as markup and this reader as text.
    pub(super) fn plain(&mut self, text: &str, range: Range<usize>) {
        self.interrupt(range.start);
        let place = self.file_range(range);
        self.inline().push(text, place);
    }

    pub(super) fn plain_source(&mut self, range: Range<usize>) {
        let text = self.source[range.clone()].replace(['\n', '\r'], " ");
        self.plain(&text, range);
    }

    /// Ends what only plain text may follow: ruby that is not closed, an image that stood alone
    /// so far.
    pub(super) fn interrupt(&mut self, at: usize) {
        self.break_ruby(at);
        self.demote_image();
    }

    pub(super) fn open_inline(&mut self, kind: PartKind, range: Range<usize>) {
        self.interrupt(range.start);
        if self.inline().depth() <= DEEPEST {
            self.inline().open(kind, range);
        } else if self.inline().pass() == 0 {
            self.unsupported(Sentence::new("unsupported-markdown.marks-depth"), range);
        }
    }

    pub(super) fn end_image(&mut self, end: usize) {
        let image = self.close_part(end);
        let Some(flow) = &mut self.flow else { return };
        if let Some(image) = image.and_then(|image| flow.keep_lone(image)) {
            self.inline_picture(&image);
        }
    }

    /// Ends what a mark of Markdown opened, with the elements that are still open in it.
    pub(super) fn close_part(&mut self, end: usize) -> Option<TextImage> {
        self.interrupt(end);
        if self.flow.as_ref().is_some_and(|flow| !flow.is_passing()) {
            self.dissolve_elements();
        }
        self.flow.as_mut()?.close()
    }

    pub(super) fn link(&mut self, kind: LinkType, url: &str, title: &str, id: &str, range: Range<usize>) {
        self.use_definition(kind, id);
        let url = if kind == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        self.check_address(&url, range.clone());
        if !title.is_empty() {
            self.unsupported(sentence!("unsupported-markdown.link-title", title), range.clone());
        }
        self.open_inline(PartKind::Link(url), range);
    }

    /// Reports an address that leads nowhere.
    pub(super) fn check_address(&mut self, url: &str, range: Range<usize>) {
        if !is_whole_address(url) {
            let help = Some(Sentence::new("invalid-url.help"));
            let place = self.file_range(range);
            self.faults.report_with(Code::InvalidUrl, sentence!("invalid-url", url), place, help);
        }
    }

    pub(super) fn note_mark(&mut self, label: &str, range: Range<usize>) {
        self.interrupt(range.start);
        let place = self.file_range(range);
        self.body.marks.push((NoteId::from(label), place));
        self.inline().note_mark(NoteId::from(label));
    }

    pub(super) fn html(&mut self, html: &str, range: Range<usize>) {
        if html.starts_with("<!--") {
            self.comment(range);
            return;
        }
        self.demote_image();
        let place = range.clone();
        let flow = self.inline();
        let is_known = match html::tag(html) {
            Some(ElementTag::Open(InlineElement::Reading)) => flow.open_reading(),
            Some(ElementTag::Close(InlineElement::Reading)) => flow.close_reading(),
            Some(ElementTag::Open(InlineElement::Bracket)) => flow.open_bracket(),
            Some(ElementTag::Close(InlineElement::Bracket)) => flow.close_bracket(),
            Some(ElementTag::Close(InlineElement::Ruby)) => flow.close_ruby(),
            Some(ElementTag::Open(InlineElement::Ruby)) => {
                self.break_ruby(range.start);
                self.inline().open_ruby(place);
                true
            }
            Some(ElementTag::Open(InlineElement::Break)) => {
                self.break_ruby(range.start);
                self.inline().line_break();
                true
            }
            Some(ElementTag::Open(element)) => {
                let fits = flow.depth() <= DEEPEST;
                if fits {
                    self.find_name_in_name(element, &place);
                    self.open_inline(PartKind::Element(element), place);
                }
                fits
            }
            Some(ElementTag::Close(element)) => {
                self.break_ruby(range.start);
                let closes =
                    matches!(self.inline().innermost().kind, PartKind::Element(open) if open == element);
                if closes {
                    self.inline().close();
                }
                closes
            }
            None => false,
        };
        if !is_known {
            self.unknown_html(html, range);
        }
    }

    /// A name is marked once; one in another becomes part of it.
    fn find_name_in_name(&mut self, element: InlineElement, range: &Range<usize>) {
        if element == InlineElement::ProperName && self.inline().is_in(element) {
            self.unsupported(Sentence::new("unsupported-markdown.name-in-name"), range.clone());
        }
    }

    /// HTML that is unknown or misplaced.
    pub(super) fn unknown_html(&mut self, html: &str, range: Range<usize>) {
        let is_of_ruby = matches!(
            html::tag(html),
            Some(
                ElementTag::Open(InlineElement::Reading | InlineElement::Bracket)
                    | ElementTag::Close(
                        InlineElement::Reading | InlineElement::Bracket | InlineElement::Ruby
                    )
            )
        );
        if self.inline().ruby.is_some() {
            self.break_ruby(range.start);
        } else if is_of_ruby && !self.inline().had_broken_ruby {
            self.invalid_ruby(range.clone());
        }
        if !is_of_ruby {
            self.unsupported(sentence!("unsupported-markdown.html", html), range.clone());
        }
        let place = self.file_range(range);
        self.inline().push(html, place);
    }

    /// Turns incomplete ruby back into the text as typed.
    fn break_ruby(&mut self, at: usize) {
        let Some(ruby) = self.flow.as_mut().and_then(|flow| flow.ruby.take()) else { return };
        let range = ruby.range.start..at.max(ruby.range.end);
        self.invalid_ruby(range.clone());
        let place = self.file_range(range.clone());
        let text = self.source[range].replace(['\n', '\r'], " ");
        let flow = self.inline();
        flow.had_broken_ruby = true;
        flow.push(&text, place);
    }

    fn invalid_ruby(&mut self, range: Range<usize>) {
        let message = Sentence::new("invalid-ruby");
        let help = Some(Sentence::new("invalid-ruby.help"));
        let place = self.file_range(range);
        self.faults.report_with(Code::InvalidRuby, message, place, help);
    }

    /// Elements that were opened by a tag and are not closed where the part around them ends.
    fn dissolve_elements(&mut self) {
        loop {
            let Some(frame) = self.flow.as_ref().map(Flow::innermost) else { return };
            if !matches!(frame.kind, PartKind::Element(_)) {
                return;
            }
            let range = frame.range.clone();
            let tag = self.source[range.clone()].to_owned();
            self.unsupported(sentence!("unsupported-markdown.open-tag", tag), range.clone());
            let place = self.file_range(range);
            self.inline().dissolve(&tag, place);
        }
    }

    /// Ends the run of inline text.
    pub(super) fn close_flow(&mut self) -> Option<Flow> {
        self.break_ruby(self.at);
        self.dissolve_elements();
        self.flow.take()
    }

    pub(super) fn take_text(&mut self) -> Text {
        self.close_flow().map(|flow| flow.finish().0).unwrap_or_default()
    }

    /// An image that stood alone so far does not, since something follows it.
    fn demote_image(&mut self) {
        if let Some(image) = self.flow.as_mut().and_then(Flow::take_lone) {
            self.inline_picture(&image);
        }
    }

    fn inline_picture(&mut self, image: &TextImage) {
        let place = self.file_range(image.range.clone());
        let message = sentence!("inline-picture", path = &image.path);
        let help = Some(Sentence::new("inline-picture.help"));
        self.faults.report_with(Code::InlinePicture, message, place.clone(), help);
        let text = self.source[image.range.clone()].replace(['\n', '\r'], " ");
        self.inline().push(&text, place);
    }

    /// A note mark without its note is text to the parser; it comes as a bracket of its own.
    fn find_undefined_mark(&mut self, range: &Range<usize>) {
        let rest = &self.source[range.start..];
        let is_escaped = self.source[..range.start].ends_with('\\');
        let label = Some(rest).filter(|_| range.len() == 1 && !is_escaped).and_then(marked_label);
        if let Some(label) = label {
            self.undefined_mark(label, range.start..range.start + label.len() + "[^]".len());
        }
    }

    /// Reports the mark of a note that there is not.
    pub(super) fn undefined_mark(&mut self, id: &str, range: Range<usize>) {
        let message = sentence!("undefined-note", id);
        let help = Some(sentence!("undefined-note.help-text", id));
        let place = self.file_range(range);
        self.faults.report_with(Code::UndefinedNote, message, place, help);
    }

    /// Reports the markup of other programs in a run.
    pub(super) fn tell_unknown(&mut self, raw: &RawText<'_>) {
        let in_lines = self.flow.as_ref().is_none_or(Flow::is_paragraph);
        let mut found: Vec<_> = unknown::find(raw.shown(), in_lines)
            .into_iter()
            .map(|markup| (raw.at(markup.range), markup.kind))
            .collect();
        found.extend(unknown::tex(raw).into_iter().map(|range| (range, Unknown::Formula)));
        for (range, kind) in found {
            let (what, help) = kind.words();
            let code =
                if kind == Unknown::OpenComment { Code::HtmlComment } else { Code::UnsupportedMarkdown };
            let place = self.file_range(range);
            let words = || (Sentence::new(what), Sentence::new(help));
            self.told.report(self.faults, (code, what), place, words);
        }
    }

    /// Reports stars and low lines that stay text.
    pub(super) fn tell_idle(&mut self, idle: Vec<IdleMark>) {
        for IdleMark { range, why } in idle {
            let marks = &self.source[range.clone()];
            let what = match why {
                Idle::Alone => "unsupported-markdown.alone",
                Idle::Doubtful => "unsupported-markdown.doubtful",
            };
            let place = self.file_range(range);
            self.told.report(self.faults, (Code::UnsupportedMarkdown, what), place, || {
                let escaped: String = marks.chars().flat_map(|c| ['\\', c]).collect();
                let element = if marks.len() == 1 { "em" } else { "strong" };
                let help = sentence!("unsupported-markdown.help-idle", element, escaped);
                (sentence!(what, marks), help)
            });
        }
    }

    /// Reports a comment, which is left out.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        let what = "html-comment";
        let place = self.file_range(range);
        let words = || (Sentence::new(what), Sentence::new("html-comment.help"));
        self.told.report(self.faults, (Code::HtmlComment, what), place, words);
    }

    pub(super) fn use_definition(&mut self, kind: LinkType, id: &str) {
        if !matches!(kind, LinkType::Inline | LinkType::Autolink | LinkType::Email) {
            self.used.insert(folded(id));
        }
    }

    /// Reports link definitions that no link uses: their text would be lost silently.
    pub(super) fn report_unused(&mut self, definitions: Vec<(Range<usize>, String)>) {
        for (range, label) in definitions {
            if !self.used.contains(&folded(&label)) {
                self.unsupported(sentence!("unsupported-markdown.unused-definition", label), range);
            }
        }
    }
}

/// The label of the note mark that a text begins with.
pub(super) fn marked_label(text: &str) -> Option<&str> {
    let label = text.strip_prefix("[^")?;
    let end = label.char_indices().take(64).find(|&(_, c)| c == ']' || c == '[' || c.is_control());
    match end {
        Some((end @ 1.., ']')) => Some(&label[..end]),
        _ => None,
    }
}

/// Labels as Markdown compares them: without regard to case and to runs of blanks.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
