//! How fast pages are arranged, on one thread: `cargo bench --bench search`.
//!
//! The pages are made by number, three of each size on a broadsheet and three on a tabloid.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use paiban::layout::internals::{Effort, Problem, sample, search};

/// Columns and rows.
const GRIDS: [(u16, u16); 2] = [(8, 104), (6, 74)];

fn arrange(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("arrange");
    group.sample_size(10);
    for articles in [5, 6, 8, 10, 12, 16, 24, 40] {
        for (columns, rows) in GRIDS {
            let pages: Vec<Problem> =
                [920, 980, 1040].map(|fill| sample::page(fill, articles, columns, rows, fill)).into();
            let effort = Effort::usual(articles);
            let name = BenchmarkId::new(format!("{columns}x{rows}, three pages"), articles);
            group.bench_function(name, |bencher| {
                bencher.iter(|| pages.iter().for_each(|page| drop(black_box(search(page, &effort)))));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, arrange);
criterion_main!(benches);
