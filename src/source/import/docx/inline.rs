//! The runs of a paragraph: characters, tracked changes, fields, notes, drawings.

use std::rc::Rc;

use super::super::document::content::{Paragraph, Part, Picture, Remark, Run};
use super::super::document::left_out;
use super::super::document::look::CharacterLook;
use super::super::xml::Element;
use super::package::Target;
use super::reader::{Kind, Reader, all_text, branches};
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};

/// The runs of a paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct ReadRuns {
    pub(super) paragraph: Paragraph,
    /// How its characters are set that say nothing themselves.
    pub(super) characters: CharacterLook,
    /// Pictures and text boxes, which follow it.
    pub(super) after: Vec<Part>,
    /// What is said of it.
    pub(super) remarks: Vec<Remark>,
    fields: Vec<Field>,
    /// Whether an insertion was reported.
    has_insertion: bool,
}

/// A field: an instruction, and then what it gives.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether the instruction has ended.
    is_separated: bool,
    /// How many runs there were when it began.
    begin: usize,
}

type Link = Option<Rc<str>>;

impl ReadRuns {
    pub(super) fn new(characters: CharacterLook) -> Self {
        Self { characters, ..Self::default() }
    }

    /// Adds something to say; its place is that of the paragraph.
    pub(super) fn remark(&mut self, code: Code, message: Sentence, help: Option<Sentence>) {
        self.remarks.push(Remark { code, message, help, place: 0..0, left_out: None });
    }

    fn left_out(&mut self, what: &'static str, text: &str) {
        self.remarks.push(left_out(what, text));
    }

    /// Adds characters; those that are set alike are one run.
    fn text(&mut self, added: &str, own: &CharacterLook, to: &Link) {
        if added.is_empty() {
            return;
        }
        match self.paragraph.runs.last_mut() {
            Some(Run::Text { text, look, link }) if look == own && link == to => text.push_str(added),
            _ => {
                let (look, link) = (own.clone(), to.clone());
                self.paragraph.runs.push(Run::Text { text: added.to_owned(), look, link });
            }
        }
    }

    fn count(&self) -> usize {
        self.paragraph.runs.len() + self.after.len() + self.remarks.len()
    }
}

impl<'a> Reader<'a> {
    /// Reads what stands in a paragraph, or in an element inside of one.
    pub(super) fn inline(&mut self, parent: &'a Element, made: &mut ReadRuns, link: Link) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => self.run(element, made, &link),
                "w:hyperlink" => {
                    let own = self.address(element).or_else(|| link.clone());
                    self.inline(element, made, own);
                }
                "w:ins" | "w:moveTo" => {
                    if !std::mem::replace(&mut made.has_insertion, true) {
                        made.remark(Code::ChangedForm, sentence!("changed-form.insertion"), None);
                    }
                    self.inline(element, made, link.clone());
                }
                "w:del" | "w:moveFrom" => self.deleted(element, made),
                "w:fldSimple" | "w:smartTag" | "w:customXml" | "w:sdt" | "w:sdtContent" | "w:dir"
                | "w:bdo" => {
                    self.inline(element, made, link.clone());
                }
                "m:oMath" | "m:oMathPara" => {
                    let text = all_text(element, "m:t");
                    made.remark(Code::ChangedForm, sentence!("changed-form.formula", text = &text), None);
                    made.text(&text, &made.characters.clone(), &link);
                }
                "mc:AlternateContent" => {
                    let before = made.count();
                    for branch in branches(element) {
                        if made.count() == before {
                            self.inline(branch, made, link.clone());
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn address(&self, hyperlink: &Element) -> Link {
        match self.part_of(hyperlink.attribute("r:id")?)? {
            Target::Outside(url) => web_address(url),
            Target::Part(_) => None,
        }
    }

    fn deleted(&mut self, element: &'a Element, made: &mut ReadRuns) {
        let text = all_text(element, "w:delText") + &all_text(element, "w:t");
        made.left_out("deletion", &text);
    }

    fn run(&mut self, run: &'a Element, made: &mut ReadRuns, link: &Link) {
        let look = self.styles.run(&made.characters, run.child("w:rPr"));
        if look.is_hidden() {
            let text = all_text(run, "w:t");
            if !text.trim().is_empty() {
                made.left_out("hidden", &text);
            }
            return;
        }
        self.run_parts(run, &look, made, link);
    }

    fn run_parts(&mut self, run: &'a Element, look: &CharacterLook, made: &mut ReadRuns, link: &Link) {
        for element in run.elements() {
            match &*element.name {
                "w:t" => made.text(&without_breaks(&element.own_text()), look, link),
                "w:tab" | "w:ptab" => made.text(" ", look, link),
                "w:noBreakHyphen" => made.text("-", look, link),
                "w:sym" => self.symbol(element, look, made),
                "w:br" if !matches!(element.attribute("w:type"), None | Some("textWrapping")) => {}
                "w:br" | "w:cr" => made.paragraph.runs.push(Run::Break),
                "w:footnoteReference" => self.note_mark(Kind::Footnote, element, made),
                "w:endnoteReference" => self.note_mark(Kind::Endnote, element, made),
                "w:commentReference" => {
                    if let Some(text) = element.attribute("w:id").and_then(|id| self.comment(id)) {
                        made.left_out("comment", text.trim());
                    }
                }
                "w:ruby" => ruby(element, made),
                "w:delText" => made.left_out("deletion", &element.own_text()),
                "w:instrText" => {
                    if let Some(field) = made.fields.last_mut().filter(|field| !field.is_separated) {
                        field.instruction.push_str(&element.own_text());
                    }
                }
                "w:fldChar" => self.field(element, made),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(element, None, made),
                "w:contentPart" => made.left_out("object", ""),
                "mc:AlternateContent" => {
                    let before = made.count();
                    for branch in branches(element) {
                        if made.count() == before {
                            self.run_parts(branch, look, made, link);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A character by its number in a font, most of them private.
    fn symbol(&self, element: &Element, look: &CharacterLook, made: &mut ReadRuns) {
        let number = element.attribute("w:char").and_then(|number| u32::from_str_radix(number, 16).ok());
        let c = number.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        let font = element.attribute("w:font").unwrap_or_default();
        let help = Some(sentence!("changed-form.help-symbol"));
        made.remark(Code::ChangedForm, sentence!("changed-form.symbol", text = c, font), help);
        made.text(&c.to_string(), look, &None);
    }

    fn note_mark(&mut self, kind: Kind, element: &'a Element, made: &mut ReadRuns) {
        if let Some(number) = element.attribute("w:id").and_then(|id| self.note(kind, id)) {
            made.paragraph.runs.push(Run::Note(number));
        }
    }

    fn field(&mut self, element: &Element, made: &mut ReadRuns) {
        let begin = made.paragraph.runs.len();
        match element.attribute("w:fldCharType") {
            Some("begin") => made.fields.push(Field { begin, ..Field::default() }),
            Some("separate") => {
                if let Some(field) = made.fields.last_mut() {
                    (field.is_separated, field.begin) = (true, begin);
                }
            }
            Some("end") => {
                if let Some(field) = made.fields.pop() {
                    close(field, made);
                }
            }
            _ => {}
        }
    }

    /// Closes the fields that go on in the next paragraph.
    pub(super) fn finish_fields(&mut self, made: &mut ReadRuns) {
        while let Some(field) = made.fields.pop() {
            close(field, made);
        }
    }

    /// The pictures and text boxes of a drawing, and what of it cannot be carried over.
    fn drawing(&mut self, drawing: &'a Element, alt: Option<&str>, made: &mut ReadRuns) {
        let described = drawing.child("wp:docPr").or_else(|| drawing.child("pic:cNvPr"));
        let own = described.and_then(|words| words.attribute("descr")).or_else(|| drawing.attribute("alt"));
        let alt = own.filter(|words| !words.trim().is_empty()).or(alt);
        for element in drawing.elements() {
            match &*element.name {
                "a:blip" => self.picture(element, "r:embed", alt, made),
                "v:imagedata" => self.picture(element, "r:id", alt, made),
                "w:txbxContent" => {
                    let parts = self.parts(element);
                    if !parts.is_empty() {
                        made.remark(Code::ChangedForm, sentence!("changed-form.text-box"), None);
                        made.after.extend(parts);
                    }
                }
                "c:chart" | "dgm:relIds" | "o:OLEObject" => made.left_out("object", ""),
                "a:txBody" => made.left_out("object", all_text(element, "a:t").trim()),
                "mc:AlternateContent" => {
                    let before = made.count();
                    for branch in branches(element) {
                        if made.count() == before {
                            self.drawing(branch, alt, made);
                        }
                    }
                }
                _ => self.drawing(element, alt, made),
            }
        }
    }

    fn picture(&mut self, element: &Element, attribute: &str, alt: Option<&str>, made: &mut ReadRuns) {
        let target = element.attribute(attribute).and_then(|id| self.part_of(id)).cloned();
        let linked = element.attribute("r:link").and_then(|id| self.part_of(id)).cloned();
        match target.or(linked) {
            Some(Target::Part(part)) => {
                made.after.push(Part::Picture(Picture { part, alt: alt.map(str::to_owned), place: 0..0 }));
            }
            Some(Target::Outside(address)) => made.left_out("linked-picture", &address),
            None => made.left_out("lost-picture", ""),
        }
    }
}

/// Ends a field: what it gives stands in the text, and leads where its instruction says.
fn close(field: Field, made: &mut ReadRuns) {
    let instruction = field.instruction.trim();
    if !field.is_separated {
        // A field without a result may draw its instruction, as the readings of older versions of Word.
        if instruction.to_ascii_uppercase().starts_with("EQ") {
            made.left_out("field", instruction);
        }
        return;
    }
    let address =
        instruction.strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1)).and_then(web_address);
    let Some(address) = address else { return };
    for run in made.paragraph.runs.iter_mut().skip(field.begin) {
        if let Run::Text { link, .. } = run {
            link.get_or_insert_with(|| address.clone());
        }
    }
}

/// An address that an issue may carry.
fn web_address(url: &str) -> Link {
    let is_known = ["http://", "https://", "mailto:"].iter().any(|begin| url.starts_with(begin));
    is_known.then(|| url.into())
}

fn ruby(element: &Element, made: &mut ReadRuns) {
    let text = |name| element.child(name).map(|part| all_text(part, "w:t")).unwrap_or_default();
    let (base, reading) = (text("w:rubyBase"), text("w:rt"));
    if base.is_empty() || reading.is_empty() {
        made.text(&(base + &reading), &made.characters.clone(), &None);
    } else {
        made.paragraph.runs.push(Run::Ruby { base, reading });
    }
}

/// Line ends of the file are blanks of the text.
fn without_breaks(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}
