//! A file as it is written: pages of blocks, blocks of lines, lines of words.

use std::collections::BTreeMap;

use super::super::boxes::{Corners, MOST_BLOCKS_OF_ALL, PageUnit};
use super::super::xml::{self, Element, XmlReading};
use crate::messages::{Sentence, sentence};

/// Most elements of one block: a full page of words that are one block has 60,000.
const MOST_ELEMENTS: usize = 100_000;

/// Points of an inch.
const POINTS: f64 = 72.0;

/// A file.
#[derive(Debug, Default)]
pub(in crate::source::import) struct AltoFile {
    /// The program that wrote it.
    pub(in crate::source::import) engine: Option<String>,
    /// Its pages.
    pub(in crate::source::import) pages: Vec<AltoPage>,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct AltoPage {
    /// Width, in its unit.
    pub(in crate::source::import) width: f64,
    /// Height.
    pub(in crate::source::import) height: f64,
    /// What numbers count.
    pub(in crate::source::import) unit: PageUnit,
    /// The number that is printed on it.
    pub(in crate::source::import) label: Option<String>,
    /// The picture of it, as the file calls it.
    pub(in crate::source::import) image: Option<String>,
    /// Its blocks.
    pub(in crate::source::import) blocks: Vec<AltoBlock>,
}

impl AltoPage {
    /// Whether its numbers are pixels of its picture.
    pub(in crate::source::import) fn is_in_pixels(&self) -> bool {
        self.unit == PageUnit::Pixel
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) enum AltoKind {
    /// Lines of text.
    #[default]
    Text,
    /// A picture.
    Illustration,
    /// A rule.
    Rule,
}

/// A block.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct AltoBlock {
    /// Its name.
    pub(in crate::source::import) id: String,
    /// The names of the blocks it is composed into, from the outermost.
    pub(in crate::source::import) within: Vec<String>,
    /// What it is.
    pub(in crate::source::import) kind: AltoKind,
    /// What the file calls it and the blocks it is composed into: types, and labels of tags.
    pub(super) labels: Vec<String>,
    /// Where it is.
    pub(in crate::source::import) corners: Option<Corners>,
    /// Size of its type, in points.
    pub(super) size: Option<f64>,
    /// Whether its type is bold.
    pub(super) bold: bool,
    /// Its lines.
    pub(in crate::source::import) lines: Vec<AltoLine>,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct AltoLine {
    /// Its name.
    pub(in crate::source::import) id: String,
    /// Where it is.
    pub(super) corners: Option<Corners>,
    /// What it consists of.
    pub(super) words: Vec<AltoWord>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AltoWord {
    /// Characters.
    Characters {
        /// As they stand there.
        text: String,
        /// The whole word that they are a part of, and which part, 1 or 2.
        part_of: Option<(u8, String)>,
    },
    /// A blank.
    Blank,
    /// The hyphen of a word that goes on in the next line.
    Hyphen,
}

/// Reads a file.
pub(in crate::source::import) fn read(bytes: &[u8]) -> Result<AltoFile, Sentence> {
    let units = [
        "Description",
        "TextStyle",
        "ParagraphStyle",
        "LayoutTag",
        "StructureTag",
        "RoleTag",
        "TextBlock",
        "Illustration",
        "GraphicalElement",
        "Page",
        "Glyph",
        "Shape",
    ];
    let reading = XmlReading { known: None, units: &units, most: MOST_ELEMENTS, is_html: false };
    let mut reader = AltoReader::default();
    xml::read(bytes, &reading, &mut |element, around| reader.unit(&element, around))?;
    if reader.file.pages.is_empty() {
        return Err(sentence!("unreadable-pages.no-page"));
    }
    Ok(reader.file)
}

/// A file in the reading.
#[derive(Default)]
struct AltoReader {
    file: AltoFile,
    /// What numbers are multiplied by.
    factor: Option<f64>,
    unit: PageUnit,
    image: Option<String>,
    styles: BTreeMap<String, Style>,
    tags: BTreeMap<String, String>,
    blocks: Vec<AltoBlock>,
    all: usize,
}

/// A style of text.
#[derive(Clone, Copy, Default)]
struct Style {
    size: Option<f64>,
    bold: bool,
}

impl AltoReader {
    fn unit(&mut self, element: &Element, around: &[Element]) -> Result<(), Sentence> {
        match &*element.name {
            "Description" => self.description(element),
            "TextStyle" => self.style(element),
            "LayoutTag" | "StructureTag" | "RoleTag" => {
                let words = |name| element.attribute(name).unwrap_or_default().to_owned();
                self.tags.insert(words("ID"), words("LABEL"));
            }
            "TextBlock" => self.block(element, around, AltoKind::Text),
            "Illustration" => self.block(element, around, AltoKind::Illustration),
            "GraphicalElement" => self.block(element, around, AltoKind::Rule),
            "Page" => self.page(element),
            _ => {}
        }
        match self.all > MOST_BLOCKS_OF_ALL {
            true => Err(sentence!("unreadable-pages.blocks", found = self.all, most = MOST_BLOCKS_OF_ALL)),
            false => Ok(()),
        }
    }

    fn description(&mut self, element: &Element) {
        let text = |name: &str| element.below(name).first().map(|found| found.text().trim().to_owned());
        let unit = text("MeasurementUnit").unwrap_or_default();
        (self.unit, self.factor) = match unit.as_str() {
            "mm10" => (PageUnit::Mm10, None),
            "inch1200" => (PageUnit::Point, Some(POINTS / 1200.0)),
            _ => (PageUnit::Pixel, None),
        };
        self.image = text("fileName").filter(|name| !name.is_empty());
        self.file.engine = text("softwareName").filter(|name| !name.is_empty());
    }

    fn style(&mut self, element: &Element) {
        let size = number(element, "FONTSIZE").filter(|size| *size > 0.0);
        let bold = element.attribute("FONTSTYLE").is_some_and(|style| style.contains("bold"));
        self.styles.insert(element.attribute("ID").unwrap_or_default().to_owned(), Style { size, bold });
    }

    fn page(&mut self, element: &Element) {
        let factor = self.factor.unwrap_or(1.0);
        let size = |name| number(element, name).unwrap_or_default() * factor;
        self.file.pages.push(AltoPage {
            width: size("WIDTH"),
            height: size("HEIGHT"),
            unit: self.unit,
            label: element.attribute("PRINTED_IMG_NR").map(str::to_owned).filter(|label| !label.is_empty()),
            image: self.image.clone(),
            blocks: std::mem::take(&mut self.blocks),
        });
    }

    fn block(&mut self, element: &Element, around: &[Element], kind: AltoKind) {
        let composed = || around.iter().filter(|outer| &*outer.name == "ComposedBlock");
        let labels = composed().chain([element]).flat_map(|outer| self.labels(outer)).collect();
        let style = self.style_of(element);
        let text = |outer: &Element, name| outer.attribute(name).unwrap_or_default().to_owned();
        let lines = element.children("TextLine").map(|line| self.line(line)).collect();
        self.all += 1;
        self.blocks.push(AltoBlock {
            id: text(element, "ID"),
            within: composed().map(|outer| text(outer, "ID")).collect(),
            kind,
            labels,
            corners: self.corners(element),
            size: style.size,
            bold: style.bold,
            lines,
        });
    }

    /// What a file calls a block.
    fn labels(&self, element: &Element) -> Vec<String> {
        let tags = element.attribute("TAGREFS").unwrap_or_default().split_whitespace();
        let labels = tags.filter_map(|tag| self.tags.get(tag)).map(String::as_str);
        let labels = labels.chain(element.attribute("TYPE"));
        labels.filter(|label| !label.is_empty()).map(str::to_ascii_lowercase).collect()
    }

    /// The style of a block: its own, else that of its first line or word that has one.
    fn style_of(&self, element: &Element) -> Style {
        let named = |element: &Element| {
            let names = element.attribute("STYLEREFS").or_else(|| element.attribute("STYLE"));
            names.into_iter().flat_map(str::split_whitespace).find_map(|name| self.styles.get(name)).copied()
        };
        let line = element.children("TextLine").next();
        let word = line.and_then(|line| line.children("String").next());
        [Some(element), line, word].into_iter().flatten().find_map(named).unwrap_or_default()
    }

    fn line(&self, element: &Element) -> AltoLine {
        let words = element.elements().filter_map(|part| match &*part.name {
            "String" => part.attribute("CONTENT").map(|text| word(part, text)),
            "SP" => Some(AltoWord::Blank),
            "HYP" => Some(AltoWord::Hyphen),
            _ => None,
        });
        AltoLine {
            id: element.attribute("ID").unwrap_or_default().to_owned(),
            words: words.collect(),
            corners: self.corners(element),
        }
    }

    fn corners(&self, element: &Element) -> Option<Corners> {
        let factor = self.factor.unwrap_or(1.0);
        let [left, top, width, height] =
            ["HPOS", "VPOS", "WIDTH", "HEIGHT"].map(|name| Some(number(element, name)? * factor));
        Some([left?, top?, left? + width?, top? + height?])
    }
}

fn word(element: &Element, text: &str) -> AltoWord {
    let part = match element.attribute("SUBS_TYPE") {
        Some("HypPart1") => Some(1),
        Some("HypPart2") => Some(2),
        _ => None,
    };
    let whole = element.attribute("SUBS_CONTENT").filter(|whole| !whole.is_empty());
    AltoWord::Characters {
        text: text.to_owned(),
        part_of: part.zip(whole).map(|(part, whole)| (part, whole.to_owned())),
    }
}

/// The number of an attribute. What is no number of a page is none.
fn number(element: &Element, name: &str) -> Option<f64> {
    let number: f64 = element.attribute(name)?.trim().parse().ok()?;
    (number.is_finite() && number.abs() < 1e9).then_some(number)
}
