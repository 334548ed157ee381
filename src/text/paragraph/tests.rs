//! Properties of every paragraph at every measure.

use proptest::prelude::*;

use super::*;
use crate::text::class::Direction;
use crate::text::context::Character;
use crate::text::locale::Region;
use crate::text::sample::{EM, fonts, mixed_text, styled, with_shifts};
use crate::text::{Line, LineEnd, Punctuation};

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new(&styled(text), &Manner::default(), fonts())
}

fn justified(measure: i32, indent: i32) -> Setting {
    Setting { measure: EM * measure, indent: EM * indent, align: Align::Justify }
}

fn texts(text: &str, measure: i32) -> Vec<String> {
    let paragraph = paragraph(text);
    let lines = paragraph.lines(&justified(measure, 0));
    lines.into_iter().map(|line| text[line.bytes].to_owned()).collect()
}

/// Where the glyphs of a line stand, in hundredths of the em.
fn places(line: &Line) -> Vec<i32> {
    let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
    glyphs.map(|glyph| glyph.along.millipoints() * 100 / EM.millipoints()).collect()
}

#[test]
fn a_mark_that_fits_at_half_width_is_pushed_in() {
    // GB/T 15834 5.1.10: half an em at the end of a line.
    assert_eq!(texts("一二三，四五六七八。九十", 10), ["一二三，四五六七八。", "九十"]);
}

#[test]
fn low_and_high_characters_begin_no_line_whatever_they_follow() {
    for text in [
        "一二三四五六m^2^七八九十",
        "一二三四五六平方米^2^七八九十",
        "一二“三四五六”^[1]^七八九十",
        "甲H~2~O乙C~6~H~12~O~6~丙",
        "一二三^甲乙^四五六",
    ] {
        let styled = with_shifts(text);
        let paragraph = Paragraph::new(&styled, &Manner::default(), fonts());
        let starts: Vec<_> = styled.shifted().map(|range| range.start..range.end).collect();
        for measure in 5..14 {
            for line in &paragraph.lines(&justified(measure, 0))[1..] {
                let at = line.bytes.start;
                assert!(!starts.iter().any(|range| range.contains(&at)), "{text} at {measure}: {at}");
            }
        }
    }
}

#[test]
fn low_and_high_characters_are_smaller_stand_off_the_line_and_close_to_what_they_belong_to() {
    let lines =
        Paragraph::new(&with_shifts("注^1^的H~2~O"), &Manner::default(), fonts()).lines(&justified(20, 0));
    let glyphs: Vec<_> =
        lines[0].runs.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph))).collect();
    let across: Vec<_> =
        glyphs.iter().map(|(_, glyph)| glyph.across.millipoints() * 1000 / EM.millipoints()).collect();
    assert_eq!(across, [0, 350, 0, 0, -125, 0], "OS/2 of the face");
    let sizes: Vec<_> = glyphs.iter().map(|(run, _)| run.size == EM).collect();
    assert_eq!(sizes, [true, false, true, true, false, true]);
    assert_eq!(places(&lines[0])[1], 100, "no gap between a Han character and its high digit");
    let text: String = lines[0].runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(text, "注1的H2O", "the characters are in their order");
}

#[test]
fn an_opening_mark_gives_up_its_blank_at_the_start_of_a_line_and_after_the_indent() {
    // CLREQ, Compression of Punctuation Marks at Line Start or Line End.
    let paragraph = paragraph("“一二三四五六七八九");
    let lines = paragraph.lines(&justified(5, 2));
    assert_eq!(places(&lines[0])[..2], [150, 250], "the ink begins at the indent");
}

#[test]
fn the_mark_at_the_end_of_a_line_is_as_wide_as_the_house_wants() {
    let end = |line_end: LineEnd| {
        let manner = Manner { line_end, ..Manner::default() };
        let paragraph = Paragraph::new(&styled("一二三四，一二三四五"), &manner, fonts());
        let lines = paragraph.lines(&justified(5, 0));
        (lines[0].width.millipoints(), places(&lines[0])[4])
    };
    assert_eq!(end(LineEnd::Half), (5 * EM.millipoints(), 450), "stretched by half an em before the mark");
    assert_eq!(end(LineEnd::Full), (5 * EM.millipoints(), 400));
    assert_eq!(end(LineEnd::Auto), (5 * EM.millipoints(), 400), "full where that fills the line");
}

#[test]
fn a_pause_mark_may_hang_where_the_house_allows_it() {
    // CLREQ, Hanging Punctuation.
    let text = "一二三四五，六七八九十";
    let hung = |hanging: bool| {
        let manner = Manner { hanging, ..Manner::default() };
        let lines = Paragraph::new(&styled(text), &manner, fonts()).lines(&justified(5, 0));
        text[lines[0].bytes.clone()].to_owned()
    };
    assert_eq!(hung(true), "一二三四五，");
    assert_ne!(hung(false), "一二三四五，");
}

#[test]
fn blanks_give_way_step_by_step() {
    // CLREQ, Procedures for Reduction: brackets before commas, mixed gaps only then.
    let text = "（一）二，三A四五六七八";
    let paragraph = paragraph(text);
    let natural = paragraph.natural_width();
    let squeezed = |by: i32| {
        let line = BrokenLine {
            clusters: 0..paragraph.shaped.clusters.len(),
            printed: paragraph.shaped.clusters.len(),
            hyphenated: false,
            ends_text: true,
            violation: None,
        };
        let room = natural - EM.scaled(by, 100);
        let (spaces, _) = crate::text::adjust::adjust(&paragraph, &line, room, Align::Justify);
        let per_cent = |length: i32| length * 100 / EM.millipoints();
        (per_cent(spaces[2].trail), per_cent(spaces[4].trail), per_cent(spaces[5].gap))
    };
    assert_eq!(squeezed(25), (25, 50, 25));
    assert_eq!(squeezed(75), (0, 25, 25));
    assert_eq!(squeezed(100), (0, 0, 25));
    assert_eq!(squeezed(112), (0, 0, 19));
}

#[test]
fn a_single_character_does_not_make_the_last_line() {
    // CLREQ, Widows and Orphans.
    let text = "溪湾镇的老街坊，把茶桌搬到桥头，听说书人讲运河的旧事，也讲今年的新桥。";
    for measure in 8..20 {
        let last = texts(text, measure).pop().unwrap();
        assert!(last.chars().filter(|c| !"，。".contains(*c)).count() > 1, "{measure}: {last}");
    }
}

#[test]
fn a_paragraph_says_how_many_lines_it_may_take() {
    let text = "春日的溪湾，“老街坊”们把茶桌搬到桥头（就在3号泊位旁），听说书人讲运河的旧事，也讲今年新修的桥；孩子们在一旁画船，画水，画来来往往的人。";
    let paragraph = paragraph(text);
    let setting = justified(13, 2);
    let variants = paragraph.variants(&setting);
    assert_eq!(variants.best, paragraph.broken(&setting));
    assert!(variants.min <= variants.best.lines.len() && variants.best.lines.len() <= variants.max);
    for other in [&variants.shorter, &variants.longer].into_iter().flatten() {
        assert_eq!(other.lines.len().abs_diff(variants.best.lines.len()), 1);
        assert!(other.cost >= variants.best.cost);
        assert_eq!(other.lines.last().unwrap().clusters.end, paragraph.shaped.clusters.len());
    }
}

#[test]
fn what_fits_nowhere_is_cut_and_reported() {
    let violation = |text: &str, measure: i32| {
        let broken = paragraph(text).broken(&justified(measure, 0));
        broken.lines.iter().filter_map(|line| line.violation).max()
    };
    assert_eq!(violation("一二三四五六七八", 4), None);
    assert_eq!(violation("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 4), Some(Violation::WordCut));
    assert_eq!(violation("一」』）》」』）》」』）》二三四五", 3), Some(Violation::MarksCut));
    assert_eq!(violation("——", 1), Some(Violation::Overfull));
}

#[test]
fn a_word_that_is_divided_gets_a_hyphen() {
    let text = "一二internationalization五六";
    let paragraph = paragraph(text);
    let lines = paragraph.lines(&justified(6, 0));
    let last =
        |line: &Line| line.runs.last().unwrap().glyphs[line.runs.last().unwrap().glyphs.len() - 2..].to_vec();
    let hyphenated: Vec<_> = lines.iter().map(last).filter(|pair| pair[0].text == pair[1].text).collect();
    assert!(!hyphenated.is_empty() && hyphenated.iter().all(|pair| pair[1].id != 0), "{lines:?}");
}

#[test]
fn an_apostrophe_is_as_narrow_as_its_ink() {
    // Chinese faces give it a whole em.
    let width = |text: &str| paragraph(text).natural_width();
    let apostrophe = width("it’s") - width("its");
    assert!(apostrophe < EM / 2 && apostrophe > EM / 10, "{apostrophe}");
}

#[test]
fn a_variation_selector_stays_with_its_character() {
    let lines = texts("葛\u{E0100}葛\u{E0100}葛\u{E0100}葛\u{E0100}葛\u{E0100}", 3);
    assert!(lines.len() > 1 && lines.iter().all(|line| line.starts_with('葛')), "{lines:?}");
}

#[test]
fn a_reading_stands_over_the_middle_of_its_base() {
    // CLREQ, Interlinear Annotations: half the size, neighbours a quarter of the em apart.
    let mut text = styled("在");
    text.push_with_reading("溪", "xī", text.runs[0].1.clone());
    text.push_with_reading("湾", "zhuāng", text.runs[0].1.clone());
    text.push("说", text.runs[0].1.clone());
    let paragraph = Paragraph::new(&text, &Manner::default(), fonts());
    let line = &paragraph.lines(&justified(20, 0))[0];
    let texts: Vec<&str> = line.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["在溪", "xī", "湾", "zhuāng", "说"]);
    let reading = &line.runs[3];
    assert_eq!(reading.size, EM / 2);
    let base = line.runs[2].glyphs[0].along + EM / 2;
    let middle = (reading.glyphs[0].along + reading.end) / 2;
    assert!((middle - base).millipoints().abs() < 300, "{middle} over {base}");
    let apart = reading.glyphs[0].along - line.runs[1].end;
    assert!(apart >= EM / 4 - Length::from_millipoints(9), "{apart}");
}

/// Whether the rules of the mainland keep a character from beginning a line (CLREQ, Prohibition
/// Rules, level GB).
fn barred_from_start(character: &Character) -> bool {
    matches!(
        character.class,
        Class::Close
            | Class::Stop
            | Class::Comma
            | Class::Colon
            | Class::Exclamation
            | Class::Dot
            | Class::Connector
            | Class::Solidus
    )
}

fn barred_from_end(character: &Character) -> bool {
    matches!(character.class, Class::Open | Class::Solidus)
}

#[test]
fn a_line_without_a_place_between_letters_grows_its_gaps_as_far_as_they_may_and_stays_short() {
    let paragraph = paragraph("https://www.xiwan.example/news/a-b_c?d=e&f=1 ・一AKau");
    let lines = paragraph.lines(&justified(27, 2));
    let grown = paragraph.spaces.iter().map(|space| space.gap_grows).find(|&grows| grows > 0);
    assert_eq!(Some(lines[0].adjustment.stretched.millipoints()), grown);
    assert!(lines[0].start + lines[0].width < EM * 27);
    assert_eq!(lines[0].violation, Some(Violation::Loose));
}

#[test]
fn no_blank_between_words_is_wide_and_no_word_is_cut_for_it() {
    let english = "China Communications Construction Company Limited";
    for measure in 11..30 {
        let paragraph =
            paragraph(&format!("项目由{english}与本地国企出资，详见www.linjiang.example/gov/2026查询。"));
        for line in paragraph.lines(&justified(measure, 2)) {
            let cut = line.violation.is_some_and(|violation| violation > Violation::Loose);
            assert!(!cut, "{measure}: {line:?}");
            for pair in line.runs.windows(2) {
                let gap = pair[1].start - pair[0].ink_end;
                assert!(gap <= EM.scaled(65, 100), "{measure}: {gap} in {line:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn lines_concatenate_to_the_text(text in mixed_text(), measure in 3..60i32) {
        prop_assert_eq!(texts(&text, measure).concat(), text);
    }

    #[test]
    fn every_glyph_is_placed_once(text in mixed_text(), measure in 3..60i32) {
        let paragraph = paragraph(&text);
        let lines = paragraph.lines(&justified(measure, 2));
        let hyphens = paragraph.broken(&justified(measure, 2)).lines.iter().filter(|line| line.hyphenated).count();
        let placed: usize = lines.iter().flat_map(|line| &line.runs).map(|run| run.glyphs.len()).sum();
        prop_assert_eq!(placed, paragraph.shaped.glyphs.len() + hyphens);
    }

    #[test]
    fn no_line_is_wider_than_its_measure(text in mixed_text(), measure in 3..60i32) {
        for line in paragraph(&text).lines(&justified(measure, 2)) {
            let wide = line.start + line.width > EM * measure;
            prop_assert!(!wide || line.violation == Some(Violation::Overfull), "{line:?}");
        }
    }

    #[test]
    fn full_lines_fill_their_measure(text in mixed_text(), measure in 12..60i32) {
        let paragraph = paragraph(&text);
        let setting = justified(measure, 2);
        let broken = paragraph.broken(&setting);
        for (line, set) in broken.lines.iter().zip(paragraph.set(&broken, &setting)) {
            let short = set.violation.is_some();
            // A line of one long word has no gap, and is full if it lacks hardly anything.
            let lacks = EM * measure - set.start - set.width;
            let full = line.ends_text || short || lacks <= EM / 9;
            prop_assert!(full, "{set:?}");
            let loose = set.adjustment.letter_space.millipoints() * 20 > EM.millipoints();
            prop_assert!(set.violation != Some(Violation::Loose) || !loose, "a short line is hardly spaced: {set:?}");
        }
    }

    #[test]
    fn forbidden_marks_begin_or_end_a_line_only_in_a_violation(text in mixed_text(), measure in 3..60i32) {
        let all = characters(&text, Region::Mainland);
        let paragraph = paragraph(&text);
        let broken = paragraph.broken(&justified(measure, 2));
        for pair in broken.lines.windows(2) {
            let at = paragraph.shaped.bytes(pair[1].clusters.clone()).start as u32;
            let next = all.partition_point(|character| character.at < at);
            let before = all[..next].iter().rfind(|character| !character.class.is_blank());
            let forbidden = barred_from_start(&all[next]) || before.is_some_and(barred_from_end);
            let cut = pair[0].violation.is_some_and(|violation| violation > Violation::Loose);
            prop_assert!(!forbidden || cut, "{:?} before {:?}", before, all[next]);
        }
    }

    #[test]
    fn total_fit_is_never_worse_than_first_fit(text in mixed_text(), measure in 3..60i32) {
        let paragraph = paragraph(&text);
        let setting = justified(measure, 2);
        let (total, first) = (paragraph.broken(&setting), paragraph.first_fit(&setting));
        // The first may leave a line far shorter than the other tries.
        let is_filled = first.lines.iter().all(|line| line.violation.is_none());
        prop_assert!(!is_filled || total.cost <= first.cost, "{} > {}", total.cost, first.cost);
    }

    #[test]
    fn any_manner_sets_any_text(
        text in mixed_text(),
        measure in 1..30i32,
        punctuation in prop_oneof![
            Just(Punctuation::Quanjiao), Just(Punctuation::Kaiming), Just(Punctuation::Banjiao), Just(Punctuation::Plain)
        ],
        line_end in prop_oneof![Just(LineEnd::Half), Just(LineEnd::Full), Just(LineEnd::Auto)],
        (hanging, grid, vertical) in any::<(bool, bool, bool)>(),
    ) {
        let direction = if vertical { Direction::Vertical } else { Direction::Horizontal };
        let manner = Manner { punctuation, line_end, hanging, grid, direction, ..Manner::default() };
        let paragraph = Paragraph::new(&styled(&text), &manner, fonts());
        for align in [Align::Justify, Align::Center] {
            let setting = Setting { measure: EM * measure, indent: Length::ZERO, align };
            let lines = paragraph.lines(&setting);
            let joined: String = lines.iter().map(|line| &text[line.bytes.clone()]).collect();
            prop_assert_eq!(joined, text.clone());
        }
    }
}
