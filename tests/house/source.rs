//! The modules of a source folder, and which of them names which.
//!
//! A path that leads through `pub use` counts for the module in which the thing stands, not for
//! the one that passes it on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::names::{Named, names};

/// The path of a module below the crate.
pub(crate) type ModulePath = Vec<String>;

/// Names this crate has for itself: in the library, and in the binary.
const CRATE: [&str; 2] = ["crate", "paiban"];

/// Most names that are passed on to reach a thing.
const HOPS: usize = 16;

/// One module names another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// The modules of the two files.
    pub(crate) from: ModulePath,
    pub(crate) to: ModulePath,
    /// Whether it is code for tests only.
    pub(crate) is_test: bool,
}

#[derive(Default)]
struct Module {
    /// The module of the file in which it stands.
    file: ModulePath,
    /// What imports call things, and the paths they are imported by.
    called: BTreeMap<String, Vec<String>>,
}

/// A source folder.
#[derive(Default)]
pub(crate) struct Source {
    modules: BTreeMap<ModulePath, Module>,
    /// Modules of files that are for tests only.
    tests: BTreeSet<ModulePath>,
    named: Vec<(ModulePath, Named)>,
    /// Every use of another file, once.
    pub(crate) uses: BTreeSet<Use>,
}

impl Source {
    /// Reads all Rust files below a folder.
    pub(crate) fn read(src: &Path) -> Self {
        let mut source = Self::default();
        for file in rust_files(src) {
            let below = file.strip_prefix(src).expect("it was found below");
            source.add(module_of(below), &fs::read_to_string(&file).expect("source can be read"));
        }
        source.uses = source.resolved_uses();
        source
    }

    fn add(&mut self, file: ModulePath, code: &str) {
        let found = names(code);
        self.module(file.clone(), &file);
        for declared in found.declared {
            let path = [file.clone(), declared.path].concat();
            if declared.is_inline {
                self.module(path, &file);
            } else if declared.is_test {
                self.tests.insert(path);
            }
        }
        for named in found.named {
            let inside = [file.clone(), named.inside.clone()].concat();
            let module = self.module(inside, &file);
            if let Some(called) = &named.called {
                module.called.insert(called.clone(), named.path.clone());
            }
            self.named.push((file.clone(), named));
        }
    }

    fn module(&mut self, path: ModulePath, file: &[String]) -> &mut Module {
        self.modules.entry(path).or_insert_with(|| Module { file: file.to_vec(), ..Module::default() })
    }

    /// The modules of all files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &ModulePath> {
        self.modules.iter().filter(|(path, module)| **path == module.file).map(|(path, _)| path)
    }

    fn resolved_uses(&self) -> BTreeSet<Use> {
        let mut found = BTreeSet::new();
        for (file, named) in &self.named {
            let inside = [file.clone(), named.inside.clone()].concat();
            let to = self.resolved(&inside, &named.path, HOPS).and_then(|to| self.modules.get(&to));
            let Some(Module { file: to, .. }) = to else { continue };
            let is_test = named.is_test || self.is_test(file) || self.is_test(to);
            if to != file {
                found.insert(Use { from: file.clone(), to: to.clone(), is_test });
            }
        }
        found
    }

    fn is_test(&self, file: &[String]) -> bool {
        (1..=file.len()).any(|length| self.tests.contains(&file[..length]))
    }

    /// The module in which the thing that a path leads to stands; `None` outside of the crate.
    fn resolved(&self, inside: &[String], path: &[String], hops: usize) -> Option<ModulePath> {
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            name if CRATE.contains(&name) => Vec::new(),
            "self" => inside.to_vec(),
            "super" => {
                let mut at = inside.to_vec();
                at.pop();
                while rest.first().is_some_and(|next| next == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
                at
            }
            _ => return self.step(inside, first, rest, hops),
        };
        while let Some((next, after)) = rest.split_first() {
            let mut child = at.clone();
            child.push(next.clone());
            if !self.modules.contains_key(&child) {
                return Some(self.step(&at, next, after, hops).unwrap_or(at));
            }
            (at, rest) = (child, after);
        }
        Some(at)
    }

    /// Follows a name that a module has for a child or by an import.
    fn step(&self, at: &[String], name: &String, rest: &[String], hops: usize) -> Option<ModulePath> {
        let hops = hops.checked_sub(1)?;
        let mut child = at.to_vec();
        child.push(name.clone());
        if self.modules.contains_key(&child) {
            let path = [vec!["self".to_owned(), name.clone()], rest.to_vec()].concat();
            return self.resolved(at, &path, hops);
        }
        let module = self.modules.get(at)?;
        if let Some(target) = module.called.get(name) {
            // `use a::a;` names no module of its own.
            if target.first() == Some(name) {
                return None;
            }
            return self.resolved(at, &[target.clone(), rest.to_vec()].concat(), hops);
        }
        None
    }
}

/// All Rust files below a folder, in order.
pub(crate) fn rust_files(dir: &Path) -> Vec<PathBuf> {
    files(dir, "rs")
}

/// All files below a folder whose names end so, in order.
pub(crate) fn files(dir: &Path, ending: &str) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir)
        .expect("source can be read")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found
}

/// The module of a file; `main.rs` is one beside those of the library.
fn module_of(below: &Path) -> ModulePath {
    let mut path: ModulePath =
        below.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}
