//! Themes: what a page looks like, as a file.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::geometry::Length;
use crate::ink::ColorName;
use crate::layout::grid::size::TypeSize;
use crate::messages::{Sentence, sentence};
use crate::model::choices::THEMES;
use crate::model::{HeadManner, Rank};
use crate::text::breaks::LineEdgeRules;
use crate::text::{FontRole, FontSpec, LineEnd, Manner, Punctuation};

use super::colours::{Colours, Tint};
use super::contract::Contracts;
use super::frame_style::FrameStyle;
use super::rule_style::RuleStyle;

const PARTY: &str = include_str!("../../../templates/themes/party.toml");
const METRO: &str = include_str!("../../../templates/themes/metro.toml");
const WEEKEND: &str = include_str!("../../../templates/themes/weekend.toml");
const CAMPUS: &str = include_str!("../../../templates/themes/campus.toml");

/// Deepest first-line indent, in em: a column has eleven.
const MOST_INDENT: u8 = 4;

/// Largest size that stands on one row of every paper.
const LARGEST_ON_A_ROW: Length = Length::from_millipoints(10_500);

/// Smallest size of running text: newspapers set nothing below 六号.
const SMALLEST_BODY: Length = Length::from_millipoints(7500);

/// Darkest tint on which text of newspaper size is read, in hundredths of black.
const MOST_TINT: u8 = 15;

/// Least limit of ink, in hundredths: black has to fit.
const LEAST_INK: u16 = 100;
/// Heights of charts: lower ones have no room for bars, higher ones take too much of a page.
const CHART_ROWS: RangeInclusive<u8> = 8..=40;

/// Most boxes on a page: more of them no longer structure it.
const MOST_BOXES: u8 = 2;

/// Most rows of a large character that opens a text.
const MOST_CAP_ROWS: u8 = 4;

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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Name.
    pub name: String,
    /// The theme that says what this one does not: a bundled one, or a file beside it. `party` without this key.
    #[serde(default, skip_serializing)]
    pub base: Option<String>,
    /// Colours, by the names that the parts of the page use.
    pub colours: Colours,
    /// Faces that replace the bundled ones of a role.
    #[serde(default)]
    pub fonts: BTreeMap<FontRole, FontSpec>,
    /// Running text.
    pub text: TextTheme,
    /// Heads.
    pub heads: Heads,
    /// Lines between and around articles.
    pub rules: Rules,
    /// Boxed articles.
    pub boxes: Boxes,
    /// Charts.
    pub chart: ChartTheme,
    /// Lists of terms: figures, timelines, cells.
    pub terms: TermsTheme,
    /// Large characters that articles open with.
    pub drop_cap: DropCapTheme,
    /// Pull quotes.
    pub quote: QuoteTheme,
    /// Ends of articles.
    pub end: End,
    /// The masthead.
    pub masthead: MastheadTheme,
    /// Faces and sizes of masthead, folio, imprint and index box.
    pub furniture: FurnitureTheme,
    /// What pages ask for, by what they are about.
    pub plans: Contracts,
}

/// Faces and sizes of running text.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
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
    pub subhead: FontRole,
    /// Colour of headings in the text.
    pub subhead_colour: ColorName,
    /// Colour of the words at the foot of what goes on on another page.
    pub jump_colour: ColorName,
    /// Face of emphasised text.
    pub emphasis: FontRole,
    /// Face of quotations.
    pub quote: FontRole,
    /// Face of bylines and sign-offs.
    pub byline: FontRole,
    /// Size of footnotes.
    pub note_size: TypeSize,
    /// Size of tables.
    pub table_size: TypeSize,
    /// Size of captions.
    pub caption_size: TypeSize,
    /// Face of captions.
    pub caption_face: FontRole,
    /// Face of credits.
    pub credit_face: FontRole,
    /// Sizes that running text may grow to where a page has too little of it, from the smallest.
    pub body_sizes: Vec<TypeSize>,
}

/// Heads by rank, and the parts around a headline.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadTheme {
    /// Sizes to try, from the largest.
    pub sizes: Vec<TypeSize>,
    /// Its face.
    pub face: FontRole,
    /// How it is set where the article does not say so.
    pub manner: HeadManner,
}

/// What stands around a headline.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadParts {
    /// Face of the kicker.
    pub kicker: FontRole,
    /// Colour of the kicker.
    pub kicker_colour: ColorName,
    /// Face of the deck.
    pub deck: FontRole,
    /// Face of the light lines of a headline in two decks.
    pub second_deck: FontRole,
    /// Face of the column title.
    pub column_title: FontRole,
    /// The mark before a byline at the left edge under a head.
    pub byline_mark: BylineMark,
    /// Size of the column title.
    pub column_title_size: TypeSize,
    /// What the column title stands on or in.
    pub column_title_style: ColumnTitleStyle,
    /// Colour of the column title and its rule, bar or box.
    pub column_title_colour: ColorName,
}

/// What the title of a standing column stands on or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ColumnTitleStyle {
    /// On a rule over the whole width.
    Rule,
    /// White in a bar.
    Bar,
    /// In a box.
    Box,
}

/// Widths of rules in points, and their ink.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
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
    /// How the rules of the masthead are drawn.
    pub masthead_style: RuleStyle,
    /// How those between articles above each other are drawn.
    pub article_style: RuleStyle,
    /// How those under the folio and over the imprint are drawn.
    pub folio_style: RuleStyle,
    /// Hundredths of black, where a rule has no colour.
    pub ink: u8,
    /// Colour of the rules of the masthead.
    pub masthead_colour: ColorName,
    /// Colour of those between articles above each other.
    pub article_colour: ColorName,
    /// Colour of those under the folio and over the imprint.
    pub folio_colour: ColorName,
    /// Colour of those around boxed articles and the index box.
    pub box_colour: ColorName,
}

/// Boxed articles.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boxes {
    /// Tint under them, in hundredths of black.
    pub tint: u8,
    /// What stands around them.
    pub frame: FrameStyle,
    /// How many boxes a page may draw that no article requests.
    pub most: u8,
}

/// Charts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartTheme {
    /// Height in rows, without caption and source.
    pub rows: u8,
}

/// Lists of terms: figures, timelines, cells.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsTheme {
    /// Face of the numbers of figures.
    pub face: FontRole,
    /// Colour of figures and terms.
    pub colour: ColorName,
}

/// Large characters that the leads of pages open with (首字下沉).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropCapTheme {
    /// Rows that they take, 2 to 4; 0 is none.
    pub rows: u8,
    /// Their face.
    pub face: FontRole,
    /// Their colour.
    pub colour: ColorName,
}

/// The mark before a byline under a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BylineMark {
    /// None.
    None,
    /// A square (■).
    Square,
    /// A square on its corner (◆).
    Lozenge,
}

/// Pull quotes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteTheme {
    /// What they stand between or in.
    pub style: QuoteStyle,
    /// Their face.
    pub face: FontRole,
    /// Their colour.
    pub colour: ColorName,
    /// Colour of the rules over and under them.
    pub rule_colour: ColorName,
}

/// What a pull quote stands between or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteStyle {
    /// Between two rules.
    Rules,
    /// Between two rules; over two legs beside a large quotation mark.
    Mark,
    /// In a tint under a rule.
    Tint,
}

/// Ends of articles.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Mark after the last line of an article, one character or none.
    pub mark: String,
}

/// The masthead.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MastheadTheme {
    /// Its make.
    pub make: MastheadMake,
}

/// How a masthead is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MastheadMake {
    /// One block: the name in the middle, everything else in lines under it.
    Full,
    /// The name at the left, the day beside it, everything else in a strip under them.
    Left,
    /// The same, in white on a band of the colour of the name.
    Band,
}

/// What of the folio stands over the front page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FrontFolio {
    /// All of it, as over the other pages.
    Whole,
    /// Label and name of the page and its editors, without a rule: the masthead says the rest.
    Page,
}

/// Faces and sizes of masthead, folio, imprint and index box.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurnitureTheme {
    /// Face of the paper's name.
    pub masthead: FontRole,
    /// Colour of the paper's name.
    pub masthead_colour: ColorName,
    /// Colour of label and name of the page in the folio.
    pub folio_colour: ColorName,
    /// Colour of the title of the index box and of the labels in it.
    pub index_colour: ColorName,
    /// Whether the first entry of the index box that has a picture stands in it with that.
    pub index_picture: bool,
    /// What of the folio stands over the front page.
    pub front_folio: FrontFolio,
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

    /// The file of a bundled theme.
    pub(super) fn text_of(name: &str) -> Option<&'static str> {
        match name {
            "party" => Some(PARTY),
            "metro" => Some(METRO),
            "weekend" => Some(WEEKEND),
            "campus" => Some(CAMPUS),
            _ => None,
        }
    }

    /// Values that cannot be drawn.
    pub(super) fn faults(&self, file: FileId) -> Vec<Diagnostic> {
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
        let Boxes { tint, most, .. } = self.boxes;
        if tint > MOST_TINT {
            fault(sentence!("invalid-theme.tint", tint, most = MOST_TINT));
        }
        if most > MOST_BOXES {
            fault(sentence!("invalid-theme.boxes", boxes = most, most = MOST_BOXES));
        }
        if !CHART_ROWS.contains(&self.chart.rows) {
            let (rows, least, most) = (self.chart.rows, CHART_ROWS.start(), CHART_ROWS.end());
            fault(sentence!("invalid-theme.chart", rows, least, most));
        }
        if !matches!(self.drop_cap.rows, 0 | 2..=MOST_CAP_ROWS) {
            fault(sentence!("invalid-theme.drop-cap", rows = self.drop_cap.rows, most = MOST_CAP_ROWS));
        }
        let mut mark = self.end.mark.chars();
        let one = mark.next().is_none_or(|c| !c.is_control() && !c.is_whitespace());
        if !one || mark.next().is_some() {
            fault(sentence!("invalid-theme.mark", mark = format!("{:?}", self.end.mark)));
        }
        if !(LEAST_INK..=400).contains(&self.colours.total_ink) {
            fault(sentence!("invalid-theme.ink-limit", ink = self.colours.total_ink, least = LEAST_INK));
        }
        for (name, tint) in [("tint", self.colours.tint), ("tint_index", self.colours.tint_index)] {
            if let Tint::Share(tint) = tint
                && tint > MOST_TINT
            {
                fault(sentence!("invalid-theme.tint-share", name, tint, most = MOST_TINT));
            }
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
    pub fn font(&self, role: FontRole) -> FontSpec {
        self.fonts.get(&role).cloned().unwrap_or_else(|| FontSpec::of(role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    #[test]
    fn bundled_themes_have_no_faults() {
        for name in Theme::BUNDLED {
            let theme = Theme::bundled(name).unwrap();
            let file = SourceMap::default().add(*name, "");
            assert_eq!(theme.faults(file), [], "{name}");
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
