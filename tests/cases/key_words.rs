//! What the documents of keys say besides the schema, in English and in Chinese.

use paiban::messages::MessageLanguage;

/// A text in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Text {
    english: &'static str,
    chinese: &'static str,
}

impl Text {
    pub(crate) const EMPTY: Self = same("");

    pub(crate) fn in_language(self, language: MessageLanguage) -> &'static str {
        match language {
            MessageLanguage::English => self.english,
            MessageLanguage::Chinese => self.chinese,
        }
    }
}

pub(crate) const fn text(english: &'static str, chinese: &'static str) -> Text {
    Text { english, chinese }
}

/// A text that is the same in both languages, such as the name of a file.
pub(crate) const fn same(both: &'static str) -> Text {
    text(both, both)
}

/// What stands above the tables.
pub(crate) const INTRODUCTION: Text = text(
    "\
# Keys

<!-- Made of the JSON Schema by `PAIBAN_ACCEPT=1 cargo test`; edit the comments in src/model. -->

An issue is a folder with `issue.toml`, articles and pictures; the nearest `publication.toml`, in the folder or
above, says what is the same in every issue. `paiban new DIR` writes both with every key and a comment.

A key without a mark may be left out; **required** ones may not. Unknown keys are errors (M104). Where a text or
a list of texts is expected, `\"…\"` and `[\"…\", \"…\"]` are both right. An `issue.json` has the same keys; where they
differ, the last section says how. `paiban schema` prints its JSON Schema.

Options of the command line win over `issue.toml`, this over `publication.toml`, and this over what is built in.
",
    "\
# 全部的键

<!-- Made of the JSON Schema by `PAIBAN_ACCEPT=1 cargo test`; edit src/messages/zh/keys.ftl. -->

一期是一个文件夹，里面有`issue.toml`、稿件和图片；各期都一样的，写在`publication.toml`里，放在这个文件夹或它上面的某级文件夹里，以最近的一份为准。`paiban new DIR`写出这两个文件，列出全部的键，各有注释。

注明**必需**的键不能不写，其余的可以不写。不认识的键是错误（M104）。要写字符串或字符串的列表的，写`\"…\"`和`[\"…\", \"…\"]`都对。`issue.json`的键与这里的相同，不同的列在最后一节。`paiban schema`印出它的JSON Schema。

命令行的选项优先，其次是`issue.toml`，再次是`publication.toml`；都没有写，就用程序自带的默认值。
",
);

/// What stands below the tables.
pub(crate) const CLOSING: Text = text(
    "\
## The text of an article

Below the second `+++` stands Markdown: paragraphs, `## subheads`, lists, quotes, tables, `**strong**`, `*emphasis*`,
`[links](https://example.org)`, footnotes (`[^1]`), pictures alone in a paragraph (`![description](photos/a.jpg)`),
`<u>proper names</u>`, `<ruby>字<rt>zì</rt></ruby>`, and a hard line break (two blanks or `\\` at the end of a line).
Lines that begin with `| ` are verse (诗), one line each, and so is a paragraph of three short lines or more with hard
line breaks; a line of `|` alone, or a blank line, parts two stanzas. Paragraphs that begin with `问：` and `答：`, or with
names in strong type (`**记者：**`), are an interview (问答) if two speak, of whom one asks or speaks again.

A table is one of pipes, or one of HTML where cells span several rows or columns: `<table>` with `<caption>`, `<col>`,
`<thead>`, `<tbody>`, `<tfoot>`, `<tr>`, `<th>`, `<td>`, `colspan` and `rowspan`, as OCR programs write them, too. Rows of
`<th>` alone at its top are its head, which may have several; a `<th>` below it is the head of its row. `align` sets the
columns. A cell holds text, `<br>`, `<strong>`, `<em>`, `<u>`, `<sub>`, `<sup>`, `<ruby>`, `<a href=\"…\">` and footnotes
(`[^1]`); stars in it are characters. Rows that a cell spans stay together on the page.

```html
<table>
<caption>修好的水渠</caption>
<tr><th rowspan=\"2\">村</th><th colspan=\"2\">2025年</th></tr>
<tr><th>水渠</th><th>米</th></tr>
<tr><td rowspan=\"2\">埭上</td><td>上渠</td><td>300</td></tr>
<tr><td>下渠</td><td>260</td></tr>
</table>
```

A list whose items begin with a term in strong type may be drawn: a mark at the end of the paragraph before it, or in one
of its own, says how. `figures` (数字) stand large over their labels, the days of a `timeline` (时间线) along a line, other
terms in `cells`; `issue.json` has `\"manner\"` of the list.

```markdown
{list=figures}

- **14个月** 水质稳定在Ⅲ类
- **862个** 排口逐一建档
```

## Keys of `issue.json` that differ

| in a folder | in `issue.json` |
|---|---|
| – | `format`: the number of the format, 1 |
| `publication.toml` | `publication` |
| `pages = \"auto\"` | `paging`: `\"auto\"`, or `\"given\"` |
| `[[page]]`, with paths in `articles` | `pages`, with the articles themselves in `articles` |
| the path of an article without `.md`, or `id` | `id`, required |
| `[[figure]]`, `[[filler]]`, `[[section]]` | `figures`, `fillers`, `sections` |
| the text below the front matter | `body` and `notes`: lists of blocks |
",
    "\
## 稿件的正文

第二行`+++`以下是Markdown：段落、`## 小标题`、列表、引文、表格、`**粗体**`、`*着重*`、`[链接](https://example.org)`、脚注（`[^1]`）、独立成段的图片（`![替代文字](photos/a.jpg)`）、专名号（`<u>专名</u>`）、注音（`<ruby>字<rt>zì</rt></ruby>`），以及强制换行（行末写两个空格或`\\`）。以`| `开头的行是诗，一行一句；三行以上、每行都短、行行强制换行的段落也是诗。只有`|`的一行或空行分开诗节。以`问：`、`答：`或粗体的名字（`**记者：**`）开头的段落是问答：至少两人说话，其中一人提问或再次开口。

表格用竖线画；单元格要跨行跨列的，用HTML写，文字识别程序也这样写：`<table>`，里面可以有`<caption>`、`<col>`、`<thead>`、`<tbody>`、`<tfoot>`、`<tr>`、`<th>`、`<td>`、`colspan`和`rowspan`。最上面全是`<th>`的几行是表头，可以有几层；下面的`<th>`是本行的行头。`align`定各列怎样对齐。单元格里可以有文字、`<br>`、`<strong>`、`<em>`、`<u>`、`<sub>`、`<sup>`、`<ruby>`、`<a href=\"…\">`和脚注（`[^1]`），星号只是字符。一个单元格跨的几行，排版时不拆开。

```html
<table>
<caption>修好的水渠</caption>
<tr><th rowspan=\"2\">村</th><th colspan=\"2\">2025年</th></tr>
<tr><th>水渠</th><th>米</th></tr>
<tr><td rowspan=\"2\">埭上</td><td>上渠</td><td>300</td></tr>
<tr><td>下渠</td><td>260</td></tr>
</table>
```

每条以加粗的词开头的列表可以画出来：在列表前一段的末尾，或者另起一段，写明怎样画。`figures`（数字）把数字放大、说明排在下面，`timeline`（时间线）把日期排在一条线旁，`cells`（小格）把词和说明各排在一格里；`issue.json`里写列表的`\"manner\"`。

```markdown
{list=figures}

- **14个月** 水质稳定在Ⅲ类
- **862个** 排口逐一建档
```

## `issue.json`里不同的键

| 文件夹里 | `issue.json`里 |
|---|---|
| – | `format`：格式号，现在是1 |
| `publication.toml` | `publication` |
| `pages = \"auto\"` | `paging`：`\"auto\"`，否则是`\"given\"` |
| `[[page]]`，`articles`里是稿件的路径 | `pages`，`articles`里就是稿件 |
| 稿件去掉`.md`的路径，或`id` | `id`，必需 |
| `[[figure]]`、`[[filler]]`、`[[section]]` | `figures`、`fillers`、`sections` |
| 文件头以下的正文 | `body`和`notes`，都是块的列表 |
",
);

/// Values of keys that only the folder has.
pub(crate) const TEXT: Text = text(ENGLISH.text, CHINESE.text);
pub(crate) const TEXTS: Text = text(ENGLISH.texts, CHINESE.texts);

/// The words for what a value may be, and for the table of keys itself, in one language.
pub(crate) struct ValueWords {
    /// The first row of a table of keys.
    pub(crate) head: &'static str,
    /// What stands behind the value of a key that must be there.
    pub(crate) required: &'static str,
    /// What parts the items of a list.
    pub(crate) comma: &'static str,
    /// What stands between two limits.
    pub(crate) to: &'static str,
    /// What stands before that of which there is a list.
    pub(crate) list_of: &'static str,
    pub(crate) text: &'static str,
    pub(crate) texts: &'static str,
    pub(crate) table: &'static str,
    pub(crate) tables: &'static str,
    pub(crate) number: &'static str,
    pub(crate) day: &'static str,
    pub(crate) spot: &'static str,
    pub(crate) part: &'static str,
}

impl ValueWords {
    pub(crate) fn of(language: MessageLanguage) -> &'static Self {
        match language {
            MessageLanguage::English => &ENGLISH,
            MessageLanguage::Chinese => &CHINESE,
        }
    }
}

const ENGLISH: ValueWords = ValueWords {
    head: "| key | value | what it is |",
    required: ", **required**",
    comma: ", ",
    to: " to ",
    list_of: "list of ",
    text: "text",
    texts: "text or list of texts",
    table: "a table",
    tables: "list of tables",
    number: "a number",
    day: "a day, `2026-03-20`",
    spot: "`[x, y]`, hundredths from the top left corner",
    part: "`[left, top, width, height]` in hundredths",
};

const CHINESE: ValueWords = ValueWords {
    head: "| 键 | 值 | 说明 |",
    required: "，**必需**",
    comma: "、",
    to: "到",
    list_of: "列表，可写",
    text: "字符串",
    texts: "字符串或字符串的列表",
    table: "表",
    tables: "表的列表",
    number: "整数",
    day: "日期，如`2026-03-20`",
    spot: "`[x, y]`，从左上角算起，各为百分之几",
    part: "`[左, 上, 宽, 高]`，各为百分之几",
};
