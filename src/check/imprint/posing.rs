//! Words and numbers that make an internal publication look like press
//! (内部资料性出版物管理办法 art. 14).

use crate::check::passages::Passage;
use crate::check::{ListedArticle, MOST_LABELS};
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::source::{Draft, Scope};

/// Reports M303.
pub(super) fn check(draft: &Draft, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    title(draft, found);
    forbidden_numbers(draft, found);
    self_naming(draft, passages, found);
    reporters(draft, found);
}

fn posing(draft: &Draft, key: &str, message: Sentence) -> Diagnostic {
    Diagnostic::new(Code::PermitPosesAsPress, message).at_option(draft.origins.find(Scope::Publication, key))
}

/// For a title that says newspaper or journal.
fn title(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let title = &draft.issue.publication.title;
    if let Some(word) = kind_word(title) {
        let message = sentence!("permit-poses-as-press.title", title, word);
        let help = sentence!("permit-poses-as-press.help-title");
        found.push(posing(draft, "title", message).help(help));
    }
}

/// The word `报` or `刊` that a title ends with, ignoring brackets at the end and what
/// they hold. Words for reports that are not newspapers (简报, 通报) are allowed.
fn kind_word(title: &str) -> Option<&'static str> {
    let mut name = title.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '）' | ')'));
    if let Some((before, _)) = name.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']))
    {
        name = before.trim_end();
    }
    name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let free = ["简报", "通报", "情报", "预报"];
    ["报纸", "期刊", "报", "刊"]
        .into_iter()
        .find(|kind| name.ends_with(kind) && !free.iter().any(|f| name.ends_with(f)))
}

/// For serial numbers, which only the press has.
fn forbidden_numbers(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let paper = &draft.issue.publication;
    for (key, number) in [("cn", &paper.cn), ("issn", &paper.issn)] {
        if number.as_ref().is_some_and(|number| !number.trim().is_empty()) {
            let message = sentence!("permit-poses-as-press.serial", key);
            let help = sentence!("permit-poses-as-press.help-serial", key);
            found.push(posing(draft, key, message).help(help));
        }
    }
}

/// For `本报` and `本刊` in what is printed, once for each of them and each article.
fn self_naming(draft: &Draft, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    let printed = |passage: &&Passage<'_>| passage.role.is_printed();
    for of_one in passages.chunk_by(|a, b| a.owner.scope == b.owner.scope) {
        for word in ["本报", "本刊"] {
            let uses: Vec<_> = of_one
                .iter()
                .filter(printed)
                .flat_map(|passage| self_names(&passage.text, word).map(move |at| (passage, at)))
                .collect();
            let Some((first, _)) = uses.first() else { continue };
            let message = sentence!("permit-poses-as-press", word);
            let diagnostic = first.owner.diagnostic(Code::PermitPosesAsPress, message);
            let places = uses.iter().take(MOST_LABELS);
            let places = places.filter_map(|(passage, at)| passage.locate(draft, *at..at + word.len()));
            let diagnostic = places.fold(diagnostic, Diagnostic::at);
            let help = sentence!("permit-poses-as-press.help");
            found.push(diagnostic.help(help).data("count", uses.len()));
        }
    }
}

/// Where a text has a word that means the paper itself: not across two words, as in 基本报酬,
/// 日本报纸, 本报告.
fn self_names<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    const ENDS_A_WORD: &str = "基日资成文样版标剧课脚读副范根原书股亏";
    const GOES_ON: &str = "告表酬价名送备考销批请单关案到";
    text.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(|c| ENDS_A_WORD.contains(c)) && !after.is_some_and(|c| GOES_ON.contains(c))
    })
}

/// For people called 记者, in bylines and among the editors of pages.
fn reporters(draft: &Draft, found: &mut Vec<Diagnostic>) {
    const WORD: &str = "记者";
    let message = |role: &str| sentence!("permit-poses-as-press.reporter", role);
    let help = || sentence!("permit-poses-as-press.help-reporter");
    for (number, page) in draft.issue.pages.iter().enumerate() {
        for (i, editor) in page.editors.iter().enumerate().filter(|(_, editor)| editor.role.contains(WORD)) {
            let place = draft.origins.find(Scope::Page(number), &format!("editors/{i}/role"));
            let diagnostic =
                Diagnostic::new(Code::PermitPosesAsPress, message(&editor.role)).at_option(place);
            found.push(diagnostic.on_page(&page.label).help(help()));
        }
    }
    for placed in ListedArticle::all(&draft.issue) {
        for (part, people) in [("byline", &placed.article.byline), ("sign_off", &placed.article.sign_off)] {
            for (i, people) in people.iter().enumerate().filter(|(_, people)| people.role.contains(WORD)) {
                let path = format!("{part}/{i}");
                let message = message(&people.role);
                found.push(placed.diagnostic(draft, &path, Code::PermitPosesAsPress, message).help(help()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{passages, sample};
    use crate::model::{Article, Byline, Editor};

    #[test]
    fn titles_that_claim_to_be_a_newspaper_or_journal_are_recognised() {
        for (title, expected) in [
            ("溪湾日报", Some("报")),
            ("溪湾周刊", Some("刊")),
            ("《溪湾报》", Some("报")),
            ("溪湾报（社区版）", Some("报")),
            ("溪湾院刊 ", Some("刊")),
            ("工会期刊", Some("期刊")),
            ("溪湾通讯", None),
            ("溪湾工作简报", None),
            ("报春花", None),
            ("（内部）", None),
            ("", None),
        ] {
            assert_eq!(kind_word(title), expected, "{title}");
        }
    }

    #[test]
    fn references_to_the_paper_itself_are_distinguished_from_similar_words() {
        for (text, count) in [
            ("本报讯", 1),
            ("据本报了解，本报将报道", 2),
            ("欢迎来本报社", 1),
            ("基本报酬、日本报纸、样本报送、成本报价", 0),
            ("本报告和本报表", 0),
            ("", 0),
        ] {
            assert_eq!(self_names(text, "本报").count(), count, "{text}");
        }
        assert_eq!(self_names("本刊编辑部见文本刊载处", "本刊").count(), 1);
    }

    #[test]
    fn an_internal_publication_does_not_pose_as_press() {
        let mut issue = sample::issue(Vec::new());
        issue.publication.title = "溪湾报".into();
        issue.publication.cn = Some("CN 99-0123".into());
        issue.publication.issn = Some("0317-8471".into());
        let reporters =
            |role: &str| Byline { role: role.into(), affiliation: None, names: vec!["甲".into()] };
        issue.pages[0].editors = vec![Editor { role: "见习记者".into(), names: vec!["乙".into()] }];
        issue.pages[0].articles = vec![Article {
            dateline: Some("本报讯".into()),
            byline: vec![reporters("通讯员"), reporters("特约记者")],
            ..sample::saying("据本报了解，记者节将至。")
        }];
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), &mut found);
        assert_eq!(sample::codes(&found), [Code::PermitPosesAsPress; 6]);
        assert_eq!(sample::labelled(&draft, &found[3]), ["本报", "本报"]);
        assert_eq!(found[3].data["count"], 2);
        assert_eq!(sample::labelled(&draft, &found[5]), ["特约记者 甲"]);
    }
}
