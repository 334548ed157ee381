//! Numbers, addresses and note marks are never parted by a line, wherever they come to stand.

use std::ops::Range;

use paiban::geometry::Length;
use paiban::text::class::Direction;
use paiban::text::{Align, FontLibrary, Manner, Paragraph, Setting, StyledText, Violation};

use crate::sample;

/// Tokens, with the clause that keeps them whole.
const TOKENS: &[(&str, &str)] = &[
    ("1,000.50", "UAX #14 LB25"),
    ("2026-03-20", "UAX #14 LB25"),
    ("13800001234", "UAX #14 LB25"),
    ("138 0000 1234", "groups of a telephone number"),
    ("（0571）88880000", "area code"),
    ("C++", "signs after one another"),
    ("100%+", "signs after one another"),
    ("99.9%", "UAX #14 LB25"),
    ("-18℃", "UAX #14 LB25"),
    ("￥1,200.00", "UAX #14 LB25"),
    ("２０２６", "full-width digits"),
    ("２．５％", "full-width digits"),
    ("－5", "full-width sign"),
    ("1.2万", "a multiplier"),
    ("3—5", "GB/T 15834, 4.13"),
    ("10～20", "GB/T 15834, 4.13"),
    ("10:30", "UAX #14 LB25"),
    ("3·15", "a point between digits"),
    ("v1.2.3", "a run with a digit"),
    ("10 km/h", "GB 3100, 3.5.3"),
    ("10⁻³", "a raised digit"),
    ("H₂O", "a run with a digit"),
];

const BEFORE: &str = "今年春天溪湾镇的老街坊又把茶桌搬到了桥头听说书人讲运河的旧事";
const AFTER: &str = "的事情还在办理，请各位街坊等候消息。";
const MEASURES: [i32; 3] = [8, 11, 16];

fn em() -> Length {
    Length::from_points(9)
}

/// Where the lines of a paragraph begin, in bytes of its text, and the worst of their violations.
fn starts(
    text: &StyledText,
    direction: Direction,
    measure: i32,
    fonts: &FontLibrary,
) -> (Vec<usize>, Option<Violation>) {
    let manner = Manner { direction, ..Manner::default() };
    let setting = Setting { measure: em() * measure, indent: em() * 2, align: Align::Justify };
    let lines = Paragraph::new(text, &manner, fonts).lines(&setting);
    let worst = lines.iter().filter_map(|line| line.violation).max();
    (lines.into_iter().map(|line| line.bytes.start).collect(), worst)
}

fn parts(starts: &[usize], token: &Range<usize>) -> bool {
    starts.iter().any(|start| token.start < *start && *start < token.end)
}

/// Sets a token behind every number of Han characters that a line has room for.
fn sweep(token: &str, is_mark: bool, fonts: &FontLibrary) -> Vec<String> {
    let mut parted = Vec::new();
    for direction in [Direction::Horizontal, Direction::Vertical] {
        for measure in MEASURES {
            // A token that begins the text has the first line only, which is shorter.
            for offset in usize::from(measure == MEASURES[0])..=measure as usize {
                let mut text = sample::styled(&BEFORE.chars().take(offset).collect::<String>(), fonts);
                let style = sample::styled("字", fonts).runs[0].1.clone();
                let start = text.text.len();
                if is_mark {
                    text.push_mark(token, style.clone());
                } else {
                    text.push(token, style.clone());
                }
                // A mark is parted from what stands before it too.
                let whole = if is_mark { start.saturating_sub(1) } else { start }..text.text.len();
                text.push(AFTER, style);
                let (starts, worst) = starts(&text, direction, measure, fonts);
                if parts(&starts, &whole) || worst > Some(Violation::MarksCut) {
                    parted.push(format!("{token} after {offset} at {measure} em, {direction:?}: {worst:?}"));
                }
            }
        }
    }
    parted
}

#[test]
fn no_line_parts_a_token_at_any_offset() {
    let fonts = FontLibrary::bundled();
    for (token, clause) in TOKENS {
        assert_eq!(sweep(token, false, &fonts), [""; 0], "{clause}");
    }
}

#[test]
fn no_line_begins_with_the_mark_of_a_note() {
    // CLREQ, Interlinear Notes: the mark belongs to the character before it.
    let fonts = FontLibrary::bundled();
    for mark in ["①", "〔21〕", "[21]", "²", "（hàn）"] {
        assert_eq!(sweep(mark, true, &fonts), [""; 0]);
    }
}

#[test]
fn an_address_ends_a_line_only_after_the_signs_that_part_it() {
    let fonts = FontLibrary::bundled();
    let address = "https://www.xiwan.example/news/2026-03-20/a_b?c=15&d=e#f7";
    for measure in MEASURES {
        for offset in 0..=measure as usize {
            let text: String =
                BEFORE.chars().take(offset).chain(address.chars()).chain(AFTER.chars()).collect();
            let begin = BEFORE.chars().take(offset).map(char::len_utf8).sum::<usize>();
            let (starts, _) = starts(&sample::styled(&text, &fonts), Direction::Horizontal, measure, &fonts);
            for start in starts.into_iter().filter(|&at| at > begin && at < begin + address.len()) {
                let sign = text[..start].chars().next_back();
                assert!(
                    sign.is_some_and(|c| "/.-_?&=".contains(c)),
                    "{} | {}",
                    &text[..start],
                    &text[start..]
                );
            }
        }
    }
}

#[test]
fn a_line_is_wide_rather_than_a_number_broken() {
    let fonts = FontLibrary::bundled();
    let text = sample::styled("请拨打电话13800001234询问", &fonts);
    let (starts, worst) = starts(&text, Direction::Horizontal, 7, &fonts);
    assert!(!parts(&starts, &(15..26)), "{starts:?}");
    assert!(worst <= Some(Violation::Loose), "{worst:?}");
}

#[test]
fn a_number_is_broken_only_where_it_is_longer_than_the_line() {
    let fonts = FontLibrary::bundled();
    let digits = "1234567890".repeat(3);
    let text = sample::styled(&format!("编号{digits}的箱子"), &fonts);
    let number = 6..6 + digits.len();
    let (narrow, worst) = starts(&text, Direction::Horizontal, 8, &fonts);
    assert!(parts(&narrow, &number) && worst == Some(Violation::TokenCut), "{narrow:?} {worst:?}");
    let (wide, worst) = starts(&text, Direction::Horizontal, 18, &fonts);
    assert!(!parts(&wide, &number) && worst <= Some(Violation::Loose), "{wide:?} {worst:?}");
}
