//! hOCR 1.2 (Tesseract, OCRopus, Kraken …) as boxed blocks.
//!
//! A page is `ocr_page`; blocks are paragraphs (`ocr_par`), else areas (`ocr_carea`, `ocrx_block`), else lines that
//! stand in none; `ocr_line` and its kin are lines. Places are in `title`: `bbox 1 2 3 4; x_size 20`. Documents are
//! XHTML or HTML.

mod tree;

use super::boxes::{
    BoxKind, BoxSource, BoxedLine, BoxedPage, BoxedPages, Corners, MOST_BLOCKS_OF_ALL, PageBox, PageUnit,
    VERSION,
};
use super::cuts;
use crate::messages::{Sentence, sentence};
use crate::unicode::is_han;
use tree::Node;

/// Classes of lines.
const LINES: [&str; 6] =
    ["ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"];

/// Classes of blocks, the inner first.
const BLOCKS: [&str; 3] = ["ocr_par", "ocr_carea", "ocrx_block"];

/// Whether a file is hOCR: HTML with a page of it.
pub fn is_hocr(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let has = |words: &[u8]| memchr::memmem::find(begin, words).is_some();
    has(b"ocr_page") && (has(b"<html") || has(b"<HTML") || has(b"<div"))
}

/// Reads the pages of a file.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<BoxedPages, Sentence> {
    let root = tree::read(bytes)?;
    let engine = root.below(&|node| node.attribute("name") == Some("ocr-system"));
    let engine = engine.first().and_then(|meta| meta.attribute("content")).unwrap_or("hOCR").to_owned();
    let found = root.below(&|node| node.is("ocr_page"));
    let pages: Vec<BoxedPage> = found.iter().enumerate().map(|(index, node)| page(node, index)).collect();
    let all = pages.iter().map(|page| page.blocks.len()).sum::<usize>();
    match (pages.is_empty(), all > MOST_BLOCKS_OF_ALL) {
        (true, _) => Err(sentence!("unreadable-pages.no-page")),
        (_, true) => Err(sentence!("unreadable-pages.blocks", found = all, most = MOST_BLOCKS_OF_ALL)),
        _ => {
            let source = BoxSource { engine: Some(engine), ..BoxSource::default() };
            Ok(BoxedPages { version: VERSION, source, pages })
        }
    }
}

fn page(node: &Node, index: usize) -> BoxedPage {
    let [left, top, right, lower] = node.corners().unwrap_or_default();
    let image = node.property("image").map(|path| path.trim_matches(['"', '\'']).to_owned());
    let image = image.filter(|path| !path.is_empty());
    let mut blocks = Vec::new();
    for inner in &node.nodes {
        add(inner, image.as_deref(), &mut blocks);
    }
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (at, block) in blocks.iter_mut().enumerate() {
        if block.id.is_empty() {
            block.id = at.to_string();
        }
        block.order = matches!(block.kind, BoxKind::Text | BoxKind::Title).then(|| number(at));
        block.corners = block.corners.map(|[x0, y0, x1, y1]| [x0 - left, y0 - top, x1 - left, y1 - top]);
        for line in &mut block.lines {
            let [x0, y0, x1, y1] = line.corners;
            line.corners = [x0 - left, y0 - top, x1 - left, y1 - top];
        }
    }
    BoxedPage {
        index: number(index),
        width: right - left,
        height: lower - top,
        unit: PageUnit::Pixel,
        image,
        label: None,
        blocks,
        is_plain: true,
        ..BoxedPage::default()
    }
}

/// Adds the blocks of an element and of those in it.
fn add(node: &Node, image: Option<&str>, blocks: &mut Vec<PageBox>) {
    if blocks.len() > MOST_BLOCKS_OF_ALL {
        return;
    }
    let is_picture = ["ocr_image", "ocr_photo", "ocr_linedrawing"].iter().any(|class| node.is(class));
    let has_block = || !node.below(&|inner| BLOCKS.iter().any(|class| inner.is(class))).is_empty();
    if is_picture || node.is("ocr_separator") {
        let kind = if is_picture { BoxKind::Image } else { BoxKind::Separator };
        let corners = node.corners();
        let image = image.zip(corners).filter(|_| is_picture);
        blocks.push(PageBox {
            id: node.attribute("id").unwrap_or_default().to_owned(),
            kind,
            corners,
            image: image.map(|(path, corners)| cuts::part_of(path, corners)),
            ..PageBox::default()
        });
    } else if BLOCKS.iter().any(|class| node.is(class)) && !has_block() {
        block(node, blocks);
    } else if LINES.iter().any(|class| node.is(class)) {
        blocks.push(of_lines(node, &[node]));
    } else {
        node.nodes.iter().for_each(|inner| add(inner, image, blocks));
    }
}

/// Adds a block; lines of another size in it are blocks of their own.
fn block(node: &Node, blocks: &mut Vec<PageBox>) {
    let lines = node.below(&|inner| LINES.iter().any(|class| inner.is(class)));
    if lines.is_empty() {
        let corners = node.corners();
        let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let id = node.attribute("id").unwrap_or_default().to_owned();
        blocks.extend((!text.is_empty()).then(|| PageBox { id, corners, text, ..PageBox::default() }));
        return;
    }
    for run in lines.chunk_by(|one, two| kind(one) == kind(two)) {
        blocks.push(of_lines(node, run));
    }
}

fn kind(line: &Node) -> BoxKind {
    match () {
        () if line.is("ocr_header") => BoxKind::Header,
        () if line.is("ocr_footer") => BoxKind::Footer,
        () if line.is("ocr_caption") => BoxKind::Caption,
        () => BoxKind::Text,
    }
}

/// A block of lines.
fn of_lines(node: &Node, lines: &[&Node]) -> PageBox {
    let texts: Vec<String> = lines.iter().map(|line| words(line)).collect();
    let corners = lines.iter().filter_map(|line| line.corners()).reduce(united);
    let boxed = lines
        .iter()
        .zip(&texts)
        .filter_map(|(line, text)| Some(BoxedLine { corners: line.corners()?, text: Some(text.clone()) }));
    let id = lines.first().filter(|_| lines.len() == 1).unwrap_or(&node).attribute("id");
    let vertical =
        lines.iter().any(|line| line.property("textangle").is_some_and(|angle| angle.trim() == "90"));
    PageBox {
        id: id.unwrap_or_default().to_owned(),
        kind: lines.first().map_or(BoxKind::Text, |line| kind(line)),
        corners,
        lines: boxed.collect(),
        text: texts.join("\n"),
        vertical: vertical.then_some(true),
        ..PageBox::default()
    }
}

fn united(one: Corners, two: Corners) -> Corners {
    [one[0].min(two[0]), one[1].min(two[1]), one[2].max(two[2]), one[3].max(two[3])]
}

/// The words of a line: between Han characters no blank is printed.
fn words(line: &Node) -> String {
    let words = line.below(&|inner| inner.is("ocrx_word"));
    let texts: Vec<String> = match words.is_empty() {
        true => line.text().split_whitespace().map(str::to_owned).collect(),
        false => words.iter().map(|word| word.text().trim().to_owned()).collect(),
    };
    let mut text = String::new();
    for word in texts.iter().filter(|word| !word.is_empty()) {
        let is_wide = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}');
        let wide = text.chars().last().is_some_and(is_wide) || word.chars().next().is_some_and(is_wide);
        if !text.is_empty() && !wide {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
