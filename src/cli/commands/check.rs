//! `paiban check`: what is wrong with an issue, or with a book or a site that was made from it.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use paiban::archive::deposit::{self, Answer};
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Error, SourceMap};
use paiban::epub::opened;
use paiban::files::{self, BOOK_LIMIT, Folder, PICTURE_LIMIT};
use paiban::messages::{Sentence, sentence};
use paiban::model::Issue;
use paiban::press::{self, ReadIssue};
use paiban::text::FontLibrary;
use paiban::wechat::opened as finished;

use super::super::args::FontArgs;
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Checks an issue, or a finished book, site or articles for WeChat, and writes nothing
///
/// What is finished is read back: its links, its contents and, with `--issue`, every text, picture and note.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban check xiwan/2026-03-20
  paiban check xiwan/2026-03-20 --deny warnings --message-format short
  paiban check xiwan/2026-03-20 --emit json > issue.json
  paiban check xiwan/2026-03-20 --words lists/
  paiban check out/xiwan-2026-03-20.epub --issue xiwan/2026-03-20
  paiban check site --issue xiwan/2026-03-20
  paiban check out/wechat --issue xiwan/2026-03-20
  paiban check out --deposit --issue xiwan/2026-03-20")]
pub(crate) struct CheckArgs {
    /// Folder with `issue.toml`, an `issue.json`, an EPUB, the folder of a site, or a folder `wechat`
    #[arg(value_name = "ISSUE|FILE.epub|SITE|WECHAT")]
    path: PathBuf,
    /// The issue that a book, a site or articles for WeChat are compared with
    #[arg(long, value_name = "ISSUE", conflicts_with = "emit")]
    issue: Option<PathBuf>,
    /// Answers what a library asks of a folder of outputs before it takes them, as a table; fails where it would refuse
    #[arg(long, conflicts_with = "emit")]
    deposit: bool,
    /// Compares the issue with lists of words and people, besides those that stand beside it and beside
    /// `publication.toml`
    ///
    /// A file of lists, or a folder with `words.toml` or `people.toml`. Can be given several times.
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "issue")]
    words: Vec<PathBuf>,
    /// Prints the issue to stdout if it has no errors; messages of all formats then go to stderr
    #[arg(long, value_name = "FORM", value_enum)]
    emit: Option<CheckEmit>,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// What is printed of a checked issue.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckEmit {
    /// The issue as `issue.json`.
    Json,
}

/// Checks the issue, and prints it if requested.
pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let prints = args.emit.is_some() || args.deposit;
    let purpose = if prints { Purpose::Print } else { Purpose::Look };
    let mut report = Report::begin(console, args.report.clone(), purpose)?;
    let fonts = args.fonts.library(&mut report)?;
    if args.deposit {
        return check_deposit(args, &fonts, report);
    }
    if args.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("epub")) {
        if args.emit.is_some() {
            return Err(Failure::usage(sentence!("emit-of-book")).help(sentence!("emit-of-book.help")));
        }
        return check_book(args, &fonts, report);
    }
    if press::is_site(&args.path) {
        return check_site(args, &fonts, report);
    }
    let is_issue = args.path.join("issue.toml").is_file();
    if args.path.is_dir() && !is_issue && (args.issue.is_some() || args.path.join(finished::REPORT).is_file())
    {
        return check_wechat(args, &fonts, report);
    }
    if args.issue.is_some() {
        return Err(
            Failure::usage(sentence!("issue-without-book")).help(sentence!("issue-without-book.help"))
        );
    }
    report.stage("check")?;
    let path = press::issue_at(&args.path)?;
    let ReadIssue { issue, files, diagnostics, .. } =
        press::proofread(&path, &args.words, &|_, c| fonts.covers(c))?;
    report.add(diagnostics, &files)?;
    if args.emit.is_some() && !report.refuses() {
        report.data(&issue_json(&issue)?)?;
    }
    report.finish()
}

/// Reads a book back, and compares it with its issue if there is one.
fn check_book(args: &CheckArgs, fonts: &FontLibrary, mut report: Report<'_>) -> Result<Exit, Failure> {
    let book = files::read_named(&args.path, BOOK_LIMIT)?;
    let issue = args.issue.as_deref().map(|path| read_and_check(path, &|_, c| fonts.covers(c), &mut report));
    let issue = issue.transpose()?.map(|read| read.issue);
    if !report.refuses() {
        report.stage("epub")?;
        let name = args.path.display().to_string();
        report.add(opened::faults(&name, &book, issue.as_ref()), &SourceMap::default())?;
    }
    report.finish()
}

/// Reads a site back, and compares it with an issue if there is one.
fn check_site(args: &CheckArgs, fonts: &FontLibrary, mut report: Report<'_>) -> Result<Exit, Failure> {
    let issue = args.issue.as_deref().map(|path| read_and_check(path, &|_, c| fonts.covers(c), &mut report));
    let issue = issue.transpose()?.map(|read| read.issue);
    if !report.refuses() {
        report.stage("web")?;
        report.add(press::faults_of_site(&args.path, issue.as_ref())?, &SourceMap::default())?;
    }
    report.finish()
}

/// Reads the articles for WeChat back, and compares them with their issue if there is one.
fn check_wechat(args: &CheckArgs, fonts: &FontLibrary, mut report: Report<'_>) -> Result<Exit, Failure> {
    let issue = args.issue.as_deref().map(|path| read_and_check(path, &|_, c| fonts.covers(c), &mut report));
    let issue = issue.transpose()?.map(|read| read.issue);
    if !report.refuses() {
        let folder =
            Folder::open(&args.path).map_err(|source| Error::Read { path: args.path.clone(), source })?;
        let read = |path: &str| folder.read(path, PICTURE_LIMIT).ok();
        let name = args.path.display().to_string();
        report.add(finished::faults(&name, &read, issue.as_ref()), &SourceMap::default())?;
    }
    report.finish()
}

/// Prints what a library asks of a folder of outputs, and what the answers are.
fn check_deposit(args: &CheckArgs, fonts: &FontLibrary, mut report: Report<'_>) -> Result<Exit, Failure> {
    report.stage("check")?;
    let read = |path: &Path| Ok(press::read(path, &|_, c| fonts.covers(c))?.diagnostics);
    let issue = args.issue.as_deref().map(|path| read(&press::issue_at(path)?)).transpose()?;
    let answers = deposit::checklist(&args.path, issue.as_deref(), &read)?;
    let language = report.language();
    let mut text = String::new();
    if !report.is_for_programs() {
        let head = Sentence::new("deposit-line.head").in_language(language);
        text = format!("{head}\n|---|---|---|\n");
    }
    for Answer { asked, is_yes, why } in &answers {
        let (question, is_required) = (asked.question(), asked.is_required());
        let line = if report.is_for_programs() {
            serde_json::json!({
                "kind": "deposit",
                "asked": asked.name(),
                "required": is_required,
                "yes": is_yes,
                "question": question.in_language(language),
                "why": why.in_language(language),
            })
            .to_string()
        } else {
            let answer = match (is_yes, is_required) {
                (true, _) => Sentence::new("deposit-yes"),
                (false, true) => Sentence::new("deposit-no"),
                (false, false) => Sentence::new("deposit-advised"),
            };
            sentence!("deposit-line", answer = answer, question = question, why = why).in_language(language)
        };
        text += &line;
        text.push('\n');
    }
    report.data(&text)?;
    let refused = answers.iter().any(|answer| !answer.is_yes && answer.asked.is_required());
    let exit = report.finish()?;
    Ok(if refused { Exit::Refused } else { exit })
}

/// Reads and checks an issue, and reports what was found; a folder may also hold the one issue that is
/// meant. `covers` says whether any font has a character.
pub(super) fn read_and_check(
    path: &Path,
    covers: &dyn Fn(&Issue, char) -> bool,
    report: &mut Report<'_>,
) -> Result<ReadIssue, Failure> {
    report.stage("check")?;
    let mut read = press::read(&press::issue_at(path)?, covers)?;
    report.add(std::mem::take(&mut read.diagnostics), &read.files)?;
    Ok(read)
}

/// The issue as the text of an `issue.json`.
fn issue_json(issue: &CheckedIssue) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(issue.issue())
        .map_err(|error| Error::Writer { format: "JSON", reason: error.to_string() })?;
    Ok(json + "\n")
}
