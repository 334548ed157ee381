//! The languages in which the program speaks to people.

/// A language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLanguage {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl MessageLanguage {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The language of a locale, such as `zh_CN.UTF-8` (POSIX.1-2024, 8.2); none where the program does
    /// not speak it.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" | "c" | "posix" => Some(Self::English),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_a_language() {
        for locale in ["zh", "zh_CN.UTF-8", "zh-Hans-CN", "ZH_TW", "zh_CN@radical"] {
            assert_eq!(MessageLanguage::of_locale(locale), Some(MessageLanguage::Chinese), "{locale}");
        }
        for locale in ["C", "C.UTF-8", "POSIX", "en_GB.utf8"] {
            assert_eq!(MessageLanguage::of_locale(locale), Some(MessageLanguage::English), "{locale}");
        }
        for locale in ["", "de_DE", "zhuang"] {
            assert_eq!(MessageLanguage::of_locale(locale), None, "{locale}");
        }
    }
}
