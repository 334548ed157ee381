//! `paiban explain`: what a code means and what to do about it.

use std::fmt::Write as _;

use clap::Args;
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
    let (summary, explanation) = (wrapped(code.summary()), wrapped(code.explanation()));
    format!("{code} {} ({})\n\n{summary}\n\n{explanation}\n", code.slug(), code.severity())
}

fn list() -> String {
    Code::ALL.iter().fold(String::new(), |mut list, code| {
        let severity = code.severity().to_string();
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{code}  {severity:7}  {:22}  {}", code.slug(), code.summary());
        list
    })
}

/// The text in lines of at most [`WIDTH`] cells, broken at blanks that are outside of code.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in words(text) {
        if width > 0 && width + 1 + word.width() > WIDTH {
            lines.push('\n');
            width = 0;
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

    #[test]
    fn lines_fit_a_terminal_and_commands_stay_whole() {
        for code in Code::ALL {
            let text = explanation(*code);
            let body = text.split_once("\n\n").unwrap().1;
            assert!(body.lines().all(|line| line.width() <= WIDTH), "{code}");
            assert_eq!(
                body.replace("\n\n", " ").replace('\n', " ").trim_end(),
                [code.summary(), code.explanation()].join(" ")
            );
            assert!(body.lines().all(|line| line.matches('`').count() % 2 == 0), "{code}: a command is torn");
        }
    }

    #[test]
    fn an_unknown_code_gets_the_nearest_or_the_list() {
        assert_eq!(unknown("no-such-thing").help, ["`paiban explain` lists all codes"]);
        assert_eq!(unknown("missing-alt-txt").help, ["did you mean `missing-alt-text`?"]);
    }
}
