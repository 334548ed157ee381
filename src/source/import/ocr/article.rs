//! A story of the page as an article of the issue.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::{Sentence, sentence};
use crate::model::{Article, ArticleId, Byline, Figure, Rank};

use super::super::pictures::WantedPicture;
use super::byline::{self, CueReading};
use super::captions::{self, Caption};
use super::credits;
use super::heads::{Story, StoryPart};
use super::lines::{PageExcerpt, PageParagraph, PagePicture};
use super::markup::{self, OcrBlocks};
use super::paragraphs;

/// An article with the places of its parts.
#[derive(Debug)]
pub(in crate::source::import) struct BuiltArticle {
    /// The article.
    pub(in crate::source::import) article: Article,
    /// Names of [`crate::model::walk`] and where on the page they are.
    pub(in crate::source::import) places: Vec<(String, Span)>,
    /// Level of the heading that is its headline.
    pub(in crate::source::import) level: u8,
    /// The pictures that it names.
    pub(in crate::source::import) pictures: Vec<WantedPicture>,
}

/// Builds an article from a story: heads, opening, pictures, sign-off, then the text.
pub(in crate::source::import) fn build(
    id: ArticleId,
    story: Story<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BuiltArticle {
    let article = Article { id, ..Article::default() };
    let mut maker = ArticleBuilder { article, places: Vec::new(), pictures: Vec::new(), diagnostics };
    maker.whole(&story);
    maker.heads(&story);
    match photo_story(&story.text) {
        Some(captions) => maker.photo_story(&captions),
        None => {
            let mut text = story.text;
            maker.pictures(&mut text);
            maker.opening(&mut text);
            maker.bylines_inside(&text);
            maker.captions(&mut text);
            maker.closing(&mut text);
            maker.body(text);
        }
    }
    let ArticleBuilder { article, places, pictures, .. } = maker;
    BuiltArticle { article, places, level: story.level, pictures }
}

/// Words of several places as one text.
fn joined(parts: &[PageExcerpt<'_>]) -> String {
    parts.iter().map(|part| part.text).collect::<Vec<_>>().join(" ")
}

/// The pictures of a story that is nothing but captions.
fn photo_story<'a>(text: &[StoryPart<'a>]) -> Option<Vec<Caption<'a>>> {
    let paragraphs: Vec<_> = text.iter().map_while(StoryPart::paragraph).collect();
    let report = paragraphs.first().is_none_or(|first| byline::has_dateline(first.first().text));
    if report || paragraphs.len() < text.len() { None } else { captions::photo_story(&paragraphs) }
}

impl<'a> StoryPart<'a> {
    fn paragraph(&self) -> Option<&PageParagraph<'a>> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Rule | Self::Subhead(..) | Self::Picture(_) => None,
        }
    }
}

/// An article under construction.
struct ArticleBuilder<'d> {
    article: Article,
    places: Vec<(String, Span)>,
    pictures: Vec<WantedPicture>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl ArticleBuilder<'_> {
    fn place(&mut self, name: impl Into<String>, span: Span) {
        self.places.push((name.into(), span));
    }

    fn remark(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.in_article(&self.article.id));
    }

    /// The place of the article and what is unsure about its headings.
    fn whole(&mut self, story: &Story<'_>) {
        if let Some((first, last)) = story.ends {
            self.place("", first.until(last));
        }
        for (words, taken_for) in &story.doubts {
            let taken = Sentence::new(taken_for);
            let message = sentence!("unsure-heading", words = words.text, taken);
            let help = Sentence::new("unsure-heading.help");
            self.remark(Diagnostic::new(Code::UnsureHeading, message).at(words.span()).help(help));
        }
    }

    fn heads(&mut self, story: &Story<'_>) {
        if let [first, .., last] | [first @ last] = &story.column_title[..] {
            self.article.column_title = Some(joined(&story.column_title));
            self.place("column_title", first.until(*last));
        }
        self.article.kicker = self.lines("kicker", &story.kicker);
        self.article.headline = self.lines("headline", &story.headline);
        self.article.deck = self.lines("deck", &story.deck);
    }

    fn lines(&mut self, part: &str, lines: &[PageExcerpt<'_>]) -> Vec<String> {
        for (i, line) in lines.iter().enumerate() {
            self.place(format!("{part}/{i}"), line.span());
        }
        lines.iter().map(|line| line.text.to_owned()).collect()
    }

    /// Takes dateline and byline off the text.
    fn opening(&mut self, text: &mut Vec<StoryPart<'_>>) {
        let alone = text.len() == 1;
        let Some(StoryPart::Paragraph(first)) = text.first_mut() else { return };
        match byline::run_in(first.first()) {
            CueReading::Taken(run_in) => {
                self.article.dateline = Some(run_in.dateline.text.to_owned());
                self.place("dateline", run_in.dateline.span());
                self.byline(run_in.byline);
                if run_in.rest.text.is_empty() {
                    first.lines.remove(0);
                } else {
                    first.lines[0].words = run_in.rest;
                }
            }
            CueReading::Unread(span) => self.unread(span),
            CueReading::Nothing => {
                let Some(line) = first.only_line().filter(|_| !alone) else { return };
                match byline::standing(line) {
                    CueReading::Taken(people) => {
                        self.byline(people);
                        first.lines.clear();
                    }
                    CueReading::Unread(span) => self.unread(span),
                    CueReading::Nothing => {}
                }
            }
        }
        if first.lines.is_empty() {
            text.remove(0);
        }
    }

    fn byline(&mut self, people: Vec<(Byline, Span)>) {
        for (i, (byline, span)) in people.into_iter().enumerate() {
            self.place(format!("byline/{i}"), span);
            self.article.byline.push(byline);
        }
    }

    fn unread(&mut self, span: Span) {
        let message = Sentence::new("byline-as-text");
        let help = Sentence::new("byline-as-text.help");
        self.remark(Diagnostic::new(Code::BylineAsText, message).at(span).help(help));
    }

    /// Remarks bylines that only the first paragraph could give to the article.
    fn bylines_inside(&mut self, text: &[StoryPart<'_>]) {
        for paragraph in text.iter().skip(1).filter_map(StoryPart::paragraph) {
            let CueReading::Taken(run_in) = byline::run_in(paragraph.first()) else { continue };
            if !run_in.byline.is_empty() {
                let message = Sentence::new("byline-as-text.inside");
                let help = Sentence::new("byline-as-text.help-inside");
                let span = run_in.dateline.span();
                self.remark(Diagnostic::new(Code::BylineAsText, message).at(span).help(help));
            }
        }
    }

    /// Takes the pictures out of the text; an article of nothing else is a photo story.
    fn pictures(&mut self, text: &mut Vec<StoryPart<'_>>) {
        if !text.is_empty() && text.iter().all(|part| matches!(part, StoryPart::Picture(_))) {
            self.article.rank = Some(Rank::Photo);
        }
        for part in std::mem::take(text) {
            match part {
                StoryPart::Picture(picture) => self.picture(&picture),
                part => text.push(part),
            }
        }
    }

    /// A picture with its caption. Its file is named after the article.
    fn picture(&mut self, picture: &PagePicture<'_>) {
        let at = self.article.figures.len();
        self.figure(&captions::whole(&picture.caption));
        self.place(format!("figures/{at}"), picture.words.span());
        let Some(figure) = self.article.figures.last_mut() else { return };
        if !picture.alt.text.is_empty() {
            figure.alt = Some(picture.alt.text.to_owned());
            self.places.push((format!("figures/{at}/alt"), picture.alt.span()));
        }
        if !picture.path.text.is_empty() {
            let image = WantedPicture::name(&self.article.id, at, picture.path.text);
            figure.image = Some(image.clone());
            let (source, place) = (picture.path.text.to_owned(), picture.words.span());
            self.pictures.push(WantedPicture { image, source, place });
        }
    }

    /// Takes captions of lost pictures out of the text.
    fn captions(&mut self, text: &mut Vec<StoryPart<'_>>) {
        text.retain(|part| {
            let caption = part.paragraph().and_then(captions::inside);
            if let Some(caption) = &caption {
                self.figure(caption);
            }
            caption.is_none()
        });
    }

    /// A picture of which only the words are left.
    fn figure(&mut self, caption: &Caption<'_>) {
        let place = format!("figures/{}", self.article.figures.len());
        let mut words = OcrBlocks::default();
        let inlines = words.inlines(&caption.lines);
        for (i, span) in words.places.into_iter().enumerate() {
            self.place(format!("{place}/caption/{i}"), span);
        }
        let photos: Vec<_> =
            caption.credits.iter().filter(|credit| credit.photo).map(|credit| credit.words).collect();
        if let (Some(first), Some(last)) = (photos.first(), photos.last()) {
            self.place(format!("{place}/credit"), first.until(*last));
        }
        let credit = photos.iter().map(|words| words.text).collect::<Vec<_>>().join(" ");
        self.article.figures.push(Figure {
            caption: inlines,
            credit: (!credit.is_empty()).then_some(credit),
            ..Figure::default()
        });
    }

    /// A story that is nothing but pictures and their words.
    fn photo_story(&mut self, captions: &[Caption<'_>]) {
        self.article.rank = Some(Rank::Photo);
        let mut unsigned = OcrBlocks::default();
        for caption in captions {
            self.figure(caption);
            for credit in caption.credits.iter().filter(|credit| !credit.photo) {
                if let Some(people) = credits::sign_off(std::slice::from_ref(credit)) {
                    self.sign_off(people);
                } else {
                    unsigned.words(credit.words);
                    self.unread(credit.words.span());
                }
            }
        }
        self.take_body(unsigned);
    }

    /// Takes the people who sign off the end of the text.
    fn closing(&mut self, text: &mut Vec<StoryPart<'_>>) {
        let alone = text.len() == 1;
        let Some(StoryPart::Paragraph(last)) = text.last_mut() else { return };
        if let Some(span) = byline::closing(last.last()) {
            self.unread(span);
        }
        if alone && last.lines.len() == 1 {
            return;
        }
        let Some(found) = credits::read(last.last()) else { return };
        match credits::sign_off(&found) {
            Some(people) if prints(&people, last.last()) => {
                self.sign_off(people);
                last.lines.pop();
            }
            _ => self.unread(last.last().span()),
        }
        match last.lines.last_mut() {
            Some(line) => line.breaks = false,
            None => drop(text.pop()),
        }
    }

    fn sign_off(&mut self, people: Vec<(Byline, Span)>) {
        for (byline, span) in people {
            self.place(format!("sign_off/{}", self.article.sign_off.len()), span);
            self.article.sign_off.push(byline);
        }
    }

    /// The text: torn paragraphs joined, lists and tables as they are.
    fn body(&mut self, text: Vec<StoryPart<'_>>) {
        let mut body = OcrBlocks::default();
        let mut open: Option<PageParagraph<'_>> = None;
        for part in text {
            let paragraph = match part {
                StoryPart::Paragraph(paragraph) => paragraph,
                // Pictures were taken out before.
                StoryPart::Picture(_) => continue,
                StoryPart::Rule => {
                    body.close(open.take());
                    body.rule();
                    continue;
                }
                StoryPart::Subhead(depth, words) => {
                    body.close(open.take());
                    body.subhead(depth, words);
                    continue;
                }
            };
            if let Some(structure) = markup::structure(&paragraph) {
                body.close(open.take());
                body.append(structure);
                continue;
            }
            let next = match &mut open {
                Some(before) => paragraphs::add(before, paragraph, &self.article.id, self.diagnostics),
                None => Some(paragraph),
            };
            if next.is_some() {
                body.close(std::mem::replace(&mut open, next));
            }
        }
        body.close(open);
        self.take_body(body);
    }

    fn take_body(&mut self, body: OcrBlocks) {
        for (i, span) in body.places.into_iter().enumerate() {
            self.place(format!("body/{i}"), span);
        }
        body.remarks.into_iter().for_each(|remark| self.remark(remark));
        self.article.body = body.blocks;
    }
}

impl OcrBlocks {
    /// Adds a paragraph that nothing can be joined to any more.
    fn close(&mut self, paragraph: Option<PageParagraph<'_>>) {
        if let Some(paragraph) = paragraph {
            self.paragraph(&paragraph.lines);
        }
    }
}

/// Whether people who sign off print as the source has them.
fn prints(people: &[(Byline, Span)], line: PageExcerpt<'_>) -> bool {
    let sign_off = people.iter().map(|(byline, _)| byline.clone()).collect();
    super::words().sign_off(&Article { sign_off, ..Article::default() }) == line.text
}
