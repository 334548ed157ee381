//! What the program says to people, in English and in Simplified Chinese.
//!
//! No stage writes sentences. It names one of the tables and gives what stands in it, and whoever shows
//! it chooses the language:
//!
//! ```
//! use paiban::messages::{MessageLanguage, sentence};
//!
//! let path = "01/lead.md";
//! let said = sentence!("missing-file", path);
//! assert_eq!(said.english(), "the file `01/lead.md` is missing");
//! assert_eq!(said.in_language(MessageLanguage::Chinese), "缺少文件`01/lead.md`");
//! ```
//!
//! * [`language`]: the languages
//! * [`sentence`](mod@sentence): a sentence, by its key, with what stands in it
//! * [`table`]: the tables, `en/*.ftl` and `zh/*.ftl`, in the syntax of Project Fluent
//! * [`written`]: a sentence as text of a language
//! * [`system`]: why the system refused something

mod language;
mod sentence;
mod system;
mod table;
mod written;

pub use language::MessageLanguage;
pub use sentence::{Argument, Sentence, count, list, sentence};
pub(crate) use system::is_open_elsewhere;
pub use system::{Reason, is_of_machine, why};
