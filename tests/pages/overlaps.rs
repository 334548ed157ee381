//! What [`crate::judge`] finds on the pages of the examples; those of generated issues promise the same.

use crate::editions::examples;
use crate::judge::misplaced;

#[test]
fn no_text_of_the_examples_stands_over_other_text_on_any_paper() {
    for example in examples() {
        let found = misplaced(&example.composed.edition);
        assert!(found.is_empty(), "{} {} {}: {found:#?}", example.name, example.paper, example.theme);
    }
}
