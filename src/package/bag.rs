//! A package for archives: BagIt 1.0 (RFC 8493).

use std::fmt::Write as _;

use sha2::{Digest as _, Sha512};

use super::digest::hexadecimal;
use crate::model::Issue;
use crate::wording::Words;

/// A file of a bag: its path in the bag, with `/` between folders, and its bytes.
pub type BagFile = (String, Vec<u8>);

/// Folder of what is handed over (RFC 8493, 2.1.2).
pub const PAYLOAD: &str = "data/";

/// The declaration that makes a folder a bag (RFC 8493, 2.1.1).
pub const DECLARATION: &str = "bagit.txt";

/// The manifest of the payload, and that of the other files.
pub const MANIFEST: &str = "manifest-sha512.txt";
const TAG_MANIFEST: &str = "tagmanifest-sha512.txt";

/// Packs files. Lines are sorted by path and the date is that of the issue: the same files make
/// the same bag.
pub fn bag(issue: &Issue, payload: Vec<BagFile>) -> Vec<BagFile> {
    let mut files: Vec<BagFile> =
        payload.into_iter().map(|(path, bytes)| (format!("{PAYLOAD}{path}"), bytes)).collect();
    files.sort();
    let mut tags = vec![
        (DECLARATION.to_owned(), b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec()),
        ("bag-info.txt".to_owned(), info(issue, &files).into_bytes()),
        (MANIFEST.to_owned(), manifest(&files).into_bytes()),
    ];
    tags.sort();
    let of_tags = manifest(&tags).into_bytes();
    files.extend(tags);
    files.push((TAG_MANIFEST.to_owned(), of_tags));
    files
}

/// What the bag is (RFC 8493, 2.2.2).
fn info(issue: &Issue, payload: &[BagFile]) -> String {
    let publication = &issue.publication;
    let octets: usize = payload.iter().map(|(_, bytes)| bytes.len()).sum();
    let organization = publication.publisher.as_deref().unwrap_or(&publication.title);
    let lines = [
        ("Source-Organization", organization.to_owned()),
        (
            "External-Description",
            format!("{} {}", publication.title, Words::of(&publication.language).date(issue.date)),
        ),
        ("External-Identifier", issue.identifier()),
        ("Bagging-Date", issue.date.to_string()),
        ("Bag-Software-Agent", concat!("paiban ", env!("CARGO_PKG_VERSION")).to_owned()),
        ("Payload-Oxum", format!("{octets}.{}", payload.len())),
    ];
    lines.iter().fold(String::new(), |mut text, (label, value)| {
        let value = value.replace(['\r', '\n'], " ");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{label}: {value}");
        text
    })
}

fn manifest(files: &[BagFile]) -> String {
    files.iter().fold(String::new(), |mut text, (path, bytes)| {
        let _ = writeln!(text, "{}  {}", sha512(bytes), written(path));
        text
    })
}

/// SHA-512 of some bytes, in hexadecimal.
pub(super) fn sha512(bytes: &[u8]) -> String {
    hexadecimal(&Sha512::digest(bytes))
}

/// A path as manifests write it (RFC 8493, 2.1.3).
fn written(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// A path as it was before it was written.
pub(super) fn read(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_break_a_line_come_back() {
        for path in ["a%0Ab", "a\nb\rc", "100 %"] {
            assert!(!written(path).contains(['\n', '\r']));
            assert_eq!(read(&written(path)), path);
        }
    }

    #[test]
    fn manifests_are_sorted_and_name_all_files() {
        let text = manifest(&[("data/a".to_owned(), b"a".to_vec()), ("data/b".to_owned(), b"".to_vec())]);
        let paths: Vec<&str> = text.lines().filter_map(|line| line.split("  ").nth(1)).collect();
        assert_eq!(paths, ["data/a", "data/b"]);
        assert!(text.starts_with("1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f53"));
    }
}
