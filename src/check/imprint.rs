//! The sixth step: the paper prints what its kind must print, in the right form, and an
//! internal publication does not present itself as press.
//!
//! * [`serial`]: the national serial number and the ISSN
//! * [`posing`]: words and numbers of the press in an internal publication
//!
//! What must be printed follows 报纸出版形式差错数计算方法 (2020) and 出版管理条例 art. 28 for
//! newspapers, 内部资料性出版物管理办法 art. 14 for internal publications.

mod posing;
mod serial;

use super::is_json;
use super::passages::Passage;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Argument, Sentence, list, sentence};
use crate::model::{Issue, PublicationKind};
use crate::source::{Draft, Scope};

/// Reports M301, M302 and M303.
pub(super) fn check(draft: &Draft, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    serial::check(draft, found);
    match draft.issue.publication.kind {
        PublicationKind::Cn => missing(draft, &newspaper(&draft.issue), found),
        PublicationKind::Permit => {
            missing(draft, &internal_publication(&draft.issue), found);
            posing::check(draft, passages, found);
        }
        PublicationKind::Other => {}
    }
}

/// A key of the publication or the issue, and whether it has a value.
struct Required {
    scope: Scope,
    key: &'static str,
    given: bool,
}

fn of_paper(key: &'static str, given: bool) -> Required {
    Required { scope: Scope::Publication, key, given }
}

fn of_issue(key: &'static str, given: bool) -> Required {
    Required { scope: Scope::Issue, key, given }
}

fn text(value: &Option<String>) -> bool {
    value.as_ref().is_some_and(|text| !text.trim().is_empty())
}

fn any(values: &[String]) -> bool {
    values.iter().any(|text| !text.trim().is_empty())
}

/// One of the two numbers is enough: papers count by year, from their beginning, or both.
fn issue_number(issue: &Issue) -> Required {
    of_issue("number", issue.number.is_some() || issue.total_number.is_some())
}

/// What a newspaper prints in each issue.
fn newspaper(issue: &Issue) -> Vec<Required> {
    let paper = &issue.publication;
    vec![
        of_paper("cn", text(&paper.cn)),
        of_paper("supervisor", any(&paper.supervisor)),
        of_paper("sponsor", any(&paper.sponsor)),
        of_paper("publisher", text(&paper.publisher)),
        of_paper("address", text(&paper.address)),
        of_paper("phone", text(&paper.phone)),
        of_paper("printer", text(&paper.printer)),
        of_paper("printer_address", text(&paper.printer_address)),
        of_paper("postal_code", text(&paper.postal_code)),
        of_paper("price", text(&paper.price)),
        issue_number(issue),
    ]
}

/// What an internal publication prints in each issue.
fn internal_publication(issue: &Issue) -> Vec<Required> {
    let paper = &issue.publication;
    vec![
        of_paper("permit", text(&paper.permit)),
        of_paper("publisher", text(&paper.publisher)),
        of_paper("audience", text(&paper.audience)),
        of_paper("printer", text(&paper.printer)),
        of_paper("copies", paper.copies.is_some()),
        of_issue("printed", issue.printed.is_some()),
        issue_number(issue),
    ]
}

/// M301, once for all missing keys.
fn missing(draft: &Draft, required: &[Required], found: &mut Vec<Diagnostic>) {
    // What a file that could not be read says is not missing.
    let is_missing = |one: &&Required| !one.given && draft.origins.is_whole(one.scope);
    let missing: Vec<_> = required.iter().filter(is_missing).collect();
    let Some(first) = missing.first() else { return };
    let keys: Vec<_> = missing.iter().map(|r| r.key).collect();
    let message = sentence!("missing-imprint", keys = quoted(&keys));
    let mut diagnostic = Diagnostic::new(Code::MissingImprint, message)
        .at_option(
            draft.origins.find(first.scope, if first.scope == Scope::Publication { "kind" } else { "" }),
        )
        .data("keys", keys);
    for (scope, place) in places(draft) {
        let keys: Vec<_> = missing.iter().filter(|r| r.scope == scope).map(|r| r.key).collect();
        if !keys.is_empty() {
            diagnostic = diagnostic.help(sentence!("missing-imprint.help", keys = quoted(&keys), place));
        }
    }
    found.push(diagnostic.help(sentence!("missing-imprint.help-other")));
}

/// Where the keys of the publication and of the issue are written.
fn places(draft: &Draft) -> [(Scope, Argument); 2] {
    let (paper, issue) = match is_json(draft) {
        true => ("`publication`".into(), Sentence::new("missing-imprint.the-issue").into()),
        false => ("`publication.toml`".into(), "`issue.toml`".into()),
    };
    [(Scope::Publication, paper), (Scope::Issue, issue)]
}

fn quoted(keys: &[&str]) -> Argument {
    list(keys.iter().map(|key| format!("`{key}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{passages, sample};
    use crate::model::{Date, Publication};

    fn checked(issue: Issue) -> (Draft, Vec<Diagnostic>) {
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), &mut found);
        (draft, found)
    }

    fn of_kind(kind: PublicationKind) -> Issue {
        let mut issue = sample::issue(vec![sample::article("01/a")]);
        issue.publication.kind = kind;
        issue
    }

    fn say(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn whole_newspaper() -> Issue {
        let mut issue = of_kind(PublicationKind::Cn);
        issue.total_number = Some(8012);
        issue.publication = Publication {
            title: "溪湾日报".into(),
            cn: say("CN 99-0123"),
            supervisor: vec!["甲".into()],
            sponsor: vec!["乙".into()],
            publisher: say("溪湾日报社"),
            address: say("望橹路88号"),
            phone: say("0000-55500120"),
            printer: say("菱河印务"),
            printer_address: say("青棠路6号"),
            postal_code: say("99-123"),
            price: say("1.50元"),
            ..issue.publication
        };
        issue
    }

    fn whole_internal_publication() -> Issue {
        let mut issue = of_kind(PublicationKind::Permit);
        issue.number = Some(3);
        issue.printed = Date::new(2026, 3, 19);
        issue.publication = Publication {
            title: "溪湾通讯".into(),
            permit: say("溪内资准字第001号"),
            publisher: say("溪湾区总工会"),
            audience: say("本系统职工"),
            printer: say("菱河印务"),
            copies: Some(500),
            ..issue.publication
        };
        issue
    }

    #[test]
    fn complete_imprints_and_other_papers_are_accepted() {
        for issue in [whole_newspaper(), whole_internal_publication(), of_kind(PublicationKind::Other)] {
            assert_eq!(checked(issue).1, []);
        }
    }

    #[test]
    fn everything_a_newspaper_lacks_is_reported_at_once() {
        // 报纸出版形式差错数计算方法 (2020); 出版管理条例 art. 28.
        let (_, found) = checked(of_kind(PublicationKind::Cn));
        assert_eq!(sample::codes(&found), [Code::MissingImprint]);
        let all = [
            "cn",
            "supervisor",
            "sponsor",
            "publisher",
            "address",
            "phone",
            "printer",
            "printer_address",
            "postal_code",
            "price",
            "number",
        ];
        assert_eq!(found[0].data["keys"], serde_json::json!(all));
        let mut issue = whole_newspaper();
        issue.publication.phone = say(" ");
        issue.publication.sponsor = vec![String::new()];
        assert_eq!(checked(issue).1[0].message.english(), "the imprint lacks `sponsor`, `phone`");
    }

    #[test]
    fn everything_an_internal_publication_lacks_is_reported_at_once() {
        // 内部资料性出版物管理办法 art. 14.
        let (_, found) = checked(of_kind(PublicationKind::Permit));
        assert_eq!(sample::codes(&found), [Code::MissingImprint]);
        let all = ["permit", "publisher", "audience", "printer", "copies", "printed", "number"];
        assert_eq!(found[0].data["keys"], serde_json::json!(all));
        assert_eq!(found[0].help[1].english(), "add `printed`, `number` to `issue.toml`");
    }

    #[test]
    fn only_internal_publications_may_not_call_themselves_press() {
        for (mut issue, expected) in [
            (whole_newspaper(), vec![]),
            (of_kind(PublicationKind::Other), vec![]),
            (whole_internal_publication(), vec![Code::PermitPosesAsPress]),
        ] {
            issue.pages[0].articles = vec![sample::saying("本报讯")];
            assert_eq!(sample::codes(&checked(issue).1), expected);
        }
    }
}
