//! Words of the articles for WeChat and of the page that shows them to the desk.

use serde::Serialize;

use super::Words;
use super::words::Script;

/// Words of the preview and of what articles print besides the issue.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WechatWords {
    /// Name of the edition.
    pub name: &'static str,
    /// Before and after the number of a message.
    pub message: [&'static str; 2],
    /// After a number of articles, of characters, of pictures.
    pub articles: &'static str,
    /// See `articles`.
    pub characters: &'static str,
    /// See `articles`.
    pub images: &'static str,
    /// The list of all headlines.
    pub highlights: &'static str,
    /// A message of pictures.
    pub picture_message: &'static str,
    /// What the broken line on a cover is.
    pub frame: &'static str,
    /// Heading of the checks, and how they came out: so many pass, so many to see.
    pub checks: &'static str,
    /// See `checks`.
    pub pass: &'static str,
    /// See `checks`.
    pub to_see: &'static str,
    /// What is checked.
    pub title: &'static str,
    /// See `title`.
    pub author: &'static str,
    /// See `title`.
    pub digest: &'static str,
    /// See `title`.
    pub content: &'static str,
    /// See `title`.
    pub pictures: &'static str,
    /// See `title`.
    pub covers: &'static str,
    /// See `title`.
    pub links: &'static str,
    /// See `title`.
    pub dark: &'static str,
    /// See `title`.
    pub complete: &'static str,
    /// See `title`.
    pub original: &'static str,
    /// See `title`.
    pub tables: &'static str,
    /// What is said of a title of more than 32 characters.
    pub title_note: &'static str,
    /// Between how many times its text the markup has and the limit.
    pub factor: [&'static str; 2],
    /// That links became notes, that there was none.
    pub noted: &'static str,
    /// See `noted`.
    pub no_links: &'static str,
    /// That it can be read in the dark.
    pub readable: &'static str,
    /// That nothing is missing, or that something is.
    pub all_there: &'static str,
    /// See `all_there`.
    pub missing: &'static str,
    /// That there is no address of the original.
    pub no_original: &'static str,
    /// That a cover could not spare all that must be kept.
    pub cover_note: &'static str,
    /// That a table is a picture.
    pub table_note: &'static str,
    /// That the digest ends inside a sentence.
    pub digest_note: &'static str,
    /// Heading of the text, in the light and in the dark.
    pub text: &'static str,
    /// See `text`.
    pub day: &'static str,
    /// See `text`.
    pub night: &'static str,
    /// The buttons.
    pub copy_text: &'static str,
    /// See `copy_text`.
    pub copy_title: &'static str,
    /// See `copy_text`.
    pub copy_digest: &'static str,
    /// See `copy_text`.
    pub before: &'static str,
    /// See `copy_text`.
    pub after: &'static str,
    /// What is said after copying, with and without pictures to be uploaded.
    pub copied: &'static str,
    /// See `copied`.
    pub upload: [&'static str; 2],
    /// See `copied`.
    pub nothing_to_upload: &'static str,
    /// See `copied`.
    pub not_copied: &'static str,
    /// See `copied`.
    pub colours: &'static str,
    /// What nobody can find out without a real account.
    pub unsure: &'static str,
}

const SIMPLIFIED: WechatWords = WechatWords {
    name: "微信稿",
    message: ["第", "条"],
    articles: "篇",
    characters: "字",
    images: "张",
    highlights: "今日看点",
    picture_message: "图片消息",
    frame: "虚框是1：1封面",
    checks: "核对",
    pass: "项过",
    to_see: "项要看",
    title: "标题",
    author: "作者",
    digest: "摘要",
    content: "正文",
    pictures: "图片",
    covers: "封面",
    links: "外链",
    dark: "夜间可读",
    complete: "字、图、署名",
    original: "阅读原文",
    tables: "表格",
    title_note: "上限32还是64，要真帐号试",
    factor: ["是文字的", "倍，上限3倍"],
    noted: "个，已改成文末注",
    no_links: "0，无须转注",
    readable: "过",
    all_there: "一个不少",
    missing: "处缺失",
    no_original: "没有写`site`，不带原文网址",
    cover_note: "裁不下必留处，留了边",
    table_note: "张表改成图，文字在report.json",
    digest_note: "首句太长，断在句中",
    text: "正文",
    day: "日",
    night: "夜",
    copy_text: "复制正文",
    copy_title: "标题",
    copy_digest: "摘要",
    before: "上一篇",
    after: "下一篇",
    copied: "已复制",
    upload: ["图", "张在images/，贴好后另传"],
    nothing_to_upload: "贴进编辑器的正文框",
    not_copied: "浏览器没让复制，请选中正文自己复制",
    colours: "日夜切换",
    unsure: "标题上限是32还是64，编辑器留不留class，没有真帐号查不出；这里不写class。",
};

const TRADITIONAL: WechatWords = WechatWords {
    name: "微信稿",
    message: ["第", "條"],
    articles: "篇",
    characters: "字",
    images: "張",
    highlights: "今日看點",
    picture_message: "圖片消息",
    frame: "虛框是1：1封面",
    checks: "核對",
    pass: "項過",
    to_see: "項要看",
    title: "標題",
    author: "作者",
    digest: "摘要",
    content: "正文",
    pictures: "圖片",
    covers: "封面",
    links: "外鏈",
    dark: "夜間可讀",
    complete: "字、圖、署名",
    original: "閱讀原文",
    tables: "表格",
    title_note: "上限32還是64，要真帳號試",
    factor: ["是文字的", "倍，上限3倍"],
    noted: "個，已改成文末註",
    no_links: "0，無須轉註",
    readable: "過",
    all_there: "一個不少",
    missing: "處缺失",
    no_original: "沒有寫`site`，不帶原文網址",
    cover_note: "裁不下必留處，留了邊",
    table_note: "張表改成圖，文字在report.json",
    digest_note: "首句太長，斷在句中",
    text: "正文",
    day: "日",
    night: "夜",
    copy_text: "複製正文",
    copy_title: "標題",
    copy_digest: "摘要",
    before: "上一篇",
    after: "下一篇",
    copied: "已複製",
    upload: ["圖", "張在images/，貼好後另傳"],
    nothing_to_upload: "貼進編輯器的正文框",
    not_copied: "瀏覽器沒讓複製，請選中正文自己複製",
    colours: "日夜切換",
    unsure: "標題上限是32還是64，編輯器留不留class，沒有真帳號查不出；這裡不寫class。",
};

const ENGLISH: WechatWords = WechatWords {
    name: "Articles for WeChat",
    message: ["Message ", ""],
    articles: " articles",
    characters: " characters",
    images: " pictures",
    highlights: "Highlights",
    picture_message: "Picture message",
    frame: "the broken line is the 1:1 cover",
    checks: "Checks",
    pass: " pass",
    to_see: " to see",
    title: "Title",
    author: "Author",
    digest: "Digest",
    content: "Text",
    pictures: "Pictures",
    covers: "Covers",
    links: "Links",
    dark: "In the dark",
    complete: "Words, pictures, names",
    original: "Original",
    tables: "Tables",
    title_note: "32 or 64? Try a real account",
    factor: ["", " times its text, 3 at most"],
    noted: " now notes at the end",
    no_links: "none",
    readable: "readable",
    all_there: "all there",
    missing: " missing",
    no_original: "no `site` is given, so there is no address of the original",
    cover_note: "what must be kept does not fit, so there are margins",
    table_note: " tables are pictures; their text is in report.json",
    digest_note: "the first sentence is too long and is cut",
    text: "Text",
    day: "Day",
    night: "Night",
    copy_text: "Copy text",
    copy_title: "Title",
    copy_digest: "Digest",
    before: "Previous article",
    after: "Next article",
    copied: "Copied",
    upload: ["", " pictures in images/: upload after pasting"],
    nothing_to_upload: "Paste it into the editor",
    not_copied: "The browser did not let it be copied: select the text and copy it",
    colours: "Day or night",
    unsure: "Whether a title may have 32 or 64 characters, and whether the editor keeps classes, only a real account can tell; no class is written here.",
};

impl Words {
    /// Those of the articles for WeChat.
    pub fn wechat(&self) -> &'static WechatWords {
        match self.script {
            Script::Simplified => &SIMPLIFIED,
            Script::Traditional => &TRADITIONAL,
            Script::Latin => &ENGLISH,
        }
    }

    /// The sentences of a summary as one text; a mark that ends one stays, others get a semicolon.
    pub fn digest_of(&self, sentences: &[&str]) -> String {
        let mut text = String::new();
        for (place, sentence) in sentences.iter().enumerate() {
            text.push_str(sentence);
            let is_ended = sentence.ends_with(['。', '！', '？', '；', '.', '!', '?', ';', '”']);
            match (place + 1 < sentences.len(), is_ended) {
                (false, _) => {}
                (true, true) if self.is_latin() => text.push(' '),
                (true, true) => {}
                (true, false) => text.push_str(self.signs.semicolon),
            }
        }
        text
    }

    /// What stands under an article: paper, day, page.
    pub fn wechat_source(&self, parts: &[&str]) -> String {
        parts.join(self.signs.gap)
    }
}
