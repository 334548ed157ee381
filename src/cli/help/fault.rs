//! What clap says instead of arguments: help, the version, a fault of the arguments.

use std::error::Error as _;
use std::io;
use std::str::FromStr;

use clap::Command;
use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorFormatter, ErrorKind};
use paiban::messages::{Argument, MessageLanguage, Reason, Sentence, list};
use paiban::model::Date;

use super::{word, words};

/// What stands in the sentences about faults, by the name that it has there.
const CONTEXT: [(ContextKind, &str); 9] = [
    (ContextKind::InvalidArg, "argument"),
    (ContextKind::PriorArg, "others"),
    (ContextKind::InvalidSubcommand, "command"),
    (ContextKind::ValidSubcommand, "commands"),
    (ContextKind::InvalidValue, "value"),
    (ContextKind::ValidValue, "values"),
    (ContextKind::MinValues, "least"),
    (ContextKind::ExpectedNumValues, "expected"),
    (ContextKind::ActualNumValues, "count"),
];

/// Prints help and the version to stdout, a fault to stderr. `command` is the one that was parsed for.
pub(crate) fn print(error: clap::Error, command: &Command, language: MessageLanguage) -> io::Result<()> {
    match (language, error.kind()) {
        (MessageLanguage::English, _) => error.print(),
        (
            MessageLanguage::Chinese,
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion,
        ) => help(&error, command).print(),
        (MessageLanguage::Chinese, _) => error.apply::<Chinese>().print(),
    }
}

/// The form of what clap says in Chinese.
struct Chinese;

impl ErrorFormatter for Chinese {
    fn format_error(error: &clap::error::Error<Self>) -> StyledStr {
        match error.get(ContextKind::Custom) {
            Some(ContextValue::StyledStr(help)) => help.clone(),
            _ => report(error).into(),
        }
    }
}

/// Help that clap has made of words in Chinese, without its own English.
fn help(error: &clap::Error, command: &Command) -> clap::error::Error<Chinese> {
    let text = in_chinese(&error.render().ansi().to_string());
    let mut shown = clap::error::Error::<Chinese>::new(error.kind()).with_cmd(command);
    shown.insert(ContextKind::Custom, ContextValue::StyledStr(text.into()));
    shown
}

/// Replaces the words of clap that no command can change.
pub(super) fn in_chinese(help: &str) -> String {
    let styles = Styles::styled();
    let header = styles.get_header();
    let heading = |text: String, english: &str, key: &'static str| {
        text.replace(&format!("{header}{english}:"), &format!("{header}{}:", word(key)))
    };
    let text = heading(help.to_owned(), "Arguments", "clap-arguments");
    let text = heading(text, "Options", "clap-options");
    let text = text.replace(&format!(":{header:#}\n"), &format!("：{header:#}\n"));
    text.replace("[OPTIONS]", &format!("[{}]", word("clap-options")))
}

/// The lines about a fault: what it is, ways out, how the command is used.
fn report(error: &clap::error::Error<Chinese>) -> String {
    let styles = Styles::styled();
    let (wrong, valid, usage) = (styles.get_error(), styles.get_valid(), styles.get_usage());
    let mut text = format!("{wrong}{}{wrong:#}：{}\n", word("fault-error"), said(error));
    for way_out in ways_out(error) {
        text += &format!("{valid}{}{valid:#}：{way_out}\n", word("fault-help"));
    }
    if let Some(ContextValue::StyledStr(line)) = error.get(ContextKind::Usage) {
        let line = line.ansi().to_string().replace("[OPTIONS]", &format!("[{}]", word("clap-options")));
        // Its first word is the heading.
        let line = line.split_once(' ').map_or(line.as_str(), |(_, line)| line);
        text += &format!("\n{usage}{}{usage:#}：{line}\n", word("clap-usage"));
    }
    format!("{text}\n{}\n", word("fault-more"))
}

/// What is wrong.
fn said(error: &clap::error::Error<Chinese>) -> String {
    let present = CONTEXT.iter().filter_map(|(kind, name)| Some((*name, argument(error.get(*kind)?))));
    let sentence = present.fold(words(key(error)), |sentence, (name, value)| sentence.with(name, value));
    let sentence = match reason(error) {
        Some(reason) => sentence.with("reason", reason),
        None => sentence,
    };
    sentence.in_language(MessageLanguage::Chinese)
}

/// The key of the sentence about a fault, with whose context its kind comes.
fn key(error: &clap::error::Error<Chinese>) -> &'static str {
    let (argument, command) = (error.get(ContextKind::InvalidArg), error.get(ContextKind::InvalidSubcommand));
    match (error.kind(), argument, command) {
        (ErrorKind::InvalidUtf8, ..) => "fault-utf8",
        (ErrorKind::InvalidSubcommand, _, Some(_)) => "fault-command",
        (ErrorKind::MissingSubcommand, _, Some(_)) => "fault-no-command",
        (kind, Some(argument), _) => key_of_argument(kind, argument, error),
        _ => "fault-other",
    }
}

fn key_of_argument(
    kind: ErrorKind,
    argument: &ContextValue,
    error: &clap::error::Error<Chinese>,
) -> &'static str {
    let value = error.get(ContextKind::InvalidValue);
    let is_empty = matches!(value, Some(ContextValue::String(value)) if value.is_empty());
    match kind {
        ErrorKind::ArgumentConflict if error.get(ContextKind::PriorArg) == Some(argument) => "fault-repeated",
        ErrorKind::ArgumentConflict => "fault-conflict",
        ErrorKind::NoEquals => "fault-no-equals",
        ErrorKind::InvalidValue if is_empty => "fault-no-value",
        ErrorKind::InvalidValue => "fault-value",
        ErrorKind::ValueValidation if error.source().is_some() => "fault-unusable",
        ErrorKind::TooManyValues => "fault-too-many",
        ErrorKind::TooFewValues => "fault-too-few",
        ErrorKind::WrongNumberOfValues => "fault-wrong-number",
        ErrorKind::MissingRequiredArgument => "fault-missing",
        ErrorKind::UnknownArgument => match argument {
            ContextValue::String(name) if name.starts_with('-') => "fault-option",
            _ => "fault-argument",
        },
        _ => "fault-other",
    }
}

/// Part of a context as it stands in a sentence: names in backticks, numbers, or what is not said.
fn argument(value: &ContextValue) -> Argument {
    match value {
        ContextValue::String(name) => ticked(name).into(),
        ContextValue::Strings(names) => list(names.iter().map(|name| ticked(name))),
        ContextValue::Number(number) => number.into(),
        _ => words("fault-others").into(),
    }
}

fn ticked(name: &str) -> String {
    format!("`{name}`")
}

/// Why a value was refused: in the words of this program, where it refused it.
fn reason(error: &clap::error::Error<Chinese>) -> Option<Argument> {
    let source = error.source()?;
    if let Some(Reason(reason)) = source.downcast_ref::<Reason>() {
        return Some(reason.into());
    }
    let of_date = source.downcast_ref::<<Date as FromStr>::Err>().map(|error| error.sentence().into());
    Some(of_date.unwrap_or_else(|| source.to_string().into()))
}

/// What may have been meant.
fn ways_out(error: &clap::error::Error<Chinese>) -> Vec<String> {
    let similar = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let similar = similar.into_iter().filter_map(|kind| error.get(kind)).filter(|value| names_any(value));
    let similar = similar.map(|names| words("fault-similar").with("names", argument(names)));
    let others = match error.get(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(others)) => others.as_slice(),
        _ => &[],
    };
    let others = others.iter().filter_map(|other| way_out(&other.to_string()));
    similar.chain(others).map(|way_out| way_out.in_language(MessageLanguage::Chinese)).collect()
}

fn names_any(value: &ContextValue) -> bool {
    !matches!(value, ContextValue::Strings(names) if names.is_empty())
}

/// A way out that clap has in an English sentence, by what is quoted there.
fn way_out(english: &str) -> Option<Sentence> {
    let quoted: Vec<&str> = english.split('\'').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [value, usage] if english.starts_with("to pass") => {
            Some(words("fault-as-value").with("value", ticked(value)).with("usage", ticked(usage)))
        }
        [command, ..] if english.starts_with("subcommand") => {
            Some(words("fault-dashes").with("command", ticked(command)))
        }
        [usage] => Some(words("fault-similar").with("names", ticked(usage))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::super::commands::Cli;
    use super::super::in_language;
    use super::*;

    /// What is said of arguments that are refused.
    fn refused(arguments: &[&str]) -> String {
        let mut command = in_language(Cli::command(), MessageLanguage::Chinese);
        let arguments = ["paiban"].iter().chain(arguments);
        let error = command.try_get_matches_from_mut(arguments).unwrap_err();
        error.apply::<Chinese>().render().to_string()
    }

    #[test]
    fn faults_of_arguments_are_named_in_chinese() {
        for (arguments, expected) in [
            (&["chek"][..], "错误：没有命令`chek`\n建议：是不是`"),
            (&["new"], "错误：缺少`<DIR>`\n"),
            (&["new", "x", "--titel", "报"], "错误：没有选项`--titel`\n建议：是不是`--title`？\n"),
            (&["new", "x", "y"], "错误：多了`y`\n"),
            (&["new", "x", "--title"], "错误：`--title <TITLE>`后面要有值\n"),
            (&["build", "x", "--png", "--dpi", "7"], "错误：`--dpi <N>`的值`7`不合用："),
            (&["build", "x", "--bleed", "many"], "错误：`--bleed <MM>`的值`many`不合用："),
            (&["build", "x", "--marks", "--sheet", "a4"], "错误：`--marks`不能与`--sheet <SIZE>`同时用\n"),
            (&["build", "x", "--marks", "--marks"], "错误：`--marks`只能写一次\n"),
            (&["build", "x", "--dpi", "150"], "错误：缺少`--png`\n"),
            (&["completions", "cmd.exe"], "只能是`bash`、"),
            (&["build", "x", "--sheet", "a5"], "的值不能是`a5`，只能是`a3`、`a4`\n"),
            (&["check", "x", "--allow", "S1O2"], "错误：`--allow <CODE|SLUG>`的值`S1O2`不合用："),
        ] {
            let said = refused(arguments);
            assert!(said.contains(expected), "{arguments:?}: {said}");
            assert!(said.ends_with("\n全部用法见`--help`\n"), "{said}");
            for english in ["Usage", "OPTIONS", "COMMAND", "argument", "similar", "tip", "error", " is "] {
                assert!(!said.contains(english), "{arguments:?}: {said}");
            }
        }
    }

    #[test]
    fn how_a_command_is_used_follows_a_fault() {
        let said = refused(&["new"]);
        assert!(said.contains("\n用法：paiban new"), "{said}");
    }

    #[test]
    fn help_has_no_words_of_another_language() {
        let mut command = in_language(Cli::command(), MessageLanguage::Chinese);
        for arguments in [&["paiban", "build", "-h"][..], &["paiban", "help", "build"], &["paiban"]] {
            let error = command.try_get_matches_from_mut(arguments).unwrap_err();
            let shown = help(&error, &command).render().to_string();
            let usage = shown.lines().find(|line| line.starts_with("用法：paiban"));
            assert!(usage.is_some_and(|line| line.contains("[选项]")), "{shown}");
            assert!(shown.contains("\n选项：\n") && shown.contains("\n信息：\n"), "{shown}");
        }
    }

    #[test]
    fn ways_out_in_sentences_of_clap_are_found_by_what_they_quote() {
        let said = |english| way_out(english).map(|way_out| way_out.in_language(MessageLanguage::Chinese));
        for english in [
            "to pass '--x' as a value, use '-- --x'",
            "subcommand 'build' exists; to use it, remove the '--' before it",
            "'build --epub' exists",
        ] {
            assert!(said(english).is_some(), "{english}");
        }
        assert_eq!(said("nothing"), None);
    }
}
