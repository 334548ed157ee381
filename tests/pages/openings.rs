//! What stands at the beginning of a text: a large character, and a mark before the byline.

use paiban::edition::{Edition, Frame, GlyphRun, Tag};
use paiban::model::*;

use crate::places::each;
use crate::tables::{PAPERS, composed_in, issue_of};

const OPENING: &str = "外婆家的后门开在水上，推开门是七级石阶，最下面两级长年浸在水里，长着滑溜溜的青苔。";

/// A lead that begins with so many of these sentences.
fn issue(opening: &str, sentences: usize, dateline: Option<&str>) -> Issue {
    let mut issue = issue_of(Vec::new());
    let lead = &mut issue.pages[0].articles[0];
    lead.rank = Some(Rank::Lead);
    lead.dateline = dateline.map(str::to_owned);
    lead.byline = vec![Byline { names: vec!["闻笛".into()], role: "文".into(), affiliation: None }];
    lead.body.insert(0, Block::Paragraph { text: vec![Inline::text(opening.repeat(sentences))] });
    issue
}

fn edition(issue: &Issue, paper: &str, theme: &str) -> Edition {
    composed_in(issue, paper, theme).edition
}

/// The runs of the first paragraph of the first article.
fn opening(edition: &Edition) -> Vec<GlyphRun> {
    let mut found = Vec::new();
    for sheet in &edition.sheets {
        for frame in &sheet.frames {
            let Frame::Group { tag: Tag::Article(id), frames } = frame else { continue };
            if id.as_str() == "a0" {
                each(frames, None, &mut |frame, tag| {
                    if let (Frame::Glyphs(run), Some(Tag::Paragraph(0))) = (frame, tag) {
                        found.push(run.clone());
                    }
                });
            }
        }
    }
    found
}

fn words(runs: &[GlyphRun]) -> String {
    runs.iter().flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_lead_opens_with_a_large_character_and_loses_none() {
    for paper in PAPERS {
        let runs = opening(&edition(&issue(OPENING, 6, None), paper, "weekend"));
        assert_eq!(words(&runs), OPENING.repeat(6), "{paper}");
        let body = runs[1].size;
        assert_eq!(runs[0].text, "外", "{paper}");
        assert!(runs[0].size > body * 2, "{paper}: {} beside {body}", runs[0].size);
        assert!(runs[1..].iter().all(|run| run.size == body), "{paper}: one of them alone is large");
        // The lines beside it begin behind it, by whole em.
        let beside = runs[1].origin.x - runs[0].origin.x;
        assert_eq!(beside.millipoints() % body.millipoints(), 0, "{paper}: {beside}");
        assert!(beside >= runs[0].size, "{paper}");
    }
}

#[test]
fn nothing_is_large_where_a_text_has_a_dateline_is_short_or_begins_with_a_mark() {
    for (opening_words, sentences, dateline) in [
        (OPENING, 6, Some("本报讯")),
        (OPENING, 1, None),
        ("“水清了。”船工说。", 30, None),
        ("7级石阶。", 40, None),
    ] {
        let runs = opening(&edition(&issue(opening_words, sentences, dateline), "tabloid-6", "weekend"));
        let smallest = runs.iter().map(|run| run.size).min().expect("a text");
        assert!(runs.iter().all(|run| run.size == smallest), "{opening_words}");
    }
    let runs = opening(&edition(&issue(OPENING, 6, None), "tabloid-6", "party"));
    assert!(runs.iter().all(|run| run.size == runs[0].size), "party has none");
}

#[test]
fn a_mark_stands_before_a_byline_at_the_left_edge_and_is_no_character() {
    let marks = |theme: &str| {
        let (mut marks, mut text) = (0, String::new());
        for sheet in &edition(&issue(OPENING, 6, None), "tabloid-6", theme).sheets {
            each(&sheet.frames, None, &mut |frame, tag| match (frame, tag) {
                (Frame::Shapes { outlines, .. }, _) => {
                    marks += outlines.iter().filter(|corners| corners.len() == 4).count();
                }
                (Frame::Glyphs(run), Some(Tag::Byline)) => text.push_str(&run.text),
                _ => {}
            });
        }
        (marks, text)
    };
    let (weekend, text) = marks("weekend");
    assert!(weekend > 0, "a lozenge");
    assert_eq!(text, marks("metro").1, "the words are the same without one");
}
