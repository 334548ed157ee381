//! From an [`Edition`] to the bytes of a PDF, by krilla.
//!
//! The recipe: the [`profile`] says which standards the file claims; open the fonts ([`fonts`]) and
//! pictures ([`pictures`]) the edition uses; find where each article begins ([`places`]) and what
//! its frames mean ([`roles`]); draw the frames of each sheet in one walk ([`draw`]), which fills
//! the [`structure`] and writes the actual text of widely spaced characters ([`apart`]); add outline and
//! information ([`outline`], [`metadata`]); last replace what the writer cannot write
//! ([`revise`]): the metadata packet ([`xmp`]) and the titles of the pages; and pack what is small.
//! Texts that are too long for strings are shortened ([`strings`]). What a standard forbids becomes a
//! diagnostic ([`refusals`]).
//!
//! ```
//! use std::path::Path;
//! use paiban::layout::{self, Front, Theme};
//! use paiban::text::FontLibrary;
//! use paiban::pdf::{self, Options, Profile};
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|_| true).value;
//! let theme = Theme::bundled("party")?;
//! let cover = layout::cover(&issue, &theme, &FontLibrary::bundled(), Front::Headlines);
//! let options = Options { profile: Profile::Web, ..Options::default() };
//! let pdf = pdf::export(&cover, &options)?;
//! assert!(pdf.value.starts_with(b"%PDF-1.7"));
//! # Ok(())
//! # }
//! ```

mod apart;
mod boxes;
mod draw;
mod fonts;
mod ink;
mod metadata;
mod outline;
mod pictures;
mod profile;
mod refusals;
mod revise;
mod roles;
mod strings;
mod structure;
mod xmp;

use std::collections::BTreeMap;

use krilla::destination::{NamedDestination, XyzDestination};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaResult;
use krilla::page::{PageLabel, PageSettings};
use krilla::{Document, SerializeSettings};

use crate::diagnostics::{Checked, Error};
use crate::edition::{Edition, Sheet};
use crate::geometry::Length;
use crate::model::ArticleId;

use crate::edition::places::{self, Places};
use draw::Stock;
use profile::Standard;
use roles::Roles;
use structure::Structure;

pub use ink::Color;
pub use profile::Profile;

/// What is wanted of a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What it is for.
    pub profile: Profile,
    /// Its colours.
    pub color: Color,
    /// How far printed areas extend beyond the page.
    pub bleed: Length,
    /// Whether crop marks are printed.
    pub marks: bool,
}

/// Writes an edition as a tagged PDF: fonts as subsets, pictures once each, an outline from pages
/// to articles, page labels that are the labels of the newspaper pages, a name for the place of
/// every article. Same edition, same bytes.
///
/// What the standards of the profile forbid are errors among the diagnostics; the bytes are then
/// those of a file that claims no standard.
///
/// # Errors
/// A font cannot be read, or the writer refuses the document, which is a fault of this program.
pub fn export(edition: &Edition, options: &Options) -> Result<Checked<Vec<u8>>, Error> {
    let profile = options.profile;
    let undescribed = profile::undescribed(edition);
    let standard = Standard::of(profile, undescribed.is_empty());
    let fonts = fonts::open(edition)?;
    let pictures = pictures::open(edition, options, standard)?;
    let places = places::of(edition);
    let stock = Stock { fonts: &fonts, pictures: &pictures, places: &places, options };
    let mut roles = Roles::of(edition);
    let mut diagnostics = strings::overlong(edition);
    match written(edition, &stock, standard, &mut roles)? {
        Ok(bytes) => {
            let value = revised(&bytes, edition, standard)?;
            let lesser = (profile == Profile::Archive).then(|| profile::lesser(&undescribed));
            diagnostics.extend(lesser.flatten());
            Ok(Checked { value, diagnostics })
        }
        Err(error) => {
            diagnostics.extend(refusals::of(&error, profile, &roles)?);
            // If the user allows the error, a file is written anyway.
            let standard = Standard::NONE;
            let mut roles = Roles::of(edition);
            let bytes = written(edition, &stock, standard, &mut roles)?
                .map_err(|error| Error::Writer { format: "PDF", reason: error.to_string() })?;
            Ok(Checked { value: revised(&bytes, edition, standard)?, diagnostics })
        }
    }
}

/// The file as the writer writes it under a standard, or what that forbids.
fn written(
    edition: &Edition,
    stock: &Stock<'_>,
    standard: Standard,
    roles: &mut Roles,
) -> Result<KrillaResult<Vec<u8>>, Error> {
    let (options, issue) = (stock.options, edition.issue.issue());
    let mut structure = Structure::new();
    let mut document = Document::new_with(SerializeSettings {
        configuration: standard.configuration()?,
        cmyk_profile: (options.color == Color::Cmyk).then(ink::press_profile).flatten(),
        ..SerializeSettings::default()
    });
    for (number, sheet) in edition.sheets.iter().enumerate() {
        let mut page = document.start_page_with(settings(sheet, options)?);
        draw::sheet(&mut page, (number, sheet), stock, roles, &mut structure);
        page.finish();
    }
    let language = metadata::language(&issue.publication.language);
    document.set_tag_tree(structure.tree(roles.descriptions(), &language));
    document.set_outline(outline::of(edition, stock.places));
    document.set_metadata(metadata::of(edition, &language));
    name_places(&mut document, stock.places);
    if options.profile == Profile::Deposit {
        attach(&mut document, edition)?;
    }
    Ok(document.finish())
}

fn settings(sheet: &Sheet, options: &Options) -> Result<PageSettings, Error> {
    let (width, height) = (sheet.size.width.points(), sheet.size.height.points());
    let label = sheet.page_label.as_deref().unwrap_or(sheet.label.as_str());
    let label = match sheet.number {
        0 => label.to_owned(),
        more => format!("{label}-{}", more + 1),
    };
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| Error::Writer {
        format: "PDF",
        reason: format!("a page of {width} by {height} points"),
    })?;
    let settings = settings.with_page_label(PageLabel::new(None, Some(strings::title(&label)), None));
    Ok(boxes::with_boxes(settings, sheet.size, options))
}

/// The name of the place where an article begins, and that place.
fn named(id: &ArticleId, places: &Places) -> Option<NamedDestination> {
    let (sheet, corner) = places.get(id)?.first()?;
    let place = krilla::geom::Point::from_xy(corner.x.points(), corner.y.points());
    let number = || places.range(..id.clone()).count();
    Some(NamedDestination::new(strings::name(id, number), XyzDestination::new(*sheet, place)))
}

/// Gives the place of every article its name: that of the article.
fn name_places(document: &mut Document, places: &Places) {
    for place in places.keys().filter_map(|id| named(id, places)) {
        // Names of articles are unique, and a link may have named its place before.
        let _ = document.register_named_destination(place);
    }
}

/// Attaches the issue as the program reads it: the source of the pages (ISO 19005-3, annex E).
fn attach(document: &mut Document, edition: &Edition) -> Result<(), Error> {
    let (issue, name) = (edition.issue.issue(), edition.source_name);
    let refused = |reason: String| Error::Writer { format: "PDF", reason };
    let mut json = serde_json::to_vec_pretty(issue).map_err(|error| refused(error.to_string()))?;
    json.push(b'\n');
    let file = EmbeddedFile {
        path: name.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some("what the pages were made from".to_owned()),
        association_kind: AssociationKind::Source,
        data: json.into(),
        modification_date: Some(metadata::midnight(issue.date)),
        compress: Some(true),
        location: None,
    };
    document.embed_file(file).ok_or_else(|| refused(format!("`{name}` is attached already")))
}

/// What the structure element of a newspaper page begins with.
const PART: &[u8] = b"<</Type/StructElem/S/Part";

/// What the catalogue begins with, and the entry of the marks in it.
const CATALOG: &[u8] = b"<</Type/Catalog";
const MARKED: &[u8] = b"/MarkInfo<</Marked true";

/// That no tag is a suspect is the default (ISO 32000-1, table 321), and what PDF/UA asks for
/// (ISO 14289-1, 7.1). Poppler takes any value but `true` for one of the wrong type, and says so to all
/// who open the file.
const NO_SUSPECTS: &[u8] = b"/Suspects false";

/// The finished file with the metadata packet of the issue and the titles of its pages, and without an
/// entry that is misunderstood.
fn revised(bytes: &[u8], edition: &Edition, standard: Standard) -> Result<Vec<u8>, Error> {
    let objects = revise::Objects::of(bytes)?;
    let mut exchanged = BTreeMap::new();
    let packet = xmp::packet(edition, standard);
    for number in objects.streams_with(b"/Type/Metadata/Subtype/XML") {
        let object = format!(
            "{number} 0 obj\n<</Length {}/Type/Metadata/Subtype/XML>>\nstream\n{packet}\nendstream\nendobj\n\n",
            packet.len()
        );
        exchanged.insert(number, object.into_bytes());
    }
    let titles = edition.sheets.iter().filter(|sheet| sheet.number == 0).map(|sheet| &sheet.title);
    for (number, title) in objects.beginning_with(PART).into_iter().zip(titles) {
        let title = [&b"/T"[..], &revise::text_string(&strings::title(title))].concat();
        let object = objects.object(number).unwrap_or_default();
        exchanged.insert(number, revise::inserted(object, PART, &title));
    }
    for number in objects.beginning_with(CATALOG) {
        let object = objects.object(number).unwrap_or_default();
        exchanged.insert(number, revise::removed(object, MARKED, NO_SUSPECTS));
    }
    Ok(objects.packed(&exchanged))
}
