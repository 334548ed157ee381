//! `--look`, `--vertical` and others: what is wanted of an EPUB.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use paiban::epub::{self, Templates, Writing};
use paiban::model::Defaults;
use paiban::press::CoverKind;

use super::super::failure::Failure;
use super::number;

/// What is wanted of an EPUB.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "EPUB")]
pub(crate) struct EpubArgs {
    /// Look of the EPUB [default: that of the issue or the publication, that of the theme's name, or `party`]
    #[arg(long, value_name = "LOOK", value_parser = PossibleValuesParser::new(epub::Look::NAMES))]
    look: Option<String>,
    /// Sets the EPUB in vertical lines
    #[arg(long)]
    vertical: bool,
    /// Unit of the files of the EPUB: a newspaper page, or an article
    #[arg(long, value_name = "PART", default_value = epub::Split::Page.name(), value_parser = PossibleValuesParser::new(epub::Split::NAMES))]
    split: String,
    /// Where an article of the EPUB has its links to the others
    #[arg(long, value_name = "PLACE", default_value = epub::Navigation::Bottom.name(), value_parser = PossibleValuesParser::new(epub::Navigation::NAMES))]
    nav: String,
    /// Depth of the contents of the EPUB
    #[arg(long, value_name = "LEVELS", default_value_t = 3, value_parser = number::<u8>(1..=3))]
    toc_depth: u8,
    /// Embeds fonts with the characters that the EPUB uses
    #[arg(long)]
    embed_fonts: bool,
    /// Reading systems the EPUB is for; `duokan` is not valid for others
    #[arg(long, value_name = "SYSTEM", default_value = epub::Target::Epub.name(), value_parser = PossibleValuesParser::new(epub::Target::NAMES))]
    target: String,
    /// Cover of the EPUB: the front page, its headlines, or none [default: the picture `cover` of the issue, or `page`]
    #[arg(long, value_name = "COVER", value_enum)]
    cover: Option<CoverArg>,
    /// Quality of JPEGs that have to be coded anew for the EPUB, as turned or large ones
    #[arg(long, value_name = "N", default_value_t = epub::Options::default().picture_quality, value_parser = number::<u8>(1..=100))]
    picture_quality: u8,
    /// Leaves the pictures of the EPUB as they are, byte for byte
    ///
    /// Otherwise they are turned upright, in sRGB, on white where they are transparent, and have at most
    /// 4 million pixels, 2,048 on the longer side.
    #[arg(long, conflicts_with = "picture_quality")]
    original_pictures: bool,
    /// Folder with templates that replace the bundled ones of the same name
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// What is on the cover of an EPUB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverArg {
    /// The front page.
    Page,
    /// The leading headlines.
    Headlines,
    /// Nothing: there is no cover.
    None,
}

impl CoverArg {
    /// The request to the press.
    pub(crate) fn kind(self) -> CoverKind {
        match self {
            Self::Page => CoverKind::Page,
            Self::Headlines => CoverKind::Headlines,
            Self::None => CoverKind::None,
        }
    }
}

impl EpubArgs {
    /// The look that the command line names, or the issue or its publication.
    fn look<'a>(&'a self, defaults: &Defaults<'a>) -> Option<&'a str> {
        self.look.as_deref().or(defaults.look)
    }

    /// The options of the library; the caller adds the cover.
    pub(crate) fn options(&self, defaults: &Defaults<'_>) -> Result<epub::Options, Failure> {
        Ok(epub::Options {
            look: self.look(defaults).map(str::parse).transpose()?,
            writing: if self.vertical { Writing::Vertical } else { Writing::Horizontal },
            split: self.split.parse()?,
            navigation: self.nav.parse()?,
            target: self.target.parse()?,
            depth: self.toc_depth,
            fonts: self.embed_fonts,
            cover: None,
            original_pictures: self.original_pictures,
            picture_quality: self.picture_quality,
        })
    }

    /// The bundled templates and those of the paper's own.
    pub(crate) fn templates(&self) -> Result<Templates, Failure> {
        Ok(match &self.templates {
            Some(dir) => Templates::with_overrides(dir)?,
            None => Templates::bundled(),
        })
    }

    /// The requested cover.
    pub(crate) fn cover(&self) -> Option<CoverArg> {
        self.cover
    }

    /// The options that change the look of the EPUB and are not the default, for its record.
    pub(crate) fn recorded(&self, defaults: &Defaults<'_>) -> BTreeMap<&'static str, String> {
        let default = epub::Options::default();
        let mut options = BTreeMap::new();
        let mut differs = |name, value: String, usual: String| {
            if value != usual {
                options.insert(name, value);
            }
        };
        differs("split", self.split.clone(), default.split.to_string());
        differs("nav", self.nav.clone(), default.navigation.to_string());
        differs("target", self.target.clone(), default.target.to_string());
        differs("picture-quality", self.picture_quality.to_string(), default.picture_quality.to_string());
        differs("toc-depth", self.toc_depth.to_string(), default.depth.to_string());
        options.extend(self.look(defaults).map(|look| ("look", look.to_owned())));
        options.extend(self.vertical.then(|| ("vertical", "yes".to_owned())));
        options.extend(self.original_pictures.then(|| ("original-pictures", "yes".to_owned())));
        options.extend(self.embed_fonts.then(|| ("embed-fonts", "yes".to_owned())));
        options.extend(
            self.cover
                .and_then(|cover| cover.to_possible_value())
                .map(|cover| ("cover", cover.get_name().to_owned())),
        );
        options.extend(self.templates.is_some().then(|| ("templates", "own".to_owned())));
        options
    }
}
