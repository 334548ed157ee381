//! Months as weeks of days.

use crate::model::Date;

/// A month as weeks from Monday; none for days of other months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Its weeks.
    pub weeks: Vec<[Option<Date>; 7]>,
}

/// The months from that of the first to that of the last day.
pub fn months((first, last): (Date, Date)) -> Vec<Month> {
    let firsts = std::iter::successors(Some(first.first_of_month()), |day| day.last_of_month().tomorrow());
    firsts.take_while(|day| *day <= last).map(|first| Month { first, weeks: weeks(first) }).collect()
}

fn weeks(first: Date) -> Vec<[Option<Date>; 7]> {
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    let days = std::iter::successors(Some(first), |day| day.tomorrow());
    for day in days.take_while(|day| day.month() == first.month()) {
        week[(day.weekday() - 1) as usize] = Some(day);
        if day.weekday() == 7 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if week != [None; 7] {
        weeks.push(week);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn weeks_begin_on_monday_and_hold_every_day_once() {
        let march = weeks(day(2026, 3, 1));
        assert_eq!((march.len(), march[0][6].map(Date::day)), (6, Some(1)), "a Sunday");
        let february = weeks(day(2027, 2, 1));
        assert_eq!((february.len(), february[0][0].map(Date::day)), (4, Some(1)), "a Monday, 28 days");
        let counted: Vec<i8> =
            weeks(day(2024, 2, 1)).iter().flatten().flatten().map(|day| day.day()).collect();
        assert_eq!(counted, (1..=29).collect::<Vec<_>>());
    }

    #[test]
    fn months_follow_each_other_across_years() {
        let found = months((day(2025, 11, 30), day(2026, 1, 1)));
        let firsts: Vec<_> = found.iter().map(|month| month.first.to_string()).collect();
        assert_eq!(firsts, ["2025-11-01", "2025-12-01", "2026-01-01"]);
    }
}
