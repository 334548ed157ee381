//! From an issue to articles for 微信公众平台: a folder with everything up to where its editor is opened.
//!
//! Nothing is sent and no secret is held: the desk pastes the articles, or uploads them with a script of its own. The
//! recipe:
//!
//! * `prepared`: an article as the editor can hold it: links are notes, charts and wide tables pictures
//! * `drawn`: what has to be drawn
//! * `pictures`: its pictures as WeChat takes them; `cover`: its two covers
//! * `article`: its text, in the dialect of `style`; `kept`: the markup that the editor keeps
//! * `digest`: its digest, cut at a sentence
//! * `limits`: what WeChat takes, and what the article has
//! * `finished`: all of that of one article, with what was found
//! * `plan`: which articles go out together
//! * `draft`: the bodies of draft/add, and the report
//! * `preview`: the page for the desk, and the list of all headlines
//! * [`opened`]: a finished folder, compared with its issue; `bodies`: the bodies in it
//!
//! What has to be drawn (cards for covers, charts, wide tables) is drawn by the caller, who knows layout: [`to_draw`]
//! names it, [`without_glyphs`] what no font has of it.
//!
//! No clock, no random numbers: same input, same bytes.
//!
//! ```
//! use std::path::Path;
//! use paiban::wechat::{self, DrawnPictures, Options};
//!
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|_| true).value;
//! let made = wechat::export(&issue, &DrawnPictures::default(), &Options::default())?;
//! assert!(made.value.iter().any(|file| file.path == "wechat/message-1.json"));
//! # Ok::<(), paiban::diagnostics::Error>(())
//! ```

mod article;
mod bodies;
mod cover;
mod digest;
mod draft;
mod drawn;
mod finished;
mod kept;
mod limits;
pub mod opened;
mod pictures;
mod plan;
mod prepared;
mod preview;
mod style;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::messages::{Argument, Sentence, count, list, sentence};
use crate::model::{Article, ImagePath, Issue, Rank};
pub use drawn::{TableToDraw, ToDraw, to_draw, without_glyphs};
use finished::{Finished, Place, Wanted};

/// The folder of the articles.
pub const FOLDER: &str = "wechat";

/// Pixels across of a table that is a picture, and of a card.
pub const TABLE_PIXELS: u32 = limits::PICTURE_PIXELS;
/// See [`TABLE_PIXELS`].
pub const CARD_PIXELS: (u16, u16) = (900, 383);

/// The part of the width of a card that its left square takes.
const CARD_SIGN: f64 = 383.0 / 900.0;

/// Most pictures and articles that a remark names.
const MOST_NAMED: usize = 3;

/// What is wanted of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The address under which the folder is public, for pasting with pictures.
    pub image_base: Option<String>,
    /// Whether photo stories become picture messages.
    pub picture_messages: bool,
}

/// A file below the folder of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WechatFile {
    /// Its path: `wechat/A01-01-lead/article.html`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Something that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as PNG.
    pub png: Vec<u8>,
}

/// What was drawn of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnPictures {
    /// Cards, by ids of articles.
    pub cards: BTreeMap<String, Drawn>,
    /// Charts and wide tables, by ids of articles and their numbers there, from 0.
    pub tables: BTreeMap<(String, usize), Drawn>,
}

/// The articles of an issue, their covers and pictures, the bodies of messages, the preview and the report.
///
/// What is over the limits of WeChat is among the diagnostics (family G) with the part of the article it is about.
/// An article of which no card was drawn has no covers; a table that was not drawn is text.
///
/// # Errors
/// [`Error::Writer`] for a picture that cannot be decoded or coded and for faults of this program.
pub fn export(
    checked: &CheckedIssue,
    drawn: &DrawnPictures,
    options: &Options,
) -> Result<Checked<Vec<WechatFile>>, Error> {
    let issue = checked.issue();
    let places = Place::all(issue);
    let is_picture_message =
        |article: &Article| options.picture_messages && article.rank == Some(Rank::Photo);
    let finished = places.par_iter().map(|place| {
        let wanted = Wanted { options, is_picture_message: is_picture_message(place.article) };
        finished::finished(checked, place, drawn, wanted)
    });
    let finished: Vec<Finished> = finished.collect::<Result<_, _>>()?;
    let messages = plan::messages(issue, is_picture_message);
    let stories: Vec<usize> =
        (0..places.len()).filter(|&number| is_picture_message(places[number].article)).collect();
    let plan = draft::Plan { messages: &messages, stories: &stories };
    let mut files: Vec<WechatFile> = Vec::new();
    for one in &finished {
        files.extend(one.files(options));
        files.push(in_folder(format!("{}/draft.json", one.folder), draft::single(issue, one)?));
    }
    files.extend(draft::messages(issue, &finished, plan)?);
    let highlights = preview::highlights(issue, &finished)?;
    files.push(in_folder("digest.html".into(), highlights.clone().into_bytes()));
    let page = preview::page(checked, &finished, plan, &highlights, options)?;
    files.push(in_folder("index.html".into(), page.into_bytes()));
    let report = draft::report(checked, &finished, plan, &files)?;
    files.push(in_folder(opened::REPORT.into(), report));
    let mut diagnostics = found(&finished);
    diagnostics.extend(remarks(checked, &finished, &stories));
    Ok(Checked { value: files, diagnostics })
}

/// What was found of the articles; what is wrong with the publication once.
fn found(finished: &[Finished]) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for one in finished.iter().flat_map(|one| &one.found) {
        let is_told = one.subject.article.is_none() && found.iter().any(|other| other.code == one.code);
        found.extend((!is_told).then(|| one.clone()));
    }
    found
}

fn in_folder(path: String, bytes: Vec<u8>) -> WechatFile {
    WechatFile { path: format!("{FOLDER}/{path}"), bytes }
}

/// What is said once of the whole issue: pictures that were coded anew, tables that are pictures, covers with
/// margins, picture messages with too many pictures, no address of the original.
fn remarks(checked: &CheckedIssue, finished: &[Finished], stories: &[usize]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(recoded(checked.issue(), finished));
    for one in stories.iter().map(|&number| &finished[number]) {
        let pictures = one.pictures.len();
        if pictures > limits::MESSAGE_PICTURES {
            let message = sentence!("many-pictures", found = pictures, limit = limits::MESSAGE_PICTURES);
            let fault = Diagnostic::new(Code::ManyPictures, message).help(sentence!("many-pictures.help"));
            found.push(fault.in_article(&one.id).data("part", "headline/0"));
        }
    }
    if checked.issue().publication.site.is_none() {
        let message = Sentence::new("no-original-address");
        found.push(
            Diagnostic::new(Code::NoOriginalAddress, message).help(sentence!("no-original-address.help")),
        );
    }
    found
}

/// The pictures that were coded anew, with the place of the first.
fn recoded(issue: &Issue, finished: &[Finished]) -> Option<Diagnostic> {
    let of_article = |one: &'_ Finished| {
        let changed = one.pictures.iter().filter(|picture| picture.changed);
        changed.filter_map(|picture| Some((one.id.clone(), picture.source.clone()?))).collect::<Vec<_>>()
    };
    let changed: Vec<(String, ImagePath)> = finished.iter().flat_map(of_article).collect();
    let (id, first) = changed.first()?;
    let paths: Vec<&str> = changed.iter().map(|(_, path)| path.as_str()).collect();
    let message = sentence!(
        "recoded-picture",
        count = count(paths.len()),
        pixels = limits::PICTURE_PIXELS,
        named = named(&paths),
    );
    let remark = Diagnostic::new(Code::RecodedPicture, message).help(sentence!("recoded-picture.help"));
    let mut place = None;
    if let Some(article) = issue.articles().find(|article| article.id.as_str() == id) {
        article.each_figure(|at, figure| {
            let is_first = place.is_none() && figure.image.as_ref() == Some(first);
            place = place.take().or_else(|| is_first.then(|| format!("{at}/image")));
        });
    }
    Some(match place {
        Some(place) => remark.in_article(id).data("part", place),
        None => remark,
    })
}

/// The first of some names.
fn named(names: &[&str]) -> Argument {
    let more = (names.len() > MOST_NAMED).then(|| "…".to_owned());
    list(names.iter().take(MOST_NAMED).map(|name| format!("`{name}`")).chain(more))
}
