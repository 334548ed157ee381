//! Boxed blocks: pages as any program sees them that finds text and pictures on them, and nothing of what they mean.
//!
//! Every importer of pages with places translates its format into this one; [`super::page`] understands it. It is
//! published as a JSON Schema (`paiban schema boxes`), so that other programs can write it too.

mod read;

pub use read::{from_json, is_boxes};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number of the format.
pub const VERSION: u32 = 1;

/// Most blocks of a page that are put in order. The fullest pages of newspapers have some hundreds.
pub const MOST_BLOCKS: usize = 5_000;

/// Most blocks of all pages of an import.
pub const MOST_BLOCKS_OF_ALL: usize = 150_000;

/// Pages with their blocks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BoxedPages {
    /// The number of the format: 1.
    pub version: u32,
    /// The program that saw the blocks, and what it looked at.
    #[serde(default)]
    pub source: BoxSource,
    /// The pages, in the order of the newspaper.
    pub pages: Vec<BoxedPage>,
}

/// The program that saw the blocks, and what it looked at. All of it is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BoxSource {
    /// Name of the program.
    pub engine: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The file it read.
    pub file: Option<String>,
    /// SHA-256 of that file, in hexadecimal digits.
    pub sha256: Option<String>,
}

/// One page of a newspaper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BoxedPage {
    /// Number of the page in its file, from 0.
    pub index: u32,
    /// Width of the page, in its unit; 0 where it is not known.
    pub width: f64,
    /// Height of the page, in its unit; 0 where it is not known.
    pub height: f64,
    /// What the numbers of the page count.
    pub unit: PageUnit,
    /// Picture of the page, as a path beside the file.
    pub image: Option<String>,
    /// Label (版次), where the program knows it.
    pub label: Option<String>,
    /// The blocks, in any order.
    pub blocks: Vec<PageBox>,
    /// Whether its texts are nothing but characters. Without it they may have the markup that OCR programs write.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_plain: bool,
    /// Regions of articles, where something other than the layout tells them (hot areas, METS): they overrule what
    /// the layout says.
    pub regions: Vec<ArticleRegion>,
}

/// What the numbers of a page count. Only [`PageUnit::Thousandth`] has another shape than the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageUnit {
    /// Pixels of a picture.
    #[default]
    Pixel,
    /// Points.
    Point,
    /// Tenths of a millimetre.
    Mm10,
    /// Thousandths of the width in one direction and of the height in the other, so that the shape of the page is lost.
    Thousandth,
}

/// A rectangle as left, top, right and lower edge, from the top left corner of the page.
pub type Corners = [f64; 4];

/// A block of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PageBox {
    /// Its name in the file, one of its kind on the page; messages say it.
    pub id: String,
    /// What it is.
    pub kind: BoxKind,
    /// Where it is: left, top, right, lower edge, from the top left corner of the page. Absent where it is not known.
    #[serde(rename = "box")]
    pub corners: Option<Corners>,
    /// Its outline, where it is no rectangle.
    pub polygon: Vec<[f64; 2]>,
    /// Its text; lines may be parted by `\n`.
    pub text: String,
    /// Its lines with their places, where they are known.
    pub lines: Vec<BoxedLine>,
    /// Size of its type, in the unit of the page.
    pub size: Option<f64>,
    /// Whether its type is bold.
    pub bold: bool,
    /// Whether its lines run from top to bottom. Absent where the program does not say.
    pub vertical: Option<bool>,
    /// Its number in the order of reading. Blocks without one stand where they are in the list.
    pub order: Option<u32>,
    /// Level of a heading, from 1: a hint.
    pub level: Option<u8>,
    /// The article that it is a part of, where something other than the layout tells it. Blocks of different articles
    /// are never joined.
    pub part_of: Option<String>,
    /// What a title is in the head of its article, where the program knows it.
    pub role: Option<HeadRole>,
    /// The block before it that it goes on with, by its id: a paragraph that was torn.
    pub continues: Option<String>,
    /// The picture or table that it is the caption of, by its id. Without it the layout tells.
    pub caption_of: Option<String>,
    /// Its picture, as a path beside the file; a part of a picture ends with `#xywh=` and left edge, top edge, width
    /// and height in pixels (W3C Media Fragments 1.0 §4.2.2).
    pub image: Option<String>,
    /// A table, as HTML.
    pub cells: Option<String>,
    /// Where in the file it came from, for messages: a path of keys.
    pub origin: Option<String>,
}

/// A line of a block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BoxedLine {
    /// Left, top, right and lower edge.
    #[serde(rename = "box")]
    pub corners: Corners,
    /// Its text, where it is known.
    #[serde(default)]
    pub text: Option<String>,
}

/// What a block is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum BoxKind {
    /// A heading of any size.
    Title,
    /// Running text.
    #[default]
    Text,
    /// Words of a picture or a table.
    Caption,
    /// A picture.
    Image,
    /// A table.
    Table,
    /// A running head.
    Header,
    /// A running foot.
    Footer,
    /// The number of the page.
    Number,
    /// A rule.
    Separator,
    /// An advertisement.
    Advert,
}

/// What a title is in the head of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum HeadRole {
    /// The standing column (栏目).
    Column,
    /// Above the headline (引题).
    Kicker,
    /// The headline (主题).
    Headline,
    /// Below the headline (副题).
    Deck,
    /// Inside the text (小标题).
    Subhead,
    /// Who wrote.
    Byline,
}

/// The region of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRegion {
    /// Its corners, in the unit of the page.
    pub polygon: Vec<[f64; 2]>,
    /// Name of the article.
    pub article: String,
}

/// The JSON Schema (2020-12) of boxed blocks, indented, with a line end; its descriptions are English.
pub fn schema() -> String {
    let schema = schemars::schema_for!(BoxedPages).to_value();
    format!("{schema:#}\n")
}
