//! What 微信公众平台 takes, and what an article has of it.
//!
//! Numbers are those of the interface draft/add as of 2026 and of the editor; where they disagree the page of
//! the code says how that is treated.

use serde::Serialize;

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::model::{Article, ArticleId};

/// Characters of a title: those that draft/add names, and those that the editor takes.
pub(super) const TITLE: usize = 32;
pub(super) const LONGEST_TITLE: usize = 64;
/// Characters of an author.
pub(super) const AUTHOR: usize = 16;
/// Characters of a digest: 120 by the editor, 128 by draft/add. The lower one is kept.
pub(super) const DIGEST: usize = 120;
pub(super) const LONGEST_DIGEST: usize = 128;
/// Characters and bytes of the content.
pub(super) const CONTENT: usize = 20_000;
pub(super) const CONTENT_BYTES: usize = 1_000_000;
/// Bytes of the address of the original.
pub(super) const ADDRESS_BYTES: usize = 1024;
/// Bytes and pixels across of a picture.
pub(super) const PICTURE_BYTES: usize = 1_000_000;
pub(super) const PICTURE_PIXELS: u32 = 1080;
/// Articles of a message.
pub(super) const ARTICLES: usize = 8;
/// Pictures of a picture message.
pub(super) const MESSAGE_PICTURES: usize = 20;
/// Times its text that the markup of an article is at most, where it is plain.
pub(super) const FACTOR: usize = 3;

/// How a check of an article came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    /// Within the limits.
    Ok,
    /// Somebody should look.
    Look,
    /// WeChat refuses it.
    Fault,
}

/// A number of an article against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Measured {
    pub found: usize,
    pub limit: usize,
    pub level: Level,
}

impl Measured {
    /// A number that should not be above a limit and may not be above a second one.
    pub(super) fn of(found: usize, limit: usize, most: usize) -> Self {
        let level = match found {
            _ if found <= limit => Level::Ok,
            _ if found <= most => Level::Look,
            _ => Level::Fault,
        };
        Self { found, limit, level }
    }

    /// Its part of the limit, in hundredths.
    pub(super) fn share(self) -> usize {
        (self.found * 100 / self.limit.max(1)).min(100)
    }
}

/// What is measured of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Measures {
    pub title: Measured,
    pub author: Measured,
    pub digest: Measured,
    pub content: Measured,
    pub bytes: Measured,
    pub address: Measured,
}

/// The texts of an article as draft/add takes them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub digest: &'a str,
    pub content: &'a str,
    pub address: &'a str,
}

impl Measures {
    pub(super) fn of(texts: Texts<'_>) -> Self {
        let count = |text: &str| text.chars().count();
        let once = |found: usize, limit: usize| Measured::of(found, limit, limit);
        Self {
            title: Measured::of(count(texts.title), TITLE, LONGEST_TITLE),
            author: once(count(texts.author), AUTHOR),
            digest: once(count(texts.digest), DIGEST),
            // Fewer than so many.
            content: Measured { limit: CONTENT, ..once(count(texts.content), CONTENT - 1) },
            bytes: Measured { limit: CONTENT_BYTES, ..once(texts.content.len(), CONTENT_BYTES - 1) },
            address: once(texts.address.len(), ADDRESS_BYTES),
        }
    }

    /// What is over the limits, each with the part of the article it is about.
    pub(super) fn faults(&self, article: &Article, author_of_paper: bool) -> Vec<Diagnostic> {
        let id = &article.id;
        let mut found = Vec::new();
        match self.title.level {
            Level::Ok => {}
            Level::Look => found.push(over(Code::LongTitle, "long-title", self.title, id, "headline/0")),
            Level::Fault => {
                let most = Measured { limit: LONGEST_TITLE, ..self.title };
                found.push(over(Code::OverlongTitle, "overlong-title", most, id, "headline/0"));
            }
        }
        if self.author.level != Level::Ok {
            let fault = over(Code::OverlongAuthor, "overlong-author", self.author, id, "byline/0");
            found.push(if author_of_paper { of_paper(fault, "wechat/author") } else { fault });
        }
        let content = [(self.content, "overlong-content"), (self.bytes, "overlong-content.bytes")];
        let content = content.into_iter().find(|(measured, _)| measured.level != Level::Ok);
        found.extend(
            content.map(|(measured, key)| over(Code::OverlongContent, key, measured, id, "headline/0")),
        );
        if self.address.level != Level::Ok {
            let fault = over(Code::OverlongAddress, "overlong-address", self.address, id, "headline/0");
            found.push(of_paper(fault, "site/base_url"));
        }
        found
    }
}

fn over(code: Code, key: &'static str, measured: Measured, id: &ArticleId, part: &'static str) -> Diagnostic {
    let help = match code {
        Code::LongTitle => "long-title.help",
        Code::OverlongTitle => "overlong-title.help",
        Code::OverlongAuthor => "overlong-author.help",
        Code::OverlongContent => "overlong-content.help",
        _ => "overlong-address.help",
    };
    Diagnostic::new(code, sentence!(key, found = measured.found, limit = measured.limit))
        .help(Sentence::new(help))
        .in_article(id)
        .data("part", part)
        .data("found", measured.found)
        .data("limit", measured.limit)
}

/// The same of the publication.
fn of_paper(fault: Diagnostic, part: &'static str) -> Diagnostic {
    let mut fault = fault.data("part", part);
    fault.subject.article = None;
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(texts: Texts<'_>) -> Vec<Code> {
        let faults = Measures::of(texts).faults(&Article::default(), false);
        faults.into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn a_limit_is_kept_by_what_just_reaches_it_and_passed_by_one_more() {
        let sound = Texts { title: "题", author: "", digest: "", content: "文", address: "" };
        let text = |count: usize| "文".repeat(count);
        for (title, expected) in [(32, vec![]), (33, vec![Code::LongTitle]), (64, vec![Code::LongTitle])] {
            assert_eq!(codes(Texts { title: &text(title), ..sound }), expected, "{title}");
        }
        assert_eq!(codes(Texts { title: &text(65), ..sound }), [Code::OverlongTitle]);
        assert_eq!(codes(Texts { author: &text(16), ..sound }), []);
        assert_eq!(codes(Texts { author: &text(17), ..sound }), [Code::OverlongAuthor]);
        assert_eq!(codes(Texts { content: &text(19_999), ..sound }), []);
        assert_eq!(codes(Texts { content: &text(20_000), ..sound }), [Code::OverlongContent]);
        assert_eq!(codes(Texts { address: &"a".repeat(1024), ..sound }), []);
        assert_eq!(codes(Texts { address: &"a".repeat(1025), ..sound }), [Code::OverlongAddress]);
    }
}
