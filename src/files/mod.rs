//! The one way in which the program reads and writes files.
//!
//! * [`read()`], [`Folder`]: a regular file, within the limit of its kind; paths that stay inside a
//!   folder; texts with their sources, made of bytes by `encoding`
//! * `portable`: names that every system can have, and tell apart
//! * `claim`: temporary files of this run, and those of runs that died
//! * [`write()`]: several files, all of them or none; what is no regular file is written to
//! * [`changes`]: any number of changes to a folder, all of them or none, whatever ends the program
//!
//! A path that somebody names may lead to a device without end, to a pipe that nobody writes to, or to
//! a folder. Nothing else in the program opens a file (`tests/house/`).

pub mod changes;
mod claim;
mod encoding;
pub(crate) mod portable;
mod read;
mod write;

pub use portable::unportable;
pub use read::{
    BOOK_LIMIT, CACHE_LIMIT, FONT_LIMIT, Folder, OUTPUT_LIMIT, PICTURE_LIMIT, RECORD_LIMIT, SourceText,
    TEXT_LIMIT, Unreadable, files_below, open, read, read_named, read_text, text_of,
};
pub(crate) use read::{add_text, clean, whole_path};
pub(crate) use write::replace;
pub use write::{Folders, NewFile, write};
