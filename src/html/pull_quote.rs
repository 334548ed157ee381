//! Where a pull quote stands in the text of its article.

use crate::model::Block;

/// The block before which a pull quote stands: the first after two fifths of the text that lies between two
/// paragraphs, so that it parts neither a subhead from its text nor a table from its source.
pub(super) fn place(blocks: &[Block]) -> usize {
    let characters = |block: &Block| {
        let mut count = 0;
        block.each_text(&mut |text| count += text.chars().count());
        count
    };
    let all: usize = blocks.iter().map(characters).sum();
    let is_text = |block: &Block| matches!(block, Block::Paragraph { .. });
    let mut before = 0;
    for (place, pair) in blocks.windows(2).enumerate() {
        before += characters(&pair[0]);
        if before * 5 >= all * 2 && pair.iter().all(is_text) {
            return place + 1;
        }
    }
    blocks.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    fn paragraph(characters: usize) -> Block {
        Block::Paragraph { text: vec![Inline::text("水".repeat(characters))] }
    }

    fn subhead() -> Block {
        Block::Subhead { level: 1, text: vec![Inline::text("清淤")] }
    }

    #[test]
    fn it_stands_between_two_paragraphs_after_two_fifths_of_the_text() {
        let paragraphs: Vec<Block> = (0..10).map(|_| paragraph(50)).collect();
        assert_eq!(place(&paragraphs), 4);
        let parted = [paragraph(50), subhead(), paragraph(50), subhead(), paragraph(50), paragraph(50)];
        assert_eq!(place(&parted), 5, "no subhead is parted from its text");
    }

    #[test]
    fn without_such_a_place_it_follows_the_text() {
        assert_eq!(place(&[]), 0);
        assert_eq!(place(&[paragraph(9)]), 1);
        assert_eq!(place(&[paragraph(9), subhead(), paragraph(9)]), 3);
    }
}
