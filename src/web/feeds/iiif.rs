//! IIIF Presentation 3 (iiif.io/api/presentation/3.0): the pictures of an issue's pages, its articles as annotations
//! and as a table of contents.

use serde_json::{Value, json};

use super::json_file;
use super::opds::media_type;
use super::site::{Site, rfc3339};
use crate::web::data::{SiteArea, SiteArticle, SiteIssue, SitePage, SitePicture, SiteSheet};
use crate::web::search::File;

/// The path of the manifest of an issue.
pub fn path(issue: &SiteIssue) -> String {
    format!("iiif/{}.json", issue.date)
}

/// The manifest of an issue.
pub fn file(site: &Site<'_>, issue: &SiteIssue) -> File {
    let id = site.complete(&path(issue));
    let text = |text: &str| in_language(issue, text);
    let canvases: Vec<_> = issue.pages.iter().flat_map(|page| canvases(site, issue, page, &id)).collect();
    let files = [(&issue.pdf, "application/pdf", "PDF"), (&issue.epub, "application/epub+zip", "EPUB")];
    let rendering = files.into_iter().filter_map(|(file, format, label)| {
        let address = &file.as_ref()?.address;
        Some(json!({ "id": site.complete(address), "type": "Text", "format": format, "label": { "none": [label] } }))
    });
    let mut manifest = json!({
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": id,
        "type": "Manifest",
        "label": text(&format!("{} {}", issue.paper, issue.date)),
        "navDate": rfc3339(issue.date),
        "viewingDirection": "left-to-right",
        "behavior": ["individuals"],
        "items": canvases,
        "structures": ranges(issue, &id),
    });
    let rendering: Vec<_> = rendering.collect();
    if !rendering.is_empty() {
        manifest["rendering"] = json!(rendering);
    }
    if let Some(page) = issue.pages.first() {
        let label = text(&page.title());
        let address = site.complete(&page.address);
        manifest["homepage"] =
            json!([{ "id": address, "type": "Text", "format": "text/html", "label": label }]);
    }
    json_file(path(issue), &manifest)
}

/// The canvases of a newspaper page, one a sheet.
fn canvases(site: &Site<'_>, issue: &SiteIssue, page: &SitePage, manifest: &str) -> Vec<Value> {
    let sheets = page.sheets.iter().enumerate();
    let of_sheet = |(at, sheet): (usize, &SiteSheet)| {
        let (small, large) = (sheet.pictures.first()?, sheet.pictures.last()?);
        let id = canvas_id(manifest, page, at);
        let painting = json!({
            "id": format!("{id}/picture"),
            "type": "Annotation",
            "motivation": "painting",
            "body": image(site, large),
            "target": id,
        });
        let areas = sheet.areas.iter().enumerate();
        let stories = areas.filter_map(|(at, area)| {
            let article = issue.article(area.article)?;
            Some(story(site, issue, article, &format!("{id}/story/{at}"), &target(&id, sheet, area, large)?))
        });
        let mut canvas = json!({
            "id": id,
            "type": "Canvas",
            "label": in_language(issue, &page.title()),
            "width": large.width,
            "height": large.height,
            "thumbnail": [image(site, small)],
            "items": [{ "id": format!("{id}/pictures"), "type": "AnnotationPage", "items": [painting] }],
        });
        let stories: Vec<_> = stories.collect();
        if !stories.is_empty() {
            let stories =
                json!({ "id": format!("{id}/stories"), "type": "AnnotationPage", "items": stories });
            canvas["annotations"] = json!([stories]);
        }
        Some(canvas)
    };
    sheets.filter_map(of_sheet).collect()
}

fn canvas_id(manifest: &str, page: &SitePage, sheet: usize) -> String {
    format!("{manifest}/page/{}/{sheet}", page.number)
}

fn image(site: &Site<'_>, picture: &SitePicture) -> Value {
    json!({
        "id": site.complete(&picture.address),
        "type": "Image",
        "format": media_type(&picture.address),
        "width": picture.width,
        "height": picture.height,
    })
}

fn story(site: &Site<'_>, issue: &SiteIssue, article: &SiteArticle, id: &str, target: &str) -> Value {
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": "supplementing",
        "body": {
            "id": site.complete(&article.address),
            "type": "Text",
            "format": "text/html",
            "label": in_language(issue, &article.title),
        },
        "target": target,
    })
}

/// The rectangle around an area, in pixels of the largest picture.
fn target(canvas: &str, sheet: &SiteSheet, area: &SiteArea, large: &SitePicture) -> Option<String> {
    let corners = || area.polygons.iter().flatten();
    let (left, right) = (corners().map(|c| c.0).min()?, corners().map(|c| c.0).max()?);
    let (top, bottom) = (corners().map(|c| c.1).min()?, corners().map(|c| c.1).max()?);
    let scaled =
        |length: i32, of: i32, pixels: u32| i64::from(length) * i64::from(pixels) / i64::from(of.max(1));
    let (window_left, window_top, width, height) = sheet.window();
    let across = |length| scaled(length - window_left, width, large.width).max(0);
    let down = |length| scaled(length - window_top, height, large.height).max(0);
    let (x, y) = (across(left), down(top));
    Some(format!("{canvas}#xywh={x},{y},{},{}", across(right) - x, down(bottom) - y))
}

/// The table of contents: pages with their articles.
fn ranges(issue: &SiteIssue, manifest: &str) -> Value {
    let pages = issue.pages.iter().map(|page| {
        let canvas = |at: usize| json!({ "id": canvas_id(manifest, page, at), "type": "Canvas" });
        let pictured = page.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.pictures.is_empty());
        let sheets: Vec<_> = pictured.map(|(at, _)| canvas(at)).collect();
        let stories = issue.articles_of(page).map(|article| {
            json!({
                "id": format!("{manifest}/range/{}/{}", page.number, article.number),
                "type": "Range",
                "label": in_language(issue, &article.title),
                "items": sheets.first().into_iter().collect::<Vec<_>>(),
            })
        });
        let items: Vec<_> = sheets.iter().cloned().chain(stories).collect();
        json!({
            "id": format!("{manifest}/range/{}", page.number),
            "type": "Range",
            "label": in_language(issue, &page.title()),
            "items": items,
        })
    });
    pages.collect()
}

fn in_language(issue: &SiteIssue, text: &str) -> Value {
    let language = match issue.language.as_str() {
        "" => "none",
        language => language,
    };
    json!({ language: [text] })
}
