//! The bodies of draft/add, and the report of all that was done.
//!
//! Nobody knows the ids of files before they are uploaded. In their place stand the files themselves,
//! `{{media_id …}}` for material of the account and `{{url …}}` for pictures in the text, each listed with its digest.

use serde::Serialize;
use serde_json::{Value, json};

use super::finished::Finished;
use super::kept::plain;
use super::limits::{FACTOR, MESSAGE_PICTURES};
use super::{WechatFile, in_folder};
use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::model::Issue;
use crate::package::sha256;
use crate::wording::Words;

/// Version of the format of the report.
const VERSION: u32 = 1;

/// Which articles go out together, by their numbers in the issue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan<'a> {
    pub messages: &'a [Vec<usize>],
    /// Photo stories, each a message of pictures.
    pub stories: &'a [usize],
}

impl Plan<'_> {
    /// The names of the files of the messages, in their order.
    pub(super) fn names(&self) -> Vec<String> {
        (1..=self.messages.len() + self.stories.len())
            .map(|number| format!("message-{number}.json"))
            .collect()
    }
}

/// A file that has to be uploaded.
#[derive(Debug, Serialize)]
struct Placeholder {
    placeholder: String,
    file: String,
    sha256: String,
    /// What uploads it: `material/add_material` or `media/uploadimg`.
    upload: &'static str,
}

/// A body of draft/add, with the files whose ids stand in it.
#[derive(Debug, Serialize)]
struct Body {
    articles: Vec<Value>,
    placeholders: Vec<Placeholder>,
}

/// The body of one article.
pub(super) fn single(issue: &Issue, one: &Finished) -> Result<Vec<u8>, Error> {
    written(&body(issue, &[one]))
}

/// The bodies of all messages: those of articles, then those of pictures.
pub(super) fn messages(
    issue: &Issue,
    finished: &[Finished],
    plan: Plan<'_>,
) -> Result<Vec<WechatFile>, Error> {
    let articles = plan.messages.iter().map(|numbers| {
        let ones: Vec<&Finished> = numbers.iter().map(|&number| &finished[number]).collect();
        body(issue, &ones)
    });
    let stories = plan.stories.iter().map(|&number| pictures_body(issue, &finished[number]));
    let bodies = articles.chain(stories).zip(plan.names());
    bodies.map(|(body, name)| Ok(in_folder(name, written(&body)?))).collect()
}

fn body(issue: &Issue, ones: &[&Finished]) -> Body {
    let mut placeholders = Vec::new();
    let articles = ones.iter().map(|one| {
        let mut fields = json!({
            "article_type": "news",
            "title": one.title,
            "author": one.author,
            "digest": one.digest,
            "content": with_placeholders(one),
            "content_source_url": one.address,
            "need_open_comment": comments(issue),
            "only_fans_can_comment": 0,
        });
        if let Some(covers) = &one.covers {
            fields["thumb_media_id"] = json!(media_id(one, &covers.file));
            fields["pic_crop_235_1"] = json!(covers.crops[0]);
            fields["pic_crop_1_1"] = json!(covers.crops[1]);
            placeholders.push(of_file(
                one,
                &covers.file,
                media_id(one, &covers.file),
                "material/add_material",
            ));
        }
        let pictures = one.pictures.iter();
        placeholders.extend(pictures.map(|picture| {
            of_file(
                one,
                &picture.path,
                format!("{{{{url {}/{}}}}}", one.folder, picture.path),
                "media/uploadimg",
            )
        }));
        fields
    });
    Body { articles: articles.collect(), placeholders }
}

/// The markup with a placeholder for the address of each of its pictures.
fn with_placeholders(one: &Finished) -> String {
    let mut out = String::with_capacity(one.content.len());
    let mut rest = one.content.as_str();
    while let Some((before, after)) = rest.split_once("src=\"images/") {
        let (name, after) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(&format!("{before}src=\"{{{{url {}/images/{name}}}}}\"", one.folder));
        rest = after;
    }
    out + rest
}

/// A message of pictures: plain text, and at most twenty of its pictures.
fn pictures_body(issue: &Issue, one: &Finished) -> Body {
    let pictures: Vec<_> = one.pictures.iter().take(MESSAGE_PICTURES).collect();
    let images = pictures.iter().map(|picture| json!({ "image_media_id": media_id(one, &picture.path) }));
    let fields = json!({
        "article_type": "newspic",
        "title": one.title,
        "content": plain(&one.content),
        "need_open_comment": comments(issue),
        "only_fans_can_comment": 0,
        "image_info": { "image_list": images.collect::<Vec<_>>() },
    });
    let placeholders = pictures
        .iter()
        .map(|picture| of_file(one, &picture.path, media_id(one, &picture.path), "material/add_material"));
    Body { placeholders: placeholders.collect(), articles: vec![fields] }
}

fn comments(issue: &Issue) -> u8 {
    let account = issue.publication.wechat.as_ref();
    u8::from(account.and_then(|account| account.comments).unwrap_or_default())
}

fn media_id(one: &Finished, file: &str) -> String {
    format!("{{{{media_id {}/{file}}}}}", one.folder)
}

fn of_file(one: &Finished, file: &str, placeholder: String, upload: &'static str) -> Placeholder {
    let sha256 = sha256(one.bytes_of(file));
    Placeholder { placeholder, file: format!("{}/{file}", one.folder), sha256, upload }
}

/// The report: characters, bytes, limits, what was turned into what, and what nobody can find out here.
pub(super) fn report(
    checked: &CheckedIssue,
    finished: &[Finished],
    plan: Plan<'_>,
    files: &[WechatFile],
) -> Result<Vec<u8>, Error> {
    let issue = checked.issue();
    let words = Words::of(&issue.publication.language);
    let groups = plan.messages.iter().cloned().chain(plan.stories.iter().map(|&number| vec![number]));
    let messages = groups.zip(plan.names()).map(|(numbers, file)| {
        let folders: Vec<&str> = numbers.iter().map(|&number| finished[number].folder.as_str()).collect();
        json!({ "file": file, "articles": folders })
    });
    written(&json!({
        "report": VERSION,
        "program": concat!("paiban ", env!("CARGO_PKG_VERSION")),
        "issue": issue.identifier(),
        "date": issue.date.to_string(),
        "messages": messages.collect::<Vec<_>>(),
        "articles": finished.iter().map(of_article).collect::<Vec<_>>(),
        "files": files.iter().map(of_written).collect::<Vec<_>>(),
        "unsure": words.wechat().unsure,
    }))
}

/// A file of the folder with its digest.
fn of_written(file: &WechatFile) -> Value {
    let path = file.path.split_once('/').map_or(file.path.as_str(), |(_, path)| path);
    json!({ "file": path, "sha256": sha256(&file.bytes) })
}

fn of_article(one: &Finished) -> Value {
    let pictures = one.pictures.iter().map(|picture| {
        json!({
            "file": picture.path,
            "source": picture.source.as_ref().map(|path| path.as_str()).filter(|path| !path.starts_with('\0')),
            "width": picture.width,
            "height": picture.height,
            "bytes": picture.bytes.len(),
            "changed": picture.changed,
            "sha256": sha256(&picture.bytes),
        })
    });
    let text = one.characters.max(1);
    json!({
        "folder": one.folder,
        "id": one.id,
        "page": one.page,
        "title": one.title,
        "author": one.author,
        "digest": one.digest,
        "digest_cut": one.digest_cut,
        "content_source_url": one.address,
        "limits": one.measures,
        "characters": one.characters,
        "markup_to_text": { "hundredths": one.measures.content.found * 100 / text, "limit": FACTOR * 100 },
        "missing": one.missing,
        "links_as_notes": one.links,
        "tables_as_pictures": one.tables,
        "covers": one.covers.as_ref().map(|covers| json!({
            "file": covers.file,
            "pic_crop_235_1": covers.crops[0],
            "pic_crop_1_1": covers.crops[1],
            "margins": covers.margins,
        })),
        "pictures": pictures.collect::<Vec<_>>(),
    })
}

fn written(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Error::Writer { format: "WeChat", reason: error.to_string() })?;
    Ok((json + "\n").into_bytes())
}
