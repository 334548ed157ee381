//! The set edition: sheets of frames, ready to be drawn.
//!
//! ```
//! use paiban::layout::{Paper, Theme};
//! use paiban::press::Press;
//! use paiban::text::FontLibrary;
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let press = Press::new(Theme::bundled("metro")?, Paper::find("tabloid-5")?, FontLibrary::bundled());
//! let edition = press.set(press.read("examples/luqiao/2026-03-20")?.issue)?.value.edition;
//! let front = &edition.regions()[0];
//! assert_eq!(front.regions[0].part, 0, "the article begins on this sheet");
//! assert!(front.lines.iter().any(|line| line.kind == paiban::edition::LineKind::Head));
//! # Ok(())
//! # }
//! ```

pub mod office;
mod outline;
mod parts;
pub(crate) mod places;
mod regions;

pub use parts::{CharacterPlace, LineKind, SheetPart, ShownPicture, TextBlock, TextLine};
pub use regions::{ArticleRegion, SheetRegions};

use std::fmt::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::check::CheckedIssue;
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink, Palette};
use crate::model::{ArticleId, CellSpan, ImagePath, Issue, PageLabel};
use crate::text::{FaceId, FontLibrary};
use crate::volume::CheckedVolume;
use crate::wording::Words;

/// An issue or a volume set on paper: its sheets, and the metadata of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Title of the document.
    pub title: String,
    /// The unique identifier, as a URN.
    pub identifier: String,
    /// Name of the files made from it, without their ending.
    pub file_stem: String,
    /// Name under which `issue` is attached to a file as its source.
    pub source_name: &'static str,
    /// What the pages show: articles, pictures, the paper; of a volume all its days.
    pub issue: CheckedIssue,
    /// The faces that glyphs are of.
    pub fonts: FontLibrary,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
}

/// One side of paper. A newspaper page (版) takes one or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Size after trimming.
    pub size: Size,
    /// Label of the newspaper page it belongs to.
    pub label: PageLabel,
    /// Title for the outline, such as `A01 要闻`.
    pub title: String,
    /// Number among the sheets of the newspaper page, from 0.
    pub number: usize,
    /// What the file calls its newspaper page, where that is not the label: `4-19/02` in a volume.
    pub page_label: Option<String>,
    /// What stands above its title in the outline, such as a day of a volume.
    pub section: Option<String>,
    /// Which articles begin on it, and the reading order of each.
    pub readings: Vec<ReadingOrder>,
    /// The room that each article has on it, in reading order.
    pub areas: Vec<Area>,
    /// The colours that its inks name.
    pub palette: Palette,
    /// What is drawn, in reading order.
    pub frames: Vec<Frame>,
}

impl Sheet {
    /// A sheet that shows no articles, in black: the first of its page, and no part of a volume.
    pub fn plain(size: Size, label: PageLabel, title: impl Into<String>, frames: Vec<Frame>) -> Self {
        Self {
            size,
            label,
            title: title.into(),
            number: 0,
            page_label: None,
            section: None,
            readings: Vec::new(),
            areas: Vec::new(),
            palette: Palette::default(),
            frames,
        }
    }
}

/// The room of an article, or of the part of it on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The article.
    pub article: ArticleId,
    /// What it covers. Areas of a sheet do not overlap; neighbours share their edges, in the middle
    /// of the blank between them.
    pub rects: Vec<Rect>,
}

/// Position of an article in the reading order of its newspaper page: by rank, then from above,
/// then from the left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingOrder {
    /// The article.
    pub article: ArticleId,
    /// Its rank, the highest first, 0 to 5.
    pub rank: u8,
    /// Row and column where it begins.
    pub cell: (u16, u16),
}

/// Something that is drawn. Places are from the top left corner of the sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Frame {
    /// Frames that mean something together.
    Group {
        /// What they mean.
        tag: Tag,
        /// The frames.
        frames: Vec<Frame>,
    },
    /// Glyphs of one face and size on one baseline.
    Glyphs(GlyphRun),
    /// A filled rectangle: a rule or a tint.
    Rule {
        /// Its place.
        rect: Rect,
        /// What it is printed in.
        ink: Ink,
    },
    /// A filled disc.
    Dot {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: Length,
        /// What it is printed in.
        ink: Ink,
    },
    /// Rectangles that are filled as one shape, so that no light shows between those that touch: the squares of a
    /// QR code.
    Tiles {
        /// The rectangles; none of them overlap.
        rects: Vec<Rect>,
        /// How dark they are.
        ink: Ink,
    },
    /// Shapes with straight sides that are filled as one: the ornaments of a frame.
    Shapes {
        /// The corners of each, one after the other; none of the shapes overlap.
        outlines: Vec<Vec<Point>>,
        /// How dark they are.
        ink: Ink,
    },
    /// A line of straight parts, as of a chart.
    Line {
        /// Its corners, from one end to the other.
        points: Vec<Point>,
        /// How thick it is.
        thickness: Length,
        /// How dark it is.
        ink: Ink,
    },
    /// A picture.
    Image {
        /// The picture.
        path: ImagePath,
        /// The window it is seen through.
        rect: Rect,
        /// Where the whole picture lies: what is outside the window is cut off.
        whole: Rect,
    },
    /// A place that leads somewhere.
    Link {
        /// The place.
        rect: Rect,
        /// Where it leads.
        target: LinkTarget,
        /// How many of the frames after it are what the reader sees of it.
        covers: usize,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// An address.
    Url(String),
    /// The beginning of an article.
    Article(ArticleId),
    /// The part of an article that goes on on another page.
    Continuation(ArticleId),
    /// A sheet, by its number in the edition, from 0.
    Sheet(usize),
}

/// Glyphs of one face and size on one baseline, or upright below each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlyphRun {
    /// Where the first glyph begins, on the baseline; on the axis of a vertical line, at the
    /// height of that glyph's baseline if it stands upright.
    pub origin: Point,
    /// Which way its glyphs follow each other.
    pub direction: RunDirection,
    /// The face.
    pub face: FaceId,
    /// Size of the em.
    pub size: Length,
    /// What it is printed in.
    pub ink: Ink,
    /// The characters it stands for.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<PlacedGlyph>,
}

/// Which way the glyphs of a run follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RunDirection {
    /// To the right, as wide as they are.
    #[default]
    Right,
    /// To the right, so many thousandths as wide as they are: digits in one em of a vertical line, characters
    /// of a narrow or wide headline. Advances are those of the glyphs as drawn.
    Narrowed(u16),
    /// Downwards, each of them upright.
    Down,
    /// Downwards, all rotated by a quarter clockwise.
    Rotated,
}

/// A glyph of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedGlyph {
    /// Number in its face.
    pub id: u32,
    /// Distance to the next glyph's origin, along its direction.
    pub advance: Length,
    /// Height above the baseline; to the right of the axis in a vertical line.
    pub rise: Length,
    /// Bytes of the run's text it stands for.
    pub text: Range<usize>,
}

/// A cell of a table. Its lines may stand beside any of the rows that it spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TableCell {
    /// Its first row in the table.
    pub row: u32,
    /// Its first column.
    pub column: u32,
    /// How many columns and rows it takes.
    pub span: CellSpan,
    /// What it is the head of, if it is one.
    pub head: Option<HeadOf>,
}

/// What a cell is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HeadOf {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// What frames mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tag {
    /// Not part of the text: folio, rules, ornaments.
    Artifact,
    /// The masthead.
    Masthead,
    /// The list of what is inside.
    Index,
    /// The imprint.
    Imprint,
    /// An article, or the part of it on this sheet.
    Article(ArticleId),
    /// Title of a standing column.
    ColumnTitle,
    /// Line above the headline.
    Kicker,
    /// Headline.
    Headline,
    /// Line below the headline.
    Deck,
    /// An item of the summary, by its number.
    Summary(u32),
    /// Words of the article that are shown large.
    PullQuote,
    /// Who says them.
    PullQuoteBy,
    /// Byline or sign-off.
    Byline,
    /// A paragraph, by its number in the article: parts of one paragraph have the same number.
    Paragraph(u32),
    /// A heading in the text with its depth.
    Subhead(u8),
    /// A list whose items stand side by side.
    List,
    /// A list item, by its number in the article.
    ListItem(u32),
    /// The term that a list item begins with, by the number of the item.
    ListTerm(u32),
    /// A paragraph of a quotation, by its number in the article.
    Quote(u32),
    /// A row of a table: number of the table in the article, number of the row in the table.
    TableRow(u32, u32),
    /// A cell of a table.
    Cell(TableCell),
    /// What stands over a table, by the number of the table in the article.
    TableCaption(u32),
    /// A figure with its alternative text.
    Figure {
        /// The description.
        alt: Option<String>,
    },
    /// Caption and credit.
    Caption,
    /// A footnote, by its number in the article.
    Note(u32),
}

impl Edition {
    /// An issue on its sheets.
    pub fn of_issue(issue: &CheckedIssue, fonts: &FontLibrary, sheets: Vec<Sheet>) -> Self {
        let Issue { publication, date, .. } = issue.issue();
        let day = Words::of(&publication.language).date(*date);
        let title = format!("{} {day}", publication.title);
        let (identifier, file_stem) = (issue.issue().identifier(), issue.issue().file_stem());
        let source_name = "issue.json";
        Self { title, identifier, file_stem, source_name, issue: issue.clone(), fonts: fonts.clone(), sheets }
    }

    /// A volume on its sheets.
    pub fn of_volume(volume: &CheckedVolume, fonts: &FontLibrary, sheets: Vec<Sheet>) -> Self {
        let publication = &volume.bound().issue().publication;
        let title = Words::of(&publication.language).volume_of(&publication.title, volume.range());
        let (identifier, file_stem) = (volume.identifier(), volume.file_stem());
        let source_name = "volume.json";
        Self {
            title,
            identifier,
            file_stem,
            source_name,
            issue: volume.bound().clone(),
            fonts: fonts.clone(),
            sheets,
        }
    }

    /// The editions of its newspaper pages, each with its label and its sheets. Their titles name
    /// the page.
    #[must_use]
    pub fn pages(&self) -> Vec<(PageLabel, Self)> {
        let mut pages: Vec<(PageLabel, Self)> = Vec::new();
        for sheet in &self.sheets {
            match pages.iter_mut().find(|(label, _)| *label == sheet.label) {
                Some((_, page)) => page.sheets.push(sheet.clone()),
                None => {
                    let title = format!("{} {}", self.title, sheet.title);
                    let page = Self { title, ..self.with_sheets(vec![sheet.clone()]) };
                    pages.push((sheet.label.clone(), page));
                }
            }
        }
        pages
    }

    /// The same document with other sheets.
    #[must_use]
    pub fn with_sheets(&self, sheets: Vec<Sheet>) -> Self {
        Self {
            title: self.title.clone(),
            identifier: self.identifier.clone(),
            file_stem: self.file_stem.clone(),
            source_name: self.source_name,
            issue: self.issue.clone(),
            fonts: self.fonts.clone(),
            sheets,
        }
    }

    /// Number of sheets.
    pub fn sheet_count(&self) -> usize {
        self.sheets.len()
    }

    /// The edition as text, one frame a line: for comparing two runs and for goldens.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        for (number, sheet) in self.sheets.iter().enumerate() {
            let Size { width, height } = sheet.size;
            let _ = writeln!(out, "sheet {} {} {width}x{height}", number + 1, sheet.title);
            dump_frames(&sheet.frames, 1, &mut out);
        }
        out
    }
}

/// The name of the colour of an ink, if it has one.
fn in_color(ink: Ink) -> String {
    match ink.color {
        ColorName::Black => String::new(),
        color => format!(" {}", color.name()),
    }
}

fn dump_frames(frames: &[Frame], depth: usize, out: &mut String) {
    for frame in frames {
        let _ = write!(out, "{:1$}", "", depth * 2);
        let place =
            |rect: &Rect| format!("{},{} {}x{}", rect.left(), rect.top(), rect.size.width, rect.size.height);
        let list = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join(" ");
        let _ = match frame {
            Frame::Group { tag, .. } => writeln!(out, "{tag:?}"),
            Frame::Glyphs(run) => {
                let Point { x, y } = run.origin;
                let direction = match run.direction {
                    RunDirection::Right => String::new(),
                    direction => format!("{direction:?} "),
                };
                let color = in_color(run.ink);
                writeln!(out, "glyphs {x},{y} {direction}{:?} {}{color} {}", run.face, run.size, run.text)
            }
            Frame::Rule { rect, ink } => writeln!(out, "rule {}{}", place(rect), in_color(*ink)),
            Frame::Dot { center, .. } => writeln!(out, "dot {},{}", center.x, center.y),
            Frame::Tiles { rects, .. } => writeln!(out, "tiles {}", list(&mut rects.iter().map(place))),
            Frame::Shapes { outlines, .. } => {
                let corners = outlines.iter().flatten().map(|Point { x, y }| format!("{x},{y}"));
                writeln!(out, "shapes {}", list(&mut corners.into_iter()))
            }
            Frame::Line { points, thickness, .. } => {
                let corners = points.iter().map(|Point { x, y }| format!("{x},{y}"));
                writeln!(out, "line {thickness} {}", list(&mut corners.into_iter()))
            }
            Frame::Image { path, rect, whole } if rect == whole => {
                writeln!(out, "image {} {path}", place(rect))
            }
            Frame::Image { path, rect, whole } => {
                writeln!(out, "image {} of {} {path}", place(rect), place(whole))
            }
            Frame::Link { rect, target, .. } => writeln!(out, "link {} {target:?}", place(rect)),
        };
        if let Frame::Group { frames, .. } = frame {
            dump_frames(frames, depth + 1, out);
        }
    }
}

impl Frame {
    /// The frame with all its distances from the left edge, and its glyphs, so many hundredths as wide; for
    /// lines across.
    #[must_use]
    pub fn as_wide(self, hundredths: u16) -> Self {
        let wide = |length: Length| length.scaled(i32::from(hundredths), 100);
        let scaled =
            |rect: Rect| Rect::new(wide(rect.left()), rect.top(), wide(rect.size.width), rect.size.height);
        match self {
            Self::Group { tag, frames } => Self::Group {
                tag,
                frames: frames.into_iter().map(|frame| frame.as_wide(hundredths)).collect(),
            },
            Self::Glyphs(mut run) => {
                run.origin.x = wide(run.origin.x);
                run.glyphs.iter_mut().for_each(|glyph| glyph.advance = wide(glyph.advance));
                run.direction = match run.direction {
                    RunDirection::Right => RunDirection::Narrowed(hundredths * 10),
                    RunDirection::Narrowed(own) => {
                        RunDirection::Narrowed((u32::from(own) * u32::from(hundredths) / 100) as u16)
                    }
                    other => other,
                };
                Self::Glyphs(run)
            }
            Self::Rule { rect, ink } => Self::Rule { rect: scaled(rect), ink },
            Self::Dot { center, radius, ink } => {
                Self::Dot { center: Point::new(wide(center.x), center.y), radius, ink }
            }
            Self::Tiles { rects, ink } => Self::Tiles { rects: rects.into_iter().map(scaled).collect(), ink },
            Self::Shapes { outlines, ink } => {
                let outlines = moved_corners(outlines, |Point { x, y }| Point::new(wide(x), y));
                Self::Shapes { outlines, ink }
            }
            Self::Line { points, thickness, ink } => {
                let points = points.into_iter().map(|Point { x, y }| Point::new(wide(x), y)).collect();
                Self::Line { points, thickness, ink }
            }
            Self::Image { path, rect, whole } => {
                Self::Image { path, rect: scaled(rect), whole: scaled(whole) }
            }
            Self::Link { rect, target, covers } => Self::Link { rect: scaled(rect), target, covers },
        }
    }

    /// The frame, moved.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        let at = |rect: Rect| rect.moved(by);
        match self {
            Self::Group { tag, frames } => {
                Self::Group { tag, frames: frames.into_iter().map(|frame| frame.moved(by)).collect() }
            }
            Self::Glyphs(mut run) => {
                run.origin = Point::new(run.origin.x + by.x, run.origin.y + by.y);
                Self::Glyphs(run)
            }
            Self::Rule { rect, ink } => Self::Rule { rect: at(rect), ink },
            Self::Dot { center, radius, ink } => {
                Self::Dot { center: Point::new(center.x + by.x, center.y + by.y), radius, ink }
            }
            Self::Tiles { rects, ink } => Self::Tiles { rects: rects.into_iter().map(at).collect(), ink },
            Self::Shapes { outlines, ink } => {
                let outlines = moved_corners(outlines, |Point { x, y }| Point::new(x + by.x, y + by.y));
                Self::Shapes { outlines, ink }
            }
            Self::Line { points, thickness, ink } => {
                let points =
                    points.into_iter().map(|Point { x, y }| Point::new(x + by.x, y + by.y)).collect();
                Self::Line { points, thickness, ink }
            }
            Self::Image { path, rect, whole } => Self::Image { path, rect: at(rect), whole: at(whole) },
            Self::Link { rect, target, covers } => Self::Link { rect: at(rect), target, covers },
        }
    }
}

/// Shapes, every corner of which goes elsewhere.
fn moved_corners(outlines: Vec<Vec<Point>>, to: impl Fn(Point) -> Point) -> Vec<Vec<Point>> {
    outlines.into_iter().map(|outline| outline.into_iter().map(&to).collect()).collect()
}
