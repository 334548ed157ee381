//! What an edition is made of: one issue, or a volume of many.

use std::borrow::Cow;

use super::{CheckedVolume, Day};
use crate::check::CheckedIssue;
use crate::model::Issue;

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

    /// The issue; of a volume all pages as one.
    pub fn issue(self) -> &'a Issue {
        self.checked().issue()
    }

    /// The volume; `None` for an issue.
    pub fn volume(self) -> Option<&'a CheckedVolume> {
        match self {
            Self::Issue(_) => None,
            Self::Volume(volume) => Some(volume),
        }
    }

    /// The days of a volume, or that of the issue.
    pub fn days(self) -> Cow<'a, [Day]> {
        match self {
            Self::Issue(issue) => Cow::Owned(vec![Day::of(issue.issue(), 0)]),
            Self::Volume(volume) => Cow::Borrowed(volume.days()),
        }
    }

    /// Name of the files made from it, without their ending.
    pub fn file_stem(self) -> String {
        match self {
            Self::Issue(issue) => issue.issue().file_stem(),
            Self::Volume(volume) => volume.file_stem(),
        }
    }

    /// How many pictures each article shows, in the order of the articles: counted in the issues
    /// themselves, before anything was bound.
    pub fn picture_counts(self) -> Cow<'a, [usize]> {
        match self {
            Self::Issue(issue) => Cow::Owned(issue.picture_counts()),
            Self::Volume(volume) => Cow::Borrowed(volume.picture_counts()),
        }
    }
}
