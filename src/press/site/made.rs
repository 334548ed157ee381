//! What a site has of one issue, and the site of one issue alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::super::outputs::{Request, WebRequest, downloads};
use super::super::set::Press;
use super::super::write::OutputFile;
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Error};
use crate::edition::Edition;
use crate::layout::{self, ShareCard};
use crate::package::hexadecimal;
use crate::raster::Drawing;
use crate::web::cards::{self, CardToDraw};
use crate::web::data::SiteIssue;
use crate::web::folder::Folder;
use crate::web::{self, Downloads, MadeIssue, WebFile, update};

/// Quality of the pictures that others show for links, of 100.
const CARD_QUALITY: u8 = 78;

/// A site that is in no folder yet: its files by their paths.
#[derive(Default)]
struct InMemory(BTreeMap<String, Arc<[u8]>>);

impl Folder for InMemory {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.0.get(path).map(|bytes| bytes.to_vec())
    }

    fn names(&self, folder: &str) -> BTreeSet<String> {
        let below = self.0.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        below.filter_map(|rest| rest.split('/').next()).map(str::to_owned).collect()
    }

    fn write(&mut self, file: WebFile) -> Result<(), Error> {
        self.0.insert(file.path, file.bytes);
        Ok(())
    }

    fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }
}

impl Press {
    /// The site of one issue, below a folder of its own.
    pub(in super::super) fn site_of_one(
        &self,
        edition: &Edition,
        downloads: &Downloads,
        request: &WebRequest<'_>,
    ) -> Result<Checked<Vec<OutputFile>>, Error> {
        let made = self.issue_of_site(edition, None, downloads, "", request)?;
        let Checked { value: Some(made), mut diagnostics } = made else {
            return Ok(Checked { value: Vec::new(), diagnostics: made.diagnostics });
        };
        let mut files = InMemory::default();
        let days = BTreeSet::from([made.issue.date]);
        update::add(&mut files, made)?;
        let options = self.accented(request);
        diagnostics.extend(update::lists(&mut files, &[], &days, request.templates, &options)?);
        let folder = format!("{}_web", edition.file_stem);
        let files = files.0.into_iter();
        let files = files.map(|(path, bytes)| OutputFile::new(format!("{folder}/{path}"), bytes.to_vec()));
        Ok(Checked { value: files.collect(), diagnostics })
    }

    /// What is of one issue alone, with its PDFs and its EPUB where the request names them. `before` is what the site
    /// had of its day, `digest` what it is made from.
    ///
    /// # Errors
    /// Those of [`Self::outputs`] and of [`web::issue_files`].
    pub fn site_issue(
        &self,
        edition: &Edition,
        before: Option<&SiteIssue>,
        request: &Request<'_>,
        digest: &str,
        web: &WebRequest<'_>,
    ) -> Result<Checked<Option<MadeIssue>>, Error> {
        let front = edition.sheets.first();
        let mut found = Vec::new();
        let mut made = Vec::new();
        for output in self.outputs((&edition.issue).into(), Some(edition), front, request)? {
            found.extend(output.diagnostics);
            made.extend(output.value);
        }
        let downloads = downloads(edition, &made);
        let mut issue = self.issue_of_site(edition, before, &downloads, digest, web)?;
        issue.diagnostics.splice(0..0, found);
        Ok(issue)
    }

    /// What is of one issue alone.
    fn issue_of_site(
        &self,
        edition: &Edition,
        before: Option<&SiteIssue>,
        downloads: &Downloads,
        digest: &str,
        request: &WebRequest<'_>,
    ) -> Result<Checked<Option<MadeIssue>>, Error> {
        let options = self.accented(request);
        let cards = self.cards(edition, before, &options)?;
        web::issue_files(edition, before, (&cards, downloads), digest, request.templates, &options)
    }

    /// The pictures that others show for links to the articles and pages.
    fn cards(
        &self,
        edition: &Edition,
        before: Option<&SiteIssue>,
        options: &web::Options,
    ) -> Result<Vec<WebFile>, Error> {
        let wanted = cards::to_draw(edition, before, options);
        let drawn = wanted.par_iter().map(|one| {
            let CardToDraw { path, article, page, sheet, url } = one;
            let card = ShareCard { article, page, sheet: *sheet, url: url.as_deref() };
            let card = layout::share_card(&edition.issue, card, &self.theme, &self.fonts);
            let bytes = Drawing::of(&card).stretched(0, cards::PIXELS)?.jpeg(CARD_QUALITY)?;
            Ok(WebFile { path: path.clone(), bytes: bytes.into() })
        });
        drawn.collect()
    }

    /// The options with the colour of the theme.
    pub(super) fn accented(&self, request: &WebRequest<'_>) -> web::Options {
        web::Options { accent: self.theme.colours.accent, ..request.options.clone() }
    }
}

/// What the documents of an issue are made from, as a digest: the issue, its pictures, the program.
///
/// # Errors
/// [`Error::Writer`] where the issue cannot be written down: a fault of this program.
pub fn digest_of(issue: &CheckedIssue) -> Result<String, Error> {
    let json = serde_json::to_vec(issue.issue())
        .map_err(|error| Error::Writer { format: "web", reason: error.to_string() })?;
    let accepted = serde_json::to_vec(issue.accepted())
        .map_err(|error| Error::Writer { format: "web", reason: error.to_string() })?;
    let mut digest = Sha256::new();
    for part in [env!("CARGO_PKG_VERSION").as_bytes(), &json, &accepted] {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    for (path, picture) in issue.pictures() {
        digest.update(path.as_str());
        digest.update(Sha256::digest(&picture.bytes));
    }
    Ok(hexadecimal(&digest.finalize()))
}

/// The digest of an issue ([`digest_of`]) together with what is wanted of it.
pub fn digest_with(content: &str, wanted: &[String]) -> String {
    let mut digest = Sha256::new();
    [content]
        .into_iter()
        .chain(wanted.iter().map(String::as_str))
        .for_each(|text| digest.update(Sha256::digest(text)));
    hexadecimal(&digest.finalize())
}
