//! Pages of what real papers print beside plain articles: advertisements, photos, tables, verse, few articles and
//! many. `cargo bench --bench content` counts them all.

use paiban::model::{Block, Rank};

use crate::editions::{in_parallel, set};
use crate::generator::content::Content;
use crate::generator::{Generated, Generator};
use crate::promises::PROMISES;

/// An issue of each content on paper of each kind.
const SEEDS: [u64; 12] = [0, 7, 14, 15, 22, 23, 24, 31, 38, 45, 46, 53];

#[test]
fn pages_of_all_contents_keep_the_promises() {
    let generator = Generator::new();
    let broken = in_parallel(SEEDS.to_vec(), |seed| {
        let (content, generated) = generator.with_content(seed);
        let composed = set(&generated.issue, generated.paper, generated.theme);
        let broken = PROMISES.iter().flat_map(|(name, promise)| {
            let of = promise(&generated, &composed).into_iter();
            of.map(move |how| {
                format!("{content:?} {seed}: {name}: {}", how.chars().take(300).collect::<String>())
            })
        });
        broken.collect::<Vec<_>>()
    });
    assert_eq!(broken.concat(), Vec::<String>::new());
}

#[test]
fn issues_have_the_content_they_are_about() {
    let generator = Generator::new();
    let mut notices = 0;
    for seed in 0..60 {
        let (content, generated) = generator.with_content(seed);
        for page in &generated.issue.issue().pages {
            let articles = page.articles.iter().filter(|article| article.notice.is_none()).count();
            let blocks = || page.articles.iter().flat_map(|article| &article.body);
            let holds = match content {
                Content::Notices => {
                    notices += page.articles.len() - articles;
                    true
                }
                Content::Photos => page.articles.iter().any(|article| article.figures.len() >= 3),
                Content::Tables => blocks().any(|block| matches!(block, Block::Table(_))),
                Content::Verse => blocks().any(|block| matches!(block, Block::Verse { .. })),
                Content::Few => articles <= 3,
                Content::Many => (6..=24).contains(&articles),
            };
            assert!(holds, "{content:?} {seed}, {}: {articles} articles", page.label);
            assert!(
                page.articles.iter().any(|article| article.rank == Some(Rank::Lead)),
                "{content:?} {seed}"
            );
        }
    }
    assert!(notices >= 20, "{notices} advertisements");
}

#[test]
fn the_same_number_makes_the_same_issue() {
    let (one, other) = (Generator::new(), Generator::new());
    let same = |a: &Generated, b: &Generated| {
        a.issue.issue() == b.issue.issue() && a.issue.pictures() == b.issue.pictures()
    };
    for seed in [0, 1, 59] {
        assert!(same(&one.with_content(seed).1, &other.with_content(seed).1), "issue {seed}");
    }
}
