//! How paragraphs and characters look: defaults of the document, named styles, what they are based on
//! (ECMA-376 part 1 §17.7).

use std::collections::BTreeMap;

use super::super::xml::Element;
use crate::messages::{Sentence, sentence};

/// Most styles that are based on each other. Word takes some ten.
const LONGEST_CHAIN: usize = 64;

/// Half points of type where nothing says a size (§17.3.2.38).
const USUAL_SIZE: u32 = 20;

/// What a style is for, by its name, which Word and WPS write in English in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleRole {
    /// The title of the document.
    Title,
    /// A line under it.
    Subtitle,
    /// Who wrote it.
    Author,
    /// Words of a picture or a table.
    Caption,
    /// A heading, from 1.
    Heading(u8),
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    /// Role of its style, or of its level in the outline.
    pub(super) role: Option<StyleRole>,
    /// `center`, `right` …
    pub(super) alignment: Option<String>,
    /// Its list and the level there, from 0.
    pub(super) list: Option<(String, usize)>,
    outline: Option<u8>,
}

/// How characters are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CharacterLook {
    size: Option<u32>,
    bold: Option<bool>,
    italic: Option<bool>,
    emphasis: Option<bool>,
    hidden: Option<bool>,
    /// `superscript`, `subscript` or `baseline`.
    shift: Option<String>,
}

impl CharacterLook {
    /// Half points.
    pub(super) fn size(&self) -> u32 {
        self.size.unwrap_or(USUAL_SIZE)
    }

    /// Whether it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold == Some(true)
    }

    /// Whether it is italic or has emphasis dots.
    pub(super) fn is_emphasised(&self) -> bool {
        self.italic == Some(true) || self.emphasis == Some(true)
    }

    /// Whether it is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// Whether it is above the line.
    pub(super) fn is_superscript(&self) -> bool {
        self.shift.as_deref() == Some("superscript")
    }

    /// Whether it is below the line.
    pub(super) fn is_subscript(&self) -> bool {
        self.shift.as_deref() == Some("subscript")
    }

    fn over(&mut self, other: &Self) {
        self.size = other.size.or(self.size);
        self.bold = other.bold.or(self.bold);
        self.italic = other.italic.or(self.italic);
        self.emphasis = other.emphasis.or(self.emphasis);
        self.hidden = other.hidden.or(self.hidden);
        self.shift = other.shift.clone().or(self.shift.take());
    }

    /// The look that properties of a run say.
    fn read(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let flag = |name: &str| properties.child(name).map(is_on);
        let value = |name: &str| properties.child(name).and_then(|element| element.attribute("w:val"));
        Self {
            size: value("w:sz").and_then(|size| size.parse().ok()).filter(|size| (2..=3276).contains(size)),
            bold: flag("w:b"),
            italic: flag("w:i"),
            emphasis: value("w:em").map(|mark| mark != "none"),
            hidden: flag("w:vanish"),
            shift: value("w:vertAlign").map(str::to_owned),
        }
    }
}

/// Whether a property that is on or off is on: it is, unless it says otherwise (§17.17.4).
fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("w:val"), Some("0" | "false" | "off" | "none"))
}

#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    paragraph: ParagraphLook,
    characters: CharacterLook,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: CharacterLook,
    usual_paragraph: Option<String>,
}

impl Styles {
    /// Reads the part with the styles.
    ///
    /// # Errors
    /// Where styles are based on each other in a circle.
    pub(super) fn read(root: &Element) -> Result<Self, Sentence> {
        let defaults = root.child("w:docDefaults").and_then(|defaults| defaults.child("w:rPrDefault"));
        let mut read = Self {
            defaults: CharacterLook::read(defaults.and_then(|defaults| defaults.child("w:rPr"))),
            ..Self::default()
        };
        for element in root.children("w:style") {
            let Some(id) = element.attribute("w:styleId") else { continue };
            let name = element.child("w:name").and_then(|name| name.attribute("w:val")).unwrap_or_default();
            let mut paragraph = paragraph_look(element.child("w:pPr"));
            paragraph.role = role_of(name);
            let based_on = element.child("w:basedOn").and_then(|base| base.attribute("w:val"));
            let style = Style {
                based_on: based_on.map(str::to_owned),
                paragraph,
                characters: CharacterLook::read(element.child("w:rPr")),
            };
            let is_default = element.attribute("w:default").is_some_and(|on| on == "1" || on == "true");
            if is_default && element.attribute("w:type") == Some("paragraph") {
                read.usual_paragraph = Some(id.to_owned());
            }
            read.styles.insert(id.to_owned(), style);
        }
        match read.styles.keys().find(|id| read.chain(id).len() > LONGEST_CHAIN) {
            Some(style) => Err(sentence!("unreadable-document.styles", style, limit = LONGEST_CHAIN)),
            None => Ok(read),
        }
    }

    /// A style and those it is based on, from the last.
    fn chain<'a>(&'a self, id: &'a str) -> Vec<&'a Style> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(style) =
            next.and_then(|id| self.styles.get(id)).filter(|_| chain.len() <= LONGEST_CHAIN)
        {
            chain.push(style);
            next = style.based_on.as_deref();
        }
        chain.reverse();
        chain
    }

    /// The look of a paragraph, and of the characters in it that say nothing themselves.
    pub(super) fn paragraph(&self, properties: Option<&Element>) -> (ParagraphLook, CharacterLook) {
        let own = properties.and_then(|properties| properties.child("w:pStyle"));
        let id = own.and_then(|style| style.attribute("w:val")).or(self.usual_paragraph.as_deref());
        let (mut look, mut characters) = (ParagraphLook::default(), self.defaults.clone());
        for style in id.map(|id| self.chain(id)).unwrap_or_default() {
            look.over(&style.paragraph);
            characters.over(&style.characters);
        }
        look.over(&paragraph_look(properties));
        look.role =
            look.role.or(look.outline.filter(|level| *level < 9).map(|level| StyleRole::Heading(level + 1)));
        (look, characters)
    }

    /// The look of a run in a paragraph.
    pub(super) fn run(&self, paragraph: &CharacterLook, properties: Option<&Element>) -> CharacterLook {
        let mut look = paragraph.clone();
        let style = properties.and_then(|properties| properties.child("w:rStyle"));
        if let Some(id) = style.and_then(|style| style.attribute("w:val")) {
            self.chain(id).into_iter().for_each(|style| look.over(&style.characters));
        }
        look.over(&CharacterLook::read(properties));
        look
    }
}

impl ParagraphLook {
    fn over(&mut self, other: &Self) {
        self.role = other.role.or(self.role);
        self.alignment = other.alignment.clone().or(self.alignment.take());
        self.list = other.list.clone().or(self.list.take());
        self.outline = other.outline.or(self.outline);
    }

    /// Whether it stands in the middle.
    pub(super) fn is_centred(&self) -> bool {
        self.alignment.as_deref() == Some("center")
    }

    /// Whether it stands at the right.
    pub(super) fn is_right(&self) -> bool {
        matches!(self.alignment.as_deref(), Some("right" | "end"))
    }
}

fn paragraph_look(properties: Option<&Element>) -> ParagraphLook {
    let Some(properties) = properties else { return ParagraphLook::default() };
    let value = |element: Option<&Element>| element.and_then(|e| e.attribute("w:val")).map(str::to_owned);
    let list = properties.child("w:numPr").map(|list| {
        let level = value(list.child("w:ilvl")).and_then(|level| level.parse().ok()).unwrap_or(0);
        (value(list.child("w:numId")).unwrap_or_default(), level)
    });
    ParagraphLook {
        role: None,
        alignment: value(properties.child("w:jc")),
        list,
        outline: value(properties.child("w:outlineLvl")).and_then(|level| level.parse().ok()),
    }
}

/// What a style of this name is for.
fn role_of(name: &str) -> Option<StyleRole> {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" => return Some(StyleRole::Title),
        "subtitle" => return Some(StyleRole::Subtitle),
        "author" => return Some(StyleRole::Author),
        _ if name.contains("caption") => return Some(StyleRole::Caption),
        _ => {}
    }
    let level = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(StyleRole::Heading(level))
}
