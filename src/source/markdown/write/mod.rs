//! Blocks into Markdown that reads back as the same blocks.
//!
//! The blocks are in normal form ([`crate::source::normal`]). Whatever Markdown could read as markup
//! is escaped; marks that would not be seen as marks, because they touch
//! punctuation, are written as elements.
//!
//! * `inline`: inline text and its escapes
//! * `table`: tables of pipes, and of HTML where their cells span others

mod inline;
mod table;

use crate::model::{Block, Figure, ListItem, Note, turned_lines};
use crate::source::normal::LAST_LIST_NUMBER;

use inline::EscapeContext;

pub use inline::caption;

/// The body of an article: its blocks, then its notes. Of the figures that `is_in_front_matter`
/// only the picture is written.
pub fn body(blocks: &[Block], notes: &[Note], is_in_front_matter: &dyn Fn(&Figure) -> bool) -> String {
    let writer = BlockWriter { is_in_front_matter };
    let mut lines = writer.blocks(blocks);
    for note in notes {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(writer.note(note));
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// Makes lines without line ends.
struct BlockWriter<'a> {
    is_in_front_matter: &'a dyn Fn(&Figure) -> bool,
}

impl BlockWriter<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut mark = 0;
        for (i, block) in blocks.iter().enumerate() {
            if i > 0 {
                lines.push(String::new());
                // Two lists in a row are one unless their marks differ.
                mark = if are_lists_of_one_kind(&blocks[i - 1], block) { 1 - mark } else { 0 };
            }
            lines.extend(self.block(block, mark));
        }
        lines
    }

    fn block(&self, block: &Block, mark: usize) -> Vec<String> {
        match block {
            Block::Paragraph { text } | Block::Interview { text } => {
                inline::text(text, EscapeContext::Paragraph).split('\n').map(str::to_owned).collect()
            }
            Block::Verse { text } => {
                let line = |line| format!("| {}", inline::text(line, EscapeContext::Verse));
                turned_lines(text).map(line).collect()
            }
            Block::Subhead { level, text } => {
                let marks = "#".repeat(usize::from(*level) + 1);
                vec![format!("{marks} {}", inline::text(text, EscapeContext::Subhead))]
            }
            Block::List { start, manner: None, items } => self.list(*start, items, mark),
            Block::List { start, manner: Some(manner), items } => {
                let mark = vec![format!("{{list={}}}", manner.word()), String::new()];
                [mark, self.list(*start, items, 0)].concat()
            }
            Block::Quote { blocks } => {
                let quoted =
                    |line: String| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
                self.blocks(blocks).into_iter().map(quoted).collect()
            }
            Block::Table(table) => table::lines(table),
            Block::Figure(figure) => vec![self.figure(figure)],
            Block::Break => vec!["***".to_owned()],
        }
    }

    fn list(&self, start: Option<u32>, items: &[ListItem], mark: usize) -> Vec<String> {
        let is_tight =
            items.iter().all(|item| matches!(item.blocks.as_slice(), [] | [Block::Paragraph { .. }]));
        let mut lines = Vec::new();
        let mut number = start.unwrap_or(0);
        for (i, item) in items.iter().enumerate() {
            if i > 0 && !is_tight {
                lines.push(String::new());
            }
            let marker = match start {
                Some(_) => format!("{number}{} ", [".", ")"][mark]),
                None => ["- ", "+ "][mark].to_owned(),
            };
            let mut held = self.blocks(&item.blocks);
            if held.is_empty() {
                // A bare marker at the end of a quote or an item is not seen as an item.
                held.push(inline::NOTHING.to_owned());
            }
            lines.extend(hung(&marker, marker.len(), held));
            number = (number + 1).min(LAST_LIST_NUMBER);
        }
        lines
    }

    fn note(&self, note: &Note) -> Vec<String> {
        let mut lines = self.blocks(&note.blocks);
        if !matches!(note.blocks.first(), None | Some(Block::Paragraph { .. } | Block::Figure(_))) {
            lines.insert(0, String::new());
        }
        hung(&format!("[^{}]: ", note.id), 4, lines)
    }

    fn figure(&self, figure: &Figure) -> String {
        let path = figure.image.as_ref().map(|image| image.as_str()).unwrap_or_default();
        if (self.is_in_front_matter)(figure) {
            return format!("![]({})", inline::address(path));
        }
        let alt = inline::description(figure.alt.as_deref().unwrap_or_default());
        let caption = crate::model::walk::plain_text(&figure.caption);
        if caption.is_empty() {
            return format!("![{alt}]({})", inline::address(path));
        }
        format!("![{alt}]({} \"{}\")", inline::address(path), inline::title(&caption))
    }
}

/// Lines with a marker before the first and blanks before the others.
fn hung(marker: &str, indent: usize, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return vec![marker.trim_end().to_owned()];
    }
    let indent = " ".repeat(indent);
    lines
        .into_iter()
        .enumerate()
        .map(|(i, line)| match (i, line.is_empty()) {
            (0, _) => format!("{marker}{line}").trim_end().to_owned(),
            (_, true) => line,
            (_, false) => format!("{indent}{line}"),
        })
        .collect()
}

fn are_lists_of_one_kind(before: &Block, after: &Block) -> bool {
    match (before, after) {
        // The mark of a list that is drawn parts it from the one before.
        (Block::List { start: before, .. }, Block::List { start: after, manner: None, .. }) => {
            before.is_some() == after.is_some()
        }
        _ => false,
    }
}
