//! From a checked issue to an [`Edition`]: pages of frames, in integers.
//!
//! The recipe: the text of each article is shaped once and set in rows ([`copy`]), its [`head`]
//! and its pictures ([`figure`]) with it; [`forms`] are the rectangles of the grid it can take;
//! [`search`] finds the arrangement of a page; [`makeup`] shares the articles out over sheets and
//! makes one sheet after the other; a chosen form becomes frames as a [`module`], and
//! [`furniture`] stands around them. The frames carry what they mean; no backend has to guess it
//! from their places. The [`plan`] of each sheet says the same as data. [`volume`] binds editions.

pub mod arrange;
pub mod copyfit;
pub mod furniture;
pub mod grid;
pub mod makeup;
pub mod matter;
pub mod plan;
pub mod style;

use std::collections::BTreeMap;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, Error, did_you_mean};
use crate::geometry::Length;
use crate::text::FontLibrary;

pub use copyfit::proof::proof;
pub use grid::paper::Paper;
pub use matter::bind;
pub use matter::book_cover::{Front, cover, volume_cover};
pub use plan::explain::explain;
pub use style::theme::Theme;

use crate::edition::Edition;
use furniture::Furniture;
use plan::Plan;
use plan::lint::{self, Lint};
use style::interlinear::{self, Leading};
use style::typesetter::Typesetter;

/// Sets an issue on paper.
///
/// # Errors
/// A page on which not every row of text found its place: a fault of this program. Nothing is
/// ever left out in silence.
pub fn compose(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Result<Checked<Edition>, Error> {
    let publication = &issue.issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let unmoved = BTreeMap::new();
    let furniture = Furniture { typesetter: &typesetter, paper, issue, moved: &unmoved };
    let cast_off = makeup::cast_off(&furniture);
    let asked = makeup::asked(&furniture, &cast_off);
    let paper = &paper.with_body(makeup::body_of(&furniture, &cast_off, &body_sizes(theme, paper)));
    let furniture = Furniture { paper, ..furniture };
    let pieces = makeup::pieces(&furniture);
    let Checked { value: mut sheets, diagnostics: remarks } = makeup::make_up(&furniture, pieces, &asked)?;
    if let Some(last) = sheets.last_mut() {
        last.frames.extend(furniture.imprint());
    }
    let edition = Edition {
        title: format!("{} {}", publication.title, typesetter.words.date(issue.issue().date)),
        date: issue.issue().date,
        language: publication.language.to_string(),
        sheets,
    };
    let mut diagnostics = unknown_families(theme, fonts);
    let rows_of = |em: Length| Leading { em, pitch: paper.row };
    let (body, notes) = (rows_of(paper.body), rows_of(theme.text.note_size.em()));
    diagnostics.extend(interlinear::without_room(issue.issue(), body, notes));
    diagnostics.extend(remarks);
    for plan in edition.sheets.iter().filter_map(|sheet| sheet.plan.as_ref()) {
        sound(plan)?;
        diagnostics.extend(lint::remarks(plan));
    }
    Ok(Checked { value: edition, diagnostics })
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
    let typesetter = Typesetter::new(fonts, theme, &issue.issue().publication.language);
    let unmoved = BTreeMap::new();
    let furniture = Furniture { typesetter: &typesetter, paper, issue: &issue, moved: &unmoved };
    let pages = makeup::paging::pages(&furniture);
    match pages {
        Some(pages) => issue.repaged(pages),
        None => issue,
    }
}

/// The sizes that the body may have on a paper: its own, and those of the theme that are larger.
fn body_sizes(theme: &Theme, paper: &Paper) -> Vec<Length> {
    let larger = theme.text.body_sizes.iter().map(|size| size.em()).filter(|&em| em > paper.body);
    let mut sizes: Vec<Length> = [paper.body].into_iter().chain(larger).collect();
    sizes.sort_unstable();
    sizes
}

/// Families the theme asks for and nobody has.
fn unknown_families(theme: &Theme, fonts: &FontLibrary) -> Vec<Diagnostic> {
    let asked = theme.fonts.values().flat_map(|spec| &spec.families);
    let unknown = asked.filter(|family| !fonts.has_family(family));
    let known = || fonts.faces().iter().map(|face| face.family.as_str());
    unknown
        .map(|family| {
            let message =
                format!("the theme `{}` names the font family `{family}`, which was not found", theme.name);
            let diagnostic = Diagnostic::new(Code::UnknownFamily, message);
            match did_you_mean(family, known()) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("`paiban fonts` lists the families; `--font-dir DIR` adds fonts"),
            }
        })
        .collect()
}
