//! The keys of an issue and of its pages, without what they hold.

use crate::model::{Date, Editor, ImagePath, Issue, Page, PageLabel, PlanKind, Publication};
use crate::source::record::Fields;

use super::defaults;

/// Reads the keys of the issue itself. The caller reads the publication and the pages.
pub fn read(fields: &mut Fields<'_>) -> Issue {
    let date = fields.required_date("date").unwrap_or_else(no_date);
    Issue {
        number: fields.number("number", 0..=u32::MAX),
        total_number: fields.number("total_number", 0..=u32::MAX),
        printed: fields.date("printed"),
        cover: fields.text("cover").map(ImagePath::from),
        paper: defaults::paper(fields),
        theme: defaults::theme(fields),
        look: defaults::look(fields),
        profile: defaults::profile(fields),
        editions: defaults::editions(fields),
        faces: fields.flag("faces"),
        ..Issue::new(Publication::default(), date)
    }
}

/// An issue with nothing in it.
pub fn empty() -> Issue {
    Issue::new(Publication::default(), no_date())
}

/// Reads the keys of a page itself. The caller reads the articles.
pub fn read_page(fields: &mut Fields<'_>) -> Page {
    Page {
        label: PageLabel::from(fields.required_text("label")),
        name: fields.text("name"),
        plan: fields.choice("plan", &PlanKind::NAMES),
        theme: defaults::theme(fields),
        editors: fields.tables("editors", |fields| Editor {
            role: fields.required_text("role"),
            names: fields.required_texts("names"),
        }),
        articles: Vec::new(),
    }
}

/// The date of an issue without one; there is an error then.
pub fn no_date() -> Date {
    Date::new(1, 1, 1).expect("the first day of year 1 is a day")
}
