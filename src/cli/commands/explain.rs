//! `paiban explain`: the page about a code, or the list of codes by family.

use std::fmt::Write as _;

use clap::Args;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use paiban::diagnostics::code::{FAMILIES, Section};
use paiban::diagnostics::{Code, Error, MessageLanguage};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::super::args::LanguageArgs;
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;

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
    #[command(flatten)]
    language: LanguageArgs,
}

/// Cells of a line of an explanation.
const WIDTH: usize = 80;

/// Prints the explanation, or the list.
pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    let language = args.language.language();
    let text = match &args.code {
        Some(name) => explanation(Code::find(name).ok_or_else(|| unknown(name))?, language),
        None => list(language),
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

fn explanation(code: Code, language: MessageLanguage) -> String {
    let (severity, summary) = (code.severity().name(language), wrapped(code.summary(language), 0));
    let mut text = match language {
        MessageLanguage::English => format!("{code} {} ({severity})\n\n{summary}\n", code.slug()),
        MessageLanguage::Chinese => format!("{code} {}（{severity}）\n\n{summary}\n", code.slug()),
    };
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
            false => shown.push_str(&wrapped(line, indent)),
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
        let (blank, name) = (if number > 0 { "\n" } else { "" }, family.name(language));
        let _ = match language {
            MessageLanguage::English => writeln!(list, "{blank}{}: {name}", family.letter),
            MessageLanguage::Chinese => writeln!(list, "{blank}{}：{name}", family.letter),
        };
        for code in family.codes() {
            let severity = code.severity().name(language);
            let summary = code.summary(language);
            let _ = writeln!(list, "  {code}  {severity:7}  {:22}  {summary}", code.slug());
        }
    }
    list
}

/// The text in lines of at most [`WIDTH`] cells, broken outside of code at blanks and beside wide
/// characters. Lines after the first are indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = String::new();
    let (mut width, mut blanks) = (0, "");
    for part in parts(text) {
        let word = part.trim_end_matches(' ');
        if width > 0 && width + blanks.len() + word.width() > WIDTH {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            width = indent;
        } else {
            lines.push_str(blanks);
            width += blanks.len();
        }
        lines.push_str(word);
        width += word.width();
        blanks = &part[word.len()..];
    }
    lines
}

/// The parts between which a line may end (UAX #14), with the blanks after each; what stands between
/// backticks is one part with what touches it.
fn parts(text: &str) -> Vec<&str> {
    let breaks = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let (mut start, mut backticks, mut counted) = (0, 0, 0);
    let ends = breaks.segment_str(text).filter(move |&end| {
        backticks += text[counted..end].matches('`').count();
        counted = end;
        let is_wide = |c: Option<char>| c.and_then(char::width) == Some(2);
        let (before, after) = (text[..end].chars().next_back(), text[end..].chars().next());
        let may_end = before == Some(' ') || is_wide(before) || is_wide(after);
        end > 0 && (end == text.len() || (backticks % 2 == 0 && may_end))
    });
    ends.map(|end| &text[std::mem::replace(&mut start, end)..end]).collect()
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
    fn english_lines_end_at_blanks_and_chinese_ones_between_characters() {
        let words = "write it as `a - b` or as well-known/names ".repeat(4);
        assert!(
            wrapped(&words, 0).lines().all(|line| !line.ends_with(['-', '/', '`']) || line.ends_with("b`"))
        );
        let text = "稿件转版，下转、上接都要写明；".repeat(6);
        let lines = wrapped(&text, 2);
        assert_eq!(lines.lines().map(|line| line.trim_start()).collect::<String>(), text);
        assert!(lines.lines().skip(1).all(|line| line.starts_with("  ")));
        assert!(lines.lines().next().is_some_and(|line| line.width() > WIDTH - 4));
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
        assert_eq!(unknown("no-such-thing").help, ["`paiban explain` lists all codes"]);
        assert_eq!(unknown("missing-alt-txt").help, ["did you mean `missing-alt-text`?"]);
    }
}
