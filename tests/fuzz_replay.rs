//! Every file of the fuzz corpus goes through its target.

mod fuzz_bodies;

use std::fs;
use std::path::Path;

#[test]
fn the_corpus_crashes_nothing() {
    for (name, body) in fuzz_bodies::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("the folder can be read").path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            let bytes = fs::read(&file).expect("the file can be read");
            let result = std::panic::catch_unwind(|| body(&bytes));
            assert!(result.is_ok(), "{} crashes the target {name}", file.display());
        }
    }
}
