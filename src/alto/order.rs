//! Tables where their article has them: a page may show them above or below the text that they stand in.

use super::roles::{Element, Role};
use crate::edition::Tag;
use crate::model::{Article, Block};

/// How many paragraphs with numbers and how many subheads an article has before a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Before {
    paragraphs: u32,
    subheads: usize,
}

/// Moves the tables of an article, each with what stands over it, to where the article has them.
pub(super) fn tables(article: &Article, body: &mut Vec<Element>) {
    let mut places = Vec::new();
    count(&article.body, &mut Before::default(), &mut places);
    let found = body.iter().filter(|element| element.role == Role::Table).count();
    // Charts are drawn instead of their tables.
    if found == 0 || found != places.len() {
        return;
    }
    let mut taken: Vec<Vec<Element>> = Vec::new();
    let mut caption = None;
    for element in std::mem::take(body) {
        match element.role {
            Role::TableCaption(_) => caption = Some(element),
            Role::Table => taken.push(caption.take().into_iter().chain([element]).collect()),
            _ => {
                body.extend(caption.take());
                body.push(element);
            }
        }
    }
    body.extend(caption);
    for (table, place) in taken.into_iter().zip(places).rev() {
        let at = place_of(body, place);
        body.splice(at..at, table);
    }
}

/// Where something with so much before it stands.
fn place_of(body: &[Element], before: Before) -> usize {
    let paragraph = body.iter().rposition(|element| match &element.role {
        Role::Paragraph(Tag::Paragraph(number) | Tag::ListItem(number) | Tag::Quote(number)) => {
            *number < before.paragraphs
        }
        _ => false,
    });
    let heads = body.iter().enumerate().filter(|(_, element)| element.role == Role::CrossHeading);
    let head = heads.take(before.subheads).last().map(|(at, _)| at);
    paragraph.max(head).map_or(0, |at| at + 1)
}

/// Counts what stands before each table, as the pages count paragraphs: an item of a list with its paragraphs is one.
fn count(blocks: &[Block], before: &mut Before, places: &mut Vec<Before>) {
    for block in blocks {
        match block {
            Block::Paragraph { .. } | Block::Verse { .. } | Block::Interview { .. } => before.paragraphs += 1,
            Block::Subhead { .. } => before.subheads += 1,
            Block::Quote { blocks } => count(blocks, before, places),
            Block::List { items, .. } => {
                for item in items {
                    before.paragraphs += 1;
                    let inner: Vec<Block> = item
                        .blocks
                        .iter()
                        .filter(|block| !matches!(block, Block::Paragraph { .. }))
                        .cloned()
                        .collect();
                    count(&inner, before, places);
                }
            }
            Block::Table(_) => places.push(*before),
            Block::Figure(_) | Block::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::Table;

    #[test]
    fn a_table_at_the_end_of_the_page_stands_in_its_article_where_it_belongs() {
        let subhead = Block::Subhead { level: 1, text: Vec::new() };
        let body =
            vec![sample::paragraph("一"), subhead, Block::Table(Table::default()), sample::paragraph("二")];
        let article = Article { body, ..sample::article("01/a") };
        let element = |role| Element { role, label: None, parts: Vec::new() };
        let [one, two] = [0, 1].map(|number| Role::Paragraph(Tag::Paragraph(number)));
        let shown =
            [one.clone(), Role::CrossHeading, two.clone(), Role::Image, Role::TableCaption(0), Role::Table];
        let mut elements: Vec<Element> = shown.into_iter().map(element).collect();
        tables(&article, &mut elements);
        let roles: Vec<Role> = elements.into_iter().map(|element| element.role).collect();
        assert_eq!(roles, [one, Role::CrossHeading, Role::TableCaption(0), Role::Table, two, Role::Image]);
    }
}
