//! `docs/keys.md`: every key of an issue folder, made of the JSON Schema and held equal to it; and what
//! the reader of a folder knows is what the document lists.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use paiban::diagnostics::Code;
use serde_json::Value;

use crate::{golden, root};

const INTRODUCTION: &str = "\
# Keys

<!-- Made of the JSON Schema by `PAIBAN_ACCEPT=1 cargo test`; edit the comments in src/model. -->

An issue is a folder with `issue.toml`, articles and pictures; the nearest `publication.toml`, in the folder or
above, says what is the same in every issue. `paiban new DIR` writes both with every key and a comment.

A key without a mark may be left out; **required** ones may not. Unknown keys are errors (M104). Where a text or
a list of texts is expected, `\"…\"` and `[\"…\", \"…\"]` are both right. An `issue.json` has the same keys; where they
differ, the last section says how. `paiban schema` prints its JSON Schema.

Options of the command line win over `issue.toml`, this over `publication.toml`, and this over what is built in.
";

const BODY: &str = "\
## The text of an article

Below the second `+++` stands Markdown: paragraphs, `## subheads`, lists, quotes, tables, `**strong**`, `*emphasis*`,
`[links](https://example.org)`, footnotes (`[^1]`), pictures alone in a paragraph (`![description](photos/a.jpg)`),
`<u>proper names</u>`, `<ruby>字<rt>zì</rt></ruby>`, and a hard line break (two blanks or `\\` at the end of a line).

## Keys of `issue.json` that differ

| in a folder | in `issue.json` |
|---|---|
| – | `format`: the number of the format, 1 |
| `publication.toml` | `publication` |
| `pages = \"auto\"` | `paging`: `\"auto\"`, or `\"given\"` |
| `[[page]]`, with paths in `articles` | `pages`, with the articles themselves in `articles` |
| the path of an article without `.md`, or `id` | `id`, required |
| `[[figure]]`, `[[filler]]` | `figures`, `fillers` |
| the text below the front matter | `body` and `notes`: lists of blocks |
";

/// A table of keys: its heading, the type of the model, what the folder calls some of its keys, keys that
/// only the folder has.
struct KeyTable {
    heading: &'static str,
    lead: &'static str,
    model: &'static str,
    /// Keys with another name in the folder, or none.
    renamed: &'static [(&'static str, Option<&'static str>)],
    /// Key, value, what it is.
    added: &'static [(&'static str, &'static str, &'static str)],
}

const TABLES: [KeyTable; 11] = [
    KeyTable {
        heading: "`publication.toml`",
        lead: "",
        model: "Publication",
        renamed: &[("fillers", Some("[[filler]]")), ("links", Some("[[links]]"))],
        added: &[],
    },
    KeyTable { heading: "`[[links]]`", lead: "", model: "Link", renamed: &[], added: &[] },
    KeyTable { heading: "`[[filler]]`", lead: "", model: "Filler", renamed: &[], added: &[] },
    KeyTable { heading: "`accessibility`", lead: "", model: "Accessibility", renamed: &[], added: &[] },
    KeyTable {
        heading: "`issue.toml`",
        lead: "",
        model: "",
        renamed: &[("format", None), ("publication", None), ("paging", None), ("pages", None)],
        added: &[
            (
                "[[page]]",
                "list of tables, **required** unless `pages` is `\"auto\"`",
                "The pages (版), in their order.",
            ),
            (
                "pages",
                "`\"auto\"`",
                "The program makes the pages: of the sections of `articles`, or of `[[page]]` as a beginning.",
            ),
            (
                "articles",
                "text or list of texts",
                "With `pages = \"auto\"`: paths of the articles, instead of `[[page]]`.",
            ),
            (
                "sections",
                "text or list of texts",
                "With `pages = \"auto\"`: the order of the sections, each of which becomes a page.",
            ),
        ],
    },
    KeyTable {
        heading: "`[[page]]`",
        lead: "",
        model: "Page",
        renamed: &[("articles", None)],
        added: &[("articles", "text or list of texts", "Paths of the articles, most important first.")],
    },
    KeyTable { heading: "`editors`", lead: "", model: "Editor", renamed: &[], added: &[] },
    KeyTable {
        heading: "An article",
        lead: "The front matter between two lines `+++`.",
        model: "Article",
        renamed: &[("figures", Some("[[figure]]")), ("body", None), ("notes", None), ("id", None)],
        added: &[("id", "text", "Name, one of its kind in the issue; without it the path without `.md`.")],
    },
    KeyTable { heading: "`byline` and `sign_off`", lead: "", model: "Byline", renamed: &[], added: &[] },
    KeyTable { heading: "`notice`", lead: "", model: "Notice", renamed: &[], added: &[] },
    KeyTable {
        heading: "`[[figure]]`",
        lead: "",
        model: "Figure",
        renamed: &[("caption", None)],
        added: &[("caption", "text", "What is printed under it (图片说明), in inline Markdown.")],
    },
];

/// Compares `docs/keys.md` with the schema.
pub(crate) fn document() -> Result<(), String> {
    golden::compare(&root().join("docs/keys.md"), &written())
}

fn schema() -> Value {
    serde_json::from_str(&paiban::model::json_schema()).expect("the schema is JSON")
}

fn written() -> String {
    let schema = schema();
    let mut text = INTRODUCTION.to_owned();
    for table in &TABLES {
        let described = definition(&schema, table.model)["description"].as_str().unwrap_or_default();
        let described = if table.lead.is_empty() { one_line(described) } else { table.lead.to_owned() };
        let _ = write!(
            text,
            "\n## {}\n\n{described}\n\n| key | value | what it is |\n|---|---|---|\n",
            table.heading
        );
        for (key, value, what) in rows(&schema, table) {
            let _ = writeln!(text, "| `{key}` | {value} | {what} |");
        }
    }
    format!("{text}\n{BODY}")
}

fn definition<'a>(schema: &'a Value, model: &str) -> &'a Value {
    if model.is_empty() { schema } else { &schema["$defs"][model] }
}

/// Key, value and meaning of every key, the required ones first.
fn rows(schema: &Value, table: &KeyTable) -> Vec<(String, String, String)> {
    let definition = definition(schema, table.model);
    let required: Vec<&str> =
        definition["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut rows = Vec::new();
    for (key, property) in definition["properties"].as_object().expect("a table has keys") {
        let name = table.renamed.iter().find(|(renamed, _)| renamed == key).map(|(_, name)| *name);
        let Some(name) = name.unwrap_or(Some(key)) else { continue };
        let is_required = required.contains(&key.as_str());
        let value = format!("{}{}", value(schema, property), if is_required { ", **required**" } else { "" });
        let what = one_line(property["description"].as_str().unwrap_or_default());
        rows.push((!is_required, name.to_owned(), value, what));
    }
    let added = table.added.iter();
    rows.extend(
        added.map(|(key, value, what)| (true, (*key).to_owned(), (*value).to_owned(), (*what).to_owned())),
    );
    rows.sort();
    rows.into_iter().map(|(_, key, value, what)| (key, value, what)).collect()
}

/// What a value may be, in words.
fn value(schema: &Value, property: &Value) -> String {
    if let Some(words) = property["enum"].as_array() {
        return words
            .iter()
            .filter_map(Value::as_str)
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", ");
    }
    if let Some(choices) = property["anyOf"].as_array() {
        return value(schema, choices.first().expect("a choice has members"));
    }
    if let Some(choices) = property["oneOf"].as_array() {
        let word = |choice: &Value| choice["const"].as_str().map(|word| format!("`{word}`"));
        return choices.iter().filter_map(word).collect::<Vec<_>>().join(", ");
    }
    if let Some(reference) = property["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return match name {
            "Date" => "a day, `2026-03-20`".to_owned(),
            "Focus" => "`[x, y]`, hundredths from the top left corner".to_owned(),
            _ => value(schema, &schema["$defs"][name]),
        };
    }
    match kind(property) {
        "array" => list(schema, &property["items"]),
        "integer" => integer(property),
        "boolean" => "`true`, `false`".to_owned(),
        "object" => "a table".to_owned(),
        _ => "text".to_owned(),
    }
}

fn kind(property: &Value) -> &str {
    match &property["type"] {
        Value::Array(kinds) => kinds.first().and_then(Value::as_str).unwrap_or_default(),
        kind => kind.as_str().unwrap_or_default(),
    }
}

fn list(schema: &Value, items: &Value) -> String {
    match value(schema, items).as_str() {
        "text" => "text or list of texts".to_owned(),
        "a table" => "list of tables".to_owned(),
        of => format!("list of {of}"),
    }
}

fn integer(property: &Value) -> String {
    let limit = |name: &str| property[name].as_u64();
    match (limit("minimum").unwrap_or(0), limit("maximum")) {
        (least, Some(most)) => format!("{least} to {most}"),
        _ => "a number".to_owned(),
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
         [[links]]\nlabel = \"a\"\nurl = \"https://example.org\"\nqqqqqqqqqqqqqqqq = 1\n\
         [[filler]]\ntext = [\"a\"]\nqqqqqqqqqqqqqqqq = 1\n",
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

/// Every key that the reader of a folder knows is in the document, and no other.
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
    let schema = schema();
    let plain = |key: &str| key.trim_matches(['[', ']']).to_owned();
    let listed: BTreeSet<BTreeSet<String>> = TABLES
        .iter()
        .map(|table| rows(&schema, table).iter().map(|(key, _, _)| plain(key)).collect())
        .collect();
    if known == listed {
        return Ok(());
    }
    let (known, listed): (Vec<_>, Vec<_>) =
        (known.difference(&listed).collect(), listed.difference(&known).collect());
    Err(format!("the reader knows {known:#?}\nthe document lists {listed:#?}"))
}

/// The words between backticks.
fn keys_in(help: &str) -> BTreeSet<String> {
    help.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
