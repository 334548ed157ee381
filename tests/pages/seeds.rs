//! The generated issues themselves: as varied as they say, and always the same.

use paiban::layout::Paper;
use paiban::model::walk::plain_text;
use paiban::model::{Article, Block, Rank};

use crate::generator::{Generator, ISSUES};

fn characters(article: &Article) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph { text } => plain_text(text).chars().count(),
        _ => 0,
    };
    article.body.iter().map(of).sum()
}

#[test]
fn issues_are_as_full_and_as_varied_as_they_say() {
    let generator = Generator::new();
    let (mut lengths, mut off, mut pages) = (Vec::new(), 0, 0);
    let mut wanted_ratios = Vec::new();
    for seed in 0..ISSUES {
        let generated = generator.issue(seed);
        assert!(Paper::NAMES.contains(&generated.paper));
        let issue = generated.issue.issue();
        assert!((1..=4).contains(&issue.pages.len()), "issue {seed}");
        for (page, &(wanted, found)) in issue.pages.iter().zip(&generated.ratios) {
            assert!((3..=14).contains(&page.articles.len()), "issue {seed}, {}", page.label);
            assert_eq!(page.articles[0].rank, Some(Rank::Lead), "issue {seed}, {}", page.label);
            let leads = page.articles.iter().filter(|article| article.rank == Some(Rank::Lead));
            assert_eq!(leads.count(), 1, "issue {seed}, {}", page.label);
            lengths.extend(page.articles.iter().map(characters));
            pages += 1;
            off += usize::from(wanted.abs_diff(found) * 20 > wanted);
            wanted_ratios.push(wanted);
        }
        for article in issue.articles() {
            for line in &article.headline {
                let printed = line.chars().filter(|c| !c.is_whitespace()).count();
                assert!((9..=15).contains(&printed), "issue {seed}: {line}");
            }
        }
    }
    // A page with as many articles as it may have can be too large for its ratio.
    assert!(off * 50 <= pages, "{off} of {pages} pages are not as full as they should be");
    wanted_ratios.sort_unstable();
    wanted_ratios.dedup();
    assert_eq!((wanted_ratios.len(), wanted_ratios[0], wanted_ratios[20]), (21, 600, 1600));
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!((300..=600).contains(&median), "half of the articles have up to {median} characters");
}

#[test]
fn the_same_number_makes_the_same_issue() {
    let (one, other) = (Generator::new(), Generator::new());
    for seed in [0, 7, 199] {
        let (a, b) = (one.issue(seed), other.issue(seed));
        assert_eq!(a.issue.issue(), b.issue.issue(), "issue {seed}");
        assert_eq!(a.issue.pictures(), b.issue.pictures(), "issue {seed}");
        assert_eq!(a.paragraphs(), b.paragraphs(), "issue {seed}");
    }
    assert_ne!(one.issue(0).issue.issue(), one.issue(10).issue.issue());
    let page = one.page_of(3, "tabloid-6", 8);
    assert_eq!((page.paper, page.issue.issue().pages.len()), ("tabloid-6", 1));
    assert_eq!(page.issue.issue().pages[0].articles.len(), 8);
}
