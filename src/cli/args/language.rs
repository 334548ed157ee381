//! `--lang`: the language in which the program speaks.

use std::ffi::OsString;

use clap::{Args, ValueEnum};
use paiban::messages::MessageLanguage;

/// In which language the program speaks.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct LanguageArgs {
    /// Language of messages and help; without it that of the environment
    #[arg(long, value_name = "LANG", value_enum, global = true, help_heading = "Messages")]
    lang: Option<LanguageArg>,
}

/// A language by its name.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LanguageArg {
    /// Chinese, 简体中文.
    Zh,
    /// English.
    En,
}

impl LanguageArg {
    fn language(self) -> MessageLanguage {
        match self {
            Self::Zh => MessageLanguage::Chinese,
            Self::En => MessageLanguage::English,
        }
    }
}

impl LanguageArgs {
    /// The language that is named, else that of the environment, else English.
    pub(crate) fn language(self) -> MessageLanguage {
        self.lang.map_or_else(of_user, LanguageArg::language)
    }
}

/// The language before the arguments are parsed: help and faults of arguments have one too.
pub(crate) fn language_of(arguments: &[OsString]) -> MessageLanguage {
    named(arguments).map_or_else(of_user, LanguageArg::language)
}

/// The language that `--lang` names, if it is one. What is wrong with it is found when arguments are parsed.
fn named(arguments: &[OsString]) -> Option<LanguageArg> {
    let texts = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    let mut options = texts.take_while(|argument| *argument != "--");
    while let Some(option) = options.next() {
        let value = match option.strip_prefix("--lang") {
            Some("") => options.next(),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        if let Some(language) = value.and_then(|value| LanguageArg::from_str(value, false).ok()) {
            return Some(language);
        }
    }
    None
}

#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
fn of_user() -> MessageLanguage {
    of_environment(|name| std::env::var(name).ok(), of_system)
}

/// The language of the first variable that is set (POSIX.1-2024, 8.2), else of the locale that the system
/// has for the user.
fn of_environment(
    variable: impl Fn(&str) -> Option<String>,
    system: impl FnOnce() -> Option<String>,
) -> MessageLanguage {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| variable(name).filter(|v| !v.is_empty()));
    let locale = set.next().or_else(system);
    locale.and_then(|locale| MessageLanguage::of_locale(&locale)).unwrap_or_default()
}

/// The locale of the user where the environment does not name it: Windows has one, POSIX knows no other place.
fn of_system() -> Option<String> {
    #[cfg(windows)]
    return sys_locale::get_locale();
    #[cfg(not(windows))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            let variable =
                |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
            of_environment(variable, || None)
        };
        assert_eq!(of(&[]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "zh_CN")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LANG", "zh_CN"), ("LC_MESSAGES", "C")]), MessageLanguage::English);
        assert_eq!(of(&[("LC_ALL", "zh_CN"), ("LC_MESSAGES", "C")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LC_ALL", "de_DE"), ("LANG", "zh_CN")]), MessageLanguage::English);
    }

    #[test]
    fn the_system_is_asked_where_no_variable_is_set() {
        let system = || Some("zh-CN".to_owned());
        assert_eq!(of_environment(|_| None, system), MessageLanguage::Chinese);
        assert_eq!(of_environment(|_| Some("C".to_owned()), system), MessageLanguage::English);
    }

    #[test]
    fn the_language_is_found_among_arguments_that_are_not_parsed_yet() {
        let of = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
            named(&arguments).map(LanguageArg::language)
        };
        assert_eq!(of(&["paiban", "--lang", "zh", "build"]), Some(MessageLanguage::Chinese));
        assert_eq!(of(&["paiban", "build", "x", "--lang=en"]), Some(MessageLanguage::English));
        for other in [&["paiban", "--lang", "fr"][..], &["paiban", "--language", "zh"], &["paiban", "--lang"]]
        {
            assert_eq!(of(other), None, "{other:?}");
        }
        assert_eq!(of(&["paiban", "check", "--", "--lang", "zh"]), None, "these are files");
    }
}
