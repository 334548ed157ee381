//! `--urls`, `--base-url`: what is wanted of a web edition.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use paiban::messages::{Reason, sentence};
use paiban::model::{Publication, SiteUrls};
use paiban::web::{self, Templates};

use super::super::failure::Failure;

/// What is wanted of a web edition.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Web edition")]
pub(crate) struct WebArgs {
    /// Family of addresses of the web edition [default: that of `site` in the publication, or `classic`]
    #[arg(long, value_name = "FAMILY", value_enum)]
    urls: Option<UrlsArg>,
    /// Where the web edition will stand, for links that must be complete [default: `site` in the publication]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Folder with templates of the web edition that replace the bundled ones of the same name
    #[arg(long, value_name = "DIR")]
    web_templates: Option<PathBuf>,
}

/// A family of addresses.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum UrlsArg {
    /// `html/2026-03/20/content_123456.htm`.
    Classic,
    /// `pc/content/202603/20/content_123456.html`.
    Pc,
}

impl From<UrlsArg> for SiteUrls {
    fn from(urls: UrlsArg) -> Self {
        match urls {
            UrlsArg::Classic => Self::Classic,
            UrlsArg::Pc => Self::Pc,
        }
    }
}

fn base_url(text: &str) -> Result<String, Reason> {
    web::sound_base_url(text).ok_or_else(|| Reason(sentence!("no-base-url")))
}

impl WebArgs {
    /// The options of the library: what the command line says, else the publication.
    pub(crate) fn options(&self, publication: &Publication) -> web::Options {
        let site = publication.site.as_ref();
        let base_url = self.base_url.clone().or_else(|| web::sound_base_url(&site?.base_url));
        let urls = self.urls.map_or_else(|| site.map(|site| site.urls).unwrap_or_default(), SiteUrls::from);
        web::Options { urls, base_url, ..web::Options::default() }
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
        options.extend(self.urls.map(|urls| ("urls", SiteUrls::from(urls).name().to_owned())));
        options.extend(self.base_url.clone().map(|url| ("base-url", url)));
        options.extend(self.web_templates.is_some().then(|| ("web-templates", "own".to_owned())));
        options
    }
}
