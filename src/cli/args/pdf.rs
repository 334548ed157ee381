//! `--profile`, `--color`, `--bleed`, `--marks`: what is wanted of a PDF.

use std::collections::BTreeMap;

use clap::Args;
use paiban::geometry::Length;
use paiban::pdf::{self, Color, Profile};

use super::super::failure::Failure;

/// What is wanted of a PDF.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "PDF")]
pub(crate) struct PdfArgs {
    /// Purpose of the PDF: reading, archiving, or legal deposit
    ///
    /// `web` is tagged PDF 1.7. `archive` is PDF/A-2a and PDF/UA-1 where every picture is described,
    /// else PDF/A-2u. `deposit` is PDF/A-3u with the issue attached.
    #[arg(long, value_name = "PROFILE", default_value = Profile::Archive.name(), value_parser = Profile::NAMES)]
    profile: String,
    /// Colours of the PDF: `gray`, `rgb`, or `cmyk` for text in black ink alone
    #[arg(long, value_name = "COLOURS", default_value = Color::Rgb.name(), value_parser = Color::NAMES)]
    color: String,
    /// Bleed: how far printed areas extend beyond the trimmed page
    #[arg(long, value_name = "MM", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=20))]
    bleed: u8,
    /// Prints crop marks
    #[arg(long)]
    marks: bool,
}

impl PdfArgs {
    /// The options of the library.
    pub(crate) fn options(&self) -> Result<pdf::Options, Failure> {
        let (profile, color): (Profile, Color) = (self.profile.parse()?, self.color.parse()?);
        if color == Color::Cmyk && profile != Profile::Web {
            return Err(Failure::usage(format!("the profile `{profile}` does not allow press colours"))
                .help("add `--profile web`, or leave `--color cmyk` out"));
        }
        let bleed = Length::from_millimetres(f64::from(self.bleed));
        Ok(pdf::Options { profile, color, bleed, marks: self.marks })
    }

    /// The options that change the look of the PDF, for its record.
    pub(crate) fn recorded(&self) -> BTreeMap<&'static str, String> {
        let mut options = BTreeMap::from([("color", self.color.clone()), ("profile", self.profile.clone())]);
        options.extend((self.bleed > 0).then(|| ("bleed", self.bleed.to_string())));
        options.extend(self.marks.then(|| ("marks", "yes".to_owned())));
        options
    }
}
