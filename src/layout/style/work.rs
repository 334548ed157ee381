//! How much work setting took, in steps.

use std::sync::atomic::{AtomicU64, Ordering};

/// Steps of setting an issue, counted so that a test sees how they grow with the input, on any
/// machine. Parts of an issue are set side by side, and the sums are the same.
#[derive(Debug, Default)]
pub struct Work {
    shaped: AtomicU64,
    judged: AtomicU64,
    tried: AtomicU64,
}

impl Work {
    /// Adds bytes of text that were shaped.
    pub fn shape(&self, bytes: usize) {
        self.shaped.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Adds lines that were measured to find the best.
    pub fn judge(&self, lines: u64) {
        self.judged.fetch_add(lines, Ordering::Relaxed);
    }

    /// Adds slots that were made and forms that were tried.
    pub fn attempt(&self, tries: usize) {
        self.tried.fetch_add(tries as u64, Ordering::Relaxed);
    }

    /// All steps.
    pub fn steps(&self) -> u64 {
        [&self.shaped, &self.judged, &self.tried].map(|count| count.load(Ordering::Relaxed)).iter().sum()
    }
}
