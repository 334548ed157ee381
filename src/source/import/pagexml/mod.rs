//! PAGE XML (PRImA, all years) as boxed blocks: regions of text with their types and order, pictures, rules.

use std::collections::BTreeMap;

use super::boxes::{
    BoxKind, BoxSource, BoxedLine, BoxedPage, BoxedPages, Corners, PageBox, PageUnit, VERSION,
};
use super::cuts;
use super::xml::{self, Element, XmlReading};
use crate::messages::{Sentence, sentence};

/// Most elements. A page with an element for every word has 80,000.
const MOST_ELEMENTS: usize = 250_000;

/// Whether a file is PAGE XML, by the name of its outermost element.
pub fn is_page(bytes: &[u8]) -> bool {
    xml::root_name(bytes).is_some_and(|name| name == "PcGts")
}

/// Reads the page of a file.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<BoxedPages, Sentence> {
    let units = ["Glyph", "TextStyle", "Baseline", "Border", "Metadata"];
    let reading = XmlReading { known: None, units: &units, most: MOST_ELEMENTS, is_html: false };
    let mut engine = None;
    let root = xml::read(bytes, &reading, &mut |element, _| {
        if &*element.name == "Metadata" {
            engine = element.child("Creator").map(|creator| creator.text().trim().to_owned());
        }
        Ok(())
    })?;
    let pages: Vec<BoxedPage> =
        root.children("Page").enumerate().map(|(index, element)| page(element, index)).collect();
    if pages.is_empty() {
        return Err(sentence!("unreadable-pages.no-page"));
    }
    let engine = engine.filter(|engine| !engine.is_empty()).or_else(|| Some("PAGE".into()));
    let source = BoxSource { engine, ..BoxSource::default() };
    Ok(BoxedPages { version: VERSION, source, pages })
}

/// A page in the reading.
struct PageReader {
    image: Option<String>,
    /// The place of each region in the order of reading.
    order: BTreeMap<String, u32>,
    blocks: Vec<PageBox>,
}

fn page(element: &Element, index: usize) -> BoxedPage {
    let size = |name| element.attribute(name).and_then(|size| size.parse().ok()).unwrap_or_default();
    let image = element.attribute("imageFilename").filter(|path| !path.is_empty()).map(str::to_owned);
    let mut order = BTreeMap::new();
    element.children("ReadingOrder").for_each(|group| regions(group, &mut order));
    let mut reader = PageReader { image, order, blocks: Vec::new() };
    element.elements().for_each(|region| reader.region(region));
    BoxedPage {
        index: u32::try_from(index).unwrap_or(u32::MAX),
        width: size("imageWidth"),
        height: size("imageHeight"),
        unit: PageUnit::Pixel,
        image: reader.image,
        blocks: reader.blocks,
        is_plain: true,
        ..BoxedPage::default()
    }
}

/// The regions of groups of the order, each once: a group that has its own numbers is sorted by them.
fn regions(group: &Element, order: &mut BTreeMap<String, u32>) {
    let mut members: Vec<&Element> = group.elements().collect();
    let number = |member: &&Element| {
        member.attribute("index").and_then(|index| index.parse::<u64>().ok()).unwrap_or(u64::MAX)
    };
    members.sort_by_key(number);
    for member in members {
        if let Some(name) = member.attribute("regionRef") {
            let next = u32::try_from(order.len()).unwrap_or(u32::MAX);
            order.entry(name.to_owned()).or_insert(next);
        }
        regions(member, order);
    }
}

impl PageReader {
    /// Adds a region and those in it.
    fn region(&mut self, element: &Element) {
        let name = element.attribute("id").unwrap_or_default();
        let kind = match &*element.name {
            "TextRegion" => kind(element),
            "ImageRegion" | "GraphicRegion" | "LineDrawingRegion" | "ChartRegion" | "MapRegion" => {
                BoxKind::Image
            }
            "SeparatorRegion" => BoxKind::Separator,
            "AdvertRegion" => BoxKind::Advert,
            "TableRegion" => BoxKind::Text,
            "UnknownRegion" | "CustomRegion" | "MathsRegion" | "MusicRegion" | "NoiseRegion" => BoxKind::Text,
            _ => return,
        };
        let polygon = polygon(element);
        let corners = around(&polygon);
        let lines: Vec<&Element> = element.children("TextLine").collect();
        let texts: Vec<String> = lines.iter().map(|line| words(line)).collect();
        let whole = equivalent(element).unwrap_or_else(|| texts.join("\n"));
        let is_text = !matches!(kind, BoxKind::Image | BoxKind::Separator);
        let cut = self.image.as_deref().zip(corners).map(|(image, corners)| cuts::part_of(image, corners));
        let boxed = lines.iter().zip(&texts).filter_map(|(line, text)| {
            Some(BoxedLine { corners: around(&self::polygon(line))?, text: Some(text.clone()) })
        });
        let inner: Vec<&Element> =
            element.elements().filter(|inner| inner.name.ends_with("Region")).collect();
        // A region of regions has their text.
        if !is_text || inner.is_empty() || !lines.is_empty() {
            self.blocks.push(PageBox {
                id: name.to_owned(),
                kind,
                corners,
                polygon,
                text: if is_text { whole } else { String::new() },
                lines: boxed.filter(|_| is_text).collect(),
                vertical: is_upright(element).then_some(true),
                order: self
                    .order
                    .get(name)
                    .copied()
                    .filter(|_| matches!(kind, BoxKind::Text | BoxKind::Title)),
                image: cut.filter(|_| kind == BoxKind::Image),
                ..PageBox::default()
            });
        }
        inner.into_iter().for_each(|region| self.region(region));
    }
}

/// What a region of text is, by its type, or by the structure that Transkribus writes.
fn kind(element: &Element) -> BoxKind {
    let custom = element.attribute("custom").and_then(|custom| custom.split_once("structure {type:"));
    let custom = custom.and_then(|(_, rest)| rest.split([';', '}']).next());
    match element.attribute("type").or(custom).unwrap_or_default().trim() {
        "heading" | "headline" => BoxKind::Title,
        "caption" => BoxKind::Caption,
        "header" | "running-head" => BoxKind::Header,
        "footer" | "signature-mark" | "catch-word" => BoxKind::Footer,
        "page-number" => BoxKind::Number,
        "advert" | "advertisement" => BoxKind::Advert,
        _ => BoxKind::Text,
    }
}

/// Whether lines run from top to bottom.
fn is_upright(element: &Element) -> bool {
    element.attribute("readingDirection") == Some("top-to-bottom")
}

/// The corners of an element: points, or, in the years before 2013, elements.
fn polygon(element: &Element) -> Vec<[f64; 2]> {
    let Some(coords) = element.child("Coords") else { return Vec::new() };
    let number =
        |text: Option<&str>| text.and_then(|text| text.trim().parse().ok()).filter(|n: &f64| n.is_finite());
    let pair = |(x, y): (Option<&str>, Option<&str>)| Some([number(x)?, number(y)?]);
    match coords.attribute("points") {
        Some(points) => {
            let pairs = points.split_whitespace().filter_map(|pair| pair.split_once(','));
            pairs.filter_map(|(x, y)| pair((Some(x), Some(y)))).collect()
        }
        None => {
            let points = coords.children("Point");
            points.filter_map(|point| pair((point.attribute("x"), point.attribute("y")))).collect()
        }
    }
}

fn around(polygon: &[[f64; 2]]) -> Option<Corners> {
    let corners = polygon.iter().map(|[x, y]| [*x, *y, *x, *y]);
    corners.reduce(|a: Corners, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
}

/// The text that stands for an element: the one with the lowest number.
fn equivalent(element: &Element) -> Option<String> {
    let number = |found: &&Element| {
        found.attribute("index").and_then(|index| index.parse::<i64>().ok()).unwrap_or_default()
    };
    let found = element.children("TextEquiv").min_by_key(number)?;
    let text = found.child("Unicode").map(Element::text)?;
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// The words of a line: its own text, else those of its words.
fn words(line: &Element) -> String {
    equivalent(line).unwrap_or_else(|| {
        let words: Vec<String> = line.children("Word").filter_map(equivalent).collect();
        words.join(" ")
    })
}
