//! The templates and the stylesheet of a site: the bundled ones, and those a paper replaces them with.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::addresses::STYLESHEET;
use crate::diagnostics::Error;
use crate::html::templates::TemplateSet;
use crate::ink::contrast::readable;
use crate::ink::{Color, ColorOrNone};
use crate::package::hexadecimal;

/// The bundled templates, by the name under which a paper replaces them.
const BUNDLED: [(&str, &str); 13] = [
    ("article.html", include_str!("../../templates/web/article.html")),
    ("back.html", include_str!("../../templates/web/back.html")),
    ("calendar.html", include_str!("../../templates/web/calendar.html")),
    ("entry.html", include_str!("../../templates/web/entry.html")),
    ("figure.html", include_str!("../../templates/web/figure.html")),
    ("figures.html", include_str!("../../templates/web/figures.html")),
    ("frame.html", include_str!("../../templates/web/frame.html")),
    ("listing.html", include_str!("../../templates/web/listing.html")),
    ("page.html", include_str!("../../templates/web/page.html")),
    ("search.html", include_str!("../../templates/web/search.html")),
    ("statement.html", include_str!("../../templates/web/statement.html")),
    ("story.html", include_str!("../../templates/web/story.html")),
    (STYLESHEET, include_str!("../../templates/web/style.css")),
];

/// Grounds of the stylesheet that text in the accent stands on: the darkest by day, the lightest by night.
const DAY: Color = Color::of_screen([0xf5, 0xf5, 0xf4]);
const NIGHT: Color = Color::of_screen([0x23, 0x23, 0x26]);
const WHITE: Color = Color::of_screen([0xff, 0xff, 0xff]);
/// The ground by night.
const NIGHT_GROUND: Color = Color::of_screen([0x12, 0x12, 0x13]);
/// The accent of a paper without a colour.
const INK: Color = Color::of_screen([0x19, 0x19, 0x1b]);

/// Templates (Jinja, as minijinja reads it) that give a site its documents.
#[derive(Clone, Debug)]
pub struct Templates {
    set: TemplateSet,
}

impl Templates {
    /// The bundled templates.
    pub fn bundled() -> Self {
        Self { set: TemplateSet::bundled(&BUNDLED) }
    }

    /// The bundled templates, each replaced by the file of the same name in `dir` where there is one. Files of
    /// other names are faults that are reported (T102); names that begin with a period are skipped.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] where the folder or a file in it cannot be read.
    pub fn with_overrides(dir: &Path) -> Result<Self, Error> {
        let mut templates = Self::bundled();
        templates.set.replace_from(dir)?;
        Ok(templates)
    }

    /// What all of them say, as a digest: documents made with others differ.
    pub fn digest(&self) -> String {
        let texts = BUNDLED.iter().filter_map(|(name, _)| self.set.text(name));
        hexadecimal(
            &texts.fold(Sha256::new(), |digest, text| digest.chain_update(Sha256::digest(text))).finalize(),
        )
    }

    /// The templates and what was wrong with them.
    pub(crate) fn set(&self) -> &TemplateSet {
        &self.set
    }

    /// The stylesheet with the accent of the paper. Text in the accent is made as dark, or as light by night, as it must
    /// be to be read (WCAG 2.2, 1.4.3).
    pub(crate) fn stylesheet(&self, accent: ColorOrNone) -> String {
        let accent = match accent {
            ColorOrNone::None => INK,
            ColorOrNone::Color(color) => color,
        };
        let ground = readable(accent, WHITE);
        let mut css = self.set.text(STYLESHEET).unwrap_or_default().to_owned();
        for (name, color) in [
            ("accent", ground),
            ("accent-ink-day", by_day(accent)),
            ("accent-ink-night", by_night(accent)),
            ("accent-wash-day", mixed(accent, WHITE, 7)),
            ("accent-wash-night", mixed(accent, NIGHT_GROUND, 20)),
            ("accent-line-day", mixed(accent, WHITE, 38)),
            ("accent-line-night", mixed(accent, NIGHT_GROUND, 55)),
        ] {
            let [red, green, blue] = color.rgb;
            css = css.replace(&format!("{{{{ {name} }}}}"), &format!("#{red:02x}{green:02x}{blue:02x}"));
        }
        css
    }
}

/// A colour of type by day, on the ground and on what is washed with the accent.
fn by_day(accent: Color) -> Color {
    [mixed(accent, DAY, 8), mixed(accent, WHITE, 7), DAY].into_iter().fold(accent, readable)
}

/// The same by night.
fn by_night(accent: Color) -> Color {
    [mixed(accent, NIGHT, 20), mixed(accent, NIGHT_GROUND, 20), NIGHT].into_iter().fold(accent, readable)
}

/// So many hundredths of a colour on a ground.
fn mixed(color: Color, ground: Color, hundredths: u32) -> Color {
    let part = |at: usize| {
        let (color, ground) = (u32::from(color.rgb[at]), u32::from(ground.rgb[at]));
        ((color * hundredths + ground * (100 - hundredths) + 50) / 100) as u8
    };
    Color::of_screen([part(0), part(1), part(2)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::contrast::{LEAST, contrast};

    #[test]
    fn text_in_any_accent_can_be_read_by_day_and_by_night() {
        for accent in ["#c8102e", "#ffd200", "#0067b1", "#000000", "#ffffff"] {
            let color: Color = accent.parse().unwrap();
            let wash = [mixed(color, WHITE, 7), mixed(color, NIGHT_GROUND, 20)];
            let day = by_day(color);
            let night = by_night(color);
            assert!(contrast(readable(color, WHITE), WHITE) >= LEAST, "{accent}: white on it");
            assert!(contrast(day, DAY) >= LEAST && contrast(day, wash[0]) >= LEAST, "{accent} by day");
            assert!(
                contrast(night, NIGHT) >= LEAST && contrast(night, wash[1]) >= LEAST,
                "{accent} by night"
            );
            let css = Templates::bundled().stylesheet(ColorOrNone::Color(color));
            assert!(!css.contains("{{"), "{accent}");
        }
    }
}
