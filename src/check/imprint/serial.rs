//! The serial numbers of the press: the national one (GB/T 9999) and the ISSN (ISO 3297).

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::source::{Draft, Scope};

/// Reports M302, whatever the kind: a number that is printed is right.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let paper = &draft.issue.publication;
    if let Some(cn) = paper.cn.as_deref().filter(|cn| !is_cn(cn)) {
        let diagnostic = invalid_serial(draft, "cn", sentence!("invalid-serial", number = cn));
        found.push(match corrected_cn(cn) {
            Some(corrected) => diagnostic.help(sentence!("invalid-serial.help", corrected)),
            None => diagnostic,
        });
    }
    if let Some(Err(message)) = paper.issn.as_deref().map(check_issn) {
        found.push(invalid_serial(draft, "issn", message));
    }
}

fn invalid_serial(draft: &Draft, key: &str, message: Sentence) -> Diagnostic {
    Diagnostic::new(Code::InvalidSerial, message).at_option(draft.origins.find(Scope::Publication, key))
}

/// `CN`, a blank, two digits of the region, a hyphen, four digits (GB/T 9999); periodicals add
/// `/` and the class of their subject, such as `/G4`.
fn is_cn(cn: &str) -> bool {
    let (number, class) = cn.split_once('/').map_or((cn, None), |(number, class)| (number, Some(class)));
    let shaped = number.len() == 10
        && number.starts_with("CN ")
        && number
            .bytes()
            .skip(3)
            .enumerate()
            .all(|(i, b)| if i == 2 { b == b'-' } else { b.is_ascii_digit() });
    let classed = |class: &str| {
        (1..=4).contains(&class.len())
            && class.starts_with(|c: char| c.is_ascii_uppercase())
            && class.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    shaped && class.is_none_or(classed)
}

/// The number in its right form, where only blanks, the hyphen or the letters differ.
fn corrected_cn(cn: &str) -> Option<String> {
    let digits: String = cn.chars().filter(char::is_ascii_digit).collect();
    let strange = |c: char| !(c.is_ascii_digit() || c.is_whitespace() || "CNcnＣＮ-－–—:：".contains(c));
    (digits.len() == 6 && !cn.contains(strange)).then(|| format!("CN {}-{}", &digits[..2], &digits[2..]))
}

/// Four digits, a hyphen, three digits and the check digit (ISO 3297).
fn check_issn(issn: &str) -> Result<(), Sentence> {
    let shaped = issn.len() == 9
        && issn.bytes().enumerate().all(|(i, b)| match i {
            4 => b == b'-',
            8 => b.is_ascii_digit() || b == b'X',
            _ => b.is_ascii_digit(),
        });
    if !shaped {
        return Err(sentence!("invalid-serial.issn", number = issn));
    }
    let digit = issn_check_digit(issn);
    if issn.ends_with(digit) {
        return Ok(());
    }
    Err(sentence!("invalid-serial.check-digit", number = issn, digit))
}

/// The sum of the seven digits, weighted 8 to 2, and the check digit is a multiple of 11.
fn issn_check_digit(issn: &str) -> char {
    let sum: u32 =
        issn.chars().filter_map(|c| c.to_digit(10)).take(7).zip((2..=8).rev()).map(|(d, w)| d * w).sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('X'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn national_serial_numbers_have_the_form_of_gb_t_9999() {
        for good in ["CN 33-0123", "CN 11-0065", "CN 31-1234/G4", "CN 10-1234/TP"] {
            assert!(is_cn(good), "{good}");
        }
        for (bad, corrected) in [
            ("CN33-0123", Some("CN 33-0123")),
            ("cn 33—0123", Some("CN 33-0123")),
            ("33-0123", Some("CN 33-0123")),
            ("CN 330-123", Some("CN 33-0123")),
            ("CN 33-012", None),
            ("CN 33-01234", None),
            ("CN 3a-0123", None),
            ("CN 33-0123/", None),
            ("CN 33-0123/g4", None),
            ("CN 33-0123(G)", None),
            ("", None),
            ("国内统一刊号", None),
        ] {
            assert!(!is_cn(bad), "{bad}");
            assert_eq!(corrected_cn(bad).as_deref(), corrected, "{bad}");
        }
    }

    #[test]
    fn issns_have_the_check_digit_of_iso_3297() {
        // The example of the standard, and numbers whose check digits are 0 and X.
        for good in ["0317-8471", "1672-8386", "2434-561X", "1050-124X", "0000-0000"] {
            assert_eq!(check_issn(good), Ok(()), "{good}");
        }
        let fault = |issn: &str| check_issn(issn).unwrap_err().english();
        assert!(fault("0317-8472").ends_with("ISO 3297 gives `1`"));
        assert!(fault("2434-5610").ends_with("ISO 3297 gives `X`"));
        for bad in ["03178471", "0317-847", "0317-847x", "ISSN 0317-8471", "", "０３１７-８４７１"] {
            assert!(fault(bad).contains("expected the form"), "{bad}");
        }
    }

    #[test]
    fn wrong_serial_numbers_are_shown_whatever_the_kind() {
        let mut issue = sample::issue(Vec::new());
        issue.publication.cn = Some("CN33-0123".into());
        issue.publication.issn = Some("0317-8472".into());
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &mut found);
        assert_eq!(sample::codes(&found), [Code::InvalidSerial; 2]);
        assert_eq!(sample::labelled(&draft, &found[0]), ["CN33-0123"]);
        assert_eq!(found[0].help[0].english(), "write `CN 33-0123`");
    }
}
