//! The masthead at the top of a page: name of the paper, labels, links, sponsors.
//!
//! The first heading is the masthead if it is the name that is known already, or if it is of
//! level 1 and nothing but labels and links stands between it and the line of the sponsors.

use crate::model::{Link, Publication};

use super::byline;
use super::imprint::{self, Duty};
use super::lines::{PageBlock, PageExcerpt, PageParagraph};

/// Most characters of a label in a masthead.
const LONGEST_LABEL: usize = 40;

/// Most characters of labels that stand side by side in one line.
const LONGEST_SIDE_LABEL: usize = 10;

/// What a masthead says, with its places.
#[derive(Debug, Default)]
pub(in crate::source::import) struct Masthead<'a> {
    /// Name of the paper.
    pub(in crate::source::import) title: Option<PageExcerpt<'a>>,
    /// Labels and addresses.
    pub(in crate::source::import) links: Vec<(PageExcerpt<'a>, PageExcerpt<'a>)>,
    /// Sponsors and the like, by what they do.
    pub(in crate::source::import) bodies: Vec<(Duty, PageExcerpt<'a>)>,
    /// All other words.
    pub(in crate::source::import) notes: Vec<PageExcerpt<'a>>,
}

/// Takes the masthead off the blocks of a page. `known` is the name of the paper, if one is known.
pub(in crate::source::import) fn take<'a>(
    blocks: &mut Vec<PageBlock<'a>>,
    known: Option<&Publication>,
) -> Option<Masthead<'a>> {
    let at = blocks.iter().position(|block| matches!(block, PageBlock::Heading(_)))?;
    let PageBlock::Heading(heading) = blocks[at] else { return None };
    let (before, after) = (&blocks[..at], &blocks[at + 1..]);
    let furniture = after.iter().take_while(|block| is_furniture(block)).count();
    let text_follows = matches!(after.get(furniture), Some(PageBlock::Text(_)));
    let named = known.is_some_and(|paper| same_name(&paper.title, heading.words.text));
    let sponsored = heading.level == 1 && !text_follows && after[..furniture].iter().any(has_bodies);
    if !(named || sponsored) || !before.iter().all(is_furniture) {
        return None;
    }
    let mut masthead = Masthead { title: Some(heading.words), ..Masthead::default() };
    for block in blocks.drain(..=at + furniture) {
        if let PageBlock::Text(paragraph) = block {
            masthead.read(&paragraph);
        }
    }
    Some(masthead)
}

/// Whether two names are the same but for blanks.
pub(in crate::source::import) fn same_name(one: &str, other: &str) -> bool {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    solid(one) == solid(other)
}

/// Whether a block may be part of a masthead: short lines that are not sentences, or a rule.
fn is_furniture(block: &PageBlock<'_>) -> bool {
    let paragraph = match block {
        PageBlock::Text(paragraph) => paragraph,
        PageBlock::Rule => return true,
        PageBlock::Heading(_) | PageBlock::Picture(_) => return false,
    };
    paragraph.lines.iter().all(|line| {
        let words = line.words;
        is_url(words.text)
            || imprint::is_imprint(words)
            || (words.len() <= LONGEST_LABEL
                && !words.text.ends_with(['。', '！', '？', '；', '，'])
                && !byline::has_dateline(words.text))
    })
}

fn has_bodies(block: &PageBlock<'_>) -> bool {
    let PageBlock::Text(paragraph) = block else { return false };
    paragraph.lines.iter().any(|line| imprint::is_imprint(line.words))
}

impl<'a> Masthead<'a> {
    /// Takes a paragraph apart.
    fn read(&mut self, paragraph: &PageParagraph<'a>) {
        let mut lines = paragraph.lines.iter().map(|line| line.words).peekable();
        while let Some(line) = lines.next() {
            if let Some(url) = lines.next_if(|next| is_url(next.text) && is_label(line)) {
                self.links.push((line, url));
            } else if let Some((label, url)) = label_and_url(line) {
                self.links.push((label, url));
            } else if imprint::is_imprint(line) {
                let (bodies, notes) = imprint::read(line);
                self.bodies.extend(bodies);
                self.notes.extend(notes);
            } else {
                self.notes.extend(labels(line));
            }
        }
    }

    /// The links as data.
    pub(in crate::source::import) fn links(&self) -> Vec<Link> {
        let link = |(label, url): &(PageExcerpt<'_>, PageExcerpt<'_>)| Link {
            qr: false,
            label: label.text.to_owned(),
            url: url.text.to_owned(),
        };
        self.links.iter().map(link).collect()
    }

    /// The names of the bodies with a duty.
    pub(in crate::source::import) fn bodies(&self, duty: Duty) -> Vec<PageExcerpt<'a>> {
        self.bodies.iter().filter(|(other, _)| *other == duty).map(|(_, name)| *name).collect()
    }
}

fn is_url(text: &str) -> bool {
    let address = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    address.is_some_and(|address| !address.is_empty()) && text.bytes().all(|b| b.is_ascii_graphic())
}

fn is_label(line: PageExcerpt<'_>) -> bool {
    !is_url(line.text) && !imprint::is_imprint(line)
}

/// `溪湾数字报 http://…`: a label and an address with one blank between.
fn label_and_url(line: PageExcerpt<'_>) -> Option<(PageExcerpt<'_>, PageExcerpt<'_>)> {
    let (label, url) = line.text.rsplit_once(' ')?;
    let label = (is_url(url) && !label.contains("http")).then(|| line.part(0..label.len()))?;
    Some((label, line.after(line.text.len() - url.len())))
}

/// Labels side by side, if all are short and Chinese; else the line as it is.
fn labels(line: PageExcerpt<'_>) -> Vec<PageExcerpt<'_>> {
    let is_side_label = |word: PageExcerpt<'_>| {
        (2..=LONGEST_SIDE_LABEL).contains(&word.len()) && word.text.chars().all(crate::unicode::is_han)
    };
    if line.words().all(is_side_label) { line.words().collect() } else { vec![line] }
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;
    use crate::diagnostics::SourceMap;

    fn taken(text: &str, known: Option<&str>) -> Option<String> {
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let known = known.map(|title| Publication { title: title.to_owned(), ..Publication::default() });
        let mut blocks = blocks(page);
        let masthead = take(&mut blocks, known.as_ref())?;
        let notes: Vec<_> = masthead.notes.iter().map(|note| note.text).collect();
        let links: Vec<_> = masthead.links().into_iter().map(|link| link.label + "=" + &link.url).collect();
        let bodies: Vec<_> =
            masthead.bodies.iter().map(|(duty, name)| format!("{duty:?}={}", name.text)).collect();
        let title = masthead.title.unwrap().text;
        Some(format!("{title}; {notes:?}; {links:?}; {bodies:?}; {} left", blocks.len()))
    }

    #[test]
    fn a_masthead_is_recognised_by_its_sponsors_or_its_name() {
        let whole = "# 溪湾新报\n\n数字报 微信公众平台\n\n\n\n溪湾政府网  \nhttp://xw.example  \n数字报 https://d.example\n\n\
                     甲委员会、乙人民政府主办 丙宣传部承办\n\n## 治水\n\n正文。";
        assert_eq!(
            taken(whole, None).unwrap(),
            r#"溪湾新报; ["数字报", "微信公众平台"]; ["溪湾政府网=http://xw.example", "数字报=https://d.example"]; ["Sponsor=甲委员会", "Sponsor=乙人民政府", "Organizer=丙宣传部"]; 2 left"#
        );
        assert_eq!(taken("# 溪湾治水\n\n正文在此。", None), None);
        assert_eq!(taken("# 溪湾治水\n\n## 甲公司主办\n\n正文。", None), None);
        assert_eq!(
            taken("# 溪湾展览\n\n甲公司主办\n\n展览昨日开幕。", None),
            None,
            "text before the next heading"
        );
        assert_eq!(
            taken("# 溪湾 新报\n\n正文在此。", Some("溪湾新报")).unwrap(),
            "溪湾 新报; []; []; []; 1 left"
        );
        assert_eq!(
            taken("2019年4月19日 星期五\n\n## 溪湾新报\n\n## 治水", Some("溪湾新报")).unwrap(),
            r#"溪湾新报; ["2019年4月19日 星期五"]; []; []; 1 left"#
        );
    }
}
