//! The text of an article without markup, paragraph by paragraph.

use crate::model::walk::plain_text;
use crate::model::{Article, Block, Figure, Inline};
use crate::wording::Words;

/// Its text in reading order: dateline, body, sign-off, captions and credits, notes. Pieces without any character are
/// left out; readings and marks of notes are no text.
pub(crate) fn of(article: &Article, words: &Words) -> Vec<String> {
    let mut texts = Vec::new();
    texts.extend(article.dateline.clone());
    blocks(&article.body, &mut texts);
    texts.push(words.sign_off(article));
    article.artwork().into_iter().chain(&article.figures).for_each(|one| figure(one, &mut texts));
    article.notes.iter().for_each(|note| blocks(&note.blocks, &mut texts));
    texts.retain(|text| !text.trim().is_empty());
    texts
}

fn blocks(all: &[Block], texts: &mut Vec<String>) {
    all.iter().for_each(|block| of_block(block, texts));
}

fn of_block(block: &Block, texts: &mut Vec<String>) {
    let mut inline = |text: &[Inline]| texts.push(plain_text(text));
    match block {
        Block::Paragraph { text }
        | Block::Verse { text }
        | Block::Interview { text }
        | Block::Subhead { text, .. } => inline(text),
        Block::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, texts)),
        Block::Quote { blocks: quoted } => blocks(quoted, texts),
        Block::Table(table) => {
            inline(&table.caption);
            table.cells().for_each(|cell| inline(&cell.text));
        }
        Block::Figure(one) => figure(one, texts),
        Block::Break => {}
    }
}

fn figure(figure: &Figure, texts: &mut Vec<String>) {
    texts.push(plain_text(&figure.caption));
    texts.extend(figure.credit.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn texts_are_whole_paragraphs_whatever_stands_out_in_them() {
        let strong = Inline::Strong { content: vec![Inline::text("三年")] };
        let text = vec![Inline::text("清淤"), strong, Inline::text("见底。")];
        let figure = Figure { credit: Some("孟川/摄".to_owned()), ..Figure::default() };
        let body = vec![Block::Paragraph { text }, Block::Quote { blocks: vec![Block::Figure(figure)] }];
        let article = Article { body, ..sample::article("01/a") };
        assert_eq!(of(&article, Words::of(&"zh".into())), ["清淤三年见底。", "孟川/摄"]);
    }
}
