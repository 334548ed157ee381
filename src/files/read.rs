//! Reading regular files with limits, and paths that stay inside the folder of an issue.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{
    Checked, Code, Diagnostic, Error, FileId, SourceMap, Span, TEMPORARY, did_you_mean,
};
use crate::messages::{Reason, Sentence, is_of_machine, sentence, why};

use super::claim::PREFIX;
use super::encoding::{Decoded, decode};
use super::portable;

/// Largest text file that is read, in bytes: articles, themes, templates, pages of OCR.
pub const TEXT_LIMIT: u64 = 16 << 20;

/// Largest picture that is read, in bytes.
pub const PICTURE_LIMIT: u64 = 64 << 20;

/// Largest font file that is read, in bytes. Collections with the CJK faces of all regions have 200 MB.
pub const FONT_LIMIT: u64 = 512 << 20;

/// Largest book that is opened again, in bytes.
pub const BOOK_LIMIT: u64 = 1 << 30;

/// Largest record of outputs that is read, in bytes: a volume of ten years lists 100,000 files.
pub const RECORD_LIMIT: u64 = 64 << 20;

/// Largest output whose digest is taken, in bytes; it is read part by part.
pub const OUTPUT_LIMIT: u64 = 64 << 30;

/// Largest file of a cache that is read, in bytes.
pub const CACHE_LIMIT: u64 = 256 << 20;

/// How deep and how far a folder is looked through for files.
const DEEPEST_FOLDER: usize = 8;
const MOST_FILES: usize = 20_000;

/// Why a file that an issue names cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// It is missing.
    Missing,
    /// It is a link to a file that is missing: which.
    DeadLink(PathBuf),
    /// It exists but is not a regular file: what it is.
    NotAFile(Sentence),
    /// Its path leaves the folder: how.
    Outside(Sentence),
    /// A part of its path is no name on every system: the part, and why.
    Unportable(String, Sentence),
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// The system refused.
    Refused(io::Error),
}

/// A folder that files are read from by paths relative to it.
#[derive(Clone, Debug)]
pub struct Folder {
    typed: PathBuf,
    root: PathBuf,
}

impl Folder {
    /// The folder at a path as the user typed it; the empty path is the current folder.
    pub fn open(typed: &Path) -> io::Result<Self> {
        let root = whole_path(if typed.as_os_str().is_empty() { Path::new(".") } else { typed })?;
        Ok(Self { typed: typed.to_owned(), root })
    }

    /// The name of a file as the user would type it.
    pub fn name(&self, relative: &str) -> String {
        // With the separators of the system.
        relative.split('/').fold(self.typed.clone(), |path, part| path.join(part)).display().to_string()
    }

    /// Reads a file of the folder.
    pub fn read(&self, relative: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
        let relative = clean(relative).map_err(Unreadable::Outside)?;
        // Before it is opened: it may be a device.
        if let Some((part, why)) = portable::unportable(&relative) {
            return Err(Unreadable::Unportable(part.to_owned(), why));
        }
        let typed = self.root.join(relative);
        let path = whole_path(&typed).map_err(|error| refused(&typed, error))?;
        if !path.starts_with(&self.root) {
            return Err(Unreadable::Outside(Sentence::new("path-outside.link")));
        }
        read(&path, limit)
    }

    /// The files of the folder, as relative paths with `/`, sorted. Hidden files, links to
    /// folders and the folders of other issues are left out.
    pub fn listing(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(&self.root, "", 0, &mut found);
        found.sort();
        found
    }
}

/// The whole path of something that is there, without links. Some disks of Windows cannot say it, nor can old
/// versions of Wine where it is long: it is the absolute path then, if no part of it is a link.
///
/// # Errors
/// Nothing is there, or where it is cannot be said.
pub(crate) fn whole_path(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).or_else(|error| {
        let is_unsaid = cfg!(windows) && error.kind() != io::ErrorKind::NotFound;
        if is_unsaid { path_without_links(path).ok_or(error) } else { Err(error) }
    })
}

/// The absolute path of something that is there, if no part of it is a link.
fn path_without_links(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    let is_plain = |part: &Path| fs::symlink_metadata(part).is_ok_and(|found| !found.is_symlink());
    whole.ancestors().all(is_plain).then_some(whole)
}

fn list(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let (Some(name), Ok(kind)) = (name.to_str(), entry.file_type()) else { continue };
        if name.starts_with('.') || found.len() >= MOST_FILES {
            continue;
        }
        let relative = format!("{prefix}{name}");
        if !kind.is_dir() {
            found.push(relative);
        } else if depth < DEEPEST_FOLDER && !entry.path().join("issue.toml").exists() {
            list(&entry.path(), &format!("{relative}/"), depth + 1, found);
        }
    }
}

/// All files below a folder, sorted. Links to folders are not followed: they may lead in a circle; files that this
/// program is writing are left out.
///
/// # Errors
/// [`Error::Read`] with the folder that cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |path: &Path, source| Error::Read { path: path.to_owned(), source };
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|source| failed(&next, source))? {
            let entry = entry.map_err(|source| failed(&next, source))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                continue;
            }
            if entry.file_type().map_err(|source| failed(&path, source))?.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a regular file of at most `limit` bytes; links are followed.
///
/// # Errors
/// Why it cannot be read: what it is, or how large it may be.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    open(path, limit)?.take(limit + 1).read_to_end(&mut bytes).map_err(Unreadable::Refused)?;
    if bytes.len() as u64 > limit { Err(Unreadable::TooLarge(limit)) } else { Ok(bytes) }
}

/// Opens a regular file of at most `limit` bytes, to read it part by part; links are followed.
///
/// # Errors
/// As those of [`read`].
pub fn open(path: &Path, limit: u64) -> Result<File, Unreadable> {
    let refused = |error| refused(path, error);
    // Before it is opened, because opening a pipe waits for a writer.
    check(&fs::metadata(path).map_err(refused)?, limit)?;
    let file = File::open(path).map_err(refused)?;
    // The path may lead elsewhere by now.
    check(&file.metadata().map_err(refused)?, limit)?;
    Ok(file)
}

/// Reads a file that the command line names, as [`read`] does.
///
/// # Errors
/// [`Error::Read`] with the reason, a file that is too large included.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    read(path, limit).map_err(|fault| fault.stops(path))
}

fn check(metadata: &Metadata, limit: u64) -> Result<(), Unreadable> {
    if !metadata.is_file() {
        return Err(Unreadable::NotAFile(Sentence::new(kind(metadata))));
    }
    if metadata.len() > limit { Err(Unreadable::TooLarge(limit)) } else { Ok(()) }
}

/// What something that is no regular file is.
fn kind(metadata: &Metadata) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return "kind-named-pipe";
        }
        if kind.is_socket() {
            return "kind-socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "kind-device";
        }
    }
    if metadata.is_dir() { "kind-folder" } else { "kind-no-file" }
}

fn refused(path: &Path, error: io::Error) -> Unreadable {
    match (error.kind(), fs::read_link(path)) {
        (io::ErrorKind::NotFound, Ok(target)) => Unreadable::DeadLink(target),
        (io::ErrorKind::NotFound | io::ErrorKind::NotADirectory, _) => Unreadable::Missing,
        _ => Unreadable::Refused(error),
    }
}

/// A relative path without `.` and empty parts; why it is refused where it may leave its
/// folder, in words that follow the path.
pub(crate) fn clean(path: &str) -> Result<String, Sentence> {
    let refused = |key| Err(Sentence::new(key));
    if path.contains('\\') {
        return refused("path-outside.backslash");
    }
    if path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') {
        return refused("path-outside.absolute");
    }
    if path.contains('\0') {
        return refused("path-outside.control");
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.contains(&"..") {
        return refused("path-outside.parents");
    }
    if parts.is_empty() { refused("path-outside.empty") } else { Ok(parts.join("/")) }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().english())
    }
}

impl Unreadable {
    /// Why, in words that follow the name of the file.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Missing => Sentence::new("unreadable-missing"),
            Self::DeadLink(target) => sentence!("unreadable-link", target = target.display()),
            Self::NotAFile(what) => sentence!("unreadable-not-a-file", what = what),
            Self::Outside(how) => sentence!("unreadable-outside", how = how),
            Self::Unportable(part, why) => sentence!("unportable-name", part, why = why),
            Self::TooLarge(limit) => sentence!("unreadable-too-large", limit = limit >> 20),
            Self::Refused(error) => why(error),
        }
    }

    /// The fault of a file that the command line names: a missing file stops the program,
    /// one that is too large is a diagnostic.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn into_error(self, path: &Path) -> Result<Self, Error> {
        match self {
            Self::Outside(_) | Self::Unportable(..) | Self::TooLarge(_) => Ok(self),
            _ => Err(self.stops(path)),
        }
    }

    /// The fault as what stops the program.
    pub fn stops(self, path: &Path) -> Error {
        Error::Read { path: path.to_owned(), source: self.into_io() }
    }

    /// The fault as one of input and output.
    pub fn into_io(self) -> io::Error {
        let reason = match self {
            Self::Missing => Sentence::new("unreadable-no-file"),
            _ => self.sentence(),
        };
        match self {
            Self::Refused(source) => source,
            Self::Missing | Self::DeadLink(_) => Reason::error(io::ErrorKind::NotFound, reason),
            Self::NotAFile(_) | Self::Outside(_) | Self::Unportable(..) => {
                Reason::error(io::ErrorKind::InvalidInput, reason)
            }
            Self::TooLarge(_) => Reason::error(io::ErrorKind::FileTooLarge, reason),
        }
    }

    /// The diagnostic about the file at `path`, which `at` names. `known` are the existing files,
    /// among which a similar name is looked for.
    pub fn diagnostic(&self, path: &str, at: Option<Span>, known: &[String]) -> Diagnostic {
        let help = self.way_out(path, known);
        let diagnostic = Diagnostic::new(self.code(), self.message(path)).at_option(at);
        let is_temporary = matches!(self, Self::Refused(error) if is_of_machine(error));
        let diagnostic = if is_temporary { diagnostic.data(TEMPORARY, true) } else { diagnostic };
        help.into_iter().fold(diagnostic, Diagnostic::help)
    }

    fn code(&self) -> Code {
        match self {
            Self::Missing | Self::DeadLink(_) | Self::NotAFile(_) | Self::Refused(_) => Code::MissingFile,
            Self::Outside(_) => Code::PathOutside,
            Self::Unportable(..) => Code::UnportableName,
            Self::TooLarge(_) => Code::FileTooLarge,
        }
    }

    fn message(&self, path: &str) -> Sentence {
        match self {
            Self::Missing => sentence!("missing-file", path),
            Self::DeadLink(target) => sentence!("missing-file.link", path, target = target.display()),
            Self::NotAFile(what) => sentence!("missing-file.not-a-file", path, what = what),
            Self::Refused(error) => sentence!("missing-file.refused", path, reason = why(error)),
            Self::Outside(how) => sentence!("path-outside", path, how = how),
            Self::Unportable(part, why) if part == path => {
                sentence!("unportable-name", part, why = why)
            }
            Self::Unportable(part, why) => {
                sentence!("unportable-name.in-path", part, path, why = why)
            }
            Self::TooLarge(limit) => sentence!("file-too-large", path, limit = limit >> 20),
        }
    }

    fn way_out(&self, path: &str, known: &[String]) -> Option<Sentence> {
        let key = match self {
            Self::Missing => return Some(instead_of_missing(path, known)),
            Self::DeadLink(_) => "missing-file.help-link",
            Self::NotAFile(_) => "missing-file.help-not-a-file",
            Self::Outside(_) => "path-outside.help",
            Self::Unportable(..) => "unportable-name.help",
            Self::Refused(_) | Self::TooLarge(_) => return None,
        };
        Some(Sentence::new(key))
    }
}

/// The way out where there is no file at a path: the existing one that is meant, if one is near.
fn instead_of_missing(path: &str, known: &[String]) -> Sentence {
    let own = portable::folded(path);
    if let Some(twin) = known.iter().find(|other| portable::folded(other) == own) {
        let key = if portable::has_marks_apart(twin, path) {
            "missing-file.help-composed"
        } else {
            "missing-file.help-spelled"
        };
        sentence!(key, twin)
    } else if let Some(name) = did_you_mean(path, of_the_same_kind(path, known)) {
        sentence!("did-you-mean", name)
    } else {
        Sentence::new("missing-file.help")
    }
}

/// The files that may stand for the one at a path: articles for an article, others for what is none.
fn of_the_same_kind<'a>(path: &'a str, known: &'a [String]) -> impl Iterator<Item = &'a str> {
    let is_article = |path: &str| path.to_lowercase().ends_with(".md");
    // Without an ending it may be either.
    let own = Path::new(path).extension().map(|_| is_article(path));
    let is_of_kind = move |other: &&str| own.is_none_or(|own| is_article(other) == own);
    known.iter().map(String::as_str).filter(is_of_kind).filter(|other| are_near(path, other))
}

/// Whether one path may be meant by another that is mistyped: in another folder it has the same name.
fn are_near(path: &str, other: &str) -> bool {
    match (path.rsplit_once('/'), other.rsplit_once('/')) {
        (Some((folder, name)), Some((other_folder, other_name))) => {
            folder == other_folder || name == other_name
        }
        _ => true,
    }
}

/// A text with its file in the sources.
pub type SourceText = (FileId, Arc<str>);

/// Reads a text file that the command line names; `None` with a diagnostic if it is too large or not
/// UTF-8.
///
/// # Errors
/// Where the file cannot be read at all.
pub fn read_text(path: &Path, files: &mut SourceMap) -> Result<Checked<Option<SourceText>>, Error> {
    let name = path.display().to_string();
    let bytes = match read(path, TEXT_LIMIT) {
        Ok(bytes) => bytes,
        Err(fault) => {
            let diagnostics = vec![fault.into_error(path)?.diagnostic(&name, None, &[])];
            return Ok(Checked { value: None, diagnostics });
        }
    };
    let mut diagnostics = Vec::new();
    let text = add_text(&name, bytes, files, &mut diagnostics);
    let value = diagnostics.is_empty().then_some(text);
    Ok(Checked { value, diagnostics })
}

/// Text of bytes that were read in another way, as a file of the sources; with a diagnostic if it is not UTF-8.
pub fn text_of(name: &str, bytes: Vec<u8>, files: &mut SourceMap) -> Checked<SourceText> {
    let mut diagnostics = Vec::new();
    let value = add_text(name, bytes, files, &mut diagnostics);
    Checked { value, diagnostics }
}

/// Adds a text file to the sources. A byte order mark is left out. Bytes that are not UTF-8 are
/// replaced by U+FFFD and reported at the first of them.
pub(crate) fn add_text(
    name: &str,
    bytes: Vec<u8>,
    files: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> SourceText {
    let Decoded { text, fault } = decode(bytes);
    let text: Arc<str> = text.into();
    let file = files.add(name, text.clone());
    if let Some((at, encoding)) = fault {
        let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
        diagnostics.push(encoding.diagnostic(name).at(Span::new(file, at..end.min(text.len()))));
    }
    (file, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for (path, cleaned) in [("01/a.md", "01/a.md"), ("./a//b", "a/b"), ("a/...", "a/...")] {
            assert_eq!(clean(path).as_deref(), Ok(cleaned));
        }
        for path in ["", ".", "/etc/passwd", "a/../b", "..", "C:/x", "a\\b", "a\0"] {
            assert!(clean(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn files_above_the_limit_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), [0; 11]).unwrap();
        let folder = Folder::open(folder.path()).unwrap();
        assert!(matches!(folder.read("a", 10), Err(Unreadable::TooLarge(10))));
        assert_eq!(folder.read("a", 11).unwrap().len(), 11);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for (path, what) in [
            (folder.path(), "a folder"),
            (&socket, "a socket"),
            (Path::new("/dev/zero"), "a device"),
            (&link, "a device"),
        ] {
            let found = read(path, 10);
            assert!(
                matches!(&found, Err(Unreadable::NotAFile(kind)) if kind.english() == what),
                "{path:?}: {found:?}"
            );
            let said = Failed(read_named(path, 10)).reason();
            assert_eq!(said, format!("it is {what}, expected a file"));
        }
    }

    /// What stopped a read.
    struct Failed(Result<Vec<u8>, Error>);

    impl Failed {
        fn reason(self) -> String {
            use std::error::Error as _;
            self.0.unwrap_err().source().unwrap().to_string()
        }
    }

    #[test]
    fn what_is_missing_is_not_replaced_by_itself_or_by_another_kind_of_file() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["01-lead.md", "01-photo.jpg", "socket.jpg"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        let folder = Folder::open(dir.path()).unwrap();
        let help = |path: &str| {
            let fault = folder.read(path, 10).unwrap_err();
            fault.diagnostic(path, None, &folder.listing()).help[0].english()
        };
        assert_eq!(help("01-laed.md"), "did you mean `01-lead.md`?");
        assert_eq!(help("01-lead"), "did you mean `01-lead.md`?");
        assert_eq!(help("01-photo.jpeg"), "did you mean `01-photo.jpg`?");
        assert_eq!(help("socket.md"), "add the file or correct the path", "a picture is no article");
    }

    #[test]
    fn another_article_of_another_folder_is_not_meant() {
        let known = ["01/lead.md", "02/tea.md"].map(str::to_owned);
        let help = |path: &str| Unreadable::Missing.diagnostic(path, None, &known).help[0].english();
        assert_eq!(help("02/tee.md"), "did you mean `02/tea.md`?");
        assert_eq!(help("03/lead.md"), "did you mean `01/lead.md`?");
        assert_eq!(help("lead.md"), "did you mean `01/lead.md`?");
        assert_eq!(help("03/tee.md"), "add the file or correct the path");
    }

    #[test]
    fn a_name_that_is_spelled_otherwise_in_the_folder_is_said() {
        // Windows and macOS read the file all the same, Linux does not.
        for (written, there, said) in [
            ("photos/A.JPG", "Photos/a.jpg", "which differs in capital letters"),
            ("caf\u{E9}.jpg", "cafe\u{301}.jpg", "with letters and their marks apart"),
        ] {
            let fault = Unreadable::Missing.diagnostic(written, None, &[there.to_owned()]);
            let help = fault.help[0].english();
            assert!(
                help.starts_with(&format!("the folder has `{there}`")) && help.contains(said),
                "{fault:?}"
            );
        }
    }

    #[test]
    fn a_named_file_above_the_limit_stops_the_program() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len((2 << 20) + 1).unwrap();
        assert_eq!(Failed(read_named(file.path(), 2 << 20)).reason(), "it is larger than 2 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_without_links_is_whole_and_one_with_links_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(dir.path()).unwrap();
        fs::create_dir(root.join("a")).unwrap();
        std::os::unix::fs::symlink("a", root.join("link")).unwrap();
        assert_eq!(path_without_links(&root.join("a")), fs::canonicalize(root.join("a")).ok());
        for other in ["link", "none"] {
            assert_eq!(path_without_links(&root.join(other)), None, "{other}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_refused_and_links_inside_are_followed() {
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("issue");
        fs::create_dir(&inner).unwrap();
        fs::write(outer.path().join("secret"), "x").unwrap();
        fs::write(inner.join("a"), "y").unwrap();
        std::os::unix::fs::symlink("../secret", inner.join("out")).unwrap();
        std::os::unix::fs::symlink("a", inner.join("in")).unwrap();
        let folder = Folder::open(&inner).unwrap();
        assert!(matches!(folder.read("out", 10), Err(Unreadable::Outside(_))));
        assert_eq!(folder.read("in", 10).unwrap(), b"y");
        assert!(matches!(folder.read("none", 10), Err(Unreadable::Missing)));
        std::os::unix::fs::symlink("none", inner.join("dead")).unwrap();
        let dead = folder.read("dead", 10);
        assert!(
            matches!(&dead, Err(Unreadable::DeadLink(target)) if target == Path::new("none")),
            "{dead:?}"
        );
    }
}
