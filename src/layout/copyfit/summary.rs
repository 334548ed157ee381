//! The summary of an article (提要题): a few sentences of the author under a label, beside the head or under it.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::style::typesetter::Typesetter;
use crate::model::Article;
use crate::text::{Align, FontRole, Line, Paragraph, Setting, StyledText};

/// A summary, shaped once for any width.
#[derive(Clone)]
pub struct Summary {
    label: Paragraph,
    label_size: Length,
    /// Its items in each size that they may have, the smallest first.
    sizes: Vec<SizedItems>,
    /// The blank between the edges and the words.
    padding: Length,
}

/// The items in a size.
#[derive(Clone)]
struct SizedItems {
    size: Length,
    items: Vec<Paragraph>,
}

/// How the items stand in a width: in cells side by side, in as many rows of cells as needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cells {
    /// Left edge of the first.
    left: Length,
    /// Width of each.
    width: Length,
    /// How many stand side by side.
    count: usize,
    /// Whether the label stands at their left and not over them.
    label_beside: bool,
}

/// Sizes in hundredths of the body: of the items, where there is room a larger one; of the label; and the blank
/// between the edges and the words.
const SIZES: [i32; 4] = [114, 122, 130, 140];
const LABEL: i32 = 110;
const PADDING: i32 = 90;

/// Distance of the lines, in hundredths of their size.
const LEADING: i32 = 160;

/// The blank between two items, and the cap rule over all.
const BETWEEN: Length = Length::from_points(5);
const CAP: Length = Length::from_millipoints(2200);

/// Fewest and most em of a line where items stand side by side, and the blank between them in hundredths of an em.
const NARROWEST: i32 = 12;
const WIDEST: i32 = 28;
const GUTTER: i32 = 150;

/// The em of a width in which the label stands beside the items.
const LABEL_BESIDE: i32 = 22;

impl Summary {
    /// Shapes the summary of an article over text of a size; none where it has none.
    pub fn new(typesetter: &Typesetter<'_>, body: Length, article: &Article) -> Option<Self> {
        let sized = |part: i32| {
            let size = body.scaled(part, 100);
            let shaped = |item: &String| typesetter.plain(item, FontRole::Kai, size);
            SizedItems { size, items: article.summary.iter().map(shaped).collect() }
        };
        let label_size = body.scaled(LABEL, 100);
        let colour = typesetter.theme.heads.parts.kicker_colour;
        let style = typesetter.style_in(colour, FontRole::Strong, label_size);
        (!article.summary.is_empty()).then(|| Self {
            label: typesetter.paragraph(&StyledText::plain(typesetter.words.summary, style)),
            label_size,
            sizes: SIZES.into_iter().map(sized).collect(),
            padding: body.scaled(PADDING, 100),
        })
    }

    /// Its height in a width.
    pub fn height(&self, width: Length) -> Length {
        self.sizes.first().map_or(Length::ZERO, |sized| self.height_of(sized, width))
    }

    fn height_of(&self, sized: &SizedItems, width: Length) -> Length {
        let cells = self.cells(sized, width);
        let rows = sized.items.chunks(cells.count).map(|row| sized.row_height(row, cells.width));
        let between = BETWEEN * (sized.items.len().div_ceil(cells.count) as i32 - 1);
        CAP + self.padding * 2 + self.over_items(cells) + rows.sum::<Length>() + between
    }

    /// What it shows in a room of its width that is as high as it is or higher, in the largest size that fits.
    pub fn frames(&self, typesetter: &Typesetter<'_>, room: Size) -> Vec<Frame> {
        let fits = |sized: &&SizedItems| self.height_of(sized, room.width) <= room.height;
        let Some(sized) = self.sizes.iter().rev().find(fits).or(self.sizes.first()) else {
            return Vec::new();
        };
        let height = self.height_of(sized, room.width);
        let cells = self.cells(sized, room.width);
        let top = Point::new(self.padding, CAP + self.padding);
        let label = self.label.lines(&setting(room.width - self.padding * 2));
        let label = line_frames(typesetter, &label, top, (FontRole::Strong, self.label_size));
        let mut frames = vec![ground(typesetter, room, height)];
        frames.push(Frame::Group { tag: Tag::Artifact, frames: label });
        let mut y = top.y + self.over_items(cells);
        for (number, row) in sized.items.chunks(cells.count).enumerate() {
            for (cell, item) in row.iter().enumerate() {
                let x = cells.left + (cells.width + sized.gutter()) * cell as i32;
                let lines = item.lines(&setting(cells.width));
                let tag = Tag::Summary((number * cells.count + cell) as u32);
                let set = line_frames(typesetter, &lines, Point::new(x, y), (FontRole::Kai, sized.size));
                frames.push(Frame::Group { tag, frames: set });
            }
            y += sized.row_height(row, cells.width) + BETWEEN;
        }
        frames
    }

    /// Height of the label where it stands over the items.
    fn over_items(&self, cells: Cells) -> Length {
        if cells.label_beside { Length::ZERO } else { lead(self.label_size) }
    }

    /// The cells of the items in a width.
    fn cells(&self, sized: &SizedItems, width: Length) -> Cells {
        let label_beside = width >= sized.size * LABEL_BESIDE;
        let label = if label_beside { self.label.natural_width() + sized.gutter() } else { Length::ZERO };
        let left = self.padding + label;
        let room = width - left - self.padding;
        let narrowest = sized.size * NARROWEST + sized.gutter();
        let most = (room + sized.gutter()).millipoints() / narrowest.millipoints().max(1);
        let count = most.clamp(1, sized.items.len().max(1) as i32);
        let each = (room - sized.gutter() * (count - 1)) / count;
        Cells { left, width: each.min(sized.size * WIDEST), count: count as usize, label_beside }
    }
}

impl SizedItems {
    /// Height of items side by side in cells of a width.
    fn row_height(&self, row: &[Paragraph], width: Length) -> Length {
        let lines = |item: &Paragraph| item.broken(&setting(width)).lines.len() as i32;
        let most = row.iter().map(lines).max().unwrap_or(1);
        lead(self.size) * (most - 1) + self.size
    }

    /// The blank between two cells.
    fn gutter(&self) -> Length {
        self.size.scaled(GUTTER, 100)
    }
}

/// Distance of the lines of a size.
fn lead(size: Length) -> Length {
    size.scaled(LEADING, 100)
}

/// Lines from the left edge: few characters stand on a line, which could not be spaced evenly.
fn setting(measure: Length) -> Setting {
    Setting { measure, indent: Length::ZERO, align: Align::Start }
}

fn line_frames(
    typesetter: &Typesetter<'_>,
    lines: &[Line],
    corner: Point,
    (role, size): (FontRole, Length),
) -> Vec<Frame> {
    let at = |number: usize| Point::new(corner.x, corner.y + lead(size) * number as i32);
    lines.iter().enumerate().flat_map(|(i, line)| typesetter.line_at(line, at(i), role, size)).collect()
}

/// The tint of boxes over all of the room, where the theme has one, under a cap rule; else the cap rule and a rule
/// at the foot of the words.
fn ground(typesetter: &Typesetter<'_>, room: Size, height: Length) -> Frame {
    let (rules, tint) = (&typesetter.theme.rules, typesetter.theme.boxes.tint);
    let has_tint = tint > 0 || !typesetter.theme.colours.tint.is_none();
    let thickness = Length::from_points_f64(f64::from(rules.r#box));
    let strip = |top: Length, height: Length| Rect::new(Length::ZERO, top, room.width, height);
    let (rect, ink) = match has_tint {
        false => (strip(height - thickness, thickness), Ink::black(rules.ink).or(rules.box_colour)),
        true => (strip(Length::ZERO, room.height), Ink::black(tint).or(ColorName::Tint)),
    };
    let cap = Frame::Rule { rect: strip(Length::ZERO, CAP), ink: Ink::BLACK.or(rules.box_colour) };
    Frame::Group { tag: Tag::Artifact, frames: vec![Frame::Rule { rect, ink }, cap] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Theme;
    use crate::model::Language;
    use crate::text::FontLibrary;

    const ITEMS: [&str; 3] =
        ["老街留下四百五十二户人家", "三十七处老宅没有一处改成客栈", "修旧的账还没有算清"];

    /// The frames of a summary over text of nine points in a width, `more` higher than it must be, and its height.
    fn set(width: i32, more: i32, tint: u8) -> (Vec<Frame>, Length) {
        let (fonts, mut theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
        theme.boxes.tint = tint;
        let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
        let summary = ITEMS.map(str::to_owned).to_vec();
        let article = Article { summary, ..Article::default() };
        let summary = Summary::new(&typesetter, Length::from_points(9), &article).unwrap();
        let width = Length::from_points(width);
        let height = summary.height(width);
        let room = Size::new(width, height + Length::from_points(more));
        (summary.frames(&typesetter, room), height)
    }

    /// The first run of each item and the lines that it takes; then the rules.
    fn seen(frames: &[Frame]) -> (Vec<(Point, Length, usize)>, Vec<Rect>) {
        let (mut items, mut rules) = (Vec::new(), Vec::new());
        for frame in frames {
            let Frame::Group { tag, frames } = frame else { panic!("{frame:?} means nothing") };
            let runs: Vec<_> = frames
                .iter()
                .filter_map(|frame| match frame {
                    Frame::Glyphs(run) => Some(run),
                    Frame::Rule { rect, .. } => {
                        rules.push(*rect);
                        None
                    }
                    other => panic!("{other:?}"),
                })
                .collect();
            if let Tag::Summary(number) = tag {
                assert_eq!(*number as usize, items.len());
                let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                assert_eq!(text, ITEMS[items.len()]);
                items.push((runs[0].origin, runs[0].size, runs.len()));
            }
        }
        (items, rules)
    }

    #[test]
    fn in_a_column_the_items_stand_under_each_other() {
        let (frames, height) = set(117, 0, 0);
        let (items, rules) = seen(&frames);
        assert!(items.windows(2).all(|pair| pair[0].0.x == pair[1].0.x && pair[0].0.y < pair[1].0.y));
        assert_eq!(items.iter().map(|(_, _, lines)| *lines).collect::<Vec<_>>(), [2, 2, 1]);
        assert_eq!((rules[0].bottom(), rules[1].size.height), (height, CAP), "foot and cap");
    }

    #[test]
    fn in_a_band_they_stand_side_by_side_beside_the_label() {
        let (frames, height) = set(620, 0, 0);
        let (items, _) = seen(&frames);
        assert!(items.windows(2).all(|pair| pair[0].0.y == pair[1].0.y && pair[0].0.x < pair[1].0.x));
        assert!(height < Length::from_points(50), "{height}");
    }

    #[test]
    fn higher_rooms_have_larger_words_and_a_tint_fills_them() {
        let sizes = |more: i32| seen(&set(117, more, 0).0).0[0].1;
        assert_eq!(sizes(0), Length::from_millipoints(10_260));
        assert!(sizes(40) > sizes(0) && sizes(400) == Length::from_millipoints(12_600));
        let (frames, height) = set(117, 400, 8);
        let (_, rules) = seen(&frames);
        assert_eq!(rules[0].bottom(), height + Length::from_points(400));
    }
}
