//! The file each article is written to: its id, where that is safe as a path.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::files::{self, portable};
use crate::messages::{Sentence, sentence};
use crate::model::{ArticleId, Issue};
use crate::source::{Draft, PictureFiles, Scope};

/// Longest part of a path, in bytes.
const LONGEST_PART: usize = 120;

/// The paths of the articles of an issue, in their order. An id that is not a safe path, or whose
/// path is taken, gets a numbered file.
pub(super) fn article_paths(issue: &Issue, pictures: &PictureFiles) -> Vec<String> {
    let mut taken = Taken::default();
    for path in
        ["issue.toml", "publication.toml"].into_iter().chain(pictures.keys().map(|path| path.as_str()))
    {
        taken.take(path);
    }
    let mut number = 0;
    let own: Vec<Option<String>> =
        issue.articles().map(|article| own_path(&article.id).filter(|path| taken.take(path))).collect();
    let mut next = || loop {
        number += 1;
        let path = format!("articles/{number:04}.md");
        if taken.take(&path) {
            return path;
        }
    };
    own.into_iter().map(|path| path.unwrap_or_else(&mut next)).collect()
}

/// The articles of an issue whose files will not have the names of their ids (M211).
pub fn renamed(draft: &Draft) -> Vec<Diagnostic> {
    let paths = article_paths(&draft.issue, &draft.pictures);
    let mut found = Vec::new();
    for (number, (article, path)) in draft.issue.articles().zip(&paths).enumerate() {
        let id = &article.id;
        if path.strip_suffix(".md") == Some(id.as_str()) {
            continue;
        }
        let why = Sentence::new(match own_path(id) {
            None => "renamed-article.id",
            Some(_) => "renamed-article.taken",
        });
        let diagnostic = Diagnostic::new(Code::RenamedArticle, sentence!("renamed-article", id, path, why));
        let help = Sentence::new("renamed-article.help");
        let place = draft.origins.find(Scope::Article(number), "id");
        found.push(diagnostic.at_option(place).in_article(id).help(help));
    }
    found
}

/// The path that an id gives, if it is safe: on every system it stays in the folder and is visible.
fn own_path(id: &ArticleId) -> Option<String> {
    let is_safe_part = |part: &str| !part.starts_with(['.', ' ', '~']) && part.len() <= LONGEST_PART;
    let path = id.as_str();
    let is_safe = files::clean(path).is_ok_and(|cleaned| cleaned == path)
        && portable::unportable(path).is_none()
        && path.split('/').all(is_safe_part);
    is_safe.then(|| format!("{path}.md"))
}

/// Paths of files and of the folders they are in, compared as the systems do that tell least apart.
#[derive(Default)]
struct Taken {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Taken {
    /// Takes a path; false where it is taken, or is a folder, or a part of it is a file.
    fn take(&mut self, path: &str) -> bool {
        let path = portable::folded(path);
        let folders: Vec<&str> = path.match_indices('/').map(|(at, _)| &path[..at]).collect();
        if self.files.contains(&path)
            || self.folders.contains(&path)
            || folders.iter().any(|folder| self.files.contains(*folder))
        {
            return false;
        }
        self.folders.extend(folders.into_iter().map(str::to_owned));
        self.files.insert(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Page};
    use crate::source::fields;

    #[test]
    fn ids_are_paths_where_they_are_safe_and_free() {
        let ids = [
            "01/lead",
            "要闻/甲",
            "../x",
            "",
            "01/LEAD",
            "a.md/b",
            "a",
            ".x",
            "articles/0001",
            "c:x",
            "01/nul",
            "01/nul.b",
        ];
        let articles = ids.map(|id| Article { id: id.into(), ..Article::default() }).to_vec();
        let mut issue = fields::issue::empty();
        issue.pages =
            vec![Page { label: "1".into(), name: None, plan: None, theme: None, editors: vec![], articles }];
        let paths = article_paths(&issue, &PictureFiles::new());
        assert_eq!(
            paths,
            [
                "01/lead.md",
                "要闻/甲.md",
                "articles/0002.md",
                "articles/0003.md",
                "articles/0004.md",
                "a.md/b.md",
                "articles/0005.md",
                "articles/0006.md",
                "articles/0001.md",
                "articles/0007.md",
                "articles/0008.md",
                "articles/0009.md"
            ]
        );
    }
}
