//! The range of a chart and its round ticks.

use super::ChartNumber;

/// Most steps of the scale above the first: about three lines stand in the plot.
const MOST_STEPS: i128 = 4;

/// The range of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The value at the foot of the plot.
    pub bottom: ChartNumber,
    /// The value at its head.
    pub top: ChartNumber,
    /// The values that have a line, from below; the first is the foot or above it.
    pub ticks: Vec<ChartNumber>,
}

impl Scale {
    /// The range of numbers. Bars stand on zero; lines too, unless all numbers are so much alike that nothing would
    /// be seen: then the foot is the tick below the smallest.
    pub(super) fn of(numbers: impl Iterator<Item = ChartNumber>, from_zero: bool) -> Self {
        let all: Vec<i128> = numbers.map(|number| i128::from(number.millionths())).collect();
        let (least, most) =
            (all.iter().copied().min().unwrap_or_default(), all.iter().copied().max().unwrap_or_default());
        let spread = most - least;
        let is_narrow =
            !from_zero && spread > 0 && (least > 0 && spread * 2 < most || most < 0 && spread * 2 < -least);
        let (mut bottom, mut top) = if is_narrow { (least, most) } else { (least.min(0), most.max(0)) };
        if top == bottom {
            top += i128::from(ChartNumber::ONE);
        }
        let step = round_step(top - bottom);
        if is_narrow {
            (bottom, top) = (bottom.div_euclid(step) * step, -(-top).div_euclid(step) * step);
        }
        let first = -(-bottom).div_euclid(step);
        let last = top.div_euclid(step);
        let number = |value: i128| ChartNumber::from_millionths(value as i64);
        let ticks = (first..=last).map(|times| number(times * step)).collect();
        Self { bottom: number(bottom), top: number(top), ticks }
    }

    /// How far above the foot a value stands, where the whole range is `height` long.
    pub fn height_of(&self, value: ChartNumber, height: i32) -> i32 {
        let whole = |number: ChartNumber| i128::from(number.millionths());
        let (part, range) = (whole(value) - whole(self.bottom), whole(self.top) - whole(self.bottom));
        (part * i128::from(height) / range.max(1)) as i32
    }

    /// Where bars stand: zero, or the end of the range that is nearer to it.
    pub fn base(&self) -> ChartNumber {
        ChartNumber::from_millionths(0).clamp(self.bottom, self.top)
    }
}

/// The smallest step of one, two or five of a power of ten of which no more than [`MOST_STEPS`] fit in a range.
fn round_step(range: i128) -> i128 {
    let mut power = 1;
    loop {
        let steps = [power, power * 2, power * 5];
        if let Some(step) = steps.into_iter().find(|step| range / step <= MOST_STEPS) {
            return step;
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> ChartNumber {
        ChartNumber::from_millionths((value * 1_000_000.0).round() as i64)
    }

    fn ticks(values: &[f64], from_zero: bool) -> Vec<String> {
        let scale = Scale::of(values.iter().map(|&value| number(value)), from_zero);
        scale.ticks.iter().map(|tick| tick.printed()).collect()
    }

    #[test]
    fn about_three_round_ticks_stand_above_zero() {
        assert_eq!(ticks(&[612.0, 388.0], true), ["0", "200", "400", "600"]);
        assert_eq!(ticks(&[1000.0], true), ["0", "500", "1000"]);
        assert_eq!(ticks(&[0.37, 0.1], true), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(ticks(&[7.0, -12.0], true), ["−10", "−5", "0", "5"]);
        assert_eq!(ticks(&[-3.0, -1.0], true), ["−3", "−2", "−1", "0"]);
        assert_eq!(ticks(&[0.0], true), ["0", "0.5", "1"]);
    }

    #[test]
    fn lines_of_like_values_do_not_stand_on_zero_and_bars_do() {
        assert_eq!(ticks(&[96.0, 103.0, 99.0], false), ["96", "98", "100", "102", "104"]);
        assert_eq!(ticks(&[96.0, 103.0], true), ["0", "50", "100"]);
        assert_eq!(ticks(&[20.0, 103.0], false), ["0", "50", "100"]);
        assert_eq!(ticks(&[5.0], false), ["0", "2", "4"]);
    }

    #[test]
    fn heights_are_parts_of_the_range() {
        let scale = Scale::of([-10.0, 30.0].map(number).into_iter(), true);
        let height = |value| scale.height_of(number(value), 4000);
        assert_eq!([height(-10.0), height(0.0), height(30.0)], [0, 1000, 4000]);
        assert_eq!(scale.base(), number(0.0));
        assert_eq!(Scale::of([98.0, 99.0].map(number).into_iter(), false).base(), number(98.0));
        let huge = Scale::of([999_999_999_999.0, -999_999_999_999.0].map(number).into_iter(), true);
        assert_eq!(huge.height_of(number(999_999_999_999.0), 1_000_000), 1_000_000);
    }
}
