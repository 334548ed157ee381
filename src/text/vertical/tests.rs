use proptest::prelude::*;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{BoundingBox, GlyphMetrics};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::*;
use crate::geometry::Length;
use crate::text::class::Direction;
use crate::text::context::characters;
use crate::text::lines::{Line, LineGlyph};
use crate::text::sample::{EM, fonts, mixed_text, style, styled, with_shifts};
use crate::text::{Align, FaceId, FontRole, FontSpec, Manner, Paragraph, Setting, StyledText, TextStyle};

/// How the characters of a mainland text stand: U, T or C for each.
fn pattern(text: &str) -> String {
    let letter = |orientation: &Orientation| match orientation {
        Orientation::Upright => 'U',
        Orientation::Rotated => 'T',
        Orientation::Combined => 'C',
    };
    orientations(&characters(text, Region::Mainland), &[], &[]).iter().map(letter).collect()
}

fn manner() -> Manner {
    Manner { direction: Direction::Vertical, ..Manner::default() }
}

fn paragraph(text: &StyledText) -> Paragraph {
    Paragraph::new(text, &manner(), fonts())
}

fn lines(text: &StyledText, ems: i32, align: Align) -> Vec<Line> {
    paragraph(text).lines(&Setting { measure: EM * ems, indent: Length::ZERO, align })
}

/// The only line of a text.
fn line(text: &StyledText) -> Line {
    lines(text, 60, Align::Start).remove(0)
}

fn in_role(text: &str, role: FontRole, language: &str) -> StyledText {
    let chain = fonts().chain(&FontSpec::of(role), &language.into());
    StyledText::plain(text, TextStyle { chain: chain.into(), ..style(language) })
}

#[test]
fn formulas_are_turned_and_their_low_and_high_characters_stand_beside_the_baseline() {
    for (text, wanted) in
        [("水H~2~O", vec!["H", "2", "O"]), ("共10^3^", vec!["1", "3"]), ("注^1^", vec!["1"])]
    {
        let line = line(&with_shifts(text));
        for wanted in wanted {
            assert_eq!(glyph_of(&line, wanted).1, Orientation::Rotated, "{text}");
        }
    }
    let line = line(&with_shifts("水H~2~O的m^2^"));
    let across = |wanted| glyph_of(&line, wanted).2.across;
    assert_eq!(across("H"), across("O"));
    assert!(across("2") < across("H"), "low is to the left of a turned line");
    let high = line.runs.iter().flat_map(|run| &run.glyphs).next_back().unwrap().across;
    assert!(high > across("m"), "high is to the right");
}

/// The glyph that stands for a character of a line, with its face and how it stands.
fn glyph_of(line: &Line, wanted: &str) -> (FaceId, Orientation, LineGlyph) {
    let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)));
    let mut found = glyphs.filter(|(run, glyph)| &run.text[glyph.text.clone()] == wanted);
    let (run, glyph) = found.next().unwrap();
    (run.face, run.orientation, glyph.clone())
}

/// The glyph a face has for a character in horizontal lines.
fn nominal(face: FaceId, c: char) -> u32 {
    let data = fonts().face(face).data().unwrap();
    let font = FontRef::new((*data).as_ref()).unwrap();
    font.charmap().map(c).unwrap().to_u32()
}

/// Advance of a glyph in horizontal lines, in thousandths of the em.
fn advance(face: FaceId, glyph: u32) -> i32 {
    metrics(face, |metrics| metrics.advance_width(GlyphId::new(glyph)).unwrap()) as i32
}

/// The ink of a glyph, in thousandths of the em.
fn ink(face: FaceId, glyph: u32) -> BoundingBox {
    metrics(face, |metrics| metrics.bounds(GlyphId::new(glyph)).unwrap())
}

fn metrics<T>(face: FaceId, ask: impl FnOnce(GlyphMetrics<'_>) -> T) -> T {
    let data = fonts().face(face).data().unwrap();
    let font = FontRef::new((*data).as_ref()).unwrap();
    ask(font.glyph_metrics(Size::unscaled(), LocationRef::default()))
}

#[test]
fn letters_numbers_and_words_stand_as_clreq_says() {
    for (text, wanted) in [
        ("第3期", "UUU"),
        ("第12期", "UCCU"),
        ("共120人", "UCCCU"),
        ("共1200人", "UTTTTU"),
        ("2026年", "TTTTU"),
        ("涨3.0倍", "UCCCU"),
        ("涨12.5%吧", "UTTTTTU"),
        ("涨5.6%吧", "UCCCUU"),
        ("涨5%", "UUU"),
        ("在−18℃下", "UCCCUU"),
        ("歼-20机", "UUCCU"),
        ("甲A股", "UUU"),
        ("看GDP涨", "UUUUU"),
        ("看NATO吧", "UUUUUU"),
        ("看UNESCO吧", "UTTTTTTU"),
        ("看App吧", "UTTTU"),
        ("A4纸", "CCU"),
        ("A+级", "CCU"),
        ("用2B笔", "UCCU"),
        ("用5G网", "UCCU"),
        ("PM2.5降", "TTTTTU"),
        ("COVID-19在", "TTTTTTTTU"),
        ("买iPhone 17 Pro吧", "UTTTTTTTTTTTTTU"),
        ("GDP 5.6", "UUUUCCC"),
        ("3-5月", "UTUU"),
        ("10–15日", "CCTCCU"),
        ("2018-2021年", "TTTTTTTTTU"),
        ("20:30开", "TTTTTU"),
        ("1～3月", "UUUU"),
        ("好!", "UU"),
        ("①→②", "UTU"),
        ("Ａ４纸", "UUU"),
        ("J·K·罗琳", "UUUUUU"),
        ("3·15晚", "UUCCU"),
        ("C++课", "CCCU"),
        ("12306网", "TTTTTU"),
        ("é́", "UU"),
        ("葛\u{E0100}12", "UUCC"),
    ] {
        assert_eq!(pattern(text), wanted, "{text}");
    }
}

#[test]
fn quotation_marks_turn_only_inside_western_text() {
    assert_eq!(pattern("说“GDP”涨"), "UUUUUUU");
    assert_eq!(pattern("“Hello you”他说"), format!("U{}UUU", "T".repeat(9)));
    assert_eq!(pattern("“He said ‘go’ now”"), format!("U{}U", "T".repeat(16)));
    assert_eq!(pattern("it’s"), "TTTT");
    // A quotation may go on in the next paragraph: marks without a partner are Chinese.
    assert_eq!(pattern("“one two"), "UTTTTTTT");
}

#[test]
fn a_number_that_a_line_end_goes_through_is_not_combined() {
    let mut text = styled("第1");
    text.end_line();
    text.push("2届", style("zh-Hans-CN"));
    let lines = lines(&text, 20, Align::Start);
    let texts: Vec<String> =
        lines.iter().map(|line| line.runs.iter().map(|run| &*run.text).collect()).collect();
    assert_eq!(texts, ["第1", "2届"]);
}

#[test]
fn corner_brackets_stand_for_curly_quotes_and_the_text_keeps_them() {
    let places = |line: &Line| {
        let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
        glyphs.map(|glyph| (glyph.id, glyph.along, glyph.across)).collect::<Vec<_>>()
    };
    for (language, typed, meant) in [
        ("zh-Hans-CN", "水“水‘水’水”水", "水『水「水」水』水"),
        ("zh-Hant-TW", "水“水‘水’水”水", "水「水『水』水」水"),
        ("zh-Hant-HK", "水“水‘水’水”水", "水「水『水』水」水"),
        ("ja", "水“水”水", "水〝水〟水"),
    ] {
        let set = line(&StyledText::plain(typed, style(language)));
        let wanted = line(&StyledText::plain(meant, style(language)));
        assert_eq!(places(&set), places(&wanted), "{language}");
        let text: String = set.runs.iter().map(|run| &*run.text).collect();
        assert_eq!(text, typed, "{language}");
    }
}

#[test]
fn a_bracket_without_a_vertical_form_is_turned() {
    let line = line(&in_role("〖水〗《水》⸺水——水…", FontRole::Kai, "zh-Hans-CN"));
    for (mark, wanted) in [
        ("〖", Orientation::Rotated),
        ("〗", Orientation::Rotated),
        ("⸺", Orientation::Rotated),
        ("《", Orientation::Upright),
        ("—", Orientation::Upright),
        ("…", Orientation::Upright),
    ] {
        let (face, orientation, glyph) = glyph_of(&line, mark);
        assert_eq!(orientation, wanted, "{mark}");
        let same = glyph.id == nominal(face, mark.chars().next().unwrap());
        assert_eq!(same, wanted == Orientation::Rotated, "{mark}");
    }
}

#[test]
fn a_dash_is_two_em_along_the_line_and_fills_it() {
    for role in [FontRole::Body, FontRole::Headline, FontRole::Strong, FontRole::Caption, FontRole::Kai] {
        for dash in ["——", "⸺", "……"] {
            let line = line(&in_role(&format!("水{dash}水"), role, "zh-Hans-CN"));
            assert_eq!(line.width, EM * 4, "{dash} {role:?}");
        }
    }
}

#[test]
fn numbers_in_one_em_are_no_wider() {
    for role in FontRole::ALL {
        for number in ["12", "20", "100", "888", "3.0", "A4", "G20", "W8W"] {
            let line = line(&in_role(&format!("第{number}期"), role, "zh-Hans-CN"));
            assert_eq!(line.width, EM * 3, "{number}");
            let run = line.runs.iter().find(|run| run.text == number).unwrap();
            assert_eq!(run.orientation, Orientation::Combined);
            let texts = run.glyphs.iter().map(|glyph| &run.text[glyph.text.clone()]);
            assert_eq!(texts.collect::<String>(), number, "each glyph keeps its own character");
            let (first, last) = (run.glyphs.first().unwrap(), run.glyphs.last().unwrap());
            let width = run.size.scaled(advance(run.face, last.id), 1000).scaled(i32::from(run.width), 1000);
            let rounding = Length::from_millipoints(5);
            assert!(first.across >= -EM / 2 - rounding, "{number} begins at {}", first.across);
            assert!(last.across + width <= EM / 2 + rounding, "{number} ends at {}", last.across + width);
            assert!(run.size >= EM / 2, "{number} is legible");
        }
    }
}

#[test]
fn upright_letters_need_no_gap_and_turned_ones_a_quarter() {
    assert_eq!(line(&styled("水GDP水")).width, EM * 5);
    assert_eq!(line(&styled("水 GDP 水")).width, EM * 5);
    assert_eq!(line(&styled("水12水")).width, EM * 3);
    assert_eq!(line(&styled("水5%水")).width, EM * 4);
    let word = line(&styled("App")).width;
    assert_eq!(line(&styled("水App水")).width, word + EM * 2 + EM / 4 * 2);
    assert_eq!(line(&styled("水 App 水")).width, word + EM * 2 + EM / 4 * 2);
}

#[test]
fn the_middle_of_turned_letters_stands_on_the_axis() {
    let line = line(&styled("水App"));
    let (face, _, glyph) = glyph_of(&line, "A");
    assert_eq!(fonts().face(face).em_top(), 880);
    assert_eq!(glyph.across, -EM.scaled(38, 100));
}

#[test]
fn marks_are_squeezed_along_the_line() {
    for (text, halves) in [
        ("水，水", 6),
        ("水，“水", 7),
        ("“水", 3),
        ("水”", 3),
        ("水。", 3),
        ("水！", 4),
        ("水？！水", 8),
        ("水：“水", 8),
        ("水》《水", 7),
        ("水·水", 5),
        ("水3·15水", 9),
        ("水／水", 6),
    ] {
        assert_eq!(line(&styled(text)).width, EM * halves / 2, "{text}");
    }
}

#[test]
fn pause_marks_stand_at_the_upper_right() {
    for role in FontRole::ALL {
        let line = line(&in_role("水，水。水、水", role, "zh-Hans-CN"));
        for mark in ["，", "。", "、"] {
            let (face, _, glyph) = glyph_of(&line, mark);
            let ink = ink(face, glyph.id);
            let left = glyph.across + EM.scaled(ink.x_min as i32, 1000);
            assert!(left > Length::ZERO, "{mark} of {role:?} begins at {left}");
            assert!(ink.y_min > 380.0, "{mark} of {role:?} stands in the upper half");
        }
    }
}

#[test]
fn a_hyphen_between_upright_numbers_has_its_ink_on_the_axis() {
    for role in FontRole::ALL {
        let line = line(&in_role("水3-5水", role, "zh-Hans-CN"));
        let (face, orientation, glyph) = glyph_of(&line, "-");
        let ink = ink(face, glyph.id);
        let middle = glyph.across + EM.scaled((ink.y_min + ink.y_max) as i32, 2000);
        assert_eq!(orientation, Orientation::Rotated);
        assert!(middle.millipoints().abs() < EM.millipoints() / 50, "{role:?}: {middle}");
    }
}

#[test]
fn western_quotation_marks_are_as_wide_as_their_ink() {
    let marks = line(&styled("it’s")).width - line(&styled("its")).width;
    assert!(marks < EM / 2, "{marks}");
}

#[test]
fn a_reading_stands_to_the_right_of_its_base() {
    let mut text = StyledText::default();
    text.push_with_reading("拱墅", "gǒngshù", style("zh-Hans-CN"));
    let line = line(&text);
    let (_, orientation, glyph) = glyph_of(&line, "g");
    assert_eq!(orientation, Orientation::Rotated);
    assert_eq!(glyph.across, EM.scaled(3, 4) - EM.scaled(38, 200));
}

proptest! {
    #[test]
    fn no_character_is_lost_and_no_line_too_long(
        text in mixed_text(), ems in 3i32..=60, align in prop::sample::select(vec![Align::Justify, Align::Start]),
        language in prop::sample::select(vec!["zh-Hans-CN", "zh-Hant-TW", "ja", "en"]),
    ) {
        let text = StyledText::plain(&text, style(language));
        let lines = lines(&text, ems, align);
        let set: String = lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect();
        prop_assert_eq!(&set, &text.text);
        for line in &lines {
            prop_assert!(line.start + line.width <= EM * ems, "{:?}", line);
            for run in &line.runs {
                prop_assert!(run.glyphs.iter().all(|glyph| run.text.is_char_boundary(glyph.text.start)
                    && run.text.is_char_boundary(glyph.text.end)));
            }
        }
    }

    #[test]
    fn a_character_stands_as_the_one_it_joins(text in mixed_text()) {
        let characters = characters(&text, Region::Mainland);
        let orientations = orientations(&characters, &[], &[]);
        for i in 1..characters.len() {
            if joins_the_one_before(characters[i].char) {
                prop_assert_eq!(orientations[i], orientations[i - 1]);
            }
        }
    }
}

#[test]
fn a_hyphen_stands_on_the_baseline_of_its_turned_word() {
    let lines = lines(&in_role("extensive", FontRole::Kai, "zh-Hans-CN"), 3, Align::Start);
    let run = &lines[0].runs[0];
    let hyphen = run.glyphs.last().unwrap();
    assert_eq!((&*run.text, run.orientation), ("exten", Orientation::Rotated));
    assert_eq!((hyphen.across, hyphen.along < run.end), (run.glyphs[0].across, true));
}
