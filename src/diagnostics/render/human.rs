//! Diagnostics for people: headline, the lines of the files with the places underlined, help.

use std::iter;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Message, Origin, Padding, Renderer, Snippet,
};

use super::super::{Diagnostic, FileId, Label, Member, Place, Severity, SourceMap, Span};
use super::excerpt::Excerpt;
use super::short;
use super::{Artifact, Counts};
use crate::messages::{MessageLanguage, Sentence, count, list, sentence};

/// Cells of a line of a file that are shown; longer lines are cut.
const EXCERPT_WIDTH: usize = 88;

/// Wider than any excerpt, so that the lines are cut here and not once more by the renderer,
/// which counts from the line's beginning and drops labels.
const RENDERER_WIDTH: usize = 10_000;

/// The diagnostic with its excerpts, and a blank line after it; with terminal colours if requested.
pub fn diagnostic(
    diagnostic: &Diagnostic,
    files: &SourceMap,
    language: MessageLanguage,
    color: bool,
) -> String {
    let said = |sentence: &Sentence| sentence.in_language(language);
    let level = level(diagnostic.severity, language);
    let title = level.primary_title(said(&diagnostic.message)).id(diagnostic.code.id());
    let texts: Vec<String> =
        diagnostic.labels.iter().map(|label| label.text.as_ref().map(said).unwrap_or_default()).collect();
    let group = Group::with_title(title)
        .elements(excerpts(&diagnostic.labels, &texts, files))
        .elements(elsewhere(diagnostic, language))
        .elements(diagnostic.help.iter().map(|help| way_out(said(help), language)));
    rendered(group, color)
}

/// A help text in the language that it is written in.
fn way_out(text: String, language: MessageLanguage) -> Message<'static> {
    Level::HELP.with_name(sentence!("help-name").in_language(language)).message(text)
}

/// The group as text, and a blank line after it.
fn rendered(group: Group<'_>, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(RENDERER_WIDTH).render(&[group]);
    let lines: Vec<_> = text.lines().filter(|line| !is_bare_file_mark(line)).map(str::trim_end).collect();
    lines.join("\n") + "\n\n"
}

/// Most places of one kind that are listed.
const MOST_LISTED: usize = 8;

/// A diagnostic in one line of a group: where it is, in its file or else by its subject, and what it is.
pub fn line(diagnostic: &Diagnostic, files: &SourceMap) -> Sentence {
    let text = diagnostic.message.clone();
    let span = diagnostic.labels.iter().find_map(Label::span);
    match (span, diagnostic.subject.sentence()) {
        (Some(span), _) => sentence!("at-place", place = short::place(span, files), text),
        (None, Some(place)) => sentence!("at-place", place, text),
        (None, None) => text,
    }
}

/// Diagnostics of one code about pages and articles, as one: what it is, the [`line()`] of each, each way
/// out once.
pub fn group(
    diagnostics: &[Diagnostic],
    lines: &[Sentence],
    language: MessageLanguage,
    color: bool,
) -> String {
    let Some(first) = diagnostics.first() else { return String::new() };
    let summary = inside_a_line(first.code.summary(language));
    let title = sentence!("of-a-kind", summary, count = diagnostics.len()).in_language(language);
    let mut places: Vec<Sentence> = lines.iter().take(MOST_LISTED).cloned().collect();
    if let Some(more @ 1..) = diagnostics.len().checked_sub(MOST_LISTED) {
        places.push(sentence!("of-a-kind-more", count = more));
    }
    let mut help: Vec<&Sentence> = Vec::new();
    for one in diagnostics.iter().flat_map(|one| &one.help) {
        if !help.contains(&one) {
            help.push(one);
        }
    }
    let title = level(first.severity, language).primary_title(title).id(first.code.id());
    let group = Group::with_title(title)
        .elements(places.iter().map(|place| Origin::path(place.in_language(language))))
        .elements(help.into_iter().map(|help| way_out(help.in_language(language), language)));
    rendered(group, color)
}

/// A summary without its capital letter and its final period.
fn inside_a_line(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches(['.', '。']).chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The places outside of texts; if there are no places at all, the subject.
fn elsewhere(diagnostic: &Diagnostic, language: MessageLanguage) -> Vec<Origin<'static>> {
    let subject = diagnostic.subject.sentence();
    let origin = |sentence: Sentence| Origin::path(sentence.in_language(language));
    if diagnostic.labels.is_empty() {
        return subject.map(origin).into_iter().collect();
    }
    let subject = list(subject);
    let named = |label: &Label| match &label.place {
        Place::Span(_) => None,
        Place::Area(area) => Some(sentence!("area-of-page", subject, corners = area.corners())),
        Place::Member(Member { archive, path }) => Some(sentence!("member-of-archive", path, archive)),
    };
    diagnostic.labels.iter().filter_map(named).map(origin).collect()
}

/// Whether the line is the mark `:::` without a file. The renderer puts it before every excerpt
/// whose place stands in a line of its own, as all do here.
fn is_bare_file_mark(line: &str) -> bool {
    line.trim_end_matches("\u{1b}[0m").trim_end().ends_with(":::") && !line.contains('|')
}

fn level(severity: Severity, language: MessageLanguage) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    level.with_name(severity.name(language))
}

/// A span with its message.
type Spanned<'a> = (&'a Span, &'a str);

/// The excerpts of all files with labels, of which `texts` are the texts; files in the order of their
/// first labels.
fn excerpts<'a>(labels: &'a [Label], texts: &'a [String], files: &'a SourceMap) -> Vec<Element<'a>> {
    let spans: Vec<Spanned<'_>> =
        iter::zip(labels, texts).filter_map(|(label, text)| Some((label.span()?, text.as_str()))).collect();
    let mut order: Vec<FileId> = Vec::new();
    for (span, _) in &spans {
        if !order.contains(&span.file) {
            order.push(span.file);
        }
    }
    let mut elements = Vec::new();
    for (number, &file) in order.iter().enumerate() {
        if number > 0 {
            elements.push(Padding.into());
        }
        let main = if number == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let here: Vec<_> = spans.iter().filter(|(span, _)| span.file == file).copied().collect();
        elements.extend(excerpt(&here, main, files));
    }
    elements
}

/// Where the first of the spans of a file is, and the lines of the file with all of them
/// underlined, the first in the way of `main`.
fn excerpt<'a>(spans: &[Spanned<'a>], main: AnnotationKind, files: &'a SourceMap) -> Vec<Element<'a>> {
    let Some((first, _)) = spans.first() else { return Vec::new() };
    let file = first.file;
    let at = files.position(first);
    let origin = Origin::path(files.name(file)).line(at.line).char_column(at.column);
    let places: Vec<_> = spans.iter().map(|(span, _)| span.range.clone()).collect();
    let excerpt = Excerpt::new(files.text(file), files.lines(file), &places, EXCERPT_WIDTH);
    if excerpt.text.is_empty() {
        return vec![origin.into()];
    }
    let kinds = iter::once(main).chain(iter::repeat(AnnotationKind::Context));
    let annotations = iter::zip(kinds, iter::zip(spans, excerpt.places))
        .map(|(kind, ((_, text), place))| annotation(kind, place, text));
    let lines = Snippet::source(excerpt.text).line_start(excerpt.first_line).annotations(annotations);
    vec![origin.into(), lines.into()]
}

fn annotation(kind: AnnotationKind, place: Range<usize>, text: &str) -> Annotation<'_> {
    let annotation = kind.span(place);
    if text.is_empty() { annotation } else { annotation.label(text) }
}

/// A file that was made: `wrote xiwan-2026-03-20.pdf (4 sheets, 1.2 MB)`.
pub fn artifact(artifact: &Artifact) -> Sentence {
    let (path, size) = (&artifact.path, size(artifact.bytes));
    match artifact.pages {
        Some(sheets) => sentence!("wrote-sheets", path, count = count(sheets), size),
        None => sentence!("wrote", path, size),
    }
}

/// How many faults there were, in words: `2 errors, 3 warnings`.
pub fn counts(counts: Counts) -> Sentence {
    let Counts { errors, warnings, advice } = counts;
    let kinds = [("errors", errors), ("warnings", warnings), ("advice", advice)];
    let some = kinds.into_iter().filter(|&(_, found)| found > 0);
    let parts: Vec<Sentence> = some.map(|(key, found)| sentence!(key, count = count(found))).collect();
    if parts.is_empty() { sentence!("nothing-to-report") } else { sentence!("verbatim", text = list(parts)) }
}

/// A size in bytes as people read it, in steps of a thousand.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
