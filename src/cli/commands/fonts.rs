//! `paiban fonts`: the available faces, and their coverage of an issue.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use paiban::model::{Issue, Language};
use paiban::press;
use paiban::source;
use paiban::text::{Face, FontLibrary, FontRole, FontSpec};
use paiban::wording::Words;

use super::super::args::FontArgs;
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Lists the fonts of each role in the order in which they are tried
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban fonts
  paiban fonts xiwan/2026-03-20 --font-dir fonts")]
pub(crate) struct FontsArgs {
    /// Counts the characters of this issue that each font has, and lists those that none has
    #[arg(value_name = "ISSUE")]
    issue: Option<PathBuf>,
    #[command(flatten)]
    fonts: FontArgs,
}

/// Language of the chains unless an issue names another.
const DEFAULT_LANGUAGE: &str = "zh-Hans-CN";

/// Prints the chains of faces, and the coverage if there is an issue.
pub(super) fn run(args: &FontsArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, ReportArgs::default(), Purpose::Print)?;
    let fonts = args.fonts.library(&mut report)?;
    report.stage("source")?;
    let Some(path) = &args.issue else {
        report.data(&chains(&fonts, &Language::from(DEFAULT_LANGUAGE), None))?;
        return Ok(Exit::Done);
    };
    let loaded = source::load(&press::issue_at(path)?)?;
    if loaded.has_errors() {
        report.tell("the issue has errors, so the list may be incomplete; run `paiban check`");
    }
    let issue = loaded.value.issue;
    let characters = characters(&issue);
    report.data(&chains(&fonts, &issue.publication.language, Some(&characters)))?;
    report.data(&missing(&fonts, &characters))?;
    Ok(Exit::Done)
}

/// The faces of every role, each with how many of the characters it has.
fn chains(fonts: &FontLibrary, language: &Language, characters: Option<&BTreeSet<char>>) -> String {
    let mut text = String::new();
    for role in FontRole::ALL {
        text.push_str(role.name());
        text.push('\n');
        for id in fonts.chain(&FontSpec::of(role), language) {
            text.push_str(&line(fonts.face(id), characters));
        }
    }
    text
}

/// One face: family, style, weight, where it is from, coverage.
fn line(face: &Face, characters: Option<&BTreeSet<char>>) -> String {
    let mut line = format!("  {}, {}, {}, {}", face.family, face.style, face.weight, face.origin);
    if let Some(characters) = characters {
        let has = characters.iter().filter(|&&c| face.has(c)).count();
        // Writing to a string cannot fail.
        let _ = write!(line, ", has {has} of {} characters", characters.len());
    }
    line + "\n"
}

/// The characters that no face has, one a line.
fn missing(fonts: &FontLibrary, characters: &BTreeSet<char>) -> String {
    let missing: Vec<_> = characters.iter().filter(|&&c| !fonts.covers(c)).collect();
    if missing.is_empty() {
        return "every character has a font\n".to_owned();
    }
    missing
        .iter()
        .fold("no font has\n".to_owned(), |text, &&c| text + &format!("  U+{:04X} {c}\n", u32::from(c)))
}

/// Every character that the issue prints, without blanks and control characters.
fn characters(issue: &Issue) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    let mut add =
        |text: &str| characters.extend(text.chars().filter(|c| !c.is_whitespace() && !c.is_control()));
    add(&issue.publication.title);
    for page in &issue.pages {
        add(page.label.as_str());
        page.name.iter().for_each(|name| add(name));
        for editor in &page.editors {
            add(&editor.role);
            editor.names.iter().for_each(|name| add(name));
        }
    }
    let words = Words::of(&issue.publication.language);
    issue.articles().for_each(|article| words.each_text(article, |_, text| add(text)));
    characters
}
