#![no_main]

#[allow(dead_code, reason = "each target runs one of the bodies")]
#[path = "../../tests/fuzz_bodies/mod.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::layouts(bytes));
