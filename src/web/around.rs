//! An issue among those before and after it.

use super::data::SiteIssue;

/// The issues around the one that is written.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    /// The issue that is written.
    pub issue: &'a SiteIssue,
    /// The issue before, in brief.
    pub before: Option<&'a SiteIssue>,
    /// The issue after, in brief.
    pub after: Option<&'a SiteIssue>,
    /// The issues of its month in brief, in the order of their days.
    pub month: &'a [SiteIssue],
}
