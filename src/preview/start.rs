//! The desk without an issue: those that were opened last, folders to open, a paper to begin with.
//!
//! What was opened last is kept in a file of the user, which the caller names. A file that cannot be read or written
//! keeps nothing from being opened.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::files::{self, TEXT_LIMIT};
use crate::press::issue_at;
use crate::source::folder::ISSUE_NAME;

/// Most issues that are remembered, and most folders that are listed.
const MOST_RECENT: usize = 12;
const MOST_LISTED: usize = 500;

/// Issues that were opened, the last first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recent {
    issues: Vec<Opened>,
}

/// An issue that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    path: PathBuf,
    /// The paper and the day.
    title: String,
}

impl Recent {
    /// Those that a file remembers; none where it cannot be read.
    pub(super) fn read(file: Option<&Path>) -> Self {
        let bytes = file.and_then(|file| files::read(file, TEXT_LIMIT).ok());
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Remembers an issue. A file that cannot be written to remembers nothing.
    pub(super) fn remember(file: Option<&Path>, issue: &Path, title: &str) {
        let Some(file) = file else { return };
        let path = std::path::absolute(issue).unwrap_or_else(|_| issue.to_owned());
        let mut recent = Self::read(Some(file));
        recent.issues.retain(|one| one.path != path);
        recent.issues.insert(0, Opened { path, title: title.to_owned() });
        recent.issues.truncate(MOST_RECENT);
        if let Ok(bytes) = serde_json::to_vec_pretty(&recent) {
            let _ = file.parent().map(fs::create_dir_all);
            let _ = files::replace(file, &bytes);
        }
    }
}

/// What the page shows: what was opened last, and what is in a folder.
pub(super) fn listing(recent: &Recent, folder: &Path) -> Value {
    let recent = recent.issues.iter().map(|one| {
        let there = one.path.symlink_metadata().is_ok();
        json!({ "path": one.path.display().to_string(), "title": one.title, "there": there })
    });
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    json!({
        "recent": recent.collect::<Vec<_>>(),
        "folder": folder.display().to_string(),
        "parent": folder.parent().map(|parent| parent.display().to_string()),
        "readable": fs::read_dir(&folder).is_ok(),
        "entries": entries(&folder),
    })
}

/// The folders in a folder and the issues among them, by name; hidden ones are not shown.
fn entries(folder: &Path) -> Vec<Value> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<(String, PathBuf, bool)> = found
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_string_lossy().into_owned();
            let is_issue = path.join(ISSUE_NAME).is_file() || name == "issue.json";
            (!name.starts_with('.') && (path.is_dir() || is_issue)).then_some((name, path, is_issue))
        })
        .take(MOST_LISTED)
        .collect();
    entries.sort();
    let entry = |(name, path, issue): (String, PathBuf, bool)| json!({ "name": name, "path": path.display().to_string(), "issue": issue });
    entries.into_iter().map(entry).collect()
}

/// The issue that a path means: a folder that holds one alone means that one.
pub(super) fn meant(path: &Path) -> PathBuf {
    let path = issue_at(path).unwrap_or_else(|_| path.to_owned());
    match path.file_name() {
        Some(name) if name == ISSUE_NAME => path.parent().map(Path::to_owned).unwrap_or_default(),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_issues_are_remembered_once_each() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("state/desk.json");
        for number in (0..20).chain([15]) {
            Recent::remember(Some(&file), Path::new(&format!("/papers/{number}")), "溪湾报");
        }
        let paths: Vec<_> = Recent::read(Some(&file)).issues.into_iter().map(|one| one.path).collect();
        assert_eq!(paths.len(), MOST_RECENT);
        assert!(paths[0].ends_with("papers/15") && paths[1].ends_with("papers/19"), "{paths:?}");
        assert_eq!(paths.iter().filter(|path| path.ends_with("papers/15")).count(), 1);
    }

    #[test]
    fn a_damaged_file_and_none_remember_nothing_and_harm_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("desk.json");
        std::fs::write(&file, "{\"issues\": 3").unwrap();
        assert_eq!(Recent::read(Some(&file)), Recent::default());
        Recent::remember(Some(&file), Path::new("/a"), "");
        assert_eq!(Recent::read(Some(&file)).issues.len(), 1);
        Recent::remember(Some(&file.join("below a file")), Path::new("/a"), "");
        Recent::remember(None, Path::new("/a"), "");
    }

    #[test]
    fn folders_and_issues_are_listed() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b", "a/2026-03-20", ".hidden"] {
            std::fs::create_dir_all(dir.path().join(name)).unwrap();
        }
        std::fs::write(dir.path().join("b/issue.toml"), "").unwrap();
        std::fs::write(dir.path().join("notes.txt"), "").unwrap();
        let listed = listing(&Recent::default(), dir.path());
        let names: Vec<_> =
            listed["entries"].as_array().unwrap().iter().map(|one| (&one["name"], &one["issue"])).collect();
        assert_eq!(names, [(&json!("a"), &json!(false)), (&json!("b"), &json!(true))]);
        let gone = listing(&Recent::default(), &dir.path().join("none"));
        assert_eq!((&gone["readable"], &gone["entries"]), (&json!(false), &json!([])));
    }

    #[test]
    fn a_path_means_the_folder_of_an_issue() {
        let dir = tempfile::tempdir().unwrap();
        let issue = dir.path().join("2026-03-20");
        std::fs::create_dir(&issue).unwrap();
        std::fs::write(issue.join("issue.toml"), "").unwrap();
        for path in [dir.path(), &issue, &issue.join("issue.toml")] {
            assert_eq!(meant(path), issue);
        }
        assert_eq!(meant(Path::new("/no/such.json")), Path::new("/no/such.json"));
    }
}
