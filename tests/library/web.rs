//! The web edition by its public face: nothing lost, nothing twice, no way out of a text, the same site however it grew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paiban::layout::{Paper, Theme};
use paiban::model::Date;
use paiban::press::{self, Press, Request, Site, WebRequest};
use paiban::text::FontLibrary;
use paiban::web::{Options, Templates};

/// Titles that try to get out of where they stand.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "--><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "{{ site.root }}{% include \"frame.html\" %}",
    "/enpproperty--&gt;<b>",
];

/// A folder of an issue of a day in which every text has a number of its own.
fn issue(root: &Path, day: u32) -> PathBuf {
    let folder = root.join(format!("2026-03-{day:02}"));
    fs::create_dir_all(folder.join("photos")).unwrap();
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xiwan/2026-03-20/photos");
    let photo = fs::read_dir(picture).unwrap().map(|entry| entry.unwrap().path());
    let photo = photo.filter(|path| path.extension().is_some_and(|end| end == "jpg")).min().unwrap();
    fs::copy(photo, folder.join("photos/a.jpg")).unwrap();
    let mut number = 0;
    let mut text = |words: &str| {
        number += 1;
        format!("{words}{number:03}号")
    };
    let figure = serde_json::json!({ "image": "photos/a.jpg", "alt": "一座桥",
        "caption": [{ "kind": "text", "text": text("图注") }], "credit": text("孟川/摄") });
    let paragraph = |words: String| serde_json::json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": words }] });
    let whole = serde_json::json!({
        "id": "01/lead", "rank": "lead", "column_title": text("栏目"), "kicker": [text("引题")],
        "headline": [text("三年清淤"), text("两岸闻桨")], "deck": [text("副题")], "summary": [text("提要")],
        "dateline": text("本报讯"), "byline": [{ "role": "记者", "names": [text("沈砚")] }],
        "sign_off": [{ "role": "文", "names": [text("顾一")] }], "figures": [figure],
        "body": [
            paragraph(text("首段")),
            { "kind": "subhead", "level": 1, "text": [{ "kind": "text", "text": text("小题") }] },
            { "kind": "paragraph", "text": [{ "kind": "text", "text": text("注处") }, { "kind": "note-mark", "note": "a" }] },
            { "kind": "verse", "text": [{ "kind": "text", "text": text("诗行") }] },
            { "kind": "quote", "blocks": [paragraph(text("引文"))] },
            { "kind": "list", "items": [{ "blocks": [paragraph(text("一项"))] }] },
            { "kind": "table", "columns": ["start", "end"],
              "head": [[{ "kind": "text", "text": text("表头") }], [{ "kind": "text", "text": text("数目") }]],
              "rows": [[[{ "kind": "text", "text": text("单元") }], [{ "kind": "text", "text": text("格子") }]]] },
        ],
        "notes": [{ "id": "a", "blocks": [paragraph(text("脚注"))] }],
    });
    let mut second: Vec<_> = HOSTILE
        .iter()
        .enumerate()
        .map(|(number, title)| {
            serde_json::json!({ "id": format!("02/{number}"), "headline": [title], "kicker": [title],
                "body": [paragraph(format!("{title}。"))] })
        })
        .collect();
    second.push(
        serde_json::json!({ "id": "02/ad", "headline": ["收旧船"], "notice": { "kind": "advertisement" },
        "body": [paragraph("收旧船，上门看货。".to_owned())], "companion_of": "02/0" }),
    );
    let file = serde_json::json!({
        "format": 1,
        "publication": { "title": "溪湾报", "slug": "xiwan", "language": "zh-Hans-CN", "kind": "other" },
        "date": format!("2026-03-{day:02}"), "number": day,
        "pages": [
            { "label": "A01", "name": "要闻", "articles": [whole] },
            { "label": "A02", "name": "<民生>", "articles": second },
        ],
    });
    fs::write(folder.join("issue.json"), file.to_string()).unwrap();
    folder.join("issue.json")
}

fn press() -> Press {
    Press::new(Theme::bundled("party").unwrap(), Paper::find("a4-4").unwrap(), FontLibrary::bundled())
}

/// Adds issues to a site, as the command does.
fn add(issues: &[&PathBuf], dir: &Path) -> Vec<PathBuf> {
    add_and_remove(issues, &[], dir)
}

/// Takes days out of a site, and adds issues.
fn add_and_remove(issues: &[&PathBuf], gone: &[Date], dir: &Path) -> Vec<PathBuf> {
    let (press, templates) = (press(), Templates::bundled());
    let request = WebRequest {
        options: Options { page_widths: [40, 80, 120], ..Options::default() },
        templates: &templates,
    };
    let mut site = Site::open(dir).unwrap();
    gone.iter().for_each(|day| assert!(site.remove(*day)));
    for path in issues {
        let read = press.read(path).unwrap();
        assert!(
            !read.diagnostics.iter().any(|one| one.severity == paiban::diagnostics::Severity::Error),
            "{:?}",
            read.diagnostics
        );
        let (day, digest) = (read.issue.issue().date, press::digest_of(&read.issue).unwrap());
        let edition = press.set(read.issue).unwrap().value.edition;
        let before = site.issue(day);
        let made =
            press.site_issue(&edition, before.as_ref(), &Request::default(), &digest, &request).unwrap();
        assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
        site.add(made.value.unwrap()).unwrap();
    }
    let mut found = Vec::new();
    let written = site.finish(&press, &request, &mut found).unwrap();
    assert!(found.is_empty(), "{found:?}");
    written.into_iter().map(|file| Path::new(&file.path).strip_prefix(dir).unwrap().to_owned()).collect()
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![dir.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn text(files: &BTreeMap<String, Vec<u8>>, holding: &str) -> String {
    let articles = files.iter().filter(|(path, _)| path.contains("content_"));
    let mut found = articles.map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
    found.find(|text| text.contains(holding)).unwrap_or_else(|| panic!("no article has {holding}"))
}

#[test]
fn every_text_and_picture_is_once_in_its_article_and_no_title_gets_out_of_its_place() {
    let root = tempfile::tempdir().unwrap();
    let (path, site) = (issue(root.path(), 20), root.path().join("site"));
    add(&[&path], &site);
    let found = files(&site);
    let read = press().read(&path).unwrap().issue;
    assert_eq!(press::faults_of_site(&site, Some(&read)).unwrap(), []);

    let whole = text(&found, "首段");
    let (start, end) = (whole.find("<article").unwrap(), whole.find("</article>").unwrap());
    let article: String = without_tags(&whole[start..end]);
    for number in 1..=21 {
        assert_eq!(article.matches(&format!("{number:03}号")).count(), 1, "text {number} of {article}");
    }
    assert_eq!(whole[start..end].matches("<img").count(), 1);
    for mark in ["id=\"ozoom\"", "id=\"pageLink\"", "<date>2026-03-20", "<!--enpproperty", "class=\"note\""] {
        assert!(whole.contains(mark), "{mark}");
    }
    assert!(text(&found, "上门看货").contains("广告"));

    for (path, bytes) in found.iter().filter(|(path, _)| path.ends_with(".htm")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for broken in ["<script>alert", "<img src=x", "<svg onload", "<民生>", "<b>。"] {
            assert!(!text.contains(broken), "{path}: {broken}");
        }
        assert!(!text.contains(" style=") && !text.contains(" onclick="), "{path}");
        assert!(!text.contains("src=\"http"), "{path}: a request leaves the site");
    }
}

fn without_tags(html: &str) -> String {
    let mut inside = false;
    let text = html.chars().filter(|&c| {
        inside = (inside || c == '<') && c != '>';
        !inside && c != '>'
    });
    text.filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_site_is_the_same_however_it_grew_and_a_day_changes_only_what_it_must() {
    let root = tempfile::tempdir().unwrap();
    let issues: Vec<PathBuf> = [18, 19, 20].map(|day| issue(root.path(), day)).into();
    let (at_once, by_days) = (root.path().join("at-once"), root.path().join("by-days"));
    add(&issues.iter().collect::<Vec<_>>(), &at_once);
    add(&[&issues[0]], &by_days);
    add(&[&issues[1]], &by_days);
    let written = add(&[&issues[2]], &by_days);
    assert!(files(&at_once) == files(&by_days), "the same bytes");
    let names: Vec<String> = written.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    for stale in ["html/2026-03/20/node_1.htm", "html/2026-03/19/node_1.htm", "back.htm", "paperindex.htm"] {
        assert!(names.iter().any(|name| name == stale), "{stale} in {names:?}");
    }
    for kept in
        ["html/2026-03/18", "html/2026-03/19/content", "files/2026-03-19", "style.css", "data/2026-03-19"]
    {
        assert!(!names.iter().any(|name| name.starts_with(kept)), "{kept} in {names:?}");
    }
    assert_eq!(add(&[&issues[2]], &by_days), Vec::<PathBuf>::new(), "nothing is written again");
}

/// A small issue of a day, of two pages where that is wanted; the same bytes always.
fn small(root: &Path, day: &str, version: usize) -> PathBuf {
    let folder = root.join(format!("{day}-{version}"));
    fs::create_dir_all(&folder).unwrap();
    let article = |page: usize, number: usize| {
        serde_json::json!({ "id": format!("0{page}/{number}"), "headline": [format!("{day}第{number}题")],
            "column_title": "人间", "byline": [{ "role": "记者", "names": [format!("沈{number}")] }],
            "body": [{ "kind": "paragraph", "text": [{ "kind": "text", "text": format!("{day}来鹤桥下第{number}篇。").repeat(3) }] }] })
    };
    let page = |page: usize, articles: usize| {
        let articles: Vec<_> = (0..articles).map(|number| article(page, number)).collect();
        serde_json::json!({ "label": format!("A0{page}"), "name": "要闻", "articles": articles })
    };
    let pages: Vec<_> = (1..=2 - version % 2).map(|number| page(number, 1 + version)).collect();
    let file = serde_json::json!({
        "format": 1, "date": day, "pages": pages,
        "publication": { "title": "溪湾报", "slug": "xiwan", "language": "zh-Hans-CN", "kind": "other" },
    });
    fs::write(folder.join("issue.json"), file.to_string()).unwrap();
    folder.join("issue.json")
}

#[test]
fn days_that_come_in_any_order_or_change_or_go_leave_the_site_of_all_at_once() {
    const DAYS: [&str; 6] =
        ["2024-12-31", "2025-11-05", "2025-12-30", "2026-03-30", "2026-03-31", "2026-04-01"];
    let root = tempfile::tempdir().unwrap();
    let issues = DAYS.map(|day| small(root.path(), day, 0));
    let at_once = root.path().join("at-once");
    add(&issues.iter().collect::<Vec<_>>(), &at_once);
    let expected = files(&at_once);
    let dir = root.path().join("by-days");
    for (step, place) in [5, 0, 2, 4, 1, 3].into_iter().enumerate() {
        // Another version first; a day that does not stay comes and goes.
        let other = small(root.path(), DAYS[place], 1 + step % 2);
        let guest = small(root.path(), ["2023-05-06", "2026-07-08", "2025-12-29"][step % 3], 1);
        add(&[&other, &guest], &dir);
        add_and_remove(&[&issues[place]], &[day_of(&guest)], &dir);
    }
    let found = files(&dir);
    let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&found), paths(&expected));
    for (path, bytes) in &expected {
        assert!(found[path] == *bytes, "{path}");
    }
    assert_eq!(press::faults_of_site(&dir, None).unwrap(), []);
}

fn day_of(path: &Path) -> Date {
    press().read(path).unwrap().issue.issue().date
}

#[test]
fn files_of_others_stay_and_a_folder_of_others_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let (path, dir) = (small(root.path(), "2026-03-20", 0), root.path().join("site"));
    let others = [
        "CNAME",
        "back/mine.htm",
        "feeds/mine.xml",
        "search/2026-q1/mine.js",
        "html/mine.htm",
        "data/mine.json",
    ];
    add(&[&path], &dir);
    for name in others {
        fs::create_dir_all(dir.join(name).parent().unwrap()).unwrap();
        fs::write(dir.join(name), "mine").unwrap();
    }
    add(&[&small(root.path(), "2026-04-20", 1)], &dir);
    add_and_remove(&[&small(root.path(), "2026-04-21", 1)], &["2026-03-20".parse().unwrap()], &dir);
    for name in others {
        assert_eq!(fs::read(dir.join(name)).unwrap(), b"mine", "{name}");
    }
    assert!(!dir.join("html/2026-03").exists() && !dir.join("files/2026-03-20").exists());

    let foreign = root.path().join("foreign");
    fs::create_dir_all(&foreign).unwrap();
    fs::write(foreign.join("index.html"), "mine").unwrap();
    assert!(Site::open(&foreign).is_err());
    assert_eq!(files(&foreign).len(), 1);
}

#[test]
fn a_withdrawn_article_goes_and_the_numbers_of_the_others_stay() {
    let root = tempfile::tempdir().unwrap();
    let (path, site) = (issue(root.path(), 20), root.path().join("site"));
    add(&[&path], &site);
    let before = files(&site);
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    json["pages"][1]["articles"].as_array_mut().unwrap().remove(3);
    fs::write(&path, json.to_string()).unwrap();
    add(&[&path], &site);
    let after = files(&site);
    let articles = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        files.keys().filter(|path| path.contains("content_")).cloned().collect()
    };
    let (before, after) = (articles(&before), articles(&after));
    assert_eq!(after.len() + 1, before.len());
    assert!(after.iter().all(|path| before.contains(path)), "{before:?} {after:?}");
}
