//! The keys of an issue and of its pages, without what they hold.

use crate::model::{Date, Editor, ImagePath, Issue, IssueFormat, Page, PageLabel, Paging, Publication};
use crate::source::record::Fields;

/// Reads the keys of the issue itself. The caller reads the publication and the pages.
pub fn read(fields: &mut Fields<'_>) -> Issue {
    Issue {
        format: IssueFormat,
        publication: Publication::default(),
        date: fields.required_date("date").unwrap_or_else(no_date),
        number: fields.number("number", 0..=u32::MAX),
        total_number: fields.number("total_number", 0..=u32::MAX),
        printed: fields.date("printed"),
        cover: fields.text("cover").map(ImagePath::from),
        paging: Paging::Given,
        pages: Vec::new(),
    }
}

/// An issue with nothing in it.
pub fn empty() -> Issue {
    Issue {
        format: IssueFormat,
        publication: Publication::default(),
        date: no_date(),
        number: None,
        total_number: None,
        printed: None,
        cover: None,
        paging: Paging::Given,
        pages: Vec::new(),
    }
}

/// Reads the keys of a page itself. The caller reads the articles.
pub fn read_page(fields: &mut Fields<'_>) -> Page {
    Page {
        label: PageLabel::from(fields.required_text("label")),
        name: fields.text("name"),
        editors: fields.tables("editors", |fields| Editor {
            role: fields.required_text("role"),
            names: fields.required_texts("names"),
        }),
        articles: Vec::new(),
    }
}

/// The date of an issue without one; there is an error then.
fn no_date() -> Date {
    Date::new(1, 1, 1).expect("the first day of year 1 is a day")
}
