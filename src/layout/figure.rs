//! A figure: its picture over its caption and credit.

use super::edition::{Frame, Tag};
use super::interlinear::Leading;
use super::paper::Paper;
use super::strip::Strip;
use super::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::geometry::{Length, Point, Rect};
use crate::model::{Article, Figure, Note};
use crate::text::{Line, Setting};

/// A figure of a width, measured.
#[derive(Clone, Debug)]
pub struct FigureBox {
    /// Height of picture, caption and the blank below them.
    pub height: Length,
    /// What is drawn, from its own top left corner.
    pub frames: Vec<Frame>,
}

/// The tallest a picture may be, in hundredths of the rows of a page. Taste of this project: a
/// taller one leaves too little text beside it.
const TALLEST: i32 = 34;

/// Most lines of words, in one column, under a picture that is placed by the page. Longer words
/// run in the legs.
const MOST_LINES: usize = 12;

/// Most figures of an article that stand over its legs. With more, heads and pictures could fill
/// a page and leave no row for the text.
const MOST_STANDING: usize = 2;

/// Where the figures that the page may place are placed.
#[derive(Clone, Debug, Default)]
pub struct Placement<'a> {
    /// Over the legs: they have a picture, and words that are a caption rather than a text.
    pub standing: Vec<&'a Figure>,
    /// Before the text: words that lost their picture, or are too long for a caption.
    pub before: Vec<&'a Figure>,
    /// Behind the text: those for which there is no room over the legs.
    pub behind: Vec<&'a Figure>,
}

/// Sorts the figures of an article by where they are placed.
pub fn placement<'a>(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    issue: &CheckedIssue,
    article: &'a Article,
) -> Placement<'a> {
    let mut placement = Placement::default();
    for figure in &article.figures {
        let has_picture = figure.image.as_ref().is_some_and(|path| issue.picture(path).is_some());
        let lines = caption_lines(typesetter, figure, &article.notes, paper.measure).len();
        let place = match () {
            () if !has_picture || lines > MOST_LINES => &mut placement.before,
            () if placement.standing.len() < MOST_STANDING => &mut placement.standing,
            () => &mut placement.behind,
        };
        place.push(figure);
    }
    placement
}

/// Measures a figure of a width. A picture that would be too tall is made narrower and centred.
pub fn figure_box(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    issue: &CheckedIssue,
    figure: &Figure,
    notes: &[Note],
    width: Length,
) -> FigureBox {
    let (mut height, mut frames) = picture(paper, issue, figure, width);
    let size = typesetter.theme.text.caption_size.em();
    let mut lines = Vec::new();
    for line in caption_lines(typesetter, figure, notes, width) {
        let corner = Point::new(Length::ZERO, height);
        lines.extend(typesetter.line_at(&line, corner, typesetter.theme.text.caption_face, size));
        height += size.scaled(5, 4);
    }
    if !lines.is_empty() {
        frames.push(Frame::Group { tag: Tag::Caption, frames: lines });
    }
    let tag = Tag::Figure { alt: figure.alt.clone() };
    FigureBox { height, frames: vec![Frame::Group { tag, frames }] }
}

/// The picture of a figure and the height it takes; nothing where there is none.
fn picture(paper: &Paper, issue: &CheckedIssue, figure: &Figure, width: Length) -> (Length, Vec<Frame>) {
    let Some((path, picture)) = figure.image.as_ref().and_then(|path| Some((path, issue.picture(path)?)))
    else {
        return (Length::ZERO, Vec::new());
    };
    let (w, h) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let tallest = (paper.row * i32::from(paper.rows)).scaled(TALLEST, 100);
    let full = (f64::from(width.points()) * h / w).min(f64::from(tallest.points()));
    let tall = Length::from_points_f64(full);
    let wide = Length::from_points_f64(full * w / h).min(width);
    let rect = Rect::new((width - wide) / 2, Length::ZERO, wide, tall);
    (tall + paper.row / 3, vec![Frame::Image { path: path.clone(), rect }])
}

/// Caption and credit in lines, a blank between the two.
fn caption_lines(typesetter: &Typesetter<'_>, figure: &Figure, notes: &[Note], width: Length) -> Vec<Line> {
    let theme = &typesetter.theme.text;
    let size = theme.caption_size.em();
    let leading = Leading { em: size, pitch: size }.solid();
    let mut words = typesetter.styled(&figure.caption, theme.caption_face, leading, notes);
    if let Some(credit) = &figure.credit {
        let blank = if words.is_empty() { "" } else { " " };
        words.push(&format!("{blank}{credit}"), typesetter.style(theme.credit_face, size));
    }
    let setting = Setting { measure: width, indent: Length::ZERO, align: typesetter.running() };
    typesetter.paragraph(&words).lines(&setting)
}

/// A figure as strips of a column: its picture, then its words line by line.
pub fn figure_strips(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    issue: &CheckedIssue,
    figure: &Figure,
    notes: &[Note],
) -> Vec<Strip> {
    let mut strips = Vec::new();
    let (height, frames) = picture(paper, issue, figure, paper.measure);
    let lines = caption_lines(typesetter, figure, notes, paper.measure);
    if !frames.is_empty() {
        let rows = paper.rows_for(height + paper.row / 4);
        let tag = Tag::Figure { alt: figure.alt.clone() };
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
    strips.extend(lines.iter().map(|line| Strip {
        rows: 1,
        tag: Tag::Caption,
        frames: typesetter.line_at(line, Point::default(), typesetter.theme.text.caption_face, size),
        keeps_with_next: false,
        blank: false,
        line: None,
    }));
    strips
}
