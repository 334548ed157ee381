//! Adding the pages of one issue to the folder of another: nothing that is there is overwritten but the lists of
//! articles in `issue.toml`, in which new ones follow the old.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::names::article_paths;
use super::toml::{TomlDocument, quoted};
use super::{ISSUE_NAME, files_of, publication};
use crate::model::{Article, ArticleId, ImagePath, Issue, Page, Paging};
use crate::source::PictureFiles;

/// What has to be written so that an issue has more articles.
#[derive(Debug, Default)]
pub struct Merge {
    /// The new files, with their paths in the folder; none of them is there.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// The text of `issue.toml`.
    pub issue_file: String,
    /// Articles whose names were taken, with the names that they got.
    pub renamed: Vec<(ArticleId, ArticleId)>,
    /// How many pages are new.
    pub new_pages: usize,
    /// How many articles are.
    pub new_articles: usize,
}

/// The lists of an `issue.toml`, with their places in it.
#[derive(Deserialize)]
struct Lists {
    articles: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    page: Vec<PageLists>,
}

#[derive(Deserialize)]
struct PageLists {
    articles: Option<Spanned<Vec<Spanned<String>>>>,
}

/// Adds the pages of `new` to an issue whose folder has some files and whose `issue.toml` has a text. Articles of a page
/// that is there join it; where pages are made by the program, all join the list of articles. Nothing if the text
/// cannot be read any more, which readers of issues report.
pub fn merge(
    issue: &Issue,
    (issue_file, present): (&str, &[String]),
    new: &Issue,
    pictures: &PictureFiles,
) -> Option<Merge> {
    let lists: Lists = toml::from_str(issue_file).ok()?;
    let mut merging = Merging::new(issue, present);
    let mut added = new.clone();
    let mut moved = BTreeMap::new();
    for page in &mut added.pages {
        page.articles.iter_mut().for_each(|article| merging.article(article, &mut moved));
    }
    let pictures = pictures.iter().map(|(path, bytes)| {
        let path = moved.get(path).cloned().unwrap_or_else(|| merging.free_path(path));
        (path, bytes.clone())
    });
    let pictures: PictureFiles = pictures.collect();
    let renamed = merging.renamed;
    for article in added.pages.iter_mut().flat_map(|page| &mut page.articles) {
        let other = |id: &ArticleId| renamed.iter().find(|(old, _)| old == id).map(|(_, new)| new.clone());
        article.companion_of = article.companion_of.take().map(|id| other(&id).unwrap_or(id));
    }
    let paths = article_paths(&added, &pictures);
    let is_own = |path: &PathBuf| path.as_os_str() == ISSUE_NAME || path.as_os_str() == publication::NAME;
    let files = files_of(&added, &pictures).into_iter().filter(|(path, _)| !is_own(path)).collect();
    let (issue_file, new_pages) = with_pages(issue_file, &lists, issue, &added.pages, &paths)?;
    Some(Merge { files, issue_file, new_articles: paths.len(), renamed, new_pages })
}

/// What is taken in a folder.
struct Merging {
    /// Paths and the files of names, as systems that do not tell case apart know them.
    taken: BTreeSet<String>,
    renamed: Vec<(ArticleId, ArticleId)>,
}

impl Merging {
    fn new(issue: &Issue, present: &[String]) -> Self {
        let ids = issue.articles().map(|article| format!("{}.md", article.id));
        let taken = ids.chain(present.iter().cloned()).map(|path| path.to_lowercase()).collect();
        Self { taken, renamed: Vec::new() }
    }

    /// Gives an article and its pictures names that are free.
    fn article(&mut self, article: &mut Article, moved: &mut BTreeMap<ImagePath, ImagePath>) {
        let id = self.free(&format!("{}.md", article.id));
        let id = ArticleId::from(id.trim_end_matches(".md"));
        if id != article.id {
            self.renamed.push((article.id.clone(), id.clone()));
            article.id = id;
        }
        for figure in &mut article.figures {
            let Some(image) = &figure.image else { continue };
            let known = moved.get(image).cloned();
            let free = known.unwrap_or_else(|| self.free_path(image));
            moved.insert(image.clone(), free.clone());
            figure.image = Some(free);
        }
    }

    fn free_path(&mut self, path: &ImagePath) -> ImagePath {
        ImagePath::from(self.free(path.as_str()))
    }

    /// The path, or where that is taken the next number: `01/02.md` becomes `01/03.md`, `a.jpg` `a-2.jpg`.
    fn free(&mut self, path: &str) -> String {
        if self.taken.insert(path.to_lowercase()) {
            return path.to_owned();
        }
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (begin, number) = stem.split_at(stem.len() - digits);
        let is_number = !number.is_empty() && number.len() <= 6 && begin.ends_with('/');
        let mut next = if is_number { number.parse().unwrap_or(1) } else { 1_u32 };
        loop {
            next += 1;
            let path = match is_number {
                true => format!("{begin}{next:0width$}.{ending}", width = number.len()),
                false => format!("{stem}-{next}.{ending}"),
            };
            if self.taken.insert(path.to_lowercase()) {
                return path;
            }
        }
    }
}

/// The text of `issue.toml` with more articles, and how many pages are new.
fn with_pages(
    text: &str,
    lists: &Lists,
    issue: &Issue,
    pages: &[Page],
    paths: &[String],
) -> Option<(String, usize)> {
    // Places in the text where something is written, with it.
    let mut written: Vec<(usize, String)> = Vec::new();
    let (mut more, mut new_pages) = (TomlDocument::default(), 0);
    let mut rest = paths;
    for page in pages {
        let (own, after) = rest.split_at(page.articles.len());
        rest = after;
        let place = issue.pages.iter().position(|other| other.label == page.label);
        let list = match (issue.paging, place) {
            (Paging::Auto, _) => lists.articles.as_ref(),
            (Paging::Given, Some(place)) => lists.page.get(place).and_then(|page| page.articles.as_ref()),
            (Paging::Given, None) => None,
        };
        match list {
            Some(list) => written.push(after_last(list, own)),
            None if place.is_some() || issue.paging == Paging::Auto => return None,
            None => {
                more.header("page");
                more.text("label", page.label.as_str());
                more.optional("name", page.name.as_deref());
                more.texts("articles", own);
                new_pages += 1;
            }
        }
    }
    let mut text = text.to_owned();
    written.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, words) in written {
        text.insert_str(at, &words);
    }
    if new_pages > 0 {
        let blank = if text.ends_with('\n') { "\n" } else { "\n\n" };
        text = format!("{text}{blank}{}", more.finish());
    }
    Some((text, new_pages))
}

/// Where paths are written into a list, and how: after its last one, or after its bracket.
fn after_last(list: &Spanned<Vec<Spanned<String>>>, paths: &[String]) -> (usize, String) {
    let quoted: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
    match list.get_ref().last() {
        Some(last) => (last.span().end, quoted.iter().map(|path| format!(",\n  {path}")).collect()),
        None => (list.span().start + 1, quoted.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Figure, Publication};

    const TEXT: &str = "# ours\ndate = 2026-03-20\n\n[[page]]\nlabel = \"A01\" # front\narticles = [\n  \"01/01.md\", # lead\n]\n\
                        [[page]]\nlabel = \"A02\"\narticles = []\n";

    fn article(id: &str) -> Article {
        Article { id: id.into(), headline: vec!["春水润田".into()], ..Article::default() }
    }

    fn page(label: &str, articles: Vec<Article>) -> Page {
        let label = label.into();
        Page { label, name: None, plan: None, theme: None, editors: Vec::new(), articles }
    }

    fn issue(pages: Vec<(&str, Vec<Article>)>) -> Issue {
        let mut issue = Issue::new(Publication::default(), Date::new(2026, 3, 20).unwrap());
        issue.pages = pages.into_iter().map(|(label, articles)| page(label, articles)).collect();
        issue
    }

    #[test]
    fn articles_join_their_pages_and_what_is_there_stays() {
        let old = issue(vec![("A01", vec![article("01/01")]), ("A02", Vec::new())]);
        let image = |path: &str| Some(ImagePath::from(path));
        let figure = Figure { image: image("photos/a.jpg"), ..Figure::default() };
        let first = Article { figures: vec![figure], ..article("01/01") };
        let second = Article { companion_of: Some("01/01".into()), ..article("01/02") };
        let new = issue(vec![
            ("A01", vec![first, second]),
            ("A02", vec![article("02/01")]),
            ("A03", vec![article("03/01")]),
        ]);
        let present = ["01/01.md", "issue.toml", "photos/A.jpg"].map(str::to_owned);
        let pictures = PictureFiles::from([("photos/a.jpg".into(), b"1".as_slice().into())]);
        let merge = merge(&old, (TEXT, &present), &new, &pictures).unwrap();
        let paths: Vec<&str> = merge.files.iter().map(|(path, _)| path.to_str().unwrap()).collect();
        assert_eq!(paths, ["01/02.md", "01/03.md", "02/01.md", "03/01.md", "photos/a-2.jpg"]);
        assert_eq!(
            merge.issue_file,
            "# ours\ndate = 2026-03-20\n\n[[page]]\nlabel = \"A01\" # front\narticles = [\n  \"01/01.md\",\n  \"01/02.md\",\n  \"01/03.md\", # lead\n]\n\
             [[page]]\nlabel = \"A02\"\narticles = [\"02/01.md\"]\n\n[[page]]\nlabel = \"A03\"\narticles = [\"03/01.md\"]\n"
        );
        assert_eq!((merge.new_pages, merge.new_articles, merge.renamed.len()), (1, 4, 2));
        let second = String::from_utf8(merge.files[1].1.clone()).unwrap();
        assert!(second.contains("companion_of = \"01/02\""), "{second}");
        let lead = String::from_utf8(merge.files[0].1.clone()).unwrap();
        assert!(lead.contains("photos/a-2.jpg"), "{lead}");
    }

    #[test]
    fn a_text_that_is_no_issue_is_left_alone() {
        let one = issue(vec![("A01", vec![article("01/01")])]);
        assert!(merge(&one, ("[[page]]\nlabel = ", &[]), &one, &PictureFiles::new()).is_none());
        assert!(merge(&one, ("date = 2026-03-20\n", &[]), &one, &PictureFiles::new()).is_none());
    }
}
