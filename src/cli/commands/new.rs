//! `paiban new`: a folder to begin with.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use paiban::diagnostics::Error;
use paiban::model::{Date, Slug};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use paiban::press::{self, OutputFile};

/// Creates a folder with a publication and a first issue to start from
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  paiban new xiwan --kind permit --title 溪湾通讯 --date 2026-03-20")]
pub(crate) struct NewArgs {
    /// Folder to create; it must be new or empty
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Date of the first issue; never taken from the clock
    #[arg(long, value_name = "YYYY-MM-DD")]
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

    /// A title to be replaced; an internal publication may not be called a newspaper.
    fn title(self) -> &'static str {
        if self == Self::Permit { "示例通讯" } else { "示例报" }
    }
}

/// The short name of a paper in a folder whose name cannot be one.
const DEFAULT_SLUG: &str = "paper";

/// Writes the folder.
pub(super) fn run(args: &NewArgs, console: &mut Console) -> Result<Exit, Failure> {
    if !is_free(&args.dir)? {
        let path = args.dir.clone();
        return Err(Failure::from(Error::Exists { path }).help("choose a new or empty folder"));
    }
    let files = files(args);
    press::write(&args.dir, &files, &[])?;
    for file in &files {
        console.tell(&format!("wrote {}", args.dir.join(&file.path).display()));
    }
    let issue = args.dir.join(args.date.to_string());
    console.tell(&format!("next: paiban build {}", issue.display()));
    Ok(Exit::Done)
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
fn files(args: &NewArgs) -> Vec<OutputFile> {
    let title = args.title.as_deref().unwrap_or(args.kind.title());
    // The title comes last: it is free text and may hold what looks like a name to fill in.
    let publication = include_str!("../../../templates/new/publication.toml")
        .replace("{slug}", &toml_string(&slug(&args.dir)))
        .replace("{kind}", &toml_string(args.kind.name()))
        .replace("{title}", &toml_string(title));
    let date = args.date.to_string();
    let issue = include_str!("../../../templates/new/issue.toml").replace("{date}", &toml_string(&date));
    let below = |path: &str| Path::new(&date).join(path);
    [
        ("publication.toml".into(), publication),
        (below("issue.toml"), issue),
        (below("01/lead.md"), include_str!("../../../templates/new/lead.md").to_owned()),
        (below("01/brief.md"), include_str!("../../../templates/new/brief.md").to_owned()),
    ]
    .into_iter()
    .map(|(path, text)| OutputFile { path, media_type: "text/plain", pages: None, bytes: text.into_bytes() })
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
            let text = String::from_utf8(files(&args(dir, title))[0].bytes.clone()).unwrap();
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table["slug"].as_str(), Some(slug));
            assert_eq!(table["kind"].as_str(), Some("cn"));
            assert_eq!(table["title"].as_str(), Some(title));
        }
    }

    #[test]
    fn every_key_of_a_publication_is_shown() {
        let text = include_str!("../../../templates/new/publication.toml");
        let schema: serde_json::Value = serde_json::from_str(&paiban::model::json_schema()).unwrap();
        for key in schema["$defs"]["Publication"]["properties"].as_object().unwrap().keys() {
            let shown = text.lines().any(|line| {
                let line = line.trim_start_matches('#').trim_start();
                // A list of tables is written with the name of one.
                let one = key.strip_suffix('s').unwrap_or(key);
                [format!("{key} ="), format!("[[{key}]]"), format!("[[{one}]]")]
                    .iter()
                    .any(|shown| line.starts_with(shown))
            });
            assert!(shown, "templates/new/publication.toml lacks `{key}`");
        }
    }
}
