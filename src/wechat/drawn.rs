//! What has to be drawn of an issue, and the characters that nothing can draw.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cover;
use super::prepared::{Prepared, places_of_drawn};
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{list, sentence};
use crate::model::{Article, Inline, Issue, Table};
use crate::unicode::code_point;
use crate::wording::Words;

/// Most characters that a remark names.
const MOST_NAMED: usize = 5;

/// Something that has to be drawn.
#[derive(Clone, Debug)]
pub enum ToDraw<'a> {
    /// The card of an article without a picture that makes a cover.
    Card(&'a Article),
    /// A table.
    Table(TableToDraw),
}

/// A chart or a wide table of an article.
#[derive(Clone, Debug)]
pub struct TableToDraw {
    /// Its article as it goes to WeChat: links are notes.
    pub article: Arc<Article>,
    /// Its number among the tables of the article that are drawn, from 0.
    pub number: usize,
    /// The table, its links as marks of notes.
    pub table: Table,
    /// The place of its first text.
    place: String,
}

/// What has to be drawn of an issue.
pub fn to_draw(checked: &CheckedIssue) -> Vec<ToDraw<'_>> {
    let words = Words::of(&checked.issue().publication.language);
    let mut found = Vec::new();
    for article in checked.issue().articles() {
        if !cover::has_picture(checked, article) {
            found.push(ToDraw::Card(article));
        }
        found.extend(tables(article, words).into_iter().map(ToDraw::Table));
    }
    found
}

fn tables(article: &Article, words: &Words) -> Vec<TableToDraw> {
    let places = places_of_drawn(article);
    if places.is_empty() {
        return Vec::new();
    }
    let Prepared { article, tables, .. } = Prepared::of(article, words, &|_| true);
    let article = Arc::new(article);
    let of = |((number, table), place)| TableToDraw { article: Arc::clone(&article), number, table, place };
    tables.into_iter().zip(places).map(of).collect()
}

/// The pictures to be drawn with characters that no font has (G112), which `covers` is asked for; those of the name of
/// the paper once.
pub fn without_glyphs(
    checked: &CheckedIssue,
    wanted: &[ToDraw<'_>],
    covers: &dyn Fn(char) -> bool,
) -> Vec<Diagnostic> {
    let Issue { publication, date, .. } = checked.issue();
    let words = Words::of(&publication.language);
    let has_none = |text: &str, none: &mut BTreeSet<char>| none.extend(text.chars().filter(|&c| !covers(c)));
    let mut found = Vec::new();
    let mut of_paper = BTreeSet::new();
    if wanted.iter().any(|one| matches!(one, ToDraw::Card(_))) {
        has_none(&format!("{}{}", publication.title, words.date(*date)), &mut of_paper);
        found.extend(remark("undrawn-character", &of_paper).map(|fault| fault.data("part", "title")));
    }
    for one in wanted {
        let mut none = BTreeSet::new();
        let (article, key, place) = match one {
            ToDraw::Card(article) => {
                has_none(&words.name_of(article), &mut none);
                (*article, "undrawn-character", "headline/0")
            }
            ToDraw::Table(TableToDraw { article, table, place, .. }) => {
                let texts = [&table.caption].into_iter().chain(table.cells().map(|cell| &cell.text));
                let mut look = |inline: &Inline| inline.each_text(&mut |text| has_none(text, &mut none));
                texts.flatten().for_each(&mut look);
                (&**article, "undrawn-character.table", place.as_str())
            }
        };
        let fault = remark(key, &none);
        found.extend(fault.map(|fault| fault.in_article(&article.id).data("part", place)));
    }
    found
}

fn remark(key: &'static str, none: &BTreeSet<char>) -> Option<Diagnostic> {
    let more = (none.len() > MOST_NAMED).then(|| "…".to_owned());
    let named = none.iter().take(MOST_NAMED).map(|&c| format!("`{c}` ({})", code_point(c)));
    let message = sentence!(key, characters = list(named.chain(more)));
    (!none.is_empty())
        .then(|| Diagnostic::new(Code::UndrawnCharacter, message).help(sentence!("undrawn-character.help")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::check::sample;
    use crate::model::{Alignment, Block, Cell};

    #[test]
    fn characters_that_no_font_has_are_told_with_the_picture_that_lacks_them() {
        let cell = |text: &str| Cell::of(vec![Inline::text(text)]);
        let table = Table {
            columns: vec![Alignment::Start; 5],
            rows: vec![["站", "一", "二", "三", "堃"].map(cell).to_vec()],
            ..Table::default()
        };
        let mut article = Article { headline: vec!["𠮷宅".into()], ..sample::saying("龘") };
        article.body.push(Block::Table(table));
        let checked = CheckedIssue::new(sample::issue(vec![article]), BTreeMap::new());
        let wanted = to_draw(&checked);
        assert_eq!(wanted.len(), 2);
        let found = without_glyphs(&checked, &wanted, &|c| !"𠮷堃龘".contains(c));
        assert_eq!(sample::codes(&found), [Code::UndrawnCharacter; 2], "the text needs no font of ours");
        assert_eq!(found[0].data["part"], "headline/0");
        assert_eq!(found[1].data["part"], "body/1");
        assert!(found[0].message.english().contains("`𠮷` (U+20BB7)"), "{}", found[0].message.english());
        let paper = checked.issue().publication.title.chars().next().unwrap();
        let of_paper = without_glyphs(&checked, &wanted, &|c| c != paper);
        assert_eq!(of_paper[0].data["part"], "title");
        assert_eq!(of_paper[0].subject.article, None);
        assert_eq!(without_glyphs(&checked, &wanted, &|_| true), []);
    }
}
