//! A page of a site: its label, its picture, its articles with their areas.

use scraper::{ElementRef, Html, Selector};

use super::families::PageSelectors;
use super::found::{Found, first, text_of};
use super::paths::joined;

/// Most characters of the name of a page.
const LONGEST_NAME: usize = 12;

/// A page as its site shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SitePage {
    /// Its label, such as `A01`.
    pub(super) label: Option<String>,
    /// Its name, such as `要闻`.
    pub(super) name: Option<String>,
    /// The path of its picture in the site, and its width and height in pixels where they are said.
    pub(super) picture: Option<(String, [u32; 2])>,
    /// Its articles, in the order of their list.
    pub(super) articles: Vec<SiteArticle>,
}

/// An article that a page leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SiteArticle {
    /// Its path in the site.
    pub(super) path: String,
    /// What the link says.
    pub(super) title: String,
    /// Where it stands on the picture of the page: corners in the pixels of the picture, or in the units of the drawing
    /// over it.
    pub(super) areas: Vec<Vec<[f64; 2]>>,
}

/// Reads a page at a path; `is_article` says which paths are articles.
pub(super) fn read(
    html: &Html,
    path: &str,
    selectors: &PageSelectors,
    is_article: &dyn Fn(&str) -> bool,
    found: &mut Found,
) -> SitePage {
    let mut page = SitePage::default();
    let folio = first(html, &selectors.folio, "folio", found, |text| folio_of(&text_of(text)).is_some());
    if let Some((label, name)) = folio.first().and_then(|element| folio_of(&text_of(*element))) {
        (page.label, page.name) = (Some(label), name);
    }
    let picture = first(html, &selectors.picture, "page-picture", found, |image| image.attr("src").is_some());
    page.picture = picture.first().and_then(|image| {
        let number = |name| image.attr(name).and_then(|value| value.parse().ok()).unwrap_or(0);
        Some((joined(path, image.attr("src")?)?, [number("width"), number("height")]))
    });
    let target = |link: ElementRef<'_>| joined(path, link.attr("href")?).filter(|path| is_article(path));
    for link in first(html, &selectors.titles, "titles", found, |link| target(link).is_some()) {
        let Some(path) = target(link) else { continue };
        page.article(path, text_of(link));
    }
    for link in first(html, &selectors.areas, "areas", found, |link| target(link).is_some()) {
        let Some(path) = target(link) else { continue };
        let title = link.attr("title").or(link.attr("aria-label")).or(link.attr("alt"));
        let article = page.article(path, title.unwrap_or_default().to_owned());
        article.areas.extend(corners(link));
    }
    page
}

impl SitePage {
    /// The article at a path, which is added if it is missing.
    fn article(&mut self, path: String, title: String) -> &mut SiteArticle {
        let at = self.articles.iter().position(|article| article.path == path).unwrap_or_else(|| {
            self.articles.push(SiteArticle { path, ..SiteArticle::default() });
            self.articles.len() - 1
        });
        let article = &mut self.articles[at];
        if article.title.is_empty() {
            article.title = title;
        }
        article
    }
}

/// The outlines of an area: those of `<area>`, or the polygons of a drawing.
fn corners(link: ElementRef<'_>) -> Vec<Vec<[f64; 2]>> {
    let polygons = Selector::parse("polygon[points]").ok();
    let drawn = polygons.iter().flat_map(|selector| link.select(selector)).filter_map(|p| p.attr("points"));
    drawn.chain(link.attr("coords")).map(points).filter(|points| points.len() > 1).collect()
}

/// Corners of a polygon; two are those of a rectangle.
fn points(written: &str) -> Vec<[f64; 2]> {
    let numbers = written.split([',', ' ', '\n']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> =
        numbers.map_while(|part| part.parse().ok()).filter(|number: &f64| number.is_finite()).collect();
    let corners: Vec<[f64; 2]> = numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
    match corners[..] {
        [[left, top], [right, lower]] => vec![[left, top], [right, top], [right, lower], [left, lower]],
        _ => corners,
    }
}

/// Label and name of `第A01版：要闻`, `01版 要闻`.
fn folio_of(text: &str) -> Option<(String, Option<String>)> {
    let (before, after) = text.split_once('版')?;
    let begin = before
        .rfind(|c: char| !c.is_ascii_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let label = &before[begin..];
    let after = after.trim_start_matches(['：', ':', ' ', '　', '\u{A0}', '·']);
    let name = after.split(char::is_whitespace).next().unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    let is_label = !label.is_empty() && label.len() <= 6 && label.bytes().any(|byte| byte.is_ascii_digit());
    is_label.then(|| (label.to_owned(), is_name.then(|| name.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_names_come_apart() {
        let of = |text| folio_of(text).map(|(label, name)| format!("{label}|{}", name.unwrap_or_default()));
        for (text, expected) in [
            ("第A01版：要闻", Some("A01|要闻")),
            ("溪湾晨讯 2026年03月20日 第02版:副刊 下一版", Some("02|副刊")),
            ("3版", Some("3|")),
            ("头版", None),
        ] {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn areas_are_polygons_and_rectangles() {
        assert_eq!(points("1,2,3,4"), [[1.0, 2.0], [3.0, 2.0], [3.0, 4.0], [1.0, 4.0]]);
        assert_eq!(points("0,0 2,0 2,3").len(), 3);
        assert_eq!(points("a,b"), Vec::<[f64; 2]>::new());
    }
}
