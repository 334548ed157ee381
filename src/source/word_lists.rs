//! Words and people of the paper: the lists that its proofreaders keep, in `words.toml` and `people.toml`.
//!
//! No list comes with the program: what is wrong in one paper is right in the next. Nothing is ever corrected.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use super::folder::paper_folder;
use super::record::{Faults, Fields, toml};
use crate::diagnostics::{Checked, Code, Error, FileId, SourceMap};
use crate::files;
use crate::messages::{Sentence, sentence};

/// The names under which the lists are found beside an issue and beside its `publication.toml`.
pub const NAMES: [&str; 2] = ["words.toml", "people.toml"];

/// Most entries of all lists, and most characters of a word or a name.
const MOST_ENTRIES: usize = 20_000;
const LONGEST: usize = 64;

/// All lists of a paper. Both kinds of entries may stand in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordLists {
    /// Words that the paper does not print, or not everywhere.
    #[serde(default, rename = "word")]
    pub words: Vec<ListedWord>,
    /// People whose names and titles are checked.
    #[serde(default, rename = "person")]
    pub people: Vec<ListedPerson>,
}

/// A word that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedWord {
    /// The word as it must not be printed.
    pub wrong: String,
    /// What is printed in its place.
    #[serde(default)]
    pub right: Option<String>,
    /// How bad it is; a warning where it is absent.
    #[serde(default)]
    pub severity: WordSeverity,
    /// Where it is looked for; everywhere where it is absent.
    #[serde(default, rename = "in")]
    pub within: Within,
    /// Texts in which it is right: those that hold it, and those that stand directly before or after it.
    #[serde(default)]
    pub unless: Vec<String>,
}

/// How bad a listed word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WordSeverity {
    /// It is an error (N101).
    Error,
    /// It is doubtful (N102).
    #[default]
    Warning,
    /// It is worth a look (N103).
    Advice,
}

/// Where a listed word is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    /// In kickers, headlines, decks and heads of continued parts.
    Headline,
    /// In all other texts of articles but captions.
    Body,
    /// In captions and credits of pictures.
    Caption,
    /// In all of these, and in the names of paper and pages.
    #[default]
    All,
}

/// A person of whom the paper writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedPerson {
    /// The name as the paper prints it.
    pub name: String,
    /// The titles that the person has, the longest form of each.
    #[serde(default)]
    pub titles: Vec<String>,
    /// The place in lists of names: those with lower numbers stand first.
    #[serde(default)]
    pub order: Option<u32>,
}

/// The JSON Schema of a file of lists.
pub fn schema() -> String {
    format!("{:#}\n", schemars::schema_for!(WordLists).to_value())
}

impl WordLists {
    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.people.is_empty()
    }
}

/// Reads the lists beside an issue, those beside its `publication.toml`, and those that `named` names: files, or folders
/// with [`NAMES`]. Each file is read once.
///
/// # Errors
/// A named file cannot be read, or a named folder has neither. Faults of what files hold are diagnostics.
pub fn read(issue: &Path, named: &[PathBuf], files: &mut SourceMap) -> Result<Checked<WordLists>, Error> {
    let folder = if issue.is_dir() { issue } else { issue.parent().unwrap_or(Path::new("")) };
    let beside = [Some(folder.to_owned()), paper_folder(folder)];
    let mut paths: Vec<PathBuf> = beside.iter().flatten().flat_map(|folder| lists_in(folder)).collect();
    for path in named {
        match path.is_dir() {
            true => {
                let found = lists_in(path);
                // The first name stands for both where neither is there.
                let first = found.is_empty().then(|| path.join(NAMES[0]));
                paths.extend(found.into_iter().chain(first));
            }
            false => paths.push(path.clone()),
        }
    }
    let mut lists = Checked { value: WordLists::default(), diagnostics: Vec::new() };
    let mut read = Vec::new();
    for path in paths {
        let whole = files::whole_path(&path).unwrap_or_else(|_| path.clone());
        if read.contains(&whole) {
            continue;
        }
        read.push(whole);
        let Checked { value, diagnostics } = files::read_text(&path, files)?;
        lists.diagnostics.extend(diagnostics);
        if let Some((file, text)) = value {
            add(&text, file, &mut lists);
        }
    }
    Ok(lists)
}

fn lists_in(folder: &Path) -> Vec<PathBuf> {
    let paths = NAMES.iter().map(|name| folder.join(name));
    paths.filter(|path| path.symlink_metadata().is_ok()).collect()
}

/// Adds the entries of a file.
fn add(text: &str, file: FileId, lists: &mut Checked<WordLists>) {
    let mut faults = Faults::new(file);
    let entries = toml::parse(text, 0, &mut faults);
    let mut fields = Fields::new(entries, 0..0, &mut faults);
    let words = fields.tables("word", word);
    let people = fields.tables("person", person);
    fields.finish();
    let WordLists { words: all_words, people: all_people } = &mut lists.value;
    all_words.extend(words.into_iter().filter(|word| !word.wrong.is_empty()));
    all_people.extend(people.into_iter().filter(|person| !person.name.is_empty()));
    if all_words.len() + all_people.len() > MOST_ENTRIES {
        all_words.truncate(MOST_ENTRIES);
        all_people.truncate(MOST_ENTRIES - all_words.len());
        let help = Some(Sentence::new("invalid-value.help-word-lists"));
        let message = sentence!("invalid-value.word-lists", most = MOST_ENTRIES);
        faults.report_with(Code::InvalidValue, message, 0..0, help);
    }
    lists.diagnostics.extend(faults.into_diagnostics());
}

fn word(fields: &mut Fields<'_>) -> ListedWord {
    const SEVERITIES: [(&str, WordSeverity); 3] = [
        ("error", WordSeverity::Error),
        ("warning", WordSeverity::Warning),
        ("advice", WordSeverity::Advice),
    ];
    const PLACES: [(&str, Within); 4] = [
        ("headline", Within::Headline),
        ("body", Within::Body),
        ("caption", Within::Caption),
        ("all", Within::All),
    ];
    ListedWord {
        wrong: short_text(fields, "wrong"),
        right: fields.text("right"),
        severity: fields.choice("severity", &SEVERITIES).unwrap_or_default(),
        within: fields.choice("in", &PLACES).unwrap_or_default(),
        unless: fields.texts("unless"),
    }
}

fn person(fields: &mut Fields<'_>) -> ListedPerson {
    ListedPerson {
        name: short_text(fields, "name"),
        titles: fields.texts("titles"),
        order: fields.number("order", 0..=1_000_000),
    }
}

/// A required text that is not longer than words are; an empty one where it is.
fn short_text(fields: &mut Fields<'_>, key: &'static str) -> String {
    let text = fields.required_text(key).trim().to_owned();
    if text.chars().count() > LONGEST {
        let help = Some(Sentence::new("invalid-value.help-long-word"));
        fields.refuse(
            Code::InvalidValue,
            key,
            sentence!("invalid-value.long-word", key, most = LONGEST),
            help,
        );
        return String::new();
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn of(text: &str) -> Checked<WordLists> {
        let mut lists = Checked { value: WordLists::default(), diagnostics: Vec::new() };
        let mut files = SourceMap::default();
        let file = files.add("words.toml", text.to_owned());
        add(text, file, &mut lists);
        lists
    }

    #[test]
    fn entries_have_their_keys_and_what_is_absent_is_usual() {
        let text = "[[word]]\nwrong = \"截止\"\nright = \"截至\"\nseverity = \"error\"\nin = \"headline\"\n\
                    unless = [\"截止日期\"]\n[[word]]\nwrong = \"其它\"\n[[person]]\nname = \"俞立平\"\ntitles = \"科长\"\norder = 2\n";
        let Checked { value, diagnostics } = of(text);
        assert_eq!(diagnostics, []);
        assert_eq!(value.words[0].severity, WordSeverity::Error);
        assert_eq!((value.words[0].within, value.words[1].within), (Within::Headline, Within::All));
        assert_eq!(value.words[1], ListedWord { wrong: "其它".into(), ..ListedWord::default() });
        assert_eq!(value.people[0].titles, ["科长"]);
        assert_eq!(value.people[0].order, Some(2));
    }

    #[test]
    fn faults_of_a_list_are_told_and_the_other_entries_are_kept() {
        let long = "长".repeat(LONGEST + 1);
        let text = format!(
            "[[word]]\nwrogn = \"甲\"\n[[word]]\nwrong = \"{long}\"\n[[word]]\nwrong = \"乙\"\nin = \"foot\"\n"
        );
        let Checked { value, diagnostics } = of(&text);
        let codes: Vec<Code> = diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::MissingKey, Code::UnknownKey, Code::InvalidValue, Code::InvalidValue]);
        assert_eq!(value.words.len(), 1);
    }

    #[test]
    fn lists_stand_beside_the_issue_beside_the_paper_and_where_they_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let day = folder.path().join("paper/day");
        let own = folder.path().join("own");
        fs::create_dir_all(&day).unwrap();
        fs::create_dir_all(&own).unwrap();
        let word = |wrong: &str| format!("[[word]]\nwrong = \"{wrong}\"\n");
        fs::write(folder.path().join("paper/publication.toml"), "").unwrap();
        fs::write(folder.path().join("paper/words.toml"), word("报")).unwrap();
        fs::write(day.join("words.toml"), word("期")).unwrap();
        fs::write(day.join("people.toml"), "[[person]]\nname = \"俞立平\"\n").unwrap();
        fs::write(own.join("words.toml"), word("另")).unwrap();
        let read = |named: &[PathBuf]| read(&day, named, &mut SourceMap::default());
        let words = |lists: WordLists| lists.words.into_iter().map(|word| word.wrong).collect::<Vec<_>>();
        let found = read(&[]).unwrap().value;
        assert_eq!(found.people.len(), 1);
        assert_eq!(words(found), ["期", "报"]);
        let twice = [own.clone(), own.join("words.toml"), day.join("words.toml")];
        assert_eq!(words(read(&twice).unwrap().value), ["期", "报", "另"]);
        assert!(read(&[folder.path().join("none.toml")]).is_err());
        assert!(read(&[folder.path().to_owned()]).is_err(), "a folder without lists");
    }
}
