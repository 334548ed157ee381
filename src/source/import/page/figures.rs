//! Pictures and the captions that belong to them.

use std::collections::BTreeMap;

use super::super::boxes::{BoxKind, BoxedPage};
use super::super::ocr::is_caption;
use super::area::Area;
use super::measure::MeasuredPage;

/// How far a caption stands from its picture at most, in lines of the body.
const NEAR: i64 = 4;

/// A picture smaller than this in both directions, in lines of the body, is an ornament.
const ORNAMENT: i64 = 5;

/// A picture with its captions, by the numbers of the blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageFigure {
    /// The picture.
    pub(super) image: usize,
    /// Its captions, in the order of reading.
    pub(super) captions: Vec<usize>,
    /// Picture and captions together.
    pub(super) area: Option<Area>,
    /// Whether it is too small to be a picture of an article, and has no words.
    pub(super) is_ornament: bool,
}

/// The pictures of a page.
pub(super) fn figures(page: &BoxedPage, measured: &MeasuredPage) -> Vec<PageFigure> {
    let mut figures: Vec<PageFigure> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.kind == BoxKind::Image) {
        known.entry(&block.id).or_insert(figures.len());
        let area = measured.pieces[at].area;
        figures.push(PageFigure { image: at, captions: Vec::new(), area, is_ornament: false });
    }
    if figures.is_empty() {
        return figures;
    }
    for (at, block) in page.blocks.iter().enumerate() {
        let told = block.caption_of.as_deref().and_then(|id| known.get(id).copied());
        let may_be = block.kind == BoxKind::Caption
            || (block.kind == BoxKind::Text && block.part_of.is_none() && is_caption(&block.text));
        let found = told.or_else(|| may_be.then(|| nearest(&figures, measured, at)).flatten());
        if let Some(figure) = found {
            figures[figure].captions.push(at);
            let own = measured.pieces[at].area;
            let area = &mut figures[figure].area;
            *area = area.map(|area| own.map_or(area, |own| area.with(own))).or(own);
        }
    }
    for figure in &mut figures {
        figure.captions.sort_by_key(|&at| {
            measured.pieces[at].area.map_or((0, 0, at), |area| {
                let row = area.top / measured.body.max(1) / 2;
                (row, area.left, at)
            })
        });
        let small = |area: Area| area.width().max(area.height()) < ORNAMENT * measured.body;
        figure.is_ornament = figure.captions.is_empty() && figure.area.is_some_and(small);
    }
    figures
}

/// Words that a program read inside of pictures, with the numbers of the blocks.
pub(super) fn words_inside(page: &BoxedPage) -> impl Iterator<Item = (usize, &str)> {
    let images = page.blocks.iter().enumerate().filter(|(_, block)| block.kind == BoxKind::Image);
    images.map(|(at, block)| (at, block.text.trim())).filter(|(_, words)| !words.is_empty())
}

/// The picture that a caption stands under or beside; captions that were given to it count as a part of it.
fn nearest(figures: &[PageFigure], measured: &MeasuredPage, caption: usize) -> Option<usize> {
    let area = measured.pieces[caption].area?;
    let reach = NEAR * measured.body;
    let gap = |figure: &PageFigure| {
        let other = figure.area?;
        let under = other.across(area) * 2 >= area.width();
        let beside = other.down(area) * 2 >= area.height();
        (under || beside).then(|| (other.distance(area), area.top < other.top))
    };
    let all = figures.iter().enumerate().filter_map(|(at, figure)| Some((gap(figure)?, at)));
    all.filter(|((distance, _), _)| *distance <= reach).min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::super::super::boxes::PageBox;
    use super::super::measure::measure;
    use super::*;

    fn block(kind: BoxKind, corners: [f64; 4], text: &str) -> PageBox {
        PageBox { kind, corners: Some(corners), text: text.into(), ..PageBox::default() }
    }

    #[test]
    fn captions_go_to_the_picture_above_or_beside_them() {
        let blocks = vec![
            block(BoxKind::Image, [100.0, 100.0, 400.0, 300.0], ""),
            block(BoxKind::Image, [500.0, 100.0, 700.0, 300.0], ""),
            block(BoxKind::Caption, [300.0, 305.0, 400.0, 325.0], "茶农在山上采茶。"),
            block(BoxKind::Caption, [100.0, 305.0, 200.0, 325.0], "春茶开采"),
            block(BoxKind::Text, [710.0, 100.0, 760.0, 200.0], "图为水渠。 乙某/摄"),
            block(BoxKind::Text, [100.0, 500.0, 300.0, 800.0], &"正文".repeat(200)),
            block(BoxKind::Image, [600.0, 700.0, 620.0, 720.0], ""),
        ];
        let page = BoxedPage { width: 1000.0, height: 1400.0, blocks, ..BoxedPage::default() };
        let found = figures(&page, &measure(&page));
        let captions: Vec<_> = found.iter().map(|figure| figure.captions.clone()).collect();
        assert_eq!(captions, [vec![3, 2], vec![4], vec![]]);
        assert_eq!(found.iter().map(|figure| figure.is_ornament).collect::<Vec<_>>(), [false, false, true]);
    }
}
