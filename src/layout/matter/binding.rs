//! The sheets of an issue with the names they have in a volume.

use crate::edition::{Area, Edition, Frame, LinkTarget, ReadingOrder, Sheet, Tag};
use crate::model::{Date, PageLabel};
use crate::volume::{Binding, CheckedVolume, Day};
use crate::wording::Words;

/// The sheets of an issue in a volume: each under its day in the outline, with a label such as
/// `4-19/02`, and names that no other issue has.
pub(super) fn sheets(day: &Day, edition: Edition, volume: &CheckedVolume, words: &Words) -> Vec<Sheet> {
    let binding = Binding { day: day.date };
    let section = words.day_and_number(day.date, day.number);
    let bound = |sheet: Sheet| Sheet {
        section: Some(section.clone()),
        page_label: Some(page_label(day.date, &sheet.label, volume)),
        label: binding.label(&sheet.label),
        areas: sheet.areas.into_iter().map(|area| one_area(area, binding)).collect(),
        readings: sheet.readings.into_iter().map(|reading| one_reading(reading, binding)).collect(),
        frames: frames(sheet.frames, binding),
        ..sheet
    };
    edition.sheets.into_iter().map(bound).collect()
}

/// The label of a page in a volume: its day before it, without the year where the volume has one
/// year only.
fn page_label(date: Date, label: &PageLabel, volume: &CheckedVolume) -> String {
    let (first, last) = volume.range();
    let year = if first.year() == last.year() { String::new() } else { format!("{}-", date.year()) };
    format!("{year}{}-{}/{label}", date.month(), date.day())
}

fn one_reading(reading: ReadingOrder, binding: Binding) -> ReadingOrder {
    ReadingOrder { article: binding.article(&reading.article), ..reading }
}

fn one_area(area: Area, binding: Binding) -> Area {
    Area { article: binding.article(&area.article), ..area }
}

fn frames(frames: Vec<Frame>, binding: Binding) -> Vec<Frame> {
    frames.into_iter().map(|frame| bound(frame, binding)).collect()
}

fn bound(frame: Frame, binding: Binding) -> Frame {
    match frame {
        Frame::Group { tag, frames: inner } => {
            let tag = match tag {
                Tag::Article(id) => Tag::Article(binding.article(&id)),
                other => other,
            };
            Frame::Group { tag, frames: frames(inner, binding) }
        }
        Frame::Image { path, rect, whole } => Frame::Image { path: binding.picture(&path), rect, whole },
        Frame::Link { rect, target, covers } => {
            let target = match target {
                LinkTarget::Article(id) => LinkTarget::Article(binding.article(&id)),
                LinkTarget::Continuation(id) => LinkTarget::Continuation(binding.article(&id)),
                other => other,
            };
            Frame::Link { rect, target, covers }
        }
        other => other,
    }
}
