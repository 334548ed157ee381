//! What a real paper prints beside articles of plain text: a kind of page each.

use paiban::geometry::Length;
use paiban::layout::Paper;
use paiban::model::{Article, Block, Rank};
use serde_json::{Value, json};

use super::material::Material;
use super::page::PageSketch;
use super::random::Random;

/// Kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Content {
    /// Advertisements of up to four tenths of the page, in millimetres.
    Notices,
    /// Photo stories with groups of photos.
    Photos,
    /// Articles with tables.
    Tables,
    /// Poems beside articles.
    Verse,
    /// One to three articles.
    Few,
    /// Fourteen to twenty-four articles.
    Many,
}

impl Content {
    /// All of them.
    pub(crate) const ALL: [Self; 6] =
        [Self::Notices, Self::Photos, Self::Tables, Self::Verse, Self::Few, Self::Many];

    /// How many articles a page of it has.
    pub(crate) fn articles(self, random: &mut Random) -> usize {
        match self {
            Self::Few => random.between(1, 3) as usize,
            Self::Many => random.between(14, 24) as usize,
            Self::Photos => random.between(3, 6) as usize,
            Self::Notices | Self::Tables | Self::Verse => random.between(4, 9) as usize,
        }
    }
}

impl PageSketch<'_> {
    /// Puts on the page what it is about, before its texts are made as long as they should be.
    pub(crate) fn add_content(&mut self, content: Content, random: &mut Random, number: usize) {
        match content {
            Content::Notices => self.notices = notices(random, &self.paper, number),
            Content::Photos => self.photos(random, number),
            Content::Tables => {
                for place in 0..self.sketches.len().min(3) {
                    let rows = if place == 0 { random.between(12, 24) } else { random.between(3, 10) };
                    self.sketches[place].end_with(vec![table(random, rows)]);
                }
            }
            Content::Verse => {
                let last = self.sketches.len() - 1;
                let poem = (0..random.between(2, 6)).map(|_| stanza(self.material, random)).collect();
                self.sketches[last.min(1)].wish(|article| article.rank = Some(Rank::Middle));
                self.sketches[last.min(1)].be_only(poem);
            }
            Content::Few | Content::Many => {}
        }
    }

    /// A photo story of three to six photos, and one or two of one or two.
    fn photos(&mut self, random: &mut Random, number: usize) {
        for (place, most) in [(0, 6), (2, 2), (3, 2)] {
            let Some(sketch) = self.sketches.get_mut(place) else { continue };
            let fewest = if place == 0 { 3 } else { 1 };
            let wanted = random.between(fewest, most) as usize;
            for picture in sketch.pictures.len()..wanted {
                sketch.add_picture(self.material, random, 100 + number * 40 + place * 10 + picture);
            }
            sketch.wish(|article| article.rank = Some(if place == 0 { Rank::Lead } else { Rank::Photo }));
            sketch.characters = random.between(90, 260);
        }
    }
}

/// Sizes of advertisements: columns and rows of the page in sixtieths.
const BOXES: [(i32, i32); 7] = [(60, 20), (30, 20), (60, 12), (15, 15), (20, 10), (30, 10), (60, 6)];

/// Up to four advertisements, four tenths of the page at most.
fn notices(random: &mut Random, paper: &Paper, number: usize) -> Vec<Article> {
    let area = paper.type_area().size;
    let mut left = random.between(0, 40) as i32 * 36;
    let mut found = Vec::new();
    while found.len() < 4 {
        let fitting: Vec<(i32, i32)> =
            BOXES.into_iter().filter(|(columns, rows)| columns * rows <= left).collect();
        if fitting.is_empty() {
            break;
        }
        let (columns, rows) = *random.pick(&fitting);
        left -= columns * rows;
        let millimetres = |length: Length, part: i32| (length / 60 * part).millipoints() * 254 / 720_000;
        let size = format!("{}x{}mm", millimetres(area.width, columns), millimetres(area.height, rows));
        let notice = json!({
            "id": format!("{:02}/ad{}", number + 1, found.len() + 1),
            "headline": ["春季渡船票预售"],
            "notice": { "kind": "advertisement", "size": size },
            "body": [paragraph("鹤汀闸码头售票处"), paragraph("热线：0000-55500168")],
        });
        found.push(serde_json::from_value(notice).expect("it is an article"));
    }
    found
}

fn text(words: &str) -> Value {
    json!([{ "kind": "text", "text": words }])
}

fn paragraph(words: &str) -> Value {
    json!({ "kind": "paragraph", "text": text(words) })
}

/// A table of so many rows: names, and numbers of several kinds.
fn table(random: &mut Random, rows: u32) -> Block {
    let heads = ["断面", "氨氮（mg/L）", "总磷", "同比", "户数"];
    let columns = random.between(3, 5) as usize;
    let names = ["河口闸", "鹤汀桥", "南圩", "十二里塘", "新埠头", "渔港东"];
    let row = |random: &mut Random| -> Vec<Value> {
        let cells = [
            (*random.pick(&names)).to_owned(),
            format!("{}.{:03}", random.between(0, 99), random.between(0, 999)),
            format!("0.{:02}", random.between(1, 99)),
            format!("-{}.{}%", random.between(1, 40), random.between(0, 9)),
            format!("{},{:03}", random.between(1, 40), random.between(0, 999)),
        ];
        cells.iter().take(columns).map(|cell| text(cell)).collect()
    };
    let rows: Vec<Vec<Value>> = (0..rows).map(|_| row(random)).collect();
    let head: Vec<Value> = heads.iter().take(columns).map(|head| text(head)).collect();
    let alignments = ["start", "end", "end", "end", "end"];
    let table = json!({ "kind": "table", "columns": &alignments[..columns], "head": head, "rows": rows });
    serde_json::from_value(table).expect("it is a table")
}

/// Four lines of a poem.
fn stanza(material: &Material, random: &mut Random) -> Block {
    let mut lines = Vec::new();
    for line in 0..4 {
        if line > 0 {
            lines.push(json!({ "kind": "line-break" }));
        }
        lines.push(json!({ "kind": "text", "text": random.pick(&material.phrases) }));
    }
    serde_json::from_value(json!({ "kind": "verse", "text": lines })).expect("it is a stanza")
}
