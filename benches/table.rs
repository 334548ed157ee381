//! How well paragraphs are set at newspaper measures, as a table: `cargo bench --bench table`.
//!
//! Optimal lines against first fit, indent 2 em, line-edge rules `gb`. `PAIBAN_OCR_PAGE` may name a
//! page of an OCR program to take the paragraphs from.

#![allow(clippy::print_stdout, reason = "the table is printed")]

#[path = "sample/quality.rs"]
mod quality;
mod sample;

use paiban::text::{FontLibrary, Manner, Paragraph};
use quality::{Method, Row};

/// Names of the columns of a row.
const HEAD: &str = "lines  spaced>0.05em  spaced>0.10em  widest  squeezed  stretched  one-char-last  bad-starts  bad-ends  escapes  pairs-open  ends-full  starts-untrimmed";

const MEASURES: [i32; 4] = [11, 13, 17, 20];

fn main() {
    let (name, texts) = sample::paragraphs();
    let fonts = FontLibrary::bundled();
    let manner = Manner::default();
    let paragraphs: Vec<Paragraph> =
        texts.iter().map(|text| Paragraph::new(&sample::styled(text, &fonts), &manner, &fonts)).collect();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!(
        "{name}: {} paragraphs, {characters} characters, {} pt, indent 2 em, gb",
        texts.len(),
        sample::BODY
    );
    println!("measure  method     {HEAD}");
    for measure in MEASURES {
        for (method, broken) in
            [("first-fit", Paragraph::first_fit as Method), ("total-fit", Paragraph::broken)]
        {
            let mut row = Row::default();
            for paragraph in &paragraphs {
                row.add(paragraph, measure, broken);
            }
            println!("{measure:>4} em  {method}  {row}");
        }
    }
}
