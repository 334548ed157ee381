//! Issues as a site knows them, for tests.

use crate::model::{Date, Language};
use crate::web::data::{SiteArticle, SiteFile, SiteIssue, SitePage, SitePicture, SiteSheet};

/// An issue of one page with articles of these texts.
pub(crate) fn issue(day: &str, texts: &[Vec<String>]) -> SiteIssue {
    let date: Date = day.parse().unwrap();
    let folder = format!("html/{:04}-{:02}/{:02}", date.year(), date.month(), date.day());
    let articles = (1..).zip(texts).map(|(number, texts)| article(&folder, number, texts)).collect();
    SiteIssue {
        digest: "0".repeat(64),
        paper: "溪湾日报".into(),
        slug: "xiwan".into(),
        language: Language::from("zh-Hans"),
        accent: None,
        date,
        number: Some(45),
        total_number: Some(3218),
        identifier: format!("urn:paiban:xiwan:{day}"),
        imprint: vec!["溪湾日报社".into()],
        pages: vec![page(&folder)],
        articles,
        pdf: Some(SiteFile { address: format!("{folder}/issue.pdf"), bytes: 900_000 }),
        epub: Some(SiteFile { address: format!("{folder}/issue.epub"), bytes: 120_000 }),
    }
}

fn page(folder: &str) -> SitePage {
    let picture = |width: u32| SitePicture {
        address: format!("{folder}/page-1-{width}.webp"),
        width,
        height: width * 141 / 100,
        alt: String::new(),
    };
    let sheet = SiteSheet {
        size: (1_105_000, 1_559_000),
        shown: None,
        pictures: [720, 1440, 2160].map(picture).to_vec(),
        areas: Vec::new(),
    };
    SitePage {
        number: 1,
        address: format!("{folder}/node_1.htm"),
        label: "A01".into(),
        folio: "A01".into(),
        name: Some("要闻".into()),
        editors: String::new(),
        thumbnail: picture(176),
        sheets: vec![sheet],
        card: None,
        pdf: None,
    }
}

fn article(folder: &str, number: u32, texts: &[String]) -> SiteArticle {
    SiteArticle {
        number,
        id: format!("a{number}").as_str().into(),
        address: format!("{folder}/content_{number}.htm"),
        page: 1,
        lang: None,
        rank: None,
        notice: None,
        title: format!("题目<{number}>&"),
        column_title: None,
        kicker: Vec::new(),
        headline: vec![format!("题目<{number}>&")],
        deck: Vec::new(),
        summary: Vec::new(),
        byline: "记者 沈砚秋".into(),
        authors: vec!["沈砚秋".into()],
        texts: texts.to_vec(),
        card: None,
        picture: None,
        thumbnail: None,
        more_pictures: Vec::new(),
        companions: Vec::new(),
    }
}
