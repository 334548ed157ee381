//! `--paper`, `--theme`: what pages are composed for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use paiban::diagnostics::SourceMap;
use paiban::layout::{Paper, Theme};
use paiban::model::Publication;

use super::super::failure::Failure;
use super::super::report::Report;

/// What the pages are composed for.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Pages")]
pub(crate) struct PageArgs {
    /// Paper and columns of the PDF
    #[arg(long, value_name = "PROFILE", default_value = Paper::DEFAULT, help = paper_help())]
    paper: String,
    /// Look of the pages: a bundled theme or a theme file [default: that of the publication, or `party`]
    #[arg(long, value_name = "NAME|FILE")]
    theme: Option<PathBuf>,
}

impl PageArgs {
    /// The paper by its name.
    pub(crate) fn paper(&self) -> Result<Paper, Failure> {
        Ok(Paper::find(&self.paper)?)
    }

    /// The theme that the command line names, or the publication, or the default.
    pub(crate) fn theme(
        &self,
        publication: &Publication,
        files: &mut SourceMap,
        report: &mut Report<'_>,
    ) -> Result<Theme, Failure> {
        let bundled = |name: &str| Theme::BUNDLED.contains(&name);
        match self.theme.as_deref() {
            Some(path) if !path.to_str().is_some_and(bundled) && looks_like_file(path) => {
                let theme = Theme::read(path, files)?;
                report.take(theme, files)
            }
            Some(name) => Ok(Theme::bundled(&name.to_string_lossy())?),
            None => Ok(Theme::bundled(publication.theme.as_deref().unwrap_or(Theme::DEFAULT))?),
        }
    }

    /// The options that change the look of the pages, for the record of an output.
    pub(crate) fn recorded(&self, publication: &Publication) -> BTreeMap<&'static str, String> {
        let theme = self.theme.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
        let theme = theme.or_else(|| publication.theme.as_deref().map(Into::into));
        let theme = theme.map_or_else(|| Theme::DEFAULT.to_owned(), Cow::into_owned);
        BTreeMap::from([("paper", self.paper.clone()), ("theme", theme)])
    }
}

fn paper_help() -> String {
    format!("Paper and columns of the PDF: {}", Paper::NAMES.join(", "))
}

/// Whether a theme that is not bundled is meant as a file: it has a folder or an ending.
fn looks_like_file(path: &Path) -> bool {
    path.extension().is_some() || path.components().count() > 1
}
