//! Pages set, or taken from where they are kept.

use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::cache::{Cache, Key};
use super::read::{ReadIssue, read};
use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::edition::Edition;
use crate::layout::makeup::group::{
    BETTER_BY, LastSheet, MadePages, MakePages, PageAlone, PageGroup, PageStore, PictureKey, PieceSize,
    SizeKey, in_order,
};
use crate::layout::plan::bill::Cost;
use crate::layout::{self, Composed, Paper, Theme};
use crate::messages::{sentence, why};
use crate::model::{AcceptedSheet, PageLabel};
use crate::text::{FontLibrary, FontOrigin};

/// What sets pages: theme, paper, fonts, and where set pages are kept.
#[derive(Clone, Debug)]
pub struct Press {
    /// How text looks.
    pub theme: Theme,
    /// The grid.
    pub paper: Paper,
    /// The faces.
    pub fonts: FontLibrary,
    /// Where set pages are kept, if they are, with the digest of the fonts.
    cache: Option<(Cache, Vec<u8>)>,
}

impl Press {
    /// A press without a cache.
    pub fn new(theme: Theme, paper: Paper, fonts: FontLibrary) -> Self {
        Self { theme, paper, fonts, cache: None }
    }

    /// The press with a folder in which it keeps set pages.
    #[must_use]
    pub fn with_cache(self, cache: Option<Cache>) -> Self {
        let cache = cache.map(|cache| (cache, fonts_digest(&self.fonts)));
        Self { cache, ..self }
    }

    /// The same press for other pages.
    #[must_use]
    pub fn with_pages(&self, theme: Theme, paper: Paper) -> Self {
        Self { theme, paper, ..self.clone() }
    }

    /// Reads and checks an issue whose characters the fonts of the press have to show.
    ///
    /// # Errors
    /// The path cannot be used. Faults of the issue are diagnostics.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<ReadIssue, Error> {
        read(path.as_ref(), &|_, character| self.fonts.covers(character))
    }

    /// Sets the front page of an issue, with the pages that articles jump between from it: what a cover
    /// shows.
    ///
    /// # Errors
    /// Those of [`Self::set`].
    pub fn set_front(&self, issue: CheckedIssue) -> Result<Checked<Composed>, Error> {
        if self.cache.is_some() {
            return self.set(issue);
        }
        let issue = self.paginate(issue);
        layout::compose_with(&issue, &self.theme, &self.paper, &self.fonts, &PageAlone(0))
    }

    /// Composes one page of an issue, by its number, with the pages that articles jump between from it: anew, whatever
    /// is kept of it.
    ///
    /// # Errors
    /// Those of [`Self::set`].
    pub fn set_page(&self, issue: CheckedIssue, number: usize) -> Result<Checked<Composed>, Error> {
        let issue = self.paginate(issue);
        layout::compose_with(&issue, &self.theme, &self.paper, &self.fonts, &PageAlone(number))
    }

    /// Sets an issue that is being edited, again and again: the sheets that differ from those of the last
    /// time. With [`Cache::in_memory`] only these are made.
    ///
    /// # Errors
    /// Those of [`Self::set`].
    pub fn changed(&self, issue: CheckedIssue, before: Option<&Edition>) -> Result<Checked<Changed>, Error> {
        let Checked { value: composed, diagnostics } = self.set(issue)?;
        let sheets = &composed.edition.sheets;
        let is_new = |number: &usize| before.and_then(|one| one.sheets.get(*number)) != sheets.get(*number);
        let sheets = (0..sheets.len()).filter(is_new).collect();
        Ok(Checked { value: Changed { composed, sheets }, diagnostics })
    }

    /// Puts the articles of an issue on pages, where the paper leaves that to the program, and sets
    /// none of them.
    #[must_use]
    pub fn paginate(&self, issue: CheckedIssue) -> CheckedIssue {
        layout::paginate(issue, &self.theme, &self.paper, &self.fonts)
    }

    /// Sets the pages of an issue, or takes them from where they are kept. The edition has the issue
    /// with its articles on the pages they were put on.
    ///
    /// A cache that cannot be written to is a warning among the diagnostics (C105).
    ///
    /// # Errors
    /// Those of [`layout::compose`].
    pub fn set(&self, issue: CheckedIssue) -> Result<Checked<Composed>, Error> {
        let issue = self.paginate(issue);
        match &self.cache {
            None => layout::compose(&issue, &self.theme, &self.paper, &self.fonts),
            Some((cache, fonts)) => Keeper::new(self, cache, fonts).set(&issue),
        }
    }
}

/// An issue that was set again.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// All of it.
    pub composed: Composed,
    /// The numbers of the sheets that differ from those of the last time, from 0.
    pub sheets: Vec<usize>,
}

/// Keeps the pages of one issue: each group under what it depends on, and under the whole issue
/// which groups it has.
struct Keeper<'a> {
    press: &'a Press,
    cache: &'a Cache,
    fonts: &'a [u8],
    /// The groups that were requested.
    groups: Mutex<Vec<Key>>,
    /// Why something could not be kept.
    fault: Mutex<Option<io::Error>>,
    /// The sheets of the issue as they stood the last time.
    last: Vec<LastSheet>,
}

/// The groups of an issue, and the diagnostics about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeptIssue {
    groups: Vec<Key>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Keeper<'a> {
    fn new(press: &'a Press, cache: &'a Cache, fonts: &'a [u8]) -> Self {
        Self { press, cache, fonts, groups: Mutex::default(), fault: Mutex::default(), last: Vec::new() }
    }

    fn set(mut self, issue: &CheckedIssue) -> Result<Checked<Composed>, Error> {
        let key = self.key_of_issue(issue)?;
        let last = self.key_of_last(issue)?;
        self.last = self.cache.get(&last).unwrap_or_default();
        if let Some(known) = self.known(&key, issue) {
            self.keep_last(&last, &known.value);
            return Ok(known);
        }
        let Press { theme, paper, fonts, .. } = self.press;
        let mut composed = layout::compose_with(issue, theme, paper, fonts, &self)?;
        let groups = self.groups.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.keep(&key, &KeptIssue { groups, diagnostics: composed.diagnostics.clone() });
        self.keep_last(&last, &composed.value);
        let fault = self.fault.into_inner().unwrap_or_else(PoisonError::into_inner);
        composed.diagnostics.extend(fault.as_ref().map(not_kept));
        Ok(composed)
    }

    /// An issue all of whose groups are kept.
    fn known(&self, key: &Key, issue: &CheckedIssue) -> Option<Checked<Composed>> {
        let KeptIssue { groups, diagnostics } = self.cache.get(key)?;
        let groups: Option<Vec<MadePages>> = groups.iter().map(|group| self.cache.get(group)).collect();
        let (sheets, plans) = in_order(groups?.into_iter().flat_map(|group| group.sheets).collect());
        let edition = Edition::of_issue(issue, &self.press.fonts, sheets);
        Some(Checked { value: Composed { edition, plans }, diagnostics })
    }

    fn keep<T: Serialize>(&self, key: &Key, value: &T) {
        if let Err(error) = self.cache.put(key, value) {
            *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
    }

    /// Keeps how the sheets stand, if they stand otherwise than the last time.
    fn keep_last(&self, key: &Key, composed: &Composed) {
        let sheets = composed.accepted(&self.press.paper.name).into_iter();
        let last: Vec<LastSheet> =
            sheets.zip(&composed.plans).map(|(sheet, plan)| self.last_of(sheet, plan.cost())).collect();
        if last != self.last {
            self.keep(key, &last);
        }
    }

    /// A sheet with what it cost when it was found: one that stands as it did keeps its price, so that many
    /// small changes do not add up to a bad page.
    fn last_of(&self, sheet: AcceptedSheet, cost: Cost) -> LastSheet {
        let before = self.last.iter().find(|one| one.sheet.stands_as(&sheet));
        let found = before.map(|before| before.cost).filter(|found| cost <= found + BETTER_BY);
        LastSheet { sheet, cost: found.map_or(cost, |found| found.min(cost)) }
    }

    /// The key of how an issue was arranged the last time, whatever it said then.
    fn key_of_last(&self, issue: &CheckedIssue) -> Result<Key, Error> {
        let Press { theme, paper, .. } = self.press;
        let issue = issue.issue();
        self.key(b"last", &(&issue.publication.slug, issue.date, &paper.name, &theme.name))
    }

    /// Everything that the pages of an issue depend on.
    fn key_of_issue(&self, issue: &CheckedIssue) -> Result<Key, Error> {
        let pictures = issue.pictures().iter();
        let pictures: Vec<_> = pictures.map(|(path, picture)| PictureKey::of(path, picture)).collect();
        self.key(b"issue", &(issue.issue(), issue.accepted(), pictures, &self.press.theme, &self.press.paper))
    }

    /// The key of what depends on some value, the fonts and the program.
    fn key<T: Serialize>(&self, kind: &[u8], of: &T) -> Result<Key, Error> {
        let json = serde_json::to_vec(of)
            .map_err(|error| Error::Writer { format: "cache", reason: error.to_string() })?;
        Ok(Key::of([kind, env!("CARGO_PKG_VERSION").as_bytes(), self.fonts, &json]))
    }
}

impl PageStore for Keeper<'_> {
    fn pages(&self, group: &PageGroup<'_>, make: MakePages<'_>) -> Result<MadePages, Error> {
        let key = self.key(b"pages", group)?;
        self.groups.lock().unwrap_or_else(PoisonError::into_inner).push(key);
        if let Some(kept) = self.cache.get(&key) {
            return Ok(kept);
        }
        let made = make()?;
        self.keep(&key, &made);
        Ok(made)
    }

    fn last(&self, page: &PageLabel, sheet: usize) -> Option<LastSheet> {
        self.last.iter().find(|one| one.sheet.page == *page && one.sheet.sheet == sheet).cloned()
    }

    fn size(&self, key: &SizeKey<'_>, measure: &mut dyn FnMut() -> PieceSize) -> PieceSize {
        // A file for every article would take longer to read than the article to measure.
        let key = self.cache.is_in_memory().then(|| self.key(b"size", key).ok()).flatten();
        let Some(key) = key else { return measure() };
        self.cache.get(&key).unwrap_or_else(|| {
            let size = measure();
            self.keep(&key, &size);
            size
        })
    }
}

/// Bundled fonts are identified by the version of the program, others by their bytes.
fn fonts_digest(fonts: &FontLibrary) -> Vec<u8> {
    let mut digest = Sha256::new();
    for face in fonts.faces() {
        digest.update(face.origin.to_string());
        digest.update(face.index.to_le_bytes());
        if let (FontOrigin::File(_), Some(data)) = (&face.origin, face.data()) {
            digest.update(Sha256::digest(data.as_ref().as_ref()));
        }
    }
    digest.finalize().to_vec()
}

fn not_kept(error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::UnusableCache, sentence!("unusable-cache", reason = why(error)))
        .help(sentence!("unusable-cache.help"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::check::sample;
    use crate::model::Article;

    /// An issue of two full pages between which nothing jumps.
    fn issue(changed: &str) -> CheckedIssue {
        let article = |id: &str, words: &str| Article {
            headline: vec![format!("{words}的标题")],
            body: vec![sample::paragraph(&format!("{words}。").repeat(90))],
            may_jump: Some(false),
            ..sample::article(id)
        };
        let mut issue = sample::issue(Vec::new());
        issue.pages = vec![
            sample::page("A01", vec![article("01/a", "码头清晨开航"), article("01/b", "老街修缮完工")]),
            sample::page("A02", vec![article("02/a", changed), article("02/b", "食堂添了新菜")]),
        ];
        CheckedIssue::new(issue, BTreeMap::new())
    }

    fn press(dir: &Path) -> Press {
        let (theme, paper) = (Theme::bundled("party").unwrap(), Paper::find("a4-4").unwrap());
        Press::new(theme, paper, FontLibrary::bundled()).with_cache(Some(Cache::new(dir)))
    }

    fn files(dir: &Path) -> usize {
        let folders = fs::read_dir(dir).unwrap().map(|folder| folder.unwrap().path());
        folders.map(|folder| fs::read_dir(folder).unwrap().count()).sum()
    }

    #[test]
    fn kept_pages_are_those_that_were_set() {
        let dir = tempfile::tempdir().unwrap();
        let press = press(dir.path());
        let first = press.set(issue("河道通水验收")).unwrap();
        assert_eq!(files(dir.path()), 4, "two groups of pages, the issue that has them, and how it stood");
        let again = press.set(issue("河道通水验收")).unwrap();
        assert_eq!(first.value, again.value);
        assert_eq!(files(dir.path()), 4);
    }

    #[test]
    fn diagnostics_of_kept_pages_are_whole() {
        let dir = tempfile::tempdir().unwrap();
        let press = press(dir.path());
        let [first, again] = [(); 2].map(|()| press.set(issue("短")).unwrap().diagnostics);
        assert!(first.iter().any(|one| !one.data.is_empty()), "the second page is not full: {first:?}");
        assert_eq!(first, again);
    }

    #[test]
    fn a_change_on_a_page_leaves_the_pages_of_other_groups_as_they_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let press = press(dir.path());
        let before = press.set(issue("河道通水验收")).unwrap().value;
        // The index box on the front page lists heads, so only the text changes.
        let mut changed = issue("河道通水验收").issue().clone();
        changed.pages[1].articles[0].body = vec![sample::paragraph(&"河道通水验改。".repeat(90))];
        let changed = CheckedIssue::new(changed, BTreeMap::new());
        let after = press.set(changed.clone()).unwrap().value;
        assert_eq!(files(dir.path()), 6, "one more group, one more issue");
        assert_eq!(before.edition.sheets[0], after.edition.sheets[0]);
        assert_ne!(before.edition.sheets[1], after.edition.sheets[1]);
        let Press { theme, paper, fonts, .. } = &press;
        assert_eq!(after, layout::compose(&changed, theme, paper, fonts).unwrap().value, "as if set anew");
    }

    #[test]
    fn only_the_sheets_of_what_changed_are_new() {
        let press = press(Path::new("")).with_cache(Some(Cache::in_memory()));
        let first = press.changed(issue("河道通水验收"), None).unwrap().value;
        assert_eq!(first.sheets, [0, 1]);
        let edition = &first.composed.edition;
        let again = press.changed(issue("河道通水验收"), Some(edition)).unwrap().value;
        assert_eq!((again.sheets, &again.composed), (Vec::new(), &first.composed));
        let mended = press.changed(issue("河道通水试航"), Some(edition)).unwrap().value;
        assert_eq!(mended.sheets.last(), Some(&1), "the page of the article");
        assert_eq!(mended.composed.edition.sheets.len(), 2);
        let stands = |changed: &Changed| changed.composed.accepted("a4-4");
        assert!(stands(&mended).iter().zip(stands(&first)).all(|(now, before)| now.stands_as(&before)));
    }
}
