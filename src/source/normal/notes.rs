//! Footnotes in normal form: one of each id, in the order of their marks.

use std::collections::BTreeMap;

use super::blocks::Blocks;
use crate::model::{Block, Figure, Inline, NoteId};

/// Notes as they were read, each with the places of its texts.
pub type ReadNotes = Vec<(NoteId, Blocks)>;

/// Notes of one id become one, and all come into the order of their first marks: those of the
/// text, of the figures the page places, then of the notes themselves. Notes without marks come
/// after them in their own order.
pub fn order_notes(body: &[Block], figures: &[Figure], notes: ReadNotes) -> ReadNotes {
    let mut numbers: BTreeMap<NoteId, usize> = BTreeMap::new();
    let mut merged: Vec<Option<(NoteId, Blocks)>> = Vec::with_capacity(notes.len());
    for (id, blocks) in notes {
        let number = *numbers.entry(id.clone()).or_insert(merged.len());
        match merged.get_mut(number) {
            Some(Some((_, before))) => before.append(blocks),
            _ => merged.push(Some((id, blocks))),
        }
    }
    let mut ordered = ReadNotes::with_capacity(merged.len());
    let mut marks = Vec::new();
    each_mark(body, &mut |note| marks.push(note.clone()));
    figures.iter().for_each(|figure| marks_of(&figure.caption, &mut |note| marks.push(note.clone())));
    let mut next = 0;
    while let Some(mark) = marks.get(next) {
        if let Some(note) = numbers.get(mark).and_then(|&number| merged[number].take()) {
            each_mark(&note.1.blocks, &mut |inner| marks.push(inner.clone()));
            ordered.push(note);
        }
        next += 1;
    }
    ordered.extend(merged.into_iter().flatten());
    ordered
}

/// Visits the note marks of blocks in reading order.
fn each_mark(blocks: &[Block], visit: &mut dyn FnMut(&NoteId)) {
    for block in blocks {
        match block {
            Block::Paragraph { text }
            | Block::Verse { text }
            | Block::Interview { text }
            | Block::Subhead { text, .. } => marks_of(text, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each_mark(&item.blocks, visit)),
            Block::Quote { blocks } => each_mark(blocks, visit),
            Block::Table(table) => {
                marks_of(&table.caption, visit);
                table.cells().for_each(|cell| marks_of(&cell.text, visit));
            }
            Block::Figure(figure) => marks_of(&figure.caption, visit),
            Block::Break => {}
        }
    }
}

fn marks_of(inlines: &[Inline], visit: &mut dyn FnMut(&NoteId)) {
    for inline in inlines {
        match inline {
            Inline::NoteMark { note } => visit(note),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::ProperName { content }
            | Inline::Subscript { content }
            | Inline::Superscript { content }
            | Inline::Link { content, .. } => marks_of(content, visit),
            Inline::Text { .. } | Inline::Ruby { .. } | Inline::LineBreak => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::normal::text::Text;

    #[test]
    fn notes_come_in_the_order_of_their_marks_and_those_without_last() {
        let note = |id: &str, marks: &[&str]| {
            let mut text = Text::default();
            marks.iter().for_each(|&mark| text.note_mark(mark.into()));
            let mut blocks = Blocks::default();
            blocks.paragraph(text);
            (NoteId::from(id), blocks)
        };
        let body = note("", &["2", "3"]).1.blocks;
        let notes = vec![note("0", &[]), note("1", &[]), note("2", &["1"]), note("3", &[])];
        let ordered: Vec<_> =
            order_notes(&body, &[], notes).into_iter().map(|(id, _)| id.to_string()).collect();
        assert_eq!(ordered, ["2", "3", "1", "0"]);
    }
}
