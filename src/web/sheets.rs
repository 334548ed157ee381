//! Sheets with their areas, as templates draw them: lengths in tenths of a point.

use super::context::{Area, Sheet};
use super::data::{SiteArea, SiteIssue, SiteSheet};

/// Thousandths of a point in a unit of the drawing.
const UNIT: i32 = 100;

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
    Some(Sheet {
        usual: sheet.pictures.get(sheet.pictures.len() / 2)?,
        largest: sheet.pictures.last()?,
        pictures: &sheet.pictures,
        width: units(sheet.size.0),
        height: units(sheet.size.1),
        areas: areas.collect(),
    })
}

/// The corners of an outline as SVG writes them.
fn points(corners: &[(i32, i32)]) -> String {
    let one = |&(x, y): &(i32, i32)| format!("{},{}", units(x), units(y));
    corners.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn units(thousandths: i32) -> i32 {
    (thousandths + UNIT / 2).div_euclid(UNIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_still_share_their_edges_when_corners_are_rounded() {
        assert_eq!(points(&[(0, 0), (99_949, 0), (99_951, 50)]), "0,0 999,0 1000,1");
    }
}
