//! What MODS says of the issue and of its articles.

use super::super::xml::Element;
use super::package::Package;
use crate::model::{Byline, Date, NoticeKind};

/// What is known of the issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IssueRecord {
    /// Title of the paper.
    pub(super) title: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// Who publishes it.
    pub(super) publisher: Option<String>,
    /// Numbers of the paper by their kinds: `cn`, `issn`, `local`.
    pub(super) identifiers: Vec<(String, String)>,
    /// The day.
    pub(super) date: Option<Date>,
    /// Number of the issue within the year.
    pub(super) number: Option<u32>,
    /// Number of the issue since the paper began.
    pub(super) total_number: Option<u32>,
}

/// What is known of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ArticleRecord {
    /// Its title.
    pub(super) title: Option<String>,
    /// Its name in the issue.
    pub(super) name: Option<String>,
    /// Label of its page.
    pub(super) page: Option<String>,
    /// Name of its page.
    pub(super) page_name: Option<String>,
    /// Who made it, in the order of the record; those with the same part in it are one.
    pub(super) people: Vec<Byline>,
    /// Place and agency that it begins with.
    pub(super) dateline: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// What it is, where it is no article.
    pub(super) notice: Option<NoticeKind>,
}

/// The record of an issue: that which its part of the map names, else the first that has the day.
pub(super) fn of_issue(package: &Package) -> IssueRecord {
    let named = package.maps.iter().flat_map(|map| map.below("div")).find(|div| {
        let kind = div.attribute("TYPE").unwrap_or_default().to_ascii_lowercase();
        matches!(kind.as_str(), "issue" | "np:issue") && div.attribute("DMDID").is_some()
    });
    let names = named.and_then(|div| div.attribute("DMDID")).unwrap_or_default().split_whitespace();
    let mut records =
        names.filter_map(|name| package.record(name)).chain(package.records.iter().map(|(_, one)| one));
    let Some(record) = records.find(|record| date(record).is_some()) else {
        return IssueRecord { title: package.label.clone(), ..IssueRecord::default() };
    };
    let identifiers = record.children("identifier").filter_map(|found| {
        let kind = found.attribute("type")?.to_ascii_lowercase();
        Some((kind, words(found)?))
    });
    let publisher = record.children("name").find(|name| role(name) == "publisher");
    let publisher = publisher.and_then(|name| name.child("namePart")).and_then(words);
    let origin = || record.children("originInfo").find_map(|origin| words(origin.child("publisher")?));
    IssueRecord {
        title: title(record).or_else(|| package.label.clone()),
        language: language(record),
        publisher: publisher.or_else(origin),
        identifiers: identifiers.collect(),
        date: date(record),
        number: detail(record, "issue").and_then(|number| number.parse().ok()),
        total_number: detail(record, "number").and_then(|number| number.parse().ok()),
    }
}

/// The record of an article.
pub(super) fn of_article(record: &Element) -> ArticleRecord {
    let local = record.children("identifier").filter(|found| found.attribute("type") == Some("local"));
    let genre = record.children("genre").find_map(words).unwrap_or_default();
    let host = record.children("relatedItem").find(|item| item.attribute("type") == Some("host"));
    let part = |kind| host.and_then(|host| detail(host, kind)).or_else(|| detail(record, kind));
    let notes = record.children("note").filter(|note| note.attribute("type") == Some("dateline"));
    ArticleRecord {
        title: title(record),
        name: local.filter_map(words).next(),
        page: part("page"),
        page_name: part("section"),
        people: people(record),
        dateline: notes.filter_map(words).next(),
        language: language(record),
        notice: match genre.to_ascii_lowercase().as_str() {
            "advertisement" => Some(NoticeKind::Advertisement),
            "announcement" => Some(NoticeKind::Announcement),
            _ => None,
        },
    }
}

fn words(element: &Element) -> Option<String> {
    let text = element.text().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn title(record: &Element) -> Option<String> {
    record.children("titleInfo").find_map(|info| words(info.child("title")?))
}

fn language(record: &Element) -> Option<String> {
    record.children("language").find_map(|language| words(language.child("languageTerm")?))
}

/// The number of a kind of part: `issue`, `page`.
fn detail(element: &Element, kind: &str) -> Option<String> {
    let details = element.children("part").flat_map(|part| part.children("detail"));
    let mut named = details.filter(|detail| detail.attribute("type") == Some(kind));
    named.find_map(|detail| words(detail.child("number")?))
}

/// The day of a record: that of the origin, in digits from the year on.
fn date(record: &Element) -> Option<Date> {
    let origins = record.children("originInfo").flat_map(Element::elements);
    let dates = origins.filter(|found| matches!(&*found.name, "dateIssued" | "dateCreated"));
    dates.filter_map(words).find_map(|text| day(&text))
}

fn day(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(|c| *c != '-').take(8).collect();
    if digits.len() < 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]).parse().ok()
}

fn role(name: &Element) -> String {
    name.children("role").find_map(|role| words(role.child("roleTerm")?)).unwrap_or_default()
}

/// The people of a record.
fn people(record: &Element) -> Vec<Byline> {
    let mut people: Vec<Byline> = Vec::new();
    for name in record.children("name") {
        let parts: Vec<String> = name.children("namePart").filter_map(words).collect();
        let (full, role) = (parts.join(" "), role(name));
        let role = if role == "author" { String::new() } else { role };
        let affiliation = name.children("affiliation").find_map(words);
        match people.last_mut() {
            Some(last) if last.role == role && last.affiliation == affiliation => last.names.push(full),
            _ => people.push(Byline { role, affiliation, names: vec![full] }),
        }
    }
    people.retain(|byline| byline.names.iter().all(|name| !name.is_empty()));
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_and_without_hyphens() {
        for (text, expected) in [
            ("2026-03-20", Some("2026-03-20")),
            ("19120415", Some("1912-04-15")),
            ("1912", None),
            ("[1912?]", None),
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
