//! From a checked issue to an [`Edition`]: pages of frames, in integers.
//!
//! The recipe: set the text of each article in rows ([`story`]), measure it in rectangles of the
//! grid ([`module`], [`head`], [`figure`], [`table`]), choose where each stands ([`shelves`]),
//! add masthead, folio and rules ([`furniture`]). The frames carry what they mean; no backend
//! has to guess it from their places.

pub mod cells;
pub mod column_title;
pub mod edition;
pub mod explain;
pub mod figure;
pub mod furniture;
pub mod galley;
pub mod head;
pub mod interlinear;
pub mod lint;
pub mod module;
pub mod office;
pub mod paper;
pub mod plan;
pub mod search;
pub mod shelves;
pub mod size;
pub mod story;
pub mod strip;
pub mod table;
pub mod theme;
pub mod typesetter;

use std::collections::BTreeSet;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, Error, did_you_mean};
use crate::geometry::{Length, Rect};
use crate::model::{Issue, Page};
use crate::text::{Escape, FontLibrary, Ink};

pub use edition::{Course, Edition, Frame, GlyphRun, LinkTarget, PlacedGlyph, Sheet, Tag};
pub use explain::explain;
pub use galley::galley;
pub use office::{OfficePaper, on_office_paper};
pub use paper::Paper;
pub use theme::Theme;

use furniture::{Furniture, page_title};
use interlinear::Leading;
use module::{ModuleMaker, Story};
use shelves::{Placed, Room, place};
use strip::SetLine;
use typesetter::Typesetter;

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
    let furniture = Furniture { typesetter: &typesetter, paper, issue };
    let (mut sheets, mut forced) = (Vec::new(), Vec::new());
    for (number, page) in issue.issue().pages.iter().enumerate() {
        let stories = stories(&typesetter, paper, issue, page);
        forced.extend(stories.iter().filter_map(forced_lines));
        sheets.extend(page_sheets(&furniture, page, &stories, number == 0)?);
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
    let mut diagnostics = unknown_families(theme, fonts);
    diagnostics.extend(unfollowed_wishes(issue.issue()));
    let rows_of = |em: Length| Leading { em, pitch: paper.row };
    let (body, notes) = (rows_of(paper.body), rows_of(theme.text.note_size.em()));
    diagnostics.extend(interlinear::without_room(issue.issue(), body, notes));
    diagnostics.extend(forced);
    let plans = edition.sheets.iter().filter_map(|sheet| sheet.plan.as_ref());
    diagnostics.extend(plans.flat_map(lint::remarks));
    Ok(Checked { value: edition, diagnostics })
}

/// Wishes about places that the page flow does not follow, in one remark.
fn unfollowed_wishes(issue: &Issue) -> Option<Diagnostic> {
    let mut wishes = BTreeSet::new();
    let mut articles = 0;
    for article in issue.articles() {
        let mut figures = Vec::new();
        article.each_figure(|_, figure| figures.push(figure));
        let asked = [
            ("pin", article.pin.is_some()),
            ("group", article.group.is_some()),
            ("may_jump", article.may_jump.is_some()),
            ("focus", figures.iter().any(|figure| figure.focus.is_some())),
        ];
        articles += usize::from(asked.iter().any(|(_, asked)| *asked));
        wishes.extend(asked.into_iter().filter(|(_, asked)| *asked).map(|(key, _)| key));
    }
    let keys: Vec<String> = wishes.iter().map(|key| format!("`{key}`")).collect();
    (!keys.is_empty()).then(|| {
        let keys = keys.join(", ");
        let message = format!(
            "the pages place articles in their order and do not follow {keys} (articles that ask: {articles})"
        );
        Diagnostic::new(Code::UnfollowedWish, message)
            .help("move an article up or down in `articles` of its page to move it on the page")
            .data("articles", articles)
    })
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

/// The articles of a page with their text in rows.
fn stories<'a>(
    typesetter: &Typesetter<'a>,
    paper: &Paper,
    issue: &CheckedIssue,
    page: &'a Page,
) -> Vec<Story<'a>> {
    let set = |(number, article)| Story::new(typesetter, paper, issue, article, number);
    page.articles.iter().enumerate().map(set).collect()
}

/// A remark on the lines of an article that could not be set by the rules.
fn forced_lines(story: &Story<'_>) -> Option<Diagnostic> {
    let lines = || story.strips.iter().filter_map(|strip| strip.line.as_ref());
    let forced: Vec<&SetLine> = lines().filter(|line| line.escape.is_some()).collect();
    let first = forced.first()?;
    let said = first.escape.map_or("", Escape::said);
    let message = format!("a line could not be set by the rules, it {said}: `{}`", first.text.trim());
    let message = match forced.len() - 1 {
        0 => message,
        more => format!("{message}; so it is with {more} more of the article"),
    };
    let remark = Diagnostic::new(Code::ForcedLine, message).in_article(&story.article.id);
    Some(remark.help("reword it, or choose a paper with wider columns").data("lines", forced.len()))
}

/// The sheets of one newspaper page.
fn page_sheets(
    furniture: &Furniture<'_>,
    page: &Page,
    stories: &[Story<'_>],
    first: bool,
) -> Result<Vec<Sheet>, Error> {
    let (typesetter, paper, issue) = (furniture.typesetter, furniture.paper, furniture.issue);
    let taken = if first { furniture.masthead_rows() } else { 0 };
    let room = Room { columns: paper.columns, rows: paper.rows, taken };
    let placed = place(&ModuleMaker { typesetter, paper, issue }, stories, room);
    whole(page, stories, &placed)?;
    let count = placed.iter().map(|one| one.sheet + 1).max().unwrap_or(1);
    let sheet = |number: usize| {
        let here: Vec<&Placed> = placed.iter().filter(|one| one.sheet == number).collect();
        let mut frames = if first && number == 0 { furniture.masthead() } else { Vec::new() };
        frames.extend(tints(typesetter, paper, stories, &here));
        // Between the two parts of a paragraph that goes on over a sheet nothing is written.
        let begun = here.iter().position(|one| one.module.from == 0);
        let folio = if number == 0 { Some(0) } else { begun };
        for (i, one) in here.iter().enumerate() {
            if folio == Some(i) {
                frames.extend(furniture.folio(page, number));
            }
            frames.push(one.module.frames(&stories[one.story], paper, one.column, one.row));
        }
        if folio.is_none_or(|at| at >= here.len()) {
            frames.extend(furniture.folio(page, number));
        }
        frames.push(furniture.rules(&here, |one| stories[one.story].article.boxed));
        frames.extend(boxes(typesetter, paper, stories, &here));
        let (label, title) = (page.label.clone(), page_title(page));
        Sheet { size: paper.trim, label, title, number, frames, plan: None }
    };
    Ok((0..count).map(sheet).collect())
}

/// Whether every row of every story was placed, in order.
fn whole(page: &Page, stories: &[Story<'_>], placed: &[Placed]) -> Result<(), Error> {
    for (number, story) in stories.iter().enumerate() {
        let parts = || placed.iter().filter(|one| one.story == number).map(|one| &one.module);
        let begins = parts().next().is_some_and(|module| module.from == 0);
        let goes_on = parts().zip(parts().skip(1)).all(|(a, b)| a.rest == b.from);
        let ends = parts().next_back().is_some_and(|module| module.rest == story.strips.len());
        if !(begins && goes_on && ends) {
            let (page, article) = (&page.label, &story.article.id);
            let reason = format!("page {page}: the article {article} was not placed whole");
            return Err(Error::Writer { format: "page", reason });
        }
    }
    Ok(())
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
    let edges = box_rects(paper, stories, placed).flat_map(|rect| rect.edges(thickness));
    artifact(edges, Ink(rules.ink))
}

/// The tints under those articles. They are drawn before the articles.
fn tints(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    stories: &[Story<'_>],
    placed: &[&Placed],
) -> Option<Frame> {
    let ink = Ink(typesetter.theme.boxes.tint);
    if ink == Ink(0) { None } else { artifact(box_rects(paper, stories, placed), ink) }
}

fn box_rects(paper: &Paper, stories: &[Story<'_>], placed: &[&Placed]) -> impl Iterator<Item = Rect> {
    let boxed = placed.iter().filter(|one| stories[one.story].article.boxed);
    boxed.map(|one| one.module.box_rect(paper, one.column, one.row))
}

fn artifact(rects: impl Iterator<Item = Rect>, ink: Ink) -> Option<Frame> {
    let frames: Vec<Frame> = rects.map(|rect| Frame::Rule { rect, ink }).collect();
    (!frames.is_empty()).then_some(Frame::Group { tag: Tag::Artifact, frames })
}
