//! The files to be imported: those that are named, those in named folders, and those in archives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use paiban::diagnostics::Error;
use paiban::files::{self, Folder, PICTURE_LIMIT, RECORD_LIMIT};
use paiban::messages::{Sentence, sentence};
use paiban::source::import::archive::{self, Members};
use paiban::source::import::cuts;

use super::super::super::failure::Failure;

/// Endings of files in folders and archives that may be pages.
const ENDINGS: [&str; 10] = ["md", "markdown", "txt", "json", "xml", "hocr", "html", "htm", "xhtml", "pdf"];

/// Endings of those that are no Markdown.
const NO_MARKDOWN: [&str; 7] = ["json", "xml", "hocr", "html", "htm", "xhtml", "pdf"];

/// Folders in which programs put pictures, beside their files.
const PICTURE_FOLDERS: [&str; 3] = ["", "images/", "imgs/"];

/// A file to be imported.
pub(super) struct Input {
    /// Its name in messages.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
    /// Whether the command line names it, so that it must be a page.
    pub(super) is_named: bool,
    /// The pictures that the file itself holds.
    pub(super) pictures: BTreeMap<String, Arc<[u8]>>,
    beside: Beside,
}

/// Where the pictures of a file are looked for.
enum Beside {
    Folder(PathBuf),
    /// The files of an archive, its name, and a folder in it: empty, or with `/` at its end.
    Archive(Rc<Members>, String, String),
}

/// An archive or a file that cannot be used.
pub(super) struct Unusable {
    pub(super) name: String,
    pub(super) fault: Sentence,
}

impl Input {
    /// The name without what programs add to the name of a page, and how much the file says of it: less is more.
    pub(super) fn page(&self) -> (String, u8) {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        let suffixes = match self.name.to_ascii_lowercase().ends_with(".pdf") {
            true => &[("_origin", 4), ("_layout", 5), ("_span", 5)][..],
            false => &[("_middle", 0), ("_content_list_v2", 2), ("_content_list", 1), ("_res", 1)],
        };
        let found = suffixes.iter().find_map(|(suffix, rank)| Some((stem.strip_suffix(suffix)?, *rank)));
        let plain = match self.name.to_ascii_lowercase().ends_with(".pdf") {
            true => 4,
            false if self.is_markdown() => 3,
            false => 1,
        };
        found.map_or_else(|| (stem.to_owned(), plain), |(stem, rank)| (stem.to_owned(), rank))
    }

    /// Whether its name says that it is Markdown.
    pub(super) fn is_markdown(&self) -> bool {
        ending(&self.name).is_none_or(|ending| !NO_MARKDOWN.contains(&ending.as_str()))
    }

    /// Whether its name says that it is JSON.
    pub(super) fn is_json(&self) -> bool {
        ending(&self.name).is_some_and(|ending| ending == "json")
    }

    /// The name of a file beside it.
    pub(super) fn beside(&self, path: &str) -> String {
        match &self.beside {
            Beside::Folder(folder) => folder.join(path).display().to_string(),
            Beside::Archive(_, archive, folder) => format!("{archive}/{folder}{path}"),
        }
    }

    /// A file beside it, or in a folder beside it.
    pub(super) fn file(&self, path: &str) -> Option<Vec<u8>> {
        match &self.beside {
            Beside::Folder(folder) => Folder::open(folder).ok()?.read(path, RECORD_LIMIT).ok(),
            Beside::Archive(members, _, folder) => members.get(&format!("{folder}{path}")).cloned(),
        }
    }

    /// A picture that it names, or the part of one.
    pub(super) fn picture(&self, source: &str) -> Option<Arc<[u8]>> {
        if let Some(own) = self.pictures.get(source) {
            return Some(Arc::clone(own));
        }
        let (path, part) = cuts::parted(source);
        let whole = self.whole_picture(path)?;
        match part {
            Some(part) => cuts::cut(&whole, part).map(Arc::from),
            None => Some(whole),
        }
    }

    fn whole_picture(&self, source: &str) -> Option<Arc<[u8]>> {
        let source = source.trim_start_matches("./");
        let name = source.rsplit_once('/').map_or(source, |(_, name)| name);
        let places = PICTURE_FOLDERS.iter().map(|folder| format!("{folder}{name}"));
        let mut paths = std::iter::once(source.to_owned()).chain(places);
        match &self.beside {
            Beside::Folder(folder) => {
                let folder = Folder::open(folder).ok()?;
                paths.find_map(|path| folder.read(&path, PICTURE_LIMIT).ok()).map(Arc::from)
            }
            Beside::Archive(members, _, folder) => paths
                .find_map(|path| members.get(&format!("{folder}{path}")))
                .map(|bytes| bytes.as_slice().into()),
        }
    }
}

/// Reads all files, in the order of the command line, those of folders and archives by their names.
pub(super) fn gather(paths: &[PathBuf]) -> Result<(Vec<Input>, Vec<Unusable>), Failure> {
    let (mut inputs, mut unusable) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            let before = inputs.len();
            of_folder(path, &mut inputs)?;
            if inputs.len() == before {
                let folder = path.display();
                return Err(Failure::usage(sentence!("import-no-pages", folder))
                    .help(Sentence::new("import-no-pages.help")));
            }
            continue;
        }
        let bytes = files::read_named(path, RECORD_LIMIT)?;
        let name = path.display().to_string();
        if archive::is_archive(&bytes) {
            match archive::unpack(&bytes) {
                Ok(members) => of_archive(&name, members, &mut inputs),
                Err(fault) => unusable.push(Unusable { name, fault }),
            }
            continue;
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        inputs.push(Input {
            name,
            bytes,
            is_named: true,
            pictures: BTreeMap::new(),
            beside: Beside::Folder(folder),
        });
    }
    Ok((inputs, unusable))
}

/// Whether a file may be, or hold, a description of a whole issue, which says its day.
pub(super) fn may_say_day(path: &Path) -> bool {
    let ending = ending(&path.to_string_lossy());
    path.is_dir() || ending.is_none_or(|ending| ["xml", "zip"].contains(&ending.as_str()))
}

fn may_be_page(path: &str) -> bool {
    ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn ending(path: &str) -> Option<String> {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())
}

fn of_folder(path: &Path, inputs: &mut Vec<Input>) -> Result<(), Failure> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let folder = Folder::open(path).map_err(failed)?;
    for relative in folder.listing().into_iter().filter(|relative| may_be_page(relative)) {
        let file = path.join(&relative);
        let bytes = files::read_named(&file, RECORD_LIMIT)?;
        let beside = Beside::Folder(file.parent().unwrap_or(path).to_owned());
        inputs.push(Input {
            name: folder.name(&relative),
            bytes,
            is_named: false,
            pictures: BTreeMap::new(),
            beside,
        });
    }
    Ok(())
}

fn of_archive(archive: &str, members: Members, inputs: &mut Vec<Input>) {
    let members = Rc::new(members);
    for (path, bytes) in members.iter().filter(|(path, _)| may_be_page(path)) {
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let beside = Beside::Archive(Rc::clone(&members), archive.to_owned(), folder);
        inputs.push(Input {
            name: format!("{archive}/{path}"),
            bytes: bytes.clone(),
            is_named: false,
            pictures: BTreeMap::new(),
            beside,
        });
    }
}
