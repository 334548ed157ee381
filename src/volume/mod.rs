//! Issues bound together (合订本).
//!
//! For layout and backends a volume is one long issue: the pages of all its days, one after
//! the other. Ids of articles, labels of pages and paths of pictures get the day as a prefix, so that
//! those of two days never collide.
//!
//! ```
//! use std::path::Path;
//! use paiban::volume::CheckedVolume;
//!
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|_| true).value;
//! let volume = CheckedVolume::of(vec![issue]).expect("there is an issue");
//! assert_eq!(volume.file_stem(), "luqiao-tongxun-2026-03");
//! # Ok::<(), paiban::diagnostics::Error>(())
//! ```

pub(crate) mod calendar;
mod content;
pub(crate) mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::check::{CheckedIssue, Picture};
use crate::model::{Article, ArticleId, Date, GroupId, ImagePath, Issue, Page, PageLabel, Publication};

pub use content::Content;

/// Issues of one paper in the order of their days.
#[derive(Clone, Debug)]
pub struct CheckedVolume {
    bound: CheckedIssue,
    days: Vec<Day>,
    picture_counts: Vec<usize>,
}

/// An issue in a volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day on its masthead.
    pub date: Date,
    /// Its number within the year (期号).
    pub number: Option<u32>,
    /// Its number since the paper began (总期号).
    pub total_number: Option<u32>,
    /// Its pages among those of the volume.
    pub pages: Range<usize>,
}

impl Day {
    /// The day of an issue whose first page is the page `first`.
    pub(crate) fn of(issue: &Issue, first: usize) -> Self {
        let Issue { date, number, total_number, pages, .. } = issue;
        let pages = first..first + pages.len();
        Self { date: *date, number: *number, total_number: *total_number, pages }
    }
}

impl CheckedVolume {
    /// Binds issues in the order of their days. The last one gives the title of the paper. `None`
    /// if there is no issue.
    pub fn of(mut issues: Vec<CheckedIssue>) -> Option<Self> {
        issues.sort_by_key(|issue| issue.issue().date);
        let (first, last) = (issues.first()?.issue().date, issues.last()?.issue());
        let binding = Binding { day: last.date };
        let publication = binding.publication(&last.publication);
        let mut whole = Issue { paging: last.paging, ..Issue::new(publication, first) };
        let (mut days, mut pictures) = (Vec::with_capacity(issues.len()), BTreeMap::new());
        let picture_counts = issues.iter().flat_map(CheckedIssue::picture_counts).collect();
        for (issue, of_issue) in issues.into_iter().map(CheckedIssue::into_parts) {
            let binding = Binding { day: issue.date };
            days.push(Day::of(&issue, whole.pages.len()));
            whole.pages.extend(issue.pages.into_iter().map(|page| binding.page(page)));
            pictures.extend(of_issue.into_iter().map(|(path, picture)| (binding.picture(&path), picture)));
        }
        share(&mut pictures);
        Some(Self { bound: CheckedIssue::new(whole, pictures), days, picture_counts })
    }

    /// All pages as one issue, dated as the first.
    pub fn bound(&self) -> &CheckedIssue {
        &self.bound
    }

    /// The issues, in order.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// How many pictures each article shows, in the order of the articles: counted in the issues
    /// before they were bound, so that a picture lost by binding is detected.
    pub(crate) fn picture_counts(&self) -> &[usize] {
        &self.picture_counts
    }

    /// The first and the last day.
    pub fn range(&self) -> (Date, Date) {
        let last = self.days.last().map_or(self.bound.issue().date, |day| day.date);
        (self.bound.issue().date, last)
    }

    /// Name of the files made from the volume, without their ending: `<slug>-2019-04`, or with two
    /// days where it is not of one month.
    pub fn file_stem(&self) -> String {
        let (first, last) = self.range();
        let slug = &self.bound.issue().publication.slug;
        if first.first_of_month() == last.first_of_month() {
            return format!("{slug}-{:04}-{:02}", first.year(), first.month());
        }
        format!("{slug}-{first}_{last}")
    }

    /// The unique identifier, as a URN: the same for the same paper and days.
    pub fn identifier(&self) -> String {
        let paiban = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"paiban:volume");
        let publication = &self.bound.issue().publication;
        let serial = publication.issn.as_deref().or(publication.cn.as_deref()).unwrap_or_default();
        let name = format!("{}/{serial}", self.file_stem());
        Uuid::new_v5(&paiban, name.as_bytes()).urn().to_string()
    }
}

/// Pictures with the same bytes share them.
fn share(pictures: &mut BTreeMap<ImagePath, Picture>) {
    let mut known: BTreeMap<Vec<u8>, Arc<[u8]>> = BTreeMap::new();
    for picture in pictures.values_mut() {
        let key = Sha256::digest(&picture.bytes).to_vec();
        picture.bytes = known.entry(key).or_insert_with(|| picture.bytes.clone()).clone();
    }
}

/// Maps the names of an issue to those in a volume.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The day of the issue.
    pub day: Date,
}

impl Binding {
    /// The name of an article.
    pub fn article(self, id: &ArticleId) -> ArticleId {
        format!("{}/{id}", self.day).into()
    }

    /// The path of a picture.
    pub fn picture(self, path: &ImagePath) -> ImagePath {
        format!("{}/{path}", self.day).into()
    }

    /// The label of a page.
    pub fn label(self, label: &PageLabel) -> PageLabel {
        format!("{} {label}", self.day).into()
    }

    /// The label of a page as its issue has it.
    pub fn own_label(self, label: &PageLabel) -> PageLabel {
        let day = format!("{} ", self.day);
        label.as_str().strip_prefix(&day).map_or_else(|| label.clone(), PageLabel::from)
    }

    fn page(self, page: Page) -> Page {
        let articles = page.articles.into_iter().map(|one| self.whole_article(one)).collect();
        Page { label: self.label(&page.label), articles, ..page }
    }

    fn whole_article(self, mut article: Article) -> Article {
        article.each_image_mut(&mut |path| *path = self.picture(path));
        Article {
            id: self.article(&article.id),
            group: article.group.map(|group| GroupId::from(format!("{}/{group}", self.day))),
            companion_of: article.companion_of.map(|id| self.article(&id)),
            ..article
        }
    }

    /// A paper whose pictures are those of this day.
    fn publication(self, publication: &Publication) -> Publication {
        let mut found = publication.clone();
        found.masthead = found.masthead.map(|path| self.picture(&path));
        // Fillers are on the pages, which are already set.
        found.fillers = Vec::new();
        found
    }
}
