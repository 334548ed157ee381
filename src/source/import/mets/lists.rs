//! Items that follow each other as lists.

use super::super::document::content::{Group, GroupKind, Paragraph, Part};

/// The sign or the number that an item begins with, and how many bytes it takes.
fn marker(text: &str) -> Option<(Option<u32>, usize)> {
    let (mark, _) = text.split_once(' ')?;
    let length = mark.len() + 1;
    if let Some(number) = mark.strip_suffix('.').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
        return Some((Some(number.parse().ok()?), length));
    }
    let mut signs = mark.chars();
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let alone = signs.next().is_some_and(is_sign) && signs.next().is_none();
    alone.then_some((None, length))
}

/// Adds an item to the list before it, if that goes on; else it begins one.
pub(super) fn add(parts: &mut Vec<Part>, mut item: Paragraph) {
    let Some((number, length)) = marker(&item.text()) else {
        return parts.push(Part::Paragraph(item));
    };
    item.cut_front(length);
    let goes_on = |group: &Group| match group.kind {
        GroupKind::List(start) => match (start, number) {
            (Some(start), Some(number)) => {
                usize::try_from(number - start.min(number)) == Ok(group.items.len())
            }
            (start, number) => start.is_none() && number.is_none(),
        },
        _ => false,
    };
    let item = vec![Part::Paragraph(item)];
    match parts.last_mut() {
        Some(Part::Group(group)) if goes_on(group) => group.items.push(item),
        _ => parts.push(Part::Group(Group { kind: GroupKind::List(number), items: vec![item] })),
    }
}

/// Adds an item that begins with a term, as its label says, to the list of terms before it; else it begins one.
pub(super) fn add_term(parts: &mut Vec<Part>, item: Paragraph) {
    let item = vec![Part::Paragraph(item)];
    match parts.last_mut() {
        Some(Part::Group(group)) if group.kind == GroupKind::Terms(None) => group.items.push(item),
        _ => parts.push(Part::Group(Group { kind: GroupKind::Terms(None), items: vec![item] })),
    }
}

/// Adds a paragraph of a quotation to the one before it, or begins one.
pub(super) fn quote(parts: &mut Vec<Part>, paragraph: Paragraph) {
    let part = Part::Paragraph(paragraph);
    match parts.last_mut() {
        Some(Part::Group(Group { kind: GroupKind::Quote, items })) => {
            items.iter_mut().last().into_iter().for_each(|item| item.push(part.clone()));
        }
        _ => parts.push(Part::Group(Group { kind: GroupKind::Quote, items: vec![vec![part]] })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_their_signs_and_numbers() {
        for (text, expected) in [
            ("● 站点 鹤汀闸", Some((None, 4))),
            ("12. 治水", Some((Some(12), 4))),
            ("治水 种树", None),
            ("治水", None),
            ("3月 治水", None),
        ] {
            assert_eq!(marker(text), expected, "{text}");
        }
    }
}
