//! Values kept from one run to the next.
//!
//! A file for each value, named after the digest of everything it depends on. It holds the digest
//! of its own content and is not used if it does not match. Files are moved to their places whole, so
//! that two programs may use one folder at the same time.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::files::{self, CACHE_LIMIT};
use crate::package::hexadecimal;

/// Magic bytes of a file; the number changes with the format.
const MAGIC: &[u8] = b"paiban pages 6\n";
const DIGEST: usize = 32;

/// A folder in which set pages are kept.
#[derive(Clone, Debug)]
pub struct Cache {
    dir: PathBuf,
}

impl Cache {
    /// A cache in a folder, which is made when something is kept.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// The value under a key; `None` if it is missing or damaged.
    pub(super) fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let bytes = files::read(&self.place(key), CACHE_LIMIT).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?;
        let (digest, content) = rest.split_at_checked(DIGEST)?;
        (digest == Self::digest(key, content)).then(|| postcard::from_bytes(content).ok())?
    }

    /// Keeps a value under a key.
    ///
    /// # Errors
    /// The folder cannot be written to. No partial file is left then.
    pub(super) fn put<T: Serialize>(&self, key: &Key, value: &T) -> std::io::Result<()> {
        let content = postcard::to_stdvec(value).map_err(std::io::Error::other)?;
        let digest = Self::digest(key, &content);
        files::replace(&self.place(key), &[MAGIC, &digest, &content].concat())
    }

    /// The digest of what is kept, and under which key: a renamed file is not used.
    fn digest(key: &Key, content: &[u8]) -> [u8; DIGEST] {
        Sha256::new().chain_update(key.0).chain_update(content).finalize().into()
    }

    fn place(&self, key: &Key) -> PathBuf {
        let name = hexadecimal(&key.0);
        self.dir.join(&name[..2]).join(name + ".pages")
    }
}

/// The digest of what a value depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key([u8; DIGEST]);

impl Key {
    /// The key of several parts. Each is preceded by its length, so that no two lists of parts give the same bytes.
    pub(super) fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        Self(digest.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn pages_are_found_under_their_key_alone() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path());
        let (key, other) = (Key::of([&b"a"[..], b"bc"]), Key::of([&b"ab"[..], b"c"]));
        assert_ne!(key, other);
        assert!(cache.get::<String>(&key).is_none());
        cache.put(&key, &"溪湾".to_owned()).unwrap();
        assert_eq!(cache.get(&key), Some("溪湾".to_owned()));
        assert!(cache.get::<String>(&other).is_none());
    }

    #[test]
    fn changed_or_renamed_files_are_not_used() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path());
        let (key, other) = (Key::of([&b"a"[..]]), Key::of([&b"b"[..]]));
        cache.put(&key, &"溪湾".to_owned()).unwrap();
        let bytes = fs::read(cache.place(&key)).unwrap();
        fs::create_dir_all(cache.place(&other).parent().unwrap()).unwrap();
        fs::write(cache.place(&other), &bytes).unwrap();
        assert!(cache.get::<String>(&other).is_none(), "moved");
        for length in 0..bytes.len() {
            fs::write(cache.place(&key), &bytes[..length]).unwrap();
            assert!(cache.get::<String>(&key).is_none(), "cut off at {length}");
        }
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            fs::write(cache.place(&key), &changed).unwrap();
            assert!(cache.get::<String>(&key).is_none(), "changed at {place}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_created_is_reported() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        assert!(Cache::new(&dir.path().join("file")).put(&Key::of([]), &"".to_owned()).is_err());
    }
}
