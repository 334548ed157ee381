//! What should stay on one line if possible: costs, not prohibitions.
//!
//! All costs and lists follow newspaper practice, tuned by eye (see docs/tuning.md): a number stays
//! with its measure word, a name is not cut, and 的 begins no line of a headline.

use std::ops::Range;

use super::Break;
use crate::text::class::Class;
use crate::text::context::Character;

const NUMBER: u16 = 60;
const NAME: u16 = 40;
const HEADLINE: u16 = 80;

/// Measure words and units of one character that follow a number.
const UNITS: &str = "年月日时分秒点岁次个名位人口户家亿万千百元角吨克斤两米里亩升度倍成折届期版号条件项\
                     种场座幢辆架艘台只套枚票间层楼室路";
/// What follows 第 in an ordinal number.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两";
/// Role words before a person's name.
const ROLES: [&str; 10] =
    ["记者", "通讯员", "实习生", "摄影", "编辑", "美编", "校对", "责编", "视觉", "制图"];
/// Particles that lean on the word before them.
const PARTICLES: &str = "的了着过吗呢得";
/// Words that lean on the word after them.
const CONJUNCTIONS: &str = "和与及";

/// Adds the costs of Chinese text.
pub(super) fn add(breaks: &mut [Break], characters: &[Character], headline: bool) {
    for at in 0..characters.len().saturating_sub(1) {
        let (before, after) = (characters[at], characters[at + 1]);
        raise(&mut breaks[at], pair(before, after));
        if headline {
            raise(&mut breaks[at], pair_of_headline(before.char, after.char));
        }
        if matches!(before.class, Class::Space | Class::IdeographicSpace | Class::Colon) {
            names(breaks, characters, at);
        }
    }
}

/// Makes a possible line end cost at least that.
fn raise(found: &mut Break, cost: u16) {
    if let Break::May(old) = found {
        *old = cost.max(*old);
    }
}

/// Cost of a line end inside of a number or between it and its unit.
fn pair(before: Character, after: Character) -> u16 {
    if before.char == '第' {
        let number = after.class == Class::Number || NUMERALS.contains(after.char);
        return if number { NUMBER } else { 0 };
    }
    let is_digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let cut = is_digit(before.char) && (is_digit(after.char) || UNITS.contains(after.char));
    if cut { NUMBER } else { 0 }
}

/// Cost of a line end in a headline.
fn pair_of_headline(before: char, after: char) -> u16 {
    if PARTICLES.contains(after) || CONJUNCTIONS.contains(before) { HEADLINE } else { 0 }
}

/// Keeps the names whole that follow a role word and the blank or colon at `at`: a name is two to
/// four ideographs up to the next blank or mark, and another may follow after a blank.
fn names(breaks: &mut [Break], characters: &[Character], at: usize) {
    if !follows_role(characters, at) {
        return;
    }
    raise(&mut breaks[at], NAME);
    let mut from = at + 1;
    while let Some(name) = name(characters, from) {
        for inner in &mut breaks[name.start..name.end - 1] {
            raise(inner, NAME);
        }
        let blank = characters.get(name.end).is_some_and(|c| c.class.is_blank());
        if !blank {
            return;
        }
        from = name.end + 1;
    }
}

/// Whether a role word ends before `at`.
fn follows_role(characters: &[Character], at: usize) -> bool {
    ROLES.iter().any(|role| ends_with(&characters[..at], role))
}

fn ends_with(characters: &[Character], word: &str) -> bool {
    let mut rest = characters.iter().rev();
    word.chars().rev().all(|wanted| rest.next().is_some_and(|c| c.char == wanted))
}

/// The name at `from`, if there is one. The next role word is none.
fn name(characters: &[Character], from: usize) -> Option<Range<usize>> {
    let rest = characters.get(from..)?;
    let length = rest.iter().take(5).take_while(|c| c.class == Class::Ideograph).count();
    let end = from + length;
    ((2..=4).contains(&length) && !follows_role(characters, end)).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{marked, marked_by_default, rules};
    use crate::text::locale::Region;

    #[test]
    fn a_number_is_kept_with_its_unit() {
        for (text, expected) in [
            ("4月15日", "4{60}月|15{60}日"),
            ("第58次", "第{60}58{60}次"),
            ("第五十八次", "第{60}五|十|八|次"),
            ("第一线", "第{60}一|线"),
            ("200亿元", "200亿|元"),
            ("3人", "3{60}人"),
            ("3和4", "3|和|4"),
            ("２０年", "２０{60}年"),
        ] {
            assert_eq!(marked_by_default(text), expected);
        }
    }

    #[test]
    fn names_after_a_role_are_kept_whole() {
        for (text, expected) in [
            ("（记者 王国防 何苏鸣）", "（记|者 {40}王{40}国{40}防 |何{40}苏{40}鸣）"),
            ("记者　王国防报道了", "记|者　{40}王|国|防|报|道|了"),
            ("通讯员 李四 记者 张三", "通|讯|员 {40}李{40}四 |记|者 {40}张{40}三"),
            ("责编：欧阳小小 美编：张三", "责|编：{40}欧{40}阳{40}小{40}小 |美|编：{40}张{40}三"),
            ("作者 王国防", "作|者 |王|国|防"),
        ] {
            assert_eq!(marked_by_default(text), expected);
        }
    }

    #[test]
    fn headlines_turn_before_no_particle_and_after_no_conjunction() {
        let mut headline = rules();
        headline.headline = true;
        assert_eq!(marked("城市的桥与水", headline), "城|市{80}的|桥|与{80}水");
        assert_eq!(marked_by_default("城市的桥与水"), "城|市|的|桥|与|水");
    }

    #[test]
    fn japanese_has_its_own_habits() {
        let mut japan = rules();
        japan.locale.region = Region::Japan;
        japan.headline = true;
        assert_eq!(marked("第58次4月 記者 山田", japan), "第|58|次|4|月 |記|者 |山|田");
    }
}
