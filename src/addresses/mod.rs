//! Where the web edition has its articles, for all editions that lead to them: the numbers of articles and pages
//! ([`Numbers`]), and the path of the document of an article.

mod numbers;

pub(crate) use numbers::Numbers;

use crate::model::{Date, SiteUrls};

/// The document of an article, as a path from the root of the site.
pub(crate) fn article(urls: SiteUrls, date: Date, number: u32) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match urls {
        SiteUrls::Classic => format!("html/{year:04}-{month:02}/{day:02}/content_{number}.htm"),
        SiteUrls::Pc => format!("pc/content/{year:04}{month:02}/{day:02}/content_{number}.html"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_articles_are_those_of_their_family() {
        let day = Date::new(2026, 3, 9).unwrap();
        assert_eq!(article(SiteUrls::Classic, day, 123_456), "html/2026-03/09/content_123456.htm");
        assert_eq!(article(SiteUrls::Pc, day, 123_456), "pc/content/202603/09/content_123456.html");
    }
}
