//! What the web edition that this program makes says of an issue besides its documents: `data/2026-03-20.json`.

use serde_json::Value;

use super::super::values::{number, some_text};
use crate::model::{ArticleId, Date, Editor, Notice, NoticeKind, Rank};

/// Most bytes of such a file. An issue of 100 pages has 2 MiB, because the search has the text there.
const LARGEST: usize = 64 << 20;

/// What the file of a day says.
#[derive(Debug)]
pub(super) struct OwnIssue(Value);

/// What it says of a page.
#[derive(Debug)]
pub(super) struct OwnPage {
    pub(super) label: String,
    pub(super) name: Option<String>,
    pub(super) editors: Vec<Editor>,
}

/// What it says of an article.
#[derive(Debug, Default)]
pub(super) struct OwnArticle {
    /// Its place in the issue.
    pub(super) place: usize,
    /// Its name in the issue.
    pub(super) id: Option<String>,
    pub(super) rank: Option<Rank>,
    pub(super) notice: Option<Notice>,
    pub(super) lang: Option<String>,
    pub(super) column_title: Option<String>,
    /// The lines of its head: kicker, headline, deck, summary.
    pub(super) lines: [Vec<String>; 4],
}

/// Reads the file of a day, where the site has one.
pub(super) fn read(date: Date, file: &dyn Fn(&str) -> Option<Vec<u8>>) -> Option<OwnIssue> {
    let bytes = file(&format!("data/{date}.json")).filter(|bytes| bytes.len() <= LARGEST)?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    let is_own = ["digest", "identifier"].iter().all(|key| value[key].is_string())
        && ["pages", "articles"].iter().all(|key| value[key].is_array());
    is_own.then_some(OwnIssue(value))
}

impl OwnIssue {
    /// Number of the issue within the year, and since the paper began.
    pub(super) fn numbers(&self) -> (Option<u32>, Option<u32>) {
        (number(self.0.get("number")), number(self.0.get("total_number")))
    }

    /// The page at a path.
    pub(super) fn page(&self, path: &str) -> Option<OwnPage> {
        let page = self.at("pages", path)?.1;
        let editors = some_text(page.get("editors")).unwrap_or_default();
        Some(OwnPage {
            label: some_text(page.get("label"))?,
            name: some_text(page.get("name")),
            editors: editors.split('　').filter_map(editor).collect(),
        })
    }

    /// The article at a path.
    pub(super) fn article(&self, path: &str) -> Option<OwnArticle> {
        let (place, article) = self.at("articles", path)?;
        let lines = |key: &str| {
            let lines = article[key].as_array().map(Vec::as_slice).unwrap_or_default();
            lines.iter().filter_map(|line| some_text(Some(line))).collect()
        };
        let kind: Option<NoticeKind> = serde_json::from_value(article["notice"].clone()).ok();
        Some(OwnArticle {
            place,
            id: some_text(article.get("id")),
            rank: serde_json::from_value(article["rank"].clone()).ok(),
            notice: kind.map(|kind| Notice { kind, size: None, columns: None, rows: None, artwork: None }),
            lang: some_text(article.get("lang")),
            column_title: some_text(article.get("column_title")),
            lines: [lines("kicker"), lines("headline"), lines("deck"), lines("summary")],
        })
    }

    fn at(&self, key: &str, path: &str) -> Option<(usize, &Value)> {
        let list = self.0[key].as_array()?;
        list.iter().enumerate().find(|(_, value)| value["address"].as_str() == Some(path))
    }
}

/// `责任编辑：甲某 乙某`
fn editor(line: &str) -> Option<Editor> {
    let (role, names) = line.split_once('：')?;
    let names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
    (!names.is_empty()).then(|| Editor { role: role.trim().to_owned(), names })
}

/// Whether an id is one of an issue folder.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let parts: Vec<&str> = id.split('/').collect();
    parts.len() == 2
        && parts.iter().all(|part| !part.is_empty() && part.len() < 80 && part.chars().all(plain))
}

/// The id of an article, where it is one that a folder may have.
pub(super) fn id_of(own: Option<&OwnArticle>) -> Option<ArticleId> {
    own?.id.as_deref().filter(|id| is_id(id)).map(ArticleId::from)
}
