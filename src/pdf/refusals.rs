//! What the standard of the file forbids, reported for the article it is in.

use std::collections::BTreeSet;

use krilla::configure::ValidationError;
use krilla::error::KrillaError;
use krilla::surface::Location;

use super::profile::Profile;
use super::roles::Roles;
use crate::diagnostics::{Code, Diagnostic, Error};

/// The refusals of the writer as diagnostics, each once.
///
/// # Errors
/// An error that is not a refusal by a standard: a fault of this program.
pub(super) fn of(error: &KrillaError, profile: Profile, roles: &Roles) -> Result<Vec<Diagnostic>, Error> {
    let KrillaError::Validation(refusals) = error else {
        return Err(Error::Writer { format: "PDF", reason: error.to_string() });
    };
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut known = BTreeSet::new();
    for (refusal, _) in refusals {
        let (message, location) = explained(refusal);
        let article = location.and_then(|location| roles.article(location));
        if !known.insert((message.clone(), article)) {
            continue;
        }
        let diagnostic = Diagnostic::new(
            Code::RefusedByStandard,
            format!("not allowed by the standards of the profile `{profile}`: {message}"),
        )
        .help("fix it, or use `--profile web`, which claims no archival standard");
        diagnostics.push(match article {
            Some(id) => diagnostic.in_article(id),
            None => diagnostic,
        });
    }
    Ok(diagnostics)
}

/// A refusal in words, and where it is.
fn explained(refusal: &ValidationError) -> (String, Option<Location>) {
    match refusal {
        ValidationError::ContainsNotDefGlyph(_, at, text) => {
            (format!("no font has a glyph for `{text}`"), *at)
        }
        ValidationError::NoCodepointMapping(_, _, at) => ("glyph has no Unicode mapping".to_owned(), *at),
        ValidationError::InvalidCodepointMapping(_, _, c, at)
        | ValidationError::UnicodePrivateArea(_, _, c, at) => {
            (format!("the character U+{:04X} has no meaning outside its font", u32::from(*c)), *at)
        }
        ValidationError::RestrictedLicense(_) => ("the licence of a font forbids embedding".to_owned(), None),
        ValidationError::MissingAltText(at) => ("a picture has no description".to_owned(), *at),
        ValidationError::MissingCMYKProfile => ("a CMYK picture has no colour profile".to_owned(), None),
        ValidationError::Transparency(at) => ("transparency is used".to_owned(), *at),
        ValidationError::ImageInterpolation(at) => ("image interpolation is on".to_owned(), *at),
        ValidationError::TooLongString => ("a text is longer than 32,767 bytes".to_owned(), None),
        ValidationError::TooLongName => ("the name of a font is longer than 127 bytes".to_owned(), None),
        ValidationError::TooManyIndirectObjects => {
            ("the file has more than 8,388,607 parts".to_owned(), None)
        }
        ValidationError::TooHighQNestingLevel => ("cut pictures are nested too deeply".to_owned(), None),
        ValidationError::NoDocumentLanguage => ("the publication has no language".to_owned(), None),
        ValidationError::NoDocumentTitle => ("the publication has no title".to_owned(), None),
        ValidationError::MissingHeadingTitle => ("a heading has no text".to_owned(), None),
        ValidationError::MissingDocumentOutline => ("the pages have no outline".to_owned(), None),
        ValidationError::MissingAnnotationAltText(at) => ("a link has no description".to_owned(), *at),
        // What this program never writes.
        _ => ("something that the writer does not allow".to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_the_writer_reaches_the_reader() {
        for refusal in [
            ValidationError::TooLongString,
            ValidationError::TooLongName,
            ValidationError::TooLongArray,
            ValidationError::TooLongDictionary,
            ValidationError::TooLargeFloat,
            ValidationError::TooManyIndirectObjects,
            ValidationError::TooHighQNestingLevel,
            ValidationError::ContainsPostScript(None),
            ValidationError::MissingCMYKProfile,
            ValidationError::NoDocumentLanguage,
            ValidationError::NoDocumentTitle,
            ValidationError::MissingAltText(None),
            ValidationError::MissingHeadingTitle,
            ValidationError::MissingDocumentOutline,
            ValidationError::MissingAnnotationAltText(None),
            ValidationError::MissingDocumentDate,
            ValidationError::Transparency(None),
            ValidationError::ImageInterpolation(None),
            ValidationError::MissingTagging,
            ValidationError::EmbeddedPDF(None),
        ] {
            let (message, _) = explained(&refusal);
            let is_plain = |word: &str| !word.chars().skip(1).any(|c| c.is_uppercase()) || word == "CMYK";
            assert!(message.split(' ').all(is_plain), "{message}");
        }
    }
}
