//! Two made-up papers, one in Traditional Chinese and one in English, with all the furniture that
//! a page can have.

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::SourceMap;
use paiban::model::Issue;
use paiban::source::{Draft, Origins, PictureFiles};
use serde_json::{Value, json};

/// What the author of a paper writes.
pub(crate) struct Author {
    pub(crate) language: &'static str,
    title: &'static str,
    /// Any body, person, place: one word for all.
    name: &'static str,
    role: &'static str,
    dateline: &'static str,
    headline: &'static str,
    sentence: &'static str,
    page: &'static str,
    price: &'static str,
    /// Paragraphs of a report that is somewhat too long for its page.
    paragraphs: usize,
}

pub(crate) const TRADITIONAL: Author = Author {
    language: "zh-Hant-TW",
    title: "菱河日報",
    name: "菱河鎮",
    role: "記者",
    dateline: "本報訊",
    headline: "菱河兩岸植樹",
    sentence: "居民沿著菱河兩岸植樹，孩子們在水邊澆水。",
    page: "要聞",
    price: "每份十元",
    paragraphs: 40,
};

pub(crate) const ENGLISH: Author = Author {
    language: "en-GB",
    title: "Ling River Post",
    name: "Ling River",
    role: "reporter",
    dateline: "LING RIVER",
    headline: "Trees for both banks",
    sentence: "People plant trees along both banks of the river, and children water them. ",
    page: "News",
    price: "1 crown",
    paragraphs: 20,
};

/// Footnotes of an article: one more than there are circled numbers.
const NOTES: usize = 21;

impl Author {
    /// An issue of a paper of a kind on a day of March 2026.
    pub(crate) fn issue(&self, kind: &str, day: u32, label: fn(usize) -> String) -> CheckedIssue {
        let issue = json!({
            "publication": self.publication(kind),
            "date": format!("2026-03-{day:02}"),
            "number": 10 + day,
            "total_number": 3400 + day,
            "printed": format!("2026-03-{:02}", day - 1),
            "pages": [
                self.page(label(1), vec![self.long(), self.notice("advertisement")]),
                self.page(label(2), self.many()),
                self.page(label(3), vec![self.noted(), self.notice("announcement")]),
            ],
        });
        checked(serde_json::from_value(issue).expect("the issue is of the model"))
    }

    fn publication(&self, kind: &str) -> Value {
        json!({
            "title": self.title, "slug": "ling", "language": self.language, "kind": kind,
            "cn": "CN 99-0123", "issn": "1234-5679", "postal_code": "99-123",
            "permit": "0123", "audience": self.name, "copies": 1200,
            "supervisor": [self.name, self.name], "sponsor": [self.name], "organizer": [self.name],
            "publisher": self.name, "address": self.name, "postcode": "999012", "phone": "0000-5550",
            "printer": self.name, "printer_address": self.name, "price": self.price,
            "links": [{ "label": self.name, "url": "https://ling.example" }],
        })
    }

    fn page(&self, label: String, mut articles: Vec<Value>) -> Value {
        for (number, article) in articles.iter_mut().enumerate() {
            article["id"] = json!(format!("{label}/{number}"));
        }
        let editors = json!([{ "role": self.role, "names": [self.name, self.name] }]);
        json!({ "label": label, "name": self.page, "editors": editors, "articles": articles })
    }

    fn people(&self) -> Value {
        json!([{ "role": self.role, "affiliation": self.title, "names": [self.name, self.name] }])
    }

    fn paragraph(&self, sentences: usize) -> Value {
        json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": self.sentence.repeat(sentences) }] })
    }

    /// A report that is too long for its page.
    fn long(&self) -> Value {
        json!({
            "headline": [self.headline], "rank": "lead", "may_jump": true, "dateline": self.dateline,
            "column_title": self.page,
            "byline": self.people(), "sign_off": self.people(),
            "body": (0..self.paragraphs).map(|_| self.paragraph(8)).collect::<Vec<_>>(),
        })
    }

    /// More articles than a page arranges one by one, most of them briefs; one has no words at all.
    fn many(&self) -> Vec<Value> {
        let brief = || json!({ "headline": [self.headline], "rank": "brief", "byline": self.people(), "body": [self.paragraph(1)] });
        let figure = json!({ "body": [{ "kind": "figure", "credit": " " }] });
        let mut articles: Vec<Value> = (0..13).map(|_| brief()).collect();
        articles.push(figure);
        articles
    }

    /// A report with notes and a reading.
    fn noted(&self) -> Value {
        let mark = |number: usize| json!({ "kind": "note-mark", "note": number.to_string() });
        let marks: Vec<Value> = (1..=NOTES).map(mark).collect();
        let ruby = json!({ "kind": "ruby", "base": self.name, "reading": "ling" });
        let note = |number: usize| json!({ "id": number.to_string(), "blocks": [self.paragraph(1)] });
        json!({
            "headline": [self.headline], "rank": "major",
            "body": [{ "kind": "paragraph", "text": [ruby] }, { "kind": "paragraph", "text": marks }],
            "notes": (1..=NOTES).map(note).collect::<Vec<_>>(),
        })
    }

    fn notice(&self, kind: &str) -> Value {
        json!({ "headline": [self.headline], "notice": { "kind": kind }, "body": [self.paragraph(2)] })
    }
}

fn checked(issue: Issue) -> CheckedIssue {
    let draft = Draft {
        issue,
        pictures: PictureFiles::new(),
        accepted: paiban::model::AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    check::check(&draft, &|_| true).value
}
