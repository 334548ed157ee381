//! Which keys make a publication, an issue, a page, an article: the names of the model, shared by
//! TOML and JSON.
//!
//! * [`publication`]: the paper
//! * [`issue`]: the issue itself and its pages
//! * [`defaults`]: what both say in place of options of the commands
//! * [`article`]: what an article has besides its text
//! * [`figure`]: a picture with its words
//! * [`body`]: blocks and inline text, as JSON writes them

pub mod article;
pub mod body;
pub mod color;
pub mod defaults;
pub mod figure;
pub mod issue;
pub mod publication;

use crate::diagnostics::Code;
use crate::links::address;
use crate::messages::{Sentence, sentence};
use crate::model::Language;
use crate::source::record::Fields;

/// Whether an address is external: it begins with `http://`, `https://` or `mailto:`
/// and more follows.
pub fn is_whole_address(url: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        url.len() > scheme.len()
            && url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Refuses an incomplete address; an empty one is reported elsewhere.
fn check_address(fields: &mut Fields<'_>, url: &str) {
    if !url.is_empty() && !is_whole_address(url) {
        let help = Some(Sentence::new("invalid-url.help"));
        fields.refuse(Code::InvalidUrl, "url", sentence!("invalid-url", url), help);
    }
}

/// Refuses an address that no QR code of so many bytes can hold.
fn check_code(fields: &mut Fields<'_>, key: &'static str, url: &str, most: usize) {
    let Some(address) = address::sound(url) else {
        let help = Some(Sentence::new("invalid-url.help"));
        fields.refuse(Code::InvalidUrl, key, sentence!("invalid-url", url), help);
        return;
    };
    if address.len() > most {
        let message = sentence!("invalid-value.qr-long", found = address.len(), most);
        let help = Some(Sentence::new("invalid-value.help-qr-long"));
        fields.refuse(Code::InvalidValue, key, message, help);
    }
}

/// Refuses a language that is not well formed by BCP 47.
fn check_language(fields: &mut Fields<'_>, key: &str, language: &Language) {
    if !language.as_str().is_empty() && !language.is_well_formed() {
        let message = sentence!("invalid-language", language);
        let help = Some(Sentence::new("invalid-language.help"));
        fields.refuse(Code::InvalidLanguage, key, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole() {
        for good in ["http://a.cn", "HTTPS://a.cn/乙", "mailto:a@b.cn"] {
            assert!(is_whole_address(good), "{good}");
        }
        for bad in ["", "a.cn", "/a", "https://", "javascript:alert(1)", "ｈttp://a.cn", "ftp://a.cn"] {
            assert!(!is_whole_address(bad), "{bad}");
        }
    }
}
