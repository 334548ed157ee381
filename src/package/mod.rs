//! What keeps editions trustworthy: the [`record`] of how they were made, the package in which an
//! archive takes them over ([`bag`]), and what can be checked of both later ([`verify`]).
//!
//! Nothing here reads or writes files: bytes come and go.
//!
//! ```
//! use paiban::package::FileDigest;
//!
//! let file = FileDigest::of("luqiao-2026-03-20.pdf", b"abc");
//! assert!(file.is_of(b"abc") && !file.is_of(b"abd"));
//! ```

pub mod bag;
mod digest;
mod media_type;
pub mod record;
pub mod verify;

pub use digest::{hexadecimal, sha256};
pub use media_type::media_type;
pub use record::{FileDigest, Record};
