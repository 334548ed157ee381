//! What a code means, in a language of messages.

use super::code::{Family, Section};
use super::{Code, Severity, chinese};
use crate::messages::MessageLanguage;

impl Severity {
    /// Its name.
    pub const fn name(self, language: MessageLanguage) -> &'static str {
        match (language, self) {
            (MessageLanguage::Chinese, severity) => chinese::severity(severity),
            (MessageLanguage::English, Self::Error) => "error",
            (MessageLanguage::English, Self::Warning) => "warning",
            (MessageLanguage::English, Self::Advice) => "advice",
        }
    }
}

impl Section {
    /// Its heading.
    pub const fn heading(self, language: MessageLanguage) -> &'static str {
        match (language, self) {
            (MessageLanguage::Chinese, section) => chinese::heading(section),
            (MessageLanguage::English, Self::WhatItIs) => "What it is",
            (MessageLanguage::English, Self::WhyItMatters) => "Why it matters",
            (MessageLanguage::English, Self::Example) => "Example",
            (MessageLanguage::English, Self::Fixed) => "Fixed",
            (MessageLanguage::English, Self::Options) => "Options",
        }
    }
}

impl Family {
    /// What its codes are about.
    pub fn name(self, language: MessageLanguage) -> &'static str {
        match language {
            MessageLanguage::English => self.name,
            MessageLanguage::Chinese => chinese::family(self.letter),
        }
    }
}

impl Code {
    /// One sentence about the fault.
    pub const fn summary(self, language: MessageLanguage) -> &'static str {
        match language {
            MessageLanguage::English => self.english_summary(),
            MessageLanguage::Chinese => chinese::summary(self),
        }
    }

    /// The page about it, in Markdown, with every [`Section`].
    pub const fn page(self, language: MessageLanguage) -> &'static str {
        match language {
            MessageLanguage::English => self.english_page(),
            MessageLanguage::Chinese => self.chinese_page(),
        }
    }

    /// The text of a section of its page.
    pub fn section(self, section: Section, language: MessageLanguage) -> &'static str {
        let opening = |section: Section| format!("## {}\n", section.heading(language));
        let text = self.page(language).split_once(&opening(section)).map_or("", |(_, text)| text);
        // Only known headings end a section: examples hold headings of their own.
        let ends = Section::ALL.iter().filter_map(|next| text.find(&format!("\n{}", opening(*next))));
        text[..ends.min().unwrap_or(text.len())].trim()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::code::FAMILIES;
    use super::*;

    #[test]
    fn every_page_has_the_sections_in_their_order_and_nothing_else() {
        for (code, language) in pages() {
            let text = |section| code.section(section, language);
            let sections = Section::ALL
                .map(|section| format!("## {}\n\n{}\n", section.heading(language), text(section)));
            assert_eq!(code.page(language), sections.join("\n"), "{code} {language:?}");
            assert!(Section::ALL.iter().all(|&section| text(section).len() > 20), "{code} {language:?}");
            assert!(code.summary(language).ends_with(['.', '。']), "{code} {language:?}");
        }
    }

    #[test]
    fn every_page_shows_an_example_and_the_same_fixed() {
        for (code, language) in pages() {
            for section in [Section::Example, Section::Fixed] {
                let text = code.section(section, language);
                let fences = text.lines().filter(|line| line.starts_with("```")).count();
                assert!(fences > 0 && fences % 2 == 0, "{code}: {section:?} needs a fenced block");
            }
            assert!(code.section(Section::Options, language).starts_with("- "), "{code} names no option");
        }
    }

    #[test]
    fn the_pages_of_all_languages_show_the_same_files_and_options() {
        for &code in Code::ALL {
            let [english, chinese] = MessageLanguage::ALL.map(|language| shown(code, language));
            assert_eq!(english, chinese, "{code}");
        }
    }

    #[test]
    fn families_have_a_name_of_their_own_in_every_language() {
        for language in MessageLanguage::ALL {
            let names: BTreeSet<_> = FAMILIES.iter().map(|family| family.name(language)).collect();
            assert_eq!(names.len(), FAMILIES.len(), "{language:?}");
        }
    }

    fn pages() -> impl Iterator<Item = (Code, MessageLanguage)> {
        MessageLanguage::ALL
            .into_iter()
            .flat_map(|language| Code::ALL.iter().map(move |&code| (code, language)))
    }

    /// The lines of fenced blocks, the comments, and the options that are named.
    fn shown(code: Code, language: MessageLanguage) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut in_code = false;
        let of_code = code.page(language).lines().filter(move |line| {
            let is_fence = line.starts_with("```");
            in_code ^= is_fence;
            in_code || is_fence || line.starts_with("<!--")
        });
        let options = code.section(Section::Options, language).split('`').skip(1).step_by(2);
        (of_code.collect(), options.filter(|text| text.starts_with("--")).collect())
    }
}
