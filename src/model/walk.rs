//! Every piece of text of an article, in reading order, with a name for its place.
//!
//! The names tie a piece of text to the place of the input it came from:
//! `headline/0` is the first line of the headline, `body/7` the eighth piece of the body,
//! `figures/0/caption/1` the second piece of a caption. Readers of input files count pieces with
//! the same functions, so the names always agree.

use super::{Article, Block, Figure, ImagePath, Inline, PullQuote, Table};

/// The place of the artwork of a notice.
pub const ARTWORK: &str = "notice/artwork";

impl Article {
    /// Calls `visit` with the place and the characters of every text an article prints, in
    /// reading order: heads, summary, byline, body, pull quote, sign-off, figures, notes. The words of one byline or
    /// sign-off all have the place of it (`byline/0`). Descriptions (`alt`) are not printed and
    /// come from [`Article::each_figure`].
    pub fn each_text(&self, mut visit: impl FnMut(&str, &str)) {
        if let Some(title) = &self.column_title {
            visit("column_title", title);
        }
        let heads = [("kicker", &self.kicker), ("headline", &self.headline), ("deck", &self.deck)];
        for (part, lines) in heads.into_iter().chain([("summary", &self.summary)]) {
            for (i, line) in lines.iter().enumerate() {
                visit(&format!("{part}/{i}"), line);
            }
        }
        if let Some(dateline) = &self.dateline {
            visit("dateline", dateline);
        }
        for (i, byline) in self.byline.iter().enumerate() {
            let duty = [byline.affiliation.as_deref().unwrap_or_default(), &byline.role];
            visit_people(&format!("byline/{i}"), duty.into_iter().chain(texts(&byline.names)), &mut visit);
        }
        visit_blocks("body", &self.body, &mut visit);
        if let Some(PullQuote { text, by }) = &self.quote {
            visit("quote/text", text);
            by.iter().for_each(|by| visit("quote/by", by));
        }
        for (i, byline) in self.sign_off.iter().enumerate() {
            let duty = [byline.affiliation.as_deref().unwrap_or_default(), &byline.role];
            visit_people(&format!("sign_off/{i}"), texts(&byline.names).chain(duty), &mut visit);
        }
        for (i, figure) in self.figures.iter().enumerate() {
            visit_figure(&format!("figures/{i}"), figure, &mut visit);
        }
        for (i, note) in self.notes.iter().enumerate() {
            visit_blocks(&format!("notes/{i}"), &note.blocks, &mut visit);
        }
    }

    /// Whether one of its figures is described for those who cannot see it: by words of its own, or, as
    /// artwork, by the text of the article.
    pub fn describes(&self, place: &str, figure: &Figure) -> bool {
        let mut described = figure.alt.as_ref().is_some_and(|alt| !alt.trim().is_empty());
        if place == ARTWORK {
            self.each_text(|_, text| described |= !text.trim().is_empty());
        }
        described
    }

    /// Calls `visit` with the place of every figure: the artwork of a notice (`notice/artwork`), those
    /// the page places (`figures/0` …), then those of the body and of the notes in reading order
    /// (`body/figure/0` …).
    pub fn each_figure<'a>(&'a self, mut visit: impl FnMut(&str, &'a Figure)) {
        if let Some(artwork) = self.artwork() {
            visit(ARTWORK, artwork);
        }
        for (i, figure) in self.figures.iter().enumerate() {
            visit(&format!("figures/{i}"), figure);
        }
        let mut count = 0;
        let notes = self.notes.iter().flat_map(|note| &note.blocks);
        for block in self.body.iter().chain(notes) {
            block.each_figure(&mut |figure| {
                visit(&format!("body/figure/{count}"), figure);
                count += 1;
            });
        }
    }

    /// Calls `visit` with the path of every picture that the article names, wherever it stands.
    pub fn each_image_mut(&mut self, visit: &mut dyn FnMut(&mut ImagePath)) {
        // Field by field, so that a new field fails to compile until it is considered here.
        let Self {
            figures,
            body,
            notes,
            notice,
            id: _,
            rank: _,
            section: _,
            column_title: _,
            jump_head: _,
            kicker: _,
            headline: _,
            deck: _,
            summary: _,
            head: _,
            quote: _,
            dateline: _,
            byline: _,
            sign_off: _,
            boxed: _,
            group: _,
            pin: _,
            may_jump: _,
            companion_of: _,
            lang: _,
        } = self;
        let artwork = notice.as_mut().and_then(|notice| notice.artwork.as_mut());
        let placed = artwork.into_iter().chain(figures);
        placed.filter_map(|figure| figure.image.as_mut()).for_each(&mut *visit);
        let notes = notes.iter_mut().flat_map(|note| &mut note.blocks);
        body.iter_mut().chain(notes).for_each(|block| block.each_image_mut(visit));
    }
}

impl Block {
    fn each_image_mut(&mut self, visit: &mut dyn FnMut(&mut ImagePath)) {
        match self {
            Self::Figure(figure) => figure.image.iter_mut().for_each(visit),
            Self::Quote { blocks } => blocks.iter_mut().for_each(|block| block.each_image_mut(visit)),
            Self::List { items, .. } => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|b| b.each_image_mut(visit));
            }
            Self::Paragraph { .. }
            | Self::Verse { .. }
            | Self::Interview { .. }
            | Self::Subhead { .. }
            | Self::Table(_)
            | Self::Break => {}
        }
    }

    fn each_figure<'a>(&'a self, visit: &mut dyn FnMut(&'a Figure)) {
        match self {
            Self::Figure(figure) => visit(figure),
            Self::Quote { blocks } => blocks.iter().for_each(|b| b.each_figure(visit)),
            Self::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|b| b.each_figure(visit));
            }
            Self::Paragraph { .. }
            | Self::Verse { .. }
            | Self::Interview { .. }
            | Self::Subhead { .. }
            | Self::Table(_)
            | Self::Break => {}
        }
    }
}

/// The words of a byline, those that are not empty.
fn visit_people<'a>(place: &str, words: impl Iterator<Item = &'a str>, visit: &mut impl FnMut(&str, &str)) {
    words.filter(|word| !word.is_empty()).for_each(|word| visit(place, word));
}

fn texts(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().map(String::as_str)
}

fn visit_figure(place: &str, figure: &Figure, visit: &mut dyn FnMut(&str, &str)) {
    let mut count = 0;
    for inline in &figure.caption {
        inline.each_text(&mut |text| {
            visit(&format!("{place}/caption/{count}"), text);
            count += 1;
        });
    }
    if let Some(credit) = &figure.credit {
        visit(&format!("{place}/credit"), credit);
    }
}

fn visit_blocks(place: &str, blocks: &[Block], visit: &mut dyn FnMut(&str, &str)) {
    let mut count = 0;
    for block in blocks {
        block.each_text(&mut |text| {
            visit(&format!("{place}/{count}"), text);
            count += 1;
        });
    }
}

impl Block {
    /// Calls `visit` with every piece of text of the block, in reading order.
    pub fn each_text(&self, visit: &mut dyn FnMut(&str)) {
        match self {
            Self::Paragraph { text }
            | Self::Verse { text }
            | Self::Interview { text }
            | Self::Subhead { text, .. } => each(text, visit),
            Self::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|b| b.each_text(visit));
            }
            Self::Quote { blocks } => blocks.iter().for_each(|b| b.each_text(visit)),
            Self::Table(table) => {
                each(&table.caption, visit);
                table.cells().for_each(|cell| each(&cell.text, visit));
            }
            Self::Figure(figure) => {
                each(&figure.caption, visit);
                if let Some(credit) = &figure.credit {
                    visit(credit);
                }
            }
            Self::Break => {}
        }
    }
}

fn each(inlines: &[Inline], visit: &mut dyn FnMut(&str)) {
    inlines.iter().for_each(|inline| inline.each_text(visit));
}

impl Inline {
    /// Calls `visit` with every piece of text, in reading order; a reading follows its base.
    pub fn each_text(&self, visit: &mut dyn FnMut(&str)) {
        match self {
            Self::Text { text } => visit(text),
            Self::Strong { content }
            | Self::Emphasis { content }
            | Self::ProperName { content }
            | Self::Subscript { content }
            | Self::Superscript { content }
            | Self::Link { content, .. } => each(content, visit),
            Self::Ruby { base, reading } => {
                visit(base);
                visit(reading);
            }
            Self::NoteMark { .. } | Self::LineBreak => {}
        }
    }
}

/// The tables of an article, each with the place of its first text.
pub(crate) fn tables(article: &Article) -> Vec<(String, &Table)> {
    let mut tables = Vec::new();
    let notes = article.notes.iter().enumerate();
    let notes = notes.map(|(number, note)| (format!("notes/{number}"), &note.blocks));
    for (part, blocks) in [("body".to_owned(), &article.body)].into_iter().chain(notes) {
        let mut pieces = 0;
        for block in blocks {
            tables_in(block, &part, &mut pieces, &mut tables);
        }
    }
    tables
}

/// Adds the tables of a block; `pieces` counts the texts before it.
fn tables_in<'a>(block: &'a Block, part: &str, pieces: &mut usize, tables: &mut Vec<(String, &'a Table)>) {
    match block {
        Block::Quote { blocks } => blocks.iter().for_each(|block| tables_in(block, part, pieces, tables)),
        Block::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| tables_in(block, part, pieces, tables));
        }
        _ => {
            if let Block::Table(table) = block {
                tables.push((format!("{part}/{pieces}"), table));
            }
            block.each_text(&mut |_| *pieces += 1);
        }
    }
}

/// How many characters inline text prints, readings included.
pub fn character_count(inlines: &[Inline]) -> usize {
    let mut count = 0;
    inlines.iter().for_each(|inline| inline.each_text(&mut |text| count += text.chars().count()));
    count
}

/// The characters of inline text, with no markup: readings and note marks left out, a wanted
/// line end as a blank.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text: piece } => text.push_str(piece),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::ProperName { content }
            | Inline::Subscript { content }
            | Inline::Superscript { content }
            | Inline::Link { content, .. } => text.push_str(&plain_text(content)),
            Inline::Ruby { base, .. } => text.push_str(base),
            Inline::LineBreak => text.push(' '),
            Inline::NoteMark { .. } => {}
        }
    }
    text
}
