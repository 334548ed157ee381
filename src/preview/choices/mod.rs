//! Different pages of one page, drawn small, with what differs in words of the newsroom.
//!
//! The recipe: the page is composed anew, alone, with what is locked on it ([`others`]); each of the pages that were
//! found and not taken is set as it would be accepted, and left out where it cannot stand; the [`differences`] to the
//! page as it stands are said, the largest first.

mod differences;
mod others;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::plan::Plan;
use crate::layout::plan::bill::Cost;
use crate::layout::{CellRect, Composed};
use crate::messages::{MessageLanguage, Sentence};
use crate::model::{AcceptedSheet, ArticleId, PageLabel};
use crate::press::Press;
use crate::raster::Drawing;

use differences::{differences, moved};
use others::others;

/// A page to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its sheets, as they are accepted ([`super::hand::Hand::accept`]).
    pub sheets: Vec<AcceptedSheet>,
    /// What differs from the page as it stands, the most telling first; at most three.
    pub words: Vec<Sentence>,
    /// What it costs, in hundredths.
    pub cost: Cost,
    /// The modules that stand elsewhere: the sheet, the article, its cells.
    pub moved: Vec<(usize, ArticleId, CellRect)>,
    /// Its first sheet, a PNG [`WIDTH`] pixels wide.
    pub picture: Vec<u8>,
}

/// Pixels of the small pictures.
pub const WIDTH: u32 = 240;

/// The most pages to choose from.
const MOST_CHOICES: usize = 5;

/// The other pages of a page: at most five. What is locked stands in all of them where it stands.
///
/// # Errors
/// Those of [`Press::set`], and a picture that cannot be drawn.
pub fn choices(
    press: &Press,
    issue: &CheckedIssue,
    composed: &Composed,
    page: &PageLabel,
) -> Result<Vec<Choice>, Error> {
    let now: Vec<&Plan> = composed.plans.iter().filter(|plan| plan.label == *page).collect();
    let mut choices = Vec::new();
    for other in others(press, issue, page)? {
        let plans: Vec<&Plan> = other.plans.iter().filter(|plan| plan.label == *page).collect();
        let moved = moved(&now, &plans);
        if moved.is_empty() || choices.len() == MOST_CHOICES {
            continue;
        }
        let mut sheets = other.accepted(&press.paper.name);
        sheets.retain(|sheet| sheet.page == *page);
        let first = other.plans.iter().position(|plan| plan.label == *page).unwrap_or_default();
        choices.push(Choice {
            sheets,
            words: differences(&now, &plans, issue),
            cost: plans.iter().map(|plan| plan.cost()).sum(),
            moved,
            picture: Drawing::of(&other.edition).picture(first, WIDTH)?.png()?,
        });
    }
    choices.sort_by_key(|choice| choice.cost);
    Ok(choices)
}

/// For the browser, words in a language and pictures as addresses.
pub fn json(choices: &[Choice], language: MessageLanguage) -> Value {
    let choice = |choice: &Choice| {
        let words: Vec<String> = choice.words.iter().map(|words| words.in_language(language)).collect();
        let moved = choice
            .moved
            .iter()
            .map(|(sheet, article, cells)| json!({"sheet": sheet, "article": article, "cells": cells}));
        let grid = choice.sheets.first().map(|sheet| [sheet.columns, sheet.rows]);
        json!({
            "words": words,
            "cost": f64::from(choice.cost) / 100.0,
            "grid": grid,
            "moved": moved.collect::<Vec<_>>(),
            "picture": format!("data:image/png;base64,{}", BASE64_STANDARD.encode(&choice.picture)),
        })
    };
    choices.iter().map(choice).collect()
}
