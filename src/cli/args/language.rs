//! The language in which the program speaks.

use clap::{Args, ValueEnum};
use paiban::diagnostics::MessageLanguage;

/// In which language something is printed.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct LanguageArgs {
    /// Language of the text; without it that of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`)
    #[arg(long, value_name = "LANG", value_enum)]
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

impl LanguageArgs {
    /// The language that is named, else that of the environment, else English.
    #[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
    pub(crate) fn language(self) -> MessageLanguage {
        match self.lang {
            Some(LanguageArg::Zh) => MessageLanguage::Chinese,
            Some(LanguageArg::En) => MessageLanguage::English,
            None => of_environment(|name| std::env::var(name).ok()),
        }
    }
}

/// The language of the first variable that is set (POSIX.1-2024, 8.2).
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> MessageLanguage {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| variable(name).filter(|v| !v.is_empty()));
    set.next().and_then(|locale| MessageLanguage::of_locale(&locale)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            of_environment(|name| {
                set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[]), MessageLanguage::English);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "zh_CN")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LANG", "zh_CN"), ("LC_MESSAGES", "C")]), MessageLanguage::English);
        assert_eq!(of(&[("LC_ALL", "zh_CN"), ("LC_MESSAGES", "C")]), MessageLanguage::Chinese);
        assert_eq!(of(&[("LC_ALL", "de_DE"), ("LANG", "zh_CN")]), MessageLanguage::English);
    }
}
