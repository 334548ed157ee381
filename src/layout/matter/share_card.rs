//! The picture that others show for a link to an article or a newspaper page: headline, paper, day, page, a code of the
//! address, and what the article or the page looks like. A sheet like any other, to be made a picture of.

use super::book_cover::scaled_to;
use super::card::{HeadRoom, alone, headline, set};
use crate::check::CheckedIssue;
use crate::edition::{Edition, Frame, Sheet};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::crop::Cropping;
use crate::layout::style::code::code_frames;
use crate::layout::style::theme::Theme;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Figure, Keep};
use crate::text::{Align, FontLibrary, FontRole, Vocabulary};
use crate::wording::{Words, shortened};

/// Size of a card in points: that of Open Graph in pixels.
pub const SHARE_CARD: Size = Size::new(Length::from_points(1200), Length::from_points(630));

/// Thickness of the bar at the top, blank around the words, width of the picture, and sizes. Tuned by eye; see
/// docs/tuning.md.
const BAR: Length = Length::from_points(16);
const MARGIN: Length = Length::from_points(56);
const PICTURE: Length = Length::from_points(500);
const TAG: Length = Length::from_points(28);
const HEADLINE: [Length; 2] = [Length::from_points(76), Length::from_points(30)];
const NAME: Length = Length::from_points(46);
const SMALL: Length = Length::from_points(24);
const CODE: Length = Length::from_points(150);

/// Most lines of a headline, and most characters of any line.
const MOST_LINES: usize = 4;
const MOST_CHARACTERS: usize = 64;

/// What a card is for.
#[derive(Clone, Copy, Debug)]
pub struct ShareCard<'a> {
    /// The article, or the first one of the page.
    pub article: &'a Article,
    /// Label and name of the page: `A01 要闻`.
    pub page: &'a str,
    /// The page itself, where the card is for that.
    pub sheet: Option<&'a Sheet>,
    /// The complete address, where it is known.
    pub url: Option<&'a str>,
}

/// The card as an edition of one sheet.
pub fn share_card(issue: &CheckedIssue, card: ShareCard<'_>, theme: &Theme, fonts: &FontLibrary) -> Edition {
    let publication = &issue.issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let typesetter = typesetter.speaking(card.article.lang.as_ref());
    let title = Words::of(&publication.language).name_of(card.article);
    let drawing = Drawn { issue, card, typesetter: &typesetter };
    let shown = drawing.shown();
    let width = if shown.is_empty() { SHARE_CARD.width } else { SHARE_CARD.width - PICTURE };
    let mut frames = drawing.words(&title, width - MARGIN * 2);
    frames.extend(shown);
    let bar = Rect::new(Length::ZERO, Length::ZERO, SHARE_CARD.width, BAR);
    frames.push(Frame::Rule { rect: bar, ink: Ink::BLACK.or(ColorName::Accent) });
    let palette = match card.sheet {
        Some(sheet) => sheet.palette.clone(),
        None => theme.colours.palette(publication.accent),
    };
    alone(issue, fonts, Sheet { palette, ..Sheet::plain(SHARE_CARD, "1".into(), title.as_str(), frames) })
}

struct Drawn<'a> {
    issue: &'a CheckedIssue,
    card: ShareCard<'a>,
    typesetter: &'a Typesetter<'a>,
}

impl Drawn<'_> {
    /// The page, or the first picture of the article that there is, at the right.
    fn shown(&self) -> Vec<Frame> {
        let left = SHARE_CARD.width - PICTURE;
        let room = Rect::new(left, BAR, PICTURE, SHARE_CARD.height - BAR);
        if let Some(sheet) = self.card.sheet {
            let line = Rect::new(left, BAR, Length::from_points(1), room.size.height);
            return [scaled_to(sheet, room), vec![Frame::Rule { rect: line, ink: Ink::BLACK }]].concat();
        }
        let mut found = None;
        self.card.article.each_figure(|_, figure| {
            found = found.take().or_else(|| self.picture(figure, room));
        });
        found.into_iter().collect()
    }

    /// A picture cut to a room, but for what its author keeps.
    fn picture(&self, figure: &Figure, room: Rect) -> Option<Frame> {
        let path = figure.image.as_ref()?;
        let picture = self.issue.picture(path)?;
        let pixels = (picture.width.max(1), picture.height.max(1));
        let keep = Keep::around(&figure.keep);
        let subjects = picture.subjects.as_deref().filter(|_| figure.focus.is_none() && keep.is_none());
        let shown = Cropping { pixels, focus: figure.focus, keep, subjects }.shown(room);
        Some(Frame::Image { path: path.clone(), rect: shown.rect, whole: shown.whole })
    }

    /// Page, headline, paper, day, and the code of the address.
    fn words(&self, title: &str, measure: Length) -> Vec<Frame> {
        let publication = &self.issue.issue().publication;
        let words = Words::of(&publication.language);
        let top = MARGIN + BAR / 2;
        let foot = SHARE_CARD.height - MARGIN - CODE;
        let mut frames =
            self.line(self.card.page, (FontRole::Strong, TAG), Point::new(MARGIN, top), measure, true);
        let below = top + TAG * 2;
        let room = Rect::new(MARGIN, below, measure, foot - below - TAG);
        let room = HeadRoom { room, sizes: HEADLINE, most_lines: MOST_LINES };
        frames.extend(headline(self.typesetter, title, &Vocabulary::of(self.card.article), &room));
        let code =
            self.card.url.and_then(|url| code_frames(url, CODE)).filter(|(side, _)| *side <= CODE * 3 / 2);
        let (side, code) = code.unwrap_or_default();
        let corner = Point::new(MARGIN + measure - side, SHARE_CARD.height - MARGIN - side);
        let beside = if code.is_empty() { measure } else { measure - side - TAG };
        let day = words.date(self.issue.issue().date);
        let mut small = vec![day];
        if !code.is_empty() {
            small.push(words.web().scan.to_owned());
        }
        frames.extend(code.into_iter().map(|frame| frame.moved(corner)));
        let height = NAME * 2 + SMALL * 3 / 2 * small.len() as i32;
        let mut y = SHARE_CARD.height - MARGIN - height.min(CODE);
        let name = self.typesetter.theme.furniture.masthead;
        frames.extend(self.line(&publication.title, (name, NAME), Point::new(MARGIN, y), beside, true));
        y += NAME * 3 / 2;
        for text in small {
            frames.extend(self.line(&text, (FontRole::Label, SMALL), Point::new(MARGIN, y), beside, false));
            y += SMALL * 3 / 2;
        }
        frames
    }

    /// A text in one line, smaller where it is long.
    fn line(
        &self,
        text: &str,
        (role, size): (FontRole, Length),
        corner: Point,
        measure: Length,
        is_coloured: bool,
    ) -> Vec<Frame> {
        let text = shortened(text, MOST_CHARACTERS);
        let size = self.typesetter.one_line_size(&text, role, (size, size / 4), measure).unwrap_or(size / 4);
        let lines = match is_coloured {
            true => self.typesetter.set_in(ColorName::Accent, &text, (role, size), measure, Align::Start),
            false => self.typesetter.set_plain(&text, role, size, measure, Align::Start),
        };
        set(self.typesetter, &lines[..lines.len().min(1)], role, size, corner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn a_card_has_its_headline_its_paper_and_a_code_only_where_there_is_an_address() {
        let (theme, fonts) = (Theme::bundled("party").unwrap(), FontLibrary::bundled());
        let long = "三年清淤截污十二公里菱河见底".repeat(9);
        for title in ["河", "Council approves river plan", &long] {
            let article = Article { headline: vec![title.to_owned()], ..sample::article("01/a") };
            let card = |url| ShareCard { article: &article, page: "A01 要闻", sheet: None, url };
            let frames = |url| {
                let edition = share_card(&sample::checked(), card(url), &theme, &fonts);
                assert_eq!(edition.sheets[0].size, SHARE_CARD);
                edition.sheets[0].frames.clone()
            };
            let is_code = |frame: &Frame| matches!(frame, Frame::Tiles { .. });
            assert!(!frames(None).iter().any(is_code));
            assert!(
                frames(Some("https://example.org/paper/html/2026-03/20/content_1.htm")).iter().any(is_code)
            );
            assert!(frames(None).iter().filter(|frame| matches!(frame, Frame::Glyphs(_))).count() >= 4);
        }
    }
}
