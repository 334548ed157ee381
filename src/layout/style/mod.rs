//! How text looks: the [`theme`] (faults of its file: [`theme_words`]) with the [`contract`]s of its pages, the
//! [`typesetter`] that sets words as it says, lines as frames ([`lines`]), room for what stands between lines ([`interlinear`]); the [`context`] that
//! all later rooms are given, and the count of the [`work`] that is done.

pub mod context;
pub mod contract;
pub mod interlinear;
pub mod lines;
pub mod theme;
mod theme_words;
pub mod typesetter;
pub mod work;
