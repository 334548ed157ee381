//! The classes of the standards, mark by mark, independent of the table's own source.
//!
//! CLREQ: W3C, Requirements for Chinese Text Layout; GB: GB/T 15834—2011; JLREQ: W3C, Requirements
//! for Japanese Text Layout, appendix Character Classes.

use paiban::text::class::{Body, Class, Direction};
use paiban::text::locale::Region;

const BEFORE: Option<Body> = giving(2, 2, 0);
const AFTER: Option<Body> = giving(0, 2, 2);
const AROUND: Option<Body> = giving(1, 2, 1);
const EM: Option<Body> = fixed(4);
const HALF: Option<Body> = fixed(2);

const fn giving(lead: u8, core: u8, trail: u8) -> Option<Body> {
    Some(Body { lead, core, trail, adjustable: true })
}

const fn fixed(core: u8) -> Option<Body> {
    Some(Body { lead: 0, core, trail: 0, adjustable: false })
}

/// Asserts the class of the characters, and their bodies: horizontal and vertical for the mainland,
/// the same for Taiwan, for Japan.
fn assert_row(characters: &str, class: Class, bodies: [[Option<Body>; 2]; 3]) {
    let [mainland, taiwan, japan] = bodies;
    for c in characters.chars() {
        assert_eq!(Class::of(c), class, "{c} U+{:04X}", u32::from(c));
        for (region, [horizontal, vertical]) in [
            (Region::Mainland, mainland),
            (Region::Western, mainland),
            (Region::Taiwan, taiwan),
            (Region::HongKong, taiwan),
            (Region::Japan, japan),
        ] {
            assert_eq!(class.body(c, region, Direction::Horizontal), horizontal, "{c} {region:?} horizontal");
            assert_eq!(class.body(c, region, Direction::Vertical), vertical, "{c} {region:?} vertical");
        }
    }
}

/// Asserts that the characters have the class and no full-width body.
fn assert_plain(characters: &str, class: Class) {
    assert_row(characters, class, [[None; 2]; 3]);
}

/// CLREQ, Table of Bracket Indication Punctuation Marks; GB 5.1.3; JLREQ cl-01, cl-02.
#[test]
fn brackets_have_their_blank_outside() {
    assert_row("‘“〈《「『【〔〖〘〚（［｛｟〝", Class::Open, [[BEFORE; 2]; 3]);
    assert_row("’”〉》」』】〕〗〙〛）］｝｠〞〟", Class::Close, [[AFTER; 2]; 3]);
}

/// JLREQ cl-01, cl-02 have guillemets; the tables of CLREQ have not.
#[test]
fn guillemets_are_full_width_only_in_japan() {
    assert_row("«", Class::Open, [[None; 2], [None; 2], [BEFORE; 2]]);
    assert_row("»", Class::Close, [[None; 2], [None; 2], [AFTER; 2]]);
}

/// CLREQ, Sizes and Positions of Punctuation Marks; GB 5.1.1, 5.2.1; JLREQ cl-06, cl-07.
#[test]
fn stops_and_commas_stand_in_the_middle_in_taiwan() {
    assert_row("。．", Class::Stop, [[AFTER; 2], [AROUND; 2], [AFTER; 2]]);
    assert_row("，、", Class::Comma, [[AFTER; 2], [AROUND; 2], [AFTER; 2]]);
}

/// CLREQ, Punctuation Adjustment Space: colons give way in horizontal lines, in vertical ones they
/// keep an em; JLREQ cl-05.
#[test]
fn colons_keep_an_em_in_vertical_chinese() {
    assert_row("：；", Class::Colon, [[AFTER, EM], [AROUND, EM], [AROUND; 2]]);
}

/// CLREQ, Punctuation Adjustment Space: only in horizontal lines of the mainland do they give way;
/// GB 5.1.2; JLREQ cl-04.
#[test]
fn exclamation_and_question_marks_give_way_only_on_the_mainland() {
    assert_row("！？", Class::Exclamation, [[AFTER, EM], [EM; 2], [EM; 2]]);
}

/// CLREQ, Table of Pause or Stop Punctuation Marks, and GB 5.1.2: two marks in one em fill it.
#[test]
fn stacked_exclamation_marks_fill_an_em() {
    assert_row("‼⁇⁈⁉", Class::Exclamation, [[EM; 2]; 3]);
}

/// CLREQ, Interpuncts and Punctuation Adjustment Space; GB 5.1.7; JLREQ cl-05.
#[test]
fn interpuncts_take_half_an_em_on_the_mainland() {
    assert_row("·・‧•", Class::Dot, [[HALF; 2], [AROUND; 2], [AROUND; 2]]);
    assert_plain("･", Class::Dot);
}

/// CLREQ, Table of Non-bracket Indication Punctuation Marks; GB 5.1.4, 5.1.5; JLREQ cl-08.
#[test]
fn dashes_and_ellipses_keep_their_width() {
    assert_plain("⸺", Class::Dash);
    assert_row("―", Class::Dash, [[EM; 2]; 3]);
    assert_row("…⋯‥", Class::Ellipsis, [[EM; 2]; 3]);
    // U+2014 connects alone and is a dash in a pair: its body is the same.
    assert_eq!(Class::Dash.body('—', Region::Mainland, Direction::Horizontal), EM);
}

/// CLREQ, Connector Marks and Punctuation Adjustment Space; GB 5.1.6; JLREQ cl-03.
#[test]
fn connectors_take_an_em_and_the_short_one_half() {
    assert_row("–", Class::Connector, [[HALF; 2], [EM; 2], [HALF; 2]]);
    assert_row("—～〜", Class::Connector, [[EM; 2]; 3]);
    assert_row("゠", Class::Connector, [[EM; 2], [EM; 2], [HALF; 2]]);
    assert_plain("-‐‑~", Class::Connector);
}

/// CLREQ, Punctuation Adjustment Space; GB 5.1.9.
#[test]
fn solidi_take_half_an_em_on_the_mainland() {
    assert_row("／", Class::Solidus, [[HALF; 2], [EM; 2], [EM; 2]]);
    assert_plain("/", Class::Solidus);
}

/// CLREQ, Table of Interlinear Indication Punctuation Marks; GB 5.1.8.
#[test]
fn lines_below_names_are_interlinear() {
    assert_plain("＿﹏", Class::Interlinear);
    // Also emphasis dots there; in the line they are a symbol and an interpunct.
    assert_plain("●", Class::Symbol);
}

/// JLREQ cl-12, cl-13; UAX #14, classes PR and PO.
#[test]
fn signs_belong_to_the_number_beside_them() {
    assert_plain("$£¥€№＄￡￥#₩₹±−", Class::Prefix);
    assert_plain("%‰℃℉°′″¢％￠㎡㎝㎏㏄㌔", Class::Postfix);
}

/// CSS Text 4, ideographs (Script=Han, strokes, kana); JLREQ cl-19, cl-15, cl-16, cl-09 to cl-11.
#[test]
fn ideographs_are_the_same_in_every_region() {
    assert_plain("国國〇々〆㇀⺀⼀㐀䶿一鿿豈𠀀𰀀𱍊〡", Class::Ideograph);
    assert_plain("あっアッーヽゝヿㇰ〱ㄅㆠ", Class::Ideograph);
    assert_plain("\u{2A6E0}\u{2FFFD}\u{3FFFD}\u{31EF}", Class::Ideograph);
}

/// CSS Text 4: letters and digits of full width are not spaced from ideographs; UAX #11, W.
#[test]
fn wide_letters_and_digits_are_set_as_ideographs() {
    assert_plain("０９ＡＺａｚ", Class::Ideograph);
    assert_plain("한ꀀ", Class::Ideograph);
}

/// CSS Text 4, non-ideographic letters and numerals; JLREQ cl-27, cl-24.
#[test]
fn letters_and_digits_of_other_scripts_are_western() {
    assert_plain("Azéßāǎαωжשعก\u{301}ℓªº", Class::Latin);
    assert_plain("09٣३²₂½", Class::Number);
    assert!("Az09".chars().all(|c| Class::of(c).is_western()));
}

/// JLREQ cl-26, cl-14; General_Category Zs; UAX #14, classes BK, CR, LF, NL.
#[test]
fn blanks_vanish_at_the_end_of_a_line() {
    assert_plain(" \u{A0}\u{2009}\u{202F}\t", Class::Space);
    assert_plain("\u{3000}", Class::IdeographicSpace);
    assert_plain("\n\r\u{2028}\u{2029}\u{85}", Class::LineBreak);
    assert!(" \u{3000}\n".chars().all(|c| Class::of(c).is_blank()));
}

/// UAX #14, class AI; UAX #11, W and F; General_Category So and Sm.
#[test]
fn symbols_are_one_em_wide_among_chinese() {
    assert_plain("①⑩⑳⒈㈠㊣❶●○◎▲△★☆■□◆※×÷→↑⇒─━│█♀♂§‖〓〃♪✓", Class::Symbol);
    assert_plain("㈱㋿㍿㏠Ⅰⅻ＋＝＜＞＆＠＃｜😀🈶≤≥≠∞√∶", Class::Symbol);
}

/// ASCII marks and parts of words are not full-width marks.
#[test]
fn other_marks_are_not_chinese() {
    assert_plain("\"'()[]{}.,:;!?&@*+=<>|\\^_`", Class::Other);
    assert_plain(
        "©®™¿¡‚„\u{200B}\u{200D}\u{FEFF}\u{FE0F}\u{E0100}\u{AD}\u{E000}\u{0}\u{10FFFF}",
        Class::Other,
    );
}

/// A mark that its context took for a Western one has no blanks of a Chinese one.
#[test]
fn a_mark_outside_of_its_class_has_no_body() {
    assert_eq!(Class::Other.body('“', Region::Mainland, Direction::Horizontal), None);
    assert_eq!(Class::Close.body('“', Region::Mainland, Direction::Horizontal), None);
    assert_eq!(Class::Dash.body('。', Region::Mainland, Direction::Horizontal), None);
}
