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
        other => (format!("{other:?}"), None),
    }
}
