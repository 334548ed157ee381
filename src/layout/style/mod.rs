//! How text looks: the [`theme`] with its [`colours`] and the [`contract`]s of its pages, its files ([`theme_file`],
//! which says their faults: [`theme_words`], and what cannot be read: [`theme_contrast`]) and their schema
//! ([`theme_schema`]), the [`typesetter`] that sets words as it says, lines as frames ([`lines`]), room for what stands
//! between lines ([`interlinear`]), QR codes ([`code`]); the [`context`] that all later rooms are given, and the count
//! of the [`work`] that is done. [`rule_style`] and
//! [`frame_style`] draw rules and frames, some of them of a `lace`. [`page_themes`] gives pages that name a theme their own.

pub mod code;
pub mod colours;
pub mod context;
pub mod contract;
pub mod frame_style;
pub mod interlinear;
mod lace;
pub mod lines;
pub mod page_themes;
pub mod rule_style;
pub mod theme;
mod theme_contrast;
mod theme_file;
pub mod theme_schema;
mod theme_words;
pub mod typesetter;
pub mod work;
