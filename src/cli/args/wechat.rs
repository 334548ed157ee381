//! Options of the articles for WeChat.

use clap::Args;
use paiban::messages::{Reason, sentence};
use paiban::wechat;

/// How the articles for WeChat are made.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "WeChat")]
pub(crate) struct WechatArgs {
    /// Builds the articles for WeChat: a folder `wechat` with a page to copy them from
    #[arg(long)]
    pub(crate) wechat: bool,
    /// The address where the folder `wechat` will be public, so that pasted articles have their pictures
    #[arg(long, value_name = "URL", conflicts_with = "emit", value_parser = address)]
    image_base: Option<String>,
    /// Makes picture messages of photo stories
    #[arg(long, conflicts_with = "emit")]
    picture_messages: bool,
}

fn address(text: &str) -> Result<String, Reason> {
    if ["http://", "https://"].iter().any(|start| text.starts_with(start)) {
        Ok(text.to_owned())
    } else {
        Err(Reason(sentence!("no-web-address")))
    }
}

impl WechatArgs {
    /// The options of the library.
    pub(crate) fn options(&self) -> wechat::Options {
        wechat::Options { image_base: self.image_base.clone(), picture_messages: self.picture_messages }
    }

    /// The options that change the articles, for their record.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = (&'static str, String)> {
        let base = self.image_base.clone().map(|base| ("image-base", base));
        base.into_iter().chain(self.picture_messages.then(|| ("picture-messages", "yes".to_owned())))
    }
}
