//! The keys of an article besides its text.

use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::model::{
    Article, ArticleId, Byline, Figure, GroupId, HeadManner, ImagePath, Language, Note, Notice, NoticeKind,
    Pin, PrintSize, PullQuote, Rank,
};
use crate::source::normal::{Blocks, ReadNotes, order_notes};
use crate::source::record::{Fields, PartPlaces, RecordNode, RecordValue};

use super::check_language;
use super::figure::ReadFigure;

const RANKS: [(&str, Rank); 6] = [
    ("lead", Rank::Lead),
    ("major", Rank::Major),
    ("middle", Rank::Middle),
    ("minor", Rank::Minor),
    ("brief", Rank::Brief),
    ("photo", Rank::Photo),
];

const HEADS: [(&str, HeadManner); 4] = [
    ("left", HeadManner::Left),
    ("centred", HeadManner::Centred),
    ("reversed", HeadManner::Reversed),
    ("two-deck", HeadManner::TwoDeck),
];

const PINS: [(&str, Pin); 7] = [
    ("top", Pin::Top),
    ("bottom", Pin::Bottom),
    ("top-left", Pin::TopLeft),
    ("top-right", Pin::TopRight),
    ("bottom-left", Pin::BottomLeft),
    ("bottom-right", Pin::BottomRight),
    ("ear", Pin::Ear),
];

const NOTICES: [(&str, NoticeKind); 2] =
    [("advertisement", NoticeKind::Advertisement), ("announcement", NoticeKind::Announcement)];

/// Reads an article without its figures, its text and its notes.
pub fn read(id: ArticleId, fields: &mut Fields<'_>) -> Article {
    Article {
        id,
        rank: fields.choice("rank", &RANKS),
        section: fields.text("section"),
        column_title: fields.text("column_title"),
        head: fields.choice("head", &HEADS),
        kicker: fields.texts("kicker"),
        headline: fields.texts("headline"),
        deck: fields.texts("deck"),
        summary: fields.texts("summary"),
        quote: quote(fields),
        jump_head: fields.text("jump_head"),
        dateline: fields.text("dateline"),
        byline: fields.tables("byline", byline),
        sign_off: fields.tables("sign_off", byline),
        boxed: fields.flag("boxed").unwrap_or(false),
        notice: fields.table("notice", notice).flatten(),
        group: fields.text("group").map(GroupId::from),
        pin: fields.choice("pin", &PINS),
        may_jump: fields.flag("may_jump"),
        companion_of: fields.text("companion_of").map(ArticleId::from),
        lang: language(fields),
        figures: Vec::new(),
        body: Vec::new(),
        notes: Vec::new(),
    }
}

/// Puts figures, text and notes into an article and notes their places under the names of
/// [`crate::model::walk`]. The notes come into the order of their marks.
pub fn fill(
    article: &mut Article,
    places: &mut PartPlaces,
    figures: Vec<ReadFigure>,
    body: Blocks,
    notes: ReadNotes,
) {
    for (i, read) in figures.into_iter().enumerate() {
        places.nest(&format!("figures/{i}"), read.places);
        article.figures.push(read.figure);
    }
    let notes = order_notes(&body.blocks, &article.figures, notes);
    places.push_all("body", body.pieces);
    let mut in_text = body.figures;
    article.body = body.blocks;
    for (i, (id, note)) in notes.into_iter().enumerate() {
        places.push_all(&format!("notes/{i}"), note.pieces);
        in_text.extend(note.figures);
        article.notes.push(Note { id, blocks: note.blocks });
    }
    for (i, figure) in in_text.into_iter().enumerate() {
        places.nest(&format!("body/figure/{i}"), figure);
    }
}

fn byline(fields: &mut Fields<'_>) -> Byline {
    Byline {
        role: fields.text("role").unwrap_or_default(),
        affiliation: fields.text("affiliation"),
        names: fields.required_texts("names"),
    }
}

/// Words that stand out: a text, or a table that says who says it.
fn quote(fields: &mut Fields<'_>) -> Option<PullQuote> {
    let RecordNode { value, range } = fields.take("quote")?;
    let table = match value {
        RecordValue::Table(entries) => entries,
        value => {
            let text = fields.text_of("quote", RecordNode { value, range: range.clone() })?;
            fields.places().push("quote/text", range);
            return Some(PullQuote { text, by: None });
        }
    };
    let mut inner = Fields::new(table, range, fields.faults);
    let (text, by) = (inner.required_text("text"), inner.text("by"));
    let places = inner.finish();
    fields.places().nest("quote", places);
    Some(PullQuote { text, by })
}

fn notice(fields: &mut Fields<'_>) -> Option<Notice> {
    let kind = fields.required_choice("kind", &NOTICES);
    let columns = fields.number("columns", 1..=12).map(|columns| columns as u16);
    let rows = fields.number("rows", 3..=140).map(|rows| rows as u16);
    let size = print_size(fields);
    if size.is_some() && (columns.is_some() || rows.is_some()) {
        let help = Some(Sentence::new("size-and-columns.help"));
        fields.refuse(Code::InvalidValue, "size", Sentence::new("size-and-columns"), help);
    }
    let artwork = artwork(fields);
    Some(Notice { kind: kind?, size, columns, rows, artwork })
}

/// The room that was sold.
fn print_size(fields: &mut Fields<'_>) -> Option<PrintSize> {
    let RecordNode { value, range } = fields.take("size")?;
    let written = fields.text_of("size", RecordNode { value, range: range.clone() })?;
    match written.parse() {
        Ok(size) => Some(size),
        Err(fault) => {
            let message = sentence!("invalid-size", written, reason = fault.sentence());
            let help = Some(Sentence::new("invalid-size.help"));
            fields.faults.report_with(Code::InvalidValue, message, range, help);
            None
        }
    }
}

/// The picture of a finished advertisement: its path, or a table with a description beside it.
fn artwork(fields: &mut Fields<'_>) -> Option<Figure> {
    let RecordNode { value, range } = fields.take("artwork")?;
    let table = match value {
        RecordValue::Table(entries) => entries,
        value => {
            let path = fields.text_of("artwork", RecordNode { value, range: range.clone() })?;
            fields.places().push("artwork/image", range);
            return Some(Figure { image: Some(ImagePath::from(path)), ..Figure::default() });
        }
    };
    let mut inner = Fields::new(table, range, fields.faults);
    let image = Some(ImagePath::from(inner.required_text("image")));
    let alt = inner.text("alt");
    let places = inner.finish();
    fields.places().nest("artwork", places);
    Some(Figure { image, alt, ..Figure::default() })
}

fn language(fields: &mut Fields<'_>) -> Option<Language> {
    let language = fields.text("lang").map(Language::from)?;
    check_language(fields, "lang", &language);
    Some(language)
}

/// How the files write a rank.
pub fn rank_word(rank: Rank) -> &'static str {
    word(&RANKS, rank)
}

/// How the files write how a head is set.
pub fn head_word(manner: HeadManner) -> &'static str {
    word(&HEADS, manner)
}

/// How the files write a pin.
pub fn pin_word(pin: Pin) -> &'static str {
    word(&PINS, pin)
}

/// How the files write what a notice is.
pub fn notice_word(kind: NoticeKind) -> &'static str {
    word(&NOTICES, kind)
}

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map(|&(word, _)| word).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_issue_json() {
        for (word, rank) in RANKS {
            assert_eq!(serde_json::to_value(rank).unwrap(), word);
            assert_eq!(rank_word(rank), word);
        }
        for (word, manner) in HEADS {
            assert_eq!(serde_json::to_value(manner).unwrap(), word);
            assert_eq!(head_word(manner), word);
        }
        for (word, pin) in PINS {
            assert_eq!(serde_json::to_value(pin).unwrap(), word);
            assert_eq!(pin_word(pin), word);
        }
        for (word, kind) in NOTICES {
            assert_eq!(serde_json::to_value(kind).unwrap(), word);
            assert_eq!(notice_word(kind), word);
        }
    }
}
