//! Inline text in normal form.

use std::ops::Range;

use crate::model::{Inline, NoteId};

/// Inline text in normal form with the places of its pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    inlines: Vec<Inline>,
    pieces: Vec<Range<usize>>,
}

impl Text {
    /// Adds characters.
    pub fn push(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        match (self.inlines.last_mut(), self.pieces.last_mut()) {
            (Some(Inline::Text { text: before }), Some(piece)) => {
                before.push_str(text);
                piece.end = range.end.max(piece.end);
            }
            _ => {
                self.inlines.push(Inline::text(text));
                self.pieces.push(range);
            }
        }
    }

    /// Adds strong text.
    pub fn strong(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Strong { content });
    }

    /// Adds emphasised text.
    pub fn emphasis(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Emphasis { content });
    }

    /// Adds a proper name; names in it become part of it.
    pub fn proper_name(&mut self, content: Self) {
        self.wrap(content.without_names(), |content| Inline::ProperName { content });
    }

    /// Adds text below the line.
    pub fn subscript(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Subscript { content });
    }

    /// Adds text above the line.
    pub fn superscript(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Superscript { content });
    }

    /// Adds a link, and after it the note marks it held.
    pub fn link(&mut self, url: String, content: Self) {
        let mut marks = Vec::new();
        let mut plain = Self::default();
        plain.append_unlinked(content, &mut marks);
        self.inlines.push(Inline::Link { url, content: plain.inlines });
        self.pieces.extend(plain.pieces);
        self.inlines.extend(marks);
    }

    /// Adds characters with their reading.
    pub fn ruby(&mut self, base: (String, Range<usize>), reading: (String, Range<usize>)) {
        if base.0.is_empty() || reading.0.is_empty() {
            self.push(&base.0, base.1);
            self.push(&reading.0, reading.1);
            return;
        }
        self.inlines.push(Inline::Ruby { base: base.0, reading: reading.0 });
        self.pieces.extend([base.1, reading.1]);
    }

    /// Adds the mark of a note.
    pub fn note_mark(&mut self, note: NoteId) {
        self.inlines.push(Inline::NoteMark { note });
    }

    /// Adds a line break.
    pub fn line_break(&mut self) {
        self.inlines.push(Inline::LineBreak);
    }

    /// Text that is in normal form already, with the places of its pieces.
    pub fn from_parts(inlines: Vec<Inline>, pieces: Vec<Range<usize>>) -> Self {
        Self { inlines, pieces }
    }

    /// Adds other text at the end.
    pub fn append(&mut self, other: Self) {
        other.into_parts().for_each(|(inline, pieces)| self.append_part(inline, pieces));
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.inlines.iter().all(|inline| *inline == Inline::LineBreak)
    }

    /// The text.
    pub fn inlines(&self) -> &[Inline] {
        &self.inlines
    }

    /// Its stanzas: what empty lines part.
    pub fn stanzas(self) -> Vec<Self> {
        let mut stanzas = vec![Self::default()];
        let mut breaks = 0;
        for (inline, pieces) in self.into_parts() {
            if inline == Inline::LineBreak {
                breaks += 1;
                continue;
            }
            match (breaks, stanzas.last_mut()) {
                (1, Some(last)) => last.line_break(),
                (2.., _) => stanzas.push(Self::default()),
                _ => {}
            }
            breaks = 0;
            if let Some(last) = stanzas.last_mut() {
                last.append_part(inline, pieces);
            }
        }
        stanzas.retain(|stanza| !stanza.is_empty());
        stanzas
    }

    /// The text and the places of its pieces, as the text of a block of its own.
    pub fn finish(mut self) -> (Vec<Inline>, Vec<Range<usize>>) {
        while self.inlines.last() == Some(&Inline::LineBreak) {
            self.inlines.pop();
        }
        let breaks = self.inlines.iter().take_while(|inline| **inline == Inline::LineBreak).count();
        self.inlines.drain(..breaks);
        (self.inlines, self.pieces)
    }

    fn wrap(&mut self, content: Self, make: impl FnOnce(Vec<Inline>) -> Inline) {
        if !content.inlines.is_empty() {
            self.inlines.push(make(content.inlines));
            self.pieces.extend(content.pieces);
        }
    }

    /// Adds the content of a link: inner links give only their content, note marks go to `marks`.
    fn append_unlinked(&mut self, other: Self, marks: &mut Vec<Inline>) {
        let unlinked = |inlines, pieces, marks: &mut _| {
            let mut made = Self::default();
            made.append_unlinked(Self { inlines, pieces }, marks);
            made
        };
        for (inline, pieces) in other.into_parts() {
            match inline {
                Inline::Link { content, .. } => self.append(unlinked(content, pieces, marks)),
                Inline::Strong { content } => self.strong(unlinked(content, pieces, marks)),
                Inline::Emphasis { content } => self.emphasis(unlinked(content, pieces, marks)),
                Inline::ProperName { content } => self.proper_name(unlinked(content, pieces, marks)),
                Inline::Subscript { content } => self.subscript(unlinked(content, pieces, marks)),
                Inline::Superscript { content } => self.superscript(unlinked(content, pieces, marks)),
                Inline::NoteMark { .. } => marks.push(inline),
                Inline::Text { .. } | Inline::Ruby { .. } | Inline::LineBreak => {
                    self.append_part(inline, pieces);
                }
            }
        }
    }

    /// The same text with the content of proper names in their place.
    fn without_names(self) -> Self {
        let mut made = Self::default();
        let unnamed = |inlines, pieces| Self { inlines, pieces }.without_names();
        for (inline, pieces) in self.into_parts() {
            match inline {
                Inline::ProperName { content } => made.append(unnamed(content, pieces)),
                Inline::Strong { content } => made.strong(unnamed(content, pieces)),
                Inline::Emphasis { content } => made.emphasis(unnamed(content, pieces)),
                Inline::Subscript { content } => made.subscript(unnamed(content, pieces)),
                Inline::Superscript { content } => made.superscript(unnamed(content, pieces)),
                Inline::Link { url, content } => made.link(url, unnamed(content, pieces)),
                Inline::Text { .. } | Inline::Ruby { .. } | Inline::NoteMark { .. } | Inline::LineBreak => {
                    made.append_part(inline, pieces);
                }
            }
        }
        made
    }

    /// Adds an inline in normal form with the places of its pieces.
    fn append_part(&mut self, inline: Inline, pieces: Vec<Range<usize>>) {
        match inline {
            Inline::Text { text } => self.push(&text, pieces.into_iter().next().unwrap_or_default()),
            inline => {
                self.inlines.push(inline);
                self.pieces.extend(pieces);
            }
        }
    }

    /// Its inlines, each with the places of its pieces.
    fn into_parts(self) -> impl Iterator<Item = (Inline, Vec<Range<usize>>)> {
        let mut pieces = self.pieces.into_iter();
        self.inlines.into_iter().map(move |inline| {
            let mut count = 0;
            inline.each_text(&mut |_| count += 1);
            (inline, pieces.by_ref().take(count).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_texts_become_one_with_one_place() {
        let mut made = Text::default();
        made.line_break();
        made.push("一", 0..3);
        made.push("", 3..3);
        made.push("二", 5..8);
        made.strong(Text::default());
        made.push("三", 9..12);
        made.line_break();
        let (text, pieces) = made.finish();
        assert_eq!(text, [Inline::text("一二三")]);
        assert_eq!(pieces.first(), Some(&(0..12)));
        assert_eq!(pieces.len(), 1);
    }

    #[test]
    fn proper_names_hold_no_proper_names_and_keep_the_places_of_their_text() {
        let piece = |characters: &str, range| {
            let mut piece = Text::default();
            piece.push(characters, range);
            piece
        };
        let mut inner = Text::default();
        inner.proper_name(piece("丙", 3..4));
        let mut outer = piece("乙", 1..2);
        outer.append(inner.clone());
        outer.strong(inner);
        let mut made = Text::default();
        made.proper_name(piece("甲", 0..1));
        made.proper_name(outer);
        let strong = Inline::Strong { content: vec![Inline::text("丙")] };
        let name = |content| Inline::ProperName { content };
        let expected = [name(vec![Inline::text("甲")]), name(vec![Inline::text("乙丙"), strong])];
        assert_eq!(made.finish(), (expected.to_vec(), vec![0..1, 1..4, 3..4]));
    }
}
