//! The galley proof (长条校样): the text of every article as one long column, before pages are made.
//!
//! One line of the dump is one line of text, with what filling it took. It shows what the rules of
//! composition did to a text, whatever the page, and changes only when they do.

use std::fmt::Write;

use super::paper::Paper;
use super::strip::SetLine;
use super::theme::Theme;
use super::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::text::FontLibrary;

/// Sets the text of an issue in one column of the paper and says how each line was set: measure,
/// natural width, ratio (negative: the part of their blanks that was squeezed out; positive: of
/// what gaps may take with a quarter of the em between letters), what was squeezed and what was
/// stretched, all in points, then the text.
pub fn galley(issue: &CheckedIssue, theme: &Theme, paper: &Paper, fonts: &FontLibrary) -> String {
    let typesetter = Typesetter::new(fonts, theme, &issue.issue().publication.language);
    let mut out = format!("# {} {}\n", paper.name, theme.name);
    let _ = writeln!(out, "# measure natural ratio squeezed stretched | text");
    for page in &issue.issue().pages {
        for story in super::stories(&typesetter, paper, issue, page) {
            let _ = writeln!(out, "\n{} {}", page.label, story.article.id);
            let mut tag = None;
            for strip in &story.strips {
                let Some(line) = &strip.line else { continue };
                if tag.replace(&strip.tag) != Some(&strip.tag) {
                    let _ = writeln!(out, "{:?}", strip.tag);
                }
                write_line(line, &mut out);
            }
        }
    }
    out
}

fn write_line(line: &SetLine, out: &mut String) {
    let SetLine { text, measure, adjustment, escape } = line;
    let _ = write!(
        out,
        "  {measure} {} {:+.3} {} {} | {}",
        adjustment.natural,
        adjustment.ratio,
        adjustment.squeezed,
        adjustment.stretched,
        text.escape_debug().to_string().replace("\\u{3000}", "\u{3000}"),
    );
    let _ = match escape {
        Some(escape) => writeln!(out, " | {}", escape.said()),
        None => writeln!(out),
    };
}
