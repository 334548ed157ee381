//! What other importers recognise by the same cues as OCR pages, in texts of which each is one line.

use crate::diagnostics::Span;
use crate::model::{Article, Byline};

use super::byline::{self, CueReading};
use super::captions;
use super::credits;
use super::heads;
use super::lines::PageExcerpt;

/// What a cue says of a line.
#[derive(Debug)]
pub(in crate::source::import) enum Cue<T> {
    /// It was taken apart.
    Taken(T),
    /// It is there, but would not print again as it was.
    Unread(Span),
    /// It is missing.
    Nothing,
}

/// People with the places where they are named.
pub(in crate::source::import) type People = Vec<(Byline, Span)>;

/// The opening of a report: dateline, byline, and how many bytes of the line both take.
#[derive(Debug)]
pub(in crate::source::import) struct Opening {
    /// `本报讯`.
    pub(in crate::source::import) dateline: (String, Span),
    /// Who reported.
    pub(in crate::source::import) byline: People,
    /// Bytes of the line before its text.
    pub(in crate::source::import) length: usize,
}

/// A line with its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::source::import) struct CueLine<'a>(PageExcerpt<'a>);

impl<'a> CueLine<'a> {
    /// The line at a place of a text.
    pub(in crate::source::import) fn of(text: &'a str, place: &Span) -> Self {
        Self(PageExcerpt::page(place.file, text).part(place.range.clone()))
    }

    /// Dateline and byline of a report.
    pub(in crate::source::import) fn opening(self) -> Cue<Opening> {
        match byline::run_in(self.0) {
            CueReading::Taken(found) => Cue::Taken(Opening {
                dateline: (found.dateline.text.to_owned(), found.dateline.span()),
                byline: found.byline,
                length: self.0.text.len() - found.rest.text.len(),
            }),
            CueReading::Unread(span) => Cue::Unread(span),
            CueReading::Nothing => Cue::Nothing,
        }
    }

    /// A line that is nothing but a byline.
    pub(in crate::source::import) fn standing_byline(self) -> Cue<People> {
        match byline::standing(self.0) {
            CueReading::Taken(people) => Cue::Taken(people),
            CueReading::Unread(span) => Cue::Unread(span),
            CueReading::Nothing => Cue::Nothing,
        }
    }

    /// A line that is nothing but the names of who wrote and who made the pictures.
    pub(in crate::source::import) fn sign_off(self) -> Cue<People> {
        let Some(found) = credits::read(self.0) else { return Cue::Nothing };
        let prints = |people: &People| {
            let sign_off = people.iter().map(|(byline, _)| byline.clone()).collect();
            super::words().sign_off(&Article { sign_off, ..Article::default() }) == self.0.text
        };
        match credits::sign_off(&found).filter(prints) {
            Some(people) => Cue::Taken(people),
            None => Cue::Unread(self.0.span()),
        }
    }

    /// Where the line ends with a byline in parentheses.
    pub(in crate::source::import) fn closing_byline(self) -> Option<Span> {
        byline::closing(self.0)
    }

    /// A caption that ends with the maker of its picture: how many bytes the caption has, and the credit.
    pub(in crate::source::import) fn credited(self) -> Option<(usize, String)> {
        let (caption, credits) = credits::at_end(self.0)?;
        let words: Vec<&str> = credits.iter().map(|credit| credit.words.text).collect();
        let whole = credits.first()?.words.until(credits.last()?.words);
        let is_whole =
            whole.range.end == self.0.span().range.end && words.join(" ").len() == whole.range.len();
        (is_whole && credits.iter().all(|credit| credit.photo)).then(|| (caption.text.len(), words.join(" ")))
    }

    /// Whether it begins as a report does.
    pub(in crate::source::import) fn has_dateline(self) -> bool {
        byline::has_dateline(self.0.text)
    }

    /// Whether it begins as captions do.
    pub(in crate::source::import) fn begins_caption(self) -> bool {
        captions::begins_caption(self.0.text)
    }

    /// Whether it begins as numbered subheads do.
    pub(in crate::source::import) fn is_numbered(self) -> bool {
        heads::is_numbered(self.0.text)
    }
}
