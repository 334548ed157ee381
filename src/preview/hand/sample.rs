//! Made-up issues, in all the ways in which people write their files.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// How the files of a made-up issue are written.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    /// Articles of each page.
    pub(super) pages: Vec<usize>,
    pub(super) line_end: &'static str,
    pub(super) has_mark: bool,
    /// How a list of articles is written: 0 in a line, 1 a line each, 2 so with comments and a comma at its end.
    pub(super) list: u8,
    /// Whether figures are tables in a line.
    pub(super) inline_figures: bool,
    pub(super) has_last_line_end: bool,
    pub(super) is_json: bool,
}

pub(super) fn manner() -> impl Strategy<Value = Manner> {
    let pages = proptest::collection::vec(1_usize..5, 1..4);
    (pages, any::<bool>(), any::<bool>(), 0_u8..3, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(pages, crlf, has_mark, list, inline_figures, has_last_line_end, is_json)| Manner {
            pages,
            line_end: if crlf { "\r\n" } else { "\n" },
            has_mark,
            list,
            inline_figures,
            has_last_line_end,
            is_json,
        },
    )
}

const PUBLICATION: &str = "kind = \"other\"\nlanguage = \"zh-Hans\"\nslug = \"xiwan\"\ntitle = \"溪湾报\"\n";

/// The files of an issue: names and texts.
fn files(manner: &Manner) -> Vec<(String, String)> {
    let mut number = 0;
    let mut pages = Vec::new();
    let mut files = Vec::new();
    for (page, &count) in manner.pages.iter().enumerate() {
        let names: Vec<String> = (0..count).map(|article| format!("{:02}/a{article}", page + 1)).collect();
        for name in &names {
            files.push((format!("{name}.md"), article(manner, number)));
            number += 1;
        }
        pages.push((format!("A{:02}", page + 1), names));
    }
    if manner.is_json {
        return vec![("issue.json".to_owned(), json(&pages))];
    }
    files.push(("issue.toml".to_owned(), issue_toml(manner, &pages)));
    files
}

fn issue_toml(manner: &Manner, pages: &[(String, Vec<String>)]) -> String {
    let mut text = "# 一期\ndate = 2026-03-20 # 周五\n".to_owned();
    for (label, names) in pages {
        let list = match manner.list {
            0 => {
                let items: Vec<String> = names.iter().map(|name| format!("\"{name}.md\"")).collect();
                format!("[{}]", items.join(", "))
            }
            1 => {
                let items: Vec<String> = names.iter().map(|name| format!("  \"{name}.md\"")).collect();
                format!("[\n{}\n]", items.join(",\n"))
            }
            _ => {
                let items = names.iter().map(|name| format!("    '{name}.md', # 见{name}\n"));
                format!("[\n    # 头条在前\n{}]", items.collect::<String>())
            }
        };
        text.push_str(&format!("\n[[page]]\nlabel = \"{label}\"\narticles = {list}\n"));
    }
    text
}

fn article(manner: &Manner, number: usize) -> String {
    let mut text = format!("+++\n# 稿件{number}\nheadline = [\"河道通水\", \"船工上岸{number}\"] # 两行\n");
    if number.is_multiple_of(3) {
        text.push_str("rank = \"middle\" # 主编定\n");
    }
    if number % 4 == 1 {
        text.push_str("boxed = true\n");
    }
    let pinned = number % 5 == 2;
    match manner.inline_figures {
        true => text.push_str(
            "figure = [{ image = \"photos/a.jpg\", alt = \"河\" }, { image = \"photos/b.jpg\", size = \"small\" }]\n",
        ),
        false if pinned => text.push_str("pin = \"top\"\n"),
        false => {}
    }
    if !manner.inline_figures {
        text.push_str(
            "\n[[figure]]\nimage = \"photos/a.jpg\"\nalt = \"河\"\n\n[[figure]]\n# 备用\nimage = \"photos/b.jpg\" # 竖\nsize = \"small\"\n",
        );
    }
    text.push_str("+++\n\n春水从渠口流进田里，pin = \"top\"不是键。\n\n+++\n\n末段");
    text
}

fn json(pages: &[(String, Vec<String>)]) -> String {
    let article = |name: &String| {
        serde_json::json!({
            "id": name, "headline": ["河道通水", "船工上岸"],
            "figures": [{"image": "photos/a.jpg"}, {"image": "photos/b.jpg", "size": "small"}],
            "body": [{"kind": "paragraph", "text": [{"kind": "text", "text": "春水从渠口流进田里。"}]}],
        })
    };
    let page = |(label, names): &(String, Vec<String>)| serde_json::json!({"label": label, "articles": names.iter().map(article).collect::<Vec<_>>()});
    let issue = serde_json::json!({
        "format": 1, "date": "2026-03-20",
        "publication": {"kind": "other", "language": "zh-Hans", "slug": "xiwan", "title": "溪湾报"},
        "pages": pages.iter().map(page).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&issue).unwrap() + "\n"
}

/// Writes an issue into a folder; its path.
pub(super) fn written(manner: &Manner, folder: &Path) -> PathBuf {
    fs::write(folder.join("publication.toml"), PUBLICATION).unwrap();
    for (name, text) in files(manner) {
        let text = if manner.has_last_line_end { text } else { text.trim_end().to_owned() };
        let text = text.replace('\n', manner.line_end);
        let mark: &[u8] = if manner.has_mark { b"\xef\xbb\xbf" } else { b"" };
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, [mark, text.as_bytes()].concat()).unwrap();
    }
    if manner.is_json { folder.join("issue.json") } else { folder.to_owned() }
}
