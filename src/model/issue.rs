//! One issue of a paper: its day, its numbers, its pages in order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::{LOOKS, PAPERS, PROFILES, THEMES, optional};
use super::{Article, Date, EditionKind, ImagePath, IssueFormat, PageLabel, Publication};

/// One issue (一期).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The number of the format of this file. Absent in files of format 1 that were written before
    /// formats had numbers.
    #[serde(default)]
    pub format: IssueFormat,
    /// The paper it is an issue of.
    pub publication: Publication,
    /// The day on its masthead.
    pub date: Date,
    /// Number within the year or volume (期号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Number since the paper began (总期号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_number: Option<u32>,
    /// The day of printing (印刷日期), required of internal publications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<Date>,
    /// Picture for the cover of the book, relative to the folder of the issue. Without it a cover is
    /// made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<ImagePath>,
    /// Paper profile of the pages of this issue, where `--paper` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(PAPERS)))]
    pub paper: Option<String>,
    /// Theme of the pages, where `--theme` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(THEMES)))]
    pub theme: Option<String>,
    /// Look of the EPUB, where `--look` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(LOOKS)))]
    pub look: Option<String>,
    /// What the PDF is for, where `--profile` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(&PROFILES)))]
    pub profile: Option<String>,
    /// What is made, where neither `--epub` nor `--pdf` is given; both without this key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<EditionKind>,
    /// Whether faces are looked for in photographs, so that no crop cuts them; they are without this key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faces: Option<bool>,
    /// Who decides which article stands on which page.
    #[serde(default, skip_serializing_if = "Paging::is_given")]
    pub paging: Paging,
    /// The pages (版), in their order.
    pub pages: Vec<Page>,
}

/// Who decides which article stands on which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Paging {
    /// The editor: every page lists its articles.
    #[default]
    Given,
    /// The program: the pages are a beginning, and their articles may move to other pages.
    Auto,
}

impl Paging {
    fn is_given(&self) -> bool {
        *self == Self::Given
    }
}

/// One newspaper page (版): a label, a name, articles in order of importance. It may need
/// several sheets of paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Label (版次), such as `A01`.
    pub label: PageLabel,
    /// Name (版名), such as `要闻`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the page is about (版面类型); where it is absent what is on it decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanKind>,
    /// Theme of the page, where it has one of its own, such as that of a supplement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(THEMES)))]
    pub theme: Option<String>,
    /// Who made the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<Editor>,
    /// The articles, most important first.
    pub articles: Vec<Article>,
}

/// What a page is about, which decides how it is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    /// A lead with its photo.
    LeadPhoto,
    /// A lead without a photo.
    Lead,
    /// Several main stories, none of which leads.
    Majors,
    /// A page of photos.
    Photos,
    /// One long story.
    Feature,
    /// Several articles on one subject (专题).
    Package,
    /// Briefs.
    Briefs,
    /// Comment (评论).
    Comment,
    /// Advertisements and announcements.
    Notices,
}

impl PlanKind {
    /// Every kind with its name in files.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("lead-photo", Self::LeadPhoto),
        ("lead", Self::Lead),
        ("majors", Self::Majors),
        ("photos", Self::Photos),
        ("feature", Self::Feature),
        ("package", Self::Package),
        ("briefs", Self::Briefs),
        ("comment", Self::Comment),
        ("notices", Self::Notices),
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// People who made a page, by what they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Editor {
    /// What they did, such as `责任编辑`.
    pub role: String,
    /// Who they are.
    pub names: Vec<String>,
}

impl Issue {
    /// An issue without pages, of which nothing else is known.
    pub fn new(publication: Publication, date: Date) -> Self {
        Self {
            format: IssueFormat,
            publication,
            date,
            number: None,
            total_number: None,
            printed: None,
            cover: None,
            paper: None,
            theme: None,
            look: None,
            profile: None,
            editions: Vec::new(),
            faces: None,
            paging: Paging::Given,
            pages: Vec::new(),
        }
    }

    /// All articles, page after page.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.pages.iter().flat_map(|page| &page.articles)
    }

    /// The unique identifier, as a URN: the same for the same paper and day, whatever else
    /// changes, so that a reading system finds its place again after a correction (EPUB 3.3
    /// §5.5.3.1).
    pub fn identifier(&self) -> String {
        let publication = &self.publication;
        let serial = publication.issn.as_deref().or(publication.cn.as_deref()).unwrap_or_default();
        let name = format!("{}/{serial}/{}", publication.slug, self.date);
        let paiban = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"paiban:issue");
        Uuid::new_v5(&paiban, name.as_bytes()).urn().to_string()
    }

    /// Name of the files made from the issue, without their ending: `<slug>-<date>`.
    pub fn file_stem(&self) -> String {
        format!("{}-{}", self.publication.slug, self.date)
    }
}
