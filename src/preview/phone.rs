//! The same issue as phones show it: EPUB, web edition and articles for WeChat, made when somebody looks at them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use zip::ZipArchive;

use super::session::{Pages, Shown};
use crate::diagnostics::Error;
use crate::epub;
use crate::model::{Article, Block, Inline};
use crate::press::{BookRequest, CoverKind, OutputFile, Request, WebRequest};
use crate::web;
use crate::wechat;

/// Most bytes of a file of a book that is shown.
const MOST_UNPACKED: u64 = 64 << 20;

/// Characters of a paragraph by which it is found in an edition.
const SIGN: usize = 12;

/// The editions of the version that was looked at last.
#[derive(Debug, Default)]
pub(super) struct Phone {
    made: Mutex<Option<Arc<Made>>>,
}

/// The editions of a version.
#[derive(Debug)]
pub(super) struct Made {
    version: u64,
    /// The files of each edition, by their paths in it.
    files: BTreeMap<String, Vec<u8>>,
    /// For every article its documents, and what of it is in each.
    pub(super) articles: Value,
}

impl Made {
    /// A file, by its parts: the edition, then its path.
    pub(super) fn file(&self, path: &[String]) -> Option<&[u8]> {
        self.files.get(&path.join("/")).map(Vec::as_slice)
    }
}

impl Phone {
    /// The editions of what is shown, made if they are not those of the last time; none while there are no pages.
    ///
    /// # Errors
    /// What stops a backend.
    pub(super) fn of(&self, shown: &Shown) -> Result<Option<Arc<Made>>, Error> {
        let Some(pages) = &shown.pages else { return Ok(None) };
        let mut room = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = room.as_ref().filter(|made| made.version == shown.version) {
            return Ok(Some(made.clone()));
        }
        let made = Arc::new(made(pages, shown.version)?);
        *room = Some(made.clone());
        Ok(Some(made))
    }
}

fn made(pages: &Pages, version: u64) -> Result<Made, Error> {
    let mut files = BTreeMap::new();
    for file in editions(pages)? {
        let path: Vec<String> = file.path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if file.path.extension().is_some_and(|ending| ending == "epub") {
            unpack(file.bytes, &mut files)?;
        } else if path.first().is_some_and(|first| first.ends_with("_web")) {
            files.insert(format!("web/{}", path[1..].join("/")), file.bytes);
        } else {
            files.insert(path.join("/"), file.bytes);
        }
    }
    let documents = documents(pages, &files);
    wrap_wechat(&mut files, &documents);
    let articles = articles(pages, &files, &documents);
    Ok(Made { version, files, articles })
}

/// The editions with an article a document.
fn editions(pages: &Pages) -> Result<Vec<OutputFile>, Error> {
    let (templates, web_templates) = (epub::Templates::bundled(), web::Templates::bundled());
    let options = epub::Options { split: epub::Split::Article, ..epub::Options::default() };
    let request = Request {
        book: Some(BookRequest { options, templates: &templates, cover: Some(CoverKind::None) }),
        web: Some(WebRequest { options: web::Options::default(), templates: &web_templates }),
        wechat: Some(wechat::Options::default()),
        ..Request::default()
    };
    let edition = pages.edition();
    let made = pages.press.outputs((&edition.issue).into(), Some(edition), None, &request)?;
    Ok(made.into_iter().flat_map(|output| output.value).collect())
}

/// The files of a book.
fn unpack(bytes: Vec<u8>, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let fault = |reason: String| Error::Writer { format: "EPUB", reason };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(error.to_string()))?;
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|error| fault(error.to_string()))?;
        let name = entry.name().map_err(|error| fault(error.to_string()))?;
        let name = format!("epub/{name}");
        let mut bytes = Vec::new();
        entry.take(MOST_UNPACKED).read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
        files.insert(name, bytes);
    }
    Ok(())
}

/// The documents of an article.
struct Documents {
    id: String,
    epub: String,
    web: Option<String>,
    wechat: Option<String>,
}

fn documents(pages: &Pages, files: &BTreeMap<String, Vec<u8>>) -> Vec<Documents> {
    let data = |is: &dyn Fn(&str) -> bool, list: &str, field: &str| -> BTreeMap<String, String> {
        let bytes = files.iter().find(|(path, _)| is(path)).map(|(_, bytes)| bytes.as_slice());
        let value: Value = bytes.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
        let listed = value[list].as_array().into_iter().flatten();
        let pair = |one: &Value| Some((one["id"].as_str()?.to_owned(), one[field].as_str()?.to_owned()));
        listed.filter_map(pair).collect()
    };
    let web = data(&|path| path.starts_with("web/data/"), "articles", "address");
    let wechat = data(&|path| path == "wechat/report.json", "articles", "folder");
    let articles = pages.edition().issue.issue().articles().enumerate();
    let of = |(number, article): (usize, &Article)| {
        let id = article.id.to_string();
        Documents {
            epub: format!("epub/EPUB/article-{:04}.xhtml", number + 1),
            web: web.get(&id).map(|address| format!("web/{address}")),
            wechat: wechat.get(&id).map(|folder| format!("wechat/{folder}/article.html")),
            id,
        }
    };
    articles.map(of).collect()
}

/// What is pasted into the editor of WeChat is no document; a phone shows it in one, as wide as itself.
fn wrap_wechat(files: &mut BTreeMap<String, Vec<u8>>, documents: &[Documents]) {
    for path in documents.iter().filter_map(|one| one.wechat.as_ref()) {
        if let Some(bytes) = files.get_mut(path) {
            let mut document = WECHAT_BEFORE.as_bytes().to_vec();
            document.append(bytes);
            *bytes = document;
        }
    }
}

const WECHAT_BEFORE: &str = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>WeChat</title>\
     <meta name=\"viewport\" content=\"width=device-width\"><style>body{margin:20px 16px;background:#fff;\
     color:#222;font-family:system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>";

/// What is told of every article: its documents, and how many of its paragraphs, pictures and notes each has.
fn articles(pages: &Pages, files: &BTreeMap<String, Vec<u8>>, documents: &[Documents]) -> Value {
    let issue = pages.edition().issue.issue();
    let told = issue.articles().zip(documents).map(|(article, documents)| {
        let signs = signs(article);
        let mut pictures = 0;
        article.each_figure(|_, figure| pictures += usize::from(figure.image.is_some()));
        let of = |path: Option<&String>| {
            let path = path?;
            let text = String::from_utf8_lossy(files.get(path)?).into_owned();
            let plain = plain(&text);
            let found = signs.iter().filter(|sign| plain.contains(sign.as_str())).count();
            Some(json!({ "path": path, "paragraphs": found, "pictures": text.matches("<img").count() }))
        };
        let told = json!({
            "paragraphs": signs.len(),
            "pictures": pictures,
            "notes": article.notes.len(),
            "epub": of(Some(&documents.epub)),
            "web": of(documents.web.as_ref()),
            "wechat": of(documents.wechat.as_ref()),
        });
        (documents.id.clone(), told)
    });
    told.collect::<serde_json::Map<_, _>>().into()
}

/// How each paragraph of the text is found again: by its first characters, up to something that is no plain text.
fn signs(article: &Article) -> Vec<String> {
    let sign = |block: &Block| {
        let Block::Paragraph { text } = block else { return None };
        let plain = text.iter().map_while(|inline| match inline {
            Inline::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        let plain = plain.collect::<String>();
        let sign: String = plain.chars().filter(|c| c.is_alphanumeric()).take(SIGN).collect();
        (!sign.is_empty()).then_some(sign)
    };
    article.body.iter().filter_map(sign).collect()
}

/// The letters and digits of a document, without its markup.
fn plain(document: &str) -> String {
    let mut in_tag = false;
    let is_text = |c: &char| {
        in_tag = *c == '<' || in_tag && *c != '>';
        !in_tag && c.is_alphanumeric()
    };
    document.chars().filter(is_text).collect()
}

/// The type of a file of an edition, by its ending.
pub(super) fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "xhtml" => "application/xhtml+xml",
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "otf" | "ttf" | "woff2" => "font/otf",
        _ => "application/octet-stream",
    }
}
