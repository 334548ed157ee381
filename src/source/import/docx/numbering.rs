//! Automatic numbers, which stand nowhere in the text, as characters (ECMA-376 part 1 §17.9).

use std::collections::BTreeMap;

use super::super::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`
    pattern: String,
    /// Numbers of the levels above are digits here.
    is_legal: bool,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<String, Vec<Level>>,
    /// For each list its abstract one, and levels at which it begins anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

/// The number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberLabel {
    /// Its characters, with a blank behind where the next stands apart.
    pub(super) text: String,
    /// Whether its kind is known; others are written in digits.
    pub(super) is_known: bool,
}

impl Numbering {
    /// Reads the part with the lists.
    pub(super) fn read(root: &Element) -> Self {
        let mut read = Self::default();
        for list in root.children("w:abstractNum") {
            let Some(id) = list.attribute("w:abstractNumId") else { continue };
            let mut levels = vec![Level::default(); LEVELS];
            for level in list.children("w:lvl") {
                let number = level.attribute("w:ilvl").and_then(|number| number.parse::<usize>().ok());
                if let Some(place) = number.and_then(|number| levels.get_mut(number)) {
                    *place = read_level(level);
                }
            }
            read.abstracts.insert(id.to_owned(), levels);
        }
        for list in root.children("w:num") {
            let of = list.child("w:abstractNumId").and_then(|of| of.attribute("w:val"));
            let (Some(id), Some(of)) = (list.attribute("w:numId"), of) else { continue };
            let anew = list.children("w:lvlOverride").filter_map(|level| {
                let start = level.child("w:startOverride")?.attribute("w:val")?.parse().ok()?;
                Some((level.attribute("w:ilvl")?.parse().ok()?, start))
            });
            read.lists.insert(id.to_owned(), (of.to_owned(), anew.collect()));
        }
        read
    }

    /// The number of the next paragraph of a list, at a level from 0; none where it has no number.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<NumberLabel> {
        let (of, anew) = self.lists.get_mut(list)?;
        let levels = self.abstracts.get(of)?;
        let own = levels.get(level)?;
        let counts = self.counts.entry(of.clone()).or_default();
        counts[level] = Some(match (anew.remove(&level), counts[level]) {
            (Some(start), _) => start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => own.start,
        });
        counts[level + 1..].fill(None);
        label(levels, counts, level)
    }
}

fn read_level(level: &Element) -> Level {
    let value = |name: &str| level.child(name).and_then(|element| element.attribute("w:val"));
    Level {
        start: value("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value("w:numFmt").unwrap_or("decimal").to_owned(),
        pattern: value("w:lvlText").unwrap_or_default().to_owned(),
        is_legal: level.child("w:isLgl").is_some(),
    }
}

fn label(levels: &[Level], counts: &[Option<u32>; LEVELS], level: usize) -> Option<NumberLabel> {
    let own = &levels[level];
    if own.format == "none" && own.pattern.trim().is_empty() {
        return None;
    }
    let mut made = NumberLabel { text: String::new(), is_known: true };
    if own.format == "bullet" {
        // Bullets of symbol fonts are private characters, or letters that only that font draws.
        let bullet = own.pattern.chars().next().filter(|c| "•●○■□◆◇▲△★☆–—-·※".contains(*c)).unwrap_or('•');
        made.text.push(bullet);
    } else {
        let mut characters = own.pattern.chars().peekable();
        while let Some(c) = characters.next() {
            let of = characters.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%');
            let Some(of) = of.and_then(|of| (of as usize).checked_sub(1)).filter(|of| *of < LEVELS) else {
                made.text.push(c);
                continue;
            };
            characters.next();
            let number = counts[of].unwrap_or(levels[of].start);
            let format = if own.is_legal { "decimal" } else { levels[of].format.as_str() };
            let written = number_in(format, number);
            made.is_known &= written.is_some();
            made.text.push_str(&written.unwrap_or_else(|| number.to_string()));
        }
    }
    if made.text.is_empty() {
        return None;
    }
    if !made.text.ends_with(['、', '．', '）', '，', '：', ' ', '　']) {
        made.text.push(' ');
    }
    Some(made)
}

/// A number in a format of Word (§17.18.59); none where the format is not known.
fn number_in(format: &str, number: u32) -> Option<String> {
    let letter = |first: char, count: u32, number: u32| {
        let at = number.checked_sub(1)?;
        // a … z, aa … zz, as Word counts.
        let repeat = (at / count + 1).min(8) as usize;
        let c = char::from_u32(first as u32 + at % count)?;
        Some(c.to_string().repeat(repeat))
    };
    Some(match format {
        "decimal" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            letter('①', 20, number).filter(|_| number <= 20)?
        }
        "decimalEnclosedParen" => letter('⑴', 20, number).filter(|_| number <= 20)?,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => han_number(number)?,
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => number
            .to_string()
            .chars()
            .filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize))
            .collect(),
        "ideographTraditional" => {
            "甲乙丙丁戊己庚辛壬癸".chars().nth(number.checked_sub(1)? as usize)?.to_string()
        }
        "ideographZodiac" => {
            "子丑寅卯辰巳午未申酉戌亥".chars().nth(number.checked_sub(1)? as usize)?.to_string()
        }
        "upperLetter" => letter('A', 26, number)?,
        "lowerLetter" => letter('a', 26, number)?,
        "upperRoman" => roman(number)?,
        "lowerRoman" => roman(number)?.to_lowercase(),
        "none" => String::new(),
        _ => return None,
    })
}

/// 一, 十, 十一, 二十, 一百零三.
fn han_number(number: u32) -> Option<String> {
    let digit = |digit: u32| "零一二三四五六七八九".chars().nth(digit as usize);
    if number > 9999 {
        return None;
    }
    if number == 0 {
        return Some("零".to_owned());
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = number / unit % 10;
        if count == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        if !(unit == 10 && count == 1 && text.is_empty()) {
            text.push(digit(count)?);
        }
        text.push_str(sign);
    }
    Some(text)
}

fn roman(number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in signs {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_shows_them() {
        for (format, number, expected) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCounting", 11, "十一"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 103, "一百零三"),
            ("japaneseCounting", 1010, "一千零一十"),
            ("ideographTraditional", 3, "丙"),
            ("upperLetter", 28, "BB"),
            ("lowerRoman", 14, "xiv"),
        ] {
            assert_eq!(number_in(format, number).as_deref(), Some(expected), "{format} {number}");
        }
        for (format, number) in
            [("hindiNumbers", 1), ("chineseCounting", 10_000), ("ideographTraditional", 11)]
        {
            assert_eq!(number_in(format, number), None, "{format} {number}");
        }
    }
}
