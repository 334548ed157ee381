//! Lines into blocks: what stands under each other in one size and weight, a block for every paragraph.

use std::collections::BTreeMap;

use kurbo::Rect;

use super::super::boxes::{BoxKind, BoxedLine, Corners, PageBox};
use super::lines::PdfLine;

/// How far the lines of a block are apart at most, in ems from foot to top.
const PITCH: f64 = 1.1;

/// Ems by which the first line of a paragraph is indented at least, and its last line is short.
const INDENT: f64 = 1.2;
const SHORT: f64 = 2.0;

/// Tenths of the body that a heading has at least; one of bold type is as large as the body.
const HEADING: f64 = 11.0;

/// Most lines and characters of a heading.
const HEADING_LINES: usize = 6;
const HEADING_CHARACTERS: usize = 60;

/// How many ems of the body a caption stands from its picture at most, and its characters.
const NEAR: f64 = 2.5;
const CAPTION_CHARACTERS: usize = 200;

/// Most columns that are open at one height.
const MOST_OPEN: usize = 200;

/// The blocks of some lines, which are sorted from the top.
pub(super) fn blocks(lines: Vec<PdfLine>, rules: &[Rect]) -> Vec<PageBox> {
    let body = body(&lines);
    let stacks = stacks(lines, rules);
    let mut blocks = Vec::new();
    for stack in &stacks {
        let is_heading = is_heading(stack, body.0, body.1);
        for lines in if is_heading { vec![&stack[..]] } else { paragraphs(stack) } {
            blocks.push(block(blocks.len(), lines, if is_heading { BoxKind::Title } else { BoxKind::Text }));
        }
    }
    blocks
}

/// Size of most characters of a page, in quarters of a point, and whether most are bold.
fn body(lines: &[PdfLine]) -> (f64, bool) {
    let mut sizes: BTreeMap<(i64, bool), usize> = BTreeMap::new();
    for line in lines {
        *sizes.entry(((line.size * 4.0).round() as i64, line.is_bold)).or_default() +=
            line.text.chars().count();
    }
    let most = sizes.into_iter().max_by_key(|(_, count)| *count);
    most.map_or((10.0, false), |((size, is_bold), _)| (size as f64 / 4.0, is_bold))
}

/// Lines that stand under each other, alike, with no rule between them.
fn stacks(lines: Vec<PdfLine>, rules: &[Rect]) -> Vec<Vec<PdfLine>> {
    let mut done: Vec<Vec<PdfLine>> = Vec::new();
    let mut open: Vec<Vec<PdfLine>> = Vec::new();
    for line in lines {
        let is_over = |stack: &Vec<PdfLine>| {
            stack.last().is_none_or(|last| line.area.y0 - last.area.y1 > PITCH * last.size.max(line.size))
        };
        let (ended, kept): (Vec<_>, Vec<_>) = open.into_iter().partition(is_over);
        done.extend(ended);
        open = kept;
        if open.len() > MOST_OPEN {
            done.push(open.remove(0));
        }
        let fits = open.iter().enumerate().filter(|(_, stack)| goes_on(stack, &line, rules));
        let gap =
            |stack: &[PdfLine]| stack.last().map_or(f64::MAX, |last| (line.area.y0 - last.area.y1).abs());
        let best = fits.min_by(|one, two| gap(one.1).total_cmp(&gap(two.1))).map(|(at, _)| at);
        match best {
            Some(at) => open[at].push(line),
            None => open.push(vec![line]),
        }
    }
    done.extend(open);
    done.sort_by(|one, two| {
        let top = |stack: &[PdfLine]| stack.first().map_or((0.0, 0.0), |line| (line.area.y0, line.area.x0));
        let (one, two) = (top(one), top(two));
        one.0.total_cmp(&two.0).then(one.1.total_cmp(&two.1))
    });
    done
}

fn goes_on(stack: &[PdfLine], line: &PdfLine, rules: &[Rect]) -> bool {
    let Some(last) = stack.last() else { return false };
    let (one, two) = (last.area, line.area);
    let gap = two.y0 - one.y1;
    let shared = one.x1.min(two.x1) - one.x0.max(two.x0);
    let size = last.size.max(line.size);
    // The first line of a paragraph may be bold to its end.
    let begins =
        stack.len() == 1 && last.is_bold && one.x0 > two.x0 + INDENT * size && (one.x1 - two.x1).abs() < size;
    let alike = (last.size - line.size).abs() < 0.08 * size && (last.is_bold == line.is_bold || begins);
    let edges = (one.x0 - two.x0).abs() < 3.0 * size || (one.x0 + one.x1 - two.x0 - two.x1).abs() < size;
    let is_between = |rule: &Rect| {
        let middle = rule.center().y;
        rule.width() > rule.height()
            && middle > one.y1 - 0.2 * size
            && middle < two.y0 + 0.2 * size
            && rule.x0 < two.x1
            && rule.x1 > two.x0
    };
    !last.is_vertical
        && !line.is_vertical
        && alike
        && edges
        && gap > -0.35 * size
        && gap <= PITCH * size
        && 2.0 * shared >= one.width().min(two.width())
        && !rules.iter().any(is_between)
}

/// Parts the lines of a column where a line is indented, or the one before ends early.
fn paragraphs(stack: &[PdfLine]) -> Vec<&[PdfLine]> {
    let left = stack.iter().map(|line| line.area.x0).fold(f64::MAX, f64::min);
    let right = stack.iter().map(|line| line.area.x1).fold(f64::MIN, f64::max);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..stack.len() {
        let (before, line) = (&stack[at - 1], &stack[at]);
        let indented = line.area.x0 - left > INDENT * line.size;
        let ended = right - before.area.x1 > SHORT * line.size;
        if indented || ended {
            parts.push(&stack[start..at]);
            start = at;
        }
    }
    parts.push(&stack[start..]);
    parts
}

fn is_heading(stack: &[PdfLine], body: f64, bold_body: bool) -> bool {
    let Some(first) = stack.first() else { return false };
    let characters: usize = stack.iter().map(|line| line.text.chars().count()).sum();
    let tenths = 10.0 * first.size / body;
    let is_short = stack.len() <= HEADING_LINES && characters <= HEADING_CHARACTERS;
    let ends = stack.last().is_some_and(|line| line.text.ends_with(['。', '，', '；', '：']));
    let is_bold = first.is_bold && !bold_body && tenths >= 9.5 && stack.len() <= 2;
    is_short && ((tenths >= HEADING && (!ends || tenths >= 16.0)) || (is_bold && !ends && characters <= 30))
}

fn corners(area: &Rect) -> Corners {
    [area.x0, area.y0, area.x1, area.y1].map(|edge| (edge * 100.0).round() / 100.0)
}

fn block(number: usize, lines: &[PdfLine], kind: BoxKind) -> PageBox {
    let area = lines.iter().map(|line| line.area).reduce(|one, two| one.union(two)).unwrap_or_default();
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let boxed = lines.iter().map(|line| BoxedLine { corners: corners(&line.area), text: None });
    PageBox {
        id: (number + 1).to_string(),
        kind,
        corners: Some(corners(&area)),
        text: text.join("\n"),
        lines: boxed.collect(),
        size: lines.first().map(|line| line.size),
        bold: lines.first().is_some_and(|line| line.is_bold),
        vertical: Some(lines.first().is_some_and(|line| line.is_vertical)),
        ..PageBox::default()
    }
}

/// A picture as a block.
pub(super) fn picture(number: usize, area: &Rect, path: String) -> PageBox {
    let (id, corners) = ((number + 1).to_string(), Some(corners(area)));
    PageBox { id, kind: BoxKind::Image, corners, image: Some(path), ..PageBox::default() }
}

/// A rule as a block.
pub(super) fn rule(number: usize, area: &Rect) -> PageBox {
    let (id, corners) = (format!("r{}", number + 1), Some(corners(area)));
    PageBox { id, kind: BoxKind::Separator, corners, ..PageBox::default() }
}

/// Text that is smaller than the body, right under a picture or beside it, is its caption.
pub(super) fn captions(blocks: &mut [PageBox]) {
    let mut sizes: Vec<(f64, usize)> =
        blocks.iter().filter_map(|block| Some((block.size?, block.text.chars().count()))).collect();
    sizes.sort_by(|one, two| one.0.total_cmp(&two.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut sum = 0;
    let body = sizes.iter().find(|(_, count)| {
        sum += count;
        sum > half
    });
    let Some(body) = body.map(|(size, _)| *size) else { return };
    let pictures: Vec<Corners> = blocks
        .iter()
        .filter(|block| block.kind == BoxKind::Image)
        .filter_map(|block| block.corners)
        .collect();
    for block in blocks.iter_mut().filter(|block| block.kind == BoxKind::Text) {
        let (Some(own), Some(size)) = (block.corners, block.size) else { continue };
        let near = |picture: &Corners| {
            let across = own[2].min(picture[2]) - own[0].max(picture[0]);
            let down = own[3].min(picture[3]) - own[1].max(picture[1]);
            let under =
                across * 2.0 >= own[2] - own[0] && (-body..NEAR * body).contains(&(own[1] - picture[3]));
            let beside = down * 2.0 >= own[3] - own[1] && (-body..NEAR * body).contains(&-across);
            under || beside
        };
        let is_small = size < 0.96 * body && block.text.chars().count() <= CAPTION_CHARACTERS;
        if is_small && pictures.iter().take(MOST_OPEN).any(near) {
            block.kind = BoxKind::Caption;
        }
    }
}
