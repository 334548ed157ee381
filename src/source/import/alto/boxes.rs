//! Pages as boxed blocks.

use super::super::boxes::{BoxKind, BoxedLine, BoxedPage, Corners, PageBox};
use super::super::cuts;
use super::layout::{AltoBlock, AltoKind, AltoPage};
use super::styles::{self, BodyType};
use super::words::Manner;

/// Most characters and lines of a head that only its type tells.
const LONGEST_HEAD: (usize, usize) = (60, 4);

/// Marks that text ends with and heads do not.
const FINAL: [char; 5] = ['。', '，', '；', '：', '.'];

/// What labels of blocks mean, by words that are in them.
const KINDS: [(&str, BoxKind); 13] = [
    ("caption", BoxKind::Caption),
    ("headline", BoxKind::Title),
    ("heading", BoxKind::Title),
    ("title", BoxKind::Title),
    ("advert", BoxKind::Advert),
    ("page_number", BoxKind::Number),
    ("page-number", BoxKind::Number),
    ("pagenumber", BoxKind::Number),
    ("header", BoxKind::Header),
    ("runninghead", BoxKind::Header),
    ("running_title", BoxKind::Header),
    ("footer", BoxKind::Footer),
    ("catch-word", BoxKind::Footer),
];

/// A page with its number in the file.
pub(super) fn page(page: &AltoPage, index: usize, manner: Manner) -> BoxedPage {
    let body = styles::body(page);
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let picture = |block: &AltoBlock| {
        let (image, corners) = page.image.as_deref().zip(block.corners)?;
        page.is_in_pixels().then(|| cuts::part_of(image, corners))
    };
    let blocks = page.blocks.iter().enumerate().map(|(at, block)| {
        let kind = kind(block, body, manner);
        let is_ordered = matches!(kind, BoxKind::Title | BoxKind::Text | BoxKind::Advert);
        PageBox {
            id: if block.id.is_empty() { at.to_string() } else { block.id.clone() },
            kind,
            corners: block.corners,
            text: text(block, kind, manner),
            lines: lines(block, manner),
            size: body.size_of(block),
            bold: block.bold,
            vertical: block.labels.iter().any(|label| label.contains("vertical")).then_some(true),
            order: is_ordered.then(|| number(at)),
            image: picture(block).filter(|_| kind == BoxKind::Image),
            ..PageBox::default()
        }
    });
    BoxedPage {
        index: number(index),
        width: page.width,
        height: page.height,
        unit: page.unit,
        image: page.image.clone(),
        label: page.label.clone(),
        blocks: blocks.collect(),
        is_plain: true,
        ..BoxedPage::default()
    }
}

fn kind(block: &AltoBlock, body: BodyType, manner: Manner) -> BoxKind {
    let told = block
        .labels
        .iter()
        .rev()
        .find_map(|label| KINDS.iter().find(|(word, _)| label.contains(word)).map(|(_, kind)| *kind));
    match (block.kind, told) {
        (AltoKind::Illustration, _) => BoxKind::Image,
        (AltoKind::Rule, _) => BoxKind::Separator,
        (AltoKind::Text, Some(kind)) => kind,
        (AltoKind::Text, None) => {
            let words = manner.running(&block.lines);
            let (characters, lines) = LONGEST_HEAD;
            let is_short = block.lines.len() <= lines && words.chars().count() <= characters;
            match is_short && !words.ends_with(FINAL) && body.is_head(block) {
                true => BoxKind::Title,
                false => BoxKind::Text,
            }
        }
    }
}

/// The words of a block: those of heads in their lines, others running on.
fn text(block: &AltoBlock, kind: BoxKind, manner: Manner) -> String {
    match kind {
        BoxKind::Title => {
            let lines = block.lines.iter().map(|line| manner.line(line).trim().to_owned());
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
        _ => manner.running(&block.lines),
    }
}

/// The lines of a block. A single one as large as its block with more words than fit is no line.
fn lines(block: &AltoBlock, manner: Manner) -> Vec<BoxedLine> {
    let placed = block.lines.iter().filter_map(|line| Some((line.corners?, line)));
    let lines: Vec<BoxedLine> =
        placed.map(|(corners, line)| BoxedLine { corners, text: Some(manner.line(line)) }).collect();
    match &lines[..] {
        [only] if block.corners == Some(only.corners) && !fits(only) => Vec::new(),
        _ => lines,
    }
}

/// Whether the characters of a line can stand one after the other in its box.
fn fits(line: &BoxedLine) -> bool {
    let [left, top, right, lower]: Corners = line.corners;
    let characters = line.text.as_deref().unwrap_or_default().chars().count();
    let (long, short) = ((right - left).max(lower - top), (right - left).min(lower - top));
    characters as f64 * short <= long * 2.5
}
