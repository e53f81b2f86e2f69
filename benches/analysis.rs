//! How long a text takes, from text to report, without writing JSON.
//!
//! `cargo bench --bench analysis` prints throughput; compare only what one run measured. Texts are built from
//! our own sample; where `SHAIPIN_CORPUS` is set the real digest is measured as well. The same texts are
//! measured in the browser by `tests/web_speed.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a benchmark may fail")]

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/speed/texts.rs"]
mod texts;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::hint::black_box;

    use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
    use shaipin::analyse;
    use shaipin::source::SourceText;

    use crate::texts;
    fn analysis(criterion: &mut Criterion) {
        let mut group = criterion.benchmark_group("analysis");
        group.sample_size(10);
        let mut all = texts::all();
        if let Some(folder) = std::env::var_os("SHAIPIN_CORPUS") {
            let path = std::path::Path::new(&folder).join("corpus/jinhua-2022-05.txt");
            let digest = std::fs::read_to_string(path).expect("the corpus holds the digest");
            all.push(("corpus-digest-10mb", texts::repeated(&digest, 10_000_000)));
            all.push(("corpus-digest", digest));
        } else {
            println!("SHAIPIN_CORPUS is not set: the real digest is not measured");
        }
        for (name, text) in all {
            let source = SourceText::pasted(text);
            group.throughput(Throughput::Bytes(source.text.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(name), &source, |bencher, source| {
                bencher.iter(|| black_box(analyse(black_box(source))));
            });
        }
        group.finish();
    }

    criterion_group!(benches, analysis);
}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(native::benches);

#[cfg(target_arch = "wasm32")]
fn main() {}
