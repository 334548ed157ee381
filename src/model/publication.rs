//! The paper: what is the same in every issue, and what the law asks it to print.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ink::ColorOrNone;

use super::choices::{LOOKS, PAPERS, PROFILES, THEMES, optional};
use super::{EditionKind, ImagePath, Language, Slug};

/// A newspaper (报纸) or another periodical that is made like one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Name as the masthead prints it.
    pub title: String,
    /// Short name for the names of files.
    pub slug: Slug,
    /// Language of all text that says no other.
    pub language: Language,
    /// Which rules of the printed form hold.
    pub kind: PublicationKind,
    /// National serial number (国内统一刊号), such as `CN 33-0123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cn: Option<String>,
    /// International Standard Serial Number, `1234-5679`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issn: Option<String>,
    /// Number of the paper in the catalogue of the post (邮发代号), such as `31-123`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Name and number of the permit of an internal publication (准印证).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permit: Option<String>,
    /// Whom an internal publication is sent to (发送对象).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Print run of an internal publication (印数), in copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// Supervising bodies (主管).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supervisor: Vec<String>,
    /// Sponsoring bodies (主办).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsor: Vec<String>,
    /// Organising bodies (承办).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizer: Vec<String>,
    /// Publisher (出版单位, for an internal publication 编印单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Street address of the publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Postcode of the address (邮编).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Printing house (印刷单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printer: Option<String>,
    /// Address of the printing house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printer_address: Option<String>,
    /// Price as printed, such as `每份1.00元`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// Places on the web, in the order of the masthead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Further words the masthead carries (labels of QR codes, slogans), in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masthead_notes: Vec<String>,
    /// Picture of the name for the masthead, relative to the folder of `publication.toml`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub masthead: Option<ImagePath>,
    /// Pieces of the paper's own (补白) for pages that are too empty. They are not content of an
    /// issue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fillers: Vec<Filler>,
    /// Days of the week on which the paper appears, 1 for Monday to 7 for Sunday (ISO 8601); none
    /// where that is unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(range(min = 1, max = 7)))]
    pub weekdays: Vec<u8>,
    /// Paper profile of the pages, where `--paper` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(PAPERS)))]
    pub paper: Option<String>,
    /// Theme of the pages, where `--theme` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(THEMES)))]
    pub theme: Option<String>,
    /// Colour of the paper, where the theme uses one: name, flags, rules, numbers. `none` prints the pages in black
    /// alone; without this key it is that of the theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<ColorOrNone>,
    /// Sections of the paper that have a colour of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// Look of the EPUB, where `--look` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(LOOKS)))]
    pub look: Option<String>,
    /// What the PDF is for, where `--profile` is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = optional(&PROFILES)))]
    pub profile: Option<String>,
    /// What is made, where no option names an edition; EPUB and PDF without this key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<EditionKind>,
    /// Whether faces are looked for in photographs, so that no crop cuts them; they are without this key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faces: Option<bool>,
    /// What somebody has found out about how accessible the books of the paper are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<Accessibility>,
    /// Where its web edition is; articles for WeChat lead there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// What its articles for WeChat say beside the issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechat: Option<WechatAccount>,
}

impl Publication {
    /// The colour of a page of that name: that of its section, else that of the paper; none where neither says one.
    pub fn accent_of(&self, page: Option<&str>) -> Option<ColorOrNone> {
        let section = self.sections.iter().find(|section| Some(section.name.as_str()) == page);
        section.map(|section| section.accent).or(self.accent)
    }
}

/// A section of the paper: all pages of one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The name of its pages, such as `副刊`.
    pub name: String,
    /// Its colour, in place of that of the paper.
    pub accent: ColorOrNone,
}

/// The result of an audit: a claim that only people can make (EPUB Accessibility 1.1 §2.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The standard that the books conform to, word for word, such as
    /// `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`.
    pub conforms_to: String,
    /// Who found that they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified_by: Option<String>,
}

/// Where the web edition of a paper is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The address of its folder, such as `https://news.example/`.
    pub base_url: String,
    /// How its pages are named; `classic` without this key.
    #[serde(default, skip_serializing_if = "SiteUrls::is_classic")]
    pub urls: SiteUrls,
}

/// How the pages of a web edition are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "PageAddresses")]
pub enum SiteUrls {
    /// `html/2026-03/20/content_123456.htm`, as since 2005.
    #[default]
    Classic,
    /// `pc/content/202603/20/content_123456.html`.
    Pc,
}

impl SiteUrls {
    /// Every family with its name in files.
    pub const NAMES: [(&'static str, Self); 2] = [("classic", Self::Classic), ("pc", Self::Pc)];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    fn is_classic(&self) -> bool {
        *self == Self::Classic
    }
}

/// The account of a paper on WeChat (微信公众号), as far as its articles need to know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WechatAccount {
    /// The author of every article, in place of the names of its byline; at most 16 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Whether readers may comment; they may not without this key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<bool>,
}

/// A piece of the paper's own (补白): a picture, lines of text, or both. A page that is too empty
/// may show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filler {
    /// Its picture, relative to the folder of `publication.toml`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImagePath>,
    /// What the picture shows, for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Its lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Columns it takes on a page, 1 to 12.
    #[serde(default = "Filler::usual_columns")]
    #[schemars(range(min = 1, max = 12))]
    pub columns: u16,
    /// Rows it takes on a page, 4 to 60.
    #[serde(default = "Filler::usual_rows")]
    #[schemars(range(min = 4, max = 60))]
    pub rows: u16,
}

impl Filler {
    /// Default columns of a filler: tuned by eye, no datum recorded; see docs/tuning.md.
    pub fn usual_columns() -> u16 {
        1
    }

    /// Default rows of a filler: tuned by eye, no datum recorded; see docs/tuning.md.
    pub fn usual_rows() -> u16 {
        10
    }
}

/// Which rules of the printed form a publication falls under. Never guessed from its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Kind")]
pub enum PublicationKind {
    /// A newspaper with a national serial number (正式报纸).
    Cn,
    /// An internal publication with a permit (内部资料).
    Permit,
    /// Neither of the two.
    #[default]
    Other,
}

/// A labelled address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What the reader sees.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// Whether a QR code that leads there stands in the masthead (二维码).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub qr: bool,
}
