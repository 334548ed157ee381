//! What is answered to the pages of the desk.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::choices::Choice;
use super::documents;
use super::fit::Fit;
use super::hand::{Act, Done};
use super::phone::{self, Phone};
use super::server::events::{Answer, Events};
use super::server::request::Request;
use super::server::response::Response;
use super::session::{Session, Settings, Shown, said};
use super::start::{self, Recent};
use super::{Begin, state};
use crate::diagnostics::{Checked, Error};
use crate::messages::{MessageLanguage, Sentence, sentence};
use crate::pdf;
use crate::press::{PagesRequest, Request as Outputs};
use crate::text::FontLibrary;

/// The desk: the issue on it, and what is around it.
pub(super) struct Desk {
    pub(super) fonts: FontLibrary,
    pub(super) settings: Settings,
    /// The file of the issues that were opened last.
    pub(super) recent: Option<PathBuf>,
    /// The folder that is shown first.
    pub(super) folder: PathBuf,
    pub(super) begin: Box<Begin>,
    pub(super) events: Events,
    phone: Phone,
    session: Mutex<Option<Arc<Session>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    path: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepting {
    page: String,
    choice: usize,
}

impl Desk {
    /// An empty desk.
    pub(super) fn new(
        (fonts, settings): (FontLibrary, Settings),
        (recent, folder): (Option<PathBuf>, PathBuf),
        begin: Box<Begin>,
    ) -> Self {
        Self {
            fonts,
            settings,
            recent,
            folder,
            begin,
            events: Events::default(),
            phone: Phone::default(),
            session: Mutex::default(),
        }
    }

    fn session(&self) -> Option<Arc<Session>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts an issue on the desk.
    ///
    /// # Errors
    /// The path is no issue.
    pub(super) fn open(&self, path: &Path) -> Result<(), Error> {
        let issue = start::meant(path);
        // What is no issue is said at once; its faults are said on the desk.
        crate::source::load(&issue)?;
        let before = self.session().map_or(0, |session| session.shown().version);
        let session = Session::open(issue.clone(), self.settings.clone(), self.fonts.clone(), before);
        let session = Arc::new(session);
        let shown = session.shown();
        let read = shown.pages.as_ref().map(|pages| pages.read.issue());
        let title =
            read.map(|issue| format!("{} {}", issue.publication.title, issue.date)).unwrap_or_default();
        Recent::remember(self.recent.as_deref(), &issue, &title);
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
        self.tell(&shown);
        Ok(())
    }

    /// Looks whether files changed, and tells the pages if they did.
    pub(super) fn look(&self) {
        let Some(session) = self.session() else { return };
        if session.look(|| self.events.tell("busy", "{}")) {
            self.tell(&session.shown());
        }
    }

    fn tell(&self, shown: &Shown) {
        let name = if shown.stopped.is_some() { "gone" } else { "changed" };
        self.events.tell(name, &json!({ "version": shown.version }).to_string());
    }

    /// Answers a request that the guard let in.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        let parts: Vec<&str> = request.path[1..].iter().map(String::as_str).collect();
        if request.method == "POST" {
            return self.write(&parts, request).into();
        }
        match parts.as_slice() {
            ["events"] => Answer::Events(self.events.listener()),
            [] => Response::moved(format!("/{}/", request.path[0])).into(),
            [""] => match self.session() {
                Some(session) => documents::desk(session.shown().settings.language()).into(),
                None => documents::start(self.settings.language()).into(),
            },
            ["start"] => documents::start(self.settings.language()).into(),
            ["start.json"] => self.listing(request).into(),
            _ => match (documents::file(&request.path[1..]), self.session()) {
                (Some(file), _) => file.into(),
                (None, Some(session)) => self.read(&session, &parts, request).into(),
                (None, None) => Response::refusal(404).into(),
            },
        }
    }

    fn listing(&self, request: &Request) -> Response {
        let folder = request.asked("folder").map_or_else(|| self.folder.clone(), PathBuf::from);
        Response::json(&start::listing(&Recent::read(self.recent.as_deref()), &folder))
    }

    /// What can be read of the issue.
    fn read(&self, session: &Session, parts: &[&str], request: &Request) -> Response {
        let shown = session.shown();
        let language = shown.settings.language();
        match parts {
            ["state.json"] => Response::json(&state::state(&session.issue, &shown)),
            ["sheet", digest, zoom, x, tile] => sheet(session, digest, [zoom, x, tile]),
            ["fit", article @ ..] => {
                Response::json(&session.fit(&article.join("/")).map(|fit| of_fit(&fit, language)))
            }
            ["choices", page] => match session.choices(page) {
                Ok(choices) => Response::json(&of_choices(&choices, language)),
                Err(error) => failed(&error, language),
            },
            ["choices", page, number] => {
                let number: Option<usize> =
                    number.strip_suffix(".png").and_then(|number| number.parse().ok());
                let choices = session.choices(page).unwrap_or_default();
                let picture = number.and_then(|number| choices.into_iter().nth(number));
                picture.map_or(Response::refusal(404), |one| Response::of("image/png", one.picture))
            }
            ["phone", "index.json"] => match self.phone.of(&shown) {
                Ok(made) => Response::json(&json!({
                    "version": shown.version,
                    "articles": made.map(|made| made.articles.clone()),
                })),
                Err(error) => failed(&error, language),
            },
            ["phone", version, _, ..] if *version == shown.version.to_string() => {
                self.of_edition(&shown, &request.path[3..])
            }
            ["issue.pdf"] => self.pdf(&shown),
            _ => Response::refusal(404),
        }
    }

    /// A file of an edition.
    fn of_edition(&self, shown: &Shown, path: &[String]) -> Response {
        let made = self.phone.of(shown).ok().flatten();
        let file = made.as_ref().and_then(|made| made.file(path));
        let kind = phone::kind(path.last().map_or("", String::as_str));
        file.map_or(Response::refusal(404), |bytes| Response::of(kind, bytes).of_edition())
    }

    /// The PDF of the pages as they are shown.
    fn pdf(&self, shown: &Shown) -> Response {
        let Some(pages) = &shown.pages else { return Response::refusal(404) };
        let defaults = pages.read.issue().defaults();
        let profile = shown.settings.profile.as_deref().or(defaults.profile);
        let profile = profile.and_then(|name| name.parse().ok()).unwrap_or_default();
        let options = pdf::Options { profile, ..pdf::Options::default() };
        let request =
            Outputs { pages: Some(PagesRequest { options, per_page: false }), ..Outputs::default() };
        let edition = pages.edition();
        let made = pages.press.outputs((&edition.issue).into(), Some(edition), None, &request);
        match made.map(|made| made.into_iter().flat_map(|one| one.value).next()) {
            Ok(Some(file)) => {
                let name = file.path.display().to_string();
                let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
                let name = if is_plain { name } else { "issue.pdf".to_owned() };
                Response::of("application/pdf", file.bytes).named(name)
            }
            Ok(None) => Response::refusal(404),
            Err(error) => failed(&error, shown.settings.language()),
        }
    }

    /// What changes something.
    fn write(&self, parts: &[&str], request: &Request) -> Response {
        let language = self.session().map_or(self.settings.language(), |one| one.shown().settings.language());
        match parts {
            ["open"] => match body::<Opening>(request) {
                Ok(Opening { path }) => done(self.open(&path), language),
                Err(refusal) => refusal,
            },
            ["new"] => match body::<Opening>(request) {
                Ok(Opening { path }) => match (self.begin)(&path, language) {
                    Ok(issue) => done(self.open(&issue), language),
                    Err(said) => fault(&said, language),
                },
                Err(refusal) => refusal,
            },
            _ => match self.session() {
                Some(session) => self.act(&session, parts, request),
                None => Response::refusal(404),
            },
        }
    }

    /// What changes the issue, or how it is shown.
    fn act(&self, session: &Session, parts: &[&str], request: &Request) -> Response {
        let language = session.shown().settings.language();
        let done = match parts {
            ["act"] => Ok(match Act::from_json(&request.body) {
                Ok(act) => session.act(&act),
                Err(refused) => Ok(Checked { value: None, diagnostics: vec![refused] }),
            }),
            ["undo"] => Ok(session.undo()),
            ["redo"] => Ok(session.redo()),
            ["accept"] => body::<Accepting>(request).map(|one| session.accept(&one.page, one.choice)),
            ["settings"] => match body::<Settings>(request) {
                Ok(settings) => {
                    let changed = session.change(settings);
                    self.tell(&session.shown());
                    return done(changed, language);
                }
                Err(refusal) => return refusal,
            },
            _ => return Response::refusal(404),
        };
        match done {
            Ok(done) => {
                let shown = session.shown();
                if done.as_ref().is_ok_and(|done| done.value.is_some()) {
                    self.tell(&shown);
                }
                of_act(done, &shown)
            }
            Err(refusal) => refusal,
        }
    }
}

/// A tile, named as `X/Y.png` at a zoom in hundredths of a pixel a point.
fn sheet(session: &Session, digest: &str, place: [&str; 3]) -> Response {
    let [zoom, x, y] = place.map(|text| text.strip_suffix(".png").unwrap_or(text).parse::<u32>());
    let (Ok(zoom), Ok(x), Ok(y)) = (zoom, x, y) else { return Response::refusal(404) };
    match session.sheets.tile(digest, zoom, x, y) {
        Ok(Some(png)) => Response::of("image/png", png).that_stays(),
        Ok(None) => Response::refusal(404),
        Err(_) => Response::refusal(500),
    }
}

/// The body of a request; a refusal that says what is wrong with it.
fn body<T: DeserializeOwned>(request: &Request) -> Result<T, Response> {
    serde_json::from_slice(&request.body).map_err(|error| {
        let told = json!({ "ok": false, "message": error.to_string(), "diagnostics": [] });
        Response::json(&told).with_status(400)
    })
}

fn done(result: Result<(), Error>, language: MessageLanguage) -> Response {
    match result {
        Ok(()) => Response::json(&json!({ "ok": true })),
        Err(error) => failed(&error, language),
    }
}

fn failed(error: &Error, language: MessageLanguage) -> Response {
    fault(&said(error), language)
}

fn fault(said: &Sentence, language: MessageLanguage) -> Response {
    let message = said.in_language(language);
    Response::json(
        &json!({ "ok": false, "message": message, "diagnostics": [{ "level": "error", "message": message }] }),
    )
}

/// What an act did, or why it did nothing.
fn of_act(done: Result<Checked<Option<Done>>, Error>, shown: &Shown) -> Response {
    let language = shown.settings.language();
    let Checked { value, diagnostics } = match done {
        Ok(done) => done,
        Err(error) => return failed(&error, language),
    };
    let refused = state::refused(&diagnostics, language);
    let told = match value {
        Some(Done { files, words }) => json!({
            "ok": true,
            "words": words.in_language(language),
            "files": files.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
            "version": shown.version,
            "diagnostics": refused,
        }),
        None => {
            let nothing = sentence!("preview-nothing-done").in_language(language);
            let message = refused.first().map_or(Value::from(nothing), |one| one["message"].clone());
            json!({ "ok": false, "message": message, "diagnostics": refused, "version": shown.version })
        }
    };
    Response::json(&told)
}

fn of_fit(fit: &Fit, language: MessageLanguage) -> Value {
    let ways = fit.ways.iter().map(|way| {
        json!({
            "words": way.words.in_language(language),
            "gives": way.gives.in_language(language),
            "spare": way.spare,
            "act": way.act,
            "paragraph": way.paragraph,
        })
    });
    json!({
        "words": fit.words.in_language(language),
        "over": fit.over,
        "spare": fit.spare,
        "ways": ways.collect::<Vec<_>>(),
    })
}

fn of_choices(choices: &[Choice], language: MessageLanguage) -> Vec<Value> {
    let of = |one: &Choice| {
        let moved = one
            .moved
            .iter()
            .map(|(sheet, article, cells)| json!({ "sheet": sheet, "article": article, "cells": cells }));
        json!({
            "words": one.words.iter().map(|words| words.in_language(language)).collect::<Vec<_>>(),
            "cost": f64::from(one.cost) / 100.0,
            "moved": moved.collect::<Vec<_>>(),
            "columns": one.sheets.first().map(|sheet| sheet.columns),
            "rows": one.sheets.first().map(|sheet| sheet.rows),
        })
    };
    choices.iter().map(of).collect()
}
