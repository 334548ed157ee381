//! Themes: what a page looks like, as a file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::diagnostics::{Checked, Code, Diagnostic, Error, FileId, SourceMap, Span};
use crate::files::read_text;
use crate::geometry::Length;
use crate::layout::grid::size::TypeSize;
use crate::messages::{Sentence, sentence};
use crate::model::Rank;
use crate::model::choices::THEMES;
use crate::text::breaks::LineEdgeRules;
use crate::text::{FontRole, FontSpec, LineEnd, Manner, Punctuation};

use super::contract::Contracts;
use super::theme_words;

const PARTY: &str = include_str!("../../../templates/themes/party.toml");
const METRO: &str = include_str!("../../../templates/themes/metro.toml");

/// Deepest first-line indent, in em: a column has eleven.
const MOST_INDENT: u8 = 4;

/// Largest size that stands on one row of every paper.
const LARGEST_ON_A_ROW: Length = Length::from_millipoints(10_500);

/// Smallest size of running text: newspapers set nothing below 六号.
const SMALLEST_BODY: Length = Length::from_millipoints(7500);

/// Darkest tint on which text of newspaper size is read, in hundredths of black.
const MOST_TINT: u8 = 15;

/// Most boxes on a page: more of them no longer structure it.
const MOST_BOXES: u8 = 2;

/// The ranks that have heads, with their names in messages.
const RANKS: [(Rank, &str); 6] = [
    (Rank::Lead, "theme-rank-lead"),
    (Rank::Major, "theme-rank-major"),
    (Rank::Middle, "theme-rank-middle"),
    (Rank::Minor, "theme-rank-minor"),
    (Rank::Brief, "theme-rank-brief"),
    (Rank::Photo, "theme-rank-photo"),
];

/// What a page looks like: sizes, faces, rules.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Name.
    pub name: String,
    /// Faces that replace the bundled ones of a role.
    #[serde(default)]
    pub fonts: BTreeMap<RoleName, FontSpec>,
    /// Running text.
    pub text: TextTheme,
    /// Heads.
    pub heads: Heads,
    /// Lines between and around articles.
    pub rules: Rules,
    /// Boxed articles.
    pub boxes: Boxes,
    /// Ends of articles.
    pub end: End,
    /// Masthead, folio, imprint, index box.
    pub furniture: FurnitureTheme,
    /// What pages ask for, by what they are about.
    pub plans: Contracts,
}

/// Name of a [`FontRole`] in a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleName {
    /// Running text.
    Body,
    /// Headlines.
    Headline,
    /// Heavy headlines.
    HeadlineHeavy,
    /// Light headlines.
    HeadlineLight,
    /// Strong text.
    Strong,
    /// Labels, subheads, terms.
    Label,
    /// Light lines beside strong ones.
    StrongLight,
    /// Captions.
    Caption,
    /// Kai.
    Kai,
}

impl From<RoleName> for FontRole {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Body => Self::Body,
            RoleName::Headline => Self::Headline,
            RoleName::HeadlineHeavy => Self::HeadlineHeavy,
            RoleName::HeadlineLight => Self::HeadlineLight,
            RoleName::Strong => Self::Strong,
            RoleName::Label => Self::Label,
            RoleName::StrongLight => Self::StrongLight,
            RoleName::Caption => Self::Caption,
            RoleName::Kai => Self::Kai,
        }
    }
}

/// Faces and sizes of running text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextTheme {
    /// Blank before a paragraph, in em.
    pub indent: u8,
    /// Which marks may not begin or end a line.
    #[serde(rename = "kinsoku")]
    pub line_edge_rules: LineEdgeRules,
    /// Width of marks inside a line.
    pub punctuation: Punctuation,
    /// Width of a mark at the end of a line.
    pub line_end: LineEnd,
    /// Whether a pause mark may hang beyond the end of its line.
    pub hanging: bool,
    /// Whether the blank after a full stop may be squeezed inside a line.
    pub squeeze_stops: bool,
    /// Whether Western words and numbers are padded to whole em.
    pub grid: bool,
    /// Face of headings in the text.
    pub subhead: RoleName,
    /// Face of emphasised text.
    pub emphasis: RoleName,
    /// Face of quotations.
    pub quote: RoleName,
    /// Face of bylines and sign-offs.
    pub byline: RoleName,
    /// Size of footnotes.
    pub note_size: TypeSize,
    /// Size of tables.
    pub table_size: TypeSize,
    /// Size of captions.
    pub caption_size: TypeSize,
    /// Face of captions.
    pub caption_face: RoleName,
    /// Face of credits.
    pub credit_face: RoleName,
    /// Sizes that running text may grow to where a page has too little of it, from the smallest.
    pub body_sizes: Vec<TypeSize>,
}

/// Heads by rank, and the parts around a headline.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// The first story of a page.
    pub lead: HeadTheme,
    /// Main stories.
    pub major: HeadTheme,
    /// Stories of middle weight.
    pub middle: HeadTheme,
    /// Small stories.
    pub minor: HeadTheme,
    /// Briefs.
    pub brief: HeadTheme,
    /// Photos with their text.
    pub photo: HeadTheme,
    /// What stands around a headline.
    pub parts: HeadParts,
}

/// The headline of one rank.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadTheme {
    /// Sizes to try, from the largest.
    pub sizes: Vec<TypeSize>,
    /// Its face.
    pub face: RoleName,
}

/// What stands around a headline.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadParts {
    /// Face of the kicker.
    pub kicker: RoleName,
    /// Face of the deck.
    pub deck: RoleName,
    /// Face of the column title.
    pub column_title: RoleName,
    /// Size of the column title.
    pub column_title_size: TypeSize,
    /// What the column title stands on or in.
    pub column_title_style: ColumnTitleStyle,
}

/// What the title of a standing column stands on or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnTitleStyle {
    /// On a rule over the whole width.
    Rule,
    /// White in a black bar.
    Bar,
    /// In a box.
    Box,
}

/// Widths of rules in points, and their ink.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Between articles side by side.
    pub column: f32,
    /// Between articles above each other.
    pub article: f32,
    /// Between the legs of one article; 0 is none.
    pub legs: f32,
    /// Under the folio.
    pub folio: f32,
    /// Around boxed articles.
    pub r#box: f32,
    /// Hundredths of black.
    pub ink: u8,
}

/// Boxed articles.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boxes {
    /// Tint under them, in hundredths of black.
    pub tint: u8,
    /// How many boxes a page may draw that no article requests.
    pub most: u8,
}

/// Ends of articles.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Mark after the last line of an article, one character or none.
    pub mark: String,
}

/// Masthead, folio, imprint, index box.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FurnitureTheme {
    /// Face of the paper's name.
    pub masthead: RoleName,
    /// Size of folio and masthead lines.
    pub line_size: TypeSize,
    /// Size of the imprint.
    pub imprint_size: TypeSize,
}

impl TextTheme {
    /// How running text is set.
    pub fn manner(&self) -> Manner {
        Manner {
            line_edge_rules: self.line_edge_rules,
            punctuation: self.punctuation,
            line_end: self.line_end,
            hanging: self.hanging,
            squeezes_stops: self.squeeze_stops,
            grid: self.grid,
            ..Manner::default()
        }
    }
}

impl Heads {
    /// The headline of a rank.
    pub fn of(&self, rank: Rank) -> &HeadTheme {
        match rank {
            Rank::Lead => &self.lead,
            Rank::Major => &self.major,
            Rank::Middle => &self.middle,
            Rank::Minor => &self.minor,
            Rank::Brief => &self.brief,
            Rank::Photo => &self.photo,
        }
    }
}

impl Theme {
    /// Names of the bundled themes.
    pub const BUNDLED: &[&str] = THEMES;

    /// The theme used if none is named.
    pub const DEFAULT: &str = "party";

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
        let text = match name {
            "party" => PARTY,
            "metro" => METRO,
            _ => return Err(unknown()),
        };
        toml::from_str(text).map_err(|error| Error::Writer { format: "theme", reason: error.to_string() })
    }

    /// Reads a theme file. Keys it leaves out are those of the default theme. A theme with a fault
    /// is replaced by the default theme, with a diagnostic of severity error.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path, files: &mut SourceMap) -> Result<Checked<Self>, Error> {
        let Checked { value: text, diagnostics } = read_text(path, files)?;
        let Some((file, text)) = text else {
            return Ok(Checked { value: Self::bundled(Self::DEFAULT)?, diagnostics });
        };
        let read = text.parse::<Table>().and_then(|table| over_default(table).try_into::<Self>());
        match read {
            Ok(theme) => {
                let diagnostics = theme.faults(file);
                let value = if diagnostics.is_empty() { theme } else { Self::bundled(Self::DEFAULT)? };
                Ok(Checked { value, diagnostics })
            }
            Err(error) => {
                let diagnostic = Diagnostic::new(Code::InvalidTheme, theme_words::of(error.message()))
                    .at_option(place_of(&error, &text).map(|range| Span::new(file, range)))
                    .help(sentence!("invalid-theme.help"));
                Ok(Checked { value: Self::bundled(Self::DEFAULT)?, diagnostics: vec![diagnostic] })
            }
        }
    }

    /// Values that cannot be drawn.
    fn faults(&self, file: FileId) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let mut fault = |message: Sentence| {
            faults.push(Diagnostic::new(Code::InvalidTheme, message).at(Span::new(file, 0..0)));
        };
        let rules = &self.rules;
        for (name, width) in [
            ("column", rules.column),
            ("article", rules.article),
            ("legs", rules.legs),
            ("folio", rules.folio),
            ("box", rules.r#box),
        ] {
            if !(0.0..=20.0).contains(&width) {
                fault(sentence!("invalid-theme.rule", name, width));
            }
        }
        let text = &self.text;
        if text.indent > MOST_INDENT {
            fault(sentence!("invalid-theme.indent", indent = text.indent, most = MOST_INDENT));
        }
        for (name, size) in [
            ("note_size", text.note_size),
            ("table_size", text.table_size),
            ("caption_size", text.caption_size),
        ] {
            if size.em() > LARGEST_ON_A_ROW {
                let (size, most) = (size.em(), LARGEST_ON_A_ROW);
                fault(sentence!("invalid-theme.size", name, size, most));
            }
        }
        for size in text.body_sizes.iter().map(|size| size.em()) {
            if !(SMALLEST_BODY..=LARGEST_ON_A_ROW).contains(&size) {
                let (least, most) = (SMALLEST_BODY, LARGEST_ON_A_ROW);
                fault(sentence!("invalid-theme.body-size", size, least, most));
            }
        }
        if !text.body_sizes.is_sorted_by(|a, b| a < b) {
            fault(sentence!("invalid-theme.body-sizes"));
        }
        let Boxes { tint, most } = self.boxes;
        if tint > MOST_TINT {
            fault(sentence!("invalid-theme.tint", tint, most = MOST_TINT));
        }
        if most > MOST_BOXES {
            fault(sentence!("invalid-theme.boxes", boxes = most, most = MOST_BOXES));
        }
        let mut mark = self.end.mark.chars();
        let one = mark.next().is_none_or(|c| !c.is_control() && !c.is_whitespace());
        if !one || mark.next().is_some() {
            fault(sentence!("invalid-theme.mark", mark = format!("{:?}", self.end.mark)));
        }
        if rules.ink > 100 {
            fault(sentence!("invalid-theme.ink", ink = rules.ink));
        }
        for (rank, name) in RANKS {
            let (sizes, rank) = (&self.heads.of(rank).sizes, Sentence::new(name));
            if sizes.is_empty() {
                fault(sentence!("invalid-theme.no-sizes", rank));
            } else if !sizes.is_sorted_by(|a, b| a >= b) {
                fault(sentence!("invalid-theme.sizes", rank));
            }
        }
        self.plans.faults().into_iter().for_each(fault);
        faults
    }

    /// The faces requested for a role.
    pub fn font(&self, role: RoleName) -> FontSpec {
        self.fonts.get(&role).cloned().unwrap_or_else(|| FontSpec::of(role.into()))
    }
}

/// A table of a theme laid over the default theme, key by key.
fn over_default(theme: Table) -> Table {
    fn lay(over: Table, under: &mut Table) {
        for (key, value) in over {
            match (value, under.get_mut(&key)) {
                (Value::Table(over), Some(Value::Table(under))) => lay(over, under),
                (value, _) => {
                    under.insert(key, value);
                }
            }
        }
    }
    let mut merged: Table = PARTY.parse().unwrap_or_default();
    lay(theme, &mut merged);
    merged
}

/// Where a fault stands: what the parser says, else the word it names.
fn place_of(error: &toml::de::Error, text: &str) -> Option<Range<usize>> {
    error.span().or_else(|| {
        let mut quoted = error.message().split(['`', '"']).skip(1).step_by(2);
        quoted.find_map(|word| text.find(word).map(|at| at..at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::MessageLanguage;

    #[test]
    fn bundled_themes_have_no_faults() {
        for name in Theme::BUNDLED {
            let theme = Theme::bundled(name).unwrap();
            let file = SourceMap::default().add(*name, "");
            assert_eq!(theme.faults(file), [], "{name}");
        }
    }

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
            ("[boxes]\ntint = 15", "[boxes]\ntint = 16", "`boxes.tint` is 16"),
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

    #[test]
    fn heads_fall_in_size_with_rank() {
        for name in Theme::BUNDLED {
            let theme = Theme::bundled(name).unwrap();
            let largest = |rank| theme.heads.of(rank).sizes[0];
            let ranks = [Rank::Lead, Rank::Major, Rank::Middle, Rank::Minor, Rank::Brief];
            assert!(ranks.windows(2).all(|pair| largest(pair[0]) > largest(pair[1])), "{name}");
        }
    }
}
