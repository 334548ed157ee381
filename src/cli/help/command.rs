//! The commands and their arguments, with the words of another language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clap::builder::{PossibleValue, Styles};
use clap::{Arg, Command};
use paiban::messages::{MessageLanguage, list};
use unicode_width::UnicodeWidthStr as _;

use super::super::lines;
use super::{found, word, words};

/// Cells of a line of help. clap breaks lines at blanks only, and measures a wide character as one cell: so
/// lines are broken here.
pub(super) const WIDTH: usize = 80;

/// Cells before the long help of an argument.
const LONG_INDENT: usize = 10;

/// Headings by their English names. clap keeps them as long as the program runs.
static HEADINGS: LazyLock<[(&str, String); 6]> = LazyLock::new(|| {
    [
        ("Commands", "clap-commands"),
        ("COMMAND", "clap-command"),
        ("Pages", "clap-pages"),
        ("Fonts", "clap-fonts"),
        ("Messages", "clap-messages"),
        ("Web edition", "clap-web"),
    ]
    .map(|(english, key)| (english, word(key)))
});

fn heading(english: &str) -> Option<&'static str> {
    HEADINGS.iter().find(|(name, _)| *name == english).map(|(_, chinese)| chinese.as_str())
}

/// The commands as a language explains them on a terminal.
pub(crate) fn in_language(english: Command, language: MessageLanguage) -> Command {
    with_words(english, language, Lines::Broken)
}

/// The commands as a language explains them, every paragraph in one line: for pages and scripts whose
/// readers break it.
pub(crate) fn unbroken(english: Command, language: MessageLanguage) -> Command {
    with_words(english, language, Lines::Whole)
}

fn with_words(mut english: Command, language: MessageLanguage, lines: Lines) -> Command {
    match language {
        MessageLanguage::English => english,
        MessageLanguage::Chinese => {
            // Adds what clap itself adds to every command: `--help`, `help`, the global options.
            english.build();
            translated(english, lines)
        }
    }
}

/// Whether paragraphs are broken into lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    Broken,
    Whole,
}

impl Lines {
    /// The text in lines of at most this many cells. What is indented, such as a command, stays whole.
    fn of(self, text: &str, width: usize) -> String {
        let line = |line: &str| match self {
            Self::Broken if !line.starts_with("  ") => lines::wrapped(line, width, 0),
            _ => line.to_owned(),
        };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Between the values of a list. Where others break lines, only paragraphs stay apart.
    fn between(self) -> &'static str {
        match self {
            Self::Broken => "\n",
            Self::Whole => "\n\n",
        }
    }
}

/// The command and all below it in Chinese.
fn translated(command: Command, lines: Lines) -> Command {
    let name = command.get_name().to_owned();
    let key = format!("command-{name}");
    let indents = indents(&command);
    let command = command
        .help_template(template())
        // The lines are broken here.
        .term_width(0)
        .mut_args(|argument| explained(argument, &name, &indents, lines))
        .mut_subcommands(|below| translated(below, lines));
    let command = match (heading("Commands"), heading("COMMAND")) {
        (Some(heading), Some(name)) => command.subcommand_help_heading(heading).subcommand_value_name(name),
        _ => command,
    };
    let Some(about) = found(&key) else { return command };
    let command = command.about(lines.of(&about, WIDTH));
    let command = match found(&format!("{key}.long")) {
        Some(long) => command.long_about(lines.of(&format!("{about}\n\n{long}"), WIDTH)),
        None => command,
    };
    match found(&format!("{key}.after")) {
        Some(after) => command.after_help(lines.of(&after, WIDTH)),
        None => command,
    }
}

/// The order of the parts of a help, as clap has it.
fn template() -> String {
    let styles = Styles::styled();
    let (usage, name) = (styles.get_usage(), word("clap-usage"));
    format!(
        "{{before-help}}{{about-with-newline}}\n{usage}{name}{usage:#}：{{usage}}\n\n{{all-args}}{{after-help}}"
    )
}

/// The part of the help in which an argument stands.
fn group(argument: &Arg) -> String {
    let own = if argument.is_positional() { "Arguments" } else { "Options" };
    argument.get_help_heading().unwrap_or(own).to_owned()
}

/// Cells before the short help of the arguments of each part, as clap aligns them: two before the name,
/// four for a short name, two behind.
fn indents(command: &Command) -> BTreeMap<String, usize> {
    let mut indents = BTreeMap::new();
    for argument in command.get_arguments() {
        let short = if argument.get_long().is_some() { 4 } else { 0 };
        let indent = argument.to_string().width() + short + 4;
        let longest = indents.entry(group(argument)).or_insert(indent);
        *longest = indent.max(*longest);
    }
    indents
}

/// Where the words of an argument may stand: its own, or those that commands share.
pub(super) fn keys(command: &str, argument: &Arg) -> [String; 2] {
    let id = id(argument);
    [format!("option-{command}-{id}"), format!("option-{id}")]
}

/// Where the words of a value stand.
pub(super) fn value_key(argument: &Arg, value: &PossibleValue) -> String {
    format!("value-{}-{}", id(argument), value.get_name())
}

fn id(argument: &Arg) -> String {
    argument.get_id().as_str().replace('_', "-")
}

/// The argument in Chinese.
fn explained(argument: Arg, command: &str, indents: &BTreeMap<String, usize>, lines: Lines) -> Arg {
    let indent = indents.get(&group(&argument)).copied().unwrap_or(LONG_INDENT);
    let argument = match argument.get_help_heading().and_then(heading) {
        Some(heading) => argument.help_heading(heading),
        None => argument,
    };
    let Some([short, long]) = helps(&argument, command, lines) else { return argument };
    argument
        .help(lines.of(&short, WIDTH.saturating_sub(indent)))
        .long_help(lines.of(&long, WIDTH - LONG_INDENT))
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// The short help of an argument and the long one, with its values.
fn helps(argument: &Arg, command: &str, lines: Lines) -> Option<[String; 2]> {
    let key = keys(command, argument).into_iter().find(|key| found(key).is_some())?;
    let help = found(&key)?;
    let (default, names) = (default(argument), value_names(argument));
    let short = format!("{help}{default}{names}");
    let values = values(argument, lines);
    let brackets = if values.is_some() { default } else { default + &names };
    let long = [Some(help), found(&format!("{key}.long")), values, Some(brackets)];
    let parts = long.into_iter().flatten().filter(|part| !part.is_empty());
    Some([short, parts.collect::<Vec<_>>().join("\n\n")])
}

/// The default value in brackets; empty if there is none.
fn default(argument: &Arg) -> String {
    let defaults: Vec<_> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if defaults.is_empty() || !argument.get_action().takes_values() {
        return String::new();
    }
    words("clap-default").with("value", defaults.join(" ")).in_language(MessageLanguage::Chinese)
}

/// The names of the values in brackets; empty if any value can be given.
fn value_names(argument: &Arg) -> String {
    let values = shown_values(argument);
    if values.is_empty() {
        return String::new();
    }
    let names = list(values.iter().map(PossibleValue::get_name));
    words("clap-values").with("values", names).in_language(MessageLanguage::Chinese)
}

/// The values with what they mean, one a line; none where no value is explained.
fn values(argument: &Arg, lines: Lines) -> Option<String> {
    let values = shown_values(argument);
    let meaning = |value: &PossibleValue| found(&value_key(argument, value));
    if !values.iter().any(|value| meaning(value).is_some()) {
        return None;
    }
    let line = |value: &PossibleValue| match meaning(value) {
        Some(meaning) => format!("- {}：{meaning}", value.get_name()),
        None => format!("- {}", value.get_name()),
    };
    let named = values.iter().map(line);
    Some([word("clap-values-list")].into_iter().chain(named).collect::<Vec<_>>().join(lines.between()))
}

fn shown_values(argument: &Arg) -> Vec<PossibleValue> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect()
}
