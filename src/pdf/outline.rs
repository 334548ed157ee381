//! The outline: newspaper pages, and under each its articles.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::places::Places;
use crate::layout::Edition;
use crate::model::Issue;

/// Makes the outline.
pub(super) fn of(edition: &Edition, issue: &Issue, places: &Places) -> Outline {
    let mut outline = Outline::new();
    for page in &issue.pages {
        let first = edition.sheets.iter().position(|sheet| sheet.label == page.label && sheet.number == 0);
        let Some(first) = first else { continue };
        let top = XyzDestination::new(first, Point::from_xy(0.0, 0.0));
        let mut node = OutlineNode::new(edition.sheets[first].title.clone(), top);
        for article in &page.articles {
            if let Some((sheet, corner)) = places.get(&article.id).and_then(|places| places.first()) {
                let place = XyzDestination::new(*sheet, Point::from_xy(corner.x.points(), corner.y.points()));
                node.push_child(OutlineNode::new(article.title(), place));
            }
        }
        outline.push_child(node);
    }
    outline
}
