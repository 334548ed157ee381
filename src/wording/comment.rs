//! Comment (评论), known by the title of its standing column or the name of its page.

/// What such titles end with, in the languages of the program.
const ENDS: [&str; 18] = [
    "评论",
    "評論",
    "评论员",
    "評論員",
    "时评",
    "時評",
    "社论",
    "社論",
    "短评",
    "短評",
    "快评",
    "快評",
    "言论",
    "言論",
    "杂谈",
    "雜談",
    "Opinion",
    "Comment",
];

/// Whether a title names comment.
pub(crate) fn is_comment(title: &str) -> bool {
    let title = title.trim();
    ENDS.iter().any(|end| title.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_columns_tell_comment_from_news() {
        assert!(["溪湾时评", "评论", "本报评论员", "社论", "Opinion"].into_iter().all(is_comment));
        assert!(!["评论区的故事", "要闻", "简讯", ""].into_iter().any(is_comment));
    }
}
