//! Issues made by number, to try pages on.
//!
//! The recipe: the texts of an example are taken apart ([`material`]); a [`page`] gets as many
//! articles as an editor would give it, each with its head, text ([`article`]) and [`pictures`];
//! its texts are made longer or shorter until they fill it as far as the number says ([`area`]).
//! The same number makes the same issue, everywhere ([`random`]).

mod area;
mod article;
pub(crate) mod content;
mod material;
mod page;
mod pictures;
pub(crate) mod random;

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::{Checked, SourceMap};
use paiban::layout::{Paper, Theme};
use paiban::model::walk::plain_text;
use paiban::model::{Block, Page};
use paiban::source::{Draft, Origins, PictureFiles};
use paiban::wording::Words;
use serde_json::json;

use content::Content;
use material::Material;
use page::PageSketch;
pub(crate) use random::Random;

/// Number of issues there are.
pub(crate) const ISSUES: u64 = 200;

/// How full a page is made: a step for each seed and page, in thousandths of its free cells.
const LEAST_RATIO: u32 = 600;
const RATIO_STEP: u32 = 50;
const RATIOS: u32 = 21;

/// An issue, and what it is to be set with.
pub(crate) struct Generated {
    /// The number it was made from.
    pub(crate) seed: u64,
    pub(crate) issue: CheckedIssue,
    /// Name of the paper profile.
    pub(crate) paper: &'static str,
    /// Name of the theme.
    pub(crate) theme: &'static str,
    /// What each page was to ask for and about asks for, in thousandths of its free cells.
    pub(crate) ratios: Vec<(u32, u32)>,
}

/// The maker of issues.
pub(crate) struct Generator {
    material: Material,
}

impl Generator {
    pub(crate) fn new() -> Self {
        Self { material: Material::of_example() }
    }

    /// An issue of one to four pages.
    pub(crate) fn issue(&self, seed: u64) -> Generated {
        let mut random = Random::new(seed);
        let paper = Paper::NAMES[seed as usize % Paper::NAMES.len()];
        let theme = Theme::BUNDLED[seed as usize / Paper::NAMES.len() % Theme::BUNDLED.len()];
        let grid = Paper::find(paper).expect("the profile is bundled");
        let sketch = |number: u32| {
            // Steps of 8 of 21 visit every ratio, and neighbouring pages differ.
            let wanted = LEAST_RATIO + RATIO_STEP * ((seed as u32 * 13 + number * 8) % RATIOS);
            let mut branch = random.branch();
            (wanted, PageSketch::new(&self.material, &mut branch, &grid, number as usize, wanted))
        };
        let count = Random::new(!seed).between(1, 4);
        finished(seed, (paper, theme), (0..count).map(sketch).collect())
    }

    /// An issue of one or two pages of what real papers print beside plain articles, after its number.
    pub(crate) fn with_content(&self, seed: u64) -> (Content, Generated) {
        let content = Content::ALL[seed as usize % Content::ALL.len()];
        let step = seed as usize / Content::ALL.len();
        let paper = Paper::NAMES[step % Paper::NAMES.len()];
        let theme = Theme::BUNDLED[step / Paper::NAMES.len() % Theme::BUNDLED.len()];
        let grid = Paper::find(paper).expect("the profile is bundled");
        let mut random = Random::new(seed);
        let sketch = |number: u32| {
            let wanted = LEAST_RATIO + RATIO_STEP * ((step as u32 * 13 + number * 8) % RATIOS);
            let mut branch = random.branch();
            let place = (number as usize, wanted);
            (wanted, PageSketch::of_content(&self.material, &mut branch, &grid, place, content))
        };
        let count = Random::new(!seed).between(1, 2);
        (content, finished(seed, (paper, theme), (0..count).map(sketch).collect()))
    }

    /// An issue of one page with so many articles that ask for all of it.
    pub(crate) fn page_of(&self, seed: u64, paper: &'static str, articles: usize) -> Generated {
        let grid = Paper::find(paper).expect("the profile is bundled");
        let mut random = Random::new(seed);
        let sketch = PageSketch::of_articles(&self.material, &mut random, &grid, (0, 1000), articles);
        finished(seed, (paper, Theme::DEFAULT), vec![(1000, sketch)])
    }
}

impl Generated {
    /// The paragraphs and subheads of the text as printed, in their order.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let mut found = Vec::new();
        for article in self.issue.issue().articles() {
            let mut run_in = Words::of(&"zh-Hans".into()).run_in(article).unwrap_or_default().text();
            for block in &article.body {
                if let Block::Paragraph { text } | Block::Subhead { text, .. } = block {
                    found.push(std::mem::take(&mut run_in) + &plain_text(text));
                }
            }
        }
        found
    }
}

/// The issue of some pages, each with the ratio that was wanted.
fn finished(
    seed: u64,
    (paper, theme): (&'static str, &'static str),
    sketches: Vec<(u32, PageSketch<'_>)>,
) -> Generated {
    let (mut pages, mut ratios, mut pictures) = (Vec::new(), Vec::new(), PictureFiles::new());
    for (number, (wanted, sketch)) in sketches.into_iter().enumerate() {
        ratios.push((wanted, sketch.ratio(number == 0)));
        let files = sketch.sketches.iter().flat_map(|sketch| &sketch.pictures);
        pictures.extend(files.map(|picture| (picture.name.as_str().into(), picture.bytes().into())));
        pages.push(Page {
            label: format!("A{:02}", number + 1).into(),
            name: Some(["要闻", "民生", "深度", "副刊"][number].to_owned()),
            plan: None,
            theme: None,
            editors: Vec::new(),
            articles: sketch.articles(),
        });
    }
    let Checked { value: issue, diagnostics } = check::check(&draft(pages, pictures), &|_| true);
    assert!(!paiban::diagnostics::has_errors(&diagnostics), "issue {seed}: {diagnostics:?}");
    Generated { seed, issue, paper, theme, ratios }
}

fn draft(pages: Vec<Page>, pictures: PictureFiles) -> Draft {
    let issue = json!({
        "publication": { "title": "溪湾日报", "slug": "pages", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": pages,
    });
    let issue = serde_json::from_value(issue).expect("the issue is of the model");
    Draft {
        issue,
        pictures,
        accepted: paiban::model::AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    }
}
