//! Paper profiles and the grid of columns and rows on a page.

use serde::{Deserialize, Serialize};

use crate::diagnostics::Error;
use crate::geometry::{Length, Point, Rect, Size};
use crate::messages::sentence;
use crate::model::choices;

const PAPERS: &str = include_str!("../../../templates/themes/papers.toml");

/// A paper profile: the sheet and its grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Name, such as `broadsheet-8`.
    pub name: String,
    /// Size of a page after trimming.
    pub trim: Size,
    /// Size of running text.
    pub body: Length,
    /// Distance of its baselines.
    pub row: Length,
    /// Number of columns.
    pub columns: u16,
    /// Width of a column.
    pub measure: Length,
    /// Blank between two columns.
    pub gutter: Length,
    /// Rows of a page.
    pub rows: u16,
    /// Rows the masthead takes on the first page.
    pub masthead_rows: u16,
    /// Size of the paper's name in the masthead.
    pub name_size: Length,
    /// The grid of its own body size, on which notices are booked.
    pub own_grid: OwnGrid,
}

/// The grid of a paper at its own body size, whatever the size of the body that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OwnGrid {
    /// Width of a column.
    pub measure: Length,
    /// Blank between two columns.
    pub gutter: Length,
    /// Distance of the baselines.
    pub row: Length,
}

/// Width of so many columns, or legs, of a measure with the gutters between them.
pub fn span(measure: Length, gutter: Length, columns: u16) -> Length {
    let columns = i32::from(columns);
    measure * columns + gutter * (columns - 1).max(0)
}

impl OwnGrid {
    /// Width of so many columns with the gutters between them.
    pub fn span(&self, columns: u16) -> Length {
        span(self.measure, self.gutter, columns)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaperFile {
    trim: [f64; 2],
    body: f64,
    row: f64,
    columns: u16,
    measure: f64,
    gutter: f64,
    rows: u16,
    masthead: u16,
    name: f64,
}

/// Fewest em of a column: below it too many lines have to be spaced (measured; see docs/tuning.md).
const LEAST_EM: i32 = 11;

impl Paper {
    /// Names of all profiles.
    pub const NAMES: &[&str] = choices::PAPERS;

    /// The profile used if none is named.
    pub const DEFAULT: &str = "broadsheet-8";

    /// The profile of that name.
    ///
    /// # Errors
    /// No profile has this name.
    pub fn find(name: &str) -> Result<Self, Error> {
        let mut papers: std::collections::BTreeMap<String, PaperFile> = toml::from_str(PAPERS)
            .map_err(|error| Error::Writer { format: "paper profile", reason: error.to_string() })?;
        let file = papers.remove(name).ok_or_else(|| Error::UnknownName {
            what: sentence!("kind-paper"),
            name: name.to_owned(),
            known: Self::NAMES.iter().map(|&known| known.to_owned()).collect(),
        })?;
        let body = Length::from_points_f64(file.body);
        let em = |count: f64| body.scaled((count * 100.0).round() as i32, 100);
        let row = Length::from_points_f64(file.row);
        let (measure, gutter) = (em(file.measure), em(file.gutter));
        Ok(Self {
            name: name.to_owned(),
            trim: Size::new(Length::from_millimetres(file.trim[0]), Length::from_millimetres(file.trim[1])),
            body,
            row,
            columns: file.columns,
            measure,
            gutter,
            rows: file.rows,
            masthead_rows: file.masthead,
            name_size: Length::from_points_f64(file.name),
            own_grid: OwnGrid { measure, gutter, row },
        })
    }

    /// The same paper with a larger body: rows and columns of whole em in the same type area, with
    /// fewer columns where they would be more than an em narrower, or have fewer than eleven. Of
    /// the grids that keep the gutters near those of the paper the widest is taken.
    #[must_use]
    pub fn with_body(&self, body: Length) -> Self {
        if body == self.body {
            return self.clone();
        }
        let area = self.type_area().size;
        let gutter = body.scaled(self.gutter.millipoints(), self.body.millipoints());
        let row = self.row.scaled(body.millipoints(), self.body.millipoints());
        let least_em = LEAST_EM.max(self.measure.millipoints() / self.body.millipoints() - 1);
        let grid = |columns: u16| {
            let gutters = gutter * (i32::from(columns) - 1);
            let em = ((area.width - gutters) / i32::from(columns)).millipoints() / body.millipoints();
            let width = body * em * i32::from(columns) + gutters;
            (em >= least_em).then_some((width, columns, body * em))
        };
        let least = self.columns.saturating_sub(2).max(1);
        let widest = (least..=self.columns).filter_map(grid).max();
        let (_, columns, measure) = widest.unwrap_or((area.width, self.columns, self.measure));
        // What whole em leave of the width is in the gutters: the type area is that of every day.
        let gutter = match i32::from(columns) - 1 {
            gaps @ 1.. => (area.width - measure * i32::from(columns)) / gaps,
            _ => gutter,
        };
        let rows = (area.height.millipoints() / row.millipoints()) as u16;
        let masthead_rows = (self.row * i32::from(self.masthead_rows)).ceil_times(row) as u16;
        Self { body, row, columns, measure, gutter, rows, masthead_rows, ..self.clone() }
    }

    /// The type area (版心): its size follows from the grid, its place is the middle of the page.
    pub fn type_area(&self) -> Rect {
        let size = Size::new(self.span(self.columns), self.row * i32::from(self.rows));
        let x = (self.trim.width - size.width) / 2;
        let y = (self.trim.height - size.height) / 2;
        Rect { origin: Point::new(x, y), size }
    }

    /// Rows that modules may take below so many at the top: the last module of a page has the row
    /// of its article rule below the type area.
    pub fn module_rows(&self, taken: u16) -> u16 {
        (self.rows + 1).saturating_sub(taken)
    }

    /// Cells that modules may take below so many rows at the top.
    pub fn module_cells(&self, taken: u16) -> u32 {
        u32::from(self.columns) * u32::from(self.module_rows(taken))
    }

    /// Width of that many columns with the gutters between them.
    pub fn span(&self, columns: u16) -> Length {
        span(self.measure, self.gutter, columns)
    }

    /// Left edge of a column, from the left edge of the page.
    pub fn column_left(&self, column: u16) -> Length {
        self.type_area().left() + (self.measure + self.gutter) * i32::from(column)
    }

    /// Top edge of a row, from the top edge of the page.
    pub fn row_top(&self, row: u16) -> Length {
        self.type_area().top() + self.row * i32::from(row)
    }

    /// Rows needed for a height.
    pub fn rows_for(&self, height: Length) -> u16 {
        height.ceil_times(self.row).clamp(0, i32::from(u16::MAX)) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_has_its_type_area_inside_its_page() {
        for name in Paper::NAMES {
            let paper = Paper::find(name).unwrap();
            let page = Rect { origin: Point::default(), size: paper.trim };
            let area = paper.type_area();
            assert!(page.contains(&area), "{name}");
            assert!(area.left() > Length::from_millimetres(10.0), "{name} has margins");
        }
    }

    #[test]
    fn the_type_area_is_as_wide_whatever_the_body_is() {
        for name in Paper::NAMES {
            let paper = Paper::find(name).unwrap();
            for tenths in [95, 100, 105] {
                let larger = paper.with_body(Length::from_points(tenths) / 10);
                let narrower = paper.type_area().size.width - larger.type_area().size.width;
                assert!((0..20).contains(&narrower.millipoints()), "{name}, {tenths}: {narrower}");
                assert!(larger.gutter * 4 < larger.body * 9, "{name}, {tenths}: {}", larger.gutter);
            }
        }
    }

    #[test]
    fn classic_grids_have_the_widths_printers_know() {
        // Eight columns of 13 characters and seven gutters are 111 em of nine points.
        let broadsheet = Paper::find("broadsheet-8").unwrap();
        assert_eq!(broadsheet.type_area().size.width, Length::from_points(999));
        // Six columns of 11 and five gutters are 71 em.
        let tabloid = Paper::find("tabloid-6").unwrap();
        assert_eq!(tabloid.type_area().size.width, Length::from_points(639));
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let Err(Error::UnknownName { known, .. }) = Paper::find("broadsheet") else { panic!("found") };
        assert_eq!(known.len(), 5);
    }
}
