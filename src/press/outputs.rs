//! The files of an issue or a volume.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rayon::prelude::*;

use super::cover::cover;
use super::set::Press;
use super::write::OutputFile;
use crate::alto::{self, SheetPicture};
use crate::diagnostics::{Checked, Diagnostic, Error};
use crate::edition::{Edition, Sheet};
use crate::epub::{self, Templates};
use crate::files::portable;
use crate::model::PageLabel;
use crate::pdf;
use crate::raster::Drawing;
use crate::volume::Content;
use crate::web::{self, Downloads};
use crate::wechat;

/// What is wanted of an issue or a volume.
#[derive(Clone, Debug, Default)]
pub struct Request<'a> {
    /// The EPUB.
    pub book: Option<BookRequest<'a>>,
    /// The PDF.
    pub pages: Option<PagesRequest>,
    /// Pictures of the pages.
    pub pictures: Option<PicturesRequest>,
    /// The package in METS/ALTO; its PDF is made with these options.
    pub alto: Option<pdf::Options>,
    /// The web edition, a site of its own.
    pub web: Option<WebRequest<'a>>,
    /// The articles for WeChat; a volume has none.
    pub wechat: Option<wechat::Options>,
}

/// What is wanted of a web edition.
#[derive(Clone, Debug)]
pub struct WebRequest<'a> {
    /// How it is made. The colour is that of the theme of the press.
    pub options: web::Options,
    /// Its markup and stylesheet.
    pub templates: &'a web::Templates,
}

/// What is wanted of an EPUB.
#[derive(Clone, Debug)]
pub struct BookRequest<'a> {
    /// How it is made. [`Press::outputs`] overwrites `options.cover`.
    pub options: epub::Options,
    /// Its markup and stylesheet.
    pub templates: &'a Templates,
    /// What its cover shows. By default the picture named by the issue, else the front page.
    pub cover: Option<CoverKind>,
}

/// What a cover shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverKind {
    /// The front page.
    Page,
    /// The leading headlines.
    Headlines,
    /// Nothing: there is no cover.
    None,
}

/// Quality of the JPEGs of METS/ALTO, 1 to 100: at it no blocks show around body type of the examples, at twice their
/// size.
const ALTO_QUALITY: u8 = 85;

/// What is wanted of a PDF.
#[derive(Clone, Copy, Debug, Default)]
pub struct PagesRequest {
    /// How it is made.
    pub options: pdf::Options,
    /// Whether every newspaper page is also written as a file of its own.
    pub per_page: bool,
}

/// What is wanted of pictures of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PicturesRequest {
    /// Pixels an inch.
    pub dots_per_inch: u32,
}

impl BookRequest<'_> {
    /// Whether the program makes a cover: a kind other than `None` is requested, or none is requested
    /// and the issue names no picture.
    pub fn makes_cover(&self, content: Content<'_>) -> bool {
        match self.cover {
            Some(kind) => kind != CoverKind::None,
            None => content.checked().issue().cover.is_none(),
        }
    }

    /// Whether the front page of the edition is shown on the cover.
    pub fn shows_front(&self, content: Content<'_>) -> bool {
        self.makes_cover(content) && self.cover != Some(CoverKind::Headlines)
    }
}

impl Press {
    /// Makes the requested files in memory: those of the book, of the PDF, of the page pictures, of METS/ALTO, each
    /// with what was found while they were made. `edition` is what PDF and pictures show, `front` the
    /// sheet on the cover. A fault of one of them says nothing about the others.
    ///
    /// Faults in an output become diagnostics and the file is still made, except that a failing
    /// template leaves no EPUB.
    ///
    /// # Errors
    /// What stops a backend: a font or template that cannot be used, or a fault of this program.
    pub fn outputs(
        &self,
        content: Content<'_>,
        edition: Option<&Edition>,
        front: Option<&Sheet>,
        request: &Request<'_>,
    ) -> Result<Vec<Checked<Vec<OutputFile>>>, Error> {
        let book = || request.book.as_ref().map(|book| self.book(content, front, book)).transpose();
        let pages = || request.pages.zip(edition).map(|(pages, edition)| pdfs(edition, pages)).transpose();
        let (book, pages) = rayon::join(book, pages);
        let pictures = request.pictures.zip(edition).map(|(wanted, edition)| pictures(edition, wanted));
        let (book, pages) = (book?, pages?);
        let ready = |edition| {
            let made = [&book, &pages].into_iter().flatten().flat_map(|made| &made.value);
            downloads(edition, made)
        };
        let alto = request.alto.zip(edition);
        let alto = alto.map(|(options, edition)| alto_package(edition, ready(edition).pdf, options));
        let web = request.web.as_ref().zip(edition);
        let web = web.map(|(wanted, edition)| self.site_of_one(edition, &ready(edition), wanted));
        let articles = request.wechat.as_ref().filter(|_| content.volume().is_none());
        let articles = articles.map(|options| super::wechat::articles(self, content.checked(), options));
        let made =
            [book, pages, pictures.transpose()?, alto.transpose()?, web.transpose()?, articles.transpose()?];
        Ok(made.into_iter().flatten().collect())
    }

    fn book(
        &self,
        content: Content<'_>,
        front: Option<&Sheet>,
        request: &BookRequest<'_>,
    ) -> Result<Checked<Vec<OutputFile>>, Error> {
        let front = front.filter(|_| request.shows_front(content));
        let made = request.makes_cover(content).then(|| cover(self, content, front)).transpose()?;
        let options = epub::Options { cover: made, ..request.options.clone() };
        let Checked { value: bytes, diagnostics } =
            epub::export(content, request.templates, &self.fonts, &options)?;
        if bytes.is_empty() {
            // Templates that fail leave no book, whatever their fault counts as.
            return Ok(Checked { value: Vec::new(), diagnostics });
        }
        let file = OutputFile::new(format!("{}.epub", content.file_stem()), bytes);
        Ok(Checked { value: vec![file], diagnostics })
    }
}

/// What was made of an issue as files to be taken home from its site: the EPUB, the PDF of the issue, then those of its
/// pages.
pub(super) fn downloads<'a>(
    edition: &Edition,
    made: impl IntoIterator<Item = &'a OutputFile> + Clone,
) -> Downloads {
    let of = |ending: &'static str| {
        let is = move |file: &&OutputFile| file.path.extension().is_some_and(|own| own == ending);
        made.clone().into_iter().filter(is).map(|file| file.bytes.clone())
    };
    let mut pdfs = of("pdf");
    let pdf = pdfs.next();
    let labels = edition.pages().into_iter().map(|(label, _)| label);
    Downloads { pdf, epub: of("epub").next(), page_pdfs: labels.zip(pdfs).collect() }
}

/// The PDF of an edition, and those of its newspaper pages if they are wanted.
fn pdfs(edition: &Edition, request: PagesRequest) -> Result<Checked<Vec<OutputFile>>, Error> {
    let mut diagnostics = Vec::new();
    let whole = format!("{}.pdf", edition.file_stem);
    let mut taken = BTreeSet::from([portable::folded(&whole)]);
    let mut made = vec![pdf_file(edition, whole, request, &mut diagnostics)?];
    if request.per_page {
        for (label, page) in edition.pages() {
            let name = free_name(&edition.file_stem, &label, "pdf", &mut taken);
            made.push(pdf_file(&page, name, request, &mut diagnostics)?);
        }
    }
    Ok(Checked { value: made, diagnostics })
}

fn pdf_file(
    edition: &Edition,
    name: String,
    request: PagesRequest,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<OutputFile, Error> {
    let bytes = pdf::export(edition, &request.options)?.take(diagnostics);
    Ok(OutputFile { pages: Some(edition.sheet_count()), ..OutputFile::new(name, bytes) })
}

/// A PNG of every sheet: `xiwan-2026-03-20_A01.png`, further sheets of a page `…_A01-2.png`.
fn pictures(edition: &Edition, request: PicturesRequest) -> Result<Checked<Vec<OutputFile>>, Error> {
    let drawing = Drawing::of(edition);
    let coded: Vec<Vec<u8>> = (0..edition.sheet_count())
        .into_par_iter()
        .map(|sheet| drawing.picture_at(sheet, request.dots_per_inch)?.png())
        .collect::<Result<_, _>>()?;
    let (mut made, mut taken) = (Vec::new(), BTreeSet::new());
    for (sheet, bytes) in edition.sheets.iter().zip(coded) {
        let label = match sheet.number {
            0 => sheet.label.clone(),
            more => format!("{}-{}", sheet.label, more + 1).into(),
        };
        let name = free_name(&edition.file_stem, &label, "png", &mut taken);
        made.push(OutputFile::new(name, bytes));
    }
    Ok(Checked { value: made, diagnostics: Vec::new() })
}

/// The package in METS/ALTO, in a folder of its own, with the PDF that was made before, if one was.
fn alto_package(
    edition: &Edition,
    made: Option<Vec<u8>>,
    options: pdf::Options,
) -> Result<Checked<Vec<OutputFile>>, Error> {
    let mut diagnostics = Vec::new();
    let drawing = Drawing::of(edition);
    let pictures = (0..edition.sheet_count()).into_par_iter().map(|sheet| {
        let picture = drawing.picture_at(sheet, alto::DOTS_PER_INCH)?;
        Ok(SheetPicture { width: picture.width, height: picture.height, jpeg: picture.jpeg(ALTO_QUALITY)? })
    });
    let pictures = pictures.collect::<Result<_, Error>>()?;
    let pdf = match made {
        Some(pdf) => pdf,
        None => pdf::export(edition, &options)?.take(&mut diagnostics),
    };
    let folder = PathBuf::from(alto::names::folder(&edition.file_stem));
    let files = alto::package(edition, pictures, Some(pdf))?.into_iter();
    let value = files.map(|(name, bytes)| OutputFile::new(folder.join(name), bytes)).collect();
    Ok(Checked { value, diagnostics })
}

/// A file name with a page's label in it, and takes it. Two labels may differ only in what no file name can hold,
/// or in what not every system tells apart. `taken` are the names as those systems compare them.
fn free_name(stem: &str, label: &PageLabel, ending: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = format!("{stem}_{}.{ending}", in_file_name(label));
    while !taken.insert(portable::folded(&name)) {
        name.insert(stem.len(), '_');
    }
    name
}

/// A label without the characters that a file name cannot hold.
fn in_file_name(label: &PageLabel) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    label.as_str().chars().map(safe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_differ_on_every_system() {
        let mut taken = BTreeSet::new();
        for (label, expected) in
            [("A", "x_A.png"), ("a", "x__a.png"), ("A/", "x_A-.png"), ("A?", "x__A-.png")]
        {
            assert_eq!(free_name("x", &label.into(), "png", &mut taken), expected);
        }
    }
}
