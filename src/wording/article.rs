//! What an article is called, and the texts that it prints.

use super::Words;
use crate::model::{Article, NoticeKind};

/// Characters of a text that serve as a title.
const OPENING: usize = 16;

impl Words {
    /// Calls `visit` with the place and the characters of every text an article prints, in reading
    /// order: as [`Article::each_text`], but the people of a byline (`byline/0`) or of a sign-off
    /// (`sign_off/0`) are one text, as they are printed.
    pub fn each_text(&self, article: &Article, mut visit: impl FnMut(&str, &str)) {
        let mut visited = String::new();
        article.each_text(|place, text| {
            // One of people who were visited together.
            if visited == place {
                return;
            }
            match self.people_at(article, place) {
                None => visit(place, text),
                Some(people) => {
                    place.clone_into(&mut visited);
                    visit(place, &people);
                }
            }
        });
    }

    /// The people at a place of a text, as they are printed.
    fn people_at(&self, article: &Article, place: &str) -> Option<String> {
        let (part, number) = place.split_once('/')?;
        let number: usize = number.parse().ok()?;
        match part {
            "byline" => article.byline.get(number).map(|byline| self.people(byline)),
            "sign_off" => article.sign_off.get(number).map(|byline| self.signed(byline)),
            _ => None,
        }
    }

    /// Characters of all the texts an article prints, without blanks (字数).
    pub fn characters_of(&self, article: &Article) -> usize {
        let mut count = 0;
        self.each_text(article, |_, text| count += text.chars().filter(|c| !c.is_whitespace()).count());
        count
    }

    /// The headline in one line, its lines separated by a blank; the first words of the text where there
    /// is no headline. Never empty for an article with text.
    pub fn title_of(&self, article: &Article) -> String {
        if !article.headline.is_empty() {
            return article.headline.join(" ");
        }
        let (mut title, mut count) = (String::new(), 0);
        self.each_text(article, |_, piece| {
            for c in piece.chars().take(OPENING + 1 - count) {
                count += 1;
                title.extend((count <= OPENING).then_some(c));
            }
        });
        if count > OPENING { title + "…" } else { title }
    }

    /// What readers see of an article that is no news.
    pub fn label_of(&self, notice: NoticeKind) -> &'static str {
        match notice {
            NoticeKind::Advertisement => self.advertisement,
            NoticeKind::Announcement => self.announcement,
        }
    }

    /// What contents and indexes call an article: its title, else what its first described picture
    /// shows, else a phrase for an untitled article. Never empty, because a link must have words.
    pub fn name_of(&self, article: &Article) -> String {
        let mut described = None;
        article.each_figure(|_, figure| described = described.take().or_else(|| figure.alt.clone()));
        let has_words = |name: &String| !name.trim().is_empty();
        let name = Some(self.title_of(article)).filter(has_words).or(described.filter(has_words));
        name.map_or_else(|| self.untitled.to_owned(), |name| name.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Byline, Figure, Inline};

    fn signed() -> Article {
        let names = vec!["甲乙".to_owned(), "丙丁".to_owned()];
        let byline = Byline { role: "文".into(), affiliation: None, names };
        let text = vec![Inline::text("一二三")];
        Article {
            byline: vec![byline.clone()],
            body: vec![Block::Paragraph { text }],
            sign_off: vec![byline],
            ..Article::default()
        }
    }

    #[test]
    fn people_are_one_text_as_they_are_printed() {
        let mut found = Vec::new();
        let words = Words::of(&"zh".into());
        words.each_text(&signed(), |place, text| found.push(format!("{place}: {text}")));
        assert_eq!(found, ["byline/0: 文 甲乙 丙丁", "body/0: 一二三", "sign_off/0: 甲乙 丙丁/文"]);
        assert_eq!(words.characters_of(&signed()), 5 + 3 + 6);
    }

    #[test]
    fn an_article_is_called_by_its_headline_its_text_its_picture_or_nothing() {
        let words = Words::of(&"zh-Hant".into());
        let headed = Article { headline: vec!["甲".into(), "乙".into()], ..signed() };
        assert_eq!(words.name_of(&headed), "甲 乙");
        assert_eq!(words.title_of(&signed()), "文 甲乙 丙丁一二三甲乙 丙丁/…");
        let figures = vec![Figure { alt: Some(" 橋 ".into()), ..Figure::default() }];
        let mut article = Article { figures, ..Article::default() };
        assert_eq!((words.title_of(&article), words.name_of(&article)), (String::new(), "橋".to_owned()));
        article.figures.clear();
        assert_eq!(words.name_of(&article), "（無題）");
    }
}
