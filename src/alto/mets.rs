//! An issue as METS 1.12 (Library of Congress, 2019): its files with checksums, its sheets as they lie on each other, its
//! articles as they are read.

use std::collections::BTreeSet;
use std::path::Path;

use super::contents::{ArticleContents, Contents};
use super::roles::{Element, PartName, Role};
use super::xml::Document;
use super::{PackageFile, mods, moment, names};
use crate::diagnostics::Error;
use crate::edition::{Edition, HeadOf, TableCell};
use crate::model::{CellSpan, Issue, Page};
use crate::package::{media_type, sha256};

/// METS of a package of these files.
pub(super) fn mets(
    edition: &Edition,
    contents: &Contents<'_>,
    files: &[PackageFile],
) -> Result<Vec<u8>, Error> {
    let issue = edition.issue.issue();
    let mut out = Document::new();
    out.start(
        "mets",
        &[
            ("xmlns", "http://www.loc.gov/METS/"),
            ("xmlns:mods", "http://www.loc.gov/mods/v3"),
            ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
            ("OBJID", &edition.identifier),
            ("TYPE", "Newspaper"),
            ("LABEL", &edition.title),
        ],
    );
    head(issue, &mut out);
    described(ISSUE, &mut out, |out| mods::issue(issue, &edition.identifier, out));
    for (number, (page, contents)) in numbered(issue, contents) {
        described(&article_record(number), &mut out, |out| mods::article(issue, page, contents.article, out));
    }
    file_section(edition, files, &mut out);
    physical(edition, &mut out);
    logical(issue, contents, &mut out);
    out.finish()
}

/// Name of the record of the issue.
const ISSUE: &str = "MODS_ISSUE";

/// Name of the record of an article, by its number in the issue.
fn article_record(number: usize) -> String {
    format!("MODS_ARTICLE{:04}", number + 1)
}

/// The articles with their pages and their numbers in the issue.
fn numbered<'a, 'b>(
    issue: &'a Issue,
    contents: &'a Contents<'b>,
) -> impl Iterator<Item = (usize, (&'a Page, &'a ArticleContents<'b>))> {
    let pages = issue.pages.iter().zip(&contents.pages);
    pages.flat_map(|(page, articles)| articles.iter().map(move |contents| (page, contents))).enumerate()
}

fn head(issue: &Issue, out: &mut Document) {
    let moment = moment(issue);
    out.start("metsHdr", &[("CREATEDATE", &moment), ("LASTMODDATE", &moment), ("RECORDSTATUS", "SUBMITTED")]);
    if let Some(publisher) = &issue.publication.publisher {
        out.start("agent", &[("ROLE", "CREATOR"), ("TYPE", "ORGANIZATION")]);
        out.text("name", &[], publisher);
        out.end();
    }
    out.start("agent", &[("ROLE", "CREATOR"), ("TYPE", "OTHER"), ("OTHERTYPE", "SOFTWARE")]);
    out.text("name", &[], concat!("paiban ", env!("CARGO_PKG_VERSION")));
    out.end();
    out.end();
}

/// A record in MODS, under its name.
fn described(name: &str, out: &mut Document, write: impl FnOnce(&mut Document)) {
    out.start("dmdSec", &[("ID", name)]);
    out.start("mdWrap", &[("MIMETYPE", "text/xml"), ("MDTYPE", "MODS")]);
    out.start("xmlData", &[]);
    write(out);
    out.end();
    out.end();
    out.end();
}

/// The files by their kinds, each with its size and its checksum.
fn file_section(edition: &Edition, files: &[PackageFile], out: &mut Document) {
    let stem = &edition.file_stem;
    let sheets = || 0..edition.sheet_count();
    let pictures = sheets().map(|sheet| (names::picture_file(sheet), names::picture(stem, sheet))).collect();
    let texts = sheets().map(|sheet| (names::alto_file(sheet), names::alto(stem, sheet))).collect();
    let groups = [
        ("IMGGRP", "Images", pictures),
        ("ALTOGRP", "Text", texts),
        ("PDFGRP", "PDF", vec![("PDF0001".to_owned(), names::pdf(stem))]),
    ];
    out.start("fileSec", &[]);
    for (name, kind, named) in groups {
        let bytes_of = |path: &str| files.iter().find(|(own, _)| own == path).map(|(_, bytes)| bytes);
        let found: Vec<_> = named.iter().filter_map(|(id, path)| Some((id, path, bytes_of(path)?))).collect();
        if found.is_empty() {
            continue;
        }
        out.start("fileGrp", &[("ID", name), ("USE", kind)]);
        for (number, (id, path, bytes)) in found.into_iter().enumerate() {
            file(id, path, bytes, number, out);
        }
        out.end();
    }
    out.end();
}

fn file(id: &str, path: &str, bytes: &[u8], number: usize, out: &mut Document) {
    let (size, sequence) = (bytes.len().to_string(), (number + 1).to_string());
    out.start(
        "file",
        &[
            ("ID", id),
            ("SEQ", &sequence),
            ("MIMETYPE", media_type(Path::new(path))),
            ("SIZE", &size),
            ("CHECKSUM", &sha256(bytes)),
            ("CHECKSUMTYPE", "SHA-256"),
        ],
    );
    out.empty("FLocat", &[("LOCTYPE", "URL"), ("xlink:type", "simple"), ("xlink:href", path)]);
    out.end();
}

/// The sheets in their order.
fn physical(edition: &Edition, out: &mut Document) {
    out.start("structMap", &[("TYPE", "PHYSICAL")]);
    out.start("div", &[("ID", "PHYS"), ("TYPE", "Newspaper"), ("LABEL", &edition.title)]);
    for (number, sheet) in edition.sheets.iter().enumerate() {
        let (id, order) = (format!("PHYS{:04}", number + 1), (number + 1).to_string());
        out.start(
            "div",
            &[
                ("ID", &id),
                ("TYPE", "PAGE"),
                ("ORDER", &order),
                ("ORDERLABEL", sheet.label.as_str()),
                ("LABEL", &sheet.title),
            ],
        );
        out.start("fptr", &[]);
        out.start("par", &[]);
        out.empty("area", &[("FILEID", &names::picture_file(number))]);
        out.empty("area", &[("FILEID", &names::alto_file(number))]);
        out.end();
        out.end();
        out.end();
    }
    out.end();
    out.end();
}

/// The articles as they are read.
fn logical(issue: &Issue, contents: &Contents<'_>, out: &mut Document) {
    out.start("structMap", &[("TYPE", "LOGICAL")]);
    out.start("div", &[("ID", "LOG"), ("TYPE", "Newspaper"), ("LABEL", &issue.publication.title)]);
    out.start(
        "div",
        &[("ID", "LOG_ISSUE"), ("TYPE", "ISSUE"), ("DMDID", ISSUE), ("LABEL", &issue.date.to_string())],
    );
    for (role, part) in &contents.furniture {
        out.start("div", &[("TYPE", role)]);
        pointer(std::slice::from_ref(part), out);
        out.end();
    }
    out.start("div", &[("TYPE", "CONTENT")]);
    let mut articles = 0;
    for (page, of_page) in issue.pages.iter().zip(&contents.pages) {
        let label = page
            .name
            .as_deref()
            .map_or_else(|| page.label.to_string(), |name| format!("{} {name}", page.label));
        out.start("div", &[("TYPE", "SECTION"), ("LABEL", &label)]);
        for contents in of_page {
            article(contents, articles, out);
            articles += 1;
        }
        out.end();
    }
    out.end();
    out.end();
    out.end();
    out.end();
}

fn article(contents: &ArticleContents<'_>, number: usize, out: &mut Document) {
    let role = if contents.article.notice.is_some() { "ADVERTISEMENT" } else { "ARTICLE" };
    out.start(
        "div",
        &[
            ("ID", &format!("ART{:04}", number + 1)),
            ("TYPE", role),
            ("DMDID", &article_record(number)),
            ("LABEL", &mods::article_title(contents.article)),
        ],
    );
    if !contents.head.is_empty() {
        out.start("div", &[("TYPE", "HEADING")]);
        elements(&contents.head, out);
        out.end();
    }
    if !contents.body.is_empty() {
        out.start("div", &[("TYPE", "BODY")]);
        out.start("div", &[("TYPE", "BODY_CONTENT")]);
        elements(&contents.body, out);
        out.end();
        out.end();
    }
    out.end();
}

/// Elements one after the other; a picture and the caption after it are one illustration.
fn elements(elements: &[Element], out: &mut Document) {
    let mut at = 0;
    while let Some(element) = elements.get(at) {
        let caption = elements.get(at + 1).filter(|next| next.role == Role::Caption);
        if element.role == Role::Image {
            out.start("div", &[("TYPE", "ILLUSTRATION")]);
            div(element, out);
            if let Some(caption) = caption {
                div(caption, out);
                at += 1;
            }
            out.end();
        } else {
            div(element, out);
        }
        at += 1;
    }
}

fn div(element: &Element, out: &mut Document) {
    let mut attributes = vec![("TYPE", element.role.name())];
    attributes.extend(element.label.as_deref().map(|label| ("LABEL", label)));
    out.start("div", &attributes);
    match element.role {
        Role::Table => rows(&element.parts, out),
        _ => pointer(&element.parts, out),
    }
    out.end();
}

/// The cells of a table in their rows. A head that stands once more over a further leg is the same cell; a blank cell
/// is drawn nowhere, but has its place among the others.
fn rows(parts: &[PartName], out: &mut Document) {
    let mut seen = BTreeSet::new();
    let cells = parts.iter().filter_map(|part| part.cell.as_ref().map(|(cell, _)| *cell));
    let cells: Vec<TableCell> = cells.filter(|cell| seen.insert((cell.row, cell.column))).collect();
    let columns = cells.iter().map(|cell| cell.column + u32::from(cell.span.columns)).max().unwrap_or(0);
    let (first, last) = (cells.iter().map(|cell| cell.row).min(), cells.iter().map(|cell| cell.row).max());
    let mut taken = BTreeSet::new();
    for row in first.unwrap_or(0)..last.map_or(0, |last| last + 1) {
        let of_row: Vec<&TableCell> = cells.iter().filter(|cell| cell.row == row).collect();
        let is_head = of_row.iter().any(|cell| cell.head == Some(HeadOf::Column));
        out.start("div", &[("TYPE", "ROW")]);
        for column in 0..columns {
            match of_row.iter().find(|cell| cell.column == column) {
                Some(cell) => {
                    taken.extend(places_of(cell));
                    let is_own = |part: &&PartName| part.cell.as_ref().is_some_and(|(own, _)| own == *cell);
                    let own: Vec<PartName> = parts.iter().filter(is_own).cloned().collect();
                    write_cell(cell, &own, out);
                }
                None if taken.contains(&(row, column)) => {}
                None => out.empty("div", &[("TYPE", if is_head { "COLUMN_HEAD" } else { "CELL" })]),
            }
        }
        out.end();
    }
}

/// The rows and columns that a cell takes.
fn places_of(cell: &TableCell) -> impl Iterator<Item = (u32, u32)> + use<> {
    let (row, column, span) = (cell.row, cell.column, cell.span);
    let columns = column..column + u32::from(span.columns);
    (row..row + u32::from(span.rows)).flat_map(move |row| columns.clone().map(move |column| (row, column)))
}

/// A cell, with the columns and rows that it takes where these are more than one: `2×1`.
fn write_cell(cell: &TableCell, parts: &[PartName], out: &mut Document) {
    let kind = match cell.head {
        Some(HeadOf::Column) => "COLUMN_HEAD",
        Some(HeadOf::Row) => "ROW_HEAD",
        None => "CELL",
    };
    let span = format!("{}×{}", cell.span.columns, cell.span.rows);
    let mut attributes = vec![("TYPE", kind)];
    attributes.extend((cell.span != CellSpan::default()).then_some(("LABEL", span.as_str())));
    out.start("div", &attributes);
    match cell.head {
        // Each stands for the whole cell.
        Some(HeadOf::Column) => parts.iter().for_each(|part| pointer(std::slice::from_ref(part), out)),
        _ => pointer(parts, out),
    }
    out.end();
}

/// Where something stands: one part, or several that are read one after the other.
fn pointer(parts: &[PartName], out: &mut Document) {
    out.start("fptr", &[]);
    if parts.len() > 1 {
        out.start("seq", &[]);
    }
    for part in parts {
        out.empty(
            "area",
            &[("FILEID", &names::alto_file(part.sheet)), ("BETYPE", "IDREF"), ("BEGIN", &part.name)],
        );
    }
    if parts.len() > 1 {
        out.end();
    }
    out.end();
}
