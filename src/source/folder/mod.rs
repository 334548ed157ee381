//! Issue folders: `issue.toml`, an article a file, pictures, and `publication.toml` in the folder
//! or above.
//!
//! * [`read()`]: a folder into an issue
//! * [`article`]: front matter and body of one article
//! * [`glance()`]: what an issue is, without its articles
//! * `publication`: the nearest `publication.toml`
//! * `names`: the file each article is written to
//! * [`write()`]: an issue into the files of a folder, and these onto the disk
//! * [`merge()`]: more pages for a folder
//! * `sections`: pages made by section
//! * `toml`: TOML as people would write it

pub mod article;
mod glance;
mod merge;
mod names;
mod publication;
mod read;
mod sections;
mod toml;
mod write;

pub use glance::{Glance, PublicationGlance, glance, glance_publication, publications_of};
pub use merge::{Merge, merge};
pub use names::renamed;
pub(super) use publication::nearest as paper_folder;
pub use publication::{folder_above, read_publication};
pub(crate) use read::ISSUE_NAME;
pub use read::read;
pub use write::{files_of, write};
