//! What the tags of frames mean for the structure.

use std::collections::{BTreeMap, BTreeSet};

use krilla::surface::Location;

use super::structure::{Furniture, HeadingPart, Role, Said, Words};
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
    /// What is said of the articles, by their numbers.
    said: Vec<Said>,
    /// Figures, links and subheads so far.
    figures: usize,
    links: usize,
    subheads: usize,
    /// Where the last figure stands.
    last_figure: Vec<Role>,
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
        let said = |id: &ArticleId| {
            found.get(id).map_or_else(Said::default, |article| Said {
                title: words.title_of(article),
                language: article.lang.as_ref().filter(|lang| lang.is_well_formed()).map(ToString::to_string),
            })
        };
        let said = order.iter().map(|(_, _, id)| said(id)).collect();
        let numbered = order.into_iter().enumerate();
        let articles = numbered.map(|(number, (page, _, id))| (id, (page, number))).collect();
        let titles = edition.sheets.iter().map(|sheet| sheet.title.clone()).collect();
        Self { pages, titles, articles, said, figures: 0, links: 0, subheads: 0, last_figure: Vec::new() }
    }

    /// The article of a place in the file: its number, from 1.
    pub(super) fn article(&self, place: Location) -> Option<&ArticleId> {
        let number = usize::try_from(place.get()).ok()? - 1;
        self.articles.iter().find(|(_, (_, other))| *other == number).map(|(id, _)| id)
    }

    /// What is said of the articles, by their numbers.
    pub(super) fn said(&self) -> &[Said] {
        &self.said
    }

    /// What is said of a link to those who cannot see where it stands.
    pub(super) fn said_of_link(&self, target: &LinkTarget) -> String {
        match target {
            LinkTarget::Url(url) => url.clone(),
            LinkTarget::Sheet(number) => self.titles.get(*number).cloned().unwrap_or_default(),
            LinkTarget::Article(id) | LinkTarget::Continuation(id) => {
                let number = self.articles.get(id).map_or(usize::MAX, |(_, number)| *number);
                self.said.get(number).map_or_else(|| id.to_string(), |said| said.title.clone())
            }
        }
    }

    /// The newspaper page of a sheet.
    pub(super) fn page(&self, sheet: &Sheet) -> Role {
        Role::Page(self.pages.get(&sheet.label).copied().unwrap_or(0))
    }

    /// The next link.
    pub(super) fn link(&mut self) -> Role {
        self.links += 1;
        Role::Link(self.links)
    }

    /// Where what a group holds stands, below the path that the group stands in.
    pub(super) fn path(&mut self, tag: &Tag, path: &[Role]) -> Vec<Role> {
        if let Tag::Article(id) = tag {
            let (page, number) = self.articles.get(id).copied().unwrap_or_default();
            return vec![Role::Page(page), Role::Article(number)];
        }
        let path = [path, &self.roles(tag, path)].concat();
        if let Tag::Figure { .. } = tag {
            self.last_figure.clone_from(&path);
        }
        path
    }

    fn roles(&mut self, tag: &Tag, path: &[Role]) -> Vec<Role> {
        let heading = |part| vec![Role::Heading, Role::HeadingPart(part)];
        match *tag {
            Tag::Artifact | Tag::Article(_) => Vec::new(),
            Tag::Masthead => vec![Role::Furniture(Furniture::Masthead)],
            Tag::Index => vec![Role::Furniture(Furniture::Index)],
            Tag::Imprint => vec![Role::Furniture(Furniture::Imprint)],
            Tag::ColumnTitle => vec![Role::Words(Words::ColumnTitle)],
            Tag::Kicker => heading(HeadingPart::Kicker),
            Tag::Headline => heading(HeadingPart::Headline),
            Tag::Deck => heading(HeadingPart::Deck),
            Tag::Byline => vec![Role::Words(Words::Byline)],
            Tag::Paragraph(number) => vec![Role::Paragraph(number)],
            Tag::Subhead(depth) => {
                self.subheads += 1;
                vec![Role::Subhead(depth, self.subheads)]
            }
            Tag::ListItem(number) => vec![Role::List, Role::Item(number), Role::ItemBody],
            Tag::Quote(number) => vec![Role::Quote, Role::Paragraph(number)],
            Tag::TableRow(table, row) => vec![Role::Table(table), Role::Row(row)],
            Tag::Cell(column) => {
                vec![Role::Cell(column, matches!(path.last(), Some(Role::Row(0))))]
            }
            Tag::Figure { .. } => {
                self.figures += 1;
                vec![Role::Figure(self.figures)]
            }
            // In the legs a caption stands behind its figure, not in it.
            Tag::Caption => match self.last_figure.split_last() {
                Some((figure, around)) if around == path => vec![figure.clone(), Role::Caption],
                _ => vec![Role::Caption],
            },
            Tag::Note(number) => vec![Role::Note(number)],
        }
    }
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
