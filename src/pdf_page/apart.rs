//! Work on files of others, apart from the thread of the program.

use std::thread;

/// The name of the threads that draw pages of PDF files. A panic in one is a fault of the file, and comes out
/// as a diagnostic: nobody need be told besides.
pub const THREAD: &str = "page of a PDF file";

/// Room for the deepest nesting that the readers of PDF allow.
const STACK: usize = 64 * 1024 * 1024;

/// The result of some work in a thread of its own; none if that ends in a panic, or cannot begin.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let named = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        named.spawn_scoped(scope, work).ok()?.join().ok()
    })
}
