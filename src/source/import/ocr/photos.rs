//! Pictures of a page of Markdown and the words under them.

use super::cues::{continues_from, is_caption};
use super::lines::{Heading, PageBlock, PageParagraph};

/// Most characters of the title of a photo story.
const LONGEST_TITLE: usize = 24;

/// Most characters of a caption.
const LONGEST_CAPTION: usize = 240;

/// Gives pictures their captions. A picture with a title of its own under it is a photo story: it is moved to the end
/// of the article that it stands in, as an article with that title.
pub(super) fn settle<'a>(blocks: Vec<PageBlock<'a>>) -> Vec<PageBlock<'a>> {
    let mut settled: Vec<PageBlock<'a>> = Vec::with_capacity(blocks.len());
    let mut stories: Vec<PageBlock<'a>> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let ends = match &block {
            PageBlock::Heading(_) => true,
            PageBlock::Text(text) => continues_from(text.first().text).is_some(),
            _ => false,
        };
        if ends {
            settled.append(&mut stories);
        }
        let PageBlock::Picture(mut picture) = block else {
            settled.push(block);
            continue;
        };
        let next = |block: &PageBlock<'_>, fits: &dyn Fn(&PageParagraph<'_>) -> bool| matches!(block, PageBlock::Text(text) if fits(text));
        let title = blocks.next_if(|block| next(block, &is_title));
        let has_title = title.is_some();
        let caption = blocks
            .next_if(|block| next(block, &|text| if has_title { is_short(text) } else { is_under(text) }));
        match (title, caption) {
            (Some(PageBlock::Text(title)), Some(PageBlock::Text(caption))) => {
                picture.caption.push(caption);
                let (words, gap) = (title.first(), title.gap);
                stories.push(PageBlock::Heading(Heading { level: 2, words, gap }));
                stories.push(PageBlock::Picture(picture));
            }
            (title, caption) => {
                picture.caption.extend([title, caption].into_iter().flatten().filter_map(paragraph));
                settled.push(PageBlock::Picture(picture));
            }
        }
    }
    settled.append(&mut stories);
    settled
}

fn paragraph(block: PageBlock<'_>) -> Option<PageParagraph<'_>> {
    if let PageBlock::Text(text) = block { Some(text) } else { None }
}

/// Whether a paragraph under a picture is a title: a short line without a final mark.
fn is_title(text: &PageParagraph<'_>) -> bool {
    let ends = |line: &str| line.ends_with(['。', '，', '；', '：', '）', '！', '？', '…']);
    text.only_line().is_some_and(|line| line.len() <= LONGEST_TITLE && !ends(line.text))
        && !is_caption(text.first().text)
}

fn is_short(text: &PageParagraph<'_>) -> bool {
    let length: usize = text.lines.iter().map(|line| line.words.len()).sum();
    length <= LONGEST_CAPTION && continues_from(text.first().text).is_none()
}

/// Whether a paragraph belongs to the picture before it: it stands right under it, or says so.
fn is_under(text: &PageParagraph<'_>) -> bool {
    (text.gap == 0 || is_caption(text.last().text) || is_caption(text.first().text)) && is_short(text)
}

#[cfg(test)]
mod tests {
    use super::super::lines::{PageExcerpt, blocks};
    use super::*;
    use crate::diagnostics::SourceMap;

    fn shown(page: &str) -> String {
        let file = SourceMap::default().add("page.md", page);
        let show = |block: PageBlock<'_>| match block {
            PageBlock::Heading(heading) => format!("#{}", heading.words.text),
            PageBlock::Text(text) => format!("¶{}", text.first().text),
            PageBlock::Rule => "-".to_owned(),
            PageBlock::Picture(picture) => {
                let caption = picture.caption.iter().map(|caption| caption.first().text);
                format!("▣{}", caption.collect::<Vec<_>>().join("/"))
            }
        };
        settle(blocks(PageExcerpt::page(file, page))).into_iter().map(show).collect()
    }

    #[test]
    fn pictures_get_the_words_under_them() {
        let photo = "# 甲\n\n正文\n\n![](a.jpg)\n\n春茶开采\n\n茶农在山上采茶。\n\n";
        for (page, expected) in [
            (
                format!("{photo}正文。\n\n# 乙\n\n正文。"),
                "#甲¶正文¶正文。#春茶开采▣茶农在山上采茶。#乙¶正文。",
            ),
            (
                format!("{photo}（上接第一版）正文。"),
                "#甲¶正文#春茶开采▣茶农在山上采茶。¶（上接第一版）正文。",
            ),
            (
                "正文。\n\n![](a.jpg)\n茶农在山上采茶。\n\n正文。".to_owned(),
                "¶正文。▣茶农在山上采茶。¶正文。",
            ),
            ("![](a.jpg)\n\n图为茶山。 乙某/摄\n\n正文。".to_owned(), "▣图为茶山。 乙某/摄¶正文。"),
            ("![](a.jpg)\n\n正文在此，并非说明。".to_owned(), "▣¶正文在此，并非说明。"),
        ] {
            assert_eq!(shown(&page), expected, "{page}");
        }
    }
}
