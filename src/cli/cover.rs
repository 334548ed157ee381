//! Covers of books: a page that the program sets itself, drawn, and made a picture of.

use paiban::check::{CheckedIssue, PictureKind};
use paiban::edition::{Edition, Sheet};
use paiban::epub;
use paiban::layout::{self, Front, Paper, Theme};
use paiban::pdf::{self, Profile};
use paiban::raster;
use paiban::text::FontLibrary;
use paiban::volume::CheckedVolume;

use super::args::CoverKind;
use super::failure::Failure;

/// What covers are made from.
pub(crate) struct CoverMaker<'a> {
    pub(crate) issue: &'a CheckedIssue,
    pub(crate) theme: &'a Theme,
    pub(crate) paper: &'a Paper,
    pub(crate) fonts: &'a FontLibrary,
}

impl CoverMaker<'_> {
    /// A cover with the leading headlines, or with the front page of an edition; where there is no
    /// edition one is set for it.
    pub(crate) fn cover(
        &self,
        kind: Option<CoverKind>,
        edition: Option<&Edition>,
    ) -> Result<epub::Cover, Failure> {
        let Self { issue, theme, paper, fonts } = *self;
        let set;
        let front = match (kind, edition) {
            (Some(CoverKind::Headlines), _) => Front::Headlines,
            (_, Some(edition)) => edition.sheets.first().map_or(Front::Headlines, Front::Page),
            (_, None) => {
                set = layout::compose(issue, theme, paper, fonts)?.value.edition;
                set.sheets.first().map_or(Front::Headlines, Front::Page)
            }
        };
        pictured(&layout::cover(issue, theme, fonts, front), fonts)
    }
}

/// The cover of a volume: its first front page, or the headlines of that.
pub(crate) fn of_volume(
    volume: &CheckedVolume,
    kind: Option<CoverKind>,
    front: Option<&Sheet>,
    theme: &Theme,
    fonts: &FontLibrary,
) -> Result<epub::Cover, Failure> {
    let front = match (kind, front) {
        (Some(CoverKind::Headlines), _) | (_, None) => Front::Headlines,
        (_, Some(sheet)) => Front::Page(sheet),
    };
    pictured(&layout::volume_cover(volume, theme, fonts, front), fonts)
}

/// A sheet as a picture.
fn pictured(sheet: &Edition, fonts: &FontLibrary) -> Result<epub::Cover, Failure> {
    let options = pdf::Options { profile: Profile::Web, ..pdf::Options::default() };
    let pdf = pdf::export(sheet, fonts, &options)?.value;
    let bytes = raster::jpeg(&pdf, epub::COVER_PIXELS)?;
    Ok(epub::Cover { bytes: bytes.into(), kind: PictureKind::Jpeg })
}
