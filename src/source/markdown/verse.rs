//! Line blocks: paragraphs of which every line begins with a bar, as in Pandoc. They are verse; a bar alone parts
//! two stanzas.

use std::ops::Range;

use pulldown_cmark::Event;

use super::flow::is_indent;
use super::marks::RangedEvent;

/// The stanzas of a run of events that is a line block, without the bars, and with a break at the end of each
/// line; the events as they are where it is none.
pub(super) fn stanzas<'a>(
    source: &str,
    events: Vec<RangedEvent<'a>>,
) -> Result<Vec<Vec<RangedEvent<'a>>>, Vec<RangedEvent<'a>>> {
    if !is_line_block(source, &events) {
        return Err(events);
    }
    let mut stanzas = vec![Vec::new()];
    let mut at_start = true;
    let mut after_bar = false;
    // The blank after a bar, where the parser told the two apart; a second one is the author's.
    let mut has_blank = false;
    for (event, range) in events {
        match event {
            Event::SoftBreak | Event::HardBreak => {
                let is_empty = at_start || after_bar;
                (at_start, after_bar) = (true, false);
                let stanza = stanzas.last_mut().filter(|stanza| !stanza.is_empty());
                match stanza {
                    Some(stanza) if !is_empty => stanza.push((Event::HardBreak, range)),
                    Some(_) => stanzas.push(Vec::new()),
                    None => {}
                }
            }
            Event::Text(text) if at_start || after_bar => {
                let bar = usize::from(at_start);
                let takes_blank = (at_start || !has_blank) && text[bar..].starts_with(' ');
                has_blank = takes_blank || !at_start && has_blank;
                let blank = usize::from(takes_blank);
                let rest = text[bar + blank..].to_owned();
                after_bar = rest.is_empty();
                at_start = false;
                if !after_bar && let Some(stanza) = stanzas.last_mut() {
                    stanza.push((Event::Text(rest.into()), range.start + bar + blank..range.end));
                }
            }
            event => {
                (at_start, after_bar) = (false, false);
                if let Some(stanza) = stanzas.last_mut() {
                    stanza.push((event, range));
                }
            }
        }
    }
    Ok(stanzas)
}

/// Whether each line of a run begins with a bar, and a blank after it or nothing.
fn is_line_block(source: &str, events: &[RangedEvent<'_>]) -> bool {
    let mut begins = true;
    let mut lines = 0;
    // A row of a table whose rule was forgotten has more bars.
    let is_escaped = |range: &Range<usize>| source[..range.start].ends_with('\\');
    let has_bar = |text: &str, range: &Range<usize>| text.contains('|') && !is_escaped(range);
    for (event, range) in events {
        match event {
            Event::SoftBreak | Event::HardBreak => begins = true,
            Event::Text(text) if begins => {
                let after = source.get(range.start + 1..).and_then(|rest| rest.chars().next());
                let is_bar =
                    text.starts_with('|') && source[range.clone()].starts_with('|') && !is_escaped(range);
                if !is_bar || after.is_some_and(|after| !matches!(after, '\n' | '\r') && !is_indent(after)) {
                    return false;
                }
                if has_bar(&text[1..], range) {
                    return false;
                }
                begins = false;
                lines += 1;
            }
            Event::Text(text) if has_bar(text, range) => return false,
            _ if begins => return false,
            _ => {}
        }
    }
    lines > 0
}
