//! The words that generated articles are made of: those of an example, taken apart.

use std::path::Path;

use paiban::model::walk::plain_text;
use paiban::model::{Article, Block, Issue};

/// Marks that end a sentence, and those that may follow it.
const STOPS: &str = "。！？…";
const CLOSERS: &str = "”’』」）》";
const OPENERS: &str = "“‘『「（《";

/// Words by their use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Material {
    /// Whole sentences; quotations are never torn.
    pub(crate) sentences: Vec<String>,
    /// Parts of headlines, each a phrase.
    pub(crate) phrases: Vec<String>,
    /// Headlines of 9 to 15 characters.
    pub(crate) headlines: Vec<String>,
    pub(crate) kickers: Vec<String>,
    pub(crate) decks: Vec<String>,
    pub(crate) subheads: Vec<String>,
    pub(crate) column_titles: Vec<String>,
    pub(crate) captions: Vec<String>,
    pub(crate) names: Vec<String>,
}

impl Material {
    /// Takes the example apart.
    pub(crate) fn of_example() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xiwan/2026-03-20");
        let issue: Issue = paiban::source::load(&path).expect("the example can be read").value.issue;
        let mut material = Self::default();
        for article in issue.articles() {
            material.take(article);
        }
        material
    }

    fn take(&mut self, article: &Article) {
        for block in &article.body {
            match block {
                Block::Paragraph { text } => self.sentences.extend(sentences(&plain_text(text))),
                Block::Subhead { text, .. } => self.subheads.push(plain_text(text)),
                _ => {}
            }
        }
        for line in &article.headline {
            if (9..=15).contains(&printed(line)) && is_chinese(line) {
                self.headlines.push(line.clone());
            }
            let phrases = line.split([' ', '　', '，', '：']).filter(|phrase| {
                (4..=8).contains(&printed(phrase)) && is_chinese(phrase) && is_balanced(phrase)
            });
            self.phrases.extend(phrases.map(str::to_owned));
        }
        self.kickers.extend(article.kicker.iter().filter(|line| printed(line) <= 18).cloned());
        self.decks.extend(article.deck.iter().cloned());
        self.column_titles.extend(article.column_title.clone());
        article.each_figure(|_, figure| self.captions.push(plain_text(&figure.caption)));
        let people = article.byline.iter().chain(&article.sign_off);
        self.names.extend(people.flat_map(|people| people.names.iter().cloned()));
    }
}

/// The sentences of a paragraph.
fn sentences(paragraph: &str) -> Vec<String> {
    let (mut found, mut sentence) = (Vec::new(), String::new());
    let mut characters = paragraph.chars().peekable();
    while let Some(c) = characters.next() {
        sentence.push(c);
        let more = characters.peek().is_some_and(|&next| STOPS.contains(next) || CLOSERS.contains(next));
        let stopped =
            sentence.chars().rev().find(|&c| !CLOSERS.contains(c)).is_some_and(|c| STOPS.contains(c));
        if stopped && !more && is_balanced(&sentence) {
            found.push(std::mem::take(&mut sentence));
        }
    }
    // What does not end with a stop is a label or a line of a poem.
    found.retain(|sentence| is_chinese(sentence) && printed(sentence) >= 8);
    found
}

/// Whether every bracket and quotation mark has its partner.
fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        if let Some(kind) = OPENERS.chars().position(|opener| opener == c) {
            open.push(kind);
        } else if let Some(kind) =
            ["”", "’", "』", "」", "）", "》"].iter().position(|&closer| closer.contains(c))
            && open.pop() != Some(kind)
        {
            return false;
        }
    }
    open.is_empty()
}

fn is_chinese(text: &str) -> bool {
    text.chars().filter(|c| ('一'..='龥').contains(c)).count() * 2 > text.chars().count()
}

/// Number of characters that are not blanks.
pub(crate) fn printed(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
