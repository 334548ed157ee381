//! Pages that the program set are understood when they are imported as blocks with places.

use crate::editions::sets;
use crate::read_back::{self, Counts};

#[test]
#[allow(clippy::print_stdout, reason = "shown where the test fails")]
fn pages_that_were_set_are_understood() {
    let mut counts = Counts::default();
    for set in sets() {
        let before = counts;
        read_back::add(&set.composed.value.edition, &mut counts);
        let wrong = |count: fn(&Counts) -> read_back::Count| {
            let (before, after) = (count(&before), count(&counts));
            (after.all - after.right) - (before.all - before.right)
        };
        println!(
            "issue {} on {}: wrong articles {}, successors {}, torn {}",
            set.generated.seed,
            set.generated.paper,
            wrong(|counts| counts.articles),
            wrong(|counts| counts.successors),
            wrong(|counts| counts.torn),
        );
    }
    println!("{}", counts.line());
    assert_eq!(counts.lost, 0);
    // What is asked of the engine is less; a change that loses some of this has to say why.
    assert!(counts.successors.share() >= 0.99 && counts.articles.share() >= 0.98, "{}", counts.line());
    assert!(counts.torn.share() >= 0.99 && counts.apart.share() >= 0.99, "{}", counts.line());
}
