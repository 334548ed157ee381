//! Finding and choosing faces: the bundled ones first, then those of folders ([`folder`]).
//!
//! [`face`] is one face with what shaping needs of it: [`glyphs`] remembers the glyph of each
//! character that no neighbour can change, [`contextual`] says which those are, [`blanks`] how
//! much of a full-width mark is blank, [`shifts`] how low and high characters are set.

mod blanks;
mod contextual;
mod face;
mod folder;
mod glyphs;
mod shifts;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, Family, Query, Source, Stretch, Style, Weight};

#[cfg(any(test, feature = "bundled-fonts"))]
use paiban_fonts::BundledFace;

use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::messages::{Sentence, sentence};
use crate::model::Language;
use crate::unicode::no_ink::has_ink;

pub use blanks::Blanks;
pub(super) use face::{FEATURES, Opened, opentype_language};
pub use face::{Face, FontData};
pub(super) use glyphs::PlainGlyph;
pub(crate) use shifts::ShiftKind;

/// The faces that are compiled in; none without the feature `bundled-fonts`.
#[cfg(any(test, feature = "bundled-fonts"))]
const BUNDLED: &[BundledFace] = paiban_fonts::FACES;
#[cfg(not(any(test, feature = "bundled-fonts")))]
const BUNDLED: &[BundledFace] = &[];

#[cfg(not(any(test, feature = "bundled-fonts")))]
struct BundledFace {
    name: &'static str,
    bytes: &'static [u8],
}

/// Most faces of a library: they are numbered in 16 bits.
const MOST_FACES: usize = 1 << 16;

/// A face of a [`FontLibrary`], by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct FaceId(u16);

/// What a face is used for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FontRole {
    /// Running text (宋体).
    Body,
    /// Headlines (粗宋).
    Headline,
    /// Heavy headlines, names of papers (超粗宋).
    HeadlineHeavy,
    /// Light headlines (细宋).
    HeadlineLight,
    /// Strong text, headlines in Hei (特粗黑).
    Strong,
    /// Labels, subheads, terms (中黑).
    Label,
    /// Light lines beside strong ones (细黑).
    StrongLight,
    /// Captions, tables and folios (黑体).
    Caption,
    /// Kickers, quotations, emphasis (楷体).
    Kai,
}

impl FontRole {
    /// All roles.
    pub const ALL: [Self; 9] = [
        Self::Body,
        Self::Headline,
        Self::HeadlineHeavy,
        Self::HeadlineLight,
        Self::Strong,
        Self::Label,
        Self::StrongLight,
        Self::Caption,
        Self::Kai,
    ];

    /// Name of the role in themes and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Headline => "headline",
            Self::HeadlineHeavy => "headline_heavy",
            Self::HeadlineLight => "headline_light",
            Self::Strong => "strong",
            Self::Label => "label",
            Self::StrongLight => "strong_light",
            Self::Caption => "caption",
            Self::Kai => "kai",
        }
    }
}

/// Requirements for a face.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontSpec {
    /// Families to try, in order.
    pub families: Vec<String>,
    /// Weight, 100 to 900; 400 is regular, 700 bold.
    pub weight: u16,
}

impl FontSpec {
    /// What the bundled faces offer for a role.
    pub fn of(role: FontRole) -> Self {
        let (family, weight) = match role {
            FontRole::Body => ("Noto Serif CJK SC", 400),
            FontRole::Headline => ("Noto Serif CJK SC", 700),
            FontRole::HeadlineHeavy => ("Noto Serif CJK SC", 900),
            FontRole::HeadlineLight => ("Noto Serif CJK SC", 300),
            FontRole::Strong => ("Noto Sans CJK SC", 900),
            FontRole::Label => ("Noto Sans CJK SC", 700),
            FontRole::StrongLight => ("Noto Sans CJK SC", 300),
            FontRole::Caption => ("Noto Sans CJK SC", 400),
            FontRole::Kai => ("Paiban Kai", 400),
        };
        Self { families: vec![family.to_owned()], weight }
    }
}

/// Where a face comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontOrigin {
    /// Compiled into the program, from this file of `fonts/`.
    Bundled(&'static str),
    /// A file.
    File(PathBuf),
}

impl fmt::Display for FontOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled(name) => write!(f, "bundled {name}"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// All known faces, the bundled ones first. Clones share the faces.
#[derive(Clone)]
pub struct FontLibrary {
    database: Arc<Database>,
    faces: Arc<Vec<Arc<Face>>>,
}

/// Whether both have the same faces under the same numbers.
impl PartialEq for FontLibrary {
    fn eq(&self, other: &Self) -> bool {
        let names = |library: &Self| -> Vec<_> {
            library.faces.iter().map(|face| (face.origin.clone(), face.index)).collect()
        };
        Arc::ptr_eq(&self.faces, &other.faces) || names(self) == names(other)
    }
}

impl fmt::Debug for FontLibrary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.faces.iter()).finish()
    }
}

impl FontLibrary {
    /// No face at all.
    pub fn empty() -> Self {
        Self { database: Arc::default(), faces: Arc::default() }
    }

    /// The faces that are compiled in (feature `bundled-fonts`); without them it is empty.
    pub fn bundled() -> Self {
        let mut library = Self::empty();
        for &BundledFace { bytes, .. } in BUNDLED {
            let database = Arc::make_mut(&mut library.database);
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        library.take_new_faces();
        library
    }

    /// Whether there is any face to set text in.
    ///
    /// # Errors
    /// [`Error::Font`] if there is none.
    pub fn not_empty(&self) -> Result<(), Error> {
        if self.faces.is_empty() {
            return Err(Error::Font { name: "any".to_owned(), reason: sentence!("no-fonts") });
        }
        Ok(())
    }

    /// Adds the fonts of a folder and of the folders in it; returns how many faces are new. A file that
    /// cannot be used is a diagnostic (F203).
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn add_dir(&mut self, dir: &Path) -> Result<Checked<usize>, Error> {
        let files = folder::font_files(dir);
        let files = files.map_err(|source| Error::Read { path: dir.to_owned(), source })?;
        let mut diagnostics = Vec::new();
        for path in files {
            match folder::faces(&path) {
                Ok(faces) if self.database.len() + faces.len() <= MOST_FACES => {
                    let database = Arc::make_mut(&mut self.database);
                    for face in faces {
                        database.push_face_info(face);
                    }
                }
                Ok(_) => diagnostics.push(unusable(&path, sentence!("unusable-font.too-many"))),
                Err(reason) => diagnostics.push(unusable(&path, reason)),
            }
        }
        Ok(Checked { value: self.take_new_faces(), diagnostics })
    }

    /// Makes faces of what the database found since last time, in an order that does not depend
    /// on how a folder lists its files.
    fn take_new_faces(&mut self) -> usize {
        let known = self.faces.len();
        let new = self.database.faces().filter(|info| !self.faces.iter().any(|f| f.database_id() == info.id));
        let mut new: Vec<Face> = new.map(|info| Face::new(info, origin_of(&info.source))).collect();
        if known > 0 {
            new.sort_by_key(|face| (face.family.clone(), face.weight, face.origin.to_string(), face.index));
        }
        let count = new.len();
        Arc::make_mut(&mut self.faces).extend(new.into_iter().map(Arc::new));
        count
    }

    /// All faces, the bundled ones first.
    pub fn faces(&self) -> &[Arc<Face>] {
        &self.faces
    }

    /// A face by its number.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Whether any face has the character, or it needs no glyph.
    pub fn covers(&self, c: char) -> bool {
        !has_ink(c) || self.faces.iter().any(|face| face.has(c))
    }

    /// Whether there is a face of that family.
    pub fn has_family(&self, family: &str) -> bool {
        self.query(family, 400).is_some()
    }

    /// The faces to try in order: for each family its form for the language, then the family
    /// itself, at the nearest weight; then all other faces, in the order of the library.
    pub fn chain(&self, spec: &FontSpec, language: &Language) -> Vec<FaceId> {
        let mut chain = Vec::new();
        for family in &spec.families {
            chain.extend(regional(family, language).and_then(|name| self.query(&name, spec.weight)));
            chain.extend(self.query(family, spec.weight));
        }
        chain.extend((0..self.faces.len()).map(|i| FaceId(i as u16)));
        let mut seen = std::collections::BTreeSet::new();
        chain.retain(|id| seen.insert(*id));
        chain
    }

    fn query(&self, family: &str, weight: u16) -> Option<FaceId> {
        let id = self.database.query(&Query {
            families: &[Family::Name(family)],
            weight: Weight(weight),
            stretch: Stretch::Normal,
            style: Style::Normal,
        })?;
        self.faces.iter().position(|face| face.database_id() == id).map(|i| FaceId(i as u16))
    }
}

/// F203 a font file that is left out.
fn unusable(path: &Path, reason: Sentence) -> Diagnostic {
    let message = sentence!("unusable-font", path = path.display(), reason);
    Diagnostic::new(Code::UnusableFont, message).help(sentence!("unusable-font.help"))
}

fn origin_of(source: &Source) -> FontOrigin {
    match source {
        Source::File(path) => FontOrigin::File(path.clone()),
        Source::Binary(data) => {
            let bytes = (**data).as_ref();
            let same = |face: &&BundledFace| std::ptr::eq(face.bytes, bytes);
            FontOrigin::Bundled(BUNDLED.iter().find(same).map_or("", |face| face.name))
        }
    }
}

/// The name of a family's form for the region of a language: Noto and Source families end in
/// `SC`, `TC`, `HK`, `JP` or `KR`.
fn regional(family: &str, language: &Language) -> Option<String> {
    let stem = family.strip_suffix(" SC")?;
    let tag = language.as_str();
    let region = match tag {
        _ if tag.ends_with("-HK") || tag.ends_with("-MO") => "HK",
        _ if tag.starts_with("zh-Hant") || tag.ends_with("-TW") => "TC",
        _ if tag.starts_with("ja") => "JP",
        _ if tag.starts_with("ko") => "KR",
        _ => return None,
    };
    Some(format!("{stem} {region}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_without_fonts_says_so() {
        assert!(FontLibrary::empty().not_empty().is_err());
        assert!(FontLibrary::bundled().not_empty().is_ok());
    }

    #[test]
    fn each_role_finds_its_bundled_face_first() {
        let library = FontLibrary::bundled();
        for role in FontRole::ALL {
            let spec = FontSpec::of(role);
            let chain = library.chain(&spec, &Language::from("zh-Hans-CN"));
            let first = library.face(chain[0]);
            assert_eq!((&first.family, first.weight), (&spec.families[0], spec.weight), "{}", role.name());
            assert_eq!(chain.len(), library.faces().len(), "every face is a fallback");
        }
    }

    #[test]
    fn the_last_bundled_face_has_signs_and_all_others_have_han() {
        let library = FontLibrary::bundled();
        let (symbols, others) = library.faces().split_last().unwrap();
        assert!(others.iter().all(|face| face.has('报')) && !symbols.has('报'));
        assert_eq!(symbols.family, "Paiban Symbols");
        for c in "😀👍❤🎉🧧🥮⁻₄ₓ⟶✅ⓐ".chars() {
            assert!(library.covers(c), "{c}");
        }
        assert!(!library.covers('ፀ'));
    }

    #[test]
    fn another_region_prefers_its_own_form_of_a_family() {
        assert_eq!(
            regional("Noto Serif CJK SC", &Language::from("zh-Hant-TW")).as_deref(),
            Some("Noto Serif CJK TC")
        );
        assert_eq!(regional("Noto Serif CJK SC", &Language::from("zh-Hans-CN")), None);
    }
}
