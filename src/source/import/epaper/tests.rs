//! A made-up site of each family.

use encoding_rs::GB18030;

use super::*;
use crate::model::Block;
use crate::model::walk::plain_text;
use crate::source::normal_issue;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

type Files = BTreeMap<String, Vec<u8>>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn imported(files: &Files) -> Checked<Draft> {
    let publication =
        Publication { title: "溪湾晨讯".into(), slug: "xiwan".into(), ..Publication::default() };
    let options = ImportOptions { date: Date::new(2026, 3, 20).unwrap(), publication };
    let read = |path: &str| files.get(path).cloned();
    let site = SavedSite { name: "site".into(), paths: files.keys().cloned().collect(), read: &read };
    let made = import(&site, &options);
    assert_eq!(normal_issue(&made.value.issue), made.value.issue, "the normal form");
    made
}

/// The issue in lines: pages, and each article with what it has.
fn shown(draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    for page in &draft.issue.pages {
        lines.push(format!("{} {}", page.label, page.name.as_deref().unwrap_or_default()));
        for article in &page.articles {
            let head =
                [&article.kicker, &article.headline, &article.deck].map(|lines| lines.join("/")).join("|");
            let body: Vec<String> = article.body.iter().map(block).collect();
            let figures: Vec<String> = article
                .figures
                .iter()
                .map(|figure| {
                    let image = figure.image.as_ref().map_or("none", |path| path.as_str());
                    format!(
                        "[{image} {} {}]",
                        plain_text(&figure.caption),
                        figure.credit.as_deref().unwrap_or_default()
                    )
                })
                .collect();
            lines.push(format!("{head}: {}{}", body.join(" ¶ "), figures.concat()));
        }
    }
    lines
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => plain_text(text),
        Block::Subhead { text, .. } => format!("# {}", plain_text(text)),
        Block::Table(table) => {
            let cells = table.cells().map(|cell| plain_text(&cell.text)).collect::<Vec<_>>();
            format!("({})", cells.join(","))
        }
        other => format!("{other:?}"),
    }
}

fn said(made: &Checked<Draft>) -> Vec<String> {
    made.diagnostics.iter().map(|found| format!("{} {}", found.code, found.message.english())).collect()
}

/// The classic family, in GB 18030, with tables around pictures and what its comment says.
fn classic() -> Files {
    let mut site = files(&[
        (
            "html/2026-03/20/node_2.htm",
            "<meta charset=gb2312><title>溪湾晨讯 第01版：要闻</title><img src='../../../images/1.png' usemap='#m' width=350 height=500>
             <map name=m><area shape=polygon coords='0,0,100,0,100,90,0,90' href='content_11.htm'>
             <area coords='100,0,350,90' href='content_12.htm' title='图书室开放'></map>
             <div id=main-ed-articlenav-list><a href='content_11.htm?div=-1'>春水润田</a></div>",
        ),
        ("html/2026-03/20/node_3.htm", "<title>溪湾晨讯 第02版：副刊</title><ul><li><a href='content_21.htm'>茶</a></ul>"),
        (
            "html/2026-03/20/content_11.htm",
            "<!--enpproperty <title>春水润田</title><introtitle>全镇春耕现场会召开</introtitle><subtitle></subtitle>/enpproperty-->
             <p>导航</p><div id=ozoom><founder-content><TABLE><TR><TD><IMG src='../../../images/a.png'></TD></TR>
             <TR><TD>村民在田边修渠。余湾/摄</TD></TR></TABLE>
             <P>　　本报讯（记者 程溪）渠道已经修好，\n水到田头。</P><P>　　<STRONG>各村</STRONG>备足肥料。<BR>　　农事渐忙。</P>
             <table><tr><td>村<td>亩<tr><td>上湾<td>12</table></founder-content></div><div>版权</div>",
        ),
        ("html/2026-03/20/content_12.htm", "<h1>图书室开放</h1><div id=ozoom><p>从本周起开放。</div>"),
        ("html/2026-03/20/content_21.htm", "<h1>茶</h1><div id=ozoom><p>茶园里采摘新叶。</div>"),
        ("html/2026-03/20/content_99.htm", "<h1>漏</h1><div id=ozoom><p>没有链接。</div>"),
        ("html/2026-03/19/node_2.htm", "<title>第01版：昨日</title>"),
    ]);
    for bytes in site.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = GB18030.encode(&text).0.into_owned();
    }
    site.insert("images/1.png".into(), PNG.to_vec());
    site.insert("images/a.png".into(), PNG.to_vec());
    site
}

#[test]
fn the_classic_family() {
    let made = imported(&classic());
    assert_eq!(
        shown(&made.value),
        [
            "01 要闻",
            "全镇春耕现场会召开|春水润田|: 渠道已经修好，水到田头。 ¶ 各村备足肥料。 ¶ 农事渐忙。 ¶ (村,亩,上湾,12)\
             [01/01-1.png 村民在田边修渠。 余湾/摄]",
            "|图书室开放|: 从本周起开放。",
            "02 副刊",
            "|茶|: 茶园里采摘新叶。",
        ]
    );
    assert_eq!(made.value.issue.pages[0].articles[0].byline[0].names, ["程溪"]);
    let areas: serde_json::Value =
        serde_json::from_slice(&made.value.pictures[&ImagePath::from(AREAS)]).unwrap();
    assert_eq!(areas["pages"][0]["regions"][1]["article"], "01/02");
    assert_eq!(areas["pages"][0]["regions"][1]["polygon"][2][0], 350.0);
    assert_eq!(areas["pages"][0]["image"], "01.png");
    assert!(made.value.pictures.contains_key(&ImagePath::from("pages/01.png")));
    let said = said(&made);
    for words in [
        "I201 no page leads to the article `html/2026-03/20/content_99.htm`",
        "I204 the headline",
        "I204 the kicker",
    ] {
        assert!(said.iter().any(|line| line.starts_with(words)), "{words}: {said:#?}");
    }
}

#[test]
fn the_newer_family() {
    let made = imported(&files(&[
        (
            "pc/layout/202603/20/node_01.html",
            "<div class=nav-panel-heading><strong>第A01版：要闻</strong></div>
             <ul class=newslist><li><a href='../../../content/202603/20/content_5.html'>春水</a>
             <li><a href='../../../content/202603/20/content_6.html'>没有保存</a></ul>",
        ),
        (
            "pc/content/202603/20/content_5.html",
            "<p id=PreTitle>引题</p><p id=Title>春水<br>润田</p><p id=SubTitle>副题</p><div id=ozoom>
             <div class=attachment><img src='../../../images/no.jpg'><p>图为修渠。</p></div><p>正文。</p><h3>小标题</h3><p>又一段。</p></div>",
        ),
    ]));
    assert_eq!(
        shown(&made.value),
        ["A01 要闻", "引题|春水润田|副题: 正文。 ¶ # 小标题 ¶ 又一段。[none 图为修渠。 ]"]
    );
    let said = said(&made);
    for words in ["`没有保存`", "images/no.jpg"] {
        assert!(
            said.iter().any(|line| line.starts_with("I201") && line.contains(words)),
            "{words}: {said:#?}"
        );
    }
}

#[test]
fn the_edition_that_this_program_makes() {
    let made = imported(&files(&[
        (
            "html/2026-03/20/node_1.htm",
            "<section id=list><div class=stories-head><h1><span>A01版</span> 要闻</h1></div><ul id=articlelist><li>
             <a href='../../../html/2026-03/20/content_7.htm'>春水</a></ul></section><section id=sheet><div class=sheet>
             <svg class=areas viewBox='0 0 10 10'><a class=area href='../../../html/2026-03/20/content_7.htm'>
             <polygon points='0,0 5,0 5,9'/></a></svg></div></section>",
        ),
        (
            "html/2026-03/20/content_7.htm",
            "<article><header class=article-head><p class=tags><span class='tag notice'>公告</span><span class=tag>老厂记忆</span></p>
             <p class=kicker><span class=line>引题</span></p><h1><span class=line>春水润田</span> <span class=line>农事渐忙</span></h1>
             <p class=byline><span class=person>记者 <b>程溪</b></span></p></header><div id=ozoom><p>正文。</p></div></article>",
        ),
    ]));
    assert_eq!(shown(&made.value), ["A01 要闻", "引题|春水润田/农事渐忙|: 正文。"]);
    let article = &made.value.issue.pages[0].articles[0];
    assert_eq!(article.column_title.as_deref(), Some("老厂记忆"));
    assert_eq!(article.byline[0].names, ["程溪"]);
    assert_eq!(said(&made), [""; 0]);
}

#[test]
fn the_family_with_names_of_papers() {
    let made = imported(&files(&[
        (
            "html/2026-03/20/nbs.D11xw_01.htm",
            "<div class=paper-bot><p class=ban>第01版：要闻</p></div><ul class=news-list><li>
             <a href='nw.D11xw_20260320_1-01.htm'>春水</a></ul>",
        ),
        (
            "html/2026-03/20/nw.D11xw_20260320_1-01.htm",
            "<div class=article><h3>引题</h3><h1>春水润田</h1><h2>副题</h2><p class=sec>本报记者 程溪</p>
             <div id=ozoom><p>正文一。<p>正文二。</div></div>",
        ),
    ]));
    assert_eq!(shown(&made.value), ["01 要闻", "引题|春水润田|副题: 正文一。 ¶ 正文二。"]);
    assert_eq!(made.value.issue.pages[0].articles[0].byline[0].affiliation.as_deref(), Some("本报"));
}

#[test]
fn the_family_of_pages_in_folders() {
    let made = imported(&files(&[
        (
            "shtml/xw/20260320/v02.shtml",
            "<span class=vname>02版 副刊</span><div class=vtitle><a href='1002.shtml'>茶</a></div>",
        ),
        (
            "shtml/xw/20260320/v01.shtml",
            "<span class=vname>01版 要闻</span><div class=vtitle><a href='/shtml/xw/20260320/1001.shtml'>春水</a></div>",
        ),
        (
            "shtml/xw/20260320/1001.shtml",
            "<p class=bt>春水</p><div id=content>　　正文一。<br><br>　　正文二。</div>",
        ),
        ("shtml/xw/20260320/1002.shtml", "<p class=bt>茶</p><div id=content><p>正文三。</div>"),
    ]));
    assert_eq!(shown(&made.value), ["01 要闻", "|春水|: 正文一。 ¶ 正文二。", "02 副刊", "|茶|: 正文三。"]);
}

#[test]
fn what_is_no_site_or_has_no_such_day_is_refused() {
    for list in [files(&[("index.html", "")]), files(&[("html/2026-03/19/node_1.htm", "")])] {
        let made = imported(&list);
        assert_eq!(made.diagnostics[0].code, Code::UnreadableDocument);
        assert!(made.value.issue.pages.is_empty());
    }
}

#[test]
fn hostile_documents_end_soon() {
    let deep = format!("<h1>深</h1><div id=ozoom>{}字</div>", "<div>".repeat(5_000));
    let long = format!("<h1>长</h1><div id=ozoom>{}</div>", "<b><i>字".repeat(2_000));
    let many = "<i>".repeat(MOST_TAGS + 1);
    let large = " ".repeat(LARGEST_DOCUMENT + 1);
    let links = "<div id=titleList><a href=content_1.htm>深</a><a href=content_2.htm>长</a><a href=content_3.htm>大</a>\
                 <a href=content_4.htm>多</a><a href=node_1.htm>自己</a></div>";
    let list = files(&[
        ("node_1.htm", links),
        ("content_1.htm", &deep),
        ("content_2.htm", &long),
        ("content_3.htm", &large),
        ("content_4.htm", &many),
    ]);
    let made = imported(&list);
    assert_eq!(made.value.issue.pages[0].articles.len(), 2);
    let said = said(&made);
    assert!(said.iter().any(|line| line.contains("I201") && line.contains('字')), "{said:#?}");
    for words in ["4 MiB", "20000 elements"] {
        assert!(said.iter().any(|line| line.contains(words)), "{words}: {said:#?}");
    }
}
