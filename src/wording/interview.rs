//! Interviews (问答): who speaks in a paragraph, and whether that one asks.
//!
//! A turn begins with its speaker: `问：`, or any name in strong type, `**记者：**`, `**记者**：` or
//! `**问：一切都好吗？**`. The characters stay where they are; only how they are read is known.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Block, Inline};

/// Speakers that need no strong type.
const PLAIN: [&str; 5] = ["问", "答", "問", "Q", "A"];
/// Speakers that ask, and how the names of others end that do: 本报记者.
const ASKING: [&str; 5] = ["问", "問", "Q", "提问", "提問"];
const ASKING_ENDS: [&str; 6] = ["记者", "記者", "主持人", "主持", "采访者", "採訪者"];
/// Most characters of a speaker, as 芦桥街道党工委书记沈砚秋.
const LONGEST: usize = 16;
/// What ends the name of a speaker.
const COLONS: [char; 2] = ['：', ':'];

/// A paragraph with the one who speaks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The speaker as it is printed, with the colon.
    pub label: String,
    /// What is said.
    pub words: Vec<Inline>,
}

impl Turn {
    /// Takes a paragraph apart; none if it names no speaker.
    pub(crate) fn of(text: &[Inline]) -> Option<Self> {
        let (first, rest) = text.split_first()?;
        match first {
            Inline::Text { text } => {
                let end = text.find(COLONS)?;
                let (name, after) = text.split_at(end);
                let is_plain = PLAIN.contains(&name);
                is_plain.then(|| Self::parted(name, after, rest)).flatten()
            }
            Inline::Strong { content } => Self::strong(content, rest),
            _ => None,
        }
    }

    /// A turn that begins with strong text, and the rest of it.
    fn strong(content: &[Inline], rest: &[Inline]) -> Option<Self> {
        let (Inline::Text { text }, strong) = content.split_first()? else { return None };
        let Some(end) = text.find(COLONS) else {
            let (Inline::Text { text: after }, rest) = rest.split_first()? else { return None };
            let is_name = strong.is_empty() && is_name(text);
            return is_name.then(|| Self::parted(text, after, rest)).flatten();
        };
        let (name, after) = text.split_at(end);
        let turn = is_name(name).then(|| Self::parted(name, after, strong)).flatten()?;
        let said = (!turn.words.is_empty()).then_some(Inline::Strong { content: turn.words });
        Some(Self { label: turn.label, words: said.into_iter().chain(rest.iter().cloned()).collect() })
    }

    /// A turn of a name and the text after it, which begins with a colon.
    fn parted(name: &str, after: &str, rest: &[Inline]) -> Option<Self> {
        let colon = after.chars().next().filter(|c| COLONS.contains(c))?;
        let said = &after[colon.len_utf8()..];
        let first = (!said.is_empty()).then(|| Inline::text(said));
        Some(Self {
            label: format!("{name}{colon}"),
            words: first.into_iter().chain(rest.iter().cloned()).collect(),
        })
    }

    /// The speaker without the colon.
    pub(crate) fn speaker(&self) -> &str {
        self.label.trim_end_matches(COLONS)
    }

    /// Whether it is a question.
    pub(crate) fn asks(&self) -> bool {
        let speaker = self.speaker();
        ASKING.contains(&speaker) || ASKING_ENDS.iter().any(|end| speaker.ends_with(end))
    }
}

/// Whether a strong text is a name.
fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '·' | '.');
    !text.trim().is_empty() && text.chars().count() <= LONGEST && text.chars().all(is_part)
}

/// Which of some blocks are the turns of an interview, in which at least two speak. A paragraph that names a
/// speaker is one if that speaker asks, answers as `答`, speaks again, or is next after a question or between
/// two turns: 时间： after an interview is none.
pub(crate) fn turns_of(blocks: &[Block]) -> Vec<bool> {
    let turn = |(number, block): (usize, &Block)| match block {
        Block::Paragraph { text } | Block::Interview { text } => Some((number, Turn::of(text)?)),
        _ => None,
    };
    let turns: Vec<(usize, Turn)> = blocks.iter().enumerate().filter_map(turn).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    turns.iter().for_each(|(_, turn)| *counts.entry(turn.speaker()).or_default() += 1);
    let speaks = |turn: &Turn| {
        let speaker = turn.speaker();
        turn.asks() || PLAIN.contains(&speaker) || counts[speaker] > 1
    };
    let is_turn = |at: usize| {
        let (before, after) = (at.checked_sub(1).map(|before| &turns[before].1), turns.get(at + 1));
        let is_between = before.is_some_and(speaks) && after.is_some_and(|(_, turn)| speaks(turn));
        speaks(&turns[at].1) || is_between || before.is_some_and(Turn::asks)
    };
    let known: Vec<&(usize, Turn)> =
        (0..turns.len()).filter(|&at| is_turn(at)).map(|at| &turns[at]).collect();
    let speakers: BTreeSet<&str> = known.iter().map(|(_, turn)| turn.speaker()).collect();
    let mut found = vec![false; blocks.len()];
    if speakers.len() > 1 {
        known.into_iter().for_each(|(number, _)| found[*number] = true);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(text: &str) -> Inline {
        Inline::Strong { content: vec![Inline::text(text)] }
    }

    fn paragraph(text: Vec<Inline>) -> Block {
        Block::Paragraph { text }
    }

    #[test]
    fn a_turn_begins_with_its_speaker() {
        let taken =
            |text: &[Inline]| Turn::of(text).map(|turn| (turn.label.clone(), turn.asks(), turn.words));
        let said = || vec![Inline::text("河还清吗？")];
        for (text, label, asks) in [
            (vec![Inline::text("问：河还清吗？")], "问：", true),
            (vec![Inline::text("答:河还清吗？")], "答:", false),
            (vec![strong("本报记者："), Inline::text("河还清吗？")], "本报记者：", true),
            (vec![strong("沈砚秋"), Inline::text("：河还清吗？")], "沈砚秋：", false),
            (vec![strong("陈学问："), Inline::text("河还清吗？")], "陈学问：", false),
        ] {
            assert_eq!(taken(&text), Some((label.to_owned(), asks, said())));
        }
        assert_eq!(
            taken(&[Inline::text("问："), strong("河")]),
            Some(("问：".to_owned(), true, vec![strong("河")]))
        );
        assert_eq!(taken(&[strong("记者：")]), Some(("记者：".to_owned(), true, Vec::new())));
        let whole = [strong("问：河还清吗？"), Inline::text("（众笑）")];
        let words = vec![strong("河还清吗？"), Inline::text("（众笑）")];
        assert_eq!(taken(&whole), Some(("问：".to_owned(), true, words)));
        for text in [
            vec![Inline::text("他问：河还清吗？")],
            vec![Inline::text("时间：3月20日")],
            vec![Inline::text("问河")],
            vec![strong("一句很长很长很长很长很长很长很长的话：")],
            vec![strong("河，"), Inline::text("：清")],
            vec![strong("："), Inline::text("清")],
            vec![Inline::text("河"), strong("记者：")],
            Vec::new(),
        ] {
            assert_eq!(taken(&text), None, "{text:?}");
        }
    }

    #[test]
    fn an_interview_has_two_speakers_who_ask_answer_or_speak_again() {
        let plain = |text: &str| paragraph(vec![Inline::text(text)]);
        let named = |name: &str| paragraph(vec![strong(name), Inline::text("甲")]);
        let rows = [
            (vec![plain("问：甲"), plain("乙"), plain("答：丙")], vec![true, false, true]),
            (vec![named("记者："), named("沈砚秋：")], vec![true, true]),
            (vec![named("沈砚秋："), named("顾一鸣："), named("沈砚秋：")], vec![true; 3]),
            (vec![named("时间："), named("地点："), named("电话：")], vec![false; 3]),
            (vec![plain("问：甲"), named("沈砚秋："), named("时间：")], vec![true, true, false]),
            (vec![named("时间："), plain("问：甲"), plain("答：乙")], vec![false, true, true]),
            (vec![plain("问：甲"), plain("问：乙")], vec![false; 2]),
            (vec![plain("答：甲")], vec![false]),
            (Vec::new(), Vec::new()),
        ];
        for (blocks, turns) in rows {
            assert_eq!(turns_of(&blocks), turns, "{blocks:?}");
        }
    }
}
