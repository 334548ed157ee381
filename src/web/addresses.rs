//! Where the documents of a site stand: paths from its root.

pub(crate) use crate::addresses::article;
use crate::model::{Date, SiteUrls};

/// The way into a site: leads to the newest issue, as links of twenty years do.
pub(crate) const ENTRY: &str = "paperindex.htm";
/// The same for servers that ask for this name.
pub(crate) const INDEX: &str = "index.html";
/// The stylesheet.
pub(crate) const STYLESHEET: &str = "style.css";
/// The search.
pub(crate) const SEARCH: &str = "search.htm";
/// The accessibility statement.
pub(crate) const STATEMENT: &str = "accessibility.htm";

/// The document of a newspaper page.
pub(crate) fn page(urls: SiteUrls, date: Date, number: u32) -> String {
    match urls {
        SiteUrls::Classic => format!("{}/node_{number}.htm", day_folder(urls, date)),
        SiteUrls::Pc => format!("{}/node_{number:02}.html", day_folder(urls, date)),
    }
}

/// The folder of the pages of a day.
fn day_folder(urls: SiteUrls, date: Date) -> String {
    match urls {
        SiteUrls::Classic => format!("html/{:04}-{:02}/{:02}", date.year(), date.month(), date.day()),
        SiteUrls::Pc => format!("pc/layout/{:04}{:02}/{:02}", date.year(), date.month(), date.day()),
    }
}

/// The issues of a month, as programs read them.
pub(crate) fn period(urls: SiteUrls, date: Date) -> String {
    match urls {
        SiteUrls::Classic => format!("html/{:04}-{:02}/period.xml", date.year(), date.month()),
        SiteUrls::Pc => format!("pc/layout/{:04}{:02}/period.xml", date.year(), date.month()),
    }
}

/// The folder of pictures and files of a day.
pub(crate) fn files(date: Date) -> String {
    format!("files/{date}")
}

/// The picture that others show for a link to an article.
pub(crate) fn article_card(date: Date, number: u32) -> String {
    format!("{}/card_{number}.jpg", files(date))
}

/// The picture that others show for a link to a newspaper page.
pub(crate) fn page_card(date: Date, number: u32) -> String {
    format!("{}/card_node_{number}.jpg", files(date))
}

/// The folder of what the site knows of its days.
pub(crate) const DATA: &str = "data";

/// What the site was made with.
pub(crate) const MADE_WITH: &str = "data/site.json";

/// What the site knows of a day.
pub(crate) fn data(date: Date) -> String {
    format!("{DATA}/{date}.json")
}

/// What lists need of a day.
pub(crate) fn brief(date: Date) -> String {
    format!("{DATA}/brief/{date}.json")
}

/// The back issues of a month.
pub(crate) fn back(month: Date) -> String {
    format!("back/{:04}-{:02}.htm", month.year(), month.month())
}

/// The standing columns, or the people, of a year.
pub(crate) fn listing(kind: &str, year: i16) -> String {
    format!("{kind}/{year:04}.htm")
}

/// Kinds of listings: names of their folders.
pub(crate) const LISTINGS: [&str; 2] = ["columns", "authors"];

/// What leads from a document back to the root of the site, to be put before an address: `../../../`.
pub(crate) fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_their_family() {
        let day = Date::new(2026, 3, 9).unwrap();
        assert_eq!(page(SiteUrls::Classic, day, 1), "html/2026-03/09/node_1.htm");
        assert_eq!(period(SiteUrls::Classic, day), "html/2026-03/period.xml");
        assert_eq!(page(SiteUrls::Pc, day, 1), "pc/layout/202603/09/node_01.html");
        assert_eq!(root_of("html/2026-03/09/node_1.htm"), "../../../");
        assert_eq!(root_of(ENTRY), "");
    }
}
