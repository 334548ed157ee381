//! An issue on the desk: read, set and shown again whenever its files change.
//!
//! One thing at a time happens to it: a look at the files, an act, another paper. Whatever is found, the last good pages
//! stay, and what is wrong is said over them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use super::choices::Choice;
use super::fit::{self, Fit};
use super::hand::{Act, Done, Hand};
use super::sheets::Sheets;
use super::watch::Look;
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Diagnostic, Error, SourceMap, has_errors};
use crate::edition::Edition;
use crate::layout::{Composed, Paper, Theme};
use crate::messages::{MessageLanguage, Sentence, sentence, why};
use crate::model::{ArticleId, Defaults, ImagePath, PageLabel};
use crate::pdf::Profile;
use crate::press::{self, Cache, InputPlaces, Press};
use crate::text::FontLibrary;

/// How long files have to stand still before they are read: some programs write them in several steps.
const STILL: Duration = Duration::from_millis(40);

/// How often it is waited for that at most; who never stops writing is read all the same.
const MOST_WAITS: usize = 10;

/// For what the pages are set and in which language is spoken; nothing for what the issue says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Paper profile.
    pub paper: Option<String>,
    /// Name of a bundled theme.
    pub theme: Option<String>,
    /// What the PDF is for.
    pub profile: Option<String>,
    /// Language of messages, `zh` or `en`.
    pub lang: Option<String>,
}

impl Settings {
    /// The settings with those of another instead of theirs, where the other has any. An empty text stands for what the
    /// issue says.
    fn with(self, other: Self) -> Self {
        let of = |own: Option<String>, other: Option<String>| match other {
            Some(text) => Some(text).filter(|text| !text.is_empty()),
            None => own,
        };
        Self {
            paper: of(self.paper, other.paper),
            theme: of(self.theme, other.theme),
            profile: of(self.profile, other.profile),
            lang: of(self.lang, other.lang),
        }
    }

    /// Fails for names that there are not.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.paper.as_deref().map(Paper::find).transpose()?;
        self.theme.as_deref().map(Theme::bundled).transpose()?;
        self.profile.as_deref().map(str::parse::<Profile>).transpose()?;
        Ok(())
    }

    /// The language of messages.
    pub(super) fn language(&self) -> MessageLanguage {
        match self.lang.as_deref() {
            Some("zh") => MessageLanguage::Chinese,
            _ => MessageLanguage::English,
        }
    }
}

/// What is shown of the issue.
#[derive(Debug)]
pub(super) struct Shown {
    /// One more with every change.
    pub(super) version: u64,
    /// For what the pages are set.
    pub(super) settings: Settings,
    /// The last good pages; none while there were none.
    pub(super) pages: Option<Pages>,
    /// Where the parts of the issue stand in the files as they are now.
    pub(super) places: InputPlaces,
    /// These files.
    pub(super) files: SourceMap,
    /// What was found in them and on the pages.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What kept the issue from being read at all.
    pub(super) stopped: Option<Sentence>,
    /// Whether the pages are those of files before the last change.
    pub(super) stale: bool,
    /// How many acts can be undone, and done again.
    pub(super) steps: (usize, usize),
}

/// Pages that could be set.
#[derive(Clone, Debug)]
pub(super) struct Pages {
    /// What set them.
    pub(super) press: Press,
    /// The issue as it was read.
    pub(super) read: CheckedIssue,
    /// The pages.
    pub(super) composed: Arc<Composed>,
    /// The digests of their sheets.
    pub(super) digests: Vec<String>,
}

/// An issue on the desk.
#[derive(Debug)]
pub(super) struct Session {
    /// Where it is.
    pub(super) issue: PathBuf,
    /// Its sheets as pictures.
    pub(super) sheets: Sheets,
    fonts: FontLibrary,
    cache: Cache,
    /// Where other pages are found, beside the threads that set an act: nobody who acts waits for a search. None where
    /// the system gives no thread.
    aside: Option<rayon::ThreadPool>,
    work: Mutex<Work>,
    shown: Mutex<Arc<Shown>>,
}

/// What only one thread has at a time.
#[derive(Debug, Default)]
struct Work {
    hand: Hand,
    settings: Settings,
    look: Look,
    /// Files beyond the folder of the issue that it was read from.
    others: BTreeSet<PathBuf>,
    /// The pages that may be chosen, with their page and the version they are of.
    choices: Option<(u64, PageLabel, Vec<Choice>)>,
}

impl Session {
    /// Reads and sets an issue for the first time. Its versions come after one of what was on the desk before, so that
    /// every open page shows it.
    pub(super) fn open(issue: PathBuf, settings: Settings, fonts: FontLibrary, after: u64) -> Self {
        let shown = Shown {
            version: after,
            settings: settings.clone(),
            pages: None,
            places: InputPlaces::default(),
            files: SourceMap::default(),
            diagnostics: Vec::new(),
            stopped: None,
            stale: false,
            steps: (0, 0),
        };
        let work = Work { settings, ..Work::default() };
        let session = Self {
            issue,
            sheets: Sheets::default(),
            fonts,
            cache: Cache::in_memory(),
            aside: rayon::ThreadPoolBuilder::new().num_threads(1).build().ok(),
            work: Mutex::new(work),
            shown: Mutex::new(Arc::new(shown)),
        };
        session.set(&mut session.work());
        session
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks whether files changed, and shows them if they did. Returns whether anything is shown anew; `before` is
    /// called if something is going to be.
    pub(super) fn look(&self, before: impl FnOnce()) -> bool {
        let mut work = self.work();
        let mut look = Look::at(&self.issue, &work.others);
        if look == work.look {
            return false;
        }
        before();
        for _ in 0..MOST_WAITS {
            thread::sleep(STILL);
            let next = Look::at(&self.issue, &work.others);
            if next == look {
                break;
            }
            look = next;
        }
        self.set(&mut work);
        true
    }

    /// Sets the issue for another paper, with another theme, or speaks another language.
    ///
    /// # Errors
    /// There is no such paper, theme or profile.
    pub(super) fn change(&self, settings: Settings) -> Result<(), Error> {
        let mut work = self.work();
        let settings = work.settings.clone().with(settings);
        settings.check()?;
        work.settings = settings;
        self.set(&mut work);
        Ok(())
    }

    /// Does an act, and shows what it did.
    pub(super) fn act(&self, act: &Act) -> Result<Checked<Option<Done>>, Error> {
        let shown = self.shown();
        let standing = shown.pages.as_ref();
        let standing = standing.map(|pages| pages.composed.accepted(&pages.press.paper.name));
        self.by_hand(|hand| hand.apply(&self.issue, act, &standing.unwrap_or_default()))
    }

    /// Takes the last act back.
    pub(super) fn undo(&self) -> Result<Checked<Option<Done>>, Error> {
        self.by_hand(Hand::undo)
    }

    /// Does again what was taken back.
    pub(super) fn redo(&self) -> Result<Checked<Option<Done>>, Error> {
        self.by_hand(Hand::redo)
    }

    fn by_hand(
        &self,
        act: impl FnOnce(&mut Hand) -> Result<Checked<Option<Done>>, Error>,
    ) -> Result<Checked<Option<Done>>, Error> {
        let mut work = self.work();
        let done = act(&mut work.hand)?;
        if done.value.is_some() {
            self.set(&mut work);
        }
        Ok(done)
    }

    /// How an article fits its place.
    pub(super) fn fit(&self, article: &str) -> Option<Fit> {
        let shown = self.shown();
        let Pages { press, read, composed, .. } = shown.pages.as_ref()?;
        fit::suggestions(press, read, composed, &ArticleId::from(article))
    }

    /// The pages to choose from of a page; they are found once for every version.
    pub(super) fn choices(&self, page: &str) -> Result<Vec<Choice>, Error> {
        let shown = self.shown();
        let Some(Pages { press, read, composed, .. }) = &shown.pages else { return Ok(Vec::new()) };
        let label = PageLabel::from(page);
        if let Some((version, known, choices)) = &self.work().choices
            && (*version, known) == (shown.version, &label)
        {
            return Ok(choices.clone());
        }
        let find = || match self.shown().version == shown.version {
            true => super::choices::choices(press, read, composed, &label),
            // While it waited for its turn the issue was set again; the page asks again.
            false => Ok(Vec::new()),
        };
        let found = self.aside.as_ref().map_or_else(find, |aside| aside.install(find))?;
        self.work().choices = Some((shown.version, label, found.clone()));
        Ok(found)
    }

    /// Accepts one of the pages that were found last.
    pub(super) fn accept(&self, page: &str, choice: usize) -> Result<Checked<Option<Done>>, Error> {
        let found = self.choices(page)?.into_iter().nth(choice);
        let Some(choice) = found else { return Ok(Checked { value: None, diagnostics: Vec::new() }) };
        self.by_hand(|hand| hand.accept(&self.issue, choice.sheets))
    }

    /// Reads, checks and sets the issue, and shows it. A part of this program that gives up is said like any other
    /// fault, and the next change is tried again.
    fn set(&self, work: &mut Work) {
        let before = self.shown();
        work.look = Look::at(&self.issue, &work.others);
        let mut shown = self.made(work, &before);
        work.hand.look(&shown.files);
        shown.steps = work.hand.steps();
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
    }

    fn made(&self, work: &mut Work, before: &Shown) -> Shown {
        let mut shown = Shown {
            version: before.version + 1,
            settings: work.settings.clone(),
            pages: before.pages.clone(),
            places: before.places.clone(),
            files: before.files.clone(),
            diagnostics: before.diagnostics.clone(),
            stopped: None,
            stale: true,
            steps: before.steps,
        };
        if let Err(error) = self.read_and_set(work, &mut shown) {
            shown.diagnostics.clear();
            shown.stopped = Some(said(&error));
        }
        shown
    }

    fn read_and_set(&self, work: &mut Work, shown: &mut Shown) -> Result<(), Error> {
        let before = shown.pages.as_ref().map(|pages| &pages.read);
        let read = press::read_again(&self.issue, &|_, character| self.fonts.covers(character), before)?;
        self.note_others(work, &read.files, read.issue.pictures().keys());
        (shown.files, shown.places, shown.diagnostics) = (read.files, read.places, read.diagnostics);
        if has_errors(&shown.diagnostics) {
            return Ok(());
        }
        let press = self.press(&work.settings, &read.issue.issue().defaults())?;
        let edition = shown.pages.as_ref().map(|pages| &pages.composed.edition);
        let changed = shown.places.located(press.changed(read.issue.clone(), edition)?);
        let whole = !changed.has_errors();
        let composed = changed.take(&mut shown.diagnostics).composed;
        if whole {
            let composed = Arc::new(composed);
            let digests = self.sheets.show(&composed);
            shown.pages = Some(Pages { press, read: read.issue, composed, digests });
            shown.stale = false;
        }
        Ok(())
    }

    fn press(&self, settings: &Settings, defaults: &Defaults<'_>) -> Result<Press, Error> {
        let theme = settings.theme.as_deref().or(defaults.theme).unwrap_or(Theme::DEFAULT);
        let paper = settings.paper.as_deref().or(defaults.paper).unwrap_or(Paper::DEFAULT);
        let press = Press::new(Theme::bundled(theme)?, Paper::find(paper)?, self.fonts.clone());
        Ok(press.with_cache(Some(self.cache.clone())))
    }

    /// Notes the files beyond the folder of the issue. One that is gone stays noted: it may come back.
    fn note_others<'a>(
        &self,
        work: &mut Work,
        files: &SourceMap,
        pictures: impl Iterator<Item = &'a ImagePath>,
    ) {
        let folder = self.folder();
        let named = files.iter().map(|(name, _)| PathBuf::from(name));
        let pictures = pictures.map(|path| folder.join(path.as_str()));
        let is_beyond = |path: &PathBuf| !(self.issue.is_dir() && path.starts_with(&self.issue));
        let found: BTreeSet<PathBuf> = named.chain(pictures).filter(is_beyond).collect();
        if !found.is_subset(&work.others) {
            work.others.extend(found);
            work.look = Look::at(&self.issue, &work.others);
        }
    }

    /// The folder that the paths of the issue begin at.
    pub(super) fn folder(&self) -> &Path {
        if self.issue.is_dir() { &self.issue } else { self.issue.parent().unwrap_or(Path::new("")) }
    }
}

impl Pages {
    /// Their edition.
    pub(super) fn edition(&self) -> &Edition {
        &self.composed.edition
    }
}

/// What stopped the program, with its cause.
pub(super) fn said(error: &Error) -> Sentence {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
    match cause {
        Some(cause) => sentence!("failure-cause", what = error.sentence(), cause = why(cause)),
        None => error.sentence(),
    }
}
