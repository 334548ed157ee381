//! `paiban schema`: what an `issue.json`, or a theme file, may hold.

use clap::{Args, ValueEnum};
use paiban::layout::theme_schema;
use paiban::model::json_schema;
use paiban::source::import::boxes;
use paiban::source::word_lists;

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;

/// Prints the JSON Schema of `issue.json`, of theme files, of boxed blocks or of lists of words
#[derive(Args, Debug)]
#[command(after_help = "\
The keys of `publication.toml`, `issue.toml` and the front matter of articles are those of the schema of
`issue.json`. Its descriptions are in the language of messages, those of the others in English.

Examples:
  paiban schema > issue.schema.json
  paiban schema --lang zh > issue.schema.json
  paiban schema theme > theme.schema.json
  paiban schema boxes > boxes.schema.json
  paiban schema words > words.schema.json")]
pub(crate) struct SchemaArgs {
    /// What the schema is of
    #[arg(value_name = "FORMAT", value_enum, default_value_t = Format::Issue)]
    format: Format,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// An issue
    Issue,
    /// A theme
    Theme,
    /// Boxed blocks: pages with the places of their blocks, to be imported
    Boxes,
    /// Lists of words and people: `words.toml`, `people.toml`
    Words,
}

/// Prints the schema in the language of messages: editors show its descriptions to people.
pub(super) fn run(args: &SchemaArgs, console: &mut Console) -> Result<Exit, Failure> {
    console.data(&match args.format {
        Format::Issue => json_schema(console.language),
        Format::Theme => theme_schema(),
        Format::Boxes => boxes::schema(),
        Format::Words => word_lists::schema(),
    })?;
    Ok(Exit::Done)
}
