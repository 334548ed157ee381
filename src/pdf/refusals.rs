//! What the standard of the file forbids, reported for the article it is in.

use std::collections::BTreeSet;

use krilla::configure::ValidationError;
use krilla::error::KrillaError;
use krilla::surface::Location;

use super::profile::Profile;
use super::roles::Roles;
use crate::diagnostics::{Code, Diagnostic, Error};
use crate::messages::{Sentence, sentence};

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
        let (reason, location) = explained(refusal);
        let article = location.and_then(|location| roles.article(location));
        if !known.insert((reason.english(), article)) {
            continue;
        }
        let message = sentence!("refused-by-standard", profile, reason);
        let diagnostic =
            Diagnostic::new(Code::RefusedByStandard, message).help(sentence!("refused-by-standard.help"));
        diagnostics.push(match article {
            Some(id) => diagnostic.in_article(id),
            None => diagnostic,
        });
    }
    Ok(diagnostics)
}

/// A refusal in words, and where it is.
fn explained(refusal: &ValidationError) -> (Sentence, Option<Location>) {
    let (key, location) = match refusal {
        ValidationError::ContainsNotDefGlyph(_, at, text) => {
            return (sentence!("refused-by-standard.glyph", text), *at);
        }
        ValidationError::InvalidCodepointMapping(_, _, c, at)
        | ValidationError::UnicodePrivateArea(_, _, c, at) => {
            let character = format!("{:04X}", u32::from(*c));
            return (sentence!("refused-by-standard.private", character), *at);
        }
        ValidationError::NoCodepointMapping(_, _, at) => ("refused-by-standard.mapping", *at),
        ValidationError::RestrictedLicense(_) => ("refused-by-standard.licence", None),
        ValidationError::MissingAltText(at) => ("refused-by-standard.description", *at),
        ValidationError::MissingCMYKProfile => ("refused-by-standard.cmyk", None),
        ValidationError::Transparency(at) => ("refused-by-standard.transparency", *at),
        ValidationError::ImageInterpolation(at) => ("refused-by-standard.interpolation", *at),
        ValidationError::TooLongString => ("refused-by-standard.long-text", None),
        ValidationError::TooLongName => ("refused-by-standard.long-name", None),
        ValidationError::TooManyIndirectObjects => ("refused-by-standard.parts", None),
        ValidationError::TooHighQNestingLevel => ("refused-by-standard.nesting", None),
        ValidationError::NoDocumentLanguage => ("refused-by-standard.language", None),
        ValidationError::NoDocumentTitle => ("refused-by-standard.title", None),
        ValidationError::MissingHeadingTitle => ("refused-by-standard.heading", None),
        ValidationError::MissingDocumentOutline => ("refused-by-standard.outline", None),
        ValidationError::MissingAnnotationAltText(at) => ("refused-by-standard.link", *at),
        // What this program never writes.
        _ => ("refused-by-standard.other", None),
    };
    (Sentence::new(key), location)
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
            let message = explained(&refusal).0.english();
            let is_plain = |word: &str| !word.chars().skip(1).any(|c| c.is_uppercase()) || word == "CMYK";
            assert!(message.split(' ').all(is_plain), "{message}");
        }
    }
}
