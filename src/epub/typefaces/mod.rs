//! Embedded fonts of a book: faces of the program, reduced to the characters that the book uses.
//!
//! The recipe: [`of`] finds which characters stand in which kind of text and which faces have them;
//! `subset` makes a font of those; [`rules`] say in the stylesheet where they are used. The faces
//! are under the SIL Open Font License, which allows it; their notices are kept.

mod subset;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::context::Book;
use crate::diagnostics::Error;
use crate::html::document::{Document, MarkupNode, walk};
use crate::html::writing::Writing;
use crate::messages::Sentence;
use crate::model::Language;
use crate::text::{FontLibrary, FontRole, FontSpec};

/// Kinds of text that have faces of their own, as the stylesheet knows them.
const KINDS: [(FontRole, &str, &str); 3] = [
    (FontRole::Body, "body", "normal"),
    (FontRole::Headline, "h1, h2", "bold"),
    (FontRole::Strong, "h3, h4, h5, h6, strong, th, dt, .run-in, .column-title, .index a", "bold"),
];

/// A font of the book.
pub(crate) struct FontFile {
    /// Path inside the book.
    pub path: String,
    /// The file (ISO/IEC 14496-22).
    pub bytes: Vec<u8>,
    role: FontRole,
    family: String,
}

/// The fonts for the characters of some documents.
///
/// # Errors
/// [`Error::Font`] where a face cannot be read, [`Error::Writer`] where a document is not well formed.
pub(crate) fn of(documents: &[Document], book: &Book, library: &FontLibrary) -> Result<Vec<FontFile>, Error> {
    let mut used = Used::default();
    for Document { path, text } in documents {
        let fault = |reason: Sentence| {
            let reason = format!("`{path}`: {}", reason.english());
            Error::Writer { format: "EPUB", reason }
        };
        used.read(text).map_err(fault)?;
    }
    let language = Language::from(book.language.clone());
    let mut fonts = Vec::new();
    for (role, _, _) in KINDS {
        let mut missing = used.of(role).clone();
        for id in library.chain(&FontSpec::of(role), &language) {
            let face = library.face(id);
            let (has, others): (BTreeSet<char>, BTreeSet<char>) =
                missing.into_iter().partition(|&c| face.has(c));
            missing = others;
            if has.is_empty() {
                continue;
            }
            let number = fonts.len() + 1;
            let family = format!("{} {number}", book.paper);
            let fault = |reason: Sentence| Error::Font { name: face.family.clone(), reason };
            let bytes = subset::subset(face, &has, book.writing == Writing::Vertical).map_err(fault)?;
            fonts.push(FontFile { path: format!("fonts/font-{number}.otf"), bytes, role, family });
        }
    }
    Ok(fonts)
}

/// The rules that show the fonts: each kind of text in its faces, then in those of the reader.
pub(crate) fn rules(fonts: &[FontFile]) -> String {
    let mut css = String::new();
    for (role, selector, weight) in KINDS {
        let families: Vec<&FontFile> = fonts.iter().filter(|font| font.role == role).collect();
        for FontFile { path, family, .. } in &families {
            // Writing to a string cannot fail.
            let _ = write!(
                css,
                "\n@font-face {{\n  font-family: {};\n  font-weight: {weight};\n  src: url({path});\n}}\n",
                quoted(family)
            );
        }
        if !families.is_empty() {
            let list: Vec<String> = families.iter().map(|font| quoted(&font.family)).collect();
            let generic = if role == FontRole::Strong { "sans-serif" } else { "serif" };
            let _ = write!(css, "\n{selector} {{\n  font-family: {}, {generic};\n}}\n", list.join(", "));
        }
    }
    css
}

/// A string of CSS (CSS Syntax 3, §4.3.5).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The characters of each kind of text.
#[derive(Default)]
struct Used(BTreeMap<&'static str, BTreeSet<char>>);

impl Used {
    fn of(&self, role: FontRole) -> &BTreeSet<char> {
        static NONE: BTreeSet<char> = BTreeSet::new();
        self.0.get(role.name()).unwrap_or(&NONE)
    }

    /// Adds the characters of a document. Text that is strong only by its class counts as both
    /// strong and running text.
    fn read(&mut self, text: &str) -> Result<(), Sentence> {
        let mut open: Vec<FontRole> = vec![FontRole::Body];
        walk(text, &mut |node| {
            match node {
                MarkupNode::Start { element, .. } => {
                    let inherited = open.last().copied().unwrap_or(FontRole::Body);
                    open.push(role_of(element, inherited));
                }
                MarkupNode::End => drop(open.pop()),
                MarkupNode::Text(text) => self.add(&open, text),
            }
            Ok(())
        })
    }

    fn add(&mut self, open: &[FontRole], text: &str) {
        let role = open.last().copied().unwrap_or(FontRole::Body);
        for c in text.chars().filter(|c| !c.is_control()) {
            self.0.entry(role.name()).or_default().insert(c);
            self.0.entry(FontRole::Body.name()).or_default().insert(c);
        }
    }
}

/// The kind of text in an element that stands in text of a kind.
fn role_of(element: &str, inherited: FontRole) -> FontRole {
    match (element, inherited) {
        ("h1" | "h2", _) => FontRole::Headline,
        ("h3" | "h4" | "h5" | "h6" | "strong" | "th" | "dt", _) => FontRole::Strong,
        // What stands out by its class stands in one of these.
        ("span" | "a", FontRole::Body) => FontRole::Strong,
        ("p" | "li" | "td" | "dd" | "figcaption", _) => FontRole::Body,
        _ => inherited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_written_as_numbers_are_characters_of_the_book() {
        let mut used = Used::default();
        used.read("<body><h1>&#x4e00;</h1><p>&#20108;&amp;<![CDATA[三]]><!-- 四 --></p></body>").unwrap();
        let of = |role| used.of(role).iter().collect::<String>();
        assert_eq!(of(FontRole::Headline), "一");
        assert_eq!(of(FontRole::Body), "&一三二");
    }
}
