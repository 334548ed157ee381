//! What an edition is made of: one issue, or a volume of many.

use super::CheckedVolume;
use crate::check::CheckedIssue;

/// What an edition is made of.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// One issue.
    Issue(&'a CheckedIssue),
    /// Several issues, bound together.
    Volume(&'a CheckedVolume),
}

impl<'a> From<&'a CheckedIssue> for Content<'a> {
    fn from(issue: &'a CheckedIssue) -> Self {
        Self::Issue(issue)
    }
}

impl<'a> From<&'a CheckedVolume> for Content<'a> {
    fn from(volume: &'a CheckedVolume) -> Self {
        Self::Volume(volume)
    }
}

impl<'a> Content<'a> {
    /// The issue with its pictures; of a volume all pages as one issue.
    pub fn checked(self) -> &'a CheckedIssue {
        match self {
            Self::Issue(issue) => issue,
            Self::Volume(volume) => volume.bound(),
        }
    }

    /// Name of the files made from it, without their ending.
    pub fn file_stem(self) -> String {
        match self {
            Self::Issue(issue) => issue.issue().file_stem(),
            Self::Volume(volume) => volume.file_stem(),
        }
    }
}
