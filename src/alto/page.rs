//! A sheet as ALTO 4.4 (Library of Congress, 2023): blocks in reading order, in whole pixels of the picture of the
//! sheet. Boxes of characters are their em boxes, so a string covers its ink and the blanks of its marks.

use std::collections::BTreeMap;

use super::names;
use super::words::{CutLine, Piece, cut};
use super::xml::Document;
use crate::diagnostics::Error;
use crate::edition::{Edition, Sheet, SheetPart, TextBlock};
use crate::geometry::{Length, Rect};
use crate::model::ArticleId;
use crate::text::FaceId;

/// A sheet as ALTO.
pub(super) struct AltoPage {
    /// The document.
    pub document: Vec<u8>,
    /// Its parts, each with its name in the document.
    pub parts: Vec<(String, SheetPart)>,
}

const NAMESPACE: &str = "http://www.loc.gov/standards/alto/ns-v4#";
const LOCATION: &str =
    "http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd";

/// Name of the tag of text that runs downwards, which ALTO has no attribute for.
const VERTICAL: &str = "LT_VERTICAL";

/// A sheet of an edition, whose picture has so many pixels across and down.
pub(super) fn alto(edition: &Edition, sheet: usize, pixels: (u32, u32)) -> Result<AltoPage, Error> {
    let shown = &edition.sheets[sheet];
    let parts = shown.parts();
    let writer = PageWriter {
        edition,
        scale: Scale { sheet: shown, pixels },
        styles: styles(&parts),
        names: part_names(sheet, &parts),
        languages: languages(edition),
    };
    let document = writer.document(sheet, &parts)?;
    Ok(AltoPage { document, parts: writer.names.into_iter().zip(parts).collect() })
}

/// What a page is written with.
struct PageWriter<'a> {
    edition: &'a Edition,
    scale: Scale<'a>,
    /// Number of each style.
    styles: BTreeMap<(FaceId, i32), usize>,
    /// Name of each part.
    names: Vec<String>,
    /// Language of the articles that have one of their own.
    languages: BTreeMap<&'a ArticleId, &'a str>,
}

/// From lengths of a sheet to pixels of its picture.
struct Scale<'a> {
    sheet: &'a Sheet,
    pixels: (u32, u32),
}

impl Scale<'_> {
    /// Left, top, width and height in pixels: every pixel that the rectangle touches, inside of the picture.
    fn place(&self, rect: Rect) -> [String; 4] {
        let size = self.sheet.size;
        let (left, width) = span((rect.left(), rect.right()), size.width, self.pixels.0);
        let (top, height) = span((rect.top(), rect.bottom()), size.height, self.pixels.1);
        [left, top, width, height].map(|value| value.to_string())
    }
}

/// Beginning and length, in pixels, of what lies between two places of a length that has so many pixels.
fn span((from, to): (Length, Length), whole: Length, pixels: u32) -> (i64, i64) {
    let (whole, pixels) = (i64::from(whole.millipoints().max(1)), i64::from(pixels));
    let start = (i64::from(from.millipoints()) * pixels).div_euclid(whole).clamp(0, pixels - 1);
    let end = -(-i64::from(to.millipoints()) * pixels).div_euclid(whole);
    (start, end.clamp(start + 1, pixels) - start)
}

/// The styles of a page in the order in which they come, each with its number.
fn styles(parts: &[SheetPart]) -> BTreeMap<(FaceId, i32), usize> {
    let mut styles = BTreeMap::new();
    for part in parts {
        if let SheetPart::Text(block) = part {
            let next = styles.len();
            styles.entry(style_of(block)).or_insert(next);
        }
    }
    styles
}

fn style_of(block: &TextBlock) -> (FaceId, i32) {
    (block.face, block.size.millipoints())
}

/// A name for each part: `P1_TB00001`, `P1_IL00002`, `P1_GE00003`.
fn part_names(sheet: usize, parts: &[SheetPart]) -> Vec<String> {
    let kind = |part: &SheetPart| match part {
        SheetPart::Text(_) => "TB",
        SheetPart::Picture(_) => "IL",
        SheetPart::Rule(_) => "GE",
    };
    parts.iter().enumerate().map(|(number, part)| names::part(sheet, kind(part), number + 1)).collect()
}

fn languages(edition: &Edition) -> BTreeMap<&ArticleId, &str> {
    let articles = edition.issue.issue().articles();
    articles.filter_map(|article| Some((&article.id, article.lang.as_ref()?.as_str()))).collect()
}

impl PageWriter<'_> {
    fn document(&self, sheet: usize, parts: &[SheetPart]) -> Result<Vec<u8>, Error> {
        let mut out = Document::new();
        out.start(
            "alto",
            &[
                ("xmlns", NAMESPACE),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", LOCATION),
                ("SCHEMAVERSION", "4.4"),
            ],
        );
        self.description(sheet, &mut out);
        self.style_table(&mut out);
        if parts.iter().any(is_vertical) {
            out.start("Tags", &[]);
            out.empty("LayoutTag", &[("ID", VERTICAL), ("LABEL", "vertical text")]);
            out.end();
        }
        out.start("Layout", &[]);
        self.page(sheet, parts, &mut out);
        out.finish()
    }

    fn description(&self, sheet: usize, out: &mut Document) {
        out.start("Description", &[]);
        out.text("MeasurementUnit", &[], "pixel");
        out.start("sourceImageInformation", &[]);
        out.text("fileName", &[], &names::picture(&self.edition.file_stem, sheet));
        out.end();
        out.start("Processing", &[("ID", "PROCESSING1")]);
        out.text("processingCategory", &[], "contentGeneration");
        out.text("processingStepDescription", &[], "composition of the page; nothing is recognised");
        out.start("processingSoftware", &[]);
        out.text("softwareName", &[], "paiban");
        out.text("softwareVersion", &[], env!("CARGO_PKG_VERSION"));
        out.end();
        out.end();
        out.end();
    }

    fn style_table(&self, out: &mut Document) {
        if self.styles.is_empty() {
            return;
        }
        let mut styles: Vec<_> = self.styles.iter().collect();
        styles.sort_by_key(|(_, number)| **number);
        out.start("Styles", &[]);
        for (&(face, size), &number) in styles {
            let face = self.edition.fonts.face(face);
            let size = Length::from_millipoints(size).to_string();
            let id = style_name(number);
            let mut attributes = vec![("ID", id.as_str()), ("FONTFAMILY", &face.family), ("FONTSIZE", &size)];
            // Semibold and above, as CSS Fonts 4 §2.2.1 names weights.
            let manners = [(face.weight >= 600, "bold"), (face.style != "normal", "italics")];
            let manner: Vec<&str> = manners.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
            let manner = manner.join(" ");
            if !manner.is_empty() {
                attributes.push(("FONTSTYLE", &manner));
            }
            out.empty("TextStyle", &attributes);
        }
        out.end();
    }

    fn page(&self, sheet: usize, parts: &[SheetPart], out: &mut Document) {
        let (number, id) = ((sheet + 1).to_string(), format!("P{}", sheet + 1));
        let (width, height) = (self.scale.pixels.0.to_string(), self.scale.pixels.1.to_string());
        out.start(
            "Page",
            &[
                ("ID", &id),
                ("PHYSICAL_IMG_NR", &number),
                ("PRINTED_IMG_NR", self.scale.sheet.label.as_str()),
                ("WIDTH", &width),
                ("HEIGHT", &height),
            ],
        );
        out.start("PrintSpace", &[("HPOS", "0"), ("VPOS", "0"), ("WIDTH", &width), ("HEIGHT", &height)]);
        for ((part, name), lines) in parts.iter().zip(&self.names).zip(cut(parts)) {
            match part {
                SheetPart::Text(block) => self.text_block(block, name, &lines, out),
                SheetPart::Picture(shown) => self.placed("Illustration", name, shown.rect, out),
                SheetPart::Rule(rect) => self.placed("GraphicalElement", name, *rect, out),
            }
        }
        out.end();
        out.end();
    }

    fn placed(&self, element: &str, name: &str, rect: Rect, out: &mut Document) {
        let place = self.scale.place(rect);
        let mut attributes = vec![("ID", name)];
        attributes.extend(placed(&place));
        out.empty(element, &attributes);
    }

    fn text_block(&self, block: &TextBlock, name: &str, lines: &[CutLine<'_>], out: &mut Document) {
        let place = self.scale.place(block.rect());
        let style = style_name(self.styles[&style_of(block)]);
        let publication = &self.edition.issue.issue().publication;
        let own = block.article.as_ref().and_then(|article| self.languages.get(article).copied());
        let mut attributes = vec![("ID", name)];
        attributes.extend(placed(&place));
        attributes
            .extend([("STYLEREFS", style.as_str()), ("LANG", own.unwrap_or(publication.language.as_str()))]);
        if block.lines.iter().any(|line| line.vertical) {
            attributes.push(("TAGREFS", VERTICAL));
        }
        out.start("TextBlock", &attributes);
        for (number, line) in lines.iter().enumerate() {
            self.line(line, &format!("{name}_L{}", number + 1), out);
        }
        out.end();
    }

    fn line(&self, cut: &CutLine<'_>, name: &str, out: &mut Document) {
        let place = self.scale.place(cut.line.rect);
        let mut attributes = vec![("ID", name)];
        attributes.extend(placed(&place));
        out.start("TextLine", &attributes);
        for (number, piece) in cut.pieces.iter().enumerate() {
            match piece.is_blank() {
                true => self.blank(piece, out),
                false => self.string(piece, &format!("{name}_S{}", number + 1), out),
            }
        }
        if let Some(hyphen) = cut.hyphen {
            let place = self.scale.place(hyphen);
            // A hyphen has no height in ALTO.
            let [left, top, width, _] = placed(&place);
            out.empty("HYP", &[left, top, width, ("CONTENT", "-")]);
        }
        out.end();
    }

    fn blank(&self, piece: &Piece<'_>, out: &mut Document) {
        let place = self.scale.place(piece.rect);
        let [left, top, width, _] = placed(&place);
        out.empty("SP", &[left, top, width]);
    }

    fn string(&self, piece: &Piece<'_>, name: &str, out: &mut Document) {
        let place = self.scale.place(piece.rect);
        let mut attributes = vec![("ID", name), ("CONTENT", piece.text)];
        attributes.extend(placed(&place));
        if let Some((part, whole)) = &piece.part_of {
            let kind = if *part == 1 { "HypPart1" } else { "HypPart2" };
            attributes.extend([("SUBS_TYPE", kind), ("SUBS_CONTENT", whole.as_str())]);
        }
        out.empty("String", &attributes);
    }
}

fn is_vertical(part: &SheetPart) -> bool {
    matches!(part, SheetPart::Text(block) if block.lines.iter().any(|line| line.vertical))
}

/// The attributes of a place.
fn placed([left, top, width, height]: &[String; 4]) -> [(&'static str, &str); 4] {
    [("HPOS", left), ("VPOS", top), ("WIDTH", width), ("HEIGHT", height)]
}

fn style_name(number: usize) -> String {
    format!("TS{}", number + 1)
}
