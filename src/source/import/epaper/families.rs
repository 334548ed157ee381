//! Families of sites: what their files are called, and where on them things stand. They are data, in `families/`.

use serde::Deserialize;

use crate::model::Date;

/// The files of the families, in the order in which they are tried.
const FILES: [&str; 4] = [
    include_str!("families/f1.toml"),
    include_str!("families/f2.toml"),
    include_str!("families/f3.toml"),
    include_str!("families/f4.toml"),
];

/// A family of sites.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    /// Its name for messages.
    pub(super) name: String,
    /// Which files are pages.
    pub(super) page: FileNames,
    /// Which files are articles.
    pub(super) article: FileNames,
    /// Where things stand on a page.
    pub(super) on_page: PageSelectors,
    /// Where things stand in an article.
    pub(super) in_article: ArticleSelectors,
}

/// What files of a kind are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileNames {
    begin: String,
    ends: Vec<String>,
    /// Whether nothing but digits stands between both.
    #[serde(default)]
    digits: bool,
    /// A folder above it.
    folder: Option<String>,
}

/// Selectors of CSS, each list in the order of their use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageSelectors {
    /// Label and name of the page.
    pub(super) folio: Vec<String>,
    /// Links to the articles in a list.
    pub(super) titles: Vec<String>,
    /// Links to the articles on the picture of the page.
    pub(super) areas: Vec<String>,
    /// The picture of the page.
    pub(super) picture: Vec<String>,
}

/// Selectors of CSS, each list in the order of their use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleSelectors {
    /// Title of the standing column.
    #[serde(default)]
    pub(super) column_title: Vec<String>,
    /// Line above the headline, or its lines.
    pub(super) kicker: Vec<String>,
    /// Headline, or its lines.
    pub(super) headline: Vec<String>,
    /// Line below the headline, or its lines.
    pub(super) deck: Vec<String>,
    /// Who wrote it.
    pub(super) byline: Vec<String>,
    /// The text.
    pub(super) text: Vec<String>,
    /// Pictures that stand outside of the text.
    pub(super) pictures: Vec<String>,
}

impl FileNames {
    /// Whether a file of this path is one of the kind.
    pub(super) fn has(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(rest) = name.strip_prefix(self.begin.as_str()) else { return false };
        let Some(middle) = self.ends.iter().find_map(|end| rest.strip_suffix(end.as_str())) else {
            return false;
        };
        let is_number = !middle.is_empty() && middle.bytes().all(|byte| byte.is_ascii_digit());
        (!self.digits || is_number)
            && self.folder.as_ref().is_none_or(|above| folder.split('/').any(|part| part == above))
    }
}

/// The first family whose pages are among some paths: its number is its place in the order.
pub(super) fn family_of(paths: &[String]) -> Option<Family> {
    let mut families =
        FILES.iter().filter_map(|text| toml::from_str::<Family>(text).ok()).collect::<Vec<_>>();
    // The folders of the second tell it from the first, whose names are the same.
    families.sort_by_key(|family| family.page.folder.is_none());
    families.into_iter().find(|family| paths.iter().any(|path| family.page.has(path)))
}

/// The day that folders or the name of a file say: `2026-03/20`, `202603/20`, `20260320`, `2026/03/20`.
pub(super) fn day_of(path: &str) -> Option<Date> {
    let digits: Vec<(usize, String)> = runs_of_digits(path);
    let whole = |text: &str| {
        let number =
            |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i16>().ok());
        Date::new(number(0..4)?, i8::try_from(number(4..6)?).ok()?, i8::try_from(number(6..8)?).ok()?)
    };
    (0..digits.len()).find_map(|first| {
        (1..=3).find_map(|count| {
            let parts = digits.get(first..first + count)?;
            let joined: String = parts.iter().map(|(_, text)| text.as_str()).collect();
            let is_shaped = matches!(
                parts.iter().map(|(_, text)| text.len()).collect::<Vec<_>>()[..],
                [8] | [6, 2] | [4, 2, 2] | [4, 4]
            );
            (is_shaped && (1900..2200).contains(&joined[..4].parse::<u16>().unwrap_or(0)))
                .then(|| whole(&joined))
                .flatten()
        })
    })
}

fn runs_of_digits(path: &str) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    for (at, c) in path.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some((start, run)) if *start + run.len() == at => run.push(c),
            _ => runs.push((at, c.to_string())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use scraper::Selector;

    use super::*;

    #[test]
    fn the_families_are_complete_and_their_selectors_are_selectors() {
        for text in FILES {
            let Family { on_page, in_article, .. } = toml::from_str(text).unwrap();
            let lists = [on_page.folio, on_page.titles, on_page.areas, on_page.picture];
            let others = [in_article.kicker, in_article.headline, in_article.deck, in_article.byline];
            for selector in lists
                .iter()
                .chain(&others)
                .chain([&in_article.text, &in_article.pictures, &in_article.column_title])
                .flatten()
            {
                assert!(Selector::parse(selector).is_ok(), "{selector}");
            }
        }
    }

    #[test]
    fn the_first_family_with_pages_is_taken() {
        for (path, name) in [
            ("html/2026-03/20/node_1.htm", Some("F1")),
            ("pc/layout/202603/20/node_01.html", Some("F2")),
            ("html/2026-03/20/nbs.D110000xw_01.htm", Some("F3")),
            ("shtml/xw/20260320/v01.shtml", Some("F4")),
            ("shtml/xw/20260320/video.shtml", None),
        ] {
            assert_eq!(family_of(&[path.to_owned()]).map(|family| family.name).as_deref(), name, "{path}");
        }
    }

    #[test]
    fn days_are_read_off_the_addresses() {
        let day = Date::new(2026, 3, 20);
        for path in ["html/2026-03/20/node_1.htm", "pc/layout/202603/20/node_01.html", "a/20260320/v01.shtml"]
        {
            assert_eq!(day_of(path), day, "{path}");
        }
        assert_eq!(day_of("node_1.htm"), None);
        assert_eq!(day_of("html/2026-13/40/node_1.htm"), None);
    }
}
