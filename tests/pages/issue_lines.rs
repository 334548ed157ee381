//! An issue in lines, to be compared with what comes back of its editions.

use paiban::model::{Article, Block, Byline, Inline, Issue};

/// An article in lines: all that a page shows of it.
fn shown(article: &Article) -> Vec<String> {
    let people = |list: &[Byline]| {
        // Where the body ends and the duty begins does not show.
        let one = |byline: &Byline| {
            let affiliation = byline.affiliation.as_deref().unwrap_or_default();
            format!("{affiliation}{}|{}", byline.role, byline.names.join(","))
        };
        list.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let mut lines = vec![
        format!("id {}", article.id),
        format!("column {:?}", article.column_title),
        format!("kicker {:?}", article.kicker),
        format!("headline {:?}", article.headline),
        format!("deck {:?}", article.deck),
        format!("summary {:?}", article.summary),
        format!("dateline {:?}", article.dateline),
        format!("byline {}", people(&article.byline)),
        format!("sign-off {}", people(&article.sign_off)),
        format!("notice {:?}", article.notice.as_ref().map(|notice| notice.kind)),
        format!("quote {:?}", article.quote.as_ref().map(|quote| (&quote.text, &quote.by))),
    ];
    let mut figures: Vec<String> = Vec::new();
    article.each_figure(|_, figure| {
        let (caption, credit, alt) = (words(&figure.caption), &figure.credit, &figure.alt);
        // A chart is a picture without words.
        if !caption.is_empty() || credit.is_some() || alt.is_some() {
            figures.push(format!("figure {caption} | {credit:?} | {alt:?}"));
        }
    });
    // A chart shows the words of its table.
    for block in &article.body {
        if let Block::Table(table) = block
            && table.chart.is_some()
        {
            let cells: String = table.cells().map(|cell| words(&cell.text)).collect();
            figures.push(format!("figure {cells} | None | None"));
        }
    }
    // Figures stand where the page has room for them.
    figures.sort();
    lines.extend(figures);
    article.body.iter().for_each(|block| lines.push(block_line(block)));
    lines
}

fn block_line(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => format!("p {}", words(text)),
        Block::Verse { text } => format!("v {}", words(text)),
        Block::Interview { text } => format!("i {}", words(text)),
        Block::Subhead { text, .. } => format!("h {}", words(text)),
        Block::Quote { blocks } => {
            format!("q [{}]", blocks.iter().map(block_line).collect::<Vec<_>>().join(" "))
        }
        Block::List { start, items, .. } => {
            let items =
                items.iter().map(|item| item.blocks.iter().map(block_line).collect::<Vec<_>>().join(" "));
            format!("l {start:?} [{}]", items.collect::<Vec<_>>().join("; "))
        }
        // A page shows a chart instead of its table.
        Block::Table(table) if table.chart.is_some() => format!("p {}", words(&table.caption)),
        Block::Table(table) => {
            let cells = table.cells().map(|cell| format!("{}{:?}", words(&cell.text), cell.span));
            format!("t {} {}", words(&table.caption), cells.collect::<Vec<_>>().join(","))
        }
        Block::Figure(_) => String::new(),
        Block::Break => "-".to_owned(),
    }
}

/// All that the pages of an issue show, in lines.
pub(crate) fn lines_of(issue: &Issue) -> Vec<String> {
    let mut lines = Vec::new();
    for page in &issue.pages {
        lines.push(format!("page {} {:?}", page.label, page.name));
        page.articles.iter().for_each(|article| lines.extend(shown(article)));
    }
    lines.retain(|line| !line.is_empty() && line != "-");
    // Blanks differ between editions: at line ends, beside readings.
    lines.into_iter().map(|line| line.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}

/// The characters of a text, readings in parentheses after theirs.
fn words(text: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Ruby { base, reading } => format!("{base}（{reading}）"),
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::ProperName { content }
        | Inline::Subscript { content }
        | Inline::Superscript { content }
        | Inline::Link { content, .. } => words(content),
        Inline::NoteMark { .. } | Inline::LineBreak => String::new(),
    };
    text.iter().map(one).collect()
}
