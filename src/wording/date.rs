//! Days, weekdays and spans of days. English papers print days as ISO 8601 writes them.

use super::Words;
use crate::model::Date;

const CHINESE_WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
const ENGLISH_WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Words {
    /// A day as the paper prints it: `2026年3月20日`.
    pub fn date(&self, date: Date) -> String {
        if self.is_latin() {
            date.to_string()
        } else {
            format!("{}年{}月{}日", date.year(), date.month(), date.day())
        }
    }

    /// A weekday as the paper prints it: `星期五`.
    pub fn weekday(&self, date: Date) -> &'static str {
        let names = if self.is_latin() { ENGLISH_WEEKDAYS } else { CHINESE_WEEKDAYS };
        names[date.weekday() as usize - 1]
    }

    /// A month: `2026年3月`.
    pub fn month(&self, day: Date) -> String {
        if self.is_latin() {
            format!("{:04}-{:02}", day.year(), day.month())
        } else {
            format!("{}年{}月", day.year(), day.month())
        }
    }

    /// What a volume covers: its month, or its first and last day.
    pub fn span(&self, (first, last): (Date, Date)) -> String {
        if first.first_of_month() == last.first_of_month() {
            return self.month(first);
        }
        // A hyphen is part of a day in ISO 8601, so the English range has blanks around its dash.
        let range = if self.is_latin() { " – " } else { self.signs.range };
        format!("{}{range}{}", self.date(first), self.date(last))
    }

    /// The first and the last day in words: `2026年3月1日至2026年3月31日`.
    pub fn from_to(&self, (first, last): (Date, Date)) -> String {
        let to = self.choose("至", "至", " to ");
        format!("{}{to}{}", self.date(first), self.date(last))
    }

    /// A day of a volume: `3月20日 星期五`.
    pub fn day(&self, date: Date) -> String {
        let weekday = self.weekday(date);
        if self.is_latin() {
            format!("{weekday}, {date}")
        } else {
            format!("{}月{}日 {weekday}", date.month(), date.day())
        }
    }

    /// A day of a volume with the number of its issue: `3月20日 星期五 第12期`.
    pub fn day_and_number(&self, date: Date, number: Option<u32>) -> String {
        match number {
            Some(number) => format!("{} {}", self.day(date), self.number(number)),
            None => self.day(date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_spans_read_as_papers_print_them() {
        let day = |month, day| Date::new(2026, month, day).unwrap();
        for (tag, date, weekday, month, span, from_to, of_volume) in [
            (
                "zh-Hans",
                "2026年3月20日",
                "星期五",
                "2026年3月",
                "2026年3月20日—2026年4月2日",
                "2026年3月20日至2026年4月2日",
                "3月20日 星期五 第12期",
            ),
            (
                "zh-Hant",
                "2026年3月20日",
                "星期五",
                "2026年3月",
                "2026年3月20日—2026年4月2日",
                "2026年3月20日至2026年4月2日",
                "3月20日 星期五 第12期",
            ),
            (
                "en",
                "2026-03-20",
                "Friday",
                "2026-03",
                "2026-03-20 – 2026-04-02",
                "2026-03-20 to 2026-04-02",
                "Friday, 2026-03-20 No. 12",
            ),
        ] {
            let words = Words::of(&tag.into());
            let friday = day(3, 20);
            assert_eq!((words.date(friday).as_str(), words.weekday(friday)), (date, weekday));
            assert_eq!(words.span((friday, day(3, 31))), month);
            assert_eq!(words.span((friday, day(4, 2))), span);
            assert_eq!(words.from_to((friday, day(4, 2))), from_to);
            assert_eq!(words.day_and_number(friday, Some(12)), of_volume);
        }
    }
}
