//! What is found of made-up lists in made-up texts.

use super::*;
use crate::check::sample;
use crate::model::{Article, Block, Byline, Figure, Inline};
use crate::source::word_lists::{ListedPerson, ListedWord, Within, WordSeverity};

fn word(wrong: &str) -> ListedWord {
    ListedWord { wrong: wrong.into(), ..ListedWord::default() }
}

fn person(name: &str, titles: &[&str], order: u32) -> ListedPerson {
    let titles = titles.iter().map(|&title| title.to_owned()).collect();
    ListedPerson { name: name.into(), titles, order: Some(order) }
}

fn people() -> Vec<ListedPerson> {
    vec![
        person("俞立平", &["区水利局局长"], 2),
        person("沈砚秋", &["副区长"], 1),
        person("周淮", &["科长"], 3),
        person("阿依·古丽", &["馆员"], 4),
    ]
}

fn of(article: Article, lists: &WordLists) -> Vec<Diagnostic> {
    word_lists(&sample::draft(sample::issue(vec![article])), lists)
}

fn of_words(article: Article, words: Vec<ListedWord>) -> Vec<(Code, usize)> {
    let found = of(article, &WordLists { words, people: Vec::new() });
    found.iter().map(|one| (one.code, one.data["count"].as_u64().unwrap() as usize)).collect()
}

fn of_people(text: &str) -> Vec<Code> {
    sample::codes(&of(sample::saying(text), &WordLists { words: Vec::new(), people: people() }))
}

#[test]
fn a_listed_word_is_told_once_an_article_with_its_severity_and_its_places() {
    let words = vec![
        word("其它"),
        ListedWord { severity: WordSeverity::Error, ..word("截止") },
        ListedWord { severity: WordSeverity::Advice, ..word("非常") },
    ];
    let found = of_words(sample::saying("其它的人，截止昨天，非常、非常多。"), words.clone());
    assert_eq!(found, [(Code::DoubtfulWord, 1), (Code::WrongWord, 1), (Code::NotedWord, 2)]);
    assert_eq!(of_words(sample::saying("别的人。"), words), []);
}

#[test]
fn places_are_in_the_input_and_heads_come_first() {
    let article =
        Article { headline: vec!["其它事".into()], ..sample::saying("其它人，其它地方。") };
    let draft = sample::draft(sample::issue(vec![article]));
    let found = word_lists(&draft, &WordLists { words: vec![word("其它")], people: Vec::new() });
    assert_eq!(found.len(), 2);
    assert!(found[0].message.english().contains("counts double"), "{}", found[0].message.english());
    assert_eq!(sample::labelled(&draft, &found[1]), ["其它"; 2]);
}

#[test]
fn a_word_is_looked_for_where_its_entry_says() {
    let figure = Figure { caption: vec![Inline::text("错字")], ..Figure::default() };
    let article = |within: Within| {
        let body = vec![sample::paragraph("错字。"), Block::Figure(figure.clone())];
        let article = Article {
            headline: vec!["错字".into()],
            figures: vec![figure.clone()],
            body,
            ..sample::article("a")
        };
        of_words(article, vec![ListedWord { within, ..word("错字") }])
    };
    let doubtful = |count: usize| (Code::DoubtfulWord, count);
    assert_eq!(article(Within::Headline), [doubtful(1)]);
    assert_eq!(article(Within::Body), [doubtful(1)]);
    assert_eq!(article(Within::Caption), [doubtful(2)]);
    assert_eq!(article(Within::All), [doubtful(1), doubtful(3)]);
}

#[test]
fn a_word_is_right_in_some_texts_and_inside_of_longer_western_ones() {
    let with = |text: &str, unless: &[&str], wrong: &str| {
        let unless = unless.iter().map(|&other| other.to_owned()).collect();
        of_words(sample::saying(text), vec![ListedWord { unless, ..word(wrong) }]).len()
    };
    assert_eq!(with("报名截止日期", &["截止日期"], "截止"), 0, "a text that holds it");
    assert_eq!(with("报名截止日期", &["日期"], "截止"), 0, "a text behind it");
    assert_eq!(with("报名截止", &["报名"], "截止"), 0, "a text before it");
    assert_eq!(with("截止昨天，截止日期", &["截止日期"], "截止"), 1);
    assert_eq!(with("APPLE", &[], "APP"), 0);
    assert_eq!(with("装APP吧", &[], "APP"), 1);
    assert_eq!(with("一带一路", &[], "一带"), 1);
}

#[test]
fn names_one_character_off_are_told_and_other_people_are_not() {
    for text in ["局长俞立苹说。", "俞利平来了。", "科长周怀说。", "余立平、王五参加。", "馆员阿依·古力说。"]
    {
        assert_eq!(of_people(text), [Code::NearName], "{text}");
    }
    for text in ["俞立平说。", "周边的人说。", "俞立说，自立平台。", "建立平台", "周淮说。", "他俞立的字。"]
    {
        assert_eq!(of_people(text), [], "{text}");
    }
    let byline = vec![Byline { role: "记者".into(), affiliation: None, names: vec!["沈研秋".into()] }];
    let article = Article { byline, ..sample::saying("文。") };
    let found = of(article, &WordLists { words: Vec::new(), people: people() });
    assert_eq!(sample::codes(&found), [Code::NearName]);
}

#[test]
fn titles_that_a_person_has_not_are_told() {
    for text in [
        "区长助理和科长俞立平说。",
        "副局长俞立平说。",
        "俞立平科长说。",
        "局长周淮说。",
        "俞立平副区长到场。",
    ] {
        assert_eq!(of_people(text), [Code::UnfitTitle], "{text}");
    }
    for text in
        ["区水利局局长俞立平说。", "局长俞立平说。", "副区长沈砚秋说。", "俞立平、科长周淮说。", "俞立平局长"]
    {
        assert_eq!(of_people(text), [], "{text}");
    }
}

#[test]
fn lists_of_names_have_the_order_of_the_list() {
    for text in [
        "俞立平、沈砚秋参加。",
        "沈砚秋、周淮、俞立平参加。",
        "科长周淮和副区长沈砚秋参加。",
        "俞立平以及沈砚秋。",
    ] {
        assert_eq!(of_people(text), [Code::NameOrder], "{text}");
    }
    for text in
        ["沈砚秋、俞立平、周淮参加。", "左起：俞立平、沈砚秋。", "俞立平说，沈砚秋来了。", "俞立平沈砚秋"]
    {
        assert_eq!(of_people(text), [], "{text}");
    }
}

#[test]
fn thousands_of_entries_are_looked_for_in_one_pass() {
    let words = (0..20_000).map(|number| word(&format!("词{number}"))).collect();
    let people = (0..5_000_u32)
        .filter_map(|number| char::from_u32(0x4e00 + number))
        .map(|c| person(&format!("俞{c}平"), &["局长"], 1));
    let lists = WordLists { words, people: people.collect() };
    let text = "词19999和局长俞平平在河边走，".repeat(20_000);
    let found = of(sample::saying(&text), &lists);
    assert_eq!(
        sample::codes(&found),
        [Code::DoubtfulWord],
        "the longest word alone, and no name is near one that is listed"
    );
}
