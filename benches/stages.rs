//! How long each stage takes with an example, on one thread where it can be: `cargo bench --bench
//! stages`.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use paiban::check::{CheckedIssue, check};
use paiban::edition::Edition;
use paiban::epub::{self, Templates};
use paiban::layout::{self, Front, Paper, Theme};
use paiban::pdf;
use paiban::raster::Drawing;
use paiban::source;
use paiban::text::FontLibrary;
use paiban::volume::CheckedVolume;

/// The example, and what its pages are set with.
struct Example {
    issue: CheckedIssue,
    fonts: FontLibrary,
    theme: Theme,
    paper: Paper,
}

impl Example {
    fn new() -> Self {
        let fonts = FontLibrary::bundled();
        let draft = source::load(Self::path()).expect("the example can be read").value;
        Self {
            issue: check(&draft, &|c| fonts.covers(c)).value,
            fonts,
            theme: Theme::bundled(Theme::DEFAULT).expect("the theme is bundled"),
            paper: Paper::find("tabloid-6").expect("the profile is bundled"),
        }
    }

    fn path() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/luqiao/2026-03-20"))
    }

    fn edition(&self) -> Edition {
        layout::compose(&self.issue, &self.theme, &self.paper, &self.fonts)
            .expect("it can be set")
            .value
            .edition
    }
}

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);
    let example = Example::new();
    let Example { issue, fonts, theme, paper } = &example;
    let draft = source::load(Example::path()).expect("the example can be read").value;
    let edition = example.edition();
    let volume = CheckedVolume::of(vec![issue.clone()]).expect("there is an issue");
    let cover = layout::cover(issue, theme, fonts, Front::Headlines);
    let drawing = Drawing::of(&cover);

    group.bench_function("source", |bencher| {
        bencher.iter(|| drop(black_box(source::load(Example::path()))));
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| drop(black_box(check(&draft, &|c| fonts.covers(c)))));
    });
    group.bench_function("layout", |bencher| bencher.iter(|| drop(black_box(example.edition()))));
    group.bench_function("pdf", |bencher| {
        bencher.iter(|| drop(black_box(pdf::export(&edition, &pdf::Options::default()))));
    });
    group.bench_function("epub", |bencher| {
        let (templates, options) = (Templates::bundled(), epub::Options::default());
        bencher.iter(|| drop(black_box(epub::export(issue, &templates, fonts, &options))));
    });
    group.bench_function("raster", |bencher| {
        bencher.iter(|| drop(black_box(drawing.stretched(0, epub::COVER_PIXELS))));
    });
    group.bench_function("bind", |bencher| {
        bencher.iter(|| black_box(layout::bind(&volume, vec![edition.clone()], theme, paper, fonts)));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
