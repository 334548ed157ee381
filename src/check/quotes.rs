//! The quote step: the words of a pull quote stand in the text of their article.

use super::ListedArticle;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::sentence;
use crate::model::Article;
use crate::source::Draft;
use crate::wording::shortened;

/// Most characters of a quote in a message.
const MOST_SHOWN: usize = 24;

/// Reports A112.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for placed in ListedArticle::all(&draft.issue) {
        let Some(quote) = &placed.article.quote else { continue };
        if !quote.text.trim().is_empty() && !has(placed.article, &quote.text) {
            let message = sentence!("unfound-quote", text = shortened(&quote.text, MOST_SHOWN));
            let remark = placed.diagnostic(draft, "quote/text", Code::UnfoundQuote, message);
            found.push(remark.help(sentence!("unfound-quote.help")));
        }
    }
}

/// Whether words stand in the text of an article, whatever marks and blanks are between them: who quotes a sentence
/// may end it with another mark, and leaves out the quotation marks around it.
fn has(article: &Article, words: &str) -> bool {
    let mut text = String::new();
    article.body.iter().for_each(|block| block.each_text(&mut |piece| text.extend(letters(piece))));
    let words: String = letters(words).collect();
    text.contains(&words)
}

/// The characters of a text that are no marks and no blanks.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::PullQuote;

    /// The codes of an article that says one thing and quotes another.
    fn codes(says: &str, quotes: &str) -> Vec<Code> {
        let quote = Some(PullQuote { text: quotes.to_owned(), by: None });
        let article = Article { quote, ..sample::saying(says) };
        let mut found = Vec::new();
        check(&sample::draft(sample::issue(vec![article])), &mut found);
        sample::codes(&found)
    }

    #[test]
    fn words_of_the_text_are_quoted_with_other_marks_and_blanks() {
        let says = "她说：“我不会听人，我听颜色。”船走远了。";
        assert_eq!(codes(says, "“我不会听人， 我听颜色”"), []);
        assert_eq!(codes(says, "船走远了！"), []);
    }

    #[test]
    fn words_that_nobody_said_are_reported() {
        assert_eq!(codes("她说水清了。", "水更清了"), [Code::UnfoundQuote]);
        assert_eq!(codes("", "水更清了"), [Code::UnfoundQuote]);
    }
}
