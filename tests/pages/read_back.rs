//! Pages that the program set, seen as programs that read pages see them and imported again: what was right, counted.
//!
//! Every paragraph of a leg is a block with the boxes of its lines and no order; rules are separators, pictures are
//! pictures. Nothing says which article a block is of. A mark in each says which it is.

use std::collections::{BTreeMap, BTreeSet};

use paiban::edition::{Edition, LineKind, SheetPart, Tag, TextBlock};
use paiban::geometry::{Rect, Size};
use paiban::source::import::boxes::{BoxKind, BoxedLine, BoxedPage, BoxedPages, Corners, PageBox, PageUnit};
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, PageContent, TrustOrder};

/// The first of the characters that name blocks; no text of the generator has them.
const FIRST_MARK: u32 = 0x3400;

/// How many such characters there are.
const MARKS: u32 = 6592;

/// Points that a rule is thick at most; what is thicker is a tint.
const THICKEST_RULE: f32 = 4.0;

/// Points that a rule is long at least.
const SHORTEST_RULE: f32 = 20.0;

/// Weight of faces from which type is bold.
const BOLD: u16 = 600;

/// A block of a sheet and what is known of it.
pub(crate) struct Known {
    article: String,
    kind: LineKind,
    mark: char,
    /// Whether it goes on with the block of running text before it: a paragraph torn between two legs.
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

/// A sheet as a program sees it, and what is known of its blocks. Furniture is left out, as programs tell it by
/// themselves.
pub(crate) struct Seen {
    size: Size,
    known: Vec<Known>,
    others: Vec<PageBox>,
}

/// What a program sees of the sheets of an edition.
pub(crate) fn seen(edition: &Edition) -> Vec<Seen> {
    let sheet = |sheet: &paiban::edition::Sheet| {
        let mut seen = Seen { size: sheet.size, known: Vec::new(), others: Vec::new() };
        for part in sheet.parts() {
            match part {
                SheetPart::Text(block) => seen.text(&block, edition),
                SheetPart::Picture(picture) => seen.other(BoxKind::Image, &picture.rect),
                SheetPart::Rule(rect) => seen.rule(&rect),
            }
        }
        seen
    };
    edition.sheets.iter().map(sheet).collect()
}

impl Seen {
    fn other(&mut self, kind: BoxKind, rect: &Rect) {
        let (id, corners) = (format!("p{}", self.others.len()), Some(corners(rect)));
        self.others.push(PageBox { id, kind, corners, ..PageBox::default() });
    }

    fn rule(&mut self, rect: &Rect) {
        let (wide, high) = (rect.size.width.points(), rect.size.height.points());
        if wide.min(high) <= THICKEST_RULE && wide.max(high) >= SHORTEST_RULE {
            self.other(BoxKind::Separator, rect);
        }
    }

    fn text(&mut self, text: &TextBlock, edition: &Edition) {
        let (Some(article), Some(line)) = (&text.article, text.lines.first()) else { return };
        let is_furniture = matches!(line.kind, LineKind::Artifact | LineKind::Table);
        if line.vertical || is_furniture || text.lines.iter().all(|line| line.text.trim().is_empty()) {
            return;
        }
        let before = self.known.iter().rev().find(|known| known.kind == LineKind::Text);
        let same =
            |before: &&Known| before.article == article.as_str() && before.block.origin == origin(&text.tag);
        let goes_on = line.kind == LineKind::Text && before.is_some_and(|before| same(&before));
        let kind = match line.kind {
            LineKind::Head | LineKind::Subhead => BoxKind::Title,
            LineKind::Caption => BoxKind::Caption,
            _ => BoxKind::Text,
        };
        let lines = text.lines.iter().map(|line| BoxedLine { corners: corners(&line.rect), text: None });
        let mark = char::from_u32(FIRST_MARK + self.known.len() as u32).unwrap();
        let words: Vec<char> = text.lines.iter().flat_map(|line| line.text.chars()).collect();
        let middle = words.len() / 2;
        let block = PageBox {
            id: self.known.len().to_string(),
            kind,
            corners: Some(corners(&text.rect())),
            text: words[..middle].iter().chain([&mark]).chain(&words[middle..]).collect(),
            lines: lines.collect(),
            size: Some(text.size.points().into()),
            bold: edition.fonts.face(text.face).weight >= BOLD,
            origin: origin(&text.tag),
            ..PageBox::default()
        };
        self.known.push(Known { article: article.to_string(), kind: line.kind, mark, goes_on, block });
    }

    /// The page, its blocks in no order: by the last characters of their names, then from the end.
    fn page(&self) -> BoxedPage {
        let known = self.known.iter().map(|known| PageBox { origin: None, ..known.block.clone() });
        let mut blocks: Vec<PageBox> = known.chain(self.others.iter().cloned()).collect();
        blocks.sort_by_key(|block| (block.id.chars().next_back(), usize::MAX - block.id.len()));
        BoxedPage {
            width: f64::from(self.size.width.points()),
            height: f64::from(self.size.height.points()),
            unit: PageUnit::Point,
            blocks,
            ..BoxedPage::default()
        }
    }
}

/// The paragraph that a block is of, or a part of.
fn origin(tag: &Tag) -> Option<String> {
    match tag {
        Tag::Paragraph(number) => Some(format!("paragraph {number}")),
        Tag::ListItem(number) => Some(format!("item {number}")),
        Tag::Quote(number) => Some(format!("quote {number}")),
        _ => None,
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
fn read_back(seen: &Seen, counts: &mut Counts) {
    let pages = BoxedPages { version: 1, pages: vec![seen.page()], ..BoxedPages::default() };
    let file = ("sheet.json".to_owned(), PageContent::Boxes(pages));
    let checked = page::import(&[file], &options(), TrustOrder::Agreement);
    compare(&seen.known, &checked, counts);
}

/// Marks of blocks in each article, by the pieces of its text.
fn marks(checked: &paiban::diagnostics::Checked<page::Understood>) -> Vec<Vec<Vec<char>>> {
    let issue = &checked.value.imported.draft.issue;
    let is_mark = |c: &char| (FIRST_MARK..FIRST_MARK + MARKS).contains(&u32::from(*c));
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
    seen(edition).iter().for_each(|seen| read_back(seen, counts));
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
