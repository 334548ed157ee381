//! The one pipeline, from files to files: every command goes through it.
//!
//! The recipe: [`selection`] finds the issues of a volume and says which are missing; [`mod@read`]
//! reads and checks an issue, and [`places`] keeps where its parts stand; a [`Press`] sets its pages,
//! and a [`cache`] keeps them from one run to the next, a group of pages in each file ([`set`]);
//! [`outputs`] writes the editions that a [`Request`] names, with a [`cover`] where one is wanted,
//! articles for [`wechat`] with the cards they need; a [`Site`] grows day by day ([`mod@site`]);
//! [`record`] says what they were made from, and [`kept()`] whether they are there already; [`mod@write`] brings them to disk, all of them or none.
//!
//! ```
//! use paiban::layout::{Paper, Theme};
//! use paiban::press::{PicturesRequest, Press, Request};
//! use paiban::text::FontLibrary;
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let press = Press::new(Theme::bundled("party")?, Paper::find("a4-4")?, FontLibrary::bundled());
//! let edition = press.set(press.read("examples/luqiao/2026-03-20")?.issue)?.value.edition;
//! let request = Request { pictures: Some(PicturesRequest { dots_per_inch: 20 }), ..Request::default() };
//! let made = press.outputs((&edition.issue).into(), Some(&edition), None, &request)?;
//! assert_eq!(made[0].value[0].path.to_str(), Some("luqiao-tongxun-2026-03-20_01.png"));
//! # Ok(())
//! # }
//! ```

mod cache;
mod cover;
mod kept;
mod outputs;
mod places;
mod read;
pub mod record;
mod selection;
mod set;
mod site;
#[cfg(test)]
mod tests;
mod wechat;
mod write;

pub use cache::Cache;
pub use kept::kept;
pub use outputs::{BookRequest, CoverKind, PagesRequest, PicturesRequest, Request, WebRequest};
pub use places::InputPlaces;
pub use read::{ReadIssue, proofread, read, read_again};
pub use record::Provenance;
pub use selection::{Range, Selected, collate, find, issue_at};
pub use set::{Changed, Press};
pub use site::{Site, digest_of, digest_with, faults_of_site, is_site};
pub use write::{OutputFile, write};
