//! The issues of a month for programs: `period.xml`, as readers of such sites have asked for it since 2005.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::data::SiteIssue;
use super::options::Options;
use super::{WebFile, addresses};
use crate::html::xml;
use crate::model::Date;

/// The files of all months.
pub(crate) fn documents(issues: &[SiteIssue], options: &Options) -> Vec<WebFile> {
    let months: BTreeSet<Date> = issues.iter().map(|issue| issue.date.first_of_month()).collect();
    let months = months.into_iter();
    months
        .map(|month| WebFile::new(&addresses::period(options.urls, month), of_month(issues, month)))
        .collect()
}

fn of_month(issues: &[SiteIssue], month: Date) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<period_list>\n");
    let of_month = issues.iter().filter(|issue| issue.date.first_of_month() == month);
    for (number, issue) in of_month.enumerate() {
        let folder = issue.pages.first().map(|page| page.address.as_str()).unwrap_or_default();
        // From the folder of the month: `20/node_1.htm`.
        let front = folder.rsplitn(3, '/').take(2).collect::<Vec<_>>();
        let front = front.into_iter().rev().collect::<Vec<_>>().join("/");
        let _ = write!(
            out,
            "<period id=\"{}\">\n<period_name>{}</period_name>\n<period_date>{}</period_date>\n\
             <paper_name>{}</paper_name>\n<front_page>{}</front_page>\n</period>\n",
            number + 1,
            issue.date,
            issue.date,
            xml::escaped(&issue.paper),
            xml::escaped(&front)
        );
    }
    out.push_str("</period_list>\n");
    out
}
