//! `--paper`, `--theme`: what pages are composed for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use paiban::diagnostics::{Error, SourceMap};
use paiban::layout::{Paper, Theme};
use paiban::model::Defaults;

use super::super::failure::Failure;
use super::super::report::Report;

/// What the pages are composed for.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Pages")]
pub(crate) struct PageArgs {
    /// Paper and columns of the PDF
    #[arg(long, value_name = "PROFILE", help = paper_help())]
    paper: Option<String>,
    /// Look of the pages: a bundled theme or a theme file [default: that of the issue or the publication, or `party`]
    #[arg(long, value_name = "NAME|FILE")]
    theme: Option<PathBuf>,
}

/// What the command line says of the pages, read once for all issues of a run.
#[derive(Clone, Debug)]
pub(crate) struct NamedPages {
    paper: Option<Paper>,
    theme: Option<Theme>,
    /// The theme as it was named.
    theme_name: Option<String>,
}

impl PageArgs {
    /// Fails for names that there are not, before anything is read.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        self.paper.as_deref().map(Paper::find).transpose()?;
        let name = self.theme.as_deref().filter(|path| !is_file(path));
        name.map(|name| Theme::bundled(&name.to_string_lossy())).transpose()?;
        Ok(())
    }

    /// The paper and the theme that are named, if they are.
    pub(crate) fn named(
        &self,
        files: &mut SourceMap,
        report: &mut Report<'_>,
    ) -> Result<NamedPages, Failure> {
        let paper = self.paper.as_deref().map(Paper::find).transpose()?;
        let theme = match self.theme.as_deref() {
            Some(path) if is_file(path) => {
                let theme = Theme::read(path, files)?;
                Some(report.take(theme, files)?)
            }
            Some(name) => Some(Theme::bundled(&name.to_string_lossy())?),
            None => None,
        };
        let name = self.theme.as_deref().and_then(Path::file_name);
        let theme_name = name.map(|name| name.to_string_lossy().into_owned());
        Ok(NamedPages { paper, theme, theme_name })
    }
}

impl NamedPages {
    /// The paper that the command line names, else the issue or its publication, else the usual one.
    pub(crate) fn paper(&self, defaults: &Defaults<'_>) -> Result<Paper, Error> {
        match &self.paper {
            Some(paper) => Ok(paper.clone()),
            None => Paper::find(defaults.paper.unwrap_or(Paper::DEFAULT)),
        }
    }

    /// The theme, found in the same order.
    pub(crate) fn theme(&self, defaults: &Defaults<'_>) -> Result<Theme, Error> {
        match &self.theme {
            Some(theme) => Ok(theme.clone()),
            None => Theme::bundled(defaults.theme.unwrap_or(Theme::DEFAULT)),
        }
    }

    /// What is named, for a request of a volume: what is not named each issue may say for itself.
    pub(crate) fn asked(&self) -> String {
        format!("named paper {} theme {}", self.paper.is_some(), self.theme.is_some())
    }

    /// The options that change the look of the pages, for the record of an output.
    pub(crate) fn recorded(&self, defaults: &Defaults<'_>) -> BTreeMap<&'static str, String> {
        let paper = self.paper.as_ref().map(|paper| paper.name.as_str());
        let paper = paper.or(defaults.paper).unwrap_or(Paper::DEFAULT);
        let theme = self.theme_name.as_deref().or(defaults.theme).unwrap_or(Theme::DEFAULT);
        BTreeMap::from([("paper", paper.to_owned()), ("theme", theme.to_owned())])
    }
}

fn paper_help() -> String {
    format!(
        "Paper and columns of the PDF: {} [default: that of the issue or the publication, or {}]",
        Paper::NAMES.join(", "),
        Paper::DEFAULT
    )
}

/// Whether a theme is meant as a file: it is none of the bundled ones, and has a folder or an ending.
fn is_file(path: &Path) -> bool {
    let is_bundled = path.to_str().is_some_and(|name| Theme::BUNDLED.contains(&name));
    !is_bundled && (path.extension().is_some() || path.components().count() > 1)
}
