//! What was told of a text: each place of a fault, many of one kind only counted.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::Code;
use crate::messages::{Sentence, count, sentence};
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
        words: impl FnOnce() -> (Sentence, Sentence),
    ) {
        let (found, first_unlisted) = self.counts.entry((code, kind)).or_insert((0, place.clone()));
        *found += 1;
        if *found <= MOST_OF_A_KIND {
            let (message, help) = words();
            faults.report_with(code, message, place, Some(help));
        } else if *found == MOST_OF_A_KIND + 1 {
            *first_unlisted = place;
        }
    }

    /// Reports how many were only counted.
    pub(super) fn finish(self, faults: &mut Faults) {
        for ((code, _), (found, place)) in self.counts {
            let more = found.saturating_sub(MOST_OF_A_KIND);
            if more > 0 {
                let slug = code.slug();
                faults.report(code, sentence!("more-places", count = count(more), slug), place);
            }
        }
    }
}
