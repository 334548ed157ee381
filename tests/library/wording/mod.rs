//! What a paper prints besides its own words is in its language, and the same in all outputs.

mod outputs;
mod papers;

use std::collections::BTreeSet;

use paiban::check::CheckedIssue;
use paiban::edition::{Edition, Tag};
use paiban::model::Date;
use paiban::volume::CheckedVolume;
use paiban::wording::{ImprintItem, NoteNumbers, Words};

use outputs::{Desk, Texts, of_book, of_edition, text_of_sheet, text_under};
use papers::{Author, ENGLISH, TRADITIONAL};

/// Labels of pages: numbers with letters in one issue, numbers in the other.
const LABELS: [fn(usize) -> String; 2] = [|number| format!("A{number:02}"), |number| number.to_string()];

/// All texts of all outputs of a paper: two issues of the two kinds, and the volume of both.
fn all_texts(author: &Author) -> (Texts, Vec<Edition>) {
    let desk = Desk::new();
    let issues = [author.issue("permit", 20, LABELS[0]), author.issue("cn", 21, LABELS[1])];
    let editions: Vec<Edition> = issues.iter().map(|issue| desk.pages(issue)).collect();
    let mut texts = Texts::new();
    for (issue, edition) in issues.iter().zip(&editions) {
        let name = issue.issue().date.to_string();
        texts.extend(of_edition(&format!("pages of {name}"), edition));
        texts.extend(of_edition(&format!("cover of {name}"), &desk.cover(issue)));
        texts.extend(of_book(&format!("book of {name}"), desk.book(issue)));
    }
    let volume = CheckedVolume::of(issues.to_vec()).expect("it has issues");
    for edition in desk.volume(&volume, editions.clone()) {
        texts.extend(of_edition("volume", &edition));
    }
    texts.extend(of_book("book of the volume", desk.bound_book(&volume)));
    (texts, editions)
}

/// The pages hold all the furniture that the words of the paper are looked for in.
fn assert_all_furniture(author: &Author, editions: &[Edition]) {
    let words = Words::of(&author.language.into());
    let all: String = editions
        .iter()
        .flat_map(|edition| (0..edition.sheets.len()).map(|number| text_of_sheet(edition, number)))
        .collect();
    let last_note = words.note_mark(&"none".into(), &NoteNumbers::default()).replace('0', "21");
    for wanted in [
        words.inside,
        words.briefs,
        words.advertisement,
        words.internal,
        words.labels.compiler,
        words.labels.office,
        words.labels.printed,
        &last_note,
        &words.number(30),
        &words.total_number(3420),
    ] {
        assert!(squeezed(&all).contains(&squeezed(wanted)), "{wanted} is missing in {all}");
    }
    let any = |lines: Vec<String>| lines.iter().any(|line| squeezed(&all).contains(&squeezed(line)));
    let labels = || LABELS.iter().flat_map(|label| (1..=3).map(label)).map(|label| label.as_str().into());
    assert!(any(labels().map(|label| words.goes_on(Some(&label))).collect()), "an article jumps in {all}");
    assert!(any(labels().map(|label| words.came_from(Some(&label))).collect()), "one goes on in {all}");
}

/// Phrases of ours: the tables, and what functions make of them.
fn phrases(words: &Words) -> String {
    let table = serde_json::to_string(words).expect("words are JSON");
    let day = Date::new(2026, 3, 20).expect("it is a day");
    let page = "1".into();
    let made = [
        words.goes_on(None),
        words.goes_on(Some(&page)),
        words.came_from(None),
        words.came_from(Some(&page)),
        words.total_number(1),
        words.total_numbers(1, 2),
        words.counts(1, 1, 1).concat(),
        words.accessibility_summary(0, 0),
        words.accessibility_summary(2, 0),
        words.accessibility_summary(2, 1),
        words.day(day),
        words.copies(1),
        words.cover_of("", ""),
        words.printed_edition(""),
        words.page_edition(""),
    ];
    table + &made.concat()
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

fn is_chinese_punctuation(c: char) -> bool {
    ('\u{3000}'..='\u{303f}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_traditional_paper_has_no_simplified_word_of_ours() {
    let of = |tag: &str| phrases(Words::of(&tag.into())).chars().filter(|c| is_han(*c)).collect();
    let (simplified, traditional): (BTreeSet<char>, BTreeSet<char>) = (of("zh-Hans"), of("zh-Hant"));
    let refused: BTreeSet<char> = simplified.difference(&traditional).copied().collect();
    assert!(refused.len() > 30 && refused.contains(&'转'), "{refused:?}");
    let issue = TRADITIONAL.issue("cn", 20, LABELS[0]);
    let written = serde_json::to_string(issue.issue()).expect("issues are JSON");
    assert!(!written.contains(|c| refused.contains(&c)), "the author writes Traditional Chinese");
    let (texts, editions) = all_texts(&TRADITIONAL);
    assert_all_furniture(&TRADITIONAL, &editions);
    for (place, text) in texts {
        let found: BTreeSet<char> = text.chars().filter(|c| refused.contains(c)).collect();
        assert!(found.is_empty(), "{place} has {found:?}: {text}");
    }
}

#[test]
fn an_english_paper_has_no_chinese_character() {
    let (texts, editions) = all_texts(&ENGLISH);
    assert_all_furniture(&ENGLISH, &editions);
    for (place, text) in texts {
        let found: String = text.chars().filter(|&c| is_han(c) || is_chinese_punctuation(c)).collect();
        assert!(found.is_empty(), "{place} has {found}: {text}");
    }
}

/// Labels and values of the title page of a book.
fn title_page_entries(texts: &Texts) -> Vec<(String, Vec<String>)> {
    let (_, page) = texts.iter().find(|(place, _)| place.ends_with("title.xhtml")).expect("a title page");
    let cells = |html: &str, element: &str| -> Vec<String> {
        let open = format!("<{element}>");
        let of = html.split(&open).skip(1).filter_map(|rest| rest.split(&format!("</{element}>")).next());
        of.map(without_tags).collect()
    };
    let entries = page.split("<div>").skip(1).map(|entry| (cells(entry, "dt"), cells(entry, "dd")));
    entries.map(|(labels, values)| (labels.concat(), values)).collect()
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

fn assert_same_labels(language: &str, issue: &CheckedIssue) {
    let (desk, words) = (Desk::new(), Words::of(&language.into()));
    let entries = title_page_entries(&of_book("book", desk.book(issue)));
    let of_words = words.imprint(issue.issue());
    assert_eq!(entries.len(), of_words.len(), "{entries:?}");
    let edition = desk.pages(issue);
    let masthead = squeezed(&text_under(&edition, &Tag::Masthead));
    let imprint = squeezed(&text_under(&edition, &Tag::Imprint));
    let volume = CheckedVolume::of(vec![issue.clone()]).expect("it has an issue");
    let [bound, _] = desk.volume(&volume, vec![edition]);
    let colophon = squeezed(&text_of_sheet(&bound, 1));
    for ((label, values), entry) in entries.iter().zip(of_words) {
        let value = words.listed(values);
        let page = if entry.item == ImprintItem::Imprint { &imprint } else { &masthead };
        let printed: &[String] = &match entry.item {
            ImprintItem::Permit => vec![value.clone()],
            _ => ["", "：", ": "].map(|colon| format!("{label}{colon}{value}")).to_vec(),
        };
        let body = format!("{value}{label}");
        let found = printed.iter().chain([&body]).any(|text| page.contains(&squeezed(text)));
        assert!(found, "{label} {value} of the title page is not printed so in {page}");
        // A volume has no day of printing.
        let in_colophon = colophon.contains(&squeezed(&format!("{label}{value}")));
        assert!(in_colophon || label == words.labels.printed, "{label} {value} is missing in {colophon}");
    }
}

#[test]
fn books_pages_and_colophons_print_one_label_for_one_thing() {
    for (author, kind) in
        [(&TRADITIONAL, "permit"), (&TRADITIONAL, "cn"), (&ENGLISH, "permit"), (&ENGLISH, "cn")]
    {
        assert_same_labels(author.language, &author.issue(kind, 20, LABELS[0]));
    }
}
