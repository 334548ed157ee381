//! Pages that the program set, seen as a program of OCR sees them and imported again: what was right, counted.
//!
//! Every paragraph of a column is a block with the boxes of its lines and no order. A mark in each says which it is.

use std::collections::{BTreeMap, BTreeSet};

use paiban::edition::{Edition, Frame, LineKind, SheetRegions, TextLine};
use paiban::geometry::Rect;
use paiban::source::import::boxes::{BoxKind, BoxedLine, BoxedPage, BoxedPages, Corners, PageBox, PageUnit};
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, PageContent, TrustOrder};

/// The first of the characters that name blocks; no text of the generator has them.
const FIRST_MARK: u32 = 0x3400;

/// A block of a sheet and what is known of it.
struct Known {
    article: String,
    kind: LineKind,
    mark: char,
    /// Whether it goes on with the block before it: a paragraph torn between two columns.
    goes_on: bool,
    block: PageBox,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    pub(crate) fn share(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// The counts of some editions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) successors: Count,
    pub(crate) articles: Count,
    pub(crate) torn: Count,
    pub(crate) apart: Count,
    pub(crate) lost: usize,
}

fn corners(rect: &Rect) -> Corners {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|edge| f64::from(edge.points()))
}

/// Whether a line goes on in the block of the line before it.
fn is_same_block(before: &TextLine, line: &TextLine, left: f32) -> bool {
    let (one, two) = (&before.rect, &line.rect);
    let size = two.size.height.points();
    let near = two.top().points() - one.bottom().points();
    let same_kind = before.article == line.article && before.kind == line.kind;
    let head = line.kind == LineKind::Head;
    let indented = line.kind == LineKind::Text && two.left().points() > left + 1.2 * size;
    let same_size = (one.size.height.points() - size).abs() < 0.5;
    let same_column =
        two.left().points() < one.right().points() && one.left().points() < two.right().points();
    same_kind && same_size && same_column && near > -0.5 * size && near < 1.2 * size && (head || !indented)
}

/// The blocks of a sheet. Furniture is left out, as programs tell it by themselves.
fn known(sheet: &SheetRegions) -> Vec<Known> {
    let mut found: Vec<Known> = Vec::new();
    let mut before: Option<(&TextLine, f32)> = None;
    for line in &sheet.lines {
        let Some(article) = &line.article else {
            before = None;
            continue;
        };
        if line.vertical
            || line.text.trim().is_empty()
            || matches!(line.kind, LineKind::Artifact | LineKind::Table)
        {
            continue;
        }
        let left = line.rect.left().points();
        let joins = before.is_some_and(|(before, left)| is_same_block(before, line, left));
        if !joins {
            let torn = before.is_some_and(|(before, _)| {
                let full = found
                    .last()
                    .is_some_and(|known| known.kind == LineKind::Text && known.article == article.as_str());
                full && line.kind == LineKind::Text && line.rect.top() < before.rect.top()
            });
            let mark = char::from_u32(FIRST_MARK + found.len() as u32).unwrap();
            let kind = match line.kind {
                LineKind::Head | LineKind::Subhead => BoxKind::Title,
                LineKind::Caption => BoxKind::Caption,
                _ => BoxKind::Text,
            };
            let block = PageBox { id: found.len().to_string(), kind, ..PageBox::default() };
            found.push(Known { article: article.to_string(), kind: line.kind, mark, goes_on: torn, block });
        }
        let Some(last) = found.last_mut() else { continue };
        let rect = corners(&line.rect);
        last.block.corners = Some(last.block.corners.map_or(rect, |own| {
            [own[0].min(rect[0]), own[1].min(rect[1]), own[2].max(rect[2]), own[3].max(rect[3])]
        }));
        last.block.text.push_str(&line.text);
        last.block.lines.push(BoxedLine { corners: rect, text: None });
        before = Some((line, if joins { before.map_or(left, |(_, own)| own.min(left)) } else { left }));
    }
    settle(&mut found);
    found
}

/// Marks the blocks, and takes the indents of first lines into account: a block that begins in its column goes on.
fn settle(found: &mut [Known]) {
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for known in found.iter().filter(|known| known.kind == LineKind::Text) {
        let lines = known.block.lines.iter().map(|line| line.corners[0]);
        columns.entry(known.article.clone()).or_default().extend(lines);
    }
    for known in found {
        if known.goes_on {
            let [left, _, _, lower] = known.block.lines[0].corners;
            let size = lower - known.block.lines[0].corners[1];
            // The paragraph begins where its first line is indented from the column that others show.
            let edge = columns[&known.article]
                .iter()
                .copied()
                .filter(|edge| left - edge < 3.0 * size && left >= *edge - 0.5);
            let column = edge.fold(left, f64::min);
            known.goes_on = left - column < 1.2 * size;
        }
        // A block of one line shows its column by its neighbours.
        let text: Vec<char> = known.block.text.chars().collect();
        let middle = text.len() / 2;
        known.block.text = text[..middle].iter().chain([&known.mark]).chain(&text[middle..]).collect();
    }
}

/// The pictures of a sheet.
fn pictures(frames: &[Frame], found: &mut Vec<Rect>) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => pictures(frames, found),
            Frame::Image { rect, .. } => found.push(*rect),
            _ => {}
        }
    }
}

fn options() -> ImportOptions {
    ImportOptions {
        date: "2026-03-20".parse().unwrap(),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    }
}

/// Imports a sheet and counts what came out.
fn read_back(edition: &Edition, number: usize, sheet: &SheetRegions, counts: &mut Counts) {
    let known = known(sheet);
    let mut images = Vec::new();
    pictures(&edition.sheets[number].frames, &mut images);
    let mut blocks: Vec<PageBox> = known.iter().map(|known| known.block.clone()).collect();
    blocks.extend(images.iter().enumerate().map(|(at, rect)| PageBox {
        id: format!("p{at}"),
        kind: BoxKind::Image,
        corners: Some(corners(rect)),
        ..PageBox::default()
    }));
    // In no order: by the last character of the names, then from the end.
    blocks.sort_by_key(|block| (block.id.chars().next_back(), usize::MAX - block.id.len()));
    let page = BoxedPage {
        width: f64::from(sheet.size.width.points()),
        height: f64::from(sheet.size.height.points()),
        unit: PageUnit::Point,
        blocks,
        ..BoxedPage::default()
    };
    let pages = BoxedPages { version: 1, pages: vec![page], ..BoxedPages::default() };
    let file = ("sheet.json".to_owned(), PageContent::Boxes(pages));
    let checked = page::import(&[file], &options(), TrustOrder::Agreement);
    compare(&known, &checked, counts);
}

/// Marks of blocks in each article, by the pieces of its text.
fn marks(checked: &paiban::diagnostics::Checked<page::Understood>) -> Vec<Vec<Vec<char>>> {
    let issue = &checked.value.imported.draft.issue;
    let is_mark = |c: &char| (FIRST_MARK..FIRST_MARK + 6592).contains(&u32::from(*c));
    let article = |article: &paiban::model::Article| {
        let mut pieces = Vec::new();
        paiban::wording::Words::of(&"zh-Hans".into()).each_text(article, |_, text| {
            pieces.push(text.chars().filter(is_mark).collect::<Vec<char>>());
        });
        for figure in article.figures.iter().filter_map(|figure| figure.credit.as_ref()) {
            pieces.push(figure.chars().filter(is_mark).collect());
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces
    };
    issue.articles().map(article).collect()
}

fn compare(known: &[Known], checked: &paiban::diagnostics::Checked<page::Understood>, counts: &mut Counts) {
    let articles = marks(checked);
    let mut place: BTreeMap<char, (usize, usize, usize)> = BTreeMap::new();
    for (number, pieces) in articles.iter().enumerate() {
        let mut at = 0;
        for (piece, marks) in pieces.iter().enumerate() {
            for mark in marks {
                place.entry(*mark).or_insert((number, at, piece));
                at += 1;
            }
        }
    }
    let told: String = checked
        .diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.data.iter().find(|(key, _)| **key == "text"))
        .map(|(_, text)| text.to_string())
        .collect();
    counts.lost +=
        known.iter().filter(|known| !place.contains_key(&known.mark) && !told.contains(known.mark)).count();
    let of_text = |known: &&Known| known.kind != LineKind::Caption && known.kind != LineKind::Byline;
    let running: Vec<&Known> = known.iter().filter(of_text).collect();
    for pair in running.windows(2).filter(|pair| pair[0].article == pair[1].article) {
        let found = [pair[0].mark, pair[1].mark].map(|mark| place.get(&mark));
        if let [Some(one), Some(two)] = found
            && pair[0].kind == LineKind::Text
            && pair[1].kind == LineKind::Text
        {
            counts.successors.add(one.0 == two.0 && two.1 == one.1 + 1);
            let joined = one.0 == two.0 && one.2 == two.2;
            if pair[1].goes_on { counts.torn.add(joined) } else { counts.apart.add(!joined) }
        }
    }
    let names: BTreeSet<&str> = running.iter().map(|known| known.article.as_str()).collect();
    for name in names {
        let own: BTreeSet<char> =
            running.iter().filter(|known| known.article == name).map(|known| known.mark).collect();
        let homes: BTreeSet<usize> =
            own.iter().filter_map(|mark| place.get(mark)).map(|place| place.0).collect();
        let foreign = |home: usize| {
            let others = running.iter().filter(|known| known.article != name);
            others.filter_map(|known| place.get(&known.mark)).any(|place| place.0 == home)
        };
        counts.articles.add(homes.len() == 1 && !homes.iter().any(|home| foreign(*home)));
    }
}

/// Imports every sheet of an edition and adds what was right.
pub(crate) fn add(edition: &Edition, counts: &mut Counts) {
    for (number, sheet) in edition.regions().iter().enumerate() {
        read_back(edition, number, sheet, counts);
    }
}

impl Counts {
    /// The figures in a line.
    pub(crate) fn line(&self) -> String {
        format!(
            "successors {:.4} of {}, articles {:.4} of {}, torn joined {:.4} of {}, others apart {:.4} of {}, lost {}",
            self.successors.share(),
            self.successors.all,
            self.articles.share(),
            self.articles.all,
            self.torn.share(),
            self.torn.all,
            self.apart.share(),
            self.apart.all,
            self.lost
        )
    }
}
