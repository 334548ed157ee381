//! What a cell says as a number.

/// A number of a chart, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChartNumber(i64);

/// Most digits before the point, and after it.
const MOST_WHOLE: usize = 12;
const MOST_DECIMALS: usize = 6;

impl ChartNumber {
    /// Millionths of one.
    pub const ONE: i64 = 1_000_000;

    /// A number in millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The number in millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// What a text says: a number with a sign, thousands apart and a percent sign or without; nothing where it is
    /// empty or a dash.
    ///
    /// # Errors
    /// It is neither.
    pub fn of(text: &str) -> Result<Option<Self>, NoNumber> {
        let text = text.trim();
        if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '－' | '−' | '…' | '/')) {
            return Ok(None);
        }
        let (is_negative, rest) = match text.strip_prefix(['-', '−', '－', '–']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix(['+', '＋']).unwrap_or(text)),
        };
        let rest = rest.trim_end_matches(['%', '％', '‰']).trim_end();
        let (whole, decimals) = rest.split_once('.').unwrap_or((rest, ""));
        let digits = |text: &str, most: usize| {
            (text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
        };
        let whole = without_thousands(whole).ok_or(NoNumber)?;
        digits(&whole, MOST_WHOLE).ok_or(NoNumber)?;
        digits(decimals, MOST_DECIMALS).ok_or(NoNumber)?;
        if whole.is_empty() || rest.ends_with('.') {
            return Err(NoNumber);
        }
        let millionths: i64 = format!("{whole}{decimals:0<MOST_DECIMALS$}").parse().map_err(|_| NoNumber)?;
        Ok(Some(Self(if is_negative { -millionths } else { millionths })))
    }

    /// The number in figures, with as many decimals as it needs.
    pub fn printed(self) -> String {
        let (sign, value) = (if self.0 < 0 { "−" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (value / Self::ONE.unsigned_abs(), value % Self::ONE.unsigned_abs());
        if part == 0 {
            return format!("{sign}{whole}");
        }
        let decimals = format!("{part:06}");
        format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// A text that is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

/// The digits of a number whose thousands are apart by commas or blanks; nothing where they are apart elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    let mut parts = text.split([',', '，', ' ', '\u{2009}', '\u{202F}', '\u{A0}']);
    let first = parts.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for part in parts {
        if part.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_signs_thousands_decimals_and_percent_signs() {
        for (text, millionths) in [
            ("612", 612_000_000),
            ("0.5", 500_000),
            (" 1,204 ", 1_204_000_000),
            ("12 345.25", 12_345_250_000),
            ("-3", -3_000_000),
            ("−3.1%", -3_100_000),
            ("+7‰", 7_000_000),
            ("999999999999.999999", 999_999_999_999_999_999),
        ] {
            assert_eq!(ChartNumber::of(text), Ok(Some(ChartNumber(millionths))), "{text}");
        }
    }

    #[test]
    fn dashes_and_empty_cells_are_missing_values() {
        for text in ["", " ", "–", "—", "——", "-", "…", "/"] {
            assert_eq!(ChartNumber::of(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in [
            "约300",
            "12万",
            "3人",
            "1,20",
            "12,34,567",
            "1234,567",
            "1.",
            ".5",
            "1.2.3",
            "5%%x",
            "１２",
            "1234567890123",
            "0.1234567",
            "--3",
            "1e5",
        ] {
            assert_eq!(ChartNumber::of(text), Err(NoNumber), "{text}");
        }
    }

    #[test]
    fn numbers_are_printed_with_the_decimals_they_need() {
        for (millionths, printed) in [(200_000_000, "200"), (-2_500_000, "−2.5"), (50_000, "0.05"), (0, "0")]
        {
            assert_eq!(ChartNumber(millionths).printed(), printed);
        }
    }
}
