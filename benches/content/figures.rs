//! What is counted of pages as an editor would count it.

use paiban::edition::{Sheet, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::plan::{ModuleContent, Plan, PlannedModule};
use paiban::layout::{Composed, Paper};
use paiban::model::{Article, ImagePath, Issue, Rank};

use crate::frames::{self, Line, Picture};
use crate::{tables, white};

/// Sheets whose articles ask for so much, in thousandths, are full.
const FULL: u32 = 930;

/// Lines whose ideographs stand further apart than this, in hundredths of an em, are letter-spaced.
const SPACED: i32 = 10;

/// A picture is larger than another from this on, in hundredths.
const LARGER: u32 = 110;

/// Longer names are those of firms, which a narrow column parts.
const LONGEST_NAME: usize = 8;

/// A caption stands no further from its picture.
const NEAR: Length = Length::from_points(16);

/// Sums and lists over all sheets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) refused: Vec<String>,
    pub(crate) sheets: usize,
    pub(crate) added: usize,
    /// Filled parts of sheets, in thousandths.
    pub(crate) filled: Vec<u32>,
    pub(crate) notices: usize,
    pub(crate) notices_moved: usize,
    pub(crate) captions: usize,
    pub(crate) captions_parted: usize,
    pub(crate) tables: tables::Faults,
    /// Largest picture and all pictures of full sheets that have any, in thousandths of the type area.
    pub(crate) largest_picture: Vec<u32>,
    pub(crate) picture_share: Vec<u32>,
    pub(crate) leads_outsized: usize,
    pub(crate) full: usize,
    /// Full sheets with blank rectangles over two hundredths.
    pub(crate) trapped: usize,
    /// Modules over the full width, of each sheet.
    pub(crate) strips: Vec<usize>,
    pub(crate) air: usize,
    pub(crate) legs: usize,
    pub(crate) short_legs: usize,
    pub(crate) lines: usize,
    pub(crate) spaced: usize,
    pub(crate) tabloid_lines: usize,
    pub(crate) tabloid_spaced: usize,
    pub(crate) names: usize,
    pub(crate) names_broken: usize,
    pub(crate) jumps: usize,
}

impl Figures {
    /// An issue that could not be set.
    pub(crate) fn refuse(&mut self, why: String) {
        eprintln!("{why}");
        self.refused.push(why);
    }

    /// Counts an issue that was set on a paper; told on standard error is what must never be.
    pub(crate) fn add(&mut self, name: &str, issue: &Issue, paper: &Paper, composed: &Composed) {
        let sheets = &composed.edition.sheets;
        for (sheet, plan) in sheets.iter().zip(&composed.plans) {
            self.sheet(name, issue, paper, sheet, plan);
        }
        let before = self.notices_moved;
        self.notices(issue, composed);
        self.tell(name, "notices moved", self.notices_moved - before);
        let before = self.names_broken;
        self.bylines(issue, sheets);
        self.tell(name, "names broken", self.names_broken - before);
        let found = tables::faults(&composed.edition);
        self.tell(name, "numbers broken", found.broken_numbers);
        self.tell(name, "tables parted", found.parted);
        self.tell(name, "parts of tables without a head", found.headless);
        self.tables.broken_numbers += found.broken_numbers;
        self.tables.parted += found.parted;
        self.tables.headless += found.headless;
    }

    fn tell(&self, name: &str, what: &str, count: usize) {
        if count > 0 {
            eprintln!("{name}: {what}: {count}");
        }
    }

    fn sheet(&mut self, name: &str, issue: &Issue, paper: &Paper, sheet: &Sheet, plan: &Plan) {
        let is_full = plan.ratio >= FULL;
        self.sheets += 1;
        self.added += usize::from(plan.sheet > 0);
        self.filled.push(plan.filled());
        self.pictures(name, issue, paper, sheet, is_full);
        if is_full {
            self.full += 1;
            let grid = paper.with_body(plan.body);
            self.trapped += usize::from(white::largest(sheet, &grid, plan) > 20);
        }
        let articles = || {
            plan.modules.iter().filter(|m| !matches!(m.holds, ModuleContent::Blank | ModuleContent::Masthead))
        };
        let is_strip = |module: &&PlannedModule| {
            module.cells.columns == plan.columns && module.holds != ModuleContent::Notice
        };
        self.strips.push(articles().filter(is_strip).count());
        for module in articles() {
            self.module(module);
        }
        let is_tabloid = paper.name.starts_with("tabloid");
        for line in frames::lines(sheet).iter().filter(|line| matches!(line.tag, Tag::Paragraph(_))) {
            let is_spaced = line.letter_space() > SPACED;
            self.lines += 1;
            self.spaced += usize::from(is_spaced);
            self.tabloid_lines += usize::from(is_tabloid);
            self.tabloid_spaced += usize::from(is_tabloid && is_spaced);
        }
    }

    fn module(&mut self, module: &PlannedModule) {
        self.jumps += usize::from(module.jumps_to.is_some());
        let covered = |column: u16, row: u16| {
            let mut parts = module.pictures.iter().chain(module.head.as_ref().map(|head| &head.cells));
            parts.any(|cells| {
                (cells.column..cells.right()).contains(&column) && (cells.row..cells.bottom()).contains(&row)
            })
        };
        let air = |leg: &paiban::layout::plan::PlannedLeg| {
            let above = (module.cells.row..leg.cells.row).rev();
            above.take_while(|&row| !covered(leg.cells.column, row)).count() > 3
        };
        self.air += module.legs.iter().filter(|leg| air(leg)).count();
        self.legs += module.legs.len();
        if module.legs.len() > 1 {
            self.short_legs += module.legs.iter().filter(|leg| (1..4).contains(&leg.filled)).count();
        }
    }

    fn pictures(&mut self, name: &str, issue: &Issue, paper: &Paper, sheet: &Sheet, is_full: bool) {
        let found = frames::pictures(sheet);
        let article = |picture: &Picture<'_>| {
            let id = picture.article?;
            issue.articles().find(|article| article.id == *id)
        };
        let shown: Vec<(&Picture<'_>, &Article)> = found
            .iter()
            .filter_map(|picture| Some((picture, article(picture)?)))
            .filter(|(_, article)| article.notice.is_none())
            .collect();
        self.captions += shown.len();
        let is_parted = |(picture, article): &&(&Picture<'_>, &Article)| match picture.caption {
            Some(words) => !near(&picture.rect, &words),
            None => has_words(article, picture.path),
        };
        let parted = shown.iter().filter(is_parted).count();
        self.tell(name, "captions parted", parted);
        self.captions_parted += parted;
        let area = |rect: &Rect| {
            i64::from(rect.size.width.millipoints() / 100) * i64::from(rect.size.height.millipoints() / 100)
        };
        let room = area(&paper.type_area());
        let part = |rect: &Rect| (area(rect) * 1000 / room) as u32;
        let largest = shown.iter().map(|(picture, _)| part(&picture.rect)).max();
        if let (Some(largest), true) = (largest, is_full) {
            self.largest_picture.push(largest);
            self.picture_share.push(shown.iter().map(|(picture, _)| part(&picture.rect)).sum());
        }
        let of_lead = shown.iter().filter(|(_, article)| article.rank == Some(Rank::Lead));
        let of_lead = of_lead.map(|(picture, _)| part(&picture.rect)).max();
        let outsized =
            of_lead.is_some_and(|of_lead| largest.is_some_and(|largest| largest * 100 > of_lead * LARGER));
        self.tell(name, "leads whose picture is not the largest", usize::from(outsized));
        self.leads_outsized += usize::from(outsized);
    }

    /// Advertisements that do not stand on the first sheet of the page they are listed on.
    fn notices(&mut self, issue: &Issue, composed: &Composed) {
        for page in &issue.pages {
            for article in page.articles.iter().filter(|article| article.notice.is_some()) {
                self.notices += 1;
                let stands = composed.plans.iter().filter(|plan| plan.label == page.label && plan.sheet == 0);
                let mut modules = stands.flat_map(|plan| &plan.modules);
                let is_there = modules.any(|module| module.article.as_ref() == Some(&article.id));
                self.notices_moved += usize::from(!is_there);
            }
        }
    }

    /// Names of people that stand on no line whole.
    fn bylines(&mut self, issue: &Issue, sheets: &[Sheet]) {
        let lines: Vec<Line<'_>> = sheets.iter().flat_map(frames::lines).collect();
        for article in issue.articles() {
            let people = article.byline.iter().chain(&article.sign_off);
            let of_people = |name: &&String| name.chars().count() <= LONGEST_NAME;
            for name in people.flat_map(|people| &people.names).filter(of_people) {
                self.names += 1;
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let of_article = lines.iter().filter(|line| *line.article == article.id);
                let mut texts = of_article.map(|line| bare(&line.text()));
                self.names_broken += usize::from(!texts.any(|text| text.contains(&bare(name))));
            }
        }
    }
}

/// Whether a picture of an article has a caption or a credit.
fn has_words(article: &Article, path: &ImagePath) -> bool {
    let mut found = false;
    article.each_figure(|_, figure| {
        let is_it = figure.image.as_ref() == Some(path);
        found |= is_it && (!figure.caption.is_empty() || figure.credit.is_some());
    });
    found
}

/// Whether words stand beside or below a picture.
fn near(picture: &Rect, words: &Rect) -> bool {
    let apart = |from: Length, to: Length| from - to > NEAR;
    !(apart(words.left(), picture.right())
        || apart(picture.left(), words.right())
        || apart(words.top(), picture.bottom())
        || apart(picture.top(), words.bottom()))
}
