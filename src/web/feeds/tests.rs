//! The feeds of made-up sites.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{all_files, card, day_files, structured};
use crate::model::NoticeKind;
use crate::web::data::{SiteArea, SiteIssue, SitePicture};
use crate::web::sample;

const BASE: Option<&str> = Some("https://paper.example/");

fn issues(days: &[&str]) -> Vec<SiteIssue> {
    days.iter().map(|day| sample::issue(day, &[vec!["来鹤桥下".into()], vec!["河清了".into()]])).collect()
}

fn texts(issues: &[SiteIssue], base: Option<&str>) -> BTreeMap<String, String> {
    all_files(issues, base)
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn without_an_address_of_the_site_nothing_needs_one() {
    let files = texts(&issues(&["2026-03-20"]), None);
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["manifest.webmanifest", "opds.json", "opds.xml", "robots.txt", "sw.js"]);
    for (path, text) in &files {
        let outward: Vec<_> = text.match_indices("https://").collect();
        assert_eq!(outward, [], "{path}");
    }
    assert_eq!(all_files(&[], BASE), []);
    assert_eq!(day_files(&issues(&["2026-03-20"])[0], None), []);
}

#[test]
fn news_are_those_of_three_days_and_no_advertisements() {
    let mut issues = issues(&["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01"]);
    issues[3].articles[1].notice = Some(NoticeKind::Advertisement);
    let files = texts(&issues, BASE);
    let news = &files["news-sitemap.xml"];
    assert_eq!(news.matches("<url>").count(), 5);
    assert!(!news.contains("2026-02-26") && news.contains("2026-02-27"));
    assert_eq!(files["feed.xml"].matches("<item>").count(), 7);
    assert_eq!(files["sitemaps/2026-02.xml"].matches("<url>").count(), 9);
}

#[test]
fn the_newest_issue_comes_first_in_feeds_and_hostile_texts_are_texts() {
    let files = texts(&issues(&["2026-03-19", "2026-03-20"]), BASE);
    let feed = &files["feed.xml"];
    let first = feed.find("<pubDate>Fri, 20 Mar 2026").unwrap();
    assert!(first < feed.find("<pubDate>Thu, 19 Mar 2026").unwrap());
    assert!(feed.contains("题目&lt;1&gt;&amp;"));
    let json: Value = serde_json::from_str(&files["feed.json"]).unwrap();
    assert_eq!(json["items"][0]["title"], "题目<1>&");
    assert_eq!(json["items"][0]["url"], "https://paper.example/html/2026-03/20/content_1.htm");
    assert_eq!(json["items"].as_array().unwrap().len(), 4);
}

#[test]
fn a_catalogue_has_a_document_a_quarter_and_a_day_changes_one() {
    let before = texts(&issues(&["2026-03-30", "2026-04-01"]), None);
    let after = texts(&issues(&["2026-03-30", "2026-04-01", "2026-04-02"]), None);
    assert_eq!(before["opds/2026-q1.xml"], after["opds/2026-q1.xml"]);
    assert!(after["opds.xml"].contains("href=\"opds/2026-q1.xml\""));
    assert!(after["opds/2026-q1.xml"].contains("href=\"../html/2026-03/30/issue.epub\""));
    let json: Value = serde_json::from_str(&after["opds.json"]).unwrap();
    assert_eq!(json["publications"][0]["metadata"]["published"], "2026-04-02");
    assert_eq!(json["publications"].as_array().unwrap().len(), 2);
}

#[test]
fn structured_data_cannot_end_its_script() {
    let mut issue = issues(&["2026-03-20"]).remove(0);
    issue.articles[0].title = "</script><script>alert(1)</script>".into();
    let data = structured::article(&issue, &issue.articles[0], &|_| None);
    assert!(!data.contains('<') && !data.contains('>'));
    let read: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(read["headline"], "</script><script>alert(1)</script>");
    assert_eq!(read["isPartOf"]["isPartOf"]["@type"], "Newspaper");
    assert_eq!(read["printPage"], "A01");
    assert_eq!(read.get("url"), None);
    let page: Value =
        serde_json::from_str(&structured::page(&issue, 1, &|path| Some(format!("x:{path}")))).unwrap();
    assert_eq!(page["hasPart"][1]["url"], "x:html/2026-03/20/content_2.htm");
}

#[test]
fn a_card_has_addresses_only_where_they_are_complete() {
    let mut issue = issues(&["2026-03-20"]).remove(0);
    let picture = SitePicture { address: "card.jpg".into(), width: 1200, height: 630, alt: "题".into() };
    issue.articles[0].card = Some(picture);
    let article = &issue.articles[0];
    let bare = card::article(&issue, article, &|_| None);
    assert!(bare.iter().all(|(property, _)| !["og:url", "og:image"].contains(property)));
    let placed = card::article(&issue, article, &|path| Some(format!("https://x/{path}")));
    assert!(placed.contains(&("og:image", "https://x/card.jpg".into())));
    assert!(placed.contains(&("og:image:height", "630".into())));
    assert!(placed.contains(&("article:section", "A01 要闻".into())));
}

#[test]
fn a_manifest_has_the_articles_where_they_stand() {
    let mut issue = issues(&["2026-03-20"]).remove(0);
    let corners = vec![(0, 0), (552_500, 0), (552_500, 779_500), (0, 779_500)];
    issue.pages[0].sheets[0].areas = vec![SiteArea { article: 1, polygons: vec![corners] }];
    let (path, bytes) = day_files(&issue, BASE).remove(0);
    assert_eq!(path, "iiif/2026-03-20.json");
    let manifest: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(manifest["navDate"], "2026-03-20T00:00:00Z");
    let story = &manifest["items"][0]["annotations"][0]["items"][0];
    assert_eq!(story["body"]["id"], "https://paper.example/html/2026-03/20/content_1.htm");
    assert!(story["target"].as_str().unwrap().ends_with("#xywh=0,0,1080,1522"), "{}", story["target"]);
}

#[test]
fn the_worker_keeps_the_newest_issue_and_changes_with_it() {
    let files = texts(&issues(&["2026-03-19", "2026-03-20"]), None);
    let worker = &files["sw.js"];
    assert!(worker.contains("\"html/2026-03/20/content_2.htm\"") && !worker.contains("2026-03/19"));
    assert!(worker.contains("const CURRENT=\"paiban-2026-03-20-000000000000\""));
}
