//! `paiban fonts`: the available faces, and their coverage of an issue.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use paiban::messages::{MessageLanguage, Sentence, sentence};
use paiban::model::{Issue, Language};
use paiban::press;
use paiban::source;
use paiban::text::{Face, FontLibrary, FontOrigin, FontRole, FontSpec};
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
        print(&chains(&fonts, &Language::from(DEFAULT_LANGUAGE), None), &mut report)?;
        return Ok(Exit::Done);
    };
    let loaded = source::load(&press::issue_at(path)?)?;
    if loaded.has_errors() {
        report.tell(&sentence!("fonts-of-faulty-issue"));
    }
    let issue = loaded.value.issue;
    let characters = characters(&issue);
    print(&chains(&fonts, &issue.publication.language, Some(&characters)), &mut report)?;
    print(&missing(&fonts, &characters), &mut report)?;
    Ok(Exit::Done)
}

/// Prints lines; those below a heading are indented.
fn print(lines: &[Line], report: &mut Report<'_>) -> Result<(), Failure> {
    let language = report.language();
    report.data(&lines.iter().map(|line| line.text(language)).collect::<String>())
}

/// A line of the list.
#[derive(Debug)]
enum Line {
    Heading(Sentence),
    Below(Sentence),
}

impl Line {
    fn text(&self, language: MessageLanguage) -> String {
        match self {
            Self::Heading(sentence) => sentence.in_language(language) + "\n",
            Self::Below(sentence) => format!("  {}\n", sentence.in_language(language)),
        }
    }
}

/// The faces of every role, each with how many of the characters it has.
fn chains(fonts: &FontLibrary, language: &Language, characters: Option<&BTreeSet<char>>) -> Vec<Line> {
    let mut lines = Vec::new();
    for role in FontRole::ALL {
        lines.push(Line::Heading(role_name(role)));
        let chain = fonts.chain(&FontSpec::of(role), language);
        lines.extend(chain.into_iter().map(|id| Line::Below(face_line(fonts.face(id), characters))));
    }
    lines
}

/// The name of a role as themes have it, in Chinese with what it is.
fn role_name(role: FontRole) -> Sentence {
    let key = match role {
        FontRole::Body => "fonts-role.body",
        FontRole::Headline => "fonts-role.headline",
        FontRole::HeadlineHeavy => "fonts-role.headline-heavy",
        FontRole::HeadlineLight => "fonts-role.headline-light",
        FontRole::Strong => "fonts-role.strong",
        FontRole::Label => "fonts-role.label",
        FontRole::StrongLight => "fonts-role.strong-light",
        FontRole::Caption => "fonts-role.caption",
        FontRole::Kai => "fonts-role.kai",
    };
    sentence!(key, name = role.name())
}

/// One face: family, style, weight, where it is from, coverage.
fn face_line(face: &Face, characters: Option<&BTreeSet<char>>) -> Sentence {
    let style = style_name(face.style);
    let origin = match &face.origin {
        FontOrigin::Bundled(file) => sentence!("fonts-bundled", file),
        FontOrigin::File(path) => Sentence::verbatim(path.display()),
    };
    let face_line = sentence!("fonts-face", family = &face.family, style, weight = face.weight, origin);
    let Some(characters) = characters else { return face_line };
    let has = characters.iter().filter(|&&c| face.has(c)).count();
    sentence!("fonts-face.covering", face = face_line, has, characters = characters.len())
}

/// The style of a face; the usual one where it has another name.
fn style_name(style: &str) -> Sentence {
    Sentence::new(match style {
        "italic" => "fonts-style.italic",
        "oblique" => "fonts-style.oblique",
        _ => "fonts-style",
    })
}

/// The characters that no face has, one a line.
fn missing(fonts: &FontLibrary, characters: &BTreeSet<char>) -> Vec<Line> {
    let missing: Vec<_> = characters.iter().filter(|&&c| !fonts.covers(c)).collect();
    if missing.is_empty() {
        return vec![Line::Heading(sentence!("fonts-cover-all"))];
    }
    let character = |c: char| Sentence::verbatim(format!("U+{:04X} {c}", u32::from(c)));
    let below = missing.into_iter().map(|&c| Line::Below(character(c)));
    [Line::Heading(sentence!("fonts-lack"))].into_iter().chain(below).collect()
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
