//! How paragraphs and characters look: defaults of the document, named styles, what they are based on
//! (ECMA-376 part 1 §17.7).

use std::collections::BTreeMap;

use super::super::document::look::{CharacterLook, ParagraphLook, StyleRole};
use super::super::xml::Element;
use crate::messages::{Sentence, sentence};

/// Most styles that are based on each other. Word takes some ten.
const LONGEST_CHAIN: usize = 64;

/// The look that properties of a run say.
fn character_look(properties: Option<&Element>) -> CharacterLook {
    let Some(properties) = properties else { return CharacterLook::default() };
    let flag = |name: &str| properties.child(name).map(is_on);
    let value = |name: &str| properties.child(name).and_then(|element| element.attribute("w:val"));
    CharacterLook {
        size: value("w:sz").and_then(|size| size.parse().ok()).filter(|size| (2..=3276).contains(size)),
        bold: flag("w:b"),
        italic: flag("w:i"),
        emphasis: value("w:em").map(|mark| mark != "none"),
        hidden: flag("w:vanish"),
        shift: value("w:vertAlign").map(str::to_owned),
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
            defaults: character_look(defaults.and_then(|defaults| defaults.child("w:rPr"))),
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
                characters: character_look(element.child("w:rPr")),
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
        look.over(&character_look(properties));
        look
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
        credit: None,
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
