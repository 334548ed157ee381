//! What a source file names of other modules: imports, however they are grouped, and paths in code.

use crate::tokens::{Token, tokens};

/// A path that a file names, as it is written: `crate::a::B`, `super::b`, `c::D`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The inline modules of the file in which it stands.
    pub(crate) inside: Vec<String>,
    pub(crate) path: Vec<String>,
    /// What an import calls it; `None` for a path in code and for `*`.
    pub(crate) called: Option<String>,
    /// Whether it stands in code for tests only.
    pub(crate) is_test: bool,
}

/// A module that a file declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    /// Its path below the module of the file.
    pub(crate) path: Vec<String>,
    pub(crate) is_inline: bool,
    pub(crate) is_test: bool,
}

/// The names in a file, and the modules it declares.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) named: Vec<Named>,
    pub(crate) declared: Vec<Declared>,
}

/// Reads a file.
pub(crate) fn names(code: &str) -> Names {
    let mut reader = Reader { tokens: tokens(code), ..Reader::default() };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.found
}

#[derive(Default)]
struct Reader {
    tokens: Vec<Token>,
    at: usize,
    /// The open braces; those of inline modules with their names.
    open: Vec<Option<String>>,
    /// Code before this token is for tests only.
    test_until: usize,
    found: Names,
}

impl Reader {
    fn step(&mut self) {
        match self.tokens[self.at].clone() {
            Token::Sign('#') => self.attribute(),
            Token::Sign('{') => {
                self.open.push(None);
                self.at += 1;
            }
            Token::Sign('}') => {
                self.open.pop();
                self.at += 1;
            }
            Token::Sign(_) => self.at += 1,
            Token::Word(word) if word == "mod" && self.word(self.at + 1).is_some() => self.module(),
            Token::Word(word) if word == "use" && !self.is_sign(self.at + 1, '<') => self.import(),
            Token::Word(_) => self.path(),
        }
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_sign(sign))
    }

    fn is_colons(&self, at: usize) -> bool {
        self.is_sign(at, ':') && self.is_sign(at + 1, ':')
    }

    fn word(&self, at: usize) -> Option<String> {
        match self.tokens.get(at) {
            Some(Token::Word(word)) => Some(word.clone()),
            _ => None,
        }
    }

    fn is_test(&self) -> bool {
        self.at < self.test_until
    }

    fn inside(&self) -> Vec<String> {
        self.open.iter().flatten().cloned().collect()
    }

    /// Passes an attribute; what follows `#[cfg(test)]` is for tests.
    fn attribute(&mut self) {
        let is_inner = self.is_sign(self.at + 1, '!');
        let open = self.at + 1 + usize::from(is_inner);
        if !self.is_sign(open, '[') {
            self.at += 1;
            return;
        }
        let end = self.closed(open);
        let has = |word: &str| self.tokens[open..end].iter().any(|token| token.is_word(word));
        let is_test = has("cfg") && has("test") && !has("not");
        self.at = end;
        if is_test && !is_inner {
            self.test_until = self.test_until.max(self.item_end());
        }
    }

    /// After the bracket that closes the one at `open`.
    fn closed(&self, open: usize) -> usize {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.tokens.len()
    }

    /// After the item that begins here, attributes included.
    fn item_end(&self) -> usize {
        let (mut at, mut is_import) = (self.at, false);
        while let Some(token) = self.tokens.get(at) {
            match token {
                Token::Sign(';') => return at + 1,
                Token::Sign('{') if !is_import => return self.closed(at),
                Token::Sign('(' | '[' | '{') => at = self.closed(at),
                _ => {
                    is_import |= token.is_word("use");
                    at += 1;
                }
            }
        }
        at
    }

    fn module(&mut self) {
        let Some(name) = self.word(self.at + 1) else { return };
        let is_inline = self.is_sign(self.at + 2, '{');
        let mut path = self.inside();
        path.push(name.clone());
        self.found.declared.push(Declared { path, is_inline, is_test: self.is_test() });
        if is_inline {
            self.open.push(Some(name));
        }
        self.at += 3;
    }

    fn import(&mut self) {
        self.at += 1;
        self.tree(&[]);
    }

    /// A tree of imports below a path: `a::b as c`, `a::{b, c::*}`.
    fn tree(&mut self, below: &[String]) {
        let mut path = below.to_vec();
        let mut called = None;
        let mut is_leaf = true;
        if self.is_colons(self.at) {
            self.at += 2;
            // A path from the crates, never from a module.
            path.push(String::new());
        }
        while let Some(token) = self.tokens.get(self.at).cloned() {
            match token {
                Token::Word(word) if word == "as" => {
                    called = self.word(self.at + 1);
                    self.at += 2;
                }
                Token::Word(word) => {
                    // `a::{self}` is `a`.
                    if word != "self" || path.is_empty() {
                        path.push(word);
                    }
                    called = path.last().cloned();
                    self.at += 1;
                }
                Token::Sign(':') => self.at += 1,
                Token::Sign('*') => {
                    called = None;
                    self.at += 1;
                }
                Token::Sign('{') => {
                    is_leaf = false;
                    self.group(&path);
                }
                Token::Sign(_) => break,
            }
        }
        if is_leaf && !path.is_empty() {
            let is_test = self.is_test();
            self.found.named.push(Named { inside: self.inside(), path, called, is_test });
        }
    }

    fn group(&mut self, path: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() && !self.is_sign(self.at, '}') {
            let before = self.at;
            self.tree(path);
            self.at += usize::from(self.is_sign(self.at, ',') || self.at == before);
        }
        self.at += 1;
    }

    /// A path in code, `a::b::C`; a single word is none.
    fn path(&mut self) {
        let is_start = !self.at.checked_sub(1).is_some_and(|at| self.is_sign(at, '.'))
            && !self.at.checked_sub(2).is_some_and(|at| self.is_colons(at));
        // `pub(in crate::a)` says who may see a thing.
        let is_scope =
            self.at > 1 && self.tokens[self.at - 1].is_word("in") && self.is_sign(self.at - 2, '(');
        let mut path = vec![];
        while let Some(word) = self.word(self.at) {
            path.push(word);
            self.at += 1;
            if !self.is_colons(self.at) || self.word(self.at + 2).is_none() {
                break;
            }
            self.at += 2;
        }
        if is_start && !is_scope && path.len() > 1 {
            let is_test = self.at <= self.test_until;
            self.found.named.push(Named { inside: self.inside(), path, called: None, is_test });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(code: &str) -> Vec<String> {
        names(code).named.iter().map(|named| named.path.join("::")).collect()
    }

    #[test]
    fn grouped_nested_public_and_renamed_imports_are_read() {
        let code = "use crate::{a::{self, B}, c as d, e::*};\npub(crate) use super::super::f;\n\
                    pub use self::g::{H as _,};\nuse {crate::i, ::j::K};";
        let wanted = [
            "crate::a",
            "crate::a::B",
            "crate::c",
            "crate::e",
            "super::super::f",
            "self::g::H",
            "crate::i",
            "::j::K",
        ];
        assert_eq!(paths(code), wanted);
        let called: Vec<_> = names(code).named.into_iter().map(|named| named.called).collect();
        let words = [Some("a"), Some("B"), Some("d"), None, Some("f"), Some("_"), Some("i"), Some("K")];
        assert_eq!(called, words.map(|word| word.map(str::to_owned)));
    }

    #[test]
    fn paths_in_code_are_read_and_text_is_not() {
        let code = "fn f(a: crate::b::C) -> d::E { g.h::<I>(j::k::L::<M>::new()); \"crate::n\" /* crate::o */ }\n\
                    pub(in crate::p) fn q() {}";
        assert_eq!(paths(code), ["crate::b::C", "d::E", "j::k::L"]);
    }

    #[test]
    fn code_of_tests_and_of_inline_modules_is_known() {
        let code = "use crate::a;\n#[cfg(test)]\nuse crate::{b};\n#[cfg(test)] mod sample;\nmod c { use super::d; }\n\
                    #[cfg(test)]\nmod tests { mod e { crate::f::g(); } }\nuse crate::h;";
        let found = names(code);
        let paths: Vec<_> = found
            .named
            .iter()
            .map(|named| (named.inside.join("::"), named.path.join("::"), named.is_test))
            .collect();
        let wanted = [
            ("", "crate::a", false),
            ("", "crate::b", true),
            ("c", "super::d", false),
            ("tests::e", "crate::f::g", true),
            ("", "crate::h", false),
        ];
        assert_eq!(paths, wanted.map(|(inside, path, test)| (inside.to_owned(), path.to_owned(), test)));
        let declared: Vec<_> = found
            .declared
            .iter()
            .map(|module| (module.path.join("::"), module.is_inline, module.is_test))
            .collect();
        let wanted =
            [("sample", false, true), ("c", true, false), ("tests", true, true), ("tests::e", true, true)];
        assert_eq!(declared, wanted.map(|(path, inline, test)| (path.to_owned(), inline, test)));
    }
}
