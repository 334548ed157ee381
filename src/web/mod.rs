//! The web edition (数字报): a site of plain files that works on any server, and from a folder.
//!
//! * [`data`]: what the site knows of each issue
//! * [`search`]: the search of the site, without a server
//! * [`scripts`]: what runs in browsers, and what it says
//! * [`feeds`]: what other programs read of a site

pub mod data;
pub mod feeds;
#[cfg(test)]
mod sample;
pub mod scripts;
pub mod search;
