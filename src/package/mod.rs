//! Provenance of editions: the [`record`] of how they were made, the package for
//! archives ([`bag`]), and the later check of both ([`verify`]).
//!
//! Nothing here reads or writes files: it takes and returns bytes.
//!
//! ```
//! use paiban::package::FileDigest;
//!
//! let file = FileDigest::of("luqiao-2026-03-20.pdf", b"abc");
//! assert_eq!(file, FileDigest::of_reader("luqiao-2026-03-20.pdf", &b"abc"[..])?);
//! assert_ne!(file.sha256, FileDigest::of("luqiao-2026-03-20.pdf", b"abd").sha256);
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod bag;
mod digest;
mod media_type;
pub mod record;
pub mod verify;

pub use digest::{hexadecimal, sha256};
pub use media_type::media_type;
pub use record::{FileDigest, Record};
