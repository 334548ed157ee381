//! The tables of sentences: one a language, in files of one subject each, in the syntax of Project
//! Fluent (<https://projectfluent.org>). A sentence is a message or an attribute of one.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::MessageLanguage;

type Table = FluentBundle<FluentResource>;

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!($language, "/common.ftl")),
            include_str!(concat!($language, "/reading.ftl")),
            include_str!(concat!($language, "/checking.ftl")),
            include_str!(concat!($language, "/pages.ftl")),
            include_str!(concat!($language, "/outputs.ftl")),
            include_str!(concat!($language, "/command-line.ftl")),
            include_str!(concat!($language, "/options.ftl")),
            include_str!(concat!($language, "/preview.ftl")),
            include_str!(concat!($language, "/hand.ftl")),
        ]
    };
}

/// What the Chinese table alone has: the help of the command line and the keys of an issue. In English they
/// stand at the arguments and at the types of the model.
const CHINESE_ALONE: [&str; 2] = [include_str!("zh/help.ftl"), include_str!("zh/keys.ftl")];

static ENGLISH: LazyLock<Table> = LazyLock::new(|| table("en", &files!("en")));
static CHINESE: LazyLock<Table> = LazyLock::new(|| table("zh-Hans", &chinese_files()));

/// All files of the Chinese table.
fn chinese_files() -> Vec<&'static str> {
    [&files!("zh")[..], &CHINESE_ALONE[..]].concat()
}

/// A table of its files. What is wrong with one is found by the tests below.
fn table(language: &str, files: &[&str]) -> Table {
    let mut table = Table::new_concurrent(language.parse().into_iter().collect());
    // What stands in a sentence is not parted from it by controls of the writing direction.
    table.set_use_isolating(false);
    for file in files {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
        table.add_resource_overriding(resource);
    }
    table
}

fn of(language: MessageLanguage) -> &'static Table {
    match language {
        MessageLanguage::English => &ENGLISH,
        MessageLanguage::Chinese => &CHINESE,
    }
}

/// Whether the tables have a key.
pub(super) fn has(key: &str) -> bool {
    MessageLanguage::ALL.into_iter().all(|language| has_in(key, language))
}

/// Whether the table of a language has a key.
pub(super) fn has_in(key: &str, language: MessageLanguage) -> bool {
    pattern(of(language), key).is_some()
}

fn pattern<'a>(table: &'a Table, key: &str) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    match key.split_once('.') {
        None => table.get_message(key)?.value(),
        Some((message, attribute)) => Some(table.get_message(message)?.get_attribute(attribute)?.value()),
    }
}

/// A sentence in a language with its values; none where the table does not have the key.
pub(super) fn written(key: &str, values: &FluentArgs<'_>, language: MessageLanguage) -> Option<String> {
    let table = of(language);
    let mut faults = Vec::new();
    let text = table.format_pattern(pattern(table, key)?, Some(values), &mut faults);
    debug_assert!(faults.is_empty(), "`{key}`: {faults:?}");
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser;

    use super::chinese_files;

    const LANGUAGES: [(&str, &[&str]); 2] = [("en", &files!("en")), ("zh", &files!("zh"))];

    /// The sentences of a language with the variables of each.
    type Sentences = BTreeMap<String, BTreeSet<String>>;

    #[test]
    fn every_file_is_read_whole_and_no_key_stands_twice() {
        for (language, files) in [("en", files!("en").to_vec()), ("zh", chinese_files())] {
            let mut keys = BTreeSet::new();
            for file in files {
                let resource =
                    parser::parse(file).unwrap_or_else(|(_, faults)| panic!("{language}: {faults:?}"));
                for entry in &resource.body {
                    if let Entry::Message(message) = entry {
                        assert!(
                            keys.insert(message.id.name),
                            "{language}: `{}` stands twice",
                            message.id.name
                        );
                    }
                }
            }
            assert!(keys.len() > 100, "{language}: {} messages", keys.len());
        }
    }

    #[test]
    fn both_tables_have_the_same_sentences_with_the_same_variables() {
        let [english, chinese] = LANGUAGES.map(|(_, files)| sentences(files));
        for (key, variables) in &english {
            assert_eq!(chinese.get(key), Some(variables), "`{key}` in Chinese");
        }
        let only: Vec<_> = chinese.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(only.is_empty(), "only in Chinese: {only:?}");
    }

    /// The lines of texts, and the text that begins in each.
    fn texts(files: &[&'static str]) -> Vec<(&'static str, &'static str)> {
        let lines = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| Some((line, line.split_once(" = ")?.1))).collect()
    }

    #[test]
    fn chinese_sentences_have_no_final_period() {
        for (line, text) in texts(&files!("zh")) {
            assert!(!text.ends_with(['。', '.', ' ']), "{line}");
        }
    }

    /// Blanks between Chinese and Latin letters are the business of whoever shows the text.
    #[test]
    fn chinese_texts_have_chinese_marks() {
        for (line, text) in texts(&chinese_files()) {
            let plain = outside_of_code(text);
            let chars: Vec<char> = plain.chars().collect();
            for pair in chars.windows(2) {
                let beside = |a: char, b: char| is_han(a) && (",;:!?()".contains(b) || b == ' ');
                assert!(!beside(pair[0], pair[1]), "{line}");
            }
        }
    }

    fn is_han(c: char) -> bool {
        ('\u{4E00}'..='\u{9FFF}').contains(&c)
    }

    /// The text without what stands between backticks and in placeables.
    fn outside_of_code(text: &str) -> String {
        let mut out = String::new();
        let (mut in_code, mut depth) = (false, 0);
        for c in text.chars() {
            match c {
                '`' => in_code = !in_code,
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if in_code || depth > 0 => {}
                _ => out.push(c),
            }
        }
        out
    }

    fn sentences(files: &[&str]) -> Sentences {
        let mut found = Sentences::new();
        for file in files {
            let Ok(resource) = parser::parse(*file) else { panic!("a file is faulty") };
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let id = message.id.name;
                found.extend(message.value.iter().map(|text| (id.to_owned(), variables(text))));
                let attributes = message.attributes.iter();
                found.extend(attributes.map(|one| (format!("{id}.{}", one.id.name), variables(&one.value))));
            }
        }
        found
    }

    fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                in_expression(expression, &mut found);
            }
        }
        found
    }

    fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
        let mut inline = |one: &InlineExpression<&str>| match one {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("tables have variables and texts only: {other:?}"),
        };
        match expression {
            Expression::Inline(one) => inline(one),
            Expression::Select { selector, variants } => {
                inline(selector);
                variants.iter().for_each(|variant| found.extend(variables(&variant.value)));
            }
        }
    }
}
