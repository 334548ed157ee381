//! An issue among those before and after it.

use super::data::SiteIssue;

/// The issues around the one that is written.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    /// All issues of the site, in the order of their days.
    pub issues: &'a [SiteIssue],
    /// Which of them is written.
    pub place: usize,
}

impl<'a> Around<'a> {
    /// The issue that is written.
    pub(crate) fn issue(self) -> &'a SiteIssue {
        &self.issues[self.place]
    }

    /// The issue before.
    pub(crate) fn before(self) -> Option<&'a SiteIssue> {
        self.issues.get(self.place.checked_sub(1)?)
    }

    /// The issue after.
    pub(crate) fn after(self) -> Option<&'a SiteIssue> {
        self.issues.get(self.place + 1)
    }
}
