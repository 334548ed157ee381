//! Tables of HTML in Markdown and cells of JSON, as they are read, reported and written.

use paiban::diagnostics::{Checked, Code};
use paiban::model::walk::plain_text;
use paiban::model::*;
use paiban::source::{folder, json};

fn read(body: &str) -> (Vec<Block>, Vec<(Code, String)>) {
    let text = format!("+++\n+++\n{body}");
    let Checked { value, diagnostics } = folder::article::from_text(&text);
    let place = |found: &paiban::diagnostics::Diagnostic| {
        let range = found
            .labels
            .first()
            .and_then(|label| label.span())
            .map(|span| span.range.clone())
            .unwrap_or_default();
        (found.code, text[range].to_owned())
    };
    (value.body, diagnostics.iter().map(place).collect())
}

/// Rows of a table: cells between bars, with their columns and rows, heads starred; `=` after the head.
fn shown(block: &Block) -> String {
    let Block::Table(table) = block else { return format!("{block:?}") };
    let cell = |cell: &Cell| {
        let CellSpan { columns, rows } = cell.span;
        let span = if cell.span == CellSpan::default() { String::new() } else { format!("{columns}x{rows}") };
        format!("{}{}{span}", if cell.is_head { "*" } else { "" }, plain_text(&cell.text))
    };
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join("|");
    let head: Vec<_> = table.head_rows().map(row).collect();
    let rows: Vec<_> = table.rows.iter().map(row).collect();
    let caption = plain_text(&table.caption);
    format!("{caption}{}={}", head.join("/"), rows.join("/"))
}

/// As MinerU and PaddleOCR write them: one line, elements around, nothing else.
#[test]
fn tables_of_ocr_programs_are_read() {
    let table = "<table><tr><td rowspan=\"2\">村</td><td colspan=\"2\">水渠</td></tr><tr><td>条</td><td>米</td></tr>\
                 <tr><td>上湾</td><td>2</td><td>1 300</td></tr></table>";
    for around in [
        table.to_owned(),
        format!("<html><body>{table}</body></html>"),
        format!("<div style=\"text-align: center;\"><html><body>{table}</body></html></div>\n"),
        format!("> {table}"),
    ] {
        let (blocks, found) = read(&around);
        let block = match &blocks[0] {
            Block::Quote { blocks } => &blocks[0],
            block => block,
        };
        assert_eq!(shown(block), "=村1x2|水渠2x1/条|米/上湾|2|1 300", "{around}");
        assert_eq!((blocks.len(), found), (1, vec![]), "{around}");
    }
}

#[test]
fn markup_and_references_of_cells_become_inline_text() {
    let body = "<table>\n<caption>表&nbsp;一</caption>\n<tr><th>甲</th><th>乙</th></tr>\n<tr>\n  <td>\n    一<br> 二 \
                <strong>三</strong>&lt;b&gt; *四*\n  </td>\n  <td><a href=\"https://a.cn/?a=1&amp;b=2\">站</a>m<sup>2</sup>\
                [^1]</td>\n</tr>\n</table>\n\n[^1]: 注\n";
    let (blocks, found) = read(body);
    assert_eq!(found, []);
    let [Block::Table(table)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let text = Inline::text;
    let cell = [
        text("一"),
        Inline::LineBreak,
        text("二 "),
        Inline::Strong { content: vec![text("三")] },
        text("<b> *四*"),
    ];
    assert_eq!(table.rows[0][0].text, cell);
    let link = Inline::Link { url: "https://a.cn/?a=1&b=2".into(), content: vec![text("站")] };
    let sup = Inline::Superscript { content: vec![text("2")] };
    assert_eq!(table.rows[0][1].text, [link, text("m"), sup, Inline::NoteMark { note: "1".into() }]);
    assert_eq!(table.caption, [text("表\u{a0}一")]);
    assert_eq!(table.head.len(), 2);
}

/// A blank line ends a block of HTML (CommonMark 0.31, §4.6), but not a table.
#[test]
fn blank_lines_do_not_end_a_table() {
    let lines = ["<table>", "<tr><td>甲</td>", "<td>乙</td></tr>", "</table>", "后"];
    for ends in ["\n\n", "\r\n\r\n", "\n \n\n"] {
        let (blocks, found) = read(&lines.join(ends));
        assert_eq!(shown(&blocks[0]), "=甲|乙", "{ends:?}");
        assert_eq!(blocks[1], Block::Paragraph { text: vec![Inline::text("后")] });
        assert_eq!(found, [], "{ends:?}");
    }
}

#[test]
fn what_is_wrong_with_a_table_is_told_at_its_place_and_no_text_is_lost() {
    use Code::{UnevenTable, UnsupportedMarkdown};
    let unsupported = |place: &str| (UnsupportedMarkdown, place.to_owned());
    let uneven = |place: &str| (UnevenTable, place.to_owned());
    for (body, blocks, found) in [
        ("<table><tr><td>甲<td>乙<tr><td>丙</table>", vec!["=甲|乙/丙|"], vec![uneven("<tr>")]),
        (
            "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙</table>",
            vec!["=甲|乙1x2/丙"],
            vec![uneven("<td colspan=2>")],
        ),
        (
            "<table><tr><td rowspan=3>甲<td>乙<tr><td>丙</table>",
            vec!["=甲1x2|乙/丙"],
            vec![uneven("<td rowspan=3>")],
        ),
        (
            "<table><tr><td colspan=1000000>甲<td>乙</table>",
            vec!["=甲|乙"],
            vec![unsupported("<td colspan=1000000>")],
        ),
        ("<table><tr><td>甲", vec!["=甲"], vec![unsupported("<table>")]),
        (
            "<table><tr><td>甲</td></tr>\n乙\n</table>丙",
            vec!["=甲", "乙", "丙"],
            vec![unsupported("乙"), unsupported("丙")],
        ),
        (
            "<table><tr><td><b>甲</b></table>",
            vec!["=<b>甲</b>"],
            vec![unsupported("<b>"), unsupported("</b>")],
        ),
        ("<table><tr><td><em>甲</table>", vec!["=<em>甲"], vec![unsupported("<em>")]),
        (
            "<table><tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table>丁</td></tr></table>",
            vec!["=甲 乙 丙 丁"],
            vec![unsupported("<table>")],
        ),
        ("<table><tr><td>甲[^x]</table>", vec!["=甲[^x]"], vec![(Code::UndefinedNote, "[^x]".to_owned())]),
        (
            "<table><tr><td>甲<!-- 乙 --></table>",
            vec!["=甲"],
            vec![(Code::HtmlComment, "<!-- 乙 -->".to_owned())],
        ),
    ] {
        let (read, told) = read(body);
        let read: Vec<_> = read
            .iter()
            .map(|block| match block {
                Block::Paragraph { text } => plain_text(text),
                block => shown(block),
            })
            .collect();
        assert_eq!((read, told), (blocks.iter().map(|&block| block.to_owned()).collect(), found), "{body}");
    }
}

/// Cells of an older issue.json are arrays of text; one that spans others is an object.
#[test]
fn cells_of_json_are_texts_or_objects() {
    let text = |text: &str| format!(r#"[{{"kind":"text","text":"{text}"}}]"#);
    let issue = |table: &str| {
        format!(
            r#"{{"publication":{{"title":"a","slug":"a","language":"zh-Hans","kind":"other"}},"date":"2026-03-20",
            "pages":[{{"label":"1","articles":[{{"id":"a","body":[{{"kind":"table",{table}}}]}}]}}]}}"#
        )
    };
    let read = |table: &str| {
        let read = json::from_bytes("issue.json", issue(table).into_bytes());
        let body = read.value.issue.pages[0].articles[0].body.clone();
        (shown(&body[0]), read.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), body)
    };
    let plain = format!(
        r#""columns":["start","end"],"head":[{},{}],"rows":[[{},{}]]"#,
        text("甲"),
        text("乙"),
        text("丙"),
        text("丁")
    );
    let (cells, codes, body) = read(&plain);
    assert_eq!((cells.as_str(), codes), ("甲|乙=丙|丁", vec![]));
    let written = serde_json::to_string(&body[0]).unwrap();
    assert_eq!(written, format!(r#"{{"kind":"table",{plain}}}"#));
    let spanning = format!(
        r#""columns":["start","end"],"head":[{{"text":{},"columns":2}}],"lower_head":[[{},{}]],
        "rows":[[{{"text":{},"rows":2,"head":true}},{}],[{}]]"#,
        text("甲"),
        text("乙"),
        text("丙"),
        text("丁"),
        text("戊"),
        text("己")
    );
    let (cells, codes, _) = read(&spanning);
    assert_eq!((cells.as_str(), codes), ("甲2x1/乙|丙=*丁1x2|戊/己", vec![]));
    let wrong =
        format!(r#""columns":["start"],"head":[],"rows":[[{{"text":{},"columns":0}},[]],[]]"#, text("甲"));
    let (cells, codes, _) = read(&wrong);
    assert_eq!(cells, "=甲|/|");
    assert_eq!(codes, [Code::InvalidValue, Code::UnevenTable, Code::UnevenTable]);
}
