//! The cover of a book: name and day of the paper over its front page, or over its leading
//! headlines. A sheet like any other, to be drawn and made a picture of.

use crate::check::CheckedIssue;
use crate::edition::office::Scale;
use crate::edition::{Edition, Frame, Sheet, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::Ink;
use crate::layout::copyfit::crop::contained;
use crate::layout::style::theme::Theme;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Issue};
use crate::text::{Align, FontLibrary, FontRole, Headline, Line, Manner, Punctuation, Vocabulary};
use crate::volume::CheckedVolume;
use crate::wording::{Words, shortened};

/// What a cover shows below the name of the paper.
#[derive(Clone, Copy, Debug)]
pub enum Front<'a> {
    /// A page of the paper.
    Page(&'a Sheet),
    /// The headlines of its first articles.
    Headlines,
}

/// Size of a cover in points, five to eight: shops want 1600 × 2560 pixels (Kindle Publishing
/// Guidelines, cover image).
pub const COVER: Size = Size::new(Length::from_points(480), Length::from_points(768));

/// Blank around everything, and sizes in points. Tuned by eye; see docs/tuning.md.
const MARGIN: Length = Length::from_points(34);
const NAME: Length = Length::from_points(92);
const LEAST_NAME: Length = Length::from_points(10);
const NAME_ROOM: Length = Length::from_points(104);
const LINE: Length = Length::from_points(15);
const HAIRLINE: Length = Length::from_millipoints(500);
const KICKER: Length = Length::from_points(18);
const BLANK: Length = Length::from_points(22);

/// Sizes of headlines, the first one's first.
const HEADLINES: [Length; 5] = [
    Length::from_points(44),
    Length::from_points(27),
    Length::from_points(23),
    Length::from_points(20),
    Length::from_points(20),
];

/// Most characters of a line of a head: a longer one is shortened, and what is too tall still is left
/// out.
const MOST_OF_HEAD: usize = 200;

/// The cover of an issue as an edition of one sheet.
pub fn cover(issue: &CheckedIssue, theme: &Theme, fonts: &FontLibrary, front: Front<'_>) -> Edition {
    let Issue { publication, date, .. } = issue.issue();
    let words = Words::of(&publication.language);
    let title = format!("{} {}", publication.title, words.date(*date));
    drawn(issue, title, words.cover_lines(issue.issue()), theme, fonts, front)
}

/// The cover of a volume in the same way.
pub fn volume_cover(volume: &CheckedVolume, theme: &Theme, fonts: &FontLibrary, front: Front<'_>) -> Edition {
    let issue = volume.bound();
    let Issue { publication, pages, .. } = issue.issue();
    let words = Words::of(&publication.language);
    let span = words.span(volume.range());
    let title = format!("{} {span}", publication.title);
    let counts = words.counts(volume.days().len(), pages.len(), 0);
    let lines = vec![words.line(&[span, words.volume.to_owned()]), words.line(&counts[..2])];
    drawn(issue, title, lines, theme, fonts, front)
}

fn drawn(
    issue: &CheckedIssue,
    title: String,
    lines: Vec<String>,
    theme: &Theme,
    fonts: &FontLibrary,
    front: Front<'_>,
) -> Edition {
    let publication = &issue.issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let cover = Cover { issue, lines, typesetter: &typesetter, fonts };
    let (mut frames, top) = cover.head();
    frames.extend(match front {
        Front::Page(sheet) => cover.page(sheet, top),
        Front::Headlines => cover.headlines(top),
    });
    let palette = match front {
        Front::Page(sheet) => sheet.palette.clone(),
        Front::Headlines => theme.colours.palette(publication.accent),
    };
    let sheet = Sheet { palette, ..Sheet::plain(COVER, "1".into(), title.as_str(), frames) };
    Edition { title, ..Edition::of_issue(issue, fonts, vec![sheet]) }
}

struct Cover<'a> {
    issue: &'a CheckedIssue,
    /// Day and numbers.
    lines: Vec<String>,
    typesetter: &'a Typesetter<'a>,
    fonts: &'a FontLibrary,
}

impl Cover<'_> {
    /// The width between the margins.
    fn width() -> Length {
        COVER.width - MARGIN * 2
    }

    /// Name, day and numbers between rules, and where they end.
    fn head(&self) -> (Vec<Frame>, Length) {
        let issue = self.issue.issue();
        let mut frames = self.name(issue, Rect::new(MARGIN, MARGIN, Self::width(), NAME_ROOM));
        let mut top = MARGIN + NAME_ROOM + LINE / 2;
        let ink = Ink::BLACK.or(self.typesetter.theme.rules.masthead_colour);
        frames.push(rule(ink, top, HAIRLINE * 6));
        frames.push(rule(ink, top + HAIRLINE * 10, HAIRLINE));
        top += LINE;
        for text in &self.lines {
            let lines =
                self.typesetter.set_plain(text, FontRole::Caption, LINE, Self::width(), Align::Center);
            top = self.set(&lines, FontRole::Caption, LINE, top, &mut frames);
        }
        top += LINE / 3;
        frames.push(rule(ink, top, HAIRLINE));
        (vec![Frame::Group { tag: Tag::Masthead, frames }], top + BLANK)
    }

    /// The name of the paper in a rectangle: its picture, or its title as large as it fits.
    fn name(&self, issue: &Issue, room: Rect) -> Vec<Frame> {
        let publication = &issue.publication;
        if let Some(path) = &publication.masthead
            && let Some(picture) = self.issue.picture(path)
        {
            let rect = contained(room, (picture.width, picture.height));
            return vec![Frame::Image { path: path.clone(), rect, whole: rect }];
        }
        let role = self.typesetter.theme.furniture.masthead;
        let wide = room.size.width;
        let title = shortened(&publication.title, (wide.millipoints() / LEAST_NAME.millipoints()) as usize);
        let natural = self.typesetter.width(&title, role, NAME);
        let size = if natural > wide { NAME.scaled(wide.millipoints(), natural.millipoints()) } else { NAME };
        let color = self.typesetter.theme.furniture.masthead_colour;
        let lines = self.typesetter.set_in(color, &title, (role, size), wide, Align::Center);
        let mut frames = Vec::new();
        self.set(&lines, role, size, room.top() + (room.size.height - size) / 2, &mut frames);
        frames
    }

    /// A page as large as it fits, with a line around it.
    fn page(&self, sheet: &Sheet, top: Length) -> Vec<Frame> {
        let room = Rect::new(MARGIN, top, Self::width(), COVER.height - MARGIN - top);
        let millipoints = |length: Length| length.millipoints().max(1) as u32;
        let shape = (millipoints(sheet.size.width), millipoints(sheet.size.height));
        let rect = contained(room, shape);
        scaled_to(sheet, rect)
            .into_iter()
            .chain([Frame::Group { tag: Tag::Artifact, frames: around(rect) }])
            .collect()
    }

    /// The headlines of the first articles, the first the largest, as many as there is room for.
    fn headlines(&self, top: Length) -> Vec<Frame> {
        let mut frames = Vec::new();
        let mut top = top + BLANK / 2;
        let headed = self.issue.issue().articles().filter(|article| !article.headline.is_empty());
        for (number, (article, size)) in headed.zip(HEADLINES).enumerate() {
            let mut here = Vec::new();
            let mut end = top;
            if number > 0 {
                here.push(rule(Ink::BLACK, end, HAIRLINE));
                end += BLANK * 3 / 4;
            }
            end = self.headline(article, size, number == 0, end, &mut here);
            if end > COVER.height - MARGIN {
                break;
            }
            frames.extend(here);
            top = end + BLANK * 3 / 4;
        }
        frames
    }

    /// One headline, the first with what stands over and under it.
    fn headline(
        &self,
        article: &Article,
        size: Length,
        first: bool,
        mut top: Length,
        frames: &mut Vec<Frame>,
    ) -> Length {
        let vocabulary = Vocabulary::of(article);
        if first {
            for text in &article.kicker {
                top = self.turned(text, FontRole::Kai, KICKER, top, &vocabulary, frames);
            }
            top += KICKER / 3;
        }
        let headline = article.headline.join(" ");
        top = self.turned(&headline, FontRole::Headline, size, top, &vocabulary, frames);
        if first {
            top += KICKER / 3;
            for text in &article.deck {
                top = self.turned(text, FontRole::Kai, KICKER, top, &vocabulary, frames);
            }
        }
        top
    }

    /// A text in few lines of whole words; where they end.
    fn turned(
        &self,
        text: &str,
        role: FontRole,
        size: Length,
        top: Length,
        vocabulary: &Vocabulary,
        frames: &mut Vec<Frame>,
    ) -> Length {
        let text = &shortened(text, MOST_OF_HEAD);
        let style = self.typesetter.style(role, size);
        let manner = self.typesetter.theme.text.manner();
        let manner = Manner { headline: true, punctuation: Punctuation::Banjiao, ..manner };
        let headline = Headline::new(text, style, &manner, vocabulary, self.fonts);
        let lines = headline.lines(size, Length::ZERO, Self::width(), self.fonts);
        self.set(&lines, role, size, top, frames)
    }

    /// Lines below each other; where they end.
    fn set(
        &self,
        lines: &[Line],
        role: FontRole,
        size: Length,
        mut top: Length,
        frames: &mut Vec<Frame>,
    ) -> Length {
        for line in lines {
            frames.extend(self.typesetter.line_at(line, Point::new(MARGIN, top), role, size));
            top += size.scaled(5, 4);
        }
        top
    }
}

/// What a sheet shows, as wide as a rectangle and from its top left corner.
pub(super) fn scaled_to(sheet: &Sheet, rect: Rect) -> Vec<Frame> {
    let scale = Scale { shown: rect.size.width, of: sheet.size.width };
    sheet.frames.iter().map(|frame| scale.frame(frame.clone()).moved(rect.origin)).collect()
}

fn rule(ink: Ink, top: Length, thickness: Length) -> Frame {
    Frame::Rule { rect: Rect::new(MARGIN, top, Cover::width(), thickness), ink }
}

/// Hairlines around a rectangle.
fn around(rect: Rect) -> Vec<Frame> {
    let line =
        |left, top, width, height| Frame::Rule { rect: Rect::new(left, top, width, height), ink: Ink::BLACK };
    let Size { width, height } = rect.size;
    vec![
        line(rect.left(), rect.top(), width, HAIRLINE),
        line(rect.left(), rect.bottom(), width, HAIRLINE),
        line(rect.left(), rect.top(), HAIRLINE, height),
        line(rect.right(), rect.top(), HAIRLINE, height + HAIRLINE),
    ]
}
