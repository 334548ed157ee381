//! Composes an issue and writes its frames as often as wanted: with paiban's own writer, or with
//! printpdf. What is drawn is the same, glyph for glyph; only the writer differs.

mod draw;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use paiban::check::{CheckedIssue, check};
use paiban::layout::{self, Edition, Paper, Theme};
use paiban::pdf::{self, Profile};
use paiban::source;
use paiban::text::FontLibrary;

const USAGE: &str = "usage: frames-by-printpdf ISSUE PAPER paiban|printpdf ROUNDS OUT.pdf";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [issue, paper, writer, rounds, out] = arguments.as_slice() else { return Err(USAGE.into()) };
    let (issue, fonts) = (read(Path::new(issue))?, FontLibrary::bundled());
    let theme = issue.issue().publication.theme.as_deref().unwrap_or(Theme::DEFAULT);
    let edition = layout::compose(&issue, &Theme::bundled(theme)?, &Paper::find(paper)?, &fonts)?.value;
    let mut bytes = Vec::new();
    for _ in 0..rounds.parse()? {
        bytes = match writer.as_str() {
            "paiban" => by_paiban(&edition, &issue, &fonts)?,
            "printpdf" => draw::pdf(&edition, &issue, &fonts),
            _ => return Err(USAGE.into()),
        };
    }
    Ok(fs::write(out, bytes)?)
}

fn read(path: &Path) -> Result<CheckedIssue, Box<dyn Error>> {
    let draft = source::load(path)?;
    let fonts = FontLibrary::bundled();
    Ok(check(&draft.value, &|c| fonts.covers(c)).value)
}

/// A tagged PDF that claims no standard: printpdf can claim none.
fn by_paiban(edition: &Edition, issue: &CheckedIssue, fonts: &FontLibrary) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = pdf::Options { profile: Profile::Web, ..pdf::Options::default() };
    Ok(pdf::export(edition, issue, fonts, &options)?.value)
}
