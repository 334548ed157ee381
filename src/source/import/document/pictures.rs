//! The pictures of a document.

use super::content::{Document, Part, Picture};

/// The pictures of a document, in its order.
pub(in crate::source::import) fn of(document: &Document) -> Vec<Picture> {
    let mut found = Vec::new();
    let notes = document.notes.iter().flatten();
    document.parts.iter().chain(notes).for_each(|part| {
        each_picture(part, &mut |picture| found.push(picture.clone()));
    });
    found
}

fn each_picture(part: &Part, visit: &mut dyn FnMut(&Picture)) {
    match part {
        Part::Picture(picture) => visit(picture),
        Part::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.parts).for_each(|part| each_picture(part, visit));
        }
        Part::Group(group) => {
            group.items.iter().flatten().for_each(|part| each_picture(part, visit));
        }
        Part::Paragraph(_) => {}
    }
}

/// The ending of pictures in a format that pages can show.
pub(in crate::source::import) fn format_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}
