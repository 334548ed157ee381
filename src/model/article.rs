//! One article: its heads, who wrote it, its figures, its text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ArticleId, Block, GroupId, ImagePath, Inline, Language, Note, PrintSize};

/// An article (稿件). Heads are lists of lines: where the author turned the line is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Name, one of its kind in the issue.
    pub id: ArticleId,
    /// Weight on the page; where it is absent the order on the page decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Name of the section it belongs to, such as `民生`. Where pages are made by section it decides
    /// the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Title of the standing column (栏目) it appears in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column_title: Option<String>,
    /// How its head is set on a page; where it is absent, as the theme sets heads of its rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<HeadManner>,
    /// Line above the headline (引题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kicker: Vec<String>,
    /// Headline (主题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<String>,
    /// Line below the headline (副题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deck: Vec<String>,
    /// What the article says, in one to six short sentences (提要题); they stand beside or under the head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<String>,
    /// Words of the article that its page shows large between the legs (引语); in front matter they may stand alone,
    /// without a table around them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<PullQuote>,
    /// Head of a part that goes on on another page (转版题); where it is absent, the beginning of the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jump_head: Option<String>,
    /// Opening of a news report (电头), such as `本报讯`; the byline follows it in parentheses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// Who reported. After a dateline it runs into the first paragraph, else it stands under the head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Byline>,
    /// Who signs at the end of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_off: Vec<Byline>,
    /// Whether a box is drawn around it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub boxed: bool,
    /// Present if it is an advertisement or an announcement and not news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// Articles of one group stand together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Where on the page the editor wants it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
    /// Whether its end may move to another page; where it is absent all but briefs may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_jump: Option<bool>,
    /// The article it accompanies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub companion_of: Option<ArticleId>,
    /// Language, where it is not the paper's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// Figures that the page may place where it likes; figures of the body are blocks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// Footnotes, in the order of their marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Article {
    /// The finished advertisement, where the article is a notice that has one.
    pub fn artwork(&self) -> Option<&Figure> {
        self.notice.as_ref()?.artwork.as_ref()
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Weight of an article on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// The first story of the page (头条).
    Lead,
    /// A main story.
    Major,
    /// A story of middle weight.
    Middle,
    /// A small story.
    Minor,
    /// A brief (简讯).
    Brief,
    /// A photo with its text (图片新闻).
    Photo,
}

/// How a head is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadManner {
    /// At the left edge.
    Left,
    /// In the middle.
    Centred,
    /// White in a bar of the colour of the paper or the section (反白).
    Reversed,
    /// At the left edge, the first line of the headline heavy and the others light.
    TwoDeck,
}

/// Where on its page an editor pins an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pin {
    /// At the top.
    Top,
    /// At the foot.
    Bottom,
    /// In the top left corner.
    TopLeft,
    /// In the top right corner.
    TopRight,
    /// In the bottom left corner.
    BottomLeft,
    /// In the bottom right corner.
    BottomRight,
    /// In the box beside the masthead (报眼).
    Ear,
}

/// What an advertisement or an announcement has besides the parts of every article: its kind, and
/// the room on the page that was sold or promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Which of the two.
    pub kind: NoticeKind,
    /// The room that was sold, `120x80mm`, in place of columns and rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<PrintSize>,
    /// Columns of the page, 1 to 12; where it is absent the page decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 12))]
    pub columns: Option<u16>,
    /// Rows of the page, 3 to 140; where it is absent the text decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 3, max = 140))]
    pub rows: Option<u16>,
    /// The finished advertisement as a picture, or as a PDF file whose first page is shown: it fills the box,
    /// and the text of the article is what it says in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub artwork: Option<Figure>,
}

/// What a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// Paid for (广告). The law asks that readers can tell it from news (Advertising Law of the
    /// People's Republic of China, art. 14).
    Advertisement,
    /// Made known by a body or a person (公告).
    Announcement,
}

/// People named with an article, by what they did and where they belong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Byline {
    /// What they did: `记者`, `通讯员`, `文`, `摄` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Where they belong: `本报`, `浙报`, a body …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Their names, byte for byte as written.
    pub names: Vec<String>,
}

/// Words of an article that stand out from it (引语).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PullQuote {
    /// The words as they stand in the text.
    pub text: String,
    /// Who says them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A picture with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The picture; absent where it was lost and only its words are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImagePath>,
    /// What is printed under it (图片说明).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// Who made it, as printed: `余某某/摄`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// What it shows, for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// The spot that cropping must keep.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
    /// Parts of it that no crop cuts; in front matter one may stand alone, without a list around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<Keep>,
    /// How much of it may be cut; where it is absent a little.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<Crop>,
    /// How large the editor wants it on its page; where it is absent rank and place of its article decide. It holds
    /// for pictures that the page places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<PictureSize>,
    /// An address; its QR code (二维码) stands in place of a picture. It begins with `http://`, `https://` or `mailto:`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr: Option<String>,
}

/// How large an editor wants a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PictureSize {
    /// The largest of its page by half, up to a third of it.
    Dominant,
    /// A tenth to a quarter of the page.
    Large,
    /// Some hundredths of the page.
    Medium,
    /// As small as it can be shown.
    Small,
}

/// A part of a picture, in hundredths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Keep(
    /// Its left edge, hundredths of the width from the left edge of the picture, 0 to 99.
    #[schemars(range(max = 99))]
    pub u8,
    /// Its top edge, hundredths of the height from the top of the picture, 0 to 99.
    #[schemars(range(max = 99))]
    pub u8,
    /// Its width, hundredths of the width, 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub u8,
    /// Its height, hundredths of the height, 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub u8,
);

impl Keep {
    /// The smallest part that holds some others; none of none.
    pub fn around(parts: &[Self]) -> Option<Self> {
        let one = |a: Self, b: Self| {
            let (left, top) = (a.0.min(b.0), a.1.min(b.1));
            let (right, bottom) = (a.right().max(b.right()), a.bottom().max(b.bottom()));
            Self(left, top, right - left, bottom - top)
        };
        parts.iter().copied().reduce(one)
    }

    /// Its right edge, hundredths of the width from the left edge of the picture.
    pub fn right(self) -> u8 {
        self.0.saturating_add(self.2)
    }

    /// Its lower edge, hundredths of the height from the top of the picture.
    pub fn bottom(self) -> u8 {
        self.1.saturating_add(self.3)
    }
}

/// How much of a picture may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Crop {
    /// Nothing: it is shown whole.
    None,
}

/// A spot in a picture, in hundredths of its width and height from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Focus(
    /// Hundredths of the width, 0 to 100.
    #[schemars(range(max = 100))]
    pub u8,
    /// Hundredths of the height, 0 to 100.
    #[schemars(range(max = 100))]
    pub u8,
);
