//! Runs of Word as running text.

use std::ops::Range;

use super::content::Run;
use super::look::CharacterLook;
use crate::model::NoteId;
use crate::source::normal::Text;

/// The text of runs. Where all around is strong, strong type says nothing.
pub(in crate::source::import) fn of(runs: &[Run], place: &Range<usize>, is_strong_around: bool) -> Text {
    let mut text = Text::default();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let same = |run: &&Run| match (first, run) {
            (Run::Text { link: Some(own), .. }, Run::Text { link: Some(other), .. }) => own == other,
            _ => false,
        };
        let count = rest.iter().take_while(same).count().max(1);
        let (group, after) = rest.split_at(count);
        rest = after;
        let mut inner = Text::default();
        group_text(group, place, is_strong_around, &mut inner);
        match first {
            Run::Text { link: Some(url), .. } => text.link(url.to_string(), inner),
            _ => text.append(inner),
        }
    }
    text
}

fn group_text(runs: &[Run], place: &Range<usize>, is_strong_around: bool, text: &mut Text) {
    for run in runs {
        match run {
            Run::Text { text: characters, look, .. } => {
                let mut piece = Text::default();
                piece.push(characters, place.clone());
                text.append(wrapped(piece, look, is_strong_around));
            }
            Run::Ruby { base, reading } => {
                text.ruby((base.clone(), place.clone()), (reading.clone(), place.clone()));
            }
            Run::Note(number) => text.note_mark(note_id(*number)),
            Run::Break => text.line_break(),
        }
    }
}

fn wrapped(piece: Text, look: &CharacterLook, is_strong_around: bool) -> Text {
    type Wrap = fn(&mut Text, Text);
    let marks: [(bool, Wrap); 4] = [
        (look.is_superscript(), Text::superscript),
        (look.is_subscript(), Text::subscript),
        (look.is_emphasised(), Text::emphasis),
        (look.is_bold() && !is_strong_around, Text::strong),
    ];
    marks.into_iter().filter(|(is_on, _)| *is_on).fold(piece, |piece, (_, wrap)| {
        let mut outer = Text::default();
        wrap(&mut outer, piece);
        outer
    })
}

/// The label of a note by its number, from 0.
pub(in crate::source::import) fn note_id(number: usize) -> NoteId {
    NoteId::from((number + 1).to_string())
}
