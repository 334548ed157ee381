//! Every text of an issue, to be changed in its place.
//!
//! A text is what a reader sees as one: a line, a paragraph, a cell, with its pieces in reading
//! order. Ids, addresses, paths and keys are no texts. Lines that a change leaves empty are taken
//! out of their lists, and options without text become none. Structs are taken apart field by
//! field, so that a new field fails to compile until it is considered here.

use super::{
    Article, Block, Byline, Editor, Figure, Filler, Inline, Issue, Link, Page, PageLabel, Publication,
    PullQuote, Section, WechatAccount,
};

/// Calls `change` with the pieces of every text of an issue.
pub(crate) fn each_text(issue: &mut Issue, change: &mut dyn FnMut(&mut [&mut String])) {
    publication(&mut issue.publication, change);
    for page in &mut issue.pages {
        let Page { name, editors, articles, label, plan: _, theme: _ } = page;
        page_label(label, change);
        option(name, change);
        for Editor { role, names } in editors {
            line(role, change);
            lines(names, change);
        }
        articles.iter_mut().for_each(|each| article(each, change));
    }
}

type Change<'c> = dyn FnMut(&mut [&mut String]) + 'c;

fn line(text: &mut String, change: &mut Change<'_>) {
    change(&mut [text]);
}

fn lines(texts: &mut Vec<String>, change: &mut Change<'_>) {
    texts.iter_mut().for_each(|text| line(text, change));
    texts.retain(|text| !text.is_empty());
}

fn option(text: &mut Option<String>, change: &mut Change<'_>) {
    text.iter_mut().for_each(|text| line(text, change));
    text.take_if(|text| text.is_empty());
}

/// A page keeps its label where nothing of it would be left.
fn page_label(label: &mut PageLabel, change: &mut Change<'_>) {
    let mut text = label.as_str().to_owned();
    line(&mut text, change);
    if !text.is_empty() {
        *label = text.into();
    }
}

fn publication(publication: &mut Publication, change: &mut Change<'_>) {
    let Publication {
        title,
        cn,
        issn,
        postal_code,
        permit,
        audience,
        supervisor,
        sponsor,
        organizer,
        publisher,
        address,
        postcode,
        phone,
        printer,
        printer_address,
        price,
        links,
        masthead_notes,
        fillers,
        sections,
        slug: _,
        language: _,
        kind: _,
        copies: _,
        masthead: _,
        weekdays: _,
        theme: _,
        paper: _,
        accent: _,
        look: _,
        profile: _,
        editions: _,
        faces: _,
        accessibility: _,
        site: _,
        wechat,
    } = publication;
    line(title, change);
    for text in [cn, issn, postal_code, permit, audience, publisher, address, postcode, phone] {
        option(text, change);
    }
    for text in [printer, printer_address, price] {
        option(text, change);
    }
    if let Some(WechatAccount { author, comments: _ }) = wechat {
        option(author, change);
    }
    for texts in [supervisor, sponsor, organizer, masthead_notes] {
        lines(texts, change);
    }
    for Link { label, url: _, qr: _ } in links {
        line(label, change);
    }
    for Section { name, accent: _ } in sections {
        line(name, change);
    }
    for Filler { alt, text, image: _, columns: _, rows: _ } in fillers {
        option(alt, change);
        lines(text, change);
    }
}

fn article(article: &mut Article, change: &mut Change<'_>) {
    let Article {
        column_title,
        jump_head,
        kicker,
        headline,
        deck,
        summary,
        quote,
        dateline,
        byline,
        sign_off,
        figures,
        body,
        notes,
        notice,
        id: _,
        rank: _,
        section: _,
        head: _,
        boxed: _,
        group: _,
        pin: _,
        may_jump: _,
        companion_of: _,
        lang: _,
    } = article;
    option(column_title, change);
    option(jump_head, change);
    for texts in [kicker, headline, deck, summary] {
        lines(texts, change);
    }
    if let Some(PullQuote { text, by }) = quote {
        line(text, change);
        option(by, change);
    }
    quote.take_if(|quote| quote.text.is_empty() && quote.by.is_none());
    option(dateline, change);
    for Byline { role, affiliation, names } in byline.iter_mut().chain(sign_off) {
        line(role, change);
        option(affiliation, change);
        lines(names, change);
    }
    let artwork = notice.as_mut().and_then(|notice| notice.artwork.as_mut());
    artwork.into_iter().chain(figures).for_each(|each| figure(each, change));
    blocks(body, change);
    notes.iter_mut().for_each(|note| blocks(&mut note.blocks, change));
}

fn figure(figure: &mut Figure, change: &mut Change<'_>) {
    let Figure { caption, credit, alt, image: _, focus: _, keep: _, crop: _, size: _, qr: _ } = figure;
    inlines(caption, change);
    option(credit, change);
    option(alt, change);
}

fn blocks(blocks: &mut [Block], change: &mut Change<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph { text }
            | Block::Verse { text }
            | Block::Interview { text }
            | Block::Subhead { text, .. } => inlines(text, change),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| self::blocks(&mut item.blocks, change));
            }
            Block::Quote { blocks } => self::blocks(blocks, change),
            Block::Table(table) => {
                inlines(&mut table.caption, change);
                table.cells_mut().for_each(|cell| inlines(&mut cell.text, change));
            }
            Block::Figure(each) => figure(each, change),
            Block::Break => {}
        }
    }
}

/// The pieces of inline text are one text; each reading is one of its own.
fn inlines(inlines: &mut [Inline], change: &mut Change<'_>) {
    let (mut pieces, mut readings) = (Vec::new(), Vec::new());
    gather(inlines, &mut pieces, &mut readings);
    change(&mut pieces);
    readings.into_iter().for_each(|reading| line(reading, change));
}

fn gather<'a>(
    inlines: &'a mut [Inline],
    pieces: &mut Vec<&'a mut String>,
    readings: &mut Vec<&'a mut String>,
) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => pieces.push(text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::ProperName { content }
            | Inline::Subscript { content }
            | Inline::Superscript { content }
            | Inline::Link { content, url: _ } => gather(content, pieces, readings),
            Inline::Ruby { base, reading } => {
                pieces.push(base);
                readings.push(reading);
            }
            Inline::NoteMark { .. } | Inline::LineBreak => {}
        }
    }
}
