//! Pictures that were lost, by the words they left: a caption, and the photographer.

use super::credits::{self, Credit};
use super::lines::{PICTURE_GAP, PageExcerpt, PageLine, PageParagraph};

/// Words a caption begins with.
const CAPTION_STARTS: [&str; 12] =
    ["图为", "图①", "图1", "图一", "上图", "下图", "左图", "右图", "题图", "中图", "（图为", "▲"];

/// Most characters of the caption of a photo story, whose caption is all of its text.
const LONGEST_STORY: usize = 300;

/// Most characters of a caption inside an article.
const LONGEST_CAPTION: usize = 200;

/// Most pictures of a photo story.
const MOST_PICTURES: usize = 6;

/// A caption with its credits.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct Caption<'a> {
    /// The lines of the caption.
    pub(in crate::source::import) lines: Vec<PageLine<'a>>,
    /// Who wrote it and who made the picture.
    pub(in crate::source::import) credits: Vec<Credit<'a>>,
}

/// Whether the text begins as captions do.
pub(in crate::source::import) fn begins_caption(text: &str) -> bool {
    CAPTION_STARTS.iter().any(|start| text.starts_with(start))
}

/// The pictures of a photo story: every paragraph is a short caption that names a photographer,
/// in its last line or in the next paragraph. `None` for any other text.
pub(in crate::source::import) fn photo_story<'a>(
    paragraphs: &[&PageParagraph<'a>],
) -> Option<Vec<Caption<'a>>> {
    let mut captions: Vec<Caption<'a>> = Vec::new();
    if paragraphs.len() > 2 * MOST_PICTURES {
        return None;
    }
    for paragraph in paragraphs {
        let previous = captions.last_mut().filter(|caption| caption.credits.is_empty());
        match (previous, paragraph.only_line().and_then(credits::read)) {
            (Some(caption), Some(credits)) => caption.credits = credits,
            (None, Some(_)) | (Some(_), None) => return None,
            (None, None) => captions.push(part(paragraph)),
        }
    }
    let is_photo = |caption: &Caption<'_>| {
        caption.credits.iter().any(|credit| credit.photo) && length(&caption.lines) <= LONGEST_STORY
    };
    (!captions.is_empty() && captions.len() <= MOST_PICTURES && captions.iter().all(is_photo))
        .then_some(captions)
}

/// A caption that stands between the paragraphs of an article: it begins as captions do, or
/// after the blank lines of a picture, and ends with the photographer.
pub(in crate::source::import) fn inside<'a>(paragraph: &PageParagraph<'a>) -> Option<Caption<'a>> {
    let is_caption = begins_caption(paragraph.first().text) || paragraph.gap >= PICTURE_GAP;
    let caption = is_caption.then(|| part(paragraph))?;
    let credited = !caption.credits.is_empty() && caption.credits.iter().all(|credit| credit.photo);
    (credited && length(&caption.lines) <= LONGEST_CAPTION).then_some(caption)
}

/// The caption that some paragraphs are together, with the credits at the end of the last one.
pub(in crate::source::import) fn whole<'a>(paragraphs: &[PageParagraph<'a>]) -> Caption<'a> {
    let mut whole = Caption { lines: Vec::new(), credits: Vec::new() };
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let is_last = at + 1 == paragraphs.len();
        let alone = (is_last && at > 0).then(|| paragraph.only_line().and_then(credits::read)).flatten();
        let parts = match alone {
            Some(credits) => Caption { lines: Vec::new(), credits },
            None if is_last => part(paragraph),
            None => Caption { lines: paragraph.lines.clone(), credits: Vec::new() },
        };
        whole.credits.extend(parts.credits);
        if let Some(last) = whole.lines.last_mut().filter(|_| !parts.lines.is_empty()) {
            last.breaks = true;
        }
        whole.lines.extend(parts.lines);
    }
    // Nothing of credits that name no photographer would be printed with a picture.
    if !whole.credits.iter().all(|credit| credit.photo) {
        whole.lines = paragraphs.iter().flat_map(|paragraph| paragraph.lines.clone()).collect();
        whole.credits.clear();
    }
    whole
}

/// Parts the credits at the end of a paragraph from the lines before them.
fn part<'a>(paragraph: &PageParagraph<'a>) -> Caption<'a> {
    let mut lines = paragraph.lines.clone();
    let last = paragraph.last();
    let credits = match (lines.len() > 1).then(|| credits::read(last)).flatten() {
        Some(credits) => {
            lines.pop();
            credits
        }
        None => match credits::at_end(last) {
            Some((caption, credits)) => {
                replace_last(&mut lines, caption);
                credits
            }
            None => Vec::new(),
        },
    };
    if let Some(line) = lines.last_mut() {
        line.breaks = false;
    }
    Caption { lines, credits }
}

fn replace_last<'a>(lines: &mut [PageLine<'a>], words: PageExcerpt<'a>) {
    if let Some(line) = lines.last_mut() {
        line.words = words;
    }
}

fn length(lines: &[PageLine<'_>]) -> usize {
    lines.iter().map(|line| line.words.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::lines::{PageBlock, blocks};
    use super::*;
    use crate::diagnostics::SourceMap;

    fn paragraphs(text: &str) -> Vec<PageParagraph<'_>> {
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let text = |block| match block {
            PageBlock::Text(paragraph) => paragraph,
            other => panic!("{other:?}"),
        };
        blocks(page).into_iter().map(text).collect()
    }

    fn story(text: &str) -> Option<Vec<String>> {
        let paragraphs = paragraphs(text);
        let captions = photo_story(&paragraphs.iter().collect::<Vec<_>>())?;
        let words = |caption: &Caption<'_>| {
            let lines = caption.lines.iter().map(|line| line.words.text);
            let credits = caption.credits.iter().map(|credit| credit.words.text);
            lines.chain(credits).collect::<Vec<_>>().join("|")
        };
        Some(captions.iter().map(words).collect())
    }

    #[test]
    fn a_photo_story_credits_every_picture() {
        let one = story("春风拂面。  \n甲某某/文 乙某/摄");
        assert_eq!(one.unwrap(), ["春风拂面。|甲某某/文|乙某/摄"]);
        let two = story("茶农采茶。（新华社发）\n\n游人踏青。\n\n摄影/乙某");
        assert_eq!(two.unwrap(), ["茶农采茶。|（新华社发）", "游人踏青。|摄影/乙某"]);
        assert!(story("茶农采茶。\n\n游人踏青。  \n乙某/摄").is_none(), "one picture has no credit");
        assert!(story("茶农采茶。  \n甲某某/文").is_none(), "nobody took a picture");
        assert!(story("乙某/摄").is_none(), "no caption");
        assert!(story(&format!("{}  \n乙某/摄", "长".repeat(400))).is_none(), "too long for a caption");
    }

    #[test]
    fn captions_inside_an_article_need_a_cue_and_a_credit() {
        let is_caption = |text: &str| inside(paragraphs(text).last().unwrap()).is_some();
        assert!(is_caption("图为茶农采茶。 乙某/摄"));
        assert!(is_caption("正文。\n\n\n\n茶农采茶。  \n乙某/摄"));
        assert!(!is_caption("正文。\n\n茶农采茶。  \n乙某/摄"));
        assert!(!is_caption("图为茶农采茶。"));
        assert!(!is_caption("图为茶农采茶。  \n甲某某/文 乙某/摄"));
    }
}
