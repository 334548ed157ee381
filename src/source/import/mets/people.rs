//! Who wrote: what the record says, as far as it prints what stands on the page.

use crate::model::{Article, Byline};
use crate::wording::Words;

/// Who wrote an article, in its two places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Writers {
    /// Under the head, or after the dateline.
    pub(super) byline: Vec<Byline>,
    /// At the end.
    pub(super) sign_off: Vec<Byline>,
}

/// What stands on the page of those who wrote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed<'a> {
    /// The line under the head.
    pub(super) standing: Option<&'a str>,
    /// The line at the end.
    pub(super) closing: Option<&'a str>,
    /// The first paragraph.
    pub(super) opening: &'a str,
    /// What the record says that the first paragraph begins with.
    pub(super) dateline: Option<&'a str>,
}

/// The people of a record, parted so that both places print as the page has them.
pub(super) fn writers(people: &[Byline], printed: Printed<'_>, words: &Words) -> Option<Writers> {
    (0..=people.len()).rev().find_map(|split| {
        let (byline, sign_off) = people.split_at(split);
        let article = Article {
            byline: byline.to_vec(),
            sign_off: sign_off.to_vec(),
            dateline: printed.dateline.map(str::to_owned),
            ..Article::default()
        };
        let standing = match (printed.standing, words.run_in(&article)) {
            (Some(text), _) => text == words.byline(&article),
            (None, Some(run_in)) => printed.opening.starts_with(&run_in.text()),
            (None, None) => byline.is_empty(),
        };
        let closing = printed.closing.unwrap_or_default() == words.sign_off(&article);
        let Article { byline, sign_off, .. } = article;
        (standing && closing).then_some(Writers { byline, sign_off })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_where_they_print() {
        let one = |role: &str, name: &str| Byline {
            role: role.into(),
            affiliation: None,
            names: vec![name.into()],
        };
        let people = [one("记者", "程溪"), one("指导教师", "余湾")];
        let words = Words::of(&"zh-Hans".into());
        let found = |standing, closing, opening, dateline| {
            let found = writers(&people, Printed { standing, closing, opening, dateline }, words)?;
            Some((found.byline.len(), found.sign_off.len()))
        };
        assert_eq!(found(Some("记者 程溪"), Some("余湾/指导教师"), "正文。", None), Some((1, 1)));
        assert_eq!(
            found(None, Some("余湾/指导教师"), "本报讯（记者 程溪）正文。", Some("本报讯")),
            Some((1, 1))
        );
        assert_eq!(found(Some("记者 程溪 指导教师 余湾"), None, "正文。", None), Some((2, 0)));
        assert_eq!(found(Some("记者 另一人"), None, "正文。", None), None);
    }
}
