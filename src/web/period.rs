//! The issues of a month for programs: `period.xml`, as readers of such sites have asked for it since 2005.

use std::fmt::Write;

use super::data::SiteIssue;
use super::options::Options;
use super::{WebFile, addresses};
use crate::html::xml;

/// The file of a month, of its issues in brief; none where it has no issue.
pub(crate) fn document(issues: &[SiteIssue], options: &Options) -> Option<WebFile> {
    let address = addresses::period(options.urls, issues.last()?.date);
    Some(WebFile::new(&address, list(issues)))
}

fn list(issues: &[SiteIssue]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<period_list>\n");
    for (number, issue) in issues.iter().enumerate() {
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
