//! The outline: in a volume its days, under each the newspaper pages, under each its articles.

use std::collections::BTreeMap;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::strings;
use crate::edition::Edition;
use crate::edition::places::Places;
use crate::model::{Article, PageLabel};
use crate::wording::Words;

/// Makes the outline.
pub(super) fn of(edition: &Edition, places: &Places) -> Outline {
    let articles: BTreeMap<&PageLabel, &[Article]> =
        edition.issue.issue().pages.iter().map(|page| (&page.label, page.articles.as_slice())).collect();
    let words = Words::of(&edition.issue.issue().publication.language);
    let mut outline = Outline::new();
    let mut open: Option<(&str, OutlineNode)> = None;
    for (number, sheet) in edition.sheets.iter().enumerate().filter(|(_, sheet)| sheet.number == 0) {
        let section = sheet.section.as_deref();
        if open.as_ref().map(|(title, _)| *title) != section {
            open.take().into_iter().for_each(|(_, node)| outline.push_child(node));
            open = section.map(|title| (title, OutlineNode::new(strings::title(title), top(number))));
        }
        let mut node = OutlineNode::new(strings::title(&sheet.title), top(number));
        let listed = articles.get(&sheet.label).copied().unwrap_or_default();
        listed
            .iter()
            .filter_map(|article| entry(words, article, places))
            .for_each(|entry| node.push_child(entry));
        match &mut open {
            Some((_, section)) => section.push_child(node),
            None => outline.push_child(node),
        }
    }
    open.into_iter().for_each(|(_, node)| outline.push_child(node));
    outline
}

/// The top of a sheet.
fn top(sheet: usize) -> XyzDestination {
    XyzDestination::new(sheet, Point::from_xy(0.0, 0.0))
}

fn entry(words: &Words, article: &Article, places: &Places) -> Option<OutlineNode> {
    let (sheet, corner) = places.get(&article.id)?.first()?;
    let place = XyzDestination::new(*sheet, Point::from_xy(corner.x.points(), corner.y.points()));
    Some(OutlineNode::new(strings::title(&words.title_of(article)), place))
}
