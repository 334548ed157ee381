//! The nearest `publication.toml`: in the folder of the issue or a folder above.

use std::path::{Component, Path, PathBuf};

use crate::diagnostics::{Checked, Diagnostic, Error, FileId, SourceMap, Span};
use crate::files::{self, Folder, TEXT_LIMIT, Unreadable};
use crate::model::Publication;
use crate::source::pictures::{self, PictureReader};
use crate::source::record::{Faults, Fields, PartPlaces, toml};
use crate::source::{PictureFiles, fields};

/// Name of the file.
pub(super) const NAME: &str = "publication.toml";

/// Reads a `publication.toml` by itself, with the pictures of its masthead and its fillers.
///
/// # Errors
/// Where the file cannot be read at all. Faults of what it holds are diagnostics.
pub fn read_publication(
    path: &Path,
    files: &mut SourceMap,
) -> Result<Checked<(Publication, PictureFiles)>, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let folder = Folder::open(path.parent().unwrap_or(Path::new(""))).map_err(failed)?;
    let mut found = Vec::new();
    let (publication, places, file) = match parse(path, files, &mut found) {
        Ok(parsed) => parsed,
        Err(fault) => {
            found.push(fault.into_error(path)?.diagnostic(&path.display().to_string(), None, &[]));
            return Ok(Checked { value: Default::default(), diagnostics: found });
        }
    };
    let mut found_pictures = PictureFiles::new();
    let listing = folder.listing();
    let mut reader = PictureReader::new(&folder, &listing);
    for (path, place) in pictures::of_publication(&publication) {
        let at = places.get(&place).map(|range| Span::new(file, range));
        let bytes = reader.read(&path, at, &mut found);
        found_pictures.extend(bytes.map(|bytes| (path, bytes)));
    }
    reader.finish(&mut found);
    Ok(Checked { value: (publication, found_pictures), diagnostics: found })
}

/// Reads the file at a path that the user chose: a link to a shared file is followed.
pub(super) fn parse(
    path: &Path,
    files: &mut SourceMap,
    found: &mut Vec<Diagnostic>,
) -> Result<(Publication, PartPlaces, FileId), Unreadable> {
    let bytes = files::read(path, TEXT_LIMIT)?;
    let (file, text) = files::add_text(&path.display().to_string(), bytes, files, found);
    let mut faults = Faults::new(file);
    let entries = toml::parse(&text, 0, &mut faults);
    let mut fields = Fields::new(entries, 0..0, &mut faults);
    let publication = fields::publication::read(&mut fields, &fields::publication::TableKeys::TOML);
    let places = fields.finish();
    found.extend(faults.into_diagnostics());
    Ok((publication, places, file))
}

/// The folder that holds it, as the user would type it.
pub(in crate::source) fn nearest(folder: &Path) -> Option<PathBuf> {
    // Something of this name that cannot be read is the one that is meant.
    upwards(folder).into_iter().find(|above| above.join(NAME).symlink_metadata().is_ok())
}

/// A folder and those above it, as the user would type them.
pub(super) fn upwards(folder: &Path) -> Vec<PathBuf> {
    let shown = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let depth = files::whole_path(shown).map_or(1, |path| path.ancestors().count());
    let mut typed = folder.to_owned();
    let mut found = vec![typed.clone()];
    for _ in 1..depth {
        typed = folder_above(&typed);
        found.push(typed.clone());
    }
    found
}

/// The folder above: without the last part where that is a name, else with `..`.
pub fn folder_above(typed: &Path) -> PathBuf {
    match typed.components().next_back() {
        Some(Component::Normal(_)) => typed.parent().unwrap_or(typed).to_owned(),
        None | Some(Component::CurDir) => PathBuf::from(".."),
        Some(Component::ParentDir) => typed.join(".."),
        Some(Component::RootDir | Component::Prefix(_)) => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_above_are_named_as_one_would_type_them() {
        for (folder, above) in [
            ("gongbao/2019-04-19", "gongbao"),
            ("gongbao", ""),
            ("", ".."),
            (".", ".."),
            ("..", "../.."),
            ("/srv/a", "/srv"),
            ("/", "/"),
        ] {
            assert_eq!(folder_above(Path::new(folder)), Path::new(above), "{folder}");
        }
    }
}
