//! The index beside a plain search in the texts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::find::{Found, find};
use super::fold::folded;
use super::postings::is_separator;
use super::{day_files, pieces, quarter_files, site_files};
use crate::edition::{CharacterPlace, LineKind, SheetRegions, TextLine};
use crate::geometry::{Length, Rect, Size};
use crate::web::data::SiteIssue;
use crate::web::sample;

/// Few characters, so that texts have much in common; some fold to others, to several, to none.
const PIECE: &str = "[来鹤桥水面河a１1Ａé、 　…㎡𠮷]{0,24}";
const QUERY: &str = "[来鹤桥水面河a１1Ａé、 　…㎡𠮷]{0,5}";

fn texts() -> impl Strategy<Value = Vec<Vec<Vec<String>>>> {
    prop::collection::vec(prop::collection::vec(prop::collection::vec(PIECE, 0..4), 1..4), 1..4)
}

/// Issues of days that lie in two quarters.
fn issues(texts: &[Vec<Vec<String>>]) -> Vec<SiteIssue> {
    let days = ["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02"];
    days.iter().zip(texts).map(|(day, texts)| sample::issue(day, texts)).collect()
}

/// All files of the index.
fn index(issues: &[SiteIssue]) -> BTreeMap<String, Vec<u8>> {
    let days = issues.iter().flat_map(|issue| day_files(issue, &[]));
    days.chain(site_files(issues)).collect()
}

fn found(query: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<Found> {
    find(query, &|path| files.get(path).cloned()).unwrap()
}

/// What a plain search finds; signs between words alone are no query.
fn plainly(query: &str, issues: &[SiteIssue]) -> Vec<Found> {
    let query: String = folded(query).into_iter().collect();
    let mut found = Vec::new();
    for issue in issues.iter().filter(|_| !query.chars().all(is_separator)) {
        for article in &issue.articles {
            let texts = pieces::pieces(article);
            let of = |text: &String| folded(text).into_iter().collect::<String>().matches(&query).count();
            let places: usize = texts.iter().map(of).sum();
            if places > 0 {
                let (number, address) = (article.number, article.address.clone());
                found.push(Found { day: issue.date.to_string(), number, address, places });
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn the_index_finds_what_a_plain_search_finds(
        texts in texts(),
        queries in prop::collection::vec(QUERY, 8),
    ) {
        let issues = issues(&texts);
        let files = index(&issues);
        let cut = issues[0].articles[0].texts.first().map(|text| text.chars().skip(1).take(4).collect());
        for query in queries.into_iter().chain(cut) {
            prop_assert_eq!(found(&query, &files), plainly(&query, &issues), "{}", query);
        }
    }

    #[test]
    fn adding_days_makes_the_bytes_of_making_all_at_once(texts in texts()) {
        let issues = issues(&texts);
        let mut kept = BTreeMap::new();
        for until in 1..=issues.len() {
            let quarter = super::quarter_of(issues[until - 1].date);
            let of_quarter: Vec<_> =
                issues[..until].iter().filter(|issue| super::quarter_of(issue.date) == quarter).cloned().collect();
            kept.retain(|path: &String, _| !path.starts_with(&format!("search/{quarter}/")));
            kept.extend(quarter_files(&of_quarter).1);
        }
        let mut at_once: BTreeMap<_, _> = site_files(&issues).into_iter().collect();
        at_once.remove("search/index.js");
        prop_assert_eq!(kept, at_once);
    }
}

#[test]
fn a_hit_goes_over_the_lines_of_a_head_and_over_blanks() {
    let mut issue = sample::issue("2026-03-20", &[vec!["3月18日上午，来鹤桥下".into()]]);
    issue.articles[0].headline = vec!["十二公里菱河见底".into(), "六万居民闻桨声".into()];
    let files = index(&[issue]);
    assert_eq!(found("见底六万", &files).len(), 1);
    assert_eq!(found("３ 月 18日", &files).len(), 1);
    assert_eq!(found("桥下十二", &files), []);
}

#[test]
fn a_missing_or_damaged_shard_is_named() {
    let issue = sample::issue("2026-03-20", &[vec!["来鹤桥".into()]]);
    let mut files = index(&[issue]);
    files.insert("search/2026-03-20/text-0.js".into(), b"paibanShard()".to_vec());
    let damaged = find("来鹤", &|path| files.get(path).cloned()).unwrap_err();
    assert_eq!(damaged.path, "search/2026-03-20/text-0.js");
    files.remove("search/2026-q1/documents.js");
    let damaged = find("来鹤", &|path| files.get(path).cloned()).unwrap_err();
    assert_eq!(damaged.path, "search/2026-q1/documents.js");
}

/// A line of ten-point characters.
fn line(article: &str, text: &str, left: i32, top: i32) -> TextLine {
    let point = |points: i32| Length::from_points_f64(f64::from(points));
    let characters = text.char_indices().enumerate().map(|(at, (start, c))| CharacterPlace {
        text: start..start + c.len_utf8(),
        rect: Rect::new(point(left + 10 * at as i32), point(top), point(10), point(10)),
    });
    let characters: Vec<_> = characters.collect();
    let rect = characters.iter().map(|place| place.rect).reduce(|a, b| a.united(&b)).unwrap();
    let (article, text) = (Some(article.into()), text.to_owned());
    TextLine { article, kind: LineKind::Text, vertical: false, rect, text, characters }
}

#[test]
fn lines_are_told_by_places_in_the_text() {
    let issue = sample::issue("2026-03-20", &[vec!["河清了，更要守得住".into(), "一片叫好声".into()]]);
    let id = issue.articles[0].id.as_str();
    let lines = vec![
        line(id, "（河清了，", 0, 0),
        line(id, "更要守-", 0, 10),
        line(id, "得住", 0, 20),
        line(id, "一片", 60, 20),
    ];
    let sheet = SheetRegions { size: Size::default(), regions: Vec::new(), lines };
    let groups = pieces::groups(&issue);
    let pages = super::lines::page_lines(&issue, &groups, &[sheet]);
    let article = &pages[0].sheets[0].articles[0];
    assert_eq!(article.text, (0, 0));
    let first = groups[0][0].pieces.iter().position(|piece| piece.starts_with('河')).unwrap() as i32;
    let expected = [
        [first, 0, 4, 100, 0, 400, 100],
        [first, 4, 3, 0, 100, 300, 100],
        [first, 7, 2, 0, 200, 200, 100],
        [first + 1, 0, 2, 600, 200, 200, 100],
    ];
    assert_eq!(article.spans, expected);
}
