//! HTML as browsers read it: no namespaces, no slash in void elements.

use crate::html::dialect::{Dialect, XHTML};

/// The HTML of a site. An article is a document of its own, and its headline the first heading. Notes say what they are
/// in the vocabulary of assistive technology (DPUB-ARIA 1.1).
pub(crate) const WEB: Dialect = Dialect {
    void_end: ">",
    xml_lang: false,
    headline_level: 1,
    note_reference: &[("role", "doc-noteref")],
    back_link: &[("role", "doc-backlink")],
    ..XHTML
};
