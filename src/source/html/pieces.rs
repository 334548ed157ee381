//! HTML cut into tags, texts and comments.

use std::ops::Range;

use super::references::decoded;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlPiece {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece of HTML is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Characters and character references.
    Text,
    /// A start tag.
    Open {
        /// Its name in small letters.
        name: String,
        /// Names in small letters and values of its attributes.
        attributes: Vec<(String, String)>,
    },
    /// An end tag, by its name in small letters.
    Close(String),
    /// A comment.
    Comment,
}

impl HtmlPiece {
    /// The name of the element that it opens.
    pub fn opens(&self) -> Option<&str> {
        match &self.kind {
            PieceKind::Open { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The name of the element that it closes.
    pub fn closes(&self) -> Option<&str> {
        match &self.kind {
            PieceKind::Close(name) => Some(name),
            _ => None,
        }
    }

    /// Its bytes without the blanks at either end.
    pub fn words(&self, html: &str) -> Range<usize> {
        let text = &html[self.range.clone()];
        let start = self.range.start + text.len() - text.trim_start().len();
        start..start + text.trim().len()
    }

    /// The value of an attribute.
    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        let PieceKind::Open { attributes, .. } = &self.kind else { return None };
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

/// The pieces of some HTML, one after the other. What has the form of no tag is text (HTML, §13.2.5); after a tag or
/// a comment that does not end, nothing is one.
pub fn pieces(html: &str) -> Vec<HtmlPiece> {
    let mut pieces: Vec<HtmlPiece> = Vec::new();
    let (mut at, mut text, mut has_end) = (0, 0, true);
    while let Some(start) = html[at..].find('<').filter(|_| has_end).map(|found| at + found) {
        match markup(html, start) {
            Markup::Piece(end, kind) => {
                if text < start {
                    pieces.push(HtmlPiece { range: text..start, kind: PieceKind::Text });
                }
                pieces.push(HtmlPiece { range: start..end, kind });
                (at, text) = (end, end);
            }
            Markup::None => at = start + 1,
            Markup::Endless => has_end = false,
        }
    }
    if text < html.len() {
        pieces.push(HtmlPiece { range: text..html.len(), kind: PieceKind::Text });
    }
    pieces
}

/// What begins with a `<`.
enum Markup {
    /// A piece that ends before a byte.
    Piece(usize, PieceKind),
    /// Text.
    None,
    /// Something that does not end.
    Endless,
}

fn markup(html: &str, start: usize) -> Markup {
    let rest = &html[start + 1..];
    if let Some(comment) = rest.strip_prefix("!--") {
        // `<!-->` is a comment too (HTML, §13.2.5.43).
        let end = comment.strip_prefix('>').map(|_| 1).or_else(|| comment.find("-->").map(|end| end + 3));
        return end.map_or(Markup::Endless, |end| Markup::Piece(start + 4 + end, PieceKind::Comment));
    }
    let closes = rest.starts_with('/');
    let name = &rest[usize::from(closes)..];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Markup::None;
    }
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let Some(length) = name.find(ends_name) else { return Markup::Endless };
    let (name, rest) = name.split_at(length);
    let Some((attributes, after)) = attributes(rest) else { return Markup::Endless };
    let name = name.to_ascii_lowercase();
    let kind = if closes { PieceKind::Close(name) } else { PieceKind::Open { name, attributes } };
    Markup::Piece(html.len() - after.len(), kind)
}

/// The attributes of a tag, and what follows its `>`.
fn attributes(mut rest: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((found, after));
        }
        // An equals sign may begin a name (HTML, §13.2.5.32).
        let first = rest.chars().next()?.len_utf8();
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        let (name, after) = rest.split_at(first + rest[first..].find(ends)?);
        let trimmed = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, after) = match trimmed.strip_prefix('=') {
            Some(value) => value_of(value.trim_start_matches(|c: char| c.is_ascii_whitespace()))?,
            None => ("", after),
        };
        found.push((name.to_ascii_lowercase(), decoded(value)));
        rest = after;
    }
}

/// The value that some text begins with, and what follows it.
fn value_of(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => text[1..].split_once(quote),
        _ => Some(text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>')?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let show = |piece: &HtmlPiece| match &piece.kind {
            PieceKind::Text => format!("\"{}\"", &html[piece.range.clone()]),
            PieceKind::Comment => "comment".to_owned(),
            PieceKind::Close(name) => format!("/{name}"),
            PieceKind::Open { name, attributes } => {
                let pair = |(name, value): &(String, String)| format!(" {name}={value}");
                name.clone() + &attributes.iter().map(pair).collect::<String>()
            }
        };
        pieces(html).iter().map(show).collect()
    }

    /// HTML, §13.2.5, states of the tokenizer.
    #[test]
    fn tags_have_names_and_attributes_in_every_form() {
        assert_eq!(
            shown("<TD ColSpan=2 rowspan = \"3\" title='a>b &amp; c' nowrap/>甲</td >"),
            ["td colspan=2 rowspan=3 title=a>b & c nowrap=", "\"甲\"", "/td"]
        );
        assert_eq!(shown("<br/><!-- 注 --><!-->乙"), ["br", "comment", "comment", "\"乙\""]);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(shown("1<2 a<=b </ >"), ["\"1<2 a<=b </ >\""]);
        assert_eq!(shown("甲<td a=\"乙</td>"), ["\"甲<td a=\"乙</td>\""]);
        assert_eq!(shown("甲<!-- <td>"), ["\"甲<!-- <td>\""]);
    }

    #[test]
    fn the_pieces_are_the_whole() {
        for html in ["", "<", "<a", "a<b c='", "<p></p>甲&amp;<", "<<p>>"] {
            let whole: String = pieces(html).iter().map(|piece| &html[piece.range.clone()]).collect();
            assert_eq!(whole, html);
        }
    }
}
