//! What a PDF is for, and the standards that follow from it.

use std::fmt;
use std::str::FromStr;

use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, PdfVersion};

use crate::diagnostics::{Code, Diagnostic, Error};
use crate::edition::{Edition, Frame, Tag};
use crate::messages::{count, list, sentence};
use crate::model::choices::PROFILES;
use crate::model::{ArticleId, ImagePath};

/// What a PDF is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Reading on a screen: tagged PDF 1.7 (ISO 32000-1).
    Web,
    /// Keeping: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) where every picture is
    /// described, else PDF/A-2u.
    #[default]
    Archive,
    /// Handing over to a library: PDF/A-3u (ISO 19005-3) with the issue itself attached, as
    /// `issue.json`.
    Deposit,
}

impl Profile {
    /// Names of the profiles, in their order.
    pub const NAMES: [&'static str; 3] = PROFILES;

    /// Pixels an inch that pictures have at most: those of a good screen, or of a press with 150
    /// lines an inch.
    pub fn pixels_per_inch(self) -> u32 {
        match self {
            Self::Web => 150,
            Self::Archive | Self::Deposit => 300,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Profile {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Self::Web, Self::Archive, Self::Deposit];
        all.into_iter().find(|profile| profile.name() == name).ok_or_else(|| Error::UnknownName {
            what: sentence!("kind-profile"),
            name: name.to_owned(),
            known: Self::NAMES.map(str::to_owned).to_vec(),
        })
    }
}

/// The standards that a file claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standard {
    /// Part and conformance level of PDF/A.
    pub(super) archival: Option<(u8, char)>,
    /// Whether it is PDF/UA-1.
    pub(super) accessible: bool,
}

impl Standard {
    /// None at all.
    pub(super) const NONE: Self = Self { archival: None, accessible: false };

    /// The standards a file of a profile claims, depending on whether all its pictures are described.
    pub(super) fn of(profile: Profile, described: bool) -> Self {
        match profile {
            Profile::Web => Self::NONE,
            Profile::Archive if described => Self { archival: Some((2, 'A')), accessible: true },
            Profile::Archive => Self { archival: Some((2, 'U')), accessible: false },
            Profile::Deposit => Self { archival: Some((3, 'U')), accessible: false },
        }
    }

    /// The same as configuration of the writer.
    pub(super) fn configuration(self) -> Result<Configuration, Error> {
        let mut builder = ConfigurationBuilder::new().with_version(PdfVersion::Pdf17);
        builder = match self.archival {
            Some((2, 'A')) => builder.with_archival_validator(Archival::A2_A),
            Some((2, _)) => builder.with_archival_validator(Archival::A2_U),
            Some(_) => builder.with_archival_validator(Archival::A3_U),
            None => builder,
        };
        if self.accessible {
            builder = builder.with_accessibility_validator(Accessibility::UA1);
        }
        builder
            .finish()
            .map_err(|error| Error::Writer { format: "PDF", reason: format!("standards: {error:?}") })
    }
}

/// A picture without a description, and its article.
pub(super) type Undescribed = (Option<ArticleId>, ImagePath);

/// The pictures of an edition without a description.
pub(super) fn undescribed(edition: &Edition) -> Vec<Undescribed> {
    let mut found = Vec::new();
    for sheet in &edition.sheets {
        collect(&sheet.frames, None, &mut found);
    }
    found
}

fn collect(frames: &[Frame], article: Option<&ArticleId>, found: &mut Vec<Undescribed>) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Artifact, .. } => {}
            Frame::Group { tag: Tag::Article(id), frames } => collect(frames, Some(id), found),
            Frame::Group { tag: Tag::Figure { alt }, frames } if !has_text(alt.as_deref()) => {
                let images = frames.iter().filter_map(|frame| match frame {
                    Frame::Image { path, .. } => Some((article.cloned(), path.clone())),
                    _ => None,
                });
                found.extend(images);
            }
            Frame::Group { frames, .. } => collect(frames, article, found),
            _ => {}
        }
    }
}

/// Whether a description has text.
pub(super) fn has_text(alt: Option<&str>) -> bool {
    alt.is_some_and(|alt| !alt.trim().is_empty())
}

/// The diagnostic that undescribed pictures lower the standard of a file.
pub(super) fn lesser(undescribed: &[Undescribed]) -> Option<Diagnostic> {
    let ((article, _), paths) = (undescribed.first()?, undescribed.iter().map(|(_, path)| path.as_str()));
    let paths: Vec<&str> = paths.collect();
    let pictures = list(paths.iter().map(|path| format!("`{path}`")));
    let message = sentence!("lesser-pdf", count = count(paths.len()), pictures);
    let remark =
        Diagnostic::new(Code::LesserPdf, message).help(sentence!("lesser-pdf.help")).data("pictures", paths);
    Some(match article {
        Some(id) => remark.in_article(id),
        None => remark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for name in Profile::NAMES {
            assert_eq!(name.parse::<Profile>().map(Profile::name).ok(), Some(name));
        }
    }

    #[test]
    fn a_blank_description_is_none() {
        assert!(has_text(Some("水上巴士")));
        assert!(!has_text(Some("\u{3000}")) && !has_text(Some("")) && !has_text(None));
    }
}
