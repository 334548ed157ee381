//! Composes an issue, or the volume of a folder of issues, and writes its frames as often as wanted: with paiban's own writer, or with
//! printpdf. What is drawn is the same, glyph for glyph; only the writer differs.

mod draw;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use paiban::check::{CheckedIssue, check};
use paiban::edition::Edition;
use paiban::layout::{self, Paper, Theme};
use paiban::pdf::{self, Profile};
use paiban::press::{Range, find};
use paiban::source;
use paiban::text::FontLibrary;
use paiban::volume::CheckedVolume;

const USAGE: &str = "usage: frames-by-printpdf ISSUE|FOLDER PAPER paiban|printpdf ROUNDS OUT.pdf";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [issue, paper, writer, rounds, out] = arguments.as_slice() else { return Err(USAGE.into()) };
    let (paper, fonts) = (Paper::find(paper)?, FontLibrary::bundled());
    let issues = find(&[issue.into()], Range::default())?;
    let issues: Vec<_> = issues.iter().map(|path| read(path, &fonts)).collect::<Result<_, _>>()?;
    let Some(first) = issues.first() else { return Err("there is no issue".into()) };
    let theme = Theme::bundled(first.issue().publication.theme.as_deref().unwrap_or(Theme::DEFAULT))?;
    let composed = |issue| Ok::<_, paiban::diagnostics::Error>(layout::compose(issue, &theme, &paper, &fonts)?.value.edition);
    let edition = if let [issue] = issues.as_slice() {
        composed(issue)?
    } else {
        let editions = issues.iter().map(composed).collect::<Result<_, _>>()?;
        let Some(volume) = CheckedVolume::of(issues) else { return Err("there is no issue".into()) };
        layout::bind(&volume, editions, &theme, &paper, &fonts)
    };
    let mut bytes = Vec::new();
    for _ in 0..rounds.parse()? {
        bytes = match writer.as_str() {
            "paiban" => by_paiban(&edition)?,
            "printpdf" => draw::pdf(&edition, &edition.issue, &fonts),
            _ => return Err(USAGE.into()),
        };
    }
    Ok(fs::write(out, bytes)?)
}

fn read(path: &Path, fonts: &FontLibrary) -> Result<CheckedIssue, Box<dyn Error>> {
    let draft = source::load(path)?;
    Ok(check(&draft.value, &|c| fonts.covers(c)).value)
}

/// A tagged PDF that claims no standard: printpdf can claim none.
fn by_paiban(edition: &Edition) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = pdf::Options { profile: Profile::Web, ..pdf::Options::default() };
    Ok(pdf::export(edition, &options)?.value)
}
