//! The web edition (数字报): a site of plain files that works on any server, and from a folder.
//!
//! * [`data`]: what the site knows of each issue
//! * [`search`]: the search of the site, without a server

pub mod data;
#[cfg(test)]
mod sample;
pub mod search;
