//! How fast paragraphs are set, on one thread: `cargo bench --bench lines`.
//!
//! The paragraphs are repeated to a million characters; each is shaped and broken by itself, as
//! the pages do it. `PAIBAN_OCR_PAGE` may name a page of an OCR program to take them from.

mod sample;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use paiban::geometry::Length;
use paiban::text::{Align, FontLibrary, Manner, Paragraph, Setting, StyledText};

const CHARACTERS: usize = 1_000_000;
const MEASURE: i32 = 13;

fn lines(criterion: &mut Criterion) {
    let (_, texts) = sample::paragraphs();
    let fonts = FontLibrary::bundled();
    let once: usize = texts.iter().map(|text| text.chars().count()).sum();
    let styled: Vec<StyledText> = texts.iter().map(|text| sample::styled(text, &fonts)).collect();
    let repeated: Vec<&StyledText> =
        styled.iter().cycle().take(styled.len() * CHARACTERS.div_ceil(once)).collect();
    let characters: usize = repeated.iter().map(|styled| styled.text.chars().count()).sum();
    let manner = Manner::default();
    let em = Length::from_points(sample::BODY);
    let setting = Setting { measure: em * MEASURE, indent: em * 2, align: Align::Justify };
    let paragraph = |styled: &StyledText| Paragraph::new(styled, &manner, &fonts);
    let shaped: Vec<Paragraph> = repeated.iter().map(|styled| paragraph(styled)).collect();

    let mut group = criterion.benchmark_group("a million characters");
    group.throughput(Throughput::Elements(characters as u64)).sample_size(10);
    let mut bench = |name: &str, work: &dyn Fn()| {
        group.bench_function(name, |bencher| bencher.iter(work));
    };
    bench("shape", &|| repeated.iter().for_each(|styled| drop(black_box(paragraph(styled)))));
    bench("shape, first fit", &|| {
        repeated.iter().for_each(|styled| drop(black_box(paragraph(styled).first_fit(&setting))));
    });
    bench("shape, total fit", &|| {
        repeated.iter().for_each(|styled| drop(black_box(paragraph(styled).broken(&setting))));
    });
    bench("shape, total fit, set", &|| {
        repeated.iter().for_each(|styled| drop(black_box(paragraph(styled).lines(&setting))));
    });
    bench("first fit", &|| {
        shaped.iter().for_each(|paragraph| drop(black_box(paragraph.first_fit(&setting))))
    });
    bench("total fit", &|| shaped.iter().for_each(|paragraph| drop(black_box(paragraph.broken(&setting)))));
    bench("line counts", &|| {
        shaped.iter().for_each(|paragraph| drop(black_box(paragraph.variants(&setting))))
    });
    group.finish();
}

criterion_group!(benches, lines);
criterion_main!(benches);
