//! Sheets with their areas, as templates draw them: lengths in thousandths of a point, as the search has them.

use super::context::{Area, Sheet};
use super::data::{SiteArea, SiteIssue, SiteSheet};

/// A sheet with the areas that are wanted; `None` for one without pictures.
pub(crate) fn sheet<'a>(
    issue: &'a SiteIssue,
    sheet: &'a SiteSheet,
    wanted: impl Fn(&SiteArea) -> bool,
) -> Option<Sheet<'a>> {
    let areas = sheet.areas.iter().filter(|area| wanted(area)).filter_map(|area| {
        let article = issue.article(area.article)?;
        Some(Area {
            number: article.number,
            address: &article.address,
            title: &article.title,
            polygons: area.polygons.iter().map(|corners| points(corners)).collect(),
        })
    });
    let (left, top, width, height) = sheet.window();
    Some(Sheet {
        usual: sheet.pictures.get(sheet.pictures.len() / 2)?,
        largest: sheet.pictures.last()?,
        pictures: &sheet.pictures,
        window: format!("{left} {top} {width} {height}"),
        areas: areas.collect(),
    })
}

/// The corners of an outline as SVG writes them.
fn points(corners: &[(i32, i32)]) -> String {
    let one = |&(x, y): &(i32, i32)| format!("{x},{y}");
    corners.iter().map(one).collect::<Vec<_>>().join(" ")
}
