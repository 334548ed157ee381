//! `--accept`, `--recompose`: which pages stand as their editor accepted them.

use std::path::Path;

use clap::Args;
use paiban::check::CheckedIssue;
use paiban::layout::Composed;
use paiban::messages::{list, sentence};
use paiban::model::{AcceptedLayout, PageLabel};
use paiban::press::OutputFile;
use paiban::source::accepted;

use super::super::failure::Failure;

/// Which pages stand as they were accepted.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Pages")]
pub(crate) struct LayoutArgs {
    /// Accepts a page, or all, as it is composed: writes `layout.json` beside the issue, which later
    /// builds follow
    ///
    /// Pages between which articles move or go on are accepted together.
    #[arg(long, value_name = "PAGE", num_args = 0..=1, conflicts_with = "emit")]
    accept: Option<Vec<String>>,
    /// Composes a page anew that was accepted
    #[arg(long, value_name = "PAGE")]
    recompose: Vec<String>,
}

impl LayoutArgs {
    /// Whether a page is to be accepted.
    pub(crate) fn accepts(&self) -> bool {
        self.accept.is_some()
    }

    /// Fails for pages that the issue does not have.
    pub(crate) fn check(&self, issue: &CheckedIssue) -> Result<(), Failure> {
        let pages = || issue.issue().pages.iter().map(|page| &page.label);
        let named = self.recompose.iter().chain(self.accept.iter().flatten());
        match named.into_iter().find(|name| pages().all(|label| label.as_str() != **name)) {
            None => Ok(()),
            Some(page) => {
                let help = sentence!("no-such-page.help", pages = list(pages()));
                Err(Failure::usage(sentence!("no-such-page", page)).help(help))
            }
        }
    }

    /// The issue without what was accepted of the pages that are composed anew.
    pub(crate) fn recomposed(&self, issue: CheckedIssue, paper: &str) -> CheckedIssue {
        let without =
            |layout: AcceptedLayout, page: &String| layout.without(paper, &PageLabel::from(page.as_str()));
        let accepted = self.recompose.iter().fold(issue.accepted().clone(), without);
        issue.accepting(accepted)
    }

    /// `layout.json` with the pages that are accepted now; none if none is. `issue` is the one that was
    /// read from `path`.
    pub(crate) fn file(
        &self,
        path: &Path,
        issue: &CheckedIssue,
        composed: &Composed,
        paper: &str,
    ) -> Option<OutputFile> {
        let pages = self.accept.as_ref()?;
        let named: Vec<PageLabel> = pages.iter().map(|page| PageLabel::from(page.as_str())).collect();
        let sheets = match named.is_empty() {
            true => composed.accepted(paper),
            false => composed.accepted_pages(paper, &named),
        };
        let layout = issue.accepted().clone().with(sheets);
        Some(OutputFile::new(accepted::path_beside(path), accepted::text_of(&layout).into_bytes()))
    }

    /// The option that changes the outputs, for their record.
    pub(crate) fn recorded(&self) -> Option<(&'static str, String)> {
        (!self.recompose.is_empty()).then(|| ("recompose", self.recompose.join(" ")))
    }
}
