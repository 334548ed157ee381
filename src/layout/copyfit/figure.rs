//! A figure: its picture over its caption and credit.

use super::crop::{Cropping, Shown, THINNEST, contained};
use super::strip::Strip;
use crate::check::{CheckedIssue, PictureKind};
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::grid::paper::Paper;
use crate::layout::style::code::code_frames;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Figure, ImagePath, Keep, PictureSize};
use crate::subjects::Subjects;
use crate::text::{Align, Line, Paragraph, Setting, StyledText};
use crate::wording::NoteNumbers;

/// The tallest a picture may be, in hundredths of the rows of a page. A taller one leaves too
/// little text beside it (tuned by eye on the two examples; see docs/tuning.md).
const TALLEST: i32 = 34;

/// Most lines of words, in one column, under a picture that is placed by the page. Longer words
/// run in the legs.
const MOST_LINES: usize = 12;

/// Most figures of an article that stand over its legs. Tuned by eye on the two examples; see
/// docs/tuning.md.
pub const MOST_STANDING: usize = 6;

/// Where the figures that the page may place are placed.
#[derive(Clone, Debug, Default)]
pub struct Placement<'a> {
    /// Over the legs: they have a picture, and words that are a caption rather than a text.
    pub standing: Vec<&'a Figure>,
    /// Before the text: those whose picture is missing, or whose words are too long for a caption.
    pub before: Vec<&'a Figure>,
    /// Behind the text: those for which there is no room over the legs, and codes.
    pub after: Vec<&'a Figure>,
}

/// Sorts the figures of an article by where they are placed, at most so many over the legs.
pub fn placement<'a>(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    issue: &CheckedIssue,
    article: &'a Article,
    notes: &NoteNumbers,
    standing: usize,
) -> Placement<'a> {
    let mut placement = Placement::default();
    for figure in &article.figures {
        let has_picture = figure.image.as_ref().is_some_and(|path| issue.picture(path).is_some());
        let lines = caption_lines(typesetter, figure, notes, paper.measure).len();
        let place = match () {
            () if figure.qr.is_some() => &mut placement.after,
            () if !has_picture || lines > MOST_LINES => &mut placement.before,
            () if placement.standing.len() < standing => &mut placement.standing,
            () => &mut placement.after,
        };
        place.push(figure);
    }
    placement
}

/// A figure that the page places, measured for any width: its picture over its caption.
#[derive(Clone, Debug)]
pub struct Photo<'a> {
    figure: &'a Figure,
    path: &'a ImagePath,
    /// Pixels of the picture, across and down.
    pixels: (u32, u32),
    words: Paragraph,
    align: Align,
    /// Whether it is a drawing, of which nothing may be cut.
    is_drawing: bool,
    /// What its author says must never be cut, else the faces found in it.
    keep: Option<Keep>,
    /// What it shows, where that was looked at.
    subjects: Option<&'a Subjects>,
}

impl<'a> Photo<'a> {
    /// A figure with a picture.
    pub fn new(
        typesetter: &Typesetter<'_>,
        issue: &'a CheckedIssue,
        figure: &'a Figure,
        notes: &NoteNumbers,
    ) -> Option<Self> {
        let path = figure.image.as_ref()?;
        let picture = issue.picture(path)?;
        let words = typesetter.paragraph(&caption(typesetter, figure, notes));
        let pixels = (picture.width.max(1), picture.height.max(1));
        let is_drawing = picture.kind == PictureKind::Png;
        let is_named = figure.focus.is_some() || !figure.keep.is_empty();
        let subjects = picture.subjects.as_deref().filter(|_| !is_named);
        let keep = Keep::around(subjects.map_or(figure.keep.as_slice(), |subjects| &subjects.faces));
        Some(Self { figure, path, pixels, words, align: typesetter.running(), is_drawing, keep, subjects })
    }

    /// Its path.
    pub fn path(&self) -> &ImagePath {
        self.path
    }

    /// How large its editor wants it.
    pub fn wanted_size(&self) -> Option<PictureSize> {
        self.figure.size
    }

    /// How many faces were found in it.
    pub fn faces(&self) -> usize {
        self.subjects.map_or(0, |subjects| subjects.faces.len())
    }

    /// The hundredths of its width and of its height that no crop cuts.
    pub fn kept(&self) -> (i32, i32) {
        self.keep.map_or((0, 0), |keep| (i32::from(keep.2), i32::from(keep.3)))
    }

    /// Whether its author names what must stay.
    pub fn has_focus(&self) -> bool {
        self.figure.focus.is_some() || !self.figure.keep.is_empty()
    }

    /// Whether it is shown whole: its author says so, or it is a drawing, whose edges mean something.
    pub fn is_whole(&self) -> bool {
        self.figure.crop.is_some() || self.is_drawing
    }

    /// Its width as a multiple of its height.
    pub fn ratio(&self) -> f64 {
        f64::from(self.pixels.0) / f64::from(self.pixels.1)
    }

    /// Its width in hundredths of its height.
    pub fn shape(&self) -> i32 {
        let (across, down) = self.pixels;
        (u64::from(across) * 100 / u64::from(down)).min(100_000) as i32
    }

    /// Height of the whole picture at a width.
    pub fn height(&self, width: Length) -> Length {
        let (across, down) = self.pixels;
        Length::from_points_f64(f64::from(width.points()) * f64::from(down) / f64::from(across))
    }

    /// Rows of its caption at a width.
    pub fn caption_rows(&self, width: Length) -> u16 {
        self.words.broken(&self.setting(width)).lines.len().min(usize::from(u16::MAX)) as u16
    }

    fn setting(&self, width: Length) -> Setting {
        Setting { measure: width, indent: Length::ZERO, align: self.align }
    }

    /// The part of it, in thousandths, that is cut off in a width and so many rows.
    pub fn cut_off(&self, paper: &Paper, width: Length, rows: (u16, bool)) -> u16 {
        let Shown { rect, whole } = self.shown(paper, width, rows);
        let area =
            |rect: Rect| i64::from(rect.size.width.millipoints()) * i64::from(rect.size.height.millipoints());
        (1000 - (area(rect) * 1000 / area(whole).max(1)).clamp(0, 1000)) as u16
    }

    /// Where it is in a width and so many rows, cut to them or `whole`.
    fn shown(&self, paper: &Paper, width: Length, (rows, whole): (u16, bool)) -> Shown {
        // The foot of the picture is that of the em boxes of its last row.
        let height = paper.row * i32::from(rows) - (paper.row - paper.body);
        let room = Rect::new(Length::ZERO, Length::ZERO, width, height);
        if whole || self.is_whole() {
            let rect = contained(room, self.pixels);
            return Shown { rect, whole: rect };
        }
        let (focus, keep, subjects) = (self.figure.focus, self.keep, self.subjects);
        Cropping { pixels: self.pixels, focus, keep, subjects }.shown(room)
    }

    /// The picture in a width and so many rows, cut to them or `whole`, the caption in the rows below it.
    pub fn frames(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        width: Length,
        (rows, whole): (u16, bool),
    ) -> Vec<Frame> {
        let theme = &typesetter.theme.text;
        let size = theme.caption_size.em();
        let Shown { rect, whole } = self.shown(paper, width, (rows, whole));
        let mut frames = vec![Frame::Image { path: self.path.clone(), rect, whole }];
        let mut lines = Vec::new();
        for (i, line) in self.words.lines(&self.setting(width)).iter().enumerate() {
            let top = paper.row * i32::from(rows + i as u16) + (paper.body - size) / 2;
            lines.extend(typesetter.line_at(line, Point::new(Length::ZERO, top), theme.caption_face, size));
        }
        if !lines.is_empty() {
            frames.push(Frame::Group { tag: Tag::Caption, frames: lines });
        }
        vec![Frame::Group { tag: Tag::Figure { alt: self.figure.alt.clone() }, frames }]
    }
}

/// Caption and credit, a blank between the two.
fn caption(typesetter: &Typesetter<'_>, figure: &Figure, notes: &NoteNumbers) -> StyledText {
    let theme = &typesetter.theme.text;
    let size = theme.caption_size.em();
    let leading = Leading { em: size, pitch: size }.solid();
    let mut words = typesetter.styled(&figure.caption, theme.caption_face, leading, notes);
    if let Some(credit) = &figure.credit {
        let blank = if words.is_empty() { "" } else { " " };
        words.push_people(&format!("{blank}{credit}"), typesetter.style(theme.credit_face, size));
    }
    words
}

/// Caption and credit in lines.
fn caption_lines(
    typesetter: &Typesetter<'_>,
    figure: &Figure,
    notes: &NoteNumbers,
    width: Length,
) -> Vec<Line> {
    let setting = Setting { measure: width, indent: Length::ZERO, align: typesetter.running() };
    typesetter.paragraph(&caption(typesetter, figure, notes)).lines(&setting)
}

/// The picture of a figure in a leg and the height it takes; nothing where there is none.
fn picture(paper: &Paper, issue: &CheckedIssue, figure: &Figure, width: Length) -> (Length, Vec<Frame>) {
    let Some((path, picture)) = figure.image.as_ref().and_then(|path| Some((path, issue.picture(path)?)))
    else {
        return (Length::ZERO, Vec::new());
    };
    let (w, h) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let tallest = (paper.row * i32::from(paper.rows)).scaled(TALLEST, 100);
    let full = (f64::from(width.points()) * h / w).min(f64::from(tallest.points()));
    let tall = Length::from_points_f64(full).max(THINNEST);
    let wide = Length::from_points_f64(full * w / h).min(width).max(THINNEST);
    let rect = Rect::new((width - wide) / 2, Length::ZERO, wide, tall);
    (tall + paper.row / 3, vec![Frame::Image { path: path.clone(), rect, whole: rect }])
}

/// The usual side of the code of a figure, with its quiet zone: 24 mm.
const FIGURE_CODE: Length = Length::from_points(68);

/// Part of the rows that a picture leaves which stands over it, in hundredths.
const WORDS_NEAR: i32 = 75;

/// A figure as strips of a column: its picture, then its words line by line.
pub fn figure_strips(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    issue: &CheckedIssue,
    figure: &Figure,
    notes: &NoteNumbers,
    measure: Length,
) -> Vec<Strip> {
    let mut strips = Vec::new();
    let code = figure.qr.as_deref().and_then(|url| code_frames(url, FIGURE_CODE));
    let (height, frames) = match code {
        Some((side, frames)) => {
            let middle = Point::new(((measure - side) / 2).max(Length::ZERO), Length::ZERO);
            (side, frames.into_iter().map(|frame| frame.moved(middle)).collect())
        }
        None => picture(paper, issue, figure, measure),
    };
    let lines = caption_lines(typesetter, figure, notes, measure);
    if !frames.is_empty() {
        let rows = paper.rows_for(height + paper.row / 4);
        // What is left of the rows stands over it, so that its words are near.
        let spare = (paper.row * i32::from(rows) - height).max(Length::ZERO);
        let down = Point::new(Length::ZERO, spare.scaled(WORDS_NEAR, 100));
        let frames = frames.into_iter().map(|frame| frame.moved(down)).collect();
        let of_code = || figure.qr.as_deref().map(|url| typesetter.words.qr_code(url));
        let tag = Tag::Figure { alt: figure.alt.clone().or_else(of_code) };
        strips.push(Strip {
            rows,
            tag,
            frames,
            keeps_with_next: !lines.is_empty(),
            blank: false,
            line: None,
        });
    }
    let size = typesetter.theme.text.caption_size.em();
    let has_picture = !strips.is_empty();
    strips.extend(lines.iter().enumerate().map(|(number, line)| Strip {
        rows: 1,
        tag: Tag::Caption,
        frames: typesetter.line_at(line, Point::default(), typesetter.theme.text.caption_face, size),
        keeps_with_next: has_picture && number + 1 < lines.len(),
        blank: false,
        line: None,
    }));
    strips
}
