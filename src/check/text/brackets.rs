//! Brackets and quotation marks come in pairs.
//!
//! Judged over one passage: a paragraph, a head, a cell. A quotation of several paragraphs opens
//! each of them and is closed in the last only (CLREQ §Quotation marks), so an open mark that the next
//! paragraph repeats is not a fault.

use super::TextFindings;
use crate::check::passages::{Passage, PassageRole};
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::unicode::{is_alphabetic_word, is_han};

/// A kind of pair: its opening and its closing marks, those of full width first.
struct BracketPair {
    open: &'static [char],
    close: &'static [char],
    /// Whether a quotation of several paragraphs may repeat it.
    quotes: bool,
}

const fn brackets(open: &'static [char], close: &'static [char]) -> BracketPair {
    BracketPair { open, close, quotes: false }
}

const fn quotes(open: &'static [char], close: &'static [char]) -> BracketPair {
    BracketPair { open, close, quotes: true }
}

/// The opening and closing marks of CLREQ §Categories and JLREQ cl-01, cl-02, and of ASCII. The
/// straight quotation marks say nothing about which end they are and are not judged.
const PAIRS: &[BracketPair] = &[
    quotes(&['“'], &['”']),
    quotes(&['‘'], &['’']),
    quotes(&['「'], &['」']),
    quotes(&['『'], &['』']),
    brackets(&['〝'], &['〞', '〟']),
    brackets(&['《'], &['》']),
    brackets(&['〈'], &['〉']),
    brackets(&['（', '('], &['）', ')']),
    brackets(&['［', '['], &['］', ']']),
    brackets(&['｛', '{'], &['｝', '}']),
    brackets(&['【'], &['】']),
    brackets(&['〔'], &['〕']),
    brackets(&['〖'], &['〗']),
    brackets(&['〘'], &['〙']),
    brackets(&['〚'], &['〛']),
    brackets(&['｟'], &['｠']),
    brackets(&['«'], &['»']),
];

/// A mark at its offset in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct BracketMark {
    at: usize,
    c: char,
    pair: usize,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum BracketFault {
    Unclosed(BracketMark),
    Unopened(BracketMark),
    /// Opened in one width, closed in the other.
    OtherWidth(BracketMark, BracketMark),
}

impl BracketFault {
    fn at(&self) -> usize {
        match self {
            Self::Unclosed(mark) | Self::Unopened(mark) | Self::OtherWidth(_, mark) => mark.at,
        }
    }
}

/// Reports A203. `later` are the passages after this one.
pub(super) fn check<'a>(passage: &Passage<'a>, later: &[Passage<'a>], report: &mut TextFindings<'_, 'a>) {
    let next = || next_paragraph(passage, later).unwrap_or_default();
    for fault in faults(&passage.text, next) {
        let (mark, message) = match fault {
            BracketFault::Unclosed(mark) => (mark, sentence!("unbalanced-brackets", mark = mark.c)),
            BracketFault::Unopened(mark) => (mark, sentence!("unbalanced-brackets.unopened", mark = mark.c)),
            BracketFault::OtherWidth(open, close) => {
                (close, sentence!("unbalanced-brackets.other-width", open = open.c, close = close.c))
            }
        };
        let range = mark.at..mark.at + mark.c.len_utf8();
        let Some(diagnostic) = report.add(passage, range, Code::UnbalancedBrackets, || message) else {
            continue;
        };
        diagnostic.help.push(help_for(fault));
    }
}

fn help_for(fault: BracketFault) -> Sentence {
    match fault {
        BracketFault::Unclosed(mark) => {
            let close = PAIRS[mark.pair].close[width_of(mark, PAIRS[mark.pair].open)];
            sentence!("unbalanced-brackets.help", close)
        }
        BracketFault::Unopened(mark) => {
            let pair = &PAIRS[mark.pair];
            let open = pair.open[width_of(mark, pair.close).min(pair.open.len() - 1)];
            sentence!("unbalanced-brackets.help-unopened", open)
        }
        BracketFault::OtherWidth(open, _) => {
            let close = PAIRS[open.pair].close[width_of(open, PAIRS[open.pair].open)];
            sentence!("unbalanced-brackets.help-other-width", close)
        }
    }
}

/// Which of the marks of one end of a pair a mark is.
fn width_of(mark: BracketMark, marks: &[char]) -> usize {
    marks.iter().position(|&c| c == mark.c).unwrap_or(0)
}

/// The text of the paragraph that follows in the same part of the article; figures, subheads and
/// the like between do not end a quotation.
fn next_paragraph<'p>(passage: &Passage<'_>, later: &'p [Passage<'_>]) -> Option<&'p str> {
    if passage.role != PassageRole::Paragraph {
        return None;
    }
    let mut same_owner = later.iter().take_while(|other| other.owner.scope == passage.owner.scope);
    let next = same_owner.find(|other| other.role == PassageRole::Paragraph)?;
    (next.part() == passage.part()).then_some(&next.text)
}

/// The faults of a text, in its order. `next` gives the paragraph after it.
fn faults<'n>(text: &str, next: impl FnOnce() -> &'n str) -> Vec<BracketFault> {
    let mut stack: Vec<BracketMark> = Vec::new();
    let mut open_of = [0_usize; PAIRS.len()];
    let mut faults = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((pair, opens)) = find(c) else { continue };
        let mark = BracketMark { at, c, pair };
        if opens {
            stack.push(mark);
            open_of[pair] += 1;
        } else if !is_apostrophe(text, mark, open_of[pair]) && !is_numbering(text, mark, stack.last()) {
            close(mark, &mut stack, &mut open_of, &mut faults);
        }
    }
    if !stack.is_empty() {
        faults.extend(not_repeated(stack, next()).into_iter().map(BracketFault::Unclosed));
    }
    faults.sort_by_key(BracketFault::at);
    faults
}

/// The pair of a mark, and whether it opens it.
fn find(c: char) -> Option<(usize, bool)> {
    // Nearly all characters are not marks.
    if c.is_ascii_alphanumeric() || is_han(c) {
        return None;
    }
    PAIRS.iter().enumerate().find_map(|(number, pair)| {
        let opens = pair.open.contains(&c);
        (opens || pair.close.contains(&c)).then_some((number, opens))
    })
}

/// Closes the nearest open mark of the pair; what was opened after it stays unclosed.
fn close(
    mark: BracketMark,
    stack: &mut Vec<BracketMark>,
    open_of: &mut [usize; PAIRS.len()],
    faults: &mut Vec<BracketFault>,
) {
    if open_of[mark.pair] == 0 {
        faults.push(BracketFault::Unopened(mark));
        return;
    }
    while let Some(open) = stack.pop() {
        open_of[open.pair] -= 1;
        if open.pair == mark.pair {
            if is_other_width(open, mark) {
                faults.push(BracketFault::OtherWidth(open, mark));
            }
            return;
        }
        faults.push(BracketFault::Unclosed(open));
    }
}

fn is_other_width(open: BracketMark, close: BracketMark) -> bool {
    open.c.is_ascii() != close.c.is_ascii()
}

/// The open marks that the next paragraph does not repeat at its beginning.
fn not_repeated(stack: Vec<BracketMark>, next: &str) -> Vec<BracketMark> {
    let mut rest = next.trim_start();
    let repeats = |open: &BracketMark| {
        let after = rest.strip_prefix(open.c).filter(|_| PAIRS[open.pair].quotes);
        rest = after.unwrap_or(rest);
        after.is_none()
    };
    stack.into_iter().filter(repeats).collect()
}

/// Whether `’` is an apostrophe: inside a Western word, or beside one while no `‘` is open.
fn is_apostrophe(text: &str, mark: BracketMark, open: usize) -> bool {
    if mark.c != '’' {
        return false;
    }
    let before = text[..mark.at].chars().next_back().is_some_and(is_alphabetic_word);
    let after = text[mark.at + mark.c.len_utf8()..].chars().next().is_some_and(is_alphabetic_word);
    before && after || open == 0 && (before || after)
}

/// Whether a round bracket only follows a number, as in `1)`, `a）` or `三）`: a short one at the
/// beginning or after a blank or a mark. One that fits the last open bracket closes it.
fn is_numbering(text: &str, mark: BracketMark, last: Option<&BracketMark>) -> bool {
    let pair = &PAIRS[mark.pair];
    let closes_last = |open: &BracketMark| open.pair == mark.pair && !is_other_width(*open, mark);
    if !matches!(mark.c, ')' | '）') || last.is_some_and(closes_last) {
        return false;
    }
    let before = &text[..mark.at];
    let (kind, most): (fn(char) -> bool, _) = match before.chars().next_back() {
        Some(c) if c.is_ascii_digit() => (|c| c.is_ascii_digit(), 3),
        Some(c) if is_han_number(c) => (is_han_number, 3),
        Some(c) if c.is_ascii_alphabetic() => (|c| c.is_ascii_alphabetic(), 1),
        _ => return false,
    };
    let rest = before.trim_end_matches(kind);
    before[rest.len()..].chars().count() <= most
        && rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !pair.open.contains(&c))
}

fn is_han_number(c: char) -> bool {
    "一二三四五六七八九十百".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{passages, sample};
    use crate::diagnostics::Diagnostic;
    use crate::model::{Article, Block, Figure, Inline};
    use crate::source::Draft;

    /// The faults of a text: the mark, `<` before it where it is not opened, `>` after it where
    /// it is not closed, `~` where the widths differ.
    fn found(text: &str, next: &str) -> String {
        let show = |fault: BracketFault| match fault {
            BracketFault::Unclosed(mark) => format!("{}>", mark.c),
            BracketFault::Unopened(mark) => format!("<{}", mark.c),
            BracketFault::OtherWidth(open, close) => format!("{}~{}", open.c, close.c),
        };
        faults(text, || next).into_iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_are_closed_in_the_order_they_were_opened() {
        for (text, expected) in [
            ("他说：“读《边城》（节选）。”", ""),
            ("「『〝〞〝〟』」〈〉【】〔〕〖〗〘〙〚〛｟｠«»［］｛｝()[]{}", ""),
            ("他说：“好", "“>"),
            ("他说：好”", "<”"),
            ("”好“", "<” “>"),
            ("《边（城》）", "（> <）"),
            ("（（甲）", "（>"),
            ("（甲））", "<）"),
            ("（甲)", "（~)"),
            ("[甲］", "[~］"),
            ("“《甲”》", "《> <》"),
            ("6\" 的管子 'a'", ""),
        ] {
            assert_eq!(found(text, ""), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_of_several_paragraphs_opens_each_of_them() {
        // CLREQ: each paragraph repeats the opening mark, only the last one closes.
        for (text, next, expected) in [
            ("他说：“一。", "“二。”", ""),
            ("他说：“一。", "　“二。”", ""),
            ("他说：“一，‘二。", "“‘三’。”", ""),
            ("他说：“一，‘二。", "“三。”", "‘>"),
            ("「一", "「二」", ""),
            ("他说：“一。", "二。”", "“>"),
            ("（一", "（二）", "（>"),
            ("《一", "《二》", "《>"),
        ] {
            assert_eq!(found(text, next), expected, "{text} / {next}");
        }
    }

    #[test]
    fn apostrophes_and_numbers_close_nothing() {
        for (text, expected) in [
            ("don’t", ""),
            ("the students’ union", ""),
            ("the ’90s", ""),
            ("‘don’t’", ""),
            ("‘甲’", ""),
            ("甲’", "<’"),
            ("1)甲；2)乙", ""),
            ("1）甲；12）乙", ""),
            ("a)甲 b)乙", ""),
            ("一）甲。二）乙", ""),
            ("（一）甲", ""),
            ("（包括：1)甲；2)乙）", ""),
            ("去年5）", "<）"),
            ("，2019）", "<）"),
            ("ab)", "<)"),
            ("（1)", "（~)"),
        ] {
            assert_eq!(found(text, ""), expected, "{text}");
        }
    }

    #[test]
    fn very_deep_text_is_judged_in_one_pass() {
        let text = "（".repeat(50_000) + &"》".repeat(50_000) + &"）".repeat(50_000);
        assert_eq!(faults(&text, || "").len(), 50_000);
    }

    fn checked(article: Article) -> (Draft, Vec<Diagnostic>) {
        let draft = sample::draft(sample::issue(vec![article]));
        let mut found = Vec::new();
        super::super::check(&draft, &passages::of(&draft.issue), &mut found);
        (draft, found)
    }

    #[test]
    fn a_passage_is_judged_over_all_of_its_pieces() {
        let strong = Inline::Strong { content: vec![Inline::text("《边")] };
        let mut article = sample::saying("");
        article.headline = vec!["上行“下".into(), "行”完".into()];
        article.body = vec![Block::Paragraph { text: vec![strong, Inline::text("城》")] }];
        assert_eq!(checked(article).1, []);
    }

    #[test]
    fn figures_do_not_end_a_quotation_and_other_parts_do() {
        let figure = Block::Figure(Figure { credit: Some("甲/摄".into()), ..Figure::default() });
        let mut article = sample::saying("“一。");
        article.body.extend([figure, sample::paragraph("“二。”")]);
        assert_eq!(checked(article.clone()).1, []);
        article.body.truncate(1);
        article.notes =
            vec![crate::model::Note { id: "1".into(), blocks: vec![sample::paragraph("“注”")] }];
        let (draft, found) = checked(article);
        assert_eq!(sample::codes(&found), [Code::UnbalancedBrackets]);
        assert_eq!(sample::labelled(&draft, &found[0]), ["“"]);
        assert_eq!(found[0].help[0].english(), "add the closing `”`, or delete it");
    }
}
