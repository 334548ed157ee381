//! What is wanted of a site.

use super::templates::Templates;
use crate::ink::ColorOrNone;
use crate::links::address;
use crate::model::SiteUrls;
use crate::package::sha256;

/// What is wanted of a site.
#[derive(Clone, Debug)]
pub struct Options {
    /// The family of its addresses.
    pub urls: SiteUrls,
    /// Where it will stand on the web, `https://…/`; feeds, cards, codes and canonical links need it. All other links are
    /// relative.
    pub base_url: Option<String>,
    /// Widths of the pictures of a page, in pixels, the smallest first.
    pub page_widths: [u32; 3],
    /// The colour where the paper names none: that of its theme.
    pub accent: ColorOrNone,
}

/// Usual widths of the pictures of a page, in pixels: a phone, a phone with fine pixels or a desk, a page to be read. See
/// docs/tuning.md.
const PAGE_WIDTHS: [u32; 3] = [640, 1280, 2160];

impl Default for Options {
    fn default() -> Self {
        Self {
            urls: SiteUrls::default(),
            base_url: None,
            page_widths: PAGE_WIDTHS,
            accent: ColorOrNone::default(),
        }
    }
}

/// The address of a site, if it is a complete one of the web.
pub fn sound_base_url(text: &str) -> Option<String> {
    address::sound(text).filter(|url| url.starts_with("http") && !url.contains(['?', '#']))
}

impl Options {
    /// What all documents of a site are made with, as the site keeps it: this version of the program, these options and
    /// templates.
    pub(crate) fn made_with(&self, templates: &Templates) -> String {
        let made_with = [env!("CARGO_PKG_VERSION"), &format!("{self:?}"), &templates.digest()].join("\n");
        format!("{{\"made_with\":\"{}\"}}\n", sha256(made_with.as_bytes()))
    }

    /// The complete address of a document; `None` where nobody said where the site stands.
    pub(crate) fn absolute(&self, address: &str) -> Option<String> {
        let base = self.base_url.as_deref()?;
        Some(format!("{}/{address}", base.trim_end_matches('/')))
    }
}
