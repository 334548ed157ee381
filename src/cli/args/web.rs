//! `--urls`, `--base-url`: what is wanted of a web edition.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use paiban::messages::{Reason, sentence};
use paiban::web::{self, Templates, Urls};

use super::super::failure::Failure;

/// What is wanted of a web edition.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Web edition")]
pub(crate) struct WebArgs {
    /// Family of addresses of the web edition
    #[arg(long, value_name = "FAMILY", default_value = Urls::Classic.name(), value_parser = PossibleValuesParser::new(Urls::NAMES))]
    urls: String,
    /// Where the web edition will stand, for links that must be complete
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Folder with templates of the web edition that replace the bundled ones of the same name
    #[arg(long, value_name = "DIR")]
    web_templates: Option<PathBuf>,
}

fn base_url(text: &str) -> Result<String, Reason> {
    web::sound_base_url(text).ok_or_else(|| Reason(sentence!("no-base-url")))
}

impl WebArgs {
    /// The options of the library.
    pub(crate) fn options(&self) -> Result<web::Options, Failure> {
        Ok(web::Options {
            urls: self.urls.parse()?,
            base_url: self.base_url.clone(),
            ..web::Options::default()
        })
    }

    /// The bundled templates and those of the paper's own.
    pub(crate) fn templates(&self) -> Result<Templates, Failure> {
        Ok(match &self.web_templates {
            Some(dir) => Templates::with_overrides(dir)?,
            None => Templates::bundled(),
        })
    }

    /// The options that are not the default, for the record of an output.
    pub(crate) fn recorded(&self) -> BTreeMap<&'static str, String> {
        let mut options = BTreeMap::new();
        options.extend((self.urls != Urls::Classic.name()).then(|| ("urls", self.urls.clone())));
        options.extend(self.base_url.clone().map(|url| ("base-url", url)));
        options.extend(self.web_templates.is_some().then(|| ("web-templates", "own".to_owned())));
        options
    }
}
