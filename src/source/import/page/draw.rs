//! What was understood of a page, as a drawing over its picture: boxes, their order, articles by colours.

use std::fmt::Write as _;

use super::super::boxes::{BoxKind, BoxedPage};
use super::area::{Area, PAGE_HEIGHT};
use super::figures::PageFigure;
use super::measure::MeasuredPage;
use super::units::{Unit, UnitPart};

/// Colours of articles, one after the other.
const COLOURS: [&str; 8] =
    ["#c0392b", "#1f6fb2", "#2e8b57", "#b8860b", "#7d3c98", "#008b8b", "#a0522d", "#556b2f"];

/// Height of the drawing in its units.
const HEIGHT: i64 = 1_414;

/// A page as it was understood.
#[derive(Clone, Debug)]
pub struct PageDrawing {
    /// Label of the page.
    pub label: String,
    /// Its picture, as a path beside the file.
    pub image: Option<String>,
    width: i64,
    boxes: Vec<DrawnBox>,
}

#[derive(Clone, Debug)]
struct DrawnBox {
    area: Area,
    /// Number of its article, from 0; none of what belongs to no article.
    article: Option<usize>,
    /// Its number in the order of reading, from 1.
    order: Option<usize>,
    is_head: bool,
}

impl PageDrawing {
    pub(super) fn of(
        page: &BoxedPage,
        measured: &MeasuredPage,
        order: &[usize],
        units: &[Unit],
        figures: &[PageFigure],
        label: &str,
    ) -> Self {
        let mut articles = vec![None; page.blocks.len()];
        for (number, unit) in units.iter().enumerate() {
            let heads = [&unit.column, &unit.kicker, &unit.headline, &unit.deck];
            heads.into_iter().flatten().for_each(|&at| articles[at] = Some(number));
            for part in &unit.text {
                match *part {
                    UnitPart::Text(at) | UnitPart::Subhead(at) => articles[at] = Some(number),
                    UnitPart::Figure(figure) => {
                        let PageFigure { image, captions, .. } = &figures[figure];
                        articles[*image] = Some(number);
                        captions.iter().for_each(|&at| articles[at] = Some(number));
                    }
                }
            }
        }
        let mut numbers = vec![None; page.blocks.len()];
        order.iter().enumerate().for_each(|(number, &at)| numbers[at] = Some(number + 1));
        let unturned = |area: Area| match measured.vertical {
            true => Area { left: -area.lower, top: area.left, right: -area.top, lower: area.right },
            false => area,
        };
        let boxes: Vec<DrawnBox> = (0..page.blocks.len())
            .filter_map(|at| {
                let area = unturned(measured.pieces[at].area?);
                let is_head = page.blocks[at].kind == BoxKind::Title;
                Some(DrawnBox { area, article: articles[at], order: numbers[at], is_head })
            })
            .collect();
        let reach = boxes.iter().map(|item| item.area.right).max().unwrap_or(PAGE_HEIGHT);
        let width = measured.width.unwrap_or(reach).max(1);
        Self { label: label.to_owned(), image: page.image.clone(), width, boxes }
    }

    /// The drawing as SVG; `picture` is the address of the picture of the page, such as a `data:` URL.
    pub fn svg(&self, picture: Option<&str>) -> String {
        let scaled = |edge: i64| edge * HEIGHT / PAGE_HEIGHT;
        let width = scaled(self.width);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" font-family=\"sans-serif\">\n"
        );
        if let Some(picture) = picture {
            let _ = writeln!(
                svg,
                "<image href=\"{}\" width=\"{width}\" height=\"{HEIGHT}\" preserveAspectRatio=\"none\" opacity=\"0.6\"/>",
                picture.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
            );
        }
        for item in &self.boxes {
            let colour = item.article.map_or("#888888", |article| COLOURS[article % COLOURS.len()]);
            let Area { left, top, right, lower } = item.area;
            let [left, top, right, lower] = [left, top, right, lower].map(scaled);
            let line = if item.is_head { 3 } else { 1 };
            let _ = writeln!(
                svg,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" fill-opacity=\"0.14\" stroke=\"{colour}\" stroke-width=\"{line}\"/>",
                right - left,
                lower - top
            );
            if let (Some(order), Some(article)) = (item.order, item.article) {
                let _ = writeln!(
                    svg,
                    "<text x=\"{}\" y=\"{}\" font-size=\"14\" font-weight=\"bold\" fill=\"{colour}\">{}·{order}</text>",
                    left + 2,
                    top + 13,
                    article + 1
                );
            }
        }
        svg.push_str("</svg>\n");
        svg
    }
}
