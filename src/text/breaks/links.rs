//! Where web and e-mail addresses may be cut: after the signs that part them, and never with a
//! hyphen that a reader would take for a part of the address.

use std::ops::Range;

use super::Break;
use crate::text::class::Class;
use crate::text::context::Character;

/// Cost of a line end inside an address. Tuned by eye; see docs/tuning.md.
const CUT: u16 = 30;

/// Domains by which an address is known that begins with neither a scheme nor `www`.
const DOMAINS: [&str; 11] = ["cn", "com", "edu", "example", "gov", "hk", "info", "io", "net", "org", "tw"];

/// Most characters of the name of a host (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// Sets the breaks inside of addresses; returns where the addresses are, in ascending order.
pub(super) fn correct(breaks: &mut [Break], characters: &[Character]) -> Vec<Range<usize>> {
    let links = find(characters);
    for link in &links {
        for at in link.start..link.end - 1 {
            let cut = parts(characters[at].char) && !parts(characters[at + 1].char);
            breaks[at] = if cut { Break::May(CUT) } else { Break::Never };
        }
        // A solidus keeps what follows it, but not where it ends an address.
        let follows = characters.get(link.end).map(|c| c.class);
        if follows == Some(Class::Ideograph) && breaks[link.end - 1] == Break::Never {
            breaks[link.end - 1] = Break::May(0);
        }
    }
    links
}

/// Whether an address may be cut after it. Two slashes stay together, and so does any run.
fn parts(c: char) -> bool {
    matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=')
}

/// The addresses of a text, as ranges of characters.
fn find(characters: &[Character]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let from = found.last().map_or(0, |link| link.end);
        let link = match characters[at].char {
            ':' => with_scheme(characters, from, at),
            'w' | 'W' => with_www(characters, from, at),
            '@' => mail(characters, from, at),
            '.' => without_scheme(characters, from, at),
            _ => None,
        };
        at += 1;
        if let Some(link) = link {
            at = link.end;
            found.push(link);
        }
    }
    found
}

/// An address whose scheme ends at the colon at `colon` (RFC 3986).
fn with_scheme(characters: &[Character], from: usize, colon: usize) -> Option<Range<usize>> {
    if !spells(characters, colon, "://") {
        return None;
    }
    let start = back(characters, from, colon, |c| c.is_ascii_alphabetic());
    let end = (start < colon).then(|| forth(characters, colon + 3, is_of_url))?;
    (end > colon + 3).then_some(start..end)
}

/// An address that begins with `www.` at `start`.
fn with_www(characters: &[Character], from: usize, start: usize) -> Option<Range<usize>> {
    let in_word = start > from && characters[start - 1].char.is_ascii_alphanumeric();
    if in_word || !spells(characters, start, "www.") {
        return None;
    }
    let end = forth(characters, start + 4, is_of_url);
    (end > start + 4).then_some(start..end)
}

/// An address without scheme and `www`, around the first dot of its host: the last label of that is
/// one that everybody takes for an address.
fn without_scheme(characters: &[Character], from: usize, dot: usize) -> Option<Range<usize>> {
    let of_label = |c: &&Character| c.char.is_ascii_alphanumeric() || c.char == '-';
    let label = characters[from..dot].iter().rev().take(LONGEST_HOST).take_while(of_label).count();
    let of_host = |c: &&Character| of_label(c) || c.char == '.';
    let host = characters[dot + 1..].iter().take(LONGEST_HOST).take_while(of_host).count() + dot + 1;
    let last = back(characters, dot, host, |c| c.is_ascii_alphabetic());
    let is_known = |domain: &str| host - last == domain.len() && spells(characters, last, domain);
    let mail = characters.get(host).is_some_and(|c| c.char == '@');
    let whole = label > 0 && characters[last - 1].char == '.' && !mail;
    let found = whole && DOMAINS.iter().any(|domain| is_known(domain));
    found.then(|| dot - label..forth(characters, dot + 1, is_of_url))
}

/// An e-mail address around the sign at `sign`; its domain has a dot.
fn mail(characters: &[Character], from: usize, sign: usize) -> Option<Range<usize>> {
    let start = back(characters, from, sign, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
    });
    let end = forth(characters, sign + 1, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let dotted = characters[sign + 1..end].iter().skip(1).any(|c| c.char == '.');
    (start < sign && dotted).then_some(start..end)
}

/// What an address may hold; quotation marks and angle brackets stand around it (RFC 3986).
fn is_of_url(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>')
}

/// Whether these ASCII letters stand at `at`, in either case.
fn spells(characters: &[Character], at: usize, word: &str) -> bool {
    characters.get(at..at + word.len()).is_some_and(|found| {
        found.iter().zip(word.chars()).all(|(found, wanted)| found.char.eq_ignore_ascii_case(&wanted))
    })
}

/// Start of the run before `at` of characters that `is_of` it, not before `from`.
fn back(characters: &[Character], from: usize, at: usize, is_of: impl Fn(char) -> bool) -> usize {
    let run = characters[from..at].iter().rev().take_while(|c| is_of(c.char)).count();
    at - run
}

/// End of the run at `at` of characters that `is_of` it, without the marks of the sentence.
fn forth(characters: &[Character], at: usize, is_of: impl Fn(char) -> bool) -> usize {
    let run = characters[at..].iter().take_while(|c| is_of(c.char)).count();
    let ends = |c: &Character| !matches!(c.char, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'');
    characters[at..at + run].iter().rposition(ends).map_or(at, |last| at + last + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::marked_by_default;

    #[test]
    fn an_address_is_cut_after_the_signs_that_part_it() {
        for (text, expected) in [
            ("见http://www.gongshu.gov.cn", "见|http://{30}www.{30}gongshu.{30}gov.{30}cn"),
            (
                "网址：https://a.cn/b_c?d=e&f=g#h。",
                "网|址：|https://{30}a.{30}cn/{30}b_{30}c?{30}d={30}e&{30}f={30}g#h。",
            ),
            ("（www.a-b.cn）", "（www.{30}a-{30}b.{30}cn）"),
            ("a.b@c-d.com", "a.{30}b@c-{30}d.{30}com"),
            ("邮箱x@y.cn和", "邮|箱|x@y.{30}cn|和"),
            ("见xiwan.gov.cn/a-b。", "见|xiwan.{30}gov.{30}cn/{30}a-{30}b。"),
        ] {
            assert_eq!(marked_by_default(text), expected);
        }
    }

    #[test]
    fn marks_of_the_sentence_are_no_part_of_an_address() {
        assert_eq!(marked_by_default("http://a.cn/b.了"), "http://{30}a.{30}cn/{30}b.|了");
        assert_eq!(marked_by_default("(www.a.cn),我"), "(www.{30}a.{30}cn),|我");
        assert_eq!(marked_by_default("www.a.cn/，我"), "www.{30}a.{30}cn/，|我");
        assert_eq!(marked_by_default("www.a.cn/我"), "www.{30}a.{30}cn/|我");
        assert_eq!(marked_by_default("http://a--b"), "http://{30}a--{30}b");
    }

    #[test]
    fn no_address_is_seen_where_there_is_none() {
        for text in
            ["www", "a@b", "@b.c", "http://", "a.b", "www.", "://a", "Node.js", ".cn", "2.5", "v1.2.cnx"]
        {
            assert!(!marked_by_default(text).contains('{'), "{text}");
        }
    }
}
