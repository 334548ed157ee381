//! `docs/keys.md` and its twin in Chinese: every key of an issue folder, made of the JSON Schema in that
//! language and held equal to it; and what the reader of a folder knows is what the documents list.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use paiban::diagnostics::Code;
use paiban::messages::MessageLanguage;
use serde_json::Value;

use crate::key_words::{CLOSING, INTRODUCTION, TEXT, TEXTS, Text, ValueWords, same, text};
use crate::{golden, root};

/// A table of keys: its heading, the type of the model, what the folder calls some of its keys, keys that
/// only the folder has.
struct KeyTable {
    heading: Text,
    lead: Text,
    model: &'static str,
    /// Keys with another name in the folder, or none.
    renamed: &'static [(&'static str, Option<&'static str>)],
    /// Key, value, what it is.
    added: &'static [(&'static str, Text, Text)],
}

const TABLES: [KeyTable; 14] = [
    KeyTable {
        heading: same("`publication.toml`"),
        lead: Text::EMPTY,
        model: "Publication",
        renamed: &[
            ("fillers", Some("[[filler]]")),
            ("links", Some("[[links]]")),
            ("sections", Some("[[section]]")),
        ],
        added: &[],
    },
    KeyTable { heading: same("`[[links]]`"), lead: Text::EMPTY, model: "Link", renamed: &[], added: &[] },
    KeyTable {
        heading: same("`[[section]]`"),
        lead: Text::EMPTY,
        model: "Section",
        renamed: &[],
        added: &[],
    },
    KeyTable { heading: same("`[[filler]]`"), lead: Text::EMPTY, model: "Filler", renamed: &[], added: &[] },
    KeyTable {
        heading: same("`accessibility`"),
        lead: Text::EMPTY,
        model: "Accessibility",
        renamed: &[],
        added: &[],
    },
    KeyTable { heading: same("`site`"), lead: Text::EMPTY, model: "Site", renamed: &[], added: &[] },
    KeyTable {
        heading: same("`wechat`"),
        lead: Text::EMPTY,
        model: "WechatAccount",
        renamed: &[],
        added: &[],
    },
    KeyTable {
        heading: same("`issue.toml`"),
        lead: Text::EMPTY,
        model: "",
        renamed: &[("format", None), ("publication", None), ("paging", None), ("pages", None)],
        added: &[
            (
                "[[page]]",
                text(
                    "list of tables, **required** unless `pages` is `\"auto\"`",
                    "表的列表，**必需**，除非`pages`是`\"auto\"`",
                ),
                text("The pages (版), in their order.", "各版，按次序。"),
            ),
            (
                "pages",
                same("`\"auto\"`"),
                text(
                    "The program makes the pages: of the sections of `articles`, or of `[[page]]` as a beginning.",
                    "由程序分版：按`articles`各篇的版块分，或以`[[page]]`为起点。",
                ),
            ),
            (
                "articles",
                TEXTS,
                text(
                    "With `pages = \"auto\"`: paths of the articles, instead of `[[page]]`.",
                    "写了`pages = \"auto\"`才用：各篇稿件的路径，代替`[[page]]`。",
                ),
            ),
            (
                "sections",
                TEXTS,
                text(
                    "With `pages = \"auto\"`: the order of the sections, each of which becomes a page.",
                    "写了`pages = \"auto\"`才用：各版块的次序，每个版块成为一个版。",
                ),
            ),
        ],
    },
    KeyTable {
        heading: same("`[[page]]`"),
        lead: Text::EMPTY,
        model: "Page",
        renamed: &[("articles", None)],
        added: &[(
            "articles",
            TEXTS,
            text("Paths of the articles, most important first.", "各篇稿件的路径，重要的在前。"),
        )],
    },
    KeyTable { heading: same("`editors`"), lead: Text::EMPTY, model: "Editor", renamed: &[], added: &[] },
    KeyTable {
        heading: text("An article", "稿件"),
        lead: text("The front matter between two lines `+++`.", "文件头，写在两行`+++`之间。"),
        model: "Article",
        renamed: &[("figures", Some("[[figure]]")), ("body", None), ("notes", None), ("id", None)],
        added: &[(
            "id",
            TEXT,
            text(
                "Name, one of its kind in the issue; without it the path without `.md`.",
                "稿件的id，一期之内不能重复；不写，就是去掉`.md`的路径。",
            ),
        )],
    },
    KeyTable {
        heading: text("`byline` and `sign_off`", "`byline`和`sign_off`"),
        lead: Text::EMPTY,
        model: "Byline",
        renamed: &[],
        added: &[],
    },
    KeyTable { heading: same("`notice`"), lead: Text::EMPTY, model: "Notice", renamed: &[], added: &[] },
    KeyTable {
        heading: same("`[[figure]]`"),
        lead: Text::EMPTY,
        model: "Figure",
        renamed: &[("caption", None)],
        added: &[(
            "caption",
            TEXT,
            text(
                "What is printed under it (图片说明), in inline Markdown.",
                "图片说明，印在图片下面；可以用行内的Markdown标记。",
            ),
        )],
    },
];

/// Compares the documents of `docs/` with the schema.
pub(crate) fn documents() -> Result<(), String> {
    let compare = |file: &str, language| golden::compare(&root().join("docs").join(file), &written(language));
    compare("keys.md", MessageLanguage::English)?;
    compare("keys.zh-CN.md", MessageLanguage::Chinese)
}

fn schema(language: MessageLanguage) -> Value {
    serde_json::from_str(&paiban::model::json_schema(language)).expect("the schema is JSON")
}

fn written(language: MessageLanguage) -> String {
    let (schema, words) = (schema(language), ValueWords::of(language));
    let mut text = INTRODUCTION.in_language(language).to_owned();
    for table in &TABLES {
        let described = definition(&schema, table.model)["description"].as_str().unwrap_or_default();
        let lead = table.lead.in_language(language);
        let described = if lead.is_empty() { one_line(described) } else { lead.to_owned() };
        let (heading, head) = (table.heading.in_language(language), words.head);
        let _ = write!(text, "\n## {heading}\n\n{described}\n\n{head}\n|---|---|---|\n");
        for (key, value, what) in rows(&schema, table, language) {
            let _ = writeln!(text, "| `{key}` | {value} | {what} |");
        }
    }
    format!("{text}\n{}", CLOSING.in_language(language))
}

fn definition<'a>(schema: &'a Value, model: &str) -> &'a Value {
    if model.is_empty() { schema } else { &schema["$defs"][model] }
}

/// Key, value and meaning of every key, the required ones first.
fn rows(schema: &Value, table: &KeyTable, language: MessageLanguage) -> Vec<(String, String, String)> {
    let (definition, words) = (definition(schema, table.model), ValueWords::of(language));
    let required: Vec<&str> =
        definition["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut rows = Vec::new();
    for (key, property) in definition["properties"].as_object().expect("a table has keys") {
        let name = table.renamed.iter().find(|(renamed, _)| renamed == key).map(|(_, name)| *name);
        let Some(name) = name.unwrap_or(Some(key)) else { continue };
        let is_required = required.contains(&key.as_str());
        let mark = if is_required { words.required } else { "" };
        let value = format!("{}{mark}", value(schema, property, words));
        let what = one_line(property["description"].as_str().unwrap_or_default());
        rows.push((!is_required, name.to_owned(), value, what));
    }
    rows.extend(table.added.iter().map(|(key, value, what)| {
        let [value, what] = [value, what].map(|text| text.in_language(language).to_owned());
        (true, (*key).to_owned(), value, what)
    }));
    // No two keys of a table are equal, so both languages have one order.
    rows.sort();
    rows.into_iter().map(|(_, key, value, what)| (key, value, what)).collect()
}

/// What a value may be, in words.
fn value(schema: &Value, property: &Value, words: &ValueWords) -> String {
    let one_of = |names: Vec<&str>| {
        names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(words.comma)
    };
    if let Some(names) = property["enum"].as_array() {
        return one_of(names.iter().filter_map(Value::as_str).collect());
    }
    if let Some(choices) = property["anyOf"].as_array() {
        return value(schema, choices.first().expect("a choice has members"), words);
    }
    if let Some(choices) = property["oneOf"].as_array() {
        return one_of(choices.iter().filter_map(|choice| choice["const"].as_str()).collect());
    }
    if let Some(reference) = property["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return match name {
            "Date" => words.day.to_owned(),
            "Focus" => words.spot.to_owned(),
            "Keep" => words.part.to_owned(),
            _ => value(schema, &schema["$defs"][name], words),
        };
    }
    match kind(property) {
        "array" => list(schema, &property["items"], words),
        "integer" => integer(property, words),
        "boolean" => one_of(vec!["true", "false"]),
        "object" => words.table.to_owned(),
        _ => words.text.to_owned(),
    }
}

fn kind(property: &Value) -> &str {
    match &property["type"] {
        Value::Array(kinds) => kinds.first().and_then(Value::as_str).unwrap_or_default(),
        kind => kind.as_str().unwrap_or_default(),
    }
}

fn list(schema: &Value, items: &Value, words: &ValueWords) -> String {
    match value(schema, items, words) {
        of if of == words.text => words.texts.to_owned(),
        of if of == words.table => words.tables.to_owned(),
        of => format!("{}{of}", words.list_of),
    }
}

fn integer(property: &Value, words: &ValueWords) -> String {
    let limit = |name: &str| property[name].as_u64();
    match (limit("minimum").unwrap_or(0), limit("maximum")) {
        (least, Some(most)) => format!("{least}{}{most}", words.to),
        _ => words.number.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

/// A folder with a key that nobody knows in every table: the help names all that are known there.
const STRANGE: [(&str, &str); 3] = [
    (
        "publication.toml",
        "title = \"溪湾\"\nslug = \"xiwan\"\nlanguage = \"zh-Hans-CN\"\nkind = \"other\"\nqqqqqqqqqqqqqqqq = 1\n\
         accessibility = { conforms_to = \"a\", qqqqqqqqqqqqqqqq = 1 }\n\
         site = { base_url = \"https://example.org\", qqqqqqqqqqqqqqqq = 1 }\n\
         wechat = { qqqqqqqqqqqqqqqq = 1 }\n\
         [[links]]\nlabel = \"a\"\nurl = \"https://example.org\"\nqqqqqqqqqqqqqqqq = 1\n\
         [[filler]]\ntext = [\"a\"]\nqqqqqqqqqqqqqqqq = 1\n\
         [[section]]\nname = \"b\"\naccent = \"none\"\nqqqqqqqqqqqqqqqq = 1\n",
    ),
    (
        "issue.toml",
        "date = 2026-03-20\npages = \"auto\"\nqqqqqqqqqqqqqqqq = 1\n\
         [[page]]\nlabel = \"1\"\narticles = [\"a.md\"]\nqqqqqqqqqqqqqqqq = 1\n\
         editors = [{ role = \"a\", names = [\"b\"], qqqqqqqqqqqqqqqq = 1 }]\n",
    ),
    (
        "a.md",
        "+++\nheadline = \"题\"\nqqqqqqqqqqqqqqqq = 1\nbyline = [{ names = [\"a\"], qqqqqqqqqqqqqqqq = 1 }]\n\
         notice = { kind = \"announcement\", qqqqqqqqqqqqqqqq = 1 }\n[[figure]]\ncaption = \"a\"\nqqqqqqqqqqqqqqqq = 1\n+++\n\n文。\n",
    ),
];

/// Every key that the reader of a folder knows is in the documents, and no other.
pub(crate) fn known_keys() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (name, text) in STRANGE {
        fs::write(folder.path().join(name), text).map_err(|error| error.to_string())?;
    }
    let found =
        paiban::source::load(Path::new(folder.path())).map_err(|error| error.to_string())?.diagnostics;
    let unknown: Vec<_> = found.into_iter().filter(|one| one.code == Code::UnknownKey).collect();
    let known: BTreeSet<BTreeSet<String>> =
        unknown.iter().map(|one| keys_in(&one.help[0].english())).collect();
    let language = MessageLanguage::English;
    let schema = schema(language);
    let plain = |key: &str| key.trim_matches(['[', ']']).to_owned();
    let listed: BTreeSet<BTreeSet<String>> = TABLES
        .iter()
        .map(|table| rows(&schema, table, language).iter().map(|(key, _, _)| plain(key)).collect())
        .collect();
    if known == listed {
        return Ok(());
    }
    let (known, listed): (Vec<_>, Vec<_>) =
        (known.difference(&listed).collect(), listed.difference(&known).collect());
    Err(format!("the reader knows {known:#?}\nthe documents list {listed:#?}"))
}

/// The words between backticks.
fn keys_in(help: &str) -> BTreeSet<String> {
    help.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
