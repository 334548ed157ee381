//! The words of an article as the issue has them, and as frames print them.

use std::collections::BTreeMap;

use paiban::edition::{Edition, Frame, Tag};
use paiban::model::walk::plain_text;
use paiban::model::{Article, Block};

/// What an article prints, without blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) column_title: String,
    pub(crate) kicker: String,
    pub(crate) headline: String,
    pub(crate) deck: String,
    pub(crate) summary: String,
    /// Byline and sign-off.
    pub(crate) people: String,
    pub(crate) captions: String,
    /// Paragraphs and subheads in their order.
    pub(crate) body: String,
    /// What belongs to none of these.
    pub(crate) others: String,
    /// Numbers of the paragraphs in the order they are printed in, each once where it goes on.
    pub(crate) numbers: Vec<u32>,
}

impl Words {
    /// The words an article should print.
    pub(crate) fn of(article: &Article) -> Self {
        let mut words = Self::default();
        let printed = paiban::wording::Words::of(&"zh-Hans".into());
        let mut run_in = printed.run_in(article).unwrap_or_default().text();
        let mut number = 0;
        for block in &article.body {
            if let Block::Paragraph { text } | Block::Subhead { text, .. } = block {
                push(&mut words.body, &std::mem::take(&mut run_in));
                push(&mut words.body, &plain_text(text));
            }
            match block {
                Block::Verse { text } => push(&mut words.body, &plain_text(text)),
                Block::Table(table) => {
                    let is_chart = table.as_chart().is_some();
                    let caption = if is_chart { &mut words.captions } else { &mut words.others };
                    push(caption, &plain_text(&table.caption));
                    table.cells().for_each(|cell| push(&mut words.others, &plain_text(&cell.text)));
                }
                _ => {}
            }
            if matches!(block, Block::Paragraph { .. } | Block::Verse { .. }) {
                words.numbers.push(number);
                number += 1;
            }
        }
        push(&mut words.column_title, article.column_title.as_deref().unwrap_or_default());
        push(&mut words.kicker, &article.kicker.concat());
        push(&mut words.headline, &article.headline.concat());
        push(&mut words.deck, &article.deck.concat());
        push(&mut words.summary, &article.summary.concat());
        push(&mut words.people, &printed.standing_byline(article).unwrap_or_default());
        push(&mut words.people, &printed.sign_off(article));
        for figure in &article.figures {
            push(&mut words.captions, &plain_text(&figure.caption));
            push(&mut words.captions, figure.credit.as_deref().unwrap_or_default());
        }
        words
    }

    /// Adds what frames print. Jump lines are not words of the article.
    fn take(&mut self, frames: &[Frame], tag: Option<&Tag>) {
        for frame in frames {
            match frame {
                // A pull quote repeats words of the text, and may be left out.
                Frame::Group { tag: Tag::Artifact | Tag::PullQuote | Tag::PullQuoteBy, .. } => {}
                Frame::Group { tag, frames } => {
                    if let Tag::Paragraph(number) = tag
                        && self.numbers.last() != Some(number)
                    {
                        self.numbers.push(*number);
                    }
                    self.take(frames, Some(tag));
                }
                Frame::Glyphs(run) => push(self.part(tag), &run.text),
                Frame::Rule { .. }
                | Frame::Dot { .. }
                | Frame::Tiles { .. }
                | Frame::Shapes { .. }
                | Frame::Line { .. }
                | Frame::Image { .. }
                | Frame::Link { .. } => {}
            }
        }
    }

    fn part(&mut self, tag: Option<&Tag>) -> &mut String {
        match tag {
            Some(Tag::ColumnTitle) => &mut self.column_title,
            Some(Tag::Kicker) => &mut self.kicker,
            Some(Tag::Headline) => &mut self.headline,
            Some(Tag::Deck) => &mut self.deck,
            Some(Tag::Summary(_)) => &mut self.summary,
            Some(Tag::Byline) => &mut self.people,
            Some(Tag::Caption) => &mut self.captions,
            Some(Tag::Paragraph(_) | Tag::Subhead(_)) => &mut self.body,
            _ => &mut self.others,
        }
    }
}

fn push(text: &mut String, more: &str) {
    text.extend(more.chars().filter(|c| !c.is_whitespace()));
}

/// The words that an edition prints, by article.
pub(crate) fn printed(edition: &Edition) -> BTreeMap<String, Words> {
    let mut found = BTreeMap::<String, Words>::new();
    for frame in edition.sheets.iter().flat_map(|sheet| &sheet.frames) {
        if let Frame::Group { tag: Tag::Article(id), frames } = frame {
            found.entry(id.to_string()).or_default().take(frames, None);
        }
    }
    found
}
