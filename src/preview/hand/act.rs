//! What the editor does, as the browser sends it.

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, Focus, HeadManner, ImagePath, Keep, PageLabel, PictureSize, Pin, Rank};

/// One act of the editor: `{"act": "rank", "article": "01/lead", "value": "middle"}`. Values are those of the keys;
/// without one, or with `null`, the key is taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Act {
    /// An article to a side or a corner of its page (`pin`).
    Pin {
        /// The article.
        article: ArticleId,
        /// Where.
        #[serde(default)]
        at: Option<Pin>,
    },
    /// Another size for a picture (`size`).
    Size {
        /// The article.
        article: ArticleId,
        /// Its picture.
        picture: ImagePath,
        /// How large.
        #[serde(default)]
        value: Option<PictureSize>,
    },
    /// Another weight for an article (`rank`).
    Rank {
        /// The article.
        article: ArticleId,
        /// Which.
        #[serde(default)]
        value: Option<Rank>,
    },
    /// A box around an article, or none (`boxed`).
    Box {
        /// The article.
        article: ArticleId,
        /// Whether there is one.
        on: bool,
    },
    /// How the head of an article is set (`head`).
    Manner {
        /// The article.
        article: ArticleId,
        /// How.
        #[serde(default)]
        value: Option<HeadManner>,
    },
    /// Where the headline of an article is broken (`headline`).
    Break {
        /// The article.
        article: ArticleId,
        /// After how many characters of the whole headline each line but the last ends, in order.
        at: Vec<usize>,
    },
    /// The spot of a picture that cropping must keep (`focus`).
    Focus {
        /// The article.
        article: ArticleId,
        /// Its picture.
        picture: ImagePath,
        /// The spot, in hundredths.
        #[serde(default)]
        at: Option<Focus>,
    },
    /// The parts of a picture that no crop cuts (`keep`).
    Keep {
        /// The article.
        article: ArticleId,
        /// Its picture.
        picture: ImagePath,
        /// The parts, in hundredths; none takes the key away.
        parts: Vec<Keep>,
    },
    /// Two articles change places in the lists of their pages.
    Swap {
        /// One.
        a: ArticleId,
        /// The other.
        b: ArticleId,
    },
    /// An article to the end of the list of another page.
    Page {
        /// The article.
        article: ArticleId,
        /// The page.
        page: PageLabel,
    },
    /// An article to another place in the list of its page.
    Order {
        /// The article.
        article: ArticleId,
        /// The one that it then stands before; without it the end of the page.
        #[serde(default)]
        before: Option<ArticleId>,
    },
    /// An article stays where it stands, whatever else of its page is arranged anew (`layout.json`).
    Lock {
        /// The article.
        article: ArticleId,
    },
    /// An article may stand elsewhere again.
    Unlock {
        /// The article.
        article: ArticleId,
    },
    /// A page that was accepted is composed anew, around what is locked on it (`layout.json`).
    Recompose {
        /// The page.
        page: PageLabel,
    },
}
