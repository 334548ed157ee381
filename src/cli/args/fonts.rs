//! `--font-dir`, `--system-fonts`.

use std::path::PathBuf;

use clap::Args;
use paiban::text::FontLibrary;

use super::super::failure::Failure;

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
    /// The bundled fonts and the requested ones.
    pub(crate) fn library(&self) -> Result<FontLibrary, Failure> {
        let mut fonts = FontLibrary::bundled();
        for dir in &self.font_dir {
            if fonts.add_dir(dir)? == 0 {
                return Err(Failure::usage(format!("no fonts found in `{}`", dir.display()))
                    .help("`--font-dir` needs a folder with TrueType or OpenType files"));
            }
        }
        if self.system_fonts {
            fonts.add_system();
        }
        Ok(fonts)
    }
}
