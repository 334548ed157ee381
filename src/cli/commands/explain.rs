//! `paiban explain`: the page about a code, or the list of codes by family.

use std::fmt::Write as _;

use clap::Args;
use paiban::diagnostics::code::{FAMILIES, Section};
use paiban::diagnostics::{Code, Error, did_you_mean};
use paiban::messages::{MessageLanguage, sentence};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::lines::wrapped;

/// Explains a code, or lists all codes
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban explain S102
  paiban explain missing-alt-text
  paiban explain S102 --lang zh")]
pub(crate) struct ExplainArgs {
    /// The code as messages show it, or its name; without it all codes are listed
    #[arg(value_name = "CODE|SLUG")]
    code: Option<String>,
}

/// Cells of a line of an explanation.
const WIDTH: usize = 80;

/// Prints the explanation, or the list.
pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    let language = console.language;
    let text = match &args.code {
        Some(name) => explanation(Code::find(name).ok_or_else(|| unknown(name))?, language),
        None => list(language),
    };
    console.data(&text)?;
    Ok(Exit::Done)
}

fn unknown(name: &str) -> Failure {
    let known = Code::ALL.iter().flat_map(|code| [code.slug(), code.id()]);
    // All names are too many to list in a message.
    let help = match did_you_mean(name, known.clone()) {
        Some(name) => sentence!("did-you-mean", name),
        None => sentence!("explain-lists-all"),
    };
    let (what, known) = (sentence!("kind-code"), known.map(str::to_owned).collect());
    let failure = Failure::from(Error::UnknownName { what, name: name.to_owned(), known });
    Failure { help: vec![help], ..failure }
}

fn explanation(code: Code, language: MessageLanguage) -> String {
    let (severity, summary) = (code.severity().name(language), wrapped(code.summary(language), WIDTH, 0));
    let title = sentence!("explain-title", code, slug = code.slug(), severity).in_language(language);
    let mut text = format!("{title}\n\n{summary}\n");
    for part in Section::ALL {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {}\n\n{}", part.heading(language), section(code.section(part, language)));
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
            false => shown.push_str(&wrapped(line, WIDTH, indent)),
        }
        shown.push('\n');
        in_code ^= is_fence;
    }
    shown
}

fn list(language: MessageLanguage) -> String {
    let mut list = String::new();
    for (number, family) in FAMILIES.into_iter().enumerate() {
        // Writing to a string cannot fail.
        let blank = if number > 0 { "\n" } else { "" };
        let name = sentence!("explain-family", letter = family.letter, name = family.name(language));
        let _ = writeln!(list, "{blank}{}", name.in_language(language));
        for code in family.codes() {
            let severity = code.severity().name(language);
            let summary = code.summary(language);
            let _ = writeln!(list, "  {code}  {severity:7}  {:22}  {summary}", code.slug());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use paiban::messages::Sentence;
    use unicode_width::UnicodeWidthStr as _;

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

    /// Every page in every language.
    fn explanations() -> impl Iterator<Item = (Code, MessageLanguage, String)> {
        let pages = MessageLanguage::ALL
            .into_iter()
            .flat_map(|language| Code::ALL.iter().map(move |&code| (code, language)));
        pages.map(|(code, language)| (code, language, explanation(code, language)))
    }

    #[test]
    fn prose_fits_a_terminal_and_commands_stay_whole() {
        for (code, language, text) in explanations() {
            let (prose, _) = prose_and_code(&text);
            assert!(prose.iter().all(|line| line.width() <= WIDTH), "{code} {language:?}: {text}");
            let whole = |line: &&str| line.starts_with("```") || line.matches('`').count().is_multiple_of(2);
            assert!(prose.iter().all(whole), "{code} {language:?}: a command is torn");
            // CLREQ, Prohibition Rules for Line Start and Line End.
            let forbidden =
                prose.iter().find(|line| line.trim_start().starts_with(['，', '。', '、', '；', '）']));
            assert_eq!(forbidden, None, "{code} {language:?}");
        }
    }

    #[test]
    fn nothing_of_a_page_is_lost_and_code_is_untouched() {
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        for (code, language, shown) in explanations() {
            let page = code.page(language);
            assert_eq!(prose_and_code(&shown).1, prose_and_code(page).1, "{code} {language:?}");
            let page: Vec<_> = page.lines().filter(|line| !line.starts_with("<!--")).collect();
            assert!(solid(&shown).ends_with(&solid(&page.join("\n"))), "{code} {language:?}");
        }
    }

    #[test]
    fn the_list_has_every_code_below_its_family() {
        let english = list(MessageLanguage::English);
        assert!(english.starts_with("M: publication, issue and pages\n  M101  error"), "{english}");
        assert!(english.contains("\nB: finished books\n  B101"), "{english}");
        let chinese = list(MessageLanguage::Chinese);
        assert!(chinese.starts_with("M：报刊、期和版\n  M101  错误"), "{chinese}");
        for list in [english, chinese] {
            assert_eq!(list.matches("\n  ").count(), Code::ALL.len());
        }
    }

    #[test]
    fn an_unknown_code_gets_the_nearest_or_the_list() {
        let help = |name| unknown(name).help.iter().map(Sentence::english).collect::<Vec<_>>();
        assert_eq!(help("no-such-thing"), ["`paiban explain` lists all codes"]);
        assert_eq!(help("missing-alt-txt"), ["did you mean `missing-alt-text`?"]);
    }
}
