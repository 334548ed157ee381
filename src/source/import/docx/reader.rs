//! The body of a document read: blocks, paragraphs, and what is not carried over.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::document::content::{Document, Paragraph, Part, Picture, Run};
use super::super::document::left_out;
use super::super::xml::{Element, XmlNode};
use super::numbering::Numbering;
use super::package::{Package, Refusal, Relations, Target};
use super::styles::Styles;
use super::table;
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};

/// Reads a document out of its parts.
///
/// # Errors
/// Where a part cannot be read.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, Refusal> {
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| match relations.part(kind) {
        Some(path) => package.xml(path),
        None => Ok(None),
    };
    let styles = part("styles")?.map(|root| Styles::read(&root)).transpose()?.unwrap_or_default();
    let numbering = part("numbering")?.map(|root| Numbering::read(&root)).unwrap_or_default();
    let notes = [Kind::Footnote, Kind::Endnote].map(|kind| Ok::<_, Sentence>((kind, part(kind.part())?)));
    let comments = part("comments")?;
    let mut own_notes = BTreeMap::new();
    for note in &notes {
        let (kind, root) = note.as_ref().map_err(Clone::clone)?;
        for element in root.iter().flat_map(Element::elements) {
            if let (Some(id), None) = (element.attribute("w:id"), element.attribute("w:type")) {
                own_notes.insert((*kind, id), element);
            }
        }
    }
    let root = package.xml(&main)?.ok_or_else(|| sentence!("unreadable-document.no-text"))?;
    let body = root.child("w:body").ok_or_else(|| sentence!("unreadable-document.no-text"))?;
    let mut reader = Reader {
        styles: &styles,
        numbering,
        relations: &relations,
        notes: own_notes,
        marks: Vec::new(),
        comments: comments.iter().flat_map(Element::elements).filter_map(with_id).collect(),
        document: Document::default(),
        unjoined: None,
        in_note: false,
    };
    reader.document.parts = reader.parts(body);
    reader.read_notes();
    reader.rest();
    for kind in ["header", "footer"] {
        for path in relations.parts(kind) {
            if let Some(root) = package.xml(path)? {
                reader.left_out_element(kind, &root, 0..0);
            }
        }
    }
    Ok(reader.document)
}

fn with_id(element: &Element) -> Option<(&str, &Element)> {
    Some((element.attribute("w:id")?, element))
}

/// Kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

impl Kind {
    fn part(self) -> &'static str {
        match self {
            Self::Footnote => "footnotes",
            Self::Endnote => "endnotes",
        }
    }
}

/// Reads parts of a document.
pub(super) struct Reader<'a> {
    pub(super) styles: &'a Styles,
    numbering: Numbering,
    pub(super) relations: &'a Relations,
    /// Notes that have no mark yet.
    notes: BTreeMap<(Kind, &'a str), &'a Element>,
    /// Notes in the order of their marks.
    marks: Vec<(Kind, &'a str, &'a Element)>,
    comments: BTreeMap<&'a str, &'a Element>,
    pub(super) document: Document,
    /// A paragraph whose end was deleted: the next goes on with it.
    unjoined: Option<Paragraph>,
    in_note: bool,
}

impl<'a> Reader<'a> {
    /// What stands in an element of blocks.
    pub(super) fn parts(&mut self, parent: &'a Element) -> Vec<Part> {
        let mut parts = Vec::new();
        self.blocks(parent, &mut parts);
        if let Some(paragraph) = self.unjoined.take() {
            self.close(paragraph, &mut parts);
        }
        parts
    }

    fn blocks(&mut self, parent: &'a Element, parts: &mut Vec<Part>) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.paragraph(element, parts),
                "w:tbl" => table::read(self, element, parts),
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:smartTag" | "w:ins" | "w:moveTo" => {
                    self.blocks(element, parts);
                }
                "w:del" | "w:moveFrom" => self.left_out_element("deletion", element, self.here()),
                "mc:AlternateContent" => {
                    let before = parts.len();
                    for branch in branches(element) {
                        if parts.len() == before {
                            self.blocks(branch, parts);
                        }
                    }
                }
                "w:altChunk" => self.left_out("object", "", self.here()),
                _ => {}
            }
        }
    }

    /// The end of the lines.
    pub(super) fn here(&self) -> Range<usize> {
        let end = self.document.lines.len();
        end..end
    }

    fn paragraph(&mut self, element: &'a Element, parts: &mut Vec<Part>) {
        let properties = element.child("w:pPr");
        let (look, characters) = self.styles.paragraph(properties);
        let mut made = super::inline::ReadRuns::new(characters);
        if let Some(before) = self.unjoined.take() {
            made.paragraph = before;
        } else {
            made.paragraph.look = look;
        }
        self.inline(element, &mut made, None);
        self.finish_fields(&mut made);
        if !made.paragraph.runs.is_empty() && !self.in_note {
            self.number(&mut made);
        }
        let ends_deleted = properties
            .and_then(|properties| properties.child("w:rPr"))
            .is_some_and(|marks| marks.child("w:del").is_some());
        let mut paragraph = std::mem::take(&mut made.paragraph);
        let place = match ends_deleted {
            true => self.here(),
            false => self.line(&mut paragraph),
        };
        for mut remark in made.remarks.drain(..) {
            remark.place = place.clone();
            self.document.remarks.push(remark);
        }
        if ends_deleted {
            self.unjoined = Some(paragraph);
        } else if !paragraph.runs.is_empty() {
            parts.push(Part::Paragraph(paragraph));
        }
        parts.extend(made.after.into_iter().map(|part| match part {
            Part::Picture(picture) if picture.place.is_empty() => {
                Part::Picture(Picture { place: place.clone(), ..picture })
            }
            part => part,
        }));
    }

    /// Ends a paragraph that the next would have gone on with.
    fn close(&mut self, mut paragraph: Paragraph, parts: &mut Vec<Part>) {
        self.line(&mut paragraph);
        if !paragraph.runs.is_empty() {
            parts.push(Part::Paragraph(paragraph));
        }
    }

    /// Writes the line of a paragraph.
    fn line(&mut self, paragraph: &mut Paragraph) -> Range<usize> {
        let start = self.document.lines.len();
        self.document.lines.push_str(&paragraph.text());
        paragraph.place = start..self.document.lines.len();
        self.document.lines.push('\n');
        let place = paragraph.place.clone();
        paragraph.trim();
        place
    }

    /// Puts the automatic number of a paragraph before its text.
    fn number(&mut self, made: &mut super::inline::ReadRuns) {
        let Some((list, level)) = made.paragraph.look.list.clone() else { return };
        let Some(label) = self.numbering.next(&list, level) else { return };
        let message = sentence!("changed-form.number", number = label.text.trim());
        made.remark(Code::ChangedForm, message, None);
        if !label.is_known {
            let message = sentence!("changed-form.unknown-number", number = label.text.trim());
            made.remark(Code::ChangedForm, message, Some(sentence!("changed-form.help-unknown-number")));
        }
        let look = made.characters.clone();
        made.paragraph.runs.insert(0, Run::Text { text: label.text, look, link: None });
    }

    /// The number of a note whose mark was found; none where there is no such note, or its mark was found before.
    pub(super) fn note(&mut self, kind: Kind, id: &'a str) -> Option<usize> {
        let element = self.notes.remove(&(kind, id))?;
        self.marks.push((kind, id, element));
        Some(self.marks.len() - 1)
    }

    /// The text of a comment whose mark was found.
    pub(super) fn comment(&mut self, id: &str) -> Option<String> {
        self.comments.remove(id).map(|element| all_text(element, "w:t"))
    }

    /// Notes may hold marks of notes.
    fn read_notes(&mut self) {
        self.in_note = true;
        let mut done = 0;
        while let Some((_, _, element)) = self.marks.get(done).copied() {
            let parts = self.parts(element);
            self.document.notes.push(parts);
            done += 1;
        }
    }

    /// Reports what has no mark in the text.
    fn rest(&mut self) {
        for element in std::mem::take(&mut self.notes).into_values() {
            self.left_out_element("note", element, 0..0);
        }
        for element in std::mem::take(&mut self.comments).into_values() {
            self.left_out_element("comment", element, 0..0);
        }
    }

    /// Reports an element that is left out, with its text, if it has any.
    pub(super) fn left_out_element(&mut self, what: &'static str, element: &Element, place: Range<usize>) {
        let text = all_text(element, "w:t") + &all_text(element, "w:delText");
        let pictures = has_picture(element);
        if !text.trim().is_empty() || pictures {
            self.left_out(what, text.trim(), place);
        }
    }

    fn left_out(&mut self, what: &'static str, text: &str, place: Range<usize>) {
        let mut remark = left_out(what, text);
        remark.place = place;
        self.document.remarks.push(remark);
    }

    /// What an id of a relation names, if it is a part of the file.
    pub(super) fn part_of(&self, id: &str) -> Option<&Target> {
        self.relations.target(id)
    }
}

/// The branches of alternatives, the best first.
pub(super) fn branches(alternatives: &Element) -> impl Iterator<Item = &Element> {
    alternatives.children("mc:Choice").take(1).chain(alternatives.children("mc:Fallback"))
}

/// The characters of all elements of a name, a blank between paragraphs.
pub(super) fn all_text(element: &Element, name: &str) -> String {
    let mut text = String::new();
    collect(element, name, &mut text);
    text
}

fn collect(element: &Element, name: &str, text: &mut String) {
    if &*element.name == name {
        text.push_str(&element.own_text());
        return;
    }
    if &*element.name == "mc:Fallback" {
        return;
    }
    for node in &element.nodes {
        if let XmlNode::Element(inner) = node {
            collect(inner, name, text);
        }
    }
    if matches!(&*element.name, "w:p" | "a:p") && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

fn has_picture(element: &Element) -> bool {
    matches!(&*element.name, "a:blip" | "v:imagedata") || element.elements().any(has_picture)
}
