//! What the desk is told of the issue: pages, articles, where they stand, what was found. Lengths are points from the top
//! left corner of the sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::session::{Pages, Shown};
use crate::diagnostics::{Diagnostic, Label, SourceMap, Span};
use crate::edition::{Area, Sheet, SheetPart};
use crate::geometry::{Length, Rect};
use crate::layout::plan::Plan;
use crate::layout::{Paper, Theme};
use crate::messages::MessageLanguage;
use crate::model::choices::{PAPERS, PROFILES, THEMES};
use crate::model::{Article, ArticleId, Defaults, Figure, Issue, PageLabel};
use crate::pdf::Profile;
use crate::wording::Words;

/// What is shown of the issue at a path, in the language of its settings.
pub(super) fn state(issue: &Path, shown: &Shown) -> Value {
    let language = shown.settings.language();
    let pages = shown.pages.as_ref();
    let found = Finder { shown, language, folder: issue };
    json!({
        "issue": pages.map(|pages| of_issue(issue, pages.read.issue())),
        "path": issue.display().to_string(),
        "settings": settings(shown),
        "version": shown.version,
        "stale": shown.stale,
        "undo": shown.steps.0,
        "redo": shown.steps.1,
        "stopped": shown.stopped.as_ref().map(|sentence| sentence.in_language(language)),
        "pages": pages.map(pages_of).unwrap_or_default(),
        "articles": pages.map(|pages| articles(pages, &found)).unwrap_or_default(),
        "modules": pages.map(modules).unwrap_or_default(),
        "pictures": pages.map(pictures).unwrap_or_default(),
        "diagnostics": shown.diagnostics.iter().map(|one| found.diagnostic(one)).collect::<Vec<_>>(),
    })
}

fn of_issue(path: &Path, issue: &Issue) -> Value {
    let words = Words::of(&issue.publication.language);
    json!({
        "title": issue.publication.title,
        "date": issue.date.to_string(),
        "day": words.date(issue.date),
        "number": issue.number,
        "lang": issue.publication.language,
        "path": path.display().to_string(),
    })
}

/// What the pages are set for, and what they can be set for.
fn settings(shown: &Shown) -> Value {
    let issue = shown.pages.as_ref().map(|pages| pages.read.issue());
    let defaults = issue.map(Issue::defaults).unwrap_or_default();
    let Defaults { paper, theme, profile, .. } = defaults;
    let own = &shown.settings;
    json!({
        "paper": own.paper.as_deref().or(paper).unwrap_or(Paper::DEFAULT),
        "theme": own.theme.as_deref().or(theme).unwrap_or(Theme::DEFAULT),
        "profile": own.profile.as_deref().or(profile).unwrap_or(Profile::default().name()),
        "lang": own.lang,
        "papers": PAPERS,
        "themes": THEMES,
        "profiles": PROFILES,
    })
}

/// A sheet with its plan and its digest.
type PlannedSheet<'a> = (&'a Sheet, &'a Plan, &'a String);

/// The sheets of the pages with their plans and digests, page by page in the order of the issue.
fn by_page(pages: &Pages) -> Vec<(&PageLabel, Vec<PlannedSheet<'_>>)> {
    let mut found: Vec<(&PageLabel, Vec<_>)> = Vec::new();
    let sheets = pages.edition().sheets.iter().zip(&pages.composed.plans).zip(&pages.digests);
    for ((sheet, plan), digest) in sheets {
        match found.iter_mut().find(|(label, _)| **label == sheet.label) {
            Some((_, sheets)) => sheets.push((sheet, plan, digest)),
            None => found.push((&sheet.label, vec![(sheet, plan, digest)])),
        }
    }
    found
}

fn pages_of(pages: &Pages) -> Vec<Value> {
    let issue = pages.edition().issue.issue();
    let listed = |label: &PageLabel| issue.pages.iter().find(|page| page.label == *label);
    let accepted = |label: &PageLabel| {
        let mut sheets = pages.read.accepted().of_paper(&pages.press.paper.name);
        sheets.any(|sheet| sheet.page == *label && sheet.is_whole())
    };
    let page = |(label, sheets): (&PageLabel, Vec<PlannedSheet<'_>>)| {
        let title = sheets.first().map(|(sheet, ..)| sheet.title.clone()).unwrap_or_default();
        let articles = listed(label).map(|page| page.articles.iter().map(|one| &one.id).collect::<Vec<_>>());
        let filled = sheets.iter().map(|(_, plan, _)| plan.filled()).min();
        json!({
            "number": label,
            "title": title,
            "name": listed(label).and_then(|page| page.name.clone()),
            "sheets": sheets.iter().map(|(sheet, plan, digest)| of_sheet(pages, sheet, plan, digest))
                .collect::<Vec<_>>(),
            "articles": articles.unwrap_or_default(),
            "cost": hundredths(sheets.iter().map(|(_, plan, _)| i64::from(plan.cost())).sum()),
            "filled": filled.map(|filled| f64::from(filled) / 1000.0),
            "accepted": accepted(label),
        })
    };
    by_page(pages).into_iter().map(page).collect()
}

/// A sheet with the edges of its columns and rows.
fn of_sheet(pages: &Pages, sheet: &Sheet, plan: &Plan, digest: &str) -> Value {
    let paper = pages.press.paper.with_body(plan.body);
    let columns = (0..paper.columns).map(|column| {
        let left = paper.column_left(column);
        [points(left), points(left + paper.measure)]
    });
    json!({
        "width": points(sheet.size.width),
        "height": points(sheet.size.height),
        "digest": digest,
        "columns": columns.collect::<Vec<_>>(),
        "top": points(paper.row_top(0)),
        "row": points(paper.row),
    })
}

/// The articles in the order of the issue. One that stands nowhere has no rows and no price.
fn articles(pages: &Pages, found: &Finder<'_>) -> Vec<Value> {
    let issue = pages.edition().issue.issue();
    let words = Words::of(&issue.publication.language);
    let locked: BTreeSet<&ArticleId> = {
        let sheets = pages.read.accepted().of_paper(&pages.press.paper.name);
        sheets.flat_map(|sheet| &sheet.modules).filter_map(|module| module.article.as_ref()).collect()
    };
    let mut set: BTreeMap<&ArticleId, (u32, u32, i64)> = BTreeMap::new();
    for module in pages.composed.plans.iter().flat_map(|plan| &plan.modules) {
        let Some(article) = &module.article else { continue };
        let (rows, blank, cost) = set.entry(article).or_default();
        *rows += module.legs.iter().map(|leg| u32::from(leg.filled)).sum::<u32>();
        *blank += module.legs.iter().map(|leg| u32::from(leg.blank())).sum::<u32>();
        *cost += i64::from(module.cost());
    }
    let of = |page: &PageLabel, article: &Article| {
        let figures: Vec<Value> = article.figures.iter().chain(article.artwork()).map(figure).collect();
        let place = found.shown.places.of_article(&article.id);
        let place = place.map(|span| found.place(&span));
        let set = set.get(&article.id);
        json!({
            "id": article.id,
            "title": words.name_of(article),
            "headline": article.headline,
            "page": page,
            "rank": article.rank,
            "boxed": article.boxed,
            "head": article.head,
            "pin": article.pin,
            "group": article.group,
            "notice": article.notice.as_ref().map(|notice| notice.kind),
            "paragraphs": article.body.len(),
            "characters": words.characters_of(article),
            "rows": set.map(|(rows, ..)| rows),
            "blank": set.map(|(_, blank, _)| blank),
            "price": set.map(|(.., cost)| hundredths(*cost)),
            "locked": locked.contains(&article.id),
            "pictures": figures,
            "file": place.as_ref().map(|place| &place.file),
            "line": place.as_ref().map(|place| place.line),
            "absolute": place.as_ref().map(|place| &place.absolute),
        })
    };
    let pages = issue.pages.iter();
    pages.flat_map(|page| page.articles.iter().map(|article| of(&page.label, article))).collect()
}

fn figure(figure: &Figure) -> Value {
    json!({ "path": figure.image, "size": figure.size, "focus": figure.focus, "keep": figure.keep,
        "alt": figure.alt })
}

/// Where the articles stand, a rectangle each; one that goes round a corner has several.
fn modules(pages: &Pages) -> Vec<Value> {
    let mut found = Vec::new();
    for sheet in &pages.edition().sheets {
        for area in &sheet.areas {
            for rect in rectangles(area) {
                let mut module = placed(rect);
                module["page"] = json!(sheet.label);
                module["sheet"] = json!(sheet.number);
                module["article"] = json!(area.article);
                found.push(module);
            }
        }
    }
    found
}

/// The rectangle around an area that fills it, or the rectangles that it is made of.
fn rectangles(area: &Area) -> Vec<Rect> {
    let size =
        |rect: &Rect| i64::from(rect.size.width.millipoints()) * i64::from(rect.size.height.millipoints());
    let around = area.rects.iter().copied().reduce(|a, b| a.united(&b));
    match around {
        Some(around) if size(&around) == area.rects.iter().map(size).sum::<i64>() => vec![around],
        _ => area.rects.clone(),
    }
}

/// The pictures on the sheets, with their numbers among those of their article.
fn pictures(pages: &Pages) -> Vec<Value> {
    let issue = pages.edition().issue.issue();
    let mut found = Vec::new();
    for sheet in &pages.edition().sheets {
        for part in sheet.parts() {
            let SheetPart::Picture(shown) = part else { continue };
            let (Some(id), Some(path)) = (&shown.article, &shown.path) else { continue };
            let article = issue.articles().find(|article| article.id == *id);
            let figures = article.iter().flat_map(|article| article.figures.iter().chain(article.artwork()));
            let index = figures.into_iter().position(|figure| figure.image.as_ref() == Some(path));
            let pixels = pages.edition().issue.picture(path);
            let mut picture = placed(shown.rect);
            picture["article"] = json!(id);
            picture["index"] = json!(index);
            picture["path"] = json!(path);
            picture["alt"] = json!(shown.alt);
            picture["crop"] = json!(crop(shown.rect, shown.whole));
            picture["page"] = json!(sheet.label);
            picture["sheet"] = json!(sheet.number);
            picture["pixels"] = json!(pixels.map(|picture| [picture.width, picture.height]));
            found.push(picture);
        }
    }
    found
}

/// The part of a whole picture that its window shows, in hundredths: left, top, width, height.
fn crop(window: Rect, whole: Rect) -> [f64; 4] {
    let part = |length: Length, of: Length| points(length) * 100.0 / points(of).max(0.001);
    let (width, height) = (whole.size.width, whole.size.height);
    [
        part(window.left() - whole.left(), width),
        part(window.top() - whole.top(), height),
        part(window.size.width, width),
        part(window.size.height, height),
    ]
}

fn placed(rect: Rect) -> Value {
    json!({ "x": points(rect.left()), "y": points(rect.top()), "width": points(rect.size.width),
        "height": points(rect.size.height) })
}

fn points(length: Length) -> f64 {
    f64::from(length.millipoints()) / 1000.0
}

fn hundredths(cost: i64) -> f64 {
    cost as f64 / 100.0
}

/// Finds the places of what is told.
struct Finder<'a> {
    shown: &'a Shown,
    language: MessageLanguage,
    folder: &'a Path,
}

/// A place in a file.
struct FilePlace {
    /// As it is named below the issue.
    file: String,
    line: usize,
    column: usize,
    /// As any program finds it.
    absolute: String,
}

impl Finder<'_> {
    fn place(&self, span: &Span) -> FilePlace {
        let files: &SourceMap = &self.shown.files;
        let position = files.position(span);
        let path = Path::new(files.name(span.file));
        let below = path.strip_prefix(self.folder).unwrap_or(path);
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        FilePlace {
            file: below.display().to_string().replace('\\', "/"),
            line: position.line,
            column: position.character,
            absolute: absolute.display().to_string().replace('\\', "/"),
        }
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> Value {
        let place = diagnostic.labels.iter().find_map(Label::span).map(|span| self.place(span));
        let area = diagnostic.labels.iter().find_map(Label::area);
        let subject = &diagnostic.subject;
        let help = diagnostic.help.iter().map(|help| help.in_language(self.language));
        json!({
            "level": diagnostic.severity,
            "code": diagnostic.code.id(),
            "slug": diagnostic.code.slug(),
            "message": diagnostic.message.in_language(self.language),
            "help": help.collect::<Vec<_>>(),
            "file": place.as_ref().map(|place| &place.file),
            "line": place.as_ref().map(|place| place.line),
            "column": place.as_ref().map(|place| place.column),
            "absolute": place.as_ref().map(|place| &place.absolute),
            "page": area.map(|area| &area.page).or(subject.page.as_ref()),
            "sheet": area.map(|area| area.sheet),
            "box": area.map(|area| [area.left, area.top, area.right, area.bottom]),
            "article": subject.article,
        })
    }
}

/// Diagnostics alone, as an act that was refused tells them.
pub(super) fn refused(diagnostics: &[Diagnostic], language: MessageLanguage) -> Vec<Value> {
    let of = |one: &Diagnostic| {
        let help = one.help.iter().map(|help| help.in_language(language)).collect::<Vec<_>>();
        json!({ "level": one.severity, "code": one.code.id(), "message": one.message.in_language(language), "help": help })
    };
    diagnostics.iter().map(of).collect()
}
