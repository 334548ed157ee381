//! Files as pages: the format of each, by what is in it, and one file for every page.

use std::collections::{BTreeMap, BTreeSet};

use paiban::diagnostics::{Code, Diagnostic, SourceMap, Span};
use paiban::messages::{Sentence, sentence};
use paiban::source::import::boxes::BoxedPages;
use paiban::source::import::formats;
use paiban::source::import::mets::{self, MetsContent, MetsIssue};
use paiban::source::import::page::{MOST_BLOCKS, MOST_BLOCKS_OF_ALL, PageContent};
use paiban::source::import::pdf;
use serde_json::Value;

use super::super::super::failure::Failure;
use super::super::super::report::Report;
use super::inputs::{Input, Unusable};

/// What a package of METS and ALTO is called in messages.
const METS: &str = "METS";

/// What a file is.
pub(super) enum Found {
    /// Pages.
    Pages(PageContent),
    /// JSON of another format.
    Other,
    /// Nothing that can be read, which was reported.
    Faulty,
}

/// Finds what a file is, and tells it. A PDF file gives the pictures that it holds.
pub(super) fn find(input: &mut Input, report: &mut Report<'_>) -> Result<Found, Failure> {
    if pdf::is_pdf(&input.bytes) {
        return pdf_file(input, report);
    }
    if let Some(format) = formats::markup_format(&input.bytes) {
        return match (format.read)(&input.bytes) {
            Ok(pages) => boxed(input, (format.name, format.ground), pages, report),
            Err(why) => fault(input, format.name, &why, report),
        };
    }
    if !input.is_named && !input.is_markdown() && !input.is_json() {
        return Ok(Found::Other);
    }
    if input.is_markdown() && !input.bytes.trim_ascii_start().starts_with(b"{") {
        return markdown(input, report);
    }
    let text = input.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&input.bytes);
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(_) if input.is_markdown() => return markdown(input, report),
        Err(error) if input.is_named => {
            return fault(input, "JSON", &Sentence::verbatim(error.to_string()), report);
        }
        Err(_) => return Ok(Found::Other),
    };
    let Some(format) = formats::json_format(&value) else { return Ok(Found::Other) };
    match (format.read)(&value) {
        Err(error) => fault(input, format.name, &Sentence::verbatim(error), report),
        Ok(pages) => boxed(input, (format.name, format.ground), pages, report),
    }
}

fn pdf_file(input: &mut Input, report: &mut Report<'_>) -> Result<Found, Failure> {
    let bytes = std::mem::take(&mut input.bytes).into();
    let mut read = match pdf::read(&bytes) {
        Ok(read) => read,
        Err(error) => return fault(input, "PDF", &error, report),
    };
    if let Some(excess) = too_many(&read.pages) {
        return fault(input, "PDF", &excess, report);
    }
    let (pages, ground) = (read.pages.pages.len(), Sentence::new("import-ground-pdf"));
    report.tell(&sentence!("import-found", file = &input.name, format = "PDF", pages, ground));
    input.pictures = std::mem::take(&mut read.pictures);
    Ok(Found::Pages(PageContent::Pdf(read)))
}

/// Pages with places, unless there are too many blocks. `format` is the name of their format and what tells it.
fn boxed(
    input: &Input,
    format: (&'static str, &'static str),
    pages: BoxedPages,
    report: &mut Report<'_>,
) -> Result<Found, Failure> {
    if let Some(excess) = too_many(&pages) {
        return fault(input, format.0, &excess, report);
    }
    tell(input, format, pages.pages.len(), report);
    Ok(Found::Pages(PageContent::Boxes(pages)))
}

fn tell(input: &Input, (format, ground): (&str, &'static str), pages: usize, report: &mut Report<'_>) {
    let ground = Sentence::new(ground);
    report.tell(&sentence!("import-found", file = &input.name, format, pages, ground));
}

/// The package among some files, without the files that it names; nothing if there is none.
pub(super) fn take_package(
    inputs: &mut Vec<Input>,
    report: &mut Report<'_>,
) -> Result<Option<(Input, MetsIssue)>, Failure> {
    let Some(at) = inputs.iter().position(|input| mets::is_mets(&input.bytes)) else { return Ok(None) };
    let input = inputs.remove(at);
    if let Some(other) = inputs.iter().find(|input| mets::is_mets(&input.bytes)) {
        refuse(&other.name, METS, &Sentence::new("unreadable-pages.second-issue"), report)?;
    }
    let found = match mets::read(&input.bytes, &|path| input.file(path)) {
        Ok(found) => found,
        Err(why) => {
            refuse(&input.name, METS, &why, report)?;
            return Ok(None);
        }
    };
    for (path, why) in &found.unread {
        refuse(&input.beside(path), "ALTO", why, report)?;
    }
    if let MetsContent::Pages(pages) = &found.content
        && let Some(excess) = too_many(pages)
    {
        refuse(&input.name, METS, &excess, report)?;
    }
    let own: BTreeSet<String> = found.files.iter().map(|path| input.beside(path)).collect();
    inputs.retain(|other| !own.contains(&other.name));
    let (ground, pages) = match &found.content {
        MetsContent::Issue(issue) => ("import-ground-mets", issue.page_count()),
        MetsContent::Pages(pages) => ("import-ground-mets-pages", pages.pages.len()),
    };
    tell(&input, (METS, ground), pages, report);
    Ok(Some((input, found)))
}

fn markdown(input: &Input, report: &mut Report<'_>) -> Result<Found, Failure> {
    let mut sources = SourceMap::default();
    let text = paiban::files::text_of(&input.name, input.bytes.clone(), &mut sources);
    let faulty = !text.diagnostics.is_empty();
    let (_, text) = report.take(text, &sources)?;
    if faulty {
        return Ok(Found::Faulty);
    }
    Ok(Found::Pages(PageContent::Markdown(text.to_string())))
}

/// Why there are more blocks than can be put in order.
fn too_many(pages: &BoxedPages) -> Option<Sentence> {
    let counts = || pages.pages.iter().map(|page| page.blocks.len());
    let most = counts().max().filter(|found| *found > MOST_BLOCKS);
    let all = counts().sum::<usize>();
    match most {
        Some(found) => Some(sentence!("unreadable-pages.most", found, most = MOST_BLOCKS)),
        None if all > MOST_BLOCKS_OF_ALL => {
            Some(sentence!("unreadable-pages.blocks", found = all, most = MOST_BLOCKS_OF_ALL))
        }
        None => None,
    }
}

fn fault(input: &Input, format: &str, fault: &Sentence, report: &mut Report<'_>) -> Result<Found, Failure> {
    refuse(&input.name, format, fault, report)?;
    Ok(Found::Faulty)
}

/// Reports a file that cannot be used.
pub(super) fn refuse(
    name: &str,
    format: &str,
    fault: &Sentence,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let mut sources = SourceMap::default();
    let file = sources.add(name, "");
    let message = sentence!("unreadable-pages", format, fault = fault.clone());
    let refused = Diagnostic::new(Code::UnreadablePages, message)
        .at(Span::new(file, 0..0))
        .help(Sentence::new("unreadable-pages.help"));
    report.add(vec![refused], &sources)
}

/// Reports a named file of no format that is known.
pub(super) fn refuse_unknown(input: &Input, report: &mut Report<'_>) -> Result<(), Failure> {
    let known = formats::JSON_FORMATS.iter().map(|format| format.name);
    let known = known.chain(formats::MARKUP_FORMATS.iter().map(|format| format.name)).chain([METS, "PDF"]);
    let known: Vec<_> = known.collect();
    refuse(&input.name, &known.join(", "), &Sentence::new("unreadable-pages.unknown"), report)
}

/// Reports archives that cannot be unpacked.
pub(super) fn refuse_all(unusable: &[Unusable], report: &mut Report<'_>) -> Result<(), Failure> {
    unusable.iter().try_for_each(|Unusable { name, fault }| refuse(name, "ZIP", fault, report))
}

/// Leaves out files of folders that say less of a page than another does, and tells of them.
pub(super) fn one_a_page(inputs: Vec<Input>, report: &mut Report<'_>) -> Vec<Input> {
    let mut best: BTreeMap<String, (u8, String)> = BTreeMap::new();
    for input in &inputs {
        let (page, rank) = input.page();
        let own = (rank, input.name.clone());
        let known = best.entry(page).or_insert_with(|| own.clone());
        if own.0 < known.0 {
            *known = own;
        }
    }
    let mut kept = Vec::with_capacity(inputs.len());
    for input in inputs {
        let (page, _) = input.page();
        match best.get(&page) {
            Some((_, better)) if !input.is_named && *better != input.name => {
                report.tell(&sentence!("import-passed-over", file = &input.name, better));
            }
            _ => kept.push(input),
        }
    }
    kept
}
