//! Pages as short text: of a plan one line for each module, of frames one for each line of text.

use std::fmt::Write;

use paiban::edition::{Edition, Frame, GlyphRun, RunDirection, Sheet, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::CellRect;
use paiban::layout::Composed;
use paiban::layout::plan::{Plan, PlannedModule};
use paiban::package::sha256;

/// All plans of an edition, each with a digest of the frames of its sheet: it changes where the plan
/// is the same and something on the sheet is not.
pub(crate) fn plans(composed: &Composed) -> String {
    assert_eq!(composed.plans.len(), composed.edition.sheets.len());
    let sheets = composed.plans.iter().zip(&composed.edition.sheets);
    sheets.map(|(plan, sheet)| page(plan, &digest(&composed.edition, sheet))).collect::<Vec<_>>().join("\n")
}

/// The first bytes of the digest of all frames of a sheet.
fn digest(edition: &Edition, sheet: &Sheet) -> String {
    let alone = Edition { sheets: vec![sheet.clone()], ..edition.clone() };
    sha256(alone.dump().as_bytes())[..8].to_owned()
}

fn page(plan: &Plan, digest: &str) -> String {
    let Plan { label, sheet, columns, rows, taken, ratio, .. } = plan;
    let filled = plan.filled();
    let mut out = format!(
        "{label}-{sheet} {columns}x{rows} taken {taken} ratio {ratio} filled {filled} frames {digest}\n"
    );
    plan.modules.iter().for_each(|planned| module(planned, &mut out));
    out
}

/// `01/lead lead 0,17 5x60 over | head 36pt 2 lines 0,17 5x9 | picture 2,26 3x20 | legs 0,26 33/34 …`
fn module(module: &PlannedModule, out: &mut String) {
    let article = module.article.as_ref().map_or("-", |id| id.as_str());
    let _ = write!(out, "{article} {} {} {}", kind(module), place(&module.cells), module.form);
    if let Some(head) = &module.head {
        let down = if head.vertical { " down" } else { "" };
        let (size, lines) = (head.size.points(), head.lines);
        let _ = write!(out, " | head {size}pt {lines} lines{down} {}", place(&head.cells));
    }
    for picture in &module.pictures {
        let _ = write!(out, " | picture {}", place(picture));
    }
    for (i, leg) in module.legs.iter().enumerate() {
        let before = if i == 0 { " | legs" } else { "" };
        let _ =
            write!(out, "{before} {},{} {}/{}", leg.cells.column, leg.cells.row, leg.filled, leg.cells.rows);
    }
    if let Some(page) = &module.jumps_to {
        let _ = write!(out, " | to {page}");
    }
    let _ = writeln!(out, " | cost {}", module.cost());
}

fn kind(module: &PlannedModule) -> String {
    let holds = format!("{:?}", module.holds).to_lowercase();
    match module.rank {
        Some(rank) => format!("{holds} {}", format!("{rank:?}").to_lowercase()),
        None => holds,
    }
}

fn place(cells: &CellRect) -> String {
    format!("{},{} {}x{}", cells.column, cells.row, cells.columns, cells.rows)
}

/// The frames of an edition, group by group: one line for each line of text, picture, rule, dot and
/// link, with its place in points.
pub(crate) fn frames(edition: &Edition) -> String {
    let mut out = String::new();
    for (number, sheet) in (1..).zip(&edition.sheets) {
        let _ = writeln!(out, "== sheet {number} {} {}x{}", sheet.title, sheet.size.width, sheet.size.height);
        group(&sheet.frames, "", &mut out);
    }
    out
}

/// The frames of a group; what it is stands before its first line.
fn group(frames: &[Frame], what: &str, out: &mut String) {
    let mut what = what;
    let mut rest = frames;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let mut line = |text: String| {
            let _ = writeln!(out, "{what:7} {text}");
            what = "";
        };
        match first {
            Frame::Group { tag: Tag::Article(id), frames } => {
                let _ = writeln!(out, "{id}");
                group(frames, "", out);
            }
            Frame::Group { tag, frames } => group(frames, &named(tag), out),
            Frame::Glyphs(run) => {
                let others = after.iter().map_while(|frame| continues(run, frame)).count();
                line(line_of_text(run, &after[..others]));
                rest = &after[others..];
            }
            Frame::Rule { rect, .. } => line(format!("rule {}", rectangle(rect))),
            Frame::Dot { center, radius, .. } => line(format!("dot {},{} {radius}", center.x, center.y)),
            Frame::Tiles { rects, .. } => line(format!("tiles {}", rects.len())),
            Frame::Shapes { outlines, .. } => line(format!("shapes {}", outlines.len())),
            Frame::Line { points, .. } => {
                let corners = points.iter().map(|point| format!("{},{}", point.x, point.y));
                line(format!("line {}", corners.collect::<Vec<_>>().join(" ")));
            }
            Frame::Image { path, rect, whole } if rect == whole => {
                line(format!("image {} {path}", rectangle(rect)));
            }
            Frame::Image { path, rect, whole } => {
                line(format!("image {} of {} {path}", rectangle(rect), rectangle(whole)));
            }
            Frame::Link { rect, .. } => line(format!("link {}", rectangle(rect))),
        }
    }
}

/// A word or two for a tag.
fn named(tag: &Tag) -> String {
    match tag {
        Tag::Paragraph(number) => format!("¶{number}"),
        Tag::Figure { .. } => "figure".to_owned(),
        Tag::Cell(cell) => format!("cell({})", cell.column),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// A frame, where it goes on with the line that a run begins.
fn continues<'a>(run: &GlyphRun, frame: &'a Frame) -> Option<&'a GlyphRun> {
    match frame {
        Frame::Glyphs(other) if is_down(run) == is_down(other) => {
            let (a, b) = (run.origin, other.origin);
            let goes_on = if is_down(run) { a.x == b.x && b.y > a.y } else { a.y == b.y && b.x > a.x };
            goes_on.then_some(other)
        }
        _ => None,
    }
}

fn is_down(run: &GlyphRun) -> bool {
    matches!(run.direction, RunDirection::Down | RunDirection::Rotated)
}

/// Characters of a line that are shown.
const SHOWN: usize = 8;

/// `35.138,577.761 +168 10.5 上午10时半，毛…`: the place of its first glyph, how far it reaches from
/// there, the size of its first run, its first characters.
fn line_of_text(first: &GlyphRun, others: &[Frame]) -> String {
    let runs = || {
        let others = others.iter().filter_map(|frame| continues(first, frame));
        [first].into_iter().chain(others)
    };
    let start = |run: &GlyphRun| if is_down(run) { run.origin.y } else { run.origin.x };
    let end = |run: &GlyphRun| start(run) + run.glyphs.iter().map(|glyph| glyph.advance).sum::<Length>();
    let reach = runs().map(end).max().unwrap_or(Length::ZERO) - start(first);
    let text: String = runs().map(|run| &*run.text).collect();
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let down = if is_down(first) { "down " } else { "" };
    format!("{},{} +{reach} {down}{} {shown}", first.origin.x, first.origin.y, first.size)
}

fn rectangle(rect: &Rect) -> String {
    format!("{},{} {}x{}", rect.left(), rect.top(), rect.size.width, rect.size.height)
}
