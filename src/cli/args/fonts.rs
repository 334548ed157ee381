//! `--font-dir`, `--system-fonts`.

use std::path::PathBuf;

use clap::Args;
use paiban::diagnostics::SourceMap;
use paiban::messages::sentence;
use paiban::text::FontLibrary;

use super::super::failure::Failure;
use super::super::report::Report;
use super::system_fonts;

/// Which fonts there are besides the bundled ones.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Fonts")]
pub(crate) struct FontArgs {
    /// Adds all fonts of a folder and of the folders in it to the bundled ones
    ///
    /// Can be given several times.
    #[arg(long, value_name = "DIR")]
    font_dir: Vec<PathBuf>,
    /// Adds the fonts installed on this machine
    ///
    /// Pages then depend on the machine they are built on.
    #[arg(long)]
    system_fonts: bool,
}

impl FontArgs {
    /// The bundled fonts and the requested ones. Files that cannot be used are reported.
    pub(crate) fn library(&self, report: &mut Report<'_>) -> Result<FontLibrary, Failure> {
        let mut fonts = FontLibrary::bundled();
        let no_files = SourceMap::default();
        for dir in &self.font_dir {
            let added = fonts.add_dir(dir)?;
            if report.take(added, &no_files)? == 0 {
                return Err(Failure::usage(sentence!("no-fonts-in-folder", folder = dir.display()))
                    .help(sentence!("no-fonts-in-folder.help")));
            }
        }
        let system = if self.system_fonts { system_fonts::folders() } else { Vec::new() };
        // The system names folders that are not there.
        for dir in system.iter().filter(|dir| dir.is_dir()) {
            let added = fonts.add_dir(dir)?;
            report.take(added, &no_files)?;
        }
        Ok(fonts)
    }
}
