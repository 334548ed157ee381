//! A sentence of the tables, by its key, with what stands in it.

use std::borrow::Cow;
use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::{MessageLanguage, table};

/// A sentence that is not yet in any language. It has no final period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands in the tables: `message`, or `message.attribute`.
    pub(super) key: Cow<'static, str>,
    /// What stands in it, by name.
    pub(super) arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// What stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Argument {
    /// A name, a key, an excerpt: the same in all languages.
    Text(String),
    /// A number on which words of the sentence depend.
    Count(u64),
    /// A part that has a language of its own.
    Sentence(Box<Sentence>),
    /// Several, which each language separates by its own marks.
    List(Vec<Argument>),
}

/// The sentence with a key of the tables. Names alone stand for the variable of that name, as in
/// `format!`:
///
/// ```
/// use paiban::messages::{count, sentence};
///
/// let (path, more) = ("01/lead.md", 3_usize);
/// assert_eq!(sentence!("missing-file", path), sentence!("missing-file", path = "01/lead.md"));
/// assert_eq!(sentence!("unlisted-article.more", count = count(more)).english(), "3 more articles that no page lists");
/// ```
#[macro_export]
macro_rules! sentence {
    ($key:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::messages::Sentence::new($key)
            $(.with(stringify!($name), $crate::messages::sentence!(@argument $name $(= $value)?)))*
    };
    (@argument $name:ident) => { &$name };
    (@argument $name:ident = $value:expr) => { $value };
}
pub use sentence;

impl Sentence {
    /// The sentence with this key of the tables. [`sentence!`](super::sentence!) is shorter.
    pub fn new(key: &'static str) -> Self {
        debug_assert!(table::has(key), "no table has `{key}`");
        Self { key: key.into(), arguments: Vec::new() }
    }

    /// The sentence with this key, if the Chinese table has it. What explains the command line and the keys of
    /// an issue is found so, by the names of options and of types; its English is not in the tables.
    pub fn find(key: &str) -> Option<Self> {
        let is_there = table::has_in(key, MessageLanguage::Chinese);
        is_there.then(|| Self { key: key.to_owned().into(), arguments: Vec::new() })
    }

    /// A text that is the same in all languages, such as the message of another program.
    pub fn verbatim(text: impl Display) -> Self {
        Self::new("verbatim").with("text", text)
    }

    /// Adds what stands in it at a name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }
}

/// A number on which words of the sentence depend, such as `1 page` and `2 pages`.
pub fn count(number: impl TryInto<u64>) -> Argument {
    Argument::Count(number.try_into().unwrap_or(u64::MAX))
}

/// Several things that each language separates by its own marks.
pub fn list<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
    Argument::List(items.into_iter().map(Into::into).collect())
}

impl<T: Display> From<T> for Argument {
    fn from(text: T) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<Sentence> for Argument {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(Box::new(sentence))
    }
}

impl From<&Sentence> for Argument {
    fn from(sentence: &Sentence) -> Self {
        sentence.clone().into()
    }
}

impl From<&Argument> for Argument {
    fn from(argument: &Argument) -> Self {
        argument.clone()
    }
}
