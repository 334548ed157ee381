//! The templates and stylesheets of a book: the bundled ones, and those a paper replaces them
//! with.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::options::Look;
use super::typefaces::{self, FontFile};
use crate::diagnostics::Error;
use crate::html::templates::TemplateSet;
use crate::html::writing::Writing;
use crate::ink::ColorOrNone;
use crate::package::hexadecimal;

/// What all looks share of the stylesheet.
const STYLESHEET: &str = "style.css";
/// What stands for the accent of the paper in stylesheets.
const ACCENT: &str = "{{ accent }}";
/// Additions for vertical lines.
const VERTICAL: &str = "vertical.css";

/// The bundled templates, by the name under which a paper replaces them.
const BUNDLED: [(&str, &str); 19] = [
    ("article.xhtml", include_str!("../../templates/epub/article.xhtml")),
    ("calendar.xhtml", include_str!("../../templates/epub/calendar.xhtml")),
    ("chapter.xhtml", include_str!("../../templates/epub/chapter.xhtml")),
    ("cover.xhtml", include_str!("../../templates/epub/cover.xhtml")),
    ("document.xhtml", include_str!("../../templates/epub/document.xhtml")),
    ("figure.xhtml", include_str!("../../templates/epub/figure.xhtml")),
    ("figures.xhtml", include_str!("../../templates/epub/figures.xhtml")),
    ("indexes.xhtml", include_str!("../../templates/epub/indexes.xhtml")),
    ("look-campus.css", include_str!("../../templates/epub/look-campus.css")),
    ("look-metro.css", include_str!("../../templates/epub/look-metro.css")),
    ("look-party.css", include_str!("../../templates/epub/look-party.css")),
    ("look-plain.css", include_str!("../../templates/epub/look-plain.css")),
    ("look-weekend.css", include_str!("../../templates/epub/look-weekend.css")),
    ("nav.xhtml", include_str!("../../templates/epub/nav.xhtml")),
    ("single.xhtml", include_str!("../../templates/epub/single.xhtml")),
    (STYLESHEET, include_str!("../../templates/epub/style.css")),
    ("title.xhtml", include_str!("../../templates/epub/title.xhtml")),
    ("toc.ncx", include_str!("../../templates/epub/toc.ncx")),
    (VERTICAL, include_str!("../../templates/epub/vertical.css")),
];

/// Templates (Jinja, as minijinja reads it) that give the book its documents.
#[derive(Clone, Debug)]
pub struct Templates {
    set: TemplateSet,
}

impl Templates {
    /// The bundled templates.
    pub fn bundled() -> Self {
        Self { set: TemplateSet::bundled(&BUNDLED) }
    }

    /// What all of them say, as a digest: books made with others differ.
    pub fn digest(&self) -> String {
        let texts = BUNDLED.iter().filter_map(|(name, _)| self.set.text(name));
        hexadecimal(
            &texts.fold(Sha256::new(), |digest, text| digest.chain_update(Sha256::digest(text))).finalize(),
        )
    }

    /// The bundled templates, each replaced by the file of the same name in `dir` where there is
    /// one. Files of other names are faults that [`export`](crate::epub::export) reports (T102); names
    /// that begin with a period are skipped.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] where the folder or a file in it cannot be read.
    pub fn with_overrides(dir: &Path) -> Result<Self, Error> {
        let mut templates = Self::bundled();
        templates.set.replace_from(dir)?;
        Ok(templates)
    }

    /// The stylesheet: what all looks share, a look, vertical lines, fonts. A paper that has a
    /// stylesheet of its own has its own look. `{{ accent }}` stands for the accent of the paper, else for that of
    /// the look; where there is none, for the colour of the text.
    pub(crate) fn stylesheet(
        &self,
        look: Look,
        accent: Option<ColorOrNone>,
        writing: Writing,
        fonts: &[FontFile],
    ) -> String {
        let accent = match accent.unwrap_or(look.accent()) {
            ColorOrNone::None => "currentColor".to_owned(),
            ColorOrNone::Color(color) => color.to_string(),
        };
        let look = format!("look-{look}.css");
        let vertical = (writing == Writing::Vertical).then_some(VERTICAL);
        let look = (!self.set.is_replaced(STYLESHEET)).then_some(look.as_str());
        let parts = [STYLESHEET].into_iter().chain(look).chain(vertical);
        let css: String = parts.filter_map(|part| self.set.text(part)).collect();
        let mut css = css.replace(ACCENT, &accent);
        css.push_str(&typefaces::rules(fonts));
        css
    }

    /// The templates and what was wrong with them.
    pub(crate) fn set(&self) -> &TemplateSet {
        &self.set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stylesheet(look: Look, accent: Option<&str>) -> String {
        let accent = accent.map(|text| text.parse().map_or(ColorOrNone::None, ColorOrNone::Color));
        Templates::bundled().stylesheet(look, accent, Writing::default(), &[])
    }

    #[test]
    fn rules_have_the_accent_of_the_paper_else_of_the_look() {
        for (look, accent, expected) in [
            (Look::Party, None, "border-bottom: 0.35em solid #c8102e;"),
            (Look::Party, Some("#0067b1"), "border-bottom: 0.35em solid #0067b1;"),
            (Look::Party, Some("none"), "border-bottom: 0.35em solid currentColor;"),
            (Look::Metro, None, "border-top: 0.25em solid #0067b1;"),
            (Look::Weekend, None, "border-bottom: 0.06em solid #3d6a60;"),
            (Look::Campus, None, "border-top: 0.3em solid #127d76;"),
        ] {
            let css = stylesheet(look, accent);
            assert!(css.contains(expected), "{look} {accent:?}");
            assert!(!css.contains("{{"), "{look} {accent:?}");
        }
    }

    #[test]
    fn no_look_colours_text_or_ground() {
        for look in [Look::Party, Look::Metro, Look::Weekend, Look::Campus, Look::Plain] {
            let css = stylesheet(look, Some("#127d76"));
            for line in css.lines().filter(|line| line.contains('#') && line.ends_with(';')) {
                assert!(line.trim_start().starts_with("border"), "{look}: {line}");
            }
        }
    }
}
