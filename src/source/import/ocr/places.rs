//! Where characters of a text stand in the file that it was made of.

use std::ops::Range;

/// The runs of a text that are the same in the file, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) struct Places {
    runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    /// Where it begins in the text.
    at: usize,
    /// Where it stands in the file.
    file: Range<usize>,
    /// Whether it is other characters than those of the file, so that it has one place.
    whole: bool,
}

impl Places {
    /// Notes that the text has, from `at`, what stands in a range of the file.
    pub(super) fn push(&mut self, at: usize, file: Range<usize>) {
        self.runs.push(Run { at, file, whole: false });
    }

    /// Notes that the text has, from `at`, other characters than the range of the file that they stand for.
    pub(super) fn push_other(&mut self, at: usize, file: Range<usize>) {
        self.runs.push(Run { at, file, whole: true });
    }

    /// The range of the file for a range of the text.
    pub(super) fn of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.run(range.start).map_or(range.start, |run| match run.whole {
            true => run.file.start,
            false => (run.file.start + range.start - run.at).min(run.file.end),
        });
        if range.is_empty() {
            return start..start;
        }
        let last = range.end - 1;
        let end = self.run(last).map_or(range.end, |run| match run.whole {
            true => run.file.end,
            false => (run.file.start + last - run.at + 1).min(run.file.end),
        });
        start..end.max(start)
    }

    fn run(&self, at: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.at <= at);
        self.runs[..after].last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_reach_over_what_was_taken_off() {
        // `a**b**&amp;c` without its marks: `ab&c`
        let mut places = Places::default();
        places.push(0, 0..1);
        places.push(1, 3..4);
        places.push_other(2, 6..11);
        places.push(3, 11..12);
        assert_eq!(places.of(0..1), 0..1);
        assert_eq!(places.of(1..2), 3..4);
        assert_eq!(places.of(0..3), 0..11);
        assert_eq!(places.of(2..4), 6..12);
    }
}
