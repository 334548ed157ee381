//! Where the lines of a headline may end, and how well.
//!
//! A line ends between words. The dictionary has few names and few words of three characters:
//! characters that stand alone are held to their neighbours by what they are, a suffix, a
//! preposition, a part of a name. Costs are squares of em: a line end of cost 18 is as bad as two
//! lines of which one is six em longer. Rules: Chinese newspaper practice (no line of a headline
//! begins with 的 or ends with 和, numbers stay with their units); lists and costs were tuned by eye;
//! see docs/tuning.md.

use std::ops::Range;

use super::tokens::{Atom, TokenKind, Tokens};
use super::words::Words;
use crate::text::breaks::Break;
use crate::text::class::Class;

/// What a line end does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Nothing.
    Good,
    /// Leaves 的 at the head of a line, 和 at its end, or parts a title or a short quotation.
    Awkward,
    /// Cuts a word, or a number from its unit.
    Cut,
    /// Ends where no line may.
    Forbidden,
}

/// A place between two atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// What a line end does here.
    pub(super) level: Level,
    /// Its cost in squares of em.
    pub(super) cost: i64,
    /// Whether it is a blank by which the author marks a turn.
    pub(super) turn: bool,
}

/// The author's turns come before all others.
const TURN: i64 = -200;
const PAUSE: i64 = -8;
const LIST: i64 = -2;
const LEANS_AWAY: i64 = 1;
const PHRASE: i64 = -3;
const ALONE_AT_END: i64 = 12;
const ALONE_AT_START: i64 = 8;
/// The same beside another character that stands alone: both may be the edge of a name.
const NAME_AT_END: i64 = 4;
const NAME_AT_START: i64 = 3;
const IN_NAME: i64 = 18;
const LEANS_OVER: i64 = 20;
const BETWEEN_NAMES: i64 = 6;
const IN_LONG_QUOTATION: i64 = 4;

/// Longest title in 《》 and longest other bracketed text that are kept on one line.
const TITLE: usize = 12;
const QUOTATION: usize = 6;

/// Particles that begin no line.
const PARTICLES: &str = "的得地了着过吗呢吧们啊呀嘛啦之";
/// Words that begin with a particle and do not lean on the word before them.
const NO_PARTICLES: [&str; 3] = ["的士", "的确", "的哥"];
/// Conjunctions that end no line.
const CONJUNCTIONS: &str = "和与及暨或";
/// What ends a phrase even after a character that stands alone: particles and places.
const ENDINGS: &str = "的得地了着过吗呢吧们上里中外内间前后时";
/// Prepositions and words of time, before which a phrase ends.
const PREPOSITIONS: &str = "在从把被让将为对向由";
const TIMES: [&str; 11] =
    ["今日", "今天", "昨日", "昨天", "明日", "明天", "明起", "今起", "近日", "日前", "下周"];
/// Words of one character that lean on what follows: prepositions, adverbs, verbs, prefixes.
const FORWARD: &str = "在从把被让将为对向以于由因至给跟按经据比不未没别莫再更最很太挺真还又也都就才只仅刚\
                       正已曾均可要能想敢须应该请是有无老新各每全本我你他她这那某诸初赴获促助建办推送进迎看说谈\
                       讲议问做当变先请何怎谁副之和与及暨或去留";
/// Those that lean on what stands before them: suffixes, places, measure words.
const BACK: &str = "的得地了着过吗呢吧们上里中外内间前后时处侧旁者员家师生工匠手馆会区市省县镇乡村街路桥河湖江\
                    山站厅局部院校园场厂店城队团组室所社厦楼房屋亭港湾岛洲国族人化性率型式级度量费税金款券卡证\
                    书报刊版法令例案权力感器机车船线网点群党军委办节展赛奖杯制界业品类角梅饭餐个名位户张条件项";
const BACK_WORDS: [&str; 10] =
    ["以上", "以下", "以内", "以外", "以来", "左右", "之后", "之前", "之间", "期间"];
/// The commonest family names of one character.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余\
                        杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶\
                        黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞章鲁葛匡蒲";

/// The place after each atom of a text.
pub(super) fn joints(atoms: &[Atom], words: &Words<'_>) -> Vec<Joint> {
    let tokens = Tokens::new(atoms, words);
    let mut joints: Vec<Joint> = atoms.iter().map(|atom| inside(atom.after)).collect();
    for number in 0..tokens.all.len().saturating_sub(1) {
        let after = tokens.all[number].atoms.end - 1;
        if joints[after].level == Level::Cut {
            joints[after] = between(&tokens, number);
        }
    }
    for (range, longest) in bracketed(&tokens) {
        let short = range.len() <= longest;
        for joint in joints[range].iter_mut().filter(|joint| joint.level == Level::Good) {
            *joint = match short {
                true => Joint { level: Level::Awkward, turn: false, ..*joint },
                false => Joint { cost: joint.cost + IN_LONG_QUOTATION, ..*joint },
            };
        }
    }
    joints
}

/// A place inside a word. A headline is never hyphenated.
fn inside(after: Break) -> Joint {
    let level = match after {
        Break::Never | Break::Hyphen(_) => Level::Forbidden,
        Break::May(_) | Break::Must => Level::Cut,
    };
    Joint { level, cost: 0, turn: false }
}

/// The place after a token that is not the last one.
fn between(tokens: &Tokens, number: usize) -> Joint {
    let good = |cost: i64| Joint { level: Level::Good, cost, turn: false };
    if tokens.all[number].kind == TokenKind::Blank {
        let turn = tokens.is_turn(number);
        return Joint { turn, ..good(if turn { TURN } else { 0 }) };
    }
    if tokens.is_whole(number) {
        return inside(Break::May(0));
    }
    let level = if is_stiff(tokens, number) { Level::Awkward } else { Level::Good };
    Joint { level, ..good(cost(tokens, number)) }
}

/// Whether a particle would begin a line, or a conjunction end one, or a word of one character would
/// be parted from its 得: 走得/出.
fn is_stiff(tokens: &Tokens, number: usize) -> bool {
    let (before, after) = (tokens.word(number), tokens.word(number + 1));
    let leans = match after {
        [one] => PARTICLES.contains(*one),
        [first, ..] => *first == '的' && !is_one_of(&NO_PARTICLES, after),
        [] => false,
    };
    let ends = matches!(before, [one] if CONJUNCTIONS.contains(*one));
    leans || ends || before == ['得'] && after.len() == 1
}

/// Cost of a line end between two tokens.
fn cost(tokens: &Tokens, number: usize) -> i64 {
    let (before, after) = (tokens.alone(number), tokens.alone(number + 1));
    let start = start_cost(tokens, number + 1);
    match (tokens.all[number].kind, before, after) {
        (TokenKind::Mark(Class::Comma), ..) if tokens.last_char(number) == Some('、') => LIST,
        (TokenKind::Mark(Class::Comma | Class::Colon | Class::Stop | Class::Exclamation), ..) => PAUSE,
        (TokenKind::Mark(Class::Dash | Class::Ellipsis), ..) => PAUSE / 2,
        (TokenKind::Mark(_), ..) if start < LEANS_OVER => start.min(0),
        (_, Some(_), Some(_)) if between_names(tokens, number) => BETWEEN_NAMES,
        (_, Some(_), Some(next)) if !ends_phrase(tokens, number) && !FORWARD.contains(next) => IN_NAME,
        _ => start + end_cost(tokens, number),
    }
}

/// Whether a character that stands alone is a particle, or the suffix of a word.
fn ends_phrase(tokens: &Tokens, number: usize) -> bool {
    let of_word = number > 0 && tokens.word(number - 1).len() > 1;
    tokens.alone(number).is_some_and(|c| ENDINGS.contains(c) || of_word && BACK.contains(c))
}

/// What it costs that a token ends a line.
fn end_cost(tokens: &Tokens, number: usize) -> i64 {
    match tokens.alone(number) {
        Some(c) if BACK.contains(c) => LEANS_AWAY,
        Some(c) if FORWARD.contains(c) => LEANS_OVER,
        Some(c) if SURNAMES.contains(c) && tokens.word(number + 1).len() == 2 => IN_NAME,
        Some(_) if number > 0 && tokens.alone(number - 1).is_some() => NAME_AT_END,
        Some(_) => ALONE_AT_END,
        None => 0,
    }
}

/// What it costs that a token begins a line.
fn start_cost(tokens: &Tokens, number: usize) -> i64 {
    match tokens.alone(number) {
        Some(c) if PREPOSITIONS.contains(c) => PHRASE,
        Some(c) if FORWARD.contains(c) => LEANS_AWAY,
        Some(c) if BACK.contains(c) => LEANS_OVER,
        Some(c) if SURNAMES.contains(c) && tokens.word(number + 1).len() == 2 => NAME_AT_START,
        Some(_) if tokens.alone(number + 1).is_some() => NAME_AT_START,
        Some(_) => ALONE_AT_START,
        None if is_one_of(&TIMES, tokens.word(number)) => PHRASE,
        None if is_one_of(&BACK_WORDS, tokens.word(number)) => LEANS_OVER,
        None => 0,
    }
}

fn is_one_of(words: &[&str], word: &[char]) -> bool {
    words.iter().any(|known| known.chars().eq(word.iter().copied()))
}

/// Whether a row of characters that stand alone reads as a name of two or three characters before
/// the place and another one after it.
fn between_names(tokens: &Tokens, number: usize) -> bool {
    let surname = |i: usize| matches!(tokens.word(i), [one] if SURNAMES.contains(*one));
    if !surname(number + 1) {
        return false;
    }
    let alone = (0..=number).rev().take_while(|&i| tokens.word(i).len() == 1).count();
    (2..=3).contains(&alone) && surname(number + 1 - alone)
}

/// The atoms after which a line would end inside of brackets, with the length up to which what
/// they enclose is kept on one line. Of brackets in brackets the outer ones count.
fn bracketed(tokens: &Tokens) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    for (number, token) in tokens.all.iter().enumerate() {
        match token.kind {
            TokenKind::Mark(Class::Open) => {
                let longest = if tokens.last_char(number) == Some('《') { TITLE } else { QUOTATION };
                open = open.or(Some((token.atoms.end, longest)));
                depth += 1;
            }
            TokenKind::Mark(Class::Close) => {
                depth = depth.saturating_sub(1);
                if let Some((from, longest)) = open.take_if(|_| depth == 0) {
                    found.push((from..token.atoms.start, longest));
                }
            }
            _ => {}
        }
    }
    found
}
