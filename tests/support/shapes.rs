//! Inputs of one shape in any size, to see how time, memory and work grow with them.

/// An input, by what it has much of.
pub(crate) struct Shape {
    /// What it has much of.
    pub(crate) name: &'static str,
    /// How much of it the largest has that is tried.
    pub(crate) most: usize,
    /// The files of the issue for a size: path and text.
    pub(crate) files: fn(usize) -> Vec<(String, String)>,
}

/// What time and memory must not grow with faster than it grows itself.
pub(crate) const SHAPES: [Shape; 10] = [
    Shape { name: "characters of an article", most: 1_000_000, files: |n| article(&paragraphs(n, 150)) },
    Shape { name: "characters of a paragraph", most: 100_000, files: |n| article(&paragraphs(n, n)) },
    Shape { name: "letters of a word", most: 200_000, files: |n| article(&"a".repeat(n)) },
    Shape { name: "stars that mark nothing", most: 20_000, files: |n| article(&"*a ".repeat(n)) },
    Shape { name: "tags that are not closed", most: 10_000, files: |n| article(&"<u>".repeat(n)) },
    Shape { name: "cells of a table", most: 6_000, files: |n| article(&table(n.div_ceil(12), 12)) },
    Shape { name: "footnotes", most: 5_000, files: |n| article(&notes(n)) },
    Shape { name: "unknown keys of TOML", most: 50_000, files: unknown_toml },
    Shape { name: "unknown keys of JSON", most: 20_000, files: unknown_json },
    Shape { name: "articles of a page", most: 1_000, files: articles },
];

/// The words that texts are made of.
const WORDS: [&str; 24] = [
    "清晨", "码头", "开航", "老街", "修缮", "食堂", "添了", "新菜", "河道", "通水", "验收", "居民", "提出",
    "意见", "社区", "春天", "树木", "发芽", "图书", "借阅", "桥头", "茶桌", "2026年", "12户",
];

/// A sentence, another for every number.
pub(crate) fn sentence(number: usize) -> String {
    let word = |i: usize| WORDS[(number * 7 + i * i * 5 + i * number) % WORDS.len()];
    let words = |from: usize, to: usize| (from..to).map(word).collect::<String>();
    let long = 5 + number % 7;
    format!("{}，{}。", words(0, long / 2), words(long / 2, long))
}

/// Paragraphs of about so many characters, blank lines between them.
fn paragraphs(characters: usize, each: usize) -> String {
    let (mut text, mut count, mut here) = (String::new(), 0, 0);
    for number in 0.. {
        if count >= characters {
            break;
        }
        let sentence = sentence(number);
        (count, here) = (count + sentence.chars().count(), here + sentence.chars().count());
        text += &sentence;
        if here >= each {
            text += "\n\n";
            here = 0;
        }
    }
    text
}

/// A table of so many rows and columns.
fn table(rows: usize, columns: usize) -> String {
    let row = |number: usize| {
        let cells: Vec<&str> = (0..columns).map(|column| WORDS[(number * 5 + column) % 22]).collect();
        format!("|{}|\n", cells.join("|"))
    };
    let body: String = (1..=rows).map(row).collect();
    format!("{}|{}\n{body}", row(0), "---|".repeat(columns))
}

/// Paragraphs each with a footnote, and the footnotes.
fn notes(count: usize) -> String {
    let text: String = (1..=count).map(|n| format!("{}字[^{n}]\n\n", sentence(n))).collect();
    let notes: String = (1..=count).map(|n| format!("[^{n}]: {}\n\n", sentence(n + 1))).collect();
    text + &notes
}

const PUBLICATION: &str =
    "title = \"样报\"\nslug = \"yangbao\"\nlanguage = \"zh-Hans-CN\"\nkind = \"other\"\n";

/// An article with its front matter.
fn with_front_matter(keys: &str, body: &str) -> String {
    format!("+++\nheadline = \"一篇文章\"\n{keys}+++\n\n{body}\n")
}

/// The folder of an issue of some articles on one page.
fn issue(articles: Vec<String>) -> Vec<(String, String)> {
    let names: Vec<String> = (0..articles.len()).map(|number| format!("{number}.md")).collect();
    let listed = format!("date = 2026-03-20\n\n[[page]]\nlabel = \"01\"\narticles = {names:?}\n");
    let mut files =
        vec![("publication.toml".to_owned(), PUBLICATION.to_owned()), ("issue.toml".into(), listed)];
    files.extend(names.into_iter().zip(articles));
    files
}

/// The folder of an issue of one article.
pub(crate) fn article(body: &str) -> Vec<(String, String)> {
    issue(vec![with_front_matter("", body)])
}

fn unknown_toml(count: usize) -> Vec<(String, String)> {
    let keys: String = (0..count).map(|n| format!("key{n} = 1\n")).collect();
    issue(vec![with_front_matter(&keys, "文。")])
}

fn unknown_json(count: usize) -> Vec<(String, String)> {
    let keys: String = (0..count).map(|n| format!(",\n\"key{n}\": 1")).collect();
    let publication = r#"{"title": "样报", "slug": "yangbao", "language": "zh-Hans-CN", "kind": "other"}"#;
    let text = r#"[{"kind": "paragraph", "text": [{"kind": "text", "text": "文。"}]}]"#;
    let page = format!(r#"{{"label": "01", "articles": [{{"id": "a", "headline": "题", "body": {text}}}]}}"#);
    let root =
        format!(r#""format": 1, "date": "2026-03-20", "publication": {publication}, "pages": [{page}]"#);
    vec![("issue.json".to_owned(), format!("{{{root}{keys}}}\n"))]
}

fn articles(count: usize) -> Vec<(String, String)> {
    issue((0..count).map(|n| with_front_matter("", &(sentence(n) + &sentence(n + 1)))).collect())
}
