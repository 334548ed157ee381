//! What the tags of frames mean for the structure.

use std::collections::{BTreeMap, BTreeSet};

use krilla::surface::Location;

use super::structure::{ArticleDescription, HeadingPart, StructureFurniture, StructureRole, TextRole};
use super::{metadata, strings};
use crate::edition::{Edition, Frame, LinkTarget, Sheet, Tag};
use crate::model::{Article, ArticleId, PageLabel};
use crate::wording;

/// The roles of frames, one after the other.
#[derive(Debug)]
pub(super) struct Roles {
    /// Numbers of the newspaper pages.
    pages: BTreeMap<PageLabel, usize>,
    /// Titles of the sheets.
    titles: Vec<String>,
    /// Page and number of every article.
    articles: BTreeMap<ArticleId, (usize, usize)>,
    /// The articles, by their numbers.
    ids: Vec<ArticleId>,
    /// The descriptions of the articles, by their numbers.
    descriptions: Vec<ArticleDescription>,
    /// Figures, links and subheads so far.
    figures: usize,
    links: usize,
    subheads: usize,
    /// Where the last figure stands.
    last_figure: Vec<StructureRole>,
}

impl Roles {
    /// The newspaper pages and articles of an edition. An article belongs to the page on which it
    /// begins; those of a page are read by rank, then from above, then from the left.
    pub(super) fn of(edition: &Edition) -> Self {
        let mut pages: BTreeMap<PageLabel, usize> = BTreeMap::new();
        for sheet in &edition.sheets {
            let number = pages.len();
            pages.entry(sheet.label.clone()).or_insert(number);
        }
        let mut order: Vec<(usize, Weight, ArticleId)> = Vec::new();
        let mut known = BTreeSet::new();
        for (number, sheet) in edition.sheets.iter().enumerate() {
            let mut weight = Weight::default();
            for id in sheet.frames.iter().filter_map(article_of) {
                if !known.insert(id) {
                    continue;
                }
                // Briefs under one head have one module, that of the first.
                weight = weight_of(sheet, number, id).unwrap_or(weight);
                order.push((pages[&sheet.label], weight, id.clone()));
            }
        }
        order.sort_by_key(|(page, weight, _)| (*page, *weight));
        let found: BTreeMap<&ArticleId, &Article> =
            edition.issue.issue().articles().map(|article| (&article.id, article)).collect();
        let words = wording::Words::of(&edition.issue.issue().publication.language);
        let description = |id: &ArticleId| {
            found.get(id).map_or_else(ArticleDescription::default, |article| ArticleDescription {
                title: strings::title(&words.title_of(article)),
                language: article.lang.as_ref().map(metadata::language).filter(|language| language != "und"),
            })
        };
        let descriptions = order.iter().map(|(_, _, id)| description(id)).collect();
        let ids = order.iter().map(|(_, _, id)| id.clone()).collect();
        let numbered = order.into_iter().enumerate();
        let articles = numbered.map(|(number, (page, _, id))| (id, (page, number))).collect();
        let titles = edition.sheets.iter().map(|sheet| strings::title(&sheet.title)).collect();
        Self {
            pages,
            titles,
            articles,
            ids,
            descriptions,
            figures: 0,
            links: 0,
            subheads: 0,
            last_figure: Vec::new(),
        }
    }

    /// The article of a location in the file, which is its number from 1.
    pub(super) fn article(&self, place: Location) -> Option<&ArticleId> {
        self.ids.get(usize::try_from(place.get()).ok()? - 1)
    }

    /// The descriptions of the articles, by their numbers.
    pub(super) fn descriptions(&self) -> &[ArticleDescription] {
        &self.descriptions
    }

    /// The description of a link for assistive technology.
    pub(super) fn description_of_link(&self, target: &LinkTarget) -> String {
        match target {
            LinkTarget::Url(url) => strings::title(url),
            LinkTarget::Sheet(number) => self.titles.get(*number).cloned().unwrap_or_default(),
            LinkTarget::Article(id) | LinkTarget::Continuation(id) => {
                let number = self.articles.get(id).map_or(usize::MAX, |(_, number)| *number);
                self.descriptions
                    .get(number)
                    .map_or_else(|| strings::title(id.as_str()), |article| article.title.clone())
            }
        }
    }

    /// The newspaper page of a sheet.
    pub(super) fn page(&self, sheet: &Sheet) -> StructureRole {
        StructureRole::Page(self.pages.get(&sheet.label).copied().unwrap_or(0))
    }

    /// The next link.
    pub(super) fn link(&mut self) -> StructureRole {
        self.links += 1;
        StructureRole::Link(self.links)
    }

    /// The path of the content of a group whose own path is `path`.
    pub(super) fn path(&mut self, tag: &Tag, path: &[StructureRole]) -> Vec<StructureRole> {
        if let Tag::Article(id) = tag {
            let (page, number) = self.articles.get(id).copied().unwrap_or_default();
            return vec![StructureRole::Page(page), StructureRole::Article(number)];
        }
        // A cell belongs to its first row, beside whichever its lines stand.
        let mut around = path.to_vec();
        if let (Tag::Cell(cell), Some(StructureRole::Row(row))) = (tag, around.last_mut()) {
            *row = cell.row;
        }
        let path = [around.as_slice(), &self.roles(tag, path)].concat();
        if let Tag::Figure { .. } = tag {
            self.last_figure.clone_from(&path);
        }
        path
    }

    fn roles(&mut self, tag: &Tag, path: &[StructureRole]) -> Vec<StructureRole> {
        let heading = |part| vec![StructureRole::Heading, StructureRole::HeadingPart(part)];
        match *tag {
            Tag::Artifact | Tag::Article(_) => Vec::new(),
            Tag::Masthead => vec![StructureRole::Furniture(StructureFurniture::Masthead)],
            Tag::Index => vec![StructureRole::Furniture(StructureFurniture::Index)],
            Tag::Imprint => vec![StructureRole::Furniture(StructureFurniture::Imprint)],
            Tag::ColumnTitle => vec![StructureRole::Words(TextRole::ColumnTitle)],
            Tag::Kicker => heading(HeadingPart::Kicker),
            Tag::Headline => heading(HeadingPart::Headline),
            Tag::Deck => heading(HeadingPart::Deck),
            Tag::Summary(item) => vec![StructureRole::Summary, StructureRole::SummaryItem(item)],
            Tag::PullQuote => vec![StructureRole::Aside, StructureRole::Words(TextRole::PullQuote)],
            Tag::PullQuoteBy => vec![StructureRole::Aside, StructureRole::Words(TextRole::Byline)],
            Tag::Byline => vec![StructureRole::Words(TextRole::Byline)],
            Tag::Paragraph(number) => vec![StructureRole::Paragraph(number)],
            Tag::Subhead(depth) => {
                self.subheads += 1;
                vec![StructureRole::Subhead(depth, self.subheads)]
            }
            Tag::List => vec![StructureRole::List],
            Tag::ListItem(number) => item(number, StructureRole::ItemBody, path),
            Tag::ListTerm(number) => item(number, StructureRole::ItemLabel, path),
            Tag::Quote(number) => vec![StructureRole::Quote, StructureRole::Paragraph(number)],
            Tag::TableRow(table, row) => vec![StructureRole::Table(table), StructureRole::Row(row)],
            Tag::Cell(cell) => vec![StructureRole::Cell(cell)],
            Tag::TableCaption(table) => vec![StructureRole::Table(table), StructureRole::Caption],
            Tag::Figure { .. } => {
                self.figures += 1;
                vec![StructureRole::Figure(self.figures)]
            }
            // In the legs a caption comes after its figure, not in it.
            Tag::Caption => match self.last_figure.split_last() {
                Some((figure, around)) if around == path => vec![figure.clone(), StructureRole::Caption],
                _ => vec![StructureRole::Caption],
            },
            Tag::Note(number) => vec![StructureRole::Note(number)],
        }
    }
}

/// A part of an item of a list, in the list that the path leads to, or in one of its own.
fn item(number: u32, part: StructureRole, path: &[StructureRole]) -> Vec<StructureRole> {
    let list = (path.last() != Some(&StructureRole::List)).then_some(StructureRole::List);
    list.into_iter().chain([StructureRole::Item(number), part]).collect()
}

/// How early an article is read on its page: rank, sheet, row and column.
type Weight = (u8, usize, (u16, u16));

fn weight_of(sheet: &Sheet, number: usize, id: &ArticleId) -> Option<Weight> {
    let reading = sheet.readings.iter().find(|reading| reading.article == *id)?;
    Some((reading.rank, number, reading.cell))
}

fn article_of(frame: &Frame) -> Option<&ArticleId> {
    match frame {
        Frame::Group { tag: Tag::Article(id), .. } => Some(id),
        _ => None,
    }
}
