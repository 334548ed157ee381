//! From a checked issue to an [`Edition`]: pages of frames, in integers.
//!
//! The recipe: set the text of each article in rows ([`story`]), measure it in rectangles of the
//! grid ([`module`], [`head`], [`figure`], [`table`]), choose where each stands ([`shelves`]),
//! add masthead, folio and rules ([`furniture`]). The frames carry what they mean; no backend
//! has to guess it from their places.

pub mod edition;
pub mod figure;
pub mod furniture;
pub mod head;
pub mod module;
pub mod paper;
pub mod shelves;
pub mod size;
pub mod story;
pub mod strip;
pub mod table;
pub mod theme;
pub mod typesetter;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, did_you_mean};
use crate::geometry::Length;
use crate::model::Page;
use crate::text::{FontLibrary, Ink};

pub use edition::{Edition, Frame, GlyphRun, LinkTarget, PlacedGlyph, Sheet, Tag};
pub use paper::Paper;
pub use theme::Theme;

use furniture::{Furniture, page_title};
use module::{ModuleMaker, Story};
use shelves::{Placed, Room, place};
use typesetter::Typesetter;

/// Sets an issue on paper.
pub fn compose(issue: &CheckedIssue, theme: &Theme, paper: &Paper, fonts: &FontLibrary) -> Checked<Edition> {
    let publication = &issue.issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let furniture = Furniture { typesetter: &typesetter, paper, issue };
    let mut sheets = Vec::new();
    for (number, page) in issue.issue().pages.iter().enumerate() {
        sheets.extend(page_sheets(&typesetter, &furniture, page, number == 0));
    }
    if let Some(last) = sheets.last_mut() {
        last.frames.extend(furniture.imprint());
    }
    let edition = Edition {
        title: format!("{} {}", publication.title, issue.issue().date.chinese()),
        date: issue.issue().date,
        language: publication.language.to_string(),
        sheets,
    };
    Checked { value: edition, diagnostics: unknown_families(theme, fonts) }
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

/// The sheets of one newspaper page.
fn page_sheets(
    typesetter: &Typesetter<'_>,
    furniture: &Furniture<'_>,
    page: &Page,
    first: bool,
) -> Vec<Sheet> {
    let (paper, issue) = (furniture.paper, furniture.issue);
    let stories: Vec<Story<'_>> = page
        .articles
        .iter()
        .enumerate()
        .map(|(number, article)| Story::new(typesetter, paper, issue, article, number))
        .collect();
    let taken = if first { paper.masthead_rows } else { 0 };
    let room = Room { columns: paper.columns, rows: paper.rows, taken };
    let placed = place(&ModuleMaker { typesetter, paper, issue }, &stories, room);
    let count = placed.iter().map(|one| one.sheet + 1).max().unwrap_or(1);
    (0..count)
        .map(|number| {
            let here: Vec<&Placed> = placed.iter().filter(|one| one.sheet == number).collect();
            let mut frames = Vec::new();
            if first && number == 0 {
                frames.extend(furniture.masthead());
            }
            frames.extend(
                here.iter().map(|one| one.module.frames(&stories[one.story], paper, one.column, one.row)),
            );
            frames.push(furniture.rules(&here, |one| stories[one.story].article.boxed));
            frames.extend(boxes(typesetter, paper, &stories, &here));
            // Between the two parts of a paragraph that goes on over a sheet nothing is written.
            let folio = furniture.folio(page, number);
            let goes_on = here.last().is_some_and(|one| one.module.rest < stories[one.story].strips.len());
            let at = if number > 0 && !goes_on { frames.len() } else { 0 };
            frames.splice(at..at, folio);
            Sheet { size: paper.trim, label: page.label.clone(), title: page_title(page), number, frames }
        })
        .collect()
}

/// Boxes around the articles that ask for one.
fn boxes(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    stories: &[Story<'_>],
    placed: &[&Placed],
) -> Option<Frame> {
    let rules = &typesetter.theme.rules;
    let thickness = Length::from_points_f64(f64::from(rules.r#box));
    let boxed = placed.iter().filter(|one| stories[one.story].article.boxed);
    let frames: Vec<Frame> = boxed
        .flat_map(|one| one.module.box_frames(paper, one.column, one.row, thickness, Ink(rules.ink)))
        .collect();
    (!frames.is_empty()).then_some(Frame::Group { tag: Tag::Artifact, frames })
}
