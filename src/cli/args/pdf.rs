//! `--profile`, `--color`, `--bleed`, `--marks`: what is wanted of a PDF.

use std::collections::BTreeMap;

use clap::Args;
use paiban::geometry::Length;
use paiban::model::Defaults;
use paiban::pdf::{self, Color, Profile};

use super::super::failure::Failure;
use super::number;

/// What is wanted of a PDF.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "PDF")]
pub(crate) struct PdfArgs {
    /// Purpose of the PDF: reading, archiving, or legal deposit
    ///
    /// `web` is tagged PDF 1.7. `archive` is PDF/A-2a and PDF/UA-1 where every picture is described,
    /// else PDF/A-2u. `deposit` is PDF/A-3u with the issue attached.
    ///
    /// Without this option it is what the issue or its publication says, else `archive`.
    #[arg(long, value_name = "PROFILE", value_parser = Profile::NAMES)]
    profile: Option<String>,
    /// Colours of the PDF: `gray`, `rgb` for screens, or `cmyk` for the inks of a press
    ///
    /// In `gray` every colour and picture is the grey that is as light as it. In `cmyk` colours have the inks that
    /// the theme or the paper gives them, text is in black ink alone, and pictures keep their colours; files for
    /// archives say what the inks are by the profile of CGATS TR 001, a press takes them as they are from
    /// `--profile web`.
    #[arg(long, value_name = "COLOURS", default_value = Color::Rgb.name(), value_parser = Color::NAMES)]
    color: String,
    /// Bleed: how far printed areas extend beyond the trimmed page
    #[arg(long, value_name = "MM", default_value_t = 0, value_parser = number::<u8>(0..=20))]
    bleed: u8,
    /// Prints crop marks
    #[arg(long)]
    marks: bool,
}

impl PdfArgs {
    /// The name of what the PDF is for.
    fn profile<'a>(&'a self, defaults: &Defaults<'a>) -> &'a str {
        self.profile.as_deref().or(defaults.profile).unwrap_or(Profile::default().name())
    }

    /// The options of the library.
    pub(crate) fn options(&self, defaults: &Defaults<'_>) -> Result<pdf::Options, Failure> {
        let (profile, color): (Profile, Color) = (self.profile(defaults).parse()?, self.color.parse()?);
        let bleed = Length::from_millimetres(f64::from(self.bleed));
        Ok(pdf::Options { profile, color, bleed, marks: self.marks })
    }

    /// The options that change the look of the PDF, for its record.
    pub(crate) fn recorded(&self, defaults: &Defaults<'_>) -> BTreeMap<&'static str, String> {
        let profile = self.profile(defaults).to_owned();
        let mut options = BTreeMap::from([("color", self.color.clone()), ("profile", profile)]);
        options.extend((self.bleed > 0).then(|| ("bleed", self.bleed.to_string())));
        options.extend(self.marks.then(|| ("marks", "yes".to_owned())));
        options
    }
}
