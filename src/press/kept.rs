//! Whether outputs are on disk as a run would make them: the record beside them says the same inputs, options and
//! program, and the outputs are those it names.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::outputs::Request;
use super::set::Press;
use crate::diagnostics::Error;
use crate::files::{self, OUTPUT_LIMIT, RECORD_LIMIT, Unreadable};
use crate::messages::is_of_machine;
use crate::package::record::{ENDING, REQUEST};
use crate::package::{FileDigest, Record, hexadecimal, sha256};
use crate::text::{Face, FontOrigin};

impl Press {
    /// The digest of everything that outputs depend on besides the issue and the program: theme, paper, fonts
    /// ([`Self::own_fonts`]), templates, options; `more` are those that the press does not know.
    ///
    /// # Errors
    /// [`Error::Writer`] where it cannot be written down: a fault of this program.
    pub fn request_digest(
        &self,
        request: &Request<'_>,
        fonts: &[String],
        more: &[String],
    ) -> Result<String, Error> {
        let mut parts = vec![json(&self.theme)?, json(&self.paper)?];
        parts.extend_from_slice(fonts);
        parts.extend(request.asked());
        parts.extend_from_slice(more);
        let digest = parts.iter().fold(Sha256::new(), |digest, part| {
            digest.chain_update((part.len() as u64).to_le_bytes()).chain_update(part)
        });
        Ok(hexadecimal(&digest.finalize()))
    }

    /// The digests of the faces that are not bundled, which are those of the program's version. All bytes of them are
    /// read: for many issues they are taken once.
    pub fn own_fonts(&self) -> Vec<String> {
        let of_face = |face: &Arc<Face>| match (&face.origin, face.data()) {
            (FontOrigin::File(_), Some(data)) => {
                Some(format!("{} {}", face.index, sha256(data.as_ref().as_ref())))
            }
            _ => None,
        };
        self.fonts.faces().iter().filter_map(of_face).collect()
    }
}

fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value)
        .map_err(|error| Error::Writer { format: "record", reason: error.to_string() })
}

impl Request<'_> {
    /// What is wanted, in words that differ where outputs do.
    fn asked(&self) -> Vec<String> {
        let book = self
            .book
            .as_ref()
            .map(|book| format!("epub {:?} {:?} {}", book.options, book.cover, book.templates.digest()));
        let web = self.web.as_ref().map(|web| format!("web {:?} {}", web.options, web.templates.digest()));
        let others = [
            self.pages.map(|pages| format!("pdf {pages:?}")),
            self.pictures.map(|pictures| format!("png {pictures:?}")),
            self.alto.map(|options| format!("alto {options:?}")),
            self.wechat.as_ref().map(|options| format!("wechat {options:?}")),
        ];
        [book, web].into_iter().chain(others).flatten().collect()
    }
}

/// The record of the outputs in a folder, if a run for these inputs and options would make the same: they name the
/// request ([`REQUEST`]), and no output has changed. `stem` is what the outputs are named after.
///
/// # Errors
/// [`Error::Read`] where the machine fails; what cannot be read for another reason is made anew.
pub fn kept(
    folder: &Path,
    stem: &str,
    options: &BTreeMap<String, String>,
    inputs: &[FileDigest],
) -> Result<Option<Record>, Error> {
    let path = folder.join(format!("{stem}{ENDING}"));
    let Some(json) = of_this_machine(&path, files::read(&path, RECORD_LIMIT))? else { return Ok(None) };
    let Ok(record) = Record::parse(&json) else { return Ok(None) };
    let expected = Record::new(stem, options.clone(), inputs.to_vec(), record.outputs.clone());
    if record != expected || !options.contains_key(REQUEST) || record.outputs.is_empty() {
        return Ok(None);
    }
    for output in &record.outputs {
        let path = folder.join(&output.path);
        let Some(file) = of_this_machine(&path, files::open(&path, OUTPUT_LIMIT))? else { return Ok(None) };
        let found = FileDigest::of_reader(output.path.as_str(), file);
        let Some(found) = of_this_machine(&path, found.map_err(Unreadable::Refused))? else {
            return Ok(None);
        };
        if found != *output {
            return Ok(None);
        }
    }
    Ok(Some(record))
}

/// What was read; nothing where it is missing or damaged.
fn of_this_machine<T>(path: &Path, read: Result<T, Unreadable>) -> Result<Option<T>, Error> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Unreadable::Refused(error)) if is_of_machine(&error) => {
            Err(Error::Read { path: path.to_owned(), source: error })
        }
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::layout::{Paper, Theme};
    use crate::press::PicturesRequest;
    use crate::press::record::record;
    use crate::press::{OutputFile, write};
    use crate::text::FontLibrary;

    fn options(request: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(REQUEST.to_owned(), request.to_owned())])
    }

    #[test]
    fn outputs_are_kept_while_everything_is_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let inputs = [FileDigest::of("issue.toml", b"a")];
        let is_kept = |request: &str, inputs: &[FileDigest]| {
            kept(dir.path(), "xiwan", &options(request), inputs).unwrap().is_some()
        };
        assert!(!is_kept("r", &inputs), "nothing is there");
        let make = || {
            let made = [OutputFile::new("xiwan.pdf", b"pdf".to_vec())];
            let record = record("xiwan".into(), options("r"), inputs.to_vec(), &made).unwrap();
            write(dir.path(), &[made.into_iter().next().unwrap(), record], &[]).unwrap();
        };
        make();
        assert!(is_kept("r", &inputs));
        assert!(!is_kept("s", &inputs), "other options");
        assert!(!is_kept("r", &[FileDigest::of("issue.toml", b"b")]), "other inputs");
        assert!(!is_kept("r", &[]), "an input is gone");
        assert!(kept(dir.path(), "xiwan", &BTreeMap::new(), &inputs).unwrap().is_none(), "no request");
        fs::write(dir.path().join("xiwan.pdf"), "PDF").unwrap();
        assert!(!is_kept("r", &inputs), "touched by hand");
        make();
        assert!(is_kept("r", &inputs));
        let record = dir.path().join("xiwan.record.json");
        let text = fs::read_to_string(&record).unwrap();
        for broken in ["", &text[..text.len() / 2], &text.replace("paiban ", "paiban 0.0.0-")] {
            fs::write(&record, broken).unwrap();
            assert!(!is_kept("r", &inputs), "{broken}");
        }
        make();
        fs::remove_file(dir.path().join("xiwan.pdf")).unwrap();
        assert!(!is_kept("r", &inputs), "an output is gone");
    }

    #[test]
    fn requests_differ_where_outputs_do() {
        let press = |theme: &str| {
            Press::new(Theme::bundled(theme).unwrap(), Paper::find("a4-4").unwrap(), FontLibrary::bundled())
        };
        let pictures = |dots_per_inch| Request {
            pictures: Some(PicturesRequest { dots_per_inch }),
            ..Request::default()
        };
        let digest =
            |theme, dots, more: &[String]| press(theme).request_digest(&pictures(dots), &[], more).unwrap();
        let one = digest("party", 100, &[]);
        assert_eq!(one, digest("party", 100, &[]));
        for other in
            [digest("metro", 100, &[]), digest("party", 101, &[]), digest("party", 100, &["a".into()])]
        {
            assert_ne!(one, other);
        }
    }
}
