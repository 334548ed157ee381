//! Names that tie the parts of an issue together. Each is a type of its own, so that a page
//! label can never stand where an article id is meant.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The name as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name)
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// Name of an article inside its issue, such as `01/lead`: its path without the ending.
    ArticleId
}
name! {
    /// Label of a newspaper page (版次), such as `A01`, `1` or `01版`.
    PageLabel
}
name! {
    /// Name shared by articles that belong side by side.
    GroupId
}
name! {
    /// Label of a footnote inside its article.
    NoteId
}
name! {
    /// Path of a picture below the folder of its issue, with `/` between the parts.
    ImagePath
}
name! {
    /// Language of a text as a BCP 47 tag, such as `zh-Hans-CN`.
    Language
}
name! {
    /// Short name of a paper in the names of files: ASCII letters, digits and hyphens.
    Slug
}

impl Language {
    /// Whether the tag has the shape of BCP 47 (RFC 5646 §2.1): a primary subtag of two to
    /// eight letters, then subtags of one to eight letters or digits.
    pub fn is_well_formed(&self) -> bool {
        let mut subtags = self.as_str().split('-');
        let primary = subtags.next().unwrap_or_default();
        let alphanumeric = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric());
        (2..=8).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && subtags.all(|s| (1..=8).contains(&s.len()) && alphanumeric(s))
    }
}

impl Slug {
    /// Whether the name is made of ASCII letters, digits and inner hyphens only.
    pub fn is_well_formed(&self) -> bool {
        let name = self.as_str();
        !name.is_empty()
            && name.len() <= 64
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !name.starts_with('-')
            && !name.ends_with('-')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_the_shape_of_rfc_5646() {
        for good in ["zh", "zh-Hans", "zh-Hans-CN", "en-GB", "ja-JP"] {
            assert!(Language::from(good).is_well_formed(), "{good}");
        }
        for bad in ["", "C", "zh_CN", "中文", "zh--CN", "zh-", "1h"] {
            assert!(!Language::from(bad).is_well_formed(), "{bad}");
        }
    }

    #[test]
    fn slugs_are_safe_in_file_names() {
        assert!(Slug::from("xiwan-2").is_well_formed());
        for bad in ["", "a/b", "..", "溪湾", "-a", "a b"] {
            assert!(!Slug::from(bad).is_well_formed(), "{bad}");
        }
    }
}
