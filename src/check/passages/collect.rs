//! The walk over an issue that gathers its passages.

use super::{Owner, Passage, PassageRole};
use crate::model::{Article, Block, Inline, Issue, Page};
use crate::wording::Words;

/// Gathers the passages of one owner after another.
pub(super) struct Collector<'a> {
    pub(super) owner: Owner<'a>,
    pub(super) passages: Vec<Passage<'a>>,
}

impl<'a> Collector<'a> {
    fn push(&mut self, role: PassageRole, path: impl Into<String>, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.passages.push(Passage { owner: self.owner, role, text, pieces: vec![(0, path.into())] });
        }
    }

    fn option(&mut self, path: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.push(PassageRole::Line, path, text);
        }
    }

    /// Texts of a list, each for itself.
    fn each(&mut self, path: &str, texts: &[String]) {
        for (i, text) in texts.iter().enumerate() {
            self.push(PassageRole::Line, format!("{path}/{i}"), text);
        }
    }

    /// Lines of a head: one text with line breaks.
    fn head(&mut self, path: &str, lines: &[String]) {
        let mut joined = Joined::default();
        for (i, line) in lines.iter().enumerate() {
            joined.push(format!("{path}/{i}"), line);
        }
        self.joined(PassageRole::Line, joined);
    }

    fn joined(&mut self, role: PassageRole, Joined { text, pieces }: Joined) {
        if !text.is_empty() {
            self.passages.push(Passage { owner: self.owner, role, text, pieces });
        }
    }

    /// Name, numbers and imprint.
    pub(super) fn publication(&mut self, issue: &'a Issue) {
        let paper = &issue.publication;
        self.push(PassageRole::Line, "title", &paper.title);
        for (path, text) in [
            ("cn", &paper.cn),
            ("issn", &paper.issn),
            ("postal_code", &paper.postal_code),
            ("permit", &paper.permit),
            ("audience", &paper.audience),
            ("publisher", &paper.publisher),
            ("address", &paper.address),
            ("postcode", &paper.postcode),
            ("phone", &paper.phone),
            ("printer", &paper.printer),
            ("printer_address", &paper.printer_address),
            ("price", &paper.price),
        ] {
            self.option(path, text.as_ref());
        }
        self.each("supervisor", &paper.supervisor);
        self.each("sponsor", &paper.sponsor);
        self.each("organizer", &paper.organizer);
        self.each("masthead_notes", &paper.masthead_notes);
        for (i, filler) in paper.fillers.iter().enumerate() {
            self.each(&format!("fillers/{i}/text"), &filler.text);
            if let Some(alt) = &filler.alt {
                self.push(PassageRole::Description, format!("fillers/{i}/alt"), alt);
            }
        }
        for (i, link) in paper.links.iter().enumerate() {
            self.push(PassageRole::Line, format!("links/{i}/label"), &link.label);
            self.push(PassageRole::Line, format!("links/{i}/url"), &link.url);
        }
    }

    /// Label, name and makers of a page.
    pub(super) fn page(&mut self, page: &'a Page) {
        self.push(PassageRole::Line, "label", page.label.as_str());
        self.option("name", page.name.as_ref());
        for (i, editor) in page.editors.iter().enumerate() {
            self.push(PassageRole::Line, format!("editors/{i}/role"), &editor.role);
            self.each(&format!("editors/{i}/names"), &editor.names);
        }
    }

    /// The places are those of [`Words::each_text`], and `alt`, ids and addresses besides.
    pub(super) fn article(&mut self, article: &'a Article, words: &Words) {
        self.push(PassageRole::Address, "id", article.id.as_str());
        self.option("column_title", article.column_title.as_ref());
        self.option("jump_head", article.jump_head.as_ref());
        self.head("kicker", &article.kicker);
        self.head("headline", &article.headline);
        self.head("deck", &article.deck);
        self.each("summary", &article.summary);
        self.option("dateline", article.dateline.as_ref());
        for (i, byline) in article.byline.iter().enumerate() {
            self.push(PassageRole::Line, format!("byline/{i}"), words.people(byline));
        }
        self.blocks("body", &article.body, &mut 0);
        if let Some(quote) = &article.quote {
            self.push(PassageRole::Line, "quote/text", &quote.text);
            self.option("quote/by", quote.by.as_ref());
        }
        for (i, byline) in article.sign_off.iter().enumerate() {
            self.push(PassageRole::Line, format!("sign_off/{i}"), words.signed(byline));
        }
        for (i, figure) in article.figures.iter().enumerate() {
            self.inlines(PassageRole::Line, &format!("figures/{i}/caption"), &figure.caption, &mut 0);
            self.option(&format!("figures/{i}/credit"), figure.credit.as_ref());
        }
        for (i, note) in article.notes.iter().enumerate() {
            self.push(PassageRole::Address, format!("notes/{i}"), note.id.as_str());
            self.blocks(&format!("notes/{i}"), &note.blocks, &mut 0);
        }
        article.each_figure(|place, figure| {
            if let Some(alt) = &figure.alt {
                self.push(PassageRole::Description, format!("{place}/alt"), alt);
            }
        });
    }

    fn blocks(&mut self, part: &str, blocks: &'a [Block], count: &mut usize) {
        for block in blocks {
            match block {
                Block::Paragraph { text } | Block::Verse { text } | Block::Interview { text } => {
                    self.inlines(PassageRole::Paragraph, part, text, count);
                }
                Block::Subhead { text, .. } => self.inlines(PassageRole::Line, part, text, count),
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.blocks(part, &item.blocks, count));
                }
                Block::Quote { blocks } => self.blocks(part, blocks, count),
                Block::Table(table) => {
                    self.inlines(PassageRole::Line, part, &table.caption, count);
                    table.cells().for_each(|cell| self.inlines(PassageRole::Line, part, &cell.text, count));
                }
                Block::Figure(figure) => {
                    self.inlines(PassageRole::Line, part, &figure.caption, count);
                    if let Some(credit) = &figure.credit {
                        self.push(PassageRole::Line, format!("{part}/{count}"), credit);
                        *count += 1;
                    }
                }
                Block::Break => {}
            }
        }
    }

    /// One passage of inline text; readings and addresses are passages of their own after it.
    fn inlines(&mut self, role: PassageRole, part: &str, inlines: &[Inline], count: &mut usize) {
        let (mut joined, mut aside) = (Joined::default(), Vec::new());
        gather(part, inlines, count, &mut joined, &mut aside);
        self.joined(role, joined);
        for (role, path, text) in aside {
            self.push(role, path, text);
        }
    }
}

/// Pieces one after another.
#[derive(Default)]
struct Joined {
    text: String,
    pieces: Vec<(usize, String)>,
}

impl Joined {
    fn push(&mut self, path: String, text: &str) {
        self.pieces.push((self.text.len(), path));
        self.text.push_str(text);
    }
}

/// Walks inline text, counting pieces as [`Inline::each_text`] does.
fn gather<'a>(
    part: &str,
    inlines: &'a [Inline],
    count: &mut usize,
    joined: &mut Joined,
    aside: &mut Vec<(PassageRole, String, &'a str)>,
) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => {
                joined.push(format!("{part}/{count}"), text);
                *count += 1;
            }
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::ProperName { content }
            | Inline::Subscript { content }
            | Inline::Superscript { content } => {
                gather(part, content, count, joined, aside);
            }
            Inline::Link { url, content } => {
                aside.push((PassageRole::Address, format!("{part}/{count}"), url));
                gather(part, content, count, joined, aside);
            }
            Inline::Ruby { base, reading } => {
                joined.push(format!("{part}/{count}"), base);
                aside.push((PassageRole::Line, format!("{part}/{}", *count + 1), reading));
                *count += 2;
            }
            Inline::NoteMark { .. } | Inline::LineBreak => {}
        }
    }
}
