//! Text of a theme that cannot be read on its ground.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::ink::contrast::{Contrast, LEAST, contrast, readable};
use crate::ink::{Color, ColorName, Ink, Palette};
use crate::messages::sentence;

use super::colours::{BLACK, PAPER};
use super::theme::Theme;

/// A part that prints text in a colour, and what lies under it.
struct Use {
    /// The keys of the part, from the outermost.
    key: &'static [&'static str],
    color: ColorName,
    /// The grounds besides white paper.
    grounds: &'static [ColorName],
}

/// A fault, and the keys that it may be seen at: that of the colour, that of the part, that of a tint of black.
pub(super) struct Unreadable {
    pub(super) fault: Diagnostic,
    pub(super) keys: Vec<Vec<&'static str>>,
}

const BOXED: &[ColorName] = &[ColorName::Tint];

/// The texts of a theme that have less than the least contrast on one of their grounds. White text on a bar has
/// that of the bar on white.
pub(super) fn unreadable(theme: &Theme) -> Vec<Unreadable> {
    let palette = theme.colours.palette(None);
    let parts = &theme.heads.parts;
    let uses = [
        Use { key: &["furniture", "masthead_colour"], color: theme.furniture.masthead_colour, grounds: &[] },
        Use { key: &["furniture", "folio_colour"], color: theme.furniture.folio_colour, grounds: &[] },
        Use {
            key: &["furniture", "index_colour"],
            color: theme.furniture.index_colour,
            grounds: &[ColorName::TintIndex],
        },
        Use { key: &["heads", "parts", "kicker_colour"], color: parts.kicker_colour, grounds: BOXED },
        Use {
            key: &["heads", "parts", "column_title_colour"],
            color: parts.column_title_colour,
            grounds: BOXED,
        },
        Use { key: &["text", "subhead_colour"], color: theme.text.subhead_colour, grounds: BOXED },
        Use { key: &["text", "jump_colour"], color: theme.text.jump_colour, grounds: BOXED },
        Use { key: &["quote", "colour"], color: theme.quote.colour, grounds: BOXED },
        Use { key: &["drop_cap", "colour"], color: theme.drop_cap.colour, grounds: BOXED },
        Use { key: &["terms", "colour"], color: theme.terms.colour, grounds: BOXED },
        Use { key: &["colours", "ink"], color: ColorName::Ink, grounds: BOXED },
        Use { key: &["colours", "tint"], color: ColorName::Black, grounds: BOXED },
        Use { key: &["colours", "tint_index"], color: ColorName::Black, grounds: &[ColorName::TintIndex] },
    ];
    // What serves the palest text on a ground, or the darkest ground of a text, serves all.
    let mut worst: BTreeMap<ColorName, (Contrast, Unreadable)> = BTreeMap::new();
    for (wrong, ratio, found) in uses.iter().filter_map(|one| fault(one, theme.boxes.tint, &palette)) {
        if worst.get(&wrong).is_none_or(|(least, _)| ratio < *least) {
            worst.insert(wrong, (ratio, found));
        }
    }
    worst.into_values().map(|(_, found)| found).collect()
}

/// The first ground on which a text cannot be read, if there is one: the colour that is at fault, the contrast, and the
/// fault. A text that cannot be read on white is at fault itself, else the ground is.
fn fault(part: &Use, tint: u8, palette: &Palette) -> Option<(ColorName, Contrast, Unreadable)> {
    let color = palette.color(Ink::BLACK.or(part.color)).unwrap_or(BLACK);
    // Boxes have a tint of black where the theme has none of colour.
    let black = |name: ColorName| if name == ColorName::Tint { tint } else { 0 };
    let shown = |name: ColorName| Color::of_screen(palette.shown(Ink::black(black(name)).or(name)));
    let grounds = part.grounds.iter().map(|&name| (name, shown(name)));
    let all: Vec<(ColorName, Color)> = [(part.color, PAPER)].into_iter().chain(grounds).collect();
    let &(wrong, ground) = all.iter().find(|&&(_, ground)| contrast(color, ground) < LEAST)?;
    let better = match ground == PAPER {
        true => all.iter().fold(color, |better, &(_, ground)| readable(better, ground)),
        false => readable(ground, color),
    };
    let (key, ratio) = (part.key.join("."), contrast(color, ground));
    let message = sentence!("invalid-theme.contrast", key, color, ground, ratio, least = LEAST);
    let help = sentence!("invalid-theme.help-contrast", name = wrong.name(), better);
    let fault = Diagnostic::new(Code::InvalidTheme, message).help(help);
    let mut keys = vec![vec!["colours", wrong.name()], part.key.to_vec()];
    keys.extend((wrong == ColorName::Tint).then(|| vec!["boxes", "tint"]));
    Some((wrong, ratio, Unreadable { fault, keys }))
}
