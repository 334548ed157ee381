//! Theme files: a theme over the one that it is based on, and where its faults stand.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use crate::diagnostics::{Checked, Code, Diagnostic, Error, FileId, SourceMap, Span, did_you_mean};
use crate::files::read_text;
use crate::messages::{Sentence, list, sentence};

use super::theme::Theme;
use super::theme_contrast::{Unreadable, unreadable};
use super::theme_words;

/// Most themes that are based on each other.
const MOST_BASES: usize = 8;

impl Theme {
    /// A bundled theme.
    ///
    /// # Errors
    /// No theme has this name.
    pub fn bundled(name: &str) -> Result<Self, Error> {
        let unknown = || Error::UnknownName {
            what: sentence!("kind-theme"),
            name: name.to_owned(),
            known: Self::BUNDLED.iter().map(|&known| known.to_owned()).collect(),
        };
        bundled_keys(name)
            .ok_or_else(unknown)?
            .try_into()
            .map_err(|error: toml::de::Error| Error::Writer { format: "theme", reason: error.to_string() })
    }

    /// Reads a theme file. Keys it leaves out are those of its base; without one, those of the default theme. A
    /// theme with a fault is replaced by the default theme, with a diagnostic of severity error.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path, files: &mut SourceMap) -> Result<Checked<Self>, Error> {
        let Checked { value: read, diagnostics } = read_over_bases(path, &mut Vec::new(), files)?;
        let value = match read {
            Some((_, theme)) => theme,
            None => Self::bundled(Self::DEFAULT)?,
        };
        Ok(Checked { value, diagnostics })
    }
}

/// Every key of a theme file and of its bases, and the theme that they are; none with a fault. `below` are the
/// files that are based on it.
fn read_over_bases(
    path: &Path,
    below: &mut Vec<PathBuf>,
    files: &mut SourceMap,
) -> Result<Checked<Option<(Table, Theme)>>, Error> {
    let Checked { value: text, mut diagnostics } = read_text(path, files)?;
    let Some((file, text)) = text else { return Ok(Checked { value: None, diagnostics }) };
    let own = match text.parse::<Table>() {
        Ok(own) => own,
        Err(error) => {
            diagnostics.push(of_parser(&error, &text, file));
            return Ok(Checked { value: None, diagnostics });
        }
    };
    below.push(path.to_owned());
    let base = base_of(&own, (path, file, &text), below, files)?;
    diagnostics.extend(base.diagnostics);
    let Some(mut keys) = base.value else { return Ok(Checked { value: None, diagnostics }) };
    lay(own, &mut keys);
    match keys.clone().try_into::<Theme>() {
        Ok(theme) => {
            let found = theme.faults(file).into_iter();
            diagnostics
                .extend(found.chain(unreadable(&theme).into_iter().map(|one| placed(one, file, &text))));
            let value = diagnostics.is_empty().then_some((keys, theme));
            Ok(Checked { value, diagnostics })
        }
        Err(error) => {
            diagnostics.push(of_parser(&error, &text, file));
            Ok(Checked { value: None, diagnostics })
        }
    }
}

/// Every key of the theme that a file is based on: a bundled one, or a file beside it.
fn base_of(
    own: &Table,
    (path, file, text): (&Path, FileId, &str),
    below: &mut Vec<PathBuf>,
    files: &mut SourceMap,
) -> Result<Checked<Option<Table>>, Error> {
    let name = match own.get("base") {
        // What is no text is a fault of the theme as a whole.
        None => Theme::DEFAULT,
        Some(base) => base.as_str().unwrap_or(Theme::DEFAULT),
    };
    if let Some(bundled) = bundled_keys(name) {
        return Ok(Checked { value: Some(bundled), diagnostics: Vec::new() });
    }
    let refused = |message: Sentence, help: Option<Sentence>| {
        let place = place_of_key(text, &["base"]).map(|range| Span::new(file, range));
        let fault = Diagnostic::new(Code::InvalidTheme, message).at_option(place);
        let fault = help.into_iter().fold(fault, Diagnostic::help);
        Ok(Checked { value: None, diagnostics: vec![fault] })
    };
    let beside = path.parent().unwrap_or(Path::new("")).join(name);
    if below.contains(&beside) || below.len() >= MOST_BASES {
        let most = MOST_BASES;
        return refused(sentence!("invalid-theme.circular", name, most), None);
    }
    // A name without an ending is meant as that of a bundled theme.
    let read = Path::new(name).extension().map(|_| read_over_bases(&beside, below, files));
    if let Some(Ok(Checked { value, diagnostics })) = read {
        return Ok(Checked { value: value.map(|(keys, _)| keys), diagnostics });
    }
    let known = list(Theme::BUNDLED.iter().map(|known| format!("`{known}`")));
    let help = did_you_mean(name, Theme::BUNDLED.iter().copied());
    refused(
        sentence!("invalid-theme.unknown-base", name, known),
        help.map(|name| sentence!("did-you-mean", name)),
    )
}

/// Every key of a bundled theme, with those of the bundled themes that it is based on.
pub(super) fn bundled_keys(name: &str) -> Option<Table> {
    let own: Table = Theme::text_of(name)?.parse().ok()?;
    let base = own.get("base").and_then(Value::as_str).and_then(bundled_keys);
    let mut keys = base.unwrap_or_default();
    lay(own, &mut keys);
    Some(keys)
}

/// Lays a table over another, key by key.
fn lay(over: Table, under: &mut Table) {
    for (key, value) in over {
        match (value, under.get_mut(&key)) {
            // The recipe of a colour replaces that of the base as a whole.
            (Value::Table(over), Some(Value::Table(under))) if !over.contains_key("rgb") => lay(over, under),
            (value, _) => {
                under.insert(key, value);
            }
        }
    }
}

/// A fault that the parser found, at its place.
fn of_parser(error: &toml::de::Error, text: &str, file: FileId) -> Diagnostic {
    let place = error.span().or_else(|| place_of_word(error.message(), text));
    let fault = Diagnostic::new(Code::InvalidTheme, theme_words::of(error.message()))
        .at_option(place.map(|range| Span::new(file, range)));
    let meant = theme_words::unknown_key(error.message())
        .and_then(|(key, known)| did_you_mean(key, known.iter().copied()).map(str::to_owned));
    let fault = meant.into_iter().fold(fault, |fault, name| fault.help(sentence!("did-you-mean", name)));
    fault.help(sentence!("invalid-theme.help"))
}

/// Text that cannot be read, at the colour, else at the part that prints it.
fn placed(Unreadable { fault, keys }: Unreadable, file: FileId, text: &str) -> Diagnostic {
    let place = keys.iter().find_map(|key| place_of_key(text, key));
    fault.at(Span::new(file, place.unwrap_or(0..0)))
}

/// Where the value of a key stands, by its path from the outermost table.
fn place_of_key(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let (last, tables) = path.split_last()?;
    let mut table = document.get_ref();
    for name in tables {
        table = table.get(*name)?.get_ref().as_table()?;
    }
    table.get(*last).map(Spanned::span)
}

/// Where what a message names stands: a key of that name, else the first word that is the same.
fn place_of_word(message: &str, text: &str) -> Option<Range<usize>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let mut quoted = message.split(['`', '"']).skip(1).step_by(2);
    let of_word = |word: &str| text.find(word).map(|at| at..at + word.len());
    quoted.find_map(|word| key_in(document.get_ref(), word).or_else(|| of_word(word)))
}

/// Where a key stands in a table, or in one of its tables.
fn key_in(table: &DeTable<'_>, name: &str) -> Option<Range<usize>> {
    let own = table.iter().find(|(key, _)| key.get_ref().as_ref() == name).map(|(key, _)| key.span());
    own.or_else(|| {
        table.iter().find_map(|(_, value)| match value.get_ref() {
            DeValue::Table(table) => key_in(table, name),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::{Color, ColorName, Ink};
    use crate::messages::MessageLanguage;

    fn read(text: &str) -> Checked<Theme> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("mine.toml");
        std::fs::write(&path, text).unwrap();
        Theme::read(&path, &mut SourceMap::default()).unwrap()
    }

    #[test]
    fn a_theme_file_says_only_what_differs() {
        let theme = read("name = \"mine\"\n[rules]\ncolumn = 1.5\n").value;
        assert_eq!((theme.name.as_str(), theme.rules.column, theme.rules.ink), ("mine", 1.5, 60));
    }

    #[test]
    fn every_bundled_theme_can_be_the_base_of_another() {
        for base in Theme::BUNDLED {
            let theme = read(&format!("name = \"mine\"\nbase = \"{base}\"\n"));
            assert_eq!(theme.diagnostics, [], "{base}");
        }
    }

    #[test]
    fn a_large_character_has_two_rows_at_least() {
        for (rows, faults) in [(0, 0), (1, 1), (2, 0), (4, 0), (5, 1)] {
            let theme = read(&format!("name = \"mine\"\n[drop_cap]\nrows = {rows}\n"));
            assert_eq!(theme.diagnostics.len(), faults, "{rows}");
        }
    }

    #[test]
    fn a_theme_file_changes_one_key_of_one_contract() {
        let theme = read("name = \"mine\"\n[plans.lead-photo]\npicture = [20, 40]\n").value;
        let (ours, theirs) = (theme.plans, Theme::bundled("party").unwrap().plans);
        assert_eq!(ours.lead_photo.picture, [20, 40]);
        assert_eq!(
            (ours.lead_photo.heads, ours.lead.picture),
            (theirs.lead_photo.heads, theirs.lead.picture)
        );
    }

    #[test]
    fn contracts_that_no_page_can_keep_are_faults() {
        let text = |text: &str| {
            read(text).diagnostics.iter().map(|fault| fault.message.english()).collect::<Vec<_>>()
        };
        let of = |line: &str| text(&format!("[plans.briefs]\n{line}\n"));
        for line in [
            "picture = [30, 20]",
            "picture = [20, 120]",
            "picture_width = 101",
            "heads = []",
            "heads = [18, 36]",
            "lead_lines = 0",
            "entries = 61",
        ] {
            let faults = of(line);
            assert!(faults.len() == 1 && faults[0].contains("plans.briefs."), "{line}: {faults:?}");
        }
        assert_eq!(of("heads = [36]"), Vec::<String>::new());
        assert!(text("[plans.portraits]\nentries = 3\n")[0].starts_with("unknown key `portraits`"));
        assert!(of("picture_place = \"left\"")[0].starts_with("unknown variant `left`"));
    }

    #[test]
    fn faults_of_a_theme_file_have_a_place() {
        let unknown = read("[rules]\ncolunm = 1.5\n").diagnostics;
        assert_eq!(
            (unknown[0].code, unknown[0].labels[0].span().unwrap().range.clone()),
            (Code::InvalidTheme, 8..14)
        );
        let size = read("[text]\nnote_size = \"九号\"\n").diagnostics;
        assert_eq!(size[0].labels.len(), 1, "{size:?}");
        assert_eq!(read("[rules]\nink = 200\n").diagnostics[0].code, Code::InvalidTheme);
    }

    #[test]
    fn faults_of_a_theme_file_are_in_the_words_of_toml() {
        for (text, expected) in [
            ("colors = 1", "unknown key `colors`, expected one of"),
            ("rules = 5", "found integer `5`, expected a table"),
            ("[rules]\ncolumn = \"wide\"", "found string \"wide\", expected a number"),
            ("[boxes]\ntint = \"grey\"", "found string \"grey\", expected a whole number"),
            ("[boxes]\ntint = -1", "found integer `-1`, expected a whole number"),
            ("[text]\nbody_sizes = 9", "found integer `9`, expected an array"),
        ] {
            let found = read(text).diagnostics;
            let message = found[0].message.english();
            assert!(message.starts_with(expected), "{text}: {message}");
            let internals = ["struct", "f64", "u8", "sequence", "field"];
            assert!(internals.iter().all(|word| !message.contains(word)), "{message}");
        }
    }

    #[test]
    fn faults_of_a_theme_file_are_in_chinese() {
        for (text, expected) in [
            ("[end]\nmarks = 1", "不认识的键`marks`，可以用的是`mark`"),
            ("[fonts.body]\nweight = 400", "缺少必需的键`families`"),
            ("[rules]\ncolumn = \"wide\"", "这里是字符串\"wide\"，应该是数字"),
            ("[text]\nnote_size = 1", "这里是小数`1.0`，应该是字号的名称（`初号`到`八号`）或4到200磅"),
            ("[text]\nline_end = \"all\"", "不认识的值`all`，可以用的是`half`、`full`、`auto`"),
        ] {
            let found = read(text).diagnostics;
            assert_eq!(found[0].message.in_language(MessageLanguage::Chinese), expected, "{text}");
        }
    }

    #[test]
    fn values_out_of_their_range_are_faults() {
        let messages = |text: &str| {
            let faults = read(text).diagnostics;
            assert!(faults.iter().all(|fault| fault.code == Code::InvalidTheme), "{faults:?}");
            faults.iter().map(|fault| fault.message.english()).collect::<Vec<_>>().join("; ")
        };
        for (good, bad, key) in [
            ("[boxes]\ntint = 15\n[colours]\naccent = \"none\"", "[boxes]\ntint = 16", "`boxes.tint` is 16"),
            ("[boxes]\nmost = 2", "[boxes]\nmost = 3", "`boxes.most` is 3"),
            ("[rules]\nlegs = 0.3", "[rules]\nlegs = -0.1", "`rules.legs` is -0.1"),
            ("[end]\nmark = \"◆\"", "[end]\nmark = \"完毕\"", "`end.mark` is \"完毕\""),
            ("[end]\nmark = \"\"", "[end]\nmark = \" \"", "`end.mark` is \" \""),
            ("[text]\nbody_sizes = [9]", "[text]\nbody_sizes = [12]", "`text.body_sizes` has 12"),
            ("[text]\nbody_sizes = []", "[text]\nbody_sizes = [10, 9]", "does not grow"),
            (
                "[heads.parts]\ncolumn_title_style = \"box\"",
                "[heads.parts]\ncolumn_title_style = \"ring\"",
                "unknown variant `ring`, expected one of `rule`, `bar`, `box`",
            ),
        ] {
            assert_eq!(messages(good), "", "{good}");
            assert!(messages(bad).contains(key), "{bad}: {}", messages(bad));
        }
    }

    /// Theme files of one folder; the first is read.
    fn read_all(themes: &[(&str, &str)]) -> (Checked<Theme>, SourceMap) {
        let dir = tempfile::tempdir().unwrap();
        themes.iter().for_each(|(name, text)| std::fs::write(dir.path().join(name), text).unwrap());
        let mut files = SourceMap::default();
        (Theme::read(&dir.path().join(themes[0].0), &mut files).unwrap(), files)
    }

    #[test]
    fn a_theme_has_the_keys_of_its_base() {
        let (theme, _) = read_all(&[
            ("mine.toml", "name = \"mine\"\nbase = \"house.toml\"\n[rules]\nlegs = 0.2\n"),
            ("house.toml", "name = \"house\"\nbase = \"metro\"\n[rules]\nlegs = 0.1\nfolio = 1.0\n"),
        ]);
        assert_eq!(theme.diagnostics, []);
        let Theme { name, rules, boxes, .. } = theme.value;
        assert_eq!((name.as_str(), rules.legs, rules.folio, rules.article), ("mine", 0.2, 1.0, 1.2));
        assert_eq!(boxes.most, Theme::bundled("metro").unwrap().boxes.most);
    }

    #[test]
    fn a_recipe_replaces_the_colour_of_the_base() {
        let recipe = "[colours]\naccent = { rgb = \"#9e2b25\", cmyk = [25, 94, 94, 20] }\n";
        let again =
            "base = \"house.toml\"\n[colours]\naccent = { rgb = \"#9e2b25\", cmyk = [20, 90, 90, 20] }\n";
        let (theme, _) = read_all(&[("mine.toml", again), ("house.toml", recipe)]);
        let accent = theme.value.colours.palette(None).color(Ink::BLACK.or(ColorName::Accent)).unwrap();
        assert_eq!((accent.rgb, accent.inks()), ([0x9e, 0x2b, 0x25], [20, 90, 90, 20]));
    }

    #[test]
    fn a_base_that_is_not_there_or_leads_back_is_a_fault_at_its_place() {
        let refused = |themes: &[(&str, &str)], expected: &str| {
            let (theme, files) = read_all(themes);
            assert_eq!(theme.value.name, Theme::DEFAULT);
            let [fault] = &theme.diagnostics[..] else { panic!("{:?}", theme.diagnostics) };
            assert!(fault.message.english().contains(expected), "{}", fault.message.english());
            let span = fault.labels[0].span().unwrap();
            let (name, text) = (files.name(span.file), files.text(span.file));
            (Path::new(name).file_name().unwrap().to_owned(), text[span.range.clone()].to_owned())
        };
        let at = |name: &str, text: &str| (name.into(), text.to_owned());
        let unknown = "name = \"mine\"\nbase = \"patry\"\n";
        assert_eq!(refused(&[("a.toml", unknown)], "unknown base `patry`"), at("a.toml", "\"patry\""));
        let gone = "base = \"gone.toml\"\n";
        assert_eq!(refused(&[("a.toml", gone)], "unknown base"), at("a.toml", "\"gone.toml\""));
        let (own, a, b) = ("base = \"a.toml\"\n", "base = \"b.toml\"\n", "base = \"./a.toml\"\n");
        assert_eq!(refused(&[("a.toml", own)], "in turn"), at("a.toml", "\"a.toml\""));
        assert_eq!(refused(&[("a.toml", a), ("b.toml", b)], "in turn"), at("b.toml", "\"./a.toml\""));
    }

    #[test]
    fn an_unknown_key_is_told_in_its_own_file_with_what_was_meant() {
        let (theme, files) = read_all(&[
            ("mine.toml", "# colunm\nbase = \"house.toml\"\n"),
            ("house.toml", "# colunm\n[rules]\ncolunm = 1.0\n"),
        ]);
        let fault = &theme.diagnostics[0];
        let span = fault.labels[0].span().unwrap();
        assert!(files.name(span.file).ends_with("house.toml"));
        assert_eq!(span.range, 17..23, "the key and not the comment");
        assert!(fault.help.iter().any(|help| help.english().contains("`column`")), "{:?}", fault.help);
    }

    #[test]
    fn text_that_cannot_be_read_is_a_fault_with_a_colour_that_would_do() {
        for (text, place, said) in [
            ("[colours]\naccent = \"#ff6600\"\n", "\"#ff6600\"", "2.9 to 1"),
            ("[colours]\nink = \"#999\"\n", "\"#999\"", "2.8 to 1"),
            ("[colours]\ntint = \"#555\"\n", "\"#555\"", "1.2 to 1"),
            ("base = \"metro\"\n[text]\nsubhead_colour = \"second\"\n", "\"second\"", "1.4 to 1"),
        ] {
            let found = read(text).diagnostics;
            assert!(!found.is_empty(), "{text}");
            let span = found[0].labels[0].span().unwrap();
            assert_eq!(&text[span.range.clone()], place, "{text}");
            let message = found[0].message.english();
            assert!(message.contains(said), "{message}");
            let help = found[0].help[0].english();
            let better: Color = help.split('`').find_map(|word| word.parse().ok()).unwrap();
            let fixed = text.replace("[text]\n", "[colours]\nsecond = \"#ffd200\"\n[text]\n");
            let name = help.split("colours.").nth(1).unwrap().trim_end_matches('`');
            let fixed: Vec<String> = fixed
                .lines()
                .map(|line| match line.starts_with(&format!("{name} = ")) {
                    true => format!("{name} = \"{better}\""),
                    false => line.to_owned(),
                })
                .collect();
            assert_eq!(read(&fixed.join("\n")).diagnostics, [], "{fixed:?}");
        }
    }

    #[test]
    fn what_is_no_colour_is_a_fault_at_its_place() {
        for text in [
            "[colours]\naccent = \"reddish\"\n",
            "[colours]\naccent = 7\n",
            "[colours]\ntint = 101\n",
            "[colours]\ntint = 16\n",
            "[colours]\ntotal_ink = 500\n",
            "[colours]\naccent = { rgb = \"#c8102\" }\n",
            "[furniture]\nmasthead_colour = \"red\"\n",
        ] {
            let found = read(text).diagnostics;
            assert_eq!(
                (found.len(), found[0].code, found[0].labels.len()),
                (1, Code::InvalidTheme, 1),
                "{text}"
            );
        }
        let found = read("[colours]\naccent = \"reddish\"\n").diagnostics;
        assert_eq!(
            found[0].message.english(),
            "found string \"reddish\", expected a colour such as `#c8102e`, or `none`"
        );
    }
}
