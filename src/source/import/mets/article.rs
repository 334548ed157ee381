//! An article of the map as an article of the issue.

use std::ops::Range;

use super::super::cuts;
use super::super::document::article as built;
use super::super::document::content::{Document, Group, GroupKind, Paragraph, Part, Picture, Run, WordTable};
use super::super::document::heads::{Head, HeadLine};
use super::super::document::look::{ParagraphLook, StyleRole};
use super::super::ocr::BuiltArticle;
use super::super::ocr::report_cues::{Cue, CueLine, People};
use super::super::pictures::WantedPicture;
use super::areas::{AreaIndex, Spot};
use super::map::{MapArticle, MapPart, MapRole};
use super::people::{self, Printed, Writers};
use super::{MappedIssue, lists, tables};
use crate::diagnostics::{Diagnostic, FileId, Span};
use crate::model::{ArticleId, Byline, Language, Notice, NoticeKind, PullQuote};
use crate::source::import::ocr::Assembly;
use crate::wording::Words;

/// What stands between the turned lines of a head or a stanza in the map.
const TURN: &str = " / ";

/// Makes the article, and reports what is uncertain about it.
pub(super) fn build(
    id: ArticleId,
    article: &MapArticle,
    issue: &MappedIssue,
    index: &mut AreaIndex<'_>,
    assembly: &mut Assembly<'_>,
    name: &str,
) -> BuiltArticle {
    let mut reader = ArticleReader {
        article,
        issue,
        index,
        document: Document::default(),
        head: Head::default(),
        standing: None,
        closing: None,
        quote: None,
        table: None,
        lines: Vec::new(),
    };
    article.parts.iter().for_each(|part| reader.part(part));
    reader.end_table();
    let name = format!("{name}#{}", if article.id.is_empty() { id.as_str() } else { &article.id });
    let file = assembly.file(&name, &reader.document.lines);
    reader.place_lines(file);
    let language = article.record.language.as_deref().or(issue.record.language.as_deref());
    let language = language.map_or_else(|| Language::from("zh-Hans"), Language::from);
    reader.people(file, Words::of(&language));
    let ArticleReader { document, head, quote, .. } = reader;
    let pictures = super::super::document::pictures::of(&document);
    let wanted: Vec<WantedPicture> = pictures
        .iter()
        .enumerate()
        .filter(|(_, picture)| !picture.part.is_empty())
        .map(|(number, picture)| WantedPicture {
            image: WantedPicture::name(&id, number, &picture.part),
            source: picture.part.clone(),
            place: Span::new(file, picture.place.clone()),
        })
        .collect();
    let paths = wanted.iter().map(|picture| (picture.source.clone(), picture.image.clone())).collect();
    let made = built::build(id, document, Some(head), file, &paths);
    let found: Vec<Diagnostic> = made.diagnostics;
    assembly.diagnostics.extend(found);
    let mut made_article = made.article;
    made_article.quote = quote;
    made_article.notice = notice(article);
    if article.record.language.is_some() && article.record.language != issue.record.language {
        made_article.lang = Some(language);
    }
    BuiltArticle { article: made_article, places: made.places, level: 2, pictures: wanted }
}

/// What an article is that is none.
fn notice(article: &MapArticle) -> Option<Notice> {
    let kind = article.record.notice.or(article.is_advert.then_some(NoticeKind::Advertisement))?;
    Some(Notice { kind, size: None, columns: None, rows: None, artwork: None })
}

/// An article in the reading.
struct ArticleReader<'a, 'b> {
    article: &'a MapArticle,
    issue: &'a MappedIssue,
    index: &'a mut AreaIndex<'b>,
    document: Document,
    head: Head,
    /// The lines that name who wrote, under the head and at the end.
    standing: Option<Range<usize>>,
    closing: Option<Range<usize>>,
    quote: Option<PullQuote>,
    /// A table that further cells may join, and its last row.
    table: Option<(WordTable, usize)>,
    /// Lines of the head, until the file has its number.
    lines: Vec<(MapRole, String, Range<usize>)>,
}

impl ArticleReader<'_, '_> {
    fn part(&mut self, part: &MapPart) {
        let mut spots = self.index.take(&part.areas);
        for further in &part.further {
            let more = self.index.take(further);
            if spots.is_empty() || self.index.text(&more) != self.index.text(&spots) {
                spots.extend(more);
            }
        }
        let is_cell = matches!(part.role, MapRole::Cell | MapRole::ColumnHead | MapRole::RowHead);
        if !is_cell {
            self.end_table();
        }
        match part.role {
            _ if is_cell => self.cell(part, &spots),
            MapRole::Image => self.picture(part, &spots),
            MapRole::Author => self.author(&spots),
            MapRole::PullQuote => self.pull_quote(&spots),
            role if role.is_head() && !self.has_text() => self.head_lines(role, part, &spots),
            MapRole::Table if part.areas.is_empty() => {}
            MapRole::Table => spots.iter().for_each(|spot| self.paragraph(&[*spot], None)),
            MapRole::Caption => self.caption(part, &spots),
            MapRole::TableCaption => self.paragraph(&spots, Some(StyleRole::Caption)),
            MapRole::Subhead => self.paragraph(&spots, Some(StyleRole::Heading(1))),
            MapRole::ListItem => {
                let item = self.line(self.index.text(&spots));
                match part.label {
                    Some(_) => lists::add_term(&mut self.document.parts, item),
                    None => lists::add(&mut self.document.parts, item),
                }
            }
            MapRole::Quote => {
                let paragraph = self.line(self.index.text(&spots));
                lists::quote(&mut self.document.parts, paragraph);
            }
            MapRole::Note => self.note(&spots),
            // Heads inside of the text.
            _ => self.running(part, &spots),
        }
    }

    fn has_text(&self) -> bool {
        self.document.parts.iter().any(|part| !matches!(part, Part::Picture(_)))
    }

    /// A line of the text for messages.
    fn range(&mut self, text: &str) -> Range<usize> {
        let start = self.document.lines.len();
        self.document.lines.push_str(text);
        self.document.lines.push('\n');
        start..start + text.len()
    }

    fn line(&mut self, text: String) -> Paragraph {
        let place = self.range(&text);
        Paragraph::of(&self.document.lines, place)
    }

    fn paragraph(&mut self, spots: &[Spot], role: Option<StyleRole>) {
        let text = self.index.text(spots);
        if text.is_empty() {
            return;
        }
        let paragraph = self.line(text);
        let look = ParagraphLook { role, ..ParagraphLook::default() };
        self.document.parts.push(Part::Paragraph(Paragraph { look, ..paragraph }));
    }

    /// A paragraph; one whose turned lines the map tells is a stanza.
    fn running(&mut self, part: &MapPart, spots: &[Spot]) {
        let text = self.index.text(spots);
        let Some(lines) = turned(part.label.as_deref(), &text).filter(|lines| lines.len() > 1) else {
            return self.paragraph(spots, None);
        };
        let mut runs = Vec::new();
        for line in &lines {
            if !runs.is_empty() {
                runs.push(Run::Break);
            }
            runs.push(Run::Text { text: line.clone(), look: Default::default(), link: None });
        }
        let place = self.range(&lines.join(" "));
        let stanza = Paragraph { runs, look: ParagraphLook::default(), place };
        let items = vec![vec![Part::Paragraph(stanza)]];
        self.document.parts.push(Part::Group(Group { kind: GroupKind::Verse, items }));
    }

    /// A note: where its mark stands in the text once, it belongs there, else it is a paragraph.
    fn note(&mut self, spots: &[Spot]) {
        let text = self.index.text(spots);
        let mark = text.chars().next().filter(|mark| ('①'..='⑳').contains(mark));
        let number = self.document.notes.len();
        if !mark.is_some_and(|mark| set_mark(&mut self.document.parts, mark, number)) {
            return self.paragraph(spots, None);
        }
        let mut note = self.line(text);
        note.cut_front(mark.map_or(0, char::len_utf8));
        note.trim();
        self.document.notes.push(vec![Part::Paragraph(note)]);
    }

    /// Lines of the head: as the map has them, else those of the title in the record, else as they are turned.
    fn head_lines(&mut self, role: MapRole, part: &MapPart, spots: &[Spot]) {
        let text = self.index.text(spots);
        let record = self.article.record.title.as_deref().filter(|_| role == MapRole::Headline);
        let label = self.article.label.as_deref().filter(|_| role == MapRole::Headline);
        let told = [part.label.as_deref(), record, label].into_iter().find_map(|told| turned(told, &text));
        // An item of a summary runs on.
        let turned = || if role == MapRole::Summary { vec![text.clone()] } else { self.index.turned(spots) };
        let lines = told.unwrap_or_else(turned);
        for line in lines {
            let place = self.range(&line);
            self.lines.push((role, line, place));
        }
    }

    /// The line of who wrote: before the text it stands under the head.
    fn author(&mut self, spots: &[Spot]) {
        let text = self.index.text(spots);
        if text.is_empty() {
            return;
        }
        let place = self.range(&text);
        match (self.has_text(), &self.standing, &self.closing) {
            (false, None, _) => self.standing = Some(place),
            (true, _, None) => self.closing = Some(place),
            _ => {
                let paragraph = Paragraph::of(&self.document.lines, place);
                self.document.parts.push(Part::Paragraph(paragraph));
            }
        }
    }

    /// Words of the text that stand large; words that are not in the text are a paragraph.
    fn pull_quote(&mut self, spots: &[Spot]) {
        let Some((first, by)) = spots.split_first() else { return };
        let text = self.index.text(&[*first]);
        if self.quote.is_some() || text.is_empty() {
            return self.paragraph(spots, None);
        }
        let by = self.index.text(by);
        self.quote = Some(PullQuote { text, by: (!by.is_empty()).then_some(by) });
    }

    /// A picture: its part of the picture of its page.
    fn picture(&mut self, part: &MapPart, spots: &[Spot]) {
        let Some(spot) = spots.first() else { return };
        let page = &self.issue.pages[spot.page].page;
        let cut = page.image.as_deref().zip(self.index.block(*spot).corners).filter(|_| page.is_in_pixels());
        let source = cut.map(|(image, corners)| cuts::part_of(image, corners));
        let place = self.document.lines.len()..self.document.lines.len();
        let source = source.unwrap_or_default();
        self.document.parts.push(Part::Picture(Picture { part: source, alt: part.label.clone(), place }));
    }

    /// A caption; the map may say which of its words are the credit.
    fn caption(&mut self, part: &MapPart, spots: &[Spot]) {
        let text = self.index.text(spots);
        let credit = part.label.as_deref().filter(|credit| text.ends_with(*credit) && !credit.is_empty());
        let paragraph = self.line(text);
        let look = ParagraphLook {
            role: Some(StyleRole::Caption),
            credit: credit.map(str::len),
            ..ParagraphLook::default()
        };
        self.document.parts.push(Part::Paragraph(Paragraph { look, ..paragraph }));
    }

    fn cell(&mut self, part: &MapPart, spots: &[Spot]) {
        let text = self.line(self.index.text(spots));
        let (table, row) = self.table.get_or_insert_with(|| {
            (WordTable { place: text.place.clone(), ..WordTable::default() }, part.row)
        });
        tables::add(table, row, part, text);
    }

    fn end_table(&mut self) {
        self.document.parts.extend(self.table.take().map(|(table, _)| Part::Table(table)));
    }

    /// Gives the lines of the head their places.
    fn place_lines(&mut self, file: FileId) {
        for (role, text, place) in std::mem::take(&mut self.lines) {
            let line = HeadLine { text, place: Span::new(file, place) };
            match role {
                MapRole::ColumnTitle => match &mut self.head.column_title {
                    Some(title) => title.text.push_str(&format!(" {}", line.text)),
                    None => self.head.column_title = Some(line),
                },
                MapRole::Kicker => self.head.kicker.push(line),
                MapRole::Deck => self.head.deck.push(line),
                MapRole::Summary => self.head.summary.push(line),
                _ => self.head.headline.push(line),
            }
        }
    }

    /// Who wrote, by the record as far as it prints what stands there, else by the words there.
    fn people(&mut self, file: FileId, words: &Words) {
        let text =
            |range: &Option<Range<usize>>| range.clone().map(|range| self.document.lines[range].to_owned());
        let (standing, closing) = (text(&self.standing), text(&self.closing));
        let first = self
            .document
            .parts
            .iter()
            .position(|part| matches!(part, Part::Paragraph(paragraph) if paragraph.look.role.is_none()));
        let opening = first.and_then(|at| self.document.parts[at].paragraph()).map(Paragraph::text);
        let printed = Printed {
            standing: standing.as_deref(),
            closing: closing.as_deref(),
            opening: opening.as_deref().unwrap_or_default(),
            dateline: self.article.record.dateline.as_deref(),
        };
        let place = |range: &Option<Range<usize>>| Span::new(file, range.clone().unwrap_or(0..0));
        let (standing, closing) = (place(&self.standing), place(&self.closing));
        match people::writers(&self.article.record.people, printed, words) {
            Some(writers) => self.told(writers, first, words, (&standing, &closing)),
            None => self.cued((&standing, &closing)),
        }
    }

    /// What the record says.
    fn told(&mut self, writers: Writers, first: Option<usize>, words: &Words, places: (&Span, &Span)) {
        let article = crate::model::Article {
            byline: writers.byline.clone(),
            dateline: self.article.record.dateline.clone(),
            ..crate::model::Article::default()
        };
        let run_in = words.run_in(&article).filter(|_| self.standing.is_none());
        let mut place = places.0.clone();
        if let (Some(run_in), Some(Part::Paragraph(paragraph))) =
            (run_in, first.map(|at| &mut self.document.parts[at]))
        {
            let text = run_in.text();
            let start = paragraph.place.start;
            place = Span::new(place.file, start..start + text.len());
            let dateline = Span::new(place.file, start..start + run_in.dateline.len());
            self.head.dateline = Some(HeadLine { text: run_in.dateline, place: dateline });
            paragraph.cut_front(text.len());
            paragraph.trim();
        }
        let with = |people: Vec<Byline>, place: &Span| -> People {
            people.into_iter().map(|byline| (byline, place.clone())).collect()
        };
        self.head.byline = with(writers.byline, &place);
        self.head.sign_off = with(writers.sign_off, places.1);
    }

    /// What the lines say; one that no cue takes apart is a name.
    fn cued(&mut self, (standing, closing): (&Span, &Span)) {
        let lines = &self.document.lines;
        let whole = |place: &Span| -> People {
            let names = vec![lines[place.range.clone()].to_owned()];
            vec![(Byline { names, ..Byline::default() }, place.clone())]
        };
        if self.standing.is_some() {
            self.head.byline = match CueLine::of(lines, standing).standing_byline() {
                Cue::Taken(people) => people,
                _ => whole(standing),
            };
        }
        if self.closing.is_some() {
            self.head.sign_off = match CueLine::of(lines, closing).sign_off() {
                Cue::Taken(people) => people,
                _ => whole(closing),
            };
        }
    }
}

/// Makes the only sign of a note in some paragraphs its mark.
fn set_mark(parts: &mut [Part], mark: char, number: usize) -> bool {
    let mut runs = parts.iter_mut().filter_map(|part| match part {
        Part::Paragraph(paragraph) => Some(&mut paragraph.runs),
        _ => None,
    });
    let Some((runs, at)) = runs.find_map(|runs| {
        let at = runs.iter().position(|run| run.plain().contains(mark))?;
        Some((runs, at))
    }) else {
        return false;
    };
    let Run::Text { text, look, link } = runs[at].clone() else { return false };
    let Some((before, after)) = text.split_once(mark).filter(|(_, after)| !after.contains(mark)) else {
        return false;
    };
    let piece = |text: &str| Run::Text { text: text.to_owned(), look: look.clone(), link: link.clone() };
    runs.splice(at..=at, [piece(before), Run::Note(number), piece(after)]);
    runs.retain(|run| !matches!(run, Run::Text { text, .. } if text.is_empty()));
    true
}

/// The lines that a label of the map turns a text into, if it is of the same characters.
fn turned(label: Option<&str>, text: &str) -> Option<Vec<String>> {
    let label = label?;
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let lines: Vec<String> = label.split(TURN).map(|line| line.trim().to_owned()).collect();
    let same = |lines: &[String]| lines.iter().map(|line| bare(line)).collect::<String>() == bare(text);
    if same(&lines) {
        return Some(lines);
    }
    let whole = vec![label.trim().to_owned()];
    same(&whole).then_some(whole)
}
