//! Headings and text into stories: which heading is a kicker, a headline, a deck, the title of a
//! standing column or a subhead.
//!
//! Headings with no text between them form one head. Its heading of the highest level is the
//! headline; those before it are the kicker, or, if short and of level 3 or lower, the title of
//! a standing column; those after it are the deck. Where a rule is uncertain, the story records the doubt.

use super::cues::continues_from;
use super::lines::{Heading, PICTURE_GAP, PageBlock, PageExcerpt, PageParagraph, PagePicture};
use super::{byline, headline};

/// Most characters of the title of a standing column.
const LONGEST_COLUMN_TITLE: usize = 12;

/// Most characters of a heading before a headline of level 1 that is too short for a kicker.
const TOO_SHORT_FOR_KICKER: usize = 6;

/// Most characters of a text that a doubt shows.
const LONGEST_SHOWN: usize = 16;

/// One article as the page shows it.
#[derive(Debug, Default)]
pub(in crate::source::import) struct Story<'a> {
    /// Title of the standing column (栏目), by its parts on the page.
    pub(in crate::source::import) column_title: Vec<PageExcerpt<'a>>,
    /// Kicker (引题).
    pub(in crate::source::import) kicker: Vec<PageExcerpt<'a>>,
    /// Headline (主题), by lines.
    pub(in crate::source::import) headline: Vec<PageExcerpt<'a>>,
    /// Deck (副题).
    pub(in crate::source::import) deck: Vec<PageExcerpt<'a>>,
    /// Level of the heading that is the headline; 7 without one.
    pub(in crate::source::import) level: u8,
    /// Paragraphs and subheads.
    pub(in crate::source::import) text: Vec<StoryPart<'a>>,
    /// Headings that could be something else, and what they were taken for: the key of the words.
    pub(in crate::source::import) doubts: Vec<(PageExcerpt<'a>, &'static str)>,
    /// First and last words.
    pub(in crate::source::import) ends: Option<(PageExcerpt<'a>, PageExcerpt<'a>)>,
}

/// A part of the text of a story.
#[derive(Debug)]
pub(in crate::source::import) enum StoryPart<'a> {
    /// Running text.
    Paragraph(PageParagraph<'a>),
    /// A rule across the column.
    Rule,
    /// A heading inside the text; its depth below the headline, 1 to 4.
    Subhead(u8, PageExcerpt<'a>),
    /// A picture.
    Picture(PagePicture<'a>),
}

/// The stories of a page, in order.
pub(in crate::source::import) fn stories(blocks: Vec<PageBlock<'_>>) -> Vec<Story<'_>> {
    let mut stories: Vec<Story<'_>> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    while blocks.peek().is_some() {
        let mut head = Vec::new();
        while let Some(PageBlock::Heading(heading)) =
            blocks.next_if(|block| matches!(block, PageBlock::Heading(_)))
        {
            head.push(heading);
        }
        let mut text = Vec::new();
        while let Some(block) = blocks.next_if(|block| !matches!(block, PageBlock::Heading(_))) {
            text.push(block);
        }
        match (stories.last_mut(), &head[..]) {
            (Some(story), [heading]) if is_subhead(story, heading, &text) => story.subhead(*heading),
            _ => stories.extend(heads(&head)),
        }
        if let Some(story) = stories.last_mut()
            && text.is_empty()
            && story.text.is_empty()
        {
            story.doubts.extend(head.last().map(|heading| (heading.words, "unsure-heading.no-text")));
        }
        text.into_iter().for_each(|block| add(&mut stories, block));
    }
    stories
}

/// Adds text to the last story. A part that comes from another page (`上接`) is a story of its own.
fn add<'a>(stories: &mut Vec<Story<'a>>, block: PageBlock<'a>) {
    let jump = match &block {
        PageBlock::Text(paragraph) => continues_from(paragraph.first().text).map(|_| paragraph.first()),
        _ => None,
    };
    let has_text = |story: &Story<'_>| !story.text.is_empty();
    if let Some(words) = jump.filter(|_| stories.last().is_some_and(has_text)) {
        let mut story = Story { level: 7, ..Story::default() };
        story.doubt(words.head(LONGEST_SHOWN), "unsure-heading.continued");
        stories.push(story);
    }
    if let Some(story) = stories.last_mut() {
        story.text(block);
    }
}

/// One head for each headline among headings with no text between them. A headline that is
/// followed by deeper headings and then another headline has no text of its own.
fn heads<'a>(head: &[Heading<'a>]) -> Vec<Story<'a>> {
    let Some(top) = head.iter().map(|heading| heading.level).min() else {
        return vec![Story { level: 7, ..Story::default() }];
    };
    let last = head.iter().rposition(|heading| heading.level == top).unwrap_or_default();
    let mut stories = Vec::new();
    let mut begin = 0;
    for i in 0..last {
        if head[i].level == top && head[i + 1].level > top {
            let mut story = one_head(&head[begin..=i], i - begin);
            story.doubt(head[i].words, "unsure-heading.no-text");
            stories.push(story);
            begin = i + 1;
        }
    }
    stories.push(one_head(&head[begin..], last - begin));
    stories
}

/// A head with the headline at `at`.
fn one_head<'a>(head: &[Heading<'a>], at: usize) -> Story<'a> {
    let mut story = Story { level: head[at].level, ..Story::default() };
    for (i, heading) in head[..at].iter().enumerate() {
        story.above(*heading, i == 0);
    }
    story.headline(head[at].words);
    for heading in &head[at + 1..] {
        story.below(*heading);
    }
    story
}

impl<'a> Story<'a> {
    /// A heading above the headline.
    pub(in crate::source::import) fn above(&mut self, heading: Heading<'a>, first: bool) {
        let words = heading.words;
        self.reach(words);
        let short =
            words.len() <= LONGEST_COLUMN_TITLE && !words.text.contains([' ', '，', '。', '：', '！', '？']);
        let is_column = short
            && first
            && !headline::is_kicker(words.text)
            && (heading.level != 2 || self.level == 2 || words.len() <= TOO_SHORT_FOR_KICKER);
        let is_sure = match heading.level {
            level if level == self.level => headline::is_kicker(words.text),
            2 => !is_column,
            _ => is_column || !first,
        };
        if is_column {
            self.column_title.push(words);
        } else {
            self.kicker.push(words);
        }
        if !is_sure {
            self.doubt(words, if is_column { "unsure-heading.column" } else { "unsure-heading.kicker" });
        }
    }

    pub(in crate::source::import) fn headline(&mut self, words: PageExcerpt<'a>) {
        self.reach(words);
        let parts = headline::take_apart(words);
        self.kicker.extend(parts.kicker);
        self.headline = parts.lines;
    }

    /// A heading below the headline, before any text.
    pub(in crate::source::import) fn below(&mut self, heading: Heading<'a>) {
        if is_numbered(heading.words.text) || !self.text.is_empty() {
            return self.subhead(heading);
        }
        self.reach(heading.words);
        self.deck.push(heading.words);
        if heading.level < 3 {
            self.doubt(heading.words, "unsure-heading.deck");
        }
    }

    pub(in crate::source::import) fn subhead(&mut self, heading: Heading<'a>) {
        self.reach(heading.words);
        let depth = heading.level.saturating_sub(self.level).clamp(1, 4);
        self.text.push(StoryPart::Subhead(depth, heading.words));
        if !is_numbered(heading.words.text) {
            self.doubt(heading.words, "unsure-heading.subhead");
        }
    }

    pub(in crate::source::import) fn text(&mut self, block: PageBlock<'a>) {
        match block {
            PageBlock::Text(paragraph) => {
                self.reach(paragraph.first());
                self.reach(paragraph.last());
                self.text.push(StoryPart::Paragraph(paragraph));
            }
            PageBlock::Rule => self.text.push(StoryPart::Rule),
            PageBlock::Picture(picture) => {
                self.reach(picture.words);
                self.text.push(StoryPart::Picture(picture));
            }
            PageBlock::Heading(heading) => self.subhead(heading),
        }
    }

    pub(in crate::source::import) fn doubt(&mut self, words: PageExcerpt<'a>, taken_for: &'static str) {
        self.doubts.push((words, taken_for));
    }

    pub(in crate::source::import) fn reach(&mut self, words: PageExcerpt<'a>) {
        let first = self.ends.map_or(words, |(first, _)| first);
        self.ends = Some((first, words));
    }
}

/// Whether a heading between two texts belongs to the article before it: it is numbered, or it
/// is of level 3 or lower, deeper than the headline, with neither a dateline nor a lost picture
/// after it.
fn is_subhead(story: &Story<'_>, heading: &Heading<'_>, text: &[PageBlock<'_>]) -> bool {
    let Some(PageBlock::Text(next)) = text.first().filter(|_| !story.headline.is_empty()) else {
        return false;
    };
    let own = byline::has_dateline(next.first().text)
        || heading.gap >= PICTURE_GAP
        || matches!(byline::standing(next.first()), byline::CueReading::Taken(_));
    is_numbered(heading.words.text) || (heading.level >= 3 && heading.level > story.level && !own)
}

/// Whether a heading begins as numbered subheads do: `一、`, `（一）`, `1.`, `第一，`.
pub(in crate::source::import) fn is_numbered(text: &str) -> bool {
    let bare = text.trim_start_matches(['第', '（']);
    let rest = bare.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let number = bare.len() - rest.len();
    let mut marks = rest.chars();
    let marked = match marks.next() {
        Some('、' | '，') => true,
        Some('）') => text.starts_with('（'),
        // `1.5万亩` is a quantity.
        Some('.' | '．') => !marks.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    (1..=9).contains(&number) && marked
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;
    use crate::diagnostics::SourceMap;
    use crate::messages::Sentence;

    fn texts(words: &[PageExcerpt<'_>]) -> String {
        words.iter().map(|w| w.text).collect::<Vec<_>>().join("/")
    }

    /// `column | kicker | headline | deck | text ! doubts` for each story.
    fn shown(text: &str) -> Vec<String> {
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let show = |story: Story<'_>| {
            let parts = story.text.iter().map(|part| match part {
                StoryPart::Paragraph(_) => "¶".to_owned(),
                StoryPart::Rule => "-".to_owned(),
                StoryPart::Picture(_) => "▣".to_owned(),
                StoryPart::Subhead(depth, words) => format!("{depth}{}", words.text),
            });
            let doubts = story
                .doubts
                .iter()
                .map(|(words, taken_for)| format!(" !{} {}", words.text, Sentence::new(taken_for).english()));
            format!(
                "{}|{}|{}|{}|{}{}",
                texts(&story.column_title),
                texts(&story.kicker),
                texts(&story.headline),
                texts(&story.deck),
                parts.collect::<String>(),
                doubts.collect::<String>()
            )
        };
        stories(blocks(page)).into_iter().map(show).collect()
    }

    #[test]
    fn headings_get_their_parts_by_level_and_place() {
        let cases: [(&str, &[&str]); 13] = [
            (
                "## 区委召开治水工作交流会\n# 守护一湾清水\n### 石某某讲话\n正文。",
                &["|区委召开治水工作交流会|守护一湾清水|石某某讲话|¶"],
            ),
            ("### 治水“三字经”\n## 溪湾治水\n正文。", &["治水“三字经”||溪湾治水||¶"]),
            ("## 石某某调研时强调 守护一湾清水\n正文。", &["|石某某调研时强调|守护一湾清水||¶"]),
            ("# 甲\n正文。\n## 乙\n正文。", &["||甲||¶", "||乙||¶"]),
            ("正文。\n## 乙\n正文。", &["||||¶", "||乙||¶"]),
            (
                "## 甲\n正文。\n### 一、先治水\n正文。\n### 二、后种树\n正文。",
                &["||甲||¶1一、先治水¶1二、后种树¶"],
            ),
            ("## 甲\n### （一）先治水\n正文。", &["||甲||1（一）先治水¶"]),
            ("## 甲\n正文。\n### 先治水\n本报讯（记者 甲某）昨日。", &["||甲||¶", "||先治水||¶"]),
            // An ambiguous heading is reported.
            (
                "## 甲\n正文。\n### 先治水\n正文。",
                &["||甲||¶1先治水¶ !先治水 a subhead of the article before it"],
            ),
            ("# 要闻\n# 溪湾治水\n正文。", &["要闻||溪湾治水||¶ !要闻 the title of a standing column"]),
            ("## 时评\n# 溪湾治水\n正文。", &["时评||溪湾治水||¶ !时评 the title of a standing column"]),
            ("# 溪湾治水\n## 全区河道清淤\n正文。", &["||溪湾治水|全区河道清淤|¶ !全区河道清淤 a deck"]),
            (
                "# 溪湾治水\n## 区委召开治水工作交流会\n# 守护一湾清水\n正文。",
                &[
                    "||溪湾治水|| !溪湾治水 an article without text",
                    "|区委召开治水工作交流会|守护一湾清水||¶",
                ],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn quantities_are_not_numbers_of_subheads() {
        for (text, numbered) in [
            ("1. 治水", true),
            ("第一，治水", true),
            ("（三）治水", true),
            ("1.5万亩茶园", false),
            ("三八节", false),
            ("2019年", false),
        ] {
            assert_eq!(is_numbered(text), numbered, "{text}");
        }
    }
}
