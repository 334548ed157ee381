//! Calendar days.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::messages::Sentence;

/// A day of the Gregorian calendar, written `2019-04-19` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day, if there is one of that number in that month of that year.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The weekday, 1 for Monday to 7 for Sunday (ISO 8601).
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The next day; `None` at the end of the calendar.
    pub fn tomorrow(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// The last day of its month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Why a text is not a [`Date`]. As any error it shows itself in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text does not have the form `YYYY-MM-DD`.
    Shape,
    /// The calendar has no such day.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().english())
    }
}

impl std::error::Error for DateError {}

impl DateError {
    /// Why, in the languages of messages.
    pub fn sentence(self) -> Sentence {
        Sentence::new(match self {
            Self::Shape => "invalid-date.shape",
            Self::NoSuchDay => "invalid-date.no-such-day",
        })
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let shaped = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return Err(DateError::Shape);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| DateError::Shape);
        Self::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok_or(DateError::NoSuchDay)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "pattern": r"^\d{4}-\d{2}-\d{2}$",
            "description": "A day of the Gregorian calendar, written 2019-04-19 (ISO 8601).",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!("2019-04-19".parse::<Date>().unwrap().to_string(), "2019-04-19");
        assert_eq!("2019-4-19".parse::<Date>(), Err(DateError::Shape));
        assert_eq!("2019-02-29".parse::<Date>(), Err(DateError::NoSuchDay));
        assert_eq!("二〇一九年四月".parse::<Date>(), Err(DateError::Shape));
    }

    #[test]
    fn faults_say_the_same_as_errors_and_as_sentences() {
        for (fault, said) in [
            (DateError::Shape, "a date is written YYYY-MM-DD"),
            (DateError::NoSuchDay, "the calendar has no such day"),
        ] {
            assert_eq!([fault.sentence().english(), fault.to_string()], [said, said]);
        }
    }

    #[test]
    fn weekdays_are_counted_from_monday() {
        assert_eq!(Date::new(2019, 4, 19).unwrap().weekday(), 5);
    }
}
