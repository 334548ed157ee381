//! Values kept from one run to the next.
//!
//! In a folder: a file for each value, named after the digest of everything it depends on. It holds the digest
//! of its own content and is not used if it does not match. Files are moved to their places whole, so
//! that two programs may use one folder at the same time. Or in memory, for a program that sets an issue
//! again and again while it is edited: what was not used for longest goes first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::files::{self, CACHE_LIMIT};
use crate::package::hexadecimal;

/// Magic bytes of a file; the number changes with the format.
const MAGIC: &[u8] = b"paiban pages 7\n";
const DIGEST: usize = 32;

/// The most values that are kept in memory: those of some twenty versions of an issue.
const MOST_VALUES: usize = 4000;

/// Where set pages are kept.
#[derive(Clone, Debug)]
pub struct Cache {
    shelf: Shelf,
}

#[derive(Clone, Debug)]
enum Shelf {
    Folder(PathBuf),
    Memory(Arc<Mutex<Memory>>),
}

/// Values in memory, each with the number of its last use.
#[derive(Debug, Default)]
struct Memory {
    values: BTreeMap<Key, (u64, Arc<[u8]>)>,
    uses: u64,
}

impl Memory {
    fn get(&mut self, key: &Key) -> Option<Arc<[u8]>> {
        self.uses += 1;
        let (used, value) = self.values.get_mut(key)?;
        *used = self.uses;
        Some(value.clone())
    }

    /// Keeps a value; where there are too many, the half that was not used for longest goes.
    fn put(&mut self, key: Key, value: Vec<u8>) {
        self.uses += 1;
        self.values.insert(key, (self.uses, value.into()));
        if self.values.len() > MOST_VALUES {
            let mut uses: Vec<u64> = self.values.values().map(|(used, _)| *used).collect();
            uses.sort_unstable();
            let middle = uses[uses.len() / 2];
            self.values.retain(|_, (used, _)| *used >= middle);
        }
    }
}

impl Cache {
    /// A cache in a folder, which is made when something is kept.
    pub fn new(dir: &Path) -> Self {
        Self { shelf: Shelf::Folder(dir.to_owned()) }
    }

    /// A cache in memory. Clones share it.
    pub fn in_memory() -> Self {
        Self { shelf: Shelf::Memory(Arc::default()) }
    }

    /// Whether small values cost next to nothing to keep.
    pub(super) fn is_in_memory(&self) -> bool {
        matches!(self.shelf, Shelf::Memory(_))
    }

    /// The value under a key; `None` if it is missing or damaged.
    pub(super) fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let dir = match &self.shelf {
            Shelf::Folder(dir) => dir,
            Shelf::Memory(memory) => {
                let bytes = memory.lock().unwrap_or_else(PoisonError::into_inner).get(key)?;
                return postcard::from_bytes(&bytes).ok();
            }
        };
        let bytes = files::read(&place(dir, key), CACHE_LIMIT).ok()?;
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
        let dir = match &self.shelf {
            Shelf::Folder(dir) => dir,
            Shelf::Memory(memory) => {
                memory.lock().unwrap_or_else(PoisonError::into_inner).put(*key, content);
                return Ok(());
            }
        };
        let digest = Self::digest(key, &content);
        files::replace(&place(dir, key), &[MAGIC, &digest, &content].concat())
    }

    /// The digest of what is kept, and under which key: a renamed file is not used.
    fn digest(key: &Key, content: &[u8]) -> [u8; DIGEST] {
        Sha256::new().chain_update(key.0).chain_update(content).finalize().into()
    }
}

/// The file of a key.
fn place(dir: &Path, key: &Key) -> PathBuf {
    let name = hexadecimal(&key.0);
    dir.join(&name[..2]).join(name + ".pages")
}

/// The digest of what a value depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
        let bytes = fs::read(place(dir.path(), &key)).unwrap();
        fs::create_dir_all(place(dir.path(), &other).parent().unwrap()).unwrap();
        fs::write(place(dir.path(), &other), &bytes).unwrap();
        assert!(cache.get::<String>(&other).is_none(), "moved");
        for length in 0..bytes.len() {
            fs::write(place(dir.path(), &key), &bytes[..length]).unwrap();
            assert!(cache.get::<String>(&key).is_none(), "cut off at {length}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(place(dir.path(), &key), &changed).unwrap();
            assert!(cache.get::<String>(&key).is_none(), "changed at {at}");
        }
    }

    #[test]
    fn memory_keeps_what_was_used_last() {
        let cache = Cache::in_memory();
        let key = |number: usize| Key::of([&number.to_le_bytes()[..]]);
        for number in 0..=MOST_VALUES {
            cache.put(&key(number), &number).unwrap();
            assert_eq!(cache.get(&key(0)), Some(0_usize), "after {number}");
        }
        let kept = (0..=MOST_VALUES).filter(|&number| cache.get::<usize>(&key(number)).is_some()).count();
        assert!((MOST_VALUES / 3..=MOST_VALUES).contains(&kept), "{kept}");
        assert_eq!(cache.clone().get(&key(MOST_VALUES)), Some(MOST_VALUES), "clones share it");
    }

    #[test]
    fn a_folder_that_cannot_be_created_is_reported() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        assert!(Cache::new(&dir.path().join("file")).put(&Key::of([]), &"".to_owned()).is_err());
    }
}
