//! The list step: a list that is to be drawn has a term in each of its items.

use super::ListedArticle;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, count, sentence};
use crate::model::{Article, Block, FEWEST_TERMS, ListItem, ListManner, MOST_TERMS, Term, TermFault};
use crate::source::Draft;

/// Most reasons that are told of a list.
const MOST_REASONS: usize = 5;

/// A list that is to be drawn.
struct DrawnList<'a> {
    /// The part of the article it stands in, and how many texts of that part stand before it.
    part: String,
    before: usize,
    manner: ListManner,
    start: Option<u32>,
    items: &'a [ListItem],
}

/// Reports A113.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for placed in ListedArticle::all(&draft.issue) {
        for list in drawn_lists(placed.article) {
            let Err(faults) = Term::all(list.manner, list.start, list.items) else { continue };
            found.extend(faults.iter().take(MOST_REASONS).map(|&fault| {
                let (message, help) = words(fault);
                placed.diagnostic(draft, &list.place_of(fault), Code::UndrawnList, message).help(help)
            }));
        }
    }
}

impl DrawnList<'_> {
    /// Where a fault stands: the first text of its item, else that of the list.
    fn place_of(&self, fault: TermFault) -> String {
        let item = match fault {
            TermFault::Numbered | TermFault::Count(_) => 0,
            TermFault::NoTerm(item)
            | TermFault::MoreThanText(item)
            | TermFault::LongTerm(item, ..)
            | TermFault::MarkedFigure(item) => item,
        };
        let mut pieces = self.before;
        for block in self.items.iter().take(item).flat_map(|item| &item.blocks) {
            block.each_text(&mut |_| pieces += 1);
        }
        format!("{}/{pieces}", self.part)
    }
}

/// The lists of an article that are to be drawn, in reading order.
fn drawn_lists(article: &Article) -> Vec<DrawnList<'_>> {
    let mut lists = Vec::new();
    let notes = article.notes.iter().enumerate();
    let notes = notes.map(|(number, note)| (format!("notes/{number}"), &note.blocks));
    for (part, blocks) in [("body".to_owned(), &article.body)].into_iter().chain(notes) {
        let mut pieces = 0;
        blocks.iter().for_each(|block| lists_in(block, &part, &mut pieces, &mut lists));
    }
    lists
}

/// Adds the lists of a block; `pieces` counts the texts before it.
fn lists_in<'a>(block: &'a Block, part: &str, pieces: &mut usize, lists: &mut Vec<DrawnList<'a>>) {
    match block {
        Block::Quote { blocks } => blocks.iter().for_each(|block| lists_in(block, part, pieces, lists)),
        Block::List { start, manner, items } => {
            if let &Some(manner) = manner {
                let (part, before, start) = (part.to_owned(), *pieces, *start);
                lists.push(DrawnList { part, before, manner, start, items });
            }
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| lists_in(block, part, pieces, lists));
        }
        _ => block.each_text(&mut |_| *pieces += 1),
    }
}

/// What is wrong, and a way out. Items count from 1.
fn words(fault: TermFault) -> (Sentence, Sentence) {
    match fault {
        TermFault::Numbered => (sentence!("undrawn-list.numbered"), sentence!("undrawn-list.help-numbered")),
        TermFault::Count(items) => (
            sentence!("undrawn-list.count", items = count(items), least = FEWEST_TERMS, most = MOST_TERMS),
            sentence!("undrawn-list.help-count"),
        ),
        TermFault::NoTerm(item) => {
            (sentence!("undrawn-list", item = item + 1), sentence!("undrawn-list.help"))
        }
        TermFault::MoreThanText(item) => {
            (sentence!("undrawn-list.blocks", item = item + 1), sentence!("undrawn-list.help-blocks"))
        }
        TermFault::LongTerm(item, characters, most) => (
            sentence!("undrawn-list.long", item = item + 1, characters, most),
            sentence!("undrawn-list.help-long"),
        ),
        TermFault::MarkedFigure(item) => {
            (sentence!("undrawn-list.marked", item = item + 1), sentence!("undrawn-list.help-marked"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::Inline;

    fn item(name: &str, text: &str) -> ListItem {
        let name = Inline::Strong { content: vec![Inline::text(name)] };
        ListItem { blocks: vec![Block::Paragraph { text: vec![name, Inline::text(text)] }] }
    }

    fn checked(manner: Option<ListManner>, items: Vec<ListItem>) -> Vec<Diagnostic> {
        let list = Block::List { start: None, manner, items };
        let body = vec![sample::paragraph("文"), Block::Quote { blocks: vec![list] }];
        let article = Article { body, ..sample::article("a") };
        let mut found = Vec::new();
        check(&sample::draft(sample::issue(vec![article])), &mut found);
        found
    }

    #[test]
    fn a_list_of_terms_is_passed_and_a_plain_list_may_hold_anything() {
        assert_eq!(checked(Some(ListManner::Cells), vec![item("票价", "五元"), item("班次", "十")]), []);
        let plain = ListItem { blocks: vec![sample::paragraph("五元")] };
        assert_eq!(checked(None, vec![plain]), []);
    }

    #[test]
    fn an_item_without_a_term_is_named_with_its_place() {
        let plain = ListItem { blocks: vec![sample::paragraph("五元")] };
        let items = vec![item("票价", "五元"), plain];
        let found = checked(Some(ListManner::Cells), items.clone());
        assert_eq!(sample::codes(&found), [Code::UndrawnList]);
        assert!(found[0].message.english().contains("item 2"), "{}", found[0].message.english());
        let list = Block::List { start: None, manner: Some(ListManner::Cells), items };
        let article = Article { body: vec![sample::paragraph("文"), list], ..sample::article("a") };
        // A text of the article, a term and its text stand before it.
        assert_eq!(drawn_lists(&article)[0].place_of(TermFault::NoTerm(1)), "body/3");
    }

    #[test]
    fn every_reason_has_its_words() {
        for (fault, has) in [
            (TermFault::Numbered, "numbers"),
            (TermFault::Count(1), "1 item"),
            (TermFault::NoTerm(0), "item 1"),
            (TermFault::MoreThanText(1), "item 2"),
            (TermFault::LongTerm(2, 30, 12), "30 characters"),
            (TermFault::MarkedFigure(3), "item 4"),
        ] {
            let (message, help) = words(fault);
            assert!(message.english().contains(has), "{}", message.english());
            assert!(!help.english().is_empty());
        }
    }
}
