//! `paiban new`: a folder to begin with.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use paiban::diagnostics::Error;
use paiban::files::unportable;
use paiban::messages::{MessageLanguage, Sentence, sentence};
use paiban::model::{Date, Slug};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use paiban::press::{self, OutputFile};

/// Creates a folder with a publication and a first issue of two pages to start from
///
/// The files show every key with a comment in the language of messages; what is optional is commented out.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban new xiwan && paiban build xiwan
  paiban new xiwan --kind permit --title 溪湾通讯 --date 2026-03-20")]
pub(crate) struct NewArgs {
    /// Folder to create; it must be new or empty
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Date of the first issue; never taken from the clock
    #[arg(long, value_name = "YYYY-MM-DD", default_value = FIRST_DAY)]
    date: Date,
    /// Legal rules that apply to the paper
    #[arg(long, value_name = "KIND", value_enum, default_value_t)]
    kind: KindArg,
    /// Title of the paper [default: a placeholder]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

/// The legal rules that apply to the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum KindArg {
    /// A newspaper with a national serial number (正式报纸).
    Cn,
    /// An internal publication with a permit (内部资料).
    Permit,
    /// Neither of the two.
    #[default]
    Other,
}

impl KindArg {
    /// The name in `publication.toml`.
    fn name(self) -> &'static str {
        match self {
            Self::Cn => "cn",
            Self::Permit => "permit",
            Self::Other => "other",
        }
    }

    /// The text of an article in words that the paper may use: an internal publication has no reporters
    /// and does not call itself a newspaper.
    fn worded(self, text: &str) -> String {
        match self {
            Self::Permit => {
                WORDS_OF_PRESS.iter().fold(text.to_owned(), |text, (press, own)| text.replace(press, own))
            }
            Self::Cn | Self::Other => text.to_owned(),
        }
    }

    /// A title to be replaced; an internal publication may not be called a newspaper.
    fn title(self) -> &'static str {
        if self == Self::Permit { "示例通讯" } else { "示例报" }
    }
}

/// The date of an issue that no date is given for.
const FIRST_DAY: &str = "2026-01-01";

/// Words of the press in the articles, and what an internal publication says.
const WORDS_OF_PRESS: [(&str, &str); 3] =
    [("本报讯", "本讯"), ("\"本报\"", "\"本单位\""), ("\"记者\"", "\"通讯员\"")];

/// The files with comments.
struct Commented {
    publication: &'static str,
    issue: &'static str,
    /// The front matter of the lead.
    lead: &'static str,
}

impl Commented {
    fn of(language: MessageLanguage) -> Self {
        match language {
            MessageLanguage::English => Self {
                publication: include_str!("../../../templates/new/en/publication.toml"),
                issue: include_str!("../../../templates/new/en/issue.toml"),
                lead: include_str!("../../../templates/new/en/lead.toml"),
            },
            MessageLanguage::Chinese => Self {
                publication: include_str!("../../../templates/new/zh/publication.toml"),
                issue: include_str!("../../../templates/new/zh/issue.toml"),
                lead: include_str!("../../../templates/new/zh/lead.toml"),
            },
        }
    }
}

/// The text of the lead, below its front matter.
const LEAD: &str = include_str!("../../../templates/new/01/lead.md");

/// The other articles of the first issue, by their paths in its folder.
const ARTICLES: [(&str, &str); 6] = [
    ("01/ferry.md", include_str!("../../../templates/new/01/ferry.md")),
    ("01/brief.md", include_str!("../../../templates/new/01/brief.md")),
    ("02/market.md", include_str!("../../../templates/new/02/market.md")),
    ("02/library.md", include_str!("../../../templates/new/02/library.md")),
    ("02/tea.md", include_str!("../../../templates/new/02/tea.md")),
    ("02/notice.md", include_str!("../../../templates/new/02/notice.md")),
];

/// The short name of a paper in a folder whose name cannot be one.
const DEFAULT_SLUG: &str = "paper";

/// Writes the folder.
pub(super) fn run(args: &NewArgs, console: &mut Console) -> Result<Exit, Failure> {
    let files = written(args, console.language)?;
    for file in &files {
        console.tell(&sentence!("wrote-file", path = args.dir.join(&file.path).display()));
    }
    let issue = args.dir.join(args.date.to_string());
    console.tell(&sentence!("new-next", issue = issue.display()));
    Ok(Exit::Done)
}

/// Writes the folder as it is without options, for the desk; returns its issue.
pub(super) fn begin(dir: &Path, language: MessageLanguage) -> Result<PathBuf, Failure> {
    let date = FIRST_DAY.parse::<Date>().map_err(|error| Failure::usage(Sentence::verbatim(error)))?;
    let args = NewArgs { dir: dir.to_owned(), date, kind: KindArg::default(), title: None };
    written(&args, language)?;
    Ok(dir.join(FIRST_DAY))
}

fn written(args: &NewArgs, language: MessageLanguage) -> Result<Vec<OutputFile>, Failure> {
    let name = args.dir.file_name().unwrap_or_default().to_string_lossy();
    if let Some((_, why)) = unportable(&name) {
        let help = sentence!("unportable-folder.help");
        return Err(Failure::usage(sentence!("unportable-folder", name, why)).help(help));
    }
    if !is_free(&args.dir)? {
        let path = args.dir.clone();
        return Err(Failure::from(Error::Exists { path }).help(sentence!("new-other-folder")));
    }
    let files = files(args, language);
    press::write(&args.dir, &files, &[])?;
    Ok(files)
}

/// Whether there is nothing at the path, or an empty folder.
fn is_free(dir: &Path) -> Result<bool, Error> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(source) => Err(Error::Read { path: dir.to_owned(), source }),
    }
}

/// The files of the folder.
fn files(args: &NewArgs, language: MessageLanguage) -> Vec<OutputFile> {
    let commented = Commented::of(language);
    let title = args.title.as_deref().unwrap_or(args.kind.title());
    // The title comes last: it is free text and may hold what looks like a name to fill in.
    let publication = commented
        .publication
        .replace("{slug}", &toml_string(&slug(&args.dir)))
        .replace("{kind}", &toml_string(args.kind.name()))
        .replace("{title}", &toml_string(title));
    let date = args.date.to_string();
    let issue = commented.issue.replace("{date}", &toml_string(&date));
    let below = |path: &str| Path::new(&date).join(path);
    let lead = format!("+++\n{}+++\n\n{LEAD}", commented.lead);
    let articles = [("01/lead.md", lead.as_str())].into_iter().chain(ARTICLES);
    let articles = articles.map(|(path, text)| (below(path), args.kind.worded(text)));
    [("publication.toml".into(), publication), (below("issue.toml"), issue)]
        .into_iter()
        .chain(articles)
        .map(|(path, text)| OutputFile::new(path, text.into_bytes()))
        .collect()
}

/// The text as a string of TOML.
fn toml_string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// The short name of the paper: the name of its folder, if it can be one.
fn slug(dir: &Path) -> String {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if Slug::from(name.as_str()).is_well_formed() { name } else { DEFAULT_SLUG.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(dir: &str, title: &str) -> NewArgs {
        let date = Date::new(2026, 3, 20).unwrap();
        NewArgs { dir: dir.into(), date, kind: KindArg::Cn, title: Some(title.to_owned()) }
    }

    #[test]
    fn any_title_and_folder_give_a_publication_that_can_be_read() {
        for (dir, title, slug) in
            [("a/xiwan", "溪湾报", "xiwan"), ("溪湾", "\"报\"\n\\", "paper"), ("..", "{kind}", "paper")]
        {
            let text = String::from_utf8(files(&args(dir, title), MessageLanguage::English)[0].bytes.clone())
                .unwrap();
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table["slug"].as_str(), Some(slug));
            assert_eq!(table["kind"].as_str(), Some("cn"));
            assert_eq!(table["title"].as_str(), Some(title));
        }
    }

    /// Whether a template shows a key, taken or commented out, also within a table in one line.
    fn shows(text: &str, key: &str) -> bool {
        text.lines().any(|line| {
            let line = line.trim_start_matches('#').trim_start();
            // A list of tables is written with the name of one.
            let one = key.strip_suffix('s').unwrap_or(key);
            [format!("{key} ="), format!("[[{key}]]"), format!("[[{one}]]")]
                .iter()
                .any(|shown| line.starts_with(shown))
                || line.contains(&format!("{{ {key} = "))
                || line.contains(&format!(", {key} = "))
        })
    }

    /// Lines without comments for people: keys, taken or commented out, and what is no comment.
    fn without_comments(text: &str) -> Vec<&str> {
        let is_key = |line: &str| {
            let key = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
            key.len() < line.len() && key.starts_with(" =") || line.starts_with("[[")
        };
        let is_comment = |line: &&str| line.strip_prefix("# ").is_some_and(|line| !is_key(line));
        text.lines().filter(|line| !is_comment(line)).collect()
    }

    #[test]
    fn both_languages_show_the_same_keys() {
        let [english, chinese] = [MessageLanguage::English, MessageLanguage::Chinese].map(Commented::of);
        for (english, chinese) in [
            (english.publication, chinese.publication),
            (english.issue, chinese.issue),
            (english.lead, chinese.lead),
        ] {
            assert_eq!(without_comments(english), without_comments(chinese));
            assert!(chinese.lines().filter(|line| line.starts_with("# ")).count() > 5);
        }
    }

    #[test]
    fn every_key_is_shown() {
        let Commented { publication, issue, lead } = Commented::of(MessageLanguage::English);
        let schema = paiban::model::json_schema(MessageLanguage::English);
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        let of = |model: &str| schema["$defs"][model]["properties"].as_object().unwrap().keys();
        let of_issue = schema["properties"].as_object().unwrap().keys();
        // Keys of the JSON form alone.
        let json = ["format", "publication", "paging", "body", "notes"];
        for (file, text, keys) in [
            ("publication.toml", publication, of("Publication").chain(of("Filler")).collect::<Vec<_>>()),
            ("issue.toml", issue, of_issue.chain(of("Page")).chain(of("Editor")).collect()),
            ("lead.toml", lead, ["Article", "Byline", "Notice", "Figure"].into_iter().flat_map(of).collect()),
        ] {
            for key in keys.into_iter().filter(|key| !json.contains(&key.as_str())) {
                assert!(shows(text, key), "templates/new/en/{file} lacks `{key}`");
            }
        }
    }
}
