//! From a checked issue to an [`Edition`]: pages of frames, in integers.
//!
//! Eight rooms, from the ground up; none names one above it:
//!
//! * `grid`: paper, columns and rows, sizes of type
//! * `style`: the theme, and the typesetter that follows it
//! * [`plan`]: a finished page as data, its costs, its faults, its explanation
//! * `arrange`: the search that tiles a page with rectangles, without type
//! * `copyfit`: what an article can be on a page: text in rows, heads, pictures, tables, forms
//! * `furniture`: masthead, index box, folio, imprint, fillers, rules
//! * `makeup`: articles to sheets, one sheet after the other, chosen forms to frames
//! * `matter`: covers of books, and what a volume has besides its issues
//!
//! The frames carry what they mean; no backend has to guess it from their positions.
//!
//! ```
//! use std::path::Path;
//! use paiban::layout::{self, Paper, Theme};
//! use paiban::text::FontLibrary;
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let fonts = FontLibrary::bundled();
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|c| fonts.covers(c)).value;
//! let composed = layout::compose(&issue, &Theme::bundled("party")?, &Paper::find("tabloid-6")?, &fonts)?;
//! assert_eq!(composed.value.plans.len(), composed.value.edition.sheet_count());
//! assert!(composed.value.plans[0].filled() > 900, "of a thousand");
//! # Ok(())
//! # }
//! ```

pub(crate) mod arrange;
pub(crate) mod copyfit;
pub(crate) mod furniture;
pub(crate) mod grid;
pub(crate) mod makeup;
pub(crate) mod matter;
pub mod plan;
pub(crate) mod style;

use std::collections::{BTreeMap, BTreeSet};

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, Error, Severity, did_you_mean};
use crate::geometry::Length;
use crate::messages::sentence;
use crate::model::{AcceptedSheet, ArticleId, Page, PageLabel};
use crate::text::FontLibrary;

pub use copyfit::proof::proof;
pub use grid::cells::CellRect;
pub use grid::paper::Paper;
pub use makeup::form_sizes::FormSize;
pub use matter::bind;
pub use matter::book_cover::{Front, cover, volume_cover};
pub use matter::card::{CARD, card, table_alone};
pub use matter::share_card::{SHARE_CARD, ShareCard, share_card};
pub use plan::explain::explain;
pub use style::theme::Theme;
pub use style::theme_schema::theme_schema;

/// What the benches and tests of this repository measure and try step by step; no part of the face,
/// and no promise is made of it.
#[doc(hidden)]
pub mod internals {
    pub use super::arrange::{Effort, Problem, sample, search};
    pub use super::makeup::first_problem;
    pub use super::style::context::Context;
    pub use super::style::lines::vertical_line_frames;
    pub use super::style::typesetter::Typesetter;
    pub use super::style::work::Work;

    use super::makeup::pieces::Pieces;
    use super::{CheckedIssue, Composed, FontLibrary, NoStore, Paper, Theme, composed};
    use crate::diagnostics::{Checked, Error};

    /// The articles of all pages, shaped.
    pub fn pieces<'a>(context: &Context<'a>) -> Pieces<'a> {
        super::makeup::pieces::pieces(&context.of_every_page(), &NoStore)
    }

    /// Sets an issue on paper and counts the work.
    ///
    /// # Errors
    /// As [`super::compose`].
    pub fn compose_counted(
        issue: &CheckedIssue,
        theme: &Theme,
        paper: &Paper,
        fonts: &FontLibrary,
    ) -> Result<(Checked<Composed>, Work), Error> {
        let work = Work::default();
        let composed = composed(issue, theme, paper, fonts, &NoStore, Some(&work))?;
        Ok((composed, work))
    }
}

use crate::edition::Edition;
use copyfit::{limits, pull_quote};
use furniture::fits::unfit_furniture;
use makeup::group::{NoStore, PageStore};
use makeup::{pieces, refusal};
use plan::Plan;
use plan::lint::{self, Lint};
use style::context::Context;
use style::interlinear::{self, Leading};
use style::page_themes::PageThemes;
use style::work::Work;

/// An issue set on paper, and why its pages look as they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// The sheets: all that a backend needs.
    pub edition: Edition,
    /// What stands where on each sheet, as data, in the order of the sheets.
    pub plans: Vec<Plan>,
}

impl Composed {
    /// The sheets as `layout.json` keeps them once an editor accepts them; `paper` is the name of the
    /// paper.
    pub fn accepted(&self, paper: &str) -> Vec<AcceptedSheet> {
        let pages = &self.edition.issue.issue().pages;
        let listed = |id: &ArticleId| {
            let page = pages.iter().find(|page| page.articles.iter().any(|article| article.id == *id));
            page.map(|page| &page.label)
        };
        let mut sheets: Vec<AcceptedSheet> =
            self.plans.iter().map(|plan| plan.accepted(paper, listed)).collect();
        let before = self.edition.issue.accepted();
        for sheet in &mut sheets {
            let locked: Vec<bool> = sheet.modules.iter().map(|module| before.locks(sheet, module)).collect();
            sheet.modules.iter_mut().zip(locked).for_each(|(module, locked)| module.locked = locked);
        }
        sheets
    }

    /// The sheets of some pages, as [`Self::accepted`], with those of the pages that share articles with them: where
    /// articles move or go on from page to page, none of these pages stands without the others.
    pub fn accepted_pages(&self, paper: &str, pages: &[PageLabel]) -> Vec<AcceptedSheet> {
        let mut sheets = self.accepted(paper);
        let mut wanted: BTreeSet<PageLabel> = pages.iter().cloned().collect();
        loop {
            let before = wanted.len();
            for sheet in &sheets {
                for listed in sheet.modules.iter().filter_map(|module| module.listed.as_ref()) {
                    if wanted.contains(listed) || wanted.contains(&sheet.page) {
                        wanted.extend([listed.clone(), sheet.page.clone()]);
                    }
                }
            }
            if wanted.len() == before {
                break;
            }
        }
        sheets.retain(|sheet| wanted.contains(&sheet.page));
        sheets
    }
}

/// Sets an issue on paper. What cannot be set is an error among the diagnostics (L116 to L119), with
/// the measures of the paper; the edition is then not whole, and nothing may be made of it.
///
/// # Errors
/// [`Error::Font`] for a library without fonts. A page on which not every row of text found its
/// place: a bug of this program. Nothing is ever left out without an error.
pub fn compose(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Result<Checked<Composed>, Error> {
    compose_with(issue, theme, paper, fonts, &NoStore)
}

/// Sets an issue on paper, with the groups of pages that `store` has kept.
///
/// # Errors
/// As [`compose`].
pub fn compose_with(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
    store: &dyn PageStore,
) -> Result<Checked<Composed>, Error> {
    composed(issue, theme, paper, fonts, store, None)
}

/// Sets an issue on paper; its work is counted in `work`.
fn composed(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
    store: &dyn PageStore,
    work: Option<&Work>,
) -> Result<Checked<Composed>, Error> {
    fonts.not_empty()?;
    let publication = &issue.issue().publication;
    let (themes, unmoved) = (PageThemes::of(issue, theme)?, BTreeMap::new());
    let typesetters = themes.typesetters(fonts, &publication.language, work);
    let pages = typesetters.contexts(issue, paper, &unmoved);
    let faults = faults(&pages);
    if !faults.is_empty() {
        let edition = Edition::of_issue(issue, fonts, Vec::new());
        return Ok(Checked { value: Composed { edition, plans: Vec::new() }, diagnostics: faults });
    }
    let cast_off = pieces::cast_off(&pages, store);
    let demand = makeup::demand(&pages, &cast_off);
    let bodies = pieces::bodies(&pages, &cast_off, &body_sizes(theme, &pages));
    drop(cast_off);
    let papers: Vec<Paper> = bodies.into_iter().map(|body| paper.with_body(body)).collect();
    let pages: Vec<Context<'_>> =
        papers.iter().zip(&pages).map(|(paper, page)| Context { paper, ..*page }).collect();
    let pieces = pieces::pieces(&pages, store);
    let made = makeup::make_up(&pages, pieces, &demand, store)?;
    let Checked { value: (sheets, plans), diagnostics: remarks } = made;
    let mut diagnostics = unknown_families(theme, fonts);
    let rows_of = |em: Length| Leading { em, pitch: paper.row };
    // Where the body is larger, there is more room between the rows too.
    let (body, notes) = (rows_of(paper.body), rows_of(theme.text.note_size.em()));
    diagnostics.extend(interlinear::without_room(issue.issue(), body, notes));
    diagnostics.extend(remarks);
    diagnostics.extend(pull_quote::left_out(issue.issue(), &sheets));
    let articles = issue.issue().articles().map(|article| (&article.id, article)).collect();
    for plan in &plans {
        sound(plan)?;
        diagnostics.extend(lint::remarks(plan, &paper.with_body(plan.body), &articles));
    }
    // Advice about pages from which something is missing is useless.
    if diagnostics.iter().any(|fault| fault.code == Code::NoRoom) {
        diagnostics.retain(|fault| fault.severity == Severity::Error);
    }
    Ok(Checked { value: Composed { edition: Edition::of_issue(issue, fonts, sheets), plans }, diagnostics })
}

/// The rectangles that an article of an issue can take on its page, where the body has a size
/// ([`Plan::body`]): what it would be with other wishes or another text, without a search. Empty for an article
/// in a digest, and where nothing can be set.
pub fn form_sizes(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
    (article, body): (&ArticleId, Length),
) -> Vec<FormSize> {
    let holds = |page: &Page| page.articles.iter().any(|one| one.id == *article);
    let number = issue.issue().pages.iter().position(holds);
    let (Some(number), Some(themes)) = (number, usable_themes(issue, theme, fonts)) else {
        return Vec::new();
    };
    let (paper, unmoved) = (paper.with_body(body), BTreeMap::new());
    let typesetters = themes.typesetters(fonts, &issue.issue().publication.language, None);
    let contexts = typesetters.contexts(issue, &paper, &unmoved);
    contexts.get(number).map(|page| makeup::form_sizes::form_sizes(page, number, article)).unwrap_or_default()
}

/// What of an issue cannot be set on a paper, as far as that shows before anything is set.
pub fn unsettable(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Vec<Diagnostic> {
    let Some(themes) = usable_themes(issue, theme, fonts) else { return Vec::new() };
    let typesetters = themes.typesetters(fonts, &issue.issue().publication.language, None);
    faults(&typesetters.contexts(issue, paper, &BTreeMap::new()))
}

/// The themes of the pages of an issue, where its pages can be set with these fonts.
fn usable_themes<'a>(
    issue: &'a CheckedIssue,
    theme: &'a Theme,
    fonts: &FontLibrary,
) -> Option<PageThemes<'a>> {
    fonts.not_empty().ok()?;
    PageThemes::of(issue, theme).ok()
}

/// The faults of pages, each with its context.
fn faults(pages: &[Context<'_>]) -> Vec<Diagnostic> {
    let mut found = limits::unsettable(pages);
    // The index box of the front page measures headlines.
    if found.is_empty() {
        found.extend(unfit_furniture(pages));
    }
    let oversized = refusal::oversized_notices(pages);
    if found.is_empty() && oversized.is_empty() {
        found.extend(refusal::crowded_pages(pages));
    }
    found.extend(oversized);
    found
}

/// Whether a page has room for all that stands on it.
fn sound(plan: &Plan) -> Result<(), Error> {
    let faults = lint::lint(plan);
    match faults.iter().find(|finding| matches!(finding.kind, Lint::Overfull | Lint::Collision)) {
        None => Ok(()),
        Some(fault) => {
            let reason =
                format!("page {}, sheet {}: {:?} at {:?}", plan.label, plan.sheet, fault.kind, fault.cells);
            Err(Error::Writer { format: "page", reason })
        }
    }
}

/// Puts the articles of an issue on pages, where the paper leaves that to the program
/// (`pages = "auto"`): in the order of sections and weight, each page full. Other issues stay as
/// they are.
#[must_use]
pub fn paginate(issue: CheckedIssue, theme: &Theme, paper: &Paper, fonts: &FontLibrary) -> CheckedIssue {
    match usable_themes(&issue, theme, fonts).and_then(|themes| paginated(&issue, &themes, paper, fonts)) {
        Some(pages) => issue.repaged(pages),
        None => issue,
    }
}

/// The pages that the articles of an issue fill. What cannot be set cannot be measured.
fn paginated(
    issue: &CheckedIssue,
    themes: &PageThemes<'_>,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Option<Vec<Page>> {
    let (typesetters, unmoved) =
        (themes.typesetters(fonts, &issue.issue().publication.language, None), BTreeMap::new());
    let sections = typesetters.contexts(issue, paper, &unmoved);
    if limits::unsettable(&sections).is_empty() { makeup::paging::pages(&sections) } else { None }
}

/// The sizes that the body may have on a paper: its own, and those of the theme that are larger and on
/// whose grid everything fits that fits the paper's own.
fn body_sizes(theme: &Theme, pages: &[Context<'_>]) -> Vec<Length> {
    let Some(Context { paper, .. }) = pages.first() else { return Vec::new() };
    let holds = |&em: &Length| {
        let paper = &paper.with_body(em);
        let pages: Vec<Context<'_>> = pages.iter().map(|page| Context { paper, ..*page }).collect();
        refusal::holds_notices(&pages) && unfit_furniture(&pages).is_empty()
    };
    let larger = theme.text.body_sizes.iter().map(|size| size.em());
    let larger = larger.filter(|&em| em > paper.body).filter(holds);
    let mut sizes: Vec<Length> = [paper.body].into_iter().chain(larger).collect();
    sizes.sort_unstable();
    sizes
}

/// Families that the theme requests and no font file has.
fn unknown_families(theme: &Theme, fonts: &FontLibrary) -> Vec<Diagnostic> {
    let requested = theme.fonts.values().flat_map(|spec| &spec.families);
    let unknown = requested.filter(|family| !fonts.has_family(family));
    let known = || fonts.faces().iter().map(|face| face.family.as_str());
    unknown
        .map(|family| {
            let message = sentence!("unknown-family", family, theme = &theme.name);
            let help = match did_you_mean(family, known()) {
                Some(name) => sentence!("did-you-mean", name),
                None => sentence!("unknown-family.help"),
            };
            Diagnostic::new(Code::UnknownFamily, message).help(help)
        })
        .collect()
}
