//! Which articles go out together: messages of at most eight articles.

use super::limits::ARTICLES;
use crate::model::{Article, Issue, Rank};

/// The articles of every message by their numbers in the issue: the front page first, on every page by rank, and
/// briefs and notices after all others. What accompanies an article stands behind it.
pub(super) fn messages(issue: &Issue, is_left_out: impl Fn(&Article) -> bool) -> Vec<Vec<usize>> {
    let pages = issue.pages.iter().enumerate();
    let listed = pages.flat_map(|(page, of)| of.articles.iter().map(move |article| (page, article)));
    let mut order: Vec<(usize, usize, Rank, usize, &Article)> = listed
        .enumerate()
        .map(|(number, (page, article))| (group(article), page, rank(article), number, article))
        .filter(|(.., article)| !is_left_out(article))
        .collect();
    order.sort_by_key(|&(group, page, rank, number, _)| (group, page, rank, number));
    let mut planned: Vec<usize> = Vec::with_capacity(order.len());
    for (.., number, article) in order.iter().filter(|(.., article)| article.companion_of.is_none()) {
        planned.push(*number);
        let companions = order.iter().filter(|(.., other)| other.companion_of.as_ref() == Some(&article.id));
        planned.extend(companions.map(|(.., number, _)| *number));
    }
    // Companions of what is itself one, or is left out.
    let rest: Vec<usize> =
        order.iter().map(|(.., number, _)| *number).filter(|one| !planned.contains(one)).collect();
    planned.extend(rest);
    planned.chunks(ARTICLES).map(<[usize]>::to_vec).collect()
}

fn group(article: &Article) -> usize {
    match article.rank {
        _ if article.notice.is_some() => 3,
        Some(Rank::Brief) => 2,
        Some(Rank::Minor) => 1,
        _ => 0,
    }
}

/// An article that names no rank is of middle weight; a photo story is a main one.
fn rank(article: &Article) -> Rank {
    match article.rank {
        Some(Rank::Photo) => Rank::Major,
        rank => rank.unwrap_or(Rank::Middle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    fn ranked(id: &str, rank: Rank) -> Article {
        Article { rank: Some(rank), ..sample::article(id) }
    }

    #[test]
    fn the_lead_is_first_and_a_message_has_eight_at_most() {
        let mut issue = sample::issue(Vec::new());
        let brief = ranked("brief", Rank::Brief);
        let with = Article { companion_of: Some("lead".into()), ..sample::article("with") };
        let front = vec![brief, sample::article("a"), ranked("lead", Rank::Lead), with];
        let second: Vec<Article> = (0..7).map(|number| sample::article(&format!("b{number}"))).collect();
        issue.pages = vec![sample::page("A01", front), sample::page("A02", second)];
        let planned = messages(&issue, |_| false);
        assert_eq!(planned, [vec![2, 3, 1, 4, 5, 6, 7, 8], vec![9, 10, 0]]);
        let without = messages(&issue, |article| article.id.as_str() == "lead");
        assert_eq!(without.concat().len(), 10, "a companion of what is left out stays");
    }
}
