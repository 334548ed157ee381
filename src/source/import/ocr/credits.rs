//! The writers and photographers, as printed at the end: `甲某 乙某/文 丙某/摄`, `摄影/甲某`,
//! `甲某供图`, `（新华社发）`.

use crate::diagnostics::Span;
use crate::model::Byline;

use super::byline::is_role;
use super::characters::{is_name, is_name_character};
use super::lines::PageExcerpt;

/// Roles of those who write.
const TEXT_ROLES: [&str; 4] = ["文", "撰文", "文字", "整理"];

/// Roles of those who make pictures.
const PHOTO_ROLES: [&str; 6] = ["摄", "图", "摄影", "图片", "供图", "制图"];

/// Words that are a whole photo credit by themselves.
const PHOTO_PHRASES: [&str; 4] = ["新华社发", "资料图片", "资料照片", "资料图"];

/// Most characters of a line of credits.
const LONGEST_CREDITS: usize = 60;

/// Most characters of the people or body of one credit.
const LONGEST_NAME: usize = 20;

/// One credit of a line.
#[derive(Clone, Debug)]
pub(super) struct Credit<'a> {
    /// As printed.
    pub(super) words: PageExcerpt<'a>,
    /// Whether it names who made the picture.
    pub(super) photo: bool,
    /// The people and what they did, where that prints again byte for byte (`names/role`).
    pub(super) signed: Option<Byline>,
}

/// Reads a line that holds nothing but credits; `None` for any other line.
pub(super) fn read(line: PageExcerpt<'_>) -> Option<Vec<Credit<'_>>> {
    if line.len() > LONGEST_CREDITS {
        return None;
    }
    match line.text.strip_prefix('（').and_then(|inner| inner.strip_suffix('）')) {
        Some(inner) => {
            let inner = line.part('（'.len_utf8()..'（'.len_utf8() + inner.len());
            let photo = plain(inner)?.iter().any(|credit| credit.photo);
            Some(vec![Credit { words: line, photo, signed: None }])
        }
        None => plain(line),
    }
}

/// The credits at the end of a caption and the caption before them: after its last final mark,
/// or in parentheses.
pub(super) fn at_end(line: PageExcerpt<'_>) -> Option<(PageExcerpt<'_>, Vec<Credit<'_>>)> {
    let start = match line.text.ends_with('）') {
        true => line.text.rfind('（')?,
        false => {
            line.text.rfind(['。', '！', '？', '…', '”']).map(|i| i + line.after(i).head(1).text.len())?
        }
    };
    let caption = line.part(0..start).trim();
    let credits = read(line.after(start).trim())?;
    (!caption.text.is_empty()).then_some((caption, credits))
}

/// The span of a line's sign-off and its people, if all of the line prints again.
pub(super) fn sign_off(credits: &[Credit<'_>]) -> Option<Vec<(Byline, Span)>> {
    credits.iter().map(|credit| Some((credit.signed.clone()?, credit.words.span()))).collect()
}

/// Credits outside of parentheses. Names gather until a word with a role closes them
/// (`甲某 乙某/文`), or follow a word that opens with a role (`文/甲某 乙某`).
fn plain(line: PageExcerpt<'_>) -> Option<Vec<Credit<'_>>> {
    let mut credits: Vec<Credit<'_>> = Vec::new();
    let mut names: Vec<PageExcerpt<'_>> = Vec::new();
    let mut open = false;
    for word in line.words() {
        match kind(word.text) {
            Word::Name if open => {
                let last = credits.last_mut()?;
                last.words = line.between(last.words, word);
            }
            Word::Name => names.push(word),
            Word::Opens { .. } if !names.is_empty() => return None,
            Word::Opens { photo } => {
                credits.push(Credit { words: word, photo, signed: None });
                open = true;
            }
            Word::Role { .. } if names.is_empty() => return None,
            Word::Closes { photo } | Word::Role { photo } | Word::Phrase { photo } => {
                let words = line.between(*names.first().unwrap_or(&word), word);
                credits.push(Credit { words, photo, signed: signed(words, &names, word) });
                names.clear();
                open = false;
            }
            Word::Other => return None,
        }
    }
    (names.is_empty() && !credits.is_empty()).then_some(credits)
}

/// What a word does in a line of credits.
enum Word {
    /// A name, a body, or a role before a name: `甲某`, `区文旅局`, `本报记者`.
    Name,
    /// Ends the people before it: `甲某/摄`.
    Closes { photo: bool },
    /// Ends the people before it and is not part of a name: `摄`, `文/摄`.
    Role { photo: bool },
    /// Begins the people after it: `摄影/甲某`, `图：甲某`.
    Opens { photo: bool },
    /// Is a credit by itself: `新华社发`, `区文旅局供图`, `甲某摄`.
    Phrase { photo: bool },
    /// Anything else.
    Other,
}

fn kind(word: &str) -> Word {
    if let Some(photo) = roles(word) {
        return Word::Role { photo };
    }
    if let Some((left, right)) = word.split_once('/') {
        return match (roles(left), roles(right)) {
            (None, Some(photo)) if is_people(left) => Word::Closes { photo },
            (Some(photo), None) if is_people(right) => Word::Opens { photo },
            _ => Word::Other,
        };
    }
    if let Some((left, right)) = word.split_once(['：', ':']) {
        return match roles(left) {
            Some(photo) if is_people(right) => Word::Opens { photo },
            _ => Word::Other,
        };
    }
    let offered = (word.starts_with("图片由") || word.starts_with("照片由")) && word.ends_with("提供");
    if offered || PHOTO_PHRASES.contains(&word) || word.ends_with("供图") || is_photographer(word) {
        return Word::Phrase { photo: true };
    }
    if is_people(word) { Word::Name } else { Word::Other }
}

/// Whether `文`, `摄` or `文/摄` holds a photographer's role; `None` for any other word.
fn roles(word: &str) -> Option<bool> {
    let mut photo = false;
    for role in word.split('/') {
        photo |= PHOTO_ROLES.contains(&role);
        if !PHOTO_ROLES.contains(&role) && !TEXT_ROLES.contains(&role) {
            return None;
        }
    }
    Some(photo)
}

/// `甲某摄`: a name of two to four characters, then `摄`.
fn is_photographer(word: &str) -> bool {
    word.strip_suffix('摄').is_some_and(|name| (2..=4).contains(&name.chars().count()) && is_people(name))
}

fn is_people(word: &str) -> bool {
    (1..=LONGEST_NAME).contains(&word.chars().count()) && word.chars().all(is_name_character)
}

/// The people of `甲某 乙某/文`, if they print as written.
fn signed(words: PageExcerpt<'_>, names: &[PageExcerpt<'_>], last: PageExcerpt<'_>) -> Option<Byline> {
    let (name, role) = last.text.split_once('/')?;
    let names = names.iter().map(|word| word.text).chain([name]);
    let byline =
        Byline { role: role.to_owned(), affiliation: None, names: names.map(str::to_owned).collect() };
    let all_names = byline.names.iter().all(|name| is_name(name) && !is_role(name));
    (all_names && super::words().signed(&byline) == words.text).then_some(byline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    fn page(text: &str) -> PageExcerpt<'_> {
        PageExcerpt::page(SourceMap::default().add("page.md", text), text)
    }

    /// Each credit as `kind=words`: `t` or `p` for text or photo, capital if it can be signed.
    fn shown(text: &str) -> String {
        let Some(credits) = read(page(text)) else { return "none".to_owned() };
        let show = |credit: &Credit<'_>| {
            let kind = match (credit.photo, credit.signed.is_some()) {
                (true, true) => "P",
                (true, false) => "p",
                (false, true) => "T",
                (false, false) => "t",
            };
            format!("{kind}={}", credit.words.text)
        };
        credits.iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn credits_are_read_in_all_their_forms() {
        let cases = [
            ("钱甲某 汤乙某/文 余丙某/摄", "T=钱甲某 汤乙某/文; P=余丙某/摄"),
            ("余丙某/摄", "P=余丙某/摄"),
            ("余丙某/文/摄", "P=余丙某/文/摄"),
            ("余丙某 文/摄", "p=余丙某 文/摄"),
            ("余丙某 摄", "p=余丙某 摄"),
            ("本报记者 余丙某 摄", "p=本报记者 余丙某 摄"),
            ("本报记者 余丙某/摄", "p=本报记者 余丙某/摄"),
            ("余丙某摄", "p=余丙某摄"),
            ("摄影/余丙某 钱甲某", "p=摄影/余丙某 钱甲某"),
            ("文/钱甲某 图/余丙某", "t=文/钱甲某; p=图/余丙某"),
            ("摄影：余丙某", "p=摄影：余丙某"),
            ("溪湾区文旅局供图", "p=溪湾区文旅局供图"),
            ("图片由溪湾区文旅局提供", "p=图片由溪湾区文旅局提供"),
            ("（新华社发）", "p=（新华社发）"),
            ("（新华社发 余丙某 摄）", "p=（新华社发 余丙某 摄）"),
            ("（记者 余丙某）", "none"),
            ("溪湾春茶开采", "none"),
            ("今年/去年", "none"),
            ("文", "none"),
            ("茶园里，茶农正在采茶。", "none"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn credits_are_parted_from_the_caption_before_them() {
        for (line, caption) in [
            ("茶农正在采茶。 余丙某/摄", Some("茶农正在采茶。")),
            ("茶农正在采茶。余丙某 摄", Some("茶农正在采茶。")),
            ("茶农正在采茶。（新华社发）", Some("茶农正在采茶。")),
            ("茶农正在采茶（新华社发）", Some("茶农正在采茶")),
            ("茶农正在采茶（浙江）", None),
            ("茶农正在采茶。", None),
            ("余丙某/摄", None),
        ] {
            assert_eq!(at_end(page(line)).map(|(caption, _)| caption.text), caption, "{line}");
        }
    }
}
