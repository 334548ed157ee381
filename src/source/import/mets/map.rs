//! The logical map as articles whose parts have roles.

use super::super::boxes::Corners;
use super::super::xml::Element;
use super::package::Package;
use super::records::{self, ArticleRecord};

/// A place that the map names.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapArea {
    /// The name of the file.
    pub(super) file: String,
    /// The block or line.
    pub(super) begin: Option<String>,
    /// The rectangle, where there is no name.
    pub(super) corners: Option<Corners>,
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MapRole {
    ColumnTitle,
    Kicker,
    Headline,
    Deck,
    Summary,
    Author,
    Paragraph,
    ListItem,
    Quote,
    Subhead,
    Table,
    TableCaption,
    Cell,
    ColumnHead,
    RowHead,
    Image,
    Caption,
    PullQuote,
    Note,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapPart {
    /// What it is.
    pub(super) role: MapRole,
    /// What the map says of it.
    pub(super) label: Option<String>,
    /// Where it stands.
    pub(super) areas: Vec<MapArea>,
    /// Further places of a part with several pointers: the same once more, or more of it.
    pub(super) further: Vec<Vec<MapArea>>,
    /// Number of the row of a table that it is in.
    pub(super) row: usize,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MapArticle {
    /// Its name in the map.
    pub(super) id: String,
    /// What the map calls it.
    pub(super) label: Option<String>,
    /// The section of the map that it is in.
    pub(super) section: Option<String>,
    /// Whether the map says that it is an advertisement.
    pub(super) is_advert: bool,
    /// What its record says.
    pub(super) record: ArticleRecord,
    /// Its parts.
    pub(super) parts: Vec<MapPart>,
}

/// What the maps of a package say.
#[derive(Debug, Default)]
pub(super) struct LogicalMap {
    pub(super) articles: Vec<MapArticle>,
    /// Areas of what belongs to the page.
    pub(super) furniture: Vec<MapArea>,
}

/// What holds articles.
const CONTAINERS: [&str; 16] = [
    "newspaper",
    "periodical",
    "serial",
    "volume",
    "issue",
    "supplement",
    "content",
    "section",
    "front",
    "main",
    "back",
    "edition",
    "physsequence",
    "logical",
    "page",
    "part",
];

/// What belongs to the page.
const FURNITURE: [&str; 10] = [
    "title_section",
    "table_of_contents",
    "imprint",
    "header",
    "footer",
    "page_number",
    "running_title",
    "masthead",
    "publishing_stmt",
    "page_header",
];

/// The articles of the maps of a package.
pub(super) fn of(package: &Package) -> LogicalMap {
    let mut map = LogicalMap::default();
    let logical = package.maps.iter().flat_map(Element::elements);
    for div in logical.filter(|div| &*div.name == "div") {
        walk(div, None, package, &mut map);
    }
    map.articles.retain(|article| !article.parts.is_empty());
    map
}

fn kind_of(div: &Element) -> String {
    let kind = div.attribute("TYPE").unwrap_or_default().to_ascii_lowercase();
    kind.rsplit(':').next().unwrap_or_default().replace(['-', ' '], "_")
}

/// Goes through what holds articles.
fn walk(div: &Element, section: Option<&str>, package: &Package, map: &mut LogicalMap) {
    let kind = kind_of(div);
    let is_furniture = |kind: &str| FURNITURE.contains(&kind);
    if is_furniture(&kind) {
        map.furniture.extend(all_areas(div));
        return;
    }
    if !CONTAINERS.contains(&kind.as_str()) {
        map.articles.extend(article(div, &kind, section, package));
        return;
    }
    let section = match kind.as_str() {
        "section" => div.attribute("LABEL").or(section),
        _ => section,
    };
    // A heading of a section is of none of its articles.
    let holds_articles =
        div.children("div").any(|inner| matches!(kind_of(inner).as_str(), "article" | "section" | "content"));
    for inner in div.children("div") {
        let of_section = holds_articles && role(&kind_of(inner)).is_some_and(|role| role.is_head());
        match of_section || (holds_articles && matches!(kind_of(inner).as_str(), "heading" | "column_title"))
        {
            true => map.furniture.extend(all_areas(inner)),
            false => walk(inner, section, package, map),
        }
    }
}

fn article(div: &Element, kind: &str, section: Option<&str>, package: &Package) -> Option<MapArticle> {
    let mut parts = Vec::new();
    if role(kind).is_some() {
        part(div, &mut parts);
    } else {
        // What an article points to besides its parts is text.
        parts.extend(part_of(div, MapRole::Paragraph));
        div.children("div").for_each(|inner| part(inner, &mut parts));
    }
    let names = div.attribute("DMDID").unwrap_or_default().split_whitespace();
    let record = names.filter_map(|name| package.record(name)).map(records::of_article).next();
    (!parts.is_empty()).then(|| MapArticle {
        id: div.attribute("ID").unwrap_or_default().to_owned(),
        label: div.attribute("LABEL").map(str::to_owned),
        section: section.map(str::to_owned),
        is_advert: kind.contains("advert"),
        record: record.unwrap_or_default(),
        parts,
    })
}

impl MapRole {
    /// Whether it stands in heads.
    pub(super) fn is_head(self) -> bool {
        matches!(
            self,
            Self::ColumnTitle | Self::Kicker | Self::Headline | Self::Deck | Self::Summary | Self::Author
        )
    }
}

/// The role that a part is called by.
fn role(kind: &str) -> Option<MapRole> {
    Some(match kind {
        "column_title" | "rubric" => MapRole::ColumnTitle,
        "overline" | "kicker" | "supertitle" => MapRole::Kicker,
        "title" | "headline" | "maintitle" | "main_title" => MapRole::Headline,
        "subheadline" | "subtitle" | "deck" | "sub_title" => MapRole::Deck,
        "summary" | "motto" => MapRole::Summary,
        "author" | "byline" => MapRole::Author,
        "paragraph" | "textblock" | "text" | "verse" => MapRole::Paragraph,
        "list_item" => MapRole::ListItem,
        "quote" => MapRole::Quote,
        "crossheading" | "crosshead" | "subheading" | "subhead" => MapRole::Subhead,
        "table" => MapRole::Table,
        "table_caption" => MapRole::TableCaption,
        "cell" => MapRole::Cell,
        "column_head" => MapRole::ColumnHead,
        "row_head" => MapRole::RowHead,
        "image" | "picture" | "photograph" | "illustration" | "map" | "chart" => MapRole::Image,
        "caption" => MapRole::Caption,
        "pull_quote" => MapRole::PullQuote,
        "footnote" | "note" => MapRole::Note,
        _ => return None,
    })
}

/// Adds a part of an article and the parts in it.
fn part(div: &Element, parts: &mut Vec<MapPart>) {
    let kind = kind_of(div);
    let known = role(&kind);
    let inner = || div.children("div");
    if kind == "row" {
        let row = parts.iter().map(|part| part.row).max().unwrap_or_default() + 1;
        let before = parts.len();
        inner().for_each(|cell| part(cell, parts));
        parts[before..].iter_mut().for_each(|cell| cell.row = row);
        return;
    }
    // A heading without parts is the headline, whatever else is not known text.
    let role = known.unwrap_or(if kind == "heading" { MapRole::Headline } else { MapRole::Paragraph });
    let is_table = role == MapRole::Table && inner().next().is_some();
    if is_table || matches!(role, MapRole::Cell | MapRole::ColumnHead | MapRole::RowHead) {
        let label = div.attribute("LABEL").map(str::to_owned);
        parts.push(part_of(div, role).unwrap_or(MapPart {
            role,
            label,
            areas: Vec::new(),
            further: Vec::new(),
            row: 0,
        }));
    } else {
        parts.extend(part_of(div, role));
    }
    inner().for_each(|div| part(div, parts));
}

/// A part by what it points to itself; none where that is nothing.
fn part_of(div: &Element, role: MapRole) -> Option<MapPart> {
    let label = div.attribute("LABEL").map(str::to_owned);
    let mut pointers = div.children("fptr").map(areas).filter(|areas| !areas.is_empty());
    let areas = pointers.next()?;
    Some(MapPart { role, label, areas, further: pointers.collect(), row: 0 })
}

/// The areas of a pointer.
fn areas(pointer: &Element) -> Vec<MapArea> {
    let areas = pointer.below("area");
    match pointer.attribute("FILEID").filter(|_| areas.is_empty()) {
        Some(file) => vec![MapArea { file: file.to_owned(), begin: None, corners: None }],
        None => areas.into_iter().filter_map(area).collect(),
    }
}

fn all_areas(div: &Element) -> Vec<MapArea> {
    let mut found: Vec<MapArea> = div.children("fptr").flat_map(areas).collect();
    div.children("div").for_each(|inner| found.extend(all_areas(inner)));
    found
}

fn area(element: &Element) -> Option<MapArea> {
    let begin = element.attribute("BEGIN").map(str::to_owned);
    let numbers = element.attribute("COORDS").unwrap_or_default().split(',');
    let numbers: Vec<f64> = numbers.map_while(|number| number.trim().parse().ok()).collect();
    let corners = match numbers[..] {
        [left, top, right, lower] if begin.is_none() => Some([left, top, right, lower]),
        _ => None,
    };
    Some(MapArea { file: element.attribute("FILEID")?.to_owned(), begin, corners })
}
