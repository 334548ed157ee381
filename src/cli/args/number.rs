//! Numbers among the arguments.

use std::fmt::Display;
use std::num::{IntErrorKind, ParseIntError};
use std::ops::RangeInclusive;

use paiban::messages::{Reason, sentence};

/// Reads a number in a range. The parser of clap could name a fault in English only.
pub(crate) fn number<T>(
    range: RangeInclusive<T>,
) -> impl Fn(&str) -> Result<T, Reason> + Clone + Send + Sync + 'static
where
    T: Copy + Display + PartialOrd + TryFrom<i64> + Send + Sync + 'static,
{
    move |text: &str| {
        let number = text.parse::<i64>().map_err(|error| no_number(&error))?;
        let read = T::try_from(number).ok().filter(|number| range.contains(number));
        let (least, most) = (*range.start(), *range.end());
        read.ok_or_else(|| Reason(sentence!("number-outside", number, least, most)))
    }
}

fn no_number(error: &ParseIntError) -> Reason {
    let key = match error.kind() {
        IntErrorKind::Empty => "number-empty",
        IntErrorKind::PosOverflow => "number-too-large",
        IntErrorKind::NegOverflow => "number-too-small",
        _ => "number-of-other-characters",
    };
    Reason(sentence!(key))
}

#[cfg(test)]
mod tests {
    use paiban::messages::MessageLanguage;

    use super::*;

    #[test]
    fn numbers_within_the_range_are_read() {
        let read = |text: &str| number::<u8>(1..=3)(text).ok();
        assert_eq!([read("1"), read("3"), read("+2")], [Some(1), Some(3), Some(2)]);
        assert_eq!([read("0"), read("4"), read("300"), read("-1"), read(""), read("二")], [None; 6]);
    }

    #[test]
    fn others_are_refused_with_a_reason() {
        let said = |text: &str| number::<u32>(20..=600)(text).unwrap_err().to_string();
        assert_eq!(said("700"), "700 is not in 20..=600");
        assert_eq!(said("-5"), "-5 is not in 20..=600");
        for text in ["", "1.5", "99999999999999999999", "-99999999999999999999"] {
            assert_eq!(said(text), text.parse::<i64>().unwrap_err().to_string());
        }
        let Reason(chinese) = number::<u32>(20..=600)("7").unwrap_err();
        assert_eq!(chinese.in_language(MessageLanguage::Chinese), "7不在20到600之间");
    }
}
