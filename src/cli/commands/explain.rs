//! `paiban explain`: the page about a code, or the list of codes by family.

use std::fmt::Write as _;

use clap::Args;
use paiban::diagnostics::code::{FAMILIES, SECTIONS};
use paiban::diagnostics::{Code, Error};
use unicode_width::UnicodeWidthStr as _;

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;

/// Explains a code, or lists all codes
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban explain S102
  paiban explain missing-alt-text")]
pub(crate) struct ExplainArgs {
    /// The code as messages show it, or its name; without it all codes are listed
    #[arg(value_name = "CODE|SLUG")]
    code: Option<String>,
}

/// Cells of a line of an explanation.
const WIDTH: usize = 80;

/// Prints the explanation, or the list.
pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    let text = match &args.code {
        Some(name) => explanation(Code::find(name).ok_or_else(|| unknown(name))?),
        None => list(),
    };
    console.data(&text)?;
    Ok(Exit::Done)
}

fn unknown(name: &str) -> Failure {
    let known = Code::ALL.iter().flat_map(|code| [code.slug(), code.id()]).map(str::to_owned).collect();
    let failure = Failure::from(Error::UnknownName { what: "code", name: name.to_owned(), known });
    // All names are too many to list here.
    let help = match failure.help.first().filter(|help| help.starts_with("did you mean")) {
        Some(near) => near.clone(),
        None => "`paiban explain` lists all codes".to_owned(),
    };
    Failure { help: vec![help], ..failure }
}

fn explanation(code: Code) -> String {
    let mut text =
        format!("{code} {} ({})\n\n{}\n", code.slug(), code.severity(), wrapped(code.summary(), 0));
    for heading in SECTIONS {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {heading}\n\n{}", section(code.section(heading)));
    }
    text
}

/// A section for a terminal: prose and lists wrapped, blocks of code untouched, comments left out.
fn section(text: &str) -> String {
    let (mut shown, mut in_code) = (String::new(), false);
    for line in text.lines().filter(|line| !line.starts_with("<!--")) {
        let is_fence = line.starts_with("```");
        let indent = if line.starts_with("- ") { 2 } else { 0 };
        match in_code || is_fence {
            true => shown.push_str(line),
            false => shown.push_str(&wrapped(line, indent)),
        }
        shown.push('\n');
        in_code ^= is_fence;
    }
    shown
}

fn list() -> String {
    let mut list = String::new();
    for (number, family) in FAMILIES.into_iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{}{}: {}", if number > 0 { "\n" } else { "" }, family.letter, family.name);
        for code in family.codes() {
            let severity = code.severity().to_string();
            let _ = writeln!(list, "  {code}  {severity:7}  {:22}  {}", code.slug(), code.summary());
        }
    }
    list
}

/// The text in lines of at most [`WIDTH`] cells, broken at blanks outside of code. Lines after the
/// first are indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in words(text) {
        if width > 0 && width + 1 + word.width() > WIDTH {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            width = indent;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += word.width();
    }
    lines
}

/// The parts between blanks; what stands between backticks is one part with what touches it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.split(move |c: char| {
        in_code ^= c == '`';
        c == ' ' && !in_code
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines outside of code blocks, and those inside.
    fn prose_and_code(text: &str) -> (Vec<&str>, Vec<&str>) {
        let (mut prose, mut code, mut in_code) = (Vec::new(), Vec::new(), false);
        for line in text.lines() {
            in_code ^= line.starts_with("```");
            if in_code { code.push(line) } else { prose.push(line) }
        }
        (prose, code)
    }

    #[test]
    fn prose_fits_a_terminal_and_commands_stay_whole() {
        for code in Code::ALL {
            let text = explanation(*code);
            let (prose, _) = prose_and_code(&text);
            assert!(prose.iter().all(|line| line.width() <= WIDTH), "{code}");
            let whole = |line: &&str| line.starts_with("```") || line.matches('`').count().is_multiple_of(2);
            assert!(prose.iter().all(whole), "{code}: a command is torn");
        }
    }

    #[test]
    fn nothing_of_a_page_is_lost_and_code_is_untouched() {
        let solid = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for code in Code::ALL {
            let shown = explanation(*code);
            assert_eq!(prose_and_code(&shown).1, prose_and_code(code.page()).1, "{code}");
            let page: Vec<_> = code.page().lines().filter(|line| !line.starts_with("<!--")).collect();
            assert!(solid(&shown).ends_with(&solid(&page.join("\n"))), "{code}");
        }
    }

    #[test]
    fn the_list_has_every_code_below_its_family() {
        let list = list();
        assert!(list.starts_with("M: publication, issue and pages\n  M101  error"), "{list}");
        assert!(list.contains("\nB: finished books\n  B101"), "{list}");
        assert_eq!(list.matches("\n  ").count(), Code::ALL.len());
    }

    #[test]
    fn an_unknown_code_gets_the_nearest_or_the_list() {
        assert_eq!(unknown("no-such-thing").help, ["`paiban explain` lists all codes"]);
        assert_eq!(unknown("missing-alt-txt").help, ["did you mean `missing-alt-text`?"]);
    }
}
