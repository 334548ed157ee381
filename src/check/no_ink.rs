//! What is left out of the texts of an issue: characters of no ink that act on nothing, controls,
//! and blanks at the edges (`unicode::no_ink` has the table). All but the blanks are reported
//! by the step `text`.

use crate::model::rewrite::each_text;
use crate::source::{Draft, normal_issue};
use crate::unicode::is_control;
use crate::unicode::no_ink::{NoInk, is_blank};

/// The draft without them; nothing where it has none.
pub(super) fn left_out(draft: &Draft) -> Option<Draft> {
    let (mut issue, mut changed) = (draft.issue.clone(), false);
    each_text(&mut issue, &mut |pieces| changed |= clean(pieces));
    changed.then(|| Draft { issue: normal_issue(&issue), ..draft.clone() })
}

/// Takes them out of the pieces of a text; whether there were any.
fn clean(pieces: &mut [&mut String]) -> bool {
    if pieces.iter().all(|piece| is_clean(piece)) {
        return false;
    }
    let whole: String = pieces.iter().map(|piece| piece.as_str()).collect();
    let kept = kept(&whole);
    let mut kept = kept.iter();
    let mut changed = false;
    for piece in pieces {
        let before = piece.len();
        piece.retain(|_| kept.next().is_none_or(|&kept| kept));
        changed |= piece.len() < before;
    }
    changed
}

/// Whether no character of a piece can be left out: most pieces, at one look at each character.
fn is_clean(piece: &str) -> bool {
    let blank = |c: Option<char>| c.is_some_and(is_blank);
    !blank(piece.chars().next())
        && !blank(piece.chars().next_back())
        && piece.chars().all(|c| is_blank(c) || NoInk::of(c).is_none() && !is_control(c))
}

/// Whether each character of a text is kept.
fn kept(text: &str) -> Vec<bool> {
    let is_kept = |(at, c): (usize, char)| match NoInk::of(c) {
        Some(row) => row.is_kept(text, at),
        None => !is_control(c),
    };
    let mut kept: Vec<bool> = text.char_indices().map(is_kept).collect();
    let chars: Vec<char> = text.chars().collect();
    let at_edge = |at: &usize| !kept[*at] || is_blank(chars[*at]);
    let leading = (0..chars.len()).take_while(at_edge).count();
    let trailing = (leading..chars.len()).rev().take_while(at_edge).count();
    kept[..leading].fill(false);
    kept[chars.len() - trailing..].fill(false);
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::sample;
    use crate::model::{Article, Block, Byline, Cell, Figure, Filler, Inline, Issue, Link, PullQuote, Table};

    fn cleaned(text: &str) -> String {
        let mut text = text.to_owned();
        clean(&mut [&mut text]);
        text
    }

    #[test]
    fn blanks_of_any_kind_are_taken_off_at_both_edges() {
        for blank in ["\u{3000}", " ", "\u{A0}\u{A0}\u{A0}\u{A0}", "\u{2003}\u{2003}", "\u{1680}", "\u{202F}"]
        {
            assert_eq!(cleaned(&format!("{blank}标题{blank}")), "标题", "{blank:?}");
            let inside = format!("标{blank}题");
            assert_eq!(cleaned(&inside), inside, "{blank:?}");
        }
        assert_eq!(cleaned("\u{FEFF}\u{3000}\u{200B}标题\u{200B} "), "标题", "behind what is left out");
        assert_eq!(cleaned(" \u{3000}"), "");
    }

    #[test]
    fn what_acts_on_nothing_is_left_out_and_controls_are_too() {
        assert_eq!(cleaned("中\u{200B}国\u{FEFF}人\u{3164}民\u{7}"), "中国人民");
        assert_eq!(cleaned("甲\u{202E}乙\u{202C}"), "甲乙");
        for kept in
            ["葛\u{E0100}城", "❤\u{FE0F}", "👨\u{200D}👩\u{200D}👧", "exten\u{AD}sive", "10\u{2060}km"]
        {
            assert_eq!(cleaned(kept), kept);
        }
    }

    /// An issue with a text in every field that has one.
    fn full(text: &str) -> Issue {
        let some = || Some(text.to_owned());
        let inlines = || {
            let strong = Inline::Strong { content: vec![Inline::text(text)] };
            let link = Inline::Link { url: "https://a.example".into(), content: vec![Inline::text(text)] };
            vec![strong, Inline::Ruby { base: text.into(), reading: text.into() }, link]
        };
        let figure = Figure { caption: inlines(), credit: some(), alt: some(), ..Figure::default() };
        let people = || vec![Byline { role: text.into(), affiliation: some(), names: vec![text.into()] }];
        let row = || vec![Cell::of(inlines())];
        let lower_head = vec![row()];
        let table =
            Table { caption: inlines(), head: row(), lower_head, rows: vec![row()], ..Table::default() };
        let article = Article {
            column_title: some(),
            kicker: vec![text.into()],
            deck: vec![text.into()],
            summary: vec![text.into()],
            quote: Some(PullQuote { text: text.into(), by: some() }),
            dateline: some(),
            byline: people(),
            sign_off: people(),
            figures: vec![figure],
            body: vec![Block::Paragraph { text: inlines() }, Block::Table(table)],
            ..sample::saying(text)
        };
        let mut issue = sample::issue(vec![article]);
        issue.pages[0].name = some();
        issue.publication.phone = some();
        issue.publication.fillers =
            vec![Filler { image: None, alt: some(), text: vec![text.into()], columns: 1, rows: 10 }];
        issue.publication.links =
            vec![Link { label: text.into(), url: "https://a.example".into(), qr: false }];
        issue
    }

    #[test]
    fn every_field_with_text_is_read() {
        let draft = sample::draft(full("报\u{200B}纸"));
        let cleaned = left_out(&draft).unwrap().issue;
        assert_eq!(cleaned, normal_issue(&full("报纸")));
        assert!(left_out(&sample::draft(full("报纸"))).is_none());
    }

    #[test]
    fn a_text_in_pieces_is_judged_as_one() {
        let mut article = sample::saying("甲");
        let strong = |text: &str| Inline::Strong { content: vec![Inline::text(text)] };
        article.body =
            vec![Block::Paragraph { text: vec![strong("\u{3000}"), Inline::text("甲 "), strong("❤")] }];
        let Block::Paragraph { text } = &mut article.body[0] else { panic!("no paragraph") };
        text.push(Inline::text("\u{FE0F}乙"));
        let cleaned = left_out(&sample::draft(sample::issue(vec![article]))).unwrap().issue;
        let expected = vec![Inline::text("甲 "), strong("❤"), Inline::text("\u{FE0F}乙")];
        assert_eq!(cleaned.pages[0].articles[0].body, [Block::Paragraph { text: expected }]);
    }

    proptest! {
        #[test]
        fn characters_with_ink_stay_in_their_order(text in "[一-龥a-z0-9 \u{3000}\u{200B}\u{200D}\u{FEFF}\u{FE0F}\u{AD}\u{202E}\u{7}👩❤]{0,30}") {
            let ink = |text: &str| text.chars().filter(|&c| crate::unicode::no_ink::has_ink(c)).collect::<String>();
            let once = cleaned(&text);
            prop_assert_eq!(ink(&once), ink(&text));
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
