//! One article: front matter between `+++` lines, then the text.

use std::ops::Range;

use crate::diagnostics::{Checked, Code, FileId, SourceMap};
use crate::messages::sentence;
use crate::model::{Article, ArticleId, NoteId};
use crate::source::fields::{self, figure};
use crate::source::markdown::{self, NoteLabels};
use crate::source::normal::Text;
use crate::source::notes::report_unpaired;
use crate::source::record::{Faults, Fields, PartPlaces, RecordValue, toml};

/// The line before and after the front matter.
pub const FENCE: &str = "+++";

/// An article and where its parts stand in its file.
#[derive(Clone, Debug)]
pub struct ReadArticle {
    /// The article.
    pub article: Article,
    /// Places of its parts.
    pub places: PartPlaces,
}

/// Reads an article. `id` is its name where the front matter gives none.
pub fn read(text: &str, file: FileId, id: ArticleId) -> Checked<ReadArticle> {
    let mut faults = Faults::new(file);
    let (front, body_start) = split(text, &mut faults);
    let body_text = &text[body_start..];
    let labels = NoteLabels::of(body_text);
    let mut marks = Vec::new();

    let entries = toml::parse(&text[front.clone()], front.start, &mut faults);
    let mut fields = Fields::new(entries, first_line(text), &mut faults);
    let id = fields.text("id").map_or(id, ArticleId::from);
    let mut article = fields::article::read(id, &mut fields);
    let figures = read_figures(&mut fields, text, &labels, &mut marks);
    let mut places = fields.finish();

    let body = markdown::read(body_text, body_start, figures, &mut faults);
    marks.extend(body.marks);
    report_unpaired(&marks, &body.labels, &mut faults);
    fields::article::fill(&mut article, &mut places, body.figures, body.blocks, body.notes);
    Checked { value: ReadArticle { article, places }, diagnostics: faults.into_diagnostics() }
}

/// Reads an article that is in no file, named `article.md` in messages.
pub fn from_text(text: &str) -> Checked<Article> {
    let file = SourceMap::default().add("article.md", text);
    let Checked { value, diagnostics } = read(text, file, ArticleId::from("article"));
    Checked { value: value.article, diagnostics }
}

/// The figures of the front matter, whose captions are inline Markdown.
fn read_figures(
    fields: &mut Fields<'_>,
    source: &str,
    labels: &NoteLabels,
    marks: &mut Vec<(NoteId, Range<usize>)>,
) -> Vec<figure::ReadFigure> {
    let nodes = fields.list("figure");
    let mut figures = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(fields) = Fields::open(node, "figure", fields.faults) else { continue };
        figures.push(figure::read(fields, |fields| {
            let Some(node) = fields.take("caption") else { return Text::default() };
            let range = node.range.clone();
            if let RecordValue::Text(text) = &node.value {
                let literal = (source.get(range.clone()).unwrap_or_default(), range.start);
                let (text, found) = markdown::read_inline(text, literal, labels, fields.faults);
                marks.extend(found);
                return text;
            }
            fields.text_of("caption", node);
            Text::default()
        }));
    }
    figures
}

/// Where the front matter of an article is, between its fences; none where it has none.
#[cfg(feature = "preview")]
pub(crate) fn front_matter(text: &str) -> Option<Range<usize>> {
    let mut faults = Faults::new(SourceMap::default().add("article.md", ""));
    let (front, _) = split(text, &mut faults);
    faults.into_diagnostics().is_empty().then_some(front)
}

/// Where the front matter is, and where the text begins.
fn split(text: &str, faults: &mut Faults) -> (Range<usize>, usize) {
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end;
        (line.trim_end(), range)
    });
    let open = match lines.next() {
        Some((FENCE, range)) => range.end,
        _ => {
            let message = sentence!("no-front-matter", fence = FENCE);
            let help = sentence!("no-front-matter.help", fence = FENCE);
            faults.report_with(Code::NoFrontMatter, message, first_line(text), Some(help));
            return (0..0, 0);
        }
    };
    match lines.find(|(line, _)| *line == FENCE) {
        Some((_, close)) => (open..close.start, close.end),
        None => {
            let message = sentence!("no-front-matter.open", fence = FENCE);
            let help = sentence!("no-front-matter.help-open", fence = FENCE);
            faults.report_with(Code::NoFrontMatter, message, first_line(text), Some(help));
            (open..open, open)
        }
    }
}

fn first_line(text: &str) -> Range<usize> {
    0..text.lines().next().unwrap_or_default().len()
}
