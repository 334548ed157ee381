//! How an article looks: declarations of CSS by what an element is, written into each of them.
//!
//! The editor of WeChat drops classes, ids and stylesheets. Declarations count as content of the article, so they are
//! few: what an element inherits is said once, around the article. No ground has a colour and text has that of
//! the reader, so that both can be read in the light and in the dark.

use crate::html::dialect::Dialect;
use crate::ink::Color;
use crate::ink::contrast::{Contrast, contrast};

/// Stands for the colour of the paper in declarations.
const ACCENT: &str = "ACCENT";

/// What is said beside the text: read at 4.1 to 1 on white and on the dark ground of WeChat alike.
const GREY: &str = "#7a7a7a";

/// The grounds that articles are read on: white, and the dark one of WeChat.
const GROUNDS: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0x19, 0x19, 0x19]];

/// The least contrast of a colour on both grounds, in hundredths: no colour has more than 419 on either.
pub(super) const LEAST: Contrast = Contrast(400);

/// HTML for the editor. It is written as XML, so that it can be walked; [`kept`](super::kept) makes HTML of it.
pub(super) const DIALECT: Dialect = Dialect {
    void_end: "/>",
    xml_lang: false,
    inner_links: false,
    ruby: false,
    svg: false,
    lists: false,
    headline_level: 2,
    note_reference: &[],
    back_link: &[],
    styles: Some(&STYLES),
};

/// Declarations by class, or else by name of an element.
const STYLES: [(&str, &str); 37] = [
    ("article", "font-size:17px;line-height:1.8"),
    ("p", "margin:1em 0"),
    ("column", "margin:1em 0;color:ACCENT;font-weight:bold;border-bottom:2px solid ACCENT"),
    ("notice", "margin:1em 0;color:#7a7a7a;font-size:14px"),
    ("kicker", "margin:0 0 .6em;color:ACCENT;font-weight:bold"),
    ("deck", "margin:1em 0;padding-left:10px;border-left:3px solid ACCENT"),
    (
        "quote-text",
        "margin:1.2em 0 0;padding-left:10px;border-left:3px solid ACCENT;font-size:19px;font-weight:bold",
    ),
    (
        "quote-by",
        "margin:0 0 1.2em;padding-left:10px;border-left:3px solid ACCENT;color:#7a7a7a;font-size:14px",
    ),
    ("summary", "margin:1em 0;padding-left:10px;border-left:3px solid ACCENT"),
    ("summary-label", "margin:0;color:ACCENT;font-weight:bold"),
    ("summary-item", "margin:0;font-size:16px"),
    ("byline", "margin:1em 0;color:#7a7a7a;font-size:15px"),
    ("run-in", "font-weight:bold"),
    ("subhead", "margin:1.6em 0 .8em;padding-left:9px;border-left:4px solid ACCENT;font-size:19px"),
    ("verse", "margin:1em 0"),
    ("turn question", "margin:1em 0;font-weight:bold"),
    ("item", "margin:1em 0;padding-left:1em"),
    ("items", "padding-left:1em"),
    ("blockquote", "margin:1em 0;padding-left:12px;border-left:3px solid #7a7a7a"),
    ("dots", "font-style:normal;text-emphasis:dot"),
    ("next", "margin-left:.2em"),
    ("figure", "margin:1em 0;text-align:center"),
    ("wide", "width:100%"),
    ("narrow", "max-width:100%"),
    ("caption", "margin:.4em 0 0;color:#7a7a7a;font-size:14px;line-height:1.6;text-align:left"),
    ("table", "width:100%;margin:1em 0;border-collapse:collapse;font-size:14px;line-height:1.5"),
    ("th", "padding:4px;border:1px solid #7a7a7a;font-weight:bold"),
    ("td", "padding:4px;border:1px solid #7a7a7a"),
    ("align-center", "padding:4px;border:1px solid #7a7a7a;text-align:center"),
    ("align-end", "padding:4px;border:1px solid #7a7a7a;text-align:right"),
    ("sub", "font-size:70%;vertical-align:sub"),
    ("sup", "font-size:70%;vertical-align:super"),
    ("note-mark", "color:ACCENT;font-size:70%;vertical-align:super"),
    ("sign-off", "margin:1em 0;text-align:right"),
    (
        "notes",
        "padding-top:.6em;border-top:1px solid #7a7a7a;color:#7a7a7a;font-size:14px;word-break:break-all",
    ),
    ("note-number", "color:ACCENT;padding-right:.5em"),
    ("source", "margin:1em 0;color:#7a7a7a;font-size:14px"),
];

/// Declarations with the colour of the paper in them.
pub(super) fn coloured(style: &str, accent: Color) -> String {
    style.replace(ACCENT, &accent.to_string())
}

/// The colour nearest to one that can be read on both grounds: mixed with white or with black.
pub(super) fn on_both_grounds(color: Color) -> Color {
    let mixed = |target: u8, step: u32| {
        let part = |own: u8| ((u32::from(own) * (255 - step) + u32::from(target) * step) / 255) as u8;
        Color::of_screen(color.rgb.map(part))
    };
    let tries = (0..=255).flat_map(|step| [mixed(255, step), mixed(0, step)]);
    tries.into_iter().find(|&color| is_readable(color)).unwrap_or_else(grey)
}

/// Whether text in a colour can be read on both grounds.
pub(super) fn is_readable(color: Color) -> bool {
    GROUNDS.iter().all(|&ground| contrast(color, Color::of_screen(ground)) >= LEAST)
}

fn grey() -> Color {
    GREY.parse().unwrap_or_else(|_| Color::of_screen([0x7a; 3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_can_be_read_in_the_light_and_in_the_dark() {
        assert!(is_readable(grey()));
        for color in ["#c8102e", "#0067b1", "#000", "#fff", "#ffe000", "#127d76", "#00f"] {
            let found = on_both_grounds(color.parse().unwrap());
            assert!(is_readable(found), "{color}: {found}");
        }
        let kept: Color = "#e0354c".parse().unwrap();
        assert_eq!(on_both_grounds(kept), kept);
    }

    #[test]
    fn no_ground_has_a_colour() {
        for (name, style) in STYLES {
            assert!(!style.contains("background"), "{name}");
            let greys = style.matches('#').count();
            assert_eq!(style.matches(GREY).count(), greys, "{name}: {style}");
        }
    }
}
