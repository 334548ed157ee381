//! The examples of the pages about the codes are correct.
//!
//! The blocks of an example are laid over the sound issue of `tests/explained`, and what they show is
//! run: the commands of a `console` block, the judgement of a `page` ([`crate::written_page`]), else
//! `paiban check`. The code of the page must be found. The blocks of the fixed one are laid over
//! those of the example; then nothing is an error, and the code must not be found. A page whose
//! example no text can show names the case of `tests/cases` that does: `<!-- case: topic/case -->`.
//!
//! `docs/diagnostics.md` and `docs/diagnostics.zh-CN.md` are made of all pages.

use std::fs;
use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;
use paiban::diagnostics::Code;
use paiban::diagnostics::code::{FAMILIES, Section};
use paiban::messages::MessageLanguage;

use crate::written_page::judged;
use crate::{golden, root};

/// What is run where an example names no command.
const CHECK: &str = "paiban check .";

/// A fenced block of a page.
struct Block<'a> {
    /// First word after the fence: `toml`, `console`.
    kind: &'a str,
    /// The file it is, where it names one.
    file: Option<&'a str>,
    text: String,
}

/// Runs the example of a page and the fixed one.
pub(crate) fn check(code: Code) -> Result<(), String> {
    let section = |section| code.section(section, MessageLanguage::English);
    let (example, fixed) = (section(Section::Example), section(Section::Fixed));
    if let Some(case) = case_of(example) {
        let path = root().join("tests/cases").join(case).join("expect.txt");
        let shown = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let found = shown.contains(&format!("[{code}]"));
        return if found { Ok(()) } else { Err(format!("the case {case} does not show {code}")) };
    }
    let (example, fixed) = (blocks(example), blocks(fixed));
    let found = run(&[&example], &example)?;
    if !found.contains(&format!("[{code}]")) {
        return Err(format!("the example of {code} does not show it:\n{found}"));
    }
    // A page that only shows a file anew is run as its example was.
    let has_commands = fixed.iter().any(|block| matches!(block.kind, "console" | "page"));
    let found = run(&[&example, &fixed], if has_commands { &fixed } else { &example })?;
    if found.contains(&format!("[{code}]")) || found.contains("error[") {
        return Err(format!("the fixed example of {code} is not sound:\n{found}"));
    }
    Ok(())
}

/// Compares the documents of `docs/` with the pages.
pub(crate) fn documents() -> Result<(), String> {
    let compare = |file: &str, language| golden::compare(&root().join("docs").join(file), &written(language));
    compare("diagnostics.md", MessageLanguage::English)?;
    compare("diagnostics.zh-CN.md", MessageLanguage::Chinese)
}

fn case_of(example: &str) -> Option<&str> {
    Some(example.split_once("<!-- case: ")?.1.split_once(" -->")?.0)
}

fn blocks(section: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let (kind, file) = info.split_once(' ').map_or((info, None), |(kind, file)| (kind, Some(file)));
        let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        blocks.push(Block { kind, file, text });
    }
    blocks
}

/// The messages of the program about the sound issue with the files of `layers` over it.
fn run(layers: &[&[Block<'_>]], commands: &[Block<'_>]) -> Result<String, String> {
    let sandbox = tempfile::tempdir().unwrap();
    copy(&root().join("tests/explained"), sandbox.path());
    for block in layers.iter().copied().flatten() {
        if let Some(file) = block.file {
            let path = sandbox.path().join(file);
            fs::create_dir_all(path.parent().expect("a file stands in a folder")).unwrap();
            fs::write(path, &block.text).unwrap();
        }
    }
    let page = commands.iter().find(|block| block.kind == "page");
    if let Some(page) = page {
        return Ok(judged("page", &page.text));
    }
    let console: String = commands.iter().filter(|b| b.kind == "console").map(|b| b.text.as_str()).collect();
    let lines: Vec<&str> = console.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    let lines = if lines.is_empty() { vec![CHECK] } else { lines };
    lines.into_iter().map(|line| carried_out(line, sandbox.path())).collect()
}

/// The output of a command. Besides calls of the program: `rm FILE` and `echo WORDS >> FILE`.
fn carried_out(line: &str, work: &Path) -> Result<String, String> {
    match line.split(' ').collect::<Vec<_>>()[..] {
        ["rm", file] => fs::remove_file(work.join(file)).map_err(|error| format!("{line}: {error}"))?,
        ["echo", ref words @ .., ">>", file] => {
            let path = work.join(file);
            let mut bytes = fs::read(&path).map_err(|error| format!("{line}: {error}"))?;
            bytes.extend(format!("{}\n", words.join(" ")).bytes());
            fs::write(path, bytes).unwrap();
        }
        ["paiban", ref arguments @ ..] => {
            let mut command = cargo_bin_cmd!("paiban");
            let arguments = arguments.iter().map(|argument| argument.trim_matches('\''));
            command.args(arguments).args(["--message-format", "short"]);
            let output = command.current_dir(work).env_clear().env("NO_COLOR", "1").output().unwrap();
            let code = output.status.code();
            // 2 is a wrong call, unless a diagnostic says which; 101 is a bug.
            return match code {
                Some(0 | 1) => Ok(String::from_utf8(output.stderr).unwrap()),
                Some(2) if output.stderr.starts_with(b"error[") => {
                    Ok(String::from_utf8(output.stderr).unwrap())
                }
                _ => Err(format!("{line} ended with {code:?}\n{}", String::from_utf8_lossy(&output.stderr))),
            };
        }
        _ => return Err(format!("no example may run `{line}`")),
    }
    Ok(String::new())
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

const INTRODUCTION: &str = "\
# Diagnostics

<!-- Made of src/diagnostics/pages by `PAIBAN_ACCEPT=1 cargo test`; edit those. -->

Every message of `paiban` has a code. The letter says what it is about; `paiban explain CODE` prints
the page of a code in a terminal, `paiban explain` lists all.

- An **error** means that what it concerns is not written: all outputs, or where only the pages cannot
  be set, the PDF but not the EPUB. `--allow CODE` makes it a warning.
- A **warning** means that somebody should look. `--allow CODE` makes it advice, `--deny CODE` or
  `--deny warnings` an error.
- **Advice** is a remark. `--deny CODE` makes it an error.

Both options take a code or its name and can be given several times, to `check`, `build`, `compile`,
`import` and `verify`. With `--message-format short` a message is a line `PLACE: SEVERITY[CODE]: text`,
with `json` an object a line with all places.

The examples are files of a small sound issue, of which only the ones that matter are shown.
";

const CHINESE_INTRODUCTION: &str = "\
# 诊断代码

<!-- Made of src/diagnostics/pages/zh by `PAIBAN_ACCEPT=1 cargo test`; edit those. -->

`paiban`的每条诊断信息都有一个代码，字母表示说的是哪一类事。`paiban explain CODE --lang zh`在终端里显示一个代码的说明，`paiban explain --lang zh`列出全部代码。

- **错误**：有关的成品不生成。一般是全部成品；只有版面排不了时，不生成PDF，EPUB照做。`--allow CODE`把它降为警告。
- **警告**：该有人看一看。`--allow CODE`把它降为提示，`--deny CODE`或`--deny warnings`把它升为错误。
- **提示**：只是提一句。`--deny CODE`把它升为错误。

这两个选项后面写代码或它的名称，可以写多次，`check`、`build`、`compile`、`import`和`verify`都能用。加`--message-format short`，一条信息一行，写作`位置: 程度[代码]: 内容`；加`json`，一条信息是一行里的一个对象，带全部位置。

示例取自一期没有毛病的小报，只列出与代码有关的文件。
";

/// All pages of a language as one document.
fn written(language: MessageLanguage) -> String {
    let is_chinese = language == MessageLanguage::Chinese;
    let (introduction, colon, stop) =
        if is_chinese { (CHINESE_INTRODUCTION, "：", "。*") } else { (INTRODUCTION, ": ", ".* ") };
    let mut text = format!("{introduction}\n");
    for family in FAMILIES {
        text += &format!("- **{}** {}\n", family.letter, family.name(language));
        for code in family.codes() {
            text += &format!("  - [{code} {}](#{})\n", code.slug(), anchor(code));
        }
    }
    for family in FAMILIES {
        text += &format!("\n## {}{colon}{}\n", family.letter, family.name(language));
        for code in family.codes() {
            let (severity, summary) = (code.severity().name(language), code.summary(language));
            text += &format!("\n### {code} {}\n\n*{severity}{stop}{summary}\n", code.slug());
            for section in Section::ALL {
                let shown = without_comments(code.section(section, language));
                text += &format!("\n#### {}\n\n{shown}\n", section.heading(language));
            }
        }
    }
    text
}

/// The anchor that web pages of repositories give to a heading.
fn anchor(code: Code) -> String {
    format!("{}-{}", code.id().to_lowercase(), code.slug())
}

fn without_comments(section: &str) -> String {
    let lines: Vec<_> = section.lines().filter(|line| !line.starts_with("<!--")).collect();
    lines.join("\n")
}
