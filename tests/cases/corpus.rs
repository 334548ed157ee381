//! Every file of the fuzz corpus goes through its target.

use std::fs;
use std::path::Path;

use libtest_mimic::Trial;

use crate::fuzz_bodies::{Body, TARGETS};
use crate::{entries, file_name, root, trial};

/// A test for each file.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (target, body) in TARGETS {
        let files = entries(&root().join("fuzz/corpus").join(target));
        trials.push(trial(&format!("corpus/{target}"), {
            let count = files.len();
            move || if count > 0 { Ok(()) } else { Err(format!("{target} has no corpus")) }
        }));
        for file in files {
            let name = format!("corpus/{target}/{}", file_name(&file));
            trials.push(trial(&name, move || replay(&file, body)));
        }
    }
    trials
}

/// Fails by the panic of the target.
fn replay(file: &Path, body: Body) -> Result<(), String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    body(&bytes);
    Ok(())
}
