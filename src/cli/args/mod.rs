//! Options that several commands share, one group per file: each makes the options of the library, and
//! tells which of them belong in a record.

mod epub;
mod fonts;
mod language;
mod layout;
mod number;
mod pages;
mod pdf;
mod system_fonts;
mod web;
mod wechat;

pub(crate) use epub::{CoverArg, EpubArgs};
pub(crate) use fonts::FontArgs;
pub(crate) use language::{LanguageArgs, language_of};
pub(crate) use layout::LayoutArgs;
pub(crate) use number::number;
pub(crate) use pages::{NamedPages, PageArgs};
pub(crate) use pdf::PdfArgs;
pub(crate) use web::WebArgs;
pub(crate) use wechat::WechatArgs;
