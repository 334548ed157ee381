//! Formulas of programs that read numbers and degrees as mathematics: their characters.

/// Commands and the characters they stand for.
const COMMANDS: [(&str, &str); 22] = [
    ("%", "%"),
    ("sim", "～"),
    ("times", "×"),
    ("circ", "°"),
    ("cdot", "·"),
    ("cdots", "……"),
    ("ldots", "……"),
    ("leq", "≤"),
    ("geq", "≥"),
    ("pm", "±"),
    ("div", "÷"),
    ("approx", "≈"),
    ("neq", "≠"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("bullet", "•"),
    ("textcircled", ""),
    ("text", ""),
    ("mathrm", ""),
    ("mathbf", ""),
    ("quad", " "),
    (",", ""),
];

const PLAIN: &str = "0123456789+-=()ni";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/// The characters of a formula, and whether they say all of it. One that they do not say stays as it is.
pub(super) fn plain(formula: &str) -> (String, bool) {
    match read(formula.trim()) {
        Some(text) => (text, true),
        None => (formula.trim().to_owned(), false),
    }
}

fn read(formula: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()).max(1);
                let name = rest.get(..length)?;
                let (_, characters) = COMMANDS.iter().find(|(known, _)| *known == name)?;
                text.push_str(characters);
                rest = rest[length..].trim_start();
            }
            '^' | '_' => {
                let (inner, after) = group(rest)?;
                let inner = read(inner)?;
                match inner.as_str() {
                    "°" => text.push('°'),
                    _ => text.push_str(&moved(&inner, if c == '^' { RAISED } else { LOWERED })?),
                }
                rest = after;
            }
            '{' | '}' => {}
            c if c.is_whitespace() => {
                let between_words = text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && rest.trim_start().starts_with(|c: char| c.is_ascii_alphabetic());
                if between_words {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
    Some(text)
}

/// What stands raised or lowered: a character, a command, or all between braces.
fn group(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if let Some(inner) = text.strip_prefix('{') {
        let end = inner.find('}').filter(|end| !inner[..*end].contains('{'))?;
        return Some((&inner[..end], &inner[end + 1..]));
    }
    let command = text
        .strip_prefix('\\')
        .map(|rest| 1 + rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()));
    let length = command.or_else(|| text.chars().next().map(char::len_utf8))?;
    Some((&text[..length], &text[length..]))
}

fn moved(text: &str, to: &str) -> Option<String> {
    let other = |c: char| PLAIN.chars().position(|known| known == c).and_then(|at| to.chars().nth(at));
    text.chars().filter(|c| !c.is_whitespace()).map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_degrees_are_characters() {
        for (formula, expected) in [
            (" ^{1} ", "¹"),
            ("m^2", "m²"),
            ("H_{2} O", "H₂O"),
            ("26 ^ {\\circ} \\mathrm{C}", "26°C"),
            ("3 \\times 4", "3×4"),
            ("60 \\%", "60%"),
        ] {
            assert_eq!(plain(formula), (expected.to_owned(), true), "{formula}");
        }
        for formula in ["\\frac{a}{b}", "x^{ab}", "a^{b^{2}}", "\\"] {
            assert_eq!(plain(formula), (formula.to_owned(), false));
        }
    }
}
