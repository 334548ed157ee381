//! Rust source as identifiers and signs, without comments, strings, characters and numbers.

/// A piece of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    Sign(char),
}

impl Token {
    pub(crate) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    pub(crate) fn is_sign(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }
}

/// The tokens of a file.
pub(crate) fn tokens(code: &str) -> Vec<Token> {
    let code: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = code.get(at) {
        let next = code.get(at + 1).copied();
        at = match (c, next) {
            ('/', Some('/')) => line_end(&code, at),
            ('/', Some('*')) => comment_end(&code, at),
            ('"', _) => string_end(&code, at),
            ('\'', _) => quote_end(&code, at),
            _ if is_word(c) => word(&code, at, &mut found),
            _ => {
                if !c.is_whitespace() {
                    found.push(Token::Sign(c));
                }
                at + 1
            }
        };
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where `test` first holds from `at` on.
fn find(code: &[char], at: usize, test: impl Fn(char) -> bool) -> usize {
    code[at..].iter().position(|&c| test(c)).map_or(code.len(), |after| at + after)
}

fn line_end(code: &[char], at: usize) -> usize {
    find(code, at, |c| c == '\n')
}

/// After a comment that may hold others.
fn comment_end(code: &[char], at: usize) -> usize {
    let (mut at, mut depth) = (at, 0);
    while at < code.len() {
        match (code[at], code.get(at + 1)) {
            ('/', Some('*')) => (at, depth) = (at + 2, depth + 1),
            ('*', Some('/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// After the closing mark of a string that opens at `at`.
fn string_end(code: &[char], at: usize) -> usize {
    let mut at = at + 1;
    while at < code.len() && code[at] != '"' {
        at += if code[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// After a raw string whose first sharp or mark is at `at`.
fn raw_string_end(code: &[char], at: usize) -> usize {
    let open = find(code, at, |c| c == '"');
    let sharps = open - at;
    let mut at = open + 1;
    while at < code.len() {
        let close = find(code, at, |c| c == '"');
        at = close + 1;
        if code[at.min(code.len())..].iter().take(sharps).filter(|&&c| c == '#').count() == sharps {
            return at + sharps;
        }
    }
    at
}

/// After a character, or after the mark of a lifetime.
fn quote_end(code: &[char], at: usize) -> usize {
    match (code.get(at + 1), code.get(at + 2)) {
        (Some('\\'), _) => find(code, at + 3, |c| c == '\'') + 1,
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// Takes a word, or the string that it opens; numbers are dropped.
fn word(code: &[char], at: usize, found: &mut Vec<Token>) -> usize {
    let end = find(code, at, |c| !is_word(c));
    let word: String = code[at..end].iter().collect();
    match (word.as_str(), code.get(end)) {
        ("r", Some('#')) if code.get(end + 1).is_some_and(|&c| is_word(c)) => return end + 1,
        ("r" | "br" | "cr", Some('"' | '#')) => return raw_string_end(code, end),
        ("b" | "c", Some('"')) => return string_end(code, end),
        ("b", Some('\'')) => return quote_end(code, end),
        _ => {}
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        found.push(Token::Word(word));
    }
    end
}

#[test]
fn comments_strings_and_characters_are_not_code() {
    let code = r##"a /* b /* c */ d */ e // f
        "g\"" b"h" r#"i " j"# 'k' '\'' '\\' '\u{6C}' b'm' r"n\" &'life x 12u8 r#type $y"##;
    let found: Vec<String> = tokens(code)
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.clone()),
            Token::Sign(_) => None,
        })
        .collect();
    assert_eq!(found, ["a", "e", "life", "x", "type", "y"]);
}
