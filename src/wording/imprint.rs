//! The imprint of a paper, and the lines of its masthead.

use super::{Words, counted};
use crate::model::{Issue, PublicationKind};

/// What an entry of the imprint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintItem {
    /// Numbers under which the paper is registered; the masthead has them.
    Serial,
    /// The permit of an internal publication; the masthead has it without its label.
    Permit,
    /// Bodies over the paper; the masthead has them.
    Body,
    /// Publisher, places, printing, price: the imprint of the page.
    Imprint,
}

/// A label with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImprintEntry {
    /// What it is about.
    pub item: ImprintItem,
    /// The label: `主办`.
    pub label: &'static str,
    /// The values, several where there are several bodies.
    pub values: Vec<String>,
}

impl Words {
    /// The imprint in the order of printing: numbers, bodies, places, printing (报纸出版管理规定
    /// art. 29; for internal publications 内部资料性出版物管理办法 art. 14). Only entries with values.
    pub fn imprint(&self, issue: &Issue) -> Vec<ImprintEntry> {
        use ImprintItem::{Body, Imprint, Permit, Serial};
        let (paper, labels) = (&issue.publication, &self.labels);
        let internal = paper.kind == PublicationKind::Permit;
        let publisher = if internal { labels.compiler } else { labels.publisher };
        let address = if internal { labels.address } else { labels.office };
        let one = |value: &Option<String>| value.iter().cloned().collect();
        let entries: [(ImprintItem, &'static str, Vec<String>); 17] = [
            (Serial, labels.cn, one(&paper.cn)),
            (Serial, labels.issn, one(&paper.issn)),
            (Serial, labels.postal_code, one(&paper.postal_code)),
            (Permit, labels.permit, one(&paper.permit)),
            (Body, labels.supervisor, paper.supervisor.clone()),
            (Body, labels.sponsor, paper.sponsor.clone()),
            (Body, labels.organizer, paper.organizer.clone()),
            (Imprint, publisher, one(&paper.publisher)),
            (Imprint, address, one(&paper.address)),
            (Imprint, labels.postcode, one(&paper.postcode)),
            (Imprint, labels.phone, one(&paper.phone)),
            (Imprint, labels.audience, one(&paper.audience)),
            (Imprint, labels.printer, one(&paper.printer)),
            (Imprint, labels.printer_address, one(&paper.printer_address)),
            (Imprint, labels.printed, issue.printed.map(|day| self.date(day)).into_iter().collect()),
            (Imprint, labels.copies, paper.copies.map(|copies| self.copies(copies)).into_iter().collect()),
            (Imprint, labels.price, one(&paper.price)),
        ];
        let entries = entries.into_iter().filter(|(_, _, values)| !values.is_empty());
        entries.map(|(item, label, values)| ImprintEntry { item, label, values }).collect()
    }

    /// The imprint under the last page, in one line; empty if there is nothing to print. What the
    /// masthead has is left out.
    pub fn imprint_line(&self, issue: &Issue) -> String {
        let entries = self.imprint(issue).into_iter().filter(|entry| entry.item == ImprintItem::Imprint);
        let parts = entries.map(|entry| self.labelled(entry.label, &self.listed(&entry.values)));
        parts.collect::<Vec<_>>().join(self.signs.gap)
    }

    /// A label with its value: `地址：望橹路88号`, `Address: 8 Quay Road`, `Printed by Ling River`.
    fn labelled(&self, label: &str, value: &str) -> String {
        let reads_on = self.is_latin() && [" by", " to", " on"].iter().any(|end| label.ends_with(end));
        let colon = if reads_on { " " } else { self.signs.colon };
        format!("{label}{colon}{value}")
    }

    /// Several bodies in one line: `甲局、乙会`.
    pub fn listed(&self, values: &[String]) -> String {
        values.join(self.signs.comma)
    }

    /// The lines under the name of the paper: day and numbers, registration, bodies, links and
    /// further words.
    pub fn masthead_lines(&self, issue: &Issue) -> Vec<String> {
        let [serial, bodies, further] = self.masthead_parts(issue);
        let lines = [self.day_and_numbers(issue).concat(), serial, bodies, further];
        lines.into_iter().filter(|parts| !parts.is_empty()).map(|parts| parts.join(self.signs.gap)).collect()
    }

    /// The same words but for the day, each piece by itself.
    pub fn masthead_pieces(&self, issue: &Issue) -> Vec<String> {
        let [_, numbers] = self.day_and_numbers(issue);
        let [serial, bodies, further] = self.masthead_parts(issue);
        [vec![numbers.join(self.signs.gap)], serial, bodies, further].concat()
    }

    /// Registration, bodies, links and further words.
    fn masthead_parts(&self, issue: &Issue) -> [Vec<String>; 3] {
        let paper = &issue.publication;
        let mut serial = Vec::new();
        let mut bodies = Vec::new();
        for ImprintEntry { item, label, values } in self.imprint(issue) {
            let value = self.listed(&values);
            match item {
                ImprintItem::Serial => serial.push(format!("{label} {value}")),
                ImprintItem::Permit => serial.push(value),
                ImprintItem::Body if self.is_latin() => bodies.push(self.labelled(label, &value)),
                ImprintItem::Body => bodies.push(format!("{value}{label}")),
                ImprintItem::Imprint => {}
            }
        }
        if paper.kind == PublicationKind::Permit {
            serial.push(self.internal.to_owned());
        }
        let links = paper.links.iter().map(|link| format!("{} {}", link.label, link.url));
        let further = paper.masthead_notes.iter().cloned().chain(links);
        [serial, bodies, further.collect()]
    }

    /// How readers reach a paper, one line a way: telephone, address, the number at the post office, links.
    pub fn house_lines(&self, issue: &Issue) -> Vec<String> {
        let (paper, labels) = (&issue.publication, &self.labels);
        let reached = [labels.phone, labels.address, labels.office, labels.postal_code];
        let entries = self.imprint(issue).into_iter().filter(|entry| reached.contains(&entry.label));
        let entries = entries.map(|entry| self.labelled(entry.label, &self.listed(&entry.values)));
        let links = paper.links.iter().map(|link| format!("{} {}", link.label, link.url));
        entries.chain(links).collect()
    }

    /// The day of an issue, and its numbers.
    fn day_and_numbers(&self, issue: &Issue) -> [Vec<String>; 2] {
        let mut numbers = Vec::new();
        numbers.extend(issue.number.map(|number| self.number(number)));
        numbers.extend(issue.total_number.map(|number| self.total_number(number)));
        numbers.push(self.pages_today(issue.pages.len()));
        [vec![self.date(issue.date), self.weekday(issue.date).to_owned()], numbers]
    }

    /// Day and numbers on lines of their own, for a cover.
    pub fn cover_lines(&self, issue: &Issue) -> Vec<String> {
        self.day_and_numbers(issue).into_iter().map(|parts| parts.join(self.signs.gap)).collect()
    }

    /// The number within the year: `第12期`.
    pub fn number(&self, number: u32) -> String {
        if self.is_latin() { format!("No. {number}") } else { format!("第{number}期") }
    }

    /// The number since the paper began: `总第3456期`.
    pub fn total_number(&self, number: u32) -> String {
        let before = self.choose("总第", "總第", "Issue ");
        let after = self.choose("期", "期", "");
        format!("{before}{number}{after}")
    }

    /// How many pages the issue has: `今日4版`.
    fn pages_today(&self, pages: usize) -> String {
        if self.is_latin() {
            format!("{} today", counted(pages, "page"))
        } else {
            format!("今日{pages}版")
        }
    }

    /// A number of copies: `5000份`.
    pub fn copies(&self, copies: u32) -> String {
        if self.is_latin() { copies.to_string() } else { format!("{copies}份") }
    }
}
