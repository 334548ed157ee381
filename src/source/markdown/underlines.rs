//! What a rule under a paragraph means.
//!
//! To Markdown `---` and `===` directly under a paragraph make it a heading. Here only a short line
//! becomes a subhead. A row with a rule under it is a table of another program, and a sentence with
//! a rule under it is a paragraph before a break.

/// What a paragraph with a rule under it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Underlined {
    /// A subhead; also one that begins with number signs.
    Subhead,
    /// A row of a table, which stays text with its rule.
    Row,
    /// A paragraph, and a break if the rule is of hyphens.
    Paragraph,
}

/// Whether a rule parts columns, as in simple tables of pandoc: groups of hyphens with blanks between.
pub(super) fn is_table_rule(rule: &str) -> bool {
    let mut groups = rule.split_whitespace();
    groups.clone().count() > 1
        && groups.all(|group| group.len() > 1 && group.bytes().all(|byte| byte == b'-'))
}

/// What a heading is that was typed like this.
pub(super) fn underlined(typed: &str) -> Underlined {
    let mut lines: Vec<&str> = typed.trim_end().lines().map(without_quote).collect();
    let rule = lines.pop();
    let Some(last) = lines.last().filter(|_| rule.is_some()) else { return Underlined::Subhead };
    if lines.iter().any(|line| is_row(line)) {
        return Underlined::Row;
    }
    let closes = |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '"' | '*' | '_' | '>');
    let ends_sentence = last
        .trim_end_matches(closes)
        .ends_with(['。', '！', '？', '；', '：', '，', '、', '…', '.', '!', '?', ';', ',']);
    if lines.len() > 1 || ends_sentence { Underlined::Paragraph } else { Underlined::Subhead }
}

/// Whether a line has columns: cells between bars, or words with two blanks between them.
fn is_row(line: &str) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{3000}');
    let wide = |run: &str| run.contains('\t') || run.chars().filter(|&c| blank(c)).count() > 1;
    let mut rest = line;
    while let Some(start) = rest.find(blank) {
        let run = &rest[start..rest.len() - rest[start..].trim_start_matches(blank).len()];
        if wide(run) {
            return true;
        }
        rest = &rest[start + run.len()..];
    }
    line.contains('|')
}

/// A line without marks of quotes and blanks around it.
pub(super) fn without_quote(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{3000}']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_lines_with_a_rule_are_subheads() {
        for (typed, expected) in [
            ("## 小标题", Underlined::Subhead),
            ("##\n", Underlined::Subhead),
            ("小标题\n---\n", Underlined::Subhead),
            ("小 标题  \n===", Underlined::Subhead),
            ("> 小标题\n> ---\n", Underlined::Subhead),
            ("姓名    年龄\n-------\n", Underlined::Row),
            ("姓名\t年龄\n---", Underlined::Row),
            ("姓名　　年龄\n---", Underlined::Row),
            ("| 姓名 | 年龄 |\n---", Underlined::Row),
            ("一句话。\n---", Underlined::Paragraph),
            ("他说：“好。”\n---", Underlined::Paragraph),
            ("一行\n又一行\n---", Underlined::Paragraph),
        ] {
            assert_eq!(underlined(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_rule_of_groups_parts_columns() {
        for rule in ["----  ----", "-- ------- --\n"] {
            assert!(is_table_rule(rule), "{rule}");
        }
        for rule in ["---", "- - -", "* * *", "***", "--- -", "___ ___"] {
            assert!(!is_table_rule(rule), "{rule}");
        }
    }
}
