//! About how many cells of the page grid articles take.
//!
//! The estimate knows nothing of how pages are really made; it only has to be fair, so that the
//! pages of all seeds together are as full as they should be.

use paiban::geometry::Length;
use paiban::layout::Paper;
use paiban::model::walk::plain_text;
use paiban::model::{Article, Block, Rank, turned_lines};
use paiban::wording::Words;

use super::material::printed;

/// What is taken of a page of `width` columns by an article's head, in usual forms: its columns
/// in hundredths of the width, the size of its headline in points.
fn usual(rank: Rank) -> (u32, u32) {
    match rank {
        Rank::Lead => (60, 36),
        Rank::Major => (45, 26),
        Rank::Middle => (34, 21),
        Rank::Minor | Rank::Photo => (26, 18),
        Rank::Brief => (1, 12),
    }
}

/// Characters of a line.
pub(crate) fn em(paper: &Paper) -> u32 {
    (paper.measure.millipoints() / paper.body.millipoints()) as u32
}

/// Cells that are free for articles on a page.
pub(crate) fn free_cells(paper: &Paper, first: bool) -> u32 {
    let taken = if first { paper.masthead_rows } else { 0 };
    u32::from(paper.columns) * u32::from(paper.rows + 1 - taken)
}

/// Cells that an article takes. Aspects of its pictures are hundredths of their heights.
pub(crate) fn cells(article: &Article, aspects: &[u32], paper: &Paper) -> u32 {
    let (part, size) = usual(article.rank.unwrap_or(Rank::Middle));
    let columns = (u32::from(paper.columns) * part / 100).max(1);
    let pitch = paper.row.millipoints() as u32;
    let width = columns * (paper.measure + paper.gutter).millipoints() as u32;
    let line = |text: &String, size: u32| {
        let lines = (printed(text) as u32 * size * 1000).div_ceil(width);
        lines * size * 1220
    };
    let head: u32 = article.headline.iter().map(|text| line(text, size)).sum::<u32>()
        + article.kicker.iter().chain(&article.deck).map(|text| line(text, size * 6 / 10)).sum::<u32>()
        + if article.column_title.is_some() { 2 * pitch } else { 0 };
    let air = if article.rank == Some(Rank::Brief) { pitch / 2 } else { pitch * 3 / 2 };
    let boxed = if article.boxed { columns * 2 } else { 0 };
    text_rows(article, paper)
        + columns * (head + air).div_ceil(pitch)
        + columns
        + boxed
        + aspects.iter().map(|&aspect| picture(aspect, columns, paper)).sum::<u32>()
}

/// Cells of an advertisement in millimetres.
pub(crate) fn notice(article: &Article, paper: &Paper) -> u32 {
    let size = article.notice.as_ref().and_then(|notice| notice.size).expect("it was sold in millimetres");
    let cells =
        |tenths: u16, cell: Length| (u32::from(tenths) * 72_000 / 254).div_ceil(cell.millipoints() as u32);
    cells(size.width, paper.measure + paper.gutter) * (cells(size.height, paper.row) + 1)
}

/// Rows of the text in legs of one column.
fn text_rows(article: &Article, paper: &Paper) -> u32 {
    let rows = |characters: usize| (characters as u32 + 2).div_ceil(em(paper));
    let mut before = printed(&Words::of(&"zh-Hans".into()).run_in(article).unwrap_or_default().text());
    let mut sum = 0;
    for block in &article.body {
        sum += match block {
            Block::Paragraph { text } => rows(printed(&plain_text(text)) + std::mem::take(&mut before)),
            Block::Verse { text } => turned_lines(text).count() as u32 + 1,
            // Of two legs.
            Block::Table(table) => (table.rows.len() as u32 + 3) * 2,
            _ => 2,
        };
    }
    sum
}

/// A picture over six tenths of its article, with a caption of two rows and a blank one.
fn picture(aspect: u32, columns: u32, paper: &Paper) -> u32 {
    let columns = (columns * 6).div_ceil(10);
    let width = paper.span(columns as u16).millipoints() as u32;
    columns * ((width * 100 / aspect).div_ceil(paper.row.millipoints() as u32) + 3)
}
