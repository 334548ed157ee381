//! From boxed blocks to an issue.
//!
//! * `measure`: all places in one measure, sizes of type, the body; what is odd about them
//! * `text`: the words of a page as one text, to which places point
//! * `furniture`: running heads, numbers, the label of the page
//! * `figures`: pictures and their captions, set aside
//! * `owners` and `nearby`: which head owns which text
//! * `sequence` and `order`: the order of reading
//! * `units`: heads, texts and pictures of one article each, by sizes and places
//! * `stories`: units as stories, of which [`super::ocr`] builds articles; paragraphs torn between columns
//! * `remarks`: every guess as a diagnostic with page, block and box
//! * [`draw`]: what was understood, as a drawing over the picture of the page
//!
//! Nothing is corrected and nothing is lost: every character of a block is in the issue, or is named in a diagnostic.

mod area;
pub mod draw;
mod figures;
mod furniture;
mod legs;
mod measure;
mod nearby;
mod order;
mod owners;
mod remarks;
mod sequence;
mod stories;
mod text;
mod units;

use crate::diagnostics::{Checked, Diagnostic};
use crate::model::{ArticleId, Notice, NoticeKind};

pub use super::boxes::{MOST_BLOCKS, MOST_BLOCKS_OF_ALL};

use super::boxes::{BoxedPage, BoxedPages};
use super::mets::{self, MappedIssue, MetsContent};
use super::ocr::{self, Assembly, BuiltPage, ImportOptions};
use super::pdf::{PdfPages, PdfRemark};
use super::pictures::Imported;
use draw::PageDrawing;
use remarks::Remarks;
use stories::Material;
use text::PageText;
use units::Unit;

/// Whose order of reading is believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrustOrder {
    /// That of the program, where the places of the blocks agree with it.
    #[default]
    Agreement,
    /// That of the program.
    Engine,
    /// That of the places.
    Geometry,
}

/// An issue made of boxed blocks.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The issue and the pictures that it names.
    pub imported: Imported,
    /// What was understood of each page.
    pub drawings: Vec<PageDrawing>,
}

/// What a file has of pages.
#[derive(Clone, Debug)]
pub enum PageContent {
    /// One page as Markdown.
    Markdown(String),
    /// Pages of boxed blocks.
    Boxes(BoxedPages),
    /// Pages of a PDF file.
    Pdf(PdfPages),
    /// An issue whose articles are described.
    Issue(Box<MappedIssue>),
}

impl From<MetsContent> for PageContent {
    fn from(content: MetsContent) -> Self {
        match content {
            MetsContent::Pages(pages) => Self::Boxes(pages),
            MetsContent::Issue(issue) => Self::Issue(issue),
        }
    }
}

impl PageContent {
    /// How many pages it has.
    pub fn page_count(&self) -> usize {
        match self {
            Self::Markdown(_) => 1,
            Self::Boxes(pages) => pages.pages.len(),
            Self::Pdf(pdf) => pdf.pages.pages.len(),
            Self::Issue(issue) => issue.page_count(),
        }
    }
}

/// Makes an issue of pages: files with their names, each with one page or several. Every page becomes a page of the
/// issue. Articles that go on on another page are joined if both parts are here.
pub fn import(
    files: &[(String, PageContent)],
    options: &ImportOptions,
    trust: TrustOrder,
) -> Checked<Understood> {
    let mut assembly = Assembly::new(options);
    let mut drawings = Vec::new();
    for (name, content) in files {
        let (pages, told) = match content {
            PageContent::Boxes(pages) => (pages, None),
            PageContent::Pdf(pdf) => (&pdf.pages, Some(&pdf.told[..])),
            PageContent::Markdown(text) => {
                ocr::add(&mut assembly, name, text);
                continue;
            }
            PageContent::Issue(issue) => {
                mets::add(&mut assembly, name, issue);
                continue;
            }
        };
        for (number, page) in pages.pages.iter().enumerate() {
            let name = if pages.pages.len() > 1 { format!("{name}#{}", number + 1) } else { name.clone() };
            let source = PageSource { name: &name, page, told: told.map(|told| (number, told)) };
            drawings.push(add(&mut assembly, &source, trust));
        }
    }
    let Checked { value: imported, diagnostics } = assembly.finish();
    Checked { value: Understood { imported, drawings }, diagnostics }
}

/// A page of a file.
struct PageSource<'a> {
    name: &'a str,
    page: &'a BoxedPage,
    /// Of a PDF file, whose words are plain: the number of the page, and what is told of all of them.
    told: Option<(usize, &'a [PdfRemark])>,
}

/// Adds one page.
fn add(assembly: &mut Assembly<'_>, source: &PageSource<'_>, trust: TrustOrder) -> PageDrawing {
    let PageSource { name, page, told: of_file } = *source;
    let measured = measure::measure(page);
    let text = PageText::of(page, name, assembly);
    let found = furniture::furniture(page, &measured);
    let label = assembly.label(page.label.as_deref().or(found.label.as_deref()));
    let remarks = Remarks { page, text: &text, label: &label };
    let mut told: Vec<Diagnostic> = remarks.odd(&measured);
    told.extend(of_file.into_iter().flat_map(|(number, told)| remarks.of_file(number, told)));
    told.extend(found.blocks.iter().map(|&at| furniture::left_out(&text, at, &page.blocks[at].id, &label)));
    let figures = figures::figures(page, &measured);
    told.extend(figures.iter().filter(|figure| figure.is_ornament).map(|figure| {
        ocr::left_out(
            "not-imported-ornament",
            page.blocks[figure.image].id.as_str(),
            Some(text.block(figure.image).span()),
        )
        .on_page(&label)
    }));
    told.extend(figures::words_inside(page).map(|(at, words)| {
        ocr::left_out("not-imported-inside", words, Some(text.block(at).span())).on_page(&label)
    }));
    let blocks = furniture::running(page, &found, &figures);
    let sequence = sequence::sequence(page, &measured, &blocks, &figures, trust);
    told.extend(sequence.differs.map(|pair| remarks.order(pair, sequence.by_engine)));
    let order = furniture::without_masthead(&sequence.order, page, &text, assembly);
    let mut units = units::units(page, &measured, &order, &sequence.owners);
    units::add_figures(&mut units, &figures, page, &measured);
    let guesses = units.iter().flat_map(|unit| &unit.guesses);
    told.extend(guesses.filter_map(|&(guess, at)| remarks.guess(guess, at)));
    assembly.diagnostics.extend(told);
    let material = Material { page, measured: &measured, text: &text, figures: &figures };
    let drawing = PageDrawing::of(page, &measured, &order, &units, &figures, &label);
    articles(assembly, &units, &material, label);
    drawing
}

/// Builds the articles of a page and adds it.
fn articles(assembly: &mut Assembly<'_>, units: &[Unit], material: &Material<'_>, label: String) {
    let largest = units.iter().map(|unit| unit.size).max().unwrap_or_default();
    let leads = units.iter().filter(|unit| unit.size == largest && largest > 0).count();
    let mut articles = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        let id = ArticleId::from(format!("{:02}/{:02}", assembly.number() + 1, i + 1));
        let level = if leads == 1 && unit.size == largest { 1 } else { 2 };
        let mut built = ocr::build(id, material.story(unit, level), &mut assembly.diagnostics);
        if unit.is_advert {
            let kind = NoticeKind::Advertisement;
            built.article.notice =
                Some(Notice { kind, size: None, columns: None, rows: None, artwork: None });
        }
        articles.push(built);
    }
    ocr::rank_lead(&mut articles);
    ocr::tie_documents(&mut articles);
    let whole = material.text.whole();
    assembly.diagnostics.extend(ocr::find_suspects(whole, &assembly.options.suspects));
    assembly.page(BuiltPage { label, name: None, articles, place: whole.span() });
}
