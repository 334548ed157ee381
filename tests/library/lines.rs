//! How well the paragraphs of a page are set at newspaper measures.
//!
//! With `PAIBAN_OCR_PAGE` set to the path of a page, its paragraphs; else those of the example.

#[path = "../../benches/sample/quality.rs"]
mod quality;

use paiban::text::{FontLibrary, Manner, Paragraph};
use quality::Row;

use crate::sample;

/// Measures in em.
const MEASURES: [i32; 4] = [11, 13, 17, 20];

/// How many of a thousand lines of the example may have more than a tenth of the em between
/// letters: its columns are full of short paragraphs, numbers and English.
const SPACED: [usize; 4] = [50, 20, 6, 7];

/// The same for a page of running text, as `PAIBAN_OCR_PAGE` names one.
const SPACED_ON_A_PAGE: [usize; 4] = [35, 0, 0, 0];

fn row(measure: i32, method: quality::Method) -> Row {
    let fonts = FontLibrary::bundled();
    let mut row = Row::default();
    for text in sample::paragraphs().1 {
        let paragraph = Paragraph::new(&sample::styled(&text, &fonts), &Manner::default(), &fonts);
        row.add(&paragraph, measure, method);
    }
    row
}

#[test]
fn columns_are_even_and_keep_the_rules() {
    let page = !sample::paragraphs().0.starts_with("examples");
    let limits = if page { SPACED_ON_A_PAGE } else { SPACED };
    for (measure, most) in MEASURES.into_iter().zip(limits) {
        let row = row(measure, Paragraph::broken);
        assert!(row.lines > 100, "{measure} em: {row}");
        assert!(row.over_10 * 1000 <= row.lines * most, "{measure} em: {row}");
        // A number or a name that is kept whole may leave a short line before it.
        assert!(row.violations * 150 <= row.lines, "{measure} em: {row}");
        // A paragraph of two short lines may leave no way out.
        assert!(row.one_char * 500 <= row.lines, "{measure} em: {row}");
        // CLREQ: no forbidden start or end, neighbouring marks squeezed, marks at line ends half
        // an em wide, opening marks at line starts trimmed.
        assert_eq!((row.bad_starts, row.bad_ends), (0, 0), "{measure} em: {row}");
        assert_eq!((row.pairs.1, row.ends.1, row.starts.1), (0, 0, 0), "{measure} em: {row}");
        assert!(row.pairs.0 > 0 && row.ends.0 > 0 && row.starts.0 > 0, "{measure} em: {row}");
    }
}

#[test]
fn total_fit_is_better_than_first_fit_where_readers_look() {
    for measure in MEASURES {
        let (total, first) = (row(measure, Paragraph::broken), row(measure, Paragraph::first_fit));
        let faults = |row: &Row| row.over_10 + row.one_char + row.violations;
        assert!(faults(&total) < faults(&first), "{measure} em: {total} against {first}");
        assert!(total.squeezed < first.squeezed, "{measure} em: {total} against {first}");
    }
}
