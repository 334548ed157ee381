//! What was told of a text: each place of a fault, many of one kind only counted.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::Code;
use crate::source::record::Faults;

/// How often one kind of fault is reported of one text before the rest is only counted.
const MOST_OF_A_KIND: usize = 20;

/// How often each kind was found, with the first place that was not listed.
#[derive(Debug, Default)]
pub(super) struct Told {
    counts: BTreeMap<(Code, &'static str), (usize, Range<usize>)>,
}

impl Told {
    /// Reports a fault at a place of the file, unless many of its kind were reported.
    pub(super) fn report(
        &mut self,
        faults: &mut Faults,
        (code, kind): (Code, &'static str),
        place: Range<usize>,
        words: impl FnOnce() -> (String, String),
    ) {
        let (count, first_unlisted) = self.counts.entry((code, kind)).or_insert((0, place.clone()));
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            let (message, help) = words();
            faults.report_with(code, message, place, Some(help));
        } else if *count == MOST_OF_A_KIND + 1 {
            *first_unlisted = place;
        }
    }

    /// Reports how many were only counted.
    pub(super) fn finish(self, faults: &mut Faults) {
        for ((code, _), (count, place)) in self.counts {
            let more = count.saturating_sub(MOST_OF_A_KIND);
            if more > 0 {
                let message = format!("{more} more places with this fault were not listed ({})", code.slug());
                faults.report(code, message, place);
            }
        }
    }
}
