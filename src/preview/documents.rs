//! The pages of the desk, their scripts and their words in two languages.

use serde_json::{Map, Value};

use super::hand;
use super::server::response::Response;
use crate::messages::{MessageLanguage, Sentence};

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const INDEX: &str = include_str!("../../templates/preview/index.html");
const START: &str = include_str!("../../templates/preview/start.html");
const STYLE: &str = include_str!("../../templates/preview/preview.css");
const HAND_STYLE: &str = include_str!("../../templates/preview/hand.css");

const SCRIPTS: [(&str, &str); 13] = [
    ("preview.js", include_str!("../../templates/preview/scripts/preview.js")),
    ("canvas.js", include_str!("../../templates/preview/scripts/canvas.js")),
    ("dom.js", include_str!("../../templates/preview/scripts/dom.js")),
    ("lists.js", include_str!("../../templates/preview/scripts/lists.js")),
    ("keys.js", include_str!("../../templates/preview/scripts/keys.js")),
    ("phone.js", include_str!("../../templates/preview/scripts/phone.js")),
    ("net.js", include_str!("../../templates/preview/scripts/net.js")),
    ("start.js", include_str!("../../templates/preview/scripts/start.js")),
    ("hand.js", include_str!("../../templates/preview/scripts/hand.js")),
    ("panel.js", include_str!("../../templates/preview/scripts/panel.js")),
    ("photo.js", include_str!("../../templates/preview/scripts/photo.js")),
    ("fit.js", include_str!("../../templates/preview/scripts/fit.js")),
    ("choices.js", include_str!("../../templates/preview/scripts/choices.js")),
];

/// The page of an issue.
pub(super) fn desk(language: MessageLanguage) -> Response {
    page(INDEX, language)
}

/// The page without an issue.
pub(super) fn start(language: MessageLanguage) -> Response {
    page(START, language)
}

/// A page with the words of both languages, so that it changes between them at once.
fn page(template: &str, language: MessageLanguage) -> Response {
    let words = [("en", MessageLanguage::English), ("zh", MessageLanguage::Chinese)];
    let words: Map<String, Value> = words.into_iter().map(|(name, one)| (name.into(), labels(one))).collect();
    // Nothing in it may end the element that it stands in.
    let words = Value::from(words).to_string().replace('<', "\\u003c");
    let tag = if language == MessageLanguage::Chinese { "zh-Hans" } else { "en" };
    Response::of(HTML, template.replace("{lang}", tag).replace("{labels}", &words).into_bytes())
}

/// A file that pages name.
pub(super) fn file(path: &[String]) -> Option<Response> {
    match path {
        [name] if name == "preview.css" => Some(Response::of(CSS, STYLE.as_bytes())),
        [name] if name == "hand.css" => Some(Response::of(CSS, HAND_STYLE.as_bytes())),
        [folder, name] if folder == "scripts" => {
            let (_, source) = SCRIPTS.iter().find(|(own, _)| own == name)?;
            Some(Response::of(SCRIPT, source.as_bytes()))
        }
        _ => None,
    }
}

/// The words of the desk, by the names that scripts and pages use.
fn labels(language: MessageLanguage) -> Value {
    let said = |&(name, key): &(&str, &'static str)| {
        (name.to_owned(), Value::from(Sentence::new(key).in_language(language)))
    };
    LABELS.iter().chain(hand::LABELS).map(said).collect::<Map<_, _>>().into()
}

/// The words by their names, with their keys in the tables.
const LABELS: [(&str, &str); 134] = [
    ("views", "preview-views"),
    ("pages-view", "preview-pages-view"),
    ("phone-view", "preview-phone-view"),
    ("paper", "preview-paper"),
    ("theme", "preview-theme"),
    ("profile", "preview-profile"),
    ("undo", "preview-undo"),
    ("redo", "preview-redo"),
    ("dark", "preview-dark"),
    ("help", "preview-help"),
    ("side", "preview-side"),
    ("articles", "preview-articles"),
    ("find", "preview-find"),
    ("title", "preview-title"),
    ("characters", "preview-characters"),
    ("rows", "preview-rows"),
    ("cost", "preview-cost"),
    ("smaller", "preview-smaller"),
    ("larger", "preview-larger"),
    ("whole", "preview-whole"),
    ("selected", "preview-selected"),
    ("diagnostics", "preview-diagnostics"),
    ("choices", "preview-choices"),
    ("compare", "preview-compare"),
    ("keys", "preview-keys"),
    ("close", "preview-close"),
    ("letters", "preview-letters"),
    ("no-script", "preview-no-script"),
    ("recent", "preview-recent"),
    ("no-recent", "preview-no-recent"),
    ("open-folder", "preview-open-folder"),
    ("folder", "preview-folder"),
    ("go", "preview-go"),
    ("no-folders", "preview-no-folders"),
    ("new-paper", "preview-new-paper"),
    ("new-paper-note", "preview-new-paper-note"),
    ("new-name", "preview-new-name"),
    ("new-begin", "preview-new-begin"),
    ("new-place", "preview-new-place"),
    ("an-issue", "preview-an-issue"),
    ("gone", "preview-gone"),
    ("opening", "preview-opening"),
    ("no-articles", "preview-no-articles"),
    ("full", "preview-full"),
    ("percent-full", "preview-percent-full"),
    ("n-articles", "preview-n-articles"),
    ("n-characters", "preview-n-characters"),
    ("n-rows", "preview-n-rows"),
    ("n-spare", "preview-n-spare"),
    ("locked", "preview-locked"),
    ("select-hint", "preview-select-hint"),
    ("copy-path", "preview-copy-path"),
    ("open-editor", "preview-open-editor"),
    ("copied", "preview-copied"),
    ("nothing-found", "preview-nothing-found"),
    ("n-errors", "preview-n-errors"),
    ("n-warnings", "preview-n-warnings"),
    ("n-advice", "preview-n-advice"),
    ("level-error", "preview-level-error"),
    ("level-warning", "preview-level-warning"),
    ("level-advice", "preview-level-advice"),
    ("last-good", "preview-last-good"),
    ("no-pages-yet", "preview-no-pages-yet"),
    ("issue-number", "preview-issue-number"),
    ("lost", "preview-lost"),
    ("done-in", "preview-done-in"),
    ("nothing-done", "preview-nothing-done"),
    ("setting", "preview-setting"),
    ("fetching", "preview-fetching"),
    ("making-editions", "preview-making-editions"),
    ("no-editions", "preview-no-editions"),
    ("not-in-edition", "preview-not-in-edition"),
    ("paragraphs", "preview-paragraphs"),
    ("pictures", "preview-pictures"),
    ("phone-epub", "preview-phone-epub"),
    ("phone-epub-note", "preview-phone-epub-note"),
    ("phone-web", "preview-phone-web"),
    ("phone-web-note", "preview-phone-web-note"),
    ("phone-wechat", "preview-phone-wechat"),
    ("phone-wechat-note", "preview-phone-wechat-note"),
    ("rank-lead", "preview-rank-lead"),
    ("rank-major", "preview-rank-major"),
    ("rank-middle", "preview-rank-middle"),
    ("rank-minor", "preview-rank-minor"),
    ("rank-brief", "preview-rank-brief"),
    ("rank-photo", "preview-rank-photo"),
    ("rank-none", "preview-rank-none"),
    ("rank-advertisement", "preview-rank-advertisement"),
    ("rank-announcement", "preview-rank-announcement"),
    ("rank-notice", "preview-rank-notice"),
    ("rank-short-lead", "preview-rank-short-lead"),
    ("rank-short-major", "preview-rank-short-major"),
    ("rank-short-middle", "preview-rank-short-middle"),
    ("rank-short-minor", "preview-rank-short-minor"),
    ("rank-short-brief", "preview-rank-short-brief"),
    ("rank-short-photo", "preview-rank-short-photo"),
    ("rank-short-none", "preview-rank-short-none"),
    ("rank-short-notice", "preview-rank-short-notice"),
    ("paper-broadsheet-8", "preview-paper-broadsheet-8"),
    ("paper-broadsheet-6", "preview-paper-broadsheet-6"),
    ("paper-tabloid-6", "preview-paper-tabloid-6"),
    ("paper-tabloid-5", "preview-paper-tabloid-5"),
    ("paper-a4-4", "preview-paper-a4-4"),
    ("theme-party", "preview-theme-party"),
    ("theme-metro", "preview-theme-metro"),
    ("theme-weekend", "preview-theme-weekend"),
    ("theme-campus", "preview-theme-campus"),
    ("profile-web", "preview-profile-web"),
    ("profile-archive", "preview-profile-archive"),
    ("profile-deposit", "preview-profile-deposit"),
    ("key-walk", "preview-key-walk"),
    ("key-pages", "preview-key-pages"),
    ("key-size", "preview-key-size"),
    ("key-rank", "preview-key-rank"),
    ("key-head", "preview-key-head"),
    ("key-box", "preview-key-box"),
    ("key-break", "preview-key-break"),
    ("key-focus", "preview-key-focus"),
    ("key-keep", "preview-key-keep"),
    ("key-swap", "preview-key-swap"),
    ("key-move", "preview-key-move"),
    ("key-lock", "preview-key-lock"),
    ("key-pin", "preview-key-pin"),
    ("key-choices", "preview-key-choices"),
    ("key-enter", "preview-key-enter"),
    ("key-undo", "preview-key-undo"),
    ("key-edit", "preview-key-edit"),
    ("key-diagnostic", "preview-key-diagnostic"),
    ("key-find", "preview-key-find"),
    ("key-whole", "preview-key-whole"),
    ("key-zoom", "preview-key-zoom"),
    ("key-view", "preview-key-view"),
    ("key-escape", "preview-key-escape"),
    ("key-help", "preview-key-help"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_that_pages_and_scripts_name_is_there() {
        let known: BTreeSet<&str> = LABELS.iter().chain(hand::LABELS).map(|(name, _)| *name).collect();
        assert_eq!(known.len(), LABELS.len() + hand::LABELS.len());
        let scripts = SCRIPTS.iter().map(|(_, source)| *source);
        for source in scripts.chain([INDEX, START]) {
            for opening in ["label(\"", "data-label=\"", "data-name=\"", "data-tip=\""] {
                for named in source.split(opening).skip(1).filter_map(|rest| rest.split('"').next()) {
                    assert!(known.contains(named), "`{named}`");
                }
            }
        }
    }

    #[test]
    fn nothing_of_the_words_ends_the_script_they_stand_in() {
        let page = desk(MessageLanguage::Chinese);
        let text = String::from_utf8(page.body.to_vec()).unwrap();
        assert!(text.contains("<html lang=\"zh-Hans\"") && !text.contains("{labels}"));
        let data = text.split("id=\"labels\">").nth(1).unwrap().split("</script>").next().unwrap();
        let words: Value = serde_json::from_str(data).unwrap();
        assert_eq!(words["en"].as_object().unwrap().len(), words["zh"].as_object().unwrap().len());
    }
}
