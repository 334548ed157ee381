//! `paiban schema`: what an `issue.json` may hold.

use paiban::model::json_schema;

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;

pub(super) const AFTER_HELP: &str = "\
The keys of `publication.toml`, `issue.toml` and the front matter of articles are those of the schema.
Its descriptions are in the language of messages.

Examples:
  paiban schema > issue.schema.json
  paiban schema --lang zh > issue.schema.json";

/// Prints the schema in the language of messages: editors show its descriptions to people.
pub(super) fn run(console: &mut Console) -> Result<Exit, Failure> {
    console.data(&json_schema(console.language))?;
    Ok(Exit::Done)
}
