//! Which of the first paragraphs are kicker, headline and deck: by their styles, else as contributors set them, with
//! large type in the middle of the line.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::ocr::report_cues::{Cue, CueLine, People};
use super::content::{Paragraph, Part, Run};
use super::look::StyleRole;
use crate::diagnostics::{FileId, Span};
use crate::model::Byline;
use crate::unicode::is_han;

/// Most characters of a line of the head.
const LONGEST_LINE: usize = 60;

/// Most characters of a headline that is set as the text is.
const LONGEST_PLAIN_HEADLINE: usize = 40;

/// Most paragraphs of a head.
const MOST_LINES: usize = 8;

/// How the text of a document is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::source::import) struct BodyLook {
    /// Half points.
    pub(in crate::source::import) size: u32,
    /// Whether most of it is bold.
    pub(in crate::source::import) is_bold: bool,
}

/// A line with the bytes of its place.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct HeadLine {
    /// Its characters.
    pub(in crate::source::import) text: String,
    /// Its place.
    pub(in crate::source::import) place: Span,
}

/// A head.
#[derive(Debug, Default)]
pub(in crate::source::import) struct Head {
    /// Title of the standing column, where the document says it.
    pub(in crate::source::import) column_title: Option<HeadLine>,
    /// Line above the headline.
    pub(in crate::source::import) kicker: Vec<HeadLine>,
    /// Headline.
    pub(in crate::source::import) headline: Vec<HeadLine>,
    /// Line below it.
    pub(in crate::source::import) deck: Vec<HeadLine>,
    /// Who wrote it.
    pub(in crate::source::import) byline: People,
    /// Items of the summary.
    pub(in crate::source::import) summary: Vec<HeadLine>,
    /// Place and agency that the text began with, where the document has them apart.
    pub(in crate::source::import) dateline: Option<HeadLine>,
    /// Who signs at the end, where the document has it apart.
    pub(in crate::source::import) sign_off: People,
    /// What else stood in the head, and belongs to the text.
    pub(in crate::source::import) rest: Vec<Part>,
    /// Lines that could be something else, and what they were taken for: the key of the words.
    pub(in crate::source::import) doubts: Vec<(HeadLine, &'static str)>,
    /// Marks of notes in the head, which has no room for them.
    pub(in crate::source::import) notes: Vec<(usize, Span)>,
}

/// How most characters of a document are set.
pub(in crate::source::import) fn body_look(parts: &[Part]) -> BodyLook {
    let (mut sizes, mut bold, mut all) = (BTreeMap::new(), 0, 0);
    for paragraph in parts.iter().filter_map(Part::paragraph) {
        for (look, count) in paragraph.looks() {
            *sizes.entry(look.size()).or_insert(0) += count;
            all += count;
            bold += if look.is_bold() { count } else { 0 };
        }
    }
    let size = sizes.into_iter().max_by_key(|&(size, count)| (count, Reverse(size)));
    BodyLook { size: size.map_or(0, |(size, _)| size), is_bold: bold * 2 > all }
}

impl Part {
    /// The paragraph it is.
    pub(in crate::source::import) fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }
}

/// Takes the head off a document. `lines` is its text.
pub(in crate::source::import) fn take(
    parts: &mut Vec<Part>,
    body: BodyLook,
    file: FileId,
    lines: &str,
) -> Head {
    let reader = HeadReader { body, file, lines };
    let mut head = Head::default();
    // Pictures before the head belong to the text after it.
    let pictures = parts.iter().take_while(|part| matches!(part, Part::Picture(_))).count();
    let count = reader.count(&parts[pictures..]);
    let mut found: Vec<Paragraph> = Vec::with_capacity(count);
    for part in parts.drain(pictures..pictures + count) {
        if let Part::Paragraph(paragraph) = part {
            found.push(paragraph);
        }
    }
    let found = reader.without_people(found, &mut head);
    if let Some(at) = reader.headline(&found) {
        reader.sort(found, at, &mut head);
    }
    let rest = std::mem::take(&mut head.rest);
    parts.splice(pictures..pictures, rest);
    head
}

struct HeadReader<'a> {
    body: BodyLook,
    file: FileId,
    lines: &'a str,
}

impl HeadReader<'_> {
    fn span(&self, paragraph: &Paragraph) -> Span {
        Span::new(self.file, paragraph.place.clone())
    }

    fn cue(&self, paragraph: &Paragraph) -> CueLine<'_> {
        CueLine::of(self.lines, &self.span(paragraph))
    }

    /// How many of the first paragraphs are the head.
    fn count(&self, parts: &[Part]) -> usize {
        let mut has_title = false;
        let count = parts.iter().take(MOST_LINES).take_while(|part| {
            let Some(paragraph) = part.paragraph() else { return false };
            let is_heading = matches!(paragraph.look.role, Some(StyleRole::Heading(_)));
            let goes_on = self.is_display(paragraph) && !(has_title && is_heading);
            has_title |= is_heading || paragraph.look.role == Some(StyleRole::Title);
            goes_on
        });
        match count.count() {
            0 => usize::from(self.is_plain_headline(parts)),
            count => count,
        }
    }

    /// Whether a paragraph is set apart from the text.
    fn is_display(&self, paragraph: &Paragraph) -> bool {
        let text = paragraph.text();
        let named = matches!(
            paragraph.look.role,
            Some(StyleRole::Title | StyleRole::Subtitle | StyleRole::Author | StyleRole::Heading(_))
        );
        let apart = paragraph.size() > self.body.size
            || paragraph.look.is_centred()
            || paragraph.is_bold() && !self.body.is_bold;
        let is_byline = !matches!(self.cue(paragraph).standing_byline(), Cue::Nothing);
        named
            || (apart || is_byline)
                && paragraph.length() <= LONGEST_LINE
                && !text.ends_with(['。', '；', '，', '：'])
                && !self.cue(paragraph).has_dateline()
                && !self.cue(paragraph).begins_caption()
    }

    /// Whether the first paragraph is a headline that is set as the text is: short, and without a final mark.
    fn is_plain_headline(&self, parts: &[Part]) -> bool {
        let (Some(first), Some(next)) =
            (parts.first().and_then(Part::paragraph), parts.get(1).and_then(Part::paragraph))
        else {
            return false;
        };
        first.length() <= LONGEST_PLAIN_HEADLINE
            && next.length() > first.length()
            && !first.text().ends_with(['。', '；', '，', '：', '！', '？', '”', '…'])
            && !self.cue(first).has_dateline()
    }

    /// Takes those out who wrote the article.
    fn without_people(&self, found: Vec<Paragraph>, head: &mut Head) -> Vec<Paragraph> {
        let largest = found.iter().map(Paragraph::size).max().unwrap_or(0);
        let mut kept: Vec<Paragraph> = Vec::with_capacity(found.len());
        for paragraph in found {
            let is_under_head =
                kept.iter().any(|above| above.size() > paragraph.size() && above.size() == largest);
            match self.cue(&paragraph).standing_byline() {
                _ if !paragraph.is_plain() => kept.push(paragraph),
                Cue::Taken(people) => head.byline.extend(people),
                Cue::Unread(_) => head.rest.push(Part::Paragraph(paragraph)),
                Cue::Nothing if is_name(&paragraph, is_under_head) => {
                    let line = self.line(&paragraph);
                    let names = vec![line.text.clone()];
                    let byline = Byline { names, ..Byline::default() };
                    head.byline.push((byline, line.place.clone()));
                    head.doubts.push((line, "unsure-heading.byline"));
                }
                Cue::Nothing => kept.push(paragraph),
            }
        }
        kept
    }

    /// The number of the headline among the paragraphs of a head: by its style, else the largest.
    fn headline(&self, found: &[Paragraph]) -> Option<usize> {
        let by_role = |role: fn(StyleRole) -> bool| {
            found.iter().position(|paragraph| paragraph.look.role.is_some_and(role))
        };
        let largest = found.iter().map(Paragraph::size).max()?;
        by_role(|role| role == StyleRole::Title)
            .or_else(|| by_role(|role| matches!(role, StyleRole::Heading(_))))
            .or_else(|| found.iter().position(|paragraph| paragraph.size() == largest))
    }

    /// Puts the paragraphs of a head where they belong; `at` is the headline.
    fn sort(&self, found: Vec<Paragraph>, at: usize, head: &mut Head) {
        let (size, role) = (found[at].size(), found[at].look.role);
        let is_large = size > self.body.size || role.is_some();
        let mut in_headline = true;
        for (number, paragraph) in found.into_iter().enumerate() {
            let same = number == at
                || number > at && in_headline && is_large && role.is_none() && paragraph.size() == size;
            in_headline = number <= at || same;
            head.notes.extend(paragraph.runs.iter().filter_map(|run| match run {
                Run::Note(note) => Some((*note, self.span(&paragraph))),
                _ => None,
            }));
            let lines = self.turned(&paragraph);
            let (list, taken_for) = match (number < at, same) {
                (true, _) => (&mut head.kicker, Some("unsure-heading.kicker")),
                (_, true) => (&mut head.headline, None),
                _ => (&mut head.deck, Some("unsure-heading.deck")),
            };
            list.extend(lines.clone());
            let by_style = paragraph.look.role.is_some();
            if let Some(taken_for) = taken_for.filter(|_| !by_style) {
                head.doubts.extend(lines.into_iter().map(|line| (line, taken_for)));
            } else if !is_large && taken_for.is_none() {
                head.doubts.extend(lines.into_iter().map(|line| (line, "unsure-heading.headline")));
            }
        }
    }

    fn line(&self, paragraph: &Paragraph) -> HeadLine {
        HeadLine { text: paragraph.text(), place: self.span(paragraph) }
    }

    /// The lines of a paragraph, as its author turned them.
    fn turned(&self, paragraph: &Paragraph) -> Vec<HeadLine> {
        let mut lines = vec![HeadLine { text: String::new(), place: self.span(paragraph) }];
        for run in &paragraph.runs {
            match (run, lines.last_mut()) {
                (Run::Break, _) => lines.push(HeadLine { text: String::new(), place: self.span(paragraph) }),
                (run, Some(line)) => line.text.push_str(run.plain()),
                _ => {}
            }
        }
        for line in &mut lines {
            line.text = line.text.trim().to_owned();
        }
        lines.retain(|line| !line.text.is_empty());
        lines
    }
}

/// Whether a paragraph names the author: by its style, or as a name of two to four characters in the middle of the
/// line under a larger headline.
fn is_name(paragraph: &Paragraph, is_under_head: bool) -> bool {
    let text = paragraph.text();
    paragraph.look.role == Some(StyleRole::Author)
        || is_under_head
            && paragraph.look.is_centred()
            && (2..=4).contains(&text.chars().count())
            && text.chars().all(is_han)
}
