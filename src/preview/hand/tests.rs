//! Acts on made-up issues: only the key changes, and what is undone is as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::sample::{Manner, manner, written};
use super::{Act, Done, Hand};
use crate::diagnostics::{Checked, Diagnostic, Severity};
use crate::geometry::Length;
use crate::model::{
    AcceptedModule, AcceptedSheet, Article, ArticleId, Focus, HeadManner, Issue, Keep, ModuleContent,
    PageLabel, PictureSize, Pin, Rank,
};
use crate::source::{self, Draft};

/// All files of a folder.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(bytes(&path)),
            false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    found
}

/// An act drawn by some numbers among the articles of an issue.
fn drawn(issue: &Issue, numbers: [usize; 4]) -> Act {
    let articles: Vec<&Article> = issue.articles().collect();
    let id = |number: usize| articles[number % articles.len()].id.clone();
    let [kind, a, b, c] = numbers;
    let (article, picture) = (id(a), ["photos/a.jpg", "photos/b.jpg"][b % 2].into());
    let pins = [Pin::Top, Pin::Bottom, Pin::TopLeft, Pin::TopRight, Pin::BottomLeft, Pin::BottomRight];
    let ranks = [Rank::Lead, Rank::Major, Rank::Middle, Rank::Minor, Rank::Brief, Rank::Photo];
    let sizes = [PictureSize::Dominant, PictureSize::Large, PictureSize::Medium, PictureSize::Small];
    let manners = [HeadManner::Left, HeadManner::Centred, HeadManner::Reversed, HeadManner::TwoDeck];
    let at = (b % 50) as u8;
    match kind % 14 {
        0 => Act::Pin { article, at: pins.get(c % 7).copied() },
        1 => Act::Rank { article, value: ranks.get(c % 7).copied() },
        2 => Act::Size { article, picture, value: sizes.get(c % 5).copied() },
        3 => Act::Box { article, on: c % 2 == 0 },
        4 => Act::Manner { article, value: manners.get(c % 5).copied() },
        5 => Act::Break { article, at: if c % 3 == 0 { Vec::new() } else { vec![1 + c % 7] } },
        6 => Act::Focus { article, picture, at: (c % 4 > 0).then_some(Focus(at, 100 - at)) },
        7 => Act::Keep { article, picture, parts: vec![Keep(at, 10, 20, 30); c % 3] },
        8 => Act::Swap { a: article, b: id(b) },
        9 => Act::Page { article, page: issue.pages[b % issue.pages.len()].label.clone() },
        10 => Act::Order { article, before: (c % 4 > 0).then(|| id(b)) },
        11 => Act::Lock { article },
        12 => Act::Unlock { article },
        _ => Act::Recompose { page: issue.pages[b % issue.pages.len()].label.clone() },
    }
}

/// The sheets of an issue: a module an article.
fn standing(issue: &Issue) -> Vec<AcceptedSheet> {
    let sheet = |page: &crate::model::Page| AcceptedSheet {
        paper: "tabloid-6".to_owned(),
        page: page.label.clone(),
        sheet: 0,
        columns: 6,
        rows: 80,
        body: Length::from_millipoints(9500),
        modules: (0..).zip(&page.articles).map(|(row, article)| module(row, &article.id)).collect(),
    };
    issue.pages.iter().map(sheet).collect()
}

fn module(row: u16, article: &ArticleId) -> AcceptedModule {
    AcceptedModule {
        holds: ModuleContent::Article,
        article: Some(article.clone()),
        column: 0,
        row: row * 10,
        columns: 6,
        rows: 10,
        form: "over".to_owned(),
        head: None,
        jumps_to: None,
        listed: None,
        locked: false,
    }
}

/// The issue as it should be after an act.
fn expected(mut issue: Issue, act: &Act) -> Issue {
    let of = |issue: &mut Issue, id: &ArticleId, change: &dyn Fn(&mut Article)| {
        issue
            .pages
            .iter_mut()
            .flat_map(|page| &mut page.articles)
            .filter(|one| one.id == *id)
            .for_each(change);
    };
    let take = |issue: &mut Issue, id: &ArticleId| {
        let page = issue.pages.iter_mut().find(|page| page.articles.iter().any(|one| one.id == *id)).unwrap();
        let at = page.articles.iter().position(|one| one.id == *id).unwrap();
        page.articles.remove(at)
    };
    match act.clone() {
        Act::Pin { article, at } => of(&mut issue, &article, &|one| one.pin = at),
        Act::Rank { article, value } => of(&mut issue, &article, &|one| one.rank = value),
        Act::Box { article, on } => of(&mut issue, &article, &|one| one.boxed = on),
        Act::Manner { article, value } => of(&mut issue, &article, &|one| one.head = value),
        Act::Break { article, at } => of(&mut issue, &article, &|one| {
            let whole: Vec<char> = one.headline.concat().chars().collect();
            let at = at.first().copied().unwrap_or(whole.len());
            let lines = [&whole[..at], &whole[at..]].map(|line| line.iter().collect::<String>());
            one.headline = lines.into_iter().filter(|line| !line.is_empty()).collect();
        }),
        Act::Size { article, picture, value } => of(&mut issue, &article, &|one| {
            one.figures
                .iter_mut()
                .filter(|one| one.image.as_ref() == Some(&picture))
                .for_each(|one| one.size = value);
        }),
        Act::Focus { article, picture, at } => of(&mut issue, &article, &|one| {
            one.figures
                .iter_mut()
                .filter(|one| one.image.as_ref() == Some(&picture))
                .for_each(|one| one.focus = at);
        }),
        Act::Keep { article, picture, parts } => of(&mut issue, &article, &|one| {
            let its = one.figures.iter_mut().filter(|one| one.image.as_ref() == Some(&picture));
            its.for_each(|one| one.keep.clone_from(&parts));
        }),
        Act::Swap { a, b } => {
            let [first, second] =
                [&a, &b].map(|id| issue.articles().find(|one| one.id == *id).unwrap().clone());
            let (pin_a, pin_b) = (first.pin, second.pin);
            for one in issue.pages.iter_mut().flat_map(|page| &mut page.articles) {
                if one.id == a {
                    *one = Article { pin: pin_a, ..second.clone() };
                } else if one.id == b {
                    *one = Article { pin: pin_b, ..first.clone() };
                }
            }
        }
        Act::Page { article, page } => {
            let is_there = |one: &&mut crate::model::Page| one.label == page;
            let target = issue.pages.iter_mut().find(is_there).unwrap();
            if !target.articles.iter().any(|one| one.id == article) {
                let taken = take(&mut issue, &article);
                issue.pages.iter_mut().find(is_there).unwrap().articles.push(taken);
            }
        }
        Act::Order { article, before } if before.as_ref() != Some(&article) => {
            let page = issue
                .pages
                .iter()
                .position(|page| page.articles.iter().any(|one| one.id == article))
                .unwrap();
            let taken = take(&mut issue, &article);
            let articles = &mut issue.pages[page].articles;
            let at = before.and_then(|before| articles.iter().position(|one| one.id == before));
            articles.insert(at.unwrap_or(articles.len()), taken);
        }
        _ => {}
    }
    issue
}

fn load(issue: &Path) -> (Draft, Vec<Diagnostic>) {
    let Checked { value, diagnostics } = source::load(issue).unwrap();
    // The pictures are not there, and pages may become empty.
    let errors =
        diagnostics.into_iter().filter(|one| one.severity == Severity::Error && one.code.id() != "M101");
    (value, errors.collect())
}

fn is_refused(act: &Act, issue: &Issue) -> bool {
    match act {
        Act::Order { article, before: Some(before) } => {
            let page =
                |id: &ArticleId| issue.pages.iter().position(|p| p.articles.iter().any(|a| a.id == *id));
            page(article) != page(before)
        }
        _ => false,
    }
}

/// The lines that are no longer there, and those that are new.
fn changed_lines(before: &[u8], after: &[u8]) -> usize {
    let lines = |bytes: &[u8]| -> Vec<String> {
        String::from_utf8(bytes.to_vec()).unwrap().split_inclusive('\n').map(str::to_owned).collect()
    };
    let (mut before, mut count) = (lines(before), 0);
    for line in lines(after) {
        match before.iter().position(|one| *one == line) {
            Some(at) => drop(before.remove(at)),
            None => count += 1,
        }
    }
    count.max(before.len())
}

#[test]
fn acts_change_the_key_alone_and_are_undone_to_the_same_bytes() {
    let mut runner = TestRunner::new(Config { cases: 4, ..Config::default() });
    let acts = proptest::collection::vec(proptest::array::uniform4(0_usize..10_000), 200);
    runner
        .run(&(manner(), acts), |(manner, acts)| {
            let folder = tempfile::tempdir().unwrap();
            let issue = written(&manner, folder.path());
            let begun = bytes(folder.path());
            let mut hand = Hand::default();
            let mut done = 0;
            for numbers in acts {
                let before = bytes(folder.path());
                let (read, _) = load(&issue);
                hand.look(&read.files);
                let act = drawn(&read.issue, numbers);
                let made = hand.apply(&issue, &act, &standing(&read.issue)).unwrap();
                let after = bytes(folder.path());
                let (new, errors) = load(&issue);
                prop_assert_eq!(errors, Vec::new(), "{:?}", &act);
                prop_assert_eq!(
                    made.value.is_none(),
                    is_refused(&act, &read.issue),
                    "{:?} {:?}",
                    &act,
                    made.diagnostics
                );
                let Some(Done { files, .. }) = made.value else {
                    prop_assert_eq!(&before, &after);
                    continue;
                };
                prop_assert_eq!(&new.issue, &expected(read.issue, &act), "{:?}", &act);
                done += usize::from(!files.is_empty());
                for (path, bytes) in &after {
                    let was = before.get(path);
                    prop_assert_eq!(was == Some(bytes), !files.contains(path), "{:?} {:?}", &act, path);
                    let Some(was) = was.filter(|was| *was != bytes) else { continue };
                    let lines = changed_lines(was, bytes);
                    let is_layout = path.ends_with("layout.json");
                    let most = if manner.is_json || is_layout { 60 } else { 4 };
                    prop_assert!(
                        lines <= most,
                        "{:?} changes {} lines:\n{}",
                        &act,
                        lines,
                        String::from_utf8_lossy(bytes)
                    );
                    let crlf = |bytes: &[u8]| bytes.windows(2).filter(|two| two == b"\r\n").count();
                    let lf = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == b'\n').count();
                    if path.extension().is_some_and(|ending| ending != "json") {
                        let expected = if manner.line_end == "\r\n" { lf(bytes) } else { 0 };
                        prop_assert_eq!(crlf(bytes), expected);
                    }
                }
            }
            prop_assert_eq!(hand.steps(), (done, 0));
            let finished = bytes(folder.path());
            for _ in 0..done {
                let undone = hand.undo().unwrap();
                prop_assert!(undone.value.is_some(), "{:?}", undone.diagnostics);
            }
            prop_assert_eq!(&bytes(folder.path()), &begun);
            prop_assert!(hand.undo().unwrap().value.is_none());
            while hand.redo().unwrap().value.is_some() {}
            prop_assert_eq!(&bytes(folder.path()), &finished);
            Ok(())
        })
        .unwrap();
}

/// A plain issue of two pages, and its hand.
fn plain() -> (tempfile::TempDir, Hand) {
    let folder = tempfile::tempdir().unwrap();
    let manner = Manner {
        pages: vec![3, 2],
        line_end: "\n",
        has_mark: false,
        list: 2,
        inline_figures: false,
        has_last_line_end: true,
        is_json: false,
    };
    written(&manner, folder.path());
    let mut hand = Hand::default();
    hand.look(&source::load(folder.path()).unwrap().value.files);
    (folder, hand)
}

fn act(json: &str) -> Act {
    Act::from_json(json.as_bytes()).unwrap()
}

#[test]
fn a_diff_is_the_key() {
    for (json, file, gone, new) in [
        (r#"{"act":"pin","article":"01/a1","at":"top-left"}"#, "01/a1.md", "", "pin = \"top-left\"\n"),
        (
            r#"{"act":"rank","article":"01/a0","value":"lead"}"#,
            "01/a0.md",
            "rank = \"middle\" # 主编定\n",
            "rank = \"lead\" # 主编定\n",
        ),
        (r#"{"act":"rank","article":"01/a0"}"#, "01/a0.md", "rank = \"middle\" # 主编定\n", "# 主编定\n"),
        (r#"{"act":"box","article":"01/a1","on":false}"#, "01/a1.md", "boxed = true\n", ""),
        (
            r#"{"act":"size","article":"01/a0","picture":"photos/a.jpg","value":"large"}"#,
            "01/a0.md",
            "",
            "size = \"large\"\n",
        ),
        (
            r#"{"act":"focus","article":"01/a0","picture":"photos/b.jpg","at":[30,40]}"#,
            "01/a0.md",
            "",
            "focus = [30, 40]\n",
        ),
        (
            r#"{"act":"keep","article":"01/a0","picture":"photos/b.jpg","parts":[[1,2,30,40]]}"#,
            "01/a0.md",
            "",
            "keep = [[1, 2, 30, 40]]\n",
        ),
        (r#"{"act":"manner","article":"01/a2","value":"centred"}"#, "01/a2.md", "", "head = \"centred\"\n"),
        (r#"{"act":"order","article":"01/a2","before":"01/a0"}"#, "issue.toml", "", ""),
        (r#"{"act":"page","article":"01/a1","page":"A02"}"#, "issue.toml", "", ""),
    ] {
        let (folder, mut hand) = plain();
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        let made = hand.apply(folder.path(), &act(json), &[]).unwrap();
        assert_eq!(made.value.map(|done| done.files), Some(vec![path.clone()]), "{json}");
        let after = fs::read_to_string(&path).unwrap();
        let lines = |text: &str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
        let (old, now) = (lines(&before), lines(&after));
        let minus: Vec<String> = old.iter().filter(|line| !now.contains(line)).cloned().collect();
        let plus: Vec<String> = now.iter().filter(|line| !old.contains(line)).cloned().collect();
        assert_eq!((minus.concat().as_str(), plus.concat().as_str()), (gone, new), "{json}\n{after}");
    }
}

#[test]
fn a_swap_changes_lists_and_pins_together_or_not_at_all() {
    let (folder, mut hand) = plain();
    let swap = act(r#"{"act":"swap","a":"01/a2","b":"02/a1"}"#);
    let before = bytes(folder.path());
    // The second file to be written is gone over by someone else.
    let path = folder.path().join("02/a1.md");
    let own = fs::read(&path).unwrap();
    fs::write(&path, [&own[..], b"\n"].concat()).unwrap();
    let made = hand.apply(folder.path(), &swap, &[]).unwrap();
    assert_eq!((made.value, made.diagnostics[0].code.id()), (None, "E102"));
    fs::write(&path, own).unwrap();
    assert_eq!(bytes(folder.path()), before);
    let made = hand.apply(folder.path(), &swap, &[]).unwrap();
    let names: Vec<String> = made
        .value
        .unwrap()
        .files
        .iter()
        .map(|file| file.file_name().unwrap().to_string_lossy().into())
        .collect();
    assert_eq!(names, ["a2.md", "a1.md", "issue.toml"]);
    let issue = load(folder.path()).0.issue;
    assert_eq!(issue.pages[0].articles[2].id.as_str(), "02/a1");
    assert_eq!((issue.pages[0].articles[2].pin, issue.pages[1].articles[1].pin), (Some(Pin::Top), None));
}

#[test]
fn what_someone_else_wrote_is_not_overwritten() {
    let (folder, mut hand) = plain();
    let path = folder.path().join("01/a0.md");
    let rank = act(r#"{"act":"rank","article":"01/a0","value":"lead"}"#);
    assert!(hand.apply(folder.path(), &rank, &[]).unwrap().value.is_some());
    let theirs = fs::read_to_string(&path).unwrap().replace("河道", "渠道");
    fs::write(&path, &theirs).unwrap();
    for made in
        [hand.apply(folder.path(), &act(r#"{"act":"box","article":"01/a0","on":true}"#), &[]), hand.undo()]
    {
        let made = made.unwrap();
        assert_eq!((made.value, made.diagnostics[0].code.id()), (None, "E102"));
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    }
    assert_eq!(hand.steps(), (1, 0), "nothing is forgotten");
    hand.look(&source::load(folder.path()).unwrap().value.files);
    assert!(
        hand.apply(folder.path(), &act(r#"{"act":"box","article":"01/a0","on":true}"#), &[])
            .unwrap()
            .value
            .is_some()
    );
    assert!(fs::read_to_string(&path).unwrap().contains("渠道"));
    fs::remove_file(&path).unwrap();
    let undone = hand.undo().unwrap();
    assert_eq!(
        (undone.value, undone.diagnostics[0].code.id()),
        (None, "E102"),
        "a deleted file stays deleted"
    );
    assert!(!path.exists());
}

#[test]
fn what_cannot_be_done_is_refused_with_a_way_out() {
    let (folder, mut hand) = plain();
    let notice = "+++\nheadline = \"招领\"\nnotice = { kind = \"announcement\" }\n+++\n\n伞一把。\n";
    fs::write(folder.path().join("02/a0.md"), notice).unwrap();
    fs::write(folder.path().join("02/a1.md"), "+++\nheadline = \"图\"\n+++\n\n![河](photos/c.jpg)\n")
        .unwrap();
    let before = bytes(folder.path());
    hand.look(&source::load(folder.path()).unwrap().value.files);
    for (json, code) in [
        (r#"{"act":"rank","article":"01/a9","value":"lead"}"#, "E101"),
        (r#"{"act":"page","article":"01/a0","page":"A09"}"#, "E101"),
        (r#"{"act":"size","article":"01/a0","picture":"photos/z.jpg","value":"large"}"#, "E101"),
        (r#"{"act":"recompose","page":"A09"}"#, "E101"),
        (r#"{"act":"pin","article":"02/a0","at":"top"}"#, "E102"),
        (r#"{"act":"page","article":"02/a0","page":"A01"}"#, "E102"),
        (r#"{"act":"swap","a":"01/a0","b":"02/a0"}"#, "E102"),
        (r#"{"act":"lock","article":"02/a0"}"#, "E102"),
        (r#"{"act":"lock","article":"01/a0"}"#, "E102"),
        (r#"{"act":"pin","article":"02/a1","at":"ear"}"#, "E102"),
        (r#"{"act":"size","article":"02/a1","picture":"photos/c.jpg","value":"large"}"#, "E102"),
        (r#"{"act":"focus","article":"01/a0","picture":"photos/a.jpg","at":[30,101]}"#, "E102"),
        (r#"{"act":"keep","article":"01/a0","picture":"photos/a.jpg","parts":[[80,0,30,10]]}"#, "E102"),
        (r#"{"act":"keep","article":"01/a0","picture":"photos/a.jpg","parts":[[80,0,0,10]]}"#, "E102"),
        (r#"{"act":"break","article":"01/a0","at":[99]}"#, "E102"),
        (r#"{"act":"order","article":"01/a0","before":"02/a1"}"#, "E102"),
    ] {
        let made = hand.apply(folder.path(), &act(json), &[]).unwrap();
        assert!(made.value.is_none(), "{json}");
        let found = &made.diagnostics[0];
        assert_eq!((found.code.id(), found.help.is_empty()), (code, false), "{json}");
        assert_eq!(bytes(folder.path()), before, "{json}");
    }
    for json in [
        "",
        "[]",
        r#"{"act":"fly"}"#,
        r#"{"act":"pin","article":"01/a0","at":"middle"}"#,
        r#"{"act":"pin","article":"01/a0","to":"top"}"#,
        r#"{"act":"size","article":"01/a0","picture":"a","value":"huge"}"#,
        r#"{"act":"focus","article":"01/a0","picture":"a","at":[300,1]}"#,
    ] {
        assert_eq!(Act::from_json(json.as_bytes()).unwrap_err().code.id(), "E101", "{json}");
    }
    // A picture of the text may have a focus: the front matter then names it.
    let focus = act(r#"{"act":"focus","article":"02/a1","picture":"photos/c.jpg","at":[30,40]}"#);
    assert!(hand.apply(folder.path(), &focus, &[]).unwrap().value.is_some());
    let (read, errors) = load(folder.path());
    assert_eq!(errors, []);
    let mut focus = None;
    read.issue.pages[1].articles[1].each_figure(|_, figure| focus = figure.focus);
    assert_eq!(focus, Some(Focus(30, 40)));
    fs::write(folder.path().join("01/a0.md"), "+++\nheadline = \"开\n+++\n\n文\n").unwrap();
    hand.look(&source::load(folder.path()).unwrap().value.files);
    let made = hand.apply(folder.path(), &act(r#"{"act":"box","article":"01/a0","on":true}"#), &[]).unwrap();
    assert_eq!((made.value, made.diagnostics[0].code.id()), (None, "E103"));
}

#[test]
fn a_lock_keeps_the_module_alone_and_an_accepted_page_is_marked() {
    let (folder, mut hand) = plain();
    let read = load(folder.path()).0;
    let standing = standing(&read.issue);
    let path = folder.path().join("layout.json");
    let (lock, unlock) =
        (act(r#"{"act":"lock","article":"01/a1"}"#), act(r#"{"act":"unlock","article":"01/a1"}"#));
    hand.apply(folder.path(), &lock, &standing).unwrap();
    let kept = load(folder.path()).0.accepted;
    assert_eq!((kept.sheets.len(), kept.sheets[0].modules.len(), kept.sheets[0].is_whole()), (1, 1, false));
    hand.apply(folder.path(), &unlock, &standing).unwrap();
    assert!(!path.exists(), "as it was before the lock");
    hand.accept(folder.path(), vec![standing[0].clone()]).unwrap();
    let accepted = fs::read_to_string(&path).unwrap();
    hand.apply(folder.path(), &lock, &standing).unwrap();
    let locked = fs::read_to_string(&path).unwrap();
    assert_eq!(locked.replace(", \"locked\": true", ""), accepted);
    hand.apply(folder.path(), &unlock, &standing).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), accepted);
    fs::write(&path, accepted.replace("\"row\"", "\"rwo\"")).unwrap();
    hand.look(&load(folder.path()).0.files);
    let made = hand.apply(folder.path(), &lock, &standing).unwrap();
    assert_eq!(
        (made.value, made.diagnostics[0].code.id()),
        (None, "E103"),
        "a page is not lost for a typing error"
    );
    let page = PageLabel::from("A01");
    fs::write(&path, &accepted).unwrap();
    hand.look(&load(folder.path()).0.files);
    hand.apply(folder.path(), &Act::Recompose { page }, &standing).unwrap();
    assert!(!path.exists());
}
