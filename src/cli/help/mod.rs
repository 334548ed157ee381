//! The help of the command line and the faults of its arguments, in Chinese. In English both are those of
//! clap, made of the comments at the arguments: these are the English table.
//!
//! * [`command`]: the commands and their arguments, with the words of another language
//! * [`fault`]: what clap says instead of arguments: help, the version, a fault
//! * [`manual`]: the headings of manual pages

mod command;
mod fault;
mod manual;

use paiban::layout::Paper;
use paiban::messages::{MessageLanguage, Sentence, list};

pub(crate) use command::{in_language, unbroken};
pub(crate) use fault::print;
pub(crate) use manual::with_headings;

/// What the Chinese table says at a key, if it has it.
fn found(key: &str) -> Option<String> {
    // The papers are named where they are made.
    let sentence = Sentence::find(key)?.with("papers", list(Paper::NAMES)).with("paper", Paper::DEFAULT);
    Some(sentence.in_language(MessageLanguage::Chinese))
}

/// Words of the Chinese table that a file here names. A test finds keys that it lacks.
fn words(key: &'static str) -> Sentence {
    Sentence::find(key).unwrap_or_else(|| Sentence::verbatim(key))
}

/// Words of the Chinese table in which nothing else stands.
fn word(key: &'static str) -> String {
    words(key).in_language(MessageLanguage::Chinese)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Arg, Command, CommandFactory as _};
    use unicode_width::UnicodeWidthStr as _;

    use super::super::commands::Cli;
    use super::*;

    /// The words of the command line in Chinese.
    const TABLE: &str = include_str!("../../messages/zh/help.ftl");

    /// Keys of the table, those of attributes with their message.
    fn keys() -> BTreeSet<String> {
        let mut message = "";
        let mut keys = BTreeSet::new();
        for (name, _) in TABLE.lines().filter_map(|line| line.split_once(" =")) {
            if let Some(attribute) = name.strip_prefix("    .") {
                keys.insert(format!("{message}.{attribute}"));
            } else if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                message = name;
                keys.insert(name.to_owned());
            }
        }
        keys
    }

    /// A command and all below it.
    fn tree(command: &Command) -> Vec<&Command> {
        [command].into_iter().chain(command.get_subcommands().flat_map(tree)).collect()
    }

    fn commands(language: MessageLanguage) -> Command {
        let mut command = in_language(Cli::command(), language);
        command.build();
        command
    }

    /// The key of an argument: its own, or the one that it shares.
    fn key_of(command: &Command, argument: &Arg) -> Option<String> {
        command::keys(command.get_name(), argument).into_iter().find(|key| found(key).is_some())
    }

    /// The keys that an argument needs.
    fn keys_of(command: &Command, argument: &Arg) -> Vec<String> {
        let name = format!("{} {}", command.get_name(), argument.get_id());
        let key = key_of(command, argument).unwrap_or_else(|| panic!("{name} is not explained in Chinese"));
        let values = argument.get_possible_values();
        let values = values.iter().filter(|value| !value.is_hide_set() && value.get_help().is_some());
        let values = values.map(|value| command::value_key(argument, value));
        let takes_values = argument.get_action().takes_values();
        let long = argument.get_long_help().is_some() && argument.get_id() != "help";
        let long = long.then(|| format!("{key}.long"));
        [key].into_iter().chain(long).chain(values.filter(|_| takes_values)).collect()
    }

    /// The keys that a command needs.
    fn keys_of_command(command: &Command) -> Vec<String> {
        let key = format!("command-{}", command.get_name());
        let long = command.get_long_about().map(|_| format!("{key}.long"));
        let after = command.get_after_help().map(|_| format!("{key}.after"));
        let own = [key].into_iter().chain(long).chain(after);
        own.chain(command.get_arguments().flat_map(|argument| keys_of(command, argument))).collect()
    }

    #[test]
    fn everything_has_words_in_chinese_and_no_words_are_left_over() {
        let english = commands(MessageLanguage::English);
        let needed: BTreeSet<String> = tree(&english).into_iter().flat_map(keys_of_command).collect();
        let missing: Vec<_> = needed.iter().filter(|key| found(key).is_none()).collect();
        assert_eq!(missing, Vec::<&String>::new(), "not in Chinese");
        let sources = [include_str!("command.rs"), include_str!("fault.rs"), include_str!("manual.rs")];
        let is_named = |key: &String| sources.iter().any(|source| source.contains(&format!("\"{key}\"")));
        let unused: Vec<_> =
            keys().into_iter().filter(|key| !needed.contains(key) && !is_named(key)).collect();
        assert_eq!(unused, Vec::<String>::new(), "nothing says this");
    }

    #[test]
    fn files_name_only_keys_that_there_are() {
        let keys = keys();
        let unread: Vec<_> = keys.iter().filter(|key| Sentence::find(key).is_none()).collect();
        assert_eq!(unread, Vec::<&String>::new(), "the table is not read whole");
        for source in [include_str!("command.rs"), include_str!("fault.rs"), include_str!("manual.rs")] {
            let named = source.split('"').skip(1).step_by(2);
            let named = named.filter(|text| text.starts_with("clap-") || text.starts_with("fault-"));
            for key in named {
                assert!(keys.contains(key), "{key}");
            }
        }
    }

    /// Whether a text has three English words in a row outside of code.
    fn speaks_english(text: &str) -> bool {
        let prose = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
        let words: Vec<&str> = prose.split(' ').collect();
        let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
        words.windows(3).any(|words| words.iter().all(is_word))
    }

    /// Whether a line is an example, or part of one.
    fn is_code(line: &str) -> bool {
        let line = line.trim_start();
        ["paiban ", "15 2 1 * *", "--keep-going --quiet"].iter().any(|start| line.starts_with(start))
    }

    /// Words of clap in help.
    const OWN_WORDS: [&str; 8] =
        ["Usage", "Options:", "OPTIONS", "Arguments", "COMMAND", "default", "possible", "Print"];

    /// The help of a command as it is printed, short and long.
    fn printed(command: &Command) -> [String; 2] {
        let mut command = command.clone();
        let pages = [command.render_help(), command.render_long_help()];
        pages.map(|page| {
            let page = fault::in_chinese(&page.ansi().to_string());
            clap::builder::StyledStr::from(page).to_string()
        })
    }

    #[test]
    fn help_in_chinese_is_chinese_and_fits_a_terminal() {
        let chinese = commands(MessageLanguage::Chinese);
        for command in chinese.get_subcommands().chain([&chinese]) {
            for page in printed(command) {
                let own = OWN_WORDS.into_iter().find(|word| page.contains(word));
                assert_eq!(own, None, "{page}");
                for line in page.lines().filter(|line| !is_code(line)) {
                    assert!(!speaks_english(line), "{line}");
                    assert!(line.width() <= command::WIDTH, "{line}");
                }
            }
        }
    }

    #[test]
    fn what_is_accepted_is_the_same_in_both_languages() {
        let (english, chinese) = (commands(MessageLanguage::English), commands(MessageLanguage::Chinese));
        let names = |command: &Command| {
            let arguments = command.get_arguments().map(ToString::to_string).collect::<Vec<_>>();
            (command.get_name().to_owned(), arguments)
        };
        let [english, chinese] =
            [&english, &chinese].map(|command| tree(command).into_iter().map(names).collect::<Vec<_>>());
        assert_eq!(english, chinese);
    }
}
