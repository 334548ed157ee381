//! The galley proof (长条校样): the text of every article as one long column, before pages are made.
//!
//! One line of the dump is one line of text, with what filling it took. It shows what the rules of
//! composition did to a text, whatever the page, and changes only when they do. It is for programs too,
//! and the same in all languages of messages.

use std::fmt::Write;
use std::sync::Arc;

use super::copy::{BodyCopy, Exactness, Galley, RunsInLegs};
use super::figure::{MOST_STANDING, placement};
use super::strip::{SetLine, Strip};
use crate::check::CheckedIssue;
use crate::layout::grid::paper::Paper;
use crate::layout::style::page_themes::PageThemes;
use crate::layout::style::theme::Theme;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Rank};
use crate::text::FontLibrary;
use crate::wording::NoteNumbers;

/// Sets the text of an issue in one column of the paper and says how each line was set: measure,
/// natural width, ratio (negative: the part of their blanks that was squeezed out; positive: of
/// what gaps may take with a quarter of the em between letters), what was squeezed and what was
/// stretched, all in points, then the text.
pub fn proof(issue: &CheckedIssue, theme: &Theme, paper: &Paper, fonts: &FontLibrary) -> String {
    let mut out = format!("# {} {}\n", paper.name, theme.name);
    let _ = writeln!(out, "# measure natural ratio squeezed stretched | text");
    let Ok(themes) = PageThemes::of(issue, theme) else { return out };
    let typesetters = themes.typesetters(fonts, &issue.issue().publication.language, None);
    for page in &issue.issue().pages {
        for article in &page.articles {
            let _ = writeln!(out, "\n{} {}", page.label, article.id);
            let mut tag = None;
            for strip in strips(typesetters.of(page), paper, issue, article) {
                let Some(line) = &strip.line else { continue };
                if tag.as_ref() != Some(&strip.tag) {
                    let _ = writeln!(out, "{:?}", strip.tag);
                    tag = Some(strip.tag.clone());
                }
                write_line(line, &mut out);
            }
        }
    }
    out
}

/// The text of an article in the best lines of one column.
fn strips(typesetter: &Typesetter<'_>, paper: &Paper, issue: &CheckedIssue, article: &Article) -> Vec<Strip> {
    let typesetter = typesetter.speaking(article.lang.as_ref());
    let notes = NoteNumbers::of(&article.notes);
    let figures = placement(&typesetter, paper, issue, article, &notes, MOST_STANDING);
    let mut copy =
        BodyCopy::new(&typesetter, paper, issue, article, RunsInLegs::Nothing, &figures, Rank::Brief);
    copy.shape_all();
    let galley = Galley::new(&Arc::new(copy), paper.measure, Exactness::Set);
    let best = &galley.versions[0];
    galley.strips(best, best.slots.list())
}

fn write_line(line: &SetLine, out: &mut String) {
    let SetLine { text, measure, adjustment, violation } = line;
    let _ = write!(
        out,
        "  {measure} {} {:+.3} {} {} | {}",
        adjustment.natural,
        adjustment.ratio,
        adjustment.squeezed,
        adjustment.stretched,
        text.escape_debug().to_string().replace("\\u{3000}", "\u{3000}"),
    );
    let _ = match violation {
        Some(violation) => writeln!(out, " | {}", violation.message().english()),
        None => writeln!(out),
    };
}
