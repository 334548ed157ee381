//! Sites: that of one issue, and that of a paper, which grows day by day.
//!
//! The site keeps what it knows of each issue (`data/`), and with it the digest of what the issue was made from. An issue
//! that is as it was is not set again; a file that is as it was is not written again. The recipe:
//!
//! * `made`: what a site has of one issue ([`digest_of`]), and the site of one issue alone
//! * `growing`: a [`Site`] in a folder, to which days come, all of them or none
//! * `opened`: a site that is read back ([`faults_of_site`])

mod growing;
mod made;
mod opened;

pub use growing::Site;
pub use made::{digest_of, digest_with};
pub use opened::{faults_of_site, is_site};
